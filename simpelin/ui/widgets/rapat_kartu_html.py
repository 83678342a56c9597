"""The leaves of the item card as simple HTML."""

from __future__ import annotations

from html import escape

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.monev import BarisRapat
from simpelin.services.kartu_rapat import KartuButir, KataTriwulan
from simpelin.ui.tema import Palet


def sebab(kartu: KartuButir, p: Palet) -> str:
    """Hambatan and solusi of this quarter, then of the earlier ones."""
    kini, *lalu = kartu.kata
    bagian = [_kata(kini, p, kini=True)]
    bagian += [_kata(satu, p) for satu in lalu if satu.ada]
    return "".join(bagian)


def _kata(satu: KataTriwulan, p: Palet, *, kini: bool = False) -> str:
    judul = f"TW {ROMAWI[satu.triwulan]}"
    gaya = "margin:0 0 2px 0" if kini else f"margin:10px 0 2px 0;color:{p.redup}"
    bagian = [f"<p style='{gaya}'><b>{judul}</b></p>"]
    catatan = satu.catatan
    kosong = f"<i style='color:{p.redup}'>belum diisi</i>"
    isi = [("Hambatan", catatan.hambatan), ("Solusi", catatan.solusi)]
    if catatan.faktor_pendorong:
        isi.append(("Faktor pendorong", catatan.faktor_pendorong))
    for nama, teks in isi:
        if teks or kini:
            bagian.append(_baris(nama, escape(teks) or kosong, p))
    return "".join(bagian)


def _baris(nama: str, isi: str, p: Palet) -> str:
    return f"<p style='margin:0 0 4px 0'><span style='color:{p.redup}'>{nama}:</span> {isi}</p>"


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
