"""Pages without a drawing library: every letter is half as wide as it is high."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simpelin.documents import tata_blok
from simpelin.documents.tata import PT, Garis, Halaman, Huruf, Pengukur, Teks, pecah_baris
from simpelin.domain.dokumen import (
    TEPI,
    Baris,
    Dokumen,
    GantiHalaman,
    Judul,
    Kop,
    Paragraf,
    Rata,
)
from tests.documents.dokumen_uji import dokumen, tabel


def tata(dokumen: Dokumen, ukur: Pengukur) -> list[Halaman]:
    return [satu.tanda for satu in tata_blok.tata(dokumen, ukur)]


class Ukur:
    def lebar(self, teks: str, huruf: Huruf) -> float:
        return len(teks) * huruf.ukuran * PT / 2


def _teks(halaman: Halaman) -> list[str]:
    return [satu.teks for satu in halaman if isinstance(satu, Teks)]


def _tabel_saja(banyak: int) -> Dokumen:
    return replace(dokumen(), kop=None, blok=(tabel(banyak),))


def test_every_row_is_whole_on_one_page_and_nothing_is_lost() -> None:
    halaman = tata(_tabel_saja(80), Ukur())
    assert len(halaman) > 2
    for n in range(1, 81):
        letak = [
            i for i, h in enumerate(halaman) if any(t.startswith(f"Butir{n} ") for t in _teks(h))
        ]
        assert len(letak) == 1
        penuh = " ".join(_teks(halaman[letak[0]]))
        awal = penuh.index(f"Butir{n} ")
        assert penuh[awal:].count("koordinasi") >= 1 + n % 3


def test_the_head_is_repeated_and_every_page_ends_with_a_rule() -> None:
    halaman = tata(_tabel_saja(80), Ukur())
    for satu in halaman:
        assert {"No", "Nama", "Pagu", "(1)"} <= set(_teks(satu))
        kaki = dokumen().ukuran[1] - TEPI[2] + 4
        isi = [t.y for t in satu if isinstance(t, Teks) and t.y < kaki]
        garis = [g.y for g in satu if isinstance(g, Garis) and g.y == g.y2 and g.y < kaki]
        assert max(garis) > max(isi)


def test_nothing_stands_outside_the_margins() -> None:
    lebar, tinggi = dokumen().ukuran
    for satu in tata(dokumen(), Ukur()):
        for t in satu:
            if isinstance(t, Teks):
                kanan = t.x + Ukur().lebar(t.teks, t.huruf) + t.renggang * t.teks.count(" ")
                assert TEPI[3] - 1e-6 <= t.x
                assert kanan <= lebar - TEPI[1] + 1e-6
                assert TEPI[0] <= t.y <= tinggi - 8


def test_pages_are_numbered_with_their_total() -> None:
    halaman = tata(dokumen(), Ukur())
    for nomor, satu in enumerate(halaman, 1):
        assert f"Halaman {nomor} dari {len(halaman)}" in _teks(satu)


def test_a_heading_goes_to_the_page_of_what_follows() -> None:
    for banyak in range(38, 52):
        isi = (*[Paragraf(f"p{n}") for n in range(banyak)], Judul("Bagian"), Paragraf("isinya"))
        halaman = tata(replace(dokumen(), kop=None, blok=isi), Ukur())
        (judul,) = (h for h in halaman if "Bagian" in _teks(h))
        assert "isinya" in _teks(judul)


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    satu = Baris(("1", "kata " * 2000, ""))
    halaman = tata(replace(dokumen(), kop=None, blok=(replace(tabel(0), baris=(satu,)),)), Ukur())
    assert sum(t.split().count("kata") for h in halaman for t in _teks(h)) == 2000


def test_justified_lines_fill_their_width_but_the_last() -> None:
    isi = (Paragraf("satu dua tiga empat lima " * 12),)
    (halaman,) = tata(replace(dokumen(), kop=None, blok=isi), Ukur())
    *penuh, akhir, _, _ = [t for t in halaman if isinstance(t, Teks)]
    kanan = {
        round(t.x + Ukur().lebar(t.teks, t.huruf) + t.renggang * t.teks.count(" "), 3)
        for t in penuh
    }
    assert kanan == {dokumen().ukuran[0] - TEPI[1]}
    assert akhir.renggang == 0


@pytest.mark.parametrize("kata", ["a" * 300, "https://" + "x/" * 90])
def test_a_word_wider_than_a_line_is_cut(kata: str) -> None:
    huruf = Huruf(10)
    baris = pecah_baris(f"awal {kata} akhir", 50, huruf, Ukur())
    assert "".join(t for t, _ in baris).replace("awal", "").replace("akhir", "").strip() == kata
    assert all(Ukur().lebar(t, huruf) <= 50 for t, _ in baris)


def test_the_largest_line_of_the_letterhead_is_the_last() -> None:
    halaman = tata(replace(dokumen(), kop=Kop(("ATAS", "KANTOR"), ("Jalan",))), Ukur())
    huruf = {t.teks: t.huruf.ukuran for t in halaman[0] if isinstance(t, Teks)}
    assert huruf["KANTOR"] > huruf["ATAS"] > huruf["Jalan"]


def test_right_aligned_figures_end_at_one_edge() -> None:
    (halaman,) = tata(replace(_tabel_saja(3)), Ukur())
    kanan = {
        round(t.x + Ukur().lebar(t.teks, t.huruf), 3)
        for t in halaman
        if isinstance(t, Teks) and t.teks == "1.000"
    }
    assert len(kanan) == 1
    assert tabel(1).kolom[2].rata is Rata.KANAN


def test_pages_that_lie_across_are_wider_and_counted_with_the_others() -> None:
    isi = (Paragraf("satu"), GantiHalaman(mendatar=True), tabel(30), GantiHalaman(mendatar=False))
    lembar = tata_blok.tata(replace(dokumen(), kop=None, blok=(*isi, Paragraf("akhir"))), Ukur())
    assert [satu.mendatar for satu in lembar] == [False, *[True] * (len(lembar) - 2), False]
    lebar = dokumen().ukuran[1] - TEPI[1] - TEPI[3]
    for nomor, satu in enumerate(lembar, 1):
        assert f"Halaman {nomor} dari {len(lembar)}" in _teks(satu.tanda)
        kanan = max(g.x2 for g in satu.tanda if isinstance(g, Garis)) - TEPI[3]
        assert (kanan == pytest.approx(lebar)) is satu.mendatar


def test_turning_at_once_leaves_no_empty_page() -> None:
    isi = (GantiHalaman(mendatar=True), Paragraf("satu"), GantiHalaman(mendatar=False))
    lembar = tata_blok.tata(replace(dokumen(), kop=None, blok=isi), Ukur())
    assert [satu.mendatar for satu in lembar] == [True]


def test_a_tables_last_row_stays_with_its_notes() -> None:
    """However many rows stand before it."""
    for banyak in range(8, 40):
        isi = (replace(tabel(banyak), menyatu=True), Paragraf("Catatan."))
        halaman = tata(replace(dokumen(), kop=None, blok=isi), Ukur())
        akhir = _teks(halaman[-1])
        assert "Catatan." in akhir
        assert any(t.startswith(f"Butir{banyak} ") for t in akhir)


@pytest.mark.parametrize("banyak", range(2, 30))
def test_a_short_table_is_not_broken_between_pages(banyak: int) -> None:
    isi = tuple(Paragraf(f"Kalimat {n}.") for n in range(banyak))
    halaman = tata(replace(dokumen(), kop=None, blok=(*isi, tabel(3))), Ukur())
    letak = [i for i, h in enumerate(halaman) if any(t.startswith("Butir") for t in _teks(h))]
    assert len(letak) == 1


def test_a_short_table_higher_than_a_page_repeats_its_head() -> None:
    tinggi = tuple(replace(satu, tinggi=150.0) for satu in tabel(3).baris)
    halaman = tata(
        replace(dokumen(), kop=None, blok=(replace(tabel(3), baris=tinggi),)),
        Ukur(),
    )
    assert len(halaman) == 3
    assert all("Nama" in _teks(satu) for satu in halaman)
