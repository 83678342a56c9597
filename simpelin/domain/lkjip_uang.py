"""The LKjIP's tables of money: what was planned (2.6), spent (3.10), and left (efficiency)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.lkjip import AnalisisSasaran, LKjIP, Sisa
from simpelin.domain.lkjip_iku import kelompok
from simpelin.domain.lkjip_rencana import sebut, sebut_versi, sebutan_perubahan
from simpelin.domain.rencana import Indikator, Kunci, Tingkat
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, Nilai, TabelData

_ATAS = (Tingkat.TUJUAN, Tingkat.SASARAN)
_BELUM = "belum diisi"
"""What is said of a node's rest while nobody entered its rupiah."""
_SEKALI = 200
"""A function of Excel takes at most 255 arguments."""


def nomor_pohon(evaluasi: Evaluasi) -> Mapping[Kunci, str]:
    """Numbers of the report's tables: sasaran ``1``, its programs ``1.1``, and so on down."""
    hasil: dict[Kunci, str] = {}
    banyak: dict[str, int] = {}
    for satu in evaluasi:
        if satu.simpul is None or satu.simpul.tingkat is Tingkat.TUJUAN:
            continue
        induk = satu.simpul.induk
        atas = f"{hasil[induk]}." if induk in hasil else ""
        banyak[atas] = banyak.get(atas, 0) + 1
        hasil[satu.simpul.kunci] = f"{atas}{banyak[atas]}"
    return hasil


def _jumlah(huruf: str, baris: Sequence[int]) -> str:
    """A live sum over rows of the table, runs as ranges; words in it count as nothing."""
    bagian = [
        f"{huruf}{{b[{awal}]}}" if awal == akhir else f"{huruf}{{b[{awal}]}}:{huruf}{{b[{akhir}]}}"
        for awal, akhir in _runtun(baris)
    ]
    sekali = (bagian[n : n + _SEKALI] for n in range(0, len(bagian), _SEKALI))
    return "=" + "+".join(f"SUM({','.join(satu)})" for satu in sekali)


