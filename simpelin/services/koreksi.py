"""Book a correction that was found after its quarter: in the next open one, with its origin.

Its rupiah become part of the quarter's realisasi (aturan section 9), so every sum has them;
what is kept beside is how much of it belongs to which earlier quarter, and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Koreksi
from simpelin.domain.rekonsiliasi import BarisBKAD
from simpelin.domain.rencana import TRIWULAN, Kunci, Simpul
from simpelin.services import izin, pengaturan
from simpelin.services.isi_realisasi import IsiAnggaran, isi_dalam_transaksi
from simpelin.services.kunci_isian import kunci_triwulan

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class BukukanKoreksi:
    """``jumlah`` rupiah, negative where too much was booked, that belong to quarter ``asal``."""

    tahun: int
    kunci: Kunci
    asal: int
    jumlah: int
    catatan: str


def triwulan_terbuka(store: Store, tahun: int, unit: str, asal: int) -> int | None:
    """The first quarter after ``asal`` from which on no rupiah are approved or declared final:
    what was booked before such a quarter would change its sum to date. ``None`` in none."""
    beku = (n for n in TRIWULAN[asal:] if kunci_triwulan(store, tahun, n).rupiah_beku(unit))
    berikut = max(beku, default=asal) + 1
    return berikut if berikut in TRIWULAN else None


def bukukan(store: Store, perintah: BukukanKoreksi) -> Koreksi:
    """Book it and give what was booked, with its quarter.

    Raises:
        KesalahanPengguna: no such sub kegiatan, an amount of 0, no note, no open quarter left
            in the year, a running total below 0.
    """
    tahun, kunci, asal = perintah.tahun, perintah.kunci, perintah.asal
    simpul = _simpul(store, tahun, kunci)
    catatan = perintah.catatan.strip()
    if not perintah.jumlah:
        raise KesalahanPengguna("Jumlah koreksi 0; isi selisih yang dibetulkan.")
    if not catatan:
        raise KesalahanPengguna("Tulis sebab koreksinya.")
    n = triwulan_terbuka(store, tahun, simpul.unit, asal)
    if n is None:
        raise KesalahanPengguna(
            f"Tidak ada triwulan terbuka sesudah TW {ROMAWI[asal]} {tahun} bagi {simpul.unit};"
            " buka kembali laporan dengan alasan bila angkanya harus dibetulkan."
        )
    rp_oleh_unit = pengaturan.muat(store).rp_oleh_unit
    izin.wajib(store, Tindakan.ISI_ANGGARAN, unit=simpul.unit, rp_oleh_unit=rp_oleh_unit)
    koreksi = Koreksi(n, asal, perintah.jumlah, catatan)
    with store.ubah(f"bukukan koreksi TW {ROMAWI[asal]} di TW {ROMAWI[n]}"):
        isi_dalam_transaksi(store, _anggaran_baru(store, tahun, kunci, koreksi))
        store.realisasi.catat_koreksi(tahun, kunci, koreksi)
        _jelaskan_selisih(store, tahun, kunci, koreksi)
    return koreksi


def _jelaskan_selisih(store: Store, tahun: int, kunci: Kunci, koreksi: Koreksi) -> None:
    """Where the origin was reconciled with a list, its difference is explained by this."""
    daftar = store.rekonsiliasi.muat(tahun, koreksi.asal)
    if daftar is None:
        return
    lama = next((satu for satu in daftar.baris if satu.kunci == kunci), None)
    kata = f"dikoreksi di TW {ROMAWI[koreksi.triwulan]}: {koreksi.catatan}"
    if lama is not None and lama.penjelasan:
        kata = f"{lama.penjelasan}; {kata}"
    satu = replace(lama or BarisBKAD(*kunci, "", None, kunci), penjelasan=kata)
    store.rekonsiliasi.jelaskan(tahun, koreksi.asal, satu)


def _anggaran_baru(store: Store, tahun: int, kunci: Kunci, koreksi: Koreksi) -> IsiAnggaran:
    n = koreksi.triwulan
    lama = store.realisasi.anggaran(tahun, kunci)[n - 1]
    baru = (lama or 0) + koreksi.jumlah
    alasan = store.realisasi.catatan_anggaran(tahun).get((kunci, n), "")
    if baru < 0 and not alasan:
        alasan = koreksi.kata
    return IsiAnggaran(tahun, n, kunci, baru, alasan)


def _simpul(store: Store, tahun: int, kunci: Kunci) -> Simpul:
    for versi in reversed(store.rencana.versi(tahun)):
        for simpul in versi.simpul:
            if simpul.kunci == kunci:
                return simpul
    raise KesalahanPengguna(f"{kunci} tidak ada dalam rencana {tahun}; muat ulang halaman (F5).")


# --- words -----------------------------------------------------------------------


def catatan_rupiah(store: Store, tahun: int, triwulan: int) -> dict[tuple[Kunci, int], str]:
    """What the forms say beside a quarter's rupiah up to ``triwulan``: reasons and corrections."""
    semua = {k: t for k, t in store.realisasi.catatan_anggaran(tahun).items() if k[1] <= triwulan}
    return dengan_koreksi(semua, store.realisasi.koreksi(tahun), triwulan)


def dengan_koreksi(
    catatan: Mapping[tuple[Kunci, int], str],
    koreksi: Mapping[Kunci, tuple[Koreksi, ...]],
    triwulan: int,
) -> dict[tuple[Kunci, int], str]:
    """Notes with the corrections booked in each quarter added, each told once."""
    hasil = dict(catatan)
    for kunci, semua in koreksi.items():
        for satu in semua:
            tempat, kata = (kunci, satu.triwulan), satu.kata
            if satu.triwulan <= triwulan and kata not in hasil.get(tempat, ""):
                hasil[tempat] = "; ".join(filter(None, (hasil.get(tempat, ""), kata)))
    return hasil
