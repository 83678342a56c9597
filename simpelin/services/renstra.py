"""The Renstra as the rest of the program asks for it, and the one door for changing it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci, Rencana, Tingkat, rencana_berlaku
from simpelin.domain.renstra import AlihKode, ButirRenstra, PetaKode, Renstra, cacat_renstra
from simpelin.services import evaluasi, izin

if TYPE_CHECKING:
    from simpelin.store import Store

SUMBER = "halaman Rencana, Renstra"


def muat(store: Store, kini: Evaluasi | None = None, *, sampai: int | None = None) -> GarisWaktu:
    """Everything over the years: Renstra, map of codes, and each stored year's evaluation.

    Years are evaluated to the end of TW IV; ``kini`` stands for its own year as it is.
    ``sampai`` leaves out the plans of later years.
    """
    with store.baca():
        tahun = [satu for satu in store.rencana.tahun() if sampai is None or satu <= sampai]
        hasil = {
            satu: kini
            if kini is not None and kini.tahun == satu
            else evaluasi.hitung(store, satu, 4)
            for satu in tahun
        }
        return GarisWaktu(store.renstra.semua(), PetaKode(store.renstra.alih()), hasil)


# --- changing it ---------------------------------------------------------------


def simpan_masa(store: Store, renstra: Renstra) -> None:
    """Add a Renstra period, or change its regulation's number.

    Raises :class:`KesalahanPengguna` where its years are not possible.
    """
    cacat = cacat_renstra(renstra)
    if cacat:
        raise KesalahanPengguna(f"Renstra {renstra} ditolak: {cacat}; perbaiki tahunnya.")
    izin.wajib(store, Tindakan.RENSTRA)
    with store.ubah("ubah Renstra", SUMBER):
        store.renstra.simpan(renstra)


def hapus_masa(store: Store, renstra: Renstra) -> None:
    """Remove a period that holds nothing. Raises :class:`KesalahanPengguna` where it does."""
    izin.wajib(store, Tindakan.RENSTRA)
    with store.ubah("hapus Renstra", SUMBER):
        store.renstra.hapus(renstra)


def simpan_butir(store: Store, renstra: Renstra, butir: Iterable[ButirRenstra]) -> None:
    """Replace items of a period; an empty one is removed.

    Raises :class:`KesalahanPengguna` for a value that cannot be.
    """
    izin.wajib(store, Tindakan.RENSTRA)
    with store.ubah("ubah Renstra", SUMBER):
        for satu in butir:
            store.renstra.simpan_butir(renstra, satu)


def simpan_alih(store: Store, alih: Iterable[AlihKode]) -> None:
    """Store entries of the map of codes.

    Raises :class:`KesalahanPengguna` for one that changes nothing or leads where another
    one leads.
    """
    izin.wajib(store, Tindakan.RENSTRA)
    with store.ubah("ubah peta kode", SUMBER):
        for satu in alih:
            store.renstra.simpan_alih(satu)


def hapus_alih(store: Store, alih: AlihKode) -> None:
    """Remove an entry of the map of codes, if it is there."""
    izin.wajib(store, Tindakan.RENSTRA)
    with store.ubah("hapus peta kode", SUMBER):
        store.renstra.hapus_alih(alih)


# --- a year that is rolled over -----------------------------------------------------


def usul_alih(store: Store, tahun: int) -> tuple[AlihKode, ...]:
    """What the map of codes of ``tahun`` probably lacks.

    A node of last year's plan whose code is gone, and one node of this year's plan of the
    same level, name and sub-SKPD whose code is new: the nomenclature changed its code.
    """
    lama, baru = _rencana(store, tahun - 1), _rencana(store, tahun)
    tercatat = {satu.lama for satu in store.renstra.alih() if satu.tahun == tahun}
    pergi = _menurut_nama(lama, set(lama.simpul) - set(baru.simpul) - tercatat)
    datang = _menurut_nama(baru, set(baru.simpul) - set(lama.simpul))
    return tuple(
        AlihKode(tahun, dari[0], datang[nama][0])
        for nama, dari in pergi.items()
        if len(dari) == 1 and len(datang.get(nama, ())) == 1
    )


def _rencana(store: Store, tahun: int) -> Rencana:
    return rencana_berlaku(tahun, store.rencana.versi(tahun), 4)


def _menurut_nama(
    rencana: Rencana, kunci: Iterable[Kunci]
) -> dict[tuple[Tingkat, str, str], list[Kunci]]:
    hasil: dict[tuple[Tingkat, str, str], list[Kunci]] = {}
    for satu in sorted(kunci):
        simpul = rencana.simpul[satu]
        nama = " ".join(simpul.nama.casefold().split())
        hasil.setdefault((simpul.tingkat, nama, satu.sub_skpd), []).append(satu)
    return hasil
