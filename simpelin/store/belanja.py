"""The breakdown of sub kegiatan by belanja, each row's change with its trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from simpelin.domain.belanja import Belanja, BelanjaVersi, JenisBelanja, KunciBelanja, berlaku
from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import (
    JenisVersi,
    Kunci,
    VersiRencana,
    urut_alami,
    urut_versi,
)
from simpelin.store.bilangan import periksa_rupiah
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti, Kolom

_KAS = tuple(f"kas_tw{n}" for n in range(1, 5))
_REALISASI = tuple(f"realisasi_tw{n}" for n in range(1, 5))
_RENCANA = ("pagu", *_KAS)
_RUPIAH = (*_RENCANA, *_REALISASI)
_KOLOM = ("rekening", "uraian", "jenis", *_RUPIAH)
_DIUBAH = ", ".join(f"{satu} = excluded.{satu}" for satu in ("jenis", *_RUPIAH))
_PILIH = f"SELECT {', '.join(f'b.{satu}' for satu in _KOLOM)}"
_SEMUA = f"""
{_PILIH}, s.kode, s.sub_skpd
FROM simpul s JOIN belanja b ON b.simpul_id = s.id
WHERE s.tahun = ?
"""
_KEPALA = "SELECT nama, jenis, nomor, tanggal, berlaku_tw FROM versi WHERE tahun = ?"
_VERSI = f"""
SELECT s.kode, s.sub_skpd, b.rekening, b.uraian, v.nama, {", ".join(f"w.{k}" for k in _RENCANA)}
FROM belanja_versi w
JOIN belanja b ON b.id = w.belanja_id
JOIN simpul s ON s.id = b.simpul_id
JOIN versi v ON v.id = w.versi_id
"""
_SETAHUN = f"{_VERSI} WHERE s.tahun = ?"
_SEBARIS = f"{_VERSI} WHERE b.simpul_id = ? AND b.rekening = ? AND b.uraian = ?"
_SIMPAN_VERSI = (
    f"INSERT INTO belanja_versi (belanja_id, versi_id, {', '.join(_RENCANA)})"
    " SELECT b.id, v.id, ?, ?, ?, ?, ? FROM belanja b JOIN simpul s ON s.id = b.simpul_id"
    " JOIN versi v ON v.tahun = s.tahun"
    " WHERE b.simpul_id = ? AND b.rekening = ? AND b.uraian = ? AND v.nama = ?"
    " ON CONFLICT (belanja_id, versi_id) DO UPDATE SET"
    f" {', '.join(f'{k} = excluded.{k}' for k in _RENCANA)}"
)
_ADA_VERSI = (
    "SELECT 1 FROM belanja b JOIN belanja_versi w ON w.belanja_id = b.id"
    " WHERE b.simpul_id = ? AND b.rekening = ? AND b.uraian = ? LIMIT 1"
)
_HAPUS_VERSI = (
    "DELETE FROM belanja_versi WHERE belanja_id ="
    " (SELECT id FROM belanja WHERE simpul_id = ? AND rekening = ? AND uraian = ?)"
)
_SATU = f"{_PILIH} FROM belanja b WHERE b.simpul_id = ? AND b.rekening = ? AND b.uraian = ?"


class TabelBelanja:
    """Rows by sub kegiatan, known by kode rekening and uraian; pagu and kas by plan version."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self, tahun: int, triwulan: int = 4) -> Mapping[Kunci, tuple[Belanja, ...]]:
        """A year's rows by node, in natural order of their codes, by the plan in force at the
        end of a quarter; quarter 0 gives what holds before any version changes it."""
        semua, pertama = self._versi(tahun, _SETAHUN, (tahun,)), self._pertama(tahun)
        hasil: dict[Kunci, list[Belanja]] = {}
        for *kolom, kode, sub in self._inti.ambil(_SEMUA, (tahun,)):
            satu, kunci = _belanja(kolom), Kunci(kode, sub)
            versi = semua.get((kunci, satu.kunci), ())
            satu = berlaku(_sendiri(satu, versi, pertama), versi, triwulan)
            hasil.setdefault(kunci, []).append(satu)
        return {kunci: tuple(sorted(semua, key=_urut)) for kunci, semua in hasil.items()}

    def versi(self, tahun: int) -> Mapping[tuple[Kunci, KunciBelanja], tuple[BelanjaVersi, ...]]:
        """What plan versions change of pagu and kas, by row, in the order of the versions; the
        first version's are the row's own."""
        pertama = self._pertama(tahun)
        semua = {
            kunci: tuple(satu for satu in versi if satu.versi != pertama)
            for kunci, versi in self._versi(tahun, _SETAHUN, (tahun,)).items()
        }
        return {kunci: versi for kunci, versi in semua.items() if versi}

    def _versi_satu(
        self, tahun: int, kunci: Kunci, simpul_id: int, satu: KunciBelanja
    ) -> tuple[BelanjaVersi, ...]:
        """The same of one row."""
        semua = self._versi(tahun, _SEBARIS, (simpul_id, *satu))
        return semua.get((kunci, satu), ())

    def _versi(
        self, tahun: int, sql: str, nilai: Kolom
    ) -> dict[tuple[Kunci, KunciBelanja], tuple[BelanjaVersi, ...]]:
        urutan = {satu.nama: (n, satu.berlaku_tw) for n, satu in enumerate(self._kepala(tahun))}
        hasil: dict[tuple[Kunci, KunciBelanja], list[BelanjaVersi]] = {}
        for kode, sub, rekening, uraian, nama, pagu, *kas in self._inti.ambil(sql, nilai):
            a, b, c, d = kas
            satu = BelanjaVersi(nama, urutan[nama][1], pagu, (a, b, c, d))
            hasil.setdefault((Kunci(kode, sub), (rekening, uraian)), []).append(satu)
        return {k: tuple(sorted(v, key=lambda s: urutan[s.versi])) for k, v in hasil.items()}

    def simpan(
        self,
        tahun: int,
        kunci: Kunci,
        baru: Belanja,
        asal: KunciBelanja | None = None,
        versi: str = "",
    ) -> None:
        """Add a row or replace the one of its key; with ``asal`` that row takes the new key.

        Pagu and kas are those of a plan version and on; '' or the year's first version means
        the row's own.

        :raises TidakDitemukan: there is no such node, no such version.
        :raises NilaiDitolak: a row without code and words, a negative pagu, digits.
        """
        self._inti.pastikan_ubah()
        simpul_id = self._simpul(tahun, kunci)
        if asal is not None and asal != baru.kunci:
            self._ganti_kunci(tahun, kunci, simpul_id, asal, baru.kunci)
        self._lipat(tahun, kunci, simpul_id, baru.kunci)
        if self._dasar(tahun, versi):
            self._simpan_sendiri(tahun, kunci, simpul_id, baru)
            return
        lama = self._satu(simpul_id, baru.kunci) or Belanja("")
        sendiri = replace(baru, pagu=lama.pagu, kas=lama.kas)
        self._simpan_sendiri(tahun, kunci, simpul_id, sendiri)
        self._simpan_versi(tahun, kunci, simpul_id, sendiri, baru, versi)

    def _lipat(self, tahun: int, kunci: Kunci, simpul_id: int, satu: KunciBelanja) -> None:
        """What a version said of a row before it became the first is the row's own from now on."""
        if self._inti.satu(_ADA_VERSI, (simpul_id, *satu)) is None:
            return
        lama, pertama = self._satu(simpul_id, satu), self._pertama(tahun)
        versi = self._versi_satu(tahun, kunci, simpul_id, satu)
        if lama is None or all(s.versi != pertama for s in versi):
            return
        self._inti.tulis(
            f"{_HAPUS_VERSI} AND versi_id = (SELECT id FROM versi WHERE tahun = ? AND nama = ?)",
            (simpul_id, *satu, tahun, pertama),
        )
        baru = _sendiri(lama, versi, pertama)
        self._catat_versi(tahun, kunci, pertama, baru, None)
        self._simpan_sendiri(tahun, kunci, simpul_id, baru)

    def _simpan_versi(
        self,
        tahun: int,
        kunci: Kunci,
        simpul_id: int,
        sendiri: Belanja,
        baru: Belanja,
        nama: str,
    ) -> None:
        urutan = [satu.nama for satu in self._kepala(tahun)]
        semua = self._versi_satu(tahun, kunci, simpul_id, baru.kunci)
        sampai = [s for s in semua if urutan.index(s.versi) <= urutan.index(nama)]
        lama = berlaku(sendiri, sampai, 4)
        if lama == baru:
            return
        nilai = _nilai(baru)
        for medan in _RENCANA:
            periksa_rupiah(nilai[medan], f"{medan} belanja {baru.sebutan} pada {kunci}")
        angka = [nilai[medan] for medan in _RENCANA]
        self._inti.tulis(_SIMPAN_VERSI, (*angka, simpul_id, *baru.kunci, nama))
        ada = any(satu.versi == nama for satu in semua)
        self._catat_versi(tahun, kunci, nama, lama if ada else None, baru)

    def _dasar(self, tahun: int, nama: str) -> bool:
        """Whether a version's pagu and kas are the rows' own."""
        if not nama:
            return True
        semua = [satu.nama for satu in self._kepala(tahun)]
        if nama not in semua:
            raise TidakDitemukan(
                f"Versi “{nama}” tidak ada dalam rencana {tahun}; buat dahulu ({TAK_TERSIMPAN})."
            )
        return nama == semua[0]

    def _pertama(self, tahun: int) -> str:
        """The name of the year's first version; '' where it has none."""
        return next((satu.nama for satu in self._kepala(tahun)), "")

    def _kepala(self, tahun: int) -> list[VersiRencana]:
        baris = self._inti.ambil(_KEPALA, (tahun,))
        kepala = (VersiRencana(n, JenisVersi(j), no, tgl, tw) for n, j, no, tgl, tw in baris)
        return sorted(kepala, key=urut_versi)

    def _ganti_kunci(
        self, tahun: int, kunci: Kunci, simpul_id: int, asal: KunciBelanja, baru: KunciBelanja
    ) -> None:
        """A row takes another key; what versions say of it stays with it."""
        lama = self._satu(simpul_id, asal)
        if lama is None:
            return
        if self._satu(simpul_id, baru) is not None:
            self.hapus(tahun, kunci, baru)
        self._inti.tulis(
            "UPDATE belanja SET rekening = ?, uraian = ?"
            " WHERE simpul_id = ? AND rekening = ? AND uraian = ?",
            (*baru, simpul_id, *asal),
        )
        pindah = replace(lama, rekening=baru[0], uraian=baru[1])
        self._catat(tahun, kunci, asal, lama, None)
        self._catat(tahun, kunci, baru, None, pindah)

    def _simpan_sendiri(self, tahun: int, kunci: Kunci, simpul_id: int, baru: Belanja) -> None:
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
        for versi in self._versi_satu(tahun, kunci, simpul_id, satu):
            isi = replace(lama, pagu=versi.pagu, kas=versi.kas)
            self._catat_versi(tahun, kunci, versi.versi, isi, None)
        self._inti.tulis(_HAPUS_VERSI, (simpul_id, *satu))
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

    def _catat_versi(
        self, tahun: int, kunci: Kunci, versi: str, lama: Belanja | None, baru: Belanja | None
    ) -> None:
        """The trail of what one version says of a row."""
        satu = baru or lama
        assert satu is not None
        dua = (
            None if s is None else {"versi": versi} | {k: _nilai(s)[k] for k in _RENCANA}
            for s in (lama, baru)
        )
        self._inti.catat("belanja", kunci_riwayat(tahun, kunci, satu.sebutan), *dua)


def _sendiri(satu: Belanja, versi: Sequence[BelanjaVersi], pertama: str) -> Belanja:
    """The row's own figures: the first version's, where it had said some before it was that."""
    awal = next((s for s in versi if s.versi == pertama), None)
    return satu if awal is None else replace(satu, pagu=awal.pagu, kas=awal.kas)


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
