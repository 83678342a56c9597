"""The plan: versions, nodes, indicators, each with its trail.

A node and an indicator keep their identity over all versions of a year (`simpul`,
`indikator`), so what was realised follows a rename. Aturan section 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import (
    Indikator,
    JenisVersi,
    Kunci,
    Simpul,
    VersiRencana,
    urut_versi,
)
from simpelin.store import rencana_baca as baca
from simpelin.store.bilangan import ke_real, periksa_rupiah
from simpelin.store.galat import TAK_TERSIMPAN, MasihDipakai, NilaiDitolak, TidakDitemukan
from simpelin.store.inti import Inti
from simpelin.store.unit import TabelUnit

_ADA_REALISASI = """
SELECT EXISTS (SELECT 1 FROM realisasi_anggaran WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM catatan_triwulan WHERE simpul_id = ?1)
    OR EXISTS (SELECT 1 FROM realisasi_kinerja k JOIN indikator i ON i.id = k.indikator_id
               WHERE i.simpul_id = ?1)
"""
_SIMPAN_SIMPUL = """
INSERT INTO rencana_simpul (versi_id, simpul_id, tahun, induk_id, tingkat, nama, unit_id, prioritas,
                            pagu, kas_tw1, kas_tw2, kas_tw3, kas_tw4)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (versi_id, simpul_id) DO UPDATE SET
    induk_id = excluded.induk_id, tingkat = excluded.tingkat, nama = excluded.nama,
    unit_id = excluded.unit_id, prioritas = excluded.prioritas, pagu = excluded.pagu,
    kas_tw1 = excluded.kas_tw1, kas_tw2 = excluded.kas_tw2, kas_tw3 = excluded.kas_tw3,
    kas_tw4 = excluded.kas_tw4
"""
_SIMPAN_INDIKATOR = """
INSERT INTO rencana_indikator (versi_id, indikator_id, simpul_id, urutan, unit_id, satuan, sifat,
                               polaritas, otomatis, maksimum, target, target_tw1, target_tw2,
                               target_tw3, target_tw4)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (versi_id, indikator_id) DO UPDATE SET
    urutan = excluded.urutan, unit_id = excluded.unit_id, satuan = excluded.satuan,
    sifat = excluded.sifat, polaritas = excluded.polaritas, otomatis = excluded.otomatis,
    maksimum = excluded.maksimum, target = excluded.target, target_tw1 = excluded.target_tw1,
    target_tw2 = excluded.target_tw2, target_tw3 = excluded.target_tw3,
    target_tw4 = excluded.target_tw4
