"""What a row of survey answers must be, and why it probably is not (aturan section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

TERTINGGI = 4
RESPONDEN = 0
"""Stands for the column of respondents where an element's number would stand."""


def kosong(responden: int | None, jawaban: Sequence[int | None]) -> bool:
    """Whether a row says nothing: a questionnaire without a single answer is no respondent.

    A group that names its size and gives no total is not empty but unfinished.
    """
    return all(satu is None for satu in jawaban) and (responden is None or responden == 1)


def cacat_jawaban(
    responden: int | None, jawaban: Sequence[int | None]
) -> Iterator[tuple[int, str]]:
    """Number of the element (1–9, or :data:`RESPONDEN`) and a sentence for each fault.

    ``responden`` is ``None`` for one respondent's answers 1–4; with a number the row has a
    group's totals, each between n and 4n.
    """
    banyak = 1 if responden is None else responden
    if banyak < 1:
        yield RESPONDEN, f"responden {banyak}; tulis banyaknya, atau hapus barisnya"
        return
    if banyak > 1 and all(satu is None for satu in jawaban):
        yield RESPONDEN, f"{banyak} responden tanpa satu jumlah pun; isi jumlah tiap unsur"
        return
    for n, nilai in enumerate(jawaban, start=1):
        if nilai is not None and not banyak <= nilai <= TERTINGGI * banyak:
            yield n, _mengapa(n, nilai, responden)


def _mengapa(n: int, nilai: int, responden: int | None) -> str:
    if responden is None and nilai > TERTINGGI:
        return (
            f"u{n} = {nilai} seperti jumlah sekelompok, tetapi responden kosong; "
            "isi banyaknya responden"
        )
    if responden is None or responden == 1:
        return f"u{n} = {nilai} di luar skala 1–4; tulis jawaban 1 sampai 4, atau kosongkan"
    sebab = (
        "mungkin ada responden yang tidak menjawab (tulis satu baris per responden) atau "
        "nilainya rata-rata, bukan jumlah"
        if nilai < responden
        else "mungkin banyaknya responden kurang (pembaginya salah), sehingga IKM akan di atas 100"
    )
    return (
        f"u{n} = {nilai} di luar {responden}–{TERTINGGI * responden} untuk {responden} responden; "
        f"{sebab}"
    )
