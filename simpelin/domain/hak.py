"""May this person do that? The decision by the table of rights, and the sentence why not.

Pure: it depends on who acts, the action, the unit it is about and the state of that unit's
report (aturan section 9). Which posts a person holds today, and whether the office has
accounts at all, is asked in :mod:`simpelin.services.izin`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypedDict

from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.pelaku import (
    BEBAS,
    KEPALA,
    PLH,
    PLT,
    SEBUTAN,
    TANPA_AKUN,
    Jabatan,
    Pelaku,
    PeranOrang,
    Putusan,
    Tindakan,
)
from simpelin.domain.tabel_hak import ATAS_NAMA, BELUM_DISETUJUI, HAK, KATA, TERBUKA, Hak

__all__ = [
    "BEBAS",
    "HAK",
    "KATA",
    "PLH",
    "PLT",
    "SEBUTAN",
    "TANPA_AKUN",
    "Hak",
    "Jabatan",
    "Pelaku",
    "PeranOrang",
    "Perihal",
    "Putusan",
    "Tindakan",
    "daftar_siapa",
    "putusan",
    "sebutan_status",
]


class Perihal(TypedDict, total=False):
    """What a right is asked about: the keywords of :func:`putusan`, which says what they mean."""

    unit: str
    status: StatusLaporan | None
    atas_nama: bool
    rp_oleh_unit: bool
    pemegang: PeranOrang | None
    dari: Iterable[StatusLaporan] | None
    sudah: Iterable[str]


def putusan(
    pelaku: Pelaku,
    tindakan: Tindakan,
    *,
    unit: str = "",
    status: StatusLaporan | None = None,
    atas_nama: bool = False,
    rp_oleh_unit: bool = False,
    pemegang: PeranOrang | None = None,
    dari: Iterable[StatusLaporan] | None = None,
    sudah: Iterable[str] = (),
) -> Putusan:
    """Whether ``pelaku`` may do ``tindakan``, by the table :data:`HAK`.

    :param unit: the unit it is about, where it is about one.
    :param status: the state of the unit's report; ``None`` is "not begun".
    :param atas_nama: the unit's signed sheet is attached as evidence, so the planner may
        enter for the unit.
    :param rp_oleh_unit: the office's owning units enter rupiah (⚙ sumber Rp).
    :param pemegang: who holds this tier instead of the usual role: the next one up where
        the tier is the report's own head.
    :param dari: the states from which this tier takes a report, where tiers are switched off.
    :param sudah: accounts that acted on a lower tier of this report; they may act again only
        as deputy.
    """
    keadaan = status or StatusLaporan.BELUM_MULAI
    hak = _berlaku(tindakan, rp_oleh_unit, pemegang, dari)
    cocok = list(_cocok(pelaku, hak, unit, atas_nama))
    sah = [(j, satu) for j, satu in cocok if satu.status is None or keadaan in satu.status]
    if not sah:
        if cocok:
            return Putusan(False, _salah_status(tindakan, unit, keadaan, cocok[0][1]))
        return Putusan(False, _bukan_haknya(pelaku, tindakan, unit, hak))
    if pelaku.akun in tuple(sudah):
        sah = [(jabatan, satu) for jabatan, satu in sah if jabatan.sebutan]
        if not sah:
            return Putusan(False, _dua_jenjang(pelaku, tindakan))
    jabatan, satu = sah[0]
    return Putusan(True, jabatan=jabatan, atas_nama=unit if satu.atas_nama else "")


def _berlaku(
    tindakan: Tindakan,
    rp_oleh_unit: bool,
    pemegang: PeranOrang | None,
    dari: Iterable[StatusLaporan] | None,
) -> tuple[Hak, ...]:
    """The table's lines for an action, as the office has set its tiers."""
    hak = tuple(satu for satu in HAK[tindakan] if rp_oleh_unit or not satu.rp_unit)
    if pemegang is not None:
        hak = tuple(replace(satu, siapa=frozenset({pemegang})) for satu in hak)
    if dari is not None:
        status = frozenset(dari)
        hak = tuple(replace(satu, status=status) for satu in hak)
    return hak


