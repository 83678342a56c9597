"""The plan tree with its figures, over the frozen results of ``services.evaluasi``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from simpelin.domain.angka import STRIP, tulis_persen, tulis_rupiah
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.penilaian import Penilaian, warna_belanja, warna_kinerja
from simpelin.domain.rencana import Kunci, Tingkat, susun
from simpelin.services.asal_angka import SEBUTAN
from simpelin.services.asal_indikator import Ukuran
from simpelin.ui.models.susunan_pohon import ATAS, SusunanPohon
from simpelin.ui.tema import PT_KISI, huruf
from simpelin.ui.widgets.delegat import KANAN, KIRI, PERAN_BAWAH, PERAN_TREN, PERAN_WARNA

Indeks = QModelIndex | QPersistentModelIndex
AKAR = QModelIndex()
PERAN_KUNCI = Qt.ItemDataRole.UserRole + 20
KODE, NAMA, K, ROLLUP, LAPOR, PAGU, REALISASI, SERAPAN, KAS, TREN = range(10)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its heading, what heading and cells mean, and which figure a cell opens."""

    judul: str
    arti: str
    ukuran: Ukuran
    lebar: int


KOLOM: tuple[Kolom, ...] = (
    Kolom("Kode", "Kode resmi", Ukuran.CAPAIAN, 118),
    Kolom("Nama", "Nama program, kegiatan, sub kegiatan", Ukuran.CAPAIAN, 300),
    Kolom("Kinerja (K)", "Capaian kinerja, angka resmi, dan predikatnya", Ukuran.CAPAIAN, 122),
    Kolom(
        "Rata-rata\nbawahan",
        "Rata-rata capaian bawahan, di mana berbeda dari angka resmi",
        Ukuran.CAPAIAN_KINERJA,
        74,
    ),
    Kolom("Sudah\nlapor", "Indikator yang sudah dan harus lapor", Ukuran.CAPAIAN_MINIMUM, 74),
    Kolom("Pagu (Rp)", "Pagu setahun", Ukuran.PAGU, 100),
    Kolom("Realisasi (Rp)", "Realisasi sampai triwulan ini", Ukuran.REALISASI, 100),
    Kolom("Serapan", "Realisasi dibagi pagu", Ukuran.SERAPAN, 70),
    Kolom("Terhadap\nkas", "Realisasi dibagi anggaran kas (RAK)", Ukuran.SERAPAN_KAS, 92),
    Kolom("TW I–IV", "Capaian kinerja tiap triwulan", Ukuran.CAPAIAN, 66),
)


BARIS_DIINGAT = 2000
"""Rows whose cells are kept as they were painted, before it begins anew."""


