"""Rotating real backup files: only what is proved superfluous goes, and nothing else ever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.putaran import Putaran
from simpelin.store import Store, cadangkan, open_store, periksa_keutuhan
from simpelin.store.cadangan import FOLDER_CADANGAN
from simpelin.store.putaran import daftar_salinan, putar
from tests.store.buatan import potret

KINI = datetime(2026, 11, 25, 12)
SATU = Putaran(1, 1, 1)


def _nama(store: Store, hari_lalu: int, sebab: str = "sebelum-impor") -> Path:
    waktu = KINI - timedelta(days=hari_lalu)
    folder = store.path.parent / FOLDER_CADANGAN
    folder.mkdir(exist_ok=True)
    return folder / f"{store.path.stem}-{waktu:%Y%m%d-%H%M%S}-{sebab}{store.path.suffix}"


def _salinan(store: Store, *hari_lalu: int, sebab: str = "sebelum-impor") -> list[Path]:
    """Verified copies dated so many days ago, each of another state."""
    hasil = []
    for hari in sorted(hari_lalu, reverse=True):
        with store.ubah("atur"):
            store.pengaturan.simpan("a", f"{hari} {sebab}")
        hasil.append(cadangkan(store.path, _nama(store, hari, sebab)))
    return hasil


def _isi(store: Store) -> set[str]:
    return {satu.name for satu in (store.path.parent / FOLDER_CADANGAN).iterdir()}


def test_older_copies_go_the_kept_ones_are_sound(terisi: Store) -> None:
    lama, tengah, baru = _salinan(terisi, 400, 200, 90)
    assert [satu.path for satu in daftar_salinan(terisi.path)] == [baru, tengah, lama]
    assert putar(terisi, SATU, KINI) == (tengah, lama)
    assert _isi(terisi) == {baru.name}
    assert periksa_keutuhan(baru) == []
    assert putar(terisi, SATU, KINI) == ()


def test_by_day_week_and_month(terisi: Store) -> None:
    semua = _salinan(terisi, 0, 1, 3, 4, 20, 21, 50, 51)
    hilang = putar(terisi, Putaran(3, 3, 3), KINI)
    # today, yesterday and the third day; the third week back; October's newest
    tinggal = {_nama(terisi, hari).name for hari in (0, 1, 3, 20, 50)}
    assert _isi(terisi) == tinggal
    assert len(hilang) == len(semua) - len(tinggal)


def test_what_a_person_made_is_never_touched(terisi: Store, tmp_path: Path) -> None:
    folder = _nama(terisi, 0).parent
    _salinan(terisi, 300, 0)
    milik = [
        cadangkan(terisi.path, folder / "simpelin-2020-01-01.simpelin"),
        cadangkan(terisi.path, folder / f"{terisi.path.stem}-20200101-000000{terisi.path.suffix}"),
        cadangkan(terisi.path, folder / _nama(terisi, 500).name.replace("impor", "impor penting")),
        cadangkan(terisi.path, folder / f"x{_nama(terisi, 500).name}"),
        cadangkan(terisi.path, _nama(terisi, 500, "sebelum-pulih")),
        cadangkan(terisi.path, _nama(terisi, 600, "rusak")),
    ]
    (folder / _nama(terisi, 700).name).mkdir()
    tautan = folder / _nama(terisi, 800).name
    tautan.symlink_to(milik[0])
    assert putar(terisi, SATU, KINI) == (_nama(terisi, 300),)
    assert all(satu.exists() for satu in (*milik, tautan, _nama(terisi, 700)))


def _kosongkan(path: Path) -> None:
    path.write_bytes(b"")


def _potong(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cacat(path: Path) -> None:
    isi = bytearray(path.read_bytes())
    isi[4096 : 4096 * 3] = b"\xff" * 8192
    path.write_bytes(isi)


def _lain(path: Path) -> None:
    path.unlink()
    open_store(path).close()


@pytest.mark.parametrize("rusakkan", [_kosongkan, _potong, _cacat, _lain, Path.unlink])
def test_nothing_goes_while_the_newest_is_not_proved(
    terisi: Store, rusakkan: Callable[[Path], None]
) -> None:
    """The last good one stays, whatever happened to what should replace it."""
    lama, baik, baru = _salinan(terisi, 400, 300, 0)
    rusakkan(baru)
    hilang = putar(terisi, SATU, KINI)
    # with the newest gone altogether the next one takes its place, and was proved
    assert hilang == ((lama,) if rusakkan is Path.unlink else ())
    assert periksa_keutuhan(baik) == []


def test_a_copy_that_somebody_worked_on_or_has_open_stays(terisi: Store) -> None:
    bercabang, dibuka, biasa, _ = _salinan(terisi, 400, 390, 380, 0)
    with closing(open_store(bercabang)) as lain, lain.ubah("atur"):
        lain.pengaturan.simpan("a", "dikerjakan di cadangan")
    with closing(open_store(dibuka)):
        assert putar(terisi, SATU, KINI) == (biasa,)
    assert bercabang.exists()
    assert dibuka.exists()


def test_copies_of_a_future_that_was_restored_away_stay(terisi: Store) -> None:
    """After going back to an old state, what came after it is only in the copies."""
    (awal,) = _salinan(terisi, 400)
    maju = _salinan(terisi, 300, 200)
    path = terisi.path
    terisi.close()
    shutil.copyfile(awal, path)
    with closing(open_store(path)) as kembali:
        baru = _salinan(kembali, 0)
        assert putar(kembali, SATU, KINI) == (awal,)
        assert all(satu.exists() for satu in (*maju, *baru))


def test_another_office_s_copies_of_the_same_name_stay(terisi: Store, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "lain" / terisi.path.name)) as lain:
        (asing,) = _salinan(lain, 500)
        tujuan = shutil.copyfile(asing, _nama(terisi, 500))
    _salinan(terisi, 400, 0)
    assert putar(terisi, SATU, KINI) == (_nama(terisi, 400),)
    assert tujuan.exists()


def test_a_file_that_cannot_be_deleted_stops_nothing(
    terisi: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    lama, tengah, _ = _salinan(terisi, 400, 300, 0)
    asli = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == tengah:
            raise PermissionError(13, "dipakai")
        asli(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert putar(terisi, SATU, KINI) == (lama,)
    assert tengah.exists()


def test_no_folder_is_fine_and_the_store_is_as_it_was(terisi: Store) -> None:
    assert putar(terisi, SATU, KINI) == ()
    _salinan(terisi, 400, 0)
    nomor = terisi.nomor_perubahan()
    putar(terisi, SATU, KINI)
    assert terisi.nomor_perubahan() == nomor
    semula = potret(terisi.path.parent)
    putar(terisi, SATU, KINI)
    assert potret(terisi.path.parent) == semula


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="mount memerlukan root"
)
def test_on_a_really_full_disk_no_copy_goes(tmp_path: Path) -> None:
    """The new copy does not fit: it is refused, leaves nothing, and the old ones stay."""
    from simpelin.services import cadangan

    disk = tmp_path / "disk"
    disk.mkdir()
    pasang = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if subprocess.run(pasang, capture_output=True, check=False).returncode:
        pytest.skip("tmpfs tidak boleh dipasang di sini")
    try:
        with closing(open_store(disk / "simpelin.db")) as store:
            semua = _salinan(store, 400, 300)
            with suppress(OSError):
                (disk / "sisa").write_bytes(b"7" * 4_000_000)
            with pytest.raises(KesalahanPengguna, match=r"ruang|penuh"):
                store.simpan_salinan("sebelum-impor")
            assert _isi(store) == {satu.name for satu in semua}
            assert all(periksa_keutuhan(satu) == [] for satu in semua)
            # deleting needs no room, and what stays is proved also here
            assert cadangan.putar(store, KINI) == ()
            assert putar(store, SATU, KINI) == (semua[0],)
            (disk / "sisa").unlink()
            assert store.simpan_salinan("sebelum-impor").exists()
    finally:
        subprocess.run(["umount", str(disk)], check=True)
