"""What may be added to a plan tree, and what a new node begins with."""

from __future__ import annotations

import pytest

from simpelin.domain.rencana import Kunci, Simpul, Tingkat
from simpelin.domain.simpul_baru import boleh_ditambah, simpul_baru

ATAS = [(Tingkat.TUJUAN, None), (Tingkat.SASARAN, None)]
SASARAN = Simpul(Kunci("S1"), Tingkat.SASARAN, "Sasaran", Kunci("T1"), "Sekretariat")
PROGRAM = Simpul(Kunci("7.01.02"), Tingkat.PROGRAM, "Program", Kunci("S1"))
SUB = Simpul(
    Kunci("7.01.02.2.04.0003", "Kelurahan A"),
    Tingkat.SUB_KEGIATAN,
    "Sub",
    Kunci("7.01.02.2.04"),
    "Seksi Trantib",
)


@pytest.mark.parametrize(
    ("simpul", "dahulu"),
    [
        (None, []),
        (SASARAN, [(Tingkat.PROGRAM, Kunci("S1")), (Tingkat.SASARAN, Kunci("T1"))]),
        (PROGRAM, [(Tingkat.KEGIATAN, Kunci("7.01.02")), (Tingkat.PROGRAM, Kunci("S1"))]),
        (SUB, [(Tingkat.SUB_KEGIATAN, Kunci("7.01.02.2.04"))]),
    ],
)
def test_child_then_sibling_then_what_stands_at_the_top(
    simpul: Simpul | None, dahulu: list[tuple[Tingkat, Kunci | None]]
) -> None:
    assert list(boleh_ditambah(simpul)) == [*dahulu, *ATAS]


def test_the_code_begins_with_an_official_parents_code() -> None:
    baru = simpul_baru(Tingkat.KEGIATAN, PROGRAM)
    assert (baru.kunci, baru.induk) == (Kunci("7.01.02."), PROGRAM.kunci)
    assert simpul_baru(Tingkat.PROGRAM, SASARAN).kunci == Kunci("")


def test_sub_skpd_and_unit_come_from_the_parent() -> None:
    kegiatan = Simpul(Kunci("7.01", "Kelurahan A"), Tingkat.KEGIATAN, "", unit="Seksi Trantib")
    baru = simpul_baru(Tingkat.SUB_KEGIATAN, kegiatan)
    assert (baru.kunci.sub_skpd, baru.unit) == ("Kelurahan A", "Seksi Trantib")
    assert simpul_baru(Tingkat.TUJUAN, None) == Simpul(Kunci(""), Tingkat.TUJUAN, "")
