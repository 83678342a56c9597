"""Judge sheet ``Realisasi`` against the plan and what is stored: one year of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.gabungan import Gabungan
from simpelin.domain.masukan import BarisRealisasi
from simpelin.domain.mirip import kode_dekat, termirip
from simpelin.domain.pohon_sah import sebut
from simpelin.domain.realisasi import Catatan, LaporanKinerja, Realisasi
from simpelin.domain.rencana import KOSONG4, Kunci, Sifat, Tingkat
from simpelin.services.hasil_impor import Keadaan, Pencatat, sebagai_teks
from simpelin.services.izin_isian import IzinIsian
from simpelin.services.penjaga_beku import PenjagaBeku
from simpelin.services.penjaga_isian import PenjagaIsian
from simpelin.services.setelah_setuju import peringatan

if TYPE_CHECKING:
    from simpelin.store import Store

TEKS = ("faktor_pendorong", "hambatan", "solusi")
_ANGKA = ("kinerja", "pembilang", "penyebut")
_KOSONG = LaporanKinerja()


@dataclass(frozen=True, slots=True)
class Tepat:
    """A row whose node and indicator are known; ``indikator`` is ``None`` for the node alone."""

    baris: BarisRealisasi
    kunci: Kunci
    indikator: str | None


@dataclass
class RealisasiTahun:
    """What has to be written of one year's reports."""

    tahun: int
    kinerja: list[tuple[Kunci, str, int, LaporanKinerja | None]] = field(default_factory=list)
    anggaran: list[tuple[Kunci, int, int | None, str]] = field(default_factory=list)
    catatan: list[tuple[Kunci, int, Catatan]] = field(default_factory=list)

    def sel(self) -> Iterator[tuple[Kunci, str, int]]:
        """What changes: node, indicator ('' for rupiah and words), quarter."""
        yield from ((kunci, nama, tw) for kunci, nama, tw, _ in self.kinerja)
        yield from ((kunci, "", tw) for kunci, tw, _, _ in self.anggaran)
        yield from ((kunci, "", tw) for kunci, tw, _ in self.catatan)

    @property
    def banyak(self) -> int:
        return len(self.kinerja) + len(self.anggaran) + len(self.catatan)

    def tulis(self, store: Store) -> None:
        """Write what changed; inside ``store.ubah``."""
        for kunci, indikator, tw, laporan in self.kinerja:
            store.realisasi.simpan_kinerja(self.tahun, kunci, indikator, tw, laporan)
        for kunci, tw, anggaran, catatan in self.anggaran:
            store.realisasi.simpan_anggaran(self.tahun, kunci, tw, anggaran, catatan)
        for kunci, tw, kata in self.catatan:
            store.realisasi.simpan_catatan(self.tahun, kunci, tw, kata)


