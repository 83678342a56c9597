"""The meeting by its services: decide, choose a colour, close, and what comes of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from simpelin.domain.baris_keputusan import Penanggung
from simpelin.domain.data_dukung import PadaTindakLanjut
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pelaku import Pelaku, PeranOrang
from simpelin.domain.penilaian import Aturan, Warna
from simpelin.domain.rapat import Hadir, NomorKeputusan, StatusRapat
from simpelin.domain.realisasi import GolonganSebab, Sebab
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import StatusTindakLanjut, teratas
from simpelin.services import data_dukung, potret_rapat, rapat, riwayat, sebab, sorotan
from simpelin.services import tindak_lanjut as layanan
from simpelin.services.kata_riwayat import JENIS
from simpelin.services.tindak_lanjut import Saringan
from simpelin.store import Store
from tests.services.rencana_uji import LAIN, SUB, ambil, laporan, rencana

KUNCI = Kunci(SUB)
FOTO = b"\xff\xd8\xff foto"


@pytest.fixture
def kantor(kosong: Store, tmp_path: Path) -> Store:
    """The small office with its heads, reports of TW I, a meeting of TW I not yet open."""
    ambil(kosong, tmp_path, rencana(), laporan())
    with kosong.ubah("unit"):
        kosong.unit.simpan(Unit("Kecamatan", "Camat", "Andi", peran=Peran.CAMAT))
        kosong.unit.simpan(Unit("Seksi Satu", "Kepala Seksi Satu", "Budi"))
    return kosong


def _putuskan(store: Store, teks: str = "Percepat SPJ 15/8", kunci: Kunci | None = KUNCI) -> None:
    rapat.putuskan_baris(store, 2023, 1, kunci, teks)


def test_a_meeting_opens_itself_with_the_first_decision(kantor: Store) -> None:
    assert kantor.rapat.muat(2023, 1) is None
    _putuskan(kantor)
    _putuskan(kantor, "Susun jadwal @budi 1/5", None)
    hasil = rapat.muat(kantor, 2023, 1)
    assert (hasil.pemimpin, hasil.tanggal) == ("Andi", date(2023, 4, 11))
    assert set(hasil.hadir) == {
        Hadir("Andi", "Camat", "Kecamatan"),
        Hadir("Budi", "Kepala Seksi Satu", "Seksi Satu"),
    }
    satu, dua = hasil.keputusan
    assert (satu.unit, satu.tenggat, satu.kunci) == ("Seksi Satu", date(2023, 8, 15), KUNCI)
    assert dua.penanggung_jawab == "Budi (Seksi Satu)"
    assert str(dua.nomor) == "2023.1.2"


def test_refusals_of_decisions(kantor: Store) -> None:
    with pytest.raises(KesalahanPengguna, match="Sebut penanggung jawabnya"):
        _putuskan(kantor, "Percepat SPJ 15/8", None)
    siapa = Penanggung("Seksi Satu")
    with pytest.raises(KesalahanPengguna, match="lebih awal dari rapatnya"):
        rapat.putuskan(kantor, 2023, 1, KUNCI, "x", siapa, date(2023, 4, 1))
    with pytest.raises(KesalahanPengguna, match="tidak ada dalam rencana"):
        rapat.putuskan(kantor, 2023, 1, Kunci("9"), "x", siapa, date(2023, 5, 1))
    assert kantor.rapat.muat(2023, 1) is None


def test_colour_by_one_step_with_a_reason(kantor: Store) -> None:
    terhitung = sorotan.susun(kantor, 2023, 1).penilaian[KUNCI].warna
    assert terhitung is not None
    (jauh,) = {Warna.HIJAU, Warna.MERAH} - {terhitung} - set(rapat.setangkah(terhitung))
    with pytest.raises(KesalahanPengguna, match="hanya dapat diubah menjadi"):
        rapat.timpa_warna(kantor, 2023, 1, KUNCI, jauh, "alasan")
    pilihan = rapat.setangkah(terhitung)[0]
    with pytest.raises(KesalahanPengguna, match="alasan"):
        rapat.timpa_warna(kantor, 2023, 1, KUNCI, pilihan, " ")
    with pytest.raises(KesalahanPengguna, match="belum lapor"):
        rapat.timpa_warna(kantor, 2023, 1, Kunci(LAIN), Warna.HIJAU, "alasan")
    rapat.timpa_warna(kantor, 2023, 1, KUNCI, pilihan, "Sudah ditangani")
    daftar = sorotan.susun(kantor, 2023, 1)
    warna = sorotan.warna_rapat(kantor, 2023, 1)
    (isi,) = [
        satu["angka"]["warna_rapat"]
        for satu in sorotan.sebagai_json(daftar, warna)["sorotan"]
        if satu["kode"] == SUB and satu["sub_skpd"] == ""
    ]
    assert isi == {
        "dari": terhitung,
        "menjadi": pilihan,
        "alasan": "Sudah ditangani",
        "oleh": "Siti",
        "berlaku": True,
    }
    # the computed one stands where it stood
    assert daftar.penilaian[KUNCI].warna is terhitung
    rapat.batalkan_warna(kantor, 2023, 1, KUNCI)
    assert sorotan.warna_rapat(kantor, 2023, 1) == {}


def test_closing_freezes_and_hands_out(kantor: Store, tmp_path: Path) -> None:
    with pytest.raises(KesalahanPengguna, match="belum dibuka"):
        rapat.tutup(kantor, 2023, 1)
    _putuskan(kantor)
    assert layanan.daftar(kantor) == ()
    hasil = rapat.tutup(kantor, 2023, 1, date(2023, 4, 11))
    potret = kantor.rapat.potret(2023, 1)
    assert potret is not None
    assert hasil.status is StatusRapat.DITUTUP
    assert hasil.sidik == potret.sidik
    assert potret_rapat.utuh(potret)
    isi = json.loads(potret.isi)
    assert potret_rapat.kanonik(isi) == (potret.isi, potret.sidik)
    assert isi["keputusan"][0]["isi"] == "Percepat SPJ"
    assert isi["evaluasi"]["kantor"]["pagu"] == 1_890_000
    (satu,) = layanan.daftar(kantor, Saringan(unit="Seksi Satu"))
    assert (satu.status, satu.tenggat) == (StatusTindakLanjut.BARU, date(2023, 8, 15))
    for tulis in (
        lambda: _putuskan(kantor),
        lambda: rapat.atur(kantor, 2023, 1, tempat="Aula"),
        lambda: rapat.atur_kehadiran(kantor, 2023, 1, []),
        lambda: rapat.catat_pembahasan(kantor, 2023, 1, KUNCI, "x"),
        lambda: rapat.tutup(kantor, 2023, 1),
    ):
        with pytest.raises(KesalahanPengguna, match="sudah ditutup"):
            tulis()
    # what is entered later never changes what was frozen
    ambil(kantor, tmp_path, None, [{"kode": SUB, "indikator": "Jumlah dokumen", "kinerja": 9}])
    assert kantor.rapat.potret(2023, 1) == potret
    with pytest.raises(KesalahanPengguna, match="alasan"):
        rapat.buka_kembali(kantor, 2023, 1, "")
    rapat.buka_kembali(kantor, 2023, 1, "Angka keliru")
    _putuskan(kantor, "Tambahan 1/9")
    kedua = rapat.tutup(kantor, 2023, 1, date(2023, 4, 12))
    assert kedua.sidik != potret.sidik
    assert [s.nomor.nomor for s in layanan.daftar(kantor)] == [1, 2]


def test_a_follow_up_on_its_way(kantor: Store) -> None:
    _putuskan(kantor)
    rapat.tutup(kantor, 2023, 1)
    nomor = NomorKeputusan(2023, 1, 1)
    assert layanan.kabari(kantor, nomor, "Separuh jalan").status is StatusTindakLanjut.BERJALAN
    with pytest.raises(KesalahanPengguna, match="belum punya data dukung"):
        layanan.selesaikan(kantor, nomor)
    bukti = data_dukung.lampirkan(kantor, PadaTindakLanjut(nomor), FOTO, "spj.jpeg")
    assert layanan.selesaikan(kantor, nomor).status is StatusTindakLanjut.SELESAI
    with pytest.raises(KesalahanPengguna, match="tidak berubah lagi"):
        data_dukung.lepaskan(kantor, bukti.id)
    with pytest.raises(KesalahanPengguna, match="alasan"):
        layanan.kembalikan(kantor, nomor, " ")
    lagi = layanan.kembalikan(kantor, nomor, "Foto tidak jelas")
    assert (lagi.status, lagi.selesai_pada) == (StatusTindakLanjut.BERJALAN, None)
    layanan.tunda(kantor, nomor, date(2023, 9, 1), "Menunggu rekanan")
    layanan.selesaikan(kantor, nomor)
    akhir = layanan.verifikasi(kantor, nomor, "Cocok")
    assert akhir.status is StatusTindakLanjut.DIVERIFIKASI
    assert akhir.keputusan.tenggat == date(2023, 8, 15)
    assert [(k.status.value, k.oleh) for k in akhir.kabar][-1] == ("diverifikasi", "Siti")
    assert "Foto tidak jelas" in [k.isi for k in akhir.kabar]
    assert layanan.daftar(kantor, Saringan(hanya_terbuka=True)) == ()


def test_overdue_rises_in_the_next_list(kantor: Store, tmp_path: Path) -> None:
    _putuskan(kantor, "Percepat SPJ 1/6")
    rapat.tutup(kantor, 2023, 1)
    isi = [satu | {"triwulan": 2} for satu in laporan()]
    ambil(kantor, tmp_path, None, isi)

    def butir(triwulan: int, hari: date) -> tuple[float, bool]:
        for satu in sorotan.susun(kantor, 2023, triwulan, hari).sorotan:
            if satu.penilaian is not None and satu.penilaian.simpul.kunci == KUNCI:
                lewat = Aturan.TINDAK_LANJUT_LEWAT in (satu.aturan, *satu.aturan_lain)
                return satu.skor or 0.0, lewat
        return 0.0, False

    sebelum, sesudah = butir(2, date(2023, 6, 1)), butir(2, date(2023, 7, 4))
    assert (sebelum[1], sesudah[1]) == (False, True)
    assert sesudah[0] == pytest.approx(sebelum[0] + 5)
    assert not butir(1, date(2023, 7, 4))[1]
    semua = kantor.tindak_lanjut.semua()
    assert [len(teratas(semua, 2023, tw)) for tw in (2, 3, 4)] == [0, 1, 1]
    assert teratas(semua, 2024, 1) == semua


def test_since_the_last_meeting(kantor: Store, tmp_path: Path) -> None:
    daftar = sorotan.susun(kantor, 2023, 1)
    assert potret_rapat.sejak_rapat_lalu(kantor, daftar).acuan == ""
    ambil(kantor, tmp_path, None, [satu | {"triwulan": 2} for satu in laporan()])
    kini = sorotan.susun(kantor, 2023, 2)
    assert "keadaan TW I 2023" in potret_rapat.sejak_rapat_lalu(kantor, kini).acuan
    _putuskan(kantor)
    rapat.tutup(kantor, 2023, 1)
    hasil = potret_rapat.sejak_rapat_lalu(kantor, kini)
    assert hasil.acuan == "rapat TW I 2023"
    assert potret_rapat.sejak_rapat_lalu(kantor, daftar).acuan == ""


def test_causes_and_normative_items(kantor: Store) -> None:
    daftar = sorotan.susun(kantor, 2023, 1)
    tertinggal = [k for k, p in daftar.penilaian.items() if p.warna is Warna.MERAH]
    kosong = sebab.butir_normatif(kantor, daftar)
    assert set(tertinggal) <= set(kosong)
    isi = Sebab(GolonganSebab.SDM, date(2023, 5, 1), "  Budi ")
    sebab.isi_sebab(kantor, 2023, 1, KUNCI, isi)
    assert kantor.sebab.muat(2023)[KUNCI, 1].penanggung_jawab == "Budi"
    with pytest.raises(KesalahanPengguna, match="tidak ada dalam rencana"):
        sebab.isi_sebab(kantor, 2023, 1, Kunci("9"), isi)


def test_rights(kantor: Store) -> None:
    _putuskan(kantor)
    rapat.tutup(kantor, 2023, 1)
    rapat.buka_kembali(kantor, 2023, 1, "x")
    kasi = frozenset({PeranOrang.KASI})
    kantor.pelaku = Pelaku("Budi", "budi", kasi, "Seksi Satu")
    for tulis in (
        lambda: _putuskan(kantor),
        lambda: rapat.tutup(kantor, 2023, 1),
        lambda: layanan.tunda(kantor, NomorKeputusan(2023, 1, 1), date(2024, 1, 1), "x"),
    ):
        with pytest.raises(KesalahanPengguna, match="Budi"):
            tulis()
    assert layanan.mulai(kantor, NomorKeputusan(2023, 1, 1)).status is StatusTindakLanjut.BERJALAN
    kantor.pelaku = Pelaku("Ana", "ana", kasi, "Seksi Dua")
    with pytest.raises(KesalahanPengguna, match="Ana"):
        layanan.kabari(kantor, NomorKeputusan(2023, 1, 1), "x")


def test_the_trail_speaks_of_it_in_words(kantor: Store) -> None:
    _putuskan(kantor)
    _putuskan(kantor, "Umum @budi 1/5", None)
    rapat.catat_pembahasan(kantor, 2023, 1, KUNCI, "SPJ menumpuk")
    rapat.tutup(kantor, 2023, 1)
    nama = riwayat.nama_simpul(kantor)
    nomor = [satu.nomor for satu in kantor.riwayat.cari(batas=12)]
    semua = riwayat.muat(kantor, nomor, nama).values()
    kata = {(satu.jenis, satu.butir.nama, satu.butir.rinci) for satu in semua}
    assert ("Keputusan rapat", "Sub 0001", "keputusan 1, TW I 2023") in kata
    assert ("Keputusan rapat", "Kantor", "keputusan 2, TW I 2023") in kata
    assert ("Rapat monev", "Rapat monev", "TW I 2023") in kata
    assert {satu.jenis for satu in semua} <= set(JENIS.values())
