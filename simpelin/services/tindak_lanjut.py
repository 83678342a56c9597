"""The register of follow-ups: who has what to do until when, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rapat import NomorKeputusan
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import (
    Kabar,
    StatusTindakLanjut,
    TindakLanjut,
    pastikan_langkah,
    urut_daftar,
)
from simpelin.services import izin
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store


_VERIFIKASI = Tindakan.VERIFIKASI_TINDAK_LANJUT
_TINDAKAN = {
    StatusTindakLanjut.BERJALAN: "tindak lanjut berjalan",
    StatusTindakLanjut.SELESAI: "tindak lanjut selesai",
    StatusTindakLanjut.DIVERIFIKASI: "verifikasi tindak lanjut",
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """Which follow-ups: all where nothing is said; ``tahun`` is that of the decision."""

    unit: str = ""
    status: StatusTindakLanjut | None = None
    hanya_terbuka: bool = False
    hanya_lewat: bool = False
    tahun: int | None = None
    triwulan: int | None = None
    kunci: Kunci | None = None


def daftar(
    store: Store, saringan: Saringan = Saringan(), tanggal: date | None = None
) -> tuple[TindakLanjut, ...]:
    """The register: overdue first, then by due date, then what is done."""
    hari = tanggal or date.today()
    semua = [satu for satu in store.tindak_lanjut.semua() if _cocok(satu, saringan, hari)]
    return urut_daftar(semua, hari)


def _cocok(satu: TindakLanjut, saringan: Saringan, hari: date) -> bool:
    return (
        (not saringan.unit or satu.unit == saringan.unit)
        and (saringan.status is None or satu.status is saringan.status)
        and (not saringan.hanya_terbuka or satu.status.terbuka)
        and (not saringan.hanya_lewat or satu.hari_lewat(hari) > 0)
        and (saringan.tahun is None or satu.nomor.tahun == saringan.tahun)
        and (saringan.triwulan is None or satu.nomor.triwulan == saringan.triwulan)
        and (saringan.kunci is None or satu.kunci == saringan.kunci)
    )


# --- on its way ------------------------------------------------------------------


def mulai(store: Store, nomor: NomorKeputusan, kabar: str = "") -> TindakLanjut:
    """baru → berjalan; what was marked as done comes back by :func:`kembalikan` alone."""
    status = store.tindak_lanjut.muat(nomor).status
    if not status.terbuka:
        raise KesalahanPengguna(
            f"Tindak lanjut {nomor.kata} sudah {status}; yang memverifikasinya yang dapat"
            " mengembalikannya dengan alasan."
        )
    return _langkah(store, nomor, StatusTindakLanjut.BERJALAN, kabar)


def kabari(store: Store, nomor: NomorKeputusan, kabar: str) -> TindakLanjut:
    """Add a note of progress; what was *baru* is *berjalan* from then on."""
    if not kabar.strip():
        raise KesalahanPengguna("Tulis kemajuannya dalam satu kalimat.")
    keadaan = store.nomor_perubahan()
    lama = store.tindak_lanjut.muat(nomor)
    if lama.status is StatusTindakLanjut.BARU:
        return mulai(store, nomor, kabar)
    izin.wajib(store, Tindakan.TINDAK_LANJUT, unit=lama.unit)
    with ubah_bila_tetap(store, keadaan, "kabar tindak lanjut"):
        store.tindak_lanjut.simpan(lama, _kabar(store, lama.status, kabar))
    return store.tindak_lanjut.muat(nomor)


def selesaikan(store: Store, nomor: NomorKeputusan, kabar: str = "") -> TindakLanjut:
    """→ selesai; refused without evidence."""
    return _langkah(store, nomor, StatusTindakLanjut.SELESAI, kabar)


def verifikasi(store: Store, nomor: NomorKeputusan, kabar: str = "") -> TindakLanjut:
    """selesai → diverifikasi."""
    return _langkah(store, nomor, StatusTindakLanjut.DIVERIFIKASI, kabar, _VERIFIKASI)


def kembalikan(store: Store, nomor: NomorKeputusan, alasan: str) -> TindakLanjut:
    """selesai or diverifikasi → berjalan, with the reason that its unit reads."""
    if not alasan.strip():
        raise KesalahanPengguna("Tulis alasan tindak lanjut ini dikembalikan.")
    if store.tindak_lanjut.muat(nomor).status.terbuka:
        raise KesalahanPengguna(f"Tindak lanjut {nomor.kata} belum ditandai selesai.")
    return _langkah(store, nomor, StatusTindakLanjut.BERJALAN, alasan, _VERIFIKASI)


def tunda(store: Store, nomor: NomorKeputusan, tenggat: date, alasan: str) -> TindakLanjut:
    """Move the due date of an open follow-up, with a reason; the decision keeps its own."""
    if not alasan.strip():
        raise KesalahanPengguna("Tulis alasan tenggatnya diubah.")
    keadaan = store.nomor_perubahan()
    lama = store.tindak_lanjut.muat(nomor)
    if not lama.status.terbuka:
        raise KesalahanPengguna(f"Tindak lanjut {nomor.kata} sudah {lama.status}.")
    if tenggat < lama.keputusan.tenggat:
        raise KesalahanPengguna(
            f"Tenggat baru lebih awal dari yang diputuskan ({lama.keputusan.tenggat:%d-%m-%Y})."
        )
    izin.wajib(store, Tindakan.VERIFIKASI_TINDAK_LANJUT)
    with ubah_bila_tetap(store, keadaan, "ubah tenggat tindak lanjut"):
        teks = f"Tenggat menjadi {tenggat:%d-%m-%Y}: {alasan.strip()}"
        store.tindak_lanjut.simpan(replace(lama, tenggat=tenggat), _kabar(store, lama.status, teks))
    return store.tindak_lanjut.muat(nomor)


def _langkah(
    store: Store,
    nomor: NomorKeputusan,
    ke: StatusTindakLanjut,
    kabar: str,
    hak: Tindakan = Tindakan.TINDAK_LANJUT,
) -> TindakLanjut:
    izin.wajib(store, hak, unit=store.tindak_lanjut.muat(nomor).unit)
    with store.ubah(_TINDAKAN[ke]):
        lama = store.tindak_lanjut.muat(nomor)
        pastikan_langkah(lama.status, ke, lama.bukti)
        pada = None if ke.terbuka else (lama.selesai_pada or store.waktu_kini())
        store.tindak_lanjut.simpan(
            replace(lama, status=ke, selesai_pada=pada), _kabar(store, ke, kabar)
        )
    return store.tindak_lanjut.muat(nomor)


def _kabar(store: Store, status: StatusTindakLanjut, isi: str) -> Kabar:
    return Kabar(store.waktu_kini(), store.pelaku.nama, status, " ".join(isi.split()))


# --- JSON ------------------------------------------------------------------------


def sebagai_json(semua: Sequence[TindakLanjut], tanggal: date) -> dict[str, Any]:
    """The document of ``simpelin tindak-lanjut --json``."""
    from simpelin.services.potret_rapat import tindak_lanjut_json

    return {
        "tanggal": tanggal.isoformat(),
        "tindak_lanjut": [
            {**tindak_lanjut_json(satu), "hari_lewat": satu.hari_lewat(tanggal)} for satu in semua
        ],
    }
