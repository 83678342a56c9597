"""What a ketidaksesuaian data is, and the words that all its rules share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from simpelin.domain.angka import ke_json, tulis_angka, tulis_rupiah
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import Indikator, Polaritas, Simpul


class AturanData(StrEnum):
    """The rules of aturan section 7, in its order; then those of the breakdown by belanja
    and of physical progress (docs/keputusan/0031), and of approved reports (0048)."""

    JUMLAH_ANAK_BEDA = "jumlah_anak_beda"
    PAGU_GANDA = "pagu_ganda"
    PEMBANDING_BEDA = "pembanding_beda"
    TARGET_TW_BEDA = "target_tw_beda"
    KAS_BEDA = "kas_beda"
    REALISASI_MELEBIHI_PAGU = "realisasi_melebihi_pagu"
    ANGGARAN_NEGATIF = "anggaran_negatif"
    TARGET_TANPA_PAGU = "target_tanpa_pagu"
    PAGU_TANPA_TARGET = "pagu_tanpa_target"
    KAS_KOSONG = "kas_kosong"
    JADWAL_KOSONG = "jadwal_kosong"
    DI_LUAR_SKALA = "di_luar_skala"
    POSISI_TURUN = "posisi_turun"
    TARGET_LONGGAR = "target_longgar"
    HAMBATAN_NORMATIF = "hambatan_normatif"
    NAMA_MIRIP = "nama_mirip"
    BELANJA_PAGU_BEDA = "belanja_pagu_beda"
    BELANJA_KAS_BEDA = "belanja_kas_beda"
    BELANJA_REALISASI_BEDA = "belanja_realisasi_beda"
    FISIK_TURUN = "fisik_turun"
    BERUBAH_SESUDAH_DISETUJUI = "berubah_sesudah_disetujui"


class Keparahan(StrEnum):
    """How much a finding weighs; the first must be settled before a unit hands in."""

    MENGHALANGI = "menghalangi"
    PERINGATAN = "peringatan"
    INFO = "info"


_MENGHALANGI = (
    AturanData.REALISASI_MELEBIHI_PAGU,
    AturanData.ANGGARAN_NEGATIF,
    AturanData.DI_LUAR_SKALA,
)
_INFO = (
    AturanData.KAS_KOSONG,
    AturanData.JADWAL_KOSONG,
    AturanData.POSISI_TURUN,
    AturanData.FISIK_TURUN,
)


def keparahan(aturan: AturanData) -> Keparahan:
    """The weight of a rule (aturan section 7)."""
    if aturan in _MENGHALANGI:
        return Keparahan.MENGHALANGI
    return Keparahan.INFO if aturan in _INFO else Keparahan.PERINGATAN


@dataclass(frozen=True, slots=True)
class Ketidaksesuaian:
    """One place where figures contradict each other.

    ``kode`` is empty for the office. ``angka`` is ready for JSON: ``tercatat``,
    ``terhitung`` and ``selisih`` (tercatat − terhitung; ``None`` where the two are not of
    one kind), ``sumber`` of the first, and what else the rule knows.
    """

    aturan: AturanData
    kode: str
    keparahan: Keparahan
    pesan: str
    angka: Mapping[str, Any] = field(hash=False)


Angka = Fraction | int | None


def temukan(
    aturan: AturanData,
    evaluasi: Evaluasi,
    simpul: Simpul | None,
    pesan: str,
    *,
    tercatat: Angka,
    terhitung: Angka,
    sumber: str,
    sejenis: bool = True,
    kode: str = "",
    **lagi: Any,
) -> Ketidaksesuaian:
    """Make a finding; ``sejenis`` says that the two figures can be subtracted."""
    beda = None
    if sejenis and tercatat is not None and terhitung is not None:
        beda = tercatat - terhitung
    angka: dict[str, Any] = {
        "tercatat": ke_json(tercatat),
        "terhitung": ke_json(terhitung),
        "selisih": ke_json(beda),
        "sumber": sumber,
        "tahun": evaluasi.tahun,
        "triwulan": evaluasi.triwulan,
    }
    if simpul is not None and simpul.kunci.sub_skpd:
        angka["sub_skpd"] = simpul.kunci.sub_skpd
    angka |= {nama: _json(nilai) for nama, nilai in lagi.items()}
    return Ketidaksesuaian(aturan, simpul.kode if simpul else kode, keparahan(aturan), pesan, angka)


def _json(nilai: Any) -> Any:
    if isinstance(nilai, Fraction):
        return ke_json(nilai)
    if isinstance(nilai, Mapping):
        return {kunci: _json(isi) for kunci, isi in nilai.items()}
    if isinstance(nilai, Sequence) and not isinstance(nilai, str):
        return [_json(satu) for satu in nilai]
    return nilai


# --- words ---------------------------------------------------------------------


def rp(nilai: int) -> str:
    """``Rp 1.234.567``, negative in brackets."""
    return f"Rp {tulis_rupiah(nilai)}"


def angka(nilai: Fraction | int | None, satuan: str = "") -> str:
    """A figure with its satuan."""
    return f"{tulis_angka(nilai)} {satuan}".rstrip()


def sebut(simpul: Simpul) -> str:
    """How a sentence names a node."""
    return f"{simpul.kunci} {simpul.nama}"


def triwulan(n: int) -> str:
    """``TW II``."""
    return f"TW {ROMAWI[n]}"


def rencana(evaluasi: Evaluasi) -> str:
    """Where a planned figure comes from."""
    return f"rencana {evaluasi.tahun} versi {evaluasi.versi}"


# --- what counts ---------------------------------------------------------------


def bertarget(indikator: Indikator) -> bool:
    """Whether there is something to reach: a positif target of 0 is none."""
    return indikator.target is not None and (
        indikator.target != 0 or indikator.polaritas is not Polaritas.POSITIF
    )


def simpul_dari(hasil: HasilSimpul) -> Simpul:
    """The node of a result that is not the office's."""
    assert hasil.simpul is not None
    return hasil.simpul
