"""Rencana: the plan of a year, version by version: tree, detail, comparison."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import Kunci, Simpul, Tingkat
from simpelin.services import izin
from simpelin.services import rencana as layanan
from simpelin.services.versi_rencana import versi_berlaku
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.pohon_rencana import KODE, NAMA, PAGU, PohonRencana
from simpelin.ui.models.tabel_rencana import TabelRencana
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.form_simpul import FormSimpul
from simpelin.ui.widgets.form_versi import FormVersi
from simpelin.ui.widgets.panel_banding import PanelBanding
from simpelin.ui.widgets.panel_isian import PengawalTutup
from simpelin.ui.widgets.panel_renstra import PanelRenstra
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.pohon import Pohon
from simpelin.ui.widgets.tabel_rencana import KisiRencana
from simpelin.ui.widgets.tanya_rencana import TanyaRencana, label_versi

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
        self.model = PohonRencana(self)
        self.pohon = Pohon(konteks.tema)
        self.form = FormSimpul()
        self.tanya = BarTanya()
        self.form_versi = FormVersi()
        self.banding = PanelBanding(konteks)
        self.tabel = TabelRencana(konteks, self)
        self.kisi = KisiRencana(self.tabel, konteks.tema)
        self.tumpukan = QStackedWidget()
        self.simpan_tombol = QPushButton("Simpan")
        self.batal = QPushButton("Batalkan perubahan")
        self.hapus = QPushButton("Hapus …")
        self.keadaan = QLabel()
        self.lembaran = QTabBar()
        self.tumpukan_kanan = QStackedWidget()
        self.renstra = PanelRenstra(konteks, self)
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
        self.impor.clicked.connect(
            lambda: self.konteks.minta_halaman.emit("laporan", Bentuk.BELANJA)
        )
        for satu in (self.versi, self.ganti_tampilan, self.bandingkan, self.menu_versi):
            self.aksi.addWidget(satu)
        for satu in (self.impor, self.tambah):
            self.aksi.addWidget(satu)

    def _susun_isi(self) -> None:
        self.pohon.setModel(self.model)
        self.pohon.setAccessibleName("Pohon rencana")
        self.setFocusProxy(self.pohon)
        kepala = self.pohon.header()
        kepala.setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)
        kepala.resizeSection(KODE, 136)
        kepala.resizeSection(PAGU, 104)
        self.simpan_tombol.setProperty("utama", True)
        self.simpan_tombol.setToolTip("Ctrl+S")
        self.keadaan.setProperty("peran", "galat")
        self.keadaan.setWordWrap(True)
        bawah = QHBoxLayout()
        bawah.setSpacing(8)
        for satu in (self.simpan_tombol, self.batal):
            bawah.addWidget(satu)
        bawah.addStretch(1)
        bawah.addWidget(self.hapus)
        lembar_isi = QWidget()
        kolom = QVBoxLayout(lembar_isi)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.form, 1)
        kolom.addWidget(self.keadaan)
        kolom.addLayout(bawah)
        self.lembaran.setAccessibleName("Isi simpul atau Renstra")
        self.lembaran.setDrawBase(False)
        self.lembaran.setExpanding(False)
        for judul in ("Tahun ini", "Renstra (F8)"):
            self.lembaran.addTab(judul)
        self.tumpukan_kanan.addWidget(lembar_isi)
        self.tumpukan_kanan.addWidget(self.renstra)
        kanan = QWidget()
        luar = QVBoxLayout(kanan)
        luar.setContentsMargins(12, 0, 0, 0)
        luar.setSpacing(6)
        luar.addWidget(self.lembaran)
        luar.addWidget(self.tumpukan_kanan, 1)
        pemisah = QSplitter(Qt.Orientation.Horizontal)
        pemisah.setChildrenCollapsible(False)
        pemisah.setStyleSheet("QSplitter::handle { background: transparent; }")
        pemisah.addWidget(self.pohon)
        pemisah.addWidget(kanan)
        pemisah.setSizes([480, 690])
        pemisah.setStretchFactor(0, 4)
        pemisah.setStretchFactor(1, 6)
        self.pohon.setMinimumWidth(300)
        self.kosong = Kosong(
            "Belum ada rencana tahun ini",
            "Salin strukturnya dari tahun lalu tanpa angka, mulai dengan versi murni yang kosong, "
            "ambil kode, nama, dan pagunya dari rekap belanja SIPD, atau impor buku kerja templat.",
            ("Salin struktur tahun lalu", self.tahun_baru_kini),
            ("Mulai versi murni", self.murni_baru),
            (
                "Dari rekap SIPD …",
                lambda: self.konteks.minta_halaman.emit("laporan", Bentuk.BELANJA),
            ),
            ("Impor templat …", lambda: self.konteks.minta_halaman.emit("laporan", "impor")),
        )
        for widget in (pemisah, self.banding, self.kosong, self.kisi):
            self.tumpukan.addWidget(widget)
        for baris in (self.form_versi, self.tanya):
            self.isi.addWidget(baris)
        self.isi.setSpacing(8)
        self.isi.addWidget(self.tumpukan, 1)

    def _sambung(self) -> None:
        self.versi.activated.connect(self._versi_dipilih)
        self.pohon.selectionModel().currentRowChanged.connect(self._pindah)
        self.form.berubah.connect(self._isi_keadaan)
        self.form.minta_hapus_indikator.connect(self.minta_hapus_indikator)
        self.simpan_tombol.clicked.connect(self.simpan)
        self.batal.clicked.connect(self._batalkan)
        self.hapus.clicked.connect(self.minta_hapus)
        self.tambah.clicked.connect(lambda: self._buka_menu(self.tambah, self._isi_menu_tambah))
        self.menu_versi.clicked.connect(
            lambda: self._buka_menu(self.menu_versi, self.isi_menu_versi)
        )
        self.ganti_tampilan.toggled.connect(self._tampilan)
        self.kisi.kabar.connect(self.konteks.pesan)
        self.kisi.ditempel.connect(self._ditempel)
        self.lembaran.currentChanged.connect(self._ganti_lembaran)
        self.bandingkan.clicked.connect(self.buka_banding)
        self.banding.ditutup.connect(lambda: self.tumpukan.setCurrentIndex(0))
        QShortcut(
            QKeySequence("Ctrl+S"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.simpan)
        QShortcut(
            QKeySequence("F7"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.ganti_tampilan.toggle)
        QShortcut(
            QKeySequence("F8"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.ke_renstra)

    # --- the Renstra -----------------------------------------------------------------

    @property
    def _renstra_tampil(self) -> bool:
        return self.lembaran.currentIndex() == 1

    def ke_renstra(self) -> None:
        """The chosen node's years, or back to its form."""
        self.ganti_tampilan.setChecked(False)
        self.lembaran.setCurrentIndex(0 if self._renstra_tampil else 1)
        if self._renstra_tampil:
            self.renstra.fokus()

    def _ganti_lembaran(self, nomor: int) -> None:
        if nomor == 1 and not self.simpan():
            self.lembaran.setCurrentIndex(0)
            return
        self.tumpukan_kanan.setCurrentIndex(nomor)
        self._isi_renstra()

    def _isi_renstra(self) -> None:
        if self._renstra_tampil:
            kunci = self.model.kunci(self.pohon.currentIndex())
            self.renstra.tampilkan(None if kunci is None else self.model.rencana.simpul.get(kunci))

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
            self.form.tampilkan((k.tahun, ""), None, self.model.rencana, ())
            self.lembaran.setCurrentIndex(0)
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
        for satu in (self.simpan_tombol, self.batal, self.hapus, self.menu_versi):
            satu.setVisible(bebas)
        for tombol in self.kosong.findChildren(QPushButton):
            tombol.setEnabled(bebas)
            tombol.setToolTip(self.hanya_baca)

    def muat_pohon(self, pilih: Kunci | None) -> None:
        rencana = layanan.rencana_versi(self.konteks.store, self.konteks.tahun, self.nama_versi)
        terbuka = {k for k in self.model.rencana.simpul if self.pohon.isExpanded(self._di(k))}
        pertama = not self.model.rencana.simpul
        self.model.muat(rencana, self.konteks.nomenklatur()[1])
        if pertama or not terbuka:
            self.pohon.buka_sampai(2, len(rencana.simpul))
        for kunci in terbuka:
            self.pohon.expand(self._di(kunci))
        indeks = self._di(pilih) if pilih is not None else QModelIndex()
        if not indeks.isValid() and rencana.akar:
            indeks = self._di(rencana.akar[0])
        self.pohon.setCurrentIndex(indeks)
        self._tampilkan(self.model.kunci(indeks))

    def _di(self, kunci: Kunci) -> QModelIndex:
        return self.model.indeks(kunci)

    def _tampilkan(self, kunci: Kunci | None) -> None:
        simpul = None if kunci is None else self.model.rencana.simpul.get(kunci)
        self._isi_form(simpul, baru=False)
        self._isi_renstra()

    def _isi_form(self, simpul: Simpul | None, *, baru: bool) -> None:
        tempat = (self.konteks.tahun, self.nama_versi)
        unit = [satu.nama for satu in self.konteks.store.unit.semua()]
        self.form.tampilkan(tempat, simpul, self.model.rencana, unit, baru=baru)
        self.form.pakai_resmi(*self.konteks.nomenklatur())
        if self.hanya_baca:
            self.form.setEnabled(False)
        self.keadaan.setText("")
        self._isi_keadaan()

    def tuju(self, sasaran: object) -> None:
        if self._usang:
            self.segarkan()
        if isinstance(sasaran, Kunci) and self._di(sasaran).isValid() and self.simpan():
            self.ganti_tampilan.setChecked(False)
            self.tumpukan.setCurrentIndex(0)
            self.pohon.setCurrentIndex(self._di(sasaran))
            self.pohon.scrollTo(self._di(sasaran))

    def _versi_dipilih(self) -> None:
        if self.simpan():
            self.muat_pohon(self.form.asal)
            if self.ganti_tampilan.isChecked():
                self._isi_tabel()
        else:
            self.versi.setCurrentIndex(self.versi.findData(self.form.tempat[1]))

    # --- saving ------------------------------------------------------------------

    def _pindah(self, kini: QModelIndex, lama: QModelIndex) -> None:
        kunci = self.model.kunci(kini)
        if kunci is None or (kunci == self.form.asal and not self.form.kotor):
            return
        if self.form.kotor and not self.simpan(muat=False):
            self._kembali_ke_form()
            return
        if self.model.kunci(kini) == kunci:
            self._tampilkan(kunci)
            self._segarkan_pohon(kunci)

    def _kembali_ke_form(self) -> None:
        if self.form.asal is not None:
            with _diam(self.pohon):
                self.pohon.setCurrentIndex(self._di(self.form.asal))

    def _segarkan_pohon(self, kunci: Kunci) -> None:
        """After a save the tree may show other names and sums."""
        rencana = layanan.rencana_versi(self.konteks.store, self.konteks.tahun, self.nama_versi)
        if rencana.simpul != self.model.rencana.simpul:
            self.muat_pohon(kunci)

    def simpan(self, *_: object, muat: bool = True) -> bool:
        """Store what was changed; False where it was refused, which then stays as typed."""
        if not self.form.kotor:
            return True
        try:
            perintah = self.form.perintah()
            layanan.simpan_simpul(self.konteks.store, perintah)
        except KesalahanPengguna as galat:
            self.keadaan.setText(f"Belum disimpan. {galat}")
            self._isi_keadaan()
            return False
        self.keadaan.setText("")
        kunci = perintah.simpul.kunci
        self.form.simpul, self.form.asal = self.form.hasil(), kunci
        if muat and (self.konteks.tahun, self.nama_versi) == self.form.tempat:
            self.muat_pohon(kunci)
        self.konteks.catat(self)
        return True

    def _batalkan(self) -> None:
        self.keadaan.setText("")
        kunci = self.model.kunci(self.pohon.currentIndex())
        self._tampilkan(self.form.asal or kunci)
        # what someone else stored meanwhile comes in with it
        self.muat_pohon(self.form.asal or kunci)

    def _isi_keadaan(self) -> None:
        kotor = self.form.kotor
        self.simpan_tombol.setEnabled(kotor)
        self.batal.setEnabled(kotor or self.form.asal is None)
        self.hapus.setEnabled(self.form.asal is not None)
        self.keadaan.setVisible(bool(self.keadaan.text()))

    # --- adding ------------------------------------------------------------------

    def _buka_menu(self, tombol: QPushButton, isi: Callable[[QMenu], None]) -> None:
        self._menu.clear()
        isi(self._menu)
        self._menu.popup(tombol.mapToGlobal(tombol.rect().bottomLeft()))

    def _isi_menu_tambah(self, menu: QMenu) -> None:
        kini = self.model.kunci(self.pohon.currentIndex())
        for tingkat, induk in self._boleh_ditambah(kini):
            di = "" if induk is None else f" di bawah {induk}"
            menu.addAction(
                f"{sebut(tingkat).capitalize()}{di}",
                lambda t=tingkat, i=induk: self.mulai_tambah(t, i),
            )

    def _boleh_ditambah(self, kini: Kunci | None) -> list[tuple[Tingkat, Kunci | None]]:
        hasil: list[tuple[Tingkat, Kunci | None]] = []
        if kini is not None:
            simpul = self.model.rencana.simpul[kini]
            anak = next((t for t in Tingkat if t.induk is simpul.tingkat), None)
            if anak is not None:
                hasil.append((anak, kini))
            if simpul.induk is not None:
                hasil.append((simpul.tingkat, simpul.induk))
        return [*hasil, (Tingkat.TUJUAN, None), (Tingkat.SASARAN, None)]

    def mulai_tambah(self, tingkat: Tingkat, induk: Kunci | None) -> None:
        """An empty node in the form; it is stored when it is complete."""
        if self.hanya_baca or not self.simpan():
            return
        atas = None if induk is None else self.model.rencana.simpul[induk]
        awal = f"{induk.kode}." if induk is not None and induk.kode[:1].isdigit() else ""
        kunci = Kunci(awal, induk.sub_skpd if induk is not None else "")
        simpul = Simpul(kunci, tingkat, "", induk, atas.unit if atas else "")
        self.lembaran.setCurrentIndex(0)
        self._isi_form(simpul, baru=True)
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


class _diam:  # noqa: N801
    """No signals of a view's selection while it is put back."""

    def __init__(self, pohon: Pohon) -> None:
        self._pilihan = pohon.selectionModel()

    def __enter__(self) -> None:
        self._pilihan.blockSignals(True)

    def __exit__(self, *_: object) -> None:
        self._pilihan.blockSignals(False)
