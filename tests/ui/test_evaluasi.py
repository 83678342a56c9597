"""The tree of figures and the panel that says where one comes from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from simpelin.domain.evaluasi import evaluasi
from simpelin.domain.realisasi import Realisasi
from simpelin.domain.rencana import Indikator, Kunci, Simpul, Tingkat, susun
from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.pohon_evaluasi import (
    BARIS_DIINGAT,
    KAS,
    KODE,
    LAPOR,
    NAMA,
    PAGU,
    PERAN_KUNCI,
    REALISASI,
    ROLLUP,
    SERAPAN,
    K,
    PohonEvaluasi,
)
from simpelin.ui.pages.evaluasi import HalamanEvaluasi
from simpelin.ui.widgets.delegat import PERAN_BAWAH, PERAN_TREN, PERAN_WARNA

KELURAHAN = Kunci("7.01.03.2.02")
SASARAN = Kunci("S1")


@pytest.fixture
def halaman(konteks: Konteks, qtbot: QtBot) -> HalamanEvaluasi:
    satu = HalamanEvaluasi(konteks)
    qtbot.addWidget(satu)
    satu.resize(1170, 650)
    satu.show()
    return satu


def baris(model: PohonEvaluasi, kunci: Kunci | None) -> dict[int, str]:
    return {k: model.indeks(kunci, k).data() for k in range(model.columnCount())}


def jelajah(model: PohonEvaluasi, induk: QModelIndex | None = None) -> Iterator[QModelIndex]:
    dasar = induk or QModelIndex()
    for nomor in range(model.rowCount(dasar)):
        indeks = model.index(nomor, 0, dasar)
        yield indeks
        yield from jelajah(model, indeks)


def test_model_is_sound(konteks: Konteks) -> None:
    model = PohonEvaluasi()
    penguji = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.muat(konteks.semua_evaluasi(), konteks.sorotan().penilaian)
    model.saring(lambda hasil: hasil.simpul is not None and "Desa" in hasil.simpul.nama)
    model.saring(None)
    assert penguji is not None


def test_cells_are_not_kept_without_end() -> None:
    simpul = [Simpul(Kunci(f"{n}"), Tingkat.SASARAN, f"S{n}") for n in range(BARIS_DIINGAT + 10)]
    model = PohonEvaluasi()
    model.muat([evaluasi(susun(2023, "murni", simpul), Realisasi({}, {}), 1)], {})
    nama = [model.index(n, NAMA).data() for n in range(model.rowCount())]
    assert nama == ["Seluruh kantor", *(f"S{n}" for n in range(BARIS_DIINGAT + 10))]
    assert len(model._isi_sel) <= BARIS_DIINGAT


def test_tree_shows_office_first_then_every_node_once(halaman: HalamanEvaluasi) -> None:
    semua = [indeks.data(PERAN_KUNCI) for indeks in jelajah(halaman.model)]
    assert semua[0] is None
    assert tuple(semua[1:]) == halaman.konteks.evaluasi().rencana.urutan


def test_figures_are_those_of_the_evaluation(halaman: HalamanEvaluasi) -> None:
    kantor = baris(halaman.model, None)
    assert kantor[KODE] == "Kantor"
    assert kantor[K] == "89,38 %"
    assert kantor[LAPOR] == "35 dari 36"
    assert kantor[PAGU] == "4.668.183.425"
    assert kantor[REALISASI] == "3.359.851.750"
    assert kantor[SERAPAN] == "71,97 %"


def test_official_figure_has_the_roll_up_beside_it_only_where_they_differ(
    halaman: HalamanEvaluasi,
) -> None:
    sasaran = baris(halaman.model, SASARAN)
    assert (sasaran[K], sasaran[ROLLUP]) == ("117,22 %", "83,72 %")
    assert baris(halaman.model, KELURAHAN)[ROLLUP] == ""


def test_not_reported_is_a_dash_with_its_own_state(halaman: HalamanEvaluasi) -> None:
    belum = Kunci("7.01.03.2.02.0003", "Kelurahan Tomoni")
    indeks = halaman.model.indeks(belum, K)
    assert indeks.data() == "–"
    assert indeks.data(PERAN_WARNA) == "abu"
    assert indeks.data(PERAN_BAWAH) is None


def test_states_and_trend(halaman: HalamanEvaluasi) -> None:
    model = halaman.model
    assert model.indeks(None, K).data(PERAN_WARNA) == "kuning"
    assert model.indeks(None, KAS).data(PERAN_WARNA) == "hijau"
    assert model.indeks(None, K).data(PERAN_BAWAH) == "Tinggi"
    tren = model.indeks(None, 9).data(PERAN_TREN)
    assert [round(n, 2) for n in tren] == [94.1, 92.48, 89.38]


def test_filter_keeps_matches_and_what_is_above(halaman: HalamanEvaluasi) -> None:
    halaman.cari.setText("musyawarah")
    kode = [indeks.data(PERAN_KUNCI).kode for indeks in jelajah(halaman.model)]
    assert kode == ["T1", "S1", "7.01.03", "7.01.03.2.01", "7.01.03.2.01.0001"]
    assert halaman.pohon.isExpanded(halaman.model.indeks(Kunci("7.01.03.2.01")))
    halaman.cari.clear()
    assert len(list(jelajah(halaman.model))) == len(halaman.konteks.evaluasi().hasil) + 1


def test_filter_by_unit_and_state(halaman: HalamanEvaluasi) -> None:
    halaman.unit.setCurrentIndex(halaman.unit.findData("Kelurahan Tomoni"))
    halaman.keadaan.setCurrentIndex(halaman.keadaan.findData("abu"))
    halaman.saring()
    sub = [
        i.data(PERAN_KUNCI).kode for i in jelajah(halaman.model) if not halaman.model.rowCount(i)
    ]
    assert sub == ["7.01.03.2.02.0003"]


def test_a_figure_opens_its_derivation(halaman: HalamanEvaluasi, qtbot: QtBot) -> None:
    assert not halaman.panel.isVisible()
    indeks = halaman.model.indeks(SASARAN, SERAPAN)
    halaman.pohon.scrollTo(indeks)
    kotak = halaman.pohon.visualRect(indeks)
    qtbot.mouseClick(halaman.pohon.viewport(), Qt.MouseButton.LeftButton, pos=kotak.center())
    assert halaman.panel.isVisible()
    teks = halaman.panel.peramban.toPlainText()
    assert "61,07 %" in teks
    assert "100 × 246.643.000 ÷ 403.852.198 = 61,07 %" in teks
    assert "Aturan bagian 3" in teks
    qtbot.waitUntil(lambda: halaman.pohon.isColumnHidden(LAPOR))
    qtbot.keyClick(halaman.pohon, Qt.Key.Key_Escape)
    assert not halaman.panel.isVisible()
    qtbot.waitUntil(lambda: not halaman.pohon.isColumnHidden(LAPOR))


def test_derivation_walks_down_to_an_indicator_and_back(halaman: HalamanEvaluasi) -> None:
    halaman.tampilkan_asal(Rujukan(KELURAHAN, Ukuran.CAPAIAN_KINERJA))
    panel = halaman.panel
    assert "belum lapor" in panel.peramban.toPlainText()
    nomor = next(
        i for i, r in enumerate(panel._tautan) if r.kunci and r.kunci.kode.endswith("0002")
    )
    panel._ikuti(_tautan(nomor))
    assert halaman.pohon.currentIndex().data(PERAN_KUNCI).kode == "7.01.03.2.02.0002"
    nomor = next(i for i, r in enumerate(panel._tautan) if r.indikator)
    panel._ikuti(_tautan(nomor))
    assert "Realisasi R =" in panel.peramban.toPlainText()
    panel.mundur()
    panel.mundur()
    assert panel._kini == Rujukan(KELURAHAN, Ukuran.CAPAIAN_KINERJA)
    assert not panel.kembali.isEnabled()


def _tautan(nomor: int):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QUrl

    return QUrl(f"asal:{nomor}")


def test_panel_follows_the_period(halaman: HalamanEvaluasi) -> None:
    halaman.tampilkan_asal(Rujukan(None, Ukuran.SERAPAN))
    halaman.konteks.pilih_periode(2023, 4)
    assert "96,18 %" in halaman.panel.peramban.toPlainText()


def test_what_stands_open_stays_open_after_a_reload(halaman: HalamanEvaluasi) -> None:
    halaman.pohon.collapseAll()
    halaman.pohon.expand(halaman.model.indeks(Kunci("T2")))
    halaman.konteks.data_berubah.emit(None)
    assert halaman.pohon.isExpanded(halaman.model.indeks(Kunci("T2")))
    assert not halaman.pohon.isExpanded(halaman.model.indeks(Kunci("T1")))


def test_arrows_walk_cells_and_open_branches(halaman: HalamanEvaluasi, qtbot: QtBot) -> None:
    pohon, model = halaman.pohon, halaman.model
    pohon.setCurrentIndex(model.indeks(Kunci("7.01.03")))
    qtbot.keyClick(pohon, Qt.Key.Key_Right)
    assert pohon.isExpanded(model.indeks(Kunci("7.01.03")))
    qtbot.keyClick(pohon, Qt.Key.Key_Right)
    qtbot.keyClick(pohon, Qt.Key.Key_Right)
    assert pohon.currentIndex().column() == K
    assert halaman.panel.isVisible()
    qtbot.keyClick(pohon, Qt.Key.Key_Right)
    assert pohon.currentIndex().column() == PAGU  # hidden columns are stepped over
    assert "Pagu" in halaman.panel.pilihan.currentText()


def test_year_without_a_plan_says_what_to_do(kosong: Konteks, qtbot: QtBot) -> None:
    satu = HalamanEvaluasi(kosong)
    qtbot.addWidget(satu)
    satu.show()
    assert not satu.pohon.isVisible()
    assert satu._kosong is not None
    assert satu._kosong.isVisible()


def test_a_very_large_tree_opens_one_level_only(halaman: HalamanEvaluasi) -> None:
    simpul = [Simpul(Kunci("P"), Tingkat.PROGRAM, "Program")]
    for nomor in range(100):
        induk = Kunci(f"P.{nomor}")
        simpul.append(Simpul(induk, Tingkat.KEGIATAN, "Kegiatan", Kunci("P")))
        simpul += [
            Simpul(Kunci(f"{induk.kode}.{i}"), Tingkat.SUB_KEGIATAN, "Sub", induk,
                   indikator=(Indikator("i"),))
            for i in range(120)
        ]  # fmt: skip
    besar = evaluasi(susun(2023, "murni", simpul), Realisasi(), 1)
    halaman.model.muat((besar,), {})
    halaman.pohon.buka_sampai(3, len(besar.hasil))
    assert halaman.pohon.isExpanded(halaman.model.indeks(Kunci("P")))
    assert not halaman.pohon.isExpanded(halaman.model.indeks(Kunci("P.5")))
    assert halaman.model.indeks(Kunci("P.5"), NAMA).data() == "Kegiatan"
