"""What a typed plan node must be, and how its sums stand while it is typed.

The tree itself (parents, circles, roll-ups) is judged by :mod:`simpelin.domain.pohon_sah`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from simpelin.domain.pohon_sah import Cacat, sebut
from simpelin.domain.rencana import (
    KOSONG4,
    Indikator,
    Kunci,
    Rencana,
    Sifat,
    Simpul,
    Tingkat,
    VersiRencana,
)
from simpelin.domain.temuan_rencana import target_dari_triwulan, target_sama

OTOMATIS = ("", "rollup", "serapan", "ikm")


def cacat_kolom(simpul: Simpul) -> Iterator[Cacat]:
    """What cannot be in the node's own columns and its indicators', one sentence each."""
    kunci = simpul.kunci
    if not kunci.kode.strip():
        yield Cacat(kunci, "kode", "kode belum diisi; pakai kode resmi atau teks yang unik")
    if not simpul.nama.strip():
        yield Cacat(kunci, "nama", f"nama {sebut(simpul.tingkat)} belum diisi")
    if simpul.pagu is not None and simpul.pagu < 0:
        yield Cacat(kunci, "pagu", "pagu tidak boleh negatif")
    if any(satu is not None and satu < 0 for satu in simpul.kas):
        yield Cacat(kunci, "kas", "anggaran kas tidak boleh negatif")
    if simpul.punya_kas and simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        pesan = f"anggaran kas hanya ada pada sub kegiatan, bukan {sebut(simpul.tingkat)}"
        yield Cacat(kunci, "kas", pesan)
    yield from _cacat_indikator(simpul)


def _cacat_indikator(simpul: Simpul) -> Iterator[Cacat]:
    nama = [satu.nama for satu in simpul.indikator]
    for satu in simpul.indikator:
        if not satu.nama.strip():
            yield Cacat(simpul.kunci, "indikator", "nama indikator belum diisi", satu.nama)
        elif nama.count(satu.nama) > 1:
            pesan = f"indikator “{satu.nama}” tertulis dua kali; hapus atau ganti namanya"
            yield Cacat(simpul.kunci, "indikator", pesan, satu.nama)
        angka = (satu.target, satu.maksimum, *satu.target_tw)
        if any(nilai is not None and nilai < 0 for nilai in angka):
            pesan = f"target “{satu.nama}” tidak boleh negatif"
            yield Cacat(simpul.kunci, "target", pesan, satu.nama)
        if not (satu.otomatis in OTOMATIS or satu.otomatis.startswith("rollup:")):
            pesan = "otomatis harus kosong, rollup, rollup:KODE, serapan, atau ikm"
            yield Cacat(simpul.kunci, "otomatis", pesan, satu.nama)


def rasio_berbeda(versi: Iterable[VersiRencana], kunci: Kunci) -> Iterator[Cacat]:
    """An indicator is a rasio in every version or in none: its reports are one series."""
    pertama: dict[str, tuple[bool, str]] = {}
    for satu in versi:
        for simpul in satu.simpul:
            for i in simpul.indikator if simpul.kunci == kunci else ():
                rasio = i.sifat is Sifat.RASIO
                dulu = pertama.setdefault(i.nama, (rasio, satu.nama))
                if dulu[0] != rasio:
                    pesan = (
                        f"“{i.nama}” bersifat rasio hanya di salah satu versi "
                        f"({dulu[1]}, {satu.nama}); samakan sifatnya"
                    )
                    yield Cacat(kunci, "sifat", pesan, i.nama)


# --- sums, checked while typing ----------------------------------------------


def selisih_kas(simpul: Simpul) -> int | None:
    """Σ anggaran kas − pagu; ``None`` where no quarter is given."""
    if simpul.kas == KOSONG4:
        return None
    return sum(satu or 0 for satu in simpul.kas) - (simpul.pagu or 0)


def selisih_target(indikator: Indikator) -> Fraction | None:
    """What the quarterly targets give − the annual one, by sifat; 0 where they agree (a mean
    to its decimals), ``None`` where either is missing."""
    dari_tw = target_dari_triwulan(indikator)
    if dari_tw is None or indikator.target is None:
        return None
    return Fraction(0) if target_sama(indikator, dari_tw) else dari_tw - indikator.target


def pagu_bawah(rencana: Rencana, kunci: Kunci | None) -> int:
    """Σ pagu of the children of a node: stated where stated, else computed."""
    return sum(_pagu(rencana, satu) for satu in rencana.anak.get(kunci, ()))


def _pagu(rencana: Rencana, kunci: Kunci) -> int:
    pagu = rencana.simpul[kunci].pagu
    return pagu_bawah(rencana, kunci) if pagu is None else pagu


def jumlah_pagu(rencana: Rencana, kunci: Kunci | None = None) -> int:
    """Σ pagu of the sub kegiatan at or below a node; of the office without one."""
    if kunci is not None and rencana.simpul[kunci].tingkat is Tingkat.SUB_KEGIATAN:
        return rencana.simpul[kunci].pagu or 0
    return sum(jumlah_pagu(rencana, satu) for satu in rencana.anak.get(kunci, ()))
