"""A store that the program made before migration 0004 (its dump, ``lama_0003.sql``): opened
by this one, everything is still there and everything new works on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from fractions import Fraction
from pathlib import Path

from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import Kunci
from simpelin.services import evaluasi, ikm, pengaturan, rapat
from simpelin.services.status import status
from simpelin.store import open_store, periksa_keutuhan
from tests.services import langkah_uji
from tests.services.rencana_uji import KEL, RASIO, SUB

DUMP = Path(__file__).with_name("lama_0003.sql")


def test_a_store_of_the_first_version_keeps_everything(jalur: Path) -> None:
    jalur.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(jalur)) as lama:
        lama.executescript(DUMP.read_text(encoding="utf-8"))
    with closing(open_store(jalur)) as store:
        kantor = evaluasi.hitung(store, 2023, 1).kantor
        assert (kantor.pagu, kantor.realisasi_anggaran) == (1_890_000, 240_000)
        assert (kantor.capaian_kinerja, kantor.wajib, kantor.terlapor) == (Fraction(95), 3, 2)
        assert store.realisasi.muat(2023).catatan[Kunci(RASIO), 1] == Catatan(hambatan="Cuaca")
        assert pengaturan.muat(store).nama_skpd == "Kecamatan Lama"
        assert ikm.hitung(store, 2023, 1).nilai == Fraction("87.5")
        (sidik,) = (satu.sha256 for satu in store.berkas.daftar())
        assert store.berkas.muat(sidik)[:2] == b"PK"
        assert store.riwayat.rantai().banyak == 29
        keadaan = {satu.nama: satu.status for satu in status(store, 2023, 1).unit}
        assert keadaan[KEL] is StatusLaporan.DIAJUKAN
        # what came later begins from what was there: the tiers, the meeting
        langkah_uji.periksa_laporan(store, KEL, 2023, 1)
        rapat.putuskan_baris(store, 2023, 1, Kunci(SUB), "Percepat @Seksi Satu 30/4/2023")
        assert rapat.tutup(store, 2023, 1, date(2023, 4, 11)).ditutup
    assert periksa_keutuhan(jalur) == []
    (salinan,) = (jalur.parent / "cadangan").iterdir()
    assert "sebelum-migrasi" in salinan.name
