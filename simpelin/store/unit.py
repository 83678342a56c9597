"""Units of the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from simpelin.domain.kantor import Peran, Unit
from simpelin.store.galat import TAK_TERSIMPAN, MasihDipakai, TidakDitemukan
from simpelin.store.inti import Inti

_KOLOM = "nama, jabatan_kepala, kepala, nip, pangkat, peran"
_DIPAKAI = """
SELECT EXISTS (SELECT 1 FROM rencana_simpul WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM rencana_indikator WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM laporan WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM keputusan WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM lhe WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM akun_peran WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM penugasan WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM bukti_unit WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM langkah_laporan WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM potret_laporan WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM rupiah_final WHERE unit_id = ?1)
    OR EXISTS (SELECT 1 FROM pengecualian_kunci WHERE unit_id = ?1)
"""


def _unit(kolom: Sequence[str]) -> Unit:
    nama, jabatan_kepala, kepala, nip, pangkat, peran = kolom
    return Unit(nama, jabatan_kepala, kepala, nip, pangkat, Peran(peran))


def _isi(unit: Unit) -> Mapping[str, Any]:
    kolom = {
        "nama": unit.nama,
        "jabatan_kepala": unit.jabatan_kepala,
        "kepala": unit.kepala,
        "nip": unit.nip,
        "pangkat": unit.pangkat,
    }
    return {k: v for k, v in kolom.items() if v} | {"peran": unit.peran.value}


class TabelUnit:
    """Units by name, in the order in which they were entered."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def semua(self) -> tuple[Unit, ...]:
        """Every unit, also those that so far stand only in the plan."""
        baris = self._inti.ambil(f"SELECT {_KOLOM} FROM unit ORDER BY id")
        return tuple(_unit(kolom) for kolom in baris)

    def simpan(self, unit: Unit) -> None:
        """Add a unit, or replace what is known of the one of that name."""
        self._inti.pastikan_ubah()
        lama = self._muat(unit.nama)
        if lama == unit:
            return
        self._inti.tulis(
            f"INSERT INTO unit ({_KOLOM}) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (nama) DO UPDATE SET jabatan_kepala = excluded.jabatan_kepala,"
            " kepala = excluded.kepala, nip = excluded.nip, pangkat = excluded.pangkat,"
            " peran = excluded.peran",
            (
                unit.nama,
                unit.jabatan_kepala,
                unit.kepala,
                unit.nip,
                unit.pangkat,
                unit.peran.value,
            ),
        )
        self._inti.catat("unit", unit.nama, _isi(lama) if lama else None, _isi(unit))

    def ganti_nama(self, lama: str, baru: str) -> None:
        """Rename a unit; plan and reports follow.

        :raises TidakDitemukan: there is no such unit.
        :raises MasihDipakai: the new name is another unit's.
        """
        self._inti.pastikan_ubah()
        unit_id = self.id(lama)
        if lama == baru:
            return
        if self._muat(baru) is not None:
            raise MasihDipakai(
                f"Nama “{baru}” sudah dipakai unit lain; pilih nama lain ({TAK_TERSIMPAN})."
            )
        self._inti.sentuh_rencana()
        self._inti.tulis("UPDATE unit SET nama = ? WHERE id = ?", (baru, unit_id))
        self._inti.catat("unit", baru, {"nama": lama}, {"nama": baru})

    def hapus(self, nama: str) -> None:
        """Remove a unit that nothing refers to.

        :raises TidakDitemukan: there is no such unit.
        :raises MasihDipakai: the plan, a report or an account refers to it.
        """
        self._inti.pastikan_ubah()
        unit_id = self.id(nama)
        lama = self._muat(nama)
        assert lama is not None
        if self._inti.satu(_DIPAKAI, (unit_id,))[0]:
            raise MasihDipakai(
                f"Unit “{nama}” masih dipakai rencana, laporan, akun, keputusan rapat, atau"
                f" rekomendasi LHE; pindahkan dahulu ({TAK_TERSIMPAN})."
            )
        self._inti.tulis("DELETE FROM unit WHERE id = ?", (unit_id,))
        self._inti.catat("unit", nama, _isi(lama), None)

    def id(self, nama: str) -> int:
        """The row of a unit, for the other tables.

        :raises TidakDitemukan: there is no such unit.
        """
        baris = self._inti.satu("SELECT id FROM unit WHERE nama = ?", (nama,))
        if baris is None:
            raise TidakDitemukan(
                f"Unit “{nama}” tidak ada; tambahkan di Pengaturan ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def pastikan(self, nama: str) -> int | None:
        """The row of a unit that the plan names, made where it is new; ``None`` for ''."""
        if not nama:
            return None
        baris = self._inti.satu("SELECT id FROM unit WHERE nama = ?", (nama,))
        if baris is None:
            self.simpan(Unit(nama))
            return self.id(nama)
        return int(baris[0])

    def _muat(self, nama: str) -> Unit | None:
        baris = self._inti.satu(f"SELECT {_KOLOM} FROM unit WHERE nama = ?", (nama,))
        return None if baris is None else _unit(baris)
