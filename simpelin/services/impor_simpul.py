"""One plan node of one version out of its rows in the workbook, over what is stored of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from simpelin.domain.masukan import BarisRencana
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import (
    TRIWULAN,
    EmpatAngka,
    EmpatRupiah,
    Indikator,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    empat,
)
from simpelin.services.hasil_impor import Keadaan, Pencatat, sebagai_teks

_DASAR = ("induk", "tingkat", "nama")


class PenyusunSimpul:
    """Builds nodes of one version. ``bernama`` knows nodes that have named indicators anywhere."""

    def __init__(self, catat: Pencatat, versi: str, bernama: Callable[[Kunci], bool]) -> None:
        self._catat = catat
        self._versi = versi
        self._bernama = bernama

    def susun(self, baris: list[BarisRencana], lama: Simpul | None, induk: Kunci | None) -> Simpul:
        """The node of ``baris``, all of one kode, over ``lama``."""
        pertama = baris[0]
        kunci = Kunci(pertama.kode, pertama.sub_skpd)
        self._periksa_sepakat(baris)
        self._periksa_kembar(baris)
        milik = [satu for satu in baris if self._berindikator(satu, kunci, baris, lama)]
        nama_lama = {satu.nama for satu in lama.indikator} if lama else set()
        lengkap = nama_lama <= {satu.indikator for satu in milik}
        simpul = Simpul(
            kunci,
            pertama.tingkat,
            pertama.nama,
            induk,
            self._unit(baris, lama, milik),
            self._prioritas(baris, lama, lengkap),
            self._uang(baris, "pagu", lambda s: s.pagu, lama.pagu if lama else None, lengkap),
            self._kas(baris, lama, lengkap),
        )
        simpul = replace(simpul, indikator=_gabung_indikator(milik, simpul, lama))
        self._banding(baris, milik, simpul, lama)
        return simpul

    # --- agreement -------------------------------------------------------

    def _periksa_sepakat(self, baris: list[BarisRencana]) -> None:
        pertama = baris[0]
        for lain in baris[1:]:
            for kolom in _DASAR:
                satu, dua = getattr(pertama, kolom), getattr(lain, kolom)
                if satu != dua:
                    pesan = (
                        f"{kolom} kode {lain.kode} berbeda: “{sebagai_teks(dua)}” di sini, "
                        f"“{sebagai_teks(satu)}” di {pertama.sel(kolom)}; samakan"
                    )
                    self._catat.tolak(lain, kolom, pesan)

    def _periksa_kembar(self, baris: list[BarisRencana]) -> None:
        pernah: dict[str, BarisRencana] = {}
        for satu in baris:
            dulu = pernah.setdefault(satu.indikator, satu)
            if dulu is not satu:
                apa = f"indikator “{satu.indikator}”" if satu.indikator else "tanpa indikator"
                kolom = "indikator" if satu.indikator else "kode"
                pesan = (
                    f"kode {satu.kode} {apa} tertulis dua kali dalam versi {self._versi}: di sini "
                    f"dan di {dulu.sel(kolom)}; hapus salah satu barisnya"
                )
                self._catat.tolak(satu, kolom, pesan)

    # --- node columns ----------------------------------------------------

    def _berindikator(
        self, satu: BarisRencana, kunci: Kunci, baris: list[BarisRencana], lama: Simpul | None
    ) -> bool:
        """Whether a row states an indicator, and not the node alone."""
        if satu.indikator or satu.berindikator:
            return True
        if lama is not None and any(not i.nama for i in lama.indikator):
            return True
        bernama = any(lain.indikator for lain in baris) or self._bernama(kunci)
        return satu.tingkat is Tingkat.SUB_KEGIATAN and not bernama

    @staticmethod
    def _unit(baris: list[BarisRencana], lama: Simpul | None, milik: list[BarisRencana]) -> str:
        """The owner of the money: the first row's unit; a row that states the node alone is
        taken at its word, else the first unit that is named."""
        if lama is not None:
            tanpa_pertama = bool(lama.indikator) and lama.indikator[0].nama not in {
                satu.indikator for satu in milik
            }
            if not baris[0].lembar.punya("unit") or (tanpa_pertama and milik):
                return lama.unit
        if milik and baris[0] is not milik[0]:
            return baris[0].unit
        return next((satu.unit for satu in baris if satu.unit), "")

    def _prioritas(self, baris: list[BarisRencana], lama: Simpul | None, lengkap: bool) -> bool:
        terisi = [satu for satu in baris if satu.prioritas is not None]
        for satu in terisi[1:]:
            if satu.prioritas != terisi[0].prioritas:
                pertama = terisi[0].sel("prioritas")
                pesan = f"prioritas kode {satu.kode} berbeda dengan {pertama}; samakan"
                self._catat.tolak(satu, "prioritas", pesan)
        if terisi or lama is None:
            return any(satu.prioritas for satu in terisi)
        return lama.prioritas and not (lengkap and baris[0].lembar.punya("prioritas"))

    def _uang(
        self,
        baris: list[BarisRencana],
        kolom: str,
        ambil: Callable[[BarisRencana], int | None],
        lama: int | None,
        lengkap: bool,
    ) -> int | None:
        """A node's amount, from whichever row has it; two different ones are refused."""
        terisi = [(satu, nilai) for satu in baris if (nilai := ambil(satu)) is not None]
        for satu, nilai in terisi[1:]:
            pertama, awal = terisi[0]
            if nilai != awal:
                pesan = (
                    f"{kolom} kode {satu.kode} berbeda: {sebagai_teks(nilai)} di sini, "
                    f"{sebagai_teks(awal)} di {pertama.sel(kolom)}; tulis sekali saja"
                )
                self._catat.tolak(satu, kolom, pesan)
        if terisi:
            return terisi[0][1]
        return None if lengkap and baris[0].lembar.punya(kolom) else lama

    def _kas(self, baris: list[BarisRencana], lama: Simpul | None, lengkap: bool) -> EmpatRupiah:
        def satu(n: int) -> int | None:
            kolom = f"kas_tw{n + 1}"
            dulu = lama.kas[n] if lama else None
            return self._uang(baris, kolom, lambda s: s.kas[n], dulu, lengkap)

        empat = (satu(0), satu(1), satu(2), satu(3))
        if baris[0].tingkat is not Tingkat.SUB_KEGIATAN:
            for n, pembawa in ((n, b) for b in baris for n in range(4) if b.kas[n] is not None):
                pesan = (
                    f"anggaran kas hanya ada pada sub kegiatan; {baris[0].kode} adalah "
                    f"{sebut(baris[0].tingkat)}; kosongkan selnya"
                )
                self._catat.tolak(pembawa, f"kas_tw{n + 1}", pesan)
        return empat

    # --- what changes ----------------------------------------------------

    def _banding(
        self,
        baris: list[BarisRencana],
        milik: list[BarisRencana],
        simpul: Simpul,
        lama: Simpul | None,
    ) -> None:
        """Compare row by row; the node's own columns count with its first row."""
        indikator_lama = {i.nama: i for i in lama.indikator} if lama else {}
        indikator_baru = {i.nama: i for i in simpul.indikator}
        for satu in baris:
            dulu: dict[str, object] = {}
            kini: dict[str, object] = {}
            if satu is baris[0]:
                dulu |= isi_simpul(lama) if lama else {}
                kini |= isi_simpul(simpul)
            baru = lama is None
            if satu in milik:
                sebelum = indikator_lama.get(satu.indikator)
                baru = sebelum is None
                dulu |= isi_indikator(sebelum, lama) if sebelum and lama else {}
                kini |= isi_indikator(indikator_baru[satu.indikator], simpul)
            hal = f"{simpul.kunci} {simpul.nama}" + (f" – {satu.indikator}" * bool(satu.indikator))
            self._catat.banding(satu, hal, None if baru and not dulu else dulu, kini)
            if baru:
                self._catat.nilai(satu, Keadaan.BARU)


