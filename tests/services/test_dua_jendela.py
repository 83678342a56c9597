"""Two windows on one store: what was judged is what is written, or nothing is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from fractions import Fraction

import pytest

from simpelin.domain.fisik import FisikTW
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Kunci, Simpul
from simpelin.services import izin, laporan
from simpelin.services.fisik import IsiFisik, isi_fisik
from simpelin.services.isi_realisasi import IsiKinerja, isi
from simpelin.services.langkah_laporan import buka, kembalikan
from simpelin.services.laporan import ajukan
from simpelin.services.rencana import SimpanSimpul, simpan_simpul
from simpelin.services.versi_rencana import rencana_versi
from simpelin.store import Store, open_store
from tests.services.langkah_uji import periksa_laporan, setujui, verifikasi
from tests.services.rencana_uji import LAIN, RASIO

SATU = "Seksi Satu"
T = (2023, 1)


@pytest.fixture
def lain(kantor: Store) -> Iterator[Store]:
    """The other window."""
    with closing(open_store(kantor.path)) as satu:
        yield satu


@contextmanager
def di_antara(
    monkeypatch: pytest.MonkeyPatch, modul: object, nama: str, kerja: Callable[[], object]
) -> Iterator[None]:
    """Let the other window work just after ``modul.nama`` was asked, once."""
    asli = getattr(modul, nama)
    sudah: list[bool] = []

    def palsu(*isi: object, **lagi: object) -> object:
        hasil = asli(*isi, **lagi)
        if not sudah:
            sudah.append(True)
            kerja()
        return hasil

    with monkeypatch.context() as m:
        m.setattr(modul, nama, palsu)
        yield
    assert sudah


def diverifikasi(store: Store) -> None:
    ajukan(store, SATU, *T, alasan="uji")
    periksa_laporan(store, SATU, *T)
    verifikasi(store, SATU, *T)


def test_approval_of_a_report_returned_meanwhile(
    kantor: Store, lain: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    diverifikasi(kantor)
    with (
        di_antara(monkeypatch, izin, "wajib", lambda: kembalikan(lain, SATU, *T, "angka keliru")),
        pytest.raises(KesalahanPengguna, match="jendela lain"),
    ):
        setujui(kantor, SATU, *T, "rupiah menyusul")
    assert kantor.laporan.muat(*T)[SATU].status is StatusLaporan.DIKEMBALIKAN
    assert not kantor.potret_laporan.muat(*T)


def test_opening_of_a_report_opened_meanwhile_is_one_step(
    kantor: Store, lain: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    diverifikasi(kantor)
    setujui(kantor, SATU, *T, "rupiah menyusul")
    with (
        di_antara(monkeypatch, izin, "wajib", lambda: buka(lain, SATU, *T, "salah ketik")),
        pytest.raises(KesalahanPengguna, match="jendela lain"),
    ):
        buka(kantor, SATU, *T, "salah ketik")
    gerak = [s.gerak.value for s in kantor.langkah.muat(*T, SATU)]
    assert gerak.count("kembalikan") == 1


def test_submitting_figures_that_were_emptied_meanwhile(
    kantor: Store, lain: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kosong = IsiKinerja(*T, Kunci(RASIO), "Persentase", None)
    with (
        di_antara(monkeypatch, laporan, "_periksa", lambda: isi(lain, kosong)),
        pytest.raises(KesalahanPengguna, match="jendela lain"),
    ):
        ajukan(kantor, SATU, *T, alasan="uji")
    assert not kantor.laporan.muat(*T)


def test_progress_of_a_report_submitted_meanwhile(
    kantor: Store, lain: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        di_antara(monkeypatch, izin, "wajib_unit", lambda: ajukan(lain, SATU, *T, alasan="uji")),
        pytest.raises(KesalahanPengguna, match="jendela lain"),
    ):
        isi_fisik(kantor, IsiFisik(*T, Kunci(RASIO), FisikTW(realisasi=Fraction(10))))
    assert Kunci(RASIO) not in kantor.fisik.muat(2023)


def test_a_node_changed_since_it_was_shown_is_not_overwritten(kantor: Store, lain: Store) -> None:
    def simpul() -> Simpul:
        return rencana_versi(kantor, 2023, "murni").simpul[Kunci(LAIN)]

    def isi(satu: Simpul) -> tuple[str, int | None]:
        return satu.nama, satu.pagu

    tampak = simpul()
    perintah = SimpanSimpul(2023, "murni", replace(tampak, nama="Nama baru"), tampak.kunci)
    dari_lain = replace(tampak, pagu=999)
    simpan_simpul(lain, SimpanSimpul(2023, "murni", dari_lain, tampak.kunci, lama=tampak))
    with pytest.raises(KesalahanPengguna, match="sudah diubah dari jendela lain"):
        simpan_simpul(kantor, replace(perintah, lama=tampak))
    assert isi(simpul()) == (tampak.nama, 999)
    simpan_simpul(kantor, replace(perintah, simpul=replace(dari_lain, nama="N"), lama=dari_lain))
    assert isi(simpul()) == ("N", 999)
