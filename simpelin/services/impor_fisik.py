"""Judge the optional sheets ``Fisik`` and ``Belanja`` against the plan and what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simpelin.domain.belanja import (
    Belanja,
    BelanjaVersi,
    JenisBelanja,
    KunciBelanja,
    berjalan_negatif,
    berlaku,
    jenis_dari_rekening,
)
from simpelin.domain.fisik import TANPA_FISIK, EmpatFisik, FisikTW, cacat_fisik, dengan_triwulan
from simpelin.domain.gabungan import Gabungan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.masukan import BarisBelanja, BarisFisik
from simpelin.domain.mirip import kode_dekat
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.rencana import TRIWULAN, EmpatRupiah, Kunci, Tingkat, VersiRencana
from simpelin.services.hasil_impor import Keadaan, Pencatat
from simpelin.services.impor_versi import NamaVersi
from simpelin.services.izin_isian import IzinIsian
from simpelin.services.penjaga_beku import PenjagaBeku

if TYPE_CHECKING:
    from simpelin.store import Store

GabunganTahun = Callable[[int], Gabungan]


@dataclass
class RincianTulis:
    """What has to be written of the two sheets."""

    fisik: dict[tuple[int, Kunci, int], FisikTW] = field(default_factory=dict)
    belanja: dict[tuple[int, Kunci, tuple[str, str]], Belanja] = field(default_factory=dict)
    versi: list[tuple[int, Kunci, Belanja, str]] = field(default_factory=list)
    """Pagu and kas of rows by plan version, in the order of the versions."""

    @property
    def banyak(self) -> int:
        return len(self.fisik) + len(self.belanja) + len(self.versi)

    def tulis(self, store: Store) -> None:
        """Write what changed; inside ``store.ubah``."""
        for (tahun, kunci, tw), satu in self.fisik.items():
            store.fisik.simpan(tahun, kunci, tw, satu)
        for (tahun, kunci, _), belanja in self.belanja.items():
            store.belanja.simpan(tahun, kunci, belanja)
        for tahun, kunci, belanja, versi in self.versi:
            store.belanja.simpan(tahun, kunci, belanja, versi=versi)


class PenilaiRincian:
    """Judges both sheets; ``kode_cacat`` are codes already refused in the plan."""

    def __init__(
        self,
        store: Store,
        gabungan: GabunganTahun,
        catat: Pencatat,
        kode_cacat: frozenset[str],
        hasil: RincianTulis,
        versi: Callable[[int], Sequence[VersiRencana]],
        izin: IzinIsian | None = None,
    ) -> None:
        self._versi = versi
        self._izin = izin
        self._penjaga: dict[int, PenjagaBeku] = {}
        self._store, self._gabungan, self._catat = store, gabungan, catat
        self._kode_cacat, self._hasil = kode_cacat, hasil

    # --- Fisik -----------------------------------------------------------------

    def nilai_fisik(self, baris: Sequence[BarisFisik]) -> None:
        """A row replaces the quarter of its sub kegiatan; the year as a whole must stand."""
        pernah: dict[tuple[int, Kunci, int], BarisFisik] = {}
        for tahun in sorted({satu.tahun for satu in baris}):
            lama = self._store.fisik.muat(tahun)
            kini: dict[Kunci, EmpatFisik] = dict(lama)
            terakhir: dict[Kunci, BarisFisik] = {}
            for satu in (b for b in baris if b.tahun == tahun):
                kunci = self._tempat(satu)
                if kunci is None or not self._boleh(satu, kunci, lama):
                    continue
                dulu = pernah.setdefault((tahun, kunci, satu.triwulan), satu)
                if dulu is not satu:
                    pesan = f"fisik {kunci} TW {satu.triwulan} sudah ada di {dulu.sel('kode')}"
                    self._catat.tolak(satu, "kode", f"{pesan}; hapus salah satu barisnya")
                    continue
                kini[kunci] = self._satu_fisik(satu, kunci, kini.get(kunci, TANPA_FISIK))
                terakhir[kunci] = satu
            self._periksa_fisik(kini, pernah, terakhir)

    def _boleh(self, baris: BarisFisik, kunci: Kunci, lama: Mapping[Kunci, EmpatFisik]) -> bool:
        """Whether a *lembar isian* may say this: its own sub kegiatan, quarter and year, and
        once that is locked only what is stored."""
        izin = self._izin
        if izin is None:
            return True
        if (baris.tahun, baris.triwulan) != (izin.tahun, izin.triwulan):
            masa = f"TW {ROMAWI[izin.triwulan]} {izin.tahun}"
            self._catat.tolak(baris, "triwulan", f"ini lembar isian {masa}; hapus barisnya")
            return False
        if kunci not in izin.sub_kegiatan:
            pesan = f"{kunci} bukan sub kegiatan {izin.unit}; hapus barisnya"
            self._catat.tolak(baris, "kode", pesan)
            return False
        isi = FisikTW(baris.target_fisik, baris.realisasi_fisik, baris.catatan_fisik)
        if izin.terkunci and isi != lama.get(kunci, TANPA_FISIK)[baris.triwulan - 1]:
            sebab = izin.terkunci
            pesan = f"fisik {kunci} terkunci: {sebab[:1].lower()}{sebab[1:].rstrip('.')}"
            self._catat.tolak(baris, "realisasi_fisik", pesan)
            return False
        return True

    def _satu_fisik(self, baris: BarisFisik, kunci: Kunci, empat: EmpatFisik) -> EmpatFisik:
        tw, lama = baris.triwulan, empat[baris.triwulan - 1]

        def isi(kolom: str, dulu: object) -> object:
            return getattr(baris, kolom) if baris.lembar.punya(kolom) else dulu

        baru = FisikTW(
            isi("target_fisik", lama.target),  # type: ignore[arg-type]
            isi("realisasi_fisik", lama.realisasi),  # type: ignore[arg-type]
            str(isi("catatan_fisik", lama.catatan)),
        )
        hal = f"fisik {kunci} TW {ROMAWI[tw]}"
        if lama.kosong and baru.kosong:
            self._catat.nilai(baris, Keadaan.SAMA)
        else:
            self._catat.banding(baris, hal, None if lama.kosong else _kata(lama), _kata(baru))
        if baru != lama:
            self._hasil.fisik[baris.tahun, kunci, tw] = baru
            if self._izin is None:
                self._beku(baris.tahun).fisik(baris, kunci)
        return dengan_triwulan(empat, tw, baru)

    def _periksa_fisik(
        self,
        kini: Mapping[Kunci, EmpatFisik],
        baris: Mapping[tuple[int, Kunci, int], BarisFisik],
        terakhir: Mapping[Kunci, BarisFisik],
    ) -> None:
        for kunci, satu in terakhir.items():
            cacat = cacat_fisik(kini[kunci])
            if cacat is not None:
                n, medan, pesan = cacat
                letak = baris.get((satu.tahun, kunci, n), satu)
                self._catat.tolak(letak, f"{medan}_fisik", f"{kunci}: {pesan}")

    # --- Belanja ---------------------------------------------------------------

    def nilai_belanja(self, baris: Sequence[BarisBelanja]) -> None:
        """A row replaces the one of its rekening and uraian on its sub kegiatan."""
        pernah: dict[tuple[int, Kunci, tuple[str, str], str], BarisBelanja] = {}
        for tahun in sorted({satu.tahun for satu in baris}):
            lama = self._store.belanja.muat(tahun, 0)
            nama = [satu.nama for satu in self._versi(tahun)]
            baku = NamaVersi(nama)
            milik = sorted(
                (b for b in baris if b.tahun == tahun),
                key=lambda b: _letak(baku(b.versi), nama) if b.versi else -1,
            )
            penilai = PenilaiVersiBelanja(self._store, tahun, self._catat, self._hasil, nama)
            for satu in milik:
                kunci = self._tempat(satu)
                if kunci is None:
                    continue
                if not satu.rekening and not satu.uraian:
                    self._catat.tolak(satu, "rekening", "isi kode rekening atau uraiannya")
                    continue
                versi = baku(satu.versi) if satu.versi else ""
                if versi and versi not in nama:
                    pesan = f"versi “{satu.versi}” tidak ada dalam rencana {tahun}"
                    self._catat.tolak(satu, "versi", f"{pesan}; yang ada: {', '.join(nama) or '-'}")
                    continue
                versi = "" if versi in nama[:1] else versi
                tempat = tahun, kunci, (satu.rekening, satu.uraian), versi
                dulu = pernah.setdefault(tempat, satu)
                if dulu is not satu:
                    pesan = f"belanja {satu.rekening} {satu.uraian} pada {kunci} sudah ada di"
                    self._catat.tolak(satu, "rekening", f"{pesan} {dulu.sel('rekening')}")
                    continue
                if versi:
                    penilai.nilai(satu, kunci, versi, lama.get(kunci, ()))
                else:
                    self._satu_belanja(satu, kunci, lama.get(kunci, ()))

    def _satu_belanja(self, baris: BarisBelanja, kunci: Kunci, lama: Sequence[Belanja]) -> None:
        sidik = (baris.rekening, baris.uraian)
        dulu = next((satu for satu in lama if satu.kunci == sidik), None)
        jenis = baris.jenis_belanja or jenis_dari_rekening(baris.rekening)
        baru = Belanja(
            *sidik,
            jenis or (dulu.jenis if dulu else JenisBelanja.OPERASI),
            baris.pagu if dulu is None or baris.lembar.punya("pagu") else dulu.pagu,
            _empat(baris, "kas", dulu),
            _empat(baris, "realisasi", dulu),
        )
        negatif = berjalan_negatif(baru)
        if negatif is not None:
            pesan = f"jumlah realisasi {baru.sebutan} s.d. TW {ROMAWI[negatif]} di bawah 0"
            self._catat.tolak(baris, f"realisasi_tw{negatif}", f"{pesan}; periksa angkanya")
        hal = f"belanja {baru.sebutan} pada {kunci}"
        self._catat.banding(baris, hal, _kata_belanja(dulu) if dulu else None, _kata_belanja(baru))
        kosong = Belanja("").realisasi
        for n, (satu, lain) in enumerate(
            zip(baru.realisasi, dulu.realisasi if dulu else kosong, strict=True), 1
        ):
            if satu != lain:
                self._beku(baris.tahun).belanja(baris, kunci, n)
        if baru != dulu:
            self._hasil.belanja[baris.tahun, kunci, sidik] = baru

    def _beku(self, tahun: int) -> PenjagaBeku:
        """What holds a year's rows to its frozen reports."""
        if tahun not in self._penjaga:
            gabungan = self._gabungan(tahun)
            self._penjaga[tahun] = PenjagaBeku(self._store, tahun, gabungan, self._catat)
        return self._penjaga[tahun]

    # --- which sub kegiatan ------------------------------------------------------

    def _tempat(self, baris: BarisFisik | BarisBelanja) -> Kunci | None:
        kunci = Kunci(baris.kode, baris.sub_skpd)
        gabungan = self._gabungan(baris.tahun)
        simpul = gabungan.simpul.get(kunci)
        if simpul is None:
            if baris.kode not in self._kode_cacat:
                dekat = kode_dekat(baris.kode, (satu.kode for satu in gabungan.simpul))
                saran = f"yang mirip: {', '.join(dekat)}" if dekat else "periksa kode dan sub_skpd"
                pesan = f"kode {kunci} tidak ada dalam rencana {baris.tahun}; {saran}"
                self._catat.tolak(baris, "kode", pesan)
            return None
        if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
            pesan = f"{kunci} adalah {sebut(simpul.tingkat)}; hanya sub kegiatan yang dirinci"
            self._catat.tolak(baris, "kode", pesan)
            return None
        return kunci


