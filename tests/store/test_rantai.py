"""The trail's chain: unbroken whatever the program does, broken by whatever others do."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rantai import AWAL, sidik
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.store import Pelaku, Store, cadangkan, open_store, periksa_keutuhan, pulihkan
from simpelin.store.koneksi import sambung
from simpelin.store.migrasi import migrasikan
from simpelin.store.rantai import KeadaanRantai, periksa_rantai
from tests.store.buatan import DOKUMEN, LAPORAN, SUB, TAHUN, isi_rencana

LEPAS = "".join(
    f"DROP TRIGGER {nama};"
    for nama in (
        "riwayat_tak_diubah",
        "riwayat_tak_dihapus",
        "riwayat_tak_ditimpa",
        "riwayat_kepala_tak_dihapus",
        "riwayat_kepala_tak_ditimpa",
        "riwayat_kepala_maju",
    )
)
SISIPAN = (
    "INSERT INTO riwayat SELECT {nomor}, waktu, 'Orang Lain', akun, tindakan, objek, kunci,"
    " sebelum, sesudah, sumber, sidik FROM riwayat WHERE nomor = 2;"
)


def _keadaan(path: Path) -> KeadaanRantai:
    with closing(sambung(path, "ro")) as conn:
        return periksa_rantai(conn)


def _rusak(path: Path, sql: str) -> list[str]:
    """Do this behind the program's back, put the triggers back, and look."""
    with closing(sqlite3.connect(path)) as conn:
        pemicu = [
            satu
            for (satu,) in conn.execute(
                "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'riwayat%'"
            )
        ]
        conn.executescript(LEPAS + sql)
        for satu in pemicu:
            conn.execute(satu)
        conn.commit()
    return periksa_keutuhan(path)


def _isi(store: Store, n: int) -> None:
    with store.ubah("isi", "a.xlsx"):
        for nama in (DOKUMEN, LAPORAN):
            store.realisasi.simpan_kinerja(TAHUN, SUB, nama, 1, LaporanKinerja(Fraction(n)))


def _setengah(store: Store) -> None:
    """One write that would do, and one that is refused."""
    store.realisasi.simpan_anggaran(TAHUN, SUB, 1, 5)
    store.realisasi.simpan_anggaran(TAHUN, SUB, 1, -5)


def test_entries_are_chained_and_the_head_is_the_last(terisi: Store) -> None:
    _isi(terisi, 1)
    entri = terisi.riwayat.cari()[::-1]
    sebelumnya = AWAL
    for satu in entri:
        medan = (satu.waktu, satu.pelaku, satu.akun, satu.tindakan, satu.objek, satu.kunci)
        sebelumnya = sidik(sebelumnya, satu.nomor, *medan, satu.sebelum, satu.sesudah, satu.sumber)
        assert satu.sidik == sebelumnya
    assert terisi.satu("SELECT nomor, sidik FROM riwayat_kepala") == (len(entri), sebelumnya)
    assert _keadaan(terisi.path) == KeadaanRantai(len(entri), len(entri), sebelumnya)


def test_new_store_has_an_empty_chain(store: Store) -> None:
    assert _keadaan(store.path) == KeadaanRantai(0, 0, AWAL)
    assert periksa_keutuhan(store.path) == []


def test_nothing_changed_or_taken_back_leaves_chain_and_head(terisi: Store) -> None:
    semula = _keadaan(terisi.path)
    with terisi.ubah("kosong"):
        pass
    with pytest.raises(KesalahanPengguna), terisi.ubah("gagal"):
        _setengah(terisi)
    with pytest.raises(KesalahanPengguna), terisi.ubah("\ud800"):
        terisi.realisasi.simpan_anggaran(TAHUN, SUB, 1, 5)
    assert _keadaan(terisi.path) == semula
    _isi(terisi, 2)
    assert _keadaan(terisi.path).utuh
    assert _keadaan(terisi.path).nomor == semula.nomor + 2


def test_two_windows_write_one_chain(terisi: Store) -> None:
    with closing(open_store(terisi.path, pelaku=Pelaku("Budi"))) as lain:
        for n in range(1, 6):
            _isi(terisi, n)
            _isi(lain, 10 * n)
    assert _keadaan(terisi.path).utuh


