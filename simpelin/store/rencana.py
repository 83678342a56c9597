"""The plan: versions, nodes, indicators, each with its trail. Aturan section 1."""

from __future__ import annotations

from dataclasses import replace

from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rencana import Kunci, Simpul, VersiRencana
from simpelin.store import rencana_baca as baca
from simpelin.store.galat import TAK_TERSIMPAN, MasihDipakai, TidakDitemukan
from simpelin.store.inti import Inti
from simpelin.store.rencana_tulis import PenulisRencana
from simpelin.store.unit import TabelUnit

_RAPATKAN = (
    "UPDATE rencana_indikator SET urutan = urutan - 1"
    " WHERE versi_id = ? AND simpul_id = ? AND urutan > ?"
)


class TabelRencana(PenulisRencana):
    """Plans of several years, each as versions that lie over one another."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        super().__init__(inti, unit)
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
        simpul_id = self._jati.id_simpul(tahun, kunci)
        if indikator is None:
            return self._jati.simpul_terisi(simpul_id)
        return self._jati.indikator_terisi(self._jati.id_indikator(simpul_id, kunci, indikator))

    # --- removing and renaming ---------------------------------------------

    def hapus_versi(self, tahun: int, nama: str) -> None:
        """Remove a version that lists nothing.

        :raises TidakDitemukan: there is no such version.
        :raises MasihDipakai: it still lists nodes.
        """
        self._inti.pastikan_ubah()
        versi_id = self._jati.id_versi(tahun, nama)
        lama = self._jati.kepala(tahun, nama)
        assert lama is not None
        if any(
            self._inti.satu(f"SELECT 1 FROM {tabel} WHERE versi_id = ?", (versi_id,))
            for tabel in ("rencana_simpul", "belanja_versi")
        ):
            raise MasihDipakai(
                f"Versi “{nama}” {tahun} masih memuat rencana; hapus isinya dahulu"
                f" ({TAK_TERSIMPAN})."
            )
        self._inti.sentuh_rencana(tahun)
        self._inti.tulis("DELETE FROM versi WHERE id = ?", (versi_id,))
        self._inti.catat("versi", f"{tahun}|{nama}", baca.isi_versi(lama), None)

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
        self._pastikan_indikator_lepas(tahun, nama_versi, simpul_id, kunci, nama)
        self._inti.sentuh_rencana(tahun)
        self._hapus_satu_indikator(tahun, nama_versi, (versi_id, simpul_id), lama, nama)
        urutan = [satu.nama for satu in lama.indikator].index(nama)
        self._inti.tulis(_RAPATKAN, (versi_id, simpul_id, urutan))
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
        if self._jati.terawal(tahun, nama_versi, "rencana_simpul", "simpul_id", simpul_id):
            self._pastikan_lepas(kunci, simpul_id)
        for satu in lama.indikator:
            self._pastikan_indikator_lepas(tahun, nama_versi, simpul_id, kunci, satu.nama)
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
        simpul_id = self._jati.id_simpul(tahun, kunci)
        indikator_id = self._jati.id_indikator(simpul_id, kunci, lama)
        if lama == baru:
            return
        if self._jati.cari_indikator(simpul_id, baru) is not None:
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
        simpul_id = self._jati.id_simpul(tahun, lama)
        if lama == baru:
            return
        if self._jati.cari_simpul(tahun, baru) is not None:
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

    def _pastikan_indikator_lepas(
        self, tahun: int, nama_versi: str, simpul_id: int, kunci: Kunci, nama: str
    ) -> None:
        indikator_id = self._jati.id_indikator(simpul_id, kunci, nama)
        terawal = self._jati.terawal(
            tahun, nama_versi, "rencana_indikator", "indikator_id", indikator_id
        )
        if terawal and self._jati.indikator_terisi(indikator_id):
            raise MasihDipakai(
                f"Indikator “{nama}” pada {kunci} sudah punya realisasi; arsipkan dengan"
                f" mengosongkan targetnya ({TAK_TERSIMPAN})."
            )

    def _hapus_satu_indikator(
        self, tahun: int, nama_versi: str, letak: tuple[int, int], simpul: Simpul, nama: str
    ) -> None:
        versi_id, simpul_id = letak
        indikator_id = self._jati.id_indikator(simpul_id, simpul.kunci, nama)
        lama = next(satu for satu in simpul.indikator if satu.nama == nama)
        self._inti.tulis(
            "DELETE FROM rencana_indikator WHERE versi_id = ? AND indikator_id = ?",
            (versi_id, indikator_id),
        )
        sisa = "SELECT 1 FROM rencana_indikator WHERE indikator_id = ?"
        if not self._inti.satu(sisa, (indikator_id,)):
            self._inti.tulis("DELETE FROM indikator WHERE id = ?", (indikator_id,))
        self._inti.catat(
            "indikator",
            kunci_riwayat(tahun, simpul.kunci, nama, nama_versi),
            baca.isi_indikator(lama),
            None,
        )

    def _pastikan_lepas(self, kunci: Kunci, simpul_id: int) -> None:
        if self._jati.simpul_terisi(simpul_id):
            raise MasihDipakai(
                f"{kunci} sudah punya realisasi, keputusan rapat, atau data dukung; arsipkan dengan"
                " pagu 0 dan target kosong"
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

    def _terdaftar(self, tahun: int, nama_versi: str, kunci: Kunci) -> tuple[int, int, Simpul]:
        versi_id = self._jati.id_versi(tahun, nama_versi)
        simpul_id = self._jati.id_simpul(tahun, kunci)
        simpul = baca.muat_simpul(self._inti, tahun, versi_id, simpul_id)
        if simpul is None:
            raise TidakDitemukan(
                f"{kunci} tidak ada dalam versi “{nama_versi}” {tahun} ({TAK_TERSIMPAN})."
            )
        return versi_id, simpul_id, simpul
