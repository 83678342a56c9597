"""One report as a tier looks at it: rows with what changed, findings, steps, differences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.hak import Tindakan
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.temuan import Keparahan, Ketidaksesuaian
from simpelin.domain.tingkat import Gerak, Langkah
from simpelin.services.antrean import ButirAntrean, IsiLaporan, PerubahanBaris
from simpelin.services.kekosongan import Kekosongan
from simpelin.services.lembar_unit import BarisIsian
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.baca_isian import kode_pendek, teks_kinerja, tulis_strip
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import belah
from simpelin.ui.widgets.hak_tombol import batasi
from simpelin.ui.widgets.tabel import Tabel

KATA_KEADAAN = {
    StatusLaporan.BELUM_MULAI: "belum mulai",
    StatusLaporan.KONSEP: "masih konsep",
    StatusLaporan.DIAJUKAN: "diajukan",
    StatusLaporan.DIPERIKSA: "diperiksa",
    StatusLaporan.DIVERIFIKASI: "diverifikasi",
    StatusLaporan.DISETUJUI: "disetujui, terkunci",
    StatusLaporan.DIKEMBALIKAN: "dikembalikan kepada unit",
}
KATA_GERAK = {
    Gerak.AJUKAN: "Diajukan",
    Gerak.PERIKSA: "Diperiksa",
    Gerak.VERIFIKASI: "Diverifikasi",
    Gerak.SETUJUI: "Disetujui",
    Gerak.BATALKAN: "Persetujuan dibatalkan",
    Gerak.KEMBALIKAN: "Dikembalikan",
}
JUDUL = (
    Judul("Kode", 78),
    Judul("Sub kegiatan / indikator", 0),
    Judul("Target\ns.d. ini", 62, True),
    Judul("Kinerja\nTW ini", 76, True),
    Judul("Capaian", 98, True),
    Judul("Rp\nTW ini", 92, True),
    Judul("Serapan", 68, True),
    Judul("Berubah", 112),
)
BERUBAH = len(JUDUL) - 1
TINGGI_BAWAH = 190
BERAT = (Keparahan.MENGHALANGI, Keparahan.PERINGATAN)


class PanelLaporan(QWidget):
    """The right side of *Verifikasi*."""

    dibuka = Signal(object)
    """The ``Kunci`` of a row that was entered."""
    minta_final = Signal()

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.konteks = konteks
        self.rp_final = ""
        self.kosong = Kekosongan()
        self._isi: IsiLaporan | None = None
        self._cara: list[Callable[[IsiLaporan], str]] = []
        """What fills the space below, by tab."""
        self.kepala = QLabel()
        self.kepala.setWordWrap(True)
        self.kepala.setProperty("peran", "subjudul")
        self.keadaan = QLabel()
        self.keadaan.setProperty("peran", "kisi")
        self.keadaan.setWordWrap(True)
        self.final = QPushButton()
        self.final.setProperty("tautan", True)
        self.final.clicked.connect(self.minta_final.emit)
        self.tabel = Tabel(konteks.tema, JUDUL)
        self.tabel.setAccessibleName("Baris laporan")
        self.tab = QTabBar()
        self.tab.setDrawBase(False)
        self.tab.setExpanding(False)
        self.tab.setAccessibleName("Temuan, langkah, dan beda")
        self.teks = QLabel()
        self.teks.setWordWrap(True)
        self.teks.setTextFormat(Qt.TextFormat.RichText)
        self.teks.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.teks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._susun()
        self.setFocusProxy(self.tabel)
        self.tabel.dibuka.connect(self.dibuka)
        self.tab.currentChanged.connect(lambda _: self._isi_bawah())

    def _susun(self) -> None:
        gulir = QScrollArea()
        gulir.setWidgetResizable(True)
        gulir.setProperty("polos", True)
        gulir.setWidget(self.teks)
        gulir.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        bawah = QWidget()
        kolom = QVBoxLayout(bawah)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self.tab)
        kolom.addWidget(gulir, 1)
        dua = belah(Qt.Orientation.Vertical, self.tabel, bawah)
        dua.setStretchFactor(0, 1)
        dua.setSizes([1000, TINGGI_BAWAH])
        rupiah = QHBoxLayout()
        rupiah.addWidget(self.keadaan, 1)
        rupiah.addWidget(self.final)
        luar = QVBoxLayout(self)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.setSpacing(4)
        luar.addWidget(self.kepala)
        luar.addLayout(rupiah)
        luar.addWidget(dua, 1)

    # --- content -------------------------------------------------------------------

    def tampilkan(self, butir: ButirAntrean | None, isi: IsiLaporan | None) -> None:
        """Show one report; nothing where none is chosen."""
        self._isi = isi
        self.setVisible(isi is not None)
        if butir is None or isi is None:
            return
        self.rp_final = isi.rp_final
        self.kosong = isi.kosong
        self.kepala.setText(f"{butir.unit}: {KATA_KEADAAN[butir.status]}")
        self.keadaan.setText(_keadaan(isi))
        self.final.setText("Batalkan final" if isi.rp_final else "Nyatakan rupiah final")
        batasi(self.konteks.store, Tindakan.REKONSILIASI, self.final)
        self.final.setVisible(any(b.simpul.unit == butir.unit for b in isi.baris))
        self.tabel.muat([_baris(satu, isi) for satu in isi.baris])
        self.tabel.setColumnHidden(BERUBAH, not isi.perubahan)
        self._isi_tab(isi)

    def berat(self) -> Sequence[Ketidaksesuaian]:
        """The findings that ask for attention."""
        isi = self._isi
        return () if isi is None else [s for s in isi.temuan if s.keparahan in BERAT]

    def _isi_tab(self, isi: IsiLaporan) -> None:
        kini = max(0, self.tab.currentIndex())
        nama = [f"Ketidaksesuaian data ({len(isi.temuan)})", f"Langkah ({len(isi.langkah)})"]
        self._cara = [_teks_temuan, _teks_langkah]
        if isi.kosong.banyak:
            nama.append(f"Masih kosong ({isi.kosong.banyak})")
            self._cara.append(_teks_kosong)
        if isi.beda is not None:
            nama.append(f"Beda dari yang disetujui ({len(isi.beda.beda)})")
            self._cara.append(_teks_beda)
        with QSignalBlocker(self.tab):
            while self.tab.count():
                self.tab.removeTab(0)
            for satu in nama:
                self.tab.addTab(satu)
            self.tab.setCurrentIndex(min(kini, len(nama) - 1))
        self._isi_bawah()

    def _isi_bawah(self) -> None:
        isi = self._isi
        if isi is None:
            return
        self.teks.setText(self._cara[max(0, self.tab.currentIndex())](isi))


def _keadaan(isi: IsiLaporan) -> str:
    """K and Rp, each with author and time; since when the marked changes count."""
    ajuan = next((s for s in reversed(isi.langkah) if s.gerak is Gerak.AJUKAN), None)
    kinerja = f"K diajukan {ajuan.orang}, {_waktu(ajuan)}" if ajuan else "K belum diajukan"
    rupiah = f"Rp final menurut {isi.rp_final}" if isi.rp_final else "Rp belum final"
    banyak = sum(len(satu) for satu in isi.perubahan.values())
    berubah = f"{banyak} perubahan {isi.sejak}" if banyak else ""
    kosong = f"{isi.kosong.banyak} masih kosong" if isi.kosong.banyak else ""
    return " · ".join(filter(None, (kinerja, rupiah, kosong, berubah)))


def _baris(baris: BarisIsian, isi: IsiLaporan) -> tuple[Sel, ...]:
    i = baris.indikator
    nama = baris.simpul.nama if i is None else i.indikator.nama or baris.simpul.nama
    ubah = _ubah(baris, isi.perubahan.get(baris.simpul.kunci, ()))
    rp = baris.rp_ini if baris.pertama else None
    serapan = baris.hasil.serapan if baris.pertama and baris.hasil.anggaran_terlapor else None
    return (
        Sel(kode_pendek(baris.simpul.kode), data=baris.simpul.kunci, keterangan=baris.simpul.kode),
        Sel(nama, baris.simpul.nama if nama != baris.simpul.nama else None, tebal=bool(ubah)),
        Sel(tulis_angka(i.target) if i else STRIP),
        Sel(tulis_strip(teks_kinerja(baris.kinerja)), i.indikator.satuan if i else None),
        Sel(tulis_persen(i.capaian) if i else STRIP, warna=str(baris.warna_k or "")),
        Sel(tulis_rupiah(rp) if baris.pertama else ""),
        Sel(tulis_persen(serapan) if baris.pertama else ""),
        Sel(
            "; ".join(satu.teks for satu in ubah),
            ", ".join(dict.fromkeys(satu.pelaku for satu in ubah)) or None,
            tebal=True,
        ),
    )


def _ubah(baris: BarisIsian, semua: Sequence[PerubahanBaris]) -> list[PerubahanBaris]:
    """The changes that belong to this line: its indicator's, and the node's on the first."""
    nama = baris.indikator.indikator.nama if baris.indikator else ""
    return [
        satu
        for satu in semua
        if (satu.indikator == nama and satu.indikator) or (not satu.indikator and baris.pertama)
    ]


# --- words -------------------------------------------------------------------------------------


def _teks_temuan(isi: IsiLaporan) -> str:
    if not isi.temuan:
        return "Tidak ada ketidaksesuaian pada baris laporan ini."
    return "".join(
        f"<p style='margin:0 0 6px 0'><b>{satu.keparahan}</b>: {escape(satu.pesan)}</p>"
        for satu in isi.temuan
    )


def _teks_langkah(isi: IsiLaporan) -> str:
    if not isi.langkah:
        return "Belum ada langkah: laporan ini belum diajukan."
    return "".join(_satu_langkah(satu) for satu in reversed(isi.langkah))


def _satu_langkah(satu: Langkah) -> str:
    siapa = ", ".join(filter(None, (escape(satu.orang), escape(satu.jabatan))))
    tanda = " · orang yang sama di dua jenjang" if satu.rangkap else ""
    alasan = f"<br>{escape(satu.alasan)}" if satu.alasan else ""
    return (
        f"<p style='margin:0 0 6px 0'><b>{KATA_GERAK[satu.gerak]}</b> {_waktu(satu)}, {siapa}"
        f"{tanda}{alasan}</p>"
    )


def _teks_kosong(isi: IsiLaporan) -> str:
    bagian = (("Kinerja belum diisi", isi.kosong.kinerja), ("Rupiah kosong", isi.kosong.rupiah))
    return "".join(
        f"<p style='margin:0 0 6px 0'><b>{kata} ({len(semua)})</b><br>"
        f"{'<br>'.join(map(escape, semua))}</p>"
        for kata, semua in bagian
        if semua
    )


def _teks_beda(isi: IsiLaporan) -> str:
    beda = isi.beda
    if beda is None:
        return ""
    p = beda.potret
    kepala = (
        f"<p style='margin:0 0 6px 0'>{escape(beda.kalimat)} Potret"
        f" {datetime.fromisoformat(p.waktu):%d-%m-%Y %H.%M} oleh {escape(p.orang)}, sidik"
        f" {p.sidik[:16]}…</p>"
    )
    baris = "".join(
        f"<tr><td>{escape(satu.nama)}</td><td>{escape(satu.label)}</td>"
        f"<td align='right'>{escape(satu.dulu)}</td><td align='right'><b>{escape(satu.kini)}</b>"
        "</td></tr>"
        for satu in beda.beda
    )
    judul = "<tr><th align='left'>butir</th><th align='left'>angka</th>"
    judul += "<th align='right'>disetujui</th><th align='right'>sekarang</th></tr>"
    tabel = f"<table cellpadding='3' width='100%'>{judul}{baris}</table>" if baris else ""
    return kepala + tabel


def _waktu(satu: Langkah) -> str:
    return f"{datetime.fromisoformat(satu.waktu):%d-%m-%Y %H.%M}"
