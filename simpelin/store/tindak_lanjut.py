"""Follow-ups of decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from simpelin.domain.rapat import Keputusan, NomorKeputusan
from simpelin.domain.tindak_lanjut import Kabar, StatusTindakLanjut, TindakLanjut
from simpelin.store.galat import TAK_TERSIMPAN, TidakDitemukan
from simpelin.store.inti import Inti
from simpelin.store.rapat_isi import keputusan_dari, kunci_keputusan

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
