"""Charts: figures that are finished before they are drawn, and pictures that hold them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from simpelin.documents import grafik as pelukis
from simpelin.documents.grafik import BENTUK, lukis
from simpelin.documents.grafik_gaya import TERANG
from simpelin.documents.grafik_pasangan import gambar_pasangan
from simpelin.documents.grafik_titik import gambar_iku, gambar_kuadran
from simpelin.domain.grafik import (
    BatangPasangan,
    DeretIKU,
    Grafik,
    KinerjaTriwulan,
    Pasangan,
    SerapanUnit,
    SisaPagu,
    TitikTahun,
    rupiah_ringkas,
)
from simpelin.services import contoh, grafik
from simpelin.services.evaluasi import hitung
from simpelin.store import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    satu = open_store(tmp_path_factory.mktemp("grafik") / "contoh.simpelin")
    contoh.isi_contoh(satu)
    yield satu
    satu.close()


@pytest.fixture(scope="module")
def semua(store: Store) -> dict[str, Grafik]:
    return {satu.id: satu for satu in grafik.semua(store, 2023, 4)}


def test_the_example_gives_every_chart(semua: dict[str, Grafik]) -> None:
    assert list(semua) == ["kinerja", "rencana", "unit", "kuadran", "sisa", "iku1", "iku2"]
    for satu in semua.values():
        assert satu.baris
        assert {len(b) for b in satu.baris} == {len(satu.kolom)} == {len(satu.kanan)}


def test_money_adds_up_to_the_published_totals(store: Store, semua: dict[str, Grafik]) -> None:
    kantor = hitung(store, 2023, 4).kantor
    unit, sisa = semua["unit"].isi, semua["sisa"].isi
    assert isinstance(unit, SerapanUnit)
    assert isinstance(sisa, SisaPagu)
    assert sum(b.realisasi for b in unit.batang) == kantor.realisasi_anggaran == 4_557_367_162
    assert sum(b.pagu for b in unit.batang) == 4_738_183_425
    assert sum(b.sisa for b in sisa.batang) + sisa.lainnya == sisa.total == 180_816_263
    assert sisa.batang[0].gaji
    assert "79,8 % dari sisa 180.816.263" in semua["sisa"].kalimat


def test_kinerja_is_the_evaluations_at_every_quarter(store: Store) -> None:
    satu = next(g for g in grafik.semua(store, 2023, 3) if g.id == "kinerja")
    assert isinstance(satu.isi, KinerjaTriwulan)
    for n in (1, 2, 3):
        kantor = hitung(store, 2023, n).kantor
        assert satu.isi.capaian[n - 1] == kantor.capaian_kinerja
        assert satu.isi.minimum[n - 1] == kantor.capaian_minimum
    assert len(satu.isi.capaian) == 3
    assert "35 dari 36 lapor" in satu.kalimat


def test_impossible_ikm_is_marked_and_stays_outside_the_scale(semua: dict[str, Grafik]) -> None:
    deret = semua["iku1"].isi
    assert isinstance(deret, DeretIKU)
    assert [t.tahun for t in deret.titik] == list(range(2020, 2027))
    assert {t.tahun: t.realisasi for t in deret.titik if not t.sah} == {
        2022: Fraction("115.42"),
        2023: Fraction("130.11"),
    }
    baris = {b[0]: b for b in semua["iku1"].baris}
    assert baris["2023"][2:] == ("130,11", "–", "di luar skala, tidak valid")
    assert baris["2021"][3] == "116,22 %"
    sumbu = FigureCanvasAgg(Figure()).figure.add_subplot()
    gambar_iku(sumbu, deret, TERANG)
    assert sumbu.get_ylim()[1] < 100
    teks = [t.get_text() for t in sumbu.texts]
    assert "130,11\ntidak valid" in teks


def test_only_valid_figures_move_the_scale() -> None:
    titik = (
        TitikTahun(2022, Fraction(80), Fraction(82)),
        TitikTahun(2023, Fraction(81), Fraction(9_999), sah=False),
    )
    sumbu = FigureCanvasAgg(Figure()).figure.add_subplot()
    gambar_iku(sumbu, DeretIKU("x", "", titik), TERANG)
    assert sumbu.get_ylim()[1] < 90


def test_states_of_the_quadrant_have_a_shape_each(semua: dict[str, Grafik]) -> None:
    sumbu = FigureCanvasAgg(Figure()).figure.add_subplot()
    gambar_kuadran(sumbu, semua["kuadran"].isi, TERANG)  # type: ignore[arg-type]
    legenda = sumbu.get_legend()
    assert legenda is not None
    kata = [t.get_text() for t in legenda.get_texts()]
    assert all(k[0] == k.split()[1][0].upper() for k in kata)
    assert len({str(h.get_marker()) for h in legenda.legend_handles}) == len(kata)  # type: ignore[union-attr]
    titik = [c for c in sumbu.collections if isinstance(c, PathCollection)]
    luas = [float(c.get_sizes()[0]) for c in titik]
    assert luas == sorted(luas, reverse=True)


@pytest.mark.parametrize("bentuk", BENTUK)
def test_same_figures_same_bytes(semua: dict[str, Grafik], bentuk: str) -> None:
    satu = lukis(semua["rencana"], bentuk, dpi=60)
    assert satu == lukis(semua["rencana"], bentuk, dpi=60)
    assert satu[:5] in (b"\x89PNG\r", b"<?xml", b"%PDF-")


@pytest.mark.parametrize("nama", ["kinerja", "rencana", "unit", "kuadran", "sisa", "iku1"])
@pytest.mark.parametrize("gelap", [False, True])
def test_every_chart_is_drawn_in_light_and_dark(
    semua: dict[str, Grafik], nama: str, gelap: bool
) -> None:
    assert len(lukis(semua[nama], dpi=50, gelap=gelap, judul=True)) > 3_000


def test_an_empty_store_has_no_charts_and_nothing_reported_draws(tmp_path: object) -> None:
    satu = open_store(tmp_path / "kosong.simpelin")  # type: ignore[operator]
    assert grafik.semua(satu, 2026, 1) == ()
    satu.close()


def test_pyplot_is_never_loaded() -> None:
    kode = f"import {pelukis.__name__}, sys; print('matplotlib.pyplot' in sys.modules)"
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (4_557_367_162, "4,56 M"),
        (961_400_000, "961 jt"),
        (2_676_300, "2,7 jt"),
        (350_000, "350 rb"),
        (0, "0"),
        (-2_500_000, "-2,5 jt"),
    ],
)
def test_short_rupiah(nilai: int, teks: str) -> None:
    assert rupiah_ringkas(nilai) == teks


PASANGAN = BatangPasangan(
    "Nilai",
    (
        Pasangan("2021", Fraction(78), Fraction("90.65")),
        Pasangan("2022", Fraction(79), Fraction("115.42"), sah=False),
        Pasangan("2023", None, None),
    ),
)


def test_bars_stand_in_pairs_on_a_common_base() -> None:
    """Target hatched, realisasi solid; from 0; no bar for what cannot be, or is not there."""
    sumbu = FigureCanvasAgg(Figure()).figure.add_subplot()
    gambar_pasangan(sumbu, PASANGAN, TERANG)
    batang = [b for b in sumbu.patches if b.get_height()]
    assert [(b.get_height(), bool(b.get_hatch())) for b in batang] == [
        (78, True),
        (90.65, False),
        (79, True),
    ]
    assert sumbu.get_ylim()[0] == 0
    assert sumbu.get_ylim()[1] < 115
    tulisan = {t.get_text() for t in sumbu.texts}
    assert {"78", "90,65", "115,42\ntidak\nvalid"} <= tulisan


def test_bars_below_zero_have_room() -> None:
    sumbu = FigureCanvasAgg(Figure()).figure.add_subplot()
    rugi = BatangPasangan("%", (Pasangan("2023", Fraction(-2), Fraction(-5)),))
    gambar_pasangan(sumbu, rugi, TERANG)
    assert sumbu.get_ylim()[0] < -5
