"""Titles above blocks of rows: which rows they are, and which places they name."""

from __future__ import annotations

import pytest

from simpelin.domain.judul_blok import JudulBlok, PengenalJudul
from simpelin.domain.kode_kantor import PencariKode
from simpelin.domain.rencana import Kunci

KODE = "7.01.01.2.01.0001"
KEL = "Kelurahan Tomoni"


@pytest.fixture
def pengenal() -> PengenalJudul:
    """An office with one kelurahan; its seksi has the kelurahan's report too."""
    kunci = [Kunci(KODE), Kunci(KODE, KEL)]
    pencari = PencariKode(kunci, {"Kecamatan Tomoni": ""})
    return PengenalJudul(pencari, {"", KEL}, ["Seksi Pemerintahan", KEL])


@pytest.mark.parametrize(
    ("sel", "teks", "sub"),
    [
        ({"A": "Sekretariat"}, "Sekretariat", ""),
        ({"B": "KECAMATAN TOMONI"}, "KECAMATAN TOMONI", ""),
        ({"A": "Seksi  Pemerintahan"}, "Seksi Pemerintahan", ""),
        ({"C": "kelurahan tomoni"}, "kelurahan tomoni", KEL),
        ({"A": "Kel. Tomoni (lanjutan)"}, "Kel. Tomoni", KEL),
        ({"A": "Kelurahan Tomonni"}, "Kelurahan Tomonni", KEL),
        ({"A": "Sub Unit : 7.01.0.00.0.00.01.0002 Kelurahan Tomoni"}, "Kelurahan Tomoni", KEL),
        ({"A": "Sub Unit Organisasi", "C": ": Kelurahan Tomoni"}, "Kelurahan Tomoni", KEL),
        ({"A": "Kelurahan Tomoni", "F": "1.800.000,00"}, "Kelurahan Tomoni", KEL),
        # places that the plan does not have
        ({"A": "Kelurahan Bayondo"}, "Kelurahan Bayondo", None),
        ({"A": "SKPD: Dinas Pendidikan"}, "Dinas Pendidikan", None),
    ],
)
def test_titles(pengenal: PengenalJudul, sel: dict[str, str], teks: str, sub: str | None) -> None:
    assert pengenal.judul([(7, sel)], 5) == {7: JudulBlok(7, teks, sub)}


@pytest.mark.parametrize(
    "sel",
    [
        {"A": "Halaman 1 dari 2"},
        {"A": "Catatan: angka sementara"},
        {"A": "Tomoni, 5 Juli 2023"},
        {"A": "Seksi Entah"},
        {"A": KODE, "B": "Kelurahan Tomoni", "C": "1000"},
        {"A": "7", "B": "UNSUR KEWILAYAHAN"},
        {"A": "Kelurahan Tomoni", "B": "Lurah"},
        {"A": "1.800.000,00"},
    ],
)
def test_no_titles(pengenal: PengenalJudul, sel: dict[str, str]) -> None:
    assert pengenal.judul([(7, sel)], 5) == {}


def test_nothing_above_the_header_counts(pengenal: PengenalJudul) -> None:
    assert pengenal.judul([(1, {"A": KEL}), (6, {"A": KEL})], 6) == {6: JudulBlok(6, KEL, KEL)}
