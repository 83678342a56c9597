"""One entry of the trail, whole, with the state of its link in the chain."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from simpelin.services import riwayat
from simpelin.services.riwayat import EntriKata
from simpelin.ui.konteks import Konteks
from simpelin.ui.tema import PT_KISI, Palet

TINGGI = 160


class PanelEntri(QTextBrowser):
    """Shows the entry that is selected in the table above it."""

    def __init__(self, konteks: Konteks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entri")
        self.setMinimumHeight(96)
        self.setAccessibleName("Isi entri")
        self.document().setDocumentMargin(8)
        self._konteks = konteks
        self._kini: EntriKata | None = None
        self._utuh = False
        konteks.tema.berubah.connect(self.segarkan)

    def tampilkan(self, entri: EntriKata | None) -> None:
        """Show an entry, and whether its link holds now; ``None`` for nothing."""
        self._kini = entri
        if entri is not None:
            self._utuh = riwayat.tersambung(self._konteks.store, entri.nomor)
        self.segarkan()

    def segarkan(self) -> None:
        """Write it again, with the colours of now; the store is not asked."""
        if self._kini is None:
            self.clear()
            return
        self.setHtml(self._html(self._kini, self._konteks.tema.palet))

    def _html(self, satu: EntriKata, p: Palet) -> str:
        rinci = f" · {escape(satu.butir.rinci)}" if satu.butir.rinci else ""
        kode = f"{escape(satu.butir.kode)} · " if satu.butir.kode else ""
        sumber = f", dari {escape(satu.sumber)}" if satu.sumber else ""
        akun = f" ({escape(satu.akun)})" if satu.akun else ""
        return (
            f"<div style='font-size:{PT_KISI}pt'>"
            f"<p style='margin:0'><b>{escape(satu.butir.nama)}</b></p>"
            f"<p style='margin:0;color:{p.redup}'>{kode}{escape(satu.jenis)}{rinci}</p>"
            f"<p style='margin:4px 0 0 0'>{satu.hari} {satu.jam} · "
            f"{escape(satu.pelaku)}{akun}: {escape(satu.tindakan)}{sumber}</p>"
            f"{self._rantai(satu, p)}{self._tabel(satu, p)}</div>"
        )

    def _tabel(self, satu: EntriKata, p: Palet) -> str:
        baris = "".join(
            f"<tr><td style='color:{p.redup}'>{escape(ubah.label)}</td>"
            f"<td>{_paragraf(ubah.sebelum)}</td><td style='color:{p.redup}'>→</td>"
            f"<td>{_paragraf(ubah.sesudah)}</td></tr>"
            for ubah in satu.perubahan
        )
        return f"<table cellpadding='3' cellspacing='0'>{baris}</table>"

    def _rantai(self, satu: EntriKata, p: Palet) -> str:
        sambungan = f"entri {satu.nomor - 1}" if satu.nomor > 1 else "awal riwayat"
        teks, warna = (
            (f"✓ Menyambung pada {sambungan}", p.redup)
            if self._utuh
            else (f"⚠ Tidak menyambung pada {sambungan}: diubah program lain", p.galat_teks)
        )
        return (
            f"<p style='margin:0 0 6px 0;color:{warna}'>Entri nomor {satu.nomor}. {teks}."
            f" Sidik {escape(satu.sidik)}</p>"
        )


def _paragraf(teks: str) -> str:
    return escape(teks).replace("\n", "<br>")
