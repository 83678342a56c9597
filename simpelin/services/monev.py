"""The review meeting of a quarter as one frozen value, for the screen and the papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.monev import (
    AngkaKantor,
    BarisRapat,
    TitikKuadran,
    angka_kantor,
    baris_rapat,
    letak_sisa,
    titik_kuadran,
)
from simpelin.domain.perubahan_rapat import Perubahan, bandingkan, butir_rapat
from simpelin.domain.rapat import Rapat
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan
from simpelin.domain.tindak_lanjut import TindakLanjut, lewat, teratas
from simpelin.services import evaluasi as layanan_evaluasi
from simpelin.services import rapat as layanan_rapat
from simpelin.services import sorotan as layanan_sorotan
from simpelin.services import status as layanan_status
from simpelin.services.data_dukung import kurang
from simpelin.services.potret_rapat import SejakRapatLalu, butir_potret, sejak_rapat_lalu
from simpelin.services.sebab import butir_normatif
from simpelin.services.status import StatusTriwulan

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True, slots=True)
class BarLaporan:
    """Who has reported: units with something due, complete ones, and those that were on time."""

    unit: int
    sudah: int
    tepat_waktu: int
    batas: date


@dataclass(frozen=True, slots=True)
class RingkasTindakLanjut:
    """Follow-ups still open, those overdue, and those with which the agenda begins."""

    terbuka: int
    lewat: int
    teratas: tuple[TindakLanjut, ...]


@dataclass(frozen=True)
class Monev:
    """Everything above and in the list of one quarter's review.

    ``data_per`` is when the last figure in it was entered, ``None`` in an empty store;
    ``sejak_ditutup`` what differs from the snapshot of a closed meeting;
    ``normatif`` what lagging items lack in cause and dated action, ``tanpa_dukung`` the items
    whose required evidence is missing.
    """

    tahun: int
    triwulan: int
    tanggal: date
    data_per: datetime | None
    laporan: BarLaporan
    kantor: AngkaKantor
    letak_sisa: str
    baris: tuple[BarisRapat, ...]
    semua_baris: int
    titik: tuple[TitikKuadran, ...]
    rapat: Rapat
    sejak: SejakRapatLalu
    sejak_ditutup: tuple[Perubahan, ...]
    tindak_lanjut: RingkasTindakLanjut
    normatif: Mapping[Kunci, tuple[str, ...]]
    tanpa_dukung: Mapping[Kunci, str]
    semua: tuple[Evaluasi, ...] = field(repr=False)
    daftar: DaftarSorotan = field(repr=False)


def susun(
    store: Store,
    tahun: int,
    triwulan: int,
    tanggal: date,
    *,
    semua: Sequence[Evaluasi] | None = None,
    daftar: DaftarSorotan | None = None,
    status: StatusTriwulan | None = None,
) -> Monev:
    """The review of a quarter as it is on ``tanggal``.

    ``semua`` (the evaluations of quarters 1..n), ``daftar`` and ``status`` are used where they
    are at hand and computed where not.
    """
    if semua is None:
        semua = layanan_evaluasi.hitung_semua(store, tahun, triwulan)
    daftar = daftar or layanan_sorotan.susun(store, tahun, triwulan, tanggal, semua)
    status = status or layanan_status.status(store, tahun, triwulan, tanggal, semua[-1])
    rapat = layanan_rapat.muat(store, tahun, triwulan)
    tindak_lanjut = store.tindak_lanjut.semua()
    normatif = butir_normatif(store, daftar)
    return Monev(
        tahun,
        triwulan,
        tanggal,
        _data_per(store),
        bar_laporan(status),
        angka_kantor(semua[-1], daftar.penilaian),
        letak_sisa(semua[-1], daftar.penilaian),
        baris_rapat(
            daftar,
            semua,
            batas=status.batas,
            tenggat=tenggat_butir(tindak_lanjut, rapat),
            tanggal=tanggal,
            normatif=normatif,
            pilihan={satu.kunci: satu for satu in rapat.warna},
        ),
        len(daftar.sorotan),
        titik_kuadran(daftar.penilaian),
        rapat,
        sejak_rapat_lalu(store, daftar, semua),
        _sejak_ditutup(store, rapat, daftar),
        RingkasTindakLanjut(
            sum(satu.status.terbuka for satu in tindak_lanjut),
            len(lewat(tindak_lanjut, tanggal)),
            teratas(tindak_lanjut, tahun, triwulan),
        ),
        normatif,
        kurang(store, semua[-1]),
        tuple(semua),
        daftar,
    )


def tenggat_butir(tindak_lanjut: Collection[TindakLanjut], rapat: Rapat) -> dict[Kunci, date]:
    """The earliest due date by item: of open follow-ups, and of what this meeting decided."""
    dibagikan = {satu.nomor for satu in tindak_lanjut}
    semua = [(t.kunci, t.tenggat) for t in tindak_lanjut if t.status.terbuka]
    semua += [(k.kunci, k.tenggat) for k in rapat.keputusan if k.nomor not in dibagikan]
    hasil: dict[Kunci, date] = {}
    for kunci, tenggat in semua:
        if kunci is not None:
            hasil[kunci] = min(tenggat, hasil.get(kunci, tenggat))
    return hasil


def _sejak_ditutup(store: Store, rapat: Rapat, daftar: DaftarSorotan) -> tuple[Perubahan, ...]:
    potret = store.rapat.potret(rapat.tahun, rapat.triwulan) if rapat.ditutup else None
    if potret is None:
        return ()
    return bandingkan(butir_potret(potret), butir_rapat(daftar))


def _data_per(store: Store) -> datetime | None:
    terakhir = store.riwayat.cari(batas=1)
    return datetime.fromisoformat(terakhir[0].waktu) if terakhir else None


def bar_laporan(status: StatusTriwulan) -> BarLaporan:
    """Units with a report due, those that are complete, and those complete on time."""
    wajib = [satu for satu in status.unit if satu.wajib]
    sudah = [satu for satu in wajib if satu.lengkap]
    tepat = [satu for satu in sudah if not satu.hari_terlambat]
    return BarLaporan(len(wajib), len(sudah), len(tepat), status.batas)
