"""Meeting, follow-ups and evidence in the store: guards, trail, content by fingerprint."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from simpelin.domain.data_dukung import JenisBerkas, PadaLaporan, PadaTindakLanjut
from simpelin.domain.penilaian import Warna
from simpelin.domain.rapat import (
    Hadir,
    Keputusan,
    NomorKeputusan,
    Potret,
    Rapat,
    StatusRapat,
    TimpaanWarna,
)
from simpelin.domain.realisasi import GolonganSebab, Sebab
from simpelin.domain.tindak_lanjut import Kabar, StatusTindakLanjut
from simpelin.store import MasihDipakai, Store, open_store, periksa_keutuhan
from simpelin.store.koneksi import sambung
from tests.store.buatan import DOKUMEN, SUB, TAHUN, banyak_riwayat

NOMOR = NomorKeputusan(TAHUN, 2, 1)
KEPUTUSAN = Keputusan(NOMOR, "Percepat SPJ", date(2023, 8, 15), SUB, "Seksi Ekbang", "Budi")
ISI = b"\xff\xd8\xff foto"


@pytest.fixture
def rapat(terisi: Store) -> Store:
    """A meeting with a decision that was handed out."""
    with terisi.ubah("rapat"):
        terisi.rapat.simpan(Rapat(TAHUN, 2, date(2023, 7, 11), pemimpin="Camat"))
        terisi.rapat.simpan_hadir(TAHUN, 2, [Hadir("Budi", "Kasi", "Seksi Ekbang", True)])
        terisi.rapat.simpan_keputusan(KEPUTUSAN)
        terisi.rapat.simpan_pembahasan(TAHUN, 2, SUB, "SPJ menumpuk")
        terisi.rapat.simpan_pembahasan(TAHUN, 2, None, "Rapat berikut Oktober")
        terisi.rapat.simpan_warna(
            TAHUN, 2, TimpaanWarna(SUB, Warna.MERAH, Warna.ORANYE, "Sudah ditangani", "Camat", "w")
        )
        terisi.tindak_lanjut.bagikan(KEPUTUSAN)
    return terisi


def test_everything_comes_back_after_reopening(rapat: Store) -> None:
    semula = rapat.rapat.muat(TAHUN, 2)
    rapat.close()
    with closing(open_store(rapat.path)) as lagi:
        hasil = lagi.rapat.muat(TAHUN, 2)
        assert hasil == semula
        assert hasil is not None
        assert hasil.keputusan == (KEPUTUSAN,)
        assert [satu.catatan for satu in hasil.pembahasan] == [
            "SPJ menumpuk",
            "Rapat berikut Oktober",
        ]
        assert lagi.tindak_lanjut.muat(NOMOR).keputusan == KEPUTUSAN
        assert lagi.rapat.muat(TAHUN, 3) is None


def test_the_same_again_writes_nothing(rapat: Store) -> None:
    semula = banyak_riwayat(rapat)
    isi = rapat.rapat.muat(TAHUN, 2)
    assert isi is not None
    with rapat.ubah("lagi"):
        rapat.rapat.simpan(isi)
        rapat.rapat.simpan_hadir(TAHUN, 2, isi.hadir)
        rapat.rapat.simpan_keputusan(KEPUTUSAN)
        rapat.rapat.simpan_pembahasan(TAHUN, 2, SUB, "SPJ menumpuk")
        rapat.rapat.simpan_warna(TAHUN, 2, isi.warna[0])
        rapat.tindak_lanjut.bagikan(KEPUTUSAN)
        rapat.tindak_lanjut.simpan(rapat.tindak_lanjut.muat(NOMOR))
        rapat.sebab.simpan(TAHUN, SUB, 2, Sebab())
    assert banyak_riwayat(rapat) == semula


def test_notes_of_progress_and_causes(rapat: Store) -> None:
    kabar = Kabar("2023-08-01T08:00:00+08:00", "Budi", StatusTindakLanjut.BERJALAN, "Separuh")
    sebab = Sebab(GolonganSebab.KEUANGAN_KAS, date(2023, 8, 15), "Budi")
    with rapat.ubah("kabar"):
        satu = rapat.tindak_lanjut.muat(NOMOR)
        rapat.tindak_lanjut.simpan(satu, kabar)
        rapat.sebab.simpan(TAHUN, SUB, 2, sebab)
    assert rapat.tindak_lanjut.semua()[0].kabar == (kabar,)
    assert rapat.sebab.muat(TAHUN) == {(SUB, 2): sebab}
    with rapat.ubah("hapus"):
        rapat.sebab.simpan(TAHUN, SUB, 2, Sebab())
    assert rapat.sebab.muat(TAHUN) == {}


def test_what_was_handed_out_cannot_be_taken_back(rapat: Store) -> None:
    with pytest.raises(MasihDipakai, match="sudah dibagikan"), rapat.ubah("hapus"):
        rapat.rapat.hapus_keputusan(NOMOR)
    with pytest.raises(MasihDipakai), rapat.ubah("hapus"):
        rapat.rencana.hapus_simpul(TAHUN, "murni", SUB)


def test_snapshots_only_add(rapat: Store) -> None:
    potret = Potret(TAHUN, 2, 1, "w", "Camat", hashlib.sha256(b"{}").hexdigest(), "{}")
    with rapat.ubah("tutup"):
        rapat.rapat.tambah_potret(potret)
        rapat.rapat.simpan(
            Rapat(TAHUN, 2, status=StatusRapat.DITUTUP, ditutup_pada="w", ditutup_oleh="Camat")
        )
    assert rapat.rapat.potret(TAHUN, 2) == rapat.rapat.potret_sebelum(TAHUN, 3) == potret
    assert rapat.rapat.potret_sebelum(TAHUN, 2) is None
    rapat.close()
    with closing(sambung(rapat.path)) as conn:
        for sql in (
            "UPDATE rapat_potret SET isi = '[]'",
            "DELETE FROM rapat_potret",
            "REPLACE INTO rapat_potret SELECT * FROM rapat_potret",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="tidak dapat diubah"):
                conn.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE rapat SET triwulan = 5",
        "UPDATE rapat SET status = 'ditutup'",
        "UPDATE rapat SET tanggal = '11 Juli'",
        "UPDATE rapat_hadir SET nama = ' '",
        "UPDATE rapat_warna SET menjadi = 'hijau'",
        "UPDATE rapat_warna SET dari = 'abu', menjadi = 'hijau'",
        "UPDATE rapat_warna SET alasan = ' '",
        "UPDATE rapat_warna SET tahun = 2024",
        "UPDATE keputusan SET unit_id = NULL, orang = ' '",
        "UPDATE keputusan SET isi = ''",
        "UPDATE keputusan SET tenggat = '2023-02-31'",
        "UPDATE keputusan SET simpul_id = 999",
        "UPDATE tindak_lanjut SET status = 'selesai'",
        "UPDATE tindak_lanjut SET status = 'lain'",
        "DELETE FROM keputusan",
        "INSERT INTO sebab_hambatan VALUES (1, 1, 'malas', '', '')",
        "INSERT INTO lhe (tahun, nomor, rekomendasi, status)"
        " VALUES (2023, '1', 'a', 'tidak_dapat')",
        "INSERT INTO isi_dukung VALUES (printf('%064d', 0), 'exe', 1, x'00')",
        "INSERT INTO isi_dukung VALUES (printf('%064d', 0), 'pdf', 2, x'00')",
        "INSERT INTO data_dukung (sha256, nama, waktu, oleh, simpul_id, triwulan)"
        " VALUES (printf('%064d', 0), 'a', '', '', 1, 1)",
    ],
)
def test_refused(sql: str, rapat: Store) -> None:
    rapat.close()
    with closing(sambung(rapat.path)) as conn, pytest.raises(sqlite3.IntegrityError):
        conn.execute(sql)


def test_every_word_of_the_domain_is_known(rapat: Store) -> None:
    rapat.close()
    with closing(sambung(rapat.path)) as conn:
        for satu in GolonganSebab:
            conn.execute("REPLACE INTO sebab_hambatan VALUES (1, 1, ?, '', '')", (satu.value,))
        for jenis in JenisBerkas:
            conn.execute(
                "REPLACE INTO isi_dukung VALUES (printf('%064d', 0), ?, 1, x'00')", (jenis.value,)
            )
        for status in StatusTindakLanjut:
            pada = None if status.terbuka else "w"
            conn.execute(
                "UPDATE tindak_lanjut SET status = ?, selesai_pada = ?", (status.value, pada)
            )
            assert conn.execute("SELECT DISTINCT status FROM tindak_lanjut").fetchall() == [
                (status.value,)
            ]


def test_evidence_is_kept_once_and_goes_with_the_last_that_has_it(rapat: Store) -> None:
    baris = PadaLaporan(TAHUN, 2, SUB)
    indikator = PadaLaporan(TAHUN, 2, SUB, DOKUMEN)
    with rapat.ubah("lampirkan"):
        satu = rapat.data_dukung.simpan(baris, ISI, "foto.jpg", JenisBerkas.JPG)
        dua = rapat.data_dukung.simpan(indikator, ISI, "lain.jpg", JenisBerkas.JPG)
        tiga = rapat.data_dukung.simpan(PadaTindakLanjut(NOMOR), ISI, "b.jpg", JenisBerkas.JPG)
        assert rapat.data_dukung.simpan(baris, ISI, "lagi.jpg", JenisBerkas.JPG) == satu
    assert rapat.ambil("SELECT count(*) FROM isi_dukung") == [(1,)]
    assert rapat.data_dukung.pada(baris) == (satu,)
    assert rapat.data_dukung.setahun(TAHUN, 2) == (satu, dua)
    assert rapat.tindak_lanjut.muat(NOMOR).bukti == 1
    with rapat.ubah("lepas"):
        rapat.data_dukung.hapus(satu.id)
        rapat.data_dukung.hapus(tiga.id)
    assert rapat.data_dukung.isi(dua.sha256) == ISI
    with rapat.ubah("lepas"):
        rapat.data_dukung.hapus(dua.id)
    assert rapat.ambil("SELECT count(*) FROM isi_dukung") == [(0,)]
    nama = [satu.sebelum for satu in rapat.riwayat.cari("data_dukung") if satu.sesudah is None]
    assert len(nama) == 3
    assert periksa_keutuhan(rapat.path) == []


def test_an_indicator_with_evidence_stays(rapat: Store) -> None:
    with rapat.ubah("lampirkan"):
        tempat = PadaLaporan(TAHUN, 2, SUB, DOKUMEN)
        rapat.data_dukung.simpan(tempat, ISI, "foto.jpg", JenisBerkas.JPG)
    with pytest.raises(MasihDipakai), rapat.ubah("hapus"):
        rapat.rencana.hapus_indikator(TAHUN, "murni", SUB, DOKUMEN)
