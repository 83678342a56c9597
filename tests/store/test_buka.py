"""Opening: what is made, what is refused, and that refusing changes nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak
from simpelin.store import Pelaku, Store, open_store
from simpelin.store.koneksi import APPLICATION_ID
from simpelin.store.migrasi import nama_migrasi
from tests.store.buatan import isi_rencana, potret


def _pragma(store: Store, nama: str) -> object:
    return store.satu(f"PRAGMA {nama}")[0]


def test_new_store_has_its_folder_its_marks_and_its_settings(store: Store, jalur: Path) -> None:
    assert jalur.is_file()
    assert _pragma(store, "application_id") == APPLICATION_ID
    assert _pragma(store, "user_version") == len(nama_migrasi())
    assert _pragma(store, "journal_mode") == "wal"
    assert _pragma(store, "synchronous") == 2
    assert _pragma(store, "foreign_keys") == 1
    assert _pragma(store, "busy_timeout") == 5000
    assert _pragma(store, "recursive_triggers") == 1


def test_nothing_but_the_store_stays_behind(store: Store, jalur: Path) -> None:
    store.close()
    assert [satu.name for satu in jalur.parent.iterdir()] == [jalur.name]


def test_every_table_is_strict(store: Store) -> None:
    longgar = store.ambil(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    assert longgar == [("_sqlite_migrations",)]


def test_what_was_stored_is_there_again(jalur: Path) -> None:
    with closing(open_store(jalur)) as store:
        isi_rencana(store)
        semula = store.rencana.versi(2023)
    with closing(open_store(str(jalur))) as store:
        assert store.rencana.versi(2023) == semula


def test_empty_file_and_empty_database_become_stores(tmp_path: Path) -> None:
    kosong = tmp_path / "kosong.db"
    kosong.touch()
    tanpa_tabel = tmp_path / "tanpa tabel #1%.db"
    with closing(sqlite3.connect(tanpa_tabel)) as conn:
        conn.execute("PRAGMA user_version = 7")
    for path in (kosong, tanpa_tabel):
        open_store(path).close()
        with closing(open_store(path)) as store:
            assert store.rencana.tahun() == ()


def test_system_user_without_account_acts_by_default(
    jalur: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "budi")
    with closing(open_store(jalur)) as store:
        assert store.pelaku == Pelaku("budi", "tanpa akun")


def test_no_system_user_is_no_reason_to_fail(jalur: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tiada() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", tiada)
    with closing(open_store(jalur)) as store:
        assert store.pelaku.nama == "pengguna sistem"


# --- refusals --------------------------------------------------------------------


def _bukan_basis_data(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 bukan basis data" * 100)


def _terlalu_pendek(path: Path) -> None:
    path.write_bytes(b"SQLite")


def _program_lain(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE catatan (isi TEXT)")


def _program_lain_sedang_dipakai(path: Path) -> None:
    """A foreign WAL database whose window was killed: the WAL is not ours to play back."""
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("CREATE TABLE catatan (isi TEXT)")
    conn.commit()
    isi = {akhiran: Path(f"{path}{akhiran}").read_bytes() for akhiran in ("", "-wal")}
    conn.close()
    for akhiran, satu in isi.items():
        Path(f"{path}{akhiran}").write_bytes(satu)


def _lebih_baru(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA user_version = 99")


def _migrasi_asing(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE _sqlite_migrations SET name = '0001_lain' WHERE id = 1")
        conn.commit()


def _tanpa_catatan_migrasi(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TABLE _sqlite_migrations")


def _terpotong(path: Path) -> None:
    with closing(open_store(path)) as store:
        isi_rencana(store)
    os.truncate(path, path.stat().st_size // 2)


def _terpotong_tengah_halaman(path: Path) -> None:
    open_store(path).close()
    os.truncate(path, path.stat().st_size - 1000)


def _halaman_rusak(path: Path) -> None:
    with closing(open_store(path)) as store:
        isi_rencana(store)
    isi = bytearray(path.read_bytes())
    isi[8 * 4096 : 40 * 4096] = b"\xa5" * (32 * 4096)
    path.write_bytes(isi)


def _hilang_isinya(path: Path) -> None:
    """0 bytes, but a WAL with content: something was here."""
    path.touch()
    Path(f"{path}-wal").write_bytes(b"7" * 4152)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    "siapkan",
    [
        _bukan_basis_data,
        _terlalu_pendek,
        _program_lain,
        _program_lain_sedang_dipakai,
        _lebih_baru,
        _migrasi_asing,
        _tanpa_catatan_migrasi,
        _terpotong,
        _terpotong_tengah_halaman,
        _halaman_rusak,
        _hilang_isinya,
        _folder,
    ],
)
def test_refused_with_a_sentence_and_left_byte_for_byte(
    siapkan: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "simpelin.db"
    siapkan(path)
    semula = potret(tmp_path)
    with pytest.raises(PenyimpananRusak) as galat:
        open_store(path)
    kalimat = str(galat.value)
    assert str(path) in kalimat
    assert kalimat.endswith(".")
    assert ";" in kalimat
    assert potret(tmp_path) == semula


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="tanpa mkfifo")
def test_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(PenyimpananRusak, match="bukan berkas biasa"):
        open_store(tmp_path / "pipa")


def test_unreadable_file_is_refused(jalur: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(jalur).close()
    semula = potret(jalur.parent)

    def dilarang(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    with monkeypatch.context() as tiruan:
        # root reads everything, so the refusal is played
        tiruan.setattr(Path, "open", dilarang)
        with pytest.raises(PenyimpananRusak, match="tidak dapat dibaca"):
            open_store(jalur)
    assert potret(jalur.parent) == semula


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(KesalahanPengguna, match="periksa izin"):
        open_store(tmp_path / "berkas" / "simpelin.db")


def test_store_of_a_killed_window_opens_with_all_it_had(jalur: Path, tmp_path: Path) -> None:
    """The WAL holds what was committed; a copy of both files is what a crash leaves."""
    lain = tmp_path / "lain" / "simpelin.db"
    lain.parent.mkdir()
    with closing(open_store(jalur)) as store:
        isi_rencana(store)
        for akhiran in ("", "-wal"):
            Path(f"{lain}{akhiran}").write_bytes(Path(f"{jalur}{akhiran}").read_bytes())
        semula = store.rencana.versi(2023)
    with closing(open_store(lain)) as store:
        assert store.rencana.versi(2023) == semula
