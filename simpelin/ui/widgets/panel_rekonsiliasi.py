"""Rekonsiliasi BKAD: take their list in, see every difference, explain it, book corrections."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.hak import Putusan, Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rekonsiliasi import Banding, Keadaan, Rekonsiliasi
from simpelin.services import daftar_bkad, izin, koreksi, rekonsiliasi
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.rekonsiliasi import KODE, NAMA, PENJELASAN, SISI, ModelRekonsiliasi
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.tema import huruf
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.delegat import BARIS_DUA, DelegatSel
from simpelin.ui.widgets.kemajuan import BarisKerja
from simpelin.ui.widgets.lukis import TandaKeadaan
from simpelin.ui.widgets.pesan import BarisPesan, Kosong
from simpelin.ui.widgets.peta_bkad import PetaBKAD

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.lembar_kantor import BukuKantor

PT_ANGKA = 20
_LEBAR = {KODE: 132, SISI: 104, PENJELASAN: 236}
_LEBAR_ANGKA = 112
_FILTER = "Buku kerja Excel (*.xlsx)"


class PanelRekonsiliasi(QWidget):
    """Empty, a file being looked at, or the stored list against what is stored now."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._pesan = pesan
        self._buku: BukuKantor | None = None
        self._kerja: Pekerjaan | None = None
        self._masa = (0, 0)
        self.hasil: Rekonsiliasi | None = None
        self.tanda = TandaKeadaan(konteks.tema)
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "subjudul")
        self.rincian = QLabel()
        self.rincian.setProperty("peran", "redup")
        self.angka = {nama: QLabel() for nama in ("Di sini", "BKAD", "Selisih", "Berbeda")}
        self.peta = PetaBKAD()
        self.model = ModelRekonsiliasi(self._jelaskan, self)
        self.tabel = TabelRekonsiliasi(self.model, konteks)
        self.semua = QCheckBox("Tampilkan juga yang cocok")
        self.tanya = BarTanya()
        self.kosong = Kosong(
            "Belum ada daftar BKAD untuk triwulan ini",
            "Ambil daftar realisasi dari BKAD (Excel, urutan kolom bebas). Setiap selisih dan"
            " setiap kode yang hanya ada di satu pihak ditunjukkan sampai rupiah.",
            ("Pilih daftar BKAD …", self.pilih_berkas),
        )
        self.kemajuan = BarisKerja()
        self.tombol = {
            "koreksi": self._buat_tombol("Bukukan koreksi …", self.tanya_koreksi),
            "hapus": self._buat_tombol("Hapus daftar …", self.tanya_hapus),
            "ekspor": self._buat_tombol("Simpan ke Excel …", self._pilih_tujuan),
            "pilih": self._buat_tombol("Pilih daftar BKAD …", self.pilih_berkas),
            "batal": self._buat_tombol("Batal", self.batal),
            "simpan": self._buat_tombol("Simpan daftar", self.simpan),
        }
        self.tombol["simpan"].setProperty("utama", True)
        self._susun()
        self._sambung()

    def _buat_tombol(self, teks: str, kerja: Callable[[], object]) -> QPushButton:
        tombol = QPushButton(teks)
        tombol.clicked.connect(lambda: kerja())
        return tombol

    def _susun(self) -> None:
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(8)
        luar.addWidget(self._kepala())
        luar.addWidget(self.peta)
        luar.addWidget(self.tanya)
        luar.addWidget(self.kosong, 1)
        luar.addWidget(self.tabel, 1)
        bawah = QHBoxLayout()
        bawah.setSpacing(8)
        bawah.addWidget(self.semua)
        bawah.addStretch(1)
        bawah.addWidget(self.kemajuan)
        for satu in self.tombol.values():
            bawah.addWidget(satu)
        luar.addLayout(bawah)

    def _kepala(self) -> QWidget:
        self.wadah = QWidget()
        baris = QHBoxLayout(self.wadah)
        baris.setContentsMargins(0, 0, 0, 0)
        baris.setSpacing(28)
        kiri = QVBoxLayout()
        kiri.setSpacing(2)
        atas = QHBoxLayout()
        atas.setSpacing(6)
        atas.addWidget(self.tanda)
        atas.addWidget(self.keadaan, 1)
        kiri.addLayout(atas)
        kiri.addWidget(self.rincian)
        baris.addLayout(kiri, 1)
        for nama, label in self.angka.items():
            kolom = QVBoxLayout()
            kolom.setSpacing(0)
            judul = QLabel(nama if nama == "Berbeda" else f"{nama} (Rp)")
            judul.setProperty("peran", "kisi")
            label.setFont(huruf(PT_ANGKA, tebal=True))
            for satu in (judul, label):
                kolom.addWidget(satu, 0, Qt.AlignmentFlag.AlignRight)
            baris.addLayout(kolom)
        return self.wadah

    def _sambung(self) -> None:
        self.peta.diubah.connect(self._bandingkan)
        self.peta.lembar_dipilih.connect(self._ganti_lembar)
        self.semua.toggled.connect(lambda: self._isi_tabel())
        self.tabel.selectionModel().currentRowChanged.connect(lambda *_: self._atur_tombol())
        self.tanya.ditutup.connect(self.tabel.setFocus)

    # --- showing -----------------------------------------------------------------

    def muat(self) -> None:
        """The stored list of the chosen quarter, or the file being looked at for it."""
        k = self._konteks
        if self._buku is not None and self._masa == (k.tahun, k.triwulan):
            self._bandingkan()
            return
        self._buku = None
        self._masa = (k.tahun, k.triwulan)
        self.tanya.hide()
        self.hasil = rekonsiliasi.muat(k.store, k.tahun, k.triwulan)
        self._tampilkan()

    def _tampilkan(self) -> None:
        ada, melihat = self.hasil is not None, self._buku is not None
        self.peta.setVisible(melihat)
        self.tabel.setVisible(ada)
        self.kosong.setVisible(not ada and not melihat)
        self.wadah.setVisible(ada or melihat)
        self.semua.setVisible(ada)
        if self.hasil is not None:
            self._isi_kepala(self.hasil)
        elif melihat:
            self._isi_belum_terbaca()
        self._isi_tabel()

    def _isi_kepala(self, hasil: Rekonsiliasi) -> None:
        daftar, banyak = hasil.daftar, len(hasil.perbedaan)
        warna, kata = _keadaan(hasil)
        self.tanda.atur(warna)
        self.keadaan.setText(f"{'Belum disimpan: ' if self._buku else ''}{kata}")
        diambil = "" if self._buku else f", diambil {_hari(daftar.waktu)} oleh {daftar.oleh}"
        sampai = "s.d. " if daftar.kumulatif else ""
        masa = f"{sampai}TW {ROMAWI[daftar.triwulan]} {daftar.tahun}"
        self.rincian.setText(f"{masa} · {daftar.berkas}, lembar {daftar.lembar}{diambil}")
        isi = {
            "Di sini": tulis_rupiah(hasil.total_kami),
            "BKAD": tulis_rupiah(hasil.total_mereka),
            "Selisih": tulis_rupiah(hasil.selisih),
            "Berbeda": f"{banyak} dari {len(hasil.baris)}",
        }
        for nama, teks in isi.items():
            self.angka[nama].setText(teks)

    def _isi_belum_terbaca(self) -> None:
        self.tanda.atur("abu")
        self.keadaan.setText("Tunjukkan kolomnya: daftar ini belum dapat dibaca.")
        self.rincian.clear()
        for label in self.angka.values():
            label.setText("–")

    def _isi_tabel(self) -> None:
        kini = self.tabel.currentIndex()
        baris: tuple[Banding, ...] = ()
        if self.hasil is not None:
            cocok = [s for s in self.hasil.baris if not s.berbeda] if self.semua.isChecked() else []
            baris = (*self.hasil.perbedaan, *cocok)
        self.model.muat(baris, dapat_dijelaskan=self._buku is None and bool(self._hak()))
        if baris:
            nomor = min(max(kini.row(), 0), len(baris) - 1)
            self.tabel.setCurrentIndex(self.model.index(nomor, max(kini.column(), PENJELASAN)))
        self._atur_tombol()

    def _atur_tombol(self) -> None:
        melihat, ada = self._buku is not None, self.hasil is not None
        satu = self.terpilih()
        tampak = {
            "koreksi": ada and not melihat,
            "hapus": ada and not melihat,
            "ekspor": ada and not melihat,
            "pilih": ada and not melihat,
            "batal": melihat,
            "simpan": melihat,
        }
        for nama, tombol in self.tombol.items():
            tombol.setVisible(tampak[nama])
        bisa = satu is not None and satu.kunci is not None and bool(satu.selisih)
        self.tombol["koreksi"].setEnabled(bisa and self._konteks.triwulan < 4)
        self.tombol["koreksi"].setToolTip(_petunjuk_koreksi(self._konteks.triwulan, bisa))
        hak = self._hak()
        for nama in ("hapus", "pilih", "simpan"):
            self.tombol[nama].setEnabled(bool(hak) and (nama != "simpan" or ada))
            self.tombol[nama].setToolTip("" if hak else hak.alasan)

    def _hak(self) -> Putusan:
        """Whether this person may reconcile; others look and write the comparison down."""
        return izin.putusan(self._konteks.store, Tindakan.REKONSILIASI)

    def terpilih(self) -> Banding | None:
        """The row that the keyboard stands on."""
        nomor = self.tabel.currentIndex().row()
        return self.model.baris[nomor] if 0 <= nomor < len(self.model.baris) else None

    # --- a file --------------------------------------------------------------------

    def pilih_berkas(self) -> None:
        nama, _ = QFileDialog.getOpenFileName(self, "Daftar realisasi BKAD", "", _FILTER)
        if nama:
            self.buka(Path(nama))

    def buka(self, path: Path) -> Pekerjaan:
        """Look at a file; nothing is stored."""
        from simpelin.services.impor_lembar import buka_buku

        self._pesan.hide()

        def kerja(kendali: Kendali) -> object:
            return buka_buku(path, kendali.kemajuan)

        return self._mulai(kerja, self._terbuka, f"Membaca {path.name} …")

    def _terbuka(self, buku: BukuKantor) -> None:
        self._buku = buku
        self._ganti_lembar("")

    def _ganti_lembar(self, lembar: str) -> None:
        assert self._buku is not None
        k = self._konteks
        pilihan, ingat = daftar_bkad.usulkan_bkad(k.store, self._buku, k.tahun, k.triwulan, lembar)
        sub = sorted({s.kunci.sub_skpd for s in k.evaluasi().rencana.simpul.values()} - {""})
        self.peta.muat(self._buku, pilihan, ingat, sub)
        self._bandingkan()

    def _bandingkan(self) -> None:
        """Compare by the columns that are chosen now."""
        assert self._buku is not None
        try:
            self.hasil, catatan = daftar_bkad.uji(
                self._konteks.store, self._buku, self.peta.pilihan()
            )
        except KesalahanPengguna as galat:
            self.hasil = None
            self._pesan.galat(str(galat))
        else:
            self._pesan.hide()
            if catatan:
                self._pesan.kabar("\n".join(catatan))
        self._tampilkan()

    def batal(self) -> None:
        """Put the file aside."""
        self._pesan.hide()
        self._buku = None
        self.muat()

    def simpan(self) -> None:
        """Keep the list that is shown."""
        assert self._buku is not None
        try:
            daftar_bkad.simpan(self._konteks.store, self._buku, self.peta.pilihan())
        except KesalahanPengguna as galat:
            self._pesan.galat(str(galat))
            return
        self._pesan.kabar(f"Daftar BKAD {self._buku.jalur.name} tersimpan.")
        self._sesudah()

    # --- explaining, correcting, taking away ------------------------------------------

    def _jelaskan(self, baris: Banding, teks: str) -> str:
        k = self._konteks
        return self._lakukan(
            partial(rekonsiliasi.jelaskan, k.store, k.tahun, k.triwulan, baris, teks)
        )

    def tanya_koreksi(self) -> None:
        """Ask why, then book the difference of the row in the next open quarter."""
        satu, k = self.terpilih(), self._konteks
        if satu is None or satu.kunci is None:
            return
        kunci = satu.kunci
        simpul = k.evaluasi().rencana.simpul.get(kunci)
        unit = simpul.unit if simpul else ""
        n = koreksi.triwulan_terbuka(k.store, k.tahun, unit, k.triwulan)
        tujuan = f"TW {ROMAWI[n]}" if n else "triwulan berikutnya"
        jumlah = -satu.selisih

        def bukukan(catatan: str) -> str | None:
            perintah = koreksi.BukukanKoreksi(k.tahun, kunci, k.triwulan, jumlah, catatan)
            return self._lakukan(partial(koreksi.bukukan, k.store, perintah)) or None

        self.tanya.tanya(
            f"Bukukan Rp {tulis_rupiah(jumlah)} untuk {satu.nama} di {tujuan} sebagai koreksi"
            f" TW {ROMAWI[k.triwulan]}? Angka TW {ROMAWI[k.triwulan]} sendiri tidak berubah.",
            ya="Bukukan",
            tindakan=bukukan,
            medan="Sebab koreksi",
            isi=satu.penjelasan,
        )

    def tanya_hapus(self) -> None:
        """Ask before the list goes."""
        k = self._konteks

        def hapus(_: str) -> str | None:
            return self._lakukan(partial(rekonsiliasi.hapus, k.store, k.tahun, k.triwulan)) or None

        self.tanya.tanya(
            "Hapus daftar BKAD triwulan ini beserta penjelasannya? Berkas aslinya tetap tersimpan.",
            ya="Hapus daftar",
            tindakan=hapus,
        )

    def _lakukan(self, kerja: Callable[[], object]) -> str:
        try:
            kerja()
        except KesalahanPengguna as galat:
            if self.tanya.isHidden():
                self._pesan.galat(str(galat))
            return str(galat)
        self._sesudah()
        return ""

    def _sesudah(self) -> None:
        self._buku = None
        self.muat()
        self._konteks.catat(self)

    # --- workbook ------------------------------------------------------------------

    def nama_berkas(self) -> str:
        """The name that is proposed for the file."""
        k = self._konteks
        return f"rekonsiliasi-bkad-{k.tahun}-tw{k.triwulan}.xlsx"

    def _pilih_tujuan(self) -> None:
        nama, _ = QFileDialog.getSaveFileName(self, "Simpan ke Excel", self.nama_berkas(), _FILTER)
        if nama:
            self.tulis(Path(nama).with_suffix(".xlsx"))

    def tulis(self, path: Path) -> Pekerjaan:
        """Write the comparison off the window's thread."""
        konteks, tahun, triwulan = self._konteks, self._konteks.tahun, self._konteks.triwulan

        def kerja(kendali: Kendali) -> object:
            kendali.kemajuan(0, 0)

            def tulis(store: Store) -> Path:
                return rekonsiliasi.ekspor(store, tahun, triwulan, path)

            return konteks.dengan_store(tulis)

        return self._mulai(kerja, self._tertulis, f"Menulis {path.name} …")

    def _tertulis(self, path: Path) -> None:
        self._pesan.ditulis(path)

    def _mulai(
        self, kerja: Callable[[Kendali], object], selesai: Callable[[Any], None], teks: str
    ) -> Pekerjaan:
        self._kerja = self.kemajuan.siapkan(kerja, selesai, self._pesan.tolak, teks)
        return self._kerja.mulai()