def _kata(satu: FisikTW) -> dict[str, object]:
    return {
        "target_fisik": satu.target,
        "realisasi_fisik": satu.realisasi,
        "catatan_fisik": satu.catatan,
    }


def _kata_belanja(satu: Belanja) -> dict[str, object]:
    return {
        "jenis_belanja": satu.jenis.value,
        "pagu": satu.pagu,
        **{f"kas_tw{n}": nilai for n, nilai in enumerate(satu.kas, 1)},
        **{f"realisasi_tw{n}": nilai for n, nilai in enumerate(satu.realisasi, 1)},
    }


def _empat(baris: BarisBelanja, medan: str, dulu: Belanja | None) -> EmpatRupiah:
    """The quarters of a row; a column that the sheet lacks keeps what is stored."""
    empat: EmpatRupiah = getattr(baris, medan)
    if dulu is None:
        return empat
    lama: EmpatRupiah = getattr(dulu, medan)
    a, b, c, d = (
        empat[n - 1] if baris.lembar.punya(f"{medan}_tw{n}") else lama[n - 1] for n in TRIWULAN
    )
    return a, b, c, d


def _letak(versi: str, nama: Sequence[str]) -> int:
    """A version's place in the order of the year's; unknown ones last."""
    return nama.index(versi) if versi in nama else len(nama)


