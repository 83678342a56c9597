"""The words above Input Realisasi's grid: the deadline, and the states of K and Rp."""

from __future__ import annotations

from datetime import date

from simpelin.domain.kantor import StatusLaporan
from simpelin.services.lembar_unit import Lembar
from simpelin.ui.terjemahan import tanggal_panjang, tulis_tanggal

BANYAK_HARI = 90


def teks_batas(batas: date, kini: date) -> str:
    """'Batas: 3 Juli (4 hari lagi)'."""
    pola = "d MMMM" if batas.year == kini.year else "d MMMM yyyy"
    tanggal = tulis_tanggal(batas, pola)
    hari = (batas - kini).days
    if hari == 0:
        sisa = "hari ini"
    elif hari > 0:
        sisa = f"{hari} hari lagi"
    else:
        sisa = f"lewat {-hari} hari" if -hari <= BANYAK_HARI else "sudah lewat"
    return f"Batas: {tanggal} ({sisa})"


def teks_final(lembar: Lembar) -> str:
    """Who declared the rupiah final, and when; K and Rp have their own state."""
    final = lembar.final
    if final is None:
        return "Rupiah belum dinyatakan final" if lembar.unit else ""
    pada = date.fromisoformat(final.waktu[:10])
    return f"Rupiah final {tanggal_panjang(pada)} oleh {final.orang}"


def teks_keadaan(lembar: Lembar) -> str:
    """The state of K, and of Rp where it is final."""
    rp = "Rp final" if lembar.final is not None else ""
    return " · ".join(filter(None, (_keadaan_k(lembar), rp)))


def _keadaan_k(lembar: Lembar) -> str:
    laporan = lembar.laporan
    if lembar.lewat and not lembar.beku:
        # the sentence stands in the row's panel and on every locked cell
        return f"Ditutup {lembar.batas:%d-%m-%Y}"
    if laporan is None:
        return ""
    if laporan.status is StatusLaporan.DIKEMBALIKAN:
        return "Dikembalikan"
    if not lembar.beku or not laporan.diajukan_pada:
        return str(laporan.status).replace("_", " ").capitalize()
    pada = date.fromisoformat(laporan.diajukan_pada[:10])
    oleh = f" oleh {laporan.diajukan_oleh}" if laporan.diajukan_oleh else ""
    kapan = f"{tanggal_panjang(pada)}{oleh}"
    if laporan.status is StatusLaporan.DIAJUKAN:
        return f"Diajukan {kapan}"
    # day and name are of who submitted, not of who checked or approved
    return f"{str(laporan.status).capitalize()} · diajukan {kapan}"
