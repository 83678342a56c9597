"""The leaves of the item card as simple HTML."""

from __future__ import annotations

from datetime import date, datetime
from html import escape

from simpelin.domain.data_dukung import DataDukung, tulis_ukuran
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.monev import BarisRapat
from simpelin.domain.rapat import Keputusan
from simpelin.domain.tindak_lanjut import Sebab, TindakLanjut
from simpelin.services.kartu_rapat import KartuButir, KataTriwulan
from simpelin.ui.tema import Palet
from simpelin.ui.terjemahan import tanggal_singkat


def sebab(kartu: KartuButir, p: Palet) -> str:
    """Hambatan and solusi of this quarter, then of the earlier ones."""
    kini, *lalu = kartu.kata
    bagian = []
    if kartu.normatif:
        kurang = escape("; ".join(kartu.normatif))
        bagian.append(f"<p style='margin:0 0 6px 0'><b>Normatif</b>: {kurang}.</p>")
    bagian.append(_kata(kini, p, kini=True))
    bagian += [_kata(satu, p) for satu in lalu if satu.ada]
    return "".join(bagian)


def _kata(satu: KataTriwulan, p: Palet, *, kini: bool = False) -> str:
    gaya = "margin:0 0 2px 0" if kini else f"margin:10px 0 2px 0;color:{p.redup}"
    bagian = [f"<p style='{gaya}'><b>TW {ROMAWI[satu.triwulan]}</b></p>"]
    catatan = satu.catatan
    kosong = f"<i style='color:{p.redup}'>belum diisi</i>"
    isi = [
        ("Hambatan", _dengan(catatan.hambatan, _golongan(satu.sebab))),
        ("Solusi", _dengan(catatan.solusi, _kapan(satu.sebab))),
    ]
    if catatan.faktor_pendorong:
        isi.append(("Faktor pendorong", catatan.faktor_pendorong))
    for nama, teks in isi:
        if teks or kini:
            bagian.append(_baris(nama, escape(teks) or kosong, p))
    return "".join(bagian)


def _dengan(teks: str, tambahan: str) -> str:
    return f"{teks} ({tambahan})" if teks and tambahan else teks or tambahan


def _golongan(sebab: Sebab) -> str:
    return "" if sebab.golongan is None else f"sebab: {sebab.golongan.kata.lower()}"


def _kapan(sebab: Sebab) -> str:
    tenggat = "" if sebab.tenggat is None else tanggal_singkat(sebab.tenggat)
    return ", ".join(satu for satu in (sebab.penanggung_jawab, tenggat) if satu)


def _baris(nama: str, isi: str, p: Palet) -> str:
    return f"<p style='margin:0 0 4px 0'><span style='color:{p.redup}'>{nama}:</span> {isi}</p>"


# --- decisions -----------------------------------------------------------------------


def keputusan(kartu: KartuButir, p: Palet, hari: date, *, terbuka: bool) -> str:
    """What this meeting decided, and what became of what earlier ones did."""
    bagian = []
    if kartu.catatan:
        bagian.append(_baris("Catatan", escape(kartu.catatan), p))
    bagian += [_keputusan_kini(satu, p, terbuka=terbuka) for satu in kartu.keputusan]
    bagian += [_tindak_lanjut(satu, p, hari) for satu in kartu.tindak_lanjut]
    if not bagian:
        return (
            f"<p style='margin:0;color:{p.redup}'>Belum ada keputusan tentang butir ini."
            " Tulis di baris bawah; Enter pada daftar membawa ke sana.</p>"
        )
    return "".join(bagian)


def _keputusan_kini(satu: Keputusan, p: Palet, *, terbuka: bool) -> str:
    hapus = ""
    if terbuka:
        hapus = f" · <a href='hapus:{satu.nomor.nomor}' style='color:{p.aksen}'>hapus</a>"
    return (
        f"<p style='margin:0 0 8px 0'><b>Rapat ini.</b> {escape(satu.isi)}<br>"
        f"<span style='color:{p.redup}'>{escape(satu.penanggung_jawab)} · paling lambat"
        f" {tanggal_singkat(satu.tenggat)}{hapus}</span></p>"
    )


