"""From the words of a command line to the choices of the import wizard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.bentuk_kantor import MEDAN, Bentuk, PetaKolom
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.mirip import termirip
from simpelin.services.baris_lembar import Pilihan
from simpelin.services.hasil_impor import HasilImpor
from simpelin.services.impor_lembar import buka_buku, impor_lembar, lembar_cocok, usulkan

if TYPE_CHECKING:
    from simpelin.store import Store

_KOLOM = re.compile(r"\s*([a-z_0-9]+)\s*=\s*([A-Za-z]{1,3}(?:\s*[,+]\s*[A-Za-z]{1,3})*)\s*")


@dataclass(frozen=True, slots=True)
class PerintahLembar:
    """``simpelin impor FILE --bentuk …``: what is not said is guessed as the window does.

    ``kolom`` are 'medan=HURUF' (kode may have several letters, by commas); ``judul`` is the
    header's first row.
    """

    berkas: Path
    bentuk: Bentuk
    tahun: int
    triwulan: int | None = None
    lembar: str = ""
    versi: str = ""
    sub_skpd: str | None = None
    jumlahkan: bool = False
    tambah: bool = False
    sasaran: str = ""
    kumulatif: bool = True
    alasan: str = ""
    judul: int | None = None
    kolom: tuple[str, ...] = ()
    judul_blok: bool = False


def jalankan(store: Store, perintah: PerintahLembar, *, uji: bool = False) -> HasilImpor:
    """Do it, or with ``uji`` only try.

    Raises:
        KesalahanPengguna: as :func:`simpelin.services.impor_lembar.impor_lembar` does, and
            for a sheet or column that does not exist.
    """
    buku = buka_buku(perintah.berkas)
    lembar = buku.pastikan(perintah.lembar) if perintah.lembar else ""
    lembar = lembar or lembar_cocok(buku, perintah.bentuk)
    peta, _ = usulkan(store, buku, lembar, perintah.bentuk, perintah.triwulan)
    if perintah.judul is not None and perintah.judul != peta.judul:
        peta = PetaKolom(peta.bentuk, perintah.judul, 1, peta.kolom)
    peta = replace(peta, kolom=dict(peta.kolom) | kolom_dari(perintah.bentuk, perintah.kolom))
    pilihan = Pilihan(
        lembar,
        peta,
        perintah.tahun,
        perintah.triwulan,
        perintah.versi,
        perintah.sub_skpd,
        perintah.jumlahkan,
        perintah.tambah,
        perintah.sasaran,
        perintah.kumulatif,
        perintah.alasan,
        perintah.judul_blok,
    )
    return impor_lembar(store, buku, pilihan, uji=uji)


def kolom_dari(bentuk: Bentuk, semua: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Columns told as 'medan=HURUF'. Raises :class:`KesalahanPengguna` for what is not."""
    dikenal = [medan.nama for medan in MEDAN[bentuk]]
    hasil: dict[str, tuple[str, ...]] = {}
    for satu in semua:
        cocok = _KOLOM.fullmatch(satu)
        if cocok is None:
            raise KesalahanPengguna(f"Kolom “{satu}” harus berbentuk medan=HURUF, misalnya pagu=H.")
        if cocok[1] not in dikenal:
            mirip = termirip(cocok[1], dikenal)
            saran = f"maksudnya {mirip}?" if mirip else f"yang ada: {', '.join(dikenal)}."
            raise KesalahanPengguna(f"Medan “{cocok[1]}” tidak dikenal; {saran}")
        hasil[cocok[1]] = tuple(h.strip().upper() for h in re.split(r"[,+]", cocok[2]))
    return hasil
