"""Keep a national or a neighbour's figure of a sasaran's indicator, for the LKjIP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import ke_json, tulis_angka
from simpelin.domain.baca_angka import AngkaDitolak, baca_desimal
from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import Banding
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.mirip import termirip
from simpelin.domain.rencana import Indikator, Rencana, Tingkat, rencana_berlaku
from simpelin.domain.renstra import Jati
from simpelin.services import izin

if TYPE_CHECKING:
    from simpelin.store import Store


def daftar(store: Store, tahun: int) -> dict[Jati, tuple[Banding, ...]]:
    """What is kept of a year, by indicator."""
    return store.banding.muat(tahun)


def indikator_sasaran(store: Store, tahun: int) -> tuple[tuple[Jati, Indikator], ...]:
    """The indicators that can have such a figure: those of the year's sasaran."""
    rencana = _rencana(store, tahun)
    return tuple(
        ((satu.kunci, indikator.nama), indikator)
        for kunci in rencana.urutan
        if (satu := rencana.simpul[kunci]).tingkat is Tingkat.SASARAN
        for indikator in satu.indikator
    )


def catat(
    store: Store, tahun: int, jati: Jati, pihak: str, nilai: str, sumber: str = ""
) -> Banding:
    """Keep ``pihak``'s figure of an indicator of the plan.

    Raises :class:`KesalahanPengguna` for an indicator that no sasaran has, an empty party,
    or a figure that cannot be read.
    """
    izin.wajib(store, Tindakan.PEMBANDING)
    _pastikan_ada(store, tahun, jati)
    if not pihak.strip():
        raise KesalahanPengguna("Sebutkan pihak pembandingnya, misalnya “Nasional”.")
    try:
        angka = baca_desimal(nilai)
    except AngkaDitolak as galat:
        raise KesalahanPengguna(f"Nilai pembanding ditolak: {galat}.") from galat
    if angka is None:
        raise KesalahanPengguna("Isi nilai pembandingnya, atau hapus barisnya.")
    satu = Banding(pihak.strip(), angka, sumber.strip())
    with store.ubah("catat angka pihak lain"):
        store.banding.simpan(tahun, jati, satu)
    return satu


def hapus(store: Store, tahun: int, jati: Jati, pihak: str) -> None:
    """Remove ``pihak``'s figure.

    Raises :class:`KesalahanPengguna` where there is none.
    """
    izin.wajib(store, Tindakan.PEMBANDING)
    if not any(satu.pihak == pihak for satu in store.banding.muat(tahun).get(jati, ())):
        raise KesalahanPengguna(f"Angka “{pihak}” untuk {jati[0]} tahun {tahun} tidak ada.")
    with store.ubah("hapus angka pihak lain"):
        store.banding.hapus(tahun, jati, pihak)


def cari(store: Store, tahun: int, kode: str, indikator: str = "") -> Jati:
    """The indicator of a sasaran by code, and by name where the sasaran has several.

    Raises :class:`KesalahanPengguna` where that is nothing, or more than one.
    """
    semua = [jati for jati, _ in indikator_sasaran(store, tahun) if jati[0].kode == kode]
    cocok = [jati for jati in semua if not indikator or jati[1] == indikator]
    if len(cocok) == 1:
        return cocok[0]
    if not semua:
        raise KesalahanPengguna(
            f"Tidak ada sasaran berkode “{kode}” yang punya indikator dalam rencana {tahun}."
        )
    pilihan = "; ".join(nama for _, nama in semua)
    raise KesalahanPengguna(f"Sebutkan satu indikator {kode}: {pilihan}.")


def sebagai_json(semua: dict[Jati, tuple[Banding, ...]]) -> dict[str, Any]:
    """The document of ``simpelin banding --json``."""
    return {
        "banding": [
            {
                "kode": kunci.kode,
                "sub_skpd": kunci.sub_skpd,
                "indikator": indikator,
                "pihak": satu.pihak,
                "nilai": ke_json(satu.nilai),
                "sumber": satu.sumber,
            }
            for (kunci, indikator), isi in semua.items()
            for satu in isi
        ]
    }


def sebagai_teks(semua: dict[Jati, tuple[Banding, ...]], tahun: int) -> str:
    """The same for a reader."""
    baris = [
        f"{kunci} {indikator}: {satu.pihak} {tulis_angka(satu.nilai)}"
        + (f" ({satu.sumber})" if satu.sumber else "")
        for (kunci, indikator), isi in semua.items()
        for satu in isi
    ]
    return "\n".join(baris) or f"Belum ada angka pihak lain untuk tahun {tahun}."


def _pastikan_ada(store: Store, tahun: int, jati: Jati) -> None:
    ada = [satu for satu, _ in indikator_sasaran(store, tahun)]
    if jati in ada:
        return
    mirip = termirip(jati[1], [nama for _, nama in ada])
    saran = f"; maksudnya {mirip}?" if mirip else ""
    raise KesalahanPengguna(
        f"Indikator “{jati[1]}” pada {jati[0]} tidak ada di sasaran rencana {tahun}{saran}"
    )


def _rencana(store: Store, tahun: int) -> Rencana:
    return rencana_berlaku(tahun, store.rencana.versi(tahun), 4)
