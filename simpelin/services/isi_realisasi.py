"""Enter a quarter: the commands that fill the cells of a unit's sheet.

The sheet itself is :mod:`simpelin.services.lembar_unit`. A submitted report is frozen for
its unit except rupiah; an approved one is frozen for all (aturan section 9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.capaian import dilaporkan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci, Sifat, Simpul, Tingkat
from simpelin.domain.tingkat import BEKU as _BEKU
from simpelin.services import izin
from simpelin.services.kunci_isian import kunci_triwulan

if TYPE_CHECKING:
    from simpelin.store import Store

BEKU = _BEKU
TINDAKAN = "isi realisasi"
TINDAKAN_NOL = "jawab 0: tidak ada rencana triwulan ini"


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
_TINDAKAN: dict[type[Perintah], Tindakan] = {
    IsiKinerja: Tindakan.ISI_KINERJA,
    IsiAnggaran: Tindakan.ISI_ANGGARAN,
    IsiCatatan: Tindakan.ISI_CATATAN,
}


def isi(store: Store, *perintah: Perintah, tindakan: str = TINDAKAN) -> None:
    """Store some cells in one transaction, or refuse them all.

    Raises :class:`KesalahanPengguna` with one sentence: an item that the plan does not
    have, a frozen report, a rasio with half its figures, a negative amount without its
    reason, a running total below 0.
    """
    with store.ubah(tindakan):
        for satu in perintah:
            _isi_satu(store, satu)


def isi_yang_bisa(
    store: Store, *perintah: Perintah, tindakan: str = TINDAKAN
) -> tuple[str | None, ...]:
    """Store in one transaction the cells that pass, for a pasted block.

    Gives for every command ``None`` where it was stored, else the sentence why not.
    """
    hasil: list[str | None] = []
    with store.ubah(tindakan):
        for satu in perintah:
            try:
                _isi_satu(store, satu)
            except KesalahanPengguna as galat:
                hasil.append(str(galat))
            else:
                hasil.append(None)
    return tuple(hasil)


def isi_dalam_transaksi(store: Store, perintah: Perintah) -> None:
    """The same as :func:`isi` for one cell, inside the caller's ``store.ubah``."""
    _isi_satu(store, perintah)


def _isi_satu(store: Store, perintah: Perintah) -> None:
    terdaftar = _terdaftar(store, perintah)
    simpul = terdaftar[0]
    _minta_izin(store, perintah, terdaftar)
    if isinstance(perintah, IsiKinerja):
        _periksa_kinerja(store, perintah, terdaftar)
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


def _minta_izin(store: Store, perintah: Perintah, terdaftar: Sequence[Simpul]) -> None:
    """Rupiah and words belong to the node's unit, kinerja to the indicator's; the words also
    to every unit that owns an indicator of the node.

    :raises KesalahanPengguna: it is not this person's to fill.
    """
    unit = [terdaftar[0].unit]
    if isinstance(perintah, IsiKinerja):
        semua = (satu for versi in terdaftar for satu in versi.indikator)
        milik = (satu.unit for satu in semua if satu.nama == perintah.indikator)
        unit = [next(milik, "") or terdaftar[0].unit]
    elif isinstance(perintah, IsiCatatan):
        unit += [satu.unit for satu in terdaftar[0].indikator if satu.unit]
    tindakan_ = _TINDAKAN[type(perintah)]
    tempat = (perintah.tahun, perintah.triwulan)
    putusan = [izin.putusan_unit(store, tindakan_, *tempat, satu) for satu in dict.fromkeys(unit)]
    izin.beri(store, next((satu for satu in putusan if satu), putusan[0]))


def _terdaftar(store: Store, perintah: Perintah) -> list[Simpul]:
    """The node as the versions of the year's plan list it, the last one first."""
    semua = [
        simpul
        for versi in reversed(store.rencana.versi(perintah.tahun))
        for simpul in versi.simpul
        if simpul.kunci == perintah.kunci
    ]
    if not semua:
        raise KesalahanPengguna(
            f"{perintah.kunci} tidak ada dalam rencana {perintah.tahun}; muat ulang halaman (F5)."
        )
    return semua


def _periksa_kinerja(store: Store, perintah: IsiKinerja, terdaftar: Sequence[Simpul]) -> None:
    simpul = terdaftar[0]
    semua = (satu for versi in terdaftar for satu in versi.indikator)
    indikator = next((satu for satu in semua if satu.nama == perintah.indikator), None)
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
    kunci = kunci_triwulan(store, perintah.tahun, perintah.triwulan)
    kunci.tolak(kunci.rupiah(simpul.unit))
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
    empat = list(store.realisasi.anggaran(perintah.tahun, perintah.kunci))
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
    kunci = kunci_triwulan(store, tahun, triwulan)
    kunci.tolak(kunci.kinerja(unit))
