"""The rows of the template's sheets ``IKU``, ``SasaranProgram`` and ``Jabatan``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from simpelin.domain.bahan_lkjip import BahanLKjIP
from simpelin.domain.gabungan import Gabungan, gabungkan
from simpelin.domain.rencana import Kunci
from simpelin.services.bahan_lkjip import cacat_iku, cacat_program

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.templat_tulis import BarisTulis


def baris_bahan(store: Store) -> dict[str, list[BarisTulis]]:
    """The three sheets. What the year's plan no longer has stays out: it could not be taken
    in elsewhere, and the LKjIP does not print it."""
    hasil: dict[str, list[BarisTulis]] = {"IKU": [], "SasaranProgram": [], "Jabatan": []}
    for tahun in store.bahan_lkjip.tahun():
        bahan = store.bahan_lkjip.muat(tahun)
        rencana = gabungkan(store.rencana.versi(tahun))
        hasil["IKU"] += _iku(tahun, bahan, rencana)
        hasil["SasaranProgram"] += _program(tahun, bahan, rencana)
        hasil["Jabatan"] += _jabatan(tahun, bahan)
    return hasil


def _iku(tahun: int, bahan: BahanLKjIP, rencana: Gabungan) -> Iterator[BarisTulis]:
    for jati, satu in bahan.uraian.items():
        if not cacat_iku(rencana, tahun, jati):
            yield {**_kode(tahun, jati[0]), "indikator": jati[1], **asdict(satu)}


def _program(tahun: int, bahan: BahanLKjIP, rencana: Gabungan) -> Iterator[BarisTulis]:
    for kunci, satu in bahan.program.items():
        if not cacat_program(rencana, tahun, kunci):
            isi = {"sasaran_program": satu.pernyataan, "sumber_dana": satu.sumber_dana}
            yield {**_kode(tahun, kunci), **isi}


def _jabatan(tahun: int, bahan: BahanLKjIP) -> Iterator[BarisTulis]:
    for satu in bahan.jabatan:
        isi = asdict(satu)
        yield {"tahun": tahun, "jabatan": isi.pop("nama"), **isi}


def _kode(tahun: int, kunci: Kunci) -> BarisTulis:
    return {"tahun": tahun, "kode": kunci.kode, "sub_skpd": kunci.sub_skpd}
