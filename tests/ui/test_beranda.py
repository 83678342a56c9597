"""The quarter at a glance, and the first start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simpelin.domain.rencana import Kunci
from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.store import open_store
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.beranda import Beranda, seri_kas
from simpelin.ui.widgets.daftar_sorotan import judul_sorotan
from simpelin.ui.widgets.grafik import rupiah_singkat


@pytest.fixture
def beranda(konteks: Konteks, qtbot: QtBot) -> Beranda:
    satu = Beranda(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


def tulisan(beranda: Beranda, baris: int) -> list[str]:
    model = beranda.sasaran.tabel
    return [model.index(baris, kolom).data() for kolom in range(model.columnCount())]


def test_office_and_each_sasaran(beranda: Beranda) -> None:
    assert beranda.sasaran.tabel.rowCount() == 3
    assert tulisan(beranda, 0) == [
        "Seluruh kantor", "89,38 %", "4.668.183.425", "3.359.851.750", "71,97 %", "95,63 %",
    ]  # fmt: skip


def test_who_has_reported(beranda: Beranda) -> None:
    assert beranda.kartu_unit.judul.text() == "Sudah lapor 35 dari 36"
    assert beranda.kartu_unit.catatan.text() == "batas 4 Oktober 2023"
    baris = {satu[0].teks: satu for satu in beranda.unit.tabel.baris}
    kelurahan = baris["Kelurahan Tomoni"]
    assert (kelurahan[1].teks, kelurahan[2].teks, kelurahan[2].warna) == ("1/2", "Konsep", "abu")
    assert kelurahan[2].bawah is not None
    assert kelurahan[2].bawah.startswith("lewat ")


def test_what_needs_attention_in_order(beranda: Beranda, qtbot: QtBot) -> None:
    daftar = beranda.konteks.sorotan()
    tampil = beranda.perhatian.isi.baris
    assert tampil == daftar.daftar_layar()
    assert judul_sorotan(tampil[0]) == "Kelurahan Tomoni"
    with qtbot.waitSignal(beranda.konteks.minta_halaman) as minta:
        beranda.perhatian._buka(beranda.perhatian.isi.index(1))
    assert minta.args[0] == "evaluasi"
    assert isinstance(minta.args[1], Rujukan)
    assert minta.args[1].ukuran is Ukuran.PENILAIAN


def test_late_unit_leads_to_its_sheet(beranda: Beranda, qtbot: QtBot) -> None:
    with qtbot.waitSignal(beranda.konteks.minta_halaman) as minta:
        beranda.perhatian._buka(beranda.perhatian.isi.index(0))
    assert minta.args == ["input", "Kelurahan Tomoni"]


def test_sasaran_opens_its_derivation(beranda: Beranda, qtbot: QtBot) -> None:
    kotak = beranda.sasaran.visualRect(beranda.sasaran.tabel.index(1, 0))
    with qtbot.waitSignal(beranda.konteks.minta_halaman) as minta:
        qtbot.mouseClick(beranda.sasaran.viewport(), Qt.MouseButton.LeftButton, pos=kotak.center())
    assert minta.args == ["evaluasi", Kunci("S1")]


def test_chart_has_the_whole_plan_and_what_was_realised(konteks: Konteks) -> None:
    seri = seri_kas(konteks.semua_evaluasi())
    assert seri.realisasi == (961_495_950, 2_229_512_450, 3_359_851_750)
    assert len(seri.rencana) == 4
    assert seri.rencana[2] == konteks.evaluasi().kantor.rencana_kas


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (4_557_367_162, "4,56 M"),
        (961_495_950, "961 jt"),
        (2_676_300, "2,7 jt"),
        (45_000, "45.000"),
        (0, "0"),
    ],
)
def test_short_rupiah(nilai: int, teks: str) -> None:
    assert rupiah_singkat(nilai) == teks


# --- first start -----------------------------------------------------------------------


@pytest.fixture
def pertama(kosong: Konteks, qtbot: QtBot) -> Beranda:
    satu = Beranda(kosong)
    qtbot.addWidget(satu)
    satu.show()
    return satu


def test_empty_store_offers_three_ways(pertama: Beranda) -> None:
    assert pertama.mulai is not None
    assert pertama.mulai.isVisible()
    assert not pertama.ringkasan.isVisible()


def test_example_opens_from_a_file_of_its_own(pertama: Beranda, qtbot: QtBot) -> None:
    assert pertama.mulai is not None
    with qtbot.waitSignal(pertama.konteks.minta_penyimpanan) as minta:
        pertama.mulai.buka_contoh()
    path = minta.args[0]
    assert isinstance(path, Path)
    assert path != pertama.konteks.store.path
    contoh = open_store(path)
    assert 2023 in contoh.rencana.tahun()
    contoh.close()
    assert pertama.konteks.kosong


def test_begin_for_my_office(pertama: Beranda, qtbot: QtBot) -> None:
    assert pertama.mulai is not None
    pertama.mulai.nama.setText("Kecamatan Wotu")
    with qtbot.waitSignal(pertama.konteks.minta_halaman) as minta:
        pertama.mulai.mulai_kantor("rencana")
    assert minta.args == ["rencana", None]
    assert pertama.konteks.pengaturan().nama_skpd == "Kecamatan Wotu"
