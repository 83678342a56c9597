"""Which rows of an office's sheet count, and which plan node each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from simpelin.domain import henti
from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.bentuk_kantor import Bentuk, PetaKolom
from simpelin.domain.judul_blok import JudulBlok
from simpelin.domain.kode_kantor import PencariKode, Temuan, inti_kode, tingkat_kode
from simpelin.domain.lembar_kantor import JUMLAH, REKENING, TANPA_KODE, BarisKantor, jumlahkan
from simpelin.domain.rencana import Kunci, Simpul, Tingkat

JUDUL_BLOK = "judul blok"
DI_ATAS = "urusan atau bidang"
INDUK = "program atau kegiatan; hanya dibandingkan"
KOSONG = "tidak berisi angka"
_PANJANG_SUB = 6
_INDUK_TERBANYAK = 5
UTAMA = {Bentuk.BELANJA: "pagu", Bentuk.RAK: "jumlah", Bentuk.LRA: "realisasi"}
"""The amount by which sums of a sheet are compared."""
_BUKAN_ISI: dict[Bentuk, set[str]] = {
    Bentuk.BELANJA: set(),
    Bentuk.RAK: {"jumlah"},
    Bentuk.LRA: {"pagu"},
    Bentuk.KINERJA: {"indikator"},
}
"""Fields that alone say nothing: a row with no other is left out and takes nothing away."""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What a person chose in the wizard.

    ``sub_skpd`` is the sub-unit of the whole sheet, ``None`` where codes say enough or a
    column tells; with ``judul_blok`` the titles above blocks of rows name it. ``versi`` '' is
    the latest plan version. ``jumlahkan`` adds rows of one code; ``tambah`` takes in what the
    plan lacks, new programs under ``sasaran``. With ``kumulatif`` the figures of an LRA run
    from January; ``catatan`` is the reason for negative amounts.
    """

    lembar: str
    peta: PetaKolom
    tahun: int
    triwulan: int | None = None
    versi: str = ""
    sub_skpd: str | None = None
    jumlahkan: bool = False
    tambah: bool = False
    sasaran: str = ""
    kumulatif: bool = True
    catatan: str = ""
    judul_blok: bool = False

    @property
    def bentuk(self) -> Bentuk:
        """The preset."""
        return self.peta.bentuk


@dataclass(frozen=True, slots=True)
class Dikenal:
    """A row that counts, and what it means."""

    baris: BarisKantor
    temuan: Temuan

    @property
    def kunci(self) -> Kunci | None:
        """The node, ``None`` where the plan has none."""
        return self.temuan.kunci


@dataclass(frozen=True)
class Terpilah:
    """A sheet's rows: those that count, those left out with a reason, parents and sums."""

    hitung: tuple[Dikenal, ...]
    lewat: tuple[BarisKantor, ...]
    catatan: tuple[str, ...]


def pilah(
    semua: Sequence[BarisKantor],
    pilihan: Pilihan,
    pencari: PencariKode,
    simpul: set[Kunci],
    judul: Mapping[int, JudulBlok] | None = None,
) -> Terpilah:
    """Tell the rows that count from the others, find their nodes, compare the sheet's sums.

    ``judul`` are the sheet's block titles by row; of use where ``pilihan`` says so.
    """
    if pilihan.judul_blok and "sub_skpd" not in pilihan.peta.kolom:
        semua = list(_di_bawah_judul(semua, judul or {}))
    baris = [_pastikan_tempat(satu, pilihan) for satu in semua]
    baris = list(_potong_rekening(baris, pilihan))
    hitung, lewat, induk = _pisahkan(baris, pilihan)
    if pilihan.jumlahkan:
        asal = {id(satu): satu for satu in hitung}
        hitung = jumlahkan(hitung, pilihan.bentuk)
        nomor = {satu.nomor for satu in hitung}
        ikut = [s for s in asal.values() if s.nomor not in nomor]
        lewat += [replace(s, lewat="dijumlahkan ke baris pertama kodenya") for s in ikut]
    catatan = tuple(_banding_jumlah(hitung, induk, baris, pilihan))
    dikenal = tuple(Dikenal(satu, _cari(satu, pilihan, pencari)) for satu in hitung)
    return Terpilah(dikenal, tuple(sorted(lewat, key=lambda s: s.nomor)), catatan)