class PenilaiVersiBelanja:
    """Judges the rows that say what a plan version changes of pagu and kas, in the order of the
    versions; the rows themselves were judged before."""

    def __init__(
        self,
        store: Store,
        tahun: int,
        catat: Pencatat,
        hasil: RincianTulis,
        nama: Sequence[str],
    ) -> None:
        self._tahun, self._catat, self._hasil, self._nama = tahun, catat, hasil, nama
        self._lama = store.belanja.versi(tahun)
        self._kini: dict[tuple[Kunci, KunciBelanja], list[BelanjaVersi]] = {
            kunci: list(semua) for kunci, semua in self._lama.items()
        }

    def nilai(self, baris: BarisBelanja, kunci: Kunci, versi: str, lama: Sequence[Belanja]) -> None:
        """One row; ``lama`` are the stored ones of its sub kegiatan."""
        terisi = next((n for n in TRIWULAN if baris.realisasi[n - 1] is not None), None)
        if terisi is not None:
            pesan = "realisasi tidak punya versi; tulis di baris yang versinya kosong"
            self._catat.tolak(baris, f"realisasi_tw{terisi}", pesan)
            return
        sidik = (baris.rekening, baris.uraian)
        ditulis = self._hasil.belanja.get((self._tahun, kunci, sidik))
        sendiri = ditulis or next((satu for satu in lama if satu.kunci == sidik), None)
        jenis = baris.jenis_belanja or jenis_dari_rekening(baris.rekening) or JenisBelanja.OPERASI
        sendiri = sendiri or Belanja(*sidik, jenis)
        semua = self._kini.setdefault((kunci, sidik), [])
        letak = _letak(versi, self._nama)
        sampai = [satu for satu in semua if _letak(satu.versi, self._nama) <= letak]
        dulu = berlaku(sendiri, sampai, 4)
        punya = baris.lembar.punya
        baru = replace(
            dulu,
            pagu=baris.pagu if punya("pagu") else dulu.pagu,
            kas=_empat(baris, "kas", dulu),
        )
        ada = any(satu.versi == versi for satu in semua)
        hal = f"belanja {baru.sebutan} pada {kunci} versi {versi}"
        if baru == dulu:
            self._catat.nilai(baris, Keadaan.SAMA)
            return
        self._catat.banding(baris, hal, _kata_belanja(dulu) if ada else None, _kata_belanja(baru))
        semua[:] = [satu for satu in semua if satu.versi != versi]
        semua.append(BelanjaVersi(versi, 1, baru.pagu, baru.kas))
        semua.sort(key=lambda satu: _letak(satu.versi, self._nama))
        self._hasil.versi.append((self._tahun, kunci, baru, versi))
