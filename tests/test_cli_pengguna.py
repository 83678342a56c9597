"""Accounts at the command line: `--sebagai`, and the password from standard input alone."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simpelin.app import main
from simpelin.store import open_store
from tests.services.akun_uji import SANDI

Jalan = Callable[..., tuple[int, str, str]]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "kantor.simpelin"


@pytest.fixture
def jalan(db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Jalan:
    def lakukan(*kata: str, masukan: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(masukan))
        status = main([*kata, "--db", str(db)])
        keluar = capsys.readouterr()
        return status, keluar.out, keluar.err

    return lakukan


@pytest.fixture
def berakun(jalan: Jalan) -> Jalan:
    assert jalan("pengguna", "tambah", "rina", "--nama", "Rina", masukan=f"{SANDI}\n")[0] == 0
    return jalan


def test_without_accounts_the_command_line_may_do_everything(jalan: Jalan) -> None:
    assert jalan("atur", "tempat", "Tomoni")[0] == 0
    status, keluar, _ = jalan("pengguna")
    assert status == 0
    assert "belum memakai akun" in keluar
    status, _, galat = jalan("atur", "tempat", "X", "--sebagai", "rina", masukan="x\n")
    assert (status, galat) == (1, "Penyimpanan ini tidak memakai akun; jalankan tanpa --sebagai.\n")


def test_with_accounts_writing_needs_sebagai_and_reading_is_free(berakun: Jalan) -> None:
    status, keluar, galat = berakun("atur", "tempat", "Tomoni")
    assert (status, keluar) == (1, "")
    assert "--sebagai NAMA" in galat
    assert galat.count("\n") == 1
    assert berakun("atur", "tempat")[0] == 0
    assert berakun("evaluasi", "--tahun", "2023", "--triwulan", "1")[0] == 0
    for salah in ("bukan sandinya\n", ""):
        status, _, galat = berakun("atur", "tempat", "X", "--sebagai", "rina", masukan=salah)
        assert status == 1
        assert galat.startswith("Nama atau sandi salah")
    status, keluar, _ = berakun(
        "atur", "tempat", "Tomoni", "--sebagai", "rina", masukan=f"{SANDI}\n"
    )
    assert (status, keluar) == (0, "tempat = Tomoni\n")


def test_every_command_that_writes_is_refused_without_signing_in(
    berakun: Jalan, db: Path, tmp_path: Path
) -> None:
    berkas = str(tmp_path / "t.xlsx")
    nomenklatur = tmp_path / "n.csv"
    nomenklatur.write_text("kode,nama\n7.01,Urusan\n", "utf-8")
    assert berakun("templat", berkas, "--isi")[0] == 0
    assert berakun("impor", berkas, "--uji")[0] == 0
    masa = ("--dari", "2026-01-01", "--sampai", "2026-12-31", "--surat", "1")
    for kata in (
        ("contoh",),
        ("atur", "tempat", "X"),
        ("impor", berkas),
        ("impor", "--nomenklatur", str(nomenklatur)),
        ("tahun-baru", "2027"),
        ("cadangan", "rapikan"),
        ("libur", "tambah", "2026-12-25", "Natal"),
        ("rupiah-final", "nyatakan", "--tahun", "2023", "--triwulan", "1"),
        ("renja", "--tahun", "2023", "--triwulan", "4", "--isi", "X"),
        ("pengguna", "tambah", "budi", "--nama", "Budi"),
        ("pengguna", "peran", "rina"),
        ("pengguna", "nonaktif", "rina"),
        ("pengguna", "atur-ulang", "rina"),
        ("pengguna", "sandi"),
        ("pengguna", "pengganti", "rina", "--sebutan", "Plt", "--peran", "camat", *masa),
    ):
        status, keluar, galat = berakun(*kata)
        assert (status, keluar) == (1, ""), kata
        assert "--sebagai" in galat, kata
        assert galat.count("\n") == 1
    store = open_store(db)
    assert [satu.objek for satu in store.riwayat.cari()] == ["peran", "akun"]
    store.close()


def test_the_trail_names_who_signed_in(berakun: Jalan, db: Path) -> None:
    berakun("--sebagai", "rina", "contoh", masukan=f"{SANDI}\n")
    store = open_store(db)
    entri = store.riwayat.cari("rencana")[0]
    store.close()
    assert (entri.pelaku, entri.akun) == ("Rina", "rina")


def test_people_posts_deputies_and_passwords(berakun: Jalan) -> None:
    def rina(*kata: str, lagi: str = "") -> tuple[int, str, str]:
        return berakun(*kata, "--sebagai", "rina", masukan=f"{SANDI}\n{lagi}")

    assert rina("contoh")[0] == 0
    unit = "Seksi Pelayanan Umum"
    hasil = rina("pengguna", "tambah", "budi", "--nama", "Budi", "--peran", f"kasi:{unit}",
                 lagi="sementara 5x\n")  # fmt: skip
    assert hasil[:2] == (0, "Budi dapat masuk sebagai budi.\n")
    status, _, galat = berakun("atur", "tempat", "X", "--sebagai", "budi", masukan="sementara 5x\n")
    assert status == 1
    assert "ganti dulu" in galat
    masukan = "sementara 5x\ngunung biru 12\n"
    assert berakun("pengguna", "sandi", "--sebagai", "budi", masukan=masukan)[0] == 0
    masuk = "gunung biru 12\n"
    status, _, galat = berakun("atur", "tempat", "X", "--sebagai", "budi", masukan=masuk)
    assert galat == (
        "Mengubah pengaturan adalah bagian Kasubag Perencanaan; Anda masuk sebagai Budi"
        f" (Kepala {unit}).\n"
    )
    masa = ("--dari", "2020-01-01", "--sampai", "2099-12-31", "--surat", "800/1")
    plt = ("--sebutan", "Plt", "--peran", "kasubag_perencanaan")
    assert rina("pengguna", "pengganti", "budi", *plt, *masa)[0] == 0
    assert berakun("atur", "tempat", "X", "--sebagai", "budi", masukan=masuk)[0] == 0
    assert rina("pengguna", "atur-ulang", "budi", lagi="sementara 6y\n")[0] == 0
    assert (
        rina("pengguna", "peran", "budi", "--peran", f"staf:{unit}", "--peran", "keuangan")[0] == 0
    )
    assert rina("pengguna", "nonaktif", "budi")[0] == 0
    dokumen = json.loads(berakun("pengguna", "daftar", "--json")[1])
    assert dokumen["pengguna"][1] == {
        "nama_masuk": "budi",
        "nama": "Budi",
        "nip": "",
        "aktif": False,
        "peran": [{"peran": "staf", "unit": unit}, {"peran": "keuangan", "unit": ""}],
    }
    assert dokumen["pengganti"][0]["sebutan"] == "Plt."
    assert "(nonaktif)" in berakun("pengguna", "daftar")[1]


def test_unknown_role_is_wrong_usage(berakun: Jalan) -> None:
    status, _, galat = berakun("pengguna", "peran", "rina", "--peran", "bupati")
    assert status == 2
    assert "peran “bupati” tidak dikenal" in galat


def test_restoring_over_a_store_with_accounts_is_the_planners(
    berakun: Jalan, db: Path, tmp_path: Path
) -> None:
    cadangan = str(tmp_path / "c.simpelin")
    assert berakun("cadangkan", cadangan)[0] == 0
    status, _, galat = berakun("pulihkan", cadangan)
    assert (status, "Memulihkan mengganti seluruh isi" in galat, "--sebagai" in galat) == (
        1,
        True,
        True,
    )
    status, _, _ = berakun("pulihkan", cadangan, "--sebagai", "rina", masukan=f"{SANDI}\n")
    assert status == 0
    store = open_store(db)
    assert store.riwayat.cari("penyimpanan")[0].akun == "rina"
    store.close()
    db.write_bytes(b"rusak" * 300)
    assert berakun("pulihkan", cadangan)[0] == 0


def test_neither_argon2_nor_keyring_is_loaded_before_a_password(db: Path) -> None:
    kode = (
        "import sys\nfrom simpelin.app import main\n"
        f"main(['pengguna', '--db', {str(db)!r}])\n"
        "print([n for n in ('argon2', 'keyring') if n in sys.modules])"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.splitlines()[-1] == "[]"
