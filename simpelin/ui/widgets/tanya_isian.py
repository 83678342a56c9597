"""What Input Realisasi asks in place: answering 0, handing in, opening again, reasons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services.laporan import kurang, kurang_dukung, penghalang, peringatan
from simpelin.services.lembar_unit import BarisIsian, Lembar
from simpelin.ui.models.baca_isian import Sel, kode_pendek, sel_dari
from simpelin.ui.models.model_isian import ModelIsian
from simpelin.ui.models.sesi_isian import SesiIsian
from simpelin.ui.widgets.bar_tanya import BarTanya, Tautan
from simpelin.ui.widgets.panel_isian import PanelIsian
from simpelin.ui.widgets.tabel_isian import TabelIsian

if TYPE_CHECKING:
    from simpelin.ui.konteks import Konteks


SEBANYAK = 3
"""Warnings that a question spells out; the rest stands in Verifikasi."""


class TanyaIsian:
    """The part of the page that asks; the page brings the pieces."""

    konteks: Konteks
    sesi: SesiIsian
    model: ModelIsian
    tabel: TabelIsian
    panel: PanelIsian
    tanya: BarTanya
    alasan: BarTanya

    def kabar(self, teks: str) -> None:
        """A short word in the status bar."""
        if teks:
            self.konteks.pesan.emit(teks)

    def minta_nol(self) -> None:
        """F8: name the rows that nothing is planned for, and answer 0 on Enter."""
        lembar = self.sesi.lembar
        if lembar is None:
            return
        baris = [satu for satu in lembar.baris if satu.dapat_nol]
        if not baris:
            self.kabar("Tidak ada baris tanpa rencana yang masih kosong.")
            return
        nama = "; ".join(_sebut(satu) for satu in baris)
        self.tanya.tanya(
            f"Jawab <b>0</b> untuk {len(baris)} baris yang tidak direncanakan "
            f"TW {ROMAWI[self.konteks.triwulan]}: {nama}",
            ya=f"Isi 0 pada {len(baris)} baris",
            tindakan=lambda _teks: self._jawab_nol(),
        )

    def _jawab_nol(self) -> None:
        banyak = self.sesi.jawab_nol()
        self.kabar(f"{banyak} baris dijawab 0; Ctrl+Z mengurungkan.")

    def minta_ajukan(self) -> None:
        """Hand in, or say with links what is still missing; open again with a reason."""
        lembar = self.sesi.lembar
        if lembar is None:
            return
        self.panel.simpan()
        lembar = self.sesi.lembar or lembar
        if not lembar.unit:
            self._minta_final(lembar)
            return
        if lembar.beku:
            self.tanya.tanya(
                "Membuka kembali laporan yang sudah diajukan; alasannya masuk riwayat.",
                ya="Buka kembali",
                tindakan=lambda teks: self._coba(lambda: self.sesi.buka_kembali(teks)),
                medan="Alasan, misalnya: angka Musrenbang salah catat",
            )
            return
        tautan = self._tautan_kurang(lembar)
        if tautan:
            self.tanya.tanya(
                f"Belum dapat diajukan: {len(tautan)} hal perlu dilengkapi. Pilih satu untuk"
                " menuju selnya.",
                tautan=tautan,
            )
            return
        catatan = [satu.pesan for satu in peringatan(lembar)]
        tanpa_bukti = kurang_dukung(self.konteks.store, lembar)
        catatan += [f"{_sebut(satu)} belum punya data dukung." for satu in tanpa_bukti]
        pesan = "".join(f"<br>• {satu}" for satu in catatan[:SEBANYAK])
        lagi = f"<br>{len(catatan)} peringatan; tulis alasannya:{pesan}" if catatan else ""
        self.tanya.tanya(
            f"Ajukan laporan <b>{lembar.unit}</b> TW {ROMAWI[self.konteks.triwulan]}? "
            f"Sesudah itu kinerja terkunci; dapat dibuka kembali dengan alasan.{lagi}",
            ya="Ajukan",
            tindakan=lambda teks: self._coba(lambda: self.sesi.ajukan(teks)),
            medan="Alasan, misalnya: peserta mundur, diganti bulan depan" if catatan else None,
        )

    def _minta_final(self, lembar: Lembar) -> None:
        """Keuangan's own "hand in": the quarter's rupiah are final."""
        kosong = lembar.wajib - lembar.terisi
        masih = f" Masih ada {kosong} sub kegiatan berpagu tanpa rupiah." if kosong else ""
        self.tanya.tanya(
            f"Nyatakan rupiah semua unit TW {ROMAWI[self.konteks.triwulan]} <b>final</b>?{masih}"
            " Sesudah itu rupiahnya terkunci; pernyataannya dapat dibatalkan di Verifikasi.",
            ya="Nyatakan final",
            tindakan=lambda _teks: self._coba(self._nyatakan_final),
        )

    def _nyatakan_final(self) -> None:
        banyak = len(self.sesi.nyatakan_final())
        self.kabar(f"Rupiah {banyak} unit dinyatakan final." if banyak else "Semua sudah final.")

    def _tautan_kurang(self, lembar: Lembar) -> list[Tautan]:
        hasil: list[Tautan] = []
        for satu in kurang(lembar):
            sel = sel_dari(satu, False)
            if self.sesi.ditolak(sel) is None:
                hasil.append((f"{_sebut(satu)} belum diisi", partial(self.tabel.tuju, sel)))
        for sel in self.sesi.semua_ditolak():
            baris, ditolak = self.sesi.baris(sel), self.sesi.ditolak(sel)
            if baris is not None and ditolak is not None:
                teks = f"{_sebut(baris)}: “{ditolak.teks}” belum disimpan; betulkan angkanya"
                hasil.append((teks, partial(self.tabel.tuju, sel)))
        for halangan in penghalang(lembar):
            sel = sel_dari(halangan.baris, halangan.rupiah)
            saran = "Perbaiki, atau tulis sebabnya pada hambatan."
            hasil.append((f"{halangan.pesan} {saran}", partial(self.tabel.tuju, sel)))
        return hasil

    def _coba(self, kerja: Callable[[], object]) -> str | None:
        try:
            kerja()
        except KesalahanPengguna as galat:
            return str(galat)
        return None

    def minta_alasan(self, sel: Sel) -> None:
        """A negative amount: its reason, in place, before it is stored."""
        ditolak, baris = self.sesi.ditolak(sel), self.sesi.baris(sel)
        if ditolak is None or baris is None:
            return

        def tampil() -> None:
            self.alasan.tanya(
                f"Mengapa <b>{ditolak.teks}</b> pada {baris.simpul.nama} negatif?",
                ya="Simpan",
                tindakan=lambda teks: self._simpan_alasan(sel, teks),
                medan="Alasan, misalnya: pengembalian belanja ke kas daerah",
                isi=baris.catatan_rp,
            )

        QTimer.singleShot(0, self.alasan, tampil)  # after the editor has given the focus back

    def _simpan_alasan(self, sel: Sel, teks: str) -> str | None:
        if not teks.strip():
            return "Tulis alasannya dahulu."
        self.sesi.beri_alasan(sel, teks)
        ditolak = self.sesi.ditolak(sel)
        return ditolak.alasan if ditolak else None


def _sebut(baris: BarisIsian) -> str:
    i = baris.indikator
    nama = baris.simpul.nama if i is None else i.indikator.nama
    return f"{kode_pendek(baris.simpul.kode)} {nama}"
