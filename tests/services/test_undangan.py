"""Undangan and daftar hadir from a store: what they say, where each word comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simpelin.domain.akun import Akun, Penugasan
from simpelin.domain.dokumen import (
    Blok,
    Dokumen,
    KepalaSurat,
    Paragraf,
    Rincian,
    Tabel,
    TandaTangan,
)
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pelaku import BEBAS, Jabatan, PeranOrang
from simpelin.services import kop
from simpelin.services.ekspor import ekspor
from simpelin.services.pengaturan import atur, muat
from simpelin.services.undangan import daftar_hadir, undangan
from simpelin.services.unit import ubah_kepala
from simpelin.store import Store
from tests.documents.dokumen_uji import png

HARI = date(2023, 10, 5)


def _blok(dokumen: Dokumen, jenis: type[Blok]) -> list[Blok]:
    return [satu for satu in dokumen.blok if isinstance(satu, jenis)]


def test_the_letter_says_what_the_settings_say(contoh: Store) -> None:
    atur(contoh, "nomor_undangan.2023.3", "005/17/KT")
    atur(contoh, "tempat_rapat", "Aula")
    atur(contoh, "tembusan", "Bupati Luwu Timur; Inspektur")
    ubah_kepala(contoh, "Camat", "kepala", "ANDI")
    surat = undangan(contoh, 2023, 3, HARI)
    (kepala,) = _blok(surat, KepalaSurat)
    assert isinstance(kepala, KepalaSurat)
    assert kepala.tempat_tanggal == "Tomoni, 5 Oktober 2023"
    assert ("Nomor", "005/17/KT") in kepala.rincian
    (acara,) = _blok(surat, Rincian)
    assert dict(acara.baris) == {  # type: ignore[union-attr]
        "Hari, tanggal": "Selasa, 10 Oktober 2023",
        "Pukul": "09.00 WITA s.d. selesai",
        "Tempat": "Aula",
    }
    (tanda,) = _blok(surat, TandaTangan)
    assert tanda.penanda[0].nama == "ANDI"  # type: ignore[union-attr]
    assert surat.kop is not None
    assert surat.kop.baris == ("PEMERINTAH KABUPATEN LUWU TIMUR", "KECAMATAN TOMONI (CONTOH)")
    assert "DATA CONTOH" in surat.kaki
    assert any(isinstance(b, Paragraf) and b.teks == "Tembusan:" for b in surat.blok)


def test_the_camat_does_not_invite_himself_but_signs_the_list(contoh: Store) -> None:
    (lampiran,) = _blok(undangan(contoh, 2023, 3, HARI), Tabel)
    (hadir,) = _blok(daftar_hadir(contoh, 2023, 3, HARI), Tabel)
    assert isinstance(lampiran, Tabel)
    assert isinstance(hadir, Tabel)
    assert "Camat" not in [b.sel[2] for b in lampiran.baris]
    assert "Camat" in [b.sel[3] for b in hadir.baris]
    assert len(hadir.baris) == len(contoh.unit.semua()) + 5


@pytest.mark.parametrize("jenis", ["undangan", "daftar-hadir"])
@pytest.mark.parametrize("akhiran", ["docx", "pdf"])
def test_same_store_and_date_same_bytes(
    contoh: Store, tmp_path: Path, jenis: str, akhiran: str
) -> None:
    satu, dua = tmp_path / f"1.{akhiran}", tmp_path / f"2.{akhiran}"
    for path in (satu, dua):
        ekspor(contoh, jenis, 2023, 3, path, tanggal=HARI)
    assert satu.read_bytes() == dua.read_bytes()


def test_a_logo_is_kept_in_the_store_and_bad_ones_are_refused(
    contoh: Store, tmp_path: Path
) -> None:
    bukan = tmp_path / "logo.jpg"
    bukan.write_bytes(b"\xff\xd8\xff")
    besar = tmp_path / "besar.png"
    besar.write_bytes(png() + b"\0" * kop.LOGO_TERBESAR)
    for path, sebab in ((bukan, "bukan gambar PNG"), (besar, "terlalu besar")):
        with pytest.raises(KesalahanPengguna, match=sebab):
            kop.pasang_logo(contoh, path)
    with pytest.raises(KesalahanPengguna, match="tidak dapat dibaca"):
        kop.pasang_logo(contoh, tmp_path / "tidak-ada.png")
    logo = tmp_path / "logo.png"
    logo.write_bytes(png())
    kop.pasang_logo(contoh, logo)
    logo.unlink()
    assert kop.kop(contoh, muat(contoh)).logo == png()
    kop.lepas_logo(contoh)
    assert kop.kop(contoh, muat(contoh)).logo is None


def test_who_stands_in_for_the_camat_signs_as_such(contoh: Store) -> None:
    ubah_kepala(contoh, "Camat", "kepala", "ANDI")
    ubah_kepala(contoh, "Sekretariat", "nip", "197801012000011001")
    ubah_kepala(contoh, "Sekretariat", "pangkat", "Pembina")
    akun = Akun("siti", "SITI", "197801012000011001")
    tugas = Jabatan(PeranOrang.CAMAT, sebutan="Plh.")
    with contoh.ubah("uji"):
        contoh.beri_izin(BEBAS)
        contoh.akun.tambah(akun, "$argon2id$v=19$m=8,t=1,p=1$YWFhYWFhYWE$YWFhYWFhYWFhYWFhYWFhYQ")
        contoh.akun.tambah_penugasan(
            Penugasan(0, "siti", tugas, date(2023, 10, 1), date(2023, 10, 7), "800/1")
        )
    (tanda,) = _blok(undangan(contoh, 2023, 3, HARI), TandaTangan)
    penanda = tanda.penanda[0]  # type: ignore[union-attr]
    assert (penanda.jabatan, penanda.nama, penanda.pangkat) == ("Plh. Camat", "SITI", "Pembina")
    (tanda,) = _blok(undangan(contoh, 2023, 3, date(2023, 10, 8)), TandaTangan)
    assert tanda.penanda[0].nama == "ANDI"  # type: ignore[union-attr]
