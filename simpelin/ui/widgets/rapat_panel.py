"""The meeting itself: when and where, agenda, who is there, what was decided, papers, closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rapat import Hadir, Keputusan, NomorKeputusan
from simpelin.domain.tindak_lanjut import TindakLanjut
from simpelin.services import izin
from simpelin.services import rapat as layanan
from simpelin.services.monev import Monev
from simpelin.ui.konteks import Konteks
from simpelin.ui.tema import PT_ISI
from simpelin.ui.terjemahan import tanggal_singkat
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.besaran import Besaran
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.medan_tanggal import MedanTanggal
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.rapat_hadir import DaftarHadir
from simpelin.ui.widgets.rapat_surat import SuratRapat

_MEDAN = (
    ("pukul", "Pukul"),
    ("tempat", "Tempat"),
    ("pemimpin", "Pemimpin"),
    ("notulis", "Notulis"),
)


BARIS_AGENDA, BARIS_SEMPIT = 4, 2
"""Lines of the usual agenda, and of one in a low window."""


class Agenda(QPlainTextEdit):
    """Some lines; told when one leaves them."""

    ditinggalkan = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ditinggalkan.emit()


class PanelRapat(QWidget):
    """Reads and writes the quarter's meeting through its service; saved as it is entered."""

    berubah = Signal()
    """Something was saved."""
    butir_dibuka = Signal(object)
    """The ``Kunci`` of a decision's item."""

    def __init__(
        self,
        konteks: Konteks,
        pesan: BarisPesan,
        besaran: Besaran,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._konteks, self._pesan, self._besaran = konteks, pesan, besaran
        self._monev: Monev | None = None
        self._terkunci = False
        self.tanggal = MedanTanggal("Tanggal rapat")
        self.medan = {nama: QLineEdit() for nama, _ in _MEDAN}
        self.agenda = Agenda()
        self.agenda.setAccessibleName("Agenda")
        self.agenda.setTabChangesFocus(True)
        self.hadir = DaftarHadir()
        self.putusan = QTextBrowser()
        self.putusan.setOpenLinks(False)
        self.putusan.setAccessibleName("Keputusan rapat ini")
        self.putusan.document().setDocumentMargin(0)
        self.surat = SuratRapat(konteks, pesan)
        self.keadaan = QLabel()
        self.keadaan.setWordWrap(True)
        self.tutup = QPushButton()
        self.tanya = BarTanya()
        self._susun()
        self._sambungkan()

    def _susun(self) -> None:
        isian = QGridLayout()
        isian.setHorizontalSpacing(8)
        isian.setVerticalSpacing(6)
        isian.addWidget(QLabel("Tanggal"), 0, 0)
        isian.addWidget(self.tanggal, 0, 1)
        for nomor, (nama, judul) in enumerate(_MEDAN, 1):
            self.medan[nama].setAccessibleName(judul)
            isian.addWidget(QLabel(judul), nomor // 2, 2 * (nomor % 2))
            isian.addWidget(self.medan[nama], nomor // 2, 2 * (nomor % 2) + 1)
        isian.setColumnStretch(1, 1)
        isian.setColumnStretch(3, 1)
        acara = Kartu("Acara dan agenda")
        acara.susunan.addLayout(isian)
        acara.susunan.addWidget(self.agenda, 1)
        peserta = Kartu("Daftar hadir", self.hadir)
        peserta.kepala.addWidget(self.hadir.semua)
        self.hadir.jumlah = peserta.catatan
        self.kartu_putusan = Kartu("Keputusan rapat ini", self.putusan)
        penutup = Kartu("Surat dan penutupan")
        penutup.susunan.addWidget(self.surat)
        penutup.susunan.addWidget(self.tanya)
        bawah = QHBoxLayout()
        bawah.addWidget(self.keadaan, 1)
        bawah.addWidget(self.tutup)
        penutup.susunan.addLayout(bawah)
        kisi = QGridLayout(self)
        kisi.setContentsMargins(0, 0, 0, 0)
        kisi.setSpacing(8)
        kisi.addWidget(acara, 0, 0)
        kisi.addWidget(peserta, 1, 0, 2, 1)
        kisi.addWidget(self.kartu_putusan, 0, 1, 2, 1)
        kisi.addWidget(penutup, 2, 1)
        kisi.setColumnStretch(0, 1)
        kisi.setColumnStretch(1, 1)
        kisi.setRowStretch(1, 1)

    def _sambungkan(self) -> None:
        self.tanggal.editingFinished.connect(self._simpan_acara)
        for satu in self.medan.values():
            satu.editingFinished.connect(self._simpan_acara)
        self.agenda.ditinggalkan.connect(self._simpan_acara)
        self.hadir.berubah.connect(self._simpan_hadir)
        self.putusan.anchorClicked.connect(self._ikuti)
        self.tutup.clicked.connect(self._minta_tutup)
        self._konteks.tema.berubah.connect(self._tulis_putusan)
        self._besaran.berubah.connect(self._tulis_putusan)
        self._besaran.berubah.connect(self._ukur_agenda)
        self._ukur_agenda()

    def _ukur_agenda(self) -> None:
        """High enough for the usual agenda; the attendance list takes what is left."""
        baris = QFontMetrics(self._besaran.huruf(PT_ISI)).lineSpacing()
        self.agenda.setMinimumHeight(baris * BARIS_SEMPIT + 22)
        self.agenda.setMaximumHeight(baris * BARIS_AGENDA + 22)

    # --- showing -------------------------------------------------------------------------

    def muat(self, monev: Monev) -> None:
        """Show the meeting of this quarter."""
        self._monev = monev
        rapat, store = monev.rapat, self._konteks.store
        boleh = izin.putusan(store, Tindakan.RAPAT)
        self._terkunci = rapat.ditutup or not boleh
        self.tanggal.atur(rapat.tanggal or monev.tanggal)
        for nama, medan in self.medan.items():
            if not medan.hasFocus():
                medan.setText(getattr(rapat, nama))
                medan.setCursorPosition(0)
            medan.setEnabled(not self._terkunci)
        self.tanggal.setEnabled(not self._terkunci)
        if not self.agenda.hasFocus():
            self.agenda.setPlainText(rapat.agenda)
        self.agenda.setReadOnly(self._terkunci)
        self.hadir.atur(rapat.hadir, terkunci=self._terkunci)
        self.keadaan.setText(kata_keadaan(monev))
        tutup = izin.putusan(store, Tindakan.TUTUP_RAPAT)
        self.tutup.setEnabled(bool(tutup))
        self.tutup.setToolTip(tutup.alasan)
        self.tutup.setText("Buka kembali …" if rapat.ditutup else "Tutup rapat …")
        self._tulis_putusan()

    def _tulis_putusan(self) -> None:
        if self._monev is None:
            return
        p, pt = self._konteks.tema.palet, self._besaran.huruf(PT_ISI).pointSizeF()
        monev = self._monev
        putusan = monev.rapat.keputusan
        self.kartu_putusan.judul.setText(f"Keputusan rapat ini ({len(putusan)})")
        bagian = [_teratas(satu, monev.tanggal) for satu in monev.tindak_lanjut.teratas]
        if bagian:
            bagian.insert(0, "<p style='margin:0'><b>Agenda dimulai dari yang lewat dua triwulan:"
                             "</b></p>")  # fmt: skip
        bagian += [self._satu(satu, p.aksen, p.redup) for satu in putusan]
        if not putusan:
            bagian.append(
                f"<p style='margin:6px 0 0 0;color:{p.redup}'>Belum ada. Pilih butir di daftar,"
                " tulis keputusannya di baris bawah.</p>"
            )
        self.putusan.setHtml(f"<div style='font-size:{pt}pt'>{''.join(bagian)}</div>")

    def _satu(self, satu: Keputusan, aksen: str, redup: str) -> str:
        assert self._monev is not None
        penilaian = None if satu.kunci is None else self._monev.daftar.penilaian.get(satu.kunci)
        nama = "Kantor" if penilaian is None else penilaian.simpul.nama
        if penilaian is not None:
            nama = f"<a href='butir:{satu.nomor.nomor}' style='color:{aksen}'>{escape(nama)}</a>"
        return (
            f"<p style='margin:0 0 8px 0'><b>{satu.nomor.nomor}.</b> {escape(satu.isi)}<br>"
            f"<span style='color:{redup}'>{nama} · {escape(satu.penanggung_jawab)} · paling lambat"
            f" {tanggal_singkat(satu.tenggat)}</span></p>"
        )

    def _ikuti(self, url: QUrl) -> None:
        assert self._monev is not None
        for satu in self._monev.rapat.keputusan:
            if satu.nomor.nomor == int(url.path()):
                self.butir_dibuka.emit(satu.kunci)

    # --- writing -------------------------------------------------------------------------

    def _lakukan(self, tindakan: Callable[[], object]) -> bool:
        try:
            tindakan()
        except KesalahanPengguna as galat:
            self._pesan.galat(str(galat))
            if self._monev is not None:
                self.muat(self._monev)
            return False
        self.berubah.emit()
        return True

    def _simpan_acara(self) -> None:
        """What differs from the meeting as it stands; nothing differs, nothing is written."""
        if self._monev is None or self._terkunci:
            return
        rapat, k = self._monev.rapat, self._konteks
        isi: dict[str, object] = {nama: medan.text().strip() for nama, medan in self.medan.items()}
        isi["agenda"] = self.agenda.toPlainText().strip()
        isi["tanggal"] = self.tanggal.hari()
        beda = {nama: nilai for nama, nilai in isi.items() if nilai != getattr(rapat, nama)}
        if beda:
            self._lakukan(
                lambda: layanan.atur(k.store, k.tahun, k.triwulan, **beda)  # type: ignore[arg-type]
            )

    def _simpan_hadir(self, hadir: tuple[Hadir, ...]) -> None:
        k = self._konteks
        self._lakukan(lambda: layanan.atur_kehadiran(k.store, k.tahun, k.triwulan, hadir))

    def hapus(self, nomor: int) -> None:
        """Take back a decision of this meeting."""
        k = self._konteks
        self._lakukan(
            lambda: layanan.hapus_keputusan(k.store, NomorKeputusan(k.tahun, k.triwulan, nomor))
        )

    # --- closing -------------------------------------------------------------------------

    def _minta_tutup(self) -> None:
        assert self._monev is not None
        rapat = self._monev.rapat
        if rapat.ditutup:
            self.tanya.tanya(
                "Buka kembali rapat ini? Potret dan tindak lanjutnya tetap.",
                ya="Buka kembali",
                medan="Alasan",
                tindakan=self._buka_kembali,
            )
            return
        self.tanya.tanya(
            f"Tutup rapat? Angkanya dipotret dan dikunci, {len(rapat.keputusan)} keputusan"
            " dibagikan kepada penanggung jawabnya.",
            ya="Tutup rapat",
            tindakan=self._tutup,
        )

    def _tutup(self, _: str) -> str | None:
        k = self._konteks

        def jalan() -> None:
            layanan.buka(k.store, k.tahun, k.triwulan)
            layanan.tutup(k.store, k.tahun, k.triwulan, k.tanggal_acuan)

        return self._coba(jalan)

    def _buka_kembali(self, alasan: str) -> str | None:
        k = self._konteks
        return self._coba(lambda: layanan.buka_kembali(k.store, k.tahun, k.triwulan, alasan))

    def _coba(self, tindakan: Callable[[], object]) -> str | None:
        try:
            tindakan()
        except KesalahanPengguna as galat:
            return str(galat)
        self.berubah.emit()
        return None


def kata_keadaan(monev: Monev) -> str:
    """Whether the meeting is open, closed, or was opened again; and the snapshot's fingerprint."""
    rapat = monev.rapat
    if rapat.ditutup and rapat.ditutup_pada is not None:
        waktu = datetime.fromisoformat(rapat.ditutup_pada)
        berubah = len(monev.sejak_ditutup)
        beda = f" Sejak itu {berubah} butir berubah." if berubah else ""
        return (
            f"Ditutup {tanggal_singkat(waktu.date())} {waktu:%H.%M} oleh {rapat.ditutup_oleh}."
            f" Sidik potret: {rapat.sidik[:16]}….{beda}"
        )
    if rapat.alasan_buka:
        return f"Dibuka kembali: {rapat.alasan_buka}. Potret sebelumnya: {rapat.sidik[:16]}…"
    return "Rapat terbuka; keputusan dibagikan saat rapat ditutup."


def _teratas(satu: TindakLanjut, hari: date) -> str:
    return (
        f"<p style='margin:0 0 4px 0'>{escape(satu.keputusan.isi)} ·"
        f" {escape(satu.keputusan.penanggung_jawab)} · lewat {satu.hari_lewat(hari)} hari</p>"
    )
