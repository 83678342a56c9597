"""An import that is stopped while it reads, checks or stores: the store is as it was before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.henti import Dihentikan, Tahap, dapat_dihentikan
from simpelin.domain.kantor import JawabanSKM
from simpelin.services import daftar_bkad, impor_lembar, skm
from simpelin.services.baris_lembar import Pilihan
from simpelin.services.impor import impor, impor_nomenklatur
from simpelin.services.isi_realisasi import IsiAnggaran, isi
from simpelin.store import Store
from tests.services.rencana_uji import LAIN, RASIO, SUB, buku, laporan, rencana
from tests.workbook import kantor_uji

Kerja = Callable[[], object]


def dump(store: Store) -> str:
    """Everything that is stored, the trail included."""
    return "\n".join(store.koneksi.iterdump())


def _templat(store: Store, folder: Path) -> Kerja:
    lain = [satu | {"nama": satu["nama"] + " (baru)"} for satu in rencana()]
    kata = [satu | {"hambatan": "Hujan"} for satu in laporan()]
    satu_orang = ["2023", "1", "1", *"334433433"]
    judul = ["tahun", "triwulan", "responden", *(f"u{n}" for n in range(1, 10))]
    path = buku(folder / "isi.xlsx", lain, kata, SKM=[judul, satu_orang, satu_orang])
    return lambda: impor(store, path)


def _nomenklatur(store: Store, folder: Path) -> Kerja:
    judul = "kode_program,program,kode_kegiatan,kegiatan,kode_sub_kegiatan,sub_kegiatan"
    baris = [f"7.01.01,Satu,7.01.01.2.01,Giat,7.01.01.2.01.{n:04},Sub {n}" for n in range(1, 30)]
    path = folder / "daftar.csv"
    path.write_text("\n".join([judul, *baris]), encoding="utf-8")
    return lambda: impor_nomenklatur(store, path)


def _lembar(store: Store, folder: Path) -> Kerja:
    path = kantor_uji.rekap_belanja(folder / "rekap.xlsx", sub3=310_000, total=1_810_000)

    def kerja() -> object:
        kitab = impor_lembar.buka_buku(path)
        nama = impor_lembar.lembar_cocok(kitab, Bentuk.BELANJA)
        peta, _ = impor_lembar.usulkan(store, kitab, nama, Bentuk.BELANJA)
        pilihan = Pilihan(nama, peta, 2023, sub_skpd="")
        return impor_lembar.impor_lembar(store, kitab, pilihan)

    return kerja


def _bkad(store: Store, folder: Path) -> Kerja:
    path = kantor_uji.lra(folder / "lra.xlsx")

    def kerja() -> object:
        kitab = impor_lembar.buka_buku(path)
        pilihan, _ = daftar_bkad.usulkan_bkad(store, kitab, 2023, 1)
        return daftar_bkad.simpan(store, kitab, replace(pilihan, sub_skpd=""))

    return kerja


def _survei(store: Store, _: Path) -> Kerja:
    jawaban = [JawabanSKM(1, 1, (3,) * 9) for _ in range(20)]
    return lambda: skm.isi_triwulan(store, 2023, 1, jawaban)


def _tempelan(store: Store, _: Path) -> Kerja:
    perintah = [IsiAnggaran(2023, 1, kunci, 7_000) for kunci in _sub(store)]
    return lambda: isi(store, *perintah, tindakan="tempel isian")


def _sub(store: Store) -> list[object]:
    semua = store.rencana.versi(2023)[-1].simpul
    return [s.kunci for s in semua if s.kode in (SUB, RASIO, LAIN)]  # type: ignore[misc]


PINTU = (_templat, _nomenklatur, _lembar, _bkad, _survei, _tempelan)


@pytest.mark.parametrize("pintu", PINTU, ids=lambda satu: satu.__name__.strip("_"))
def test_stopped_anywhere_the_store_is_as_before_and_it_can_be_done_again(
    pintu: Callable[[Store, Path], Kerja], kantor: Store, tmp_path: Path
) -> None:
    kerja, semula = pintu(kantor, tmp_path), dump(kantor)
    cadangan = set((kantor.path.parent / "cadangan").iterdir())
    batas = 0
    while True:
        tanya = 0

        def hentikan() -> None:
            nonlocal tanya
            tanya += 1
            if tanya > batas:  # noqa: B023 - asked while this round lasts
                raise Dihentikan

        try:
            with dapat_dihentikan(hentikan):
                kerja()
            break
        except Dihentikan:
            assert dump(kantor) == semula, f"pertanyaan ke-{batas + 1}"
            assert set((kantor.path.parent / "cadangan").iterdir()) == cadangan
        batas += 1 + batas // 8  # every one at first, then wider apart: the rows are alike
    assert batas > 3
    assert dump(kantor) != semula


def test_progress_names_the_stages_with_how_many_of_how_many(kantor: Store, tmp_path: Path) -> None:
    kabar: list[tuple[Tahap, int, int]] = []
    with dapat_dihentikan(lambda: None, lambda *satu: kabar.append(satu)):
        _templat(kantor, tmp_path)()
    tahap = list(dict.fromkeys(satu[0] for satu in kabar))
    assert tahap == [Tahap.MEMBACA, Tahap.MEMERIKSA, Tahap.MENYIMPAN]
    assert all(selesai <= jumlah for _, selesai, jumlah in kabar)
    diperiksa = [satu[1:] for satu in kabar if satu[0] is Tahap.MEMERIKSA]
    baris = len(rencana()) + len(laporan()) + 2
    assert diperiksa[-1] == (baris, baris)
    disimpan = [satu[1:] for satu in kabar if satu[0] is Tahap.MENYIMPAN]
    assert disimpan[-1][0] == disimpan[-1][1] > len(rencana())


def test_long_stages_are_told_in_steps_a_window_can_draw() -> None:
    from simpelin.domain.henti import maju

    kabar: list[int] = []
    with dapat_dihentikan(lambda: None, lambda _, selesai, __: kabar.append(selesai)):
        for n in range(1, 50_001):
            maju(Tahap.MENYIMPAN, n, 50_000)
    assert len(kabar) == 101
    assert kabar[-1] == 50_000
