"""The command-line contract: words in, one document or a sentence out, and the status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from simpelin.app import main

PERIODE = ("--tahun", "2023", "--triwulan", "4")


@pytest.fixture(scope="module")
def contoh(tmp_path_factory) -> Path:
    """A store with the example; tests only read it."""
    db = tmp_path_factory.mktemp("cli") / "contoh.simpelin"
    assert main(["contoh", "--db", str(db)]) == 0
    return db


@pytest.fixture
def jalankan(capsys):
    def lakukan(*kata, db=None):
        capsys.readouterr()
        tempat = ("--db", str(db)) if db else ()
        status = main([*map(str, kata), *tempat])
        keluar = capsys.readouterr()
        return status, keluar.out, keluar.err

    return lakukan


def test_evaluation_of_the_published_year(jalankan, contoh):
    status, keluar, galat = jalankan("evaluasi", *PERIODE, "--json", db=contoh)
    hasil = json.loads(keluar)
    kantor = hasil["kantor"]
    assert (status, galat) == (0, "")
    assert (kantor["pagu"], kantor["realisasi_anggaran"]) == (4_738_183_425, 4_557_367_162)
    assert f"{kantor['serapan']:.2f}" == "96.18"
    assert hasil["contoh"] is True
    tingkat = [satu["tingkat"] for satu in hasil["simpul"]]
    banyak = {nama: tingkat.count(nama) for nama in dict.fromkeys(tingkat)}
    assert banyak == {"tujuan": 2, "sasaran": 2, "program": 6, "kegiatan": 16, "sub_kegiatan": 38}
    assert set(kantor) == {
        "pagu",
        "rencana_kas",
        "realisasi_anggaran",
        "anggaran_terlapor",
        "serapan",
        "capaian_kinerja",
        "capaian_tahunan",
        "capaian_tertimbang",
        "capaian_minimum",
        "capaian_indikator",
        "predikat",
        "wajib",
        "terlapor",
    }


@pytest.mark.parametrize("perintah", ["evaluasi", "sorotan", "status", "ikm", "periksa", "atur"])
def test_text_says_contoh_or_speaks_plainly(perintah, jalankan, contoh):
    periode = () if perintah == "atur" else PERIODE
    status, keluar, galat = jalankan(perintah, *periode, db=contoh)
    assert (status, galat) == (0, "")
    assert keluar.strip()
    assert "None" not in keluar
    if perintah in ("evaluasi", "sorotan"):
        assert "DATA CONTOH" in keluar


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_sorotan_shapes(triwulan, jalankan, contoh):
    status, keluar, _ = jalankan(
        "sorotan", "--tahun", 2023, "--triwulan", triwulan, "--json", db=contoh
    )
    semua = json.loads(keluar)["sorotan"]
    assert status == 0
    assert semua
    for satu in semua:
        assert satu["keparahan"] in ("abu", "merah", "oranye", "kuning", "info")
        assert (satu["kode"] is None) == (satu["aturan"] == "belum_lapor")
        assert satu["alasan"].endswith((".", "?"))
        assert {"spi_k", "gap", "rrx", "hari_terlambat", "aturan_lain"} <= set(satu["angka"])


def test_options_count_before_the_command_too(jalankan, contoh):
    sesudah = jalankan("evaluasi", *PERIODE, "--json", db=contoh)
    assert jalankan("--db", contoh, "--json", "evaluasi", *PERIODE) == sesudah


def test_days_late_follow_the_given_date(jalankan, contoh):
    def hari(tanggal):
        _, keluar, _ = jalankan("status", *PERIODE, "--tanggal", tanggal, "--json", db=contoh)
        return {u["nama"]: u["hari_terlambat"] for u in json.loads(keluar)["unit"]}

    # working day 3 after the year: Wednesday 3 January
    assert hari("2024-01-03")["Kelurahan Tomoni"] == 0
    assert hari("2024-01-08")["Kelurahan Tomoni"] == 5


def test_a_year_without_a_plan_is_empty_and_fine(jalankan, tmp_path):
    db = tmp_path / "baru" / "kosong.simpelin"
    for perintah, kunci in (("evaluasi", "simpul"), ("sorotan", "sorotan"), ("status", "unit")):
        status, keluar, _ = jalankan(perintah, "--tahun", 2030, "--triwulan", 1, "--json", db=db)
        assert status == 0
        assert json.loads(keluar)[kunci] == []
    status, keluar, _ = jalankan("periksa", "--json", db=db)
    assert (status, json.loads(keluar)) == (0, {"ketidaksesuaian": []})
    assert db.exists()


def test_the_example_goes_into_an_empty_store_only(jalankan, contoh):
    status, keluar, galat = jalankan("contoh", db=contoh)
    assert (status, keluar) == (1, "")
    assert "sudah berisi rencana" in galat


@pytest.mark.parametrize(
    "kata",
    [
        ("evaluasi",),
        ("evaluasi", "--tahun", "2023", "--triwulan", "5"),
        ("evaluasi", "--tahun", "dua", "--triwulan", "1"),
        ("ekspor", "pdf", *PERIODE, "-o", "x"),
        ("impor",),
        ("templat", "x.xlsx", "--unit", "A"),
        ("sorotan", *PERIODE, "--tanggal", "kemarin"),
        ("apa-ini",),
    ],
)
def test_wrong_usage_is_two(kata, jalankan, tmp_path):
    status, keluar, galat = jalankan(*kata, db=tmp_path / "x.simpelin")
    assert (status, keluar) == (2, "")
    assert "simpelin" in galat
    assert "Traceback" not in galat


def test_settings_show_change_refuse_and_go_back(jalankan, tmp_path):
    db = tmp_path / "a.simpelin"
    assert jalankan("atur", "hijau_k", "85", db=db) == (0, "hijau_k = 85\n", "")
    assert jalankan("atur", "hijau_k", db=db)[1] == "hijau_k = 85\n"
    status, _, galat = jalankan("atur", "hijau_k", "banyak", db=db)
    assert status == 1
    assert "bilangan bulat" in galat
    assert jalankan("atur", "hijau_k", "", db=db)[1] == "hijau_k = 91\n"
    status, _, galat = jalankan("atur", "tidak_ada", "1", db=db)
    assert status == 1
    assert "tidak dikenal" in galat


def test_a_foreign_file_is_refused_and_left_alone(jalankan, tmp_path):
    asing = tmp_path / "catatan.simpelin"
    asing.write_bytes(b"bukan penyimpanan" * 400)
    status, keluar, galat = jalankan("evaluasi", *PERIODE, db=asing)
    assert (status, keluar) == (1, "")
    assert "catatan.simpelin" in galat
    assert asing.read_bytes() == b"bukan penyimpanan" * 400


def test_periksa_is_one_when_the_store_is_damaged(jalankan, contoh, tmp_path):
    rusak = tmp_path / "rusak.simpelin"
    isi = bytearray(contoh.read_bytes())
    isi[4096 * 3 : 4096 * 5] = b"\xff" * 8192
    rusak.write_bytes(isi)
    status, keluar, galat = jalankan("periksa", db=rusak)
    assert (status, keluar) == (1, "")
    assert galat.strip()
    assert "Traceback" not in galat


def test_back_up_and_restore(jalankan, contoh, tmp_path):
    cadangan, pulih = tmp_path / "cadangan.simpelin", tmp_path / "pulih.simpelin"
    assert jalankan("cadangkan", cadangan, db=contoh)[0] == 0
    assert jalankan("atur", "nama_skpd", "Kantor lain", db=pulih)[0] == 0
    status, keluar, _ = jalankan("pulihkan", cadangan, "--json", db=pulih)
    assert status == 0
    assert Path(json.loads(keluar)["disimpan"]).exists()
    satu = jalankan("evaluasi", *PERIODE, "--json", db=contoh)[1]
    dua = jalankan("evaluasi", *PERIODE, "--json", db=pulih)[1]
    assert satu == dua
    status, _, galat = jalankan("cadangkan", tmp_path / "x", db=tmp_path / "tidak-ada")
    assert status == 1
    assert "tidak-ada" in galat


def test_our_own_bug_is_a_sentence_and_a_report(jalankan, contoh, monkeypatch):
    def rusak(*_):
        raise ZeroDivisionError("uji")

    monkeypatch.setattr("simpelin.services.evaluasi.hitung", rusak)
    status, keluar, galat = jalankan("evaluasi", *PERIODE, db=contoh)
    assert (status, keluar) == (1, "")
    assert "Traceback" not in galat
    laporan = Path(galat.rsplit("berkas ", 1)[1].strip().rstrip("."))
    assert "ZeroDivisionError: uji" in laporan.read_text("utf-8")
    laporan.unlink()


def test_as_a_process_piped_into_head(contoh):
    """The reader leaves early, and nobody sees a traceback."""
    perintah = f"{sys.executable} -m simpelin periksa --db {contoh} | head -1"
    hasil = subprocess.run(
        ["sh", "-c", perintah], capture_output=True, text=True, check=False, timeout=60
    )
    assert "ketidaksesuaian" in hasil.stdout
    assert "Traceback" not in hasil.stderr


def test_settings_name_each_group_once(jalankan, contoh):
    baris = jalankan("atur", db=contoh)[1].splitlines()
    kelompok = [satu for satu in baris if satu and not satu.startswith(" ")]
    assert len(kelompok) == len(set(kelompok)) > 5


def test_a_percentage_is_not_torn_from_its_sign(jalankan, contoh):
    keluar = jalankan("sorotan", "--tahun", 2023, "--triwulan", 3, db=contoh)[1]
    assert "\u00a0%" in keluar
    assert " %" not in keluar.split("Perlu perhatian")[1].split("sub kegiatan tanpa")[0]


@pytest.mark.parametrize(
    ("kata", "hanya"),
    [
        ((), True),
        (("--db", "a.db"), True),
        (("--db", "--json"), False),
        (("--db", ""), False),
        (("periksa", "--db"), False),
        (("--json",), False),
    ],
)
def test_usual_start_is_known_without_the_commands(kata, hanya):
    from simpelin.cli import _hanya_jendela

    assert _hanya_jendela(kata) is hanya


def test_a_proposal_named_twice_is_taken_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = ("--db", str(tmp_path / "x.db"))
    assert main([*db, "contoh"]) == 0
    renja = (*db, "--json", "renja", "--tahun", "2023", "--triwulan", "4")
    capsys.readouterr()
    assert main([*renja, "--ambil", "2", "1", "2"]) == 0
    satu, dua = json.loads(capsys.readouterr().out)["tindak_lanjut"]
    assert main([*renja, "--ambil", "1"]) == 0
    tiga = json.loads(capsys.readouterr().out)["tindak_lanjut"]
    assert tiga[:2] == [satu, dua]
    assert len(set(tiga)) == 3
