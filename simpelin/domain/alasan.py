"""One sentence why an item is on the list, with the rupiah at stake (aturan section 6).

Plain office language: indices and scores belong to the derivation, not to the line.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from simpelin.domain.angka import SERATUS, bulatkan, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.capaian import HasilIndikator
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.penilaian import Aturan, Penilaian


def alasan(aturan: Aturan, penilaian: Penilaian) -> str:
    """The sentence for the item's heaviest rule."""
    return _KALIMAT[aturan](penilaian)


def alasan_unit(unit: str, banyak: int, pagu: int, hari: int) -> str:
    """The sentence for a unit whose report is missing."""
    nama = unit or "Unit tanpa nama"
    terlambat = f", terlambat {hari} hari" if hari else ""
    return f"{nama} belum melaporkan {banyak} sub kegiatan (pagu {_rp(pagu)}){terlambat}."


def _rp(nilai: int | Fraction) -> str:
    return f"Rp {tulis_rupiah(int(bulatkan(nilai)))}"


def _persen(rasio: Fraction) -> str:
    return tulis_persen(100 * rasio, 1)


def _kinerja(p: Penilaian) -> str:
    """How far kinerja is: the figures of the indicator that is furthest behind."""
    dihitung = [satu for satu in p.hasil.indikator if satu.dihitung]
    terendah = min(dihitung, key=lambda satu: satu.capaian or SERATUS)
    capaian = tulis_persen(terendah.capaian, 1)
    angka = f"{tulis_angka(terendah.realisasi)} dari {tulis_angka(terendah.target)}"
    depan = "kinerja" if len(dihitung) == 1 else f"“{_nama(terendah)}”"
    tw = ROMAWI[p.triwulan]
    return f"{depan} {angka} {terendah.indikator.satuan} s.d. TW {tw} ({capaian})".replace(
        "  ", " "
    )


def _nama(hasil: HasilIndikator) -> str:
    return hasil.indikator.nama or "indikator tanpa nama"


def _belanja(p: Penilaian) -> str:
    """How far the money is against its cash plan."""
    b, a = p.hasil.realisasi_anggaran, p.hasil.rencana_kas
    if a is None:
        return f"belanja {_rp(b)} dari pagu {_rp(p.hasil.pagu)}"
    persen = "" if p.spi_rp is None else f" ({_persen(p.spi_rp)})"
    return f"belanja {_rp(b)} dari rencana kas {_rp(a)}{persen}"


def _awal_besar(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


def _terhambat(p: Penilaian) -> str:
    return _awal_besar(f"{_kinerja(p)} dan {_belanja(p)}: keduanya tertinggal.")


def _tertinggal(p: Penilaian) -> str:
    return _awal_besar(f"{_kinerja(p)}; {_belanja(p)}.")


def _uang_dulu(p: Penilaian) -> str:
    return _awal_besar(f"{_belanja(p)}, sedangkan {_kinerja(p)}: anggaran mendahului output.")


def _meleset(p: Penilaian) -> str:
    assert p.prognosis is not None
    taksiran = _persen(min(p.prognosis.pusat, Fraction(1)))
    if p.triwulan == len(ROMAWI) - 1:
        return f"Target setahun tidak tercapai: {taksiran}; {_belanja(p)}."
    return f"Dengan laju sekarang hanya {taksiran} dari target setahun; pagu {_rp(p.hasil.pagu)}."


def _sisa(p: Penilaian) -> str:
    assert p.sisa is not None
    if p.triwulan == len(ROMAWI) - 1:
        lengkap = p.hasil.capaian_tahunan is not None and p.hasil.capaian_tahunan >= SERATUS
        sebab = "target tercapai (sisa/penghematan)" if lengkap else "target belum tercapai"
        return f"{_rp(p.sisa)} dari pagu {_rp(p.hasil.pagu)} tidak terserap; {sebab}."
    besar = f"{_rp(p.sisa)} dari pagu {_rp(p.hasil.pagu)}"
    return f"Diperkirakan {besar} tidak terserap sampai akhir tahun."


def _serapan_rendah(p: Penilaian) -> str:
    kurang = (p.hasil.rencana_kas or 0) - p.hasil.realisasi_anggaran
    return _awal_besar(f"{_belanja(p)}: {_rp(kurang)} di belakang rencana, apakah SPJ tertunda?")


def _serapan_lebih(p: Penilaian) -> str:
    lebih = p.hasil.realisasi_anggaran - (p.hasil.rencana_kas or 0)
    return _awal_besar(f"{_belanja(p)}: {_rp(lebih)} di atas rencana, apakah RAK sudah diperbarui?")


def _tindak_lanjut(p: Penilaian) -> str:
    return f"Tindak lanjut rapat sebelumnya lewat tenggat; pagu {_rp(p.hasil.pagu)}."


def _output_dulu(p: Penilaian) -> str:
    return _awal_besar(f"{_kinerja(p)}, sedangkan {_belanja(p)}: output mendahului anggaran.")


_KALIMAT: dict[Aturan, Callable[[Penilaian], str]] = {
    Aturan.TERHAMBAT: _terhambat,
    Aturan.KINERJA_TERTINGGAL: _tertinggal,
    Aturan.ANGGARAN_MENDAHULUI_OUTPUT: _uang_dulu,
    Aturan.PROGNOSIS_MELESET: _meleset,
    Aturan.SISA_BESAR: _sisa,
    Aturan.SERAPAN_TERTINGGAL: _serapan_rendah,
    Aturan.SERAPAN_BERLEBIH: _serapan_lebih,
    Aturan.TINDAK_LANJUT_LEWAT: _tindak_lanjut,
    Aturan.OUTPUT_MENDAHULUI_ANGGARAN: _output_dulu,
}
