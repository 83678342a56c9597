"""Pictures of every page, offscreen: ``python -m simpelin.ui.gambar --db F --keluar DIR``.

Each scale is a process of its own, because Qt reads the scale once. A copy of the store is
photographed, so that nothing of it changes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simpelin.domain.baris_keputusan import Penanggung
from simpelin.domain.penilaian import Warna
from simpelin.domain.rapat import Hadir
from simpelin.domain.rekonsiliasi import BarisBKAD, DaftarBKAD
from simpelin.domain.rencana import Kunci
from simpelin.services import banding, rapat
from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.ui.aplikasi import buat_aplikasi
from simpelin.ui.gambar_jenjang import gambar_jenjang
from simpelin.ui.gambar_orang import orang, siapkan
from simpelin.ui.jendela import MainWindow
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages import DAFTAR
from simpelin.ui.pages.evaluasi import HalamanEvaluasi
from simpelin.ui.pages.input_realisasi import InputRealisasi
from simpelin.ui.pages.laporan import (
    GRAFIK,
    REKONSILIASI,
    SALIN,
    WISAYA,
    HalamanLaporan,
)
from simpelin.ui.pages.monev import DAFTAR as DAFTAR_RAPAT
from simpelin.ui.pages.monev import KUADRAN, RAPAT, HalamanMonev
from simpelin.ui.pages.rencana import HalamanRencana
from simpelin.ui.tema import Mode
from simpelin.ui.widgets.panel_bahan import IKU, PEGAWAI, PEMBANDING, PROGRAM
from simpelin.ui.widgets.rapat_kartu import KEPUTUSAN

UKURAN = (1366, 768)
PROYEKTOR = (1920, 1080)
SKALA = (1.0, 1.5)
TRIWULAN = 3
"""The example's most varied quarter."""


def main(argv: list[str] | None = None) -> int:
    """Take the pictures; 0 when every one was written."""
    urai = argparse.ArgumentParser(description="Gambar setiap halaman SIMPELIN AJA")
    urai.add_argument("--db", type=Path, required=True, help="penyimpanan yang digambar")
    urai.add_argument("--keluar", type=Path, required=True, help="folder untuk gambar")
    urai.add_argument("--skala", type=float, help="hanya skala ini, misalnya 1.5")
    urai.add_argument("--mode", choices=("terang", "gelap"), help="hanya tema ini")
    urai.add_argument(
        "--ukuran",
        type=_ukuran,
        default=UKURAN,
        metavar="LEBARxTINGGI",
        help="ukuran jendela, misalnya 1280x650 (layar 1920x1080 pada skala 150 %%)",
    )
    args = urai.parse_args(argv)
    args.keluar.mkdir(parents=True, exist_ok=True)
    if args.skala is None:
        return max(_proses(args.db, args.keluar, skala, args.ukuran) for skala in SKALA)
    mode = (Mode(args.mode),) if args.mode else (Mode.TERANG, Mode.GELAP)
    return _ambil(args.db, args.keluar, args.skala, mode, args.ukuran)


def _ukuran(teks: str) -> tuple[int, int]:
    lebar, _, tinggi = teks.partition("x")
    return int(lebar), int(tinggi)


def _proses(db: Path, keluar: Path, skala: float, ukuran: tuple[int, int]) -> int:
    lingkungan = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(skala)}
    perintah = [sys.executable, "-m", "simpelin.ui.gambar", "--db", str(db)]
    perintah += ["--keluar", str(keluar), "--skala", str(skala)]
    perintah += ["--ukuran", f"{ukuran[0]}x{ukuran[1]}"]
    return subprocess.run(perintah, check=False, env=lingkungan).returncode


