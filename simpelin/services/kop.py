"""The letterhead, and who signs: from settings and units, for every letter and report.

Workbooks ask only who signs, so the parts of a printed document are imported when needed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penanda import Penanda
from simpelin.services import izin, pengaturan
from simpelin.services.kepala_unit import berkepala, pengganti
from simpelin.services.pengaturan import Pengaturan

if TYPE_CHECKING:
    from simpelin.domain.dokumen import Kertas, Kop
    from simpelin.domain.rapat import Rapat
    from simpelin.store import Store

LOGO_TERBESAR = 500_000
"""Bytes: a letterhead's logo is two centimetres wide."""
_PNG = b"\x89PNG\r\n\x1a\n"


def kop(store: Store, atur: Pengaturan) -> Kop:
    """The letterhead in capitals; the office's name where no second line was set."""
    from simpelin.domain.dokumen import Kop

    atas = atur.teks("kop_baris1") or atur.pemerintah
    baris = [satu.upper() for satu in (atas, atur.teks("kop_baris2") or atur.nama_skpd)]
    hubungan = [
        f"{label} {atur.teks(kunci)}"
        for kunci, label in (("telepon", "Telepon"), ("surel", "Surel"))
        if atur.teks(kunci)
    ]
    alamat = [satu for satu in (atur.teks("alamat"), ", ".join(hubungan)) if satu]
    sidik = atur.teks("logo")
    logo = store.berkas.muat(sidik) if sidik else None
    return Kop(tuple(satu for satu in baris if satu), tuple(alamat), logo)


def kertas(atur: Pengaturan) -> Kertas:
    """The paper of letters and reports."""
    from simpelin.domain.dokumen import Kertas

    return Kertas[atur.teks("kertas")]


def pejabat(store: Store, peran: Peran) -> Unit:
    """The unit with this part in the evaluation; an empty one where there is none."""
    return next((satu for satu in berkepala(store) if satu.peran is peran), Unit(""))


def penanda(
    store: Store, peran: Peran, hari: date, pengantar: str = "", jabatan: str = ""
) -> Penanda:
    """Who signs in a post on a day: its head, or who is Plt. or Plh. then.

    ``jabatan`` is the title where the unit names none.
    """
    unit = pejabat(store, peran)
    nama_jabatan = unit.jabatan_kepala or jabatan
    ganti = pengganti(store, replace(unit, peran=peran), hari)
    if ganti is None:
        return Penanda(pengantar, nama_jabatan, unit.kepala, unit.pangkat, unit.nip)
    sebutan, orang = ganti
    sendiri = next((u for u in berkepala(store) if orang.nip and u.nip == orang.nip), Unit(""))
    return Penanda(pengantar, f"{sebutan} {nama_jabatan}", orang.nama, sendiri.pangkat, orang.nip)


def penanda_rapat(store: Store, rapat: Rapat, peran: Peran, nama: str, bawaan: Penanda) -> Penanda:
    """Who led the meeting or took its minutes; ``bawaan`` (the post's head, or the deputy of
    the day) where the meeting names nobody else."""
    if nama in ("", bawaan.nama, pejabat(store, peran).kepala):
        return bawaan
    unit = next((u for u in berkepala(store) if u.kepala == nama), None)
    if unit is not None:
        jabatan = unit.jabatan_kepala or bawaan.jabatan
        return Penanda(bawaan.pengantar, jabatan, nama, unit.pangkat, unit.nip)
    hadir = next((h for h in rapat.hadir if h.nama == nama and h.jabatan), None)
    return Penanda(bawaan.pengantar, hadir.jabatan if hadir else bawaan.jabatan, nama)


def pasang_logo(store: Store, path: Path) -> str:
    """Keep a PNG in the store as the letterhead's logo; its fingerprint.

    Raises :class:`KesalahanPengguna` for a file that cannot be read, is no PNG, or is too big.
    """
    izin.wajib(store, Tindakan.PENGATURAN)
    try:
        isi = path.read_bytes()
    except OSError as galat:
        raise KesalahanPengguna(f"Logo “{path}” tidak dapat dibaca; periksa namanya.") from galat
    if not isi.startswith(_PNG):
        raise KesalahanPengguna(f"Logo “{path.name}” bukan gambar PNG; simpan dulu sebagai PNG.")
    if len(isi) > LOGO_TERBESAR:
        raise KesalahanPengguna(
            f"Logo “{path.name}” terlalu besar ({len(isi) // 1000} KB); kecilkan sampai di bawah"
            f" {LOGO_TERBESAR // 1000} KB."
        )
    with store.ubah("pasang logo"):
        sidik = store.berkas.simpan(isi, path.name)
        store.pengaturan.simpan("logo", sidik)
    return sidik


def lepas_logo(store: Store) -> None:
    """The letterhead without a logo."""
    pengaturan.atur(store, "logo", "")
