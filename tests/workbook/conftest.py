"""LibreOffice as a judge of formulas: it opens workbooks and calculates what has no value."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

HitungUlang = Callable[[Sequence[Path]], list[Path]]


@pytest.fixture(scope="session")
def hitung_ulang(tmp_path_factory: pytest.TempPathFactory) -> HitungUlang:
    """Calculates .xlsx files with LibreOffice; gives the copies it saved, in order.

    It has a profile of its own, so an open LibreOffice and other test processes do not
    disturb it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip(
            "LIBREOFFICE TIDAK ADA: rumus buku kerja TIDAK diuji; pasang dengan"
            " apt-get install --no-install-recommends libreoffice-calc"
        )
    profil = tmp_path_factory.mktemp("libreoffice")

    def jalankan(berkas: Sequence[Path]) -> list[Path]:
        hasil = tmp_path_factory.mktemp("dihitung")
        perintah = [program, f"-env:UserInstallation={profil.as_uri()}", "--headless"]
        perintah += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(hasil)]
        selesai = subprocess.run(
            [*perintah, *map(str, berkas)], capture_output=True, text=True, timeout=180, check=False
        )
        keluar = [hasil / satu.name for satu in berkas]
        assert all(satu.exists() for satu in keluar), selesai.stderr
        return keluar

    return jalankan
