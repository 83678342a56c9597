"""Enter the survey of a quarter, and what comes of it: index, elements, who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.hak import Tindakan
from simpelin.domain.ikm import IKM, hitung_ikm
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import JawabanSKM
from simpelin.domain.kesalahan import MasukanDitolak, Penolakan
from simpelin.domain.rencana import TRIWULAN, Kunci
from simpelin.domain.skm import cacat_jawaban, kosong
from simpelin.services import izin

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = "isi survei kepuasan"


@dataclass(frozen=True, slots=True)
class RingkasanSKM:
    """The index by quarter (own respondents), to the end of a quarter, and of the year."""

    triwulan: tuple[IKM, IKM, IKM, IKM]
    sampai: IKM
    tahun: IKM


@dataclass(frozen=True, slots=True)
class PemakaiIKM:
    """An indicator that reads the index by itself. ``diketik``: a typed value wins;
    ``tidak_valid``: it lies outside 25–100, so it is shown and not averaged."""

    kunci: Kunci
    nama: str
    indikator: str
    target: Fraction | None
    realisasi: Fraction | None
    capaian: Fraction | None
    diketik: bool
    tidak_valid: bool


def ringkas(jawaban: Sequence[JawabanSKM], triwulan: int) -> RingkasanSKM:
    """The index of a year's answers: always over respondents, never a mean of quarters."""
    satu, dua, tiga, empat = (hitung_ikm([s for s in jawaban if s.triwulan == n]) for n in TRIWULAN)
    sampai = hitung_ikm([s for s in jawaban if s.triwulan <= triwulan])
    return RingkasanSKM((satu, dua, tiga, empat), sampai, hitung_ikm(jawaban))


def pemakai(evaluasi: Evaluasi) -> tuple[PemakaiIKM, ...]:
    """The indicators that are fed by the index, in plan order."""
    return tuple(
        PemakaiIKM(
            hasil.simpul.kunci,
            hasil.simpul.nama,
            i.indikator.nama,
            i.target,
            i.realisasi,
            i.capaian,
            not i.otomatis,
            i.tidak_valid,
        )
        for hasil in evaluasi
        if hasil.simpul is not None
        for i in hasil.indikator
        if i.indikator.otomatis == "ikm"
    )


def isi_triwulan(
    store: Store, tahun: int, triwulan: int, jawaban: Sequence[JawabanSKM]
) -> tuple[JawabanSKM, ...]:
    """Put ``jawaban`` in the place of the quarter's survey; what was stored of it.

    Rows without a single answer are left out: an empty questionnaire is no respondent.

    Raises:
        MasukanDitolak: with a sentence for each impossible answer; nothing is stored.
        KesalahanPengguna: the person may not, or the store cannot be written.
    """
    izin.wajib(store, Tindakan.SKM)
    tolak = [
        Penolakan(f"Baris {nomor}: {pesan}.")
        for nomor, satu in enumerate(jawaban, start=1)
        for _, pesan in cacat_jawaban(satu.responden, satu.jawaban)
        if not kosong(satu.responden, satu.jawaban)
    ]
    if tolak:
        raise MasukanDitolak(tolak)
    isi = tuple(satu for satu in jawaban if not kosong(satu.responden, satu.jawaban))
    with store.ubah(f"{TINDAKAN} TW {ROMAWI[triwulan]}"):
        store.skm.ganti(tahun, triwulan, isi)
    return isi