def _di_bawah_judul(
    semua: Iterable[BarisKantor], judul: Mapping[int, JudulBlok]
) -> Iterator[BarisKantor]:
    """Every row with the place that the last title above it names; a title of an unknown place
    keeps its words, so that its rows are refused and not taken for those of the place before."""
    kini: JudulBlok | None = None
    for satu in semua:
        if satu.nomor in judul and (satu.lewat == TANPA_KODE or tingkat_kode(satu.kode) is None):
            kini = judul[satu.nomor]
            tempat = kini.sebutan if kini.sub_skpd is not None else "tidak ada dalam rencana"
            yield replace(satu, lewat=f"{JUDUL_BLOK}: {tempat}")
        elif kini is None:
            yield satu
        else:
            sub = kini.teks if kini.sub_skpd is None else kini.sub_skpd
            yield replace(satu, sub_skpd=sub, berjudul=True)


def _pastikan_tempat(baris: BarisKantor, pilihan: Pilihan) -> BarisKantor:
    if "sub_skpd" in pilihan.peta.kolom or pilihan.sub_skpd is None:
        return baris
    return replace(baris, sub_skpd=pilihan.sub_skpd)


def _potong_rekening(baris: Sequence[BarisKantor], pilihan: Pilihan) -> Iterator[BarisKantor]:
    """Codes that go on into an account: of use only where the sub kegiatan has no row itself."""
    punya = {inti_kode(satu.kode) for satu in baris if not satu.lewat}
    for satu in baris:
        inti = inti_kode(satu.kode)
        if satu.lewat or len(inti) <= _PANJANG_SUB:
            yield satu
        elif pilihan.jumlahkan and inti[:_PANJANG_SUB] not in punya:
            yield replace(satu, kode=".".join(satu.kode.split(".")[:_PANJANG_SUB]))
        else:
            yield replace(satu, lewat=REKENING)


def _pisahkan(
    baris: Iterable[BarisKantor], pilihan: Pilihan
) -> tuple[list[BarisKantor], list[BarisKantor], list[BarisKantor]]:
    """Rows that count, rows left out, and of these the parents."""
    hitung: list[BarisKantor] = []
    lewat: list[BarisKantor] = []
    induk: list[BarisKantor] = []
    kinerja = pilihan.bentuk is Bentuk.KINERJA
    for satu in baris:
        tingkat = tingkat_kode(satu.kode)
        if satu.lewat:
            lewat.append(satu)
        elif "kode" in satu.galat:
            hitung.append(satu)
        elif len(inti_kode(satu.kode)) < 3 and not kinerja:
            lewat.append(replace(satu, lewat=DI_ATAS))
        elif not kinerja and tingkat is not None and tingkat is not Tingkat.SUB_KEGIATAN:
            induk.append(satu)
            if pilihan.tambah and pilihan.bentuk is Bentuk.BELANJA:
                hitung.append(satu)
            else:
                lewat.append(replace(satu, lewat=INDUK))
        elif not satu.galat and satu.nilai.keys() <= _BUKAN_ISI[pilihan.bentuk]:
            lewat.append(replace(satu, lewat=KOSONG))
        else:
            hitung.append(satu)
    return hitung, lewat, induk


