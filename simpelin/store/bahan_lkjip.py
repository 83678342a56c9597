"""How IKU are measured, what programs are for, and posts: a year's own, for the LKjIP."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from simpelin.domain.bahan_lkjip import BahanLKjIP, Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import Kunci
from simpelin.domain.renstra import Jati
from simpelin.store.inti import Inti

_URAIAN = tuple(satu.name for satu in fields(UraianIKU))
_PROGRAM = tuple(satu.name for satu in fields(SasaranProgram))
_JABATAN = tuple(satu.name for satu in fields(Jabatan))
_KUNCI_URAIAN = ("tahun", "kode", "sub_skpd", "indikator")
_KUNCI_PROGRAM = ("tahun", "kode", "sub_skpd")
_KUNCI_JABATAN = ("tahun", "nama")


class TabelBahanLKjIP:
    """The three tables of a year; a text that says nothing has no row."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def tahun(self) -> tuple[int, ...]:
        """The years of which anything is kept, in order."""
        baris = self._inti.ambil(
            "SELECT tahun FROM uraian_iku UNION SELECT tahun FROM sasaran_program"
            " UNION SELECT tahun FROM jabatan ORDER BY 1"
        )
        return tuple(int(tahun) for (tahun,) in baris)

    def muat(self, tahun: int) -> BahanLKjIP:
        """All of a year: texts by what they describe, posts in the order of their table."""
        uraian = self._ambil("uraian_iku", _KUNCI_URAIAN[1:], _URAIAN, tahun)
        program = self._ambil("sasaran_program", _KUNCI_PROGRAM[1:], _PROGRAM, tahun)
        jabatan = self._inti.ambil(
            f"SELECT {', '.join(_JABATAN)} FROM jabatan WHERE tahun = ? ORDER BY urutan, nama",
            (tahun,),
        )
        return BahanLKjIP(
            {(Kunci(kode, sub), nama): UraianIKU(*isi) for kode, sub, nama, *isi in uraian},
            {Kunci(kode, sub): SasaranProgram(*isi) for kode, sub, *isi in program},
            tuple(Jabatan(*isi) for isi in jabatan),
        )

    def simpan_uraian(self, tahun: int, jati: Jati, baru: UraianIKU) -> None:
        """Keep how an indicator is measured; an empty one is taken away.

        :raises NilaiDitolak: what the schema does not take.
        """
        kunci, indikator = jati
        nilai = (tahun, *kunci, indikator)
        isi = self._satu("uraian_iku", _KUNCI_URAIAN, nilai, _URAIAN)
        lama = UraianIKU(*isi) if isi else UraianIKU()
        if self._ganti("uraian_iku", _KUNCI_URAIAN, nilai, lama, baru):
            nama = kunci_riwayat(tahun, kunci, indikator)
            self._inti.catat("uraian_iku", nama, _isi(lama), _isi(baru))

    def simpan_program(self, tahun: int, kunci: Kunci, baru: SasaranProgram) -> None:
        """Keep what a program is for; an empty one is taken away.

        :raises NilaiDitolak: what the schema does not take.
        """
        nilai = (tahun, *kunci)
        isi = self._satu("sasaran_program", _KUNCI_PROGRAM, nilai, _PROGRAM)
        lama = SasaranProgram(*isi) if isi else SasaranProgram()
        if self._ganti("sasaran_program", _KUNCI_PROGRAM, nilai, lama, baru):
            nama = kunci_riwayat(tahun, kunci)
            self._inti.catat("sasaran_program", nama, _isi(lama), _isi(baru))

    def simpan_jabatan(self, tahun: int, baru: Jabatan) -> None:
        """Add a post, or replace the one of its name.

        :raises NilaiDitolak: no name, or people outside 0..99999.
        """
        self._inti.pastikan_ubah()
        lama = self._jabatan(tahun, baru.nama)
        if lama == baru:
            return
        self._tulis("jabatan", _KUNCI_JABATAN, {"tahun": tahun, **asdict(baru)})
        self._catat_jabatan(tahun, baru.nama, lama, baru)

    def hapus_jabatan(self, tahun: int, nama: str) -> None:
        """Take a post away, if it is there."""
        self._inti.pastikan_ubah()
        lama = self._jabatan(tahun, nama)
        if lama is None:
            return
        self._hapus("jabatan", _KUNCI_JABATAN, (tahun, nama))
        self._catat_jabatan(tahun, nama, lama, None)

    def _jabatan(self, tahun: int, nama: str) -> Jabatan | None:
        isi = self._satu("jabatan", _KUNCI_JABATAN, (tahun, nama), _JABATAN)
        return Jabatan(*isi) if isi else None

    def _catat_jabatan(
        self, tahun: int, nama: str, lama: Jabatan | None, baru: Jabatan | None
    ) -> None:
        self._inti.catat("jabatan", f"{tahun}|{nama}", _isi(lama), _isi(baru))

    # --- rows ----------------------------------------------------------------------

    def _ambil(
        self, tabel: str, kunci: tuple[str, ...], kolom: tuple[str, ...], tahun: int
    ) -> list[Any]:
        return self._inti.ambil(
            f"SELECT {', '.join((*kunci, *kolom))} FROM {tabel} WHERE tahun = ?"
            f" ORDER BY {', '.join(kunci)}",
            (tahun,),
        )

    def _satu(
        self, tabel: str, kunci: tuple[str, ...], nilai: tuple[object, ...], kolom: tuple[str, ...]
    ) -> Any:
        """The row of one key, ``None`` where there is none."""
        return self._inti.satu(
            f"SELECT {', '.join(kolom)} FROM {tabel} WHERE {_syarat(kunci)}", nilai
        )

    def _ganti(
        self,
        tabel: str,
        kunci: tuple[str, ...],
        nilai: tuple[object, ...],
        lama: UraianIKU | SasaranProgram,
        baru: UraianIKU | SasaranProgram,
    ) -> bool:
        """Whether anything had to be written."""
        self._inti.pastikan_ubah()
        if lama == baru:
            return False
        if baru.kosong:
            self._hapus(tabel, kunci, nilai)
        else:
            self._tulis(tabel, kunci, {**dict(zip(kunci, nilai, strict=True)), **asdict(baru)})
        return True

    def _tulis(self, tabel: str, kunci: tuple[str, ...], isi: dict[str, Any]) -> None:
        diubah = ", ".join(f"{nama} = excluded.{nama}" for nama in isi if nama not in kunci)
        self._inti.tulis(
            f"INSERT INTO {tabel} ({', '.join(isi)}) VALUES ({', '.join('?' * len(isi))})"
            f" ON CONFLICT ({', '.join(kunci)}) DO UPDATE SET {diubah}",
            tuple(isi.values()),
        )

    def _hapus(self, tabel: str, kunci: tuple[str, ...], nilai: tuple[object, ...]) -> None:
        self._inti.tulis(f"DELETE FROM {tabel} WHERE {_syarat(kunci)}", nilai)


def _syarat(kunci: tuple[str, ...]) -> str:
    return " AND ".join(f"{nama} = ?" for nama in kunci)


def _isi(satu: UraianIKU | SasaranProgram | Jabatan | None) -> dict[str, Any] | None:
    """What the trail keeps: the columns that say something; ``None`` where nothing does."""
    if satu is None:
        return None
    isi = asdict(satu)
    isi.pop("nama", None)
    return {nama: nilai for nama, nilai in isi.items() if nilai not in (None, "")} or None
