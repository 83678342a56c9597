"""What the pages share: the open store, the period, today's date, and who is told what.

Made once by the window and handed to every page; never a global. Figures are computed when
they are asked for and kept until the store or the period changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from simpelin.domain.evaluasi import Evaluasi
    from simpelin.domain.nomenklatur import DaftarResmi, Nomenklatur
    from simpelin.domain.rencana import Kunci
    from simpelin.domain.sorotan import DaftarSorotan
    from simpelin.services.monev import Monev
    from simpelin.services.pengaturan import Pengaturan
    from simpelin.services.status import StatusTriwulan
    from simpelin.store import Store
    from simpelin.ui.tema import Tema

    PembukaBerkas = Callable[[Path], Store]

T = TypeVar("T")


class Konteks(QObject):
    """The shared state of one window over one open store."""

    periode_berubah = Signal()
    data_berubah = Signal(object)
    """The store's content changed; carries the page that did it, or ``None``."""
    pesan = Signal(str)
    """A short word for the status bar."""
    galat = Signal(str)
    """A sentence that has no better place than the top of the page."""
    tersimpan = Signal()
    minta_halaman = Signal(str, object)
    """Go to a page by id, and there to a ``Kunci`` or ``None``."""
    minta_layar_penuh = Signal(bool)
    """Show the page alone on the whole screen, or in its window again."""
    minta_penyimpanan = Signal(object)
    """Open another store file (``Path``), or the usual one (``None``)."""
    minta_pulihkan = Signal(object)
    """Restore the usual store from this backup (``Path``)."""

    def __init__(
        self,
        store: Store,
        tema: Tema,
        *,
        buka_berkas: PembukaBerkas | None = None,
        cadangkan: Callable[[Path], Path] | None = None,
        tanggal: date | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.tema = tema
        self.tanggal = tanggal or date.today()
        self.buka_berkas = buka_berkas
        """Opens a store of its own by path: for work off the window's thread."""
        self.cadangkan = cadangkan
        """Writes a verified backup of the usual store; ``None`` where another is open."""
        self._ingatan: dict[str, tuple[object, object]] = {}
        self._nomor = store.nomor_perubahan()
        self.tahun, self.triwulan = self._periode_awal()

    # --- period ------------------------------------------------------------

    def daftar_tahun(self) -> tuple[int, ...]:
        """The years that the store has a plan for; this year where it has none."""
        return self._ingat("tahun", self.store.rencana.tahun) or (self.tanggal.year,)

    @property
    def kosong(self) -> bool:
        """Whether the store has no plan at all: the first start."""
        return not self._ingat("tahun", self.store.rencana.tahun)

    def pilih_periode(self, tahun: int, triwulan: int) -> None:
        """The one switch of year and quarter for the whole window."""
        if (tahun, triwulan) != (self.tahun, self.triwulan):
            self.tahun, self.triwulan = tahun, triwulan
            self.periode_berubah.emit()

    def _periode_awal(self) -> tuple[int, int]:
        tahun = self.daftar_tahun()[-1]
        if self.tanggal.year != tahun:
            return tahun, 4 if self.tanggal.year > tahun else 1
        return tahun, max(1, (self.tanggal.month - 1) // 3)

    @property
    def tanggal_acuan(self) -> date:
        """The day from which lateness is counted: today; in the example the quarter's
        review meeting, so that it reads as it did then."""
        atur = self.pengaturan()
        if not atur.contoh:
            return self.tanggal
        from simpelin.domain.kalender import akhir_triwulan, hari_kerja_ke

        akhir = akhir_triwulan(self.tahun, self.triwulan)
        return hari_kerja_ke(akhir, atur.tenggat(self.triwulan).rapat, atur.libur)

    # --- figures -------------------------------------------------------------

    def evaluasi(self, triwulan: int | None = None) -> Evaluasi:
        """The evaluation to the end of the chosen quarter, or of an earlier one."""
        semua = self.semua_evaluasi()
        return semua[(triwulan or self.triwulan) - 1]

    def semua_evaluasi(self) -> tuple[Evaluasi, ...]:
        """The evaluations of quarters 1 to the chosen one."""
        from simpelin.services import evaluasi

        return self._ingat(
            "evaluasi", lambda: evaluasi.hitung_semua(self.store, self.tahun, self.triwulan)
        )

    def sorotan(self) -> DaftarSorotan:
        """What needs attention, in the meeting's order."""
        from simpelin.services import sorotan

        return self._ingat(
            "sorotan",
            lambda: sorotan.susun(
                self.store, self.tahun, self.triwulan, self.tanggal_acuan, self.semua_evaluasi()
            ),
        )

    def status(self) -> StatusTriwulan:
        """Where the units' reports stand."""
        from simpelin.services import status

        return self._ingat(
            "status",
            lambda: status.status(
                self.store, self.tahun, self.triwulan, self.tanggal_acuan, self.evaluasi()
            ),
        )

    def monev(self) -> Monev:
        """The review meeting of the quarter: what stands on its page and in its papers."""
        from simpelin.services import monev

        return self._ingat(
            "monev",
            lambda: monev.susun(
                self.store,
                self.tahun,
                self.triwulan,
                self.tanggal_acuan,
                semua=self.semua_evaluasi(),
                daftar=self.sorotan(),
                status=self.status(),
            ),
        )

    def pengaturan(self) -> Pengaturan:
        """The settings in force."""
        from simpelin.services import pengaturan

        return self._ingat("pengaturan", lambda: pengaturan.muat(self.store))

    def nomenklatur(self) -> tuple[tuple[Nomenklatur, ...], DaftarResmi]:
        """The official list that the office has, and the same by code."""
        from simpelin.domain.nomenklatur import DaftarResmi

        def baca() -> tuple[tuple[Nomenklatur, ...], DaftarResmi]:
            semua = self.store.nomenklatur.semua()
            return semua, DaftarResmi(semua)

        return self._ingat("nomenklatur", baca)

    def _ingat(self, nama: str, hitung: Callable[[], T]) -> T:
        kunci = (self.store.nomor_perubahan(), getattr(self, "tahun", 0), self._triwulan_kini())
        lama = self._ingatan.get(nama)
        if lama is not None and lama[0] == kunci:
            return cast(T, lama[1])
        nilai = hitung()
        self._ingatan[nama] = (kunci, nilai)
        return nilai

    def _triwulan_kini(self) -> int:
        return getattr(self, "triwulan", 0)

    def dengan_store(self, kerja: Callable[[Store], T]) -> T:
        """Do something with a store of its own, in whatever thread this is called."""
        if self.buka_berkas is None:
            return kerja(self.store)
        store = self.buka_berkas(self.store.path)
        # who works off the window's thread is who sits before the window: rights and trail
        store.pelaku = self.store.pelaku
        try:
            return kerja(store)
        finally:
            store.close()

    # --- telling -------------------------------------------------------------

    def catat(self, sumber: object = None) -> None:
        """A page saved something through a service: everyone else hears of it."""
        self._nomor = self.store.nomor_perubahan()
        self.tersimpan.emit()
        self.data_berubah.emit(sumber)

    def periksa_perubahan(self) -> None:
        """Tell the pages if someone else changed the file meanwhile."""
        nomor = self.store.nomor_perubahan()
        if nomor != self._nomor:
            self._nomor = nomor
            self.data_berubah.emit(None)

    def buka_simpul(self, kunci: Kunci, halaman: str = "evaluasi") -> None:
        """Show a node on a page."""
        self.minta_halaman.emit(halaman, kunci)
