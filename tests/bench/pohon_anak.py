"""The child of :mod:`tests.bench.pohon`: makes figures, shows them, opens all, scrolls."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTreeView

from simpelin.domain.evaluasi import Evaluasi, HasilSimpul, evaluasi
from simpelin.domain.rencana import Kunci, susun
from simpelin.ui.models.pohon_evaluasi import _TEKS, KOLOM, NAMA, PohonEvaluasi
from tests.bench import buatan
from tests.bench.anak import memori

BINGKAI = 60
AKAR = QModelIndex()


class _Baris:
    """A row of the bare model."""

    __slots__ = ("anak", "hasil", "induk", "urut")

    def __init__(self, hasil: HasilSimpul, induk: _Baris | None, urut: int) -> None:
        self.hasil, self.induk, self.urut = hasil, induk, urut
        self.anak: list[_Baris] = []


class ModelPolos(QAbstractItemModel):
    """The floor: a row object for every row, made at once; text and nothing else."""

    def __init__(self, kini: Evaluasi) -> None:
        super().__init__()
        self._akar: list[_Baris] = []
        self._semua: dict[Kunci, _Baris] = {}
        for hasil in kini:
            assert hasil.simpul is not None
            atas = hasil.simpul.induk
            induk = None if atas is None else self._semua[atas]
            daftar = self._akar if induk is None else induk.anak
            baris = self._semua[hasil.simpul.kunci] = _Baris(hasil, induk, len(daftar))
            daftar.append(baris)

    def index(self, row: int, column: int, parent: Any = AKAR) -> QModelIndex:
        daftar = parent.internalPointer().anak if parent.isValid() else self._akar
        return self.createIndex(row, column, daftar[row]) if row < len(daftar) else QModelIndex()

    def parent(self, index: Any = AKAR) -> QModelIndex:  # type: ignore[override]
        induk = index.internalPointer().induk
        return QModelIndex() if induk is None else self.createIndex(induk.urut, 0, induk)

    def rowCount(self, parent: Any = AKAR) -> int:  # noqa: N802
        return len(parent.internalPointer().anak if parent.isValid() else self._akar)

    def columnCount(self, parent: Any = AKAR) -> int:  # noqa: N802
        return len(KOLOM)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEKS[index.column()](index.internalPointer().hasil)
        return None


def buat(banyak: int) -> Evaluasi:
    """One office's evaluation, as many times side by side as make that many rows."""
    satu = buatan.kantor(1)
    asal = evaluasi(susun(buatan.TAHUN, "murni", satu.simpul), satu.realisasi, 4)
    hasil: dict[Kunci, HasilSimpul] = {}
    anak: dict[Kunci | None, tuple[Kunci, ...]] = {}
    for nomor in range(-(-banyak // len(asal.hasil))):
        letak = {kunci: Kunci(kunci.kode, f"Kecamatan {nomor}") for kunci in asal.hasil}
        for kunci, lama in asal.hasil.items():
            simpul = lama.simpul
            assert simpul is not None
            induk = None if simpul.induk is None else letak[simpul.induk]
            bawah = tuple(letak[k] for k in asal.rencana.anak.get(kunci, ()))
            baru = replace(simpul, kunci=letak[kunci], induk=induk)
            hasil[letak[kunci]] = replace(lama, simpul=baru, anak=bawah)
            if bawah:
                anak[letak[kunci]] = bawah
    anak[None] = tuple(k for k, h in hasil.items() if h.simpul and h.simpul.induk is None)
    semua = {kunci: h.simpul for kunci, h in hasil.items() if h.simpul is not None}
    rencana = replace(asal.rencana, simpul=semua, anak=anak)
    return replace(asal, rencana=rencana, hasil=hasil)


def polos(kini: Evaluasi) -> QTreeView:
    """The floor's view with its model."""
    pohon = QTreeView()
    pohon.setUniformRowHeights(True)
    pohon.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    pohon.setModel(ModelPolos(kini))
    return pohon


def kami(tema: Any) -> Callable[[Evaluasi], QTreeView]:
    """Ours, as the Evaluasi page shows it."""
    from simpelin.ui.widgets.pohon import Pohon

    def pasang(kini: Evaluasi) -> QTreeView:
        pohon = Pohon(tema)
        model = PohonEvaluasi(pohon)
        pohon.setModel(model)
        model.muat((kini, kini, kini, kini), {})
        return pohon

    return pasang


def ukur(kini: Evaluasi, pasang: Callable[[Evaluasi], QTreeView]) -> dict[str, float]:
    """Seconds until the closed tree is painted, until all stands open, of a frame; MiB for it."""
    assert len(kini.rencana.urutan) == len(kini.hasil)
    awal = memori()["rss"]
    mulai = time.perf_counter()
    pohon = pasang(kini)
    pohon.resize(1150, 680)
    pohon.header().setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)
    pohon.show()
    QApplication.processEvents()
    tampil = time.perf_counter()
    pohon.expandAll()
    QApplication.processEvents()
    buka = time.perf_counter()
    bingkai = [_gulung(pohon, letak) for letak in range(1, BINGKAI)]
    assert pohon.indexAt(pohon.viewport().rect().center()).isValid()
    return {
        "tampil": tampil - mulai,
        "buka": buka - mulai,
        "bingkai": median(bingkai),
        "memori": memori()["rss"] - awal,
    }


def _gulung(pohon: QTreeView, letak: int) -> float:
    """Go to a far place and paint it, so that every row is new; seconds."""
    bilah = pohon.verticalScrollBar()
    mulai = time.perf_counter()
    bilah.setValue(bilah.maximum() * letak // BINGKAI)
    pohon.viewport().repaint()
    return time.perf_counter() - mulai
