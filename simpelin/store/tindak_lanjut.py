"""Follow-ups of decisions, and the causes beside hambatan and solusi."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rapat import Keputusan, NomorKeputusan
from simpelin.domain.realisasi import GolonganSebab, Sebab
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import Kabar, StatusTindakLanjut, TindakLanjut
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti
from simpelin.store.rapat_isi import keputusan_dari, kunci_keputusan
from simpelin.store.rencana_jati import Jati

_SEMUA = """
SELECT t.id, t.tenggat, t.status, t.selesai_pada,
    (SELECT count(*) FROM data_dukung d WHERE d.tindak_lanjut_id = t.id),
    r.tahun, r.triwulan, k.nomor, k.isi, k.tenggat, s.kode, s.sub_skpd, u.nama, k.orang
FROM tindak_lanjut t
JOIN keputusan k ON k.id = t.keputusan_id
JOIN rapat r ON r.id = k.rapat_id
LEFT JOIN simpul s ON s.id = k.simpul_id
LEFT JOIN unit u ON u.id = k.unit_id
"""
_KABAR = "SELECT tindak_lanjut_id, waktu, oleh, status, isi FROM tindak_lanjut_kabar"
_ID = """
SELECT t.id FROM tindak_lanjut t JOIN keputusan k ON k.id = t.keputusan_id
JOIN rapat r ON r.id = k.rapat_id WHERE r.tahun = ? AND r.triwulan = ? AND k.nomor = ?
"""


class TabelTindakLanjut:
    """Follow-ups by the number of their decision."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def semua(self) -> tuple[TindakLanjut, ...]:
        """Every follow-up ever handed out, oldest first."""
        with self._inti.baca():
            kabar = self._kabar()
            baris = self._inti.ambil(f"{_SEMUA} ORDER BY r.tahun, r.triwulan, k.nomor")
        return tuple(_dari(satu, kabar.get(satu[0], ())) for satu in baris)

    def muat(self, nomor: NomorKeputusan) -> TindakLanjut:
        """:raises TidakDitemukan: there is none of that number."""
        nomor_id = self.id(nomor)
        kabar = self._kabar(nomor_id)
        baris = self._inti.satu(f"{_SEMUA} WHERE t.id = ?", (nomor_id,))
        return _dari(baris, kabar.get(nomor_id, ()))

    def id(self, nomor: NomorKeputusan) -> int:
        """The row of a follow-up, for the other tables.

        :raises TidakDitemukan: there is none of that number.
        """
        baris = self._inti.satu(_ID, nomor)
        if baris is None:
            raise TidakDitemukan(
                f"Tindak lanjut {nomor.kata} tidak ada; muat ulang daftarnya ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def bagikan(self, keputusan: Keputusan) -> bool:
        """Hand a decision out; whether it was not before."""
        self._inti.pastikan_ubah()
        if self._inti.satu(_ID, keputusan.nomor) is not None:
            return False
        tahun, triwulan, nomor = keputusan.nomor
        tenggat = keputusan.tenggat.isoformat()
        self._inti.tulis(
            "INSERT INTO tindak_lanjut (keputusan_id, tenggat) SELECT k.id, ? FROM keputusan k"
            " JOIN rapat r ON r.id = k.rapat_id WHERE r.tahun = ? AND r.triwulan = ?"
            " AND k.nomor = ?",
            (tenggat, tahun, triwulan, nomor),
        )
        isi = {"status": StatusTindakLanjut.BARU.value, "tenggat": tenggat}
        self._inti.catat("tindak_lanjut", kunci_keputusan(keputusan), None, isi)
        return True

    def simpan(self, tindak_lanjut: TindakLanjut, kabar: Kabar | None = None) -> None:
        """Keep state and due date, and add a note of progress."""
        self._inti.pastikan_ubah()
        lama = self.muat(tindak_lanjut.nomor)
        nomor_id = self.id(tindak_lanjut.nomor)
        sebelum, sesudah = _isi(lama), _isi(tindak_lanjut)
        if kabar is None and sebelum == sesudah:
            return
        self._inti.tulis(
            "UPDATE tindak_lanjut SET status = ?, tenggat = ?, selesai_pada = ? WHERE id = ?",
            (
                tindak_lanjut.status.value,
                tindak_lanjut.tenggat.isoformat(),
                tindak_lanjut.selesai_pada,
                nomor_id,
            ),
        )
        if kabar is not None:
            self._tambah_kabar(nomor_id, kabar)
            if kabar.isi:
                sesudah["kabar"] = kabar.isi
        self._inti.catat(
            "tindak_lanjut", kunci_keputusan(tindak_lanjut.keputusan), sebelum, sesudah
        )

    def _tambah_kabar(self, nomor_id: int, kabar: Kabar) -> None:
        self._inti.tulis(
            "INSERT INTO tindak_lanjut_kabar (tindak_lanjut_id, urutan, waktu, oleh, status, isi)"
            " SELECT ?1, 1 + coalesce(max(urutan), 0), ?2, ?3, ?4, ?5"
            " FROM tindak_lanjut_kabar WHERE tindak_lanjut_id = ?1",
            (nomor_id, kabar.waktu, kabar.oleh, kabar.status.value, kabar.isi),
        )

    def _kabar(self, nomor_id: int | None = None) -> dict[int, tuple[Kabar, ...]]:
        syarat = "" if nomor_id is None else " WHERE tindak_lanjut_id = ?"
        hasil: dict[int, tuple[Kabar, ...]] = {}
        nilai = () if nomor_id is None else (nomor_id,)
        for milik, waktu, oleh, status, isi in self._inti.ambil(
            f"{_KABAR}{syarat} ORDER BY tindak_lanjut_id, urutan", nilai
        ):
            satu = Kabar(waktu, oleh, StatusTindakLanjut(status), isi)
            hasil[milik] = (*hasil.get(milik, ()), satu)
        return hasil


def _dari(baris: Any, kabar: tuple[Kabar, ...]) -> TindakLanjut:
    _id, tenggat, status, selesai_pada, bukti, *keputusan = baris
    return TindakLanjut(
        keputusan_dari(keputusan),
        date.fromisoformat(tenggat),
        StatusTindakLanjut(status),
        selesai_pada,
        kabar,
        bukti,
    )


def _isi(satu: TindakLanjut) -> dict[str, Any]:
    return {"status": satu.status.value, "tenggat": satu.tenggat.isoformat()}


class TabelSebab:
    """Class of cause, date and person beside the words of a node and quarter."""

    def __init__(self, inti: Inti) -> None:
        self._inti = inti
        self._jati = Jati(inti)

    def muat(self, tahun: int) -> Mapping[tuple[Kunci, int], Sebab]:
        """Everything of a year, by node and quarter."""
        baris = self._inti.ambil(
            "SELECT s.kode, s.sub_skpd, h.triwulan, h.sebab, h.tenggat, h.penanggung_jawab"
            " FROM sebab_hambatan h JOIN simpul s ON s.id = h.simpul_id WHERE s.tahun = ?",
            (tahun,),
        )
        return {(Kunci(kode, sub), tw): _sebab(*isi) for kode, sub, tw, *isi in baris}

    def simpan(self, tahun: int, kunci: Kunci, triwulan: int, sebab: Sebab) -> None:
        """Keep them; all empty removes the row.

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: no such quarter.
        """
        self._inti.pastikan_ubah()
        simpul_id = self._jati.id_simpul(tahun, kunci)
        baris = self._inti.satu(
            "SELECT sebab, tenggat, penanggung_jawab FROM sebab_hambatan"
            " WHERE simpul_id = ? AND triwulan = ?",
            (simpul_id, triwulan),
        )
        lama = Sebab() if baris is None else _sebab(*baris)
        if lama == sebab:
            return
        if sebab == Sebab():
            self._inti.tulis(
                "DELETE FROM sebab_hambatan WHERE simpul_id = ? AND triwulan = ?",
                (simpul_id, triwulan),
            )
        else:
            self._inti.tulis(
                "INSERT INTO sebab_hambatan (simpul_id, triwulan, sebab, tenggat,"
                " penanggung_jawab) VALUES (?, ?, ?, ?, ?) ON CONFLICT (simpul_id, triwulan) DO"
                " UPDATE SET sebab = excluded.sebab, tenggat = excluded.tenggat,"
                " penanggung_jawab = excluded.penanggung_jawab",
                (simpul_id, triwulan, *_kolom_sebab(sebab).values()),
            )
        kunci_entri = kunci_riwayat(tahun, kunci, triwulan)
        self._inti.catat("sebab", kunci_entri, _isi_sebab(lama), _isi_sebab(sebab))


def _sebab(golongan: str, tenggat: str, siapa: str) -> Sebab:
    return Sebab(
        GolonganSebab(golongan) if golongan else None,
        date.fromisoformat(tenggat) if tenggat else None,
        siapa,
    )


def _kolom_sebab(sebab: Sebab) -> dict[str, str]:
    return {
        "sebab": sebab.golongan.value if sebab.golongan else "",
        "tenggat": sebab.tenggat.isoformat() if sebab.tenggat else "",
        "penanggung_jawab": sebab.penanggung_jawab,
    }


def _isi_sebab(sebab: Sebab) -> dict[str, Any] | None:
    return {nama: nilai for nama, nilai in _kolom_sebab(sebab).items() if nilai} or None
