"""One form of the Laporan page: what it contains, where it goes, writing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.services import bukti_riwayat, e81, ekspor
from simpelin.services.isi_pratinjau import Pratinjau
from simpelin.services.pratinjau import (
    pratinjau_bkad,
    pratinjau_dokumen,
    pratinjau_lembar,
    pratinjau_templat,
)
from simpelin.services.rfk import pratinjau_rfk
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pekerjaan import Kendali, Pekerjaan
from simpelin.ui.widgets.kemajuan import BarisKerja
from simpelin.ui.widgets.panel_renja import PanelRenja
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from simpelin.store import Store


_KATA = {".docx": "Word", ".pdf": "PDF", ".xlsx": "Excel"}
_SARING = {
    ".docx": "Dokumen Word (*.docx)",
    ".pdf": "PDF (*.pdf)",
    ".xlsx": "Buku kerja Excel (*.xlsx)",
}


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A form: what it is for, and the name that its file gets."""

    id: str
    judul: str
    guna: str
    nama_berkas: str

    @property
    def akhiran(self) -> tuple[str, ...]:
        """What its file may end in, the usual one first."""
        return ekspor.akhiran(self.id) if self.id in ekspor.JENIS else (".xlsx",)

    @property
    def dokumen(self) -> bool:
        """Whether it is a letter or the like, and not a workbook alone."""
        return ".docx" in self.akhiran

    @property
    def saring(self) -> str:
        """The filters of the file dialog, the usual one first."""
        return ";;".join(_SARING[satu] for satu in self.akhiran)


BENTUK: tuple[Bentuk, ...] = (
    Bentuk(
        "bkad",
        "Realisasi untuk BKAD",
        "Buku kerja realisasi anggaran dengan rumus hidup, siap dikirim ke BKAD.",
        "bkad-{tahun}-tw{triwulan}.xlsx",
    ),
    Bentuk(
        "rfk",
        "RFK triwulan",
        "Realisasi fisik dan keuangan dengan rumus hidup, siap ditandatangani.",
        "rfk-{tahun}-tw{triwulan}.xlsx",
    ),
    Bentuk(
        "e81",
        "Formulir E.81",
        "Evaluasi hasil Renja terhadap Renstra (Permendagri 86/2017) dengan rumus hidup.",
        "e81-{tahun}-tw{triwulan}.xlsx",
    ),
    Bentuk(
        "lakip",
        "LKjIP Bab II dan III",
        "Konsep Bab II dan III: Word untuk disunting, PDF, atau tabel dan grafiknya di Excel.",
        "lkjip-{tahun}.docx",
    ),
    Bentuk(
        "lembar",
        "Lembar isian per unit",
        "Lembar isian satu unit untuk triwulan ini, dikirim lewat chat atau flash disk.",
        "isian-{unit}-{tahun}-tw{triwulan}.xlsx",
    ),
    Bentuk(
        "templat",
        "Templat kosong",
        "Buku kerja kosong untuk menyusun rencana dan realisasi di Excel.",
        "templat-simpelin.xlsx",
    ),
    Bentuk(
        "templat_isi",
        "Templat terisi",
        "Seluruh rencana dan realisasi dalam buku kerja templat; dapat diimpor kembali.",
        "simpelin-terisi.xlsx",
    ),
    Bentuk(
        "riwayat",
        "Riwayat sebagai bukti",
        "Riwayat perubahan triwulan ini menurut kriteria evaluasi AKIP, untuk inspektorat.",
        "riwayat-{tahun}-tw{triwulan}.xlsx",
    ),
    Bentuk(
        "undangan",
        "Undangan",
        "Surat undangan rapat monev, dengan kop; Word untuk disunting atau PDF untuk dicetak.",
        "undangan-{tahun}-tw{triwulan}.docx",
    ),
    Bentuk(
        "daftar-hadir",
        "Daftar hadir",
        "Daftar hadir rapat monev untuk ditandatangani.",
        "daftar-hadir-{tahun}-tw{triwulan}.docx",
    ),
    Bentuk(
        "bahan-rapat",
        "Bahan rapat",
        "Angka kantor, yang perlu perhatian, kartu butir, dan grafik untuk dibaca sebelum rapat.",
        "bahan-rapat-{tahun}-tw{triwulan}.docx",
    ),
    Bentuk(
        "notulen",
        "Notulen",
        "Kehadiran, pembahasan, keputusan, tindak lanjut, dan grafik rapat monev.",
        "notulen-{tahun}-tw{triwulan}.docx",
    ),
)


