"""Typing into Input Realisasi as a person does; runs inside a child process (``anak.ketik``)."""

from __future__ import annotations

import json
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simpelin.services import evaluasi
from simpelin.store import open_store
from simpelin.ui.aplikasi import buat_aplikasi
from simpelin.ui.jendela import MainWindow
from simpelin.ui.models.tampil_isian import Kolom
from simpelin.ui.pages.input_realisasi import InputRealisasi

TAHUN, TRIWULAN = 2023, 2
PUTARAN = 2
TUNGGU_MS = 10_000


def jalankan(db: str) -> str:
    """The report: seconds from Enter until everything is computed and painted, cell by cell."""
    app, tema = buat_aplikasi()
    jendela = MainWindow(tema, lambda: open_store(Path(db)), lambda path: open_store(path))
    jendela.show()
    _tunggu(app, lambda: jendela.konteks is not None)
    QTest.qWaitForWindowActive(jendela, TUNGGU_MS)
    konteks = jendela.konteks
    assert konteks is not None
    konteks.pilih_periode(TAHUN, TRIWULAN)
    for halaman in ("evaluasi", "input"):  # a page that was seen once hears of every change
        jendela.buka(halaman)
        app.processEvents()
    halaman = jendela.halaman
    assert isinstance(halaman, InputRealisasi)
    waktu = [satu for _ in range(PUTARAN) for satu in _satu_putaran(app, halaman)]
    return json.dumps({"waktu": waktu})


def _satu_putaran(app: QApplication, halaman: InputRealisasi) -> list[float]:
    waktu = []
    for nomor in range(halaman.unit.count()):
        halaman.pilih_unit(str(halaman.unit.itemData(nomor)))
        app.processEvents()
        for kolom in (Kolom.K_INI, Kolom.RP_INI):
            for baris in range(halaman.model.rowCount()):
                indeks = halaman.model.index(baris, kolom)
                if indeks.flags() & Qt.ItemFlag.ItemIsEditable:
                    halaman.tabel.setCurrentIndex(indeks)
                    waktu.append(_satu_sel(app, halaman, str(len(waktu) % 9 + 1)))
    return waktu


def _satu_sel(app: QApplication, halaman: InputRealisasi, teks: str) -> float:
    sebelum = halaman.konteks.store.nomor_perubahan()
    for huruf in teks:
        QTest.keyClicks(QApplication.focusWidget(), huruf)
    app.processEvents()
    mulai = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    app.processEvents()
    lama = time.perf_counter() - mulai
    lembar = halaman.sesi.lembar
    benar = evaluasi.hitung(halaman.konteks.store, TAHUN, TRIWULAN)
    assert lembar is not None
    if lembar.evaluasi.kantor != benar.kantor:
        raise RuntimeError("angka di layar belum benar")
    if halaman.konteks.store.nomor_perubahan() == sebelum:
        return _satu_sel(app, halaman, teks + "1") if len(teks) < 3 else lama
    return lama


def _tunggu(app: QApplication, selesai: object) -> None:
    akhir = time.monotonic() + TUNGGU_MS / 1000
    while not selesai() and time.monotonic() < akhir:  # type: ignore[operator]
        app.processEvents()
        time.sleep(0.001)
