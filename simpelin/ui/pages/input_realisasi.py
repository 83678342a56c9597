"""Input Realisasi: one unit's quarter, typed as in a spreadsheet and saved at once."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.hak import PeranOrang
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import Kunci
from simpelin.services.laporan_kini import kata_kembali
from simpelin.services.lembar_unit import Lembar, perintah_nol, unit_pelapor
from simpelin.services.setelah_setuju import peringatan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.baca_isian import sel_dari
from simpelin.ui.models.kepala_isian import teks_batas, teks_final, teks_keadaan
from simpelin.ui.models.model_isian import ModelIsian
from simpelin.ui.models.sesi_isian import SesiIsian
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.pengawal_tutup import PengawalTutup
from simpelin.ui.rakit import belah, gayai, pintasan
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.blok_sel import ke_sel
from simpelin.ui.widgets.hak_isian import HakIsian
from simpelin.ui.widgets.panel_isian import PanelIsian
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.tabel_isian import TabelIsian
from simpelin.ui.widgets.tanya_isian import TanyaIsian

KEUANGAN = "Keuangan – rupiah semua unit"
KUNCI_UNIT = "input/unit"


class InputRealisasi(TanyaIsian, HakIsian, Halaman):
    judul = "Input Realisasi"
    bantuan = (
        "Ketik angka triwulan ini (bukan kumulatif) di <b>sel putih</b>; tersimpan seketika dan"
        " warnanya langsung tampak.<br><br>"
        "<b>Enter</b> ke bawah · <b>Tab</b> ke kanan, melewati sel terkunci · <b>F2</b> menyunting"
        " · <b>Delete</b> mengosongkan (belum lapor, bukan nol) · <b>Ctrl+C</b>, <b>Ctrl+V</b>"
        " menyalin dan menempel blok dari Excel · <b>Ctrl+Z</b>, <b>Ctrl+Y</b> mengurungkan dan"
        " mengulangi · <b>F6</b> ke hambatan dan solusi, <b>Esc</b> kembali · <b>F7</b>"
        " lembar panel berikutnya (fisik dan belanja, data dukung) · <b>F8</b> menjawab 0"
        " untuk yang tidak direncanakan triwulan ini.<br><br>"
        "Rasio: ketik pembilang, tekan <b>/</b> atau <b>Enter</b>, lalu penyebut. Angka yang"
        " ditolak tetap terlihat merah dengan alasannya; <b>Esc</b> membuangnya."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.sesi = SesiIsian(konteks, self)
        self.model = ModelIsian(self.sesi)
        self.tabel = TabelIsian(self.model, konteks.tema)
        self.panel = PanelIsian(self.sesi)
        self.tanya = BarTanya()
        self.alasan = BarTanya()
        self.unit = QComboBox()
        self.hitungan = QLabel()
        self.batas = QLabel()
        self.keadaan = QLabel()
        self.kembali = QLabel()
        """Why the report came back, above the rows that it is about."""
        self.sesudah = QLabel()
        """That a later quarter is approved, before anything is typed into this one."""
        self.nol = QPushButton("Jawab 0 … (F8)")
        self.impor = QPushButton("Impor …")
        self.ajukan = QPushButton("Ajukan …")
        self._pengawal: PengawalTutup | None = None
        self._tempat: tuple[int, int, str] | None = None
        self._susun_kepala()
        self._susun_isi()
        self._sambung()

    # --- building ----------------------------------------------------------------

    def _susun_kepala(self) -> None:
        self.unit.setAccessibleName("Unit")
        self.unit.setToolTip("Unit yang diisi")
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.unit.setMinimumContentsLength(20)
        self.hitungan.setProperty("peran", "subjudul")
        self.batas.setProperty("peran", "redup")
        self.keadaan.setProperty("peran", "redup")
        self.ajukan.setProperty("utama", True)
        self.nol.setToolTip("Menjawab 0 pada baris yang tidak direncanakan triwulan ini")
        self.kepala.insertWidget(1, self.unit)
        self.kepala.insertWidget(2, self.hitungan)
        self.label_keterangan.setVisible(False)
        self.kepala.insertStretch(3, 1)
        self.impor.setToolTip("Realisasi dari berkas SIPD, BKAD, atau Excel kantor")
        for satu in (self.keadaan, self.batas, self.impor, self.nol, self.ajukan):
            self.aksi.addWidget(satu)

    def _susun_isi(self) -> None:
        atas = QWidget()
        susunan = QVBoxLayout(atas)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(6)
        susunan.addWidget(self.tabel, 1)
        susunan.addWidget(self.alasan)
        self.pemisah = belah(Qt.Orientation.Vertical, atas, self.panel)
        self.pemisah.setStretchFactor(0, 1)
        self.pemisah.setStretchFactor(1, 0)
        self.pemisah.setSizes([1000, 196])
        self.tabel.setMinimumHeight(150)
        self.kosong = Kosong(
            "Belum ada yang diisi di sini",
            "Rencana tahun ini belum punya indikator, atau belum ada unit pemiliknya. "
            "Isi rencana dan unitnya dahulu.",
            ("Buka Rencana", lambda: self.konteks.minta_halaman.emit("rencana", None)),
        )
        self.isi.setSpacing(6)
        self.kembali.setWordWrap(True)
        self.kembali.setProperty("peran", "galat")
        self.kembali.hide()
        self.sesudah.setWordWrap(True)
        self.sesudah.setProperty("peran", "galat")
        self.sesudah.hide()
        for satu in (self.tanya, self.kembali, self.sesudah, self.pemisah, self.kosong):
            self.isi.addWidget(satu, 1 if satu in (self.pemisah, self.kosong) else 0)

    def _sambung(self) -> None:
        self.unit.activated.connect(self._unit_dipilih)
        self.sesi.dimuat.connect(self._dimuat)
        self.sesi.butuh_alasan.connect(self.minta_alasan)
        self.sesi.ditolak_berubah.connect(self._isi_kepala)
        self.sesi.kabar.connect(self.kabar)
        self.tabel.kabar.connect(self.kabar)
        self.tabel.ditempel.connect(self._ditempel)
        self.tabel.minta_alasan.connect(self.minta_alasan)
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._isi_panel())
        self.panel.kembali.connect(self.tabel.setFocus)
        self.tanya.ditutup.connect(self.tabel.setFocus)
        self.alasan.ditutup.connect(self.tabel.setFocus)
        self.impor.clicked.connect(self._impor)
        self.nol.clicked.connect(self.minta_nol)
        self.ajukan.clicked.connect(self.minta_ajukan)
        self.konteks.periode_berubah.connect(self.panel.simpan)
        self.konteks.minta_penyimpanan.connect(self._tuntaskan)
        pintasan(
            self,
            {"F8": self.minta_nol, "F6": self._ganti_fokus, "F7": self.panel.lembar_berikut},
        )
        ulangi = self.sesi.kelompok.redo
        # of the grid alone: a field that is being typed in has an undo of its own
        pintasan(
            self.tabel,
            {"Ctrl+Z": self._urungkan, "Ctrl+Y": ulangi, "Ctrl+Shift+Z": ulangi},
            sendiri=True,
        )

    # --- loading -----------------------------------------------------------------

    def muat(self) -> None:
        self.panel.simpan()
        unit = [] if self.konteks.kosong else list(unit_pelapor(self.konteks.evaluasi()))
        ada = bool(unit)
        self.pemisah.setVisible(ada)
        self.kosong.setVisible(not ada)
        for satu in (self.unit, self.hitungan, self.batas, self.keadaan, self.nol, self.ajukan):
            satu.setVisible(ada)
        self.impor.setVisible(ada)
        if not ada:
            return
        pilihan = [(nama, nama) for nama in unit]
        if not self.konteks.pengaturan().rp_oleh_unit:
            pilihan.append((KEUANGAN, ""))
        self._isi_pilihan(pilihan)
        self.sesi.pilih(str(self.unit.currentData()))

    def _isi_pilihan(self, pilihan: list[tuple[str, str]]) -> None:
        if [(self.unit.itemText(i), self.unit.itemData(i)) for i in range(self.unit.count())] == (
            pilihan
        ):
            return
        ada = {data for _, data in pilihan}
        ingat = self.unit.currentData() if self.unit.count() else self._unit_pertama(ada)
        self.unit.clear()
        for nama, data in pilihan:
            self.unit.addItem(nama, data)
        self.unit.setCurrentIndex(max(0, self.unit.findData(ingat)))

    def _unit_pertama(self, ada: Container[str]) -> object:
        """Keuangan's sheet for Keuangan, the own unit of who signed in, else the one of last
        time on this computer."""
        pelaku = self.konteks.store.pelaku
        if any(satu.peran is PeranOrang.KEUANGAN for satu in pelaku.jabatan) and "" in ada:
            return ""
        if pelaku.unit and pelaku.unit in ada:
            return pelaku.unit
        return QSettings().value(KUNCI_UNIT)

    def _unit_dipilih(self) -> None:
        self.panel.simpan()
        QSettings().setValue(KUNCI_UNIT, self.unit.currentData())
        self.sesi.pilih(str(self.unit.currentData()))
        self.tabel.setFocus()

    def pilih_unit(self, unit: str) -> None:
        """Show a unit's sheet; '' is Keuangan's."""
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self._unit_dipilih()

    def tuju(self, sasaran: object) -> None:
        """Show the sheet that a node stands on, at its row."""
        if self._usang:
            self.segarkan()
        if not isinstance(sasaran, Kunci) or self.konteks.kosong:
            return
        simpul = self.konteks.evaluasi().rencana.simpul.get(sasaran)
        if simpul is None:
            return
        if self.unit.findData(simpul.unit) >= 0 and simpul.unit != self.sesi.unit:
            self.pilih_unit(simpul.unit)
        for baris in self.model.baris:
            if baris.simpul.kunci == sasaran:
                self.tabel.tuju(sel_dari(baris, not self.sesi.unit))
                return

    def _dimuat(self) -> None:
        k = self.konteks
        tempat = (k.tahun, k.triwulan, self.sesi.unit)
        pindah, self._tempat = tempat != self._tempat, tempat
        if pindah:
            self.tanya.hide()
            self.alasan.hide()
            self.tabel.ukuran.rapikan()
            self._tawarkan_bukti()
        if self.model.baris and (pindah or not self.tabel.currentIndex().isValid()):
            ke_sel(self.tabel, self.tabel.sel_pertama())
        self._isi_kepala()
        self._isi_panel()

    def _isi_panel(self) -> None:
        nomor = self.tabel.currentIndex().row()
        baris = self.model.baris
        self.panel.tampilkan(baris[nomor] if 0 <= nomor < len(baris) else None)

    def _isi_kepala(self) -> None:
        lembar = self.sesi.lembar
        if lembar is None:
            return
        n, tahun = self.konteks.triwulan, self.konteks.tahun
        apa = "terisi" if lembar.unit else "rupiah terisi"
        teks = f"TW {ROMAWI[n]} {tahun} · {lembar.terisi} dari {lembar.wajib} {apa}"
        ditolak = len([s for s in self.sesi.semua_ditolak() if self.model.indeks(s).isValid()])
        milik = {satu.simpul.kunci for satu in lembar.baris if satu.pertama}
        kurang = len(milik & set(self.sesi.kurang_dukung)) if lembar.unit else 0
        teks += f" · {ditolak} ditolak" if ditolak else ""
        self.hitungan.setText(teks + (f" · {kurang} tanpa data dukung" if kurang else ""))
        self.batas.setText(teks_batas(lembar.batas, self.konteks.tanggal))
        self.batas.setVisible(not lembar.lewat and not lembar.beku)
        self.keadaan.setText(teks_keadaan(lembar))
        self.keadaan.setToolTip(teks_final(lembar))
        kembali = kata_kembali(self.konteks.store, tahun, n, lembar.unit)
        self.kembali.setText(kembali)
        self.kembali.setVisible(bool(kembali))
        self._isi_sesudah(lembar)
        self.ajukan.setText("Buka kembali …" if lembar.beku else "Ajukan …")
        self._batasi(lembar)
        if not lembar.unit:
            self.ajukan.setText("Nyatakan final …")
        gayai(self.ajukan, "utama", not lembar.beku)
        self.nol.setVisible(bool(lembar.unit) and not lembar.beku and bool(perintah_nol(lembar)))

    def _isi_sesudah(self, lembar: Lembar) -> None:
        """Say it only where something of the sheet is open."""
        k = self.konteks
        buka = [satu for satu in lembar.baris if not (satu.kunci_k and satu.kunci_rp)]
        unit = [lembar.unit] if lembar.unit else [satu.simpul.unit for satu in buka]
        teks = peringatan(k.store, k.tahun, k.triwulan, unit) if buka else ""
        self.sesudah.setText(teks)
        self.sesudah.setVisible(bool(teks))

    def _ditempel(self, teks: str, utuh: bool) -> None:
        """What became of a pasted block, in place; the good cells are stored."""
        if utuh:
            self.pesan.kabar(teks, "Urungkan (Ctrl+Z)", self._urungkan)
        else:
            self.pesan.galat(teks)

    def _impor(self) -> None:
        """The import wizard: rupiah for Keuangan's sheet, kinerja for a unit's."""
        bentuk = Bentuk.KINERJA if self.sesi.unit else Bentuk.LRA
        self.konteks.minta_halaman.emit("laporan", bentuk)

    # --- keys and focus ------------------------------------------------------------

    def _ganti_fokus(self) -> None:
        if self.tabel.hasFocus():
            self.panel.fokus()
        else:
            self.tabel.setFocus()

    def _urungkan(self) -> None:
        if self.sesi.kelompok.canUndo():
            self.sesi.kelompok.undo()
        else:
            self.kabar("Tidak ada yang dapat diurungkan pada lembar ini.")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pengawal is None:
            self._pengawal = PengawalTutup(self.window(), self._boleh_tutup)
        if not self.tabel.hasFocus():
            self.tabel.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tuntaskan()
        super().hideEvent(event)

    def _boleh_tutup(self) -> bool:
        self._tuntaskan()
        return True

    def _tuntaskan(self) -> None:
        """Nothing stays half done when the page is left or the window closes."""
        self.panel.simpan()
        self.sesi.tuntaskan()
