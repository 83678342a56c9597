"""Survei (IKM): a quarter's answers, the index with its nine elements, and who reads it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen
from simpelin.domain.hak import Tindakan
from simpelin.domain.ikm import IKM, mutu_ikm
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import JawabanSKM
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci
from simpelin.services import izin, skm
from simpelin.services.skm import PemakaiIKM
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.models.tabel_skm import TabelSKM
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.pengawal_tutup import PengawalTutup
from simpelin.ui.rakit import gayai, pintasan
from simpelin.ui.widgets.batang_unsur import BatangUnsur
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.kisi_skm import KisiSKM
from simpelin.ui.widgets.tabel import Tabel

_PERIODE = (
    Judul("Periode", 0),
    Judul("Respon-\nden", 62, kanan=True),
    Judul("IKM", 58, kanan=True),
    Judul("Mutu", 106),
    Judul("bobot\n0,11", 58, kanan=True),
)
_PEMAKAI = (
    Judul("Dipakai oleh", 0),
    Judul("Target", 54, kanan=True),
    Judul("Nilai", 58, kanan=True),
    Judul("Capaian", 78, kanan=True),
)


class HalamanSurvei(Halaman):
    judul = "Survei (IKM)"
    bantuan: ClassVar[str] = (
        "Satu baris satu responden, jawaban 1 sampai 4 (kolom <i>Responden</i> dikosongkan); atau "
        "satu baris jumlah sekelompok: isi banyaknya responden, lalu jumlah jawaban tiap unsur. "
        "Tempel blok dari Excel dengan <b>Ctrl+V</b>; <b>Ctrl+S</b> menyimpan triwulan ini.<br><br>"
        "NRR adalah jumlah jawaban dibagi banyaknya jawaban; IKM = jumlah NRR × 1/9 × 25. Angka "
        "dengan bobot 0,11 hanya untuk mencocokkan laporan lama. Setahun dihitung atas semua "
        "responden, bukan rata-rata triwulan. Baris tanpa satu jawaban pun bukan responden."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self._draf: dict[tuple[int, int], list[list[str]]] = {}
        self._tempat: tuple[int, int] | None = None
        self._pengawal: PengawalTutup | None = None
        self.model = TabelSKM(konteks.tema, self)
        self.kisi = KisiSKM(self.model, konteks.tema)
        self.simpan_tombol = QPushButton("Simpan")
        self.batal = QPushButton("Batalkan perubahan")
        self.keadaan = QLabel()
        self.besar = QLabel()
        self.rinci = QLabel()
        self.batang = BatangUnsur(konteks.tema)
        self.periode = Tabel(konteks.tema, _PERIODE, tinggi=26)
        self.pemakai = Tabel(konteks.tema, _PEMAKAI)
        self._susun_isi()
        self.model.berubah.connect(self._berubah)
        self.kisi.kabar.connect(konteks.pesan)
        self.simpan_tombol.clicked.connect(self.simpan)
        self.batal.clicked.connect(self._batalkan)
        self.pemakai.dibuka.connect(self._buka)
        pintasan(self, {"Ctrl+S": self.simpan})

    def _susun_isi(self) -> None:
        self.simpan_tombol.setProperty("utama", True)
        self.simpan_tombol.setToolTip("Ctrl+S")
        self.keadaan.setWordWrap(True)
        self.keadaan.setProperty("peran", "redup")
        self.besar.setTextFormat(Qt.TextFormat.RichText)
        self.rinci.setProperty("peran", "redup")
        self.rinci.setWordWrap(True)
        self.setFocusProxy(self.kisi)
        isian = Kartu("Jawaban")
        isian.susunan.addWidget(self.kisi, 1)
        isian.susunan.addWidget(self.keadaan)
        tombol = QHBoxLayout()
        tombol.addWidget(self.simpan_tombol)
        tombol.addWidget(self.batal)
        tombol.addStretch(1)
        isian.susunan.addLayout(tombol)
        self.kartu_isian = isian
        hasil = Kartu("Indeks")
        self.kartu_hasil = hasil
        atas = QHBoxLayout()
        atas.setSpacing(16)
        atas.addWidget(self.besar)
        atas.addWidget(self.rinci, 1)
        hasil.susunan.addLayout(atas)
        hasil.susunan.addWidget(self.batang)
        kanan = QVBoxLayout()
        kanan.setSpacing(8)
        kanan.addWidget(hasil)
        bawah = QHBoxLayout()
        bawah.setSpacing(8)
        bawah.addWidget(self.periode, 6)
        bawah.addWidget(self.pemakai, 5)
        kanan.addLayout(bawah, 1)
        baris = QHBoxLayout()
        baris.setSpacing(12)
        baris.addWidget(isian, 4)
        baris.addLayout(kanan, 6)
        self.isi.addLayout(baris, 1)

    # --- loading -------------------------------------------------------------------------

    def muat(self) -> None:
        k = self.konteks
        tempat = (k.tahun, k.triwulan)
        self.keterangan(f"TW {ROMAWI[k.triwulan]} {k.tahun}")
        self.kartu_isian.judul.setText(f"Jawaban TW {ROMAWI[k.triwulan]} {k.tahun}")
        self._simpan_draf()
        if self._tempat != tempat:
            self.pesan.hide()
        self._tempat = tempat
        semua = k.store.skm.muat(k.tahun)
        draf = self._draf.pop(tempat, None)
        self.model.muat(k.triwulan, [s for s in semua if s.triwulan == k.triwulan])
        if draf is not None:
            self.model.pakai_draf(draf)
        if not self.kisi.currentIndex().isValid():
            self.kisi.ke(0, 1)
        self._isi_pemakai()

    def _simpan_draf(self) -> None:
        """What is typed and not stored stays with its quarter."""
        if self._tempat is None:
            return
        self._draf.pop(self._tempat, None)
        if self.model.kotor:
            self._draf[self._tempat] = [list(satu) for satu in self.model.teks]

    def _batalkan(self) -> None:
        if self._tempat is not None:
            self._draf.pop(self._tempat, None)
            self._tempat = None
        self.pesan.hide()
        self.muat()

    # --- what it comes to ------------------------------------------------------------------

    def _jawaban(self) -> list[JawabanSKM]:
        """The year as it will be once the draft is stored."""
        k = self.konteks
        lain = [s for s in k.store.skm.muat(k.tahun) if s.triwulan != k.triwulan]
        return sorted([*lain, *self.model.jawaban()], key=lambda s: s.triwulan)

    def _berubah(self) -> None:
        k, semua = self.konteks, self._jawaban()
        hasil = skm.ringkas(semua, k.triwulan)
        ini = hasil.triwulan[k.triwulan - 1]
        self.besar.setText(_besar(ini))
        self.rinci.setText(_rinci(ini))
        kotor = self.model.kotor
        self.kartu_hasil.judul.setText(f"Indeks TW {ROMAWI[k.triwulan]}")
        catatan = ("belum disimpan" * kotor, "garis tegak: setahun" * bool(hasil.tahun.responden))
        self.kartu_hasil.catatan.setText(" · ".join(filter(None, catatan)))
        self.batang.muat(ini, hasil.tahun)
        self._isi_periode(hasil)
        salah = self.model.cacat
        alasan = izin.putusan(k.store, Tindakan.SKM).alasan
        self.simpan_tombol.setEnabled(kotor and not salah and not alasan)
        self.simpan_tombol.setToolTip(alasan or "Ctrl+S")
        self.batal.setEnabled(kotor)
        self.simpan_tombol.setText(f"Simpan {ini.responden} responden" if kotor else "Simpan")
        self._isi_keadaan(list(salah.items()))

    def _isi_keadaan(self, salah: list[tuple[tuple[int, int], str]]) -> None:
        if salah:
            (baris, _), pesan = salah[0]
            lagi = f" (dan {len(salah) - 1} sel lain)" if len(salah) > 1 else ""
            self.keadaan.setText(f"Baris {baris + 1}: {pesan}{lagi}.")
        else:
            self.keadaan.setText(
                "Kosongkan Responden untuk satu orang (jawaban 1–4); isi banyaknya untuk jumlah "
                "sekelompok. Ctrl+V menempel blok dari Excel."
            )
        gayai(self.keadaan, "peran", "galat" if salah else "redup")

    def _isi_periode(self, hasil: skm.RingkasanSKM) -> None:
        n = self.konteks.triwulan
        baris = [(f"TW {ROMAWI[q]}", satu) for q, satu in enumerate(hasil.triwulan, start=1)]
        baris.append((f"s.d. TW {ROMAWI[n]}", hasil.sampai))
        baris.append(("Setahun", hasil.tahun))
        self.periode.muat([_baris(nama, satu, nama == f"TW {ROMAWI[n]}") for nama, satu in baris])

    def _isi_pemakai(self) -> None:
        semua = () if self.konteks.kosong else skm.pemakai(self.konteks.evaluasi())
        if semua:
            self.pemakai.muat([_baris_pemakai(satu) for satu in semua])
            return
        teks = "Belum ada indikator yang memakai IKM; pilih otomatis “ikm” di Rencana."
        self.pemakai.muat([[Sel(teks, redup=True), Sel(), Sel(), Sel()]])

    def _buka(self, kunci: object) -> None:
        if isinstance(kunci, Kunci):
            self.konteks.buka_simpul(kunci)

    # --- saving ------------------------------------------------------------------------------

    def simpan(self) -> bool:
        """Store the quarter; what cannot be is said in place."""
        if not self.model.kotor:
            return True
        if self.model.cacat:
            self.pesan.galat("Belum disimpan: perbaiki sel merah lebih dahulu.")
            return False
        k = self.konteks
        try:
            isi = skm.isi_triwulan(k.store, k.tahun, k.triwulan, self.model.jawaban())
        except KesalahanPengguna as galat:
            self.pesan.galat(str(galat))
            return False
        self._draf.pop((k.tahun, k.triwulan), None)
        self.model.muat(k.triwulan, isi)
        k.catat(self)
        self._isi_pemakai()
        self.pesan.kabar(f"Survei TW {ROMAWI[k.triwulan]} {k.tahun} tersimpan.")
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pengawal is None:
            self._pengawal = PengawalTutup(self.window(), self._boleh_tutup)

    def hideEvent(self, event: QHideEvent) -> None:
        self._simpan_draf()
        super().hideEvent(event)

    def _boleh_tutup(self) -> bool:
        self._simpan_draf()
        if not self._draf:
            return True
        self.konteks.minta_halaman.emit("survei", None)
        self.pesan.galat(
            "Survei ini belum disimpan. Simpan (Ctrl+S) atau batalkan perubahan, lalu tutup lagi."
        )
        return False


def _besar(ikm: IKM) -> str:
    if ikm.nilai is None:
        return f'<span style="font-size:24pt">{STRIP}</span>'
    huruf, nama = mutu_ikm(ikm.nilai)
    return (
        f'<span style="font-size:24pt;font-weight:bold">{tulis_angka(ikm.nilai, 2)}</span>'
        f"&nbsp; <b>{huruf}</b> {nama}"
    )


def _rinci(ikm: IKM) -> str:
    if not ikm.responden:
        return "Belum ada jawaban triwulan ini."
    if ikm.nilai is None:
        kosong = ", ".join(f"U{n}" for n, nrr in enumerate(ikm.nrr, 1) if nrr is None)
        return f"{ikm.responden} responden. Belum ada indeks: {kosong} belum dijawab seorang pun."
    return (
        f"{ikm.responden} responden · dengan bobot tercetak 0,11: "
        f"{tulis_angka(ikm.nilai_bobot_011, 2)} (untuk mencocokkan saja)"
    )


def _baris(nama: str, ikm: IKM, tebal: bool) -> list[Sel]:
    mutu = STRIP if ikm.nilai is None else " ".join(mutu_ikm(ikm.nilai))
    redup = not ikm.responden
    return [
        Sel(nama, tebal=tebal, redup=redup),
        Sel(tulis_angka(ikm.responden) if ikm.responden else STRIP, redup=redup),
        Sel(tulis_angka(ikm.nilai, 2), tebal=tebal, redup=redup),
        Sel(mutu, redup=redup),
        Sel(tulis_angka(ikm.nilai_bobot_011, 2), redup=True),
    ]


def _baris_pemakai(satu: PemakaiIKM) -> list[Sel]:
    bawah = "nilai ketikan menang" if satu.diketik else satu.nama
    return [
        Sel(satu.indikator or satu.nama, bawah=bawah, data=satu.kunci),
        Sel(tulis_angka(satu.target)),
        Sel(tulis_angka(satu.realisasi, 2)),
        Sel("tidak valid" if satu.tidak_valid else tulis_persen(satu.capaian)),
    ]
