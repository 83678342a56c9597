"""kill -9 in the middle of writing: everything committed is there, and nothing half."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.store import Store, cadangkan, open_store, periksa_keutuhan
from tests.store.buatan import DOKUMEN, LAPORAN, SUB, TAHUN

AKAR = Path(__file__).parents[2]

PENULIS = """
import itertools, sys
from fractions import Fraction
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.store import open_store
from tests.store.buatan import DOKUMEN, LAPORAN, SUB, TAHUN

store = open_store(sys.argv[1])
for n in itertools.count(int(sys.argv[2])):
    with store.ubah("isi", str(n)):
        for nama in (DOKUMEN, LAPORAN):
            store.realisasi.simpan_kinerja(TAHUN, SUB, nama, 1, LaporanKinerja(Fraction(n)))
    print(n, flush=True)
"""


def _tulis_terus(path: Path, mulai: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PENULIS, str(path), str(mulai)],
        cwd=AKAR,
        stdout=subprocess.PIPE,
        text=True,
    )


PELAMPIR = """
import itertools, os, sys
from simpelin.domain.data_dukung import JenisBerkas, PadaLaporan
from simpelin.store import open_store
from tests.store.buatan import SUB, TAHUN

store = open_store(sys.argv[1])
for n in itertools.count():
    with store.ubah("lampirkan", str(n)):
        isi = b"%PDF-" + os.urandom(200_000)
        store.data_dukung.simpan(PadaLaporan(TAHUN, 1, SUB), isi, f"{n}.pdf", JenisBerkas.PDF)
    print(n, flush=True)
"""


def _pasangan(store: Store) -> tuple[object, object]:
    """The two figures that are always written together."""
    kinerja = store.realisasi.muat(TAHUN).kinerja
    dua = [kinerja[SUB, nama][0] for nama in (DOKUMEN, LAPORAN)]
    return tuple(satu and satu.kinerja for satu in dua)  # type: ignore[return-value]


@pytest.mark.parametrize("banyak", [1, 7, 40])
def test_everything_committed_is_there_and_nothing_half(banyak: int, terisi: Store) -> None:
    terisi.close()
    for putaran in range(3):
        mulai = putaran * 100_000 + 1
        penulis = _tulis_terus(terisi.path, mulai)
        assert penulis.stdout is not None
        for _ in range(banyak):
            terucap = int(penulis.stdout.readline())
        penulis.kill()
        # what it still said before it died was committed too
        terucap = max([terucap, *map(int, penulis.stdout.read().split())])
        penulis.wait()
        penulis.stdout.close()

        assert periksa_keutuhan(terisi.path) == []
        with closing(open_store(terisi.path)) as store:
            satu, dua = _pasangan(store)
            assert satu == dua
            # the last one may be committed and not yet said
            assert satu in (terucap, terucap + 1)
            entri = store.riwayat.cari("kinerja", batas=2)
            assert {json.loads(e.sesudah or "")["kinerja"] for e in entri} == {satu}
            assert {e.sumber for e in entri} == {str(satu)}


def test_evidence_is_whole_or_not_there(terisi: Store) -> None:
    terisi.close()
    penulis = subprocess.Popen(
        [sys.executable, "-c", PELAMPIR, str(terisi.path)],
        cwd=AKAR,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert penulis.stdout is not None
    for _ in range(5):
        terucap = int(penulis.stdout.readline())
    penulis.kill()
    terucap = max([terucap, *map(int, penulis.stdout.read().split())])
    penulis.wait()
    penulis.stdout.close()
    assert periksa_keutuhan(terisi.path) == []
    with closing(open_store(terisi.path)) as store:
        semua = store.data_dukung.setahun(TAHUN)
        assert len(semua) in (terucap + 1, terucap + 2)
        for satu in semua:
            assert len(store.data_dukung.isi(satu.sha256)) == satu.ukuran


def test_backup_while_another_window_writes_is_of_one_moment(terisi: Store, tmp_path: Path) -> None:
    penulis = _tulis_terus(terisi.path, 1)
    assert penulis.stdout is not None
    try:
        for n in range(10):
            terucap = int(penulis.stdout.readline())
            salinan = cadangkan(terisi.path, tmp_path / f"{n}.db")
            assert periksa_keutuhan(salinan) == []
            with closing(open_store(salinan)) as store:
                satu, dua = _pasangan(store)
            assert satu == dua
            assert isinstance(satu, type(dua))
            assert satu >= terucap  # type: ignore[operator]
    finally:
        penulis.kill()
        penulis.wait()
        penulis.stdout.close()


def test_two_windows_that_start_at_once_make_one_store(tmp_path: Path) -> None:
    path = tmp_path / "baru" / "simpelin.db"
    pembuka = (
        "import sys\n"
        "from simpelin.store import open_store\n"
        "sys.stdin.readline()\n"
        "store = open_store(sys.argv[1])\n"
        "with store.ubah('buka'): store.pengaturan.simpan(sys.argv[2], 'ada')\n"
    )
    semua = [
        subprocess.Popen(
            [sys.executable, "-c", pembuka, str(path), str(n)], cwd=AKAR, stdin=subprocess.PIPE
        )
        for n in range(4)
    ]
    for satu in semua:
        assert satu.stdin is not None
        satu.stdin.write(b"\n")
        satu.stdin.flush()
    for satu in semua:
        satu.communicate()
        assert satu.returncode == 0
    with closing(open_store(path)) as store:
        assert store.pengaturan.muat() == dict.fromkeys("0123", "ada")
    assert [satu.name for satu in path.parent.iterdir()] == [path.name]
