"""Evidence by its service: what is taken, where, how large, and where it is missing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from simpelin.domain.data_dukung import JenisBerkas, PadaLaporan
from simpelin.domain.kantor import LaporanUnit, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.domain.rencana import Kunci
from simpelin.services import data_dukung, evaluasi, laporan, pengaturan
from simpelin.services.data_dukung import jenis_berkas, kurang, lampirkan, lampirkan_berkas
from simpelin.store import Store
from tests.services.rencana_uji import KEL, RASIO, SUB

TEMPAT = PadaLaporan(2023, 1, Kunci(SUB))
PDF = b"%PDF-1.7 isi"


def _arsip(*bagian: str) -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        for satu in bagian:
            arsip.writestr(satu, "x")
    return isi.getvalue()


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (b"\xff\xd8\xff\xe1", JenisBerkas.JPG),
        (b"\x89PNG\r\n\x1a\n", JenisBerkas.PNG),
        (PDF, JenisBerkas.PDF),
        (_arsip("word/document.xml", "word/embeddings/xl/workbook.xml"), JenisBerkas.DOCX),
        (_arsip("[Content_Types].xml", "xl/workbook.xml"), JenisBerkas.XLSX),
        (_arsip("isi.txt"), None),
        (b"PK\x03\x04 rusak", None),
        (b"MZ program", None),
        (b"GIF89a", None),
    ],
)
def test_kind_by_content(isi: bytes, jenis: JenisBerkas | None) -> None:
    assert jenis_berkas(isi) is jenis


@pytest.mark.parametrize(
    ("nama", "jadi"),
    [
        ("SPJ Juni.pdf", "SPJ Juni.pdf"),
        ("SPJ.PDF", "SPJ.PDF"),
        ("C:\\foto\\SPJ.exe", "SPJ.pdf"),
        ("SPJ", "SPJ.pdf"),
        ("../../SPJ  a.pdf", "SPJ a.pdf"),
    ],
)
def test_names_are_tidied(nama: str, jadi: str, kantor: Store) -> None:
    assert lampirkan(kantor, TEMPAT, PDF, nama).nama == jadi


def test_refusals_leave_nothing(kantor: Store, tmp_path: Path) -> None:
    pengaturan.atur(kantor, "batas_data_dukung", "1")
    besar = tmp_path / "besar.pdf"
    besar.write_bytes(PDF + bytes(2**20))
    with pytest.raises(KesalahanPengguna, match=r"“besar.pdf” berukuran 1,0 MB, lebih dari batas"):
        lampirkan_berkas(kantor, TEMPAT, besar)
    with pytest.raises(KesalahanPengguna, match="kosong"):
        lampirkan(kantor, TEMPAT, b"", "a.pdf")
    with pytest.raises(KesalahanPengguna, match="isinya yang diperiksa"):
        lampirkan(kantor, TEMPAT, b"MZ", "virus.pdf")
    with pytest.raises(KesalahanPengguna, match="tidak dapat dibaca"):
        lampirkan_berkas(kantor, TEMPAT, tmp_path / "hilang.pdf")
    with pytest.raises(KesalahanPengguna, match="tidak ada dalam rencana"):
        lampirkan(kantor, PadaLaporan(2023, 1, Kunci("9")), PDF, "a.pdf")
    assert kantor.data_dukung.setahun(2023) == ()


def test_after_submission_yes_after_approval_no(kantor: Store) -> None:
    def status(satu: StatusLaporan) -> None:
        with kantor.ubah("status"):
            kantor.laporan.simpan(2023, 1, LaporanUnit("Seksi Satu", satu))

    status(StatusLaporan.DIAJUKAN)
    satu = lampirkan(kantor, TEMPAT, PDF, "a.pdf")
    status(StatusLaporan.DISETUJUI)
    with pytest.raises(KesalahanPengguna, match="sudah disetujui"):
        lampirkan(kantor, TEMPAT, PDF + b"2", "b.pdf")
    with pytest.raises(KesalahanPengguna, match="sudah disetujui"):
        data_dukung.lepaskan(kantor, satu.id)
    assert kantor.data_dukung.pada(TEMPAT) == (satu,)


def test_only_its_own_unit(kantor: Store) -> None:
    kantor.pelaku = Pelaku("Ana", "ana", frozenset({PeranOrang.STAF}), "Seksi Dua")
    with pytest.raises(KesalahanPengguna, match="Seksi Satu"):
        lampirkan(kantor, TEMPAT, PDF, "a.pdf")
    # an indicator of its own on another unit's node is its own to prove
    milik = PadaLaporan(2023, 1, Kunci(SUB), "Jumlah laporan")
    assert lampirkan(kantor, milik, PDF, "a.pdf").oleh == "Ana"


def test_missing_where_required(kantor: Store) -> None:
    hasil = evaluasi.hitung(kantor, 2023, 1)
    assert kurang(kantor, hasil) == {}
    pengaturan.atur(kantor, "data_dukung_wajib", "kinerja")
    assert set(kurang(kantor, hasil)) == {Kunci(SUB), Kunci(RASIO), Kunci(SUB, KEL)}
    lampirkan(kantor, TEMPAT, PDF, "a.pdf")
    assert set(kurang(kantor, hasil)) == {Kunci(RASIO), Kunci(SUB, KEL)}


def test_submitting_without_the_evidence_asks_for_a_reason(kantor: Store) -> None:
    pengaturan.atur(kantor, "data_dukung_wajib", "kinerja")
    kel = PadaLaporan(2023, 1, Kunci(SUB, KEL))
    with pytest.raises(MasukanDitolak, match="belum punya data dukung"):
        laporan.ajukan(kantor, KEL, 2023, 1)
    lampirkan(kantor, kel, PDF, "a.pdf")
    assert laporan.ajukan(kantor, KEL, 2023, 1).status is StatusLaporan.DIAJUKAN
    laporan.buka_kembali(kantor, KEL, 2023, 1, "Salah lampir")
    data_dukung.lepaskan(kantor, kantor.data_dukung.pada(kel)[0].id)
    diajukan = laporan.ajukan(kantor, KEL, 2023, 1, "Foto menyusul")
    assert diajukan.status is StatusLaporan.DIAJUKAN
