"""The way of a report through the tiers: konsep → diajukan → diperiksa → diverifikasi →
disetujui, and back (aturan section 9).

A state is what the stored steps add up to: :func:`lipat` folds them. An approval is only
ever given by the next tier of the report's way, and only the topmost one is undone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpelin.domain.kantor import Peran, StatusLaporan


class Jenjang(StrEnum):
    """A tier above the unit, lowest first."""

    PERIKSA = "periksa"
    VERIFIKASI = "verifikasi"
    SETUJUI = "setujui"


class Gerak(StrEnum):
    """What a step does: hand in, give one tier's approval, take the topmost one back, return
    to the unit."""

    AJUKAN = "ajukan"
    PERIKSA = "periksa"
    VERIFIKASI = "verifikasi"
    SETUJUI = "setujui"
    BATALKAN = "batalkan"
    KEMBALIKAN = "kembalikan"


URUT = tuple(Jenjang)
PEJABAT: Mapping[Jenjang, Peran] = {
    Jenjang.PERIKSA: Peran.KASUBAG_PERENCANAAN,
    Jenjang.VERIFIKASI: Peran.SEKCAM,
    Jenjang.SETUJUI: Peran.CAMAT,
}
"""Whose tier it is."""

HASIL: Mapping[Jenjang, StatusLaporan] = {
    Jenjang.PERIKSA: StatusLaporan.DIPERIKSA,
    Jenjang.VERIFIKASI: StatusLaporan.DIVERIFIKASI,
    Jenjang.SETUJUI: StatusLaporan.DISETUJUI,
}
"""The state that a tier's approval gives."""

BEKU = (
    StatusLaporan.DIAJUKAN,
    StatusLaporan.DIPERIKSA,
    StatusLaporan.DIVERIFIKASI,
    StatusLaporan.DISETUJUI,
)
"""States in which the unit's kinerja and words are frozen."""

JENJANG: Mapping[Gerak, Jenjang] = {Gerak(satu): satu for satu in URUT}
"""The tier whose approval a step gives."""

