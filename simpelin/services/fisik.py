"""Enter physical progress and the breakdown by belanja of a sub kegiatan.

Progress is the unit's word and freezes with its kinerja; the breakdown is money and stays
open, like rupiah, until the report is approved (aturan section 9).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpelin.domain.belanja import Belanja, KunciBelanja, berjalan_negatif
from simpelin.domain.fisik import TANPA_FISIK, FisikTW, cacat_fisik, dengan_triwulan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import TRIWULAN, Kunci, Simpul, Tingkat
from simpelin.domain.tingkat import BEKU
from simpelin.services import izin, pengaturan
from simpelin.services.kunci_isian import kunci_triwulan
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN_FISIK = "isi kemajuan fisik"
TINDAKAN_BELANJA = "isi rincian belanja"


@dataclass(frozen=True, slots=True)
class IsiFisik:
    """Set one quarter's physical progress of a sub kegiatan; an empty one takes it back."""

    tahun: int
    triwulan: int
    kunci: Kunci
    fisik: FisikTW


@dataclass(frozen=True, slots=True)
class IsiBelanja:
    """Put a row into a breakdown; ``asal`` is the key that it had, ``None`` for a new one.

    Without ``belanja`` the row ``asal`` is taken away.
    """

    tahun: int
    kunci: Kunci
    belanja: Belanja | None
    asal: KunciBelanja | None = None
    versi: str = ""
    """The plan version whose pagu and kas these are; '' the first."""


def isi_fisik(store: Store, perintah: IsiFisik) -> None:
    """Store one quarter's progress.

    Raises:
        KesalahanPengguna: no such sub kegiatan, the report is submitted, a figure outside
            0..100, a target that falls, progress that falls without a note.
    """
    tahun, n, kunci = perintah.tahun, perintah.triwulan, perintah.kunci
    keadaan = store.nomor_perubahan()
    simpul = _sub_kegiatan(store, tahun, kunci)
    terkunci = kunci_triwulan(store, tahun, n)
    terkunci.tolak(terkunci.kinerja(simpul.unit))
    izin.wajib_unit(store, Tindakan.ISI_KINERJA, tahun, n, simpul.unit)
    empat = store.fisik.muat(tahun).get(kunci, TANPA_FISIK)
    cacat = cacat_fisik(dengan_triwulan(empat, n, perintah.fisik))
    if cacat is not None:
        pesan = cacat[2]
        raise KesalahanPengguna(f"{pesan[:1].upper()}{pesan[1:]}.")
    with ubah_bila_tetap(store, keadaan, TINDAKAN_FISIK):
        store.fisik.simpan(tahun, kunci, n, perintah.fisik)


def triwulan_beku(store: Store, tahun: int, unit: str) -> frozenset[int]:
    """The quarters whose report this unit has handed in."""
    semua = ((n, store.laporan.muat(tahun, n).get(unit)) for n in TRIWULAN)
    return frozenset(n for n, satu in semua if satu is not None and satu.status in BEKU)


def boleh_belanja(store: Store, unit: str) -> str:
    """Why this person may not touch a unit's breakdowns at all; '' where they may."""
    if izin.putusan(store, Tindakan.UBAH_RENCANA):
        return ""
    rp_oleh_unit = pengaturan.muat(store).rp_oleh_unit
    return izin.putusan(store, Tindakan.ISI_ANGGARAN, unit=unit, rp_oleh_unit=rp_oleh_unit).alasan


