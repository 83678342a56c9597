"""Pengguna: who may sign in, as what, and who stands in for whom."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.akun import Akun, Penugasan
from simpelin.services import akun as layanan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.rakit import pintasan
from simpelin.ui.widgets.form_pengganti import FormPengganti
from simpelin.ui.widgets.form_pengguna import FormPengguna
from simpelin.ui.widgets.form_pertama import FormPertama
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.tabel import Tabel
from simpelin.ui.widgets.tumpukan import Tumpukan

LEBAR_KANAN = 460


class HalamanPengguna(Halaman):
    judul = "Pengguna"
    bantuan: ClassVar[str] = (
        "<b>Pengguna</b>: siapa yang boleh masuk dan sebagai apa. Seorang dapat punya beberapa"
        " peran. <i>Atur ulang sandi</i> memberi sandi sementara yang wajib diganti; semuanya"
        " masuk riwayat. Plt. dan Plh. ditunjuk untuk suatu masa dengan nomor surat.<br><br>"
        "<b>Ctrl+N</b> pengguna baru · panah dan <b>Enter</b> memilih · <b>F6</b> ke isian dan"
        " kembali. Yang pindah atau pensiun dinonaktifkan, tidak dihapus."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self._semua: tuple[Akun, ...] = ()
        self._pengganti: tuple[Penugasan, ...] = ()
        self.baru = QPushButton("Pengguna baru")
        self.aksi.addWidget(self.baru)
        self.orang = Tabel(
            konteks.tema,
            (Judul("Nama", 0), Judul("Peran", 250), Judul("Keadaan", 140)),
        )
        self.ganti = Tabel(
            konteks.tema,
            (Judul("Plt. dan Plh.", 0), Judul("Masa", 170), Judul("Surat", 160)),
        )
        self.form = FormPengguna(konteks)
        self.form_ganti = FormPengganti(konteks)
        self.pertama = FormPertama(konteks)
        self.kanan = Tumpukan()
        self.kanan.addWidget(self.form)
        self.kanan.addWidget(self.form_ganti)
        self._susun_isi()
        self._sambung()
        self.setFocusProxy(self.orang)

    def _susun_isi(self) -> None:
        self.kartu_ganti = Kartu("Plt. dan Plh.", self.ganti)
        self.kartu_ganti.setFixedHeight(210)
        kiri = QVBoxLayout()
        kiri.setSpacing(12)
        kiri.addWidget(Kartu("Yang boleh masuk", self.orang), 1)
        kiri.addWidget(self.kartu_ganti)
        rinci = Kartu("Rincian", self.kanan)
        rinci.setFixedWidth(LEBAR_KANAN)
        self.berakun = QWidget()
        susunan = QHBoxLayout(self.berakun)
        susunan.setContentsMargins(0, 0, 0, 0)
        susunan.setSpacing(12)
        susunan.addLayout(kiri, 1)
        susunan.addWidget(rinci)
        self.tanpa = self._tanpa_akun()
        for satu in (self.orang, self.ganti):
            satu.setProperty("polos", True)
        self.isi.addWidget(self.berakun, 1)
        self.isi.addWidget(self.tanpa, 1)

    def _tanpa_akun(self) -> QWidget:
        teks = QLabel(
            "Kantor ini bekerja tanpa akun: siapa pun yang membuka program dapat mengisi semuanya,"
            " dan riwayat mencatat “tanpa akun”. Itu cukup untuk satu komputer satu orang.<br><br>"
            "Dengan akun, setiap orang mengisi unitnya sendiri, laporan berjenjang, dan inspektorat"
            " melihat siapa melapor kapan. Akun pertama adalah milik <b>Kasubag Perencanaan</b>;"
            " yang lain ia tambahkan sesudah itu."
        )
        teks.setWordWrap(True)
        isi = QWidget()
        susunan = QVBoxLayout(isi)
        susunan.setSpacing(16)
        susunan.addWidget(teks)
        susunan.addWidget(self.pertama)
        kartu = Kartu("Mulai memakai akun", isi)
        kartu.setFixedWidth(560)
        wadah = QWidget()
        baris = QHBoxLayout()
        baris.addWidget(kartu)
        baris.addStretch(1)
        luar = QVBoxLayout(wadah)
        luar.setContentsMargins(0, 0, 0, 0)
        luar.addLayout(baris)
        luar.addStretch(1)
        return wadah

    def _sambung(self) -> None:
        self.baru.clicked.connect(lambda: self._tampilkan(None))
        self.orang.dibuka.connect(self._pilih)
        self.orang.selectionModel().currentRowChanged.connect(self._jelajah)
        self.ganti.dibuka.connect(self._pilih_ganti)
        self.form.tersimpan.connect(self._tersimpan)
        self.form.minta_pengganti.connect(self._tunjuk)
        self.form_ganti.selesai.connect(self._selesai_ganti)
        pintasan(self, {"Ctrl+N": self.baru.click, "F6": self._ganti_fokus})

    # --- content -----------------------------------------------------------------------

    def muat(self) -> None:
        store = self.konteks.store
        self._semua = layanan.daftar(store)
        self._pengganti = store.akun.penugasan()
        ada = bool(self._semua)
        self.berakun.setVisible(ada)
        self.tanpa.setVisible(not ada)
        self.baru.setVisible(ada)
        aktif = sum(satu.aktif for satu in self._semua)
        self.keterangan(f"{aktif} dapat masuk" if ada else "tanpa akun")
        if not ada:
            return
        terpilih = self.orang.currentIndex().row()
        self.orang.muat([self._baris(satu) for satu in self._semua])
        nama = {satu.nama_masuk: satu.nama for satu in self._semua}
        self.ganti.muat([self._baris_ganti(s, nama) for s in reversed(self._pengganti)])
        self.kartu_ganti.catatan.setText("" if self._pengganti else "belum ada")
        self.orang.setCurrentIndex(self.orang.tabel.index(max(0, terpilih), 0))

    def _baris(self, akun: Akun) -> tuple[Sel, ...]:
        hari = self.konteks.store.kini().date()
        peran = [str(satu) for satu in akun.jabatan]
        peran += [
            str(satu.jabatan)
            for satu in self._pengganti
            if satu.nama_masuk == akun.nama_masuk and satu.berlaku(hari)
        ]
        keadaan = "Aktif" if akun.aktif else "Nonaktif"
        bawah = "belum ganti sandi" if akun.aktif and akun.ganti_sandi else None
        return (
            Sel(akun.nama, akun.nama_masuk, redup=not akun.aktif, data=akun.nama_masuk),
            Sel(
                peran[0] if peran else "tanpa peran",
                "; ".join(peran[1:]) or None,
                keterangan="\n".join(peran),
                redup=not akun.aktif,
            ),
            Sel(keadaan, bawah, redup=not akun.aktif),
        )

    def _baris_ganti(self, satu: Penugasan, nama: dict[str, str]) -> tuple[Sel, ...]:
        berlaku = satu.berlaku(self.konteks.store.kini().date())
        masa = f"{satu.dari:%d-%m-%Y} s.d. {satu.sampai:%d-%m-%Y}"
        return (
            Sel(nama[satu.nama_masuk], str(satu.jabatan), redup=not berlaku, data=satu.nomor),
            Sel(masa, "berlaku" if berlaku else None, redup=not berlaku),
            Sel(satu.surat, redup=not berlaku),
        )

    # --- choosing ----------------------------------------------------------------------

    def _cari(self, nama_masuk: str) -> Akun | None:
        return next((satu for satu in self._semua if satu.nama_masuk == nama_masuk), None)

    def _jelajah(self) -> None:
        nomor = self.orang.currentIndex().row()
        if 0 <= nomor < len(self._semua):
            self.form.tampilkan(self._semua[nomor])
            self.kanan.setCurrentWidget(self.form)

    def _pilih(self, nama_masuk: object) -> None:
        self._tampilkan(self._cari(str(nama_masuk)))

    def _tampilkan(self, akun: Akun | None) -> None:
        self.form.tampilkan(akun)
        self.kanan.setCurrentWidget(self.form)
        if akun is None:
            self.form.nama.setFocus()

    def _tersimpan(self, nama_masuk: str) -> None:
        self.konteks.catat(self)
        self.muat()
        nomor = next(n for n, satu in enumerate(self._semua) if satu.nama_masuk == nama_masuk)
        self.orang.setCurrentIndex(self.orang.tabel.index(nomor, 0))
        self.form.tampilkan(self._semua[nomor])

    def _tunjuk(self, nama_masuk: str) -> None:
        akun = self._cari(nama_masuk)
        if akun is not None:
            self.form_ganti.tunjuk(nama_masuk, akun.nama)
            self.kanan.setCurrentWidget(self.form_ganti)
            self.form_ganti.sebutan.setFocus()

    def _pilih_ganti(self, nomor: object) -> None:
        satu = next((s for s in self._pengganti if s.nomor == nomor), None)
        akun = None if satu is None else self._cari(satu.nama_masuk)
        if satu is not None and akun is not None:
            self.form_ganti.akhiri(satu, akun.nama)
            self.kanan.setCurrentWidget(self.form_ganti)

    def _selesai_ganti(self) -> None:
        self.kanan.setCurrentWidget(self.form)
        self.konteks.catat(self)
        self.muat()

    def _ganti_fokus(self) -> None:
        if not self.orang.hasFocus():
            self.orang.setFocus()
        elif self.kanan.currentWidget() is self.form:
            self.form.nama.setFocus()
        else:
            self.form_ganti.sampai.setFocus()
