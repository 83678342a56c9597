"""Which backups stay: the rule by hand, and what holds for any set of times."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.putaran import SEMUA, Putaran, disimpan

KINI = datetime(2026, 11, 25, 12)


def _pada(*teks: str) -> list[datetime]:
    return [datetime.fromisoformat(satu) for satu in teks]


def test_the_rule_by_hand() -> None:
    waktu = _pada(
        "2026-11-25T10:00",  # newest
        "2026-11-25T08:00",  # both younger than two days
        "2026-11-24T09:00",
        "2026-11-20T15:00",  # a day's newest, and its older one
        "2026-11-20T09:00",
        "2026-11-19T09:00",  # third day back: beyond, and its week has a newer one
        "2026-11-12T09:00",  # second week
        "2026-11-05T09:00",  # third week: beyond, its month has newer ones
        "2026-10-30T09:00",  # second month
        "2026-09-30T09:00",  # third month: beyond
    )
    alasan = disimpan(waktu, KINI, Putaran(hari=3, minggu=3, bulan=2))
    assert alasan == (
        "terbaru",
        "dua hari terakhir",
        "dua hari terakhir",
        "harian",
        "",
        "",
        "mingguan",
        "",
        "bulanan",
        "",
    )
    assert Putaran().kalimat == "14 harian, 8 mingguan, 12 bulanan"


def test_days_without_a_copy_do_not_count_and_one_old_copy_stays() -> None:
    waktu = [datetime(2020 + n, 1, 5) for n in range(6)]
    assert sum(map(bool, disimpan(waktu, KINI, Putaran(2, 1, 1)))) == 2
    assert disimpan(waktu[:1], KINI, Putaran(1, 1, 1)) == ("terbaru",)
    assert disimpan([], KINI, Putaran()) == ()


def test_a_week_goes_over_the_turn_of_the_year() -> None:
    waktu = _pada("2026-01-02T08:00", "2025-12-30T08:00", "2025-12-20T08:00")
    # all three days are one over: 02-01 and 30-12 are the same ISO week, 20-12 the one before
    alasan = disimpan(waktu, KINI, Putaran(1, 2, 1))
    assert alasan == ("terbaru", "", "mingguan")


_WAKTU = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)), max_size=80)
_ATURAN = st.builds(Putaran, st.integers(1, 20), st.integers(1, 10), st.integers(1, 14))


@given(_WAKTU, _ATURAN)
def test_of_any_copies(waktu: list[datetime], putaran: Putaran) -> None:
    alasan = disimpan(waktu, KINI, putaran)
    tetap = [satu for satu, kata in zip(waktu, alasan, strict=True) if kata]
    baru = [satu for satu in waktu if satu > KINI - SEMUA]
    # the newest and the young ones stay; the rest is bounded
    assert set(baru) <= set(tetap)
    if waktu:
        assert max(waktu) in tetap
    assert len(tetap) - len(baru) <= putaran.hari + putaran.minggu + putaran.bulan
    # once rotated, nothing more goes at the same hour, nor does a new copy take more than it must
    lagi = disimpan(tetap, KINI, putaran)
    assert all(lagi)
    # what goes has a newer one that stays
    for satu, kata in zip(waktu, alasan, strict=True):
        assert kata or any(lain >= satu for lain in tetap)
    # the order in which they are given does not matter
    assert disimpan(waktu[::-1], KINI, putaran)[::-1] == alasan or len(set(waktu)) < len(waktu)


@given(_WAKTU, st.integers(1, 400))
def test_time_going_on_never_brings_one_back(waktu: list[datetime], hari: int) -> None:
    putaran = Putaran(5, 4, 6)
    kini = disimpan(waktu, KINI, putaran)
    nanti = disimpan(waktu, KINI + timedelta(days=hari), putaran)
    assert all(bool(a) or not b for a, b in zip(kini, nanti, strict=True))
