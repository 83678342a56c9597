"""The template: what it writes comes back, from any office; LibreOffice opens it."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpelin.domain.bahan_lkjip import Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.kantor import JawabanSKM, Pembanding, Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import (
    Indikator,
    JenisVersi,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    VersiRencana,
)
from simpelin.services.contoh import isi_contoh
from simpelin.services.evaluasi import hitung, sebagai_json
from simpelin.services.impor import impor
from simpelin.services.templat import templat, templat_isi
from simpelin.store import Store, open_store
from simpelin.workbook.kontrak import LEMBAR, PETUNJUK
from tests.workbook.conftest import (
    HitungUlang,
    hitung_ulang,  # noqa: F401 - a fixture
)


def _isi(store: Store) -> dict[str, Any]:
    """Everything that the template carries, whatever the order in which it was entered."""
    tahun = store.rencana.tahun()
    return {
        "versi": {
            (t, v.nama): (v.jenis, v.nomor, v.tanggal, v.berlaku_tw, {s.kunci: s for s in v.simpul})
            for t in tahun
            for v in store.rencana.versi(t)
        },
        "realisasi": {t: store.realisasi.muat(t) for t in tahun},
        "alasan": {t: dict(store.realisasi.catatan_anggaran(t)) for t in tahun},
        "unit": store.unit.semua(),
        "pembanding": store.pembanding.semua(),
        "skm": {t: store.skm.muat(t) for t in range(2020, 2030)},
        "libur": store.libur.muat(),
        "renja": store.tindak_lanjut_renja.semua(),
        "bahan": {t: store.bahan_lkjip.muat(t) for t in store.bahan_lkjip.tahun()},
        "pengaturan": store.pengaturan.muat(),
    }


def _evaluasi(store: Store) -> list[str]:
    return [
        json.dumps(sebagai_json(hitung(store, tahun, tw)))
        for tahun in store.rencana.tahun()
        for tw in range(1, 5)
    ]


def test_example_comes_back_byte_for_byte(kosong: Store, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "lain" / "lain.db")) as lain:
        isi_contoh(lain)
        templat_isi(lain, tmp_path / "isi.xlsx")
        impor(kosong, tmp_path / "isi.xlsx")
        assert _evaluasi(kosong) == _evaluasi(lain)
        assert _isi(kosong) == _isi(lain)
        hasil = impor(lain, tmp_path / "isi.xlsx")
        assert not hasil.berubah
    templat_isi(kosong, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "isi.xlsx").read_bytes()


def test_filled_template_saved_by_libreoffice_comes_back(
    kosong: Store,
    tmp_path: Path,
    hitung_ulang: HitungUlang,  # noqa: F811
) -> None:
    with closing(open_store(tmp_path / "lain" / "lain.db")) as lain:
        isi_contoh(lain)
        templat_isi(lain, tmp_path / "isi.xlsx")
        (disimpan,) = hitung_ulang([tmp_path / "isi.xlsx"])
        impor(kosong, disimpan)
        assert _isi(kosong) == _isi(lain)


# --- generated offices ----------------------------------------------------------

_TEKS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
    ),
    min_size=1,
    max_size=8,
)
_NAMA = st.one_of(
    _TEKS,
    st.sampled_from(["=1+1", "+62", "-5", "@kantor", "_x0041_", "'kutip", "1.234", "2023", "TRUE"]),
)
_PANJANG = st.one_of(st.just(""), _NAMA, st.lists(_NAMA, min_size=2, max_size=3).map("\n".join))
_RUPIAH = st.one_of(st.none(), st.integers(0, 10**12))
_ADA = st.builds(lambda digit, n: Fraction(digit, 10**n), st.integers(0, 10**9), st.integers(0, 6))
_DESIMAL = st.one_of(st.none(), _ADA)
_UNIT = st.sampled_from(["", "Seksi A", "Seksi B", "=Seksi"])


def _empat(satu: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(satu, satu, satu, satu)


@st.composite
def _indikator(draw: st.DrawFn, nama: str, unit: str) -> Indikator:
    return Indikator(
        nama,
        draw(st.one_of(st.just(""), _NAMA)),
        draw(_UNIT) or unit,
        draw(st.sampled_from(Sifat)),
        draw(st.sampled_from(Polaritas)),
        draw(st.sampled_from(["", "serapan", "ikm"])),
        draw(_DESIMAL),
        draw(_DESIMAL),
        draw(_empat(_DESIMAL)),
    )


@st.composite
def _simpul(draw: st.DrawFn, kunci: Kunci, tingkat: Tingkat, induk: Kunci | None) -> Simpul:
    sub = tingkat is Tingkat.SUB_KEGIATAN
    unit = draw(_UNIT)
    nama = draw(st.lists(_NAMA, min_size=int(sub), max_size=3, unique=True))
    return Simpul(
        kunci,
        tingkat,
        draw(_NAMA),
        induk,
        unit,
        draw(st.booleans()),
        draw(_RUPIAH),
        draw(_empat(_RUPIAH)) if sub else (None,) * 4,
        tuple(draw(_indikator(satu, unit)) for satu in nama),
    )


@st.composite
def _rencana(draw: st.DrawFn) -> list[VersiRencana]:
    """A small plan, and a later version that states some of its nodes again."""
    akar, program, kegiatan = Kunci("S1"), Kunci("7.01"), Kunci("7.01.2")
    kunci = [(akar, Tingkat.SASARAN, None), (program, Tingkat.PROGRAM, akar)]
    kunci.append((kegiatan, Tingkat.KEGIATAN, program))
    for n in range(draw(st.integers(0, 3))):
        kelurahan = draw(st.sampled_from(["", "Kelurahan X"]))
        kunci.append((Kunci(f"7.01.2.{n + 8}", kelurahan), Tingkat.SUB_KEGIATAN, kegiatan))
    simpul = [draw(_simpul(*satu)) for satu in kunci]
    murni = VersiRencana(nomor=draw(_PANJANG.map(lambda t: t.split("\n")[0])), simpul=tuple(simpul))
    if not draw(st.booleans()):
        return [murni]
    lagi = tuple(s for s in simpul if draw(st.booleans()))
    nama = draw(st.sampled_from(["Perubahan I", "=DPPA"]))
    return [murni, VersiRencana(nama, JenisVersi.PERUBAHAN, "9", "2023-10-01", 3, lagi)]


@st.composite
def _laporan(draw: st.DrawFn, versi: list[VersiRencana]) -> list[tuple[Any, ...]]:
    """What was reported: (kind, node, quarter, value)."""
    hasil: list[tuple[Any, ...]] = []
    for simpul in versi[0].simpul:
        for tw in range(1, 5):
            if simpul.tingkat is Tingkat.SUB_KEGIATAN and draw(st.booleans()):
                uang = draw(st.integers(0, 10**9))
                hasil.append(("anggaran", simpul.kunci, tw, uang, draw(_PANJANG)))
            if draw(st.booleans()):
                kata = Catatan(*(draw(_PANJANG) for _ in range(3)))
                hasil.append(("catatan", simpul.kunci, tw, kata))
            for satu in simpul.indikator:
                if draw(st.booleans()):
                    hasil.append(("kinerja", simpul.kunci, tw, satu.nama, draw(_angka(satu.sifat))))
    return hasil


def _angka(sifat: Sifat) -> st.SearchStrategy[LaporanKinerja]:
    if sifat is Sifat.RASIO:
        return st.builds(LaporanKinerja, st.none(), _ADA, _ADA)
    return st.builds(LaporanKinerja, _ADA)


def _simpan(store: Store, versi: list[VersiRencana], laporan: list[tuple[Any, ...]]) -> None:
    for satu in versi:
        store.rencana.simpan_versi(2023, satu)
        for simpul in satu.simpul:
            store.rencana.simpan_simpul(2023, satu.nama, simpul)
    for jenis, kunci, tw, *isi in laporan:
        if jenis == "kinerja":
            store.realisasi.simpan_kinerja(2023, kunci, isi[0], tw, isi[1])
        elif jenis == "anggaran":
            store.realisasi.simpan_anggaran(2023, kunci, tw, *isi)
        else:
            store.realisasi.simpan_catatan(2023, kunci, tw, isi[0])


_SKM = st.lists(
    st.tuples(st.integers(1, 4), st.tuples(*[st.one_of(st.none(), st.integers(1, 4))] * 9)),
    max_size=4,
)
_PEMBANDING = st.lists(
    st.tuples(
        st.sampled_from(["", "7.01", "S1"]),
        st.sampled_from(["97.80", "96.1825", "12.345", "0.00", "-1.50", "100"]),
        _NAMA,
    ),
    max_size=4,
    unique_by=lambda satu: (satu[0], satu[2]),
)


_ORANG = st.one_of(st.none(), st.integers(0, 99_999))
_JABATAN = st.lists(
    st.builds(Jabatan, _NAMA, st.integers(0, 9999), *(_ORANG,) * 5),
    max_size=4,
    unique_by=lambda satu: satu.nama.casefold(),
)


def _simpan_bahan(data: st.DataObject, store: Store, versi: list[VersiRencana]) -> None:
    """Texts of the sasaran's indicators and of the program, and posts."""
    for simpul in versi[0].simpul:
        if simpul.tingkat is Tingkat.SASARAN:
            for satu in simpul.indikator:
                uraian = UraianIKU(*(data.draw(_PANJANG) for _ in range(4)))
                store.bahan_lkjip.simpan_uraian(2023, (simpul.kunci, satu.nama), uraian)
        if simpul.tingkat is Tingkat.PROGRAM:
            program = SasaranProgram(data.draw(_PANJANG), data.draw(_PANJANG))
            store.bahan_lkjip.simpan_program(2023, simpul.kunci, program)
    for jabatan in data.draw(_JABATAN):
        store.bahan_lkjip.simpan_jabatan(2023, jabatan)


