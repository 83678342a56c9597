"""The rows of the plan's trees: every node once, found again, none made before it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from simpelin.domain.rencana import Kunci, Rencana, Simpul, Tingkat, susun
from simpelin.ui.models.susunan_pohon import ATAS, SusunanPohon

DAERAH, LEBAR = 40, 25


def rencana() -> Rencana:
    simpul = [Simpul(Kunci(f"{p}"), Tingkat.PROGRAM, f"P{p}") for p in range(DAERAH)]
    simpul += [
        Simpul(Kunci(f"{p}.{k}"), Tingkat.KEGIATAN, f"K{k}", Kunci(f"{p}"))
        for p in range(DAERAH)
        for k in range(LEBAR)
    ]
    return susun(2023, "murni", simpul)


def pohon(isi: Rencana, *, kantor: bool = False) -> SusunanPohon:
    atas = (None, *isi.akar) if kantor else isi.akar
    return SusunanPohon(isi, atas, lambda kunci: isi.anak.get(kunci, ()))


def jelajah(satu: SusunanPohon, nomor: int = ATAS) -> Iterator[tuple[int, int, int]]:
    """(number, number above, place) of every row, depth first."""
    for urut in range(satu.banyak[nomor]):
        anak = satu.pertama(nomor) + urut
        yield anak, nomor, urut
        yield from jelajah(satu, anak)


def test_every_node_once_with_its_place() -> None:
    isi = rencana()
    satu = pohon(isi, kantor=True)
    semua = list(jelajah(satu))
    assert [satu.kunci[nomor] for nomor, _, _ in semua] == [None, *isi.urutan]
    assert all((satu.induk(n), satu.urut(n)) == (induk, urut) for n, induk, urut in semua)


def test_a_node_is_found_before_its_row_was_asked_for() -> None:
    isi = rencana()
    satu = pohon(isi, kantor=True)
    nomor = satu.cari(Kunci("7.3"))
    assert nomor is not None
    assert satu.kunci[nomor] == Kunci("7.3")
    assert (satu.urut(nomor), satu.urut(satu.induk(nomor))) == (3, 8)
    assert satu.cari(None) == satu.pertama(ATAS)
    assert {satu.cari(kunci) is None for kunci in isi.urutan} == {False}


def test_what_is_not_shown_is_not_found() -> None:
    isi = rencana()
    satu = SusunanPohon(isi, [Kunci("3")], lambda k: isi.anak.get(k, ())[:1])
    assert satu.cari(Kunci("4")) is satu.cari(Kunci("4.1")) is satu.cari(Kunci("3.1")) is None
    assert satu.cari(Kunci("asing")) is satu.cari(None) is None
    assert satu.cari(Kunci("3.0")) is not None


def test_rows_are_made_where_they_are_looked_at() -> None:
    """A closed tree of any size costs its top rows."""
    isi = rencana()
    satu = pohon(isi)
    assert satu.banyak[satu.pertama(ATAS)] == LEBAR
    assert len(satu.kunci) == 1 + DAERAH
    satu.cari(Kunci("0.0"))
    assert len(satu.kunci) == 1 + DAERAH + LEBAR
