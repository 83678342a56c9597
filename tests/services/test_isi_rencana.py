"""Cells of the plan's table: a block is stored whole or not at all."""

from __future__ import annotations

from fractions import Fraction

import pytest

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import JenisVersi, Kunci, VersiRencana
from simpelin.services.isi_rencana import (
    BlokDitolak,
    SelRencana,
    baris_tabel,
    isi_nilai,
    isi_teks,
)
from simpelin.services.rencana import versi_baru
from simpelin.store import Store
from tests.services.rencana_uji import LAIN, RASIO, SUB, G

PAGU = SelRencana(Kunci(LAIN), "", "pagu")
KAS = SelRencana(Kunci(LAIN), "", "kas_tw2")
TARGET = SelRencana(Kunci(SUB), "Jumlah laporan", "target_tw3")


def _nilai(store: Store, sel: SelRencana, versi: str = "murni") -> object:
    baris = baris_tabel(store, 2023, versi)
    return next(b.nilai(sel.kolom) for b in baris if b.sel(sel.kolom) == sel)


def test_block_is_stored_and_gives_what_was_there(kantor: Store) -> None:
    lama = isi_teks(kantor, 2023, "murni", {PAGU: "Rp 325.000,-", KAS: "-", TARGET: "1,5"})
    assert lama == {PAGU: 300_000, TARGET: None}
    assert (_nilai(kantor, PAGU), _nilai(kantor, TARGET)) == (325_000, Fraction(3, 2))
    entri = kantor.riwayat.cari(batas=2)
    assert {(e.objek, e.tindakan) for e in entri} == {
        ("rencana", "isi tabel rencana"),
        ("indikator", "isi tabel rencana"),
    }
    assert isi_teks(kantor, 2023, "murni", {PAGU: "325000"}) == {}


def test_one_bad_cell_refuses_the_block_and_every_bad_one_is_named(kantor: Store) -> None:
    with pytest.raises(BlokDitolak) as galat:
        isi_teks(kantor, 2023, "murni", {PAGU: "1", KAS: "-5", TARGET: "1.234"})
    assert set(galat.value.sebab) == {KAS, TARGET}
    assert "negatif" in galat.value.sebab[KAS]
    assert "dapat dibaca" in galat.value.sebab[TARGET]
    assert _nilai(kantor, PAGU) == 300_000


def test_lines_say_which_cells_they_have(kantor: Store) -> None:
    baris = baris_tabel(kantor, 2023, "murni")
    kegiatan = next(b for b in baris if b.simpul.kode == G)
    assert kegiatan.sel("pagu") is not None
    assert kegiatan.sel("kas_tw1") is kegiatan.sel("target") is None
    satu, dua = (b for b in baris if b.simpul.kunci == Kunci(SUB))
    assert (satu.pertama, dua.pertama) == (True, False)
    assert dua.sel("pagu") is None
    assert dua.sel("target") == SelRencana(Kunci(SUB), "Jumlah laporan", "target")


def test_later_version_leaves_the_earlier_one(kantor: Store) -> None:
    versi_baru(kantor, 2023, VersiRencana("geser", JenisVersi.PERGESERAN, berlaku_tw=3))
    isi_teks(kantor, 2023, "geser", {PAGU: "1"})
    assert (_nilai(kantor, PAGU), _nilai(kantor, PAGU, "geser")) == (300_000, 1)
    rasio = SelRencana(Kunci(RASIO), "", "pagu")
    assert _nilai(kantor, rasio, "geser") == 500_000


def test_undo_only_where_nobody_changed_it(kantor: Store) -> None:
    isi_teks(kantor, 2023, "murni", {PAGU: "1"})
    with pytest.raises(KesalahanPengguna, match="sudah diubah"):
        isi_nilai(kantor, 2023, "murni", {PAGU: 300_000}, bila={PAGU: 2})
    isi_nilai(kantor, 2023, "murni", {PAGU: 300_000}, bila={PAGU: 1})
    assert _nilai(kantor, PAGU) == 300_000
    with pytest.raises(KesalahanPengguna, match="tidak ada lagi dalam rencana"):
        isi_nilai(kantor, 2023, "murni", {SelRencana(Kunci("x"), "", "pagu"): 1})
