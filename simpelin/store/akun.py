"""Accounts with their posts, deputies, and the sheets that planners entered from.

The password's fingerprint is read by itself alone, and never reaches the trail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from simpelin.domain.akun import Akun, Penugasan
from simpelin.domain.pelaku import Jabatan, PeranOrang
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti
from simpelin.store.unit import TabelUnit

_KOLOM = "nama_masuk, nama, nip, aktif, ganti_sandi, gagal, tunggu_sampai"
_PERAN = """
SELECT a.nama_masuk, p.peran, coalesce(u.nama, '')
FROM akun_peran p JOIN akun a ON a.id = p.akun_id LEFT JOIN unit u ON u.id = p.unit_id
ORDER BY p.rowid
"""
_PENUGASAN = """
SELECT p.nomor, a.nama_masuk, p.peran, coalesce(u.nama, ''), p.sebutan, p.dari, p.sampai, p.surat
FROM penugasan p JOIN akun a ON a.id = p.akun_id LEFT JOIN unit u ON u.id = p.unit_id
ORDER BY p.dari, p.nomor
"""


class TabelAkun:
    """Accounts by sign-in name, in the order in which they were made."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def ada(self) -> bool:
        """Whether the office works with accounts."""
        return bool(self._inti.satu("SELECT EXISTS (SELECT 1 FROM akun)")[0])

    def semua(self) -> tuple[Akun, ...]:
        peran: dict[str, list[Jabatan]] = {}
        for nama, satu, unit in self._inti.ambil(_PERAN):
            peran.setdefault(nama, []).append(Jabatan(PeranOrang(satu), unit))
        baris = self._inti.ambil(f"SELECT {_KOLOM} FROM akun ORDER BY id")
        return tuple(_akun(kolom, peran.get(kolom[0], ())) for kolom in baris)

    def muat(self, nama_masuk: str) -> Akun | None:
        return next((satu for satu in self.semua() if satu.nama_masuk == nama_masuk), None)

    def sandi(self, nama_masuk: str) -> str | None:
        """The argon2id fingerprint of a password; ``None`` without such an account."""
        baris = self._inti.satu("SELECT sandi FROM akun WHERE nama_masuk = ?", (nama_masuk,))
        return None if baris is None else str(baris[0])

    def tambah(self, akun: Akun, sandi: str) -> None:
        """Add an account with the fingerprint of its password.

        :raises NilaiDitolak: the name is taken, or not one to sign in with.
        """
        self._inti.pastikan_ubah()
        self._inti.tulis(
            "INSERT INTO akun (nama_masuk, nama, nip, sandi, aktif, ganti_sandi)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (akun.nama_masuk, akun.nama, akun.nip, sandi, akun.aktif, akun.ganti_sandi),
        )
        self._inti.catat("akun", akun.nama_masuk, None, _isi(akun))
        self.simpan_jabatan(akun.nama_masuk, akun.jabatan)

    def simpan(self, akun: Akun) -> None:
        """Replace name, NIP and whether the account is active.

        :raises TidakDitemukan: there is no such account.
        """
        self._inti.pastikan_ubah()
        lama, nomor = self._ada(akun.nama_masuk), self._id(akun.nama_masuk)
        if (lama.nama, lama.nip, lama.aktif) == (akun.nama, akun.nip, akun.aktif):
            return
        self._inti.tulis(
            "UPDATE akun SET nama = ?, nip = ?, aktif = ? WHERE id = ?",
            (akun.nama, akun.nip, akun.aktif, nomor),
        )
        self._inti.catat("akun", akun.nama_masuk, _isi(lama), _isi(akun))

    def ganti_sandi(self, nama_masuk: str, sandi: str, *, wajib_ganti: bool) -> None:
        """Replace the password's fingerprint; failures and wait begin anew.

        :raises TidakDitemukan: there is no such account.
        """
        nomor = self._id(nama_masuk)
        self._inti.tulis(
            "UPDATE akun SET sandi = ?, ganti_sandi = ?, gagal = 0, tunggu_sampai = NULL"
            " WHERE id = ?",
            (sandi, wajib_ganti, nomor),
        )
        sesudah = {"sandi": "diatur ulang" if wajib_ganti else "diganti"}
        self._inti.catat("akun", nama_masuk, {"sandi": "lama"}, sesudah)

    def perbarui_hash(self, nama_masuk: str, sandi: str) -> None:
        """The same password under newer parameters."""
        self._inti.tulis("UPDATE akun SET sandi = ? WHERE id = ?", (sandi, self._id(nama_masuk)))
        self._inti.catat("akun", nama_masuk, {"sandi": "sama"}, {"sandi": "disimpan lebih kuat"})

    def catat_gagal(self, nama_masuk: str, gagal: int, tunggu_sampai: datetime | None) -> None:
        """Keep how often in a row the password was wrong, and until when to wait.

        :raises TidakDitemukan: there is no such account.
        """
        self._inti.pastikan_ubah()
        lama, nomor = self._ada(nama_masuk), self._id(nama_masuk)
        if (lama.gagal, lama.tunggu_sampai) == (gagal, tunggu_sampai):
            return
        teks = tunggu_sampai.isoformat(timespec="seconds") if tunggu_sampai else None
        self._inti.tulis(
            "UPDATE akun SET gagal = ?, tunggu_sampai = ? WHERE id = ?", (gagal, teks, nomor)
        )
        sesudah = {"gagal": gagal} | ({"tunggu_sampai": teks} if teks else {})
        self._inti.catat("masuk", nama_masuk, {"gagal": lama.gagal}, sesudah)

    # --- posts and deputies ------------------------------------------------------

    def simpan_jabatan(self, nama_masuk: str, jabatan: Sequence[Jabatan]) -> None:
        """Replace the posts that a person holds.

        :raises TidakDitemukan: there is no such account or unit.
        """
        self._inti.pastikan_ubah()
        lama, nomor = self._ada(nama_masuk).jabatan, self._id(nama_masuk)
        if set(lama) == set(jabatan):
            return
        self._inti.tulis("DELETE FROM akun_peran WHERE akun_id = ?", (nomor,))
        for satu in dict.fromkeys(jabatan):
            self._inti.tulis(
                "INSERT INTO akun_peran (akun_id, peran, unit_id) VALUES (?, ?, ?)",
                (nomor, satu.peran.value, self._unit.id(satu.unit) if satu.unit else None),
            )
        self._inti.catat("peran", nama_masuk, _isi_jabatan(lama), _isi_jabatan(jabatan))

    def penugasan(self) -> tuple[Penugasan, ...]:
        """Every deputy there is or was, by first day."""
        return tuple(
            Penugasan(
                nomor,
                nama,
                Jabatan(PeranOrang(peran), unit, sebutan),
                date.fromisoformat(dari),
                date.fromisoformat(sampai),
                surat,
            )
            for nomor, nama, peran, unit, sebutan, dari, sampai, surat in self._inti.ambil(
                _PENUGASAN
            )
        )

    def tambah_penugasan(self, baru: Penugasan) -> int:
        """Name a deputy (``baru.nomor`` is not looked at); the number it got.

        :raises TidakDitemukan: there is no such account or unit.
        """
        self._inti.pastikan_ubah()
        nama_unit = baru.jabatan.unit
        nomor = self._inti.tulis(
            "INSERT INTO penugasan (akun_id, sebutan, peran, unit_id, dari, sampai, surat)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                self._id(baru.nama_masuk),
                baru.jabatan.sebutan,
                baru.jabatan.peran.value,
                self._unit.id(nama_unit) if nama_unit else None,
                baru.dari.isoformat(),
                baru.sampai.isoformat(),
                baru.surat,
            ),
        )
        self._inti.catat("penugasan", baru.nama_masuk, None, _isi_penugasan(baru))
        return nomor

    def akhiri_penugasan(self, lama: Penugasan, sampai: date) -> None:
        """Let a deputy's time end on another day."""
        self._inti.pastikan_ubah()
        if lama.sampai == sampai:
            return
        self._inti.tulis(
            "UPDATE penugasan SET sampai = ? WHERE nomor = ?", (sampai.isoformat(), lama.nomor)
        )
        sesudah = {**_isi_penugasan(lama), "sampai": sampai.isoformat()}
        self._inti.catat("penugasan", lama.nama_masuk, _isi_penugasan(lama), sesudah)

    # --- rows ----------------------------------------------------------------------

    def _id(self, nama_masuk: str) -> int:
        baris = self._inti.satu("SELECT id FROM akun WHERE nama_masuk = ?", (nama_masuk,))
        if baris is None:
            raise TidakDitemukan(f"Akun “{nama_masuk}” tidak ada ({TAK_TERSIMPAN}).")
        return int(baris[0])

    def _ada(self, nama_masuk: str) -> Akun:
        self._id(nama_masuk)
        akun = self.muat(nama_masuk)
        assert akun is not None
        return akun


