"""Judge the optional sheet ``Koreksi``: which earlier quarter part of a quarter's rupiah is of.

A correction is booked and never taken back, so rows that the store has are "sama", others are
added, and what the file lacks stays. Its rupiah stand in ``Realisasi`` already (aturan 9).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simpelin.domain.gabungan import Gabungan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.masukan import BarisKoreksi
from simpelin.domain.mirip import kode_dekat
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.realisasi import Koreksi
from simpelin.domain.rencana import KOSONG4, Kunci, Tingkat
from simpelin.services.hasil_impor import Keadaan, Pencatat
from simpelin.services.impor_realisasi import RealisasiTahun
from simpelin.services.penjaga_beku import PenjagaBeku

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass
class KoreksiTulis:
    """What has to be written of the sheet."""

    koreksi: list[tuple[int, Kunci, Koreksi]] = field(default_factory=list)

    @property
    def banyak(self) -> int:
        return len(self.koreksi)

    def tulis(self, store: Store) -> None:
        """Write what is new; inside ``store.ubah``."""
        for tahun, kunci, satu in self.koreksi:
            store.realisasi.catat_koreksi(tahun, kunci, satu)


def nilai_koreksi(
    store: Store,
    baris: Sequence[BarisKoreksi],
    gabungan: Callable[[int], Gabungan],
    realisasi: Sequence[RealisasiTahun],
    catat: Pencatat,
    kode_cacat: frozenset[str],
    hasil: KoreksiTulis,
) -> None:
    """Judge the rows; ``realisasi`` is what the same file writes of the years' reports."""
    for tahun in sorted({satu.tahun for satu in baris}):
        rencana = gabungan(tahun)
        ada = Counter(
            (kunci, satu)
            for kunci, semua in store.realisasi.koreksi(tahun).items()
            for satu in semua
        )
        beku = PenjagaBeku(store, tahun, rencana, catat)
        terisi = _terisi(store, tahun, realisasi)
        for satu in (b for b in baris if b.tahun == tahun):
            kunci, pesan = Kunci(satu.kode, satu.sub_skpd), _cacat(satu, rencana, terisi)
            if pesan is not None:
                if satu.kode not in kode_cacat:
                    catat.tolak(satu, *pesan)
                continue
            koreksi = Koreksi(
                satu.triwulan, satu.asal_tw, satu.jumlah_koreksi, satu.catatan_koreksi.strip()
            )
            if ada[kunci, koreksi]:
                ada[kunci, koreksi] -= 1
                catat.nilai(satu, Keadaan.SAMA)
                continue
            hal = f"koreksi TW {ROMAWI[koreksi.asal]} {kunci} di TW {ROMAWI[koreksi.triwulan]}"
            catat.banding(satu, hal, None, {})
            beku.koreksi(satu, kunci)
            hasil.koreksi.append((tahun, kunci, koreksi))


def _terisi(
    store: Store, tahun: int, realisasi: Sequence[RealisasiTahun]
) -> Callable[[Kunci, int], bool]:
    """Whether a quarter has rupiah once the file is taken in."""
    lama = store.realisasi.muat(tahun).anggaran
    baru = {
        (kunci, tw): rupiah
        for satu in realisasi
        if satu.tahun == tahun
        for kunci, tw, rupiah, _ in satu.anggaran
    }
    return lambda kunci, tw: baru.get((kunci, tw), lama.get(kunci, KOSONG4)[tw - 1]) is not None


def _cacat(
    baris: BarisKoreksi, rencana: Gabungan, terisi: Callable[[Kunci, int], bool]
) -> tuple[str, str] | None:
    """Column and sentence of what is wrong with a row by itself."""
    kunci = Kunci(baris.kode, baris.sub_skpd)
    simpul = rencana.simpul.get(kunci)
    if simpul is None:
        dekat = kode_dekat(baris.kode, (satu.kode for satu in rencana.simpul))
        saran = f"yang mirip: {', '.join(dekat)}" if dekat else "periksa kode dan sub_skpd"
        return "kode", f"kode {kunci} tidak ada dalam rencana {baris.tahun}; {saran}"
    if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        return "kode", f"{kunci} adalah {sebut(simpul.tingkat)}; koreksi hanya pada sub kegiatan"
    if baris.asal_tw >= baris.triwulan:
        pesan = "triwulan asal koreksi harus sebelum triwulan pembukuannya"
        return "asal_tw", f"{pesan}; perbaiki salah satunya"
    if not baris.jumlah_koreksi:
        return "jumlah_koreksi", "jumlah koreksi 0; hapus barisnya atau isi jumlahnya"
    if not baris.catatan_koreksi.strip():
        return "catatan_koreksi", "tulis sebab koreksinya"
    if not terisi(kunci, baris.triwulan):
        return (
            "triwulan",
            f"{kunci} belum punya realisasi anggaran TW {baris.triwulan}, padahal koreksinya "
            "termasuk di dalamnya; isi anggarannya di lembar Realisasi",
        )
    return None
