"""Beside the plan's form: one node's indicators over the years of its Renstra, and old codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.garis_waktu import GarisWaktu
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci, Sifat, Simpul
from simpelin.domain.renstra import AlihKode, ButirRenstra, Renstra
from simpelin.services import izin, renstra
from simpelin.services.lembar_renstra import lembar_renstra
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel_renstra import (
    PERAN_TOLAK,
    TARGET,
    TabelRenstra,
)
from simpelin.ui.widgets.kisi_renstra import KisiRenstra
from simpelin.ui.widgets.medan_angka import berlabel, sempitkan
from simpelin.ui.widgets.tumpukan import Tumpukan

_SIFAT = {
    None: "seperti indikatornya",
    Sifat.KUMULATIF: "dijumlahkan",
    Sifat.POSISI_AKHIR: "keadaan terakhir",
    Sifat.RATA_RATA: "dirata-rata",
    Sifat.RASIO: "rasio",
}


class PanelRenstra(QWidget):
    """Shows the node that the tree points at; every cell is stored as it is typed."""

    def __init__(self, konteks: Konteks, halaman: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.konteks = konteks
        self._halaman = halaman
        self._simpul: Simpul | None = None
        self._garis: tuple[object, GarisWaktu] | None = None
        self._memuat = False
        self.judul = QLabel()
        self.judul.setProperty("peran", "subjudul")
        self.judul.setWordWrap(True)
        self.indikator, self.sifat = QComboBox(), QComboBox()
        self.masa = QLabel()
        self.model = TabelRenstra(self._simpan, self)
        self.tabel = KisiRenstra(self.model, konteks.tema)
        self.galat = QLabel()
        self.galat.setProperty("peran", "galat")
        self.galat.setWordWrap(True)
        self.kode_lama = QComboBox()
        self.putus = QPushButton("Putuskan")
        self.usul = QPushButton("Usulkan semua")
        self.awal, self.akhir, self.nomor = QLineEdit(), QLineEdit(), QLineEdit()
        self.buat = QPushButton("Simpan masa")
        self.hapus_masa = QPushButton("Hapus masa")
        self.kembali = QPushButton("Kembali")
        self.ganti_masa = QPushButton("Masa …")
        self.kata_masa = QLabel()
        self.tumpukan = Tumpukan()
        self._susun()
        self._sambung()

    # --- building ----------------------------------------------------------------

    def _susun(self) -> None:
        self.indikator.setAccessibleName("Indikator")
        self.sifat.setAccessibleName("Cara tahun digabung")
        self.kode_lama.setAccessibleName("Kode tahun lalu")
        for nama in _SIFAT.values():
            self.sifat.addItem(nama)
        for kotak, lebar in ((self.indikator, 16), (self.sifat, 14), (self.kode_lama, 20)):
            sempitkan(kotak, lebar)
        self.masa.setProperty("peran", "redup")
        atas = QHBoxLayout()
        atas.setSpacing(8)
        atas.addWidget(berlabel("Indikator", self.indikator), 1)
        atas.addWidget(berlabel("Tahun-tahun", self.sifat))
        bawah = QHBoxLayout()
        bawah.setSpacing(8)
        self.kotak_kode = berlabel("Kode menurut rencana tahun lalu", self.kode_lama)
        bawah.addWidget(self.kotak_kode, 1)
        for tombol in (self.putus, self.usul):
            bawah.addWidget(tombol, 0, Qt.AlignmentFlag.AlignBottom)
        isi = QWidget()
        kolom = QVBoxLayout(isi)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addLayout(atas)
        kolom.addWidget(self.tabel, 1)
        kolom.addLayout(bawah)
        self.tumpukan.addWidget(isi)
        self.tumpukan.addWidget(self._mulai())
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(6)
        kepala = QHBoxLayout()
        kepala.setSpacing(8)
        kepala.addWidget(self.masa, 1)
        self.ganti_masa.setToolTip("Nomor peraturan, atau masa Renstra yang lain")
        kepala.addWidget(self.ganti_masa)
        luar.addWidget(self.judul)
        luar.addLayout(kepala)
        luar.addWidget(self.tumpukan, 1)
        luar.addWidget(self.galat)

    def _mulai(self) -> QWidget:
        """The years and the regulation of a period: where none holds the year, or on demand."""
        wadah = QWidget()
        kolom = QVBoxLayout(wadah)
        kolom.setContentsMargins(0, 0, 0, 0)
        self.kata_masa.setWordWrap(True)
        baris = QHBoxLayout()
        baris.setSpacing(8)
        for medan in (self.awal, self.akhir):
            medan.setMaximumWidth(84)
        for judul, medan in (("Tahun awal", self.awal), ("Tahun akhir", self.akhir)):
            baris.addWidget(berlabel(judul, medan))
        baris.addWidget(berlabel("Nomor peraturan", self.nomor), 1)
        baris.addWidget(self.buat, 0, Qt.AlignmentFlag.AlignBottom)
        bawah = QHBoxLayout()
        bawah.setSpacing(8)
        bawah.addWidget(self.kembali)
        bawah.addStretch(1)
        bawah.addWidget(self.hapus_masa)
        kolom.addWidget(self.kata_masa)
        kolom.addLayout(baris)
        kolom.addLayout(bawah)
        kolom.addStretch(1)
        return wadah

    def _sambung(self) -> None:
        self.indikator.activated.connect(lambda *_: self._isi_tabel())
        self.sifat.activated.connect(self._ganti_sifat)
        self.kode_lama.activated.connect(self._ganti_kode_lama)
        self.putus.clicked.connect(self._putuskan)
        self.usul.clicked.connect(self._usulkan)
        self.buat.clicked.connect(self._buat_masa)
        self.hapus_masa.clicked.connect(self._hapus_masa)
        self.ganti_masa.clicked.connect(self._atur_masa)
        self.kembali.clicked.connect(self._isi_tabel)
        for medan in (self.awal, self.akhir, self.nomor):
            medan.returnPressed.connect(self._buat_masa)
        self.tabel.selectionModel().currentChanged.connect(lambda *_: self._sebab())
        self.model.dataChanged.connect(lambda *_: self._sebab())
        self.tabel.ditempel.connect(self.konteks.pesan)

    # --- showing -----------------------------------------------------------------

    def tampilkan(self, simpul: Simpul | None) -> None:
        """Show a node of the plan in view."""
        ganti = simpul is None or self._simpul is None or simpul.kunci != self._simpul.kunci
        ingat = "" if ganti else self.indikator.currentText()
        self._simpul = simpul
        self.judul.setText(f"{simpul.kode} {simpul.nama}" if simpul else "")
        self.indikator.clear()
        for satu in simpul.indikator if simpul else ():
            self.indikator.addItem(satu.nama or "(tanpa nama)", satu.nama)
        if simpul is not None and not simpul.indikator:
            self.indikator.addItem("(rupiah simpul)", "")
        self.indikator.setCurrentIndex(max(0, self.indikator.findText(ingat)))
        self._isi_tabel()

    def _garis_waktu(self) -> GarisWaktu:
        k = self.konteks
        tanda = (k.store.nomor_perubahan(), k.tahun, k.triwulan)
        if self._garis is None or self._garis[0] != tanda:
            self._garis = (tanda, renstra.muat(k.store, k.evaluasi()))
        return self._garis[1]

    def _isi_tabel(self) -> None:
        k, simpul = self.konteks, self._simpul
        garis = self._garis_waktu()
        masa = garis.masa(k.tahun)
        terkunci = izin.putusan(k.store, Tindakan.RENSTRA).alasan
        self.tumpukan.setCurrentIndex(0 if masa else 1)
        self.buat.setEnabled(not terkunci)
        self.ganti_masa.setVisible(masa is not None)
        self.ganti_masa.setEnabled(not terkunci)
        self.masa.setText(_sebut_masa(masa, terkunci))
        if simpul is None or masa is None:
            self.model.muat(None, terkunci)
            if masa is None:
                self._isi_masa(None)
            self._sebab()
            return
        nama = str(self.indikator.currentData() or "")
        sifat = next((i.sifat for i in simpul.indikator if i.nama == nama), Sifat.KUMULATIF)
        kini = self.tabel.currentIndex()
        tempat = (kini.row(), kini.column())
        self.model.muat(lembar_renstra(garis, k.tahun, simpul.kunci, nama, sifat), terkunci)
        if tempat[0] >= 0:
            self.tabel.setCurrentIndex(self.model.index(*tempat))
        lembar = self.model.lembar
        self.sifat.setCurrentIndex(list(_SIFAT).index(lembar.butir.sifat if lembar else None))
        self.sifat.setEnabled(not terkunci)
        self._isi_kode(garis, terkunci)
        self._sebab()

    def _isi_kode(self, garis: GarisWaktu, terkunci: str) -> None:
        """What the node was called last year, chosen from that year's plan."""
        k, simpul = self.konteks, self._simpul
        lalu = garis.evaluasi.get(k.tahun - 1)
        ada = lalu is not None and simpul is not None
        for satu in (self.kotak_kode, self.putus, self.usul):
            satu.setVisible(ada)
        if lalu is None or simpul is None:
            return
        dahulu = garis.peta.pada((simpul.kunci, ""), k.tahun, k.tahun - 1)
        self.kode_lama.clear()
        self.kode_lama.addItem("tidak ada: simpul baru", None)
        for hasil in lalu:
            lama = hasil.simpul
            if lama is not None and lama.tingkat is simpul.tingkat:
                self.kode_lama.addItem(f"{lama.kunci} {lama.nama}", lama.kunci)
        nomor = next(
            (n for n in range(self.kode_lama.count())
             if dahulu and self.kode_lama.itemData(n) == dahulu[0]), 0
        )  # fmt: skip
        self.kode_lama.setCurrentIndex(nomor)
        self.kode_lama.setEnabled(not terkunci)
        self.putus.setEnabled(not terkunci and self._alih() is not None)
        self.usul.setEnabled(not terkunci)

    def _alih(self) -> AlihKode | None:
        """The entry of the map that gave the node its code this year."""
        k = self.konteks
        kunci = self._simpul.kunci if self._simpul else Kunci("")
        semua = k.store.renstra.alih()
        return next(
            (a for a in semua if a.tahun == k.tahun and a.baru == kunci and not a.indikator_lama),
            None,
        )

    def _sebab(self) -> None:
        sebab = self.tabel.currentIndex().data(PERAN_TOLAK) or ""
        self.galat.setText(f"Belum disimpan: {sebab}")
        self.galat.setVisible(bool(sebab))

    # --- writing -----------------------------------------------------------------

    def _jalankan(self, kerja: Callable[[], object]) -> str:
        """Do one change, tell the others, show it; the reason where it is refused."""
        try:
            kerja()
        except KesalahanPengguna as galat:
            return str(galat)
        self.konteks.catat(self._halaman)
        self._isi_tabel()
        return ""

    def _dan_kabarkan(self, kerja: Callable[[], object]) -> None:
        sebab = self._jalankan(kerja)
        self.galat.setText(sebab)
        self.galat.setVisible(bool(sebab))

    def _simpan(self, butir: ButirRenstra) -> str:
        lembar, k = self.model.lembar, self.konteks
        if lembar is None:
            return "Pilih simpulnya lagi."
        return self._jalankan(lambda: renstra.simpan_butir(k.store, lembar.masa, [butir]))

    def _ganti_sifat(self) -> None:
        lembar, sifat = self.model.lembar, list(_SIFAT)[self.sifat.currentIndex()]
        if lembar is not None and sifat is not lembar.butir.sifat:
            sebab = self.model.ganti_sifat(replace(lembar.butir, sifat=sifat))
            self.galat.setText(sebab)
            self.galat.setVisible(bool(sebab))

    def _ganti_kode_lama(self) -> None:
        k, lama, ada = self.konteks, self.kode_lama.currentData(), self._alih()
        if self._simpul is None or lama is None:
            self._putuskan()
            return
        kunci = Kunci(*lama)
        if kunci == self._simpul.kunci:
            self._putuskan()
            return
        baru = AlihKode(k.tahun, kunci, self._simpul.kunci)

        def kerja() -> None:
            if ada is not None and ada.lama != kunci:
                renstra.hapus_alih(k.store, ada)
            renstra.simpan_alih(k.store, [baru])

        self._dan_kabarkan(kerja)

    def _putuskan(self) -> None:
        ada = self._alih()
        if ada is not None:
            self._dan_kabarkan(lambda: renstra.hapus_alih(self.konteks.store, ada))

    def _usulkan(self) -> None:
        """Nodes of the same name whose code changed since last year, all at once."""
        k = self.konteks
        usul = renstra.usul_alih(k.store, k.tahun)
        if not usul:
            self.konteks.pesan.emit("Tidak ada kode yang tampak berganti sejak tahun lalu.")
            return
        self._dan_kabarkan(lambda: renstra.simpan_alih(k.store, usul))
        self.konteks.pesan.emit(f"{len(usul)} kode lama ditautkan menurut namanya.")

    def _atur_masa(self) -> None:
        """The period in view with its regulation; other years make another period."""
        self._isi_masa(self.model.lembar.masa if self.model.lembar else None)
        self.tumpukan.setCurrentIndex(1)
        self.awal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _isi_masa(self, masa: Renstra | None) -> None:
        tahun = self.konteks.tahun
        self.awal.setText(str(masa.awal if masa else tahun))
        self.akhir.setText(str(masa.akhir if masa else tahun + 4))
        self.nomor.setText(masa.nomor if masa else "")
        self.kembali.setVisible(masa is not None)
        self.hapus_masa.setVisible(masa is not None and not masa.butir)
        self.kata_masa.setText(
            "Tahun yang sama mengubah nomor peraturannya; tahun lain membuat masa baru. Dari dua "
            "masa yang memuat satu tahun, yang mulai lebih akhir yang dipakai."
            if masa
            else "Belum ada Renstra yang memuat tahun ini. Tulis tahun awal dan akhirnya, lalu isi "
            "target tiap tahun; atau impor lembar Renstra dari buku kerja templat."
        )

    def _hapus_masa(self) -> None:
        lembar = self.model.lembar
        if lembar is not None:
            self._dan_kabarkan(lambda: renstra.hapus_masa(self.konteks.store, lembar.masa))

    def _buat_masa(self) -> None:
        try:
            masa = Renstra(int(self.awal.text()), int(self.akhir.text()), self.nomor.text().strip())
        except ValueError:
            self.galat.setText("Tulis tahun dengan empat angka, misalnya 2021 dan 2026.")
            self.galat.show()
            return
        self._dan_kabarkan(lambda: renstra.simpan_masa(self.konteks.store, masa))

    def fokus(self) -> None:
        """Into the first cell that may be typed."""
        if self.tumpukan.currentIndex():
            self.awal.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.tabel.currentIndex().column() < TARGET:
            self.tabel.setCurrentIndex(self.model.index(1, TARGET))
        self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)


def _sebut_masa(masa: Renstra | None, terkunci: str) -> str:
    teks = f"Renstra {masa}" if masa else "Belum ada Renstra"
    nomor = f", {masa.nomor}" if masa and masa.nomor else ""
    return f"{teks}{nomor}" + (f" · {terkunci}" if terkunci else "")
