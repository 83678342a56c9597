"""Minutes and meeting papers: every word comes from the meeting, the plan and the reports."""

from __future__ import annotations

import io
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from docx import Document

from simpelin.documents import grafik
from simpelin.domain.dokumen import Dokumen, Judul, Paragraf, Rincian, Tabel, TandaTangan
from simpelin.domain.rapat import Hadir
from simpelin.domain.rencana import Kunci
from simpelin.services import rapat, sorotan
from simpelin.services.ekspor import ekspor
from simpelin.services.notulen import bahan_rapat, notulen
from simpelin.services.tindak_lanjut import daftar as tindak_lanjut
from simpelin.services.unit import ubah_kepala
from simpelin.store import Store

HARI = date(2023, 10, 11)


def _teks(dokumen: Dokumen) -> str:
    bagian: list[str] = [dokumen.kaki]
    for blok in dokumen.blok:
        if isinstance(blok, Judul | Paragraf):
            bagian.append(blok.teks)
        elif isinstance(blok, Rincian):
            bagian += [f"{a}: {b}" for a, b in blok.baris]
        elif isinstance(blok, Tabel):
            bagian += [" | ".join(b.sel) for b in blok.baris]
    return "\n".join(bagian)


@pytest.fixture
def berapat(contoh: Store) -> Store:
    """TW II met and was closed; TW III is open and has spoken of one item."""
    for triwulan in (2, 3):
        hari = date(2023, 7 if triwulan == 2 else 10, 11)
        kunci = _teratas(contoh, triwulan, hari)
        rapat.buka(contoh, 2023, triwulan)
        rapat.catat_pembahasan(contoh, 2023, triwulan, kunci, f"Dibahas panjang TW {triwulan}")
        tenggat = "31/8/2023" if triwulan == 2 else "30/11/2023"
        teks = f"Percepat pengadaan @Kelurahan Tomoni {tenggat}"
        rapat.putuskan_baris(contoh, 2023, triwulan, kunci, teks)
        if triwulan == 2:
            rapat.tutup(contoh, 2023, 2, hari)
    rapat.atur_kehadiran(contoh, 2023, 3, [Hadir("SITI", "Camat", "Camat", True), Hadir("BUDI")])
    return contoh


def _teratas(store: Store, triwulan: int, hari: date) -> Kunci:
    daftar = sorotan.susun(store, 2023, triwulan, hari)
    return next(s.penilaian.simpul.kunci for s in daftar.sorotan if s.penilaian is not None)


def test_the_minutes_hold_attendance_discussion_decision_and_follow_up(berapat: Store) -> None:
    teks = _teks(notulen(berapat, 2023, 3, HARI, gambar=False))
    simpul = _teratas(berapat, 3, HARI)
    for harus in (
        "SITI | Camat | Camat | hadir",
        "BUDI |  |  | –",
        "Hadir: 1 dari",
        f"({simpul})",
        "Pembahasan: Dibahas panjang TW 3",
        "Keputusan 1: Percepat pengadaan (Kelurahan Tomoni)",
        "2023.2.1 | Percepat pengadaan | Kelurahan Tomoni | 31 Agustus 2023 | baru, lewat",
        "KONSEP, rapat belum ditutup",
        "Hambatan: ",
        "Capaian kinerja (K) | ",
    ):
        assert harus in teks, harus
    assert "Dibahas panjang TW 2" not in teks


def test_a_closed_meeting_names_its_snapshot_and_says_when_figures_moved(berapat: Store) -> None:
    sidik = rapat.muat(berapat, 2023, 2).sidik
    sebelum = _teks(notulen(berapat, 2023, 2, HARI, gambar=False))
    assert sidik in sebelum
    assert "KONSEP" not in sebelum
    assert "sudah berubah sejak rapat" not in sebelum
    assert "Saat rapat ditutup" not in sebelum
    serapan = next(b for b in sebelum.splitlines() if b.startswith("Serapan anggaran | "))
    kunci = berapat.rencana.versi(2023)[0].simpul[-1].kunci
    with berapat.ubah("uji"):
        berapat.realisasi.simpan_anggaran(2023, kunci, 2, 1_000_000)
    sesudah = _teks(notulen(berapat, 2023, 2, HARI, gambar=False))
    assert "sudah berubah sejak rapat" in sesudah
    # what the meeting saw stays in its minutes
    beku = next(b for b in sesudah.splitlines() if b.startswith("Saat rapat ditutup: "))
    assert f"serapan {serapan.partition(' | ')[2]}." in beku
    assert serapan not in sesudah


def test_who_led_and_who_wrote_sign(berapat: Store) -> None:
    ubah_kepala(berapat, "Sekretariat", "kepala", "TONO")
    ubah_kepala(berapat, "Sekretariat", "nip", "197801012000011001")
    rapat.atur(berapat, 2023, 3, pemimpin="TONO", notulis="BUDI")
    tanda = next(
        b for b in notulen(berapat, 2023, 3, HARI, gambar=False).blok if isinstance(b, TandaTangan)
    )
    pemimpin, penulis = tanda.penanda
    assert (pemimpin.nama, pemimpin.jabatan) == ("TONO", "Sekretaris Camat")
    assert pemimpin.nip == "197801012000011001"
    assert penulis.nama == "BUDI"


def test_verified_long_ago_is_not_spoken_of_but_open_is(berapat: Store) -> None:
    (satu,) = tindak_lanjut(berapat)
    teks = _teks(bahan_rapat(berapat, 2023, 3, HARI, gambar=False))
    assert str(satu.nomor) in teks
    assert str(satu.nomor) not in _teks(bahan_rapat(berapat, 2023, 2, HARI, gambar=False))


def test_the_list_is_the_meetings_list(contoh: Store) -> None:
    dokumen = bahan_rapat(contoh, 2023, 3, HARI, gambar=False)
    hari = rapat.muat(contoh, 2023, 3).tanggal
    layar = sorotan.susun(contoh, 2023, 3, hari).daftar_layar()
    tabel = next(b for b in dokumen.blok if isinstance(b, Tabel) and b.kolom[1].judul == "")
    assert [b.sel[2].split("\n")[1] for b in tabel.baris] == [s.alasan for s in layar]


@pytest.mark.parametrize("akhiran", ["docx", "pdf"])
def test_the_papers_come_again_the_same_with_their_charts(
    berapat: Store, tmp_path: Path, akhiran: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grafik, "lukis", partial(grafik.lukis, dpi=40))
    satu, dua = tmp_path / f"1.{akhiran}", tmp_path / f"2.{akhiran}"
    for path in (satu, dua):
        ekspor(berapat, "notulen", 2023, 3, path, tanggal=HARI)
    assert satu.read_bytes() == dua.read_bytes()
    if akhiran == "docx":
        word = Document(io.BytesIO(satu.read_bytes()))
        assert len(word.inline_shapes) == 7


def test_money_not_entered_is_told_in_words(kantor: Store) -> None:
    """An item whose rupiah nobody entered, and one whose work is not planned yet."""
    teks = _teks(bahan_rapat(kantor, 2023, 1, date(2023, 4, 11)))
    assert "Anggaran: belum ada realisasi; pagu Rp 500.000" in teks
    assert "Rp –" not in teks
    assert "– dari –" not in teks