def _runtun(baris: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of every run of neighbours in rising numbers."""
    awal = akhir = None
    for satu in baris:
        if akhir is not None and awal is not None and satu != akhir + 1:
            yield awal, akhir
            awal = None
        awal = satu if awal is None else awal
        akhir = satu
    if awal is not None and akhir is not None:
        yield awal, akhir


def _letak(semua: Sequence[HasilSimpul | None]) -> Mapping[Kunci, int]:
    """Which row of the table a node stands in."""
    return {s.simpul.kunci: n for n, s in enumerate(semua) if s is not None and s.simpul}


def _anak(hasil: HasilSimpul, letak: Mapping[Kunci, int]) -> list[int]:
    return [letak[kunci] for kunci in hasil.anak if kunci in letak]


def _simpul_uang(evaluasi: Evaluasi) -> list[HasilSimpul]:
    """Programs and all below them, in plan order."""
    return [s for s in evaluasi if s.simpul is not None and s.simpul.tingkat not in _ATAS]


def _puncak(semua: Sequence[HasilSimpul], letak: Mapping[Kunci, int]) -> list[int]:
    """Rows that no other row of the table holds."""
    dimiliki = {kunci for satu in semua for kunci in satu.anak}
    return [n for kunci, n in letak.items() if kunci not in dimiliki]


# --- 2.6: the budget --------------------------------------------------------------------


def tabel_rencana_anggaran(lkjip: LKjIP) -> TabelData:
    """Table 2.6: sasaran, program, kegiatan and sub kegiatan with targets and pagu."""
    e, nomor = lkjip.evaluasi, nomor_pohon(lkjip.evaluasi)
    baris, milik = [], list[HasilSimpul | None]()
    for satu in e:
        baru = list(_baris_rencana(satu, nomor))
        baris += baru
        utama = satu if satu.simpul and satu.simpul.tingkat not in _ATAS else None
        milik += [utama, *[None] * (len(baru) - 1)] if baru else []
    letak = _letak(milik)
    for n, hasil in enumerate(milik):
        if hasil is not None and (anak := _anak(hasil, letak)):
            baris[n] = _dengan_rumus(baris[n], ((5, _jumlah("F", anak)),))
    uang = [satu for satu in milik if satu is not None]
    if uang:
        rumus = ((5, _jumlah("F", _puncak(uang, letak))),)
        baris.append(BarisData(("", "Jumlah", "", "", "", e.kantor.pagu), True, rumus=rumus))
    return TabelData(
        "Anggaran",
        f"Anggaran APBD{sebutan_perubahan(lkjip)} tahun {e.tahun} menurut sasaran",
        (
            KolomData("No", 10),
            KolomData("Program, kegiatan, sub kegiatan", 60),
            KolomData("Indikator", 50),
            KolomData("Target", 11, Jenis.ANGKA),
            KolomData("Satuan", 17, Jenis.TENGAH),
            KolomData("Pagu (Rp)", 18, Jenis.RUPIAH),
        ),
        tuple(baris),
        (f"Versi rencana: {sebut_versi(lkjip)}.",),
    )


def _dengan_rumus(baris: BarisData, rumus: tuple[tuple[int, str], ...]) -> BarisData:
    return BarisData(baris.sel, baris.tebal, baris.kelompok, rumus)


def _baris_rencana(hasil: HasilSimpul, nomor: Mapping[Kunci, str]) -> Iterator[BarisData]:
    """A sasaran's own line, or a node's rows: one for each indicator."""
    simpul = hasil.simpul
    if simpul is None or simpul.tingkat is Tingkat.TUJUAN:
        return
    no = nomor[simpul.kunci]
    if simpul.tingkat is Tingkat.SASARAN:
        yield BarisData((f"Sasaran {no}. {simpul.nama}",), True, True)
        return
    sub = simpul.tingkat is Tingkat.SUB_KEGIATAN
    pagu = simpul.pagu if sub else hasil.pagu
    pertama, *lain = simpul.indikator or (None,)
    yield BarisData((no, sebut(simpul), *_target(pertama), pagu), not sub)
    for satu in lain:
        yield BarisData(("", "", *_target(satu), ""), not sub)


def _target(indikator: Indikator | None) -> tuple[Nilai, Nilai, Nilai]:
    if indikator is None:
        return None, None, None
    return indikator.nama or None, indikator.target, indikator.satuan or None


# --- 3.10: what was spent -----------------------------------------------------------------


def tabel_anggaran(lkjip: LKjIP) -> TabelData:
    """Table 3.10: target (pagu), realisasi and capaian of program, kegiatan, sub kegiatan."""
    e, nomor = lkjip.evaluasi, nomor_pohon(lkjip.evaluasi)
    semua = _simpul_uang(e)
    letak = _letak(semua)
    baris = [_baris_anggaran(s, nomor, _anak(s, letak)) for s in semua]
    if baris:
        puncak = _puncak(semua, letak)
        k = e.kantor
        rupiah, serapan = _terpakai(k)
        rumus = [(3, _jumlah("D", puncak))]
        rumus += [(4, _jumlah("E", puncak))] if rupiah is not None else []
        rumus += [(5, "=E{r}/D{r}")] if serapan is not None else []
        total = ("", "", "Jumlah", k.pagu, rupiah, serapan)
        baris.append(BarisData(total, True, rumus=tuple(rumus)))
    return TabelData(
        "Realisasi anggaran",
        f"Realisasi anggaran sampai triwulan {ROMAWI[e.triwulan]} tahun {e.tahun}",
        (
            KolomData("No", 10),
            KolomData("Kode", 20),
            KolomData("Program, kegiatan, sub kegiatan", 50),
            KolomData("Target (pagu, Rp)", 18, Jenis.RUPIAH),
            KolomData("Realisasi (Rp)", 18, Jenis.RUPIAH),
            KolomData("Capaian", 13, Jenis.PERSEN),
        ),
        tuple(baris),
        catatan=(lkjip.uang,) if lkjip.uang else (),
    )


def _baris_anggaran(
    hasil: HasilSimpul, nomor: Mapping[Kunci, str], anak: Sequence[int]
) -> BarisData:
    assert hasil.simpul is not None
    simpul = hasil.simpul
    kode = simpul.kode + (f" ({simpul.kunci.sub_skpd})" if simpul.kunci.sub_skpd else "")
    rupiah, serapan = _terpakai(hasil)
    rumus = [(3, _jumlah("D", anak))] if anak else []
    rumus += [(4, _jumlah("E", anak))] if anak and rupiah is not None else []
    rumus += [(5, "=E{r}/D{r}")] if serapan is not None else []
    return BarisData(
        (nomor[simpul.kunci], kode, simpul.nama, hasil.pagu, rupiah, serapan),
        simpul.tingkat is not Tingkat.SUB_KEGIATAN,
        rumus=tuple(rumus),
    )


def _terpakai(hasil: HasilSimpul) -> tuple[int | None, Fraction | None]:
    """Rupiah spent and the share of the pagu; nothing where nobody entered any, which is no 0."""
    if not hasil.anggaran_terlapor:
        return None, None
    return hasil.realisasi_anggaran, hasil.serapan


# --- what is left -------------------------------------------------------------------------


def tabel_efisiensi(lkjip: LKjIP, sasaran: Sequence[AnalisisSasaran]) -> TabelData:
    """Money left at every node under a sasaran, called efisiensi only where it is (section 5)."""
    baris: list[BarisData] = []
    nomor = nomor_pohon(lkjip.evaluasi)
    for satu in sasaran:
        baris += kelompok(sasaran, satu)
        awal = len(baris)
        letak = {k: awal + n for k, n in _letak([s.hasil for s in satu.sisa]).items()}
        for sisa in satu.sisa:
            baris.append(_baris_sisa(sisa, nomor, _anak(sisa.hasil, letak)))
    return TabelData(
        "Efisiensi",
        "Efisiensi penggunaan anggaran",
        (
            KolomData("No", 11),
            KolomData("Program, kegiatan, sub kegiatan", 33),
            KolomData("Pagu (Rp)", 20, Jenis.RUPIAH),
            KolomData("Realisasi (Rp)", 20, Jenis.RUPIAH),
            KolomData("Sisa (Rp)", 18, Jenis.RUPIAH),
            KolomData("Sisa", 13, Jenis.PERSEN),
            KolomData("Capaian − serapan (poin)", 12, Jenis.ANGKA),
            KolomData("Sebutan", 15, Jenis.TENGAH),
        ),
        tuple(baris),
        (
            "Disebut efisiensi hanya bila capaian resminya paling sedikit 100 %, tidak ada yang"
            " belum lapor atau di luar skala di bawahnya, dan bukan gaji; selain itu sisa"
            " anggaran.",
        ),
    )


def _baris_sisa(satu: Sisa, nomor: Mapping[Kunci, str], anak: Sequence[int]) -> BarisData:
    h = satu.hasil
    assert h.simpul is not None
    sasaran = h.simpul.tingkat is Tingkat.SASARAN
    kepala = ("", "Jumlah sasaran") if sasaran else (nomor[h.simpul.kunci], sebut(h.simpul))
    rumus = [(2, _jumlah("C", anak))] if anak else []
    sel: tuple[Nilai, ...] = (*kepala, h.pagu, None, None, None, None, _BELUM if h.pagu else None)
    if h.anggaran_terlapor:
        rumus += [(3, _jumlah("D", anak))] if anak else []
        rumus += [(4, "=C{r}-D{r}"), *([(5, "=E{r}/C{r}")] if h.pagu else [])]
        angka = (h.realisasi_anggaran, h.sisa_anggaran, satu.persen, satu.selisih)
        sel = (*kepala, h.pagu, *angka, satu.sebutan)
    return BarisData(sel, h.simpul.tingkat is not Tingkat.SUB_KEGIATAN, rumus=tuple(rumus))
