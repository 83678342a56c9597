"""Attach evidence to a report row, a follow-up or a recommendation, and take it off again.

Submitted is frozen for its unit except evidence; approved is frozen for all (aturan section 9).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.data_dukung import (
    SEBUTAN_JENIS,
    DataDukung,
    JenisBerkas,
    PadaLaporan,
    PadaLHE,
    PadaTindakLanjut,
    Tempat,
    tulis_ukuran,
)
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import Kunci
from simpelin.services import izin, lhe, pengaturan
from simpelin.services.sebab import unit_simpul
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store

_AWAL = {
    b"\xff\xd8\xff": JenisBerkas.JPG,
    b"\x89PNG\r\n\x1a\n": JenisBerkas.PNG,
    b"%PDF-": JenisBerkas.PDF,
}
_BAGIAN = {"word/document.xml": JenisBerkas.DOCX, "xl/workbook.xml": JenisBerkas.XLSX}


def jenis_berkas(isi: bytes) -> JenisBerkas | None:
    """What the bytes are, whatever the name says; ``None`` for what is not taken.

    >>> jenis_berkas(b"%PDF-1.7 ..."), jenis_berkas(b"MZ program")
    (<JenisBerkas.PDF: 'pdf'>, None)
    """
    for awal, jenis in _AWAL.items():
        if isi.startswith(awal):
            return jenis
    if isi.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
                nama = set(arsip.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return None
        return next((jenis for bagian, jenis in _BAGIAN.items() if bagian in nama), None)
    return None


def batas_ukuran(store: Store) -> int:
    """The largest file that is taken, in bytes (⚙)."""
    return int(pengaturan.muat(store).teks("batas_data_dukung")) * 1024 * 1024


def lampirkan(store: Store, tempat: Tempat, isi: bytes, nama: str) -> DataDukung:
    """Attach a file; the same bytes at the same place are attached once.

    Raises :class:`KesalahanPengguna`: empty, too large, of a kind that is not taken, an
    approved report, a follow-up that is verified, no right.
    """
    jenis = _periksa_isi(store, isi, nama)
    keadaan = store.nomor_perubahan()
    _periksa_tempat(store, tempat)
    with ubah_bila_tetap(store, keadaan, "lampirkan data dukung"):
        return store.data_dukung.simpan(tempat, isi, _nama_rapi(nama, jenis), jenis)


def lampirkan_berkas(store: Store, tempat: Tempat, path: Path) -> DataDukung:
    """Attach a file from disk; its size is looked at before it is read."""
    try:
        ukuran = path.stat().st_size
        _periksa_ukuran(store, ukuran, path.name)
        isi = path.read_bytes()
    except OSError as galat:
        raise KesalahanPengguna(
            f"Berkas “{path.name}” tidak dapat dibaca; periksa berkasnya, lalu coba lagi."
        ) from galat
    return lampirkan(store, tempat, isi, path.name)


def lepaskan(store: Store, nomor: int) -> None:
    """Take an attachment off; the trail keeps its name and fingerprint."""
    keadaan = store.nomor_perubahan()
    satu = store.data_dukung.muat(nomor)
    _periksa_tempat(store, satu.tempat)
    with ubah_bila_tetap(store, keadaan, "lepaskan data dukung"):
        store.data_dukung.hapus(nomor)


def _periksa_ukuran(store: Store, ukuran: int, nama: str) -> None:
    batas = batas_ukuran(store)
    if ukuran > batas:
        raise KesalahanPengguna(
            f"“{nama}” berukuran {tulis_ukuran(ukuran)}, lebih dari batas {tulis_ukuran(batas)};"
            " perkecil fotonya atau bagi dokumennya, lalu lampirkan lagi."
        )


def _periksa_isi(store: Store, isi: bytes, nama: str) -> JenisBerkas:
    if not isi:
        raise KesalahanPengguna(f"“{nama}” kosong; pilih berkas yang ada isinya.")
    _periksa_ukuran(store, len(isi), nama)
    jenis = jenis_berkas(isi)
    if jenis is None:
        raise KesalahanPengguna(f"“{nama}” bukan {SEBUTAN_JENIS}; isinya yang diperiksa.")
    return jenis


def _periksa_tempat(store: Store, tempat: Tempat) -> None:
    if isinstance(tempat, PadaLaporan):
        _periksa_laporan(store, tempat)
    elif isinstance(tempat, PadaTindakLanjut):
        satu = store.tindak_lanjut.muat(tempat.nomor)
        izin.wajib(store, Tindakan.TINDAK_LANJUT, unit=satu.unit)
        if not satu.status.terbuka:
            raise KesalahanPengguna(
                f"Tindak lanjut {satu.nomor.kata} sudah {satu.status}; buktinya tidak berubah lagi."
            )
    else:
        _periksa_lhe(store, tempat)


def _periksa_lhe(store: Store, tempat: PadaLHE) -> None:
    satu = store.lhe.muat(tempat.tahun, tempat.nomor)
    lhe.wajib_isi(store, satu)
    if satu is not None and not satu.status.terbuka:
        raise KesalahanPengguna(
            f"Rekomendasi LHE {satu.tahun} nomor {satu.nomor} sudah {satu.status.kata}; ubah"
            " keadaannya dahulu bila buktinya perlu diganti."
        )


def _periksa_laporan(store: Store, tempat: PadaLaporan) -> None:
    unit = _unit(store, tempat)
    laporan = store.laporan.muat(tempat.tahun, tempat.triwulan).get(unit)
    status = None if laporan is None else laporan.status
    izin.wajib_unit(store, Tindakan.DATA_DUKUNG, tempat.tahun, tempat.triwulan, unit)
    if status is StatusLaporan.DISETUJUI:
        raise KesalahanPengguna(
            f"Laporan {unit} TW {ROMAWI[tempat.triwulan]} {tempat.tahun} sudah disetujui;"
            " data dukungnya tidak dapat diubah lagi."
        )


def _unit(store: Store, tempat: PadaLaporan) -> str:
    """Who reports the row: the indicator's own unit, else the node's."""
    for versi in reversed(store.rencana.versi(tempat.tahun)):
        for simpul in versi.simpul:
            if simpul.kunci == tempat.kunci:
                milik = (i.unit for i in simpul.indikator if i.nama == tempat.indikator)
                return next(milik, "") or simpul.unit
    return unit_simpul(store, tempat.tahun, tempat.kunci)


def _nama_rapi(nama: str, jenis: JenisBerkas) -> str:
    """The name without folders, with the ending that its content asks for."""
    rapi = " ".join(nama.replace("\\", "/").rsplit("/", 1)[-1].split())
    dasar, titik, akhiran = rapi.rpartition(".")
    if titik and akhiran.casefold() in (jenis.value, "jpeg" if jenis is JenisBerkas.JPG else ""):
        return rapi
    return f"{dasar or rapi or 'berkas'}.{jenis.value}"


# --- where it is missing -----------------------------------------------------------


def _ada_angka(laporan: LaporanKinerja | None) -> bool:
    """Whether a report says that something was done: of a 0 there is nothing to prove."""
    return laporan is not None and bool(laporan.kinerja or laporan.pembilang or laporan.penyebut)


def kurang(store: Store, hasil: Evaluasi) -> Mapping[Kunci, str]:
    """The sub kegiatan whose quarter needs evidence (⚙) and has none, and a word on each.

    'kinerja': those with kinerja other than 0 in the quarter; 'semua': also those with rupiah.
    """
    wajib = pengaturan.muat(store).teks("data_dukung_wajib")
    if wajib == "tidak":
        return {}
    n = hasil.triwulan
    ada = {
        satu.tempat.kunci
        for satu in store.data_dukung.setahun(hasil.tahun, n)
        if isinstance(satu.tempat, PadaLaporan)
    }
    perlu = {}
    for satu in hasil.sub_kegiatan:
        assert satu.simpul is not None
        kunci = satu.simpul.kunci
        rupiah = hasil.realisasi.anggaran.get(kunci)
        if any(_ada_angka(i.laporan[n - 1]) for i in satu.indikator):
            perlu[kunci] = "kinerja sudah dilaporkan, data dukung belum ada"
        elif wajib == "semua" and rupiah is not None and rupiah[n - 1]:
            perlu[kunci] = "rupiah sudah diisi, data dukung belum ada"
    return {kunci: kata for kunci, kata in perlu.items() if kunci not in ada}