class PenilaiRealisasi:
    """Judges the rows of one year. ``kode_cacat`` are codes already refused in the plan."""

    def __init__(
        self,
        store: Store,
        tahun: int,
        rencana: Gabungan,
        catat: Pencatat,
        kode_cacat: frozenset[str],
        izin: IzinIsian | None = None,
    ) -> None:
        self._store = store
        self._tahun = tahun
        self._rencana = rencana
        self._catat = catat
        self._kode_cacat = kode_cacat
        self._lama: Realisasi = store.realisasi.muat(tahun)
        self._alasan = dict(store.realisasi.catatan_anggaran(tahun))
        self._penjaga = PenjagaIsian(izin, catat) if izin else None
        self._beku = PenjagaBeku(store, tahun, rencana, catat)
        self._hasil = RealisasiTahun(tahun)

    def nilai(self, baris: Iterable[BarisRealisasi]) -> RealisasiTahun:
        """Judge ``baris``, all of this year; refusals go to the recorder."""
        if self._penjaga:
            baris = [satu for satu in baris if self._penjaga.triwulan_cocok(satu)]
        tepat = [satu for asal in baris if (satu := self._tempatkan(asal)) is not None]
        if self._penjaga:
            tepat = [t for t in tepat if self._penjaga.boleh(t.baris, t.kunci, t.indikator)]
        tepat = self._tanpa_kembar(tepat)
        kelompok: dict[tuple[Kunci, int], list[Tepat]] = {}
        for satu in tepat:
            kelompok.setdefault((satu.kunci, satu.baris.triwulan), []).append(satu)
        anggaran = {kunci: list(empat) for kunci, empat in self._lama.anggaran.items()}
        for (kunci, tw), isi in kelompok.items():
            self._nilai_simpul(kunci, tw, isi, anggaran)
        self._periksa_jumlah(kelompok, anggaran)
        if not self._penjaga:
            self._tolak_beku(kelompok)
        self._catat_disetujui()
        return self._hasil

    def _catat_disetujui(self) -> None:
        """Say where a later report is approved whose cumulative figures this changes."""
        berubah: dict[int, list[str]] = {}
        for kunci, indikator, tw in self._hasil.sel():
            milik = self._rencana.indikator[kunci].get(indikator)
            unit = (milik and milik.unit) or self._rencana.simpul[kunci].unit
            berubah.setdefault(tw, []).append(unit)
        for tw, semua in sorted(berubah.items()):
            kalimat = peringatan(self._store, self._tahun, tw, semua)
            if kalimat:
                self._catat.catatan.append(kalimat)

    def _tolak_beku(self, kelompok: Mapping[tuple[Kunci, int], list[Tepat]]) -> None:
        """What would change a frozen report is refused at its row."""
        for kunci, indikator, tw, _ in self._hasil.kinerja:
            asal = next(satu for satu in kelompok[kunci, tw] if satu.indikator == indikator)
            self._beku.kinerja(asal.baris, kunci, tw, indikator)
        for kunci, tw, _, _ in self._hasil.anggaran:
            self._beku.rupiah(kelompok[kunci, tw][0].baris, kunci, tw)
        for kunci, tw, _ in self._hasil.catatan:
            self._beku.catatan(kelompok[kunci, tw][0].baris, kunci, tw)

    # --- which item a row means --------------------------------------------

    def _tempatkan(self, baris: BarisRealisasi) -> Tepat | None:
        kunci = Kunci(baris.kode, baris.sub_skpd)
        if kunci not in self._rencana.simpul:
            if baris.kode not in self._kode_cacat:
                self._catat.tolak(baris, "kode", self._kode_asing(kunci))
            return None
        milik = self._rencana.indikator.get(kunci, {})
        if baris.indikator:
            if baris.indikator in milik:
                return Tepat(baris, kunci, baris.indikator)
            self._catat.tolak(baris, "indikator", self._indikator_asing(baris, list(milik)))
            return None
        if len(milik) == 1:
            return Tepat(baris, kunci, next(iter(milik)))
        if "" in milik:
            return Tepat(baris, kunci, "")
        terisi = [kolom for kolom in _ANGKA if getattr(baris, kolom) is not None]
        if not terisi:
            return Tepat(baris, kunci, None)
        nama = self._rencana.simpul[kunci].nama
        pesan = (
            f"{kunci} {nama} punya {len(milik)} indikator; isi kolom indikator: {'; '.join(milik)}"
            if milik
            else f"{kunci} {nama} tidak punya indikator; kosongkan {', '.join(terisi)}"
        )
        self._catat.tolak(baris, "indikator", pesan)
        return None

    def _kode_asing(self, kunci: Kunci) -> str:
        if not self._rencana.simpul:
            return f"tahun {self._tahun} belum punya rencana; impor rencananya lebih dahulu"
        lain = self._rencana.sub_skpd(kunci.kode)
        if lain:
            tempat = ", ".join(f"“{satu}”" if satu else "kantor (sub_skpd kosong)" for satu in lain)
            return f"kode {kunci} tidak ada, tetapi ada di bawah {tempat}; perbaiki sub_skpd"
        dekat = kode_dekat(kunci.kode, (satu.kode for satu in self._rencana.simpul))
        saran = f"yang mirip: {', '.join(dekat)}" if dekat else "periksa kodenya"
        return f"kode {kunci} tidak ada dalam rencana {self._tahun}; {saran}"

    def _indikator_asing(self, baris: BarisRealisasi, milik: list[str]) -> str:
        mirip = termirip(baris.indikator, milik)
        saran = f"maksudnya “{mirip}”?" if mirip else f"yang ada: {'; '.join(milik) or '-'}"
        return f"indikator “{baris.indikator}” tidak ada pada {baris.kode}; {saran}"

    def _tanpa_kembar(self, tepat: list[Tepat]) -> list[Tepat]:
        pernah: dict[tuple[Kunci, str | None, int], Tepat] = {}
        for satu in tepat:
            dulu = pernah.setdefault((satu.kunci, satu.indikator, satu.baris.triwulan), satu)
            if dulu is not satu:
                pesan = (
                    f"{satu.kunci} TW {satu.baris.triwulan} tertulis dua kali: di sini dan di "
                    f"{dulu.baris.sel('kode')}; hapus salah satu barisnya"
                )
                self._catat.tolak(satu.baris, "kode", pesan)
        return list(pernah.values())

    # --- one node and quarter ------------------------------------------------

    def _nilai_simpul(
        self,
        kunci: Kunci,
        tw: int,
        isi: list[Tepat],
        anggaran: dict[Kunci, list[int | None]],
    ) -> None:
        dulu: dict[str, object] = self._isi_lama(kunci, tw)
        baris = [satu.baris for satu in isi]
        lengkap = self._rencana.indikator.get(kunci, {}).keys() <= {t.indikator for t in isi}
        rupiah, alasan = self._rupiah(kunci, tw, baris, lengkap)
        lama = self._lama.catatan.get((kunci, tw), Catatan())
        kata = Catatan(*(self._teks(kolom, baris, lengkap, lama) for kolom in TEKS))
        kini: dict[str, object] = {
            "anggaran": rupiah,
            "catatan_anggaran": alasan,
            **{kolom: getattr(kata, kolom) for kolom in TEKS},
        }
        anggaran.setdefault(kunci, [*KOSONG4])[tw - 1] = rupiah
        if (kini["anggaran"], alasan) != (dulu["anggaran"], dulu["catatan_anggaran"]):
            self._hasil.anggaran.append((kunci, tw, rupiah, alasan))
        if kata != lama:
            self._hasil.catatan.append((kunci, tw, kata))
        for letak, satu in enumerate(isi):
            pasangan = (dulu, kini) if letak == 0 else ({}, {})
            self._nilai_baris(satu, tw, *pasangan)

    def _isi_lama(self, kunci: Kunci, tw: int) -> dict[str, object]:
        lama = self._lama.catatan.get((kunci, tw), Catatan())
        return {
            "anggaran": self._lama.anggaran.get(kunci, KOSONG4)[tw - 1],
            "catatan_anggaran": self._alasan.get((kunci, tw), ""),
            **{kolom: getattr(lama, kolom) for kolom in TEKS},
        }

    def _nilai_baris(
        self, satu: Tepat, tw: int, dulu: dict[str, object], kini: dict[str, object]
    ) -> None:
        hal = f"{satu.kunci}" + (f" – {satu.indikator}" if satu.indikator else "") + f" TW {tw}"
        if satu.indikator is not None:
            lama = self._lama.kinerja.get((satu.kunci, satu.indikator), KOSONG4)[tw - 1] or _KOSONG
            baru = self._kinerja(satu, lama)
            if baru != lama:
                laporan = None if baru == _KOSONG else baru
                self._hasil.kinerja.append((satu.kunci, satu.indikator, tw, laporan))
            dulu = dulu | {kolom: getattr(lama, kolom) for kolom in _ANGKA}
            kini = kini | {kolom: getattr(baru, kolom) for kolom in _ANGKA}
        hampa = all(nilai in (None, "") for nilai in dulu.values())
        if hampa and kini == dulu:
            self._catat.nilai(satu.baris, Keadaan.SAMA)
        else:
            self._catat.banding(satu.baris, hal, None if hampa else dulu, kini)

    def _kinerja(self, satu: Tepat, lama: LaporanKinerja) -> LaporanKinerja:
        """The report as the row states it; a column that the sheet lacks keeps what is stored."""
        assert satu.indikator is not None
        baris = satu.baris
        if self._penjaga and not self._penjaga.isi_kinerja(satu.kunci, satu.indikator):
            return lama
        baru = LaporanKinerja(
            *(getattr(baris if baris.lembar.punya(kolom) else lama, kolom) for kolom in _ANGKA)
        )
        rasio = self._rencana.indikator[satu.kunci][satu.indikator].sifat is Sifat.RASIO
        if rasio and baru.kinerja is not None:
            pesan = f"{satu.kunci} “{satu.indikator}” bersifat rasio; isi pembilang dan penyebut"
            self._catat.tolak(baris, "kinerja", f"{pesan}, kosongkan kinerja")
        elif rasio and (baru.pembilang is None) != (baru.penyebut is None):
            kosong = "penyebut" if baru.penyebut is None else "pembilang"
            pesan = f"{satu.kunci} “{satu.indikator}” bersifat rasio, tetapi {kosong} kosong"
            self._catat.tolak(baris, kosong, f"{pesan}; isi keduanya")
        elif not rasio and (baru.pembilang, baru.penyebut) != (None, None):
            kolom = "pembilang" if baru.pembilang is not None else "penyebut"
            pesan = f"{satu.kunci} “{satu.indikator}” tidak bersifat rasio; kosongkan {kolom}"
            self._catat.tolak(baris, kolom, f"{pesan} dan isi kinerja")
        return baru

    # --- what belongs to node and quarter ------------------------------------

    def _rupiah(
        self, kunci: Kunci, tw: int, baris: list[BarisRealisasi], lengkap: bool
    ) -> tuple[int | None, str]:
        lama = self._lama.anggaran.get(kunci, KOSONG4)[tw - 1]
        alasan_lama = self._alasan.get((kunci, tw), "")
        if self._penjaga:
            baris = [b for b in baris if self._penjaga.isi_rupiah(kunci, b)]
            lengkap = bool(baris)
        if not baris or not baris[0].lembar.punya("anggaran"):
            return lama, alasan_lama
        pembawa = self._satu_nilai("anggaran", baris)
        catatan = self._satu_nilai("catatan_anggaran", baris)
        alasan = catatan.catatan_anggaran if catatan else ""
        if pembawa is None:
            if catatan is not None:
                pesan = (
                    f"catatan_anggaran {kunci} terisi tanpa anggaran; isi anggarannya (0 = nihil)"
                )
                self._catat.tolak(catatan, "catatan_anggaran", pesan)
            return (None, "") if lengkap else (lama, alasan_lama)
        simpul = self._rencana.simpul[kunci]
        if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
            pesan = (
                f"anggaran hanya dilaporkan pada sub kegiatan; {kunci} adalah "
                f"{sebut(simpul.tingkat)}; kosongkan selnya"
            )
            self._catat.tolak(pembawa, "anggaran", pesan)
        if not baris[0].lembar.punya("catatan_anggaran"):
            alasan = alasan_lama
        if pembawa.anggaran is not None and pembawa.anggaran < 0 and not alasan:
            pesan = (
                f"anggaran {kunci} TW {tw} negatif ({tulis_rupiah(pembawa.anggaran)}) tanpa "
                "alasan; isi catatan_anggaran"
            )
            self._catat.tolak(pembawa, "anggaran", pesan)
        return pembawa.anggaran, alasan

    def _teks(self, kolom: str, baris: list[BarisRealisasi], lengkap: bool, lama: Catatan) -> str:
        dulu: str = getattr(lama, kolom)
        if self._penjaga:
            baris = [b for b in baris if self._penjaga.isi_teks(b)]
        if not baris or not baris[0].lembar.punya(kolom):
            return dulu
        pembawa = self._satu_nilai(kolom, baris)
        if pembawa is not None:
            return str(getattr(pembawa, kolom))
        return "" if lengkap else dulu

    def _satu_nilai(self, kolom: str, baris: list[BarisRealisasi]) -> BarisRealisasi | None:
        """The row that has the value; a second, different one is refused."""
        terisi = [satu for satu in baris if getattr(satu, kolom) not in (None, "")]
        for lain in terisi[1:]:
            pertama = terisi[0]
            satu, dua = getattr(pertama, kolom), getattr(lain, kolom)
            if satu != dua:
                pesan = (
                    f"{kolom} {lain.kode} TW {lain.triwulan} berbeda: “{sebagai_teks(dua)}” di "
                    f"sini, “{sebagai_teks(satu)}” di {pertama.sel(kolom)}; tulis sekali saja"
                )
                self._catat.tolak(lain, kolom, pesan)
        return terisi[0] if terisi else None

    def _periksa_jumlah(
        self,
        kelompok: dict[tuple[Kunci, int], list[Tepat]],
        anggaran: dict[Kunci, list[int | None]],
    ) -> None:
        """No running total of rupiah may fall below 0 in any quarter."""
        for kunci in dict.fromkeys(kunci for kunci, _ in kelompok):
            berjalan = 0
            for tw, nilai in enumerate(anggaran[kunci], start=1):
                berjalan += nilai or 0
                if berjalan < 0:
                    di_berkas = [n for n in range(1, 5) if (kunci, n) in kelompok]
                    letak = max((n for n in di_berkas if n <= tw), default=di_berkas[0])
                    pesan = (
                        f"jumlah anggaran {kunci} s.d. TW {tw} menjadi {tulis_rupiah(berjalan)}; "
                        "tidak boleh di bawah 0, periksa angkanya"
                    )
                    self._catat.tolak(kelompok[kunci, letak][0].baris, "anggaran", pesan)
                    break