class TabelBukti:
    """Signed sheets of units, by year, quarter and unit; the bytes are with the files."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit

    def muat(self, tahun: int, triwulan: int, unit: str) -> tuple[str, ...]:
        """SHA-256 of a unit's signed sheets of one quarter."""
        return tuple(
            sidik
            for (sidik,) in self._inti.ambil(
                "SELECT b.sha256 FROM bukti_unit b JOIN unit u ON u.id = b.unit_id"
                " WHERE b.tahun = ? AND b.triwulan = ? AND u.nama = ? ORDER BY b.sha256",
                (tahun, triwulan, unit),
            )
        )

    def simpan(self, tahun: int, triwulan: int, unit: str, sha256: str) -> None:
        """Say that a kept file is a unit's signed sheet.

        :raises TidakDitemukan: there is no such unit.
        """
        self._inti.pastikan_ubah()
        if sha256 in self.muat(tahun, triwulan, unit):
            return
        self._inti.tulis(
            "INSERT INTO bukti_unit (tahun, triwulan, unit_id, sha256) VALUES (?, ?, ?, ?)",
            (tahun, triwulan, self._unit.id(unit), sha256),
        )
        self._inti.catat("bukti", f"{tahun}|{triwulan}|{unit}", None, {"sha256": sha256})


def _akun(kolom: Sequence[Any], jabatan: Sequence[Jabatan]) -> Akun:
    nama_masuk, nama, nip, aktif, ganti, gagal, tunggu = kolom
    sampai = None if tunggu is None else datetime.fromisoformat(tunggu)
    return Akun(nama_masuk, nama, nip, bool(aktif), bool(ganti), tuple(jabatan), gagal, sampai)


def _isi(akun: Akun) -> Mapping[str, Any]:
    dasar: dict[str, Any] = {"nama": akun.nama, "aktif": akun.aktif}
    return dasar | ({"nip": akun.nip} if akun.nip else {})


def _isi_jabatan(jabatan: Sequence[Jabatan]) -> Mapping[str, Any] | None:
    return {"jabatan": [str(satu) for satu in jabatan]} if jabatan else None


def _isi_penugasan(satu: Penugasan) -> dict[str, Any]:
    return {
        "jabatan": str(satu.jabatan),
        "dari": satu.dari.isoformat(),
        "sampai": satu.sampai.isoformat(),
        "surat": satu.surat,
    }
