"""The item card: what it is, its curves, and leaves to turn: cause, decisions, evidence, sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.monev import BarisRapat
from simpelin.domain.penilaian import Warna
from simpelin.domain.rapat import setangkah
from simpelin.services.kartu_rapat import KartuButir
from simpelin.ui.foto import gambar_kecil
from simpelin.ui.konteks import Konteks
from simpelin.ui.tema import ARTI, HURUF, PT_ISI, PT_KISI
from simpelin.ui.widgets import rapat_kartu_html as tulis
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.rapat_kurva import GrafikKurva

PenyimpanWarna = Callable[[Warna | None, str], None]
SEBAB, KEPUTUSAN, DUKUNG, HITUNGAN = range(4)
_GAMBAR = QSize(320, 200)


class KartuRapat(QFrame):
    """Shows one item, or a late unit with what it has not reported.

    Its buttons ``catatan`` and ``ubah_warna`` stand where the page puts them; what they ask is
    asked in the card.
    """

    unit_dibuka = Signal(str)
    """The late unit whose sheet shall be opened."""
    bukti_dibuka = Signal(object)
    """A ``DataDukung`` that shall be shown by the system's program."""
    keputusan_dihapus = Signal(int)
    """The number of this meeting's decision that shall be taken back."""

    def __init__(self, konteks: Konteks, besaran: Besaran, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self._konteks = konteks
        self._tema = konteks.tema
        self._besaran = besaran
        self._baris: BarisRapat | None = None
        self._kartu: KartuButir | None = None
        self._beri_alasan = False
        self._terbuka = self._boleh_warna = True
        self.simpan_warna: PenyimpanWarna | None = None
        """Saves the camat's colour (``None``: back to the computed one) with its reason."""
        self.hari = date.today()
        self.simpan_catatan: Callable[[str], None] | None = None
        """Saves what was said on the item, for the minutes."""
        self.nama = QLabel()
        self.nama.setWordWrap(True)
        self.ubah_warna = QPushButton()
        self.ubah_warna.setText("Warna …")
        self.ubah_warna.clicked.connect(self.tanya_warna)
        self.catatan = QPushButton()
        self.catatan.setText("Catatan …")
        self.catatan.setToolTip("Catatan pembahasan butir ini, tercetak di notulen")
        self.catatan.clicked.connect(self.tanya_catatan)
        self.tanya = BarTanya()
        self.kurva = GrafikKurva(self._tema, besaran)
        self.lembar = QTabBar()
        self.lembar.setExpanding(False)
        self.lembar.setDrawBase(False)
        self.lembar.setUsesScrollButtons(False)
        self.lembar.setAccessibleName("Lembar kartu")
        for _ in range(4):
            self.lembar.addTab("")
        self.lembar.currentChanged.connect(self._tulis)
        self.peramban = QTextBrowser()
        self.peramban.setOpenLinks(False)
        self.peramban.setAccessibleName("Isi kartu")
        self.peramban.document().setDocumentMargin(0)
        self.peramban.setMinimumHeight(48)  # in a low window it is scrolled
        self.peramban.anchorClicked.connect(self._ikuti)
        self.ke_unit = QPushButton("Buka lembar unit ini")
        self.ke_unit.clicked.connect(self._buka_unit)
        self._susun()
        self._tema.berubah.connect(self.segarkan)
        besaran.berubah.connect(self.segarkan)

    def _susun(self) -> None:
        bawah = QHBoxLayout()
        bawah.addWidget(self.ke_unit)
        bawah.addStretch(1)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(12, 10, 8, 8)
        susunan.setSpacing(4)
        susunan.addWidget(self.nama)
        susunan.addWidget(self.kurva)
        susunan.addWidget(self.lembar)
        susunan.addWidget(self.tanya)
        susunan.addWidget(self.peramban, 1)
        susunan.addLayout(bawah)

    # --- what is shown -----------------------------------------------------------------

    def tampilkan(self, baris: BarisRapat | None, kartu: KartuButir | None) -> None:
        """Show an item (with its card), a late unit (without one), or nothing."""
        lama = None if self._kartu is None else self._kartu.kunci
        if lama != (None if kartu is None else kartu.kunci):
            self.tanya.tutup()
        self._baris, self._kartu = baris, kartu
        self.segarkan()

    def atur_hak(self, *, terbuka: bool, warna: bool) -> None:
        """Whether decisions and notes may be written now, and the colour be chosen."""
        self._terbuka, self._boleh_warna = terbuka, warna

    def atur_alasan(self, ya: bool) -> None:
        """Whether the sentence why stands in the card: beside the list it would be double."""
        self._beri_alasan = ya
        self.segarkan()

    def balik(self, arah: int) -> None:
        """Turn to the next leaf, or the one before."""
        self.lembar.setCurrentIndex((self.lembar.currentIndex() + arah) % self.lembar.count())

    def segarkan(self) -> None:
        """Write it again, in the colours and size of now."""
        kartu = self._kartu
        for satu in (self.kurva, self.lembar):
            satu.setVisible(kartu is not None)
        self.ke_unit.setVisible(self._baris is not None and kartu is None)
        boleh = kartu is not None and self._boleh_warna and bool(setangkah(kartu.penilaian.warna))
        self.ubah_warna.setEnabled(boleh)
        self.catatan.setEnabled(kartu is not None and self._terbuka)
        self.nama.setFont(self._besaran.huruf(PT_ISI + 1))
        self.nama.setText(self._kepala())
        if kartu is not None:
            self.kurva.atur(kartu.kinerja, kartu.belanja)
            banyak = len(kartu.keputusan) + len(kartu.tindak_lanjut)
            self._judul_lembar(banyak, len(kartu.bukti))
        self._tulis()

    def _judul_lembar(self, keputusan: int, bukti: int) -> None:
        for nomor, teks in enumerate(
            ("Sebab", f"Keputusan ({keputusan})", f"Bukti ({bukti})", "Hitungan")
        ):
            self.lembar.setTabText(nomor, teks)

    def _kepala(self) -> str:
        p = self._tema.palet
        kecil = f"color:{p.redup};font-size:{self._besaran.huruf(PT_KISI).pointSizeF()}pt"
        if self._kartu is None and self._baris is None:
            return f"<span style='color:{p.redup}'>Pilih satu butir di daftar.</span>"
        if self._kartu is not None:
            warna, nama, rinci = self._tentang_butir(self._kartu)
        else:
            assert self._baris is not None
            warna, nama = self._baris.warna, self._baris.judul
            rinci = ["belum lapor", f"{len(self._baris.sorotan.daftar)} sub kegiatan"]
        alasan = ""
        if self._beri_alasan and self._kartu is not None and self._baris is not None:
            alasan = f"<br>{escape(self._baris.alasan)}"
        return (
            f"{self.tanda(warna)}<b>{escape(nama)}</b>{alasan}{self._kata_pilihan()}"
            f"<br><span style='{kecil}'>{escape(' · '.join(s for s in rinci if s))}</span>"
        )

    def _tentang_butir(self, kartu: KartuButir) -> tuple[str, str, list[str]]:
        penilaian = kartu.penilaian
        simpul = penilaian.simpul
        warna = str(penilaian.warna or "")
        if kartu.pilihan is not None:
            warna = str(kartu.pilihan.menjadi)
        rinci = [simpul.kode, simpul.unit]
        if penilaian.kuadran is not None:
            rinci.append(str(penilaian.kuadran))
        if penilaian.kejar is not None and penilaian.kejar.kategori != "selesai":
            rinci.append(f"sisa target {penilaian.kejar.kategori} dikejar")
        return warna, simpul.nama, rinci

    def _kata_pilihan(self) -> str:
        """The camat's colour beside the computed one, and why."""
        pilihan = None if self._kartu is None else self._kartu.pilihan
        if pilihan is None:
            return ""
        return (
            f"<br>{self.tanda(str(pilihan.dari))}dihitung {pilihan.dari}; camat memilih"
            f" {pilihan.menjadi}: {escape(pilihan.alasan)}"
        )

    def tanda(self, warna: str) -> str:
        """A state's patch with its letter, as HTML."""
        if not warna:
            return ""
        keadaan = self._tema.keadaan(warna)
        latar = self._tema.palet.sorot if warna == "abu" else keadaan.latar
        return (
            f"<span style='background-color:{latar};color:{keadaan.teks}'"
            f" title='{ARTI[warna]}'><b>&nbsp;{HURUF[warna]}&nbsp;</b></span>&nbsp; "
        )

    def _tulis(self, *_: object) -> None:
        pt = self._besaran.huruf(PT_ISI).pointSizeF()
        self.peramban.setHtml(f"<div style='font-size:{pt}pt'>{self._isi_lembar()}</div>")

    def _isi_lembar(self) -> str:
        p, kartu = self._tema.palet, self._kartu
        if kartu is None:
            return "" if self._baris is None else tulis.unit_terlambat(self._baris, p)
        lembar = self.lembar.currentIndex()
        if lembar == KEPUTUSAN:
            return tulis.keputusan(kartu, p, self.hari, terbuka=self._terbuka)
        if lembar == DUKUNG:
            self._muat_gambar(kartu)
            return tulis.dukung(kartu, p)
        return tulis.hitungan(kartu, p) if lembar == HITUNGAN else tulis.sebab(kartu, p)

    def _muat_gambar(self, kartu: KartuButir) -> None:
        """Photos are seen at once; one that cannot be read keeps its name to be opened by."""
        dokumen = self.peramban.document()
        for satu in kartu.bukti:
            if not satu.jenis.gambar:
                continue
            try:
                isi = self._konteks.store.data_dukung.isi(satu.sha256)
            except KesalahanPengguna:
                continue
            gambar = gambar_kecil(isi, _GAMBAR, self.devicePixelRatioF())
            dokumen.addResource(
                QTextDocument.ResourceType.ImageResource, QUrl(f"gambar:{satu.id}"), gambar
            )

    # --- colour --------------------------------------------------------------------------

    def tanya_warna(self) -> None:
        """Ask for the colour one step away, and why."""
        if self._kartu is None:
            return
        dari, pilihan = self._kartu.penilaian.warna, self._kartu.pilihan
        if pilihan is not None:
            self.tanya.tanya(
                f"Kembali ke warna yang dihitung ({pilihan.dari})?",
                ya="Kembalikan",
                tindakan=lambda _: self._pilih_warna(None, ""),
            )
            return
        langkah = setangkah(dari)
        if len(langkah) == 1:
            self._tanya_alasan(langkah[0])
            return
        self.tanya.tanya(
            f"Warna yang dihitung {dari}. Ubah menjadi:",
            tautan=[(str(w), partial(self._tanya_alasan, w)) for w in langkah],
        )
        if self.tanya.tautan():
            self.tanya.tautan()[0].setFocus()

    def _tanya_alasan(self, menjadi: Warna) -> None:
        self.tanya.tanya(
            f"Ubah menjadi {menjadi}, karena:",
            ya="Ubah",
            medan="Alasan, tercetak di notulen",
            tindakan=lambda alasan: self._pilih_warna(menjadi, alasan),
        )

    def _pilih_warna(self, menjadi: Warna | None, alasan: str) -> str | None:
        assert self.simpan_warna is not None
        simpan = self.simpan_warna
        return _coba(lambda: simpan(menjadi, alasan))

    def tanya_catatan(self) -> None:
        """Ask what was said on the item."""
        if self._kartu is None or self.simpan_catatan is None:
            return
        simpan = self.simpan_catatan
        self.tanya.tanya(
            "Catatan:",
            ya="Simpan",
            medan="Yang dibicarakan, tercetak di notulen",
            isi=self._kartu.catatan,
            tindakan=lambda teks: _coba(lambda: simpan(teks)),
        )

    # --- links -------------------------------------------------------------------------

    def _ikuti(self, url: QUrl) -> None:
        jenis, nomor = url.scheme(), int(url.path())
        if jenis == "hapus":
            self.keputusan_dihapus.emit(nomor)
        elif self._kartu is not None:
            for satu in self._kartu.bukti:
                if satu.id == nomor:
                    self.bukti_dibuka.emit(satu)

    def _buka_unit(self) -> None:
        if self._baris is not None:
            self.unit_dibuka.emit(self._baris.pemilik)


def _coba(simpan: Callable[[], None]) -> str | None:
    """Save; the sentence why not, where it was refused."""
    try:
        simpan()
    except KesalahanPengguna as galat:
        return str(galat)
    return None
