"""Our realisasi against BKAD's list, to the rupiah: every difference, every one-sided code.

What is kept is their list; what differs is computed from what is stored now, so a figure that
is changed afterwards shows (aturan section 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from simpelin.domain.belanja import jumlah_ada
from simpelin.domain.kode_kantor import Inti, inti_kode
from simpelin.domain.rencana import Kunci, urut_alami

SEMUA = "*"
"""Sub-unit of a row whose sheet does not tell it, of a code that several sub-units have: the
sum over those without a row of their own is compared."""


class Keadaan(StrEnum):
    """Where the reconciliation of one quarter stands."""

    BELUM = "belum"
    ADA_SELISIH = "ada_selisih"
    COCOK = "cocok"


@dataclass(frozen=True, slots=True)
class BarisBKAD:
    """One code of their list; ``kunci`` the node that it means, ``None`` where the plan has
    none (or several, see :data:`SEMUA`). ``mereka`` is ``None`` on a row that stands here only
    for its explanation."""

    kode: str
    sub_skpd: str
    nama: str
    mereka: int | None
    kunci: Kunci | None = None
    penjelasan: str = ""


@dataclass(frozen=True, slots=True)
class DaftarBKAD:
    """Their list of one quarter, as it was taken in: from which file, when, by whom.

    ``kumulatif`` says that its figures run from January. The totals are of that moment.
    """

    tahun: int
    triwulan: int
    baris: tuple[BarisBKAD, ...]
    berkas: str
    lembar: str = ""
    kumulatif: bool = True
    sha256: str = ""
    waktu: str = ""
    oleh: str = ""
    total_kami: int = 0
    total_mereka: int = 0


class Sisi(StrEnum):
    """Where a code stands."""

    DUA = "di keduanya"
    KAMI = "hanya di sini"
    MEREKA = "hanya di BKAD"


@dataclass(frozen=True, slots=True)
class Banding:
    """One code on both sides; ``None`` where a side does not have it."""

    kode: str
    sub_skpd: str
    nama: str
    kami: int | None
    mereka: int | None
    kunci: Kunci | None = None
    penjelasan: str = ""

    @property
    def selisih(self) -> int:
        """Ours less theirs; a missing side counts as 0."""
        return (self.kami or 0) - (self.mereka or 0)

    @property
    def sisi(self) -> Sisi:
        if self.mereka is None:
            return Sisi.KAMI
        return Sisi.MEREKA if self.kunci is None and self.sub_skpd != SEMUA else Sisi.DUA

    @property
    def berbeda(self) -> bool:
        """Whether it is to be shown: a difference, or a code on one side only."""
        return bool(self.selisih) or self.sisi is not Sisi.DUA


@dataclass(frozen=True)
class Rekonsiliasi:
    """A quarter's list against what is stored now."""

    daftar: DaftarBKAD
    baris: tuple[Banding, ...]

    @property
    def total_kami(self) -> int:
        return sum(satu.kami or 0 for satu in self.baris)

    @property
    def total_mereka(self) -> int:
        return sum(satu.mereka or 0 for satu in self.baris)

    @property
    def selisih(self) -> int:
        """Of the totals: differences of both signs may cancel out in it."""
        return self.total_kami - self.total_mereka

    @property
    def perbedaan(self) -> tuple[Banding, ...]:
        """Differences and one-sided codes, the largest first."""
        beda = (satu for satu in self.baris if satu.berbeda)
        return tuple(sorted(beda, key=lambda s: (-abs(s.selisih), urut_alami(s.kode), s.sub_skpd)))

    @property
    def belum_dijelaskan(self) -> tuple[Banding, ...]:
        """Differences in rupiah without an explanation."""
        return tuple(s for s in self.perbedaan if s.selisih and not s.penjelasan.strip())

    @property
    def keadaan(self) -> Keadaan:
        beda = any(satu.selisih for satu in self.baris)
        return Keadaan.ADA_SELISIH if beda else Keadaan.COCOK

    @property
    def selesai(self) -> bool:
        """Whether it agrees, or every difference is explained."""
        return not self.belum_dijelaskan