def isi_belanja(store: Store, perintah: IsiBelanja) -> None:
    """Add, replace or take away one row of a breakdown.

    Raises:
        KesalahanPengguna: no such sub kegiatan, realisasi of a quarter whose report is
            approved, a key that another row has, a running total below 0.
    """
    tahun, kunci, baru, asal = perintah.tahun, perintah.kunci, perintah.belanja, perintah.asal
    keadaan = store.nomor_perubahan()
    simpul = _sub_kegiatan(store, tahun, kunci)
    semua = {satu.kunci: satu for satu in store.belanja.muat(tahun).get(kunci, ())}
    lama = semua.get(asal) if asal is not None else None
    if baru is not None:
        _periksa_belanja(baru, asal, semua)
    _pastikan_belum_disetujui(store, tahun, simpul, lama, baru)
    _pastikan_berhak(store, tahun, simpul, lama, baru)
    with ubah_bila_tetap(store, keadaan, TINDAKAN_BELANJA):
        if baru is not None:
            store.belanja.simpan(tahun, kunci, baru, asal, perintah.versi)
        elif asal is not None:
            store.belanja.hapus(tahun, kunci, asal)


def _pastikan_berhak(
    store: Store, tahun: int, simpul: Simpul, lama: Belanja | None, baru: Belanja | None
) -> None:
    """Realisasi is Keuangan's, or its unit's until it hands the quarter in; the planner may set
    up the breakdown's pagu and kas too."""
    sama = not list(_triwulan_beda(lama, baru))
    if sama and izin.putusan(store, Tindakan.UBAH_RENCANA):
        izin.wajib(store, Tindakan.UBAH_RENCANA)
        return
    rp_oleh_unit = pengaturan.muat(store).rp_oleh_unit
    izin.wajib(store, Tindakan.ISI_ANGGARAN, unit=simpul.unit, rp_oleh_unit=rp_oleh_unit)
    for n in _triwulan_beda(lama, baru):
        izin.wajib_unit(store, Tindakan.ISI_ANGGARAN, tahun, n, simpul.unit)


def _triwulan_beda(lama: Belanja | None, baru: Belanja | None) -> Iterator[int]:
    """The quarters whose realisasi a change touches."""
    kosong = Belanja("")
    for n in TRIWULAN:
        if (lama or kosong).realisasi[n - 1] != (baru or kosong).realisasi[n - 1]:
            yield n


def _periksa_belanja(
    baru: Belanja, asal: KunciBelanja | None, semua: dict[KunciBelanja, Belanja]
) -> None:
    if not baru.rekening and not baru.uraian:
        raise KesalahanPengguna("Isi kode rekening atau uraian belanjanya.")
    if baru.kunci != asal and baru.kunci in semua:
        raise KesalahanPengguna(
            f"Belanja {baru.sebutan} sudah ada dalam rincian ini; ubah baris itu."
        )
    rupiah = (baru.pagu, *baru.kas)
    if any(satu is not None and satu < 0 for satu in rupiah):
        raise KesalahanPengguna("Pagu dan anggaran kas belanja tidak boleh negatif.")
    negatif = berjalan_negatif(baru)
    if negatif is not None:
        raise KesalahanPengguna(
            f"Jumlah realisasi {baru.sebutan} s.d. TW {ROMAWI[negatif]} di bawah 0; periksa"
            " angkanya."
        )


def _pastikan_belum_disetujui(
    store: Store, tahun: int, simpul: Simpul, lama: Belanja | None, baru: Belanja | None
) -> None:
    """Realisasi of an approved quarter stands; pagu and kas are plan and may change."""
    for n in _triwulan_beda(lama, baru):
        terkunci = kunci_triwulan(store, tahun, n)
        terkunci.tolak(terkunci.rupiah(simpul.unit))


def _sub_kegiatan(store: Store, tahun: int, kunci: Kunci) -> Simpul:
    for versi in reversed(store.rencana.versi(tahun)):
        for simpul in versi.simpul:
            if simpul.kunci == kunci:
                if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
                    raise KesalahanPengguna(
                        f"Fisik dan rincian belanja hanya ada pada sub kegiatan; {simpul.nama}"
                        f" adalah {simpul.tingkat}."
                    )
                return simpul
    raise KesalahanPengguna(f"{kunci} tidak ada dalam rencana {tahun}; muat ulang halaman (F5).")
