"""Renstra: periods, their items by year, and the map of codes that changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simpelin.domain.angka import ke_json
from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import Kunci, Sifat
from simpelin.domain.renstra import AlihKode, ButirRenstra, NilaiTahun, Renstra
from simpelin.store.bilangan import dari_real, ke_real, periksa_rupiah
from simpelin.store.galat import TAK_TERSIMPAN, MasihDipakai, NilaiDitolak, TidakDitemukan
from simpelin.store.inti import Inti

_BUTIR = (
    "SELECT id, renstra_id, kode, sub_skpd, indikator, tahun_kode, satuan, sifat, kondisi_awal,"
    " target_akhir, pagu_akhir FROM renstra_butir"
)
_SATU_BUTIR = (
    f"{_BUTIR} WHERE renstra_id = ? AND kode = ? AND sub_skpd = ? AND indikator = ?"
    " AND tahun_kode = ?"
)
_TAMBAH_BUTIR = (
    "INSERT INTO renstra_butir (renstra_id, kode, sub_skpd, indikator, tahun_kode, satuan, sifat,"
    " kondisi_awal, target_akhir, pagu_akhir) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (renstra_id, kode, sub_skpd, indikator, tahun_kode) DO UPDATE SET"
    " satuan = excluded.satuan, sifat = excluded.sifat, kondisi_awal = excluded.kondisi_awal,"
    " target_akhir = excluded.target_akhir, pagu_akhir = excluded.pagu_akhir"
)
_TAMBAH_TAHUN = (
    "INSERT INTO renstra_tahun (butir_id, indikator, tahun, target, realisasi, pagu, anggaran)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ALIH = (
    "SELECT tahun, kode_lama, sub_lama, kode_baru, sub_baru, indikator_lama, indikator_baru"
    " FROM renstra_alih"
)
_CARI_ALIH = " WHERE tahun = ? AND kode_lama = ? AND sub_lama = ? AND indikator_lama = ?"
_TAMBAH_ALIH = (
    "INSERT INTO renstra_alih (tahun, kode_lama, sub_lama, indikator_lama, kode_baru, sub_baru,"
    " indikator_baru) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class TabelRenstra:
    """Several Renstra periods of one office."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    # --- reading ---------------------------------------------------------

    def semua(self) -> tuple[Renstra, ...]:
        """Every period with its items in the order of entry, earliest period first."""
        with self._inti.baca():
            kepala = self._inti.ambil(
                "SELECT id, awal, akhir, nomor FROM renstra ORDER BY awal, akhir"
            )
            tahun: dict[int, dict[int, NilaiTahun]] = {}
            for butir_id, satu, *nilai in self._inti.ambil(
                "SELECT butir_id, tahun, target, realisasi, pagu, anggaran FROM renstra_tahun"
                " ORDER BY butir_id, tahun"
            ):
                tahun.setdefault(butir_id, {})[satu] = _nilai(*nilai)
            butir: dict[int, list[ButirRenstra]] = {}
            for baris in self._inti.ambil(f"{_BUTIR} ORDER BY id"):
                butir.setdefault(baris[1], []).append(_butir(baris, tahun.get(baris[0], {})))
        return tuple(
            Renstra(awal, akhir, nomor, tuple(butir.get(nomor_id, ())))
            for nomor_id, awal, akhir, nomor in kepala
        )

    def alih(self) -> tuple[AlihKode, ...]:
        """The map of codes that changed, by year and code."""
        baris = self._inti.ambil(f"{_ALIH} ORDER BY tahun, kode_lama, sub_lama, indikator_lama")
        return tuple(_alih(satu) for satu in baris)

    # --- writing ---------------------------------------------------------

    def simpan(self, renstra: Renstra) -> None:
        """Add a period, or replace its `nomor`; its items stay.

        :raises NilaiDitolak: its years are not possible.
        """
        self._inti.pastikan_ubah()
        kunci = (renstra.awal, renstra.akhir)
        lama = self._inti.satu("SELECT nomor FROM renstra WHERE awal = ? AND akhir = ?", kunci)
        if lama is not None and lama[0] == renstra.nomor:
            return
        self._inti.tulis(
            "INSERT INTO renstra (awal, akhir, nomor) VALUES (?, ?, ?)"
            " ON CONFLICT (awal, akhir) DO UPDATE SET nomor = excluded.nomor",
            (*kunci, renstra.nomor),
        )
        sebelum = None if lama is None else {"nomor": lama[0]}
        self._inti.catat("renstra", _kunci_masa(renstra), sebelum, {"nomor": renstra.nomor})

    def hapus(self, renstra: Renstra) -> None:
        """Remove a period that has no items.

        :raises TidakDitemukan: there is no such period.
        :raises MasihDipakai: it has items.
        """
        self._inti.pastikan_ubah()
        renstra_id = self._id(renstra)
        if self._inti.satu("SELECT 1 FROM renstra_butir WHERE renstra_id = ?", (renstra_id,)):
            raise MasihDipakai(
                f"Renstra {renstra} masih berisi target; kosongkan dahulu ({TAK_TERSIMPAN})."
            )
        (nomor,) = self._inti.satu("SELECT nomor FROM renstra WHERE id = ?", (renstra_id,))
        self._inti.tulis("DELETE FROM renstra WHERE id = ?", (renstra_id,))
        self._inti.catat("renstra", _kunci_masa(renstra), {"nomor": nomor}, None)

    def simpan_butir(self, renstra: Renstra, butir: ButirRenstra) -> None:
        """Replace an item of a period with all its years; an empty one is removed.

        :raises TidakDitemukan: there is no such period.
        :raises NilaiDitolak: rupiah on an indicator, or a value that cannot be.
        """
        self._inti.pastikan_ubah()
        renstra_id = self._id(renstra)
        lama = self._cari(renstra_id, butir)
        bersih = replace(butir, tahun={t: n for t, n in butir.tahun.items() if not n.kosong})
        baru = None if bersih.kosong else bersih
        if (lama and lama[1]) == baru:
            return
        if baru is not None:
            _periksa(baru)
        if lama is not None:
            self._inti.tulis("DELETE FROM renstra_tahun WHERE butir_id = ?", (lama[0],))
        if baru is None:
            assert lama is not None
            self._inti.tulis("DELETE FROM renstra_butir WHERE id = ?", (lama[0],))
        else:
            self._tulis(renstra_id, baru)
        sebelum = None if lama is None else _isi(lama[1])
        self._inti.catat(
            "renstra_butir",
            kunci_riwayat(butir.tahun_kode, butir.kunci, butir.indikator, _kunci_masa(renstra)),
            sebelum,
            None if baru is None else _isi(baru),
        )

    def simpan_alih(self, alih: AlihKode) -> None:
        """Add an entry of the map, or replace where it leads.

        :raises NilaiDitolak: it changes nothing, or its end is taken.
        """
        self._inti.pastikan_ubah()
        lama = self._cari_alih(alih)
        if lama == alih:
            return
        self._pastikan_tujuan_lepas(alih)
        if lama is not None:
            self._inti.tulis(f"DELETE FROM renstra_alih{_CARI_ALIH}", _kunci_alih(alih))
        self._inti.tulis(_TAMBAH_ALIH, (*_kunci_alih(alih), *alih.baru, alih.indikator_baru))
        self._catat_alih(alih, lama, alih)

    def hapus_alih(self, alih: AlihKode) -> None:
        """Remove the entry of the map with this beginning, if it is there."""
        self._inti.pastikan_ubah()
        lama = self._cari_alih(alih)
        if lama is not None:
            self._inti.tulis(f"DELETE FROM renstra_alih{_CARI_ALIH}", _kunci_alih(alih))
            self._catat_alih(alih, lama, None)

    # --- behind them -----------------------------------------------------

    def _id(self, renstra: Renstra) -> int:
        baris = self._inti.satu(
            "SELECT id FROM renstra WHERE awal = ? AND akhir = ?", (renstra.awal, renstra.akhir)
        )
        if baris is None:
            raise TidakDitemukan(f"Renstra {renstra} belum ada; buat dahulu ({TAK_TERSIMPAN}).")
        return int(baris[0])

    def _cari(self, renstra_id: int, butir: ButirRenstra) -> tuple[int, ButirRenstra] | None:
        kunci = (renstra_id, *butir.kunci, butir.indikator, butir.tahun_kode)
        baris = self._inti.satu(_SATU_BUTIR, kunci)
        if baris is None:
            return None
        tahun = {
            satu: _nilai(*nilai)
            for satu, *nilai in self._inti.ambil(
                "SELECT tahun, target, realisasi, pagu, anggaran FROM renstra_tahun"
                " WHERE butir_id = ? ORDER BY tahun",
                (baris[0],),
            )
        }
        return int(baris[0]), _butir(baris, tahun)

    def _tulis(self, renstra_id: int, butir: ButirRenstra) -> None:
        self._inti.tulis(
            _TAMBAH_BUTIR,
            (
                renstra_id,
                *butir.kunci,
                butir.indikator,
                butir.tahun_kode,
                butir.satuan,
                butir.sifat.value if butir.sifat else "",
                ke_real(butir.kondisi_awal),
                ke_real(butir.target_akhir),
                butir.pagu_akhir,
            ),
        )
        kunci = (renstra_id, *butir.kunci, butir.indikator, butir.tahun_kode)
        (butir_id, *_) = self._inti.satu(_SATU_BUTIR, kunci)
        for tahun, nilai in sorted(butir.tahun.items()):
            kolom = (ke_real(nilai.target), ke_real(nilai.realisasi), nilai.pagu, nilai.anggaran)
            self._inti.tulis(_TAMBAH_TAHUN, (butir_id, butir.indikator, tahun, *kolom))

    def _cari_alih(self, alih: AlihKode) -> AlihKode | None:
        baris = self._inti.satu(_ALIH + _CARI_ALIH, _kunci_alih(alih))
        return None if baris is None else _alih(baris)

    def _pastikan_tujuan_lepas(self, alih: AlihKode) -> None:
        sudah = self._inti.satu(
            "SELECT kode_lama FROM renstra_alih WHERE tahun = ? AND kode_baru = ? AND sub_baru = ?"
            " AND indikator_baru = ? AND (kode_lama, sub_lama, indikator_lama) <> (?, ?, ?)",
            (alih.tahun, *alih.baru, alih.indikator_baru, *alih.lama, alih.indikator_lama),
        )
        if sudah is not None:
            raise NilaiDitolak(
                f"{alih.baru} sudah menjadi kode baru dari {sudah[0]} dalam peta kode"
                f" {alih.tahun}; pilih kode lain ({TAK_TERSIMPAN})."
            )

    def _catat_alih(self, kunci: AlihKode, lama: AlihKode | None, baru: AlihKode | None) -> None:
        self._inti.catat(
            "alih_kode",
            kunci_riwayat(kunci.tahun, kunci.lama, kunci.indikator_lama),
            None if lama is None else _isi_alih(lama),
            None if baru is None else _isi_alih(baru),
        )


