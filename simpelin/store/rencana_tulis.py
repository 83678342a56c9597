"""Writing the plan: a version's head, and a node with its indicators, each with its trail."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import Indikator, Simpul, VersiRencana
from simpelin.store import rencana_baca as baca
from simpelin.store.bilangan import ke_real, periksa_rupiah
from simpelin.store.galat import TAK_TERSIMPAN, NilaiDitolak
from simpelin.store.inti import Inti
from simpelin.store.rencana_jati import Jati
from simpelin.store.unit import TabelUnit

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


class PenulisRencana:
    """The part of `TabelRencana` that adds and changes."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit
        self._jati = Jati(inti)

    def simpan_versi(self, tahun: int, versi: VersiRencana) -> None:
        """Add a version or change its head; what it lists is left alone.

        :raises NilaiDitolak: year, name, date (ISO or empty) or quarter are not possible.
        """
        self._inti.pastikan_ubah()
        lama = self._jati.kepala(tahun, versi.nama)
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
        versi_id = self._jati.id_versi(tahun, nama_versi)
        _periksa(simpul)
        simpul_id = self._jati.pastikan_simpul(tahun, simpul.kunci)
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

    def _tulis_simpul(self, tahun: int, versi_id: int, simpul_id: int, simpul: Simpul) -> None:
        induk_id = self._jati.pastikan_simpul(tahun, simpul.induk) if simpul.induk else None
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
        indikator_id = self._jati.cari_indikator(simpul_id, indikator.nama)
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

    def _catat_beda(
        self, objek: str, kunci: str, sebelum: dict[str, Any] | None, sesudah: dict[str, Any]
    ) -> None:
        if sebelum != sesudah:
            self._inti.catat(objek, kunci, sebelum, sesudah)


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
