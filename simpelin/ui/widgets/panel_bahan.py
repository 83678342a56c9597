"""The room of what only the LKjIP needs: IKU, programs, staff, figures of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from simpelin.domain.bahan_lkjip import BahanLKjIP
from simpelin.domain.hak import Tindakan
from simpelin.services import izin
from simpelin.services.lembar_bahan import (
    LembarBahan,
    LembarIKU,
    LembarJabatan,
    LembarProgram,
    lembar_iku,
    lembar_jabatan,
    lembar_program,
)
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel_bahan import PERAN_TOLAK, TabelBahan
from simpelin.ui.rakit import jajar, tumpuk
from simpelin.ui.widgets.kisi_bahan import KisiBahan
from simpelin.ui.widgets.panel_pembanding import PanelPembanding
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.segmen import Segmen
from simpelin.ui.widgets.tumpukan import Tumpukan

if TYPE_CHECKING:
    from simpelin.store import Store

IKU, PROGRAM, PEGAWAI, PEMBANDING = "iku", "program", "pegawai", "pembanding"
_TOMBOL = "Ketik untuk mengisi · Ctrl+V menempel dari Excel · Ctrl+Z mengurungkan"


@dataclass(frozen=True, slots=True)
class _Isi:
    """One segment: its sheet, the widths of its columns of words, and its sentences."""

    id: str
    judul: str
    baca: Callable[[Store, int], LembarBahan]
    awal: LembarBahan
    bobot: tuple[int, ...]
    keterangan: str
    kosong: str
    tombol: str = f"{_TOMBOL} · Shift+Enter baris baru dalam sel."


_SEGMEN = (
    _Isi(
        IKU,
        "Indikator utama",
        lembar_iku,
        LembarIKU(BahanLKjIP(), ()),
        (4, 5, 4, 3, 5),
        "Cara mengukur tiap indikator tujuan dan sasaran (LKjIP Bab II, Indikator Kinerja Utama).",
        "Rencana {tahun} belum memuat indikator tujuan atau sasaran; isi dulu di halaman Rencana.",
    ),
    _Isi(
        PROGRAM,
        "Sasaran program",
        lembar_program,
        LembarProgram(BahanLKjIP(), ()),
        (5, 7, 2),
        "Yang dijanjikan tiap program dan sumber dananya (LKjIP Bab II, Perjanjian Kinerja).",
        "Rencana {tahun} belum memuat program; isi dulu di halaman Rencana.",
    ),
    _Isi(
        PEGAWAI,
        "Pegawai",
        lembar_jabatan,
        LembarJabatan(BahanLKjIP()),
        (1,),
        "Kebutuhan menurut analisis jabatan dan pegawai yang ada (LKjIP Bab III, efisiensi "
        "sumber daya manusia). Kosong berarti tidak disebut; tulis 0 bila memang tidak ada.",
        "Belum ada jabatan untuk {tahun}. Ketik nama di baris “+ jabatan baru”, atau tempel dari "
        "Excel mulai sel itu: nama, butuh struktural, butuh pelaksana, ada struktural, PNS, "
        "non-PNS.",
        f"{_TOMBOL} · Alt+↑/↓ memindah · Ctrl+Delete menghapus jabatan.",
    ),
)


class PanelBahan(QWidget):
    """Segments over one sheet each; the last holds the figures of others."""

    def __init__(self, konteks: Konteks, pesan: BarisPesan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segmen = Segmen([*(satu.judul for satu in _SEGMEN), "Pembanding"])
        self.segmen.setAccessibleName("Bahan LKjIP")
        self.lembar = tuple(PanelLembar(konteks, satu) for satu in _SEGMEN)
        self.pembanding = PanelPembanding(konteks, pesan)
        self.tumpukan = Tumpukan()
        for satu in (*self.lembar, self.pembanding):
            self.tumpukan.addWidget(satu)
        self.segmen.dipilih.connect(self._ganti)
        self.segmen.dipilih.connect(lambda *_: pesan.hide())
        tumpuk(self, jajar(self.segmen, None), (self.tumpukan, 1))

    def pilih(self, id_segmen: str) -> None:
        """Choose a segment by its id."""
        semua = [*(satu.id for satu in _SEGMEN), PEMBANDING]
        self.segmen.tandai(semua.index(id_segmen))

    def muat(self) -> None:
        """Show the chosen segment for the chosen year."""
        self._ganti(self.segmen.kini)

    def _ganti(self, nomor: int) -> None:
        self.tumpukan.setCurrentIndex(nomor)
        isi = self.tumpukan.currentWidget()
        if isinstance(isi, PanelLembar | PanelPembanding):
            isi.muat()


class PanelLembar(QWidget):
    """One sheet as a grid, what it is for above it, its keys and refusals below."""

    def __init__(self, konteks: Konteks, isi: _Isi) -> None:
        super().__init__()
        self._konteks, self._isi = konteks, isi
        self.model = TabelBahan(konteks, isi.baca, isi.awal, self)
        self.kisi = KisiBahan(self.model, konteks.tema, isi.judul, isi.bobot)
        self.keterangan, self.bawah, self.galat = _label("redup"), _label("kisi"), _label("galat")
        self.hapus = QPushButton("Hapus jabatan")
        self.hapus.setToolTip("Ctrl+Delete")
        self.hapus.clicked.connect(self.kisi.hapus_baris)
        self.kisi.kabar.connect(konteks.pesan)
        self.kisi.selectionModel().currentChanged.connect(lambda *_: self._sebab())
        self.model.dataChanged.connect(lambda *_: self._sebab())
        self.model.modelReset.connect(self._tulis_kata)
        self.setFocusProxy(self.kisi)
        kaki = jajar((self.bawah, 1), self.hapus)
        tumpuk(self, self.keterangan, (self.kisi, 1), self.galat, kaki)

    def muat(self) -> None:
        """Show the chosen year."""
        k = self._konteks
        self.model.muat(izin.putusan(k.store, Tindakan.PEMBANDING).alasan)
        self._tulis_kata()
        if not self.kisi.currentIndex().isValid():
            self.kisi.ke_awal()

    def _tulis_kata(self) -> None:
        lembar, terkunci = self.model.lembar, self.model.terkunci
        pegawai = isinstance(lembar, LembarJabatan)
        kosong = not lembar.jabatan if isinstance(lembar, LembarJabatan) else not lembar.banyak
        self.keterangan.setText(
            self._isi.kosong.format(tahun=self.model.tahun) if kosong else self._isi.keterangan
        )
        self.kisi.setVisible(bool(lembar.banyak))
        for baris in range(lembar.banyak):
            self.kisi.setRowHidden(baris, bool(terkunci) and lembar.ajakan(baris))
        self.bawah.setText(terkunci or ("" if not lembar.banyak else self._isi.tombol))
        self.hapus.setVisible(pegawai)
        self.hapus.setEnabled(not terkunci and not kosong)
        self._sebab()

    def _sebab(self) -> None:
        sebab = self.kisi.currentIndex().data(PERAN_TOLAK) or ""
        self.galat.setText(f"Belum disimpan: {sebab}")
        self.galat.setVisible(bool(sebab))


def _label(peran: str) -> QLabel:
    label = QLabel()
    label.setProperty("peran", peran)
    label.setWordWrap(True)
    return label
