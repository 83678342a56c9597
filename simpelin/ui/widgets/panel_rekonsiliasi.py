"""Rekonsiliasi BKAD: take their list in, see every difference, explain it, book corrections."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QPushButton,
    QWidget,
)

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.hak import Putusan, Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rekonsiliasi import Banding, Rekonsiliasi
from simpelin.services import daftar_bkad, izin, koreksi, rekonsiliasi
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.rekonsiliasi import PENJELASAN, ModelRekonsiliasi
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.rakit import jajar, tumpuk
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.kemajuan import BarisKerja, kata_batal
from simpelin.ui.widgets.kepala_rekonsiliasi import KepalaRekonsiliasi
from simpelin.ui.widgets.pesan import BarisPesan, Kosong
from simpelin.ui.widgets.peta_bkad import PetaBKAD
from simpelin.ui.widgets.tabel_rekonsiliasi import TabelRekonsiliasi

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.lembar_kantor import BukuKantor

_FILTER = "Buku kerja Excel (*.xlsx)"


class PanelRekonsiliasi(QWidget):
    """Empty, a file being looked at, or the stored list against what is stored now."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._pesan = pesan
        self._buku: BukuKantor | None = None
        self._kerja: Pekerjaan | None = None
        self._batal = ""
        """What is said where the work is stopped."""
        self._lagi = False
        """Columns were chosen anew while the file was being compared."""
        self._masa = (0, 0)
        self.hasil: Rekonsiliasi | None = None
        self.kepala = KepalaRekonsiliasi(konteks.tema)
        self.peta = PetaBKAD()
        self.model = ModelRekonsiliasi(self._jelaskan, self)
        self.tabel = TabelRekonsiliasi(self.model, konteks.tema)
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
        tumpuk(
            self,
            self.kepala,
            self.peta,
            self.tanya,
            (self.kosong, 1),
            (self.tabel, 1),
            jajar(self.semua, None, self.kemajuan, *self.tombol.values()),
        )

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
        self.kepala.setVisible(ada or melihat)
        self.semua.setVisible(ada)
        if self.hasil is not None:
            self.kepala.tampilkan(self.hasil, tersimpan=not melihat)
        elif melihat:
            self.kepala.belum_terbaca()
        self._isi_tabel()

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
            "batal": melihat and self._kerja is None,
            "simpan": melihat,
        }
        for nama, tombol in self.tombol.items():
            tombol.setVisible(tampak[nama])
        bisa = satu is not None and satu.kunci is not None and bool(satu.selisih)
        self.tombol["koreksi"].setEnabled(bisa and self._konteks.triwulan < 4)
        self.tombol["koreksi"].setToolTip(_petunjuk_koreksi(self._konteks.triwulan, bisa))
        hak = self._hak()
        for nama in ("hapus", "pilih", "simpan"):
            siap = nama != "simpan" or (ada and self._kerja is None)
            self.tombol[nama].setEnabled(bool(hak) and siap)
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
        self._batal = kata_batal(path.name)
        return self._mulai(lambda _: buka_buku(path), self._terbuka, f"Membaca {path.name} …")

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
        if self._kerja is not None:
            self._lagi = True
            self._kerja.hentikan()
            return
        assert self._buku is not None
        buku, pilihan = self._buku, self.peta.pilihan()
        self.hasil = None
        self._pesan.hide()
        self._mulai_store(
            lambda store: daftar_bkad.uji(store, buku, pilihan),
            self._dibandingkan,
            f"Membandingkan {buku.jalur.name} …",
        )

    def _dibandingkan(self, isi: tuple[Rekonsiliasi, tuple[str, ...]]) -> None:
        if self._buku is None:
            return  # put aside meanwhile
        self.hasil, catatan = isi
        if catatan:
            self._pesan.kabar("\n".join(catatan))

    def batal(self) -> None:
        """Put the file aside."""
        self._pesan.hide()
        self._buku = None
        if self._kerja is not None:
            self._kerja.hentikan()
        self.muat()

    def simpan(self) -> Pekerjaan:
        """Keep the list that is shown."""
        assert self._buku is not None
        buku, pilihan = self._buku, self.peta.pilihan()
        return self._mulai_store(
            lambda store: daftar_bkad.simpan(store, buku, pilihan),
            self._tersimpan,
            f"Menyimpan {buku.jalur.name} …",
        )

    def _tersimpan(self, isi: tuple[Rekonsiliasi, tuple[str, ...]]) -> None:
        self._pesan.kabar(f"Daftar BKAD {isi[0].daftar.berkas} tersimpan.")
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
        k = self._konteks
        tahun, triwulan, tanggal = k.tahun, k.triwulan, k.tanggal
        self._batal = f"Dibatalkan; {path.name} tidak ditulis."
        return self._mulai_store(
            lambda store: rekonsiliasi.ekspor(store, tahun, triwulan, path, tanggal),
            self._tertulis,
            f"Menulis {path.name} …",
        )

    def _tertulis(self, path: Path) -> None:
        self._pesan.ditulis(path)

    def _mulai_store(
        self, kerja: Callable[[Store], object], selesai: Callable[[Any], None], teks: str
    ) -> Pekerjaan:
        konteks = self._konteks
        return self._mulai(lambda _: konteks.dengan_store(kerja), selesai, teks)

    def _mulai(
        self, kerja: Callable[[Kendali], object], selesai: Callable[[Any], None], teks: str
    ) -> Pekerjaan:
        self._kerja = self.kemajuan.siapkan(kerja, selesai, self._pesan.tolak, teks)
        self._kerja.dihentikan.connect(self._dihentikan)
        self._kerja.usai.connect(self._usai)
        self._atur_tombol()
        return self._kerja.mulai()

    def _dihentikan(self) -> None:
        if not self._lagi:
            self._pesan.kabar(self._batal)

    def _usai(self) -> None:
        self._kerja = None
        lagi, self._lagi = self._lagi, False
        if lagi and self._buku is not None:
            self._bandingkan()
        else:
            self._tampilkan()


def _petunjuk_koreksi(triwulan: int, bisa: bool) -> str:
    if triwulan == 4:
        return "Sesudah TW IV tidak ada triwulan tahun ini lagi; betulkan angkanya."
    if not bisa:
        return "Pilih baris yang ada dalam rencana dan berselisih."
    return "Selisih baris ini masuk ke triwulan terbuka berikutnya, dengan triwulan asalnya."
