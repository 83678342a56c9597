"""The style sheet, made of the tokens in :mod:`simpelin.ui.tema`.

Properties that widgets set: ``utama`` (the one main button of a place), ``tautan`` (a button
that looks like a link), ``peran`` on labels: judul, subjudul, redup, kisi, lencana.
"""

from __future__ import annotations

from string import Template

from simpelin.paths import resource_path
from simpelin.ui.tema import PT_ISI, PT_JUDUL, PT_KISI, Palet

_GAYA = Template("""
QToolTip { background: $permukaan; color: $teks; border: 1px solid $garis_kuat; padding: 4px; }
QLabel[peran="judul"] { font-size: ${pt_judul}pt; font-weight: bold; }
QLabel[peran="subjudul"] { font-weight: bold; }
QLabel[peran="redup"] { color: $redup; }
QLabel[peran="kisi"] { font-size: ${pt_kisi}pt; color: $redup; }
QLabel[peran="galat"] { color: $galat_teks; }
QLabel[peran="lencana"] { background: $contoh_latar; color: $contoh_teks; border-radius: 4px;
  padding: 2px 8px; font-size: ${pt_kisi}pt; font-weight: bold; }
QFrame#barAtas { background: $permukaan; border: none; border-bottom: 1px solid $garis; }
QFrame#rel { background: $latar; border: none; border-right: 1px solid $garis; }
QFrame#kartu { background: $permukaan; border: 1px solid $garis; border-radius: 6px; }
QFrame#garis { background: $garis; border: none; }
QFrame[pesan="galat"] { background: $galat_latar; border: none;
  border-left: 4px solid $galat_teks; }
QFrame[pesan="galat"] QLabel { color: $galat_teks; }
QFrame[pesan="kabar"] { background: $kabar_latar; border: none; border-left: 4px solid $aksen; }
QFrame[pesan="kabar"] QLabel { color: $kabar_teks; }
QStatusBar { background: $permukaan; border-top: 1px solid $garis; color: $redup;
  font-size: ${pt_kisi}pt; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $redup; font-size: ${pt_kisi}pt; padding: 0 8px; }

QPushButton#rel { border: none; border-left: 3px solid transparent; border-radius: 0;
  padding: 8px 12px; text-align: left; color: $teks; background: transparent; }
QPushButton#rel:hover { background: $sorot; }
QPushButton#rel:focus { background: $sorot; }
QPushButton#rel:checked { background: $pilih; color: $pilih_teks; font-weight: bold;
  border-left-color: $aksen; }
QToolButton#orang { border: none; color: $redup; padding: 4px 2px; background: transparent; }
QToolButton#orang:hover, QToolButton#orang:focus { color: $aksen; }
QToolButton#orang::menu-indicator { width: 10px; }
QToolButton#segmen { border: 1px solid $garis_kuat; padding: 4px 10px; background: $permukaan;
  border-left: none; border-radius: 0; }
QToolButton#segmen[ujung="true"] { border-left: 1px solid $garis_kuat; }
QToolButton#segmen:hover, QToolButton#segmen:focus { background: $sorot; }
QToolButton#segmen:checked { background: $aksen; color: $aksen_teks; font-weight: bold;
  border-color: $aksen; }

QPushButton { background: $permukaan; border: 1px solid $garis_kuat; border-radius: 4px;
  padding: 5px 12px; min-height: 16px; }
QPushButton:hover { background: $sorot; }
QPushButton:pressed { background: $pilih; }
QPushButton:focus { border-color: $aksen; }
QPushButton:disabled { color: $redup; background: $kunci; border-color: $garis; }
QPushButton[utama="true"] { background: $aksen; color: $aksen_teks; border-color: $aksen;
  font-weight: bold; }
QPushButton[utama="true"]:hover, QPushButton[utama="true"]:focus { border-color: $teks; }
QPushButton[utama="true"]:disabled { color: $redup; background: $kunci; border-color: $garis; }
QPushButton[tautan="true"] { background: transparent; border: none; color: $aksen; padding: 2px;
  text-align: left; }
QPushButton[tautan="true"]:disabled { color: $redup; }
QPushButton[tautan="true"]:hover, QPushButton[tautan="true"]:focus { text-decoration: underline; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; }
QToolButton:hover { background: $sorot; }
QToolButton:focus { border-color: $aksen; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
  background: $permukaan; border: 1px solid $garis_kuat; border-radius: 4px; padding: 4px 6px;
  selection-background-color: $aksen; selection-color: $aksen_teks; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus { border-color: $aksen; }
QLineEdit:read-only, QLineEdit:disabled { background: $kunci; color: $redup;
  border-color: $garis; }
QLineEdit[galat="true"], QPlainTextEdit[galat="true"] { border-color: $galat_teks; }
QComboBox { padding-right: 22px; min-height: 18px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$panah"); width: 10px; height: 10px; }
QDateEdit::drop-down { border: none; width: 22px; }
QComboBox QAbstractItemView { background: $permukaan; border: 1px solid $garis_kuat;
  selection-background-color: $pilih; selection-color: $pilih_teks; padding: 2px; }
QTextBrowser { background: $permukaan; border: none; padding: 0; }

QTreeView, QTableView, QListView { background: $permukaan; border: 1px solid $garis;
  font-size: ${pt_kisi}pt; selection-background-color: $pilih; selection-color: $pilih_teks;
  gridline-color: $garis; }
QAbstractScrollArea[polos="true"] { border: none; background: transparent; }
QTreeView::item:selected, QTableView::item:selected { background: $pilih; color: $pilih_teks; }
QListView::item { padding: 3px 4px; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $pilih; }
QHeaderView { background: $latar; font-size: ${pt_kisi}pt; }
QHeaderView::section { background: $latar; color: $redup; border: none;
  border-bottom: 1px solid $garis_kuat; padding: 4px 6px; font-size: ${pt_kisi}pt; }
QTableCornerButton::section { background: $latar; border: none;
  border-bottom: 1px solid $garis_kuat; }

QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
  padding: 6px 12px; color: $redup; }
QTabBar::tab:selected { color: $teks; border-bottom-color: $aksen; font-weight: bold; }
QTabBar::tab:hover { color: $teks; }
QTabWidget::pane { border: none; border-top: 1px solid $garis; }
QProgressBar { background: $sorot; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $aksen; border-radius: 3px; }
QSplitter::handle { background: $garis; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenu { background: $permukaan; border: 1px solid $garis_kuat; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; }
QMenu::item:selected { background: $pilih; color: $pilih_teks; }
QMenu::item:disabled { color: $redup; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $garis_kuat; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $redup; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
""")


def lembar_gaya(palet: Palet) -> str:
    """The whole style sheet for one theme."""
    nama = (satu for satu in palet.__slots__ if satu not in ("nama", "keadaan"))
    panah = resource_path("ikon", f"panah-{palet.nama}.png").as_posix()
    return _GAYA.substitute(
        {satu: getattr(palet, satu) for satu in nama},
        pt_isi=PT_ISI,
        pt_kisi=PT_KISI,
        pt_judul=PT_JUDUL,
        panah=panah,
    )
