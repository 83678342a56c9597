"""`periksa`: nothing to say about a sound store, one sentence for each thing that is wrong."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.store import Store, periksa_keutuhan
from tests.store.buatan import potret


def test_sound_store_open_or_closed_and_as_it_was(terisi: Store) -> None:
    assert periksa_keutuhan(terisi.path) == []
    terisi.close()
    semula = potret(terisi.path.parent)
    assert periksa_keutuhan(str(terisi.path)) == []
    assert potret(terisi.path.parent) == semula


@pytest.mark.parametrize(
    ("sql", "kalimat"),
    [
        ("DROP TRIGGER riwayat_tak_dihapus", "Pemicu riwayat_tak_dihapus hilang"),
        ("DROP INDEX riwayat_kunci", "Indeks riwayat_kunci hilang"),
        ("DROP TABLE hari_libur", "Tabel hari_libur hilang"),
        ("ALTER TABLE unit ADD COLUMN x TEXT", "Tabel unit diubah program lain"),
        ("CREATE TABLE sisipan (x)", "Tabel sisipan ditambahkan program lain"),
        ("CREATE VIEW v AS SELECT 1", "Pandangan v ditambahkan program lain"),
        ("UPDATE rencana_simpul SET unit_id = 999", "Tabel rencana_simpul menunjuk unit"),
        (
            "DROP TRIGGER riwayat_tak_dihapus; DELETE FROM riwayat WHERE nomor = 3",
            "Rantai riwayat perubahan putus: entri nomor 3 hilang, sebelum nomor 4",
        ),
        (
            "INSERT INTO berkas VALUES (printf('%064d', 0), 'lembar.xlsx', 1, '', x'00')",
            "Isi berkas “lembar.xlsx”",
        ),
        (
            "PRAGMA ignore_check_constraints = ON; UPDATE versi SET berlaku_tw = 9",
            "Isi penyimpanan rusak",
        ),
    ],
)
def test_what_is_wrong_is_said(sql: str, kalimat: str, terisi: Store) -> None:
    terisi.close()
    with closing(sqlite3.connect(terisi.path)) as conn:
        conn.executescript(sql)
        conn.commit()
    temuan = periksa_keutuhan(terisi.path)
    assert any(satu.startswith(kalimat) for satu in temuan), temuan
    assert all(satu.endswith(".") for satu in temuan)


def test_damaged_foreign_and_missing_files_are_findings(terisi: Store, tmp_path: Path) -> None:
    terisi.close()
    os.truncate(terisi.path, 8192)
    (tmp_path / "lain").write_text("bukan basis data")
    for path in (terisi.path, tmp_path / "lain", tmp_path / "tiada.db", tmp_path):
        (satu,) = periksa_keutuhan(path)
        assert str(path) in satu
    assert not (tmp_path / "tiada.db").exists()