def _cocok(
    pelaku: Pelaku, hak: tuple[Hak, ...], unit: str, atas_nama: bool
) -> Iterator[tuple[Jabatan, Hak]]:
    """The posts that a line of the table speaks of, whatever the report's state."""
    for satu in hak:
        for jabatan in pelaku.jabatan:
            if jabatan.peran not in satu.siapa:
                continue
            if satu.sendiri and not (unit and jabatan.unit == unit):
                continue
            if satu.atas_nama and not atas_nama:
                continue
            yield jabatan, satu


# --- why not ---------------------------------------------------------------------


def _salah_status(tindakan: Tindakan, unit: str, status: StatusLaporan, hak: Hak) -> str:
    assert hak.status is not None
    boleh = " atau ".join(sebutan_status(s) for s in StatusLaporan if s in hak.status)
    if hak.status == TERBUKA:
        boleh = "belum diajukan atau dikembalikan"
    elif hak.status == BELUM_DISETUJUI:
        boleh = "belum disetujui"
    return (
        f"Laporan {unit or 'unit ini'} {sebutan_status(status)};"
        f" {KATA[tindakan]} hanya selagi laporannya {boleh}."
    )


def sebutan_status(status: StatusLaporan) -> str:
    """The state in words: 'belum dimulai', 'sudah diajukan' …"""
    if status is StatusLaporan.BELUM_MULAI:
        return "belum dimulai"
    if status is StatusLaporan.KONSEP:
        return "masih konsep"
    return "dikembalikan" if status is StatusLaporan.DIKEMBALIKAN else f"sudah {status}"


def _bukan_haknya(pelaku: Pelaku, tindakan: Tindakan, unit: str, hak: tuple[Hak, ...]) -> str:
    siapa = daftar_siapa(tindakan, unit, hak)
    kata = KATA[tindakan]
    if not pelaku.punya_akun:
        return f"Untuk {kata}, masuk dulu dengan nama dan sandi ({siapa})."
    perencana = any(satu.peran is PeranOrang.KASUBAG_PERENCANAAN for satu in pelaku.jabatan)
    if perencana and tindakan in ATAS_NAMA and any(satu.atas_nama for satu in hak):
        return (
            f"Untuk {kata} atas nama {unit or 'unit lain'}, lampirkan dulu lembar isiannya yang"
            " ditandatangani sebagai bukti."
        )
    sebagai = ", ".join(str(satu) for satu in pelaku.jabatan) or "tanpa peran"
    judul = kata[:1].upper() + kata[1:]
    return f"{judul} adalah bagian {siapa}; Anda masuk sebagai {pelaku.nama} ({sebagai})."


def daftar_siapa(tindakan: Tindakan, unit: str = "", hak: tuple[Hak, ...] | None = None) -> str:
    """Who may, in words: 'Camat', 'Keuangan atau Kasubag Perencanaan', 'kepala Seksi X'."""
    nama: list[str] = []
    for satu in HAK[tindakan] if hak is None else hak:
        if satu.atas_nama or satu.rp_unit:
            continue
        if satu.sendiri:
            depan = "kepala" if satu.siapa == KEPALA else "pegawai"
            nama.append(f"{depan} {unit or 'unit pemiliknya'}")
        else:
            nama += [SEBUTAN[peran] for peran in PeranOrang if peran in satu.siapa]
    return " atau ".join(dict.fromkeys(nama))


def _dua_jenjang(pelaku: Pelaku, tindakan: Tindakan) -> str:
    return (
        f"{pelaku.nama} sudah bertindak pada jenjang sebelumnya dari laporan ini; {KATA[tindakan]}"
        " hanya dapat bila ditunjuk sebagai Plt. atau Plh. (halaman Pengguna)."
    )
