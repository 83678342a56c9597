"""Lists in sentences."""

from __future__ import annotations

from simpelin.domain.kata import sebut


def test_three_are_named_and_the_rest_is_counted() -> None:
    assert sebut([]) == ""
    assert sebut(["a", "b", "c"]) == "a; b; c"
    assert sebut(["a", "b", "c", "d"]) == "a; b; c; dan 1 lagi"
    assert sebut(list("abcde"), "unit lain") == "a; b; c; dan 2 unit lain"
