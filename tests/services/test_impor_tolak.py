"""Every refusal of the template workbook, with its cell; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simpelin.domain.kesalahan import MasukanDitolak
from simpelin.services.hasil_impor import ImporDitolak
from simpelin.services.impor import impor
from simpelin.store import Store
from tests.services.rencana_uji import (
    HURUF_REALISASI,
    HURUF_RENCANA,
    KEL,
    LAIN,
    RASIO,
    SUB,
    Baris,
    G,
    P,
    S,
    buku,
    laporan,
    rencana,
)
from tests.workbook.buku_uji import Sel, tabel, tulis_buku

Ubah = Callable[[list[Baris]], object]


def _tolak(store: Store, jalur: Path) -> tuple[set[tuple[str, str]], str]:
    """Refused cells (sheet, cell) and the whole text; the store stays as it was."""
    sebelum = store.riwayat.cari()
    with pytest.raises(MasukanDitolak) as ditolak:
        impor(store, jalur)
    assert store.riwayat.cari() == sebelum
    semua = ditolak.value.penolakan
    assert all(satu.berkas == jalur.name and satu.pesan for satu in semua)
    return {(satu.lembar, satu.sel) for satu in semua}, str(ditolak.value)


def _isi(nomor: int, **sel: Any) -> Ubah:
    """Spoil row ``nomor`` of the sheet."""
    return lambda baris: baris[nomor - 2].update(sel)


def _tambah(**sel: Any) -> Ubah:
    return lambda baris: baris.append(sel)


def _sub(kode: str, **lagi: Any) -> Baris:
    return {"kode": kode, "induk": G, "tingkat": "sub_kegiatan", "nama": f"Sub {kode}"} | lagi


_SEMU: Baris = _sub("S.9", indikator="i")

RENCANA: list[tuple[str, Ubah, str, str]] = [
    ("text in pagu", _isi(5, pagu="banyak"), "pagu5", "“banyak” bukan angka"),
    ("text in target", _isi(5, target="dua belas"), "target5", "bukan angka"),
    ("two readings", _isi(5, target_tw2="1.500"), "target_tw25", "1,500 atau 1.500"),
    ("rupiah not whole", _isi(5, pagu=1000.5), "pagu5", "bukan rupiah bulat"),
    ("too many digits", _isi(5, pagu="1234567890123456"), "pagu5", "paling banyak 15"),
    ("negative pagu", _isi(5, pagu=-1), "pagu5", "negatif"),
    ("negative kas", _isi(5, kas_tw1="(250.000)"), "kas_tw15", "negatif"),
    ("negative target", _isi(5, target="-3"), "target5", "negatif"),
    ("boolean in a number", _isi(5, pagu=True), "pagu5", "TRUE/FALSE"),
    ("date in a number", _isi(5, pagu=Sel(45000, "dd/mm/yyyy")), "pagu5", "tanggal"),
    ("formula without value", _isi(5, pagu=Sel("", rumus="=1")), "pagu5", "rumus ini belum"),
    ("error cell", _isi(5, pagu=Sel("#N/A", rumus="=NA()")), "pagu5", "galat"),
    ("quarter 5", _isi(5, versi="perubahan", berlaku_tw=5), "berlaku_tw5", "triwulan 5"),
    ("year 23", _isi(5, tahun=23), "tahun5", "tidak masuk akal"),
    ("year as text", _isi(5, tahun="dua ribu"), "tahun5", "bukan angka"),
    ("no year", _isi(5, tahun=None), "tahun5", "kosong"),
    ("no kode", _isi(8, kode=None), "kode8", "kosong"),
    ("no nama", _isi(8, nama=" "), "nama8", "kosong"),
    ("unknown tingkat", _isi(4, tingkat="kegiatn"), "tingkat4", "maksudnya kegiatan?"),
    ("unknown sifat", _isi(5, sifat="rerata"), "sifat5", "pilih kumulatif"),
    ("unknown polaritas", _isi(5, polaritas="positip"), "polaritas5", "maksudnya positif?"),
    ("unknown otomatis", _isi(3, otomatis="rolup", indikator="i"), "otomatis3", "rollup:KODE"),
    ("unknown prioritas", _isi(5, prioritas="mungkin"), "prioritas5", "tulis ya"),
    ("kode 7.01 as a number", _isi(8, kode=7.01), "kode8", "format kolomnya sebagai teks"),
    ("kode as a date", _isi(8, kode=Sel(45000, "d.m.yy")), "kode8", "tanggal"),
    ("named twice", _isi(6, nama="Nama lain"), "nama6", "E5"),
    ("two parents", _isi(6, induk=P), "induk6", "C5"),
    ("two levels", _isi(6, tingkat="kegiatan"), "tingkat6", "D5"),
    ("same indicator twice", _isi(6, indikator="Jumlah dokumen"), "indikator6", "K5"),
    ("two pagu", _isi(6, pagu=2), "pagu6", "V5"),
    ("two kas", _isi(6, kas_tw1=2), "kas_tw16", "W5"),
    ("unknown parent", _isi(7, induk="7.01.01.2.10"), "induk7", "Yang mirip: 7.01.01.2.01"),
    ("no parent", _isi(7, induk=None), "induk7", "tanpa induk"),
    ("parent of a wrong level", _isi(7, induk=P), "induk7", "harus kegiatan"),
    ("its own parent", _isi(4, induk=G), "induk4", "induknya sendiri"),
    ("kas on a kegiatan", _isi(4, kas_tw1=5), "kas_tw14", "hanya ada pada sub kegiatan"),
    ("tujuan with a parent", _tambah(kode="T", tingkat="tujuan", nama="T", induk=S), "induk10", ""),
    (
        "version without quarter",
        _isi(8, versi="perubahan"),
        "berlaku_tw8",
        "isi triwulan",
    ),
    ("version of no kind", _isi(8, versi="final", berlaku_tw=2), "versi8", "tidak jelas jenisnya"),
    (
        "rollup of an unknown node",
        _isi(4, otomatis="rollup:9.9", indikator="i"),
        "otomatis4",
        "9.9",
    ),
    ("rollup of itself", _isi(8, otomatis="rollup"), "otomatis8", "sendiri"),
    ("rollup of an ancestor", _isi(8, otomatis=f"rollup:{P}"), "otomatis8", "sendiri"),
]


@pytest.mark.parametrize(
    ("ubah", "sel", "sebab"), [r[1:] for r in RENCANA], ids=[r[0] for r in RENCANA]
)
def test_plan_refused(kosong: Store, tmp_path: Path, ubah: Ubah, sel: str, sebab: str) -> None:
    baris = rencana()
    ubah(baris)
    ditolak, teks = _tolak(kosong, buku(tmp_path / "r.xlsx", baris))
    kolom = max((k for k in HURUF_RENCANA if sel.startswith(k)), key=len)
    assert ("Rencana", HURUF_RENCANA[kolom] + sel.removeprefix(kolom)) in ditolak
    assert sebab in teks
    assert not kosong.rencana.tahun()


REALISASI: list[tuple[str, Ubah, str, str]] = [
    ("quarter 5", _isi(2, triwulan=5), "triwulan2", "triwulan 5 tidak ada"),
    ("quarter 0", _isi(2, triwulan=0), "triwulan2", "triwulan 0"),
    ("text in kinerja", _isi(2, kinerja="tiga"), "kinerja2", "bukan angka"),
    ("kinerja of two readings", _isi(2, kinerja="1,500"), "kinerja2", "1,500 atau 1.500"),
    ("unknown code", _isi(2, kode=f"{G}.0009"), "kode2", f"yang mirip: {G}.0001"),
    ("another sub-SKPD", _isi(4, sub_skpd=KEL), "kode4", "kantor (sub_skpd kosong)"),
    ("unknown indicator", _isi(2, indikator="Jumlah dokumn"), "indikator2", "maksudnya"),
    ("which indicator", _isi(2, indikator=None), "indikator2", "punya 2 indikator"),
    ("kinerja of a rasio", _isi(4, kinerja=90), "kinerja4", "isi pembilang dan penyebut"),
    ("rasio without penyebut", _isi(4, penyebut=None), "penyebut4", "isi keduanya"),
    ("rasio without pembilang", _isi(4, pembilang=None), "pembilang4", "isi keduanya"),
    ("pembilang of no rasio", _isi(2, kinerja=None, pembilang=1), "pembilang2", "tidak bersifat"),
    ("negative penyebut", _isi(4, penyebut=-1), "penyebut4", "negatif"),
    ("negative without a reason", _isi(2, anggaran=-5), "anggaran2", "tanpa alasan"),
    ("below 0 in all", _isi(2, anggaran=-5, catatan_anggaran="kembali"), "anggaran2", "di bawah 0"),
    ("two rupiah", _isi(3, anggaran=1), "anggaran3", "I2"),
    ("rupiah of a program", _tambah(kode=P, anggaran=5), "anggaran6", "hanya dilaporkan pada sub"),
    ("same row twice", _tambah(**laporan()[0]), "kode6", "B2"),
    (
        "kinerja without indicator",
        _tambah(kode=P, kinerja=5),
        "indikator6",
        "tidak punya indikator",
    ),
    ("another year", _isi(2, tahun=2022), "kode2", "belum punya rencana"),
]


@pytest.mark.parametrize(
    ("ubah", "sel", "sebab"),
    [r[1:] for r in REALISASI],
    ids=[r[0] for r in REALISASI],
)
def test_report_refused(kosong: Store, tmp_path: Path, ubah: Ubah, sel: str, sebab: str) -> None:
    baris = laporan()
    ubah(baris)
    ditolak, teks = _tolak(kosong, buku(tmp_path / "q.xlsx", rencana(), baris))
    kolom = max((k for k in HURUF_REALISASI if sel.startswith(k)), key=len)
    assert ("Realisasi", HURUF_REALISASI[kolom] + sel.removeprefix(kolom)) in ditolak
    assert sebab in teks


def test_two_texts_for_one_node_and_quarter(kosong: Store, tmp_path: Path) -> None:
    baris = laporan()
    baris[0]["hambatan"], baris[1]["hambatan"] = "Cuaca", "Jalan rusak"
    ditolak, teks = _tolak(kosong, buku(tmp_path / "t.xlsx", rencana(), baris))
    assert ditolak == {("Realisasi", "L3")}
    assert "L2" in teks


def test_note_on_rupiah_needs_rupiah(kosong: Store, tmp_path: Path) -> None:
    baris = [{"kode": LAIN, "catatan_anggaran": "belum ada SPJ"}]
    ditolak, teks = _tolak(kosong, buku(tmp_path / "n.xlsx", rencana(), baris))
    assert ditolak == {("Realisasi", "J2")}
    assert "0 = nihil" in teks


def test_running_total_counts_what_is_stored(kantor: Store, tmp_path: Path) -> None:
    baris = [{"kode": SUB, "indikator": "Jumlah dokumen", "triwulan": 3, "anggaran": -200_001}]
    baris[0]["catatan_anggaran"] = "Pengembalian"
    ditolak, teks = _tolak(kantor, buku(tmp_path / "j.xlsx", None, baris))
    assert ditolak == {("Realisasi", "I2")}
    assert "s.d. TW 3 menjadi (1)" in teks
    baris[0]["anggaran"] = -200_000
    impor(kantor, buku(tmp_path / "j.xlsx", None, baris))


def test_circle_names_the_way_round(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[1]["induk"] = SUB
    ditolak, teks = _tolak(kosong, buku(tmp_path / "c.xlsx", baris))
    assert {("Rencana", "C3"), ("Rencana", "C4"), ("Rencana", "C5")} <= ditolak
    assert f"{P} → {SUB} → {G} → {P}" in teks


def test_chain_of_rollups_is_a_circle(kosong: Store, tmp_path: Path) -> None:
    baris = [
        *rencana(),
        {"kode": "7.02", "induk": S, "tingkat": "program", "nama": "Program dua"},
        {"kode": "7.02.1", "induk": "7.02", "tingkat": "kegiatan", "nama": "Kegiatan dua"},
        _sub("7.02.1.1", induk="7.02.1", indikator="i", otomatis=f"rollup:{P}"),
    ]
    impor(kosong, buku(tmp_path / "a.xlsx", baris))
    baris[6]["otomatis"] = "rollup:7.02"
    ditolak, _ = _tolak(kosong, buku(tmp_path / "b.xlsx", baris))
    assert ditolak == {("Rencana", "O8"), ("Rencana", "O12")}


def test_rollup_on_a_program_is_no_circle(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[1] |= {"indikator": "i", "otomatis": "Roll-up"}
    baris[2] |= {"indikator": "i", "otomatis": f"rollup: {P}"}
    impor(kosong, buku(tmp_path / "a.xlsx", baris))
    simpul = {s.kode: s for s in kosong.rencana.versi(2023)[0].simpul}
    assert simpul[P].indikator[0].otomatis == "rollup"
    assert simpul[G].indikator[0].otomatis == f"rollup:{P}"


def test_parent_of_a_later_version_is_named(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[1] |= {"versi": "perubahan", "berlaku_tw": 4}
    ditolak, teks = _tolak(kosong, buku(tmp_path / "v.xlsx", baris))
    assert ditolak == {("Rencana", "C4")}
    assert "baru ada di versi perubahan" in teks


def test_rows_of_a_version_agree_on_its_quarter(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    for satu, tw in zip(baris, (3, 3, 4, 3, 3, 3, 3, 3), strict=True):
        satu |= {"versi": "Perubahan I", "berlaku_tw": tw}
    ditolak, teks = _tolak(kosong, buku(tmp_path / "v.xlsx", baris))
    assert ditolak == {("Rencana", "H4")}
    assert "TW 3 di lembar Rencana sel H2" in teks


def test_a_rasio_is_one_in_every_version(kantor: Store, tmp_path: Path) -> None:
    baris = [_sub(RASIO, nama="Sub 0002", indikator="Persentase", versi="perubahan", berlaku_tw=4)]
    ditolak, _ = _tolak(kantor, buku(tmp_path / "v.xlsx", baris))
    assert ditolak == {("Rencana", "M2")}


def test_node_with_reported_rupiah_stays_a_sub_kegiatan(kantor: Store, tmp_path: Path) -> None:
    baris = [satu for satu in rencana() if satu["kode"] == SUB and "sub_skpd" not in satu]
    for satu in baris:
        satu |= {"tingkat": "kegiatan", "induk": P, "kas_tw1": None}
    ditolak, teks = _tolak(kantor, buku(tmp_path / "t.xlsx", baris))
    assert ("Rencana", "D2") in ditolak
    assert "sudah punya realisasi anggaran" in teks


def test_stored_child_of_a_changed_parent(kantor: Store, tmp_path: Path) -> None:
    baris = [{"kode": G, "induk": S, "tingkat": "program", "nama": "Kegiatan satu"}]
    ditolak, teks = _tolak(kantor, buku(tmp_path / "p.xlsx", baris))
    assert ditolak == {("Rencana", "D2")}
    assert f"induk {G} adalah program" in teks


def test_child_of_a_refused_row_is_not_refused_again(kosong: Store, tmp_path: Path) -> None:
    baris = rencana()
    baris[2]["tingkat"] = "kegiatn"
    ditolak, _ = _tolak(kosong, buku(tmp_path / "k.xlsx", baris, laporan()))
    assert ditolak == {("Rencana", "D4")}


def test_every_reason_is_told_at_once_and_rows_are_counted(kosong: Store, tmp_path: Path) -> None:
    baris, isi = rencana(), laporan()
    baris[3]["pagu"], baris[6]["tingkat"], isi[0]["triwulan"] = "x", "y", 7
    with pytest.raises(ImporDitolak) as ditolak:
        impor(kosong, buku(tmp_path / "s.xlsx", baris, isi))
    assert len(ditolak.value.penolakan) == 3
    hitungan = {satu.lembar: satu.ditolak for satu in ditolak.value.ringkasan}
    assert hitungan == {"Rencana": 2, "Realisasi": 1}


# --- sheets and headers -------------------------------------------------------


def test_missing_mandatory_column(kosong: Store, tmp_path: Path) -> None:
    isi = {"Rencana": [["tahun", "kode", "tingkat"], [2023, "S", "sasaran"]]}
    ditolak, teks = _tolak(kosong, tulis_buku(tmp_path / "k.xlsx", isi))
    assert ditolak == {("Rencana", "A1")}
    assert "kolom induk, nama tidak ada" in teks


def test_nearly_known_header_is_refused_with_the_right_one(kosong: Store, tmp_path: Path) -> None:
    isi = tabel("tahun kode induk tingkat nama indkator target_tw5")
    ditolak, teks = _tolak(kosong, tulis_buku(tmp_path / "h.xlsx", {"Rencana": isi}))
    assert ditolak == {("Rencana", "F1"), ("Rencana", "G1")}
    assert "maksudnya indikator?" in teks


def test_header_twice(kosong: Store, tmp_path: Path) -> None:
    isi = {"Rencana": [["tahun", "kode", "induk", "tingkat", "nama", " Kode "]]}
    ditolak, teks = _tolak(kosong, tulis_buku(tmp_path / "h.xlsx", isi))
    assert ditolak == {("Rencana", "F1")}
    assert "B1 dan F1" in teks


def test_no_header_at_all(kosong: Store, tmp_path: Path) -> None:
    isi = {"Realisasi": [["satu"], ["dua"]]}
    ditolak, teks = _tolak(kosong, tulis_buku(tmp_path / "h.xlsx", isi))
    assert ditolak == {("Realisasi", "")}
    assert "kolom yang harus ada: tahun, kode, triwulan" in teks


def test_no_sheet_of_the_template(kosong: Store, tmp_path: Path) -> None:
    _, teks = _tolak(kosong, tulis_buku(tmp_path / "l.xlsx", {"Sheet1": [["a"]]}))
    assert "yang ada: Sheet1" in teks
    _, teks = _tolak(kosong, tulis_buku(tmp_path / "l.xlsx", {"Realisai": [["a"]]}))
    assert "maksudnya Realisasi?" in teks


# --- optional sheets ----------------------------------------------------------

LAINNYA: list[tuple[str, str, list[list[Any]], str, str]] = [
    ("unit twice", "Unit", tabel("nama peran", {"nama": "A"}, {"nama": "a"}), "A3", "A2"),
    ("unknown role", "Unit", tabel("nama peran", {"nama": "A", "peran": "bos"}), "B2", "camat"),
    (
        "NIP as a number",
        "Unit",
        tabel("nama nip", {"nama": "A", "nip": 196501011990031001}),
        "B2",
        "sebagai teks",
    ),
    (
        "unknown measure",
        "Pembanding",
        tabel("tahun ukuran nilai", {"tahun": 2023, "ukuran": "serapn", "nilai": 1}),
        "B2",
        "maksudnya serapan?",
    ),
    (
        "rupiah not whole",
        "Pembanding",
        tabel("tahun ukuran nilai", {"tahun": 2023, "ukuran": "pagu", "nilai": 1.5}),
        "C2",
        "bulat",
    ),
    (
        "no figure",
        "Pembanding",
        tabel("tahun ukuran nilai", {"tahun": 2023, "ukuran": "pagu"}),
        "C2",
        "kosong",
    ),
    (
        "version twice",
        "Versi",
        tabel("tahun versi jenis", *2 * [{"tahun": 2023, "versi": "a", "jenis": "murni"}]),
        "B3",
        "B2",
    ),
    (
        "no date",
        "Versi",
        tabel("tahun versi tanggal", {"tahun": 2023, "tanggal": "31-02-2023"}),
        "C2",
        "bukan tanggal",
    ),
    (
        "unknown setting",
        "Pengaturan",
        tabel("kunci nilai", {"kunci": "warna", "nilai": "x"}),
        "A2",
        "tidak dikenal",
    ),
    (
        "wrong setting",
        "Pengaturan",
        tabel("kunci nilai", {"kunci": "contoh", "nilai": "x"}),
        "B2",
        "pilih salah satu",
    ),
]


@pytest.mark.parametrize(
    ("lembar", "isi", "sel", "sebab"), [r[1:] for r in LAINNYA], ids=[r[0] for r in LAINNYA]
)
def test_optional_sheet_refused(
    kosong: Store, tmp_path: Path, lembar: str, isi: list[list[Any]], sel: str, sebab: str
) -> None:
    ditolak, teks = _tolak(kosong, tulis_buku(tmp_path / "o.xlsx", {lembar: isi}))
    assert (lembar, sel) in ditolak
    assert sebab in teks


@pytest.mark.parametrize(
    ("isi", "sel", "sebab"),
    [
        ({"u3": 5}, "F2", "isi banyaknya responden"),
        ({"u3": 5, "responden": 1}, "F2", "skala 1–4"),
        ({"u3": 0}, "F2", "skala 1–4"),
        ({"u3": 811, "responden": 200}, "F2", "banyaknya responden kurang"),
        ({"u3": 3, "responden": 10}, "F2", "rata-rata"),
        ({"u3": 3, "responden": 0}, "C2", "responden 0"),
        ({"u3": "baik"}, "F2", "bukan angka"),
        ({"u3": 3.5}, "F2", "bulat"),
    ],
)
def test_survey_answer_out_of_scale(
    kosong: Store, tmp_path: Path, isi: Baris, sel: str, sebab: str
) -> None:
    kolom = "tahun triwulan responden " + " ".join(f"u{n}" for n in range(1, 10))
    baris = tabel(kolom, {"tahun": 2023, "triwulan": 1} | isi)
    ditolak, teks = _tolak(kosong, tulis_buku(tmp_path / "s.xlsx", {"SKM": baris}))
    assert ditolak == {("SKM", sel)}
    assert sebab in teks


def test_date_in_the_year_column(kosong: Store, tmp_path: Path) -> None:
    hari = (date(2023, 1, 1) - date(1899, 12, 30)).days
    baris = rencana()
    baris[0]["tahun"] = Sel(hari, "yyyy")
    ditolak, _ = _tolak(kosong, buku(tmp_path / "t.xlsx", baris))
    assert ("Rencana", "A2") in ditolak
