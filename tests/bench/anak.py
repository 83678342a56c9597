"""Child processes of the benchmarks: each reports one JSON line and ends.

Imports stand in the functions, because the whole process is what is measured.
"""

from __future__ import annotations

import os
import sys

BATAS_MS = 60_000


def lapor(**isi: object) -> None:
    """Write the report at once, then the memory of this very moment."""
    import json

    isi |= memori()
    os.write(1, (json.dumps(isi) + "\n").encode())
    os._exit(0)


def memori() -> dict[str, float]:
    """PSS, RSS and peak RSS in MiB, where the system tells."""
    hasil = {}
    for berkas in ("/proc/self/smaps_rollup", "/proc/self/status"):
        try:
            with open(berkas) as isi:
                baris = isi.read().splitlines()
        except OSError:
            continue
        for satu in baris:
            nama, _, nilai = satu.partition(":")
            if nama in ("Pss", "Rss", "VmHWM"):
                hasil[nama.lower()] = int(nilai.split()[0]) / 1024
    return hasil


def polos() -> None:
    """The floor: a bare QMainWindow to its first paint."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["polos"])
    jendela = QMainWindow()
    jendela.resize(1366, 768)

    class Penunggu(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Expose:
                QTimer.singleShot(0, terlukis)
            return False

    def terlukis() -> None:
        lapor(terlukis=jendela.windowHandle().isExposed())

    penunggu = Penunggu()
    jendela.show()
    jendela.windowHandle().installEventFilter(penunggu)
    QTimer.singleShot(BATAS_MS, lambda: os._exit(3))
    app.exec()


def lukisan(db: str) -> None:
    """Ours to the first paint: the window asks for its store right after it."""
    from simpelin import app

    def buka(_alat: object) -> None:
        lapor(terlukis=_jendela().windowHandle().isExposed())

    app.Perkakas.buka = buka  # type: ignore[assignment,method-assign]
    app.main(["--db", db])


def beranda(db: str) -> None:
    """Ours until the start page shows the store's figures."""
    from simpelin import app

    asli = app.Perkakas.buka

    def buka(alat: app.Perkakas) -> object:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, _tunggu_angka)
        return asli(alat)

    app.Perkakas.buka = buka  # type: ignore[assignment,method-assign]
    app.main(["--db", db])


def _tunggu_angka() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    halaman = _jendela().halaman
    daftar = halaman.findChildren(QAbstractItemView) if halaman is not None else []
    tampak = [satu for satu in daftar if satu.isVisible() and satu.model().rowCount()]
    if not tampak:
        QTimer.singleShot(1, _tunggu_angka)
        return
    QApplication.processEvents()  # paints what is still waiting to be painted
    lapor(daftar=len(tampak))


def _jendela() -> object:
    from PySide6.QtWidgets import QApplication, QMainWindow

    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))


def ekspor(jenis: str, db: str, keluar: str, tahun: str) -> None:
    """Evaluate and write a workbook: for the peak of memory."""
    from simpelin import app

    perintah = ["--db", db, "--json", "ekspor", jenis, "--tahun", tahun, "--triwulan", "4"]
    with open(os.devnull, "w") as buang:
        sys.stdout = buang
        if app.main([*perintah, "-o", keluar]):
            os._exit(4)
    lapor()


def ulang(rekaman: str, keluar: str) -> None:
    """XlsxWriter writing recorded cells with constant_memory: for the peak of memory."""
    from tests.bench.rekam import tulis_ulang_dari_berkas

    tulis_ulang_dari_berkas(rekaman, keluar)
    lapor()


def ketik(db: str) -> None:
    """Type into Input Realisasi and time every cell until all is right on screen."""
    from tests.bench.ketikan import jalankan

    os.write(1, (jalankan(db) + "\n").encode())
    os._exit(0)


def pohon_polos(baris: str) -> None:
    """The floor of a large tree: a bare model in a plain view."""
    from PySide6.QtWidgets import QApplication

    from tests.bench import pohon_anak

    app = QApplication(["polos"])
    lapor(**pohon_anak.ukur(pohon_anak.buat(int(baris)), pohon_anak.polos), nama=app.objectName())


def pohon(baris: str) -> None:
    """A large tree as the Evaluasi page shows it."""
    from simpelin.ui.aplikasi import buat_aplikasi
    from tests.bench import pohon_anak

    _, tema = buat_aplikasi()
    lapor(**pohon_anak.ukur(pohon_anak.buat(int(baris)), pohon_anak.kami(tema)))


def halaman(db: str) -> None:
    """Open every page once, in the rail's order; seconds of each, painted."""
    import time

    from PySide6.QtWidgets import QApplication

    from simpelin import app
    from simpelin.ui.jendela import MainWindow

    def semua() -> None:
        from simpelin.ui.pages import DAFTAR

        jendela = _jendela()
        assert isinstance(jendela, MainWindow)
        waktu = {}
        for satu in DAFTAR:
            mulai = time.perf_counter()
            jendela.buka(satu.id)
            QApplication.processEvents()
            waktu[satu.id] = time.perf_counter() - mulai
            assert jendela.halaman is not None
        lapor(detik_halaman=waktu)

    asli = MainWindow.__init__

    def buat(jendela: MainWindow, *argumen: object) -> None:
        asli(jendela, *argumen)  # type: ignore[arg-type]
        jendela.terbuka.connect(semua)

    MainWindow.__init__ = buat  # type: ignore[assignment,method-assign]
    app.main(["--db", db])


if __name__ == "__main__":
    _TUGAS = {
        satu.__name__: satu
        for satu in (polos, lukisan, beranda, halaman, ekspor, ulang, ketik, pohon_polos, pohon)
    }
    _TUGAS[sys.argv[1]](*sys.argv[2:])
