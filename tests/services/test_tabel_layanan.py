"""The table role × action × state again, asked of the services themselves.

Every service is called; one that gets to the end of its transaction was allowed to write. The
expected letters are those of ``tests/domain/test_hak.py``, written out by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction

import pytest

from simpelin.domain.akun import Akun
from simpelin.domain.fisik import FisikTW
from simpelin.domain.hak import Jabatan, Pelaku, Tindakan
from simpelin.domain.kantor import LaporanUnit, Peran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pelaku import BEBAS
from simpelin.domain.realisasi import Catatan, LaporanKinerja, Sebab
from simpelin.domain.rencana import Kunci
from simpelin.services import (
    akun,
    fisik,
    langkah_laporan,
    pengaturan,
    rapat,
    rencana,
    sebab,
    unit,
    versi_rencana,
)
from simpelin.services.isi_realisasi import IsiAnggaran, IsiCatatan, IsiKinerja, isi
from simpelin.services.versi_rencana import rencana_versi
from simpelin.store import Store, open_store
from tests.domain.test_hak import HURUF, KOLOM, UNIT_LAIN, UNIT_SENDIRI, baca
from tests.services import langkah_uji
from tests.services.akun_uji import DUA, SATU
from tests.services.rencana_uji import LAIN, RASIO, ambil
from tests.services.rencana_uji import rencana as rencana_uji

SIMPUL = Kunci(RASIO)
TEMPAT = (2023, 2)
RINGKAS = (SATU, *TEMPAT)


class Lolos(Exception):
    """The service had written, and would have stored it."""


def _ratio() -> LaporanKinerja:
    return LaporanKinerja(pembilang=Fraction(9), penyebut=Fraction(10))


def _simpul_baru(store: Store) -> rencana.SimpanSimpul:
    simpul = rencana_versi(store, 2023, "murni").simpul[SIMPUL]
    return rencana.SimpanSimpul(
        2023, "murni", simpul, asal=SIMPUL, nama_indikator=(("Persentase", "Persen"),)
    )


LAYANAN: dict[str, tuple[Tindakan, Callable[[Store], object]]] = {
    "kinerja": (
        Tindakan.ISI_KINERJA,
        lambda s: isi(s, IsiKinerja(*TEMPAT, SIMPUL, "Persentase", _ratio())),
    ),
    "catatan": (
        Tindakan.ISI_CATATAN,
        lambda s: isi(s, IsiCatatan(*TEMPAT, SIMPUL, Catatan("", "Hujan", ""))),
    ),
    "rupiah": (Tindakan.ISI_ANGGARAN, lambda s: isi(s, IsiAnggaran(*TEMPAT, SIMPUL, 1000))),
    "fisik": (
        Tindakan.ISI_KINERJA,
        lambda s: fisik.isi_fisik(
            s, fisik.IsiFisik(*TEMPAT, SIMPUL, FisikTW(realisasi=Fraction(10)))
        ),
    ),
    "sebab": (Tindakan.ISI_CATATAN, lambda s: sebab.isi_sebab(s, *TEMPAT, SIMPUL, Sebab())),
    "periksa": (Tindakan.PERIKSA, lambda s: langkah_uji.periksa_laporan(s, *RINGKAS)),
    "verifikasi": (Tindakan.VERIFIKASI, lambda s: langkah_uji.verifikasi(s, *RINGKAS)),
    "setujui": (Tindakan.SETUJUI, lambda s: langkah_uji.setujui(s, *RINGKAS, "kosong")),
    "kembalikan": (
        Tindakan.KEMBALIKAN,
        lambda s: langkah_laporan.kembalikan(s, *RINGKAS, "angka salah"),
    ),
    "batalkan": (Tindakan.BUKA, lambda s: langkah_laporan.batalkan(s, *RINGKAS, "keliru")),
    "simpul": (Tindakan.UBAH_RENCANA, lambda s: rencana.simpan_simpul(s, _simpul_baru(s))),
    "arsip": (
        Tindakan.UBAH_RENCANA,
        lambda s: rencana.arsipkan(s, 2023, "murni", Kunci(LAIN), "selesai"),
    ),
    "tahun baru": (Tindakan.UBAH_RENCANA, lambda s: versi_rencana.tahun_baru(s, 2024)),
    "pengaturan": (Tindakan.PENGATURAN, lambda s: pengaturan.atur(s, "tempat", "Wotu")),
    "rekonsiliasi": (
        Tindakan.REKONSILIASI,
        lambda s: pengaturan.atur(s, "batas_rp.2023.2", "2023-07-05"),
    ),
    "unit": (Tindakan.UNIT, lambda s: unit.ubah_peran(s, SATU, Peran.KEUANGAN)),
    "pengguna": (Tindakan.PENGGUNA, lambda s: akun.aktifkan(s, "lain", False)),
    "rapat": (Tindakan.RAPAT, lambda s: rapat.atur(s, *TEMPAT, tempat="Aula")),
    "tutup rapat": (
        Tindakan.TUTUP_RAPAT,
        lambda s: rapat.tutup(s, *TEMPAT, date(2023, 7, 12)),
    ),
}
SEL_SENDIRI = baca(UNIT_SENDIRI)
SEL_LAIN = SEL_SENDIRI | baca(UNIT_LAIN)


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("tabel")
    store = open_store(folder / "a.simpelin")
    ambil(store, folder, rencana_uji())
    rapat.atur(store, *TEMPAT, tanggal=date(2023, 7, 12))
    with store.ubah("uji"):
        for peran in KOLOM:
            for nama, milik in ((f"{peran}.a", SATU), (f"{peran}.b", DUA)):
                satu = Akun(nama, nama, jabatan=(Jabatan(peran, milik),))
                store.akun.tambah(satu, "$argon2id$bukan-sidik")
        store.akun.tambah(Akun("lain", "Lain"), "$argon2id$bukan-sidik")
        store.beri_izin(BEBAS)
    yield store
    store.close()


@pytest.fixture
def status(kantor: Store, huruf: str) -> None:
    """The state of the unit's report."""
    kantor.pelaku = kantor.pelaku_awal
    kantor.beri_izin(BEBAS)
    with kantor.ubah("uji"):
        kantor.laporan.simpan(*TEMPAT, LaporanUnit(SATU, HURUF[huruf]))


