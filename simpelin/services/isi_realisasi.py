"""Enter a quarter: the sheet of one unit, and the commands that fill its cells.

Kinerja is entered by the unit that owns the indicator, rupiah by Keuangan for all or by
the owning unit (⚙ ``sumber_rp``). A submitted report is frozen for its unit except
rupiah (aturan section 9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.capaian import HasilIndikator, Status, dilaporkan, realisasi_sampai
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kalender import batas_isian
from simpelin.domain.kantor import LaporanUnit, Peran, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penilaian import Penilaian, Warna, nilai_semua
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import KOSONG4, Kunci, Sifat, Simpul, Tingkat
from simpelin.domain.sorotan import unit_indikator
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung, muat_realisasi

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = "isi realisasi"
_BEKU = (
    StatusLaporan.DIAJUKAN,
    StatusLaporan.DIPERIKSA,
    StatusLaporan.DIVERIFIKASI,
    StatusLaporan.DISETUJUI,
)
ROMAWI = ("", "I", "II", "III", "IV")


# --- commands ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IsiKinerja:
    """Set, or with ``None`` take back, one indicator's kinerja of one quarter."""

    tahun: int
    triwulan: int
    kunci: Kunci
    indikator: str
    laporan: LaporanKinerja | None


@dataclass(frozen=True, slots=True)
class IsiAnggaran:
    """Set, or with ``None`` take back, a sub kegiatan's rupiah of one quarter.

    A negative amount (contra entry, returned money) needs ``catatan``.
    """

    tahun: int
    triwulan: int
    kunci: Kunci
    anggaran: int | None
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class IsiCatatan:
    """Set the words of a node and quarter."""

    tahun: int
    triwulan: int
    kunci: Kunci
    catatan: Catatan


Perintah = IsiKinerja | IsiAnggaran | IsiCatatan


def isi(store: Store, *perintah: Perintah, tindakan: str = TINDAKAN) -> None:
    """Store some cells in one transaction, or refuse them all.

    Raises :class:`KesalahanPengguna` with one sentence: an item that the plan does not
    have, a frozen report, a rasio with half its figures, a negative amount without its
    reason, a running total below 0.
    """
    with store.ubah(tindakan):
        for satu in perintah:
            _isi_satu(store, satu)


def _isi_satu(store: Store, perintah: Perintah) -> None:
    simpul = _cari(store, perintah)
    if isinstance(perintah, IsiKinerja):
        _periksa_kinerja(store, perintah, simpul)
        store.realisasi.simpan_kinerja(
            perintah.tahun,
            perintah.kunci,
            perintah.indikator,
            perintah.triwulan,
            perintah.laporan,
        )
    elif isinstance(perintah, IsiAnggaran):
        _periksa_anggaran(store, perintah, simpul)
        store.realisasi.simpan_anggaran(
            perintah.tahun,
            perintah.kunci,
            perintah.triwulan,
            perintah.anggaran,
            perintah.catatan.strip(),
        )
    else:
        _pastikan_terbuka(store, perintah.tahun, perintah.triwulan, simpul.unit)
        store.realisasi.simpan_catatan(
            perintah.tahun, perintah.kunci, perintah.triwulan, perintah.catatan
        )


def _cari(store: Store, perintah: Perintah) -> Simpul:
    """The node, as any version of the year's plan lists it last."""
    for versi in reversed(store.rencana.versi(perintah.tahun)):
        for simpul in versi.simpul:
            if simpul.kunci == perintah.kunci:
                return simpul
    raise KesalahanPengguna(
        f"{perintah.kunci} tidak ada dalam rencana {perintah.tahun}; muat ulang halaman (F5)."
    )


def _periksa_kinerja(store: Store, perintah: IsiKinerja, simpul: Simpul) -> None:
    indikator = next(
        (
            satu
            for versi in reversed(store.rencana.versi(perintah.tahun))
            for s in versi.simpul
            if s.kunci == perintah.kunci
            for satu in s.indikator
            if satu.nama == perintah.indikator
        ),
        None,
    )
    if indikator is None:
        raise KesalahanPengguna(
            f"Indikator “{perintah.indikator}” tidak ada pada {simpul.nama}; muat ulang (F5)."
        )
    _pastikan_terbuka(store, perintah.tahun, perintah.triwulan, indikator.unit or simpul.unit)
    laporan = perintah.laporan
    if laporan is None:
        return
    if not dilaporkan(indikator.sifat, laporan):
        if indikator.sifat is Sifat.RASIO:
            raise KesalahanPengguna("Rasio butuh pembilang dan penyebut; isi keduanya.")
        raise KesalahanPengguna("Isi angka kinerja, atau kosongkan selnya.")
    if any(satu is not None and satu < 0 for satu in (laporan.pembilang, laporan.penyebut)):
        raise KesalahanPengguna("Pembilang dan penyebut tidak boleh negatif.")