def _periksa(butir: ButirRenstra) -> None:
    """Rupiah belong to the node and fit a spreadsheet.

    :raises NilaiDitolak: one of them does not.
    """
    uang = [butir.pagu_akhir, *(n.pagu for n in butir.tahun.values())]
    uang += [n.anggaran for n in butir.tahun.values()]
    if butir.indikator and any(satu is not None for satu in uang):
        raise NilaiDitolak(
            f"Rupiah Renstra berdiri pada {butir.kunci}, bukan pada indikator"
            f" “{butir.indikator}” ({TAK_TERSIMPAN})."
        )
    for satu in uang:
        periksa_rupiah(satu, f"Rupiah Renstra {butir.kunci}")


def _kunci_masa(renstra: Renstra) -> str:
    return f"{renstra.awal}-{renstra.akhir}"


def _kunci_alih(alih: AlihKode) -> tuple[int, str, str, str]:
    return alih.tahun, *alih.lama, alih.indikator_lama


def _nilai(target: Any, realisasi: Any, pagu: Any, anggaran: Any) -> NilaiTahun:
    return NilaiTahun(dari_real(target), dari_real(realisasi), pagu, anggaran)


def _butir(baris: Any, tahun: Mapping[int, NilaiTahun]) -> ButirRenstra:
    _, _, kode, sub, indikator, tahun_kode, satuan, sifat, awal, akhir, pagu = baris
    return ButirRenstra(
        Kunci(kode, sub),
        indikator,
        tahun_kode,
        satuan,
        Sifat(sifat) if sifat else None,
        dari_real(awal),
        dari_real(akhir),
        pagu,
        tahun,
    )