@pytest.mark.parametrize("kolom", ["waktu", "pelaku", "akun", "tindakan", "objek", "kunci"])
def test_changed_entry_is_named(kolom: str, terisi: Store) -> None:
    terisi.close()
    (kalimat,) = _rusak(terisi.path, f"UPDATE riwayat SET {kolom} = {kolom} || 'x' WHERE nomor = 3")
    assert kalimat.startswith("Rantai riwayat perubahan putus: entri nomor 3 (")
    assert "Siti" in kalimat
    assert str(TAHUN) in kalimat


@pytest.mark.parametrize(
    ("sql", "kalimat"),
    [
        ("UPDATE riwayat SET sebelum = '{}' WHERE nomor = 4", "putus: entri nomor 4 ("),
        ("UPDATE riwayat SET sesudah = NULL WHERE nomor = 4", "putus: entri nomor 4 ("),
        ("UPDATE riwayat SET sumber = x'ff' || '' WHERE nomor = 4", "putus: entri nomor 4 ("),
        ("UPDATE riwayat SET sidik = printf('%064d', 7) WHERE nomor = 4", "putus di 2 tempat"),
        ("DELETE FROM riwayat WHERE nomor = 1", "entri nomor 1 hilang, sebelum nomor 2 ("),
        (
            "DELETE FROM riwayat WHERE nomor IN (3, 4)",
            "entri nomor 3 sampai 4 hilang, sebelum nomor 5 (",
        ),
        (
            "DELETE FROM riwayat WHERE nomor = 3;"
            "UPDATE riwayat SET nomor = nomor - 1 WHERE nomor > 3;"
            "UPDATE riwayat_kepala SET nomor = nomor - 1",
            "putus: entri nomor 3 (",
        ),
        (
            "UPDATE riwayat SET nomor = -nomor WHERE nomor > 3;"
            "UPDATE riwayat SET nomor = 1 - nomor WHERE nomor < 0;"
            + SISIPAN.format(nomor=4)
            + "UPDATE riwayat_kepala SET nomor = nomor + 1",
            "putus: entri nomor 4 (",
        ),
        (SISIPAN.format(nomor="(SELECT max(nomor) + 1 FROM riwayat)"), "Orang Lain"),
        (
            "DELETE FROM riwayat WHERE nomor = (SELECT max(nomor) FROM riwayat)",
            "Ekor riwayat perubahan dipotong",
        ),
        ("DELETE FROM riwayat", "Ekor riwayat perubahan dipotong: entri nomor 1 sampai"),
        ("DELETE FROM riwayat_kepala", "Kepala riwayat perubahan hilang"),
        (
            "UPDATE riwayat_kepala SET nomor = nomor - 1",
            "tidak ditulis program ini",
        ),
        (
            "UPDATE riwayat_kepala SET sidik = printf('%064d', 0)",
            "bukan yang ditulis program ini",
        ),
    ],
)
def test_what_another_program_did_is_said(sql: str, kalimat: str, terisi: Store) -> None:
    terisi.close()
    temuan = _rusak(terisi.path, sql)
    assert any(kalimat in satu for satu in temuan), temuan
    assert all(satu.endswith(".") for satu in temuan)


@pytest.mark.parametrize(
    ("sql", "kalimat"),
    [
        (
            "DELETE FROM riwayat WHERE nomor > 4",
            "entri nomor 5 sampai {akhir} hilang, sebelum nomor {berikut} (",
        ),
        (SISIPAN.format(nomor="(SELECT max(nomor) + 1 FROM riwayat)"), "entri nomor {berikut} ("),
        ("UPDATE riwayat SET pelaku = 'X' WHERE nomor = 2", "entri nomor 2 ("),
        ("DELETE FROM riwayat_kepala", "Kepala riwayat perubahan hilang"),
    ],
    ids=["ekor dipotong", "disisipkan di ujung", "diubah", "kepala dihapus"],
)
def test_later_entries_never_heal_a_break(sql: str, kalimat: str, terisi: Store) -> None:
    akhir = terisi.riwayat.cari(batas=1)[0].nomor
    terisi.close()
    assert _rusak(terisi.path, sql)
    with closing(open_store(terisi.path)) as store:
        _isi(store, 5)
    semua = " ".join(periksa_keutuhan(terisi.path))
    assert kalimat.format(akhir=akhir, berikut=akhir + 1) in semua


