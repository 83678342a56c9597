"""Pairs of bars: a target (hatched) beside its realisasi (solid), readable in grey print."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from matplotlib.axes import Axes

from simpelin.documents.grafik_gaya import Rupa, kisi, label, legenda, potong, sumbu_angka
from simpelin.domain.grafik import BatangPasangan, Pasangan
from simpelin.domain.tabel_data import Jenis, tulis_nilai

_LEBAR = 0.36
_SEDIKIT, _BANYAK = 6, 8
"""Up to so many pairs the values have the usual size; above so many they stand upright."""


def gambar_pasangan(sumbu: Axes, isi: BatangPasangan, rupa: Rupa) -> None:
    """Bars from 0; what lies outside the scale is a cross with its figure instead of a bar."""
    kisi(sumbu, "y", rupa)
    sumbu_angka(sumbu, "y")
    _skala(sumbu, isi)
    huruf = _huruf(len(isi.pasangan))
    for n, satu in enumerate(isi.pasangan):
        if satu.target is not None:
            _batang(sumbu, n - _LEBAR / 2, satu.target, huruf, rupa, arsir=True)
        if satu.realisasi is not None and satu.sah:
            _batang(sumbu, n + _LEBAR / 2, satu.realisasi, huruf, rupa)
        elif satu.realisasi is not None:
            _silang(sumbu, n + _LEBAR / 2, satu, huruf, rupa)
    sumbu.axhline(0, color=rupa.redup, lw=0.8)
    nama = [potong(satu.label, 24) for satu in isi.pasangan]
    sumbu.set_xticks(range(len(nama)), nama)
    lega = 0.6 if len(nama) > 1 else 1.1
    sumbu.set_xlim(-lega, len(nama) - 1 + lega)
    sumbu.set_ylabel(isi.satuan)
    _keterangan(sumbu, isi, rupa)


def _huruf(banyak: int) -> dict[str, Any]:
    """How values are written where so many pairs stand side by side."""
    if banyak <= _SEDIKIT:
        return {"fontsize": 8}
    return {"fontsize": 6, "rotation": 90 if banyak > _BANYAK else 0}


def _skala(sumbu: Axes, isi: BatangPasangan) -> None:
    """From 0, so that lengths compare; from what is valid alone."""
    nilai = [0.0]
    for satu in isi.pasangan:
        nilai += [] if satu.target is None else [float(satu.target)]
        nilai += [float(satu.realisasi)] if satu.realisasi is not None and satu.sah else []
    bawah, atas = min(nilai), max(nilai)
    rentang = atas - bawah or 1.0
    lega = rentang * (0.12 if len(isi.pasangan) <= _BANYAK else 0.2)
    sumbu.set_ylim(bawah - lega if bawah < 0 else 0, atas + lega)


def _batang(
    sumbu: Axes,
    x: float,
    nilai: Fraction,
    huruf: dict[str, Any],
    rupa: Rupa,
    *,
    arsir: bool = False,
) -> None:
    gaya = {"color": rupa.latar, "hatch": "////"} if arsir else {"color": rupa.isi}
    sumbu.bar(x, float(nilai), _LEBAR, edgecolor=rupa.teks, linewidth=0.8, **gaya)
    geser, tegak = (3, "bottom") if nilai >= 0 else (-3, "top")
    tebal = huruf | ({"color": rupa.redup} if arsir else {"fontweight": "bold"})
    label(sumbu, _tulis(nilai), (x, float(nilai)), (0, geser), ("center", tegak), **tebal)


def _silang(sumbu: Axes, x: float, satu: Pasangan, huruf: dict[str, Any], rupa: Rupa) -> None:
    """Above the axis, where its bar would stand."""
    atas = sumbu.get_ylim()[1]
    sumbu.plot(x, atas * 0.05, "x", color=rupa.teks, markersize=7, mew=2)
    teks = f"{_tulis(satu.realisasi or Fraction(0))}\ntidak\nvalid"
    label(sumbu, teks, (x, atas * 0.05), (0, 7), ("center", "bottom"), **huruf)


def _keterangan(sumbu: Axes, isi: BatangPasangan, rupa: Rupa) -> None:
    tepi = {"edgecolor": rupa.teks, "linewidth": 0.8}
    contoh = [
        sumbu.bar(0, 0, _LEBAR, color=rupa.latar, hatch="////", label=isi.nama_target, **tepi),
        sumbu.bar(0, 0, _LEBAR, color=rupa.isi, label=isi.nama_realisasi, **tepi),
    ]
    if any(not satu.sah for satu in isi.pasangan):
        gaya = {"color": rupa.teks, "markersize": 7, "mew": 2}
        contoh += sumbu.plot([], [], "x", label="Di luar skala (tidak valid)", **gaya)
    legenda(sumbu, 0.1, len(contoh), handles=contoh)


def _tulis(nilai: Fraction) -> str:
    """As the table beside it writes it."""
    return tulis_nilai(nilai, Jenis.ANGKA)
