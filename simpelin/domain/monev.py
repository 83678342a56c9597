"""The review meeting's figures of one quarter (aturan section 6): what stands above the list,
what each line of it carries, and the points of the quadrant.

Pure: :mod:`simpelin.services.monev` brings evaluation, reports, follow-ups and time together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from simpelin.domain.angka import (
    NOL,
    bulatkan,
    persentase,
    potong,
    rata_rata,
    tulis_persen,
    tulis_rupiah,
)
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.penilaian import Aturan, Kuadran, Penilaian, Warna
from simpelin.domain.prognosis import AKHIR, Rentang
from simpelin.domain.rapat import TimpaanWarna
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan, Sorotan


@dataclass(frozen=True, slots=True)
class AngkaKantor:
    """The office's figures above the list.

    ``kinerja``, ``serapan`` and the like are percent; ``prognosis`` is the forecast of kinerja
    for 31 December as a ratio to target, cut at 1; ``belanja`` that of the money, rupiah, and
    ``sisa`` what of it is expected to stay unspent. ``tanpa_prognosis`` counts the sub kegiatan
    whose money cannot be forecast: they have no cash plan or no pagu.
    """

    kinerja: Fraction | None
    wajib: int
    terlapor: int
    serapan: Fraction | None
    serapan_tanpa_gaji: Fraction | None
    prognosis: Rentang | None
    belanja: Rentang | None
    serapan_akhir: Rentang | None
    sisa: Fraction | None
    sisa_persen: Fraction | None
    tanpa_prognosis: int


def angka_kantor(kini: Evaluasi, penilaian: Mapping[Kunci, Penilaian]) -> AngkaKantor:
    """The office's figures at the end of the quarter."""
    kantor, gaji = kini.kantor, kini.tanpa_gaji
    ada = [p for p in penilaian.values() if p.belanja is not None]
    pagu = sum(p.hasil.pagu for p in ada)
    belanja = _jumlah([p.belanja for p in ada if p.belanja is not None])
    sisa = None if belanja is None else pagu - belanja.pusat
    return AngkaKantor(
        kantor.capaian_resmi,
        kantor.wajib,
        kantor.terlapor,
        kantor.serapan if kantor.anggaran_terlapor else None,
        gaji.serapan if gaji.anggaran_terlapor else None,
        prognosis_kantor(kini, penilaian),
        belanja,
        None if belanja is None else _kali(belanja, Fraction(100, pagu)),
        sisa,
        None if sisa is None else persentase(sisa, pagu),
        len(penilaian) - len(ada),
    )


def _jumlah(rentang: Sequence[Rentang]) -> Rentang | None:
    if not rentang:
        return None
    return Rentang(
        sum((r.bawah for r in rentang), NOL),
        sum((r.pusat for r in rentang), NOL),
        sum((r.atas for r in rentang), NOL),
    )


def _kali(rentang: Rentang, faktor: Fraction) -> Rentang:
    return Rentang(rentang.bawah * faktor, rentang.pusat * faktor, rentang.atas * faktor)


def prognosis_kantor(kini: Evaluasi, penilaian: Mapping[Kunci, Penilaian]) -> Rentang | None:
    """The forecasts of the sub kegiatan rolled up like kinerja (section 3), each cut at 1."""
    return _gulung(kini, kini.rencana.akar, penilaian)


def _gulung(
    kini: Evaluasi, semua: Sequence[Kunci], penilaian: Mapping[Kunci, Penilaian]
) -> Rentang | None:
    ada: list[Rentang] = []
    for kunci in semua:
        if kunci in penilaian:
            satu = _potong(penilaian[kunci].prognosis)
        else:
            satu = _gulung(kini, kini.rencana.anak.get(kunci, ()), penilaian)
        if satu is not None:
            ada.append(satu)
    if not ada:
        return None
    return Rentang(
        rata_rata(r.bawah for r in ada) or NOL,
        rata_rata(r.pusat for r in ada) or NOL,
        rata_rata(r.atas for r in ada) or NOL,
    )


def _potong(rentang: Rentang | None) -> Rentang | None:
    if rentang is None:
        return None
    return Rentang(*(potong(n, 0, 1) for n in (rentang.bawah, rentang.pusat, rentang.atas)))


