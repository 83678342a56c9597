"""The pages of the window, in the order of the quarter.

A page's module is imported when the page is shown for the first time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan

if TYPE_CHECKING:
    from simpelin.ui.konteks import Konteks
    from simpelin.ui.pages.halaman import Halaman


@dataclass(frozen=True, slots=True)
class EntriHalaman:
    """How the rail knows a page: its id, its name, and how it is made."""

    id: str
    judul: str
    buat: Callable[[Konteks], Halaman]
    perlu: Tindakan | None = None
    """The right without which the page is of no use to a person."""


def _beranda(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.beranda import Beranda

    return Beranda(konteks)


def _rencana(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.rencana import HalamanRencana

    return HalamanRencana(konteks)


def _input(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.input_realisasi import InputRealisasi

    return InputRealisasi(konteks)


def _survei(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.survei import HalamanSurvei

    return HalamanSurvei(konteks)


def _verifikasi(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.verifikasi import HalamanVerifikasi

    return HalamanVerifikasi(konteks)


def _kalender(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.kalender import HalamanKalender

    return HalamanKalender(konteks)


def _evaluasi(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.evaluasi import HalamanEvaluasi

    return HalamanEvaluasi(konteks)


def _monev(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.monev import HalamanMonev

    return HalamanMonev(konteks)


def _tindak_lanjut(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.tindak_lanjut import HalamanTindakLanjut

    return HalamanTindakLanjut(konteks)


def _laporan(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.laporan import HalamanLaporan

    return HalamanLaporan(konteks)


def _riwayat(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.riwayat import HalamanRiwayat

    return HalamanRiwayat(konteks)


def _pengguna(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.pengguna import HalamanPengguna

    return HalamanPengguna(konteks)


def _pengaturan(konteks: Konteks) -> Halaman:
    from simpelin.ui.pages.pengaturan import HalamanPengaturan

    return HalamanPengaturan(konteks)


DAFTAR: tuple[EntriHalaman, ...] = (
    EntriHalaman("beranda", "Beranda", _beranda),
    EntriHalaman("rencana", "Rencana", _rencana),
    EntriHalaman("input", "Input Realisasi", _input),
    EntriHalaman("survei", "Survei (IKM)", _survei),
    EntriHalaman("verifikasi", "Verifikasi", _verifikasi),
    EntriHalaman("evaluasi", "Evaluasi", _evaluasi),
    EntriHalaman("monev", "Monev", _monev),
    EntriHalaman("tindak-lanjut", "Tindak lanjut", _tindak_lanjut),
    EntriHalaman("laporan", "Laporan", _laporan),
    EntriHalaman("kalender", "Kalender", _kalender),
    EntriHalaman("riwayat", "Riwayat", _riwayat),
    EntriHalaman("pengguna", "Pengguna", _pengguna, Tindakan.PENGGUNA),
    EntriHalaman("pengaturan", "Pengaturan", _pengaturan, Tindakan.PENGATURAN),
)
