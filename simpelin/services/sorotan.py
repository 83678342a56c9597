"""What needs attention, from the store, and the JSON of it (cli.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import ke_json
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kalender import batas_isian, hari_terlambat
from simpelin.domain.penilaian import Aturan, Penilaian
from simpelin.domain.prognosis import Rentang
from simpelin.domain.rapat import TimpaanWarna
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan, Sorotan, susun_sorotan
from simpelin.domain.tindak_lanjut import butir_lewat
from simpelin.services import pengaturan
from simpelin.services.evaluasi import hitung_semua

if TYPE_CHECKING:
    from simpelin.store import Store


def susun(
    store: Store,
    tahun: int,
    triwulan: int,
    tanggal: date | None = None,
    semua: Sequence[Evaluasi] | None = None,
) -> DaftarSorotan:
    """Every candidate of the quarter's review, in meeting order.

    ``tanggal`` (today where not given) decides how many days a missing report is late;
    ``semua`` are the evaluations of quarters 1 to ``triwulan`` where they are at hand.
    """
    evaluasi = hitung_semua(store, tahun, triwulan) if semua is None else semua
    atur = pengaturan.muat(store)
    batas = batas_isian(tahun, triwulan, atur.tenggat(triwulan), atur.libur)
    hari = hari_terlambat(batas, tanggal or date.today())
    unit = {satu.unit for satu in evaluasi[-1].rencana.simpul.values()}
    unit |= {i.unit for s in evaluasi[-1].rencana.simpul.values() for i in s.indikator}
    lewat = butir_lewat(store.tindak_lanjut.semua(), tanggal or date.today(), tahun, triwulan)
    return susun_sorotan(
        evaluasi, hari_terlambat=dict.fromkeys(unit, hari), tindak_lanjut_lewat=lewat
    )


def sebagai_json(
    daftar: DaftarSorotan, warna_rapat: Mapping[Kunci, TimpaanWarna] | None = None
) -> dict[str, Any]:
    """The document of ``simpelin sorotan --json``; ``warna_rapat`` are the colours that the
    camat chose, which stand beside the computed ones."""
    pilihan = warna_rapat or {}
    return {
        "tahun": daftar.evaluasi.tahun,
        "triwulan": daftar.evaluasi.triwulan,
        "contoh": daftar.evaluasi.contoh,
        "kas_kosong": daftar.kas_kosong,
        "sorotan": [_satu(satu, pilihan) for satu in daftar.sorotan],
    }


def warna_rapat(store: Store, tahun: int, triwulan: int) -> dict[Kunci, TimpaanWarna]:
    """The colours chosen in the quarter's meeting, by item."""
    rapat = store.rapat.muat(tahun, triwulan)
    return {} if rapat is None else {satu.kunci: satu for satu in rapat.warna}


def _satu(sorotan: Sorotan, pilihan: Mapping[Kunci, TimpaanWarna]) -> dict[str, Any]:
    simpul = None if sorotan.penilaian is None else sorotan.penilaian.simpul
    timpaan = None if simpul is None else pilihan.get(simpul.kunci)
    return {
        "kode": None if simpul is None else simpul.kode,
        "sub_skpd": None if simpul is None else simpul.kunci.sub_skpd,
        "nama": sorotan.unit if simpul is None else simpul.nama,
        "unit": sorotan.unit,
        "aturan": str(sorotan.aturan),
        "keparahan": sorotan.keparahan,
        "skor": sorotan.skor,
        "alasan": sorotan.alasan,
        "angka": {
            **_angka(sorotan.penilaian),
            "hari_terlambat": sorotan.hari_terlambat,
            "aturan_lain": [str(aturan) for aturan in sorotan.aturan_lain],
            "berturut_merah": sorotan.berturut_merah,
            "pagu": sorotan.pagu,
            "tindak_lanjut_lewat": Aturan.TINDAK_LANJUT_LEWAT
            in (sorotan.aturan, *sorotan.aturan_lain),
            "warna_rapat": None if timpaan is None else _timpaan(timpaan, sorotan),
            "daftar": [
                {"kode": s.kode, "sub_skpd": s.kunci.sub_skpd, "nama": s.nama}
                for s in sorotan.daftar
            ],
        },
    }


def _timpaan(timpaan: TimpaanWarna, sorotan: Sorotan) -> dict[str, Any]:
    assert sorotan.penilaian is not None
    return {
        "dari": timpaan.dari,
        "menjadi": timpaan.menjadi,
        "alasan": timpaan.alasan,
        "oleh": timpaan.oleh,
        "berlaku": timpaan.berlaku(sorotan.penilaian.warna),
    }


def _angka(penilaian: Penilaian | None) -> dict[str, Any]:
    kosong = dict.fromkeys(_KUNCI_ANGKA)
    if penilaian is None:
        return kosong
    p = penilaian
    return {
        **kosong,
        "spi_k": ke_json(p.spi_k),
        "spi_rp": ke_json(p.spi_rp),
        "dev_k": ke_json(p.dev_k),
        "dev_kas": ke_json(p.dev_kas),
        "gap": ke_json(p.gap),
        "serapan": ke_json(p.hasil.serapan),
        "kuadran": p.kuadran,
        "warna_k": p.warna_k,
        "warna_rp": p.warna_rp,
        "warna_prognosis": p.warna_prognosis,
        **_rentang("prognosis", p.prognosis),
        **_rentang("belanja", p.belanja),
        "sisa": ke_json(p.sisa),
        "rrx": None if p.kejar is None else ke_json(p.kejar.rrx),
        "kejar": None if p.kejar is None else p.kejar.kategori,
    }


def _rentang(nama: str, rentang: Rentang | None) -> dict[str, int | float | None]:
    nilai: tuple[Fraction | None, ...] = (None, None, None)
    if rentang is not None:
        nilai = (rentang.pusat, rentang.bawah, rentang.atas)
    kunci = (nama, f"{nama}_min", f"{nama}_max")
    return {k: ke_json(n) for k, n in zip(kunci, nilai, strict=True)}


_KUNCI_ANGKA = (
    "spi_k",
    "spi_rp",
    "dev_k",
    "dev_kas",
    "gap",
    "serapan",
    "kuadran",
    "warna_k",
    "warna_rp",
    "warna_prognosis",
    "prognosis",
    "prognosis_min",
    "prognosis_max",
    "belanja",
    "belanja_min",
    "belanja_max",
    "sisa",
    "rrx",
    "kejar",
)
