"""Colours, type and measures of the window: tokens, from which palette and style sheet follow.

Colour means state and nothing else; one accent marks what is selected. The states grow
darker (light theme) or brighter (dark theme) with their weight, so that they stay apart in
grey print and for colour-blind people; each always comes with its letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from simpelin.paths import resource_path

KELUARGA = "Simpelin Sans"
PT_ISI, PT_KISI, PT_JUDUL = 10, 9, 14
BARIS = 28
"""Row height in grids."""
LANGKAH = 4
"""Everything stands on a grid of so many pixels."""

HURUF = {"hijau": "H", "kuning": "K", "oranye": "O", "merah": "M", "abu": "–"}
"""The letter that goes with each state."""
ARTI = {
    "hijau": "hijau: sesuai",
    "kuning": "kuning: sedikit tertinggal",
    "oranye": "oranye: tertinggal",
    "merah": "merah: jauh tertinggal",
    "abu": "abu-abu: belum lapor",
}


class Mode(StrEnum):
    """What the user chose; the value is what the setting ``tema`` holds."""

    SISTEM = "ikut sistem"
    TERANG = "terang"
    GELAP = "gelap"


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A state's colours: letter on patch, and the line around it."""

    teks: str
    latar: str
    garis: str


@dataclass(frozen=True, slots=True)
class Palet:
    """All colours of one theme."""

    nama: str
    latar: str
    permukaan: str
    sorot: str
    kunci: str
    garis: str
    garis_kuat: str
    teks: str
    redup: str
    aksen: str
    aksen_teks: str
    pilih: str
    pilih_teks: str
    galat_teks: str
    galat_latar: str
    kabar_teks: str
    kabar_latar: str
    contoh_teks: str
    contoh_latar: str
    keadaan: dict[str, Keadaan]

    def pasangan(self) -> Iterator[tuple[str, str, str]]:
        """Every (name, text, ground) that the window shows."""
        for dasar in ("latar", "permukaan", "sorot", "kunci", "pilih"):
            yield f"teks/{dasar}", self.teks, getattr(self, dasar)
            yield f"redup/{dasar}", self.redup, getattr(self, dasar)
        for dasar in ("latar", "permukaan", "sorot", "pilih"):
            yield f"aksen/{dasar}", self.aksen, getattr(self, dasar)
            yield f"galat/{dasar}", self.galat_teks, getattr(self, dasar)
        for nama in ("aksen", "pilih", "galat", "kabar", "contoh"):
            dasar = self.aksen if nama == "aksen" else getattr(self, f"{nama}_latar", self.pilih)
            yield nama, getattr(self, f"{nama}_teks"), dasar
        for nama, satu in self.keadaan.items():
            yield f"keadaan {nama}", satu.teks, satu.latar


TERANG = Palet(
    nama="terang",
    latar="#F3F5F7",
    permukaan="#FFFFFF",
    sorot="#E9EEF3",
    kunci="#F5F6F8",
    garis="#DCE1E7",
    garis_kuat="#B4BDC8",
    teks="#1A2129",
    redup="#55606D",
    aksen="#1B5A9E",
    aksen_teks="#FFFFFF",
    pilih="#DCE9F7",
    pilih_teks="#10263F",
    galat_teks="#A4161A",
    galat_latar="#FCEBEA",
    kabar_teks="#1D3F63",
    kabar_latar="#E6F0FA",
    contoh_teks="#FFFFFF",
    contoh_latar="#5B3E8F",
    keadaan={
        "hijau": Keadaan("#0E4A24", "#DAF2E0", "#8CC79C"),
        "kuning": Keadaan("#3A2D00", "#F2D250", "#C5A31F"),
        "oranye": Keadaan("#2E1500", "#EE9540", "#C06D1C"),
        "merah": Keadaan("#FFFFFF", "#B3211F", "#8A1614"),
        "abu": Keadaan("#4C5662", "#FFFFFF", "#8E98A4"),
    },
)

