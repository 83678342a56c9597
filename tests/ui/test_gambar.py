"""Pictures of every page are made from a copy of the store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from simpelin.ui.pages import DAFTAR

JENJANG = (
    "evaluasi-beda",
    "input-dikembalikan",
    "verifikasi-beda",
    "verifikasi-berubah",
    "verifikasi-kembalikan",
)
ALAT = ("e81", "salin", "iku", "program", "pegawai", "pembanding", "lembar_kantor")
LAPORAN = ("grafik1", "grafik2", "grafik-angka", "notulen")
RAPAT = (
    "kuadran",
    "rapat",
    "keputusan",
    "layar-penuh",
    "proyektor",
    "kuadran-proyektor",
)
SIAPKAN = ("siapkan-kantor", "siapkan-unit", "siapkan-akun", "siapkan-rencana")
ORANG = (*SIAPKAN, "pengguna-akun", "ganti-sandi", "masuk", "input-staf")


def test_a_picture_of_every_page(db: Path, tmp_path: Path) -> None:
    sebelum = db.read_bytes()
    keluar = tmp_path / "gambar"
    perintah = [sys.executable, "-m", "simpelin.ui.gambar", "--db", str(db)]
    perintah += ["--keluar", str(keluar), "--skala", "1", "--mode", "terang"]
    selesai = subprocess.run(perintah, check=False, capture_output=True, text=True, timeout=60)
    assert selesai.returncode == 0, selesai.stderr
    nama = {f"{satu.id}-terang.png" for satu in DAFTAR} | {"rencana-renstra-terang.png"}
    nama |= {"evaluasi-asal-terang.png", "input-rincian-terang.png", "mulai-terang.png"}
    nama |= {"laporan-rekonsiliasi-terang.png", "rencana-tabel-terang.png"}
    nama |= {f"laporan-{satu}-terang.png" for satu in ALAT}
    nama |= {f"laporan-{satu}-terang.png" for satu in LAPORAN}
    nama |= {f"{satu}-terang.png" for satu in ORANG}
    nama |= {f"{satu}-terang.png" for satu in JENJANG}
    nama |= {f"monev-{satu}-terang.png" for satu in RAPAT}
    assert {satu.name for satu in keluar.iterdir()} == nama
    for satu in keluar.iterdir():
        gambar = QImage(str(satu))
        ukuran = (1920, 1080) if "proyektor" in satu.name else (1366, 768)
        assert (gambar.width(), gambar.height()) == ukuran
        assert satu.stat().st_size < 150_000 * (1 + ("proyektor" in satu.name))
    assert db.read_bytes() == sebelum
