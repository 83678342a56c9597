"""Read the office's own sheets: every sheet's size, its cells as texts, its rows by a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simpelin.domain import henti
from simpelin.domain.baca_angka import AngkaDitolak, desimal_sel, desimal_teks, rapikan
from simpelin.domain.bentuk_kantor import MEDAN, Bentuk, Isi, Medan, PetaKolom
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.kode_kantor import PenyusunKode, pisah_kode
from simpelin.domain.lembar_kantor import BarisKantor, Nilai, alasan_lewat
from simpelin.domain.masukan import Lembar
from simpelin.domain.peta_kolom import Kisi
from simpelin.workbook.baca_sel import SelDitolak, baca_sel
from simpelin.workbook.kontrak import Jenis, Kolom
from simpelin.workbook.sel import BarisMentah, Sel
from simpelin.workbook.xlsx import buka

_JENIS = {Isi.TEKS: Jenis.PANJANG, Isi.RUPIAH: Jenis.RUPIAH, Isi.DESIMAL: Jenis.DESIMAL}
_TANGGAL = "terbaca sebagai tanggal; format kolomnya sebagai teks, lalu tulis ulang kodenya"
_STRIP = {"-", "–", "—", "--"}


@dataclass
class BukuKantor:
    """A workbook's sheets as they were read, to be asked several times."""

    jalur: Path
    lembar: dict[str, list[BarisMentah]] = field(default_factory=dict)
    _kisi: dict[str, Kisi] = field(default_factory=dict)

    def ukuran(self, nama: str) -> tuple[int, int]:
        """Filled rows and columns of a sheet."""
        isi = self.lembar[nama]
        return len(isi), len({huruf for _, sel in isi for huruf in sel})

    def kisi(self, nama: str) -> Kisi:
        """A sheet's cells as texts."""
        if nama not in self._kisi:
            self._kisi[nama] = [
                (nomor, {h: t for h, satu in sel.items() if (t := teks_sel(satu))})
                for nomor, sel in self.lembar[nama]
            ]
        return self._kisi[nama]

    def pastikan(self, nama: str) -> str:
        """A sheet's own spelling.

        Raises:
            MasukanDitolak: there is no such sheet.
        """
        kecil = {" ".join(satu.split()).casefold(): satu for satu in self.lembar}
        asli = kecil.get(" ".join(nama.split()).casefold())
        if asli is None:
            pesan = f"lembar “{nama}” tidak ada; yang ada: {', '.join(self.lembar) or '-'}"
            raise MasukanDitolak([Penolakan(pesan, self.jalur.name)])
        return asli


def buka_kantor(jalur: Path) -> BukuKantor:
    """Read every sheet.

    Raises:
        MasukanDitolak: the file is no workbook that can be read, or has no content.
    """
    hasil = BukuKantor(jalur)
    with buka(jalur) as buku:
        for nama in buku.lembar:
            hasil.lembar[nama] = buku.baris(nama)
    if not any(hasil.lembar.values()):
        raise MasukanDitolak([Penolakan("buku kerja ini tidak berisi apa-apa", jalur.name)])
    return hasil


def teks_sel(sel: Sel) -> str:
    """A cell as text; a number with one decimal in a code is '2.10', for '2.01' keeps its 0."""
    nilai = sel.nilai
    if isinstance(nilai, str):
        return rapikan(nilai)
    if isinstance(nilai, bool) or not isinstance(nilai, int | float):
        return ""
    try:
        return desimal_teks(desimal_sel(nilai))
    except AngkaDitolak:
        # a NIP typed as a number under a signature is no amount; where it is one, its cell says so
        return f"{nilai:.15g}"


def _teks_kode(sel: Sel | None) -> str:
    if sel is None:
        return ""
    teks = teks_sel(sel)
    if isinstance(sel.nilai, float) and len(teks.partition(".")[2]) == 1:
        return f"{teks}0"
    return teks


def baca_baris(buku: BukuKantor, nama: str, peta: PetaKolom) -> list[BarisKantor]:
    """The rows below the header, every one: what is left out says why."""
    huruf = {medan: satu[0] for medan, satu in peta.kolom.items() if satu}
    lembar = Lembar(buku.jalur.name, nama, huruf)
    judul = {
        teks
        for nomor, sel in buku.kisi(nama)
        if peta.judul <= nomor < peta.baris_isi
        for teks in sel.values()
    }
    penyusun = PenyusunKode()
    teks_baris = dict(buku.kisi(nama))
    hasil = []
    for nomor, sel in buku.lembar[nama]:
        henti.periksa()
        teks = teks_baris[nomor]
        if nomor < peta.baris_isi or not teks:
            continue
        hasil.append(_satu(lembar, nomor, sel, teks, peta, judul, penyusun))
    return hasil


def _satu(
    lembar: Lembar,
    nomor: int,
    sel: Mapping[str, Sel],
    teks: Mapping[str, str],
    peta: PetaKolom,
    judul: set[str],
    penyusun: PenyusunKode,
) -> BarisKantor:
    kolom_kode = peta.kolom.get("kode", ())
    potongan = [_teks_kode(sel.get(satu)) for satu in kolom_kode]
    # the pieces of a header or a row of column numbers must not become anyone's front pieces
    awal = alasan_lewat(list(teks.values()), judul, "0.0")
    kode = "" if awal else penyusun.susun(potongan)
    lewat = awal or alasan_lewat(list(teks.values()), judul, kode)
    nilai, galat = _isi(sel, peta)
    tanggal = next((satu for satu in kolom_kode if satu in sel and sel[satu].gaya.tanggal), None)
    if tanggal is not None and not awal:
        # Excel made a date of a code: nobody can tell which code that was
        lewat, galat["kode"] = "", f"kode di {tanggal}{nomor} {_TANGGAL}"
    nama = str(nilai.pop("nama", ""))
    if len(kolom_kode) == 1 and (not nama or kolom_kode == peta.kolom.get("nama")):
        nama = pisah_kode(potongan[0])[1]
    sub = str(nilai.pop("sub_skpd", ""))
    return BarisKantor(
        lembar=lembar,
        nomor=nomor,
        kode=kode,
        nama=nama,
        sub_skpd=sub,
        nilai=nilai,
        galat=galat,
        lewat=lewat,
    )


def _isi(sel: Mapping[str, Sel], peta: PetaKolom) -> tuple[dict[str, Nilai], dict[str, str]]:
    nilai: dict[str, Nilai] = {}
    galat: dict[str, str] = {}
    for medan, kolom in _KOLOM[peta.bentuk].items():
        satu = sel.get(peta.huruf(medan))
        if satu is None or _strip(satu, kolom):
            continue
        try:
            isi = baca_sel(kolom, satu)
        except SelDitolak as salah:
            galat[medan] = str(salah)
            continue
        if isi is not None and not isinstance(isi, bool):
            nilai[medan] = isi
    return nilai, galat


def _strip(sel: Sel, kolom: Kolom) -> bool:
    """A lone dash is how systems print an empty amount."""
    teks = sel.nilai
    return kolom.jenis is not Jenis.PANJANG and isinstance(teks, str) and teks.strip() in _STRIP


def _kolom(medan: Medan) -> Kolom:
    return Kolom(medan.judul, _JENIS[medan.isi], negatif=medan.nama in _BOLEH_NEGATIF)


_BOLEH_NEGATIF = {"realisasi", "kinerja"}
_KOLOM: dict[Bentuk, dict[str, Kolom]] = {
    bentuk: {m.nama: _kolom(m) for m in medan if m.isi is not Isi.KODE}
    for bentuk, medan in MEDAN.items()
}