class PohonEvaluasi(QAbstractItemModel):
    """Row 0 at the top is the office; the roots of the plan follow it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._susunan = SusunanPohon(susun(0, "", ()), (), lambda _: ())
        self._isi_sel: dict[int, dict[tuple[int, int], Any]] = {}
        self._semua: tuple[Evaluasi, ...] = ()
        self._penilaian: Mapping[Kunci, Penilaian] = {}
        self._tebal = huruf(PT_KISI, tebal=True)
        self._biasa = huruf(PT_KISI)

    # --- content -----------------------------------------------------------------

    def muat(self, semua: Sequence[Evaluasi], penilaian: Mapping[Kunci, Penilaian]) -> None:
        """Show the last of these evaluations; the earlier ones give the trend."""
        self._semua, self._penilaian = tuple(semua), penilaian
        self._mulai(None)

    def saring(self, cocok: Callable[[HasilSimpul], bool] | None) -> None:
        """Keep the rows that match, and what is above them."""
        self._mulai(None if cocok is None else self._yang_cocok(cocok))

    def _mulai(self, tampil: set[Kunci] | None) -> None:
        """Begin anew with the top rows; those below are made when the view asks for them."""
        self.beginResetModel()
        self._susunan, self._isi_sel = self._susun(tampil), {}
        self.endResetModel()

    def _susun(self, tampil: set[Kunci] | None) -> SusunanPohon:
        kini = self._semua[-1]
        rencana, hasil = kini.rencana, kini.hasil
        if tampil is None:
            return SusunanPohon(rencana, (None, *rencana.akar), lambda kunci: hasil[kunci].anak)

        def anak(kunci: Kunci) -> list[Kunci]:
            return [satu for satu in hasil[kunci].anak if satu in tampil]

        return SusunanPohon(rencana, [k for k in rencana.akar if k in tampil], anak)

    def _yang_cocok(self, cocok: Callable[[HasilSimpul], bool]) -> set[Kunci]:
        simpul = self._semua[-1].rencana.simpul
        tampil: set[Kunci] = set()
        for kunci, hasil in self._semua[-1].hasil.items():
            if cocok(hasil):
                atas: Kunci | None = kunci
                while atas is not None and atas not in tampil:
                    tampil.add(atas)
                    atas = simpul[atas].induk
        return tampil

    def warna_k(self, hasil: HasilSimpul) -> str:
        """The state of a node's kinerja, '' where it has none."""
        simpul, ambang = hasil.simpul, self._semua[-1].ambang
        if simpul is not None and simpul.kunci in self._penilaian:
            satu = self._penilaian[simpul.kunci]
            return "abu" if satu.abu else str(satu.warna_k or "")
        if hasil.wajib and not hasil.terlapor:
            return "abu"
        return str(warna_kinerja(hasil.capaian_resmi, ambang) or "")

    def warna_butir(self, hasil: HasilSimpul) -> str:
        """The state of a sub kegiatan as a whole: the worst of K, Rp and forecast."""
        simpul = hasil.simpul
        satu = None if simpul is None else self._penilaian.get(simpul.kunci)
        return "" if satu is None or satu.warna is None else str(satu.warna)

    def _warna_rp(self, hasil: HasilSimpul) -> str:
        serapan = hasil.serapan_kas
        rasio = None if serapan is None else serapan / 100
        ambang = self._semua[-1].ambang
        return str(warna_belanja(hasil.rencana_kas, hasil.realisasi_terencana, rasio, ambang) or "")

    # --- Qt ------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Indeks = AKAR) -> QModelIndex:
        susunan, atas = self._susunan, parent.internalId()
        if 0 <= row < susunan.banyak[atas] and 0 <= column < len(KOLOM):
            return self.createIndex(row, column, susunan.pertama(atas) + row)
        return QModelIndex()

    def parent(self, index: Indeks = AKAR) -> QModelIndex:  # type: ignore[override]
        induk = self._susunan.induk(index.internalId())
        if induk == ATAS:
            return QModelIndex()
        return self.createIndex(self._susunan.urut(induk), 0, induk)

    def rowCount(self, parent: Indeks = AKAR) -> int:
        return 0 if parent.column() > 0 else self._susunan.banyak[parent.internalId()]

    def hasChildren(self, parent: Indeks = AKAR) -> bool:
        """Without making the rows below."""
        return parent.column() <= 0 and self._susunan.banyak[parent.internalId()] > 0

    def columnCount(self, parent: Indeks = AKAR) -> int:
        return len(KOLOM)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return KOLOM[section].judul
        if role == Qt.ItemDataRole.ToolTipRole:
            return KOLOM[section].arti
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KIRI if section in (KODE, NAMA) else KANAN
        return None

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        nomor, kolom = index.internalId(), index.column()
        isi = self._isi_sel.get(nomor)
        if isi is None:
            if len(self._isi_sel) >= BARIS_DIINGAT:
                self._isi_sel.clear()
            isi = self._isi_sel[nomor] = {}
        kunci = (kolom, int(role))
        if kunci not in isi:
            isi[kunci] = self._isi(self._hasil(nomor), kolom, role)
        return isi[kunci]

    def _hasil(self, nomor: int) -> HasilSimpul:
        kunci, kini = self._susunan.kunci[nomor], self._semua[-1]
        return kini.kantor if kunci is None else kini.hasil[kunci]

    def _isi(self, hasil: HasilSimpul, kolom: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEKS[kolom](hasil)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return KIRI if kolom in (KODE, NAMA) else KANAN
        if role == Qt.ItemDataRole.FontRole:
            return self._font(hasil, kolom)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._keterangan(hasil, kolom)
        if role == PERAN_BAWAH and kolom == K:
            return self._semua[-1].ambang.predikat_dari(hasil.capaian_resmi)
        if role == PERAN_WARNA and kolom in (K, KAS):
            return self.warna_k(hasil) if kolom == K else self._warna_rp(hasil)
        if role == PERAN_TREN and kolom == TREN:
            return self._tren(_kunci(hasil))
        return _kunci(hasil) if role == PERAN_KUNCI else None

    def _font(self, hasil: HasilSimpul, kolom: int) -> QFont:
        simpul = hasil.simpul
        tebal = simpul is None or (kolom in (KODE, NAMA) and simpul.tingkat in _TEBAL)
        return self._tebal if tebal else self._biasa

    def _keterangan(self, hasil: HasilSimpul, kolom: int) -> str:
        if kolom not in (KODE, NAMA) or hasil.simpul is None:
            return KOLOM[kolom].arti
        simpul = hasil.simpul
        unit = f"\n{simpul.unit}" if simpul.unit else ""
        return f"{SEBUTAN[simpul.tingkat].capitalize()} {simpul.kunci}\n{simpul.nama}{unit}"

    def _tren(self, kunci: Kunci | None) -> tuple[float | None, ...]:
        hasil: list[float | None] = []
        for satu in self._semua:
            simpul = satu.kantor if kunci is None else satu.hasil.get(kunci)
            nilai = None if simpul is None else simpul.capaian_resmi
            hasil.append(None if nilai is None else float(nilai))
        return tuple(hasil)

    # --- finding ---------------------------------------------------------------------

    def indeks(self, kunci: Kunci | None, kolom: int = 0) -> QModelIndex:
        """Where a node stands now; invalid where it is filtered out or unknown."""
        nomor = self._susunan.cari(kunci)
        if nomor is None:
            return QModelIndex()
        return self.createIndex(self._susunan.urut(nomor), kolom, nomor)


def _kunci(hasil: HasilSimpul) -> Kunci | None:
    return None if hasil.simpul is None else hasil.simpul.kunci


_TEBAL = (Tingkat.TUJUAN, Tingkat.SASARAN, Tingkat.PROGRAM)


def kode_pendek(hasil: HasilSimpul) -> str:
    """A code as it stands under its parent: '…2.04', '…0003'; the tooltip has it whole."""
    simpul = hasil.simpul
    if simpul is None:
        return "Kantor"
    bagian = simpul.kode.split(".")
    if simpul.tingkat is Tingkat.SUB_KEGIATAN and len(bagian) > 5:
        return f"…{bagian[-1]}"
    if simpul.tingkat is Tingkat.KEGIATAN and len(bagian) > 4:
        return f"…{'.'.join(bagian[-2:])}"
    return simpul.kode


def _nama(hasil: HasilSimpul) -> str:
    if hasil.simpul is None:
        return "Seluruh kantor"
    sub = hasil.simpul.kunci.sub_skpd
    return f"{hasil.simpul.nama} ({sub})" if sub else hasil.simpul.nama


def _rollup(hasil: HasilSimpul) -> str:
    if hasil.capaian_indikator is None or hasil.capaian_indikator == hasil.capaian_kinerja:
        return ""
    return tulis_persen(hasil.capaian_kinerja)


def _lapor(hasil: HasilSimpul) -> str:
    return f"{hasil.terlapor} dari {hasil.wajib}" if hasil.wajib else STRIP


_TEKS: tuple[Callable[[HasilSimpul], str], ...] = (
    kode_pendek,
    _nama,
    lambda h: tulis_persen(h.capaian_resmi),
    _rollup,
    _lapor,
    lambda h: tulis_rupiah(h.pagu),
    lambda h: tulis_rupiah(h.realisasi_anggaran if h.anggaran_terlapor else None),
    lambda h: tulis_persen(h.serapan if h.anggaran_terlapor else None),
    lambda h: tulis_persen(h.serapan_kas if h.anggaran_terlapor else None),
    lambda h: "",
)