"""


class TabelRencana:
    """Plans of several years, each as versions that lie over one another."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit
        self._ingat: dict[int, tuple[tuple[int, int], tuple[VersiRencana, ...]]] = {}

    # --- reading ---------------------------------------------------------

    def tahun(self) -> tuple[int, ...]:
        """Years that have a version, ascending."""
        baris = self._inti.ambil("SELECT DISTINCT tahun FROM versi ORDER BY tahun")
        return tuple(satu for (satu,) in baris)

    def versi(self, tahun: int) -> tuple[VersiRencana, ...]:
        """Every version of a year with all it lists, ordered by `urut_versi`.

        Nodes stand in the order in which they were first entered. The values are
        frozen, so an unchanged plan is read from the file only once.
        """
        with self._inti.baca():
            nomor = (self._inti.nomor_orang_lain(), self._inti.nomor_rencana)
            ingatan = self._ingat.get(tahun)
            if ingatan is not None and ingatan[0] == nomor:
                return ingatan[1]
            hasil = baca.muat_versi(self._inti, tahun)
            self._ingat[tahun] = (nomor, hasil)
            return hasil

    def punya_realisasi(self, tahun: int, kunci: Kunci, indikator: str | None = None) -> bool:
        """Whether something was reported on a node, or on one of its indicators.

        :raises TidakDitemukan: there is no such node or indicator.
        """
        simpul_id = self._id_simpul(tahun, kunci)
        if indikator is None:
            return bool(self._inti.satu(_ADA_REALISASI, (simpul_id,))[0])
        return self._indikator_terisi(self._id_indikator(simpul_id, kunci, indikator))

    # --- versions --------------------------------------------------------

    def simpan_versi(self, tahun: int, versi: VersiRencana) -> None:
        """Add a version or change its head; what it lists is left alone.

        :raises NilaiDitolak: year, name, date (ISO or empty) or quarter are not possible.
        """
        self._inti.pastikan_ubah()
        lama = self._kepala(tahun, versi.nama)
        baru = replace(versi, simpul=())
        if lama == baru:
            return
        self._inti.sentuh_rencana(tahun)
        self._inti.tulis(
            "INSERT INTO versi (tahun, nama, jenis, nomor, tanggal, berlaku_tw)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tahun, nama) DO UPDATE SET"
            " jenis = excluded.jenis, nomor = excluded.nomor, tanggal = excluded.tanggal,"
            " berlaku_tw = excluded.berlaku_tw",
            (tahun, baru.nama, baru.jenis.value, baru.nomor, baru.tanggal, baru.berlaku_tw),
        )
        self._inti.catat(
            "versi",
            f"{tahun}|{baru.nama}",
            baca.isi_versi(lama) if lama else None,
            baca.isi_versi(baru),
        )

    def hapus_versi(self, tahun: int, nama: str) -> None:
        """Remove a version that lists nothing.

        :raises TidakDitemukan: there is no such version.
        :raises MasihDipakai: it still lists nodes.
        """
        self._inti.pastikan_ubah()
        versi_id = self._id_versi(tahun, nama)
        lama = self._kepala(tahun, nama)
        assert lama is not None
        if self._inti.satu("SELECT 1 FROM rencana_simpul WHERE versi_id = ?", (versi_id,)):
            raise MasihDipakai(
                f"Versi “{nama}” {tahun} masih memuat rencana; hapus isinya dahulu"
                f" ({TAK_TERSIMPAN})."
            )
        self._inti.sentuh_rencana(tahun)
        self._inti.tulis("DELETE FROM versi WHERE id = ?", (versi_id,))
        self._inti.catat("versi", f"{tahun}|{nama}", baca.isi_versi(lama), None)

    # --- nodes and indicators ----------------------------------------------

    def simpan_simpul(self, tahun: int, nama_versi: str, simpul: Simpul) -> None:
        """Add or change a node in a version, with the indicators that it carries.

        Indicators that ``simpul`` does not carry stay as they are, before new ones;
        when it carries all of them, its order becomes theirs. The parent may be saved
        later in the same `ubah`, and is missed at its end.

        :raises TidakDitemukan: there is no such version.
        :raises NilaiDitolak: a number out of its bounds or with too many digits, or one
            indicator twice.
        """
        self._inti.pastikan_ubah()
        versi_id = self._id_versi(tahun, nama_versi)
        _periksa(simpul)
        simpul_id = self._pastikan_simpul(tahun, simpul.kunci)
        lama = baca.muat_simpul(self._inti, tahun, versi_id, simpul_id)
        baru = _gabung(lama, simpul)
        if lama == baru:
            return
        self._inti.sentuh_rencana(tahun)
        self._tulis_simpul(tahun, versi_id, simpul_id, baru)
        kunci = kunci_riwayat(tahun, simpul.kunci, nama_versi)
        self._catat_beda(
            "rencana", kunci, baca.isi_simpul(lama) if lama else None, baca.isi_simpul(baru)
        )
        letak = {satu.nama: (n, satu) for n, satu in enumerate(lama.indikator)} if lama else {}
        for n, satu in enumerate(baru.indikator):
            sebelum = letak.get(satu.nama)
            if sebelum == (n, satu):
                continue
            self._tulis_indikator(versi_id, simpul_id, n, satu)
            self._catat_beda(
                "indikator",
                kunci_riwayat(tahun, simpul.kunci, satu.nama, nama_versi),
                baca.isi_indikator(sebelum[1]) if sebelum else None,
                baca.isi_indikator(satu),
            )

    def hapus_indikator(self, tahun: int, nama_versi: str, kunci: Kunci, nama: str) -> None:
        """Take an indicator out of a version.

        :raises TidakDitemukan: the version does not list it.
        :raises MasihDipakai: it has realisasi and no earlier version lists it; archive it
            with an empty target instead (aturan section 1).
        """
        self._inti.pastikan_ubah()
        versi_id, simpul_id, lama = self._terdaftar(tahun, nama_versi, kunci)
        if not any(satu.nama == nama for satu in lama.indikator):
            raise TidakDitemukan(
                f"Indikator “{nama}” tidak ada pada {kunci} versi “{nama_versi}” ({TAK_TERSIMPAN})."
            )
        self._inti.sentuh_rencana(tahun)
        self._hapus_satu_indikator(tahun, nama_versi, (versi_id, simpul_id), lama, nama)
        baru = baca.muat_simpul(self._inti, tahun, versi_id, simpul_id)
        assert baru is not None
        self._catat_beda(
            "rencana",
            kunci_riwayat(tahun, kunci, nama_versi),
            baca.isi_simpul(lama),
            baca.isi_simpul(baru),
        )

    def hapus_simpul(self, tahun: int, nama_versi: str, kunci: Kunci) -> None:
        """Take a node and its indicators out of a version.

        :raises TidakDitemukan: the version does not list it.
        :raises MasihDipakai: no earlier version lists it, and it has realisasi or
            children; archive it with pagu 0 instead (aturan section 1).
        """
        self._inti.pastikan_ubah()
        versi_id, simpul_id, lama = self._terdaftar(tahun, nama_versi, kunci)
        if self._terawal(tahun, nama_versi, "rencana_simpul", "simpul_id", simpul_id):
            self._pastikan_lepas(kunci, simpul_id)
        self._inti.sentuh_rencana(tahun)
        for satu in lama.indikator:
            self._hapus_satu_indikator(tahun, nama_versi, (versi_id, simpul_id), lama, satu.nama)
        self._inti.tulis(
            "DELETE FROM rencana_simpul WHERE versi_id = ? AND simpul_id = ?", (versi_id, simpul_id)
        )
        if not self._inti.satu("SELECT 1 FROM rencana_simpul WHERE simpul_id = ?", (simpul_id,)):
            self._inti.tulis("DELETE FROM simpul WHERE id = ?", (simpul_id,))
        self._inti.catat(
            "rencana", kunci_riwayat(tahun, kunci, nama_versi), baca.isi_simpul(lama), None
        )

    def ganti_nama_indikator(self, tahun: int, kunci: Kunci, lama: str, baru: str) -> None:
        """Rename an indicator in every version of the year; its realisasi follows.

        :raises TidakDitemukan: there is no such indicator.
        :raises MasihDipakai: the node has another one of that name.
        """
        self._inti.pastikan_ubah()
        simpul_id = self._id_simpul(tahun, kunci)
        indikator_id = self._id_indikator(simpul_id, kunci, lama)
        if lama == baru:
            return
        if self._cari_indikator(simpul_id, baru) is not None:
            raise MasihDipakai(
                f"Indikator “{baru}” sudah ada pada {kunci}; pilih nama lain ({TAK_TERSIMPAN})."
            )
        self._inti.sentuh_rencana(tahun)
        self._inti.tulis("UPDATE indikator SET nama = ? WHERE id = ?", (baru, indikator_id))
        self._inti.catat(
            "indikator", kunci_riwayat(tahun, kunci, baru), {"nama": lama}, {"nama": baru}
        )

    def ganti_kode(self, tahun: int, lama: Kunci, baru: Kunci) -> None:
        """Give a node another code or sub-SKPD in every version of the year.

        Children, realisasi, and indicators that are `rollup:` of it follow.

        :raises TidakDitemukan: there is no such node.
        :raises MasihDipakai: another node has the new one.
        """
        self._inti.pastikan_ubah()
        simpul_id = self._id_simpul(tahun, lama)
        if lama == baru:
            return
        if self._cari_simpul(tahun, baru) is not None:
            raise MasihDipakai(
                f"Kode {baru} sudah dipakai dalam rencana {tahun}; pilih kode lain"
                f" ({TAK_TERSIMPAN})."
            )
        self._inti.sentuh_rencana(tahun)
        self._inti.tulis(
            "UPDATE simpul SET kode = ?, sub_skpd = ? WHERE id = ?", (*baru, simpul_id)
        )
        self._inti.catat(
            "rencana", kunci_riwayat(tahun, baru), {"kode": str(lama)}, {"kode": str(baru)}
        )
        self._alihkan_rollup(tahun, lama.kode, baru.kode)

    # --- behind them -----------------------------------------------------

    def _tulis_simpul(self, tahun: int, versi_id: int, simpul_id: int, simpul: Simpul) -> None:
        induk_id = self._pastikan_simpul(tahun, simpul.induk) if simpul.induk else None
        self._inti.tulis(
            _SIMPAN_SIMPUL,
            (
                versi_id,
                simpul_id,
                tahun,
                induk_id,
                simpul.tingkat.value,
                simpul.nama,
                self._unit.pastikan(simpul.unit),
                int(simpul.prioritas),
                simpul.pagu,
                *simpul.kas,
            ),
        )

    def _tulis_indikator(
        self, versi_id: int, simpul_id: int, urutan: int, indikator: Indikator
    ) -> None:
        indikator_id = self._cari_indikator(simpul_id, indikator.nama)
        if indikator_id is None:
            indikator_id = self._inti.tulis(
                "INSERT INTO indikator (simpul_id, nama) VALUES (?, ?)", (simpul_id, indikator.nama)
            )
        self._inti.tulis(
            _SIMPAN_INDIKATOR,
            (
                versi_id,
                indikator_id,
                simpul_id,
                urutan,
                self._unit.pastikan(indikator.unit),
                indikator.satuan,
                indikator.sifat.value,
                indikator.polaritas.value,
                indikator.otomatis,
                ke_real(indikator.maksimum),
                ke_real(indikator.target),
                *map(ke_real, indikator.target_tw),
            ),
        )

    def _hapus_satu_indikator(
        self, tahun: int, nama_versi: str, letak: tuple[int, int], simpul: Simpul, nama: str
    ) -> None:
        versi_id, simpul_id = letak
        indikator_id = self._id_indikator(simpul_id, simpul.kunci, nama)
        terawal = self._terawal(
            tahun, nama_versi, "rencana_indikator", "indikator_id", indikator_id
        )
        if terawal and self._indikator_terisi(indikator_id):
            raise MasihDipakai(
                f"Indikator “{nama}” pada {simpul.kunci} sudah punya realisasi; arsipkan dengan"
                f" mengosongkan targetnya ({TAK_TERSIMPAN})."
            )
        self._inti.tulis(
            "DELETE FROM rencana_indikator WHERE versi_id = ? AND indikator_id = ?",
            (versi_id, indikator_id),
        )
        sisa = "SELECT 1 FROM rencana_indikator WHERE indikator_id = ?"
        if not self._inti.satu(sisa, (indikator_id,)):
            self._inti.tulis("DELETE FROM indikator WHERE id = ?", (indikator_id,))
        lama = next(satu for satu in simpul.indikator if satu.nama == nama)
        self._inti.catat(
            "indikator",
            kunci_riwayat(tahun, simpul.kunci, nama, nama_versi),
            baca.isi_indikator(lama),
            None,
        )

    def _pastikan_lepas(self, kunci: Kunci, simpul_id: int) -> None:
        if self._inti.satu(_ADA_REALISASI, (simpul_id,))[0]:
            raise MasihDipakai(
                f"{kunci} sudah punya realisasi; arsipkan dengan pagu 0 dan target kosong"
                f" ({TAK_TERSIMPAN})."
            )
        anak = self._inti.satu(
            "SELECT s.kode FROM rencana_simpul r JOIN simpul s ON s.id = r.simpul_id"
            " WHERE r.induk_id = ? ORDER BY s.id",
            (simpul_id,),
        )
        if anak is not None:
            raise MasihDipakai(
                f"{kunci} masih menjadi induk {anak[0]}; hapus atau pindahkan dahulu"
                f" ({TAK_TERSIMPAN})."
            )

    def _terawal(self, tahun: int, nama_versi: str, tabel: str, kolom: str, nomor: int) -> bool:
        """Whether ``nama_versi`` is the first of the versions that list an item."""
        baris = self._inti.ambil(
            "SELECT v.nama, v.jenis, v.nomor, v.tanggal, v.berlaku_tw FROM versi v"
            f" JOIN {tabel} r ON r.versi_id = v.id WHERE v.tahun = ? AND r.{kolom} = ?",
            (tahun, nomor),
        )
        return min((_versi(satu) for satu in baris), key=urut_versi).nama == nama_versi

    def _alihkan_rollup(self, tahun: int, lama: str, baru: str) -> None:
        """`rollup:KODE` names a node by its code alone: follow once nobody else has it."""
        if lama == baru or self._inti.satu(
            "SELECT 1 FROM simpul WHERE tahun = ? AND kode = ?", (tahun, lama)
        ):
            return
        cara = f"rollup:{lama}"
        for versi in baca.muat_versi(self._inti, tahun):
            for simpul in versi.simpul:
                kena = tuple(
                    replace(satu, otomatis=f"rollup:{baru}")
                    for satu in simpul.indikator
                    if satu.otomatis == cara
                )
                if kena:
                    self.simpan_simpul(tahun, versi.nama, replace(simpul, indikator=kena))

    def _catat_beda(
        self, objek: str, kunci: str, sebelum: dict[str, Any] | None, sesudah: dict[str, Any]
    ) -> None:
        if sebelum != sesudah:
            self._inti.catat(objek, kunci, sebelum, sesudah)

    def _kepala(self, tahun: int, nama: str) -> VersiRencana | None:
        baris = self._inti.satu(
            "SELECT nama, jenis, nomor, tanggal, berlaku_tw FROM versi"
            " WHERE tahun = ? AND nama = ?",
            (tahun, nama),
        )
        return None if baris is None else _versi(baris)

    def _terdaftar(self, tahun: int, nama_versi: str, kunci: Kunci) -> tuple[int, int, Simpul]:
        versi_id = self._id_versi(tahun, nama_versi)
        simpul_id = self._id_simpul(tahun, kunci)
        simpul = baca.muat_simpul(self._inti, tahun, versi_id, simpul_id)
        if simpul is None:
            raise TidakDitemukan(
                f"{kunci} tidak ada dalam versi “{nama_versi}” {tahun} ({TAK_TERSIMPAN})."
            )
        return versi_id, simpul_id, simpul

    def _id_versi(self, tahun: int, nama: str) -> int:
        baris = self._inti.satu("SELECT id FROM versi WHERE tahun = ? AND nama = ?", (tahun, nama))
        if baris is None:
            raise TidakDitemukan(
                f"Versi “{nama}” tidak ada dalam rencana {tahun}; buat dahulu ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def _cari_simpul(self, tahun: int, kunci: Kunci) -> int | None:
        baris = self._inti.satu(
            "SELECT id FROM simpul WHERE tahun = ? AND kode = ? AND sub_skpd = ?", (tahun, *kunci)
        )
        return None if baris is None else int(baris[0])

    def _id_simpul(self, tahun: int, kunci: Kunci) -> int:
        simpul_id = self._cari_simpul(tahun, kunci)
        if simpul_id is None:
            raise TidakDitemukan(f"{kunci} tidak ada dalam rencana {tahun} ({TAK_TERSIMPAN}).")
        return simpul_id

    def _pastikan_simpul(self, tahun: int, kunci: Kunci) -> int:
        simpul_id = self._cari_simpul(tahun, kunci)
        if simpul_id is not None:
            return simpul_id
        return self._inti.tulis(
            "INSERT INTO simpul (tahun, kode, sub_skpd) VALUES (?, ?, ?)", (tahun, *kunci)
        )

    def _cari_indikator(self, simpul_id: int, nama: str) -> int | None:
        baris = self._inti.satu(
            "SELECT id FROM indikator WHERE simpul_id = ? AND nama = ?", (simpul_id, nama)
        )
        return None if baris is None else int(baris[0])

    def _id_indikator(self, simpul_id: int, kunci: Kunci, nama: str) -> int:
        indikator_id = self._cari_indikator(simpul_id, nama)
        if indikator_id is None:
            raise TidakDitemukan(f"Indikator “{nama}” tidak ada pada {kunci} ({TAK_TERSIMPAN}).")
        return indikator_id

    def _indikator_terisi(self, indikator_id: int) -> bool:
        sql = "SELECT 1 FROM realisasi_kinerja WHERE indikator_id = ?"
        return self._inti.satu(sql, (indikator_id,)) is not None


def _versi(baris: Sequence[Any]) -> VersiRencana:
    nama, jenis, nomor, tanggal, berlaku_tw = baris
    return VersiRencana(nama, JenisVersi(jenis), nomor, tanggal, berlaku_tw)


def _gabung(lama: Simpul | None, baru: Simpul) -> Simpul:
    """``baru`` with the indicators of ``lama`` that it does not carry."""
    if lama is None:
        return baru
    dibawa = {satu.nama: satu for satu in baru.indikator}
    nama_lama = {satu.nama for satu in lama.indikator}
    if nama_lama <= dibawa.keys():
        return baru
    indikator = [dibawa.get(satu.nama, satu) for satu in lama.indikator]
    indikator += [satu for satu in baru.indikator if satu.nama not in nama_lama]
    return replace(baru, indikator=tuple(indikator))


def _periksa(simpul: Simpul) -> None:
    """Refuse what the schema cannot say in a sentence, before anything is written."""
    periksa_rupiah(simpul.pagu, f"Pagu {simpul.kunci}")
    for n, kas in enumerate(simpul.kas, 1):
        periksa_rupiah(kas, f"Anggaran kas TW {n} {simpul.kunci}")
    nama = [satu.nama for satu in simpul.indikator]
    if len(set(nama)) < len(nama):
        kembar = next(satu for satu in nama if nama.count(satu) > 1)
        raise NilaiDitolak(
            f"Indikator “{kembar}” tertulis dua kali pada {simpul.kunci}; hapus salah satunya"
            f" ({TAK_TERSIMPAN})."
        )
    for satu in simpul.indikator:
        for angka in (satu.maksimum, satu.target, *satu.target_tw):
            ke_real(angka)
