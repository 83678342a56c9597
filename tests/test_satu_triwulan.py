"""One quarter of one office, from the empty store to the next meeting, through the services.

Each step stands on what the steps before it stored, as in an office; it fails by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from simpelin.domain.data_dukung import PadaLaporan, PadaTindakLanjut
from simpelin.domain.dokumen import Paragraf, Rincian, Tabel
from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.domain.kantor import Peran, StatusLaporan, Unit
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak
from simpelin.domain.penilaian import Warna
from simpelin.domain.perubahan_rapat import JenisPerubahan
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rekonsiliasi import Keadaan
from simpelin.domain.rencana import JenisVersi, Kunci, Sifat, VersiRencana
from simpelin.domain.tindak_lanjut import StatusTindakLanjut
from simpelin.services import (
    akun,
    antrean,
    daftar_bkad,
    data_dukung,
    evaluasi,
    kalender,
    langkah_laporan,
    laporan_kini,
    masuk,
    mulai_kantor,
    pengaturan,
    potret_rapat,
    rapat,
    rekonsiliasi,
    sorotan,
    tindak_lanjut,
)
from simpelin.services.beda_potret import beda_potret
from simpelin.services.contoh import isi_contoh
from simpelin.services.ekspor import ekspor
from simpelin.services.impor import impor
from simpelin.services.impor_lembar import buka_buku
from simpelin.services.isi_realisasi import IsiAnggaran, IsiCatatan, IsiKinerja, isi
from simpelin.services.isi_rencana import SelRencana, isi_nilai
from simpelin.services.laporan import ajukan
from simpelin.services.lembar_unit import lembar
from simpelin.services.notulen import notulen
from simpelin.services.periksa import periksa
from simpelin.services.status import status
from simpelin.services.templat import templat_isi
from simpelin.services.versi_rencana import versi_baru
from simpelin.store import Store, cadangkan, open_store, periksa_keutuhan, pulihkan
from tests.services import langkah_uji

_S, _P = StatusLaporan, PeranOrang
TAHUN = 2026
SANDI = "kuda hijau 7"
RENCANA = "Sub Bagian Perencanaan dan Kepegawaian"
UANG = "Sub Bagian Umum dan Keuangan"
PELAYANAN, PMD = "Seksi Pelayanan Umum", "Seksi Pemberdayaan Masyarakat Desa"
PEM, TRANTIB = "Seksi Pemerintahan Umum", "Seksi Ketentraman dan Ketertiban Masyarakat"
KELURAHAN = "Kelurahan Wotu"
UNIT = (
    Unit("Camat", "Camat", "Adi", peran=Peran.CAMAT),
    Unit("Sekretariat", "Sekretaris Camat", "Eko", peran=Peran.SEKCAM),
    Unit(RENCANA, "Kasubag Perencanaan", "Rina", peran=Peran.KASUBAG_PERENCANAAN),
    Unit(UANG, "Kasubag Keuangan", "Andi", peran=Peran.KEUANGAN),
    *(Unit(nama, "Kepala Seksi") for nama in (PELAYANAN, PMD, PEM, TRANTIB)),
    Unit(KELURAHAN, "Lurah"),
)
ORANG = {
    "andi": (Jabatan(_P.KEUANGAN), Jabatan(_P.KASI, UANG)),
    "budi": (Jabatan(_P.KASI, PELAYANAN),),
    "dewi": (Jabatan(_P.KASI, PMD),),
    "fitri": (Jabatan(_P.KASI, PEM),),
    "gani": (Jabatan(_P.KASI, TRANTIB),),
    "hadi": (Jabatan(_P.LURAH, KELURAHAN),),
    "eko": (Jabatan(_P.SEKCAM),),
    "adi": (Jabatan(_P.CAMAT),),
}
KEPALA = {PELAYANAN: "budi", PMD: "dewi", PEM: "fitri", TRANTIB: "gani", KELURAHAN: "hadi"}
KEPALA |= {UANG: "andi", RENCANA: "rina"}
SURAT, DAMPING = Kunci("7.01.02.2.04.0003"), Kunci("7.01.03.2.01.0003")
LEMBAR, DESA = "Jumlah lembar pelayanan yang dilimpahkan", "Jumlah desa/kelurahan yang didampingi"
PDF = b"%PDF-1.7 daftar hadir"


class Jam:
    """The office's clock: the day on which a step is done."""

    hari = date(TAHUN, 1, 5)

    def __call__(self) -> datetime:
        return datetime(self.hari.year, self.hari.month, self.hari.day, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    satu = open_store(tmp_path / "kantor" / "simpelin.db")
    satu.kini = Jam()
    yield satu
    satu.close()


@contextmanager
def oleh(store: Store, nama: str, hari: date | None = None) -> Iterator[None]:
    """Somebody signs in, does something, and leaves the desk."""
    if hari is not None:
        assert isinstance(store.kini, Jam)
        store.kini.hari = hari
    masuk.masuk(store, nama, SANDI if nama == "rina" else SANDI + nama)
    yield
    masuk.keluar(store)


def test_a_quarter_of_an_office(store: Store, tmp_path: Path) -> None:
    _kantor(store)
    _orang(store)
    _rencana(store, tmp_path)
    _isian(store)
    _ajukan(store)
    _kembali_dan_naik(store)
    _terlambat(store)
    _rencana_bergeser(store)
    _rapat(store)
    _tindak_lanjut(store)
    _rekonsiliasi(store, tmp_path)
    _triwulan_berikut(store)
    _laporan(store, tmp_path)
    _cadangan(store, tmp_path)


def _kantor(store: Store) -> None:
    """Begin for my office; an empty one already answers everything."""
    assert (status(store, TAHUN, 1).unit, periksa(store).ketidaksesuaian) == ((), ())
    pengaturan.atur(store, "nama_skpd", "Kecamatan Wotu")
    assert mulai_kantor.simpan_unit(store, UNIT) == 9


def _orang(store: Store) -> None:
    """The first account is the planner's; from then on who is not signed in only reads."""
    akun.tambah(store, "rina", "Rina Perencana", SANDI)
    with pytest.raises(KesalahanPengguna, match="masuk dulu"):
        pengaturan.atur(store, "nama_skpd", "Kecamatan Lain")
    with oleh(store, "rina"):
        for nama, jabatan in ORANG.items():
            akun.tambah(store, nama, f"{nama.title()} Putri", SANDI, jabatan)
        akun.tunjuk_pengganti(
            store,
            "fitri",
            Jabatan(_P.SEKCAM, sebutan="Plh."),
            date(TAHUN, 4, 1),
            date(TAHUN, 4, 30),
            "800/12",
        )
    for nama in ORANG:
        masuk.masuk(store, nama, SANDI)
        masuk.ganti_sandi(store, SANDI, SANDI + nama)
    with pytest.raises(KesalahanPengguna, match="Nama atau sandi salah"):
        masuk.masuk(store, "adi", "tebakan")
    masuk.keluar(store)


def _rencana(store: Store, tmp_path: Path) -> None:
    """The filled template of another year, changed to this office, with its Renstra."""
    berkas = _templat_kantor(tmp_path)
    with oleh(store, "budi"), pytest.raises(KesalahanPengguna, match="bagian Kasubag Perencanaan"):
        impor(store, berkas)
    with oleh(store, "rina"):
        hasil = impor(store, berkas)
    assert {satu.lembar: satu.baru for satu in hasil.ringkasan}["Rencana"] > 60
    assert store.rencana.tahun() == (TAHUN,)
    assert [(r.awal, r.akhir) for r in store.renstra.semua()] == [(2021, 2026)]
    assert {u.nama for u in store.unit.semua()} == {u.nama for u in UNIT}


def _templat_kantor(tmp_path: Path) -> Path:
    lain, berkas = open_store(tmp_path / "lain.db"), tmp_path / "rencana.xlsx"
    isi_contoh(lain)
    templat_isi(lain, berkas)
    lain.close()
    buku = openpyxl.load_workbook(berkas)
    for nama in set(buku.sheetnames) - {"Rencana", "Renstra"}:
        del buku[nama]
    lembaran = buku["Rencana"]
    kolom = {sel.value: sel.column for sel in lembaran[1]}
    for baris in range(lembaran.max_row, 1, -1):
        murni = lembaran.cell(baris, kolom["versi"]).value in (None, "murni")
        if lembaran.cell(baris, kolom["tahun"]).value != 2023 or not murni:
            lembaran.delete_rows(baris)
            continue
        lembaran.cell(baris, kolom["tahun"]).value = TAHUN
        for sel in lembaran[baris]:
            if isinstance(sel.value, str):
                sel.value = sel.value.replace("Tomoni", "Wotu")
    buku.save(berkas)
    return berkas


def _isi_unit(store: Store, unit: str, tw: int, bagian: Fraction = Fraction(1)) -> None:
    """Fill what is due of a unit, ``bagian`` of what is planned, as one pasted block."""
    perintah = []
    for baris in lembar(store, TAHUN, tw, unit).kekurangan():
        assert baris.indikator is not None
        indikator = baris.indikator.indikator
        target = indikator.target_tw[tw - 1] or indikator.target or Fraction(1)
        nilai = LaporanKinerja(target * bagian)
        if indikator.sifat is Sifat.RASIO:
            nilai = LaporanKinerja(pembilang=target * bagian, penyebut=Fraction(100))
        perintah.append(IsiKinerja(TAHUN, tw, baris.simpul.kunci, indikator.nama, nilai))
    isi(store, *perintah)


def _isi_rupiah(store: Store, tw: int) -> None:
    sub = evaluasi.hitung(store, TAHUN, tw).rencana.sub_kegiatan
    isi(store, *(IsiAnggaran(TAHUN, tw, s.kunci, s.kas[tw - 1]) for s in sub if s.kas[tw - 1]))


def _isian(store: Store) -> None:
    """Every section fills its own K, Keuangan the rupiah of all; nobody another's."""
    for unit, bagian in ((PELAYANAN, 1), (PMD, Fraction(1, 2)), (PEM, 1), (UANG, 1), (RENCANA, 1)):
        with oleh(store, KEPALA[unit], date(TAHUN, 4, 1)):
            _isi_unit(store, unit, 1, Fraction(bagian))
    with oleh(store, "andi"):
        _isi_rupiah(store, 1)
    with oleh(store, "dewi"), pytest.raises(KesalahanPengguna, match="bagian pegawai"):
        isi(store, IsiKinerja(TAHUN, 1, SURAT, LEMBAR, LaporanKinerja(Fraction(1))))
    with oleh(store, "budi"):
        data_dukung.lampirkan(store, PadaLaporan(TAHUN, 1, SURAT, LEMBAR), PDF, "register.pdf")
    assert evaluasi.hitung(store, TAHUN, 1).kantor.realisasi_anggaran > 900_000_000


def _ajukan(store: Store) -> None:
    """What is missing, and what lags without a word, stops a submission."""
    with oleh(store, "budi"):
        isi(store, IsiKinerja(TAHUN, 1, SURAT, LEMBAR, None))
        with pytest.raises(MasukanDitolak, match="belum diisi"):
            ajukan(store, PELAYANAN, TAHUN, 1)
        isi(store, IsiKinerja(TAHUN, 1, SURAT, LEMBAR, LaporanKinerja(Fraction(40))))
    with oleh(store, "dewi"), pytest.raises(MasukanDitolak, match="ajukan dengan alasan"):
        ajukan(store, PMD, TAHUN, 1)
    with oleh(store, "dewi"):
        ajukan(store, PMD, TAHUN, 1, "Musrenbang diundur ke Mei")
    for unit in (PELAYANAN, PEM, UANG, RENCANA):
        with oleh(store, KEPALA[unit]):
            assert ajukan(store, unit, TAHUN, 1).status is _S.DIAJUKAN
    assert {satu.nama: satu.hari_terlambat for satu in status(store, TAHUN, 1).unit}[PMD] == 0


def _kembali_dan_naik(store: Store) -> None:
    """Returned, read by its unit, corrected, and up through every tier."""
    alasan = "register mencatat 38 lembar"
    with oleh(store, "rina", date(TAHUN, 4, 2)):
        langkah_laporan.kembalikan(store, PELAYANAN, TAHUN, 1, alasan)
    assert alasan in laporan_kini.kata_kembali(store, TAHUN, 1, PELAYANAN)
    with oleh(store, "budi"):
        assert not lembar(store, TAHUN, 1, PELAYANAN, date(TAHUN, 4, 2)).terkunci
        isi(store, IsiKinerja(TAHUN, 1, SURAT, LEMBAR, LaporanKinerja(Fraction(38))))
        ajukan(store, PELAYANAN, TAHUN, 1)
        with pytest.raises(KesalahanPengguna):
            isi(store, IsiKinerja(TAHUN, 1, SURAT, LEMBAR, LaporanKinerja(Fraction(39))))
    with oleh(store, "rina"):
        perubahan = antrean.isi_laporan(store, PELAYANAN, TAHUN, 1).perubahan
        assert "38" in str(perubahan[SURAT])
        for unit in (PELAYANAN, PMD, PEM, UANG):
            langkah_uji.periksa_laporan(store, unit, TAHUN, 1)
        # the planner's own report goes past the planner
        with pytest.raises(MasukanDitolak, match="jenjang di atasnya"):
            langkah_uji.periksa_laporan(store, RENCANA, TAHUN, 1)
    with oleh(store, "eko"):
        for unit in (PELAYANAN, UANG, RENCANA):
            langkah_uji.verifikasi(store, unit, TAHUN, 1)
    with oleh(store, "fitri", date(TAHUN, 4, 3)):
        for unit in (PMD, PEM):  # as deputy, also of the own report
            langkah_uji.verifikasi(store, unit, TAHUN, 1)
        with pytest.raises(KesalahanPengguna, match="bagian Camat"):
            langkah_uji.setujui(store, PEM, TAHUN, 1)
    langkah = store.langkah.muat(TAHUN, 1, PEM)[-1]
    assert (langkah.sebagai, langkah.rangkap) == ("Plh.", True)
    with oleh(store, "adi"):
        for unit in (PELAYANAN, PMD, PEM, RENCANA):
            assert langkah_uji.setujui(store, unit, TAHUN, 1).status is _S.DISETUJUI
        # one sub kegiatan has no cash plan and nothing entered: locked only with a reason
        with pytest.raises(MasukanDitolak, match=r"masih kosong: rupiah 1 .*Instalasi Listrik"):
            langkah_uji.setujui(store, UANG, TAHUN, 1)
        setuju = langkah_uji.setujui(store, UANG, TAHUN, 1, "belum ada belanja listrik")
        assert setuju.status is _S.DISETUJUI


def _terlambat(store: Store) -> None:
    """A section that is late needs an exception where the office locks, and is named late."""
    hari = date(TAHUN, 4, 8)
    with oleh(store, "rina", hari):
        pengaturan.atur(store, "kunci_batas", "ya")
    with oleh(store, "gani"), pytest.raises(KesalahanPengguna, match="sudah ditutup 03-04-2026"):
        _isi_unit(store, TRANTIB, 1)
    with oleh(store, "adi"):
        kalender.beri_pengecualian(store, TRANTIB, TAHUN, 1, date(TAHUN, 4, 10), "jaga pemilu desa")
    with oleh(store, "gani"):
        _isi_unit(store, TRANTIB, 1)
        ajukan(store, TRANTIB, TAHUN, 1)
    terlambat = {s.nama: s.hari_terlambat for s in status(store, TAHUN, 1, hari).unit}
    assert (terlambat[TRANTIB], terlambat[PELAYANAN]) == (5, 0)
    with oleh(store, "rina"):
        pengaturan.atur(store, "kunci_batas", "tidak")


def _rencana_bergeser(store: Store) -> None:
    """What was approved stays as it was; the difference to the live figures is told."""
    sama = beda_potret(store, PELAYANAN, TAHUN, 1)
    assert sama is not None
    assert (sama.utuh, sama.beda) == (True, ())
    geser = VersiRencana("pergeseran", JenisVersi.PERGESERAN, "900/1", "2026-04-08", 1)
    with oleh(store, "rina"):
        versi_baru(store, TAHUN, geser)
        isi_nilai(store, TAHUN, "pergeseran", {SelRencana(SURAT, "", "pagu"): 3_000_000})
    beda = beda_potret(store, PELAYANAN, TAHUN, 1)
    assert beda is not None
    assert [(b.dulu, b.kini) for b in beda.beda if b.kunci == SURAT and b.label == "pagu"] == [
        ("2.676.300", "3.000.000")
    ]
    assert beda_potret(store, UANG, TAHUN, 1).beda != ()  # type: ignore[union-attr]


def _rapat(store: Store) -> None:
    """The meeting: what lags, decisions in one line, the camat's colour, minutes, closing."""
    hari = date(TAHUN, 4, 9)
    daftar = sorotan.susun(store, TAHUN, 1, hari)
    warna = daftar.penilaian[DAMPING].warna
    assert warna is Warna.MERAH
    with oleh(store, "rina", hari):
        # the list names no head of this section; the account does
        assert "Dewi Putri" in [satu.nama for satu in rapat.buka(store, TAHUN, 1).hadir]
        rapat.putuskan_baris(store, TAHUN, 1, DAMPING, f"Dampingi dua desa @{PMD} 30/4/2026")
        rapat.putuskan_baris(store, TAHUN, 1, None, f"Susun jadwal SPJ @{UANG} 20/4/2026")
        with pytest.raises(KesalahanPengguna, match="bukan unit"):
            rapat.putuskan_baris(store, TAHUN, 1, None, "Cek lapangan @Entah 20/4/2026")
        with pytest.raises(KesalahanPengguna, match="bagian Camat"):
            rapat.tutup(store, TAHUN, 1, hari)
    with oleh(store, "adi"):
        rapat.timpa_warna(store, TAHUN, 1, DAMPING, Warna.ORANYE, "jadwal desa, bukan seksi")
        assert rapat.tutup(store, TAHUN, 1, hari).ditutup
        with pytest.raises(KesalahanPengguna, match="sudah ditutup"):
            rapat.putuskan_baris(store, TAHUN, 1, None, f"Lagi @{UANG} 20/4/2026")
    kata = _kata(notulen(store, TAHUN, 1, hari, gambar=False))
    for bagian in ("Dampingi dua desa", "Susun jadwal SPJ", "jadwal desa, bukan seksi"):
        assert bagian in kata


def _kata(dokumen: object) -> str:
    teks: list[str] = []
    for blok in dokumen.blok:  # type: ignore[attr-defined]
        if isinstance(blok, Paragraf):
            teks.append(blok.teks)
        elif isinstance(blok, Rincian):
            teks += [f"{a}: {b}" for a, b in blok.baris]
        elif isinstance(blok, Tabel):
            teks += [" | ".join(baris.sel) for baris in blok.baris]
    return "\n".join(teks)


def _tindak_lanjut(store: Store) -> None:
    """baru → berjalan → selesai, which needs evidence → diverifikasi."""
    satu = next(t for t in tindak_lanjut.daftar(store) if t.unit == PMD)
    nomor = satu.nomor
    with oleh(store, "dewi", date(TAHUN, 4, 27)):
        tindak_lanjut.kabari(store, nomor, "Satu desa didampingi")
        with pytest.raises(KesalahanPengguna, match="lampirkan buktinya"):
            tindak_lanjut.selesaikan(store, nomor)
        data_dukung.lampirkan(store, PadaTindakLanjut(nomor), PDF, "berita acara.pdf")
        tindak_lanjut.selesaikan(store, nomor, "Kedua desa didampingi")
        with pytest.raises(KesalahanPengguna, match="bagian"):
            tindak_lanjut.verifikasi(store, nomor)
    with oleh(store, "rina"):
        tindak_lanjut.verifikasi(store, nomor)
    assert store.tindak_lanjut.muat(nomor).status is StatusTindakLanjut.DIVERIFIKASI


def _rekonsiliasi(store: Store, tmp_path: Path) -> None:
    """BKAD's list: one figure differs; explained by nobody it stays a difference."""
    hasil = evaluasi.hitung(store, TAHUN, 1)
    buku, berkas = openpyxl.Workbook(), tmp_path / "bkad.xlsx"
    lembaran = buku.active
    lembaran.append(["Uraian", "Sub Unit", "Realisasi s.d. Bulan Ini", "Kode Rekening"])
    for satu in hasil.sub_kegiatan:
        simpul = satu.simpul
        assert simpul is not None
        lebih = 1_000 if simpul.kunci == SURAT else 0
        lembaran.append(
            [simpul.nama, simpul.kunci.sub_skpd, satu.realisasi_anggaran + lebih, simpul.kode]
        )
    buku.save(berkas)
    kitab = buka_buku(berkas)
    with oleh(store, "andi"):
        pilihan, _ = daftar_bkad.usulkan_bkad(store, kitab, TAHUN, 1)
        banding, _ = daftar_bkad.simpan(store, kitab, pilihan)
    assert banding.keadaan is Keadaan.ADA_SELISIH
    assert [(s.kode, s.selisih) for s in banding.perbedaan] == [(SURAT.kode, -1_000)]
    assert "BKAD" in rekonsiliasi.kalimat(store, TAHUN, 1)


def _triwulan_berikut(store: Store) -> None:
    """The next quarter's meeting begins with what changed since the last one."""
    for unit in (PELAYANAN, PEM, UANG, RENCANA, KELURAHAN, TRANTIB):
        with oleh(store, KEPALA[unit], date(TAHUN, 7, 2)):
            _isi_unit(store, unit, 2)
    with oleh(store, "dewi"):
        _isi_unit(store, PMD, 2)
        isi(
            store,
            IsiKinerja(TAHUN, 2, DAMPING, DESA, LaporanKinerja(Fraction(6))),
            IsiCatatan(TAHUN, 2, DAMPING, Catatan("mengejar TW I")),
        )
    with oleh(store, "andi"):
        _isi_rupiah(store, 2)
    sejak = potret_rapat.sejak_rapat_lalu(store, sorotan.susun(store, TAHUN, 2))
    jenis = {satu.kunci: satu.jenis for satu in sejak.perubahan}
    assert jenis[DAMPING] in (JenisPerubahan.SELESAI, JenisPerubahan.MEMBAIK)


def _laporan(store: Store, tmp_path: Path) -> None:
    """Every form is written, with the office's name and the same rupiah."""
    for jenis in ("bkad", "e81", "rfk", "lakip", "riwayat"):
        berkas = ekspor(
            store, jenis, TAHUN, 1, tmp_path / f"{jenis}.xlsx", tanggal=date(TAHUN, 4, 9)
        )
        buku = openpyxl.load_workbook(berkas, read_only=True)
        kata = {str(n) for b in buku.worksheets for r in b.iter_rows(values_only=True) for n in r}
        assert any("Kecamatan Wotu" in k or "KECAMATAN WOTU" in k for k in kata), jenis


def _cadangan(store: Store, tmp_path: Path) -> None:
    """A copy, restored elsewhere, says the same, evidence and trail and all."""
    asal = evaluasi.sebagai_json(evaluasi.hitung(store, TAHUN, 2))
    rantai = store.riwayat.rantai()
    cadangan, tujuan = tmp_path / "cadangan.db", tmp_path / "pulih" / "simpelin.db"
    cadangkan(store.path, cadangan)
    tujuan.parent.mkdir()
    pulihkan(cadangan, tujuan)
    assert periksa_keutuhan(tujuan) == []
    pulih = open_store(tujuan)
    try:
        assert evaluasi.sebagai_json(evaluasi.hitung(pulih, TAHUN, 2)) == asal
        (bukti,) = pulih.data_dukung.pada(PadaLaporan(TAHUN, 1, SURAT, LEMBAR))
        assert pulih.data_dukung.isi(bukti.sha256) == PDF
        assert pulih.riwayat.rantai().utuh
        assert pulih.riwayat.rantai().banyak >= rantai.banyak > 300
        assert pulih.rapat.muat(TAHUN, 1) == store.rapat.muat(TAHUN, 1)
    finally:
        pulih.close()
