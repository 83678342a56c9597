"""Long work: progress, stopping, failing; all heard in the window's thread."""

from __future__ import annotations

from threading import Event, get_ident

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui import pekerjaan as modul
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.widgets.kemajuan import BarisKerja


def test_result_and_progress_arrive_in_this_thread(qtbot: QtBot) -> None:
    terdengar: list[tuple[int, object]] = []
    pekerja: list[int] = []

    class Pendengar(BarisKerja):
        def _maju(self, selesai: int, jumlah: int, teks: str) -> None:
            super()._maju(selesai, jumlah, teks)
            terdengar.append((get_ident(), (selesai, jumlah, teks)))

    def kerja(kendali: Kendali) -> int:
        pekerja.append(get_ident())
        kendali.kemajuan(1, 2, "separuh")
        return 42

    satu = Pekerjaan(kerja)
    pendengar = Pendengar()
    qtbot.addWidget(pendengar)
    pendengar.ikuti(satu, "Bekerja …")
    with qtbot.waitSignals([satu.selesai, satu.usai]):
        satu.mulai()
    assert pekerja != [get_ident()]
    assert terdengar == [(get_ident(), (1, 2, "separuh"))]
    assert not pendengar.isVisible()


def test_can_be_stopped(qtbot: QtBot) -> None:
    lanjut = Event()

    def kerja(kendali: Kendali) -> None:
        lanjut.wait(10)
        kendali.kemajuan(1, 1)
        raise AssertionError("went on")

    satu = Pekerjaan(kerja)
    with qtbot.waitSignals([satu.dihentikan, satu.usai]):
        satu.mulai()
        satu.hentikan()
        lanjut.set()


def test_what_was_refused_is_told(qtbot: QtBot) -> None:
    def kerja(_: Kendali) -> None:
        raise KesalahanPengguna("Berkas itu bukan Excel.")

    satu = Pekerjaan(kerja)
    with qtbot.waitSignal(satu.gagal) as gagal:
        satu.mulai()
    assert str(gagal.args[0]) == "Berkas itu bukan Excel."


def test_the_programs_own_fault_is_raised_in_this_thread(qtbot: QtBot) -> None:
    def kerja(_: Kendali) -> None:
        raise ValueError("gagal")

    satu = Pekerjaan(kerja)
    diceritakan: list[object] = []
    satu.gagal.connect(diceritakan.append)
    with qtbot.captureExceptions() as galat, qtbot.waitSignal(satu.usai):
        satu.mulai()
    assert [type(isi) for _, isi, _ in galat] == [ValueError]
    assert diceritakan == []


def test_work_outlives_the_page_that_wanted_it(qtbot: QtBot) -> None:
    """The page is closed while its work runs: no error in the thread, nothing left behind."""
    mulai, lanjut = Event(), Event()
    halaman = QObject()

    def kerja(_: Kendali) -> str:
        mulai.set()
        assert lanjut.wait(10)
        return "jadi"

    Pekerjaan(kerja, halaman).mulai()
    assert mulai.wait(10)
    shiboken6.delete(halaman)
    lanjut.set()
    qtbot.waitUntil(lambda: not modul._BERJALAN)