def _gabung_indikator(
    milik: list[BarisRencana], simpul: Simpul, lama: Simpul | None
) -> tuple[Indikator, ...]:
    """The stored indicators, replaced where a row states them, then the new ones."""
    dulu = {i.nama: i for i in lama.indikator} if lama else {}
    kini = {s.indikator: _indikator(s, simpul, dulu.get(s.indikator)) for s in milik}
    return tuple((dulu | kini).values())


def _indikator(baris: BarisRencana, simpul: Simpul, lama: Indikator | None) -> Indikator:
    dasar = lama or Indikator(baris.indikator)
    punya = baris.lembar.punya

    def tw(n: int) -> Fraction | None:
        return baris.target_tw[n] if punya(f"target_tw{n + 1}") else dasar.target_tw[n]

    target_tw: EmpatAngka = empat(tw(n) for n in range(4))
    unit = (baris.unit if punya("unit") else dasar.unit) or simpul.unit
    if lama is not None and not lama.unit and unit == simpul.unit:
        unit = ""
    return Indikator(
        baris.indikator,
        baris.satuan if punya("satuan") else dasar.satuan,
        unit,
        (baris.sifat or Sifat.KUMULATIF) if punya("sifat") else dasar.sifat,
        (baris.polaritas or Polaritas.POSITIF) if punya("polaritas") else dasar.polaritas,
        baris.otomatis if punya("otomatis") else dasar.otomatis,
        baris.maksimum if punya("maksimum") else dasar.maksimum,
        baris.target if punya("target") else dasar.target,
        target_tw,
    )


def isi_simpul(simpul: Simpul) -> dict[str, object]:
    """A node's own columns as the template names them."""
    return {
        "induk": simpul.induk.kode if simpul.induk else "",
        "tingkat": simpul.tingkat.value,
        "nama": simpul.nama,
        "unit": simpul.unit,
        "prioritas": simpul.prioritas,
        "pagu": simpul.pagu,
        **{f"kas_tw{n}": simpul.kas[n - 1] for n in TRIWULAN},
    }


def isi_indikator(indikator: Indikator, simpul: Simpul) -> dict[str, object]:
    """An indicator's columns as the template names them; its unit is the node's where empty."""
    return {
        "satuan": indikator.satuan,
        "unit": indikator.unit or simpul.unit,
        "sifat": indikator.sifat.value,
        "polaritas": indikator.polaritas.value,
        "otomatis": indikator.otomatis,
        "maksimum": indikator.maksimum,
        "target": indikator.target,
        **{f"target_tw{n}": indikator.target_tw[n - 1] for n in TRIWULAN},
    }
