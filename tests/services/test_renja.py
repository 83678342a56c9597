"""Form E.81's last text: proposed, taken over or typed, printed, traced, and carried along."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from simpelin.app import main
from simpelin.domain.baris_keputusan import Penanggung
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Catatan, Sebab
from simpelin.domain.rencana import Kunci
from simpelin.services import e81, rapat, renja
from simpelin.services.impor import ImporDitolak, impor
from simpelin.services.kata_riwayat import butir_dari
from simpelin.services.templat import templat_isi
from simpelin.store import Store, open_store
from tests.services.akun_uji import beri_akun, sebagai

TEMPAT = (2023, 3)
DAMPING = Kunci("7.01.03.2.01.0003")
HARI = date(2023, 10, 11)


def _putuskan(store: Store, isi: str, tenggat: date) -> None:
    siapa = Penanggung(store.unit.semua()[-1].nama)
    rapat.putuskan(store, *TEMPAT, DAMPING, isi, siapa, tenggat)


def test_proposals_follow_from_what_is_stored_and_are_not_stored(contoh: Store) -> None:
    with contoh.ubah("uji"):
        contoh.realisasi.simpan_catatan(2023, DAMPING, 3, Catatan("", "Hujan", "Jadwal  ulang"))
        contoh.sebab.simpan(2023, DAMPING, 3, Sebab(tenggat=date(2024, 2, 15)))
    _putuskan(contoh, "Dampingi enam desa", date(2024, 1, 31))
    _putuskan(contoh, "Rapikan arsip", date(2023, 11, 30))
    rapat.tutup(contoh, *TEMPAT, HARI)
    semua = renja.usulan(contoh, *TEMPAT, HARI)
    teks = [satu.teks for satu in semua]
    assert teks[0].startswith("Melanjutkan 7.01.03.2.01.0003 Dampingi enam desa (")
    assert "TW III 2023, baru, tenggat 31 Januari 2024" in semua[0].sebab
    assert not any("Rapikan arsip" in satu for satu in teks)
    # 7 of 13, plan 11 to here: R1 = 13·7/11, R2 = 7 + 2, 0,75 and 0,25: 8,45… of 13
    (desa,) = [s for s in semua if "0003 Peningkatan Efektifitas" in s.teks and "dari 13" in s.teks]
    assert desa.sebab.startswith("prognosis 31 Desember ")
    assert teks[-1].endswith(": Jadwal ulang")
    assert semua[-1].sebab == "solusi TW III, tenggat 15 Februari 2024"
    akhir = [satu.teks for satu in renja.usulan(contoh, 2023, 4, date(2024, 1, 10))]
    assert any("Rapikan arsip" in satu for satu in akhir)  # the year is over, it is not done
    assert renja.muat(contoh, *TEMPAT) == ()
    assert contoh.riwayat.cari(objek="tindak_lanjut_renja") == ()


def test_a_done_decision_and_a_reached_target_are_not_proposed(contoh: Store) -> None:
    for satu in renja.usulan(contoh, 2023, 4, date(2024, 1, 10)):
        assert satu.teks.startswith("Meninjau target dan pagu")
        assert satu.sebab.startswith("capaian setahun")
        assert "100,0 %" not in satu.sebab


def test_kept_printed_traced_and_taken_away(contoh: Store, tmp_path: Path) -> None:
    renja.simpan(contoh, *TEMPAT, "  Tambah   pagu ATK \n\n Tinjau target\n")
    renja.simpan(contoh, *TEMPAT, "Tambah pagu ATK\nTinjau target")
    assert renja.muat(contoh, *TEMPAT) == ("Tambah pagu ATK", "Tinjau target")
    (entri,) = contoh.riwayat.cari(objek="tindak_lanjut_renja")
    butir = butir_dari(entri, entri.sesudah or {}, {})
    assert (butir.nama, butir.rinci, butir.triwulan) == ("Renja 2024", "menurut TW III 2023", 3)
    e81.tulis(contoh, *TEMPAT, tmp_path / "e81.xlsx", HARI)
    kolom = [sel.value for sel in openpyxl.load_workbook(tmp_path / "e81.xlsx")["E.81"]["A"]]
    judul = next(
        n for n, isi in enumerate(kolom) if "Renja Perangkat Daerah berikutnya" in str(isi)
    )
    assert kolom[judul + 1 : judul + 3] == ["Tambah pagu ATK", "Tinjau target"]
    renja.simpan(contoh, *TEMPAT, "")
    assert renja.muat(contoh, *TEMPAT) == ()
    e81.tulis(contoh, *TEMPAT, tmp_path / "e81.xlsx", HARI)
    kolom = [sel.value for sel in openpyxl.load_workbook(tmp_path / "e81.xlsx")["E.81"]["A"]]
    assert str(kolom[judul + 1]).startswith("……")


def test_refused_too_long_changed_meanwhile_or_without_the_right(contoh: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="paling banyak 4000"):
        renja.simpan(contoh, *TEMPAT, "a" * 4001)
    renja.simpan(contoh, *TEMPAT, "satu")
    with pytest.raises(KesalahanPengguna, match="jendela lain"):
        renja.simpan(contoh, *TEMPAT, "dua", lama="")
    assert renja.muat(contoh, *TEMPAT) == ("satu",)


def test_the_planner_writes_it_and_a_unit_does_not(kantor: Store) -> None:
    beri_akun(kantor)
    sebagai(kantor, "budi")
    with pytest.raises(KesalahanPengguna, match="tindak lanjut Renja berikutnya"):
        renja.simpan(kantor, *TEMPAT, "tiga")
    sebagai(kantor, "rina")
    renja.simpan(kantor, *TEMPAT, "tiga")
    assert kantor.riwayat.cari(objek="tindak_lanjut_renja")[0].pelaku == "Rina Putri"


def test_template_carries_it_and_refuses_two_cells(contoh: Store, tmp_path: Path) -> None:
    renja.simpan(contoh, *TEMPAT, "satu\ndua")
    berkas = tmp_path / "a.xlsx"
    templat_isi(contoh, berkas)
    tujuan = open_store(tmp_path / "lain.db")
    impor(tujuan, berkas)
    assert renja.muat(tujuan, *TEMPAT) == ("satu", "dua")
    buku = openpyxl.load_workbook(berkas)
    buku["TindakLanjutRenja"].append([2023, 3, "tiga"])
    buku.save(berkas)
    with pytest.raises(ImporDitolak, match="satukan dalam satu sel"):
        impor(tujuan, berkas)
    tujuan.close()


def test_command_shows_takes_types_and_removes(
    contoh: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    perintah = ["--db", str(contoh.path), "renja", "--tahun", "2023", "--triwulan", "4", "--json"]

    def jalankan(*lagi: str) -> dict[str, list[object]]:
        assert main([*perintah, *lagi]) == 0
        hasil: dict[str, list[object]] = json.loads(capsys.readouterr().out)
        return hasil

    awal = jalankan()
    assert (awal["tindak_lanjut"], len(awal["usulan"])) == ([], 3)
    diambil = jalankan("--ambil", "2")
    assert len(diambil["tindak_lanjut"]) == 1
    assert diambil["usulan"] == [awal["usulan"][0], awal["usulan"][2]]
    assert jalankan("--isi", "satu", "--isi", "dua")["tindak_lanjut"] == ["satu", "dua"]
    assert jalankan("--hapus") == awal
    assert main([*perintah, "--ambil", "9"]) == 1
    assert "nomor 9 tidak ada" in capsys.readouterr().err
