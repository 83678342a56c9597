"""Beranda: the quarter at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from simpelin.domain.angka import STRIP, tulis_persen, tulis_rupiah
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.penilaian import warna_belanja, warna_kinerja
from simpelin.domain.rencana import TRIWULAN, Kunci, Tingkat
from simpelin.services.status import StatusTriwulan, StatusUnit
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.terjemahan import tanggal_panjang
from simpelin.ui.widgets.daftar_sorotan import DaftarPerhatian
from simpelin.ui.widgets.grafik import GrafikKas, SeriKas
from simpelin.ui.widgets.kartu import Kartu
from simpelin.ui.widgets.pengingat import KartuPengingat
from simpelin.ui.widgets.tabel import Tabel
from simpelin.ui.widgets.tugas import KartuTugas

if TYPE_CHECKING:
    from simpelin.ui.widgets.mulai import MulaiPertama

KEADAAN_LAPORAN = {
    StatusLaporan.BELUM_MULAI: "Belum mulai",
    StatusLaporan.KONSEP: "Konsep",
    StatusLaporan.DIAJUKAN: "Diajukan",
    StatusLaporan.DIPERIKSA: "Diperiksa",
    StatusLaporan.DIVERIFIKASI: "Diverifikasi",
    StatusLaporan.DISETUJUI: "Disetujui",
    StatusLaporan.DIKEMBALIKAN: "Dikembalikan",
}
LEBAR_KANAN = 364


class Beranda(Halaman):
    judul = "Beranda"
    bantuan: ClassVar[str] = (
        "<b>Beranda</b> merangkum satu triwulan: capaian dan serapan tiap sasaran, siapa yang "
        "sudah lapor, dan apa yang perlu perhatian. Klik satu baris untuk membukanya di halaman "
        "Evaluasi. Tahun dan triwulan dipilih di atas dan berlaku untuk semua halaman."
    )

    def __init__(self, konteks: Konteks) -> None:
        super().__init__(konteks)
        tema = konteks.tema
        self.sasaran = Tabel(
            tema,
            (
                Judul("Sasaran", 0),
                Judul("Kinerja (K)", 116, kanan=True),
                Judul("Pagu (Rp)", 98, kanan=True),
                Judul("Realisasi (Rp)", 98, kanan=True),
                Judul("Serapan", 66, kanan=True),
                Judul("Terhadap\nkas", 86, kanan=True),
            ),
        )
        self.unit = Tabel(
            tema, (Judul("Unit", 0), Judul("Lapor", 46, kanan=True), Judul("Keadaan", 120))
        )
        self.grafik = GrafikKas(tema)
        self.perhatian = DaftarPerhatian(konteks)
        self.pengingat = KartuPengingat(konteks)
        self.tugas = KartuTugas(konteks)
        self.ringkasan = QWidget()
        self.mulai: MulaiPertama | None = None
        self._susun_kartu()
        self.setFocusProxy(self.perhatian)
        self.sasaran.dibuka.connect(self._buka_simpul)

    def _susun_kartu(self) -> None:
        self.kartu_sasaran = Kartu("Kinerja dan anggaran per sasaran", self.sasaran)
        self.kartu_unit = Kartu("Siapa sudah lapor", self.unit)
        self.kartu_grafik = Kartu("Rencana dan realisasi anggaran, kumulatif", self.grafik)
        self.kartu_perhatian = Kartu("Perlu perhatian", self.perhatian)
        for tabel in (self.sasaran, self.unit):
            tabel.setProperty("polos", True)
        kisi = QGridLayout(self.ringkasan)
        kisi.setContentsMargins(0, 0, 0, 0)
        kisi.setSpacing(12)
        kisi.addWidget(self.kartu_sasaran, 0, 0)
        kisi.addWidget(self.kartu_grafik, 0, 1)
        kisi.addWidget(self.kartu_perhatian, 1, 0)
        kisi.addWidget(self.kartu_unit, 1, 1)
        kisi.setColumnStretch(0, 1)
        kisi.setRowStretch(0, 4)
        kisi.setRowStretch(1, 7)
        for kartu in (self.kartu_grafik, self.kartu_unit):
            kartu.setFixedWidth(LEBAR_KANAN)
        atas = QHBoxLayout()
        atas.setSpacing(12)
        for kartu in (self.pengingat, self.tugas):
            kartu.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            kartu.susunan.addStretch(1)
            atas.addWidget(kartu, 1)
        self.isi.addLayout(atas)
        self.isi.addWidget(self.ringkasan, 1)

    # --- content -------------------------------------------------------------------

    def muat(self) -> None:
        k = self.konteks
        self._tampilkan_mulai(k.kosong)
        if k.kosong:
            self.pengingat.hide()
            self.tugas.hide()
            self.keterangan("")
            return
        self.keterangan(f"s.d. TW {ROMAWI[k.triwulan]} {k.tahun}")
        kini = k.evaluasi()
        self.pengingat.muat()
        self.tugas.muat()
        self._muat_sasaran(kini)
        self._muat_unit(k.status())
        self.grafik.atur(seri_kas(k.semua_evaluasi()))
        daftar = k.sorotan()
        self.perhatian.muat(daftar)
        banyak = len(daftar.sorotan)
        self.kartu_perhatian.judul.setText(
            f"Perlu perhatian ({banyak})" if banyak else "Perlu perhatian"
        )
        tanpa = daftar.kas_kosong
        self.kartu_perhatian.catatan.setText(
            f"{tanpa} sub kegiatan tanpa anggaran kas tidak dinilai serapannya" if tanpa else ""
        )

    def _tampilkan_mulai(self, kosong: bool) -> None:
        if kosong and self.mulai is None:
            from simpelin.ui.widgets.mulai import MulaiPertama

            self.mulai = MulaiPertama(self.konteks)
            self.isi.addWidget(self.mulai, 1)
        if self.mulai is not None:
            self.mulai.setVisible(kosong)
        self.ringkasan.setVisible(not kosong)
        self.label_judul.setText("Selamat datang" if kosong else self.judul)

    def _muat_sasaran(self, kini: Evaluasi) -> None:
        sasaran = [h for h in kini if h.simpul is not None and h.simpul.tingkat is Tingkat.SASARAN]
        baris = [self._baris_sasaran(kini, kini.kantor)]
        baris += [self._baris_sasaran(kini, satu) for satu in sasaran or kini.anak(None)]
        self.sasaran.muat(baris)
        gaji = kini.tanpa_gaji
        tanpa = f"serapan tanpa gaji {tulis_persen(gaji.serapan)}" if gaji.pagu else ""
        self.kartu_sasaran.catatan.setText(tanpa if gaji.anggaran_terlapor else "")

    def _baris_sasaran(self, kini: Evaluasi, hasil: HasilSimpul) -> tuple[Sel, ...]:
        kantor = hasil.simpul is None
        nama = "Seluruh kantor" if hasil.simpul is None else hasil.simpul.nama
        ada = hasil.anggaran_terlapor
        kas = hasil.serapan_kas
        rasio = None if kas is None else kas / 100
        warna_rp = warna_belanja(hasil.rencana_kas, hasil.realisasi_terencana, rasio, kini.ambang)
        return (
            Sel(nama, tebal=kantor, data="" if hasil.simpul is None else hasil.simpul.kunci),
            Sel(
                tulis_persen(hasil.capaian_resmi),
                kini.ambang.predikat_dari(hasil.capaian_resmi),
                _warna_k(kini, hasil),
                tebal=True,
            ),
            Sel(tulis_rupiah(hasil.pagu)),
            Sel(tulis_rupiah(hasil.realisasi_anggaran if ada else None)),
            Sel(tulis_persen(hasil.serapan if ada else None), tebal=True),
            Sel(tulis_persen(kas if ada else None), warna=str(warna_rp or "") if ada else ""),
        )

    def _muat_unit(self, status: StatusTriwulan) -> None:
        self.unit.muat([_baris_unit(satu) for satu in status.unit])
        self.kartu_unit.catatan.setText(f"batas {tanggal_panjang(status.batas)}")
        wajib = sum(satu.wajib for satu in status.unit)
        terlapor = sum(satu.terlapor for satu in status.unit)
        judul = f"Sudah lapor {terlapor} dari {wajib}" if wajib else "Siapa sudah lapor"
        self.kartu_unit.judul.setText(judul)

    def _buka_simpul(self, data: object) -> None:
        if isinstance(data, Kunci):
            self.konteks.buka_simpul(data)


def _warna_k(kini: Evaluasi, hasil: HasilSimpul) -> str:
    if hasil.wajib and not hasil.terlapor:
        return "abu"
    return str(warna_kinerja(hasil.capaian_resmi, kini.ambang) or "")


def _baris_unit(satu: StatusUnit) -> tuple[Sel, ...]:
    belum = satu.wajib > 0 and satu.terlapor < satu.wajib
    terlambat = f"lewat {satu.hari_terlambat} hari" if satu.hari_terlambat else None
    lapor = f"{satu.terlapor}/{satu.wajib}" if satu.wajib else STRIP
    keadaan = KEADAAN_LAPORAN[satu.status] if satu.wajib else "Tidak ada yang wajib"
    return (
        Sel(satu.nama),
        Sel(lapor, tebal=belum, keterangan=f"{satu.terlapor} sudah lapor dari {satu.wajib}"),
        Sel(keadaan, terlambat, "abu" if belum else ""),
    )


def seri_kas(semua: tuple[Evaluasi, ...]) -> SeriKas:
    """Cumulative plan of the whole year (as it is now) and realisation so far."""
    kini = semua[-1]
    berkas = [
        satu.simpul
        for satu in kini.sub_kegiatan
        if satu.simpul is not None and satu.simpul.punya_kas
    ]
    rencana = tuple(
        sum(sum(n or 0 for n in simpul.kas[:q]) for simpul in berkas) if berkas else None
        for q in TRIWULAN
    )
    realisasi = tuple(
        satu.kantor.realisasi_anggaran if satu.kantor.anggaran_terlapor else None for satu in semua
    )
    return SeriKas(rencana, realisasi, kini.kantor.pagu)