@settings(max_examples=25)
@given(data=st.data(), skm=_SKM, pembanding=_PEMBANDING)
def test_any_office_comes_back(data: st.DataObject, skm: Any, pembanding: Any) -> None:
    versi = data.draw(_rencana())
    laporan = data.draw(_laporan(versi))
    with _dua_store() as (folder, asal, tujuan):
        with asal.ubah("uji"):
            asal.unit.simpan(Unit("Seksi B", "Kasi", "Ani", "1965", "III/d", Peran.KEUANGAN))
            _simpan(asal, versi, laporan)
            for kode, nilai, sumber in pembanding:
                asal.pembanding.simpan(Pembanding(2023, kode, "serapan", nilai, sumber))
            for tw in range(1, 5):
                jawaban = [JawabanSKM(tw, 1, isi) for n, isi in skm if n == tw]
                jawaban = [satu for satu in jawaban if any(satu.jawaban)]
                asal.skm.ganti(2023, tw, jawaban)
            _simpan_bahan(data, asal, versi)
            asal.pengaturan.simpan("hijau_k", "95")
            asal.libur.simpan("2023-04-21", "Idulfitri")
            asal.libur.simpan("2023-05-01", "")
            asal.tindak_lanjut_renja.simpan(2023, 4, "Tinjau target\nTambah pagu")
        templat_isi(asal, folder / "a.xlsx")
        impor(tujuan, folder / "a.xlsx")
        assert _isi(tujuan) == _isi(asal)
        assert _evaluasi(tujuan) == _evaluasi(asal)
        assert not impor(asal, folder / "a.xlsx").berubah
        templat_isi(tujuan, folder / "b.xlsx")
        assert (folder / "b.xlsx").read_bytes() == (folder / "a.xlsx").read_bytes()


