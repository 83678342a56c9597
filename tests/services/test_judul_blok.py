"""An office's sheet whose block titles name the sub-unit: only where a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from simpelin.app import Perkakas
from simpelin.cli import jalankan
from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.domain.rencana import Kunci
from simpelin.services.baris_lembar import Pilihan
from simpelin.services.impor_lembar import (
    BarisPratinjau,
    buka_buku,
    impor_lembar,
    periksa,
    usulkan,
)
from simpelin.services.judul_lembar import judul_blok
from simpelin.store import Store
from simpelin.workbook.lembar_kantor import BukuKantor
from tests.services.rencana_uji import KEL, LAIN, RASIO, SUB, G, P

JUDUL = ["Kode", "Uraian", "Jumlah"]


def lembar(jalur: Path, *baris: Sequence[Any]) -> Path:
    """A recap of belanja, blocks one after the other, a page break within the second."""
    kerja = Workbook()
    kerja.active.title = "Rekap"
    for satu in baris:
        kerja.active.append(list(satu))
    kerja.save(jalur)
    return jalur


def dua_blok(jalur: Path, kelurahan: str = "KELURAHAN TOMONI") -> Path:
    return lembar(
        jalur,
        ["REKAPITULASI BELANJA"],
        JUDUL,
        ["Sekretariat"],
        [P, "Program satu", 1_700_000],
        [SUB, "Sub 0001", 1_100_000],
        [RASIO, "Sub 0002", 600_000],
        [kelurahan, None, 95_000],
        [P, "Program satu", 95_000],
        ["Halaman 2"],
        JUDUL,
        [f"{kelurahan} (lanjutan)"],
        [SUB, "Sub 0001", 95_000],
        ["Jumlah", None, 1_795_000],
    )


def pilih(store: Store, path: Path, **lagi: Any) -> tuple[BukuKantor, Pilihan]:
    buku = buka_buku(path)
    peta, _ = usulkan(store, buku, "Rekap", Bentuk.BELANJA)
    return buku, Pilihan("Rekap", peta, 2023, **lagi)


def _pada(baris: Sequence[BarisPratinjau], nomor: int) -> BarisPratinjau:
    return next(satu for satu in baris if satu.nomor == nomor)


def test_never_by_itself(kantor: Store, tmp_path: Path) -> None:
    """Without a person's word the code that two places have is refused, and the titles told."""
    hasil = periksa(kantor, *pilih(kantor, dua_blok(tmp_path / "a.xlsx")))
    assert [_pada(hasil.baris, n).keadaan for n in (5, 12)] == ["ditolak", "ditolak"]
    assert _pada(hasil.baris, 7).alasan == "tanpa kode"
    assert hasil.catatan[0].startswith(
        "Ada judul di atas blok baris: “Sekretariat”, “KELURAHAN TOMONI”."
    )


def test_titles_name_the_place_of_the_rows_below(kantor: Store, tmp_path: Path) -> None:
    buku, pilihan = pilih(kantor, dua_blok(tmp_path / "a.xlsx"), judul_blok=True)
    hasil = periksa(kantor, buku, pilihan)
    assert _pada(hasil.baris, 5).kunci == Kunci(SUB)
    assert _pada(hasil.baris, 12).kunci == Kunci(SUB, KEL)
    assert [_pada(hasil.baris, n).alasan for n in (3, 7, 11)] == [
        "judul blok: kantor",
        f"judul blok: {KEL}",
        f"judul blok: {KEL}",
    ]
    assert hasil.catatan[0] == (
        "Sub-unit baris menurut judul blok di atasnya. “Sekretariat”: kantor; "
        f"“KELURAHAN TOMONI”: {KEL}."
    )
    assert "cocok dengan jumlah" in hasil.catatan[1]
    impor_lembar(kantor, buku, pilihan)
    pagu = {s.kunci: s.pagu for s in kantor.rencana.versi(2023)[0].simpul}
    assert [pagu[k] for k in (Kunci(SUB), Kunci(RASIO), Kunci(SUB, KEL))] == [
        1_100_000,
        600_000,
        95_000,
    ]


