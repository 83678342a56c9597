"""The inspectorate's recommendations: register them, follow them up, carry them on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.lhe import Rekomendasi, dibawa, pastikan_sah, urut_lhe
from simpelin.services import izin

if TYPE_CHECKING:
    from simpelin.store import Store


def daftar(
    store: Store,
    *,
    tahun: int | None = None,
    unit: str = "",
    hanya_terbuka: bool = False,
    tanggal: date | None = None,
) -> tuple[Rekomendasi, ...]:
    """The register, open ones first; ``tahun`` gives what that year has to answer for."""
    semua = store.lhe.semua() if tahun is None else dibawa(store.lhe.semua(), tahun)
    pilih = [
        satu
        for satu in semua
        if (not unit or satu.unit == unit) and (not hanya_terbuka or satu.status.terbuka)
    ]
    return urut_lhe(pilih, tanggal or date.today())


def tambah(store: Store, satu: Rekomendasi) -> Rekomendasi:
    """Register a recommendation.

    Raises :class:`KesalahanPengguna`: no number or words, a number that is there already,
    no right.
    """
    izin.wajib(store, Tindakan.LHE)
    baru = _rapi(satu)
    pastikan_sah(baru)
    if store.lhe.muat(baru.tahun, baru.nomor) is not None:
        raise KesalahanPengguna(
            f"Rekomendasi nomor {baru.nomor} sudah ada dalam LHE {baru.tahun};"
            " pakai nomor lain atau ubah yang ada."
        )
    with store.ubah("catat rekomendasi LHE"):
        store.lhe.simpan(baru)
    return baru


def ubah(store: Store, satu: Rekomendasi, tanggal: date | None = None) -> Rekomendasi:
    """Change a recommendation: its words by who keeps the register, action, state and note
    also by its unit.

    *selesai* needs action and evidence and takes the day (``tanggal``, today where not given);
    *tidak dapat ditindaklanjuti* needs a note.
    """
    lama = _ada(store, satu.tahun, satu.nomor)
    baru = replace(_rapi(satu), bukti=lama.bukti)
    isi_sama = (baru.rekomendasi, baru.unit, baru.tenggat) == (
        lama.rekomendasi,
        lama.unit,
        lama.tenggat,
    )
    wajib_isi(store, lama if isi_sama else None)
    pastikan_sah(baru)
    if baru.status.terbuka:
        baru = replace(baru, selesai_pada=None)
    elif baru.selesai_pada is None or lama.status.terbuka:
        baru = replace(baru, selesai_pada=tanggal or date.today())
    with store.ubah("ubah rekomendasi LHE"):
        store.lhe.simpan(baru)
    return baru


def ganti_nomor(store: Store, tahun: int, lama: str, baru: str) -> None:
    """Correct a mistyped number."""
    izin.wajib(store, Tindakan.LHE)
    if not baru.strip():
        raise KesalahanPengguna("Isi nomor rekomendasinya seperti dalam LHE.")
    with store.ubah("ganti nomor rekomendasi LHE"):
        store.lhe.ganti_nomor(tahun, lama, " ".join(baru.split()))


def hapus(store: Store, tahun: int, nomor: str) -> None:
    """Take off what was entered by mistake; refused where evidence is attached."""
    izin.wajib(store, Tindakan.LHE)
    with store.ubah("hapus rekomendasi LHE"):
        store.lhe.hapus(tahun, nomor)


def wajib_isi(store: Store, satu: Rekomendasi | None) -> None:
    """Who keeps the register may do all; a recommendation's own unit its action, state and
    evidence. Raises :class:`KesalahanPengguna` with the sentence why not."""
    if satu is not None and satu.unit and not izin.putusan(store, Tindakan.LHE):
        izin.wajib(store, Tindakan.TINDAK_LANJUT, unit=satu.unit)
    else:
        izin.wajib(store, Tindakan.LHE)


def _ada(store: Store, tahun: int, nomor: str) -> Rekomendasi:
    lama = store.lhe.muat(tahun, nomor)
    if lama is None:
        raise KesalahanPengguna(
            f"Rekomendasi LHE {tahun} nomor {nomor} tidak ada; muat ulang daftarnya (F5)."
        )
    return lama


def _rapi(satu: Rekomendasi) -> Rekomendasi:
    return replace(
        satu,
        nomor=" ".join(satu.nomor.split()),
        rekomendasi=satu.rekomendasi.strip(),
        tindakan=satu.tindakan.strip(),
        keterangan=satu.keterangan.strip(),
    )


def sebagai_json(semua: Sequence[Rekomendasi], tanggal: date) -> dict[str, Any]:
    """The document of ``simpelin lhe --json``."""
    return {
        "rekomendasi": [
            {
                "tahun": satu.tahun,
                "nomor": satu.nomor,
                "rekomendasi": satu.rekomendasi,
                "unit": satu.unit,
                "tindakan": satu.tindakan,
                "tenggat": satu.tenggat.isoformat() if satu.tenggat else None,
                "status": satu.status.value,
                "keterangan": satu.keterangan,
                "selesai_pada": satu.selesai_pada.isoformat() if satu.selesai_pada else None,
                "bukti": satu.bukti,
                "hari_lewat": satu.hari_lewat(tanggal),
            }
            for satu in semua
        ]
    }