def _cari(baris: BarisKantor, pilihan: Pilihan, pencari: PencariKode) -> Temuan:
    henti.periksa()
    if "kode" in baris.galat:
        return Temuan(None, baris.galat["kode"])
    tersebut = baris.berjudul or "sub_skpd" in pilihan.peta.kolom
    if pilihan.sub_skpd is None and not tersebut:
        return pencari.cari(baris.kode)
    sub = pencari.sub_skpd(baris.sub_skpd)
    if sub is None:
        return Temuan(None, f"sub-unit “{baris.sub_skpd}” tidak ada dalam rencana")
    return replace(pencari.cari(baris.kode, sub), sub_skpd=sub)


# --- sums of the sheet ---------------------------------------------------------------


def _banding_jumlah(
    hitung: Sequence[BarisKantor],
    induk: Sequence[BarisKantor],
    semua: Sequence[BarisKantor],
    pilihan: Pilihan,
) -> Iterator[str]:
    medan = UTAMA.get(pilihan.bentuk)
    if medan is None or medan not in pilihan.peta.kolom:
        return
    sub = [satu for satu in hitung if tingkat_kode(satu.kode) is Tingkat.SUB_KEGIATAN]
    akhir = [s for s in semua if s.lewat == JUMLAH and s.rupiah(medan) is not None]
    if akhir:
        yield from _banding_akhir(sub, akhir, medan)
    yield from islice(_banding_induk(sub, induk, medan), _INDUK_TERBANYAK)


def _banding_akhir(
    sub: Sequence[BarisKantor], akhir: Sequence[BarisKantor], medan: str
) -> Iterator[str]:
    """The sheet's sum against all rows; where it is the sum of one block, each against its own."""
    besar = max(akhir, key=lambda s: s.rupiah(medan) or 0)
    tertulis, terbaca = besar.rupiah(medan) or 0, _jumlah(sub, medan)
    if tertulis == terbaca or tertulis != _jumlah(_seblok(sub, besar), medan):
        yield _banding(f"Baris jumlah (baris {besar.nomor})", tertulis, terbaca)
        return
    for satu in islice((s for s in akhir if s.berjudul), _INDUK_TERBANYAK):
        apa = f"Baris jumlah {satu.sub_skpd or 'kantor'} (baris {satu.nomor})"
        yield _banding(apa, satu.rupiah(medan) or 0, _jumlah(_seblok(sub, satu), medan))


def _seblok(sub: Sequence[BarisKantor], jumlah: BarisKantor) -> list[BarisKantor]:
    """The rows below the same title as a sum."""
    return [s for s in sub if jumlah.berjudul and s.berjudul and s.sub_skpd == jumlah.sub_skpd]


def _jumlah(baris: Iterable[BarisKantor], medan: str) -> int:
    return sum(satu.rupiah(medan) or 0 for satu in baris)


def _banding_induk(
    sub: Sequence[BarisKantor], induk: Sequence[BarisKantor], medan: str
) -> Iterator[str]:
    for satu in induk:
        henti.periksa()
        nilai, inti = satu.rupiah(medan), inti_kode(satu.kode)
        anak = [
            lain.rupiah(medan) or 0
            for lain in sub
            if inti_kode(lain.kode)[: len(inti)] == inti and lain.sub_skpd == satu.sub_skpd
        ]
        if nilai is not None and anak and sum(anak) != nilai:
            yield _banding(f"{satu.kode} (baris {satu.nomor})", nilai, sum(anak))


def _banding(apa: str, tertulis: int, terbaca: int) -> str:
    if tertulis == terbaca:
        return f"{apa} cocok dengan jumlah baris yang terbaca: {tulis_rupiah(terbaca)}."
    return (
        f"{apa} menyebut {tulis_rupiah(tertulis)}, jumlah baris yang terbaca "
        f"{tulis_rupiah(terbaca)}, selisih {tulis_rupiah(tertulis - terbaca)}; periksa baris yang "
        "dilewati atau kembar."
    )


def nama_simpul(simpul: Simpul | None, baris: BarisKantor) -> str:
    """What a row is called: by the plan, else by the sheet."""
    return simpul.nama if simpul is not None else baris.nama
