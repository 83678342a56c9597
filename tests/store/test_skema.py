"""The schema guards itself, whoever writes: raw SQL, without the store's own checks."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.domain.kantor import UKURAN_PERSEN, UKURAN_RUPIAH, Peran, StatusLaporan
from simpelin.domain.rencana import JenisVersi, Polaritas, Sifat, Tingkat
from simpelin.store import BATAS_RUPIAH, Store
from simpelin.store.koneksi import sambung

VERSI = "INSERT INTO versi (tahun, nama, jenis, tanggal, berlaku_tw) VALUES "


@pytest.fixture
def conn(terisi: Store) -> Iterator[sqlite3.Connection]:
    """A plain connection to a store with a plan, in a transaction."""
    terisi.close()
    with closing(sambung(terisi.path)) as satu:
        satu.execute("BEGIN")
        yield satu


@pytest.mark.parametrize(
    "sql",
    [
        VERSI + "(2024, 'a', 'murni', '', 0)",
        VERSI + "(2024, 'a', 'murni', '', 5)",
        VERSI + "(2024, 'a', 'lain', '', 1)",
        VERSI + "(2024, '', 'murni', '', 1)",
        VERSI + "(20240, 'a', 'murni', '', 1)",
        VERSI + "('dua ribu', 'a', 'murni', '', 1)",
        VERSI + "(2024, 'a', 'murni', '31-12-2024', 1)",
        VERSI + "(2024, 'a', 'murni', '2024-02-31', 1)",
        VERSI + "(2023, 'murni', 'murni', '', 1)",
        "INSERT INTO simpul (tahun, kode) VALUES (2023, 'S1')",
        "INSERT INTO simpul (tahun, kode) VALUES (2023, '')",
        "INSERT INTO indikator (simpul_id, nama) VALUES (999, 'a')",
        "UPDATE rencana_simpul SET pagu = -1",
        f"UPDATE rencana_simpul SET pagu = {BATAS_RUPIAH}",
        "UPDATE rencana_simpul SET pagu = 1.5",
        "UPDATE rencana_simpul SET pagu = 'lima'",
        "UPDATE rencana_simpul SET kas_tw3 = -1",
        "UPDATE rencana_simpul SET tingkat = 'dinas'",
        "UPDATE rencana_simpul SET prioritas = 2",
        "UPDATE rencana_simpul SET induk_id = simpul_id",
        "UPDATE rencana_simpul SET induk_id = 999",
        "UPDATE rencana_simpul SET unit_id = 999",
        "UPDATE rencana_simpul SET tahun = 2024",
        "UPDATE rencana_indikator SET target = -0.5",
        "UPDATE rencana_indikator SET target_tw4 = -1",
        "UPDATE rencana_indikator SET target = 'banyak'",
        "UPDATE rencana_indikator SET sifat = 'lain'",
        "UPDATE rencana_indikator SET polaritas = 'lain'",
        "UPDATE rencana_indikator SET otomatis = 'rollup:'",
        "UPDATE rencana_indikator SET simpul_id = 1",
        "INSERT INTO realisasi_kinerja VALUES (1, 5, 1.0, NULL, NULL)",
        "INSERT INTO realisasi_kinerja VALUES (1, 0, 1.0, NULL, NULL)",
        "INSERT INTO realisasi_kinerja VALUES (1, 1, NULL, NULL, NULL)",
        "INSERT INTO realisasi_kinerja VALUES (1, 1, 1.0, 2.0, NULL)",
        "INSERT INTO realisasi_kinerja VALUES (1, 1, NULL, -1.0, 2.0)",
        "INSERT INTO realisasi_kinerja VALUES (1, 1, NULL, 1.0, -2.0)",
        "INSERT INTO realisasi_kinerja VALUES (999, 1, 1.0, NULL, NULL)",
        "INSERT INTO realisasi_anggaran VALUES (1, 1, -5, '')",
        "INSERT INTO realisasi_anggaran VALUES (1, 1, -5, '  ')",
        "INSERT INTO realisasi_anggaran VALUES (1, 1, NULL, '')",
        "INSERT INTO realisasi_anggaran VALUES (1, 5, 5, '')",
        f"INSERT INTO realisasi_anggaran VALUES (1, 1, {BATAS_RUPIAH}, '')",
        "INSERT INTO realisasi_anggaran VALUES (999, 1, 5, '')",
        "INSERT INTO catatan_triwulan VALUES (1, 5, 'a', 'b', 'c')",
        "INSERT INTO pembanding VALUES (2023, '', 'lain', 'LAKIP', '1')",
        "INSERT INTO skm (tahun, triwulan, urutan, responden, u1) VALUES (2023, 1, 0, 1, -1)",
        "INSERT INTO skm (tahun, triwulan, urutan, responden) VALUES (2023, 1, 0, -1)",
        "INSERT INTO laporan (tahun, triwulan, unit_id, status) VALUES (2023, 1, 1, 'lain')",
        "INSERT INTO laporan (tahun, triwulan, unit_id, status) VALUES (2023, 1, 99, 'konsep')",
        "INSERT INTO pengaturan VALUES ('', 'a')",
        "INSERT INTO hari_libur VALUES ('17 Agustus 2023', 'HUT RI')",
        "INSERT INTO berkas VALUES ('abc', 'a', 1, '', x'00')",
        "INSERT INTO berkas VALUES (printf('%064d', 0), 'a', 2, '', x'00')",
        "INSERT INTO unit (nama) VALUES ('')",
        "INSERT INTO unit (nama) VALUES ('Seksi Ekbang')",
        "INSERT INTO unit (nama, peran) VALUES ('a', 'bupati')",
        "INSERT INTO riwayat (waktu, pelaku, akun, tindakan, objek, kunci, sesudah, sidik)"
        " VALUES ('', '', '', '', '', '', 'bukan json', printf('%064d', 0))",
        "INSERT INTO riwayat (waktu, pelaku, akun, tindakan, objek, kunci)"
        " VALUES ('', '', '', '', '', '')",
        "INSERT INTO riwayat (waktu, pelaku, akun, tindakan, objek, kunci, sidik)"
        " VALUES ('', '', '', '', '', '', 'abc')",
        "INSERT INTO riwayat (waktu, pelaku, akun, tindakan, objek, kunci, sidik)"
        " VALUES ('', '', '', '', '', '', printf('%063dG', 0))",
        "UPDATE riwayat_kepala SET nomor = nomor - 1",
        "UPDATE riwayat_kepala SET nomor = nomor + 1",
        "UPDATE riwayat_kepala SET sidik = printf('%064d', 0)",
        "DELETE FROM riwayat_kepala",
        "REPLACE INTO riwayat_kepala VALUES (1, 0, printf('%064d', 0))",
        "INSERT INTO riwayat_kepala VALUES (2, 0, printf('%064d', 0))",
        "UPDATE riwayat SET pelaku = 'Orang Lain'",
        "DELETE FROM riwayat",
        "DELETE FROM riwayat WHERE nomor = 1",
        "REPLACE INTO riwayat (nomor, waktu, pelaku, akun, tindakan, objek, kunci, sidik)"
        " VALUES (1, '', '', '', '', '', '', printf('%064d', 0))",
        "INSERT INTO riwayat (nomor, waktu, pelaku, akun, tindakan, objek, kunci, sidik)"
        " VALUES (1, '', '', '', '', '', '', printf('%064d', 0))"
        " ON CONFLICT DO UPDATE SET pelaku = 'Orang Lain'",
        "DELETE FROM versi",
        "DELETE FROM rencana_simpul",
        "DELETE FROM simpul",
        "DELETE FROM unit",
    ],
)
def test_refused(sql: str, conn: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute(sql)


def test_trail_stands_even_without_recursive_triggers(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA recursive_triggers = OFF")
    with pytest.raises(sqlite3.IntegrityError, match="hanya dapat ditambah"):
        conn.execute("REPLACE INTO riwayat SELECT * FROM riwayat WHERE nomor = 1")


@pytest.mark.parametrize(
    ("kalimat", "pilihan"),
    [
        ("UPDATE unit SET peran = ?", Peran),
        ("UPDATE versi SET jenis = ?", JenisVersi),
        ("UPDATE rencana_simpul SET tingkat = ?", Tingkat),
        ("UPDATE rencana_indikator SET sifat = ?", Sifat),
        ("UPDATE rencana_indikator SET polaritas = ?", Polaritas),
        (
            "INSERT INTO laporan (tahun, triwulan, unit_id, status) VALUES (2023, 1, 1, ?)"
            " ON CONFLICT DO UPDATE SET status = excluded.status",
            StatusLaporan,
        ),
        (
            "INSERT INTO pembanding VALUES (2023, '', ?, 'LAKIP', '1')",
            UKURAN_RUPIAH + UKURAN_PERSEN,
        ),
    ],
)
def test_every_word_of_the_domain_is_known(
    kalimat: str, pilihan: list[str], conn: sqlite3.Connection
) -> None:
    for satu in pilihan:
        assert conn.execute(kalimat, (str(satu),)).rowcount > 0


def test_schema_page_names_every_table(store: Store) -> None:
    halaman = (Path(__file__).parents[2] / "db" / "skema.md").read_text(encoding="utf-8")
    tabel = store.ambil(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    assert [satu for (satu,) in tabel if satu not in halaman] == []


def test_schema_page_draws_every_column(store: Store) -> None:
    """``target_tw1_4`` in the picture are ``target_tw1`` to ``target_tw4``."""
    halaman = (Path(__file__).parents[2] / "db" / "skema.md").read_text(encoding="utf-8")
    beda = {}
    for nama, isi in re.findall(r"^    (\w+) \{(.*?)\}", halaman, flags=re.M | re.S):
        gambar: set[str] = set()
        for kolom in re.findall(r"\b(?:int|text|real|blob|json)\s+(\w+)", isi):
            deret = re.fullmatch(r"(\w+?)1_(\d)", kolom)
            banyak = range(1, int(deret[2]) + 1) if deret else ()
            gambar |= {f"{deret[1]}{n}" for n in banyak} if deret else {kolom}
        ada = {satu[1] for satu in store.ambil(f"PRAGMA table_info({nama})")}
        if ada - {"id"} != gambar - {"id"}:
            beda[nama] = sorted(ada ^ gambar)
    assert beda == {}
