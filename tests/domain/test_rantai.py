"""The chain's bytes: stable, and never the same for different content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.rantai import AWAL, bytes_baku, sidik

HURUF = st.one_of(st.text(), st.text(alphabet="0123:-\n|"))
MEDAN = st.tuples(*[st.one_of(st.none(), HURUF)] * 9)
ISI = st.tuples(st.sampled_from([AWAL, "f" * 64]), st.integers(1, 10**12), MEDAN)


@given(ISI, ISI)
def test_different_content_never_has_the_same_bytes(
    satu: tuple[str, int, tuple[str | None, ...]], dua: tuple[str, int, tuple[str | None, ...]]
) -> None:
    sama = bytes_baku(satu[0], satu[1], *satu[2]) == bytes_baku(dua[0], dua[1], *dua[2])
    assert sama == (satu == dua)


@given(MEDAN, st.integers(0, 7), st.integers(0, 40))
def test_letters_that_move_to_the_next_field_change_the_bytes(
    medan: tuple[str | None, ...], letak: int, potong: int
) -> None:
    kiri, kanan = medan[letak] or "", medan[letak + 1] or ""
    gabung = kiri + kanan
    pindah = [*medan[:letak], gabung[:potong], gabung[potong:], *medan[letak + 2 :]]
    if pindah != list(medan):
        assert bytes_baku(AWAL, 1, *pindah) != bytes_baku(AWAL, 1, *medan)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_and_its_bytes_are_the_same_field(teks: str) -> None:
    assert bytes_baku(AWAL, 1, teks) == bytes_baku(AWAL, 1, teks.encode())


def test_nothing_is_not_empty_and_odd_letters_do_not_fail() -> None:
    assert bytes_baku(AWAL, 1, None) != bytes_baku(AWAL, 1, "")
    assert bytes_baku(AWAL, 1, "-") != bytes_baku(AWAL, 1, None)
    assert bytes_baku(AWAL, 1, "\ud800") != bytes_baku(AWAL, 1, "\ud801")


def test_bytes_and_fingerprint_never_change() -> None:
    """Stores out there are chained by these; a new rule needs a new prefix."""
    medan = ("2026-07-01T08:00:00+08:00", "Siti", "siti", "isi", "kinerja", "2026|7.01||É|1")
    assert bytes_baku(AWAL, 1, *medan, None, '{"kinerja":3}', "") == (
        b"SIMPELIN riwayat 1\n64:" + b"0" * 64 + b"\n1:1\n25:2026-07-01T08:00:00+08:00\n"
        b"4:Siti\n4:siti\n3:isi\n7:kinerja\n15:2026|7.01||\xc3\x89|1\n-\n13:"
        b'{"kinerja":3}\n0:\n'
    )
    assert sidik(AWAL, 1, *medan, None, '{"kinerja":3}', "") == (
        "e85597ddf67610a44892a64bd4ace49d509c115c7fd3b3014c63362652751278"
    )