RAPAT = frozenset({"undangan", "daftar-hadir", "bahan-rapat", "notulen"})
"""The papers of the review meeting, which stand together."""


BERENCANA = frozenset({"bkad", "rfk", "e81", "lakip", "lembar"})
"""The forms that are of the year's plan."""


class PanelEkspor(QWidget):
    """Previews and writes the chosen form."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konteks = konteks
        self._pesan = pesan
        self._bentuk = BENTUK[0]
        self._kerja: Pekerjaan | None = None
        self._path = Path()
        self.guna = QLabel()
        self.unit = QComboBox()
        self.unit.setAccessibleName("Unit")
        self.unit.setMinimumWidth(260)
        self.unit.activated.connect(self._pratinjau)
        self.tabel = Tabel(konteks.tema)
        self.keterangan = QLabel()
        self.keterangan.setProperty("peran", "redup")
        self.keterangan.setWordWrap(True)
        self.renja = PanelRenja(konteks, pesan)
        self.kemajuan = BarisKerja()
        self.tombol = QPushButton("Simpan ke Excel …")
        self.tombol.setProperty("utama", True)
        self.tombol.clicked.connect(self._pilih_berkas)
        self._susun()

    def _susun(self) -> None:
        atas = QHBoxLayout()
        atas.setSpacing(12)
        atas.addWidget(self.guna, 1)
        atas.addWidget(self.unit)
        bawah = QHBoxLayout()
        bawah.setSpacing(12)
        bawah.addWidget(self.keterangan, 1)
        bawah.addWidget(self.kemajuan)
        bawah.addWidget(self.tombol)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(8)
        susunan.addLayout(atas)
        susunan.addWidget(self.tabel, 1)
        susunan.addWidget(self.renja)
        susunan.addLayout(bawah)

    # --- preview -------------------------------------------------------------------

    def muat(self, id_bentuk: str) -> None:
        """Show what this form would contain now."""
        self._bentuk = next(satu for satu in BENTUK if satu.id == id_bentuk)
        self.guna.setText(self._bentuk.guna)
        self.unit.setVisible(id_bentuk == "lembar")
        kata = [_KATA[satu] for satu in self._bentuk.akhiran]
        self.tombol.setText(f"Simpan ke {' atau '.join(kata)} …")
        self._isi_unit()
        self._pratinjau()

    def _isi_unit(self) -> None:
        from simpelin.services.lembar_unit import unit_pelapor

        kini = self.unit.currentText()
        self.unit.clear()
        for satu in unit_pelapor(self._konteks.evaluasi()):
            self.unit.addItem(satu)
        self.unit.setCurrentIndex(max(0, self.unit.findText(kini)))

    def _pratinjau(self) -> None:
        isi = self._isi()
        judul = [Judul(k.judul, k.lebar, k.kanan) for k in isi.kolom]
        self.tabel.muat(
            [[Sel(teks, tebal=satu.tebal) for teks in satu.sel] for satu in isi.baris], judul
        )
        self.keterangan.setText("\n".join(isi.keterangan))
        kurang = self._bentuk.id not in ("templat", "riwayat") and not isi.baris
        if self._bentuk.id in BERENCANA and not self._konteks.evaluasi().rencana.sub_kegiatan:
            kurang = True  # a total of nothing is no report
        self.tombol.setEnabled(self._kerja is None and not kurang)
        self.renja.setVisible(self._bentuk.id == "e81" and not kurang)
        if not self.renja.isHidden():
            self.renja.muat()
        if kurang:
            self.keterangan.setText(
                f"Belum ada rencana {self._konteks.tahun}; isi atau impor rencana lebih dulu."
            )

    def _isi(self) -> Pratinjau:
        k = self._konteks
        if self._bentuk.id == "bkad":
            return pratinjau_bkad(k.store, k.tahun, k.triwulan)
        if self._bentuk.id == "e81":
            return e81.pratinjau(k.store, k.tahun, k.triwulan)
        if self._bentuk.id == "rfk":
            return pratinjau_rfk(k.store, k.tahun, k.triwulan)
        if self._bentuk.dokumen:
            return pratinjau_dokumen(k.store, self._bentuk.id, k.tahun, k.triwulan, k.tanggal)
        if self._bentuk.id == "riwayat":
            return bukti_riwayat.pratinjau(k.store, k.tahun, k.triwulan, k.tanggal)
        if self._bentuk.id == "lembar":
            return pratinjau_lembar(k.store, k.tahun, k.triwulan, self.unit.currentText())
        return pratinjau_templat(k.store if self._bentuk.id == "templat_isi" else None, k.tahun)

    # --- writing -------------------------------------------------------------------

    def nama_berkas(self) -> str:
        """The name that is proposed for the file."""
        k = self._konteks
        unit = "-".join(self.unit.currentText().lower().split())
        return self._bentuk.nama_berkas.format(tahun=k.tahun, triwulan=k.triwulan, unit=unit)

    def _pilih_berkas(self) -> None:
        nama, pilihan = QFileDialog.getSaveFileName(
            self, "Simpan laporan", self.nama_berkas(), self._bentuk.saring
        )
        if nama:
            path = Path(nama)
            if path.suffix.lower() not in self._bentuk.akhiran:
                pilih = (s for s in self._bentuk.akhiran if f"*{s}" in pilihan)
                path = path.with_suffix(next(pilih, self._bentuk.akhiran[0]))
            self.tulis(path)

    def tulis(self, path: Path) -> Pekerjaan:
        """Write the form to ``path`` off the window's thread."""
        kerja = self._penulis(path)
        self._path = path
        self._kerja = self.kemajuan.siapkan(
            lambda kendali: self._jalankan(kendali, kerja),
            self._selesai,
            self._pesan.tolak,
            f"Menulis {path.name} …",
        )
        self._kerja.dihentikan.connect(self._dihentikan)
        self._kerja.usai.connect(self._usai)
        self.tombol.setEnabled(False)
        return self._kerja.mulai()

    def _jalankan(self, kendali: Kendali, kerja: Callable[[Store], object]) -> None:
        kendali.kemajuan(0, 0)
        self._konteks.dengan_store(kerja)

    def _penulis(self, path: Path) -> Callable[[Store], object]:
        """The service call with what it needs, gathered in the window's thread."""
        k, unit, bentuk = self._konteks, self.unit.currentText(), self._bentuk.id
        tahun, triwulan, tanggal = k.tahun, k.triwulan, k.tanggal

        def kerja(store: Store) -> object:
            from simpelin.services import templat

            if bentuk in ekspor.JENIS:
                return ekspor.ekspor(store, bentuk, tahun, triwulan, path, tanggal=tanggal)
            if bentuk == "lembar":
                templat.lembar_isian(store, path, unit, tahun, triwulan)
            elif bentuk == "templat_isi":
                templat.templat_isi(store, path)
            else:
                templat.templat(path)
            return None

        return kerja

    def _selesai(self) -> None:
        self._pesan.ditulis(self._path)

    def _dihentikan(self) -> None:
        self._pesan.kabar(f"Dibatalkan; {self._path.name} tidak ditulis.")

    def _usai(self) -> None:
        self._kerja = None
        self.tombol.setEnabled(True)