def _ambil(
    db: Path,
    keluar: Path,
    skala: float,
    semua_mode: tuple[Mode, ...],
    ukuran: tuple[int, int] = UKURAN,
) -> int:
    from simpelin.app import Perkakas

    akhiran = "" if skala == 1 else f"-{round(skala * 100)}"
    with tempfile.TemporaryDirectory() as folder:
        app, tema = buat_aplikasi(mode=Mode.TERANG)
        for mode in semua_mode:
            # a copy for each: what one theme's pictures store must not meet the other's
            tempat = Path(folder) / mode
            tempat.mkdir()
            salinan = Perkakas(Perkakas(db).cadangkan(tempat / db.name))
            kosong = Perkakas(tempat / "baru.simpelin")
            fotografer = _Fotografer(app, keluar, f"-{mode}{akhiran}", ukuran)
            jendela = MainWindow(tema, salinan.buka, salinan.buka_berkas, salinan.cadangkan)
            fotografer.pasang(jendela, mode)
            _halaman(jendela, fotografer)
            orang(jendela, fotografer)
            jendela.close()
            pertama = MainWindow(tema, kosong.buka, kosong.buka_berkas)
            fotografer.pasang(pertama, mode)
            fotografer.potret(pertama, "mulai")
            siapkan(pertama, fotografer)
            pertama.close()
    return 0


def _halaman(jendela: MainWindow, fotografer: _Fotografer) -> None:
    konteks = jendela.konteks
    assert konteks is not None
    konteks.pilih_periode(konteks.tahun, TRIWULAN)
    for entri in DAFTAR:
        if entri.id == "monev":
            continue
        jendela.buka(entri.id)
        fotografer.potret(jendela, entri.id)
        if isinstance(jendela.halaman, InputRealisasi):
            unit = jendela.halaman.sesi.unit
            _buka_rincian(jendela.halaman)
            fotografer.potret(jendela, "input-rincian")
            jendela.halaman.pilih_unit(unit)
        if isinstance(jendela.halaman, HalamanRencana):
            jendela.halaman.tuju(Kunci("S1"))
            jendela.halaman.ke_renstra()
            fotografer.potret(jendela, "rencana-renstra")
            jendela.halaman.ke_renstra()
    _alat(jendela, fotografer)
    _rekonsiliasi(jendela, fotografer)
    _grafik(jendela, fotografer)
    jendela.buka("evaluasi")
    halaman = jendela.halaman
    if isinstance(halaman, HalamanEvaluasi) and konteks.evaluasi().sub_kegiatan:
        _buka_asal(halaman)
        fotografer.potret(jendela, "evaluasi-asal")
    _rapat(jendela, fotografer)
    gambar_jenjang(jendela, fotografer.potret)


def _alat(jendela: MainWindow, fotografer: _Fotografer) -> None:
    """The plan as a table, the copy sheet, the import wizard."""
    jendela.buka("rencana")
    if isinstance(jendela.halaman, HalamanRencana):
        jendela.halaman.ganti_tampilan.click()
        fotografer.potret(jendela, "rencana-tabel")
        jendela.halaman.ganti_tampilan.click()
    if jendela.konteks is not None:
        store, tahun = jendela.konteks.store, jendela.konteks.tahun
        for jati, _ in banding.indikator_sasaran(store, tahun)[:1]:
            banding.catat(store, tahun, jati, "Nasional", "87,3", "Kementerian PANRB, contoh")
    for bagian in ("e81", SALIN, IKU, PROGRAM, PEGAWAI, PEMBANDING, WISAYA):
        jendela.buka("laporan", bagian)
        fotografer.potret(jendela, f"laporan-{bagian}")


def _rekonsiliasi(jendela: MainWindow, fotografer: _Fotografer) -> None:
    """Rekonsiliasi BKAD with a list made of the copy's own figures, three of them changed."""
    jendela.buka("laporan")
    halaman, konteks = jendela.halaman, jendela.konteks
    if not isinstance(halaman, HalamanLaporan) or konteks is None:
        return
    sub = [s for s in konteks.evaluasi().sub_kegiatan if s.simpul is not None]
    beda = {2: 250_000, 5: -1, 9: -4_755_000}
    baris = tuple(
        BarisBKAD(
            *s.simpul.kunci, s.simpul.nama, s.realisasi_anggaran + beda.get(n, 0), s.simpul.kunci
        )
        for n, s in enumerate(sub)
        if s.simpul is not None
    )
    with konteks.store.ubah("gambar"):
        sidik = konteks.store.berkas.simpan(b"", "bkad-tw3.xlsx")
        konteks.store.rekonsiliasi.simpan(
            DaftarBKAD(konteks.tahun, konteks.triwulan, baris, "bkad-tw3.xlsx", "LRA", sha256=sidik)
        )
    halaman.pilih(REKONSILIASI)
    fotografer.potret(jendela, "laporan-rekonsiliasi")


