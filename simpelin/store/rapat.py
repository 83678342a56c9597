"""The quarter's meeting: head, attendance, decisions, chosen colours."""

from __future__ import annotations

from collections.abc import Sequence

from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.penilaian import Warna
from simpelin.domain.rapat import (
    Hadir,
    Keputusan,
    NomorKeputusan,
    Pembahasan,
    Potret,
    Rapat,
    StatusRapat,
    TimpaanWarna,
)
from simpelin.domain.rencana import Kunci
from simpelin.store.galat import TAK_TERSIMPAN, MasihDipakai, TidakDitemukan
from simpelin.store.inti import Inti
from simpelin.store.rapat_isi import (
    isi_hadir,
    isi_keputusan,
    isi_warna,
    keputusan_dari,
    kolom_kepala,
    kunci_dari,
    kunci_keputusan,
    tanggal_dari,
    terisi,
)
from simpelin.store.rencana_jati import Jati
from simpelin.store.unit import TabelUnit

_KEPALA = (
    "tanggal, pukul, tempat, pemimpin, notulis, agenda, status, ditutup_pada, ditutup_oleh,"
    " alasan_buka"
)
_KEPUTUSAN = """
SELECT r.tahun, r.triwulan, k.nomor, k.isi, k.tenggat, s.kode, s.sub_skpd, u.nama, k.orang
FROM keputusan k
JOIN rapat r ON r.id = k.rapat_id
LEFT JOIN simpul s ON s.id = k.simpul_id
LEFT JOIN unit u ON u.id = k.unit_id
"""
_POTRET = (
    "SELECT r.tahun, r.triwulan, p.ke, p.waktu, p.oleh, p.sidik, p.isi"
    " FROM rapat_potret p JOIN rapat r ON r.id = p.rapat_id"
)


