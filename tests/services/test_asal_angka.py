"""Where a figure comes from: the formula, what went in, what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.angka import tulis_angka
from simpelin.domain.evaluasi import Evaluasi, evaluasi
from simpelin.domain.realisasi import LaporanKinerja, Realisasi
from simpelin.domain.rencana import (
    KOSONG4,
    Indikator,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    susun,
)
from simpelin.domain.sorotan import susun_sorotan
from simpelin.services import contoh, sorotan
from simpelin.services.asal_angka import asal, nilai, tulis_nilai
from simpelin.services.asal_indikator import Rujukan, Ukuran
from simpelin.services.asal_penilaian import asal_penilaian
from simpelin.services.evaluasi import hitung
from simpelin.services.jejak import jejak
from simpelin.store import open_store

P, A, B, C = Kunci("P"), Kunci("P.1"), Kunci("P.2"), Kunci("P.3")


def lapor(*nilai: int | None) -> tuple[LaporanKinerja | None, ...]:
    return tuple(None if n is None else LaporanKinerja(Fraction(n)) for n in nilai)


def indikator(nama: str = "jumlah", *, t: int = 12, q: int = 3, **lain: object) -> Indikator:
    empat = (Fraction(q),) * 4
    return Indikator(nama, "kali", "Unit", target=Fraction(t), target_tw=empat, **lain)  # type: ignore[arg-type]


@pytest.fixture
def kecil() -> Evaluasi:
    """A kegiatan with one child above target, one half way, one silent; TW II."""
    sub = Tingkat.SUB_KEGIATAN
    rencana = susun(
        2023,
        "murni",
        [
            Simpul(P, Tingkat.KEGIATAN, "Kegiatan", pagu=999),
            Simpul(A, sub, "Lebih", P, pagu=100, kas=(25, 25, 25, 25), indikator=(indikator(),)),
            Simpul(
                B, sub, "Separuh", P, pagu=300, kas=(100, 100, 50, 50), indikator=(indikator(),)
            ),
            Simpul(C, sub, "Diam", P, pagu=600, indikator=(indikator(),)),
        ],
    )
    realisasi = Realisasi(
        kinerja={
            (A, "jumlah"): lapor(4, 5, None, None),  # type: ignore[dict-item]
            (B, "jumlah"): lapor(1, 2, None, None),  # type: ignore[dict-item]
        },
        anggaran={A: (20, 30, None, None), B: (90, None, None, None)},
    )
    return evaluasi(rencana, realisasi, 2)


def dari(hasil: Evaluasi, kunci: Kunci | None, ukuran: Ukuran, nama: str = ""):  # type: ignore[no-untyped-def]
    return asal(hasil, Rujukan(kunci, ukuran, nama))


def test_mean_shows_its_terms_cut_and_who_was_left_out(kecil: Evaluasi) -> None:
    satu = dari(kecil, P, Ukuran.CAPAIAN)
    assert satu.nilai == "75,00 %"
    assert satu.rumus == ("rata-rata 2 sub kegiatan = (100,00 + 50,00) ÷ 2 = 75,00 %",)
    assert [(u.nama, u.nilai, u.sebab) for u in satu.masuk] == [
        ("Lebih", "150,00 %", "dipotong pada 100 %"),
        ("Separuh", "50,00 %", ""),
    ]
    assert [(u.nama, u.nilai, u.sebab) for u in satu.tidak_masuk] == [("Diam", "–", "belum lapor")]
    assert satu.aturan.startswith("Aturan bagian 3")


def test_minimum_counts_the_silent_one_as_zero(kecil: Evaluasi) -> None:
    satu = dari(kecil, P, Ukuran.CAPAIAN_MINIMUM)
    assert satu.nilai == "50,00 %"
    assert satu.rumus == ("rata-rata 3 sub kegiatan = (100,00 + 50,00 + 0,00) ÷ 3 = 50,00 %",)
    assert not satu.tidak_masuk


def test_weighted_mean_shows_money(kecil: Evaluasi) -> None:
    satu = dari(kecil, P, Ukuran.CAPAIAN_TERTIMBANG)
    assert satu.nilai == "62,50 %"
    assert satu.rumus[1] == "100 × 250 ÷ 400 = 62,50 %"
    assert [u.sebab for u in satu.unsur] == ["pagu 100", "pagu 300", "belum lapor"]


def test_single_indicator_is_shown_uncut_with_its_formula(kecil: Evaluasi) -> None:
    satu = dari(kecil, A, Ukuran.CAPAIAN)
    assert satu.nilai == "150,00 %"
    assert satu.rumus[:3] == (
        "Realisasi R = 4 + 5 = 9 kali (jumlah)",
        "Target t = 3 + 3 = 6 kali",
        "Capaian = 100 × 9 ÷ 6 = 150,00 %",
    )
    assert any("tidak dipotong" in catatan for catatan in satu.catatan)


def test_stated_pagu_of_a_parent_is_told_apart(kecil: Evaluasi) -> None:
    satu = dari(kecil, P, Ukuran.PAGU)
    assert satu.nilai == "1.000"
    assert satu.rumus == ("100 + 300 + 600 = 1.000",)
    assert any("999" in catatan for catatan in satu.catatan)


def test_money_of_a_child_by_quarter(kecil: Evaluasi) -> None:
    satu = dari(kecil, B, Ukuran.REALISASI)
    assert satu.nilai == "90"
    assert [(u.nama, u.nilai, u.ikut, u.sebab) for u in satu.unsur] == [
        ("TW I", "90", True, ""),
        ("TW II", "–", False, "belum diisi"),
    ]


def test_nothing_entered_is_a_dash_never_zero(kecil: Evaluasi) -> None:
    satu = dari(kecil, C, Ukuran.REALISASI)
    assert satu.nilai == "–"
    assert "bukan 0" in satu.rumus[0]
    assert dari(kecil, C, Ukuran.CAPAIAN).nilai == "–"
    assert dari(kecil, C, Ukuran.RENCANA_KAS).nilai == "–"


def test_against_cash_plan_only_those_that_have_one(kecil: Evaluasi) -> None:
    satu = dari(kecil, P, Ukuran.SERAPAN_KAS)
    assert satu.rumus[1] == "100 × 140 ÷ 250 = 56,00 %"
    kas = dari(kecil, P, Ukuran.RENCANA_KAS)
    assert [u.sebab for u in kas.tidak_masuk] == ["belum punya anggaran kas"]


@pytest.mark.parametrize(
    ("lain", "laporan", "rumus"),
    [
        (
            {"sifat": Sifat.RATA_RATA},
            lapor(2, 4, None, None),
            ("(2 + 4) ÷ 2 = 3 kali", "(3 + 3) ÷ 2 = 3 kali", "100 × 3 ÷ 3 = 100,00 %"),
        ),
        (
            {"sifat": Sifat.POSISI_AKHIR},
            lapor(2, None, None, None),
            ("2 kali (posisi terakhir, TW I)", "3 kali (target terakhir", "100 × 2 ÷ 3"),
        ),
        (
            {"polaritas": Polaritas.NEGATIF},
            lapor(4, 5, None, None),
            ("4 + 5 = 9 kali", "3 + 3 = 6 kali", "100 × (2 × 6 − 9) ÷ 6 = 50,00 %"),
        ),
        (
            {"polaritas": Polaritas.TEPAT},
            lapor(4, 5, None, None),
            ("4 + 5 = 9 kali", "3 + 3 = 6 kali", "100 − 100 × |9 − 6| ÷ 6 = 50,00 %"),
        ),
    ],
)
def test_every_kind_of_indicator(
    lain: dict[str, object],
    laporan: tuple[LaporanKinerja | None, ...],
    rumus: tuple[str, str, str],
) -> None:
    satu = Simpul(A, Tingkat.SUB_KEGIATAN, "Sub", indikator=(indikator(**lain),))  # type: ignore[arg-type]
    hasil = evaluasi(susun(2023, "murni", [satu]), Realisasi({(A, "jumlah"): laporan}), 2)  # type: ignore[dict-item]
    tulisan = dari(hasil, A, Ukuran.INDIKATOR, "jumlah").rumus
    for baris, bagian in zip(tulisan, rumus, strict=False):
        assert bagian in baris


def test_ratio_without_events() -> None:
    i = Indikator("rasio", "%", sifat=Sifat.RASIO, target=Fraction(90), target_tw=KOSONG4)
    satu = Simpul(A, Tingkat.SUB_KEGIATAN, "Sub", indikator=(i,))
    laporan = (LaporanKinerja(None, Fraction(0), Fraction(0)), None, None, None)
    hasil = evaluasi(susun(2023, "murni", [satu]), Realisasi({(A, "rasio"): laporan}), 1)
    assert "tidak ada kejadian" in dari(hasil, A, Ukuran.INDIKATOR, "rasio").rumus[0]


@pytest.fixture(scope="module")
def tomoni(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[object, Evaluasi]]:
    store = open_store(tmp_path_factory.mktemp("asal") / "contoh.simpelin")
    contoh.isi_contoh(store)
    yield store, hitung(store, 2023, 3)
    store.close()


def test_every_figure_of_the_example_can_be_told(tomoni: tuple[object, Evaluasi]) -> None:
    """Whatever the screen shows, its derivation says the same figure and has a rule."""
    hasil = tomoni[1]
    for satu in (hasil.kantor, *hasil):
        kunci = None if satu.simpul is None else satu.simpul.kunci
        for ukuran in Ukuran:
            if ukuran in (Ukuran.INDIKATOR, Ukuran.PENILAIAN):
                continue
            tulisan = dari(hasil, kunci, ukuran)
            assert tulisan.nilai == tulis_nilai(satu, ukuran)
            assert tulisan.rumus
            assert tulisan.aturan.startswith("Aturan bagian")
            if nilai(satu, ukuran) is not None and ukuran is Ukuran.CAPAIAN_KINERJA and satu.anak:
                assert tulisan.nilai in tulisan.rumus[-1]
        for i in satu.indikator:
            assert dari(hasil, kunci, Ukuran.INDIKATOR, i.indikator.nama).rumus


def test_indices_and_score_of_aturan_example() -> None:
    """T 12, t 6, R 3, P 5,80 m, a 2,9 m, b 3,0 m with Pmax 418,8 m: U 23,07 (section 6)."""
    i = Indikator("i", "", target=Fraction(12), target_tw=(Fraction(3),) * 4)
    sub = Tingkat.SUB_KEGIATAN
    kas = (1_450_000,) * 4
    satu = Simpul(A, sub, "Sub", pagu=5_800_000, kas=kas, indikator=(i,))
    besar = Simpul(B, sub, "Besar", pagu=418_800_000)
    rencana = susun(2023, "murni", [satu, besar])
    anggaran = {A: (1_500_000, 1_500_000, None, None)}
    realisasi = Realisasi({(A, "i"): lapor(1, 2, None, None)}, anggaran)  # type: ignore[dict-item]
    semua = [evaluasi(rencana, realisasi, n) for n in (1, 2)]
    # the first quarter on plan, so that no quarter before was merah
    daftar = susun_sorotan([semua[1]])
    tulisan = "\n".join(asal_penilaian(daftar, A).rumus)
    assert "SPI K = 50,00 % ÷ 100 = 0,500" in tulisan
    assert "SPI Rp = 3.000.000 ÷ 2.900.000 = 1,034" in tulisan
    assert "= -26,7 poin" in tulisan
    assert "50,0–75,0 %, tengah 62,5 % dari target setahun" in tulisan
    assert "Skor U" in tulisan
    butir = next(s for s in daftar.sorotan if s.penilaian is not None)
    assert tulisan.endswith(f"= {tulis_angka(Fraction(butir.skor), 2)}")


def test_every_sub_kegiatan_tells_its_indices(tomoni: tuple[object, Evaluasi]) -> None:
    daftar = sorotan.susun(tomoni[0], 2023, 3, date(2023, 10, 9))  # type: ignore[arg-type]
    for kunci in daftar.penilaian:
        tulisan = asal_penilaian(daftar, kunci)
        assert tulisan.rumus
        assert tulisan.aturan.startswith("Aturan bagian 6")
    with pytest.raises(LookupError):
        asal_penilaian(daftar, Kunci("T1"))


def test_links_lead_somewhere(tomoni: tuple[object, Evaluasi]) -> None:
    hasil = tomoni[1]
    for kunci in (None, *hasil.hasil):
        for unsur in dari(hasil, kunci, Ukuran.CAPAIAN).unsur:
            if unsur.rujukan is not None:
                assert asal(hasil, unsur.rujukan).nilai == unsur.nilai


def test_trail_names_person_time_and_quarter(tmp_path: Path) -> None:
    store = open_store(tmp_path / "jejak.simpelin")
    contoh.isi_contoh(store)
    hasil = hitung(store, 2023, 2)
    kunci = Kunci("7.01.02.2.04.0003")
    entri = jejak(store, hasil, Rujukan(kunci, Ukuran.REALISASI))
    assert {satu.pelaku for satu in entri} == {store.pelaku.nama}
    assert all(satu.isi.startswith(("TW I: Rp", "TW II: Rp")) for satu in entri)
    semua = jejak(store, hasil, Rujukan(None, Ukuran.CAPAIAN))
    assert semua
    assert not any(satu.isi.startswith(("TW III", "TW IV")) for satu in semua)
    store.close()
