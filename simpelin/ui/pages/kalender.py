"""Kalender: the year's deadlines, holidays, exceptions, and who came when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import TRIWULAN
from simpelin.services import kalender as layanan
from simpelin.services.ekspor_ketepatan import ekspor_ketepatan, sebut_ketepatan
from simpelin.services.ketepatan import Ketepatan, KetepatanUnit, ketepatan, rekap
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.tema import BARIS
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.panel_libur import PanelLibur
from simpelin.ui.widgets.panel_pengecualian import PanelPengecualian
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.tabel import Tabel

NAMA_TERSEMPIT = 120
LEBAR_KANAN = (340, 376)
"""Pixels: on a small screen the right half gives way to the units' names."""
JUDUL_BATAS = (
    Judul("Triwulan", 70),
    Judul("Pengisian", 84),
    Judul("Verifikasi", 84),
    Judul("Rapat", 84),
    Judul("Dikirim", 84),
    Judul("Basis rupiah", 92),
    Judul("Batas rupiah", 92),
    Judul("Rekonsiliasi", 0),
)
JUDUL_TEPAT = (
    Judul("Unit", 0),
    *(Judul(f"TW {ROMAWI[n]}", 80) for n in TRIWULAN),
    Judul("Diterima", 62, True),
    Judul("Tepat\nwaktu", 52, True),
    Judul("Hari\nterlambat", 70, True),
)


