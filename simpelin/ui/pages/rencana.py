"""Rencana: the plan of a year, version by version: tree, detail, comparison."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QMenu,
    QPushButton,
)

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import Kunci, Rencana, Simpul, Tingkat
from simpelin.domain.simpul_baru import boleh_ditambah, simpul_baru
from simpelin.services import izin
from simpelin.services import rencana as layanan
from simpelin.services.versi_rencana import versi_berlaku
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.pohon_rencana import PAGU
from simpelin.ui.models.tabel_rencana import TabelRencana
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.pengawal_tutup import PengawalTutup
from simpelin.ui.rakit import belah, pintasan
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.form_versi import FormVersi
from simpelin.ui.widgets.lembaran_simpul import RENSTRA, TAHUN_INI, LembaranSimpul
from simpelin.ui.widgets.panel_banding import PanelBanding
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.pohon_rencana import TampilanPohon
from simpelin.ui.widgets.tabel_rencana import KisiRencana
from simpelin.ui.widgets.tanya_rencana import TanyaRencana, label_versi
from simpelin.ui.widgets.tumpukan import Tumpukan

LEBAR_DENGAN_PAGU = 960
"""Below this the tree leaves its pagu to the form, so that names stay readable."""


class HalamanRencana(TanyaRencana, Halaman):
    judul = "Rencana"
    bantuan = (
        "<b>F7</b> menampilkan rencana sebagai tabel: ketik, atau tempel blok dari Excel (Ctrl+V);"
        " blok disimpan seluruhnya atau tidak sama sekali, Ctrl+Z mengurungkan.<br><br>"
        "<b>F8</b> membuka Renstra simpul itu: target dan realisasi tiap tahun, dan kode lamanya."
        "<br><br>Pilih simpul di kiri, ubah isinya di kanan; tersimpan saat Anda pindah simpul"
        " atau menekan <b>Ctrl+S</b>. Jumlah diperiksa saat mengetik; selisih ditunjukkan, tidak"
        " menghalangi.<br><br>Perubahan pada versi pergeseran atau perubahan tidak mengubah versi"
        " sebelumnya. Yang sudah punya realisasi tidak dihapus, tetapi <b>diarsipkan</b>: pagu 0"
        " dan target kosong, realisasinya tetap dihitung."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.hanya_baca = ""
        """Why who is signed in may not change the plan; '' where they may."""
        self.versi = QComboBox()
        self.pohon = TampilanPohon(konteks.tema)
        self.lembaran = LembaranSimpul(konteks, self)
        self.form = self.lembaran.form
        self.tanya = BarTanya()
        self.form_versi = FormVersi()
        self.banding = PanelBanding(konteks)
        self.tabel = TabelRencana(konteks, self)
        self.kisi = KisiRencana(self.tabel, konteks.tema)
        self.tumpukan = Tumpukan()
        self.tambah = QPushButton("Tambah …")
        self.menu_versi = QPushButton("Versi …")
        self._menu = QMenu(self)
        self.bandingkan = QPushButton("Semula – menjadi")
        self.ganti_tampilan = QPushButton("Tabel (F7)")
        self.ganti_tampilan.setCheckable(True)
        self.ganti_tampilan.setToolTip("Pagu, kas, dan target sebagai tabel; dapat ditempeli blok")
        self._pengawal: PengawalTutup | None = None
        self._tahun = 0
        self._tempat_tabel: tuple[int, str] = (0, "")
        self._susun_kepala()
        self._susun_isi()
        self._sambung()

    # --- building ----------------------------------------------------------------

    def _susun_kepala(self) -> None:
        self.versi.setAccessibleName("Versi rencana")
        self.versi.setMinimumContentsLength(28)
        self.impor = QPushButton("Impor …")
        self.impor.setToolTip("Pagu atau anggaran kas dari berkas SIPD")
        self.impor.clicked.connect(self._ke_impor_sipd)
        for satu in (self.versi, self.ganti_tampilan, self.bandingkan, self.menu_versi):
            self.aksi.addWidget(satu)
        for satu in (self.impor, self.tambah):
            self.aksi.addWidget(satu)

    def _susun_isi(self) -> None:
        self.setFocusProxy(self.pohon)
        dua = belah(Qt.Orientation.Horizontal, self.pohon, self.lembaran)
        dua.setSizes([484, 686])
        dua.setStretchFactor(0, 4)
        dua.setStretchFactor(1, 6)
        self.kosong = Kosong(
            "Belum ada rencana tahun ini",
            "Salin strukturnya dari tahun lalu tanpa angka, mulai dengan versi murni yang kosong, "
            "ambil kode, nama, dan pagunya dari rekap belanja SIPD, atau impor buku kerja templat.",
            ("Salin struktur tahun lalu", self.tahun_baru_kini),
            ("Mulai versi murni", self.murni_baru),
            ("Dari rekap SIPD …", self._ke_impor_sipd),
            ("Impor templat …", lambda: self.konteks.minta_halaman.emit("laporan", "impor")),
        )
        for widget in (dua, self.banding, self.kosong, self.kisi):
            self.tumpukan.addWidget(widget)
        for baris in (self.form_versi, self.tanya):
            self.isi.addWidget(baris)
        self.isi.setSpacing(8)
        self.isi.addWidget(self.tumpukan, 1)

    def _ke_impor_sipd(self) -> None:
        self.konteks.minta_halaman.emit("laporan", Bentuk.BELANJA)

    def _sambung(self) -> None:
        self.versi.activated.connect(self._versi_dipilih)
        self.pohon.selectionModel().currentRowChanged.connect(self._pindah)
        self.form.minta_hapus_indikator.connect(self.minta_hapus_indikator)
        self.lembaran.simpan.clicked.connect(self.simpan)
        self.lembaran.batal.clicked.connect(self._batalkan)
        self.lembaran.hapus.clicked.connect(self.minta_hapus)
        self.tambah.clicked.connect(lambda: self._buka_menu(self.tambah, self._isi_menu_tambah))
        self.menu_versi.clicked.connect(
            lambda: self._buka_menu(self.menu_versi, self.isi_menu_versi)
        )
        self.ganti_tampilan.toggled.connect(self._tampilan)
        self.kisi.kabar.connect(self.konteks.pesan)
        self.kisi.ditempel.connect(self._ditempel)
        self.lembaran.minta_lembar.connect(self._ganti_lembaran)
        self.bandingkan.clicked.connect(self.buka_banding)
        self.banding.ditutup.connect(lambda: self.tumpukan.setCurrentIndex(0))
        pintasan(
            self,
            {
                "Ctrl+S": self.simpan,
                "F7": self.ganti_tampilan.toggle,
                "F8": self.ke_renstra,
            },
        )

    # --- the Renstra -----------------------------------------------------------------

    def ke_renstra(self) -> None:
        """The chosen node's years, or back to its form."""
        self.ganti_tampilan.setChecked(False)
        self.lembaran.buka(TAHUN_INI if self.lembaran.di_renstra else RENSTRA)
        if self.lembaran.di_renstra:
            self.lembaran.renstra.fokus()

    def _ganti_lembaran(self, nomor: int) -> None:
        self.lembaran.buka(nomor if nomor == TAHUN_INI or self.simpan() else TAHUN_INI)
        self._isi_renstra()

    def _isi_renstra(self) -> None:
        if self.lembaran.di_renstra:
            self.lembaran.renstra.tampilkan(self.pohon.simpul)

    # --- the table ---------------------------------------------------------------

    def _tampilan(self, tabel: bool) -> None:
        """The plan as a table, or as tree and form again."""
        if tabel and not self.simpan():
            self.ganti_tampilan.setChecked(False)
            return
        self.ganti_tampilan.setText("Pohon (F7)" if tabel else "Tabel (F7)")
        if tabel:
            self._isi_tabel()
            self.tumpukan.setCurrentWidget(self.kisi)
            self.kisi.setFocus()
        else:
            self.pesan.hide()
            self.tumpukan.setCurrentIndex(0)
            self.muat_pohon(self.form.asal)

    def _isi_tabel(self) -> None:
        tempat = (self.konteks.tahun, self.nama_versi)
        if tempat != self._tempat_tabel:
            self._tempat_tabel = tempat
            self.tabel.kosongkan_ingatan()
        self.tabel.muat(self.nama_versi)
        if not self.kisi.currentIndex().isValid():
            self.kisi.ke_awal()

    def _ditempel(self, teks: str, utuh: bool) -> None:
        """What became of a pasted block, in place."""
        if utuh:
            self.pesan.kabar(teks, "Urungkan (Ctrl+Z)", self.tabel.tumpukan.undo)
        else:
            self.pesan.galat(teks)

    # --- loading -----------------------------------------------------------------

    @property
    def nama_versi(self) -> str:
        """The version in view."""
        return str(self.versi.currentData() or "")

    def muat(self) -> None:
        if not self.simpan():
            return
        k = self.konteks
        semua = k.store.rencana.versi(k.tahun)
        self._batasi()
        for satu in (self.versi, self.bandingkan, self.tambah, self.impor, self.ganti_tampilan):
            satu.setVisible(bool(semua))
        self.bandingkan.setVisible(len(semua) > 1)
        for satu in (self.tambah, self.impor):
            satu.setVisible(bool(semua) and not self.hanya_baca)
        ingat = self.nama_versi if self._tahun == k.tahun else ""
        self._tahun = k.tahun
        self.versi.clear()
        for versi in semua:
            self.versi.addItem(label_versi(versi), versi.nama)
        ingat = ingat or versi_berlaku(k.store, k.tahun, k.triwulan)
        self.versi.setCurrentIndex(max(0, self.versi.findData(ingat)))
        if not semua:
            self.tumpukan.setCurrentWidget(self.kosong)
            self.form.tampilkan((k.tahun, ""), None, self.rencana, ())
            self.lembaran.buka(TAHUN_INI)
            return
        if self.tumpukan.currentWidget() is self.banding and len(semua) > 1:
            self.banding.muat()
        elif self.ganti_tampilan.isChecked():
            self._isi_tabel()
            self.tumpukan.setCurrentWidget(self.kisi)
        else:
            self.tumpukan.setCurrentIndex(0)
        self.muat_pohon(self.form.asal)

    def _batasi(self) -> None:
        """Who may not change the plan reads it: tree, form and table, and the reason."""
        k = self.konteks
        self.hanya_baca = izin.putusan(k.store, Tindakan.UBAH_RENCANA).alasan
        bebas = not self.hanya_baca
        self.tabel.hanya_baca = self.hanya_baca
        self.keterangan(str(k.tahun) if bebas else f"{k.tahun} · hanya dibaca")
        self.label_keterangan.setToolTip(self.hanya_baca)
        kanan = self.lembaran
        for satu in (kanan.simpan, kanan.batal, kanan.hapus, self.menu_versi):
            satu.setVisible(bebas)
        for tombol in self.kosong.findChildren(QPushButton):
            tombol.setEnabled(bebas)
            tombol.setToolTip(self.hanya_baca)

    @property
    def rencana(self) -> Rencana:
        """The plan of the version in view, as it was loaded last."""
        return self.pohon.isi.rencana

    def _tersimpan_kini(self) -> Rencana:
        """The same as the store has it now."""
        return layanan.rencana_versi(self.konteks.store, self.konteks.tahun, self.nama_versi)

    def muat_pohon(self, pilih: Kunci | None) -> None:
        self.pohon.tampilkan(self._tersimpan_kini(), self.konteks.nomenklatur()[1], pilih)
        self._tampilkan()

    def _tampilkan(self) -> None:
        """The node that the tree points at, in the form and in the Renstra."""
        self._isi_form(self.pohon.simpul, baru=False)
        self._isi_renstra()

    def _isi_form(self, simpul: Simpul | None, *, baru: bool) -> None:
        tempat = (self.konteks.tahun, self.nama_versi)
        unit = [satu.nama for satu in self.konteks.store.unit.semua()]
        self.form.tampilkan(tempat, simpul, self.rencana, unit, baru=baru)
        self.form.pakai_resmi(*self.konteks.nomenklatur())
        if self.hanya_baca:
            self.form.setEnabled(False)
        self.lembaran.kata("")

    def tuju(self, sasaran: object) -> None:
        if self._usang:
            self.segarkan()
        if isinstance(sasaran, Kunci) and sasaran in self.rencana.simpul and self.simpan():
            self.ganti_tampilan.setChecked(False)
            self.tumpukan.setCurrentIndex(0)
            self.pohon.pilih(sasaran)

    def _versi_dipilih(self) -> None:
        if self.simpan():
            self.muat_pohon(self.form.asal)
            if self.ganti_tampilan.isChecked():
                self._isi_tabel()
        else:
            self.versi.setCurrentIndex(self.versi.findData(self.form.tempat[1]))

    # --- saving ------------------------------------------------------------------

    def _pindah(self, kini: QModelIndex) -> None:
        """The tree points at another node: what was typed is stored first, or keeps the place."""
        kunci = self.pohon.isi.kunci(kini)
        if kunci is None or (kunci == self.form.asal and not self.form.kotor):
            return
        if self.form.kotor and not self.simpan(muat=False):
            if self.form.asal is not None:
                self.pohon.kembali(self.form.asal)
            return
        if self.pohon.isi.kunci(kini) == kunci:
            self._tampilkan()
            # after a save the tree may show other names and sums
            if self._tersimpan_kini().simpul != self.rencana.simpul:
                self.muat_pohon(kunci)

    def simpan(self, *_: object, muat: bool = True) -> bool:
        """Store what was changed; False where it was refused, which then stays as typed."""
        if not self.form.kotor:
            return True
        try:
            perintah = self.form.perintah()
            layanan.simpan_simpul(self.konteks.store, perintah)
        except KesalahanPengguna as galat:
            self.lembaran.kata(f"Belum disimpan. {galat}")
            return False
        kunci = perintah.simpul.kunci
        self.form.simpul, self.form.asal = self.form.hasil(), kunci
        self.lembaran.kata("")
        if muat and (self.konteks.tahun, self.nama_versi) == self.form.tempat:
            self.muat_pohon(kunci)
        self.konteks.catat(self)
        return True

    def _batalkan(self) -> None:
        kunci = self.form.asal or self.pohon.kunci
        self._tampilkan()
        # what someone else stored meanwhile comes in with it
        self.muat_pohon(kunci)

    # --- adding ------------------------------------------------------------------

    def _buka_menu(self, tombol: QPushButton, isi: Callable[[QMenu], None]) -> None:
        self._menu.clear()
        isi(self._menu)
        self._menu.popup(tombol.mapToGlobal(tombol.rect().bottomLeft()))

    def _isi_menu_tambah(self, menu: QMenu) -> None:
        for tingkat, induk in boleh_ditambah(self.pohon.simpul):
            di = "" if induk is None else f" di bawah {induk}"
            menu.addAction(
                f"{sebut(tingkat).capitalize()}{di}", partial(self.mulai_tambah, tingkat, induk)
            )

    def mulai_tambah(self, tingkat: Tingkat, induk: Kunci | None) -> None:
        """An empty node in the form; it is stored when it is complete."""
        if self.hanya_baca or not self.simpan():
            return
        atas = None if induk is None else self.rencana.simpul[induk]
        self.lembaran.buka(TAHUN_INI)
        self._isi_form(simpul_baru(tingkat, atas), baru=True)
        self.form.kode.setFocus()

    # --- leaving -------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pohon.setColumnHidden(PAGU, self.width() < LEBAR_DENGAN_PAGU)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pengawal is None:
            self._pengawal = PengawalTutup(self.window(), self._boleh_tutup)

    def hideEvent(self, event: QHideEvent) -> None:
        self.simpan()
        super().hideEvent(event)

    def _boleh_tutup(self) -> bool:
        if self.simpan():
            return True
        self.konteks.minta_halaman.emit("rencana", None)
        self.pesan.galat(
            "Perubahan rencana ini belum tersimpan. Perbaiki lalu simpan, atau batalkan perubahan, "
            "kemudian tutup lagi."
        )
        return False
