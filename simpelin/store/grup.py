"""The groups of tables of an open store.

A group's module is imported when the group is first asked for: most of them, and the domain
values that they make, are not needed before the window's first page is painted.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from simpelin.store.inti import Inti

if TYPE_CHECKING:
    from simpelin.store.akun import TabelAkun, TabelBukti
    from simpelin.store.bahan_lkjip import TabelBahanLKjIP
    from simpelin.store.banding import TabelBanding
    from simpelin.store.belanja import TabelBelanja
    from simpelin.store.berkas import TabelBerkas
    from simpelin.store.data_dukung import TabelDataDukung
    from simpelin.store.fisik import TabelFisik
    from simpelin.store.impor import TabelImpor
    from simpelin.store.kunci import TabelPengecualian, TabelRupiahFinal
    from simpelin.store.langkah import TabelLangkah, TabelPotret
    from simpelin.store.laporan import TabelLaporan
    from simpelin.store.lhe import TabelLHE
    from simpelin.store.nomenklatur import TabelNomenklatur
    from simpelin.store.pembanding import TabelPembanding
    from simpelin.store.pengaturan import TabelLibur, TabelPengaturan
    from simpelin.store.rapat import TabelRapat
    from simpelin.store.realisasi import TabelRealisasi
    from simpelin.store.rekonsiliasi import TabelRekonsiliasi
    from simpelin.store.rencana import TabelRencana
    from simpelin.store.renja import TabelTindakLanjutRenja
    from simpelin.store.renstra import TabelRenstra
    from simpelin.store.riwayat import TabelRiwayat
    from simpelin.store.sebab import TabelSebab
    from simpelin.store.skm import TabelSKM
    from simpelin.store.tindak_lanjut import TabelTindakLanjut
    from simpelin.store.unit import TabelUnit


class Grup(Inti):
    """:class:`Inti` with every group of tables by name."""

    @cached_property
    def unit(self) -> TabelUnit:
        from simpelin.store.unit import TabelUnit

        return TabelUnit(self)

    @cached_property
    def rencana(self) -> TabelRencana:
        from simpelin.store.rencana import TabelRencana

        return TabelRencana(self, self.unit)

    @cached_property
    def realisasi(self) -> TabelRealisasi:
        from simpelin.store.realisasi import TabelRealisasi

        return TabelRealisasi(self)

    @cached_property
    def fisik(self) -> TabelFisik:
        from simpelin.store.fisik import TabelFisik

        return TabelFisik(self)

    @cached_property
    def belanja(self) -> TabelBelanja:
        from simpelin.store.belanja import TabelBelanja

        return TabelBelanja(self)

    @cached_property
    def rekonsiliasi(self) -> TabelRekonsiliasi:
        from simpelin.store.rekonsiliasi import TabelRekonsiliasi

        return TabelRekonsiliasi(self)

    @cached_property
    def pembanding(self) -> TabelPembanding:
        from simpelin.store.pembanding import TabelPembanding

        return TabelPembanding(self)

    @cached_property
    def skm(self) -> TabelSKM:
        from simpelin.store.skm import TabelSKM

        return TabelSKM(self)

    @cached_property
    def laporan(self) -> TabelLaporan:
        from simpelin.store.laporan import TabelLaporan

        return TabelLaporan(self, self.unit)

    @cached_property
    def langkah(self) -> TabelLangkah:
        from simpelin.store.langkah import TabelLangkah

        return TabelLangkah(self, self.unit)

    @cached_property
    def potret_laporan(self) -> TabelPotret:
        from simpelin.store.langkah import TabelPotret

        return TabelPotret(self, self.unit)

    @cached_property
    def rupiah_final(self) -> TabelRupiahFinal:
        from simpelin.store.kunci import TabelRupiahFinal

        return TabelRupiahFinal(self, self.unit)

    @cached_property
    def pengecualian(self) -> TabelPengecualian:
        from simpelin.store.kunci import TabelPengecualian

        return TabelPengecualian(self, self.unit)

    @cached_property
    def pengaturan(self) -> TabelPengaturan:
        from simpelin.store.pengaturan import TabelPengaturan

        return TabelPengaturan(self)

    @cached_property
    def libur(self) -> TabelLibur:
        from simpelin.store.pengaturan import TabelLibur

        return TabelLibur(self)

    @cached_property
    def riwayat(self) -> TabelRiwayat:
        from simpelin.store.riwayat import TabelRiwayat

        return TabelRiwayat(self)

    @cached_property
    def berkas(self) -> TabelBerkas:
        from simpelin.store.berkas import TabelBerkas

        return TabelBerkas(self)

    @cached_property
    def nomenklatur(self) -> TabelNomenklatur:
        from simpelin.store.nomenklatur import TabelNomenklatur

        return TabelNomenklatur(self)

    @cached_property
    def impor(self) -> TabelImpor:
        from simpelin.store.impor import TabelImpor

        return TabelImpor(self)

    @cached_property
    def renstra(self) -> TabelRenstra:
        from simpelin.store.renstra import TabelRenstra

        return TabelRenstra(self)

    @cached_property
    def tindak_lanjut_renja(self) -> TabelTindakLanjutRenja:
        from simpelin.store.renja import TabelTindakLanjutRenja

        return TabelTindakLanjutRenja(self)

    @cached_property
    def rapat(self) -> TabelRapat:
        from simpelin.store.rapat import TabelRapat

        return TabelRapat(self, self.unit)

    @cached_property
    def tindak_lanjut(self) -> TabelTindakLanjut:
        from simpelin.store.tindak_lanjut import TabelTindakLanjut

        return TabelTindakLanjut(self)

    @cached_property
    def sebab(self) -> TabelSebab:
        from simpelin.store.sebab import TabelSebab

        return TabelSebab(self)

    @cached_property
    def lhe(self) -> TabelLHE:
        from simpelin.store.lhe import TabelLHE

        return TabelLHE(self, self.unit)

    @cached_property
    def data_dukung(self) -> TabelDataDukung:
        from simpelin.store.data_dukung import TabelDataDukung

        return TabelDataDukung(self, self.tindak_lanjut)

    @cached_property
    def akun(self) -> TabelAkun:
        from simpelin.store.akun import TabelAkun

        return TabelAkun(self, self.unit)

    @cached_property
    def bukti(self) -> TabelBukti:
        from simpelin.store.akun import TabelBukti

        return TabelBukti(self, self.unit)

    @cached_property
    def banding(self) -> TabelBanding:
        from simpelin.store.banding import TabelBanding

        return TabelBanding(self)

    @cached_property
    def bahan_lkjip(self) -> TabelBahanLKjIP:
        from simpelin.store.bahan_lkjip import TabelBahanLKjIP

        return TabelBahanLKjIP(self)
