"""A workbook or document that is stopped half way is not there, and nothing lies beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simpelin.domain.henti import dapat_dihentikan, periksa
from simpelin.services.contoh import isi_contoh
from simpelin.services.ekspor import ekspor
from simpelin.store import open_store


class Cukup(Exception):
    pass


@pytest.mark.parametrize(
    ("jenis", "akhiran", "sesudah"),
    [
        *((jenis, "xlsx", 40) for jenis in ("bkad", "e81", "rfk", "lakip", "riwayat")),
        ("notulen", "docx", 2),
        ("undangan", "pdf", 0),
    ],
)
def test_stopped_writing_leaves_nothing(
    tmp_path: Path, jenis: str, akhiran: str, sesudah: int
) -> None:
    store = open_store(tmp_path / "contoh.simpelin")
    isi_contoh(store)
    folder = tmp_path / "keluar"
    folder.mkdir()
    tanya = 0

    def hentikan() -> None:
        nonlocal tanya
        tanya += 1
        if tanya > sesudah:
            raise Cukup

    with pytest.raises(Cukup), dapat_dihentikan(hentikan):
        ekspor(store, jenis, 2023, 4, folder / f"a.{akhiran}", tanggal=date(2024, 1, 5))
    store.close()
    assert tanya == sesudah + 1
    assert list(folder.iterdir()) == []


def test_outside_nobody_is_asked() -> None:
    with pytest.raises(Cukup), dapat_dihentikan(lambda: (_ for _ in ()).throw(Cukup())):
        periksa()
    periksa()


@pytest.mark.parametrize("jenis", ["bkad", "e81", "rfk", "riwayat"])
def test_progress_goes_forward_to_the_end(tmp_path: Path, jenis: str) -> None:
    store = open_store(tmp_path / "contoh.simpelin")
    isi_contoh(store)
    bagian: list[float] = []
    with dapat_dihentikan(lambda: None, lambda _, selesai, dari: bagian.append(selesai / dari)):
        ekspor(store, jenis, 2023, 4, tmp_path / "a.xlsx", tanggal=date(2024, 1, 5))
    store.close()
    assert bagian == sorted(set(bagian))
    assert bagian[-1] == 1
    assert len(bagian) > 10
