"""Steps and snapshots stand as they were written; final rupiah and exceptions come and go."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.tingkat import Gerak, Langkah
from simpelin.paths import migration_dir
from simpelin.store import MasihDipakai, NilaiDitolak, Store, TidakDitemukan, periksa_keutuhan

UNIT = "Seksi Ekbang"
AJUKAN = Langkah(
    Gerak.AJUKAN, StatusLaporan.DIAJUKAN, "2023-04-04T09:00:00+08:00", "Budi", "budi", "Kepala"
)
KEMBALI = Langkah(
    Gerak.KEMBALIKAN,
    StatusLaporan.DIKEMBALIKAN,
    "2023-04-05T09:00:00+08:00",
    "Ani",
    "ani",
    "Kasubag Perencanaan",
    "Plt.",
    "lampiran kurang",
    True,
)


def test_steps_come_back_in_order_and_follow_a_renamed_unit(terisi: Store) -> None:
    with terisi.ubah("uji"):
        for satu in (AJUKAN, KEMBALI):
            terisi.langkah.tambah(2023, 1, UNIT, satu)
        terisi.unit.ganti_nama(UNIT, "Seksi PMD")
    assert terisi.langkah.muat(2023, 1, "Seksi PMD") == (AJUKAN, KEMBALI)
    assert dict(terisi.langkah.semua(2023)) == {(1, "Seksi PMD"): (AJUKAN, KEMBALI)}
    assert terisi.langkah.muat(2023, 2, "Seksi PMD") == ()


def test_the_last_snapshot_holds_and_is_proved(terisi: Store) -> None:
    with terisi.ubah("uji"):
        terisi.potret_laporan.tambah(2023, 1, UNIT, '{"a":1}')
        sidik = terisi.potret_laporan.tambah(2023, 1, UNIT, '{"a":2}')
    potret = terisi.potret_laporan.muat(2023, 1)[UNIT]
    assert (potret.isi, potret.sidik, potret.orang) == ('{"a":2}', sidik, "Siti")
    terisi.close()
    with closing(sqlite3.connect(terisi.path)) as conn:
        conn.executescript(
            "DROP TRIGGER potret_laporan_tak_diubah;"
            """UPDATE potret_laporan SET isi = '{"a":3}' WHERE nomor = 2;"""
        )
    temuan = periksa_keutuhan(terisi.path)
    assert any("Potret persetujuan Seksi Ekbang TW 1 2023 berubah" in satu for satu in temuan)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE langkah_laporan SET orang = 'x'",
        "DELETE FROM langkah_laporan",
        "REPLACE INTO langkah_laporan SELECT * FROM langkah_laporan",
        "UPDATE potret_laporan SET isi = '{}'",
        "DELETE FROM potret_laporan",
        "REPLACE INTO potret_laporan SELECT * FROM potret_laporan",
    ],
)
def test_append_only(sql: str, terisi: Store) -> None:
    with terisi.ubah("uji"):
        terisi.langkah.tambah(2023, 1, UNIT, AJUKAN)
        terisi.potret_laporan.tambah(2023, 1, UNIT, "{}")
    with pytest.raises(sqlite3.IntegrityError, match="hanya dapat ditambah"):
        terisi.koneksi.execute(sql)


def test_refused(terisi: Store) -> None:
    tanpa = Langkah(Gerak.KEMBALIKAN, StatusLaporan.DIKEMBALIKAN, "x", "Ani")
    for perbuatan, galat in (
        (lambda: terisi.langkah.tambah(2023, 1, UNIT, tanpa), NilaiDitolak),
        (lambda: terisi.langkah.tambah(2023, 5, UNIT, AJUKAN), NilaiDitolak),
        (lambda: terisi.langkah.tambah(2023, 1, "tiada", AJUKAN), TidakDitemukan),
        (lambda: terisi.pengecualian.simpan(2023, 1, UNIT, date(2023, 5, 1), " "), NilaiDitolak),
        (lambda: terisi.rupiah_final.simpan(2023, 0, UNIT, True), NilaiDitolak),
    ):
        with pytest.raises(galat), terisi.ubah("uji"):
            perbuatan()


def test_final_rupiah_and_exceptions_are_set_and_taken_back(terisi: Store) -> None:
    sampai = date(2023, 4, 20)
    with terisi.ubah("uji"):
        terisi.rupiah_final.simpan(2023, 1, UNIT, True)
        terisi.pengecualian.simpan(2023, 1, UNIT, sampai, "listrik padam")
    assert terisi.rupiah_final.muat(2023, 1)[UNIT].orang == "Siti"
    izin = terisi.pengecualian.muat(2023, 1)[UNIT]
    assert (izin.sampai, izin.alasan, izin.orang) == (sampai, "listrik padam", "Siti")
    with pytest.raises(MasihDipakai), terisi.ubah("uji"):
        terisi.unit.hapus(UNIT)
    nomor = terisi.riwayat.cari(batas=1)[0].nomor
    with terisi.ubah("uji"):
        terisi.rupiah_final.simpan(2023, 1, UNIT, True)
        terisi.pengecualian.simpan(2023, 1, UNIT, sampai, "listrik padam")
    assert terisi.riwayat.cari(batas=1)[0].nomor == nomor
    with terisi.ubah("uji"):
        terisi.rupiah_final.simpan(2023, 1, UNIT, False)
        terisi.pengecualian.simpan(2023, 1, UNIT, None)
    assert not terisi.rupiah_final.muat(2023, 1)
    assert not terisi.pengecualian.muat(2023, 1)


def test_migration_moves_the_holidays_and_begins_the_steps(terisi: Store, tmp_path: Path) -> None:
    lama = LaporanUnit(UNIT, StatusLaporan.DIAJUKAN, "2023-04-04T09:00:00+08:00", "Budi")
    with terisi.ubah("uji"):
        terisi.laporan.simpan(2023, 1, lama)
        terisi.pengaturan.simpan("hari_libur", "2023-08-17, 2023-12-25")
    terisi.close()
    sql = (migration_dir() / "0005_tingkat.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(terisi.path)) as conn:
        for tabel in ("langkah_laporan", "potret_laporan", "rupiah_final", "pengecualian_kunci"):
            conn.execute(f"DROP TABLE {tabel}")
        conn.executescript(sql)
        libur = conn.execute("SELECT * FROM hari_libur").fetchall()
        sisa = conn.execute("SELECT count(*) FROM pengaturan").fetchone()
        langkah = conn.execute("SELECT gerak, waktu, orang FROM langkah_laporan").fetchall()
    assert libur == [("2023-08-17", ""), ("2023-12-25", "")]
    assert sisa == (0,)
    assert langkah == [("ajukan", lama.diajukan_pada, "Budi")]