def _periksa_anggaran(store: Store, perintah: IsiAnggaran, simpul: Simpul) -> None:
    if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        raise KesalahanPengguna(
            f"Rupiah hanya diisi pada sub kegiatan; {simpul.nama} adalah {simpul.tingkat}."
        )
    if perintah.anggaran is None:
        baru = 0
    elif perintah.anggaran < 0 and not perintah.catatan.strip():
        raise KesalahanPengguna(
            "Angka negatif butuh keterangan (misalnya pengembalian belanja); tulis alasannya."
        )
    else:
        baru = perintah.anggaran
    empat = list(store.realisasi.muat(perintah.tahun).anggaran.get(perintah.kunci, KOSONG4))
    empat[perintah.triwulan - 1] = baru
    berjalan = 0
    for n, satu in enumerate(empat, start=1):
        berjalan += satu or 0
        if berjalan < 0:
            raise KesalahanPengguna(
                f"Jumlah realisasi s.d. TW {ROMAWI[n]} menjadi Rp {tulis_rupiah(berjalan)};"
                " jumlah berjalan tidak boleh di bawah 0."
            )


def _pastikan_terbuka(store: Store, tahun: int, triwulan: int, unit: str) -> None:
    laporan = store.laporan.muat(tahun, triwulan).get(unit)
    if laporan is not None and laporan.status in _BEKU:
        raise KesalahanPengguna(
            f"Laporan {unit} TW {ROMAWI[triwulan]} {tahun} sudah {laporan.status};"
            " buka kembali laporannya dengan alasan bila perlu diubah."
        )


# --- the sheet -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BarisIsian:
    """One indicator of one sub kegiatan (or of a node above) on a unit's sheet.

    ``pertama`` marks the node's first line on the sheet, which carries its money.
    ``kunci_k`` and ``kunci_rp`` say why a cell may not be typed; empty where it may.
    ``lalu`` is R(n−1); rupiah are whole.
    """

    hasil: HasilSimpul
    indikator: HasilIndikator | None
    pertama: bool
    penilaian: Penilaian | None
    kinerja: LaporanKinerja | None
    lalu: Fraction | None
    rp_lalu: int
    rp_ini: int | None
    catatan_rp: str
    kunci_k: str
    kunci_rp: str

    @property
    def simpul(self) -> Simpul:
        assert self.hasil.simpul is not None
        return self.hasil.simpul

    @property
    def warna(self) -> Warna | None:
        """The item's colour, or ABU where a report is due."""
        return None if self.penilaian is None else self.penilaian.warna

    @property
    def tanpa_rencana(self) -> bool:
        """Nothing is planned in this quarter itself and nothing is entered yet."""
        i = self.indikator
        if i is None or self.kinerja is not None or i.otomatis:
            return False
        kosong = i.indikator.target_tw != KOSONG4 and not i.indikator.target_tw[i.triwulan - 1]
        return i.status is Status.BELUM_DIJADWALKAN or (
            kosong and i.indikator.sifat is Sifat.KUMULATIF
        )


@dataclass(frozen=True)
class Lembar:
    """What one unit fills in one quarter; ``unit`` empty is Keuangan's sheet over all units."""

    unit: str
    evaluasi: Evaluasi
    batas: date
    laporan: LaporanUnit | None
    baris: tuple[BarisIsian, ...]
    catatan: Mapping[Kunci, Catatan] = field(repr=False)

    @property
    def beku(self) -> bool:
        return self.laporan is not None and self.laporan.status in _BEKU

    def kekurangan(self) -> tuple[BarisIsian, ...]:
        """The lines that still miss a due figure."""
        return tuple(
            satu
            for satu in self.baris
            if satu.indikator is not None and satu.indikator.status is Status.BELUM_LAPOR
        )


def unit_pelapor(evaluasi: Evaluasi) -> tuple[str, ...]:
    """The units that own an indicator of the plan in force, in plan order."""
    nama = (
        unit_indikator(indikator, hasil.simpul)
        for hasil in evaluasi
        for indikator in hasil.indikator
        if hasil.simpul is not None
    )
    return tuple(dict.fromkeys(satu for satu in nama if satu))


def unit_keuangan(store: Store) -> str:
    """The unit that enters rupiah for all, or '' where none is named."""
    return next((u.nama for u in store.unit.semua() if u.peran is Peran.KEUANGAN), "")