def bandingkan(
    daftar: DaftarBKAD, kami: Mapping[Kunci, int | None], nama: Mapping[Kunci, str]
) -> Rekonsiliasi:
    """Hold a list against ours: ``kami`` is each sub kegiatan's realisasi, ``None`` where
    nothing is entered, over the same months as the list."""
    return Rekonsiliasi(daftar, tuple(_baris(daftar.baris, kami, nama)))


def _baris(
    mereka: Sequence[BarisBKAD], kami: Mapping[Kunci, int | None], nama: Mapping[Kunci, str]
) -> Iterator[Banding]:
    sendiri = {satu.kunci for satu in mereka}
    sekode: dict[Inti, list[Kunci]] = {}
    for kunci in kami:
        # what has a row of its own is not counted again in the row of all sub-units
        if kunci not in sendiri:
            sekode.setdefault(inti_kode(kunci.kode), []).append(kunci)
    tercakup: set[Kunci] = set()
    for satu in mereka:
        milik = _milik(satu, sekode)
        tercakup.update(milik)
        rupiah = jumlah_ada(kami.get(kunci) for kunci in milik)
        if rupiah is None and satu.mereka is None:
            continue
        yield Banding(
            satu.kode,
            satu.sub_skpd,
            nama.get(milik[0], satu.nama) if milik else satu.nama,
            rupiah,
            satu.mereka,
            satu.kunci,
            satu.penjelasan,
        )
    for kunci, rupiah in kami.items():
        if kunci not in tercakup and rupiah is not None:
            yield Banding(*kunci, nama.get(kunci, ""), rupiah, None, kunci)


def _milik(satu: BarisBKAD, sekode: Mapping[Inti, Sequence[Kunci]]) -> Sequence[Kunci]:
    """The nodes of ours that a row of theirs speaks of."""
    if satu.kunci is not None:
        return (satu.kunci,)
    return sekode.get(inti_kode(satu.kode), ()) if satu.sub_skpd == SEMUA else ()


def satukan(semua: Iterable[BarisBKAD]) -> tuple[BarisBKAD, ...]:
    """Rows that mean the same thing as one, their rupiah added: codes may be written with
    two- and four-digit endings in one list."""
    hasil: dict[object, BarisBKAD] = {}
    for satu in semua:
        tanda = satu.kunci or (inti_kode(satu.kode), satu.sub_skpd)
        lama = hasil.get(tanda)
        if lama is None:
            hasil[tanda] = satu
            continue
        rupiah = jumlah_ada((lama.mereka, satu.mereka))
        hasil[tanda] = BarisBKAD(
            lama.kode, lama.sub_skpd, lama.nama or satu.nama, rupiah, lama.kunci, lama.penjelasan
        )
    return tuple(hasil.values())


def dengan_penjelasan(baris: Iterable[BarisBKAD], lama: DaftarBKAD | None) -> tuple[BarisBKAD, ...]:
    """A new list with the explanations that the one before had for the same codes; those of
    codes that stand on our side only are kept too."""
    hasil = list(baris)
    kata = {_tanda(s): s for s in (lama.baris if lama else ()) if s.penjelasan}
    ada = {_tanda(satu) for satu in hasil}
    jadi = [
        BarisBKAD(s.kode, s.sub_skpd, s.nama, s.mereka, s.kunci, kata[_tanda(s)].penjelasan)
        if _tanda(s) in kata
        else s
        for s in hasil
    ]
    sendiri = [s for t, s in kata.items() if t not in ada and s.kunci is not None]
    jadi += [BarisBKAD(s.kode, s.sub_skpd, s.nama, None, s.kunci, s.penjelasan) for s in sendiri]
    return tuple(jadi)


def _tanda(satu: BarisBKAD) -> tuple[object, str]:
    if satu.kunci is not None:
        return satu.kunci, ""
    return inti_kode(satu.kode), satu.sub_skpd
