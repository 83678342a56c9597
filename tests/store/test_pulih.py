"""Restoring: proved first, keeps what it replaces, touches nothing that is not a store."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna, PenyimpananRusak
from simpelin.paths import migration_dir
from simpelin.store import (
    Pelaku,
    PenyimpananSibuk,
    Store,
    TidakDitemukan,
    cadangkan,
    open_store,
    periksa_keutuhan,
    pulihkan,
)
from simpelin.store.migrasi import nama_migrasi
from tests.store.buatan import TAHUN, isi_rencana, potret, rencana


@pytest.fixture
def cadangan(terisi: Store, tmp_path: Path) -> Path:
    """A backup with a plan; the store itself went on and is closed."""
    satu = cadangkan(terisi.path, tmp_path / "luar" / "cadangan.db")
    with terisi.ubah("atur"):
        terisi.pengaturan.simpan("sesudah", "cadangan")
    terisi.close()
    return satu


def _pengaturan(path: Path) -> dict[str, str]:
    with closing(open_store(path)) as store:
        return store.pengaturan.muat()


def test_restoring_keeps_what_it_replaces(cadangan: Path, jalur: Path) -> None:
    semula = cadangan.read_bytes()
    lama = pulihkan(cadangan, jalur, pelaku=Pelaku("Ani", "ani"))
    assert lama is not None
    assert lama.parent == jalur.parent / "cadangan"
    assert periksa_keutuhan(jalur) == periksa_keutuhan(lama) == []
    assert _pengaturan(lama) == {"sesudah": "cadangan"}
    assert _pengaturan(jalur) == {}
    assert cadangan.read_bytes() == semula
    assert {satu.name for satu in jalur.parent.iterdir()} == {jalur.name, "cadangan"}
    with closing(open_store(jalur)) as store:
        assert store.rencana.versi(TAHUN)[0].simpul == rencana()
        assert store.satu("PRAGMA journal_mode") == ("wal",)
        entri = store.riwayat.cari(batas=1)[0]
    assert (entri.pelaku, entri.akun, entri.objek) == ("Ani", "ani", "penyimpanan")
    assert entri.sumber == str(cadangan)
    assert lama.name in (entri.sebelum or "")


def test_restored_again_from_what_was_kept(cadangan: Path, jalur: Path) -> None:
    lama = pulihkan(cadangan, jalur)
    assert lama is not None
    pulihkan(lama, jalur)
    assert _pengaturan(jalur) == {"sesudah": "cadangan"}
    assert len(list((jalur.parent / "cadangan").iterdir())) == 2


@pytest.mark.parametrize("kosong", [False, True])
def test_restoring_where_nothing_is(cadangan: Path, tmp_path: Path, kosong: bool) -> None:
    path = tmp_path / "baru" / "simpelin.db"
    if kosong:
        path.parent.mkdir()
        path.touch()
    assert pulihkan(cadangan, path) is None
    with closing(open_store(path)) as store:
        assert store.rencana.versi(TAHUN)
    assert [satu.name for satu in path.parent.iterdir()] == [path.name]


def _acak(path: Path) -> None:
    path.write_bytes(os.urandom(50_000))


def _terpotong(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 3)


def _tengah(path: Path) -> None:
    isi = bytearray(path.read_bytes())
    isi[5 * 4096 : 60 * 4096] = b"\xa5" * (55 * 4096)
    path.write_bytes(isi)


def _hilang_tinggal_wal(path: Path) -> None:
    path.write_bytes(b"")
    Path(f"{path}-wal").write_bytes(b"7" * 4152)


@pytest.mark.parametrize("rusakkan", [_acak, _terpotong, _tengah, _hilang_tinggal_wal])
def test_damaged_store_is_kept_byte_for_byte_and_replaced(
    rusakkan: Callable[[Path], None], cadangan: Path, jalur: Path
) -> None:
    rusakkan(jalur)
    rusak = jalur.read_bytes()
    lama = pulihkan(cadangan, jalur)
    assert lama is not None
    assert "rusak" in lama.name
    assert lama.read_bytes() == rusak
    assert periksa_keutuhan(jalur) == []
    assert not Path(f"{jalur}-wal").exists()
    with closing(open_store(jalur)) as store:
        assert store.rencana.versi(TAHUN)[0].simpul == rencana()


def test_stale_wal_of_a_damaged_store_is_never_played_over_the_restored_one(
    terisi: Store, tmp_path: Path
) -> None:
    """A crash left a WAL; the main file was then destroyed."""
    cadangan = cadangkan(terisi.path, tmp_path / "luar" / "c.db")
    with terisi.ubah("atur"):
        terisi.pengaturan.simpan("a", "hanya di WAL")
    mati = tmp_path / "mati" / "simpelin.db"
    mati.parent.mkdir()
    Path(f"{mati}-wal").write_bytes(Path(f"{terisi.path}-wal").read_bytes())
    mati.write_bytes(b"sampah" * 1000)
    lama = pulihkan(cadangan, mati)
    assert lama is not None
    assert Path(f"{lama}-wal").read_bytes() == Path(f"{terisi.path}-wal").read_bytes()
    assert _pengaturan(mati) == {}
    assert periksa_keutuhan(mati) == []


def test_store_of_a_killed_window_is_kept_with_its_wal(terisi: Store, tmp_path: Path) -> None:
    cadangan = cadangkan(terisi.path, tmp_path / "luar" / "c.db")
    with terisi.ubah("atur"):
        terisi.pengaturan.simpan("a", "hanya di WAL")
    mati = tmp_path / "mati" / "simpelin.db"
    mati.parent.mkdir()
    for akhiran in ("", "-wal"):
        Path(f"{mati}{akhiran}").write_bytes(Path(f"{terisi.path}{akhiran}").read_bytes())
    lama = pulihkan(cadangan, mati)
    assert lama is not None
    assert _pengaturan(lama) == {"a": "hanya di WAL"}
    assert _pengaturan(mati) == {}


# --- refusals --------------------------------------------------------------------


def test_open_window_is_never_overwritten(
    cadangan: Path, jalur: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simpelin.store.pulih.TUNGGU_DETIK", 0.0)
    with closing(open_store(jalur)) as store:
        with pytest.raises(PenyimpananSibuk, match="tutup semua jendela"):
            pulihkan(cadangan, jalur)
        assert store.pengaturan.muat() == {"sesudah": "cadangan"}
        with store.ubah("atur"):
            store.pengaturan.simpan("masih", "jalan")
    assert _pengaturan(jalur) == {"sesudah": "cadangan", "masih": "jalan"}


def _program_lain(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE t (x)")


def _lebih_baru(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA user_version = 99")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("ganti", [_program_lain, _lebih_baru, _folder])
def test_target_that_is_not_ours_or_newer_is_left(
    ganti: Callable[[Path], None], cadangan: Path, jalur: Path
) -> None:
    ganti(jalur)
    semula = potret(jalur.parent)
    with pytest.raises(PenyimpananRusak):
        pulihkan(cadangan, jalur)
    assert potret(jalur.parent) == semula


@pytest.mark.parametrize(
    "rusakkan", [_acak, _terpotong, _tengah, _program_lain, _lebih_baru, _folder]
)
def test_backup_that_is_not_sound_changes_nothing(
    rusakkan: Callable[[Path], None], cadangan: Path, jalur: Path
) -> None:
    rusakkan(cadangan)
    semula = potret(jalur.parent), potret(cadangan.parent)
    with pytest.raises(KesalahanPengguna):
        pulihkan(cadangan, jalur)
    assert (potret(jalur.parent), potret(cadangan.parent)) == semula


def test_no_backup_and_the_store_itself(cadangan: Path, jalur: Path, tmp_path: Path) -> None:
    with pytest.raises(TidakDitemukan):
        pulihkan(tmp_path / "tiada.db", jalur)
    with pytest.raises(KesalahanPengguna, match="itu sendiri"):
        pulihkan(jalur, jalur)
    assert _pengaturan(jalur) == {"sesudah": "cadangan"}


def test_backup_in_a_folder_that_cannot_be_written_is_read(cadangan: Path, jalur: Path) -> None:
    cadangan.chmod(0o444)
    cadangan.parent.chmod(0o555)
    try:
        pulihkan(cadangan, jalur)
    finally:
        cadangan.parent.chmod(0o755)
    assert _pengaturan(jalur) == {}


def test_old_backup_is_migrated_when_opened(
    cadangan: Path, jalur: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "db"
    shutil.copytree(migration_dir(), folder)
    (folder / "9999_telepon.sql").write_text("ALTER TABLE unit ADD COLUMN telepon TEXT;\n")
    monkeypatch.setattr("simpelin.store.migrasi.migration_dir", lambda: folder)
    pulihkan(cadangan, jalur)
    with closing(open_store(jalur)) as store:
        assert store.satu("PRAGMA user_version") == (len(nama_migrasi()),)
        assert store.rencana.versi(TAHUN)[0].simpul == rencana()


def test_example_of_a_whole_round(jalur: Path, tmp_path: Path) -> None:
    """Back up, lose everything, restore."""
    with closing(open_store(jalur)) as store:
        isi_rencana(store)
    cadangan = cadangkan(jalur, tmp_path / "c.db")
    jalur.unlink()
    assert pulihkan(cadangan, jalur) is None
    with closing(open_store(jalur)) as store:
        assert store.rencana.versi(TAHUN)[0].simpul == rencana()
