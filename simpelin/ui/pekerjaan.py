"""Long work off the window's thread, with progress, and it can be stopped.

The work gets data and paths, never a connection: it opens a store of its own
(``konteks.buka_berkas(konteks.store.path)``) and closes it. Whatever asks
:mod:`simpelin.domain.henti` inside it is heard here: services, workbooks, the store's writes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from simpelin.domain.angka import tulis_angka
from simpelin.domain.henti import Dihentikan, Tahap, dapat_dihentikan
from simpelin.domain.kesalahan import KesalahanPengguna

_BERJALAN: set[Pekerjaan] = set()
"""Keeps work alive until it ends, also where the page that wanted it is gone."""


class Kendali:
    """What the work sees: tell how far it is, ask whether it shall stop."""

    def __init__(self, lapor: Callable[[int, int, str], None]) -> None:
        self._lapor = lapor
        self._henti = False

    def hentikan(self) -> None:
        self._henti = True

    def kemajuan(self, selesai: int, jumlah: int, teks: str = "") -> None:
        """Tell progress; raises :class:`Dihentikan` when the user stopped the work."""
        self.periksa()
        self._lapor(selesai, jumlah, teks)

    def tahap(self, tahap: Tahap, selesai: int, jumlah: int) -> None:
        """Tell a stage of an import in words."""
        self._lapor(selesai, jumlah, kata_tahap(tahap, selesai, jumlah))

    def periksa(self) -> None:
        """Raise :class:`Dihentikan` when the user stopped the work."""
        if self._henti:
            raise Dihentikan


def kata_tahap(tahap: Tahap, selesai: int, jumlah: int) -> str:
    """A stage as the window says it; bytes read are told as a share."""
    kata = tahap.value.capitalize()
    if not jumlah:
        return f"{kata} …"
    if tahap is Tahap.MEMBACA:
        return f"{kata} … {selesai * 100 // jumlah} %"
    return f"{kata} {tulis_angka(selesai)} dari {tulis_angka(jumlah)} …"


class Pekerjaan(QObject):
    """One piece of work; its signals arrive in the window's thread."""

    maju = Signal(int, int, str)
    selesai = Signal(object)
    gagal = Signal(object)
    """A ``KesalahanPengguna``, to be told in place. Anything else is the program's own fault and
    is raised in the window's thread, where it is reported."""
    dihentikan = Signal()
    usai = Signal()
    """After any of these endings."""
    _tumbang = Signal(object)
    """What the work raised, on its way to the window's thread."""

    def __init__(self, kerja: Callable[[Kendali], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kerja = kerja
        self._kendali = Kendali(self.maju.emit)
        self._jalan = _Jalan(self)
        self._tumbang.connect(self._sampaikan)

    def mulai(self) -> Pekerjaan:
        _BERJALAN.add(self)
        QThreadPool.globalInstance().start(self._jalan)
        return self

    def hentikan(self) -> None:
        self._kendali.hentikan()

    def _jalankan(self) -> None:
        try:
            with dapat_dihentikan(self._kendali.periksa, self._kendali.tahap):
                hasil = self._kerja(self._kendali)
        except Dihentikan:
            self._kabari("dihentikan")
        except BaseException as galat:
            self._kabari("_tumbang", galat)
        else:
            self._kabari("selesai", hasil)
        self._kabari("usai")
        _BERJALAN.discard(self)

    def _sampaikan(self, galat: BaseException) -> None:
        if not isinstance(galat, KesalahanPengguna):
            raise galat
        self.gagal.emit(galat)

    def _kabari(self, sinyal: str, *isi: object) -> None:
        """Tell the window, if what asked for the work is still there."""
        with suppress(RuntimeError):  # "Signal source has been deleted"
            getattr(self, sinyal).emit(*isi)


class _Jalan(QRunnable):
    def __init__(self, pekerjaan: Pekerjaan) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._pekerjaan = pekerjaan

    def run(self) -> None:
        self._pekerjaan._jalankan()
