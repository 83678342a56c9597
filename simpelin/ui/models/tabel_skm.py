"""A quarter's survey as a grid: one row a respondent, or a group with its totals.

It is a draft until it is saved: an unfinished questionnaire is no error yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from simpelin.domain.baca_angka import AngkaDitolak, baca_bulat
from simpelin.domain.ikm import UNSUR
from simpelin.domain.kantor import JawabanSKM
from simpelin.domain.skm import cacat_jawaban, kosong

if TYPE_CHECKING:
    from simpelin.ui.tema import Tema

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
LEBAR = 1 + len(UNSUR)
"""The column of respondents and nine elements."""
JUDUL = ("Responden", *(f"U{n}" for n in range(1, LEBAR)))
TENGAH = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class TabelSKM(QAbstractTableModel):
    """Texts as typed, and what is wrong with them; one empty row stands below."""

    berubah = Signal()

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tema = tema
        self.teks: list[list[str]] = [[""] * LEBAR]
        self._cacat: dict[tuple[int, int], str] = {}
        self.triwulan = 1
        self._asal: list[list[str]] = []

    # --- content -----------------------------------------------------------------------

    def muat(self, triwulan: int, jawaban: Sequence[JawabanSKM]) -> None:
        """Show what is stored of a quarter."""
        teks = [_teks(satu) for satu in jawaban]
        self._asal = [list(satu) for satu in teks]
        self.triwulan = triwulan
        self._pakai(teks)

    def pakai_draf(self, teks: Sequence[Sequence[str]]) -> None:
        """Show texts that were typed earlier and not stored."""
        self._pakai([list(satu) for satu in teks])

    def _pakai(self, teks: list[list[str]]) -> None:
        self.beginResetModel()
        while teks and not any(teks[-1]):
            teks.pop()
        self.teks = [*teks, [""] * LEBAR]
        self._periksa()
        self.endResetModel()
        self.berubah.emit()

    @property
    def kotor(self) -> bool:
        """Whether the draft differs from what is stored."""
        return [satu for satu in self.teks if any(satu)] != self._asal

    @property
    def cacat(self) -> dict[tuple[int, int], str]:
        """What is wrong, by row and column."""
        return self._cacat

    def jawaban(self) -> tuple[JawabanSKM, ...]:
        """The rows that can be read, empty ones left out."""
        salah = {baris for baris, _ in self._cacat}
        return tuple(
            JawabanSKM(self.triwulan, responden or 1, tuple(isi))
            for baris, (responden, *isi) in enumerate(map(_angka, self.teks))
            if baris not in salah and not kosong(responden, isi)
        )

    def isi_blok(self, baris: int, kolom: int, blok: Sequence[Sequence[str]]) -> int:
        """Lay a pasted block from a cell on; rows are added as needed. How many cells.

        A first column of running numbers before nine answers is left out.
        """
        blok = _tanpa_nomor(blok)
        if kolom == 0 and blok and max(map(len, blok)) == len(UNSUR):
            kolom = 1
        teks = [list(satu) for satu in self.teks]
        banyak = 0
        for b, isi in enumerate(blok):
            while baris + b >= len(teks):
                teks.append([""] * LEBAR)
            for k, nilai in enumerate(isi[: LEBAR - kolom]):
                teks[baris + b][kolom + k] = nilai.strip()
                banyak += 1
        self._pakai(teks)
        return banyak

    def kosongkan(self, sel: Sequence[tuple[int, int]]) -> None:
        """Empty some cells; rows that are empty then go."""
        teks = [list(satu) for satu in self.teks]
        for baris, kolom in sel:
            teks[baris][kolom] = ""
        self._pakai([satu for satu in teks if any(satu)])

    def _periksa(self) -> None:
        self._cacat = {}
        for baris, isi in enumerate(self.teks):
            if any(isi):
                self._cacat |= {(baris, k): pesan for k, pesan in _cacat(isi)}

    # --- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else len(self.teks)

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.isValid() else LEBAR

    def flags(self, index: Indeks) -> Qt.ItemFlag:
        dasar = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return dasar | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        datar = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return JUDUL[section] if datar else str(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole and datar:
            kelompok = "Banyaknya responden bila baris ini jumlah sekelompok; kosong berarti satu"
            return UNSUR[section - 1] if section else kelompok
        return TENGAH if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        letak = (index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.teks[letak[0]][letak[1]]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._cacat.get(letak)
        if role == Qt.ItemDataRole.BackgroundRole and letak in self._cacat:
            return self._tema.warna("galat_latar")
        return TENGAH if role == Qt.ItemDataRole.TextAlignmentRole else None

    def setData(self, index: Indeks, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        baris, teks = index.row(), str(value).strip()
        if teks == self.teks[baris][index.column()]:
            return False
        self.teks[baris][index.column()] = teks
        if baris == len(self.teks) - 1 and teks:
            self.beginInsertRows(AKAR, baris + 1, baris + 1)
            self.teks.append([""] * LEBAR)
            self.endInsertRows()
        self._periksa()
        self.dataChanged.emit(self.index(baris, 0), self.index(baris, LEBAR - 1))
        self.berubah.emit()
        return True


def _teks(jawaban: JawabanSKM) -> list[str]:
    kepala = "" if jawaban.responden == 1 else str(jawaban.responden)
    return [kepala, *("" if satu is None else str(satu) for satu in jawaban.jawaban)]


def _angka(isi: Sequence[str]) -> list[int | None]:
    hasil: list[int | None] = []
    for satu in isi:
        try:
            hasil.append(baca_bulat(satu))
        except AngkaDitolak:
            hasil.append(None)
    return hasil


def _cacat(isi: Sequence[str]) -> Iterator[tuple[int, str]]:
    terbaca = True
    for kolom, satu in enumerate(isi):
        try:
            baca_bulat(satu)
        except AngkaDitolak as galat:
            terbaca = False
            yield kolom, _mungkin_nrr(satu, str(galat))
    if terbaca:
        responden, *jawaban = _angka(isi)
        if not kosong(responden, jawaban):
            yield from cacat_jawaban(responden, jawaban)


def _mungkin_nrr(teks: str, pesan: str) -> str:
    """A decimal between 1 and 4 is a mean that someone took from a report."""
    angka = teks.replace(",", ".")
    if angka.replace(".", "", 1).isdecimal() and "." in angka and 1 <= float(angka) <= 4:
        return f"{teks} seperti NRR (rata-rata); tulis jumlah jawaban, yaitu NRR × responden"
    return pesan


def _tanpa_nomor(blok: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without a first column that counts 1, 2, 3 … before nine answers."""
    isi = [list(satu) for satu in blok]
    nomor = [satu[0].strip().rstrip(".") for satu in isi if len(satu) == LEBAR]
    berurut = nomor == [str(n + 1) for n in range(len(isi))]
    return [satu[1:] for satu in isi] if berurut and len(isi) > 1 else isi