# --- where the unspent money sits ------------------------------------------------


def letak_sisa(kini: Evaluasi, penilaian: Mapping[Kunci, Penilaian]) -> str:
    """One sentence on where the office's unspent money sits; '' where there is none.

    At year's end it is pagu − realisasi, before it what the forecast leaves.
    """
    akhir = kini.triwulan == AKHIR
    sisa: dict[Kunci, Fraction] = {}
    for kunci, p in penilaian.items():
        satu = Fraction(p.hasil.sisa_anggaran) if akhir else p.sisa
        if satu is not None and satu > 0:
            sisa[kunci] = satu
    total = sum(sisa.values(), NOL)
    if not total or not kini.kantor.anggaran_terlapor:
        return ""
    sebutan = "sisa anggaran" if akhir else "perkiraan sisa anggaran"
    gaji = [k for k in sisa if kini.ambang.gaji(penilaian[k].simpul.nama)]
    lain = sorted((k for k in sisa if k not in gaji), key=lambda k: -sisa[k])
    untuk_gaji = sum((sisa[k] for k in gaji), NOL)
    bagian = []
    if untuk_gaji:
        bagian.append(
            f"{_persen(untuk_gaji, total)} dari {sebutan} adalah gaji"
            f" ({_rp(untuk_gaji)} dari {_rp(total)})"
        )
    if lain:
        nama = penilaian[lain[0]].simpul.nama
        if bagian:
            bagian.append(f"di luar gaji terbesar {_rp(sisa[lain[0]])} pada {nama}")
        else:
            besar = f"{_rp(sisa[lain[0]])} dari {_rp(total)}"
            porsi = _persen(sisa[lain[0]], total)
            bagian.append(f"{porsi} dari {sebutan} ({besar}) ada pada {nama}")
    return "; ".join(bagian) + "."


def _persen(bagian: Fraction, seluruh: Fraction) -> str:
    return tulis_persen(100 * bagian / seluruh, 1)


def _rp(nilai: Fraction | int) -> str:
    return f"Rp {tulis_rupiah(int(bulatkan(nilai)))}"


# --- the list --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Taruhan:
    """The rupiah at stake on a line, and which rupiah they are."""

    rupiah: int
    sebutan: str


@dataclass(frozen=True, slots=True)
class BarisRapat:
    """One line of the meeting's list.

    ``warna`` is a colour's name or '' where the item has none. ``tenggat`` is the earliest due
    date of what was decided on it, for a late unit the day on which entry closed. ``tren`` holds
    the capaian of the quarters, percent, for the sparkline; no index and no score stands here.
    """

    sorotan: Sorotan
    judul: str
    warna: str
    taruhan: Taruhan
    pemilik: str
    tenggat: date | None = None
    lewat_hari: int = 0
    tren: tuple[Fraction | None, ...] = ()
    normatif: bool = False
    pilihan: TimpaanWarna | None = None
    """The colour that the camat put beside the computed one."""

    @property
    def kunci(self) -> Kunci | None:
        """The item; ``None`` for a late unit."""
        p = self.sorotan.penilaian
        return None if p is None else p.simpul.kunci

    @property
    def alasan(self) -> str:
        return self.sorotan.alasan

    @property
    def warna_tampil(self) -> str:
        """The camat's colour where one stands, else the computed one."""
        return self.warna if self.pilihan is None else str(self.pilihan.menjadi)


def taruhan(sorotan: Sorotan) -> Taruhan:
    """The rupiah at stake: of the money rules what they speak of, of the others the pagu."""
    p = sorotan.penilaian
    if p is None:
        return Taruhan(sorotan.pagu, "pagu belum lapor")
    ambil = _TARUHAN.get(sorotan.aturan)
    return Taruhan(p.hasil.pagu, "pagu") if ambil is None else ambil(p)


def _sisa(p: Penilaian) -> Taruhan:
    sebutan = "tidak terserap" if p.triwulan == AKHIR else "perkiraan sisa"
    return Taruhan(int(bulatkan(p.sisa or NOL)), sebutan)


def _selisih(p: Penilaian) -> int:
    return p.hasil.realisasi_anggaran - (p.hasil.rencana_kas or 0)


