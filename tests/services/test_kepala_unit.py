"""Heads of units where the office's list names nobody: the accounts know them."""

from __future__ import annotations

from datetime import date

from simpelin.domain.dokumen import Rincian
from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.domain.kantor import Peran, Unit
from simpelin.services import akun, kop, masuk, rapat
from simpelin.services import unit as unit_
from simpelin.services.kepala_unit import berkepala
from simpelin.services.notulen import notulen
from simpelin.store import Store
from tests.services.akun_uji import SANDI

_P = PeranOrang


def test_an_account_heads_its_unit_and_the_list_has_the_first_word(kantor: Store) -> None:
    with kantor.ubah("uji"):
        kantor.unit.simpan(Unit("Camat", "Camat", peran=Peran.CAMAT))
        kantor.unit.simpan(Unit("Perencanaan", "", "Siti", peran=Peran.KASUBAG_PERENCANAAN))
    akun.tambah(kantor, "rina", "Rina Marlina", SANDI)
    masuk.masuk(kantor, "rina", SANDI)
    for nama, jabatan in (
        ("ani", Jabatan(_P.STAF, "Seksi Satu")),
        ("budi", Jabatan(_P.KASI, "Seksi Satu")),
        ("adi", Jabatan(_P.CAMAT)),
        ("andi", Jabatan(_P.KEUANGAN)),
    ):
        akun.tambah(kantor, nama, nama.title(), SANDI, (jabatan,), nip="198001012005011001")
    kepala = {satu.nama: (satu.kepala, satu.nip) for satu in berkepala(kantor)}
    assert kepala["Seksi Satu"] == ("Budi", "198001012005011001")
    assert kepala["Camat"][0] == "Adi"
    assert kepala["Perencanaan"] == ("Siti", "")
    assert kepala["Seksi Dua"] == ("", "")
    # nothing is stored by it; letters and the meeting use it
    assert {satu.kepala for satu in unit_.daftar(kantor)} == {"", "Siti"}
    assert kop.penanda(kantor, Peran.CAMAT, date(2023, 4, 1)).nama == "Adi"
    satu = rapat.muat(kantor, 2023, 1)
    assert (satu.pemimpin, satu.notulis) == ("Adi", "Siti")
    assert "Budi" in [hadir.nama for hadir in satu.hadir]
    rapat.atur(kantor, 2023, 1, pemimpin="", notulis="")
    blok = notulen(kantor, 2023, 1, date(2023, 4, 11), gambar=False).blok
    rincian = dict(baris for b in blok if isinstance(b, Rincian) for baris in b.baris)
    assert (rincian["Pimpinan rapat"], rincian["Notulis"]) == ("Adi", "Siti")
    akun.aktifkan(kantor, "budi", False)
    assert {s.nama: s.kepala for s in berkepala(kantor)}["Seksi Satu"] == ""
