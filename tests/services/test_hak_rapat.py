"""With accounts: who decides, closes, moves a follow-up, attaches evidence, keeps the LHE."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simpelin.domain.baris_keputusan import Penanggung
from simpelin.domain.data_dukung import PadaLaporan, PadaLHE, PadaTindakLanjut
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.lhe import Rekomendasi
from simpelin.domain.rapat import NomorKeputusan, setangkah
from simpelin.domain.realisasi import Sebab
from simpelin.domain.rencana import Kunci
from simpelin.services import atas_nama, data_dukung, lhe, rapat, sorotan
from simpelin.services import tindak_lanjut as layanan
from simpelin.services.sebab import isi_sebab
from simpelin.store import Store, open_store
from tests.services.akun_uji import ORANG, SATU, beri_akun, sebagai
from tests.services.rencana_uji import SUB, ambil, laporan, rencana

KUNCI = Kunci(SUB)
TENGGAT = date(2023, 8, 15)
PIMPINAN = {"rina", "eko", "adi"}


@pytest.fixture(scope="module")
def isi_berkas(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Accounts, a closed meeting with a follow-up of Seksi Satu, a recommendation of the same."""
    folder = tmp_path_factory.mktemp("hak")
    isi = open_store(folder / "a.simpelin")
    ambil(isi, folder, rencana(), laporan())
    beri_akun(isi)
    sebagai(isi, "adi")
    rapat.putuskan(isi, 2023, 1, KUNCI, "Percepat SPJ", Penanggung(SATU), TENGGAT)
    rapat.tutup(isi, 2023, 1, date(2023, 4, 12))
    sebagai(isi, "rina")
    lhe.tambah(isi, Rekomendasi(2022, "1", "Lengkapi bukti", SATU))
    isi.close()
    return (folder / "a.simpelin").read_bytes()


@pytest.fixture
def store(isi_berkas: bytes, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.simpelin"
    path.write_bytes(isi_berkas)
    satu = open_store(path)
    yield satu
    satu.close()


def hanya(store: Store, boleh: set[str], kerja: Callable[[str], object]) -> None:
    """Everybody tries; those in ``boleh`` succeed, the others get a sentence with who may."""
    for nama in ORANG:
        sebagai(store, nama)
        if nama in boleh:
            kerja(nama)
            continue
        with pytest.raises(KesalahanPengguna, match=r"bagian|lampirkan dulu"):
            kerja(nama)


def test_minutes_are_the_leaders_colour_and_closing_the_camats(store: Store) -> None:
    siapa = Penanggung(SATU)
    hanya(store, PIMPINAN, lambda n: rapat.putuskan(store, 2023, 2, KUNCI, n, siapa, TENGGAT))
    warna = sorotan.susun(store, 2023, 1).penilaian[KUNCI].warna
    menjadi = setangkah(warna)[0]
    hanya(store, {"adi"}, lambda n: rapat.buka_kembali(store, 2023, 1, n))
    hanya(store, {"adi"}, lambda n: rapat.timpa_warna(store, 2023, 1, KUNCI, menjadi, n))
    hanya(store, {"adi"}, lambda _: rapat.tutup(store, 2023, 1))
    (satu,) = store.rapat.muat(2023, 1).warna  # type: ignore[union-attr]
    assert satu.oleh == "Adi Putri"


def test_progress_is_the_units_verification_the_leaders(store: Store) -> None:
    nomor = NomorKeputusan(2023, 1, 1)
    milik = {"ani", "budi", "rina"}
    hanya(store, milik, lambda n: layanan.kabari(store, nomor, n))
    hanya(
        store,
        milik,
        lambda n: data_dukung.lampirkan(
            store, PadaTindakLanjut(nomor), b"%PDF-" + n.encode(), f"{n}.pdf"
        ),
    )
    hanya(store, PIMPINAN, lambda n: layanan.tunda(store, nomor, TENGGAT, n))
    sebagai(store, "budi")
    layanan.selesaikan(store, nomor)
    for nama in ("ani", "budi", "dewi", "andi"):
        sebagai(store, nama)
        with pytest.raises(KesalahanPengguna):
            layanan.verifikasi(store, nomor)
    sebagai(store, "eko")
    layanan.verifikasi(store, nomor)


def test_evidence_and_causes_of_a_report(store: Store, tmp_path: Path) -> None:
    def lampirkan(nama: str) -> None:
        tempat = PadaLaporan(2023, 1, KUNCI)
        data_dukung.lampirkan(store, tempat, b"%PDF-" + nama.encode(), f"{nama}.pdf")

    hanya(store, {"ani", "budi"}, lampirkan)
    hanya(
        store,
        {"ani", "budi"},
        lambda n: isi_sebab(store, 2023, 1, KUNCI, Sebab(penanggung_jawab=n)),
    )
    # the planner enters for the unit once its signed sheet is kept
    lembar = tmp_path / "lembar.pdf"
    lembar.write_bytes(b"%PDF-1.7")
    sebagai(store, "rina")
    atas_nama.lampirkan(store, 2023, 1, SATU, lembar)
    lampirkan("rina")
    assert len(store.data_dukung.setahun(2023)) == 3


def test_lhe_is_kept_by_planner_and_secretary_filled_by_its_unit(store: Store) -> None:
    satu = store.lhe.muat(2022, "1")
    assert satu is not None
    hanya(store, {"rina", "eko"}, lambda n: lhe.tambah(store, Rekomendasi(2023, n, "x")))
    hanya(
        store,
        {"rina", "eko", "ani", "budi"},
        lambda n: lhe.ubah(store, replace(satu, tindakan=n)),
    )
    hanya(store, {"rina", "eko"}, lambda n: lhe.ubah(store, replace(satu, rekomendasi=n)))
    hanya(
        store,
        {"rina", "eko", "ani", "budi"},
        lambda n: data_dukung.lampirkan(
            store, PadaLHE(2022, "1"), b"%PDF-" + n.encode(), f"{n}.pdf"
        ),
    )


def test_what_was_verified_does_not_come_back_by_its_own_unit(store: Store) -> None:
    nomor = NomorKeputusan(2023, 1, 1)
    sebagai(store, "ani")
    data_dukung.lampirkan(store, PadaTindakLanjut(nomor), b"%PDF-1.4", "bukti.pdf")
    layanan.selesaikan(store, nomor)
    for siapa in ("ani", "budi"):
        sebagai(store, siapa)
        with pytest.raises(KesalahanPengguna, match="sudah selesai"):
            layanan.mulai(store, nomor, "ternyata belum")
    sebagai(store, "eko")
    layanan.verifikasi(store, nomor)
    sebagai(store, "ani")
    with pytest.raises(KesalahanPengguna, match="sudah diverifikasi"):
        layanan.mulai(store, nomor, "diganti")
    sebagai(store, "eko")
    assert layanan.kembalikan(store, nomor, "fotonya buram").status.terbuka