GELAP = Palet(
    nama="gelap",
    latar="#14181C",
    permukaan="#1C2126",
    sorot="#272E35",
    kunci="#21272D",
    garis="#343C45",
    garis_kuat="#55606C",
    teks="#E7EBEF",
    redup="#A7B1BC",
    aksen="#7FB8F5",
    aksen_teks="#0B1C2E",
    pilih="#23405F",
    pilih_teks="#F1F6FB",
    galat_teks="#FFB0A8",
    galat_latar="#43201F",
    kabar_teks="#CFE3F8",
    kabar_latar="#1E3247",
    contoh_teks="#1B0E33",
    contoh_latar="#C9B3F2",
    keadaan={
        "hijau": Keadaan("#BDEBC9", "#1F4A2D", "#3C7A50"),
        "kuning": Keadaan("#FFF3BF", "#6A5812", "#94801F"),
        "oranye": Keadaan("#241200", "#DE8E3E", "#F0A85F"),
        "merah": Keadaan("#2D0707", "#FF9A91", "#FFC0BA"),
        "abu": Keadaan("#B3BDC8", "#1C2126", "#7B8794"),
    },
)


class Tema(QObject):
    """The theme in force; widgets that paint for themselves read ``palet``."""

    berubah = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SISTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self.palet = TERANG
        app.setStyle(QStyleFactory.create("Fusion"))
        _pasang_huruf(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._terapkan)
        self._terapkan()

    @property
    def mode(self) -> Mode:
        return self._mode

    def pilih(self, mode: Mode) -> None:
        """Follow the user's choice from now on."""
        if mode is not self._mode:
            self._mode = mode
            self._terapkan()

    def _terapkan(self, *_: object) -> None:
        from simpelin.ui.qss import lembar_gaya

        self.palet = GELAP if self._gelap() else TERANG
        self._app.setPalette(palet_qt(self.palet))
        self._app.setStyleSheet(lembar_gaya(self.palet))
        self.berubah.emit()

    def _gelap(self) -> bool:
        if self._mode is not Mode.SISTEM:
            return self._mode is Mode.GELAP
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def warna(self, nama: str) -> QColor:
        """A token of the palette as a colour, ``garis`` or ``teks``."""
        return QColor(getattr(self.palet, nama))

    def keadaan(self, nama: str) -> Keadaan:
        return self.palet.keadaan[nama]


@lru_cache(maxsize=128)
def huruf(pt: float = PT_ISI, *, tebal: bool = False) -> QFont:
    """The bundled typeface in a size; its figures are tabular. Shared: copy before changing."""
    hasil = QFont(KELUARGA)
    hasil.setPointSizeF(pt)
    hasil.setBold(tebal)
    return hasil


def _pasang_huruf(app: QApplication) -> None:
    for gaya in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resource_path("font", f"SimpelinSans-{gaya}.ttf")))
    app.setFont(huruf())


def palet_qt(palet: Palet) -> QPalette:
    """Qt's own palette from the tokens."""
    peran = QPalette.ColorRole
    hasil = QPalette()
    isi = {
        peran.Window: palet.latar,
        peran.WindowText: palet.teks,
        peran.Base: palet.permukaan,
        peran.AlternateBase: palet.kunci,
        peran.Text: palet.teks,
        peran.Button: palet.permukaan,
        peran.ButtonText: palet.teks,
        peran.BrightText: palet.galat_teks,
        peran.Highlight: palet.pilih,
        peran.HighlightedText: palet.pilih_teks,
        peran.Link: palet.aksen,
        peran.LinkVisited: palet.aksen,
        peran.ToolTipBase: palet.permukaan,
        peran.ToolTipText: palet.teks,
        peran.PlaceholderText: palet.redup,
        peran.Accent: palet.aksen,
        peran.Mid: palet.garis,
        peran.Light: palet.permukaan,
        peran.Midlight: palet.sorot,
        peran.Dark: palet.garis_kuat,
        peran.Shadow: palet.garis_kuat,
    }
    for satu, warna in isi.items():
        hasil.setColor(satu, QColor(warna))
    for satu in (peran.Text, peran.ButtonText, peran.WindowText):
        hasil.setColor(QPalette.ColorGroup.Disabled, satu, QColor(palet.redup))
    return hasil
