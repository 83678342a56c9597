"""What the BKAD workbook says, before a cell is written: rows, rupiah by quarter, KPA.

Pure: takes the frozen evaluation and gives frozen rows. A node that is known by code and
sub-SKPD takes one row; money that is counted stands on sub kegiatan alone, each of which
belongs to one KPA, so nothing is counted twice even where a program spans several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from simpelin.domain.angka import persentase
from simpelin.domain.evaluasi import Evaluasi, Tajuk
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import KOSONG4, Kunci, Simpul, Tingkat, urut_alami


class Jenis(Enum):
    """What a row is; KPA is the heading of one KPA's programs, with its subtotal."""

    KPA = "kpa"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB = "sub"


_JENIS = {
    Tingkat.PROGRAM: Jenis.PROGRAM,
    Tingkat.KEGIATAN: Jenis.KEGIATAN,
    Tingkat.SUB_KEGIATAN: Jenis.SUB,
}


@dataclass(frozen=True, slots=True)
class Angka:
    """Rupiah of a row. ``None`` where nothing is planned (kas) or reported (lalu, ini).

    ``terencana`` is the realisasi of the sub kegiatan that have a cash plan.
    """

    pagu: int = 0
    kas: int | None = None
    lalu: int | None = None
    ini: int | None = None
    terencana: int = 0

    @property
    def sampai(self) -> int | None:
        """Realisasi to the end of the quarter."""
        return _jumlah_ada((self.lalu, self.ini))

    @property
    def sisa(self) -> int:
        return self.pagu - (self.sampai or 0)

    @property
    def serapan(self) -> float | None:
        """Realisasi against pagu as a ratio; none without pagu or report."""
        return None if self.sampai is None else _rasio(self.sampai, self.pagu)

    @property
    def terhadap_kas(self) -> float | None:
        """Realisasi against the cash plan as a ratio, over those that have one."""
        return None if self.sampai is None else _rasio(self.terencana, self.kas or 0)


def _rasio(bagian: int, seluruh: int) -> float | None:
    persen = persentase(bagian, seluruh)
    return None if persen is None else float(persen / 100)


def _jumlah_ada(nilai: Iterable[int | None]) -> int | None:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None


def jumlahkan(semua: Iterable[Angka]) -> Angka:
    """The sum; a figure that none of them has stays absent."""
    daftar = list(semua)
    return Angka(
        sum(satu.pagu for satu in daftar),
        _jumlah_ada(satu.kas for satu in daftar),
        _jumlah_ada(satu.lalu for satu in daftar),
        _jumlah_ada(satu.ini for satu in daftar),
        sum(satu.terencana for satu in daftar),
    )


Rentang = tuple[int, int]
"""Rows from the first up to, not including, the second."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. ``kpa`` is the KPA's number on a heading and a sub kegiatan, else 0.

    ``isi`` are the rows that a subtotal is over; ``None`` where there is no sub kegiatan.
    """

    jenis: Jenis
    kode: str
    nama: str
    angka: Angka
    kpa: int = 0
    isi: Rentang | None = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class KPA:
    """One KPA: the office's own or a sub-SKPD; its total, and how many are reported."""

    sub_skpd: str
    nama: str
    angka: Angka
    sub_kegiatan: int
    terlapor: int


@dataclass(frozen=True, slots=True)
class RekapProgram:
    """A program's code over all KPA, the rows that bear it, and how many sub kegiatan."""

    kode: str
    nama: str
    angka: Angka
    baris: tuple[int, ...]
    sub_kegiatan: int


@dataclass(frozen=True)
class Isi:
    """Everything that the sheets show, in order: nothing of the evaluation is needed beside it."""

    tajuk: Tajuk
    baris: tuple[Baris, ...]
    kpa: tuple[KPA, ...]
    program: tuple[RekapProgram, ...]
    total: Angka
    belum_lapor: int = 0
    """Sub kegiatan without rupiah for this quarter."""
    sub_kegiatan: int = 0

    @property
    def per_blok(self) -> bool:
        """Whether each KPA's rows stand below a heading of its own."""
        return any(satu.jenis is Jenis.KPA for satu in self.baris)


