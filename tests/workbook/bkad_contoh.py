"""Evaluations for the tests of the BKAD workbook: one by hand, and any that may come."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from simpelin.domain.dokumen import Penanda
from simpelin.domain.evaluasi import Evaluasi, evaluasi
from simpelin.domain.realisasi import Realisasi
from simpelin.domain.rencana import KOSONG4, EmpatRupiah, Kunci, Simpul, Tingkat, susun
from simpelin.workbook.bkad import KepalaBKAD

LURAH = "Kelurahan Tomoni"
NAMA_JAHAT = (
    "=1+1",
    "+62 811",
    "-harga",
    "@SUM(A1)",
    "Dengan \"kutip\" & <tanda> 'tunggal'",
    "Kepanjangan " * 60,
    "x" * 400,
    "baris\nkedua",
    "_x0041_ \x07 kendali",
    "{=A1}",
    "https://contoh.invalid/a",
    "7.01",
)


def simpul(
    kode: str,
    tingkat: Tingkat,
    induk: Kunci | None,
    sub_skpd: str = "",
    nama: str = "",
    pagu: int | None = None,
    kas: EmpatRupiah = KOSONG4,
) -> Simpul:
    return Simpul(Kunci(kode, sub_skpd), tingkat, nama or f"Nama {kode}", induk, pagu=pagu, kas=kas)


def kepala(**lain: object) -> KepalaBKAD:
    dasar: dict[str, object] = {
        "nama_skpd": "Kecamatan Uji",
        "pemerintah": "Pemerintah Kabupaten Luwu Timur",
        "kabupaten": "Luwu Timur",
        "tanggal": date(2026, 7, 10),
        "dokumen": "DPPA",
        "nomor_dokumen": "900/12/DPPA/2026",
        "tanggal_dokumen": "2 Mei 2026",
        "basis": "SP2D",
        "batas": (date(2026, 3, 31), date(2026, 6, 30)),
        "rekonsiliasi": (True, False),
        "penanda": (
            Penanda("Mengetahui,", "Camat Uji", "Andi Contoh", "Pembina", "19700101 199001 1 001"),
            Penanda("Uji, 10 Juli 2026", "Kasubag Keuangan"),
        ),
    }
    return KepalaBKAD(**(dasar | lain))  # type: ignore[arg-type]


def dua_kpa(*, lintas: bool = False) -> Evaluasi:
    """TW II of an office with a kelurahan that repeats its codes, or stands below its program.

    Sub kegiatan: 7.01.01…0001 reported in both quarters, the second negative; …0002 not
    reported, without cash plan; …0003 pagu 0, reported 0; the kelurahan's …0001 reported in TW I.
    """
    p, k, s = Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN
    sasaran = Kunci("S1")
    p1, k1, k2 = Kunci("7.01.01"), Kunci("7.01.01.2.01"), Kunci("7.01.01.2.10")
    milik = "" if lintas else LURAH
    p2 = p1 if lintas else Kunci("7.01.01", LURAH)
    k3 = k1 if lintas else Kunci("7.01.01.2.01", LURAH)
    kelurahan = (
        [] if lintas else [simpul(p2.kode, p, sasaran, milik), simpul(k3.kode, k, p2, milik)]
    )
    kas: EmpatRupiah = (250, 250, 250, 250)
    semua = [
        simpul("S1", Tingkat.SASARAN, None),
        simpul(p1.kode, p, sasaran, nama="=1+1"),
        simpul(k1.kode, k, p1),
        simpul(k2.kode, k, p1),
        simpul("7.01.01.2.01.0001", s, k1, pagu=1000, kas=kas),
        simpul("7.01.01.2.01.0002", s, k1, pagu=400),
        simpul("7.01.01.2.10.0003", s, k2, nama="-Nihil", pagu=0, kas=(0, 0, 0, 0)),
        *kelurahan,
        simpul("7.01.01.2.01.0001", s, k3, LURAH, pagu=600, kas=(100, None, None, 500)),
    ]
    anggaran: dict[Kunci, EmpatRupiah] = {
        Kunci("7.01.01.2.01.0001"): (300, -50, None, None),
        Kunci("7.01.01.2.10.0003"): (None, 0, 7, None),
        Kunci("7.01.01.2.01.0001", LURAH): (120, None, None, None),
    }
    return evaluasi(susun(2026, "perubahan", semua), Realisasi(anggaran=anggaran), 2)


# --- any evaluation --------------------------------------------------------------

_rupiah = st.one_of(st.just(0), st.integers(1, 9), st.integers(0, 99_999_999_999))
_mungkin = st.one_of(st.none(), _rupiah)
_empat = st.tuples(_mungkin, _mungkin, _mungkin, _mungkin)
_realisasi = st.one_of(st.none(), _rupiah, st.integers(-5_000_000, -1))
_nama = st.one_of(
    st.sampled_from(NAMA_JAHAT), st.text(max_size=30), st.just("Penyediaan Jasa Surat Menyurat")
)
_sub_skpd = st.sampled_from(("", "", LURAH, "Kelurahan > 2*", "=Kel"))


@st.composite
def evaluasi_apa_saja(draw: st.DrawFn) -> Evaluasi:
    """Programs of several KPA, some with nothing below, some that span KPA."""
    semua = [simpul("S1", Tingkat.SASARAN, None)]
    anggaran: dict[Kunci, EmpatRupiah] = {}
    for p in range(draw(st.integers(1, 4))):
        program = Kunci(f"7.01.0{p // 2 + 1}", draw(_sub_skpd))
        if any(satu.kunci == program for satu in semua):
            continue
        semua.append(Simpul(program, Tingkat.PROGRAM, draw(_nama), Kunci("S1")))
        for k in range(draw(st.integers(0, 3))):
            milik = draw(st.one_of(st.just(program.sub_skpd), _sub_skpd))
            kegiatan = Kunci(f"{program.kode}.2.{p}{k}", milik)
            semua.append(Simpul(kegiatan, Tingkat.KEGIATAN, draw(_nama), program))
            for s in range(draw(st.integers(0, 3))):
                sub = Kunci(f"{kegiatan.kode}.000{s}", draw(st.one_of(st.just(milik), _sub_skpd)))
                if any(satu.kunci == sub for satu in semua):
                    continue
                semua.append(
                    Simpul(
                        sub,
                        Tingkat.SUB_KEGIATAN,
                        draw(_nama),
                        kegiatan,
                        pagu=draw(_mungkin),
                        kas=draw(st.one_of(st.just(KOSONG4), _empat)),
                    )
                )
                anggaran[sub] = draw(st.tuples(_realisasi, _realisasi, _realisasi, _realisasi))
    n = draw(st.integers(1, 4))
    contoh = draw(st.booleans())
    rencana = susun(2026, "murni", semua)
    return evaluasi(rencana, Realisasi(anggaran=anggaran), n, contoh=contoh)
