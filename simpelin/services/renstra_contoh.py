"""The example's Renstra 2021–2026: what the report prints, and made up what it does not
(resources/tomoni_2023/README.md)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import ButirRenstra, NilaiTahun, Renstra
from simpelin.services.tercetak_contoh import Baris, baca

MASA = (2021, 2026)
NOMOR = "LAKIP 2023, Tabel 2.1 dan 2.2"
_SIFAT = {"S2": Sifat.RATA_RATA}
"""IKU 2 is held against the Renstra as the mean of its years (Tabel 3.8), IKU 1 as the last
year (Tabel 3.5)."""


def renstra_contoh() -> Renstra:
    """Tujuan and sasaran with their yearly targets as published; below them made-up ones.

    What the sasaran reached in 2020–2023 is not repeated: those years are in the store.
    """
    butir, tujuan = [], 0
    for baris in baca("target_renstra.csv"):
        tujuan += baris["tingkat"] == "tujuan"
        kode = f"{'T' if baris['tingkat'] == 'tujuan' else 'S'}{tujuan}"
        butir.append(_butir(kode, baris))
    for baris in baca("contoh_renstra.csv"):
        butir += _buatan(baris)
    return Renstra(*MASA, NOMOR, tuple(butir))


def _buatan(baris: Baris) -> Iterator[ButirRenstra]:
    """An indicator's years, and its node's money where the row has it."""
    kunci = Kunci(baris["kode"], baris["sub_skpd"])
    semua = range(MASA[0], MASA[1] + 1)
    kinerja = {
        t: NilaiTahun(_angka(baris[f"target_{t}"]), _angka(baris.get(f"realisasi_{t}", "")))
        for t in semua
    }
    uang = {
        t: NilaiTahun(
            pagu=_rupiah(baris[f"pagu_{t}"]), anggaran=_rupiah(baris.get(f"anggaran_{t}", ""))
        )
        for t in semua
    }
    for nama, isi in ((baris["indikator"], kinerja), ("", uang)):
        ada = {t: n for t, n in isi.items() if not n.kosong}
        if ada:
            yield ButirRenstra(kunci, nama, MASA[0], tahun=ada)


def _angka(teks: str) -> Fraction | None:
    return Fraction(teks) if teks else None


def _rupiah(teks: str) -> int | None:
    return int(teks) if teks else None


def _butir(kode: str, baris: Baris) -> ButirRenstra:
    tahun = {
        satu: NilaiTahun(target=Fraction(baris[str(satu)]))
        for satu in range(MASA[0] + 1, MASA[1] + 1)
    }
    for riwayat in baca("riwayat_iku.csv"):
        if riwayat["indikator"] == baris["indikator"] and riwayat["tahun"] == str(MASA[0]):
            tahun[MASA[0]] = NilaiTahun(target=Fraction(riwayat["target"]))
    return ButirRenstra(
        Kunci(kode),
        baris["indikator"],
        MASA[0],
        baris["satuan"],
        _SIFAT.get(kode),
        Fraction(baris["kondisi_awal_2021"]),
        Fraction(baris["target_akhir"]),
        tahun=dict(sorted(tahun.items())),
    )
