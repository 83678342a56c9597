"""Verifikasi: the reports that wait at one's tier, and everything to decide about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.rencana import Kunci
from simpelin.domain.tingkat import BEKU, Jenjang
from simpelin.services import antrean as layanan
from simpelin.services import laporan_kini
from simpelin.services.antrean import ButirAntrean, IsiLaporan
from simpelin.services.jalur_laporan import jenjang_saya
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.rakit import belah, pintasan
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.isi_laporan import KATA_KEADAAN, PanelLaporan
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.tabel import Tabel
from simpelin.ui.widgets.tanya_verifikasi import MENUNGGU, TOMBOL, TanyaVerifikasi, ada_persetujuan

SEMUA = ""
LEBAR_ANTREAN = 276


class HalamanVerifikasi(TanyaVerifikasi, Halaman):
    judul = "Verifikasi"
    bantuan: ClassVar[str] = (
        "Di kiri laporan triwulan ini, yang menunggu paling atas; di kanan baris-barisnya, yang"
        " berubah sejak terakhir ditandai dengan angka lama → baru.<br><br>"
        "<b>↑ ↓</b> memilih laporan · <b>F6</b> ke baris-barisnya dan kembali · <b>Ctrl+Enter</b>"
        " memberi persetujuan jenjang yang sedang memegang · <b>F7</b> mengembalikan dengan alasan"
        " · <b>F8</b> semua yang tanpa temuan.<br><br>"
        "Persetujuan camat mengunci laporan dan membekukan potretnya; sesudah itu perubahan rencana"
        " hanya tampak sebagai <i>beda dari yang disetujui</i>."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        self.butir: tuple[ButirAntrean, ...] = ()
        self.tampak: tuple[ButirAntrean, ...] = ()
        self.jenjang = QComboBox()
        self.antrean = Tabel(konteks.tema, (Judul("Laporan unit", 0), Judul("Lapor", 52, True)))
        self.panel = PanelLaporan(konteks)
        self.tanya = BarTanya()
        self.ya = QPushButton("Periksa")
        self.kembali = QPushButton("Kembalikan … (F7)")
        self.buka = QPushButton("Buka kembali …")
        self.borong = QPushButton("Semua tanpa temuan … (F8)")
        self.kosong = Kosong(
            "Belum ada laporan triwulan ini",
            "Laporan tampil di sini begitu rencana tahun ini punya indikator dan unit pemiliknya.",
            ("Buka Rencana", lambda: konteks.minta_halaman.emit("rencana", None)),
        )
        self.habis = Kosong(
            "Tidak ada yang menunggu di sini",
            "Laporan tampil lagi begitu sampai di jenjang ini. Yang lain ada di Semua laporan.",
            ("Lihat semua laporan", self.lihat_semua),
        )
        self._susun_isi()
        self._sambung()

    # --- building ------------------------------------------------------------------

    def _susun_isi(self) -> None:
        self.jenjang.setAccessibleName("Jenjang")
        self.antrean.setAccessibleName("Antrean laporan")
        self.ya.setProperty("utama", True)
        self.ya.setToolTip("Ctrl+Enter")
        for satu in (self.borong, self.buka, self.kembali, self.ya):
            self.aksi.addWidget(satu)
        kiri = QWidget()
        kolom = QVBoxLayout(kiri)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.jenjang)
        kolom.addWidget(self.antrean, 1)
        self.belah = belah(Qt.Orientation.Horizontal, kiri, self.panel, self.habis)
        self.belah.setStretchFactor(1, 1)
        self.belah.setStretchFactor(2, 1)
        self.belah.setSizes([LEBAR_ANTREAN, 1000, 1000])
        kiri.setMinimumWidth(240)
        baris = QHBoxLayout()
        baris.addWidget(self.belah, 1)
        self.isi.setSpacing(8)
        self.isi.addWidget(self.tanya)
        self.isi.addLayout(baris, 1)
        self.isi.addWidget(self.kosong, 1)
        self.setFocusProxy(self.antrean)

    def _sambung(self) -> None:
        self.jenjang.activated.connect(self._saring)
        self.antrean.selectionModel().currentRowChanged.connect(lambda *_: self._pilih())
        self.antrean.dibuka.connect(lambda _unit: self.panel.setFocus())
        self.panel.dibuka.connect(self._buka_simpul)
        self.panel.minta_final.connect(self._final)
        self.tanya.ditutup.connect(self.antrean.setFocus)
        self.ya.clicked.connect(self.minta_setuju)
        self.kembali.clicked.connect(self.minta_kembalikan)
        self.buka.clicked.connect(self.minta_buka)
        self.borong.clicked.connect(self.minta_borong)
        tombol: dict[str, Callable[[], object]] = {
            "F6": self._ganti_fokus,
            "F7": self.minta_kembalikan,
            "F8": self.minta_borong,
            "Ctrl+Return": self.minta_setuju,
            "Ctrl+Enter": self.minta_setuju,
        }
        pintasan(self, tombol)

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        k = self.konteks
        tempat = (k.store, k.tahun, k.triwulan)
        self.butir = () if k.kosong else layanan.antrean(*tempat, k.status(), k.evaluasi())
        ada = bool(self.butir)
        self.belah.setVisible(ada)
        self.kosong.setVisible(not ada)
        for satu in (self.ya, self.kembali, self.buka, self.borong):
            satu.setVisible(ada)
        self.tanya.hide()
        if not ada:
            self.keterangan("")
            return
        self._isi_jenjang()
        tunggu = sum(satu.giliran is not None for satu in self.butir)
        setuju = sum(satu.status is StatusLaporan.DISETUJUI for satu in self.butir)
        berubah = sum(satu.berubah > 0 for satu in self.butir)
        self.keterangan(
            f"TW {ROMAWI[k.triwulan]} {k.tahun} · {tunggu} menunggu, {setuju} disetujui dari"
            f" {len(self.butir)} laporan" + (f" · {berubah} berubah sesudahnya" if berubah else "")
        )
        self._saring()

    def _jenjang_saya(self) -> str:
        """The queue that the page opens with: one's own tier's, where something waits there."""
        saya = jenjang_saya(self.konteks.store)
        return saya.value if saya and any(b.giliran is saya for b in self.butir) else SEMUA

    def _isi_jenjang(self) -> None:
        kini = self.jenjang.currentData() if self.jenjang.count() else self._jenjang_saya()
        self.jenjang.clear()
        self.jenjang.addItem(f"Semua laporan ({len(self.butir)})", SEMUA)
        for satu in Jenjang:
            banyak = sum(b.giliran is satu for b in self.butir)
            self.jenjang.addItem(f"{MENUNGGU[satu].capitalize()} ({banyak})", satu.value)
        self.jenjang.setCurrentIndex(max(0, self.jenjang.findData(kini)))

    def _saring(self) -> None:
        jenjang = self.jenjang.currentData()
        lama = self.kini
        self.tampak = tuple(
            satu for satu in self.butir if jenjang == SEMUA or satu.giliran == jenjang
        )
        self.antrean.muat([_baris(satu) for satu in self.tampak])
        self.habis.setVisible(not self.tampak)
        nama = [satu.unit for satu in self.tampak]
        baris = nama.index(lama.unit) if lama is not None and lama.unit in nama else 0
        # after a reload no row is current, so this chooses: a report's content is read once
        self.antrean.setCurrentIndex(self.antrean.tabel.index(baris, 0))
        if not self.tampak:
            self._pilih()

    def lihat_semua(self) -> None:
        """Leave a queue in which nothing waits."""
        self.jenjang.setCurrentIndex(self.jenjang.findData(SEMUA))
        self._saring()
        self.antrean.setFocus()

    @property
    def kini(self) -> ButirAntrean | None:
        """The report that is chosen."""
        baris = self.antrean.currentIndex().row()
        return self.tampak[baris] if 0 <= baris < len(self.tampak) else None

    def pilih_unit(self, unit: str) -> None:
        """Choose a unit's report."""
        for baris, satu in enumerate(self.tampak):
            if satu.unit == unit:
                self.antrean.setCurrentIndex(self.antrean.tabel.index(baris, 0))

    def _pilih(self) -> None:
        satu, k = self.kini, self.konteks
        self.tanya.hide()
        isi: IsiLaporan | None = None
        self.dilihat = k.store.nomor_perubahan()
        if satu is not None:
            isi = layanan.isi_laporan(k.store, satu.unit, k.tahun, k.triwulan)
        self.panel.tampilkan(satu, isi)
        self._isi_tombol(satu)

    def _isi_tombol(self, satu: ButirAntrean | None) -> None:
        giliran = None if satu is None else satu.giliran
        beku = satu is not None and satu.status in BEKU
        disetujui = satu is not None and satu.status is StatusLaporan.DISETUJUI
        self.ya.setVisible(giliran is not None)
        self.ya.setText(TOMBOL[giliran] if giliran else "")
        self.kembali.setVisible(beku and not disetujui)
        self.buka.setVisible(disetujui or ada_persetujuan(satu))
        self.buka.setText("Buka kembali …" if disetujui else "Batalkan persetujuan …")
        tunggu = self._jenjang_borong()
        self.borong.setVisible(tunggu is not None)
        if satu is not None and giliran is not None:
            alasan = self._alasan(satu, giliran)
            self.ya.setEnabled(not alasan)
            self.ya.setToolTip(alasan or "Ctrl+Enter")
        if satu is not None:
            self._isi_jalan_balik(satu)

    def _isi_jalan_balik(self, satu: ButirAntrean) -> None:
        """Return and undo are for who has the report; the others read why not."""
        k = self.konteks
        tempat = (k.store, satu.unit, k.tahun, k.triwulan)
        for tombol, alasan_ in (
            (self.kembali, laporan_kini.alasan_kembali),
            (self.buka, laporan_kini.alasan_buka),
        ):
            alasan = alasan_(*tempat) if tombol.isVisibleTo(self) else ""
            tombol.setEnabled(not alasan)
            tombol.setToolTip(alasan)

    def _alasan(self, satu: ButirAntrean, jenjang: Jenjang) -> str:
        """Why who is signed in may not take this step."""
        return laporan_kini.alasan_izin(
            self.konteks.store, jenjang, satu.unit, self.konteks.tahun, self.konteks.triwulan
        )

    # --- keys ------------------------------------------------------------------------

    def _ganti_fokus(self) -> None:
        if self.antrean.hasFocus():
            self.panel.setFocus()
        else:
            self.antrean.setFocus()

    def _buka_simpul(self, data: object) -> None:
        if isinstance(data, Kunci):
            self.konteks.buka_simpul(data, "input")

    def tuju(self, sasaran: object) -> None:
        """Show a unit's report."""
        if self._usang:
            self.segarkan()
        if isinstance(sasaran, str):
            self.pilih_unit(sasaran)


def _baris(satu: ButirAntrean) -> tuple[Sel, ...]:
    keadaan = MENUNGGU[satu.giliran] if satu.giliran else KATA_KEADAAN[satu.status]
    if satu.berubah:
        keadaan = f"berubah sesudah disetujui ({satu.berubah})"
    lapor = f"{satu.terlapor}/{satu.wajib}" if satu.wajib else "–"
    return (
        Sel(
            satu.unit,
            keadaan,
            tebal=satu.giliran is not None or bool(satu.berubah),
            data=satu.unit,
        ),
        Sel(lapor, keterangan=f"{satu.terlapor} sudah lapor dari {satu.wajib}"),
    )