_TARUHAN: dict[Aturan, Callable[[Penilaian], Taruhan]] = {
    Aturan.SISA_BESAR: _sisa,
    Aturan.ANGGARAN_MENDAHULUI_OUTPUT: lambda p: Taruhan(
        p.hasil.realisasi_anggaran, "sudah dibelanjakan"
    ),
    Aturan.SERAPAN_TERTINGGAL: lambda p: Taruhan(-_selisih(p), "di belakang rencana kas"),
    Aturan.SERAPAN_BERLEBIH: lambda p: Taruhan(_selisih(p), "di atas rencana kas"),
}


def baris_rapat(
    daftar: DaftarSorotan,
    semua: Sequence[Evaluasi],
    *,
    batas: date | None = None,
    tenggat: Mapping[Kunci, date] | None = None,
    tanggal: date | None = None,
    normatif: Collection[Kunci] = (),
    pilihan: Mapping[Kunci, TimpaanWarna] | None = None,
    seluruhnya: bool = False,
) -> tuple[BarisRapat, ...]:
    """The lines of the meeting in its order: late units, then items.

    ``semua`` are the evaluations of quarters 1..n; ``batas`` the day on which entry closed;
    ``tenggat`` the earliest open due date by item and ``tanggal`` the day it is held against;
    ``normatif`` the items without cause and dated action; ``pilihan`` the colours that the camat
    chose. ``seluruhnya`` gives every candidate instead of the screen's list.
    """
    tenggat, pilihan = tenggat or {}, pilihan or {}

    def butir(satu: Sorotan, p: Penilaian) -> BarisRapat:
        kunci = p.simpul.kunci
        jatuh = tenggat.get(kunci)
        return BarisRapat(
            satu,
            p.simpul.nama,
            str(p.warna or ""),
            taruhan(satu),
            satu.unit,
            jatuh,
            max(0, (tanggal - jatuh).days) if jatuh and tanggal else 0,
            tren(semua, kunci),
            kunci in normatif,
            berlaku(pilihan.get(kunci), p),
        )

    return tuple(
        _unit_terlambat(satu, batas) if satu.penilaian is None else butir(satu, satu.penilaian)
        for satu in (daftar.sorotan if seluruhnya else daftar.daftar_layar())
    )


def _unit_terlambat(satu: Sorotan, batas: date | None) -> BarisRapat:
    """The line of a unit that did not report in time."""
    judul = satu.unit or "Unit tanpa nama"
    hari = satu.hari_terlambat or 0
    return BarisRapat(satu, judul, str(Warna.ABU), taruhan(satu), satu.unit, batas, hari)


def berlaku(pilihan: TimpaanWarna | None, penilaian: Penilaian) -> TimpaanWarna | None:
    """The camat's colour, where it still stands beside the computed one of now."""
    return pilihan if pilihan is not None and pilihan.berlaku(penilaian.warna) else None


def tren(semua: Sequence[Evaluasi], kunci: Kunci) -> tuple[Fraction | None, ...]:
    """Capaian of an item to the end of each quarter, percent; none where nothing counts."""
    hasil = (satu.hasil.get(kunci) for satu in semua)
    return tuple(None if satu is None else satu.capaian_kinerja for satu in hasil)


# --- quadrant --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TitikKuadran:
    """One sub kegiatan of the quadrant: K and Rp against plan as ratios, pagu as size."""

    kunci: Kunci
    nama: str
    spi_k: Fraction
    spi_rp: Fraction
    pagu: int
    warna: str
    kuadran: Kuadran


def titik_kuadran(penilaian: Mapping[Kunci, Penilaian]) -> tuple[TitikKuadran, ...]:
    """The points of every item that has both indices and is not belum lapor, largest first,
    so that a small one is painted over a large one."""
    titik = []
    for kunci, p in penilaian.items():
        if p.kuadran is None or p.spi_k is None or p.spi_rp is None:
            continue
        warna = str(p.warna or "")
        nama, pagu = p.simpul.nama, p.hasil.pagu
        titik.append(TitikKuadran(kunci, nama, p.spi_k, p.spi_rp, pagu, warna, p.kuadran))
    return tuple(sorted(titik, key=lambda satu: -satu.pagu))
