"""Reading the plan: rows to `VersiRencana`, and its values as the trail keeps them.

Words that thousands of rows repeat are kept once (``intern``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sys import intern
from typing import Any

from simpelin.domain.angka import ke_json
from simpelin.domain.rencana import (
    Indikator,
    JenisVersi,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    VersiRencana,
    urut_versi,
)
from simpelin.store.bilangan import dari_real
from simpelin.store.inti import Inti

_VERSI = "SELECT id, nama, jenis, nomor, tanggal, berlaku_tw FROM versi WHERE tahun = ?"
_SIMPUL = """
SELECT r.versi_id, r.simpul_id, s.kode, s.sub_skpd, p.kode, p.sub_skpd, r.tingkat, r.nama, u.nama,
       r.prioritas, r.pagu, r.kas_tw1, r.kas_tw2, r.kas_tw3, r.kas_tw4
FROM versi v
JOIN rencana_simpul r ON r.versi_id = v.id
JOIN simpul s ON s.id = r.simpul_id
LEFT JOIN simpul p ON p.id = r.induk_id
LEFT JOIN unit u ON u.id = r.unit_id
WHERE v.tahun = ?1 AND (?2 IS NULL OR r.versi_id = ?2) AND (?3 IS NULL OR r.simpul_id = ?3)
ORDER BY r.versi_id, r.simpul_id
"""
_INDIKATOR = """
SELECT r.versi_id, r.simpul_id, i.nama, r.satuan, u.nama, r.sifat, r.polaritas, r.otomatis,
       r.maksimum, r.target, r.target_tw1, r.target_tw2, r.target_tw3, r.target_tw4
FROM versi v
JOIN rencana_indikator r ON r.versi_id = v.id
JOIN indikator i ON i.id = r.indikator_id
LEFT JOIN unit u ON u.id = r.unit_id
WHERE v.tahun = ?1 AND (?2 IS NULL OR r.versi_id = ?2) AND (?3 IS NULL OR r.simpul_id = ?3)
ORDER BY r.versi_id, r.simpul_id, r.urutan
"""
_TINGKAT = {satu.value: satu for satu in Tingkat}
_SIFAT = {satu.value: satu for satu in Sifat}
_POLARITAS = {satu.value: satu for satu in Polaritas}

Letak = tuple[int, int]
"""versi_id and simpul_id."""


def muat_versi(inti: Inti, tahun: int) -> tuple[VersiRencana, ...]:
    """Every version of a year with all it lists, ordered by `urut_versi`."""
    indikator = _muat_indikator(inti, tahun)
    simpul: dict[int, list[Simpul]] = {}
    for letak, satu in _muat_simpul(inti, tahun, indikator):
        simpul.setdefault(letak[0], []).append(satu)
    versi = [
        VersiRencana(nama, JenisVersi(jenis), nomor, tanggal, tw, tuple(simpul.get(versi_id, ())))
        for versi_id, nama, jenis, nomor, tanggal, tw in inti.ambil(_VERSI, (tahun,))
    ]
    return tuple(sorted(versi, key=urut_versi))


def muat_simpul(inti: Inti, tahun: int, versi_id: int, simpul_id: int) -> Simpul | None:
    """One node as one version states it."""
    indikator = _muat_indikator(inti, tahun, versi_id, simpul_id)
    for _letak, satu in _muat_simpul(inti, tahun, indikator, versi_id, simpul_id):
        return satu
    return None


def _muat_simpul(
    inti: Inti,
    tahun: int,
    indikator: Mapping[Letak, list[Indikator]],
    versi_id: int | None = None,
    simpul_id: int | None = None,
) -> Iterator[tuple[Letak, Simpul]]:
    for (
        vid,
        sid,
        kode,
        sub,
        induk,
        induk_sub,
        tingkat,
        nama,
        unit,
        prioritas,
        pagu,
        *kas,
    ) in inti.telusuri(_SIMPUL, (tahun, versi_id, simpul_id)):
        yield (
            (vid, sid),
            Simpul(
                inti.satu_kunci(kode, sub),
                _TINGKAT[tingkat],
                nama,
                None if induk is None else inti.satu_kunci(induk, induk_sub),
                intern(unit or ""),
                bool(prioritas),
                pagu,
                (kas[0], kas[1], kas[2], kas[3]),
                tuple(indikator.get((vid, sid), ())),
            ),
        )


def _muat_indikator(
    inti: Inti, tahun: int, versi_id: int | None = None, simpul_id: int | None = None
) -> Mapping[Letak, list[Indikator]]:
    hasil: dict[Letak, list[Indikator]] = {}
    for (
        vid,
        sid,
        nama,
        satuan,
        unit,
        sifat,
        polaritas,
        otomatis,
        maksimum,
        target,
        *tw,
    ) in inti.telusuri(_INDIKATOR, (tahun, versi_id, simpul_id)):
        satu = Indikator(
            intern(nama),
            intern(satuan),
            intern(unit or ""),
            _SIFAT[sifat],
            _POLARITAS[polaritas],
            intern(otomatis),
            dari_real(maksimum),
            dari_real(target),
            (dari_real(tw[0]), dari_real(tw[1]), dari_real(tw[2]), dari_real(tw[3])),
        )
        hasil.setdefault((vid, sid), []).append(satu)
    return hasil


# --- as the trail keeps them: what is empty is left out, a 0 is not -----------------


def _padat(**isi: Any) -> dict[str, Any]:
    return {kunci: nilai for kunci, nilai in isi.items() if nilai is not None}


def isi_versi(versi: VersiRencana) -> dict[str, Any]:
    """A version's head; its name is the key."""
    return _padat(
        jenis=versi.jenis.value,
        nomor=versi.nomor or None,
        tanggal=versi.tanggal or None,
        berlaku_tw=versi.berlaku_tw,
    )


def isi_simpul(simpul: Simpul) -> dict[str, Any]:
    """A node's own columns and the order of its indicators (which have entries of their own)."""
    return _padat(
        induk=str(simpul.induk) if simpul.induk else None,
        tingkat=simpul.tingkat.value,
        nama=simpul.nama,
        unit=simpul.unit or None,
        prioritas=simpul.prioritas or None,
        pagu=simpul.pagu,
        **{f"kas_tw{n}": nilai for n, nilai in enumerate(simpul.kas, 1)},
        indikator=[satu.nama for satu in simpul.indikator] or None,
    )


def isi_indikator(indikator: Indikator) -> dict[str, Any]:
    """An indicator's columns; its name stands in the key."""
    return _padat(
        satuan=indikator.satuan or None,
        unit=indikator.unit or None,
        sifat=indikator.sifat.value,
        polaritas=indikator.polaritas.value,
        otomatis=indikator.otomatis or None,
        maksimum=ke_json(indikator.maksimum),
        target=ke_json(indikator.target),
        **{f"target_tw{n}": ke_json(nilai) for n, nilai in enumerate(indikator.target_tw, 1)},
    )
