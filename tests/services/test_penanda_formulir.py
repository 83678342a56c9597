"""Plt. and Plh. sign the workbooks too: one source of who signs, for letters and forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.pelaku import BEBAS
from simpelin.domain.rekonsiliasi import BarisBKAD, DaftarBKAD
from simpelin.domain.rencana import Kunci
from simpelin.services import akun, kop, masuk, rekonsiliasi
from simpelin.services.ekspor import ekspor
from simpelin.store import Store
from tests.services.akun_uji import SANDI
from tests.services.rencana_uji import SUB

HARI, LEWAT = date(2023, 4, 10), date(2023, 4, 20)
UANG = "Sub Bagian Umum dan Keuangan"
KASUBAG = Unit(UANG, "Kasubag Umum dan Keuangan", "Andi", "2", "Penata", Peran.KEUANGAN)
N77, N88, N99 = (f"19800101200501100{n}" for n in (7, 8, 9))


@pytest.fixture
def berwakil(kantor: Store) -> Store:
    """The camat and the head of finance are away until 15 April."""
    with kantor.ubah("uji"):
        kantor.unit.simpan(Unit("Camat", "Camat Tomoni", "Adi", "1", "Pembina", Peran.CAMAT))
        kantor.unit.simpan(Unit("Sekretariat", "Sekcam", "Eko", N77, "Penata Tk. I", Peran.SEKCAM))
        kantor.unit.simpan(KASUBAG)
        baris = (BarisBKAD(SUB, "", "Sub", 200_000, Kunci(SUB)),)
        sidik = kantor.berkas.simpan(b"x", "b.xlsx")
        kantor.rekonsiliasi.simpan(DaftarBKAD(2023, 1, baris, "b.xlsx", "LRA", sha256=sidik))
    akun.tambah(kantor, "rina", "Rina", SANDI)
    masuk.masuk(kantor, "rina", SANDI)
    akun.tambah(kantor, "eko", "Eko", SANDI, (Jabatan(PeranOrang.SEKCAM),), nip=N77)
    akun.tambah(kantor, "dewi", "Dewi", SANDI, (Jabatan(PeranOrang.STAF, UANG),), nip=N88)
    masa = (date(2023, 4, 1), date(2023, 4, 15), "800/12")
    akun.tunjuk_pengganti(kantor, "eko", Jabatan(PeranOrang.CAMAT, sebutan="Plh."), *masa)
    kepala = Jabatan(PeranOrang.KASI, UANG, "Plt.")
    akun.tunjuk_pengganti(kantor, "dewi", kepala, *masa)
    return kantor


def _teks(path: Path) -> str:
    semua = [
        str(sel.value)
        for lembar in openpyxl.load_workbook(path).worksheets
        for baris in lembar.iter_rows()
        for sel in baris
        if isinstance(sel.value, str)
    ]
    return "\n".join(semua)


def _rekonsiliasi(store: Store, path: Path, hari: date) -> object:
    return rekonsiliasi.ekspor(store, 2023, 1, path, hari)


def _bentuk(jenis: str) -> Callable[[Store, Path, date], object]:
    return lambda store, path, hari: ekspor(store, jenis, 2023, 1, path, tanggal=hari)


@pytest.mark.parametrize(
    ("tulis", "camat", "uang"),
    [
        (_bentuk("bkad"), True, True),
        (_bentuk("rfk"), True, True),
        (_bentuk("e81"), True, False),
        (_rekonsiliasi, False, True),
    ],
)
def test_deputies_sign_while_they_are_appointed(
    berwakil: Store,
    tmp_path: Path,
    tulis: Callable[[Store, Path, date], object],
    camat: bool,
    uang: bool,
) -> None:
    path = tmp_path / "a.xlsx"
    tulis(berwakil, path, HARI)
    teks = _teks(path)
    assert (f"Plh. Camat Tomoni,\n\n\n\nEko\nPenata Tk. I\nNIP {N77}" in teks) == camat
    assert (f"Plt. Kasubag Umum dan Keuangan,\n\n\n\nDewi\nNIP {N88}" in teks) == uang
    tulis(berwakil, path, LEWAT)
    teks = _teks(path)
    assert "Plh." not in teks
    assert "Plt." not in teks
    assert ("Camat Tomoni,\n\n\n\nAdi\nPembina\nNIP 1" in teks) == camat
    assert ("Kasubag Umum dan Keuangan,\n\n\n\nAndi\nPenata" in teks) == uang


def test_the_treasurer_s_deputy_is_no_head_unless_the_unit_names_none(berwakil: Store) -> None:
    akun.tambah(berwakil, "budi", "Budi", SANDI, nip=N99)
    wakil = Jabatan(PeranOrang.KEUANGAN, sebutan="Plh.")
    masa = (date(2023, 5, 1), date(2023, 5, 9), "800/13")
    akun.tunjuk_pengganti(berwakil, "budi", wakil, *masa)
    hari = date(2023, 5, 3)

    def penanda() -> tuple[str, str]:
        satu = kop.penanda(berwakil, Peran.KEUANGAN, hari, "", "Pengelola Keuangan")
        return satu.jabatan, satu.nama

    assert penanda() == ("Kasubag Umum dan Keuangan", "Andi")
    berwakil.beri_izin(BEBAS)
    with berwakil.ubah("uji"):
        berwakil.unit.simpan(Unit(UANG, peran=Peran.KEUANGAN))
    assert penanda() == ("Plh. Pengelola Keuangan", "Budi")


def test_without_such_a_unit_the_post_s_deputy_still_signs(kantor: Store) -> None:
    akun.tambah(kantor, "rina", "Rina", SANDI)
    masuk.masuk(kantor, "rina", SANDI)
    akun.tambah(kantor, "eko", "Eko", SANDI, nip=N77)
    wakil = Jabatan(PeranOrang.CAMAT, sebutan="Plt.")
    akun.tunjuk_pengganti(kantor, "eko", wakil, date(2023, 4, 1), date(2023, 4, 15), "1")
    satu = kop.penanda(kantor, Peran.CAMAT, HARI, jabatan="Camat")
    assert (satu.jabatan, satu.nama) == ("Plt. Camat", "Eko")
