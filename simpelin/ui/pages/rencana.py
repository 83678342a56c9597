"""Rencana: the plan of a year, version by version: tree, detail, comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import JenisVersi, Kunci, Simpul, Tingkat, VersiRencana
from simpelin.services import rencana as layanan
from simpelin.services.isi_realisasi import ROMAWI
from simpelin.services.versi_rencana import versi_berlaku
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.pohon_rencana import KODE, NAMA, PAGU, PohonRencana
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.form_simpul import FormSimpul
from simpelin.ui.widgets.form_versi import FormVersi
from simpelin.ui.widgets.panel_banding import PanelBanding
from simpelin.ui.widgets.panel_isian import PengawalTutup
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.pohon import Pohon


class HalamanRencana(Halaman):
    judul = "Rencana"
    bantuan = (
        "Pilih simpul di kiri, ubah isinya di kanan; tersimpan saat Anda pindah ke simpul lain"
        " atau menekan <b>Ctrl+S</b>. Jumlah diperiksa saat mengetik; selisih ditunjukkan, tidak"
        " menghalangi.<br><br>Perubahan pada versi pergeseran atau perubahan tidak mengubah versi"
        " sebelumnya. Yang sudah punya realisasi tidak dihapus, tetapi <b>diarsipkan</b>: pagu 0"
        " dan target kosong, realisasinya tetap dihitung."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.versi = QComboBox()
        self.model = PohonRencana(self)
        self.pohon = Pohon(konteks.tema)
        self.form = FormSimpul()
        self.tanya = BarTanya()
        self.form_versi = FormVersi()
        self.banding = PanelBanding(konteks)
        self.tumpukan = QStackedWidget()
        self.simpan_tombol = QPushButton("Simpan")
        self.batal = QPushButton("Batalkan perubahan")
        self.hapus = QPushButton("Hapus …")
        self.keadaan = QLabel()
        self.tambah = QPushButton("Tambah …")
        self.menu_versi = QPushButton("Versi …")
        self._menu = QMenu(self)
        self.bandingkan = QPushButton("Semula – menjadi")
        self._pengawal: PengawalTutup | None = None
        self._tahun = 0
        self._susun_kepala()
        self._susun_isi()
        self._sambung()

    # --- building ----------------------------------------------------------------

    def _susun_kepala(self) -> None:
        self.versi.setAccessibleName("Versi rencana")
        self.versi.setMinimumContentsLength(28)
        for satu in (self.versi, self.bandingkan, self.menu_versi, self.tambah):
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
        kanan = QWidget()
        kolom = QVBoxLayout(kanan)
        kolom.setContentsMargins(12, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.form, 1)
        kolom.addWidget(self.keadaan)
        kolom.addLayout(bawah)
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
            "atau impor buku kerja templat di halaman Laporan.",
            ("Salin struktur tahun lalu", self._tahun_baru_kini),
            ("Mulai versi murni", self._murni_baru),
            ("Impor …", lambda: self.konteks.minta_halaman.emit("laporan", None)),
        )
        for widget in (pemisah, self.banding, self.kosong):
            self.tumpukan.addWidget(widget)
        for baris in (self.form_versi, self.tanya):
            self.isi.addWidget(baris)
        self.isi.setSpacing(8)
        self.isi.addWidget(self.tumpukan, 1)

    def _sambung(self) -> None:
        self.versi.activated.connect(self._versi_dipilih)
        self.pohon.selectionModel().currentRowChanged.connect(self._pindah)
        self.form.berubah.connect(self._isi_keadaan)
        self.form.minta_hapus_indikator.connect(self._minta_hapus_indikator)
        self.simpan_tombol.clicked.connect(self.simpan)
        self.batal.clicked.connect(self._batalkan)
        self.hapus.clicked.connect(self.minta_hapus)
        self.tambah.clicked.connect(lambda: self._buka_menu(self.tambah, self._isi_menu_tambah))
        self.menu_versi.clicked.connect(
            lambda: self._buka_menu(self.menu_versi, self._isi_menu_versi)
        )
        self.bandingkan.clicked.connect(self.buka_banding)
        self.banding.ditutup.connect(lambda: self.tumpukan.setCurrentIndex(0))
        QShortcut(
            QKeySequence("Ctrl+S"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.simpan)

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
        self.keterangan(str(k.tahun))
        for satu in (self.versi, self.bandingkan, self.tambah):
            satu.setVisible(bool(semua))
        self.bandingkan.setVisible(len(semua) > 1)
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
            return
        if self.tumpukan.currentWidget() is self.banding and len(semua) > 1:
            self.banding.muat()
        else:
            self.tumpukan.setCurrentIndex(0)
        self._muat_pohon(self.form.asal)

    def _muat_pohon(self, pilih: Kunci | None) -> None:
        rencana = layanan.rencana_versi(self.konteks.store, self.konteks.tahun, self.nama_versi)
        terbuka = {k for k in self.model.rencana.simpul if self.pohon.isExpanded(self._di(k))}
        pertama = not self.model.rencana.simpul
        self.model.muat(rencana)
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

    def _isi_form(self, simpul: Simpul | None, *, baru: bool) -> None:
        tempat = (self.konteks.tahun, self.nama_versi)
        unit = [satu.nama for satu in self.konteks.store.unit.semua()]
        self.form.tampilkan(tempat, simpul, self.model.rencana, unit, baru=baru)
        self.form.pakai_resmi(self.konteks.store.nomenklatur.semua())
        self.keadaan.setText("")
        self._isi_keadaan()

    def tuju(self, sasaran: object) -> None:
        if self._usang:
            self.segarkan()
        if isinstance(sasaran, Kunci) and self._di(sasaran).isValid() and self.simpan():
            self.tumpukan.setCurrentIndex(0)
            self.pohon.setCurrentIndex(self._di(sasaran))
            self.pohon.scrollTo(self._di(sasaran))

    def _versi_dipilih(self) -> None:
        if self.simpan():
            self._muat_pohon(self.form.asal)
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
            self._muat_pohon(kunci)

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
            self._muat_pohon(kunci)
        self.konteks.catat(self)
        return True

    def _batalkan(self) -> None:
        self.keadaan.setText("")
        kunci = self.model.kunci(self.pohon.currentIndex())
        self._tampilkan(self.form.asal or kunci)

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
        if not self.simpan():
            return
        atas = None if induk is None else self.model.rencana.simpul[induk]
        awal = f"{induk.kode}." if induk is not None and induk.kode[:1].isdigit() else ""
        kunci = Kunci(awal, induk.sub_skpd if induk is not None else "")
        simpul = Simpul(kunci, tingkat, "", induk, atas.unit if atas else "")
        self._isi_form(simpul, baru=True)
        self.form.kode.setFocus()

    # --- taking away ---------------------------------------------------------------

    def minta_hapus(self) -> None:
        """Ask for the reason, then delete; what cannot be deleted is offered for archiving."""
        kunci, simpul = self.form.asal, self.form.simpul
        if kunci is None or simpul is None:
            return
        tahun, versi = self.form.tempat
        self._tanya_alasan(
            f"Hapus <b>{simpul.nama}</b> dari versi {versi}?",
            lambda a: layanan.hapus_simpul(self.konteks.store, tahun, versi, kunci, a),
            lambda a: layanan.arsipkan(self.konteks.store, tahun, versi, kunci, a),
        )

    def _minta_hapus_indikator(self, nama: str) -> None:
        kunci = self.form.asal
        if kunci is None or not self.simpan():
            return
        tahun, versi = self.form.tempat
        self._tanya_alasan(
            f"Hapus indikator <b>{nama}</b>?",
            lambda a: layanan.hapus_indikator(self.konteks.store, tahun, versi, kunci, nama, a),
            lambda a: layanan.arsipkan(self.konteks.store, tahun, versi, kunci, a, nama),
        )

    def _tanya_alasan(
        self, teks: str, hapus: Callable[[str], object], arsip: Callable[[str], object]
    ) -> None:
        def coba(alasan: str) -> str | None:
            try:
                hapus(alasan)
            except layanan.PerluArsip as galat:
                self._tanya_arsip(str(galat), alasan, arsip)
                return None
            except KesalahanPengguna as galat:
                return str(galat)
            self._sesudah_hapus()
            return None

        self.tanya.tanya(teks, ya="Hapus", tindakan=coba, medan="Alasan; masuk riwayat perubahan")

    def _tanya_arsip(self, sebab: str, alasan: str, arsip: Callable[[str], object]) -> None:
        def coba(teks: str) -> str | None:
            try:
                arsip(teks)
            except KesalahanPengguna as galat:
                return str(galat)
            self._sesudah_hapus()
            return None

        self.tanya.tanya(sebab, ya="Arsipkan", tindakan=coba, medan="Alasan", isi=alasan)

    def _sesudah_hapus(self) -> None:
        kunci = self.form.asal
        self.form.simpul = None
        self._muat_pohon(kunci)
        self.konteks.catat(self)

    # --- versions ------------------------------------------------------------------

    def _isi_menu_versi(self, menu: QMenu) -> None:
        if self.nama_versi:
            menu.addAction("Versi baru …", self.minta_versi_baru)
            menu.addAction(f"Data versi {self.nama_versi} …", self._minta_ubah_versi)
        tahun = self.konteks.daftar_tahun()[-1] + (0 if self.konteks.kosong else 1)
        menu.addAction(f"Tahun baru {tahun} dari struktur tahun lalu …", self.minta_tahun_baru)

    def minta_versi_baru(self) -> None:
        """Fields for a pergeseran or perubahan, in place."""
        if not self.simpan():
            return
        kosong = VersiRencana("", JenisVersi.PERGESERAN, berlaku_tw=self.konteks.triwulan)
        self.form_versi.buka(
            "Versi baru: mulai sama dengan versi sebelumnya, lalu ubah yang berbeda saja.",
            kosong,
            self._buat_versi,
        )

    def _buat_versi(self, versi: VersiRencana) -> None:
        layanan.versi_baru(self.konteks.store, self.konteks.tahun, versi)
        self._pilih_versi(versi.nama)

    def _minta_ubah_versi(self) -> None:
        tahun = self.konteks.tahun
        semua = self.konteks.store.rencana.versi(tahun)
        versi = next(satu for satu in semua if satu.nama == self.nama_versi)

        def ubah(baru: VersiRencana) -> None:
            layanan.ubah_versi(self.konteks.store, tahun, baru)
            self._pilih_versi(baru.nama)

        self.form_versi.buka(f"Data versi {versi.nama}", replace(versi, simpul=()), ubah)

    def _pilih_versi(self, nama: str) -> None:
        self.konteks.catat(self)
        self.muat()
        self.versi.setCurrentIndex(self.versi.findData(nama))
        self._muat_pohon(self.form.asal)

    def _murni_baru(self) -> None:
        self._buat_versi(VersiRencana())

    def minta_tahun_baru(self) -> None:
        """Confirm next year's plan from this year's structure."""
        tahun = self.konteks.daftar_tahun()[-1] + 1
        self.tanya.tanya(
            f"Buat rencana <b>{tahun}</b> dari struktur {tahun - 1} yang berlaku di TW IV? "
            "Tujuan sampai indikator disalin; target, pagu, dan anggaran kas dikosongkan.",
            ya=f"Buat rencana {tahun}",
            tindakan=lambda _teks: self._tahun_baru(tahun),
        )

    def _tahun_baru_kini(self) -> None:
        sebab = self._tahun_baru(self.konteks.tahun)
        if sebab:
            self.pesan.galat(sebab)

    def _tahun_baru(self, tahun: int) -> str | None:
        try:
            banyak = layanan.tahun_baru(self.konteks.store, tahun)
        except KesalahanPengguna as galat:
            return str(galat)
        self.konteks.catat(self)
        self.konteks.pesan.emit(f"Rencana {tahun} dibuat: {banyak} simpul, tanpa angka.")
        if self.konteks.tahun == tahun:
            self.muat()
        else:
            self.konteks.pilih_periode(tahun, 1)
        return None

    def buka_banding(self) -> None:
        """Semula – menjadi: the version before the one in view, and it."""
        if not self.simpan():
            return
        nama = [str(self.versi.itemData(n)) for n in range(self.versi.count())]
        letak = max(1, nama.index(self.nama_versi))
        pilihan = [(self.versi.itemText(n), satu) for n, satu in enumerate(nama)]
        self.banding.buka(pilihan, nama[letak - 1], nama[letak])
        self.tumpukan.setCurrentWidget(self.banding)

    # --- leaving -------------------------------------------------------------------

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


def label_versi(versi: VersiRencana) -> str:
    """'Perubahan I · DPPA/9 · 10/10/2026 · mulai TW IV'."""
    bagian = [versi.nama[:1].upper() + versi.nama[1:], versi.nomor]
    if versi.tanggal:
        bagian.append(f"{date.fromisoformat(versi.tanggal):%d/%m/%Y}")
    bagian.append(f"mulai TW {ROMAWI[versi.berlaku_tw]}")
    return " · ".join(satu for satu in bagian if satu)
