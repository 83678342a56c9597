"""Whether words name a time: what makes a solution an action (aturan section 7)."""

from __future__ import annotations

import re

_BULAN = (
    "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|"
    "november|nopember|desember"
)
_SINGKATAN = "jan|feb|peb|mar|apr|mei|jun|jul|agu|agt|ags|agust|sep|sept|okt|nov|nop|des"
_TANGGAL = re.compile(
    rf"\b(?:{_BULAN})\b"
    rf"|\b\d{{1,2}}[\s./-]*(?:{_SINGKATAN})\b|\b(?:{_SINGKATAN})[\s./-]*\d{{2,4}}\b"
    r"|\b\d{4}-\d{1,2}(?:-\d{1,2})?\b"
    r"|\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b|\b(?:tanggal|tgl\.?|bulan(?:\s+ke)?)[\s-]*\d{1,2}\b"
    r"|\b(?:tw|triwulan|semester)[\s.-]*(?:ke[\s-]*)?(?:[1-4]|iv|i{1,3})\b",
    re.IGNORECASE,
)


def bertanggal(teks: str) -> bool:
    """Whether an action names a date, a month or a quarter.

    >>> bertanggal("rapat 12 Juli"), bertanggal("pada TW III"), bertanggal("akan ditingkatkan")
    (True, True, False)
    """
    return _TANGGAL.search(teks) is not None