class HalamanKalender(Halaman):
    judul = "Kalender"
    bantuan: ClassVar[str] = (
        "Batas tiap triwulan dihitung dalam hari kerja sesudah triwulan berakhir; hari Sabtu,"
        " Minggu, dan hari libur di daftar ini dilewati. Banyaknya hari kerja ada di Pengaturan"
        " (Kalender); TW IV punya angkanya sendiri.<br><br>"
        "<b>Pengecualian</b> membuka sel satu unit sesudah batas sampai suatu tanggal, bila di"
        " Pengaturan sel dikunci sesudah batas. Laporan yang dikembalikan selalu terbuka.<br><br>"
        "<b>Ketepatan</b> dinilai dari penerimaan pertama; simpan sebagai buku kerja untuk yang"
        " meminta daftarnya."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.batas = Tabel(konteks.tema, JUDUL_BATAS, tinggi=BARIS)
        self.tepat = Tabel(konteks.tema, JUDUL_TEPAT, tersempit=NAMA_TERSEMPIT)
        self.libur = PanelLibur(konteks, self)
        self.pengecualian = PanelPengecualian(konteks, self)
        self.simpan = QPushButton("Simpan daftar …")
        self.hasil: Ketepatan | None = None
        self._susun_isi()
        self.setFocusProxy(self.tepat)
        self.simpan.clicked.connect(self._pilih_berkas)

    def _susun_isi(self) -> None:
        self.batas.setAccessibleName("Batas tiap triwulan")
        self.tepat.setAccessibleName("Ketepatan laporan")
        for tabel in (self.batas, self.tepat):
            tabel.setProperty("polos", True)
        self.batas.setFixedHeight(BARIS * 5 + 6)
        self.batas.header().setFixedHeight(BARIS)
        self.kosong = Kosong(
            "Belum ada unit yang melapor",
            "Ketepatan tampil begitu rencana tahun ini punya indikator dan unit pemiliknya.",
            ("Buka Rencana", lambda: self.konteks.minta_halaman.emit("rencana", None)),
        )
        self.kartu_batas = Kartu("Batas", self.batas)
        self.kartu_tepat = Kartu("Ketepatan laporan", self.tepat)
        self.kartu_tepat.susunan.addWidget(self.kosong, 1)
        self.aksi.addWidget(self.simpan)
        kiri, kanan = QVBoxLayout(), QVBoxLayout()
        for kolom in (kiri, kanan):
            kolom.setSpacing(12)
        kiri.addWidget(self.kartu_batas)
        kiri.addWidget(self.kartu_tepat, 1)
        for judul, panel in (
            ("Hari libur", self.libur),
            ("Pengecualian batas", self.pengecualian),
        ):
            kartu = Kartu(judul, panel)
            kartu.setMinimumWidth(LEBAR_KANAN[0])
            kartu.setMaximumWidth(LEBAR_KANAN[1])
            kanan.addWidget(kartu, 1)
        baris = QHBoxLayout()
        baris.setSpacing(12)
        baris.addLayout(kiri, 5)
        baris.addLayout(kanan, 2)
        self.isi.addLayout(baris, 1)
        self.setTabOrder(self.tepat, self.pengecualian)

    @property
    def hari(self) -> date:
        """Today; in the example the meeting of TW IV, so that it reads as it did then."""
        k = self.konteks
        if not k.pengaturan().contoh:
            return k.tanggal
        return layanan.batas_setahun(k.store, k.tahun)[-1].rapat

    def muat(self) -> None:
        k = self.konteks
        self.keterangan(f"Tahun {k.tahun}")
        self.batas.muat([_baris_batas(satu) for satu in layanan.batas_setahun(k.store, k.tahun)])
        self.hasil = ketepatan(k.store, k.tahun, self.hari)
        baris = [self._baris_unit(unit) for unit in self.hasil.unit]
        if baris:
            baris.append(self._baris_kantor())
        self.tepat.muat(baris)
        self.tepat.setVisible(bool(baris))
        self.kosong.setVisible(not baris)
        self.simpan.setEnabled(bool(baris))
        semua = rekap(self.hasil.baris)
        self.kartu_tepat.catatan.setText(
            f"diharapkan {semua.diharapkan}, diterima {semua.diterima}, {semua.tepat} tepat waktu"
        )
        self.libur.muat()
        self.pengecualian.muat()

    def _baris_unit(self, unit: str) -> tuple[Sel, ...]:
        assert self.hasil is not None
        satu = self.hasil.milik(unit)
        return (
            Sel(unit, f"dikembalikan {satu.dikembalikan}×" if satu.dikembalikan else None),
            *(_sel(self.hasil.satu(unit, n)) for n in TRIWULAN),
            Sel(f"{satu.diterima}/{satu.diharapkan}"),
            Sel(str(satu.tepat)),
            Sel(str(satu.hari), tebal=satu.hari > 0),
        )

    def _baris_kantor(self) -> tuple[Sel, ...]:
        assert self.hasil is not None
        hasil, semua = self.hasil, rekap(self.hasil.baris)
        per = (rekap(hasil.pada(n)) for n in TRIWULAN)
        return (
            Sel("Seluruh kantor", tebal=True),
            *(Sel(f"{r.tepat} dari {r.diharapkan} tepat" if r.diharapkan else "–") for r in per),
            Sel(f"{semua.diterima}/{semua.diharapkan}", tebal=True),
            Sel(str(semua.tepat), tebal=True),
            Sel(str(semua.hari), tebal=True),
        )

    # --- as a workbook ---------------------------------------------------------------

    def _pilih_berkas(self) -> None:
        nama, _ = QFileDialog.getSaveFileName(
            self,
            "Simpan daftar ketepatan",
            f"ketepatan-{self.konteks.tahun}.xlsx",
            "Buku kerja Excel (*.xlsx)",
        )
        if nama:
            self.tulis(Path(nama).with_suffix(".xlsx"))

    def tulis(self, path: Path) -> None:
        """Write the list to ``path`` (a hundred rows: at once)."""
        k = self.konteks
        try:
            ekspor_ketepatan(k.store, k.tahun, path, tanggal=self.hari)
        except KesalahanPengguna as galat:
            self.pesan.galat(str(galat))
        else:
            self.pesan.kabar(f"Daftar ketepatan {k.tahun} disimpan: {path}")


def _baris_batas(satu: layanan.BatasTriwulan) -> tuple[Sel, ...]:
    hari = (satu.isian, satu.verifikasi, satu.rapat, satu.kirim)
    return (
        Sel(f"TW {ROMAWI[satu.triwulan]}", tebal=True),
        *(Sel(f"{h:%d-%m-%Y}", keterangan=_hari(h.weekday())) for h in hari),
        Sel(satu.basis_rp),
        Sel(f"{satu.batas_rp:%d-%m-%Y}"),
        Sel("sudah" if satu.rekonsiliasi else "belum", keterangan=satu.kalimat_rp),
    )


def _hari(nomor: int) -> str:
    return ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")[nomor]


def _sel(satu: KetepatanUnit | None) -> Sel:
    """A unit's quarter: the word, and when it came."""
    teks = sebut_ketepatan(satu)
    if satu is None:
        return Sel(teks, redup=True)
    kata, _, lewat = teks.partition(", ")
    kapan = f"{satu.pertama:%d-%m-%Y}" if satu.pertama else lewat or None
    return Sel(kata, kapan, tebal=satu.terlambat, redup=not satu.diharapkan)
