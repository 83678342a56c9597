"""The thresholds marked ⚙ in aturan, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from simpelin.domain.angka import persen_bulat


@dataclass(frozen=True, slots=True)
class Predikat:
    """A rating: from this whole percent upward (aturan section 4)."""

    mulai: int
    nama: str


@dataclass(frozen=True, slots=True)
class Ambang:
    """Every threshold that an office may set; each print says which it used.

    Percent and points are whole numbers or fractions of them, rupiah are whole.
    """

    batas_capaian: Fraction = Fraction(100)
    predikat: tuple[Predikat, ...] = (
        Predikat(91, "Sangat Tinggi"),
        Predikat(76, "Tinggi"),
        Predikat(66, "Sedang"),
        Predikat(51, "Rendah"),
        Predikat(0, "Sangat Rendah"),
    )
    hijau_k: int = 91
    kuning_k: int = 76
    oranye_k: int = 66
    hijau_rp: Fraction = Fraction(90)
    kuning_rp: Fraction = Fraction(75)
    lebih_rp: Fraction = Fraction(110)
    hijau_prognosis: Fraction = Fraction(91, 100)
    kuning_prognosis: Fraction = Fraction(76, 100)
    gap_bawah: Fraction = Fraction(-10)
    gap_atas: Fraction = Fraction(20)
    sisa_persen: Fraction = Fraction(10)
    sisa_rupiah: int = 5_000_000
    target_longgar: Fraction = Fraction(150)
    selisih_tertimbang: Fraction = Fraction(5)
    nama_gaji: tuple[str, ...] = ("gaji",)

    def predikat_dari(self, capaian: Fraction | None) -> str | None:
        """The rating of a capaian, rounded half up to a whole percent first."""
        if capaian is None:
            return None
        bulat = persen_bulat(capaian)
        return next((p.nama for p in self.predikat if bulat >= p.mulai), self.predikat[-1].nama)

    def gaji(self, nama: str) -> bool:
        """Whether a sub kegiatan of this name is salaries."""
        kecil = nama.casefold()
        return any(kata.casefold() in kecil for kata in self.nama_gaji if kata)


BAWAAN = Ambang()
