"""The side panel *Dari mana angka ini?*: one figure's derivation, and links to what it is
made of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simpelin.domain.rencana import Kunci, Simpul, Tingkat
from simpelin.services.asal_angka import JUDUL, asal
from simpelin.services.asal_indikator import AsalAngka, Rujukan, Ukuran, Unsur
from simpelin.services.asal_penilaian import asal_penilaian
from simpelin.services.jejak import Jejak, jejak
from simpelin.ui.konteks import Konteks
from simpelin.ui.tema import PT_KISI, Palet
from simpelin.ui.widgets.medan_angka import sempitkan

LEBAR = 372
_PILIHAN = tuple(satu for satu in Ukuran if satu is not Ukuran.INDIKATOR)
_HANYA_ATAS = (Ukuran.CAPAIAN_TERTIMBANG,)


class PanelAsal(QFrame):
    """Shows a derivation; walks to the figures behind it and back."""

    ditutup = Signal()
    simpul_dibuka = Signal(object)
    """A ``Kunci`` that the tree shall show."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self.setFixedWidth(LEBAR)
        self._konteks = konteks
        self._jalan: list[Rujukan] = []
        self._tautan: list[Rujukan] = []
        self._kini: Rujukan | None = None
        self.peramban = QTextBrowser()
        self.peramban.setOpenLinks(False)
        self.peramban.setAccessibleName("Asal angka")
        self.peramban.document().setDocumentMargin(0)
        self.peramban.anchorClicked.connect(self._ikuti)
        self.pilihan = QComboBox()
        self.pilihan.setAccessibleName("Angka yang dijelaskan")
        sempitkan(self.pilihan, 20)
        self.pilihan.activated.connect(self._pilih)
        self._susun()
        konteks.tema.berubah.connect(self.segarkan)

    def _susun(self) -> None:
        judul = QLabel("Dari mana angka ini?")
        judul.setProperty("peran", "subjudul")
        self.kembali = _tombol("↶", "Kembali ke angka sebelumnya")
        self.kembali.clicked.connect(self.mundur)
        tutup = _tombol("✕", "Tutup (Esc)")
        tutup.clicked.connect(self.ditutup)
        kepala = QHBoxLayout()
        kepala.addWidget(judul, 1)
        kepala.addWidget(self.kembali)
        kepala.addWidget(tutup)
        susunan = QVBoxLayout(self)
        susunan.setContentsMargins(12, 8, 8, 8)
        susunan.setSpacing(8)
        susunan.addLayout(kepala)
        susunan.addWidget(self.pilihan)
        susunan.addWidget(self.peramban, 1)

    # --- what is shown -------------------------------------------------------------

    def tampilkan(self, rujukan: Rujukan, *, maju: bool = False) -> None:
        """Show one figure; with ``maju`` the one before can be come back to."""
        if maju and self._kini is not None:
            self._jalan.append(self._kini)
        elif not maju:
            self._jalan.clear()
        self._kini = rujukan
        self.segarkan()

    def mundur(self) -> None:
        if self._jalan:
            self._kini = self._jalan.pop()
            self.segarkan()

    def segarkan(self) -> None:
        """Write it again, with the figures and colours of now."""
        if self._kini is None:
            return
        evaluasi = self._konteks.evaluasi()
        kunci = self._kini.kunci
        if kunci is not None and kunci not in evaluasi.hasil:
            self._kini = None
            self.ditutup.emit()
            return
        try:
            isi = self._asal(self._kini)
        except LookupError:
            self._kini = Rujukan(kunci, Ukuran.CAPAIAN)
            isi = self._asal(self._kini)
        entri = jejak(self._konteks.store, evaluasi, self._kini)
        self.kembali.setEnabled(bool(self._jalan))
        self._isi_pilihan(isi)
        self.peramban.setHtml(self._html(isi, entri))

    def _asal(self, rujukan: Rujukan) -> AsalAngka:
        if rujukan.ukuran is Ukuran.PENILAIAN and rujukan.kunci is not None:
            return asal_penilaian(self._konteks.sorotan(), rujukan.kunci)
        return asal(self._konteks.evaluasi(), rujukan)

    def _isi_pilihan(self, isi: AsalAngka) -> None:
        simpul = self._simpul(isi.rujukan.kunci)
        sub = simpul is not None and simpul.tingkat is Tingkat.SUB_KEGIATAN
        self.pilihan.clear()
        for satu in _PILIHAN:
            if (
                (sub and satu in _HANYA_ATAS)
                or (satu is Ukuran.PENILAIAN and not sub)
                or (
                    satu is Ukuran.CAPAIAN_INDIKATOR
                    and (simpul is None or not simpul.indikator or sub)
                )
            ):
                continue
            self.pilihan.addItem(JUDUL[satu], satu)
        if simpul is not None:
            for nomor, indikator in enumerate(simpul.indikator, start=1):
                self.pilihan.addItem(f"Indikator {nomor}: {indikator.nama}", indikator.nama)
        cari = isi.rujukan.indikator if isi.rujukan.indikator else isi.rujukan.ukuran
        for nomor in range(self.pilihan.count()):
            if self.pilihan.itemData(nomor) == cari:
                self.pilihan.setCurrentIndex(nomor)

    def _simpul(self, kunci: Kunci | None) -> Simpul | None:
        return None if kunci is None else self._konteks.evaluasi().rencana.simpul[kunci]

    def _pilih(self) -> None:
        if self._kini is None:
            return
        data = self.pilihan.currentData()
        if isinstance(data, Ukuran):
            self.tampilkan(Rujukan(self._kini.kunci, data))
        else:
            self.tampilkan(Rujukan(self._kini.kunci, Ukuran.INDIKATOR, str(data)), maju=True)

    def _ikuti(self, url: QUrl) -> None:
        tujuan = self._tautan[int(url.path())]
        self.tampilkan(tujuan, maju=True)
        if tujuan.kunci is not None:
            self.simpul_dibuka.emit(tujuan.kunci)

    # --- the text ------------------------------------------------------------------

    def _html(self, isi: AsalAngka, entri: Sequence[Jejak]) -> str:
        self._tautan = []
        p = self._konteks.tema.palet
        bagian = [
            self._remah(isi, p),
            f"<p style='margin:0'><b>{escape(isi.tempat)}</b></p>",
            f"<p style='margin:8px 0 0 0;color:{p.redup}'>{escape(self._judul(isi))}</p>",
            f"<p style='margin:0 0 8px 0;font-size:18pt'><b>{escape(isi.nilai)}</b></p>",
            self._rumus(isi, p),
            self._daftar("Yang masuk", isi.masuk, p),
            self._daftar("Tidak masuk", isi.tidak_masuk, p),
            "".join(f"<p style='margin:6px 0 0 0'>{escape(satu)}</p>" for satu in isi.catatan),
            _jejak(entri, p),
            f"<p style='margin:12px 0 0 0;color:{p.redup}'>{escape(isi.aturan)}</p>",
        ]
        return f"<div style='font-size:{PT_KISI}pt'>{''.join(bagian)}</div>"

    def _judul(self, isi: AsalAngka) -> str:
        evaluasi = self._konteks.evaluasi()
        return f"{isi.judul}, s.d. TW {('I', 'II', 'III', 'IV')[evaluasi.triwulan - 1]}"

    def _remah(self, isi: AsalAngka, p: Palet) -> str:
        """The way down from the top, each step a link."""
        if isi.rujukan.kunci is None:
            return ""
        evaluasi = self._konteks.evaluasi()
        kunci = isi.rujukan.kunci
        langkah = [self._anker(Rujukan(None, Ukuran.CAPAIAN), "Kantor", p)]
        for simpul in evaluasi.rencana.leluhur(kunci):
            langkah.append(self._anker(Rujukan(simpul.kunci, Ukuran.CAPAIAN), simpul.kode, p))
        if isi.rujukan.indikator:
            langkah.append(self._anker(Rujukan(kunci, Ukuran.CAPAIAN), kunci.kode, p))
        else:
            langkah.append(escape(kunci.kode))
        return f"<p style='margin:0 0 6px 0;color:{p.redup}'>{' › '.join(langkah)}</p>"

    def _anker(self, tujuan: Rujukan, teks: str, p: Palet) -> str:
        self._tautan.append(tujuan)
        gaya = f"color:{p.aksen};text-decoration:none"
        return f"<a href='asal:{len(self._tautan) - 1}' style='{gaya}'>{escape(teks)}</a>"

    def _rumus(self, isi: AsalAngka, p: Palet) -> str:
        baris = "".join(f"<p style='margin:2px 0'>{escape(satu)}</p>" for satu in isi.rumus)
        return (
            f"<table width='100%' cellpadding='8' cellspacing='0' bgcolor='{p.sorot}'>"
            f"<tr><td>{baris}</td></tr></table>"
        )

    def _daftar(self, judul: str, unsur: Sequence[Unsur], p: Palet) -> str:
        if not unsur:
            return ""
        baris = "".join(self._baris(satu, p) for satu in unsur)
        return (
            f"<p style='margin:12px 0 2px 0'><b>{judul} ({len(unsur)})</b></p>"
            f"<table width='100%' cellpadding='3' cellspacing='0'>{baris}</table>"
        )

    def _baris(self, satu: Unsur, p: Palet) -> str:
        nama = escape(satu.nama)
        if satu.rujukan is not None:
            nama = self._anker(satu.rujukan, satu.nama, p)
        sebab = (
            f"<br><span style='color:{p.redup}'>{escape(satu.sebab)}</span>" if satu.sebab else ""
        )
        return (
            f"<tr><td>{nama}{sebab}</td>"
            f"<td align='right' style='white-space:nowrap'>{escape(satu.nilai)}</td></tr>"
        )


def _jejak(entri: Sequence[Jejak], p: Palet) -> str:
    if not entri:
        return ""
    baris = "".join(
        f"<tr><td>{escape(satu.isi)}<br><span style='color:{p.redup}'>"
        f"{escape(satu.kode)} · {escape(satu.pelaku)} · "
        f"{satu.waktu:%d-%m-%Y %H.%M}</span></td></tr>"
        for satu in entri
    )
    return (
        "<p style='margin:12px 0 2px 0'><b>Isian terakhir di baliknya</b></p>"
        f"<table width='100%' cellpadding='3' cellspacing='0'>{baris}</table>"
    )


def _tombol(teks: str, arti: str) -> QToolButton:
    tombol = QToolButton()
    tombol.setText(teks)
    tombol.setToolTip(arti)
    tombol.setAccessibleName(arti)
    tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return tombol