class TabelRekonsiliasi(QTableView):
    """Two-line rows; Enter and typing write an explanation."""

    def __init__(self, model: ModelRekonsiliasi, konteks: Konteks) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Selisih dengan BKAD")
        self.setItemDelegate(DelegatSel(konteks.tema, parent=self))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(BARIS_DUA)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        pemicu = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            pemicu.DoubleClicked
            | pemicu.EditKeyPressed
            | pemicu.AnyKeyPressed
            | pemicu.SelectedClicked
        )
        kepala = self.horizontalHeader()
        for kolom in range(model.columnCount()):
            self.setColumnWidth(kolom, _LEBAR.get(kolom, _LEBAR_ANGKA))
        kepala.setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            indeks = self.currentIndex().siblingAtColumn(PENJELASAN)
            self.setCurrentIndex(indeks)
            self.edit(indeks)
        else:
            super().keyPressEvent(event)


def _keadaan(hasil: Rekonsiliasi) -> tuple[str, str]:
    """A state's name and its words."""
    if hasil.keadaan is Keadaan.COCOK:
        return "hijau", "Cocok dengan BKAD"
    if hasil.selesai:
        return "kuning", "Ada selisih, semuanya dijelaskan"
    return "merah", f"Ada selisih, {len(hasil.belum_dijelaskan)} belum dijelaskan"


def _petunjuk_koreksi(triwulan: int, bisa: bool) -> str:
    if triwulan == 4:
        return "Sesudah TW IV tidak ada triwulan tahun ini lagi; betulkan angkanya."
    if not bisa:
        return "Pilih baris yang ada dalam rencana dan berselisih."
    return "Selisih baris ini masuk ke triwulan terbuka berikutnya, dengan triwulan asalnya."


def _hari(waktu: str) -> str:
    tahun, bulan, hari = waktu[:10].split("-") if len(waktu) >= 10 else ("", "", "")
    return f"{hari}-{bulan}-{tahun}" if tahun else "–"
