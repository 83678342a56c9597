"""The commands of the contract, each a few lines over a service.

Text in Bahasa Indonesia, or with ``--json`` one document on standard output. Exit
status: 0 done, 1 the input was refused (reasons on standard error, one a line), 2 wrong
usage. A traceback never reaches a user; it goes to a file that the sentence names.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from simpelin import __version__
from simpelin.cli.dasar import BERHASIL, DITOLAK, Perintah, Perkakas
from simpelin.domain.henti import Dihentikan
from simpelin.domain.kesalahan import BelumMasuk, KesalahanPengguna


def jalankan(argv: Sequence[str], perkakas: Callable[[Path | None], Perkakas]) -> int:
    """Parse and run one command; every error becomes a sentence and a status."""
    if _hanya_jendela(argv):
        return _aman(lambda: perkakas(Path(argv[1]) if argv else None).jendela())
    from simpelin.cli.daftar import pengurai

    try:
        args = pengurai().parse_args(argv)
    except SystemExit as keluar:
        return int(keluar.code or 0)
    alat = perkakas(args.db)
    perintah: Perintah | None = args.jalankan
    return _aman(alat.jendela if perintah is None else lambda: perintah(args, alat))


def _hanya_jendela(argv: Sequence[str]) -> bool:
    """The usual start, which shall not wait for the modules of thirty commands."""
    return not argv or (len(argv) == 2 and argv[0] == "--db" and argv[1][:1] not in ("", "-"))


def _aman(kerja: Callable[[], int]) -> int:
    """Run it; what goes wrong becomes a sentence and a status."""
    try:
        return kerja()
    except BelumMasuk as galat:
        print(
            f"{galat} Di baris perintah: --sebagai NAMA, sandinya lewat masukan baku.",
            file=sys.stderr,
        )
        return DITOLAK
    except KesalahanPengguna as galat:
        print(galat, file=sys.stderr)
        return DITOLAK
    except BrokenPipeError:
        # The reader of our output left (head, less): not an error of ours.
        sys.stderr.close()
        return BERHASIL
    except Dihentikan:
        print(
            "Dihentikan; tidak ada yang disimpan. Perintah yang sama dapat dijalankan lagi.",
            file=sys.stderr,
        )
        return DITOLAK
    except KeyboardInterrupt:
        print("Dihentikan; yang sudah tersimpan tetap tersimpan.", file=sys.stderr)
        return DITOLAK
    except Exception as galat:
        print(_kesalahan_program(galat), file=sys.stderr)
        return DITOLAK


def _kesalahan_program(galat: Exception) -> str:
    import traceback

    laporan = "".join(traceback.format_exception(galat))
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="simpelin-galat-", suffix=".txt", delete=False
    ) as berkas:
        berkas.write(f"SIMPELIN AJA {__version__}, Python {sys.version}\n\n{laporan}")
    return (
        f"Ada kesalahan program ({type(galat).__name__}); data yang tersimpan tidak berubah."
        f" Laporkan dengan menyertakan berkas {berkas.name}."
    )
