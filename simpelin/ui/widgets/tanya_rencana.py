"""What Rencana asks in place: reasons for deleting, versions, a new year, comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QMenu

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import JenisVersi, Kunci, VersiRencana
from simpelin.services import rencana as layanan
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.form_simpul import FormSimpul
from simpelin.ui.widgets.form_versi import FormVersi
from simpelin.ui.widgets.panel_banding import PanelBanding
from simpelin.ui.widgets.pesan import BarisPesan
from simpelin.ui.widgets.tumpukan import Tumpukan

if TYPE_CHECKING:
    from simpelin.ui.konteks import Konteks


class TanyaRencana:
    """The part of the page that asks; the page brings the pieces."""

    konteks: Konteks
    form: FormSimpul
    form_versi: FormVersi
    tanya: BarTanya
    banding: PanelBanding
    tumpukan: Tumpukan
    versi: QComboBox
    pesan: BarisPesan

    if TYPE_CHECKING:

        @property
        def nama_versi(self) -> str: ...
        def simpan(self, *_: object, muat: bool = True) -> bool: ...
        def muat(self) -> None: ...
        def muat_pohon(self, pilih: Kunci | None) -> None: ...

    # --- taking away ---------------------------------------------------------------

    def minta_hapus(self) -> None:
        """Ask for the reason, then delete; what cannot be deleted is offered for archiving."""
        kunci, simpul = self.form.asal, self.form.simpul
        if kunci is None or simpul is None:
            return
        tahun, versi = self.form.tempat
        self._tanya_alasan(
            f"Hapus <b>{simpul.nama}</b> dari versi {versi}?",
            lambda a: layanan.hapus_simpul(self.konteks.store, tahun, versi, kunci, a),
            lambda a: layanan.arsipkan(self.konteks.store, tahun, versi, kunci, a),
        )

    def minta_hapus_indikator(self, nama: str) -> None:
        kunci = self.form.asal
        if kunci is None or not self.simpan():
            return
        tahun, versi = self.form.tempat
        self._tanya_alasan(
            f"Hapus indikator <b>{nama}</b>?",
            lambda a: layanan.hapus_indikator(self.konteks.store, tahun, versi, kunci, nama, a),
            lambda a: layanan.arsipkan(self.konteks.store, tahun, versi, kunci, a, nama),
        )

    def _tanya_alasan(
        self, teks: str, hapus: Callable[[str], object], arsip: Callable[[str], object]
    ) -> None:
        def coba(alasan: str) -> str | None:
            try:
                hapus(alasan)
            except layanan.PerluArsip as galat:
                self._tanya_arsip(str(galat), alasan, arsip)
                return None
            except KesalahanPengguna as galat:
                return str(galat)
            self._sesudah_hapus()
            return None

        self.tanya.tanya(teks, ya="Hapus", tindakan=coba, medan="Alasan; masuk riwayat perubahan")

    def _tanya_arsip(self, sebab: str, alasan: str, arsip: Callable[[str], object]) -> None:
        def coba(teks: str) -> str | None:
            try:
                arsip(teks)
            except KesalahanPengguna as galat:
                return str(galat)
            self._sesudah_hapus()
            return None

        self.tanya.tanya(sebab, ya="Arsipkan", tindakan=coba, medan="Alasan", isi=alasan)

    def _sesudah_hapus(self) -> None:
        kunci = self.form.asal
        self.form.simpul = None
        self.muat_pohon(kunci)
        self.konteks.catat(self)

    # --- versions ------------------------------------------------------------------

    def isi_menu_versi(self, menu: QMenu) -> None:
        if self.nama_versi:
            menu.addAction("Versi baru …", self.minta_versi_baru)
            menu.addAction(f"Data versi {self.nama_versi} …", self._minta_ubah_versi)
        tahun = self.konteks.daftar_tahun()[-1] + (0 if self.konteks.kosong else 1)
        menu.addAction(f"Tahun baru {tahun} dari struktur tahun lalu …", self.minta_tahun_baru)

    def minta_versi_baru(self) -> None:
        """Fields for a pergeseran or perubahan, in place."""
        if not self.simpan():
            return
        kosong = VersiRencana("", JenisVersi.PERGESERAN, berlaku_tw=self.konteks.triwulan)
        self.form_versi.buka(
            "Versi baru: mulai sama dengan versi sebelumnya, lalu ubah yang berbeda saja.",
            kosong,
            self._buat_versi,
        )

    def _buat_versi(self, versi: VersiRencana) -> None:
        layanan.versi_baru(self.konteks.store, self.konteks.tahun, versi)
        self._pilih_versi(versi.nama)

    def _minta_ubah_versi(self) -> None:
        tahun = self.konteks.tahun
        semua = self.konteks.store.rencana.versi(tahun)
        versi = next(satu for satu in semua if satu.nama == self.nama_versi)

        def ubah(baru: VersiRencana) -> None:
            layanan.ubah_versi(self.konteks.store, tahun, baru)
            self._pilih_versi(baru.nama)

        self.form_versi.buka(f"Data versi {versi.nama}", replace(versi, simpul=()), ubah)

    def _pilih_versi(self, nama: str) -> None:
        self.konteks.catat(self)
        self.muat()
        self.versi.setCurrentIndex(self.versi.findData(nama))
        self.muat_pohon(self.form.asal)

    def murni_baru(self) -> None:
        self._buat_versi(VersiRencana())

    def minta_tahun_baru(self) -> None:
        """Confirm next year's plan from this year's structure."""
        tahun = self.konteks.daftar_tahun()[-1] + 1
        self.tanya.tanya(
            f"Buat rencana <b>{tahun}</b> dari struktur {tahun - 1} yang berlaku di TW IV? "
            "Tujuan sampai indikator disalin; target, pagu, dan anggaran kas dikosongkan.",
            ya=f"Buat rencana {tahun}",
            tindakan=lambda _teks: self._tahun_baru(tahun),
        )

    def tahun_baru_kini(self) -> None:
        sebab = self._tahun_baru(self.konteks.tahun)
        if sebab:
            self.pesan.galat(sebab)

    def _tahun_baru(self, tahun: int) -> str | None:
        try:
            banyak = layanan.tahun_baru(self.konteks.store, tahun)
        except KesalahanPengguna as galat:
            return str(galat)
        self.konteks.catat(self)
        self.konteks.pesan.emit(f"Rencana {tahun} dibuat: {banyak} simpul, tanpa angka.")
        if self.konteks.tahun == tahun:
            self.muat()
        else:
            self.konteks.pilih_periode(tahun, 1)
        return None

    def buka_banding(self) -> None:
        """Semula – menjadi: the version before the one in view, and it."""
        if not self.simpan():
            return
        nama = [str(self.versi.itemData(n)) for n in range(self.versi.count())]
        letak = max(1, nama.index(self.nama_versi))
        pilihan = [(self.versi.itemText(n), satu) for n, satu in enumerate(nama)]
        self.banding.buka(pilihan, nama[letak - 1], nama[letak])
        self.tumpukan.setCurrentWidget(self.banding)


def label_versi(versi: VersiRencana) -> str:
    """'Perubahan I · DPPA/9 · 10/10/2026 · mulai TW IV'."""
    bagian = [versi.nama[:1].upper() + versi.nama[1:], versi.nomor]
    if versi.tanggal:
        bagian.append(f"{date.fromisoformat(versi.tanggal):%d/%m/%Y}")
    bagian.append(f"mulai TW {ROMAWI[versi.berlaku_tw]}")
    return " · ".join(satu for satu in bagian if satu)
