"""What stands in each column of Input Realisasi: headings, figures, words and their marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from PySide6.QtCore import Qt

from simpelin.domain.angka import (
    STRIP,
    persen_bulat,
    tulis_angka,
    tulis_persen,
    tulis_ringkas,
    tulis_rupiah,
)
from simpelin.domain.capaian import Status
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.penilaian import Warna
from simpelin.domain.rencana import Tingkat
from simpelin.services.lembar_unit import BarisIsian
from simpelin.ui.models.baca_isian import kode_pendek, tulis_strip
from simpelin.ui.models.sesi_isian import Ditolak
from simpelin.ui.tema import ARTI

KURANG_DUKUNG = "Data dukung kurang"
TAMPIL = int(Qt.ItemDataRole.UserRole)
"""The role under which a cell gives its :class:`Tampil`."""


class Kolom(IntEnum):
    WARNA = 0
    KODE = auto()
    NAMA = auto()
    UNIT = auto()
    SATUAN = auto()
    TARGET = auto()
    K_LALU = auto()
    K_INI = auto()
    K_SD = auto()
    CAPAIAN = auto()
    PAGU = auto()
    RP_LALU = auto()
    RP_INI = auto()
    RP_SD = auto()
    SERAPAN = auto()
    SISA = auto()


KOLOM_ISI = (Kolom.K_INI, Kolom.RP_INI)
KOLOM_KINERJA = (
    Kolom.SATUAN,
    Kolom.TARGET,
    Kolom.K_LALU,
    Kolom.K_INI,
    Kolom.K_SD,
    Kolom.CAPAIAN,
)
KOLOM_TEKS = (Kolom.KODE, Kolom.NAMA, Kolom.UNIT, Kolom.SATUAN)


class Jenis(Enum):
    """What kind of cell it is: computed, white, or one that this person may not type."""

    HITUNG = auto()
    PUTIH = auto()
    KUNCI = auto()


@dataclass(frozen=True, slots=True)
class Tampil:
    """Everything that is painted in one cell."""

    teks: str
    jenis: Jenis = Jenis.HITUNG
    teks2: str = ""
    warna: Warna | None = None
    ditolak: Ditolak | None = None
    baru: bool = False
    redup: bool = False


def judul(kolom: Kolom, n: int, unit: bool) -> str:
    """A column's heading on the sheet of quarter ``n``; ``unit``: it names indicators."""
    kini, lalu = f"TW {ROMAWI[n]}", f"s.d. TW {ROMAWI[n - 1]}" if n > 1 else "sebelumnya"
    return {
        Kolom.WARNA: "",
        Kolom.KODE: "Kode",
        Kolom.NAMA: "Sub kegiatan\nIndikator" if unit else "Sub kegiatan",
        Kolom.UNIT: "Unit",
        Kolom.SATUAN: "Satuan",
        Kolom.TARGET: f"Target\ns.d. {kini}",
        Kolom.K_LALU: f"Kinerja\n{lalu}",
        Kolom.K_INI: f"Kinerja\n{kini}",
        Kolom.K_SD: f"Kinerja\ns.d. {kini}",
        Kolom.CAPAIAN: "Capaian\n%",
        Kolom.PAGU: "Pagu\nRp",
        Kolom.RP_LALU: f"Rp\n{lalu}",
        Kolom.RP_INI: f"Rp\n{kini}",
        Kolom.RP_SD: f"Rp\ns.d. {kini}",
        Kolom.SERAPAN: "Serapan\n%",
        Kolom.SISA: "Sisa\nRp",
    }[kolom]


def tampil_nama(
    baris: BarisIsian, kolom: Kolom, *, unit: bool, bersatuan: bool, kurang_dukung: bool
) -> Tampil:
    """What the item is. ``unit``: the sheet is a unit's and names indicators; ``bersatuan``: the
    satuan stands behind the indicator, its column being left out."""
    simpul, i = baris.simpul, baris.indikator
    if kolom is Kolom.WARNA:
        return Tampil("", warna=baris.warna if baris.pertama else None)
    if kolom is Kolom.KODE:
        return Tampil(kode_pendek(simpul.kode) if baris.pertama else "", redup=True)
    if kolom is Kolom.UNIT:
        return Tampil(simpul.unit, redup=True)
    nama = simpul.nama if baris.pertama else ""
    if not unit:
        return Tampil(nama)
    indikator = "Tanpa indikator" if i is None else i.indikator.nama
    if bersatuan and i is not None and i.indikator.satuan:
        indikator = f"{indikator} ({i.indikator.satuan})"
    if baris.pertama and kurang_dukung:
        indikator = f"{KURANG_DUKUNG} · {indikator}"
    return Tampil(nama, teks2=indikator)


def tampil_kinerja(baris: BarisIsian, kolom: Kolom) -> Tampil:
    """Target, kinerja and capaian of the line's indicator."""
    i = baris.indikator
    if i is None:
        return Tampil("")
    if kolom is Kolom.SATUAN:
        return Tampil(i.indikator.satuan, redup=True)
    if kolom is Kolom.TARGET:
        return Tampil(tulis_ringkas(i.target))
    if kolom is Kolom.K_LALU:
        return Tampil(tulis_ringkas(baris.lalu))
    if kolom is Kolom.K_SD:
        return Tampil(tulis_ringkas(i.realisasi))
    terhitung = i.status in (Status.TERISI, Status.TERPENUHI)
    return Tampil(tulis_angka(i.capaian, 1) if terhitung else STRIP, warna=baris.warna_k)


def tampil_rp(baris: BarisIsian, kolom: Kolom) -> Tampil:
    """Pagu and rupiah, on the first line of a sub kegiatan."""
    if not baris.pertama or baris.simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        return Tampil("")
    hasil = baris.hasil
    if kolom is Kolom.PAGU:
        return Tampil(tulis_rupiah(hasil.pagu))
    if kolom is Kolom.RP_LALU:
        return Tampil(tulis_rupiah(baris.rp_lalu) if baris.rp_lalu else STRIP)
    if kolom is Kolom.RP_SD:
        ada = hasil.anggaran_terlapor
        return Tampil(tulis_rupiah(hasil.realisasi_anggaran) if ada else STRIP)
    if kolom is Kolom.SERAPAN:
        warna = None if baris.penilaian is None else baris.penilaian.warna_rp
        ada = hasil.anggaran_terlapor and hasil.serapan is not None
        return Tampil(tulis_angka(hasil.serapan, 1) if ada else STRIP, warna=warna)
    return Tampil(tulis_rupiah(hasil.sisa_anggaran))


def arti_warna(baris: BarisIsian) -> str:
    """The item's colour in words, and which of its three it comes from."""
    p = baris.penilaian
    if p is None or p.warna is None:
        return ""
    if p.abu:
        return (
            f"{ARTI['abu']}: {baris.hasil.terlapor} dari {baris.hasil.wajib} indikator sudah lapor"
        )
    bagian = (("kinerja", p.warna_k), ("rupiah", p.warna_rp), ("prognosis", p.warna_prognosis))
    isi = " · ".join(f"{nama} {w.huruf}" for nama, w in bagian if w is not None)
    k = baris.hasil.capaian_kinerja
    persen = "" if k is None else f"\nKinerja {persen_bulat(k)} %"
    rp = baris.hasil.serapan_kas
    kas = "" if rp is None else f" · terhadap rencana kas {tulis_persen(rp, 1)}"
    return tulis_strip(f"{ARTI[p.warna.value]}\n{isi}{persen}{kas}")
