"""The commands of the contract, each a few lines over a service.

Text in Bahasa Indonesia, or with ``--json`` one document on standard output. Exit
status: 0 done, 1 the input was refused (reasons on standard error, one a line), 2 wrong
usage. A traceback never reaches a user; it goes to a file that the sentence names.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from simpelin import __version__
from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from simpelin.store import Store

BERHASIL, DITOLAK, SALAH_PAKAI = 0, 1, 2


class Perkakas(Protocol):
    """What :mod:`simpelin.app` hands over."""

    path: Path

    def buka(self) -> Store: ...
    def cadangkan(self, tujuan: Path) -> Path: ...
    def pulihkan(self, sumber: Path) -> Path | None: ...
    def periksa_keutuhan(self) -> list[str]: ...
    def jendela(self) -> int: ...


Perintah = Callable[[argparse.Namespace, Perkakas], int]


def jalankan(argv: Sequence[str], perkakas: Callable[[Path | None], Perkakas]) -> int:
    """Parse and run one command; every error becomes a sentence and a status."""
    try:
        args = _pengurai().parse_args(argv)
    except SystemExit as keluar:
        return int(keluar.code or 0)
    alat = perkakas(args.db)
    try:
        if args.jalankan is None:
            return alat.jendela()
        perintah: Perintah = args.jalankan
        return perintah(args, alat)
    except KesalahanPengguna as galat:
        print(galat, file=sys.stderr)
        return DITOLAK
    except BrokenPipeError:
        # The reader of our output left (head, less): not an error of ours.
        sys.stderr.close()
        return BERHASIL
    except KeyboardInterrupt:
        print("Dihentikan; yang sudah tersimpan tetap tersimpan.", file=sys.stderr)
        return DITOLAK
    except Exception as galat:
        print(_kesalahan_program(galat), file=sys.stderr)
        return DITOLAK


def _kesalahan_program(galat: Exception) -> str:
    laporan = "".join(traceback.format_exception(galat))
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="simpelin-galat-", suffix=".txt", delete=False
    ) as berkas:
        berkas.write(f"SIMPELIN AJA {__version__}, Python {sys.version}\n\n{laporan}")
    return (
        f"Ada kesalahan program ({type(galat).__name__}); data yang tersimpan tidak berubah."
        f" Laporkan dengan menyertakan berkas {berkas.name}."
    )


# --- arguments -----------------------------------------------------------------


class _Pengurai(argparse.ArgumentParser):
    """argparse with its words in Bahasa Indonesia."""

    def error(self, message: str) -> NoReturn:
        pakai = self.format_usage().replace("usage:", "Pemakaian:", 1)
        self.exit(SALAH_PAKAI, f"{pakai}{self.prog}: {_terjemahkan(message)}\n")


_KATA = (
    ("the following arguments are required:", "wajib diisi:"),
    ("unrecognized arguments:", "tidak dikenal:"),
    ("invalid choice:", "pilihan tidak dikenal:"),
    ("(choose from", "(pilih dari"),
    ("expected one argument", "butuh satu isian"),
    ("expected at least one argument", "butuh paling sedikit satu isian"),
    ("not allowed with argument", "tidak boleh bersama"),
    ("argument ", "isian "),
)


def _terjemahkan(pesan: str) -> str:
    for inggris, indonesia in _KATA:
        pesan = pesan.replace(inggris, indonesia)
    return pesan


def _tahun(teks: str) -> int:
    if not (teks.isdigit() and 2000 <= int(teks) <= 2100):
        raise argparse.ArgumentTypeError(f"tahun “{teks}” harus antara 2000 dan 2100")
    return int(teks)


def _triwulan(teks: str) -> int:
    if teks not in ("1", "2", "3", "4"):
        raise argparse.ArgumentTypeError(f"triwulan “{teks}” harus 1, 2, 3, atau 4")
    return int(teks)


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise argparse.ArgumentTypeError(
            f"tanggal “{teks}” harus berbentuk TTTT-BB-HH, misalnya 2026-07-03"
        ) from galat


def _umum() -> _Pengurai:
    """What may stand before and after the command. Each parser needs arguments of its own:
    ``set_defaults`` of one would reach into all that share them."""
    umum = _Pengurai(add_help=False)
    umum.add_argument("--db", type=Path, metavar="BERKAS", default=argparse.SUPPRESS)
    umum.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    umum.add_argument("--tanggal", type=_tanggal, default=argparse.SUPPRESS)
    return umum


def _pengurai() -> argparse.ArgumentParser:
    induk = _Pengurai(
        prog="simpelin",
        description="SIMPELIN AJA: pelaporan dan evaluasi kinerja dan anggaran kecamatan.",
        epilog="Tanpa perintah: membuka jendela.",
        parents=[_umum()],
    )
    induk.add_argument("--version", action="version", version=f"SIMPELIN AJA {__version__}")
    induk.set_defaults(jalankan=None, db=None, json=False, tanggal=None)
    sub = induk.add_subparsers(metavar="PERINTAH", title="perintah")

    def tambah(nama: str, jalankan: Perintah, bantuan: str) -> argparse.ArgumentParser:
        baru = sub.add_parser(nama, help=bantuan, description=bantuan, parents=[_umum()])
        baru.set_defaults(jalankan=jalankan)
        return baru

    tambah("contoh", _contoh, "isi penyimpanan kosong dengan contoh Tomoni 2023")
    _periode(tambah("evaluasi", _evaluasi, "capaian dan serapan kumulatif s.d. akhir triwulan"))
    _periode(tambah("sorotan", _sorotan, "yang perlu perhatian, urut rapat"))
    _periode(tambah("status", _status, "keadaan laporan tiap unit"))
    _periode(tambah("ikm", _ikm, "indeks kepuasan masyarakat"), triwulan_wajib=False)
    periksa = tambah("periksa", _periksa, "keutuhan penyimpanan dan ketidaksesuaian data")
    periksa.add_argument("--tahun", type=_tahun)
    periksa.add_argument("--triwulan", type=_triwulan)
    impor = tambah("impor", _impor, "ambil rencana dan/atau realisasi dari buku kerja")
    impor.add_argument("berkas", type=Path, nargs="?", metavar="BERKAS.xlsx")
    impor.add_argument("--uji", action="store_true", help="tunjukkan saja, jangan simpan")
    impor.add_argument("--nomenklatur", type=Path, metavar="BERKAS")
    templat = tambah("templat", _templat, "tulis templat buku kerja atau lembar isian unit")
    templat.add_argument("berkas", type=Path, metavar="BERKAS.xlsx")
    templat.add_argument("--isi", action="store_true", help="terisi dari penyimpanan")
    templat.add_argument("--unit")
    templat.add_argument("--tahun", type=_tahun)
    templat.add_argument("--triwulan", type=_triwulan)
    ekspor = tambah("ekspor", _ekspor, "tulis laporan")
    ekspor.add_argument("jenis", choices=JENIS)
    _periode(ekspor)
    ekspor.add_argument("-o", "--keluar", type=Path, required=True, metavar="BERKAS")
    atur = tambah("atur", _atur, "lihat atau ubah pengaturan")
    atur.add_argument("kunci", nargs="?")
    atur.add_argument("nilai", nargs="?")
    baru = tambah("tahun-baru", _tahun_baru, "rencana tahun berikut dari struktur tahun lalu")
    baru.add_argument("tahun", type=_tahun)
    cadangkan = tambah("cadangkan", _cadangkan, "tulis cadangan yang sudah diperiksa")
    cadangkan.add_argument("berkas", type=Path, metavar="BERKAS")
    pulihkan = tambah("pulihkan", _pulihkan, "pulihkan dari cadangan; yang diganti disimpan")
    pulihkan.add_argument("berkas", type=Path, metavar="BERKAS")
    return induk


JENIS = ("bkad", "e81", "rfk", "lakip", "undangan", "daftar-hadir", "notulen", "riwayat")


def _periode(pengurai: argparse.ArgumentParser, *, triwulan_wajib: bool = True) -> None:
    pengurai.add_argument("--tahun", type=_tahun, required=True)
    pengurai.add_argument("--triwulan", type=_triwulan, required=triwulan_wajib)


# --- output ----------------------------------------------------------------------


@contextmanager
def _store(alat: Perkakas) -> Iterator[Store]:
    store = alat.buka()
    try:
        yield store
    finally:
        store.close()


def _tulis(args: argparse.Namespace, dokumen: Any, teks: Callable[[], str]) -> None:
    if args.json:
        json.dump(dokumen, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print(teks())


def _salah_pakai(pesan: str) -> int:
    print(f"simpelin {pesan}", file=sys.stderr)
    return SALAH_PAKAI


# --- commands --------------------------------------------------------------------


def _contoh(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services.contoh import isi_contoh

    with _store(alat) as store:
        isi_contoh(store)
    _tulis(args, {"contoh": True}, lambda: f"Contoh Kecamatan Tomoni 2023 diisikan ke {alat.path}")
    return BERHASIL


def _evaluasi(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import evaluasi

    with _store(alat) as store:
        hasil = evaluasi.hitung(store, args.tahun, args.triwulan)
    _tulis(args, evaluasi.sebagai_json(hasil), lambda: cetak.evaluasi(hasil))
    return BERHASIL


def _sorotan(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import sorotan

    with _store(alat) as store:
        hasil = sorotan.susun(store, args.tahun, args.triwulan, args.tanggal)
    _tulis(args, sorotan.sebagai_json(hasil), lambda: cetak.sorotan(hasil))
    return BERHASIL


def _status(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import status

    with _store(alat) as store:
        hasil = status.status(store, args.tahun, args.triwulan, args.tanggal)
    _tulis(args, status.sebagai_json(hasil), lambda: cetak.status(hasil))
    return BERHASIL


def _ikm(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import ikm

    with _store(alat) as store:
        hasil = ikm.hitung(store, args.tahun, args.triwulan)
    _tulis(args, ikm.sebagai_json(hasil), lambda: cetak.ikm(hasil))
    return BERHASIL


def _periksa(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import periksa

    rusak = alat.periksa_keutuhan()
    if rusak:
        print("\n".join(rusak), file=sys.stderr)
        return DITOLAK
    with _store(alat) as store:
        hasil = periksa.periksa(store, tahun=args.tahun, triwulan=args.triwulan)
    _tulis(args, periksa.sebagai_json(hasil), lambda: cetak.ketidaksesuaian(hasil))
    return BERHASIL


def _impor(args: argparse.Namespace, alat: Perkakas) -> int:
    if (args.berkas is None) == (args.nomenklatur is None):
        return _salah_pakai("impor: sebutkan satu BERKAS.xlsx, atau --nomenklatur BERKAS")
    from simpelin import cetak
    from simpelin.services import impor

    with _store(alat) as store:
        if args.nomenklatur is not None:
            hasil = impor.impor_nomenklatur(store, args.nomenklatur)
        else:
            hasil = impor.impor(store, args.berkas, uji=args.uji)
    _tulis(args, impor.sebagai_json(hasil), lambda: cetak.impor(hasil))
    return BERHASIL


def _templat(args: argparse.Namespace, alat: Perkakas) -> int:
    lembar = (args.unit, args.tahun, args.triwulan)
    if any(satu is not None for satu in lembar) and (None in lembar or args.isi):
        return _salah_pakai(
            "templat: lembar isian butuh --unit, --tahun, dan --triwulan, tanpa --isi"
        )
    from simpelin.services import templat

    if args.unit is None and not args.isi:
        templat.templat(args.berkas)
    else:
        with _store(alat) as store:
            if args.isi:
                templat.templat_isi(store, args.berkas)
            else:
                templat.lembar_isian(store, args.berkas, *lembar)
    _tulis(args, {"berkas": str(args.berkas)}, lambda: f"Ditulis: {args.berkas}")
    return BERHASIL


def _ekspor(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services.ekspor import ekspor

    hari = args.tanggal or date.today()
    with _store(alat) as store:
        ekspor(store, args.jenis, args.tahun, args.triwulan, args.keluar, tanggal=hari)
    _tulis(args, {"berkas": str(args.keluar)}, lambda: f"Ditulis: {args.keluar}")
    return BERHASIL


def _atur(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin import cetak
    from simpelin.services import pengaturan

    with _store(alat) as store:
        if args.nilai is not None:
            pengaturan.atur(store, args.kunci, args.nilai)
        atur = pengaturan.muat(store)
    if args.kunci is None:
        semua = {b.kunci: atur.teks(b.kunci) for b in pengaturan.BUTIR if not b.per_triwulan}
        _tulis(args, semua | dict(atur.tersimpan), lambda: cetak.pengaturan(atur))
    else:
        nilai = atur.teks(args.kunci)
        _tulis(args, {args.kunci: nilai}, lambda: f"{args.kunci} = {nilai}")
    return BERHASIL


def _tahun_baru(args: argparse.Namespace, alat: Perkakas) -> int:
    from simpelin.services.rencana import tahun_baru

    with _store(alat) as store:
        tahun_baru(store, args.tahun)
    _tulis(args, {"tahun": args.tahun}, lambda: f"Rencana {args.tahun} dibuat, tanpa angka.")
    return BERHASIL


def _cadangkan(args: argparse.Namespace, alat: Perkakas) -> int:
    berkas = alat.cadangkan(args.berkas)
    _tulis(args, {"berkas": str(berkas)}, lambda: f"Cadangan ditulis dan diperiksa: {berkas}")
    return BERHASIL


def _pulihkan(args: argparse.Namespace, alat: Perkakas) -> int:
    lama = alat.pulihkan(args.berkas)
    kalimat = f"Dipulihkan dari {args.berkas} ke {alat.path}."
    if lama is not None:
        kalimat += f" Yang digantikan disimpan di {lama}."
    _tulis(args, {"berkas": str(alat.path), "disimpan": lama and str(lama)}, lambda: kalimat)
    return BERHASIL
