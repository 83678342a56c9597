"""Figures of others that the LKjIP holds ours against."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from simpelin.app import main
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.lhe import Rekomendasi
from simpelin.domain.rencana import Kunci
from simpelin.services import banding, lhe, lkjip
from simpelin.services.naskah_lkjip import naskah
from simpelin.store import Store, open_store

IKM = (Kunci("S1"), "Indeks Kepuasan Masyarakat (IKM)")
HARI = date(2024, 1, 15)


def test_kept_replaced_listed_and_removed_with_its_trail(contoh: Store) -> None:
    banding.catat(contoh, 2023, IKM, " Nasional ", "87,30", "Kementerian PANRB 2023")
    banding.catat(contoh, 2023, IKM, "Nasional", "88,5")
    banding.catat(contoh, 2023, IKM, "Nasional", "88,5")
    (satu,) = banding.daftar(contoh, 2023)[IKM]
    assert (satu.pihak, satu.nilai, satu.sumber) == ("Nasional", Fraction("88.5"), "")
    banding.hapus(contoh, 2023, IKM, "Nasional")
    assert banding.daftar(contoh, 2023) == {}
    riwayat = contoh.riwayat.cari(objek="banding")
    assert [satu.sesudah is None for satu in riwayat] == [True, False, False]


@pytest.mark.parametrize(
    ("jati", "pihak", "nilai", "kata"),
    [
        ((Kunci("S9"), "Apa"), "Nasional", "1", "tidak ada di sasaran rencana 2023"),
        (IKM, "  ", "1", "Sebutkan pihak"),
        (IKM, "Nasional", "banyak", "ditolak"),
        (IKM, "Nasional", "", "Isi nilai"),
    ],
)
def test_refused_with_the_next_step(
    contoh: Store, jati: tuple[Kunci, str], pihak: str, nilai: str, kata: str
) -> None:
    with pytest.raises(KesalahanPengguna, match=kata):
        banding.catat(contoh, 2023, jati, pihak, nilai)
    assert contoh.riwayat.cari(objek="banding") == ()


def test_lkjip_prints_the_figure_and_the_recommendations(contoh: Store) -> None:
    banding.catat(contoh, 2023, IKM, "Kecamatan Wotu", "90", "LKjIP Wotu 2023")
    lhe.tambah(contoh, Rekomendasi(2023, "1", "Publikasikan dokumen kinerja"))
    teks = "\n".join(map(str, naskah(contoh, lkjip.muat(contoh, 2023, 4), HARI, gambar=False).blok))
    assert "Kecamatan Wotu" in teks
    assert "LKjIP Wotu 2023" in teks
    assert "Publikasikan dokumen kinerja" in teks
    assert "Grafik 3.2" in teks


def test_command_line_changes_one_and_lists(
    contoh: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    db = contoh.path
    umum = ["--db", str(db), "banding", "--tahun", "2023"]
    ubah = [*umum, "--kode", "S1", "--pihak", "Nasional", "--nilai", "87,3", "--sumber", "PANRB"]
    assert main(ubah) == 0
    assert "Nasional 87,3 (PANRB)" in capsys.readouterr().out
    assert main([*umum, "--kode", "S1"]) == 2
    assert main([*umum, "--kode", "S7", "--pihak", "X", "--nilai", "1"]) == 1
    with_store = open_store(db)
    assert len(banding.daftar(with_store, 2023)) == 1
    with_store.close()
