"""What the window imports until its first page is filled: no writer, no chart, no vault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simpelin.services import akun
from simpelin.services.contoh import isi_contoh
from simpelin.store import open_store

BERAT = (
    *("matplotlib", "numpy", "docx", "lxml", "openpyxl", "xlsxwriter", "keyring", "argon2"),
    "sqlite_utils",
)
KODE = f"""
import sys
from pathlib import Path
from simpelin.app import Perkakas
from simpelin.ui.aplikasi import buat_aplikasi
from simpelin.ui.jendela import MainWindow
app, tema = buat_aplikasi()
alat = Perkakas(Path(sys.argv[1]))
jendela = MainWindow(tema, alat.buka, alat.buka_berkas, alat.cadangkan, alat.pulihkan)
dibuka = []
jendela.terbuka.connect(lambda: dibuka.append(jendela.konteks is not None))
jendela.terbuka.connect(app.quit)
jendela.show()
app.exec()
print(*dibuka, [nama for nama in {BERAT!r} if nama in sys.modules])
"""


@pytest.mark.parametrize("isi", ["kosong", "contoh", "berakun"])
def test_nothing_heavy_before_the_first_page(tmp_path: Path, isi: str) -> None:
    db = tmp_path / "a.simpelin"
    store = open_store(db)
    if isi == "contoh":
        isi_contoh(store)
    elif isi == "berakun":
        akun.tambah(store, "rina", "Rina", "kuda hijau 7")
    store.close()
    perintah = [sys.executable, "-c", KODE, str(db)]
    keluar = subprocess.run(perintah, capture_output=True, text=True, timeout=60, check=False)
    assert (keluar.stdout.strip(), keluar.returncode) == ("True []", 0), keluar.stderr
