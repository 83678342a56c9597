"""The sentences and sums of a derivation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from simpelin.domain.angka import NOL, tulis_persen, tulis_rupiah
from simpelin.domain.capaian import HasilIndikator
from simpelin.domain.evaluasi import HasilSimpul
from simpelin.domain.rencana import Kunci, Tingkat
from simpelin.services.asal_indikator import ARTI_STATUS, Rujukan, Ukuran, Unsur

_BANYAK_SUKU = 8
"""A sum with more terms than this is abbreviated in its middle."""


def unsur_indikator(
    kunci: Kunci | None,
    satu: HasilIndikator,
    capaian: Fraction | None,
    masuk: Fraction | None,
    sebab: str,
) -> Unsur:
    """An indicator as part of its node's figure; ``masuk`` is what it brought in."""
    if masuk is not None and capaian is not None and masuk < capaian:
        sebab = f"dipotong pada {tulis_persen(masuk, 0)}"
    nama = satu.indikator.nama or "Indikator tanpa nama"
    tujuan = Rujukan(kunci, Ukuran.INDIKATOR, satu.indikator.nama)
    return Unsur(nama, "", tulis_persen(capaian), masuk is not None, sebab, tujuan)


def potong_sebab(angka: Fraction | int | None, batas: Fraction) -> str:
    """That a figure was cut, where it was."""
    lebih = angka is not None and angka > batas
    return f"dipotong pada {tulis_persen(batas, 0)}" if lebih else ""


def sebab_tanpa_capaian(hasil: HasilSimpul) -> str:
    """Why a node brings no capaian into its parent."""
    simpul = hasil.simpul
    if simpul is not None and simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        return "tidak ada bawahan yang punya capaian" if hasil.anak else "tidak punya bawahan"
    if not hasil.indikator:
        return "tidak punya indikator"
    return _ringkas({ARTI_STATUS[satu.status]: None for satu in hasil.indikator})


def _ringkas(sebab: Iterable[str]) -> str:
    return "; ".join(sebab)


def rumus_rata(suku: Sequence[Fraction], sebutan: str) -> str:
    """A mean with its terms."""
    if not suku:
        return f"Belum ada {sebutan} yang dapat dirata-rata; tidak ada angka, bukan 0."
    rata = sum(suku, NOL) / len(suku)
    if len(suku) == 1:
        return f"rata-rata 1 {sebutan} = {tulis_persen(rata)}"
    ditulis = _sambung([tulis_persen(satu).removesuffix(" %") for satu in suku])
    return f"rata-rata {len(suku)} {sebutan} = ({ditulis}) ÷ {len(suku)} = {tulis_persen(rata)}"


def rumus_jumlah(suku: Sequence[int], sebutan: str) -> str:
    """A sum with its terms."""
    if not suku:
        return f"Belum ada {sebutan} yang diisi; tampil sebagai –, bukan 0."
    if len(suku) == 1:
        return f"1 {sebutan} = {tulis_rupiah(suku[0])}"
    return f"{_sambung([tulis_rupiah(satu) for satu in suku])} = {tulis_rupiah(sum(suku))}"


def _sambung(suku: Sequence[str]) -> str:
    if len(suku) > _BANYAK_SUKU:
        return f"{' + '.join(suku[:4])} + … + {' + '.join(suku[-2:])}"
    return " + ".join(suku)
