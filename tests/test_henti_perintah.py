"""Real processes that are stopped in the middle of an import: Ctrl-C, SIGTERM, kill -9."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.cli.henti import berhenti_dengan_ctrl_c
from simpelin.domain import henti
from simpelin.services.impor import impor
from simpelin.store import Store, open_store, periksa_keutuhan
from tests.services.rencana_uji import buku, laporan, rencana

AKAR = Path(__file__).parents[1]

PROGRAM = """
import sys
from simpelin import app
from simpelin.domain import henti

tahap, ke, maju = sys.argv[1], int(sys.argv[2]), henti.maju

def tahan(kini, *sampai):
    global ke
    ke -= kini == tahap
    if not ke:
        print("di sini", flush=True)
        sys.stdin.readline()
    maju(kini, *sampai)

henti.maju = tahan
sys.exit(app.main(sys.argv[3:]))
"""
"""The command line itself, which waits at its n-th word on a stage until it is let go."""

SAAT = [("membaca", 2), ("memeriksa", 5), ("menyimpan", 1), ("menyimpan", 9)]

TANPA_SIGINT = pytest.mark.skipif(
    sys.platform == "win32", reason="no SIGINT can be sent to a child there"
)


def dump(store: Store) -> str:
    return "\n".join(store.koneksi.iterdump())


@pytest.fixture
def kantor(tmp_path: Path) -> tuple[Path, Path, str]:
    """A store with a plan, a workbook that changes all of it, and what is stored."""
    path, isi = tmp_path / "kantor.simpelin", tmp_path / "isi.xlsx"
    with closing(open_store(path)) as store:
        impor(store, buku(tmp_path / "awal.xlsx", rencana(), laporan()))
        baru = [satu | {"nama": satu["nama"] + " (baru)"} for satu in rencana()]
        buku(isi, baru, [satu | {"hambatan": "Hujan"} for satu in laporan()])
        return path, isi, dump(store)


def jalankan(program: str, nomor: int, *argv: object) -> tuple[int, str, str]:
    """Status and output of a process that got a signal where it said "di sini"."""
    anak = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, argv)],
        cwd=AKAR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert anak.stdout is not None
    assert anak.stdout.readline() == "di sini\n"
    anak.send_signal(nomor)
    keluar, galat = anak.communicate("\n" if nomor == signal.SIGINT else None)
    return anak.returncode, keluar, galat


def periksa_seperti_semula(path: Path, isi: Path, semula: str) -> None:
    """The store is as before, sound, and takes the same file in."""
    assert periksa_keutuhan(path) == []
    with closing(open_store(path)) as store:
        assert dump(store) == semula
        assert impor(store, isi).berubah
        assert periksa_keutuhan(path) == []


@TANPA_SIGINT
@pytest.mark.parametrize(("tahap", "ke"), SAAT)
def test_ctrl_c(tahap: str, ke: int, kantor: tuple[Path, Path, str]) -> None:
    path, isi, semula = kantor
    status, keluar, galat = jalankan(PROGRAM, signal.SIGINT, tahap, ke, "--db", path, "impor", isi)
    assert status == 1
    assert keluar == ""
    assert galat == (
        "Dihentikan; tidak ada yang disimpan. Perintah yang sama dapat dijalankan lagi.\n"
    )
    periksa_seperti_semula(path, isi, semula)


HITUNG = """
import sys
from simpelin import app
from simpelin.services import evaluasi

def hitung(*_):
    print("di sini", flush=True)
    sys.stdin.readline()

evaluasi.hitung = hitung
sys.exit(app.main(sys.argv[1:]))
"""

MUAT = """
import sys
from simpelin.__main__ import main

class Pencari:
    def find_spec(self, nama, *_):
        if nama == "simpelin.app":
            print("di sini", flush=True)
            sys.stdin.readline()

sys.meta_path.insert(0, Pencari())
sys.exit(main())
"""


@TANPA_SIGINT
@pytest.mark.parametrize(
    ("program", "kata"),
    [(HITUNG, "Dihentikan; yang sudah tersimpan tetap tersimpan.\n"), (MUAT, "Dihentikan.\n")],
    ids=["hitung", "muat"],
)
def test_ctrl_c_where_nobody_asks(program: str, kata: str, tmp_path: Path) -> None:
    """A command that only reads, and a program that is still loading, end at once."""
    path = tmp_path / "baru.simpelin"
    argv = ("--db", path, *["evaluasi", "--tahun", "2023", "--triwulan", "1"])
    assert jalankan(program, signal.SIGINT, *argv) == (1, "", kata)


@pytest.mark.parametrize("nama", ["SIGTERM", "SIGKILL"])
@pytest.mark.parametrize(("tahap", "ke"), SAAT[2:])
def test_killed(tahap: str, ke: int, nama: str, kantor: tuple[Path, Path, str]) -> None:
    nomor = getattr(signal, nama, signal.SIGTERM)
    path, isi, semula = kantor
    status, keluar, _ = jalankan(PROGRAM, nomor, tahap, ke, "--db", path, "impor", isi)
    assert status != 0
    assert keluar == ""
    periksa_seperti_semula(path, isi, semula)


def test_second_ctrl_c_ends_at_once() -> None:
    @berhenti_dengan_ctrl_c()
    def tekan(kali: int) -> None:
        for _ in range(kali):
            signal.raise_signal(signal.SIGINT)
        henti.periksa()

    semula = signal.getsignal(signal.SIGINT)
    tekan(0)
    with pytest.raises(henti.Dihentikan):
        tekan(1)
    with pytest.raises(KeyboardInterrupt):
        tekan(2)
    assert signal.getsignal(signal.SIGINT) is semula
