"""``python -m tests.bench [--cepat] [nama …]``: print every measure, one line each."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from datetime import date

from tests.bench import (
    buku,
    dokumen,
    jendela,
    massal,
    penyimpanan,
    pohon,
    program,
    satu_kantor,
    tahunan,
)
from tests.bench.ukur import Hasil, Tolok

SEMUA: tuple[Tolok, ...] = (
    *jendela.TOLOK,
    *satu_kantor.TOLOK,
    *penyimpanan.TOLOK,
    *buku.TOLOK,
    *dokumen.TOLOK,
    *tahunan.TOLOK,
    *pohon.TOLOK,
    *massal.TOLOK,
    *program.TOLOK,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the chosen benchmarks; 0 where each could be measured."""
    pengurai = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    pengurai.add_argument("nama", nargs="*", help=", ".join(satu.nama for satu in SEMUA))
    pengurai.add_argument("--cepat", action="store_true", help="lewati yang lama")
    args = pengurai.parse_args(argv)
    asing = set(args.nama) - {satu.nama for satu in SEMUA}
    if asing:
        pengurai.error(f"tidak dikenal: {', '.join(sorted(asing))}")
    print(
        f"{date.today().isoformat()}, {platform.machine()}, {os.cpu_count()} inti, "
        f"beban {_beban()}, Python {platform.python_version()}; median, lantai dan kami berselang",
        flush=True,
    )
    hasil: list[Hasil] = []
    gagal = 0
    for satu in SEMUA:
        if not _dipilih(satu, args.nama, args.cepat):
            continue
        try:
            for baris in satu.jalankan():
                hasil.append(baris)
                print(baris.baris(), flush=True)
        except Exception as galat:
            gagal += 1
            print(f"{satu.nama:<52} tidak terukur: {type(galat).__name__}: {galat}", flush=True)
    tercapai = sum(satu.tercapai for satu in hasil)
    print(f"{tercapai} dari {len(hasil)} tujuan tercapai" + (f", {gagal} gagal" if gagal else ""))
    return 1 if gagal else 0


def _dipilih(satu: Tolok, nama: Sequence[str], cepat: bool) -> bool:
    if nama:
        return satu.nama in nama and not (cepat and satu.lama)
    return not satu.besar and not (cepat and satu.lama)


def _beban() -> str:
    """What else the machine is doing: goals in milliseconds hold on a quiet one."""
    satu = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return "tidak diketahui" if satu is None else f"{satu:.1f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
