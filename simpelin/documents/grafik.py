"""Charts as pictures: PNG, SVG or PDF of finished figures, without pyplot.

The same figures give the same bytes. Everything is readable in grey print: hatches, markers,
and the values written beside what shows them; colour means state and comes with its letter.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from typing import Any

import matplotlib
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from simpelin.documents.grafik_batang import (
    gambar_kinerja,
    gambar_rencana,
    gambar_sisa,
    gambar_unit,
)
from simpelin.documents.grafik_gaya import GELAP, KELUARGA, TERANG, Rupa, potong
from simpelin.documents.grafik_pasangan import gambar_pasangan
from simpelin.documents.grafik_titik import gambar_iku, gambar_kuadran
from simpelin.domain import henti
from simpelin.domain.grafik import (
    BatangPasangan,
    DeretIKU,
    Grafik,
    KinerjaTriwulan,
    Kuadran,
    RencanaRealisasi,
    SerapanUnit,
    SisaPagu,
)
from simpelin.paths import resource_path

BENTUK = ("png", "svg", "pdf")
UKURAN = (160.0, 95.0)
"""Width and height, mm, as they stand in a report."""

_GEMBOK = threading.Lock()
"""matplotlib's settings are the process's: one chart at a time."""
_TERDAFTAR: list[str] = []
_CARA: dict[type, Callable[[Axes, Any, Rupa], None]] = {
    KinerjaTriwulan: gambar_kinerja,
    RencanaRealisasi: gambar_rencana,
    SerapanUnit: gambar_unit,
    Kuadran: gambar_kuadran,
    DeretIKU: gambar_iku,
    BatangPasangan: gambar_pasangan,
    SisaPagu: gambar_sisa,
}
_TANPA_WAKTU: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": "SIMPELIN AJA"},
    "pdf": {"CreationDate": None, "Creator": "SIMPELIN AJA", "Producer": None},
}


def lukis(
    grafik: Grafik,
    bentuk: str = "png",
    *,
    ukuran: tuple[float, float] = UKURAN,
    dpi: float = 200,
    gelap: bool = False,
    judul: bool = False,
) -> bytes:
    """The chart's bytes; ``judul`` writes its title into the picture.

    ``gelap`` is for a dark window; what is printed or saved is always light.
    """
    henti.periksa()
    rupa = GELAP if gelap else TERANG
    with _GEMBOK, matplotlib.rc_context(_atur(rupa)):
        kanvas = FigureCanvasAgg(Figure(figsize=(ukuran[0] / 25.4, ukuran[1] / 25.4)))
        gambar = kanvas.figure
        gambar.set_layout_engine("constrained")
        sumbu = gambar.add_subplot()
        _CARA[type(grafik.isi)](sumbu, grafik.isi, rupa)
        if judul:
            gambar.suptitle(
                potong(grafik.judul, 75), fontsize=10, fontweight="bold", color=rupa.teks
            )
        wadah = io.BytesIO()
        gambar.savefig(wadah, format=bentuk, dpi=dpi, metadata=_TANPA_WAKTU[bentuk])
    return wadah.getvalue()


def _atur(rupa: Rupa) -> dict[str, Any]:
    if not _TERDAFTAR:
        for gaya in ("Regular", "Bold"):
            path = str(resource_path("font", f"SimpelinSans-{gaya}.ttf"))
            font_manager.fontManager.addfont(path)
            _TERDAFTAR.append(path)
    return {
        "font.family": KELUARGA,
        "font.size": 8,
        "text.color": rupa.teks,
        "axes.labelcolor": rupa.teks,
        "axes.edgecolor": rupa.garis,
        "axes.facecolor": rupa.latar,
        "figure.facecolor": rupa.latar,
        "savefig.facecolor": rupa.latar,
        "xtick.color": rupa.garis,
        "ytick.color": rupa.garis,
        "xtick.labelcolor": rupa.teks,
        "ytick.labelcolor": rupa.teks,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "hatch.linewidth": 0.6,
        "hatch.color": rupa.teks,
        # text stays the bundled type wherever the file is opened
        "svg.fonttype": "path",
        "svg.hashsalt": "simpelin",
        "pdf.fonttype": 42,
    }