def _grafik(jendela: MainWindow, fotografer: _Fotografer) -> None:
    """A chart as picture and as figures, and the minutes."""
    jendela.buka("laporan")
    halaman = jendela.halaman
    if not isinstance(halaman, HalamanLaporan) or not halaman.konteks.evaluasi().sub_kegiatan:
        return
    halaman.pilih(GRAFIK)
    panel = halaman.grafik
    for nomor, baris in ((1, 2), (2, 3)):
        panel.daftar.setCurrentRow(baris)
        panel.gambar.clear()
        fotografer.tunggu(lambda: panel.gambar.pas)
        fotografer.potret(jendela, f"laporan-grafik{nomor}")
    panel.tombol_angka.click()
    fotografer.potret(jendela, "laporan-grafik-angka")
    halaman.pilih("notulen")
    fotografer.potret(jendela, "laporan-notulen")


def _rapat(jendela: MainWindow, fotografer: _Fotografer) -> None:
    """The meeting as list, as quadrant, and as the projector shows it."""
    jendela.buka("monev")
    halaman = jendela.halaman
    if not isinstance(halaman, HalamanMonev) or not halaman.model.rowCount():
        return
    _rapat_lalu(halaman.konteks)
    halaman.langkah(1)
    fotografer.potret(jendela, "monev")
    halaman.tampilkan(KUADRAN)
    fotografer.potret(jendela, "monev-kuadran")
    halaman.tampilkan(RAPAT)
    fotografer.potret(jendela, "monev-rapat")
    halaman.tampilkan(DAFTAR_RAPAT)
    halaman.putusan.isian.setText("Percepat serah terima drainase @Kelurahan Tomoni 31/10")
    halaman.kartu.lembar.setCurrentIndex(KEPUTUSAN)
    fotografer.potret(jendela, "monev-keputusan")
    halaman.putusan.kosongkan()
    halaman.kartu.lembar.setCurrentIndex(0)
    for nama, ukuran in (("monev-layar-penuh", fotografer.ukuran), ("monev-proyektor", PROYEKTOR)):
        fotografer.layar_penuh(jendela, halaman, ukuran)
        fotografer.potret(jendela, nama)
    halaman.tampilkan(KUADRAN)
    fotografer.potret(jendela, "monev-kuadran-proyektor")
    halaman.tampilkan(DAFTAR_RAPAT)
    fotografer.kembali(jendela, halaman)


def _rapat_lalu(konteks: Konteks) -> None:
    """In the copy that is photographed: last quarter's meeting, closed, and this one begun."""
    store, tahun, lalu = konteks.store, konteks.tahun, TRIWULAN - 1
    butir = [satu for satu in konteks.monev().baris if satu.kunci is not None]
    if store.rapat.muat(tahun, lalu) is not None or len(butir) < 3:
        return
    hari = konteks.tanggal_acuan
    for nomor, (isi, tenggat) in enumerate(
        (
            ("Selesaikan pembebasan lokasi drainase, laporkan tiap pekan", hari - timedelta(14)),
            ("Ajukan pengadaan dan SPJ peralatan", hari - timedelta(25)),
            ("Percepat SPJ jasa peralatan", hari + timedelta(30)),
        )
    ):
        satu = butir[nomor]
        siapa = Penanggung(satu.pemilik)
        rapat.putuskan(store, tahun, lalu, satu.kunci, isi, siapa, tenggat)
    rapat.tutup(store, tahun, lalu, hari - timedelta(90))
    rapat.putuskan(
        store, tahun, TRIWULAN, butir[3].kunci, "Cocokkan data desa dengan laporan kader",
        Penanggung(butir[3].pemilik), hari + timedelta(21),
    )  # fmt: skip
    diubah = butir[4].kunci
    assert diubah is not None  # a late unit has no colour
    rapat.timpa_warna(
        store, tahun, TRIWULAN, diubah, Warna.ORANYE,
        "Pajak kendaraan jatuh tempo Desember, sisanya terpakai",
    )  # fmt: skip
    orang = ("Camat", "Sekretaris Kecamatan", "Kasi Pemberdayaan", "Lurah Tomoni")
    hadir = [Hadir(f"Peserta {n}", satu, hadir=n != 3) for n, satu in enumerate(orang, 1)]
    rapat.atur_kehadiran(store, tahun, TRIWULAN, hadir)
    konteks.catat()