@pytest.mark.parametrize(("tertulis", "kata"), [(95_000, "cocok"), (96_000, "menyebut 96.000")])
def test_a_block_s_own_sum_is_held_against_its_block(
    tertulis: int, kata: str, kantor: Store, tmp_path: Path
) -> None:
    """Sums below each block and none of all: a block is not short of the other's rows."""
    path = lembar(
        tmp_path / "a.xlsx",
        *(JUDUL, ["Kantor"], [SUB, "Sub 0001", 1_100_000], ["Jumlah", None, 1_100_000]),
        *([KEL], [SUB, "Sub 0001", 95_000], [f"Jumlah {KEL}", None, tertulis]),
    )
    hasil = periksa(kantor, *pilih(kantor, path, judul_blok=True))
    satu, dua = (c for c in hasil.catatan if c.startswith("Baris jumlah"))
    assert (
        satu == "Baris jumlah kantor (baris 4) cocok dengan jumlah baris yang terbaca: 1.100.000."
    )
    assert dua.startswith(f"Baris jumlah {KEL} (baris 7) {kata}")


def test_rows_below_an_unknown_place_are_refused(kantor: Store, tmp_path: Path) -> None:
    """They must not be taken for rows of the place before."""
    path = dua_blok(tmp_path / "a.xlsx", "Kelurahan Bayondo")
    buku, pilihan = pilih(kantor, path, judul_blok=True)
    hasil = periksa(kantor, buku, pilihan)
    assert _pada(hasil.baris, 5).keadaan == "berubah"
    assert "sub-unit “Kelurahan Bayondo” tidak ada" in _pada(hasil.baris, 12).alasan
    assert _pada(hasil.baris, 7).alasan == "judul blok: tidak ada dalam rencana"
    with pytest.raises(MasukanDitolak):
        impor_lembar(kantor, buku, pilihan)


def test_rows_above_the_first_title_go_by_their_code(kantor: Store, tmp_path: Path) -> None:
    path = lembar(tmp_path / "a.xlsx", JUDUL, [LAIN, "Sub 0003", 1], [KEL], [SUB, "Sub 0001", 2])
    hasil = periksa(kantor, *pilih(kantor, path, judul_blok=True))
    assert _pada(hasil.baris, 2).kunci == Kunci(LAIN)
    assert _pada(hasil.baris, 4).kunci == Kunci(SUB, KEL)


def test_one_code_in_two_blocks_is_added_within_each(kantor: Store, tmp_path: Path) -> None:
    path = lembar(
        tmp_path / "a.xlsx",
        *(JUDUL, ["Kantor"], [SUB, "APBD", 1], [SUB, "DAU", 2]),
        *([KEL], [SUB, "APBD", 30], [SUB, "DAU", 40]),
    )
    hasil = periksa(kantor, *pilih(kantor, path, judul_blok=True, jumlahkan=True))
    assert [_pada(hasil.baris, n).dibaca for n in (3, 6)] == ["pagu 3", "pagu 70"]


def test_a_new_sub_kegiatan_belongs_to_its_block(kantor: Store, tmp_path: Path) -> None:
    path = lembar(tmp_path / "a.xlsx", JUDUL, [KEL], [f"{G}.0007", "Baru", 5])
    impor_lembar(kantor, *pilih(kantor, path, judul_blok=True, tambah=True))
    assert Kunci(f"{G}.0007", KEL) in {s.kunci for s in kantor.rencana.versi(2023)[0].simpul}


def test_guessed_only_where_it_can_matter(kantor: Store, tmp_path: Path) -> None:
    buku, pilihan = pilih(kantor, dua_blok(tmp_path / "a.xlsx"))
    assert [satu.sub_skpd for satu in judul_blok(kantor, buku, pilihan)] == ["", KEL, KEL]
    polos = lembar(tmp_path / "b.xlsx", JUDUL, [SUB, "Sub 0001", 1], ["Tomoni, 5 Juli 2023"])
    assert judul_blok(kantor, *pilih(kantor, polos)) == ()
    kolom = lembar(tmp_path / "c.xlsx", [*JUDUL, "Sub Unit"], [KEL], [SUB, "Sub", 1, KEL])
    assert judul_blok(kantor, *pilih(kantor, kolom)) == ()


def test_command_line(kantor: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["--db", str(kantor.path), "impor", str(dua_blok(tmp_path / "a.xlsx"))]
    argv += ["--bentuk", "sipd-belanja", "--tahun", "2023"]
    assert jalankan(argv, Perkakas) == 1
    assert "pilih sub-unitnya" in capsys.readouterr().err
    assert jalankan([*argv, "--judul-blok"], Perkakas) == 0
    assert "“Sekretariat”: kantor" in capsys.readouterr().out
