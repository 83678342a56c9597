"""PySide6 6.12.0 on Python 3.11 loses references to None, True and False until the process dies.

The versions we pin do not. This guard fails before users do, should the pin be loosened:
docs/keputusan/0011-pyside6-essentials.md.
"""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QTableWidget, QTreeWidget

CALLS = 200
# Other code may drop a few references of its own meanwhile; the defect drops one or more a call.
SLACK = 20

pytestmark = pytest.mark.usefixtures("qapp")


class _Silent(QAbstractTableModel):
    """A model that answers None to everything it is asked."""

    def rowCount(self, parent: Any = None) -> int:
        return 5

    def columnCount(self, parent: Any = None) -> int:
        return 2

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> None:
        return None

    def refresh(self) -> None:
        self.beginResetModel()
        self.endResetModel()


def _custom_model() -> None:
    model = _Silent()
    view = QTableView()
    view.setModel(model)
    for _ in range(CALLS):
        model.data(model.index(0, 0))
        model.refresh()
    view.show()
    QApplication.processEvents()
    view.setModel(None)
    view.close()


def _standard_items() -> None:
    model = QStandardItemModel()
    for n in range(CALLS):
        item = QStandardItem(str(n))
        item.setEditable(False)
        model.appendRow(item)
        model.setData(model.index(n, 0), None)
        model.data(QModelIndex())


def _ready_made_widgets() -> None:
    table, tree = QTableWidget(2, 2), QTreeWidget()
    view = QTableView()
    model = QStandardItemModel()
    for _ in range(CALLS):
        table.setItem(0, 0, None)
        table.item(1, 1)
        tree.topLevelItem(0)
        view.setModel(model)
        view.setModel(None)


@pytest.mark.parametrize("work", [_custom_model, _standard_items, _ready_made_widgets])
def test_model_calls_lose_no_reference_to_a_singleton(work: Any) -> None:
    work()  # what is made once is made now
    before = [sys.getrefcount(value) for value in (None, True, False)]
    work()
    after = [sys.getrefcount(value) for value in (None, True, False)]
    lost = {
        name: b - a for name, b, a in zip(("None", "True", "False"), before, after, strict=True)
    }
    assert max(lost.values()) <= SLACK, lost
