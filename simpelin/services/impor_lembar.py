"""The import wizard: an office's own sheet, looked at row by row, then taken in or not at all.

:func:`usulkan` guesses header and columns, :func:`periksa` says what the rows would change,
:func:`impor_lembar` does it with the same writers as the ordinary import. What it changed can
be taken back (:mod:`simpelin.services.urung_impor`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simpelin.domain.bentuk_kantor import MEDAN, Bentuk, PetaKolom
from simpelin.domain.hak import Putusan, Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak, Penolakan
from simpelin.domain.kode_kantor import PencariKode
from simpelin.domain.lembar_kantor import BarisKantor
from simpelin.domain.peta_kolom import judul_dari, tebak
from simpelin.domain.rencana import Kunci
from simpelin.services import cadangan, izin
from simpelin.services.baris_lembar import Pilihan, Terpilah, pilah
from simpelin.services.hasil_impor import (
    HasilImpor,
    ImporDitolak,
    Keadaan,
    Pencatat,
    Ringkasan,
)
from simpelin.services.judul_lembar import judul_lembar, kata_judul, sebutan_kantor
from simpelin.services.tulis_impor import ubah_dengan_salinan

if TYPE_CHECKING:
    from simpelin.services.lembar_realisasi import PenilaiLaporan
    from simpelin.services.lembar_rencana import PenilaiPagu
    from simpelin.store import Store
    from simpelin.workbook.lembar_kantor import BukuKantor

TINDAKAN = "impor lembar kantor"
DILEWATI = "dilewati"


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """One row of the sheet as it was understood.

    ``keadaan`` is baru, berubah, sama, ditolak or dilewati; ``alasan`` says why it is refused
    or left out, ``perubahan`` old → new.
    """

    nomor: int
    keadaan: str
    kode: str
    nama: str
    kunci: Kunci | None = None
    dibaca: str = ""
    perubahan: str = ""
    alasan: str = ""


@dataclass(frozen=True)
class PratinjauLembar:
    """A dry run: every row, the counts, what is worth knowing, and every refusal."""

    baris: tuple[BarisPratinjau, ...]
    ringkasan: Ringkasan
    dilewati: int
    catatan: tuple[str, ...]
    penolakan: tuple[Penolakan, ...]

    @property
    def berubah(self) -> bool:
        """Whether an import would write anything."""
        return bool(self.ringkasan.baru or self.ringkasan.berubah)


# --- looking at a file ----------------------------------------------------------------


def buka_buku(path: Path) -> BukuKantor:
    """Read a workbook's sheets; see :func:`simpelin.workbook.lembar_kantor.buka_kantor`."""
    from simpelin.workbook.lembar_kantor import buka_kantor

    return buka_kantor(path)


def lembar_cocok(buku: BukuKantor, bentuk: Bentuk) -> str:
    """The sheet that fits a shape best, the first filled one where none does."""
    nilai = {nama: tebak(buku.kisi(nama), bentuk) for nama in buku.lembar}
    terisi = [nama for nama in buku.lembar if buku.lembar[nama]]

    def urutan(nama: str) -> tuple[int, int]:
        peta = nilai[nama]
        return (0, 0) if peta is None else (-len(peta.kurang()), len(peta.kolom))

    return max(terisi, key=urutan)


def usulkan(
    store: Store, buku: BukuKantor, lembar: str, bentuk: Bentuk, triwulan: int | None = None
) -> tuple[PetaKolom, bool]:
    """Header and columns of a sheet, and whether they are remembered from an earlier file."""
    kisi = buku.kisi(lembar)
    peta = tebak(kisi, bentuk, triwulan)
    if peta is None:
        awal = kisi[0][0] if kisi else 1
        return PetaKolom(bentuk, awal), False
    ingatan = store.impor.peta(_sidik(buku, lembar, peta), bentuk.value)
    if ingatan is None:
        return peta, False
    return _dari_ingatan(peta, ingatan), True


def _sidik(buku: BukuKantor, lembar: str, tebakan: PetaKolom) -> str:
    return judul_dari(buku.kisi(lembar), tebakan.judul, tebakan.tinggi).sidik


def _ke_ingatan(tebakan: PetaKolom, peta: PetaKolom) -> dict[str, Any]:
    return {
        "geser": peta.judul - tebakan.judul,
        "tinggi": peta.tinggi,
        "kolom": {nama: list(huruf) for nama, huruf in peta.kolom.items()},
    }


def _dari_ingatan(tebakan: PetaKolom, ingatan: Mapping[str, Any]) -> PetaKolom:
    dikenal = {medan.nama for medan in MEDAN[tebakan.bentuk]}
    kolom = {n: tuple(h) for n, h in ingatan["kolom"].items() if n in dikenal}
    judul = tebakan.judul + int(ingatan["geser"])
    return PetaKolom(tebakan.bentuk, judul, int(ingatan["tinggi"]), kolom)