class _dua_store:  # noqa: N801 - used as a function
    """Two empty stores and a folder."""

    def __enter__(self) -> tuple[Path, Store, Store]:
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        self._store = [open_store(folder / nama / "s.db") for nama in "ab"]
        return folder, self._store[0], self._store[1]

    def __exit__(self, *_: object) -> None:
        for satu in self._store:
            satu.close()
        self._folder.cleanup()


# --- the empty template -----------------------------------------------------------


@pytest.fixture
def buku_kosong(tmp_path: Path) -> Any:
    templat(tmp_path / "templat.xlsx")
    return openpyxl.load_workbook(tmp_path / "templat.xlsx")


def test_empty_template_has_every_sheet_and_column(buku_kosong: Any) -> None:
    assert buku_kosong.sheetnames == [*LEMBAR, PETUNJUK]
    for nama, kolom in LEMBAR.items():
        lembar = buku_kosong[nama]
        judul = [sel.value for sel in lembar[1]]
        assert judul == [satu.nama for satu in kolom]
        assert [sel.font.bold for sel in lembar[1]] == [satu.wajib for satu in kolom]
        assert lembar.freeze_panes
        assert lembar.page_setup.orientation == "landscape"
        assert lembar.print_title_rows == "$1:$1"
    assert buku_kosong.active.title == PETUNJUK
    assert buku_kosong.properties.title


def test_empty_template_keeps_codes_as_text_and_offers_lists(buku_kosong: Any) -> None:
    lembar = buku_kosong["Rencana"]
    assert lembar.column_dimensions["B"].width > 10
    daftar = {str(a.sqref): a.formula1 for a in lembar.data_validations.dataValidation}
    assert daftar["D2:D5001"] == '"tujuan,sasaran,program,kegiatan,sub_kegiatan"'
    assert daftar["H2:H5001"] == '"1,2,3,4"'
    petunjuk = {sel.value for sel in buku_kosong[PETUNJUK]["A"]}
    assert {satu.nama for kolom in LEMBAR.values() for satu in kolom} <= petunjuk


def test_empty_template_can_be_imported(kosong: Store, tmp_path: Path) -> None:
    templat(tmp_path / "t.xlsx")
    hasil = impor(kosong, tmp_path / "t.xlsx")
    assert not hasil.berubah
    assert hasil.catatan == ()


def test_template_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="tidak dapat ditulis"):
        templat(tmp_path / "tiada" / "t.xlsx")


def test_looks_of_the_window_do_not_travel(kosong: Store, tmp_path: Path) -> None:
    with kosong.ubah("atur"):
        kosong.pengaturan.simpan("tema", "gelap")
        kosong.pengaturan.simpan("tempat", "Tomoni")
    templat_isi(kosong, tmp_path / "t.xlsx")
    isi = openpyxl.load_workbook(tmp_path / "t.xlsx")["Pengaturan"]
    assert [[sel.value for sel in baris] for baris in isi.iter_rows(min_row=2)] == [
        ["tempat", "Tomoni"]
    ]