def _buka_rincian(halaman: InputRealisasi) -> None:
    """The second leaf of the row's panel, on a sub kegiatan that has a breakdown if any has."""
    dirinci = halaman.konteks.store.belanja.muat(halaman.konteks.tahun)
    if dirinci:
        halaman.tuju(min(dirinci))
    halaman.panel.lembaran.setCurrentIndex(1)


def _buka_asal(halaman: HalamanEvaluasi) -> None:
    """A kegiatan of which something was left out tells the most."""
    evaluasi = halaman.konteks.evaluasi()
    cocok = [
        satu.simpul.kunci
        for satu in evaluasi
        if satu.simpul is not None and satu.anak and 0 < satu.terlapor < satu.wajib
    ]
    if cocok:
        halaman.tuju(cocok[-1])
        halaman.tampilkan_asal(Rujukan(cocok[-1], Ukuran.CAPAIAN_KINERJA))


def _kecilkan(gambar: QImage) -> QImage:
    """The picture over its 256 commonest colours: a third of the size, and it looks the same."""
    biasa = gambar.convertToFormat(QImage.Format.Format_RGB32)
    titik = memoryview(bytes(biasa.constBits())).cast("I")
    # every seventh pixel is enough, and 7 divides no width, so that all columns are counted
    warna = [satu for satu, _ in Counter(titik[::7]).most_common(256)]
    return biasa.convertToFormat(
        QImage.Format.Format_Indexed8, warna, Qt.ImageConversionFlag.AvoidDither
    )


class _Fotografer:
    """Shows a window and writes what it looks like."""

    def __init__(
        self, app: QApplication, keluar: Path, akhiran: str, ukuran: tuple[int, int]
    ) -> None:
        self._app = app
        self.ukuran = ukuran
        self._keluar = keluar
        self._akhiran = akhiran

    def pasang(self, jendela: MainWindow, mode: Mode) -> None:
        jendela.resize(*self.ukuran)
        jendela.show()
        self.tunggu(lambda: jendela.konteks is not None)
        jendela.tema.pilih(mode)

    def layar_penuh(
        self, jendela: MainWindow, halaman: HalamanMonev, ukuran: tuple[int, int]
    ) -> None:
        """What F11 does, on a screen of this size: offscreen there is no real one."""
        jendela.tampilkan_bingkai(False)
        jendela.resize(*ukuran)
        self.tunggu()
        halaman.penuh = True
        halaman._ukur()

    def kembali(self, jendela: MainWindow, halaman: HalamanMonev) -> None:
        halaman.penuh = False
        halaman._ukur()
        jendela.tampilkan_bingkai(True)
        jendela.resize(*self.ukuran)

    def potret(self, jendela: MainWindow, nama: str) -> None:
        self.tunggu()
        path = self._keluar / f"{nama}{self._akhiran}.png"
        gambar = _kecilkan(jendela.grab().toImage())
        if not gambar.save(str(path), quality=0):
            sys.exit(f"Gambar {path} tidak dapat ditulis.")

    def tunggu(self, siap: Callable[[], bool] = lambda: True, batas_ms: int = 10_000) -> None:
        """Let the window finish what is due, and what that brings up."""
        batas = QDeadlineTimer(batas_ms)
        while not siap() and not batas.hasExpired():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(8):
            self._app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