# --- judging ---------------------------------------------------------------------------


class _Penilai:
    """Reads and judges one sheet; what passes stands ready to be written."""

    def __init__(self, store: Store, buku: BukuKantor, pilihan: Pilihan) -> None:
        from simpelin.workbook.lembar_kantor import baca_baris

        _periksa_pilihan(store, buku, pilihan)
        self._store = store
        self._pilihan = pilihan
        self._semua: list[BarisKantor] = baca_baris(buku, pilihan.lembar, pilihan.peta)
        self.catat = Pencatat({pilihan.lembar: 0}, ())
        self._penilai = _penilai(store, pilihan, self.catat)
        kunci = set(self._penilai.simpul)
        pencari = PencariKode(kunci, sebutan_kantor(store))
        judul = judul_lembar(store, buku, pilihan, pencari, kunci)
        self._pilah: Terpilah = pilah(self._semua, pilihan, pencari, kunci, judul)
        if not self._pilah.hitung:
            raise MasukanDitolak([Penolakan(*_tanpa_isi(buku, pilihan, self._pilah))])
        self.catat.pakai_jumlah({pilihan.lembar: len(self._pilah.hitung)})
        self._paham = self._penilai.nilai(self._pilah.hitung)
        self.catat.catatan[:0] = [
            *kata_judul(judul, pilihan, kunci),
            *self._pilah.catatan,
            *_dilewati(self._pilah),
        ]

    @property
    def banyak(self) -> int:
        """How many things differ from the store."""
        return self._penilai.hasil.banyak

    def tulis(self) -> None:
        """Write everything; inside ``store.ubah``."""
        self._penilai.hasil.tulis(self._store)

    def pratinjau(self) -> PratinjauLembar:
        """Every row in the sheet's order."""
        tolak: dict[int, list[str]] = {}
        for satu in self.catat.penolakan:
            tolak.setdefault(_nomor(satu.sel), []).append(satu.pesan)
        ubah: dict[int, list[str]] = {}
        for beda in self.catat.perubahan:
            if beda.lama is not None:
                teks = f"{_kata(beda.kolom)} {beda.lama or '(kosong)'} → {beda.baru or '(kosong)'}"
                ubah.setdefault(_nomor(beda.sel), []).append(teks)
        baris = [self._satu(s.baris, tolak, ubah) for s in self._pilah.hitung]
        baris += [
            BarisPratinjau(s.nomor, DILEWATI, s.kode, s.nama, alasan=s.lewat)
            for s in self._pilah.lewat
        ]
        (ringkasan,) = self.catat.ringkasan()
        return PratinjauLembar(
            tuple(sorted(baris, key=lambda s: s.nomor)),
            ringkasan,
            len(self._pilah.lewat),
            tuple(self.catat.catatan),
            self.catat.penolakan,
        )

    def _satu(
        self, baris: BarisKantor, tolak: Mapping[int, list[str]], ubah: Mapping[int, list[str]]
    ) -> BarisPratinjau:
        paham = self._paham.get(baris.nomor)
        alasan = tolak.get(baris.nomor, [])
        keadaan = Keadaan.DITOLAK if alasan else self.catat.keadaan(baris) or Keadaan.SAMA
        return BarisPratinjau(
            baris.nomor,
            keadaan.value,
            str(paham.kunci) if paham and paham.kunci else baris.kode,
            paham.nama if paham and paham.nama else baris.nama,
            paham.kunci if paham else None,
            paham.dibaca if paham else "",
            "; ".join(ubah.get(baris.nomor, [])),
            "; ".join(alasan),
        )


def _penilai(store: Store, pilihan: Pilihan, catat: Pencatat) -> PenilaiPagu | PenilaiLaporan:
    """Who judges a shape; loaded when a sheet is judged and not when a page is shown."""
    if pilihan.bentuk.bertriwulan:
        from simpelin.services.lembar_realisasi import PenilaiLaporan

        return PenilaiLaporan(store, pilihan, catat)
    from simpelin.services.lembar_rencana import PenilaiPagu

    return PenilaiPagu(store, pilihan, catat)


def periksa(store: Store, buku: BukuKantor, pilihan: Pilihan) -> PratinjauLembar:
    """What the sheet's rows would do; nothing is written.

    Raises:
        KesalahanPengguna: columns are missing, the year has no plan, no row has figures.
    """
    return _Penilai(store, buku, pilihan).pratinjau()


def putusan_impor(store: Store, bentuk: Bentuk) -> Putusan:
    """Importing is the planner's; a list of rupiah (LRA) Keuangan's too, as typing it is."""
    umum = izin.putusan(store, Tindakan.IMPOR)
    if umum or bentuk is not Bentuk.LRA:
        return umum
    rupiah = izin.putusan(store, Tindakan.ISI_ANGGARAN)
    return rupiah if rupiah else umum


