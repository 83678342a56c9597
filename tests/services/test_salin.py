"""Fields ready to be copied into forms that have no interface."""

from __future__ import annotations

from fractions import Fraction

from simpelin.services.salin import ButirSalin, CaraTulis, daftar_salin, tulis
from simpelin.store import Store
from tests.services.rencana_uji import KEL, RASIO, SUB


def _isi(butir: ButirSalin) -> dict[str, str]:
    return {satu.nama: satu.teks for satu in butir.medan}


def _cari(store: Store, kode: str, indikator: str, **lagi: object) -> dict[str, str]:
    semua = daftar_salin(store, 2023, 1, **lagi)  # type: ignore[arg-type]
    return _isi(next(b for b in semua if b.kunci == (kode, "") and b.indikator == indikator))


def test_ways_of_writing() -> None:
    nilai = Fraction("1234567.895")
    assert [tulis(nilai, cara, 2) for cara in CaraTulis] == [
        "1.234.567,90",
        "1234567,90",
        "1234567.90",
    ]
    assert tulis(Fraction(7, 2), CaraTulis.TITIK) == "3.5"
    assert tulis(None, CaraTulis.KOMA) == ""
    assert tulis(-1_250_000, CaraTulis.TITIK) == "-1250000"


def test_fields_stand_in_the_forms_order(kantor: Store) -> None:
    isi = _cari(kantor, SUB, "Jumlah dokumen")
    assert list(isi) == [
        *("Kode", "Sub kegiatan", "Indikator", "Satuan", "Target setahun", "Target s.d. TW I"),
        *("Realisasi TW I", "Realisasi s.d. TW I", "Capaian s.d. TW I (%)", "Pagu (Rp)"),
        *("Realisasi TW I (Rp)", "Realisasi s.d. TW I (Rp)", "Serapan s.d. TW I (%)"),
        *("Faktor pendorong", "Hambatan", "Solusi"),
    ]
    assert (isi["Realisasi TW I"], isi["Target s.d. TW I"]) == ("3", "3")
    assert (isi["Capaian s.d. TW I (%)"], isi["Serapan s.d. TW I (%)"]) == ("100,00", "20,00")
    assert isi["Realisasi TW I (Rp)"] == "200.000"


def test_money_stands_with_the_first_indicator_and_nothing_is_made_up(kantor: Store) -> None:
    assert "Pagu (Rp)" not in _cari(kantor, SUB, "Jumlah laporan")
    rasio = _cari(kantor, RASIO, "Persentase")
    assert (rasio["Pembilang TW I"], rasio["Penyebut TW I"]) == ("9", "10")
    assert (rasio["Realisasi s.d. TW I"], rasio["Hambatan"]) == ("90", "Cuaca")
    assert (rasio["Realisasi TW I (Rp)"], rasio["Serapan s.d. TW I (%)"]) == ("", "")


def test_one_unit_alone(kantor: Store) -> None:
    semua = daftar_salin(kantor, 2023, 1, unit=KEL)
    assert [(b.kunci.sub_skpd, b.indikator) for b in semua] == [(KEL, "Jumlah dokumen")]
