"""Table 3.9 of the LKjIP: the people that the analysis of posts asks for, and who is there."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from simpelin.domain.angka import persentase, tulis_persen
from simpelin.domain.bahan_lkjip import Jabatan, jumlah_jabatan
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, Nilai, TabelData

_KOLOM = (
    KolomData("No", 6, Jenis.TENGAH),
    KolomData("Jabatan", 30),
    KolomData("Butuh struktural", 16, Jenis.ANGKA),
    KolomData("Butuh pelaksana", 15, Jenis.ANGKA),
    KolomData("Jumlah butuh", 12, Jenis.ANGKA),
    KolomData("Ada struktural", 16, Jenis.ANGKA),
    KolomData("Ada PNS", 8, Jenis.ANGKA),
    KolomData("Ada non-PNS", 12, Jenis.ANGKA),
    KolomData("Jumlah ada", 11, Jenis.ANGKA),
    KolomData("Selisih", 11, Jenis.ANGKA),
)
_BUTUH, _ADA, _SELISIH = 4, 8, 9
_SEDIKIT = 3
"""Up to so many positions are named in the note."""


def tabel_pegawai(jabatan: Sequence[Jabatan]) -> TabelData:
    """Every position with its needs, who is there, and the difference (there − needed)."""
    urut = sorted(jabatan, key=lambda satu: satu.urutan)
    baris = [BarisData((n, *_sel(satu)), rumus=_rumus(satu)) for n, satu in enumerate(urut, 1)]
    if baris:
        total = jumlah_jabatan(urut)
        baris.append(BarisData(("", *_sel(total)), True, rumus=_rumus_total(total, len(urut))))
    return TabelData(
        "Pegawai", "Kebutuhan dan ketersediaan pegawai", _KOLOM, tuple(baris), _catatan(urut)
    )


def _sel(satu: Jabatan) -> tuple[Nilai, ...]:
    return (
        *(satu.nama, satu.butuh_struktural, satu.butuh_pelaksana, satu.butuh),
        *(satu.ada_struktural, satu.ada_pns, satu.ada_non_pns, satu.ada, satu.selisih),
    )


def _rumus(satu: Jabatan) -> tuple[tuple[int, str], ...]:
    hasil = []
    if satu.butuh is not None:
        hasil.append((_BUTUH, "=SUM(C{r}:D{r})"))
    if satu.ada is not None:
        hasil.append((_ADA, "=SUM(F{r}:H{r})"))
    if satu.selisih is not None:
        hasil.append((_SELISIH, "=I{r}-E{r}"))
    return tuple(hasil)


def _rumus_total(total: Jabatan, banyak: int) -> tuple[tuple[int, str], ...]:
    tegak = [
        (kolom, f"=SUM({huruf}{{b[0]}}:{huruf}{{b[{banyak - 1}]}})")
        for kolom, huruf in ((2, "C"), (3, "D"), (5, "F"), (6, "G"), (7, "H"))
        if _sel(total)[kolom - 1] is not None
    ]
    return (*tegak, *_rumus(total))


def _catatan(jabatan: Sequence[Jabatan]) -> tuple[str, ...]:
    kosong = [satu.nama for satu in jabatan if satu.selisih is None]
    if not kosong:
        return ()
    siapa = "; ".join(kosong)
    if len(kosong) > _SEDIKIT:
        siapa = f"{len(kosong)} dari {len(jabatan)} jabatan"
    return (
        "Selisih satu jabatan hanya dihitung bila kebutuhan dan pegawainya diisi lengkap; baris"
        f" jumlah menghitung semua yang diisi. Belum lengkap: {siapa}.",
    )


def kalimat_pegawai(jabatan: Sequence[Jabatan], capaian: Fraction | None) -> str:
    """Shortage and ratio in words, beside what was reached with these people (percent)."""
    total = jumlah_jabatan(jabatan)
    beda = total.selisih
    if total.butuh is None or total.ada is None or beda is None:
        kurang = "kebutuhan menurut analisis jabatan" if total.butuh is None else "pegawai yang ada"
        return (
            f"Jumlah {kurang} belum diisi lengkap, sehingga kecukupan pegawai belum dapat dihitung."
        )
    keadaan = "sama dengan kebutuhan"
    if beda:
        keadaan = f"{'kurang' if beda < 0 else 'lebih'} {abs(beda)} orang"
    nisbah = persentase(total.ada, total.butuh)
    terpenuhi = "" if nisbah is None else f"; kebutuhan terpenuhi {tulis_persen(nisbah)}"
    hasil = (
        f"Menurut analisis jabatan diperlukan {total.butuh} orang"
        f"{_rincian((total.butuh_struktural, 'struktural'), (total.butuh_pelaksana, 'pelaksana'))},"
        f" yang ada {total.ada} orang"
        + _rincian(
            (total.ada_struktural, "struktural"),
            (total.ada_pns, "PNS pelaksana"),
            (total.ada_non_pns, "non-PNS"),
        )
        + f": {keadaan}{terpenuhi}."
    )
    if capaian is None:
        return hasil
    return f"{hasil} Dengan pegawai itu capaian kinerja kantor {tulis_persen(capaian)}."


def _rincian(*bagian: tuple[int | None, str]) -> str:
    ada = [f"{orang} {nama}" for orang, nama in bagian if orang is not None]
    return f" ({', '.join(ada)})" if ada else ""