def _alih(baris: Any) -> AlihKode:
    tahun, kode_lama, sub_lama, kode_baru, sub_baru, lama, baru = baris
    return AlihKode(tahun, Kunci(kode_lama, sub_lama), Kunci(kode_baru, sub_baru), lama, baru)


def _isi(butir: ButirRenstra) -> dict[str, Any]:
    isi: dict[str, Any] = {
        "satuan": butir.satuan,
        "sifat": butir.sifat.value if butir.sifat else "",
        "kondisi_awal": ke_json(butir.kondisi_awal),
        "target_akhir": ke_json(butir.target_akhir),
        "pagu_akhir": butir.pagu_akhir,
    }
    for tahun, nilai in sorted(butir.tahun.items()):
        isi[f"target_{tahun}"] = ke_json(nilai.target)
        isi[f"realisasi_{tahun}"] = ke_json(nilai.realisasi)
        isi[f"pagu_{tahun}"] = nilai.pagu
        isi[f"anggaran_{tahun}"] = nilai.anggaran
    return {kolom: nilai for kolom, nilai in isi.items() if nilai not in (None, "")}


def _isi_alih(alih: AlihKode) -> dict[str, Any]:
    isi = {
        "kode_baru": alih.baru.kode,
        "sub_baru": alih.baru.sub_skpd,
        "indikator_baru": alih.indikator_baru,
    }
    return {kolom: nilai for kolom, nilai in isi.items() if nilai}