def susun_isi(hasil: Evaluasi, nama_skpd: str, catatan: Mapping[tuple[Kunci, int], str]) -> Isi:
    """Arrange an evaluation for BKAD: by KPA, then program, kegiatan, sub kegiatan by code.

    ``catatan`` are the reasons that came with rupiah, by node and quarter.
    """
    return _Penyusun(hasil, nama_skpd, catatan).jalankan()


@dataclass
class _Penyusun:
    hasil: Evaluasi
    nama_skpd: str
    catatan: Mapping[tuple[Kunci, int], str]
    baris: list[Baris] = field(default_factory=list)
    puncak: list[tuple[Simpul, int]] = field(default_factory=list)

    def jalankan(self) -> Isi:
        akar = sorted(
            self._akar(), key=lambda s: (urut_alami(s.kode), urut_alami(s.kunci.sub_skpd))
        )
        sub = [satu.kunci.sub_skpd for satu in self.hasil.rencana.sub_kegiatan]
        nama = sorted({*sub, *(satu.kunci.sub_skpd for satu in akar)}, key=urut_alami)
        self.nomor = {satu: nomor for nomor, satu in enumerate(nama, 1)}
        if len(nama) > 1 and not self._ada_lintas_kpa():
            self._tulis_blok(akar)
        else:
            for satu in akar:
                self._tulis_puncak(satu)
        kpa = tuple(self._rekap_kpa())
        return Isi(
            self.hasil.tajuk,
            tuple(self.baris),
            kpa,
            tuple(self._rekap_program()),
            jumlahkan(satu.angka for satu in kpa),
            sum(satu.angka.ini is None for satu in self.baris if satu.jenis is Jenis.SUB),
            len(sub),
        )

    def _ada_lintas_kpa(self) -> bool:
        """Whether a program or kegiatan holds money of another KPA than its own."""
        simpul = self.hasil.rencana.simpul.values()
        return any(
            satu.induk is not None
            and self.hasil.rencana.simpul[satu.induk].tingkat in _JENIS
            and satu.induk.sub_skpd != satu.kunci.sub_skpd
            for satu in simpul
        )

    def _akar(self) -> Iterator[Simpul]:
        """The topmost nodes that BKAD sees: programs, and whatever has none above it."""
        simpul = self.hasil.rencana.simpul
        for satu in simpul.values():
            induk = simpul.get(satu.induk) if satu.induk is not None else None
            if satu.tingkat in _JENIS and (induk is None or induk.tingkat not in _JENIS):
                yield satu

    # --- rows ----------------------------------------------------------------

    def _tulis_blok(self, akar: list[Simpul]) -> None:
        """Each KPA's programs below a heading with its subtotal."""
        for sub_skpd, nomor in self.nomor.items():
            letak = len(self.baris)
            kepala = Baris(Jenis.KPA, "", self._nama(sub_skpd), Angka(), nomor)
            self.baris.append(kepala)
            milik = [self._tulis_puncak(s) for s in akar if s.kunci.sub_skpd == sub_skpd]
            isi = (letak + 1, len(self.baris))
            self.baris[letak] = replace(kepala, angka=jumlahkan(milik), isi=isi)

    def _tulis_puncak(self, simpul: Simpul) -> Angka:
        self.puncak.append((simpul, len(self.baris)))
        return self._tulis(simpul)[0]

    def _nama(self, sub_skpd: str) -> str:
        return sub_skpd or self.nama_skpd

    def _tulis(self, simpul: Simpul) -> tuple[Angka, set[str]]:
        """Write a node and what is below it; gives its rupiah and the KPA that it holds."""
        if simpul.tingkat is Tingkat.SUB_KEGIATAN:
            return self._tulis_sub(simpul)
        letak = len(self.baris)
        dasar = Baris(_JENIS[simpul.tingkat], simpul.kode, simpul.nama, Angka())
        self.baris.append(dasar)
        anak = [self._tulis(satu) for satu in self._anak(simpul)]
        angka = jumlahkan(satu for satu, _ in anak)
        kpa = set().union(*(satu for _, satu in anak))
        isi = (letak + 1, len(self.baris)) if kpa else None
        keterangan = self._lintas_kpa(simpul.kunci.sub_skpd, kpa)
        self.baris[letak] = replace(dasar, angka=angka, isi=isi, keterangan=keterangan)
        return angka, kpa

    def _lintas_kpa(self, sub_skpd: str, kpa: set[str]) -> str:
        """What a row says whose money is not its own KPA's, or not alone."""
        lain = sorted(kpa - {sub_skpd}, key=urut_alami)
        if not lain:
            return ""
        awal = "Termasuk" if sub_skpd in kpa else "KPA"
        return f"{awal} {', '.join(map(self._nama, lain))}"

    def _anak(self, simpul: Simpul) -> list[Simpul]:
        rencana = self.hasil.rencana
        return [rencana.simpul[kunci] for kunci in rencana.anak.get(simpul.kunci, ())]

    def _tulis_sub(self, simpul: Simpul) -> tuple[Angka, set[str]]:
        satu, n = self.hasil.hasil[simpul.kunci], self.hasil.triwulan
        rupiah = self.hasil.realisasi.anggaran.get(simpul.kunci, KOSONG4)
        angka = Angka(
            satu.pagu,
            satu.rencana_kas,
            _jumlah_ada(rupiah[: n - 1]),
            rupiah[n - 1],
            satu.realisasi_terencana,
        )
        sub_skpd = simpul.kunci.sub_skpd
        self.baris.append(
            Baris(
                Jenis.SUB,
                simpul.kode,
                simpul.nama,
                angka,
                self.nomor[sub_skpd],
                keterangan=self._keterangan(simpul.kunci, angka),
            )
        )
        return angka, {sub_skpd}

    def _keterangan(self, kunci: Kunci, angka: Angka) -> str:
        n = self.hasil.triwulan
        hal = []
        if angka.ini is None:
            hal.append(f"TW {ROMAWI[n]} belum dilaporkan")
        if angka.kas is None and angka.pagu:
            hal.append("tanpa anggaran kas")
        if angka.sisa < 0:
            hal.append("realisasi melebihi pagu")
        catatan = ((q, self.catatan.get((kunci, q), "")) for q in range(1, n + 1))
        hal += [f"TW {ROMAWI[q]}: {teks}" for q, teks in catatan if teks]
        teks = "; ".join(hal)
        return teks[:1].upper() + teks[1:]

    # --- totals --------------------------------------------------------------

    def _rekap_kpa(self) -> Iterator[KPA]:
        milik: dict[int, list[Angka]] = {nomor: [] for nomor in self.nomor.values()}
        for satu in self.baris:
            if satu.jenis is Jenis.SUB:
                milik[satu.kpa].append(satu.angka)
        for sub_skpd, nomor in self.nomor.items():
            angka = milik[nomor]
            terlapor = sum(satu.ini is not None for satu in angka)
            nama = self._nama(sub_skpd)
            yield KPA(sub_skpd, nama, jumlahkan(angka), len(angka), terlapor)

    def _rekap_program(self) -> Iterator[RekapProgram]:
        menurut_kode: dict[str, list[int]] = {}
        for simpul, nomor in self.puncak:
            menurut_kode.setdefault(simpul.kode, []).append(nomor)
        for kode in sorted(menurut_kode, key=urut_alami):
            letak = tuple(menurut_kode[kode])
            angka = jumlahkan(self.baris[i].angka for i in letak)
            nama = self.baris[letak[0]].nama
            yield RekapProgram(kode, nama, angka, letak, sum(map(self._banyak_sub, letak)))

    def _banyak_sub(self, letak: int) -> int:
        awal, akhir = self.baris[letak].isi or (letak, letak + 1)
        return sum(satu.jenis is Jenis.SUB for satu in self.baris[awal:akhir])