def test_whoever_computes_the_whole_chain_again_is_not_seen(terisi: Store) -> None:
    """What a chain cannot prove by itself; the head that was printed elsewhere does."""
    semula = _keadaan(terisi.path).sidik
    terisi.close()
    with closing(sqlite3.connect(terisi.path)) as conn:
        conn.executescript(LEPAS + "UPDATE riwayat SET pelaku = 'Orang Lain' WHERE nomor = 1")
        ujung = AWAL
        for nomor, *medan, _ in conn.execute("SELECT * FROM riwayat ORDER BY nomor").fetchall():
            ujung = sidik(ujung, nomor, *medan)
            conn.execute("UPDATE riwayat SET sidik = ? WHERE nomor = ?", (ujung, nomor))
        conn.execute("UPDATE riwayat_kepala SET sidik = ?", (ujung,))
        conn.commit()
    assert _keadaan(terisi.path).utuh
    assert _keadaan(terisi.path).sidik != semula


# --- stores from before the chain ------------------------------------------------------------


@pytest.fixture
def lama(tmp_path: Path) -> Path:
    """A store as the program made it before the chain, with entries of every shape."""
    path = tmp_path / "lama" / "simpelin.db"
    path.parent.mkdir()
    path.touch()
    with closing(sambung(path)) as conn:
        migrasikan(conn, 2)
        conn.executemany(
            "INSERT INTO riwayat (waktu, pelaku, akun, tindakan, objek, kunci, sebelum, sesudah,"
            " sumber) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                ("2026-01-01T08:00:00+08:00", "É|", "", "isi", "unit", "a", None, "{}", ""),
                ("2026-01-01T08:00:01+08:00", "", "", "isi", "unit", "b", "{}", None, "x\0y"),
                ("2026-01-02T08:00:00+08:00", "B", "", "isi", "unit", "c", "{}", '{"a":1}', ""),
            ],
        )
    return path


def test_old_entries_are_chained_by_the_migration(lama: Path) -> None:
    assert periksa_keutuhan(lama) == []
    with closing(sambung(lama, "ro")) as conn:
        semula = conn.execute("SELECT * FROM riwayat ORDER BY nomor").fetchall()
    with closing(open_store(lama)) as store:
        baru = store.ambil("SELECT * FROM riwayat ORDER BY nomor")
        assert [satu[:-1] for satu in baru] == semula
        with store.ubah("isi"):
            isi = store.pengaturan
            isi.simpan("a", "b")
    assert _keadaan(lama).utuh
    assert _keadaan(lama).nomor == 4
    assert periksa_keutuhan(lama) == []


def test_old_store_without_entries(tmp_path: Path) -> None:
    path = tmp_path / "simpelin.db"
    path.touch()
    with closing(sambung(path)) as conn:
        migrasikan(conn, 2)
    with closing(open_store(path)) as store:
        isi_rencana(store)
    assert _keadaan(path).utuh


def test_gap_from_before_the_chain_still_shows(lama: Path) -> None:
    with closing(sqlite3.connect(lama)) as conn:
        (pemicu,) = conn.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'riwayat_tak_dihapus'"
        ).fetchone()
        conn.executescript("DROP TRIGGER riwayat_tak_dihapus; DELETE FROM riwayat WHERE nomor = 2")
        conn.execute(pemicu)
        conn.commit()
    open_store(lama).close()
    (kalimat,) = periksa_keutuhan(lama)
    assert "entri nomor 2 hilang, sebelum nomor 3" in kalimat
    assert _keadaan(lama).banyak_putus == 1


def test_many_old_entries(lama: Path) -> None:
    with closing(sambung(lama)) as conn:
        conn.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            " INSERT INTO riwayat (waktu, pelaku, akun, tindakan, objek, kunci)"
            " SELECT 'w', 'p', 'a', 't', 'unit', i FROM n"
        )
    open_store(lama).close()
    assert _keadaan(lama).utuh
    assert _keadaan(lama).banyak == 20003


def test_backup_from_before_the_chain_can_be_restored(lama: Path, terisi: Store) -> None:
    terisi.close()
    cadangan = lama.with_name("cadangan.db")
    shutil.copyfile(lama, cadangan)
    pulihkan(cadangan, terisi.path, pelaku=Pelaku("Budi"))
    assert periksa_keutuhan(terisi.path) == []
    with closing(open_store(terisi.path)) as store:
        assert store.riwayat.cari(batas=1)[0].tindakan == "pulihkan"
    assert _keadaan(terisi.path).nomor == 4


def test_older_backup_of_the_same_store_is_replaced(lama: Path, tmp_path: Path) -> None:
    tujuan = cadangkan(lama, tmp_path / "cadangan.db")
    open_store(lama).close()
    assert cadangkan(lama, tujuan) == tujuan
    assert _keadaan(tujuan).utuh
