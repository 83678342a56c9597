"""What the next Renja has to take up: the last text of form E.81's foot, and proposals for it.

Permendagri 86/2017 asks for "tindak lanjut yang diperlukan dalam Renja Perangkat Daerah
berikutnya". People write it; the program proposes lines from what it knows and stores none of
them by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simpelin.domain.angka import NOL, tulis_angka, tulis_persen
from simpelin.domain.kalender import ROMAWI, tanggal_panjang
from simpelin.domain.penilaian import Aturan, Penilaian
from simpelin.domain.prognosis import AKHIR
from simpelin.domain.realisasi import Sebab
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan, aturan_kena
from simpelin.domain.tindak_lanjut import TindakLanjut

BATAS_HURUF = 4000
"""Longer texts do not fit on the form."""


@dataclass(frozen=True, slots=True)
class UsulanRenja:
    """A line that may be taken over, and from what it follows."""

    teks: str
    sebab: str


def rapikan(teks: str) -> str:
    """The text as it is stored: one item a line, without empty ones."""
    return "\n".join(satu for baris in teks.splitlines() if (satu := " ".join(baris.split())))


def usulan_renja(
    daftar: DaftarSorotan,
    tindak_lanjut: Sequence[TindakLanjut],
    sebab: Mapping[tuple[Kunci, int], Sebab],
) -> tuple[UsulanRenja, ...]:
    """Lines for the Renja of the year after: decisions that are not done when the year ends,
    sub kegiatan that do not reach their year's target, remedies dated after the year."""
    return (
        *_keputusan(daftar, tindak_lanjut),
        *_tertinggal(daftar),
        *_solusi(daftar, sebab),
    )


def _keputusan(daftar: DaftarSorotan, semua: Sequence[TindakLanjut]) -> Iterator[UsulanRenja]:
    """Open at the end of TW IV, or due only after the year."""
    tahun, n = daftar.evaluasi.tahun, daftar.evaluasi.triwulan
    for satu in sorted(semua, key=lambda t: t.nomor):
        if satu.nomor[:2] > (tahun, n) or not satu.status.terbuka:
            continue
        if n != AKHIR and satu.tenggat.year <= tahun:
            continue
        kode = f"{satu.kunci.kode} " if satu.kunci else ""
        siapa = satu.keputusan.penanggung_jawab
        yield UsulanRenja(
            f"Melanjutkan {kode}{satu.keputusan.isi}{f' ({siapa})' if siapa else ''}",
            f"keputusan {satu.nomor.kata}, {satu.status}, tenggat {tanggal_panjang(satu.tenggat)}",
        )


def _tertinggal(daftar: DaftarSorotan) -> Iterator[UsulanRenja]:
    """Rule ``prognosis_meleset`` (aturan section 6), which at TW IV is the year's own result."""
    e = daftar.evaluasi
    for kunci in e.rencana.urutan:
        p = daftar.penilaian.get(kunci)
        if p is None or Aturan.PROGNOSIS_MELESET not in aturan_kena(p, e.ambang):
            continue
        assert p.prognosis is not None
        rasio = tulis_persen(100 * max(p.prognosis.pusat, NOL), 1)
        yield UsulanRenja(
            f"Meninjau target dan pagu {kunci.kode} {p.simpul.nama}: {_capai(p)}",
            f"capaian setahun {rasio}"
            if e.triwulan == AKHIR
            else f"prognosis 31 Desember {rasio} dari target setahun",
        )


def _capai(p: Penilaian) -> str:
    """What its indicators that fall short reached of the year's target."""
    kurang = [
        h
        for h in p.hasil.indikator
        if h.realisasi is not None and h.capaian_tahunan is not None and h.capaian_tahunan < 100
    ]
    bagian = [
        f"{f'{h.indikator.nama} ' if h.indikator.nama else ''}{tulis_angka(h.realisasi)} dari"
        f" {tulis_angka(h.indikator.target)} {h.indikator.satuan}".rstrip()
        for h in kurang
    ]
    return f"s.d. TW {ROMAWI[p.triwulan]} " + "; ".join(bagian)


def _solusi(
    daftar: DaftarSorotan, sebab: Mapping[tuple[Kunci, int], Sebab]
) -> Iterator[UsulanRenja]:
    """The newest remedy of a node whose date lies after the year."""
    e = daftar.evaluasi
    for kunci in e.rencana.urutan:
        for n in range(e.triwulan, 0, -1):
            satu, kata = sebab.get((kunci, n)), e.realisasi.catatan.get((kunci, n))
            if satu is None or kata is None or not kata.solusi.strip():
                continue
            if satu.tenggat is not None and satu.tenggat.year > e.tahun:
                yield UsulanRenja(
                    f"{kunci.kode} {e.rencana.simpul[kunci].nama}: {' '.join(kata.solusi.split())}",
                    f"solusi TW {ROMAWI[n]}, tenggat {tanggal_panjang(satu.tenggat)}",
                )
            break
