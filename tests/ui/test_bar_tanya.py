"""One Enter is one answer, also where the answer leads to another question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simpelin.ui.widgets.bar_tanya import BarTanya


def bar(qtbot: QtBot) -> BarTanya:
    satu = BarTanya()
    qtbot.addWidget(satu)
    satu.show()
    QTest.qWaitForWindowActive(satu)
    return satu


def test_enter_in_the_field_answers_once(qtbot: QtBot) -> None:
    satu, jawab = bar(qtbot), []
    satu.tanya("Mengapa?", ya="Ya", tindakan=lambda teks: jawab.append(teks), medan="Sebab")
    QTest.keyClicks(satu.medan, "karena")
    QTest.keyClick(satu.medan, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert jawab == ["karena"]
    assert satu.isHidden()


def test_the_next_question_waits_for_its_own_answer(qtbot: QtBot) -> None:
    satu, jawab = bar(qtbot), []

    def kedua(_: str) -> None:
        jawab.append("kedua")

    def pertama(teks: str) -> None:
        jawab.append(teks)
        satu.tanya("Sungguh?", ya="Ya", tindakan=kedua)

    satu.tanya("Mengapa?", ya="Ya", tindakan=pertama, medan="Sebab")
    QTest.keyClicks(satu.medan, "x")
    QTest.keyClick(satu.medan, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert jawab == ["x"]
    assert satu.label.text() == "Sungguh?"
    QTest.keyClick(satu.ya, Qt.Key.Key_Return)
    assert jawab == ["x", "kedua"]


def test_a_refusal_keeps_the_question(qtbot: QtBot) -> None:
    satu = bar(qtbot)
    satu.tanya("Mengapa?", ya="Ya", tindakan=lambda teks: "Tulis sebabnya.", medan="Sebab")
    QTest.keyClick(satu.medan, Qt.Key.Key_Return)
    assert (satu.galat.text(), satu.isHidden()) == ("Tulis sebabnya.", False)
