"""kill -9 in the middle of approving, closing a meeting, importing, undoing: nothing half."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from simpelin.domain.rencana import Kunci
from simpelin.domain.tingkat import Gerak, lipat
from simpelin.services import rapat
from simpelin.services.langkah_laporan import batalkan
from simpelin.services.laporan import ajukan
from simpelin.store import Store, open_store, periksa_keutuhan
from tests.services.langkah_uji import periksa_laporan, verifikasi
from tests.services.rencana_uji import LAIN, RASIO, buku

AKAR = Path(__file__).parents[2]
SATU = "Seksi Satu"
T = (2023, 1)

SETUJU = """
import itertools, sys
from simpelin.services.langkah_laporan import batalkan
from tests.services.langkah_uji import setujui
from simpelin.store import open_store

store, tempat = open_store(sys.argv[1]), ("Seksi Satu", 2023, 1)
for n in itertools.count():
    setujui(store, *tempat, "uji")
    print(n, flush=True)
    batalkan(store, *tempat, "uji")
"""

RAPAT = """
import itertools, sys
from simpelin.services import rapat
from simpelin.store import open_store

store = open_store(sys.argv[1])
for n in itertools.count():
    rapat.tutup(store, 2023, 1)
    print(n, flush=True)
    rapat.buka_kembali(store, 2023, 1, "uji")
"""

IMPOR = """
import itertools, sys
from pathlib import Path
from simpelin.services.impor import impor
from simpelin.store import open_store

store = open_store(sys.argv[1])
store.simpan_salinan = lambda sebab: Path(sys.argv[1])
for n in itertools.count():
    impor(store, Path(sys.argv[2 + n % 2]))
    print(n, flush=True)
"""


@contextmanager
def dibunuh(program: str, store: Store, *lagi: Path, sesudah: int) -> Iterator[Store]:
    """Let a program write, kill it after some lines, and open what it left."""
    penulis = subprocess.Popen(
        [sys.executable, "-c", program, str(store.path), *map(str, lagi)],
        cwd=AKAR,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert penulis.stdout is not None
    for _ in range(sesudah):
        assert penulis.stdout.readline()
    penulis.kill()
    penulis.wait()
    penulis.stdout.close()
    assert periksa_keutuhan(store.path) == []
    with closing(open_store(store.path)) as satu:
        yield satu


def test_approving(kantor: Store) -> None:
    ajukan(kantor, SATU, *T, alasan="uji")
    periksa_laporan(kantor, SATU, *T)
    verifikasi(kantor, SATU, *T)
    kantor.close()
    for sesudah in (1, 6):
        with dibunuh(SETUJU, kantor, sesudah=sesudah) as satu:
            langkah = satu.langkah.muat(*T, SATU)
            assert lipat(langkah).status is satu.laporan.muat(*T)[SATU].status
            (potret,) = satu.satu("SELECT count(*) FROM potret_laporan")
            assert potret == sum(s.gerak is Gerak.SETUJUI for s in langkah)
            if langkah[-1].gerak is Gerak.SETUJUI:
                batalkan(satu, SATU, *T, "uji")


def test_closing_a_meeting(kantor: Store) -> None:
    rapat.atur(kantor, *T, tanggal=date(2023, 4, 12))
    kantor.close()
    for sesudah in (1, 4):
        with dibunuh(RAPAT, kantor, sesudah=sesudah) as satu:
            kini, potret = rapat.muat(satu, *T), satu.rapat.potret(*T)
            assert potret is not None
            (banyak,) = satu.satu("SELECT count(*) FROM rapat_potret")
            assert potret.ke == banyak
            if kini.ditutup:
                assert kini.ditutup_pada == potret.waktu
                rapat.buka_kembali(satu, *T, "uji")


def test_importing(kantor: Store, tmp_path: Path) -> None:
    def isi(n: int) -> Path:
        baris = [
            {"kode": LAIN, "kinerja": n, "anggaran": n, "hambatan": str(n)},
            {"kode": RASIO, "pembilang": n, "penyebut": 10, "anggaran": n},
        ]
        return buku(tmp_path / f"{n}.xlsx", None, baris)

    dua = isi(1), isi(2)
    kantor.close()
    for sesudah in (1, 4):
        with dibunuh(IMPOR, kantor, *dua, sesudah=sesudah) as satu:
            kini = satu.realisasi.muat(2023)
            lain = kini.kinerja[Kunci(LAIN), "Jumlah orang"][0]
            rasio = kini.kinerja[Kunci(RASIO), "Persentase"][0]
            assert lain is not None
            assert rasio is not None
            semua = {
                lain.kinerja,
                rasio.pembilang,
                kini.anggaran[Kunci(LAIN)][0],
                kini.anggaran[Kunci(RASIO)][0],
                int(kini.catatan[Kunci(LAIN), 1].hambatan),
            }
            assert len(semua) == 1
