"""The breakdown of sub kegiatan by belanja, each row's change with its trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simpelin.domain.belanja import Belanja, JenisBelanja, KunciBelanja
from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import Kunci, urut_alami
from simpelin.store.bilangan import periksa_rupiah
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti

_KAS = tuple(f"kas_tw{n}" for n in range(1, 5))
_REALISASI = tuple(f"realisasi_tw{n}" for n in range(1, 5))
_RUPIAH = ("pagu", *_KAS, *_REALISASI)
_KOLOM = ("rekening", "uraian", "jenis", *_RUPIAH)
_DIUBAH = ", ".join(f"{satu} = excluded.{satu}" for satu in ("jenis", *_RUPIAH))
_PILIH = f"SELECT {', '.join(f'b.{satu}' for satu in _KOLOM)}"
_SEMUA = f"""
{_PILIH}, s.kode, s.sub_skpd
FROM simpul s JOIN belanja b ON b.simpul_id = s.id
WHERE s.tahun = ?
"""
_SATU = f"{_PILIH} FROM belanja b WHERE b.simpul_id = ? AND b.rekening = ? AND b.uraian = ?"


class TabelBelanja:
    """Rows by sub kegiatan, known by kode rekening and uraian."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int) -> Mapping[Kunci, tuple[Belanja, ...]]:
        """A year's rows by node, in natural order of their codes."""
        hasil: dict[Kunci, list[Belanja]] = {}
        for *kolom, kode, sub in self._inti.ambil(_SEMUA, (tahun,)):
            hasil.setdefault(Kunci(kode, sub), []).append(_belanja(kolom))
        return {kunci: tuple(sorted(semua, key=_urut)) for kunci, semua in hasil.items()}

    def simpan(
        self, tahun: int, kunci: Kunci, baru: Belanja, asal: KunciBelanja | None = None
    ) -> None:
        """Add a row or replace the one of its key; with ``asal`` that row takes the new key.

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: a row without code and words, a negative pagu, digits.
        """
        self._inti.pastikan_ubah()
        simpul_id = self._simpul(tahun, kunci)
        if asal is not None and asal != baru.kunci:
            self.hapus(tahun, kunci, asal)
        lama = self._satu(simpul_id, baru.kunci)
        if lama == baru:
            return
        nilai = _nilai(baru)
        for nama in _RUPIAH:
            periksa_rupiah(nilai[nama], f"{nama} belanja {baru.sebutan} pada {kunci}")
        self._inti.tulis(
            f"INSERT INTO belanja (simpul_id, {', '.join(_KOLOM)})"
            f" VALUES ({', '.join('?' * (len(_KOLOM) + 1))})"
            f" ON CONFLICT (simpul_id, rekening, uraian) DO UPDATE SET {_DIUBAH}",
            (simpul_id, *nilai.values()),
        )
        self._catat(tahun, kunci, baru.kunci, lama, baru)

    def hapus(self, tahun: int, kunci: Kunci, satu: KunciBelanja) -> None:
        """Take a row away; nothing happens where there is none.

        :raises TidakDitemukan: there is no such node.
        """
        self._inti.pastikan_ubah()
        simpul_id = self._simpul(tahun, kunci)
        lama = self._satu(simpul_id, satu)
        if lama is None:
            return
        self._inti.tulis(
            "DELETE FROM belanja WHERE simpul_id = ? AND rekening = ? AND uraian = ?",
            (simpul_id, *satu),
        )
        self._catat(tahun, kunci, satu, lama, None)

    def _satu(self, simpul_id: int, kunci: KunciBelanja) -> Belanja | None:
        baris = self._inti.satu(_SATU, (simpul_id, *kunci))
        return None if baris is None else _belanja(list(baris))

    def _simpul(self, tahun: int, kunci: Kunci) -> int:
        baris = self._inti.satu(
            "SELECT id FROM simpul WHERE tahun = ? AND kode = ? AND sub_skpd = ?", (tahun, *kunci)
        )
        if baris is None:
            raise TidakDitemukan(
                f"{kunci} tidak ada dalam rencana {tahun}; muat ulang halaman ini"
                f" ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def _catat(
        self,
        tahun: int,
        kunci: Kunci,
        satu: KunciBelanja,
        lama: Belanja | None,
        baru: Belanja | None,
    ) -> None:
        nama = " ".join(filter(None, satu))
        self._inti.catat("belanja", kunci_riwayat(tahun, kunci, nama), _isi(lama), _isi(baru))


def _belanja(kolom: list[Any]) -> Belanja:
    rekening, uraian, jenis, pagu, *empat = kolom
    a, b, c, d, e, f, g, h = empat
    return Belanja(rekening, uraian, JenisBelanja(jenis), pagu, (a, b, c, d), (e, f, g, h))


def _nilai(satu: Belanja) -> dict[str, Any]:
    angka = (satu.pagu, *satu.kas, *satu.realisasi)
    return dict(zip(_KOLOM, (satu.rekening, satu.uraian, satu.jenis.value, *angka), strict=True))


def _isi(satu: Belanja | None) -> dict[str, Any] | None:
    if satu is None:
        return None
    return {k: v for k, v in _nilai(satu).items() if v is not None and v != ""}


def _urut(satu: Belanja) -> tuple[object, ...]:
    return urut_alami(satu.rekening), urut_alami(satu.uraian)
