"""`periksa` and copies of a store with evidence: nothing orphaned, nothing lost."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from simpelin.domain.data_dukung import JenisBerkas, PadaLaporan
from simpelin.domain.rapat import Potret, Rapat
from simpelin.store import Store, cadangkan, keutuhan, open_store, periksa_keutuhan, pulihkan
from simpelin.store.koneksi import sambung
from tests.store.buatan import SUB, TAHUN

ISI = b"\xff\xd8\xff" + os.urandom(300_000)
TEMPAT = PadaLaporan(TAHUN, 2, SUB)


@pytest.fixture
def berbukti(terisi: Store) -> Store:
    with terisi.ubah("lampirkan"):
        terisi.data_dukung.simpan(TEMPAT, ISI, "foto.jpg", JenisBerkas.JPG)
        terisi.rapat.simpan(Rapat(TAHUN, 2))
        terisi.rapat.tambah_potret(Potret(TAHUN, 2, 1, "w", "Camat", "0" * 64, "{}"))
    return terisi


def test_backup_and_restore_have_the_evidence(berbukti: Store, tmp_path: Path) -> None:
    salinan = cadangkan(berbukti.path, tmp_path / "cadangan.db")
    assert salinan.stat().st_size <= 1.2 * (berbukti.path.stat().st_size + len(ISI))
    berbukti.close()
    berbukti.path.unlink()
    pulihkan(salinan, berbukti.path)
    with closing(open_store(berbukti.path)) as lagi:
        (satu,) = lagi.data_dukung.pada(TEMPAT)
        assert lagi.data_dukung.isi(satu.sha256) == ISI


@pytest.mark.parametrize("batas", [0, 2**30])
def test_what_is_wrong_is_said(
    batas: int, berbukti: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keutuhan, "BATAS_MEMORI", batas)
    assert periksa_keutuhan(berbukti.path) == [
        "Potret rapat TW 2 2023 berubah dari yang dibekukan."
    ]
    berbukti.close()
    with closing(sambung(berbukti.path)) as conn:
        conn.execute("UPDATE isi_dukung SET isi = zeroblob(ukuran)")
    temuan = periksa_keutuhan(berbukti.path)
    assert "Isi data dukung “foto.jpg” dalam penyimpanan berubah dari aslinya." in temuan
    with closing(sambung(berbukti.path)) as conn:
        conn.execute("DELETE FROM data_dukung")
    assert any("tidak dilampirkan pada apa pun" in satu for satu in periksa_keutuhan(berbukti.path))
