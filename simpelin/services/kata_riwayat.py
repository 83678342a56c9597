"""The words of the trail: kinds, columns, values, and what an entry is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import isfinite
from typing import Any

from simpelin.domain.angka import STRIP, tulis_angka, tulis_rupiah
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import EntriRiwayat
from simpelin.services.pengaturan import BUTIR

NamaSimpul = Mapping[tuple[int, str, str], str]

JENIS = {
    "kinerja": "Realisasi kinerja",
    "anggaran": "Realisasi anggaran",
    "catatan": "Hambatan dan solusi",
    "fisik": "Kemajuan fisik",
    "belanja": "Rincian belanja",
    "sebab": "Sebab dan tenggat solusi",
    "data_dukung": "Data dukung",
    "koreksi": "Koreksi realisasi",
    "rekonsiliasi": "Rekonsiliasi BKAD",
    "selisih_bkad": "Penjelasan selisih BKAD",
    "laporan": "Status laporan",
    "rapat": "Rapat monev",
    "hadir": "Daftar hadir rapat",
    "pembahasan": "Pembahasan rapat",
    "keputusan": "Keputusan rapat",
    "warna": "Warna pilihan camat",
    "potret": "Potret rapat",
    "tindak_lanjut": "Tindak lanjut",
    "tindak_lanjut_renja": "Tindak lanjut Renja berikutnya",
    "lhe": "Rekomendasi LHE",
    "langkah": "Langkah laporan",
    "potret_laporan": "Potret persetujuan",
    "rupiah": "Rupiah final",
    "pengecualian": "Pengecualian batas waktu",
    "rencana": "Rencana",
    "indikator": "Indikator",
    "versi": "Versi rencana",
    "renstra": "Masa Renstra",
    "renstra_butir": "Target Renstra",
    "alih_kode": "Peta kode",
    "unit": "Unit",
    "pembanding": "Angka pembanding",
    "banding": "Angka pihak lain",
    "uraian_iku": "Uraian indikator utama",
    "sasaran_program": "Sasaran program",
    "jabatan": "Pegawai menurut jabatan",
    "skm": "Survei kepuasan",
    "pengaturan": "Pengaturan",
    "libur": "Hari libur",
    "nomenklatur": "Nomenklatur",
    "berkas": "Berkas sumber",
    "impor": "Impor berkas",
    "peta_impor": "Peta kolom impor",
    "akun": "Pengguna",
    "peran": "Peran pengguna",
    "penugasan": "Plt. dan Plh.",
    "masuk": "Percobaan masuk",
    "bukti": "Bukti atas nama",
    "penyimpanan": "Penyimpanan",
}
"""What the kinds of things are called, in the order in which they are offered."""

LABEL = {
    "anggaran": "realisasi",
    "faktor_pendorong": "faktor pendorong",
    "kas_tw1": "kas TW I",
    "kas_tw2": "kas TW II",
    "kas_tw3": "kas TW III",
    "kas_tw4": "kas TW IV",
    "target_tw1": "target TW I",
    "target_tw2": "target TW II",
    "target_tw3": "target TW III",
    "target_tw4": "target TW IV",
    "asal": "triwulan asal",
    "total_kami": "total di sini",
    "total_mereka": "total BKAD",
    "target_fisik": "target fisik (%)",
    "realisasi_fisik": "realisasi fisik (%)",
    "realisasi_tw1": "realisasi TW I",
    "realisasi_tw2": "realisasi TW II",
    "realisasi_tw3": "realisasi TW III",
    "realisasi_tw4": "realisasi TW IV",
    "berlaku_tw": "berlaku sejak",
    "jabatan_kepala": "jabatan kepala",
    "nip": "NIP",
    "sub_baru": "sub-SKPD baru",
    "gagal": "sandi salah berturut-turut",
    "tunggu_sampai": "tidak dapat masuk sampai",
    "sampai": "sampai dengan",
    "diajukan_pada": "diajukan pada",
    "diajukan_oleh": "oleh",
    "ditutup_pada": "ditutup pada",
    "ditutup_oleh": "oleh",
    "alasan_buka": "alasan dibuka kembali",
    "tidak_hadir": "tidak hadir",
    "penanggung_jawab": "penanggung jawab",
    "selesai_pada": "selesai pada",
    "sebab": "golongan sebab",
    "sumber_data": "sumber data",
    "sumber_dana": "sumber dana",
    "pernyataan": "sasaran program",
    "butuh_struktural": "kebutuhan struktural",
    "butuh_pelaksana": "kebutuhan pelaksana",
    "ada_struktural": "struktural yang ada",
    "ada_pns": "pelaksana PNS yang ada",
    "ada_non_pns": "pelaksana non-PNS yang ada",
    "sha256": "sidik isi",
    "cadangan": "dipulihkan dari",
    "salinan": "yang digantikan disimpan di",
}
_RUPIAH = ("anggaran", "koreksi", "total_kami", "total_mereka", "pagu", "kas_tw", "realisasi_tw")
_KATA = {
    "kumulatif": "kumulatif",
    "posisi_akhir": "posisi akhir",
    "rata_rata": "rata-rata",
    "rasio": "rasio",
    "sub_kegiatan": "sub kegiatan",
    "belum_mulai": "belum mulai",
    "tidak_terduga": "tidak terduga",
    "kasubag_perencanaan": "kasubag perencanaan",
    "sdm": "SDM",
    "cuaca_alam": "cuaca/alam",
    "pihak_ketiga": "pihak ketiga",
    "keuangan_kas": "keuangan/kas",
    "tidak_dapat": "tidak dapat ditindaklanjuti",
}
_LINTAS_TAHUN = ("renstra_butir", "alih_kode")
_RAPAT = ("sebab", "data_dukung", "pembahasan", "keputusan", "warna", "tindak_lanjut")
_BKAD = ("koreksi", "selisih_bkad")
_PER_TRIWULAN = ("kinerja", "anggaran", "catatan", "fisik", *_BKAD, *_RAPAT)
_WAKTU = ("tanggal", "tenggat", "dari", "sampai", "tunggu_sampai")
_BERKODE = (
    *(*_PER_TRIWULAN, "belanja", "rencana", "indikator", *_LINTAS_TAHUN),
    *("uraian_iku", "sasaran_program"),
)
_SETAHUN = (
    "jabatan",
    *("versi", "skm", "laporan", "pembanding", "banding", "rapat", "hadir", "potret", "lhe"),
    "rekonsiliasi",
    "bukti",
    "tindak_lanjut_renja",
    *("langkah", "potret_laporan", "rupiah", "pengecualian"),
)
_PENGATURAN = {satu.kunci: satu.label for satu in BUTIR}
_UKURAN = {
    "pagu": "pagu",
    "realisasi_anggaran": "realisasi anggaran",
    "sisa_anggaran": "sisa anggaran",
    "serapan": "serapan",
    "capaian_kinerja": "capaian kinerja",
    "capaian_indikator": "capaian indikator",
}


@dataclass(frozen=True, slots=True)
class Butir:
    """What an entry is about: its name, a second line, and where it belongs.

    ``tahun`` and ``triwulan`` are ``None`` where the key does not say them.
    """

    nama: str
    rinci: str = ""
    kode: str = ""
    sub_skpd: str = ""
    tahun: int | None = None
    triwulan: int | None = None


def butir_dari(entri: EntriRiwayat, isi: Mapping[str, Any], nama: NamaSimpul) -> Butir:
    """The item of an entry in words."""
    bagian = entri.kunci.split("|")
    if entri.objek in _BERKODE and len(bagian) >= 3 and bagian[0].isdecimal():
        return _simpul(entri.objek, bagian, isi, nama)
    if entri.objek in _SETAHUN and bagian[0].isdecimal():
        return _setahun(entri.objek, bagian, nama)
    return _lain(entri, isi)


def _simpul(objek: str, bagian: Sequence[str], isi: Mapping[str, Any], nama: NamaSimpul) -> Butir:
    tahun, kode, sub = int(bagian[0]), bagian[1], bagian[2]
    sisa, triwulan, rinci = list(bagian[3:]), None, [str(tahun)]
    if objek in _PER_TRIWULAN and sisa and sisa[-1].isdecimal():
        triwulan = int(sisa.pop())
        rinci = [f"TW {_romawi(triwulan)} {tahun}"]
    elif (
        sisa and objek in ("rencana", "indikator") and (objek == "rencana" or set(isi) != {"nama"})
    ):
        rinci = [f"rencana {tahun} versi {sisa.pop()}"]
    elif objek == "renstra_butir" and sisa:
        rinci = [f"Renstra {sisa.pop().replace('-', '–')}"]
    elif objek == "alih_kode":
        rinci = [f"sejak rencana {tahun}"]
    if any(sisa):
        rinci.insert(0, "|".join(sisa))
    if sub:
        rinci.append(sub)
    siapa = _nama_kapan_saja(nama, kode, sub) if objek in _LINTAS_TAHUN else ""
    siapa = siapa or _nama(nama, tahun, kode, sub)
    return Butir(siapa, ", ".join(rinci), kode, sub, tahun, triwulan)


def _nama_kapan_saja(nama: NamaSimpul, kode: str, sub: str) -> str:
    """What the newest plan that has this code calls it; empty where none has."""
    tahun = [satu for satu, k, s in nama if (k, s) == (kode, sub)]
    return nama[max(tahun), kode, sub] if tahun else ""


def _nama(nama: NamaSimpul, tahun: int, kode: str, sub: str) -> str:
    if not kode:
        return "Kantor"
    return nama.get((tahun, kode, sub)) or f"{kode} (tidak ada lagi dalam rencana)"


def _setahun(objek: str, bagian: Sequence[str], nama: NamaSimpul) -> Butir:
    tahun, sisa = int(bagian[0]), list(bagian[1:])
    if objek == "versi":
        return Butir("|".join(sisa), f"rencana {tahun}", tahun=tahun)
    if objek == "jabatan":
        return Butir("|".join(sisa), str(tahun), tahun=tahun)
    if objek == "lhe":
        return Butir(f"Rekomendasi nomor {'|'.join(sisa)}", f"LHE {tahun}", tahun=tahun)
    if objek == "banding" and len(sisa) >= 4:
        siapa = _nama(nama, tahun, sisa[0], sisa[1])
        return Butir(siapa, f"{'|'.join(sisa[2:])}, {tahun}", sisa[0], tahun=tahun)
    if objek == "pembanding" and len(sisa) >= 3:
        siapa = _nama(nama, tahun, sisa[0], "") if sisa[0] else "Kantor"
        rinci = f"{_UKURAN.get(sisa[1], sisa[1])} menurut {'|'.join(sisa[2:])}, {tahun}"
        return Butir(siapa, rinci, sisa[0], tahun=tahun)
    triwulan = int(sisa[0]) if sisa and sisa[0].isdecimal() else None
    periode = f"TW {_romawi(triwulan)} {tahun}" if triwulan else str(tahun)
    if objek == "rekonsiliasi":
        return Butir("Daftar realisasi BKAD", periode, tahun=tahun, triwulan=triwulan)
    if objek == "skm":
        return Butir("Jawaban survei kepuasan", periode, tahun=tahun, triwulan=triwulan)
    if objek == "tindak_lanjut_renja":
        return Butir(f"Renja {tahun + 1}", f"menurut {periode}", tahun=tahun, triwulan=triwulan)
    if objek in ("rapat", "hadir", "potret"):
        return Butir("Rapat monev", periode, tahun=tahun, triwulan=triwulan)
    return Butir("|".join(sisa[1:]), periode, tahun=tahun, triwulan=triwulan)


def _lain(entri: EntriRiwayat, isi: Mapping[str, Any]) -> Butir:
    if entri.objek == "pengaturan":
        dasar, *periode = entri.kunci.split(".")
        label = _PENGATURAN.get(dasar, dasar.replace("_", " "))
        if len(periode) == 2 and all(satu.isdecimal() for satu in periode):
            tahun, tw = map(int, periode)
            return Butir(label, f"TW {_romawi(tw)} {tahun}", tahun=tahun, triwulan=tw)
        return Butir(label)
    if entri.objek == "libur":
        return Butir(tanggal_kata(entri.kunci))
    if entri.objek == "renstra":
        return Butir(f"Renstra {entri.kunci.replace('-', '–')}")
    if entri.objek == "berkas":
        return Butir(str(isi.get("nama", entri.kunci[:12])))
    if entri.objek == "data_dukung" and entri.kunci.startswith("lhe|"):
        return Butir("Rekomendasi LHE", ", nomor ".join(entri.kunci.split("|", 2)[1:]))
    if entri.objek == "penyimpanan":
        return Butir("Pemulihan dari cadangan" if entri.kunci == "pulihkan" else entri.kunci)
    if entri.objek == "impor":
        return Butir(str(isi.get("berkas", entri.kunci)), str(isi.get("bentuk", "")))
    if entri.objek == "peta_impor":
        return Butir(f"Peta kolom {entri.kunci.partition('|')[0]}")
    if entri.objek == "nomenklatur":
        return Butir(str(isi.get("nama", entri.kunci)), entri.kunci, entri.kunci)
    return Butir(entri.kunci.replace("|", ", "))


def _romawi(triwulan: int) -> str:
    return ROMAWI[triwulan] if 0 < triwulan < len(ROMAWI) else str(triwulan)


# --- values ----------------------------------------------------------------------------------


def nilai_kata(kolom: str, nilai: Any) -> str:
    """A stored value as the office writes it; a dash for nothing."""
    if nilai is None or nilai == "":
        return STRIP
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if kolom.startswith(_RUPIAH) and isinstance(nilai, int):
        return f"Rp {tulis_rupiah(nilai)}"
    if kolom in ("berlaku_tw", "asal") and isinstance(nilai, int):
        return f"TW {_romawi(nilai)}"
    if isinstance(nilai, int | float):
        return tulis_angka(Fraction(str(nilai))) if isfinite(nilai) else str(nilai)
    if isinstance(nilai, dict):
        return "; ".join(f"{k.replace('_', ' ')} {nilai_kata('', v)}" for k, v in nilai.items())
    if isinstance(nilai, list):
        return _daftar(kolom, nilai)
    teks = str(nilai)
    if kolom in _WAKTU or kolom.endswith("_pada"):
        return tanggal_kata(teks)
    return _KATA.get(teks, teks)


def _daftar(kolom: str, nilai: Sequence[Any]) -> str:
    if kolom == "jawaban":
        orang = sum(satu[0] for satu in nilai if isinstance(satu, list) and satu)
        return f"{tulis_angka(orang)} responden, {tulis_angka(len(nilai))} baris"
    return ", ".join(nilai_kata("", satu) for satu in nilai)


def tanggal_kata(teks: str) -> str:
    """``31-12-2023`` or ``31-12-2023 08.15`` of an ISO text; other text as it is."""
    try:
        waktu = datetime.fromisoformat(teks)
    except ValueError:
        return teks
    return f"{waktu:%d-%m-%Y}" if len(teks) == 10 else f"{waktu:%d-%m-%Y %H.%M}"
