"""The automatic backups after imports: rotated by the office's rule, listed, asked for."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from simpelin.app import main
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import cadangan, pengaturan
from simpelin.services.templat import templat_isi
from simpelin.store import Store, cadangkan
from tests.services.akun_uji import beri_akun, sebagai
from tests.services.rencana_uji import SUB, ambil


@pytest.fixture
def kantor(kantor: Store) -> Store:
    """Without the copy of its own import, which lacks what the tests change first."""
    for satu in (kantor.path.parent / "cadangan").iterdir():
        satu.unlink()
    return kantor


def _lama(store: Store, *hari_lalu: int) -> list[Path]:
    folder = store.path.parent / "cadangan"
    hasil = []
    for hari in hari_lalu:
        waktu = datetime.now() - timedelta(days=hari)
        nama = f"{store.path.stem}-{waktu:%Y%m%d-%H%M%S}-sebelum-impor{store.path.suffix}"
        hasil.append(cadangkan(store.path, folder / nama))
    store.simpan_salinan("sebelum-impor")  # contains all that the old ones do
    return hasil


def _impor(store: Store, folder: Path, kinerja: int) -> None:
    ambil(store, folder, None, [{"kode": SUB, "indikator": "Jumlah dokumen", "kinerja": kinerja}])


def test_an_import_makes_one_and_takes_what_is_beyond_the_rule(
    kantor: Store, tmp_path: Path
) -> None:
    for n in ("hari", "minggu", "bulan"):
        pengaturan.atur(kantor, f"cadangan_{n}", "1")
    tua, lebih_tua = _lama(kantor, 100, 200)
    awal = len(cadangan.daftar(kantor))
    assert [s.tetap for s in cadangan.daftar(kantor)][-2:] == ["", ""]
    _impor(kantor, tmp_path, 7)
    assert not tua.exists()
    assert not lebih_tua.exists()
    kini = cadangan.daftar(kantor)
    assert len(kini) == awal - 2 + 1
    assert (kini[0].tetap, kini[0].kata_sebab) == ("terbaru", "sebelum impor")


def test_switched_off_everything_stays(kantor: Store, tmp_path: Path) -> None:
    pengaturan.atur(kantor, "cadangan_bulan", "1")
    pengaturan.atur(kantor, "cadangan_putar", "tidak")
    lama = _lama(kantor, 100, 1000)
    _impor(kantor, tmp_path, 7)
    assert all(satu.exists() for satu in lama)
    assert {s.tetap for s in cadangan.daftar(kantor)} == {"semua disimpan"}
    assert cadangan.aturan(kantor) is None


def test_the_default_rule_and_its_bounds(kantor: Store) -> None:
    aturan = cadangan.aturan(kantor)
    assert aturan is not None
    assert aturan.kalimat == "14 harian, 8 mingguan, 12 bulanan"
    with pytest.raises(KesalahanPengguna, match="1 sampai 366"):
        pengaturan.atur(kantor, "cadangan_hari", "0")


def test_asking_for_it_is_the_planner_s_and_how_many_is_not_carried(
    kantor: Store, tmp_path: Path
) -> None:
    import openpyxl

    pengaturan.atur(kantor, "cadangan_hari", "3")
    templat_isi(kantor, tmp_path / "a.xlsx")
    kunci = [sel.value for sel in openpyxl.load_workbook(tmp_path / "a.xlsx")["Pengaturan"]["A"]]
    assert "cadangan_hari" not in kunci
    beri_akun(kantor)
    sebagai(kantor, "budi")
    with pytest.raises(KesalahanPengguna, match="pengaturan"):
        cadangan.rapikan(kantor)
    sebagai(kantor, "rina")
    assert cadangan.rapikan(kantor) == ()


def test_command_lists_and_tidies(kantor: Store, capsys: pytest.CaptureFixture[str]) -> None:
    for n in ("hari", "minggu", "bulan"):
        pengaturan.atur(kantor, f"cadangan_{n}", "1")
    (tua,) = _lama(kantor, 100)
    db = str(kantor.path)
    assert main(["--db", db, "cadangan"]) == 0
    keluar = capsys.readouterr().out
    assert "dihapus berikutnya" in keluar
    assert tua.name in keluar
    assert main(["--db", db, "cadangan", "rapikan", "--json"]) == 0
    hasil = json.loads(capsys.readouterr().out)
    assert hasil["dihapus"] == [str(tua)]
    assert {satu["disimpan"] for satu in hasil["cadangan"]} <= {"terbaru", "dua hari terakhir"}
    assert cadangan.ukuran_kata(1_440_000) == "1,4 MB"