def lembar(store: Store, tahun: int, triwulan: int, unit: str) -> Lembar:
    """The sheet of one unit, or with an empty ``unit`` Keuangan's sheet of all rupiah."""
    evaluasi = hitung(store, tahun, triwulan)
    atur = pengaturan.muat(store)
    laporan = store.laporan.muat(tahun, triwulan).get(unit) if unit else None
    realisasi = muat_realisasi(store, tahun)
    penyusun = _PenyusunLembar(
        evaluasi,
        unit,
        atur.rp_oleh_unit,
        store.realisasi.catatan_anggaran(tahun),
        laporan,
    )
    return Lembar(
        unit,
        evaluasi,
        batas_isian(tahun, triwulan, atur.tenggat(triwulan), atur.libur),
        laporan,
        tuple(penyusun.baris()),
        {k: catatan for (k, n), catatan in realisasi.catatan.items() if n == triwulan},
    )


class _PenyusunLembar:
    def __init__(
        self,
        evaluasi: Evaluasi,
        unit: str,
        rp_oleh_unit: bool,
        catatan_rp: Mapping[tuple[Kunci, int], str],
        laporan: LaporanUnit | None,
    ) -> None:
        self.evaluasi = evaluasi
        self.unit = unit
        self.rp_oleh_unit = rp_oleh_unit
        self.catatan_rp = catatan_rp
        self.beku = laporan is not None and laporan.status in _BEKU
        self.penilaian = nilai_semua(evaluasi)

    def baris(self) -> Iterator[BarisIsian]:
        for hasil in self.evaluasi:
            pertama = True
            for indikator in self._indikator(hasil):
                yield self._satu(hasil, indikator, pertama)
                pertama = False

    def _indikator(self, hasil: HasilSimpul) -> Iterator[HasilIndikator | None]:
        simpul = hasil.simpul
        assert simpul is not None
        sub = simpul.tingkat is Tingkat.SUB_KEGIATAN
        if not self.unit:
            if sub:
                yield hasil.indikator[0] if hasil.indikator else None
            return
        milik = [i for i in hasil.indikator if unit_indikator(i, simpul) == self.unit]
        yield from milik
        if not milik and sub and simpul.unit == self.unit:
            yield None

    def _satu(
        self, hasil: HasilSimpul, indikator: HasilIndikator | None, pertama: bool
    ) -> BarisIsian:
        simpul, n = hasil.simpul, self.evaluasi.triwulan
        assert simpul is not None
        anggaran = self.evaluasi.realisasi.anggaran.get(simpul.kunci, KOSONG4)
        return BarisIsian(
            hasil,
            indikator,
            pertama,
            self.penilaian.get(simpul.kunci),
            None if indikator is None else indikator.laporan[n - 1],
            None
            if indikator is None
            else realisasi_sampai(indikator.indikator.sifat, indikator.laporan, n - 1),
            sum(satu or 0 for satu in anggaran[: n - 1]),
            anggaran[n - 1],
            self.catatan_rp.get((simpul.kunci, n), ""),
            self._kunci_k(indikator),
            self._kunci_rp(simpul),
        )

    def _kunci_k(self, indikator: HasilIndikator | None) -> str:
        if indikator is None:
            return "Sub kegiatan ini tidak punya indikator."
        if not self.unit:
            return "Kinerja diisi oleh unit pemilik indikator."
        return f"Laporan {self.unit} sudah diajukan." if self.beku else ""

    def _kunci_rp(self, simpul: Simpul) -> str:
        if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
            return "Rupiah hanya diisi pada sub kegiatan."
        if not self.unit:
            return ""
        if not self.rp_oleh_unit:
            return "Rupiah diisi oleh Keuangan."
        milik = simpul.unit == self.unit
        return "" if milik else f"Rupiah diisi oleh {simpul.unit or 'unit pemilik'}."


def jawab_nol(store: Store, lembar_kini: Lembar) -> int:
    """Answer 0 on every line with nothing planned in this quarter; gives how many.

    Rasio lines are left: a ratio of nothing is "tidak ada kejadian", not 0.
    """
    evaluasi = lembar_kini.evaluasi
    perintah = [
        IsiKinerja(
            evaluasi.tahun,
            evaluasi.triwulan,
            satu.simpul.kunci,
            satu.indikator.indikator.nama,
            LaporanKinerja(Fraction(0)),
        )
        for satu in lembar_kini.baris
        if satu.tanpa_rencana
        and not satu.kunci_k
        and satu.indikator is not None
        and satu.indikator.indikator.sifat is not Sifat.RASIO
    ]
    if perintah:
        isi(store, *perintah, tindakan="jawab 0: tidak ada rencana triwulan ini")
    return len(perintah)