_TINGGI = {HASIL[satu]: nomor for nomor, satu in enumerate(URUT)}


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: what was done, what the report became, by whom, as what, and when.

    ``peran`` is the office's word ('Camat'), ``sebagai`` 'Plt.', 'Plh.' or ''; ``rangkap``
    says that the person already stood on another tier of the same round, ``atas_nama`` that
    the planner handed in for a unit with its signed sheet.
    """

    gerak: Gerak
    menjadi: StatusLaporan
    waktu: str
    orang: str
    akun: str = ""
    peran: str = ""
    sebagai: str = ""
    alasan: str = ""
    rangkap: bool = False
    atas_nama: bool = False

    @property
    def jenjang(self) -> Jenjang | None:
        """The tier whose approval this step gives."""
        return JENJANG.get(self.gerak)

    @property
    def jabatan(self) -> str:
        """'Plt. Camat', 'Kasubag Perencanaan atas nama unit'."""
        lagi = "atas nama unit" if self.atas_nama else ""
        return " ".join(filter(None, (self.sebagai, self.peran, lagi)))


@dataclass(frozen=True, slots=True)
class Perjalanan:
    """Where a report stands: its state, the submission and the approvals in force."""

    status: StatusLaporan = StatusLaporan.BELUM_MULAI
    ajuan: Langkah | None = None
    sah: tuple[Langkah, ...] = ()

    @property
    def puncak(self) -> Jenjang | None:
        """The highest tier whose approval stands."""
        return self.sah[-1].jenjang if self.sah else None


def lipat(langkah: Iterable[Langkah]) -> Perjalanan:
    """What the steps add up to, oldest first."""
    hasil = Perjalanan()
    for satu in langkah:
        if satu.gerak is Gerak.AJUKAN:
            hasil = Perjalanan(satu.menjadi, satu)
        elif satu.gerak is Gerak.KEMBALIKAN:
            hasil = Perjalanan(satu.menjadi)
        elif satu.gerak is Gerak.BATALKAN:
            hasil = Perjalanan(satu.menjadi, hasil.ajuan, hasil.sah[:-1])
        else:
            hasil = Perjalanan(satu.menjadi, hasil.ajuan, (*hasil.sah, satu))
    return hasil


@dataclass(frozen=True, slots=True)
class Jalur:
    """The tiers that one unit's report passes, lowest first.

    ``diambil`` are the tiers that the next one up takes, because the report is of their
    own head.
    """

    jenjang: tuple[Jenjang, ...] = URUT
    diambil: tuple[Jenjang, ...] = ()

    def berikut(self, status: StatusLaporan) -> Jenjang | None:
        """Who has the report now; ``None`` where no tier has."""
        if status not in BEKU:
            return None
        tinggi = _TINGGI.get(status, -1)
        return next((satu for satu in self.jenjang if URUT.index(satu) > tinggi), None)


def jalur(
    kepala: Peran, mati: Collection[Jenjang] = (), sendiri: Collection[Jenjang] = ()
) -> Jalur:
    """The way of a report whose unit is headed by ``kepala``, without the tiers that the
    office switched off; ``sendiri`` are tiers that nobody holds but the person who handed it
    in. Approval by the camat is never left out: it freezes the report, and nobody stands
    above it."""
    milik = tuple(
        satu
        for satu in URUT[:-1]
        if satu not in mati and (PEJABAT[satu] is kepala or satu in sendiri)
    )
    lewat = tuple(satu for satu in URUT[:-1] if satu not in mati and satu not in milik)
    return Jalur((*lewat, URUT[-1]), milik)


@dataclass(frozen=True, slots=True)
class RupiahFinal:
    """Keuangan's word that a unit's rupiah of a quarter are final: who and when."""

    unit: str
    waktu: str
    orang: str


@dataclass(frozen=True, slots=True)
class Pengecualian:
    """One unit may type after entry closed: until which day (included), why, by whom."""

    unit: str
    sampai: date
    alasan: str
    waktu: str
    orang: str


@dataclass(frozen=True, slots=True)
class Potret:
    """What an approval froze: canonical JSON and its SHA-256 (see
    :mod:`simpelin.services.potret`)."""

    nomor: int
    tahun: int
    triwulan: int
    unit: str
    waktu: str
    orang: str
    isi: str
    sidik: str


# --- what may be done -------------------------------------------------------------------------


def alasan_tolak(jalan: Perjalanan, gerak: Gerak, lintas: Jalur) -> str:
    """Why a step cannot be taken from here ('' where it can), in words after 'Laporan …'."""
    status = jalan.status
    if gerak is Gerak.AJUKAN:
        return f"sudah {sebut(status)}" if status in BEKU else ""
    if status not in BEKU:
        return (
            "belum diajukan"
            if status is not StatusLaporan.DIKEMBALIKAN
            else ("sedang dikembalikan kepada unitnya dan belum diajukan lagi")
        )
    if gerak is Gerak.KEMBALIKAN:
        return (
            "sudah disetujui dan terkunci; buka dahulu dengan alasan"
            if status is StatusLaporan.DISETUJUI
            else ""
        )
    if gerak is Gerak.BATALKAN:
        return "" if status is not StatusLaporan.DIAJUKAN else "belum punya persetujuan"
    return _alasan_jenjang(status, Jenjang(gerak), lintas)


def _alasan_jenjang(status: StatusLaporan, jenjang: Jenjang, lintas: Jalur) -> str:
    kini = lintas.berikut(status)
    if kini is jenjang:
        return ""
    if _TINGGI.get(status, -1) >= URUT.index(jenjang):
        return f"sudah {sebut(status)}"
    if jenjang in lintas.diambil:
        return (
            f"adalah laporan pejabat jenjang ini sendiri; langkah berikutnya {kini},"
            " oleh jenjang di atasnya"
        )
    if jenjang not in lintas.jenjang:
        return f"tidak melewati jenjang {jenjang} (dimatikan di Pengaturan)"
    return f"belum sampai di jenjang ini; langkah berikutnya {kini}"


def langkahi(jalan: Perjalanan, gerak: Gerak, lintas: Jalur) -> StatusLaporan:
    """The state that a step gives.

    :raises ValueError: it cannot be taken from here; the words of :func:`alasan_tolak`.
    """
    tolak = alasan_tolak(jalan, gerak, lintas)
    if tolak:
        raise ValueError(tolak)
    if gerak is Gerak.AJUKAN:
        return StatusLaporan.DIAJUKAN
    if gerak is Gerak.KEMBALIKAN:
        return StatusLaporan.DIKEMBALIKAN
    if gerak is Gerak.BATALKAN:
        bawah = jalan.sah[-2].jenjang if len(jalan.sah) > 1 else None
        return StatusLaporan.DIAJUKAN if bawah is None else HASIL[bawah]
    return HASIL[Jenjang(gerak)]


def peserta(jalan: Perjalanan) -> tuple[Langkah, ...]:
    """The steps in force of this round: the submission and the approvals."""
    return (*((jalan.ajuan,) if jalan.ajuan else ()), *jalan.sah)


def rangkap(jalan: Perjalanan, orang: str, akun: str) -> Langkah | None:
    """The step in force that the same person already took, if any."""
    return next((satu for satu in peserta(jalan) if (satu.orang, satu.akun) == (orang, akun)), None)


def sebut(status: StatusLaporan) -> str:
    """A state in plain words."""
    return str(status).replace("_", " ")
