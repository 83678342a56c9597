"""What the meeting's page writes about the item in view: decisions, words, the camat's colour."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simpelin.domain.baris_keputusan import BarisKeputusan, Penanggung, urai_keputusan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penilaian import Warna
from simpelin.domain.rencana import Kunci
from simpelin.services import izin, rapat
from simpelin.ui.konteks import Konteks
from simpelin.ui.widgets.rapat_kartu import KEPUTUSAN, KartuRapat
from simpelin.ui.widgets.rapat_keputusan import BarisPutusan, kata_putusan

DITUTUP = "Rapat ini sudah ditutup; lihat tampilan Rapat."


class Pemutus(QObject):
    """Between the decision line, the card, and the meeting's service."""

    tersimpan = Signal()

    def __init__(self, konteks: Konteks, isian: BarisPutusan, kartu: KartuRapat) -> None:
        super().__init__(isian)
        self._konteks, self._isian, self._kartu = konteks, isian, kartu
        self._kunci: Kunci | None = None
        self._pemilik = ""
        self._dikenal: tuple[Penanggung, ...] = ()
        self._terkunci = ""
        isian.disimpan.connect(self._putuskan)
        kartu.simpan_warna = self._warnai
        kartu.simpan_catatan = self._catat

    def muat(self) -> None:
        """Who may be named in this meeting's decisions, and whether one may decide at all."""
        k = self._konteks
        self._dikenal = rapat.dapat_ditugasi(k.store, k.tahun, k.triwulan)
        ditutup = k.monev().rapat.ditutup
        self._terkunci = DITUTUP if ditutup else izin.putusan(k.store, Tindakan.RAPAT).alasan
        warna = izin.putusan(k.store, Tindakan.UBAH_WARNA)
        self._kartu.atur_hak(terbuka=not self._terkunci, warna=bool(warna) and not ditutup)
        self._kartu.ubah_warna.setToolTip(
            warna.alasan or "Geser warna satu tingkat, dengan alasan (camat)"
        )

    def siapkan(self, tentang: str, kunci: Kunci | None, pemilik: str) -> None:
        """Decide on this item from now on; ``None`` is a late unit, or the office."""
        self._kunci, self._pemilik = kunci, pemilik
        self._isian.kunci(self._terkunci)
        if not self._terkunci:
            nama = tuple(dict.fromkeys(satu.nama for satu in self._dikenal))
            self._isian.atur(tentang, pemilik, nama, self._urai)

    def _urai(self, teks: str) -> BarisKeputusan:
        k = self._konteks
        bawaan = Penanggung(self._pemilik) if self._pemilik else None
        hari = k.monev().rapat.tanggal or k.tanggal_acuan
        return urai_keputusan(teks, self._dikenal, hari, bawaan)

    def _putuskan(self, baris: BarisKeputusan) -> None:
        k, kunci = self._konteks, self._kunci
        try:
            satu = rapat.putuskan(
                k.store, k.tahun, k.triwulan, kunci, baris.isi, baris.penanggung, baris.tenggat
            )
        except KesalahanPengguna as galat:
            self._isian.kabar(str(galat), galat=True)
            return
        self._isian.kosongkan()
        self.tersimpan.emit()
        self._kartu.lembar.setCurrentIndex(KEPUTUSAN)
        self._isian.kabar(f"Tersimpan, nomor {satu.nomor.nomor}: {kata_putusan(baris)}")

    def _warnai(self, menjadi: Warna | None, alasan: str) -> None:
        k, kunci = self._konteks, self._kunci
        if kunci is None:
            return
        if menjadi is None:
            rapat.batalkan_warna(k.store, k.tahun, k.triwulan, kunci)
        else:
            rapat.timpa_warna(k.store, k.tahun, k.triwulan, kunci, menjadi, alasan)
        self.tersimpan.emit()

    def _catat(self, catatan: str) -> None:
        """What was said on the item, for the minutes; an empty line takes it off again."""
        k = self._konteks
        rapat.catat_pembahasan(k.store, k.tahun, k.triwulan, self._kunci, catatan.strip() or None)
        self.tersimpan.emit()
