"""Printed forms against XlsxWriter writing the same cells: in time, and in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench import buatan, rekam, tempat
from tests.bench.buatan import TAHUN
from tests.bench.ukur import Hasil, Tolok, banding, waktu

if TYPE_CHECKING:
    from simpelin.store import Store

TANGGAL = date(2024, 1, 10)
KANTOR, KABUPATEN = (60, 2000), 50_000
"""Rows: a kecamatan, a big office, a whole kabupaten."""

JEDA = 4.0
"""Seconds; our own goal."""

Penulis = Callable[[Path], None]
"""Writes a form whose figures are ready."""


def _bkad(store: Store) -> Penulis:
    from simpelin.services import evaluasi
    from simpelin.services.ekspor import kepala_bkad
    from simpelin.workbook.bkad import tulis_bkad

    hasil = evaluasi.hitung(store, TAHUN, 4)
    kepala = kepala_bkad(store, hasil, TANGGAL)
    return lambda jalur: tulis_bkad(hasil, kepala, jalur)


def _rfk(store: Store) -> Penulis:
    from simpelin.services import evaluasi
    from simpelin.services.ekspor import kepala_bkad
    from simpelin.services.rfk import laporan_rfk
    from simpelin.workbook.rfk import tulis_rfk

    hasil = evaluasi.hitung(store, TAHUN, 4)
    laporan = laporan_rfk(store, hasil)
    kepala = kepala_bkad(store, hasil, TANGGAL)
    return lambda jalur: tulis_rfk(laporan, kepala, jalur)


def _e81(store: Store) -> Penulis:
    from simpelin.services.e81 import formulir, kepala_e81
    from simpelin.workbook.e81 import tulis_e81

    form = formulir(store, TAHUN, 4)
    kepala = kepala_e81(store, form, TANGGAL)
    return lambda jalur: tulis_e81(form, kepala, jalur)


_PENULIS = {"bkad": _bkad, "rfk": _rfk, "e81": _e81}
_NAMA = {"bkad": "BKAD", "rfk": "RFK", "e81": "E.81"}


def bkad() -> Iterator[Hasil]:
    """A kecamatan and a big office."""
    for baris in KANTOR:
        yield from _ukur("bkad", baris, putaran=15 if baris < 1000 else 5)


def rfk() -> Iterator[Hasil]:
    """A big office."""
    yield from _ukur("rfk", KANTOR[-1])


def e81() -> Iterator[Hasil]:
    """A big office."""
    yield from _ukur("e81", KANTOR[-1])


def kabupaten() -> Iterator[Hasil]:
    """A whole kabupaten's plan; takes minutes."""
    yield from _ukur("bkad", KABUPATEN, putaran=1)
    yield _jeda()


def _jeda() -> Hasil:
    """The longest time in which a writing that is being stopped goes on, and how often it
    tells its progress."""
    from simpelin.domain.henti import dapat_dihentikan
    from simpelin.services.ekspor import ekspor
    from simpelin.store import open_store

    saat, maju = [perf_counter()], []
    store = open_store(buatan.store_besar(KABUPATEN))
    with dapat_dihentikan(lambda: saat.append(perf_counter()), lambda *kabar: maju.append(kabar)):
        ekspor(store, "bkad", TAHUN, 4, tempat.folder() / "jeda.xlsx", tanggal=TANGGAL)
    saat.append(perf_counter())
    store.close()
    return Hasil(
        f"jeda terlama sampai pembatalan didengar, {KABUPATEN} baris",
        max(b - a for a, b in pairwise(saat)),
        None,
        JEDA,
        catatan=f"{len(maju)} kabar kemajuan dalam {saat[-1] - saat[0]:.0f} detik",
    )


def _ukur(jenis: str, baris: int, putaran: int = 5) -> Iterator[Hasil]:
    """The same cells by our writer and by XlsxWriter alone; then whole processes' peaks."""
    from simpelin.store import open_store

    db = buatan.store_besar(baris)
    store = open_store(tempat.salinan(db, f"{jenis}-{baris}.simpelin"))
    tulis = _PENULIS[jenis](store)
    store.close()
    jalur, lantai = (tempat.folder() / f"{n}-{jenis}-{baris}.xlsx" for n in ("kami", "lantai"))
    with rekam.merekam() as rekaman:
        tulis(jalur)
    sel = sum(nama.startswith("write") for _, nama, _, _ in rekaman.panggilan)
    yield banding(
        f"buku kerja {_NAMA[jenis]} {baris} baris",
        waktu(lambda: rekam.tulis_ulang(rekaman, lantai)),
        waktu(lambda: tulis(jalur)),
        1.5,
        putaran=putaran,
        pemanasan=1 if putaran > 1 else 0,
        satuan="mdetik" if baris < KABUPATEN else "detik",
        catatan=f"{sel} sel",
    )
    berkas = tempat.folder() / f"rekaman-{jenis}-{baris}"
    rekam.simpan(rekaman, berkas)
    yield _memori(jenis, baris, berkas, ulangan=3 if putaran > 1 else 1)


def _memori(jenis: str, baris: int, rekaman: Path, ulangan: int) -> Hasil:
    """Peaks of `ekspor` and of a process that writes the recording with constant_memory."""
    db, keluar = str(buatan.store_besar(baris)), str(tempat.folder() / "memori.xlsx")
    lantai, kami = [], []
    for _ in range(ulangan):
        lantai.append(tempat.anak("ulang", str(rekaman), keluar))
        kami.append(tempat.anak("ekspor", jenis, db, keluar, str(TAHUN)))
    return Hasil(
        f"memori puncak `ekspor {jenis}` {baris} baris",
        median(float(satu["vmhwm"]) for satu in kami),
        median(float(satu["vmhwm"]) for satu in lantai),
        1.5,
        "MiB",
        f"satu proses, {kami[-1]['detik']:.1f} detik; lantai constant_memory".replace(".", ","),
    )


TOLOK = (
    Tolok("bkad", bkad, lama=True),
    Tolok("rfk", rfk, lama=True),
    Tolok("e81", e81, lama=True),
    Tolok("kabupaten", kabupaten, besar=True),
)