@pytest.fixture
def dibatalkan(kantor: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every transaction is taken back just before it would be stored."""
    asli = kantor.ubah

    @contextmanager
    def ubah(tindakan: str, sumber: str = "", jumlah: int = 0) -> Iterator[None]:
        with asli(tindakan, sumber, jumlah):
            yield
            raise Lolos

    monkeypatch.setattr(kantor, "ubah", ubah)


def _hasil(store: Store, nama: str) -> str:
    try:
        LAYANAN[nama][1](store)
    except Lolos:
        return ""
    except KesalahanPengguna as galat:
        return str(galat)
    return "tidak menulis apa pun"


@pytest.mark.parametrize("huruf", HURUF)
def test_services_do_as_the_table_says(
    status: None, dibatalkan: None, kantor: Store, huruf: str
) -> None:
    salah = []
    for nama, (tindakan, _) in LAYANAN.items():
        for akhiran, sel in (("a", SEL_SENDIRI), ("b", SEL_LAIN)):
            for peran, boleh in zip(KOLOM, sel[tindakan], strict=True):
                kantor.pelaku = Pelaku(peran, f"{peran}.{akhiran}")
                hasil = _hasil(kantor, nama)
                if (hasil == "") != (boleh == "*" or huruf in boleh):
                    salah.append(f"{nama} {peran}.{akhiran} {HURUF[huruf]}: {hasil or 'lolos'}")
    assert salah == []


def test_who_is_not_signed_in_writes_nothing(kantor: Store, dibatalkan: None) -> None:
    kantor.pelaku = kantor.pelaku_awal
    assert [nama for nama in LAYANAN if not _hasil(kantor, nama)] == []