def impor_lembar(
    store: Store, buku: BukuKantor, pilihan: Pilihan, *, uji: bool = False
) -> HasilImpor:
    """Take a sheet's rows into the store, all of them or none; with ``uji`` only try.

    A verified copy is put aside first, the file is kept, the column map is remembered.

    Raises:
        ImporDitolak: with every refused row.
        KesalahanPengguna: see :func:`periksa`; or the store cannot be written.
        Dihentikan: it was stopped (:mod:`simpelin.domain.henti`); the store is as before.
    """
    if not uji:
        izin.beri(store, putusan_impor(store, pilihan.bentuk))
    keadaan = store.nomor_perubahan()
    penilai = _Penilai(store, buku, pilihan)
    catat = penilai.catat
    if catat.penolakan:
        raise ImporDitolak(catat.penolakan, catat.ringkasan())
    nama = buku.jalur.name
    hasil = HasilImpor(nama, uji, catat.ringkasan(), tuple(catat.perubahan), tuple(catat.catatan))
    if uji:
        return hasil
    if not penilai.banyak:
        with store.ubah(TINDAKAN, sumber=nama):
            ingat_peta(store, buku, pilihan)
        return hasil
    sumber = f"{nama}, lembar {pilihan.lembar}"
    with ubah_dengan_salinan(store, keadaan, TINDAKAN, sumber, penilai.banyak) as salinan:
        sidik = store.berkas.simpan(buku.jalur.read_bytes(), nama)
        ingat_peta(store, buku, pilihan)
        awal = store.impor.nomor_terakhir() + 1
        penilai.tulis()
        store.impor.catat_impor(awal, _isi_catatan(buku, pilihan, hasil))
    cadangan.putar(store)
    return replace(hasil, cadangan=salinan, sha256=sidik)


def ingat_peta(store: Store, buku: BukuKantor, pilihan: Pilihan) -> None:
    """Remember the columns of this file shape; inside ``store.ubah``."""
    tebakan = tebak(buku.kisi(pilihan.lembar), pilihan.bentuk, pilihan.triwulan)
    if tebakan is not None:
        sidik = _sidik(buku, pilihan.lembar, tebakan)
        isi = _ke_ingatan(tebakan, pilihan.peta)
        store.impor.simpan_peta(sidik, pilihan.bentuk.value, isi)


def _isi_catatan(buku: BukuKantor, pilihan: Pilihan, hasil: HasilImpor) -> dict[str, Any]:
    (ringkasan,) = hasil.ringkasan
    isi: dict[str, Any] = {
        "berkas": buku.jalur.name,
        "lembar": pilihan.lembar,
        "bentuk": pilihan.bentuk.value,
        "tahun": pilihan.tahun,
        "baru": ringkasan.baru,
        "berubah": ringkasan.berubah,
    }
    return isi | ({"triwulan": pilihan.triwulan} if pilihan.triwulan else {})


# --- behind it ---------------------------------------------------------------------------


def _periksa_pilihan(store: Store, buku: BukuKantor, pilihan: Pilihan) -> None:
    buku.pastikan(pilihan.lembar)
    kurang = pilihan.peta.kurang()
    if kurang:
        pesan = f"kolom {', '.join(kurang)} belum dipilih; tunjukkan kolomnya"
        raise MasukanDitolak([Penolakan(pesan, buku.jalur.name, pilihan.lembar)])
    if pilihan.bentuk.bertriwulan and pilihan.triwulan is None:
        raise KesalahanPengguna(f"{pilihan.bentuk.judul} butuh triwulan; pilih triwulannya.")
    from simpelin.services.lembar_rencana import versi_tujuan

    versi_tujuan(store, pilihan)


def _tanpa_isi(buku: BukuKantor, pilihan: Pilihan, pilah: Terpilah) -> tuple[str, str, str]:
    sebab = "; ".join(_dilewati(pilah)) or "tidak ada baris di bawah judul"
    apa = pilihan.bentuk.judul
    sebab = sebab.rstrip(".")
    pesan = f"tidak ada baris yang dapat dibaca sebagai {apa}: {sebab}. Periksa lembar, baris judul"
    return f"{pesan}, dan kolom kodenya", buku.jalur.name, pilihan.lembar


def _dilewati(pilah: Terpilah) -> list[str]:
    banyak = Counter(satu.lewat for satu in pilah.lewat)
    if not banyak:
        return []
    rinci = ", ".join(f"{n} {sebab}" for sebab, n in banyak.most_common())
    return [f"{sum(banyak.values())} baris dilewati: {rinci}."]


def _nomor(sel: str) -> int:
    return int(sel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)


def _kata(kolom: str) -> str:
    from simpelin.services.kata_riwayat import LABEL

    return LABEL.get(kolom, kolom.replace("_", " "))