class TabelRapat:
    """Meetings by year and quarter."""

    def __init__(self, inti: Inti, unit: TabelUnit) -> None:
        self._inti = inti
        self._unit = unit
        self._jati = Jati(inti)

    def muat(self, tahun: int, triwulan: int) -> Rapat | None:
        """A quarter's meeting with all that was written in it; ``None`` before there is one."""
        with self._inti.baca():
            baris = self._inti.satu(
                f"SELECT id, {_KEPALA} FROM rapat WHERE tahun = ? AND triwulan = ?",
                (tahun, triwulan),
            )
            if baris is None:
                return None
            rapat_id, tanggal, pukul, tempat, pemimpin, notulis, agenda, *akhir = baris
            status, pada, oleh, alasan = akhir
            return Rapat(
                tahun,
                triwulan,
                tanggal_dari(tanggal),
                pukul,
                tempat,
                pemimpin,
                notulis,
                agenda,
                StatusRapat(status),
                pada,
                oleh,
                alasan,
                self._hadir(rapat_id),
                self._pembahasan(rapat_id),
                self._keputusan(rapat_id),
                self._warna(rapat_id),
                self._sidik(rapat_id),
            )

    def daftar(self) -> tuple[tuple[int, int, StatusRapat], ...]:
        """Year, quarter and state of every meeting, oldest first."""
        baris = self._inti.ambil("SELECT tahun, triwulan, status FROM rapat ORDER BY 1, 2")
        return tuple((tahun, tw, StatusRapat(status)) for tahun, tw, status in baris)

    def potret(self, tahun: int, triwulan: int) -> Potret | None:
        """The last snapshot of a meeting; ``None`` where it was never closed."""
        baris = self._inti.satu(
            f"{_POTRET} WHERE r.tahun = ? AND r.triwulan = ? ORDER BY p.ke DESC", (tahun, triwulan)
        )
        return None if baris is None else Potret(*baris)

    def potret_sebelum(self, tahun: int, triwulan: int) -> Potret | None:
        """The snapshot of the last closed meeting before a quarter."""
        baris = self._inti.satu(
            f"{_POTRET} WHERE r.status = 'ditutup' AND (r.tahun, r.triwulan) < (?, ?)"
            " ORDER BY r.tahun DESC, r.triwulan DESC, p.ke DESC",
            (tahun, triwulan),
        )
        return None if baris is None else Potret(*baris)

    # --- writing ---------------------------------------------------------

    def simpan(self, rapat: Rapat) -> None:
        """Keep the head of a meeting; it is made where there is none.

        :raises NilaiDitolak: no such quarter or year.
        """
        self._inti.pastikan_ubah()
        lama = self.muat(rapat.tahun, rapat.triwulan)
        if lama is not None and kolom_kepala(lama) == kolom_kepala(rapat):
            return
        kolom = kolom_kepala(rapat)
        self._inti.tulis(
            f"INSERT INTO rapat (tahun, triwulan, {_KEPALA}) VALUES (?, ?{', ?' * len(kolom)})"
            " ON CONFLICT (tahun, triwulan) DO UPDATE SET "
            + ", ".join(f"{nama} = excluded.{nama}" for nama in kolom),
            (rapat.tahun, rapat.triwulan, *kolom.values()),
        )
        self._inti.catat(
            "rapat",
            f"{rapat.tahun}|{rapat.triwulan}",
            terisi(kolom_kepala(lama)) if lama else None,
            terisi(kolom),
        )

    def simpan_hadir(self, tahun: int, triwulan: int, hadir: Sequence[Hadir]) -> None:
        """Keep the whole attendance list, in its order."""
        rapat_id = self._id(tahun, triwulan)
        lama = self._hadir(rapat_id)
        if lama == tuple(hadir):
            return
        self._inti.tulis("DELETE FROM rapat_hadir WHERE rapat_id = ?", (rapat_id,))
        for urutan, satu in enumerate(hadir, 1):
            self._inti.tulis(
                "INSERT INTO rapat_hadir (rapat_id, urutan, nama, jabatan, unit, hadir)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (rapat_id, urutan, satu.nama, satu.jabatan, satu.unit, int(satu.hadir)),
            )
        self._inti.catat("hadir", f"{tahun}|{triwulan}", isi_hadir(lama), isi_hadir(tuple(hadir)))

    def simpan_pembahasan(
        self, tahun: int, triwulan: int, kunci: Kunci | None, catatan: str | None
    ) -> None:
        """Keep what was said on an item (``None``: beside the items); a ``catatan`` of
        ``None`` takes the item off the list of what was discussed.

        :raises TidakDitemukan: there is no such node.
        """
        rapat_id = self._id(tahun, triwulan)
        simpul_id = self._id_simpul(tahun, kunci)
        letak = (rapat_id, simpul_id or 0)
        cari = "WHERE rapat_id = ? AND coalesce(simpul_id, 0) = ?"
        lama = self._inti.satu(f"SELECT catatan FROM rapat_pembahasan {cari}", letak)
        sebelum = None if lama is None else lama[0]
        if sebelum == catatan:
            return
        if catatan is None:
            self._inti.tulis(f"DELETE FROM rapat_pembahasan {cari}", letak)
        elif sebelum is None:
            self._inti.tulis(
                "INSERT INTO rapat_pembahasan (rapat_id, tahun, simpul_id, urutan, catatan)"
                " SELECT ?1, ?2, ?3, 1 + coalesce(max(urutan), 0), ?4"
                " FROM rapat_pembahasan WHERE rapat_id = ?1",
                (rapat_id, tahun, simpul_id, catatan),
            )
        else:
            self._inti.tulis(f"UPDATE rapat_pembahasan SET catatan = ? {cari}", (catatan, *letak))
        self._inti.catat(
            "pembahasan",
            kunci_riwayat(tahun, kunci or Kunci(""), triwulan),
            None if sebelum is None else {"catatan": sebelum},
            None if catatan is None else {"catatan": catatan},
        )

    def simpan_keputusan(self, keputusan: Keputusan) -> None:
        """Keep a decision under its number.

        :raises TidakDitemukan: there is no such meeting, node or unit.
        """
        tahun, triwulan, nomor = keputusan.nomor
        rapat_id = self._id(tahun, triwulan)
        lama = next((k for k in self._keputusan(rapat_id) if k.nomor == keputusan.nomor), None)
        if lama == keputusan:
            return
        simpul_id = self._id_simpul(tahun, keputusan.kunci)
        unit_id = self._unit.id(keputusan.unit) if keputusan.unit else None
        self._inti.tulis(
            "INSERT INTO keputusan (rapat_id, tahun, nomor, simpul_id, unit_id, orang, isi,"
            " tenggat) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rapat_id, nomor) DO UPDATE"
            " SET simpul_id = excluded.simpul_id, unit_id = excluded.unit_id,"
            " orang = excluded.orang, isi = excluded.isi, tenggat = excluded.tenggat",
            (
                rapat_id,
                tahun,
                nomor,
                simpul_id,
                unit_id,
                keputusan.orang,
                keputusan.isi,
                keputusan.tenggat.isoformat(),
            ),
        )
        self._inti.catat(
            "keputusan", kunci_keputusan(keputusan), isi_keputusan(lama), isi_keputusan(keputusan)
        )

    def hapus_keputusan(self, nomor: NomorKeputusan) -> None:
        """Take a decision back that was not handed out.

        :raises TidakDitemukan: there is no such decision.
        :raises MasihDipakai: a follow-up stands on it.
        """
        rapat_id = self._id(nomor.tahun, nomor.triwulan)
        lama = next((k for k in self._keputusan(rapat_id) if k.nomor == nomor), None)
        if lama is None:
            raise TidakDitemukan(f"Keputusan {nomor.kata} tidak ada ({TAK_TERSIMPAN}).")
        letak = (rapat_id, nomor.nomor)
        if self._inti.satu(
            "SELECT 1 FROM tindak_lanjut t JOIN keputusan k ON k.id = t.keputusan_id"
            " WHERE k.rapat_id = ? AND k.nomor = ?",
            letak,
        ):
            raise MasihDipakai(
                f"Keputusan {nomor.kata} sudah dibagikan kepada {lama.penanggung_jawab};"
                f" selesaikan tindak lanjutnya ({TAK_TERSIMPAN})."
            )
        self._inti.tulis("DELETE FROM keputusan WHERE rapat_id = ? AND nomor = ?", letak)
        self._inti.catat("keputusan", kunci_keputusan(lama), isi_keputusan(lama), None)

    def simpan_warna(self, tahun: int, triwulan: int, timpaan: TimpaanWarna) -> None:
        """Keep the colour chosen for an item beside the computed one.

        :raises TidakDitemukan: there is no such node.
        :raises NilaiDitolak: more than one step, or without a reason.
        """
        rapat_id = self._id(tahun, triwulan)
        simpul_id = self._jati.id_simpul(tahun, timpaan.kunci)
        lama = next((w for w in self._warna(rapat_id) if w.kunci == timpaan.kunci), None)
        if lama is not None and isi_warna(lama) == isi_warna(timpaan):
            return
        self._inti.tulis(
            "INSERT INTO rapat_warna (rapat_id, tahun, simpul_id, dari, menjadi, alasan, oleh,"
            " waktu) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rapat_id, simpul_id) DO UPDATE"
            " SET dari = excluded.dari, menjadi = excluded.menjadi, alasan = excluded.alasan,"
            " oleh = excluded.oleh, waktu = excluded.waktu",
            (
                rapat_id,
                tahun,
                simpul_id,
                timpaan.dari.value,
                timpaan.menjadi.value,
                timpaan.alasan,
                timpaan.oleh,
                timpaan.waktu,
            ),
        )
        kunci = kunci_riwayat(tahun, timpaan.kunci, triwulan)
        self._inti.catat("warna", kunci, isi_warna(lama), isi_warna(timpaan))

    def hapus_warna(self, tahun: int, triwulan: int, kunci: Kunci) -> None:
        """Go back to the computed colour."""
        rapat_id = self._id(tahun, triwulan)
        lama = next((w for w in self._warna(rapat_id) if w.kunci == kunci), None)
        if lama is None:
            return
        self._inti.tulis(
            "DELETE FROM rapat_warna WHERE rapat_id = ? AND simpul_id = ?",
            (rapat_id, self._jati.id_simpul(tahun, kunci)),
        )
        self._inti.catat("warna", kunci_riwayat(tahun, kunci, triwulan), isi_warna(lama), None)

    def tambah_potret(self, potret: Potret) -> None:
        """Add a snapshot; none is ever replaced."""
        rapat_id = self._id(potret.tahun, potret.triwulan)
        self._inti.tulis(
            "INSERT INTO rapat_potret (rapat_id, ke, waktu, oleh, sidik, isi)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (rapat_id, potret.ke, potret.waktu, potret.oleh, potret.sidik, potret.isi),
        )
        kunci = f"{potret.tahun}|{potret.triwulan}|{potret.ke}"
        self._inti.catat("potret", kunci, None, {"sidik": potret.sidik})

    # --- behind them -----------------------------------------------------

    def _id(self, tahun: int, triwulan: int) -> int:
        self._inti.pastikan_ubah()
        baris = self._inti.satu(
            "SELECT id FROM rapat WHERE tahun = ? AND triwulan = ?", (tahun, triwulan)
        )
        if baris is None:
            raise TidakDitemukan(
                f"{Rapat(tahun, triwulan).sebutan} belum dibuka; buka rapatnya dahulu"
                f" ({TAK_TERSIMPAN})."
            )
        return int(baris[0])

    def _id_simpul(self, tahun: int, kunci: Kunci | None) -> int | None:
        return None if kunci is None else self._jati.id_simpul(tahun, kunci)

    def _hadir(self, rapat_id: int) -> tuple[Hadir, ...]:
        baris = self._inti.ambil(
            "SELECT nama, jabatan, unit, hadir FROM rapat_hadir WHERE rapat_id = ? ORDER BY urutan",
            (rapat_id,),
        )
        return tuple(Hadir(nama, jabatan, unit, bool(ya)) for nama, jabatan, unit, ya in baris)

    def _pembahasan(self, rapat_id: int) -> tuple[Pembahasan, ...]:
        baris = self._inti.ambil(
            "SELECT s.kode, s.sub_skpd, p.catatan FROM rapat_pembahasan p"
            " LEFT JOIN simpul s ON s.id = p.simpul_id WHERE p.rapat_id = ? ORDER BY p.urutan",
            (rapat_id,),
        )
        return tuple(Pembahasan(kunci_dari(kode, sub), catatan) for kode, sub, catatan in baris)

    def _keputusan(self, rapat_id: int) -> tuple[Keputusan, ...]:
        baris = self._inti.ambil(f"{_KEPUTUSAN} WHERE k.rapat_id = ? ORDER BY k.nomor", (rapat_id,))
        return tuple(keputusan_dari(satu) for satu in baris)

    def _warna(self, rapat_id: int) -> tuple[TimpaanWarna, ...]:
        baris = self._inti.ambil(
            "SELECT s.kode, s.sub_skpd, w.dari, w.menjadi, w.alasan, w.oleh, w.waktu"
            " FROM rapat_warna w JOIN simpul s ON s.id = w.simpul_id WHERE w.rapat_id = ?"
            " ORDER BY w.waktu, s.id",
            (rapat_id,),
        )
        return tuple(
            TimpaanWarna(Kunci(kode, sub), Warna(dari), Warna(menjadi), *lagi)
            for kode, sub, dari, menjadi, *lagi in baris
        )

    def _sidik(self, rapat_id: int) -> str:
        baris = self._inti.satu(
            "SELECT sidik FROM rapat_potret WHERE rapat_id = ? ORDER BY ke DESC", (rapat_id,)
        )
        return "" if baris is None else str(baris[0])
