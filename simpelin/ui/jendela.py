"""The one window: top bar, rail, pages, status line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.ui.bingkai import BarAtas, Rel
from simpelin.ui.galat import PenangkapGalat
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages import DAFTAR
from simpelin.ui.penyambut import Penyambut
from simpelin.ui.tema import Mode, Tema
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tumpukan import TumpukanHalaman

if TYPE_CHECKING:
    from simpelin.domain.pelaku import Pelaku
    from simpelin.store import Store
    from simpelin.ui.pages.halaman import Halaman

JEDA_PERIKSA_MS = 2000
"""How often the window asks whether someone else changed the file."""


class MainWindow(Penyambut):
    """Paints itself first; then opens the store and shows the first page."""

    terbuka = Signal()
    """The first attempt to open the store is over, and its page is filled."""

    def __init__(
        self,
        tema: Tema,
        buka_store: Callable[[], Store],
        buka_berkas: Callable[[Path], Store] | None = None,
        cadangkan: Callable[[Path], Path] | None = None,
        pulihkan: Callable[..., Path | None] | None = None,
    ) -> None:
        super().__init__()
        self.tema = tema
        self.konteks: Konteks | None = None
        self._buka_store = buka_store
        self._buka_berkas = buka_berkas
        self._cadangkan = cadangkan
        self._pulihkan = pulihkan
        self._halaman: dict[str, Halaman] = {}
        self._ditolak = False
        """Whether the line above the page says that a page is not this person's."""
        self._lembar: list[QWidget] = []
        """What stands in place of the pages: sign-in, change of password."""
        self._kini = ""
        self._menunggu_lukis = True
        self._sudah_dicoba = False
        self._penangkap = PenangkapGalat(self, self._galat_di_tempat)
        self._waktu = QTimer(self, interval=JEDA_PERIKSA_MS)
        self._waktu.timeout.connect(self._periksa)
        self.setWindowTitle("SIMPELIN AJA")
        self.setMinimumSize(1024, 600)
        self.resize(1366, 768)
        self._susun()
        self._pintasan()

    # --- building --------------------------------------------------------------

    def _susun(self) -> None:
        self.bar = BarAtas()
        self.bar.setEnabled(False)
        self.bar.pulang.clicked.connect(lambda: self.buka_penyimpanan(None))
        self.rel = Rel(DAFTAR)
        self.bar.orang.ganti_sandi.connect(self.ganti_sandi)
        self.bar.orang.keluar.connect(self.keluar)
        self.bar.orang.masuk.connect(self.keluar)
        self.rel.setEnabled(False)
        self.rel.dipilih.connect(self.buka)
        self.tumpukan = TumpukanHalaman()
        self.pesan = BarisPesan()
        self._tunggu = QLabel("Membuka penyimpanan …")
        self._tunggu.setProperty("peran", "redup")
        self._tunggu.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tumpukan.addWidget(self._tunggu)
        kanan = QVBoxLayout()
        kanan.setContentsMargins(0, 0, 0, 0)
        kanan.setSpacing(0)
        kanan.addWidget(self.pesan)
        kanan.addWidget(self.tumpukan, 1)
        tengah = QHBoxLayout()
        tengah.setContentsMargins(0, 0, 0, 0)
        tengah.setSpacing(0)
        tengah.addWidget(self.rel)
        tengah.addLayout(kanan, 1)
        pusat = QWidget()
        luar = QVBoxLayout(pusat)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(0)
        luar.addWidget(self.bar)
        luar.addLayout(tengah, 1)
        self.setCentralWidget(pusat)
        self._status()

    def _status(self) -> None:
        bar = QStatusBar()
        bar.setSizeGripEnabled(False)
        self.label_simpan = QLabel()
        self.label_berkas = QLabel()
        bar.addWidget(self.label_simpan)
        bar.addPermanentWidget(self.label_berkas)
        self.setStatusBar(bar)

    def _pintasan(self) -> None:
        isi: dict[str, Callable[[], object]] = {
            "Ctrl+K": self._fokus_cari,
            "F5": self.muat_ulang,
            "F1": self.bantuan,
        }
        for nomor, satu in enumerate(DAFTAR[:9], start=1):
            isi[f"Ctrl+{nomor}"] = partial(self.buka, satu.id)
        for urutan, tindakan in isi.items():
            QShortcut(QKeySequence(urutan), self).activated.connect(tindakan)

    def tangkap_galat(self) -> None:
        """Take over ``sys.excepthook`` for as long as the window lives."""
        self._penangkap.pasang()

    # --- opening the store -------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._menunggu_lukis:
            self._menunggu_lukis = False
            self.windowHandle().installEventFilter(self)
            QTimer.singleShot(400, self._pertama)  # where no expose event ever comes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._pertama)
        return super().eventFilter(watched, event)

    def _pertama(self) -> None:
        if not self._sudah_dicoba:
            self._sudah_dicoba = True
            try:
                self.buka_penyimpanan(None)
            finally:
                self.terbuka.emit()

    def buka_penyimpanan(self, path: Path | None) -> bool:
        """Open the usual store, or the one at ``path``, and start on the first page."""
        try:
            if path is not None and self._buka_berkas is not None:
                store = self._buka_berkas(path)
            else:
                store = self._buka_store()
        except KesalahanPengguna as galat:
            self._tidak_terbuka(str(galat))
            return False
        self.pasang(store, lain=path is not None)
        return True

    def pulihkan(self, sumber: Path) -> None:
        """Put a backup in the place of the usual store; what it replaces is kept."""
        if self._pulihkan is None:
            self.pesan.galat("Di sini cadangan tidak dapat dipulihkan.")
            return
        pelaku = self._pemulih()
        if isinstance(pelaku, str):
            self.pesan.galat(pelaku)
            return
        self._tutup()
        try:
            lama = self._pulihkan(sumber) if pelaku is None else self._pulihkan(sumber, pelaku)
        except KesalahanPengguna as galat:
            self.buka_penyimpanan(None)
            self.pesan.galat(str(galat))
            return
        if self.buka_penyimpanan(None):
            disimpan = f" Yang digantikan disimpan di {lama}." if lama else ""
            self.pesan.kabar(f"Dipulihkan dari {sumber.name}.{disimpan}")

    def _pemulih(self) -> Pelaku | str | None:
        """Who restores, in an office with accounts; or why not."""
        from simpelin.domain.hak import Tindakan
        from simpelin.services import izin

        store = self.konteks.store if self.konteks is not None else None
        if store is None or not store.akun.ada():
            return None
        return izin.putusan(store, Tindakan.PENGATURAN).alasan or store.pelaku

    def pasang(self, store: Store, *, lain: bool = False) -> None:
        """Show this store; what was open before is closed. ``lain``: not the usual one."""
        self._tutup()
        self.pesan.hide()
        konteks = Konteks(
            store,
            self.tema,
            buka_berkas=self._buka_berkas,
            cadangkan=None if lain else self._cadangkan,
            parent=self,
        )
        self.bar.pulang.setVisible(lain)
        self.konteks = konteks
        self.tema.pilih(Mode(konteks.pengaturan().teks("tema")))
        konteks.data_berubah.connect(self._isi_bingkai)
        konteks.periode_berubah.connect(self._isi_bingkai)
        konteks.pesan.connect(self.statusBar().showMessage)
        konteks.galat.connect(self.pesan.galat)
        konteks.tersimpan.connect(self._tersimpan)
        konteks.minta_halaman.connect(self.buka)
        konteks.minta_layar_penuh.connect(self.layar_penuh)
        konteks.minta_penyimpanan.connect(self.buka_penyimpanan, Qt.ConnectionType.QueuedConnection)
        konteks.minta_pulihkan.connect(self.pulihkan, Qt.ConnectionType.QueuedConnection)
        self.bar.periode.dipilih.connect(konteks.pilih_periode)
        self.bar.cari.ditemukan.connect(konteks.buka_simpul)
        self._waktu.start()
        self._sambut()

    def _tutup(self) -> None:
        self._waktu.stop()
        if self.konteks is None:
            return
        self.bar.periode.dipilih.disconnect(self.konteks.pilih_periode)
        self.bar.cari.ditemukan.disconnect(self.konteks.buka_simpul)
        self._tutup_halaman()
        self.konteks.store.close()
        self.konteks.deleteLater()
        self.konteks = None

    def _tutup_halaman(self) -> None:
        for satu in (*self._halaman.values(), *self._lembar):
            self.tumpukan.buang(satu)
        self._halaman.clear()
        self._lembar.clear()

    def _tidak_terbuka(self, sebab: str) -> None:
        """The store was refused: say so, keep what was open, offer to try again."""
        self.pesan.galat(sebab)
        if self.konteks is None:
            self._tunggu.setText(
                "Penyimpanan tidak dibuka; berkasnya tidak diubah.\n"
                "Perbaiki yang disebut di atas, lalu tekan F5 untuk mencoba lagi."
            )

    # --- pages ---------------------------------------------------------------------

    def buka(self, id_halaman: str, sasaran: object = None) -> None:
        """Show a page, made on its first use, and perhaps something on it."""
        if self.konteks is None:
            return
        entri = next(satu for satu in DAFTAR if satu.id == id_halaman)
        alasan = self._boleh(entri)
        if alasan or not self.rel.isEnabled():
            if alasan:
                self.pesan.galat(alasan)
                self._ditolak = True
            return
        if self._ditolak:
            self.pesan.hide()
            self._ditolak = False
        halaman = self._halaman.get(id_halaman)
        if halaman is None:
            halaman = self._halaman[id_halaman] = entri.buat(self.konteks)
            self.tumpukan.tambah(halaman)
        self._kini = id_halaman
        self.rel.tandai(id_halaman)
        self.tumpukan.tampilkan(halaman)
        halaman.setFocus()
        if sasaran is not None:
            halaman.tuju(sasaran)

    @property
    def halaman(self) -> Halaman | None:
        """The page in view."""
        return self._halaman.get(self._kini)

    def layar_penuh(self, ya: bool) -> None:
        """The page alone on the whole screen, for a projector; or the window as it was."""
        self.tampilkan_bingkai(not ya)
        keadaan = self.windowState() & ~Qt.WindowState.WindowFullScreen
        self.setWindowState(keadaan | Qt.WindowState.WindowFullScreen if ya else keadaan)

    def tampilkan_bingkai(self, ya: bool) -> None:
        """Show or hide what stands around the page."""
        for satu in (self.bar, self.rel, self.statusBar()):
            satu.setVisible(ya)

    def muat_ulang(self) -> None:
        """F5: read everything again."""
        if self.konteks is None:
            self._tunggu.setText("Membuka penyimpanan …")
            self.pesan.hide()
            self.buka_penyimpanan(None)
            return
        self.konteks.data_berubah.emit(None)
        self.statusBar().showMessage("Data dimuat ulang.", 3000)

    def bantuan(self) -> None:
        """F1: what this page is for, and the keys."""
        from simpelin.ui.bantuan import DialogBantuan

        halaman = self.halaman
        DialogBantuan(halaman.judul if halaman else "", halaman.bantuan if halaman else "", self)

    def _isi_bingkai(self, *_: object) -> None:
        konteks = self.konteks
        if konteks is None:
            return
        self.bar.periode.atur(konteks.daftar_tahun(), konteks.tahun, konteks.triwulan)
        self.bar.kantor.setText(konteks.pengaturan().nama_skpd)
        self.bar.contoh.setVisible(konteks.pengaturan().contoh)
        self.bar.orang.atur(self._pelaku(), konteks.store.akun.ada())
        self.rel.batasi({satu.id for satu in DAFTAR if not self._boleh(satu)})
        self.bar.cari.isi(None if konteks.kosong else konteks.evaluasi().rencana)
        self.label_berkas.setText(konteks.store.path.name)
        self.label_berkas.setToolTip(str(konteks.store.path))

    def _periksa(self) -> None:
        if self.konteks is not None:
            self.konteks.periksa_perubahan()

    def _tersimpan(self) -> None:
        self.label_simpan.setText(f"Tersimpan {datetime.now():%H.%M}")

    def _fokus_cari(self) -> None:
        self.bar.cari.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.cari.selectAll()

    def _galat_di_tempat(self, teks: str) -> None:
        halaman = self.halaman
        (halaman.pesan if halaman else self.pesan).galat(teks)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._sudah_dicoba = True
        self._tutup()
        self._penangkap.lepas()
        super().closeEvent(event)
