"""Judge an office's sheet as reports: LRA as a quarter's rupiah, kinerja by indicator.

The rows become rows of the template's sheet Realisasi and are judged as those are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_angka, tulis_rupiah
from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.gabungan import gabungkan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kemiripan import nama_mirip
from simpelin.domain.lembar_kantor import BarisKantor
from simpelin.domain.masukan import BarisRealisasi, Lembar
from simpelin.domain.rencana import KOSONG4, Kunci, Simpul
from simpelin.domain.tingkat import BEKU
from simpelin.services.baris_lembar import Dikenal, Pilihan
from simpelin.services.hasil_impor import Pencatat
from simpelin.services.impor_realisasi import TEKS, PenilaiRealisasi, RealisasiTahun
from simpelin.services.lembar_rencana import Dipahami

if TYPE_CHECKING:
    from simpelin.store import Store

_ANGKA = ("kinerja", "pembilang", "penyebut")


class PenilaiLaporan:
    """Turns rows into reports of the chosen quarter and judges them."""

    def __init__(self, store: Store, pilihan: Pilihan, catat: Pencatat) -> None:
        assert pilihan.triwulan is not None
        self._pilihan = pilihan
        self._tw = pilihan.triwulan
        self._catat = catat
        self._gabungan = gabungkan(store.rencana.versi(pilihan.tahun))
        self._anggaran = store.realisasi.muat(pilihan.tahun).anggaran
        self._laporan = store.laporan.muat(pilihan.tahun, self._tw)
        self._penilai = PenilaiRealisasi(
            store, pilihan.tahun, self._gabungan, catat, frozenset(), None
        )
        self._kosong: set[int] = set()
        self.hasil = RealisasiTahun(pilihan.tahun)

    @property
    def simpul(self) -> Mapping[Kunci, Simpul]:
        """The year's nodes."""
        return self._gabungan.simpul

    def nilai(self, baris: Sequence[Dikenal]) -> dict[int, Dipahami]:
        """Judge the rows; what is to be written stands in ``hasil``."""
        paham: dict[int, Dipahami] = {}
        jadi: list[tuple[Kunci, BarisRealisasi]] = []
        for satu in baris:
            kunci, isi = satu.kunci, satu.baris
            for medan, pesan in isi.galat.items():
                if medan != "kode":
                    self._catat.tolak(isi, medan, pesan)
            if kunci is None:
                self._catat.tolak(isi, "kode", satu.temuan.sebab)
                paham[isi.nomor] = Dipahami(None, isi.nama, "")
                continue
            simpul = self.simpul[kunci]
            if self._pilihan.bentuk is Bentuk.LRA:
                satu_jadi, dibaca = self._lra(isi, kunci)
            else:
                satu_jadi, dibaca = self._kinerja(isi, kunci)
            paham[isi.nomor] = Dipahami(kunci, simpul.nama, dibaca)
            if self._terbuka(isi, simpul, satu_jadi.indikator) and not isi.galat:
                jadi.append((kunci, satu_jadi))
        self.hasil = self._penilai.nilai(self._dengan_teks(jadi))
        self._catat_kosong()
        return paham

    # --- LRA -----------------------------------------------------------------

    def _lra(self, baris: BarisKantor, kunci: Kunci) -> tuple[BarisRealisasi, str]:
        """The quarter's own amount: what the sheet says to its end − what is stored before."""
        tertulis = baris.rupiah("realisasi")
        lalu = self._anggaran.get(kunci, KOSONG4)[: self._tw - 1]
        sebelum = sum(satu or 0 for satu in lalu) if self._pilihan.kumulatif else 0
        nilai = None if tertulis is None else tertulis - sebelum
        huruf = {"kode": "kode", "anggaran": "realisasi"}
        catatan = self._pilihan.catatan if nilai is not None and nilai < 0 else ""
        if catatan:
            huruf["catatan_anggaran"] = "realisasi"
        if nilai is not None and nilai < 0 and not catatan:
            self._catat.tolak(baris, "realisasi", self._kenapa_negatif(tertulis or 0, sebelum))
        if self._pilihan.kumulatif and tertulis and any(satu is None for satu in lalu):
            self._kosong.update(n for n, satu in enumerate(lalu, 1) if satu is None)
        jadi = BarisRealisasi(
            lembar=_lembar(baris, huruf),
            nomor=baris.nomor,
            tahun=self._pilihan.tahun,
            kode=kunci.kode,
            sub_skpd=kunci.sub_skpd,
            triwulan=self._tw,
            anggaran=nilai,
            catatan_anggaran=catatan,
        )
        self._banding_pagu(baris, kunci)
        return jadi, self._dibaca_lra(tertulis, sebelum, nilai)

    def _kenapa_negatif(self, tertulis: int, sebelum: int) -> str:
        if not self._pilihan.kumulatif:
            return f"realisasi negatif ({tulis_rupiah(tertulis)}); tulis alasan angka negatif"
        return (
            f"realisasi s.d. TW {ROMAWI[self._tw]} {tulis_rupiah(tertulis)} lebih kecil daripada "
            f"yang tersimpan s.d. TW {ROMAWI[self._tw - 1]} ({tulis_rupiah(sebelum)}); bila ini "
            "angka TW ini saja, pilih “bukan kumulatif”; bila pengembalian, tulis alasannya"
        )

    def _dibaca_lra(self, tertulis: int | None, sebelum: int, nilai: int | None) -> str:
        if tertulis is None:
            return ""
        ini = f"TW {ROMAWI[self._tw]}"
        if not self._pilihan.kumulatif or self._tw == 1:
            return f"{ini} {tulis_rupiah(nilai)}"
        return (
            f"s.d. {ini} {tulis_rupiah(tertulis)} − s.d. TW {ROMAWI[self._tw - 1]} "
            f"{tulis_rupiah(sebelum)} = {ini} {tulis_rupiah(nilai)}"
        )

    def _catat_kosong(self) -> None:
        if self._kosong:
            kosong = ", ".join(f"TW {ROMAWI[n]}" for n in sorted(self._kosong))
            self._catat.catatan.append(
                f"Ada sub kegiatan yang {kosong}-nya belum terisi; angkanya ikut masuk ke TW "
                f"{ROMAWI[self._tw]}. Isi triwulan itu lebih dahulu bila perlu dipisah."
            )

    def _banding_pagu(self, baris: BarisKantor, kunci: Kunci) -> None:
        pagu, rencana = baris.rupiah("pagu"), self.simpul[kunci].pagu
        if pagu is not None and rencana is not None and pagu != rencana:
            self._catat.catatan.append(
                f"{kunci}: anggaran di berkas {tulis_rupiah(pagu)}, pagu rencana "
                f"{tulis_rupiah(rencana)}."
            )

    # --- kinerja ---------------------------------------------------------------

    def _kinerja(self, baris: BarisKantor, kunci: Kunci) -> tuple[BarisRealisasi, str]:
        """The row's filled cells; an empty one leaves what is stored."""
        angka = {nama: baris.angka(nama) for nama in _ANGKA if nama in baris.nilai}
        teks = {nama: baris.teks(nama) for nama in TEKS if baris.teks(nama)}
        indikator = self._indikator(baris, kunci)
        huruf = {nama: nama for nama in ("kode", "indikator", *angka, *teks)}
        jadi = BarisRealisasi(
            lembar=_lembar(baris, huruf),
            nomor=baris.nomor,
            tahun=self._pilihan.tahun,
            kode=kunci.kode,
            sub_skpd=kunci.sub_skpd,
            triwulan=self._tw,
            indikator=indikator,
            kinerja=angka.get("kinerja"),
            pembilang=angka.get("pembilang"),
            penyebut=angka.get("penyebut"),
            faktor_pendorong=teks.get("faktor_pendorong", ""),
            hambatan=teks.get("hambatan", ""),
            solusi=teks.get("solusi", ""),
        )
        return jadi, self._dibaca_kinerja(kunci, indikator, angka, teks)

    def _indikator(self, baris: BarisKantor, kunci: Kunci) -> str:
        """The plan's own spelling of a name that differs in case, marks, or two letters."""
        nama = " ".join(baris.teks("indikator").split())
        milik = list(self._gabungan.indikator.get(kunci, {}))
        if not nama or nama in milik:
            return nama
        semua = [*milik, nama]
        mirip = [p.mirip for p in nama_mirip(semua) if p.urutan == len(milik)]
        return semua[mirip[0]] if mirip else nama

    def _dibaca_kinerja(
        self,
        kunci: Kunci,
        indikator: str,
        angka: Mapping[str, Fraction | None],
        teks: Mapping[str, str],
    ) -> str:
        milik = self._gabungan.indikator.get(kunci, {})
        if not indikator and len(milik) == 1:
            indikator = next(iter(milik))
        satuan = milik[indikator].satuan if indikator in milik else ""
        isi = [indikator] if indikator else []
        if "pembilang" in angka or "penyebut" in angka:
            dua = (tulis_angka(angka.get(n)) for n in ("pembilang", "penyebut"))
            isi.append("/".join(dua))
        if "kinerja" in angka:
            isi.append(f"{tulis_angka(angka['kinerja'])} {satuan}".strip())
        isi += [nama.replace("_", " ") for nama in teks]
        return ": ".join((", ".join(isi[:1]), ", ".join(isi[1:]))) if len(isi) > 1 else "".join(isi)

    def _dengan_teks(self, jadi: Sequence[tuple[Kunci, BarisRealisasi]]) -> list[BarisRealisasi]:
        """A node's words are judged by the columns of its first row: it gets those of all."""
        teks: dict[Kunci, dict[str, str]] = {}
        for kunci, satu in jadi:
            milik = {k: h for k, h in satu.lembar.huruf.items() if k in TEKS}
            teks.setdefault(kunci, {}).update(milik)
        pernah: set[Kunci] = set()
        hasil = []
        for kunci, satu in jadi:
            if kunci not in pernah and teks[kunci]:
                huruf = {**satu.lembar.huruf, **teks[kunci]}
                satu = replace(satu, lembar=replace(satu.lembar, huruf=huruf))
            pernah.add(kunci)
            hasil.append(satu)
        return hasil

    def _terbuka(self, baris: BarisKantor, simpul: Simpul, indikator: str) -> bool:
        """A submitted report is frozen for kinerja, an approved one for all (aturan 9)."""
        milik = self._gabungan.indikator.get(simpul.kunci, {}).get(indikator)
        kinerja = self._pilihan.bentuk is Bentuk.KINERJA
        unit = (milik.unit if kinerja and milik else "") or simpul.unit
        laporan = self._laporan.get(unit)
        beku = BEKU if kinerja else (StatusLaporan.DISETUJUI,)
        if laporan is None or laporan.status not in beku:
            return True
        pesan = (
            f"laporan {unit} TW {ROMAWI[self._tw]} sudah {laporan.status}; buka kembali laporannya "
            "lebih dahulu"
        )
        self._catat.tolak(baris, "kode", pesan)
        return False


def _lembar(baris: BarisKantor, medan: Mapping[str, str]) -> Lembar:
    """The row's sheet with the template's columns: name → letter of the office's column."""
    asal = baris.lembar
    huruf = {
        nama: asal.huruf.get(dari, asal.huruf.get("kode", "A")) for nama, dari in medan.items()
    }
    return Lembar(asal.berkas, asal.nama, huruf)