def _tindak_lanjut(satu: TindakLanjut, p: Palet, hari: date) -> str:
    keputusan = satu.keputusan
    lewat = satu.hari_lewat(hari)
    keadaan = f"<b>{satu.status}, lewat {lewat} hari</b>" if lewat else f"<b>{satu.status}</b>"
    kabar = ""
    if satu.kabar:
        terakhir = satu.kabar[-1]
        waktu = tanggal_singkat(datetime.fromisoformat(terakhir.waktu).date())
        kabar = f"<br>{escape(terakhir.isi)} ({waktu})" if terakhir.isi else ""
    return (
        f"<p style='margin:0 0 8px 0'>TW {ROMAWI[satu.nomor.triwulan]} {satu.nomor.tahun}:"
        f" {escape(keputusan.isi)} — {keadaan}<br>"
        f"<span style='color:{p.redup}'>{escape(keputusan.penanggung_jawab)} · paling lambat"
        f" {tanggal_singkat(satu.tenggat)} · {satu.bukti} bukti{kabar}</span></p>"
    )


# --- evidence ------------------------------------------------------------------------


def dukung(kartu: KartuButir, p: Palet) -> str:
    """The attached files by quarter; pictures are seen at once, everything opens by its name."""
    bagian = []
    if kartu.tanpa_dukung:
        bagian.append(f"<p style='margin:0 0 6px 0'><b>{escape(kartu.tanpa_dukung)}.</b></p>")
    for kata in kartu.kata:
        if kata.bukti:
            bagian.append(
                f"<p style='margin:0 0 2px 0'><b>TW {ROMAWI[kata.triwulan]}</b></p>"
                + "".join(_berkas(satu, p) for satu in kata.bukti)
            )
    if not kartu.bukti and not kartu.tanpa_dukung:
        bagian.append(f"<p style='margin:0;color:{p.redup}'>Belum ada data dukung.</p>")
    return "".join(bagian)


def _berkas(satu: DataDukung, p: Palet) -> str:
    tautan = f"href='bukti:{satu.id}' style='color:{p.aksen};text-decoration:none'"
    gambar = ""
    if satu.jenis.gambar:
        gambar = f"<a {tautan}><img src='gambar:{satu.id}'></a><br>"
    waktu = tanggal_singkat(datetime.fromisoformat(satu.waktu).date())
    return (
        f"<p style='margin:0 0 8px 0'>{gambar}<a {tautan}>{escape(satu.nama)}</a>"
        f" <span style='color:{p.redup}'>{tulis_ukuran(satu.ukuran)} · {escape(satu.oleh)} ·"
        f" {waktu}</span></p>"
    )


# --- arithmetic ----------------------------------------------------------------------


def hitungan(kartu: KartuButir, p: Palet) -> str:
    """The arithmetic of the item's colour and score."""
    asal = kartu.asal
    rumus = "".join(f"<p style='margin:2px 0'>{escape(satu)}</p>" for satu in asal.rumus)
    warna = " · ".join(f"{escape(satu.nama)}: {escape(satu.nilai)}" for satu in asal.masuk)
    catatan = "".join(f"<p style='margin:6px 0 0 0'>{escape(s)}</p>" for s in asal.catatan)
    return (
        f"<p style='margin:0 0 4px 0'>{escape(asal.judul)}: <b>{escape(asal.nilai)}</b></p>"
        f"<p style='margin:0 0 6px 0;color:{p.redup}'>{warna}</p>"
        f"<table width='100%' cellpadding='6' cellspacing='0' bgcolor='{p.sorot}'>"
        f"<tr><td>{rumus}</td></tr></table>{catatan}"
        f"<p style='margin:8px 0 0 0;color:{p.redup}'>{escape(asal.aturan)}</p>"
    )


def unit_terlambat(baris: BarisRapat, p: Palet) -> str:
    """What a unit has not reported."""
    butir = "".join(
        f"<li>{escape(s.nama)} <span style='color:{p.redup}'>{escape(s.kode)}</span></li>"
        for s in baris.sorotan.daftar
    )
    return f"<p style='margin:0'>{escape(baris.alasan)}</p><ul>{butir}</ul>"
