"""The LKjIP's Bab III: sentences around the tables and charts of the analyses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simpelin.domain.angka import bulatkan, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.dokumen import Blok, Judul, Paragraf
from simpelin.domain.grafik_lkjip import grafik_menengah, grafik_tahun
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.lhe import Rekomendasi
from simpelin.domain.lkjip import IKU, AnalisisSasaran, LKjIP, Sisa
from simpelin.domain.lkjip_iku import (
    tabel_banding,
    tabel_iku,
    tabel_menengah,
    tabel_predikat,
    tabel_sasaran,
    tabel_tahun,
)
from simpelin.domain.lkjip_pegawai import kalimat_pegawai, tabel_pegawai
from simpelin.domain.lkjip_rencana import ISI_DI
from simpelin.domain.lkjip_tabel import (
    tabel_beda,
    tabel_kendala,
    tabel_penunjang,
    tabel_rekomendasi,
)
from simpelin.domain.lkjip_uang import tabel_anggaran, tabel_efisiensi
from simpelin.domain.tabel_data import Jenis, Nilai, tulis_nilai
from simpelin.services.naskah_tabel import DILENGKAPI, Penomor

_TANPA_IKU = "Tidak ada indikator yang dapat dibandingkan."


class Bab3:
    """Reads one LKjIP; ``rekomendasi`` are those of the LHE that its year answers for."""

    def __init__(
        self, lkjip: LKjIP, kantor: str, rekomendasi: Sequence[Rekomendasi], gambar: bool
    ) -> None:
        self.lkjip, self.e, self.kantor = lkjip, lkjip.evaluasi, kantor
        self.rekomendasi, self.nomor = rekomendasi, Penomor(3, gambar=gambar)

    def blok(self) -> Iterator[Blok]:
        """Everything, in the report's order."""
        yield Judul("BAB III\nAKUNTABILITAS KINERJA", 0)
        yield from self._pengantar()
        yield Judul("3.1 Capaian kinerja organisasi")
        yield from self.nomor.tabel(tabel_iku(self.lkjip))
        for n, satu in enumerate(self.lkjip.sasaran, 1):
            yield from self._sasaran(n, satu)
        yield Judul("3.2 Efisiensi penggunaan sumber daya manusia")
        yield from self._pegawai()
        yield Judul("3.3 Realisasi anggaran")
        yield from self._anggaran()
        yield Judul("3.4 Tindak lanjut rekomendasi evaluasi")
        yield from self._rekomendasi()
        if self.lkjip.beda:
            yield Judul("Lampiran. Angka yang berbeda dari laporan tercetak")
            yield Paragraf(
                "Angka di bawah ini tercetak di laporan tahun ini tetapi tidak sama dengan data"
                " sumbernya. Perbaiki laporan, atau datanya bila laporan yang benar."
            )
            yield from self.nomor.tabel(tabel_beda(self.lkjip))

    def _pengantar(self) -> Iterator[Blok]:
        e = self.e
        sampai = "" if e.triwulan == 4 else f" sampai dengan triwulan {ROMAWI[e.triwulan]}"
        yield from self.nomor.tabel(
            tabel_predikat(e.ambang),
            f"Bab ini menyajikan capaian kinerja {self.kantor} tahun {e.tahun}{sampai} menurut"
            " sasaran strategis, disusun sesuai Peraturan Menteri PANRB Nomor 53 Tahun 2014."
            f" Angka anggaran dan kinerja dihitung dari rencana versi {e.versi} dan laporan"
            " triwulanan unit. Capaian dinilai dengan skala berikut.",
        )

    # --- one sasaran ---------------------------------------------------------

    def _sasaran(self, n: int, satu: AnalisisSasaran) -> Iterator[Blok]:
        yield Judul(f"Sasaran {n}. {satu.simpul.nama}", 2)
        yield Judul("a. Target dan realisasi tahun ini", 3)
        kini = [self._kalimat_kini(iku) for iku in satu.iku]
        kini = kini or [f"Sasaran ini belum mempunyai indikator. {DILENGKAPI}"]
        yield from self.nomor.tabel(tabel_sasaran(self.lkjip, satu), *kini)
        yield Judul("b. Perbandingan dengan tahun-tahun sebelumnya", 3)
        lalu = list(map(_kalimat_lalu, satu.iku)) or [_TANPA_IKU]
        yield from self.nomor.tabel(tabel_tahun((satu,)), *lalu)
        for iku in satu.iku:
            yield from self.nomor.gambar(grafik_tahun(iku))
        yield Judul("c. Perbandingan dengan target jangka menengah", 3)
        yield from self._menengah(satu)
        yield Judul("d. Perbandingan dengan standar nasional atau kecamatan lain", 3)
        yield from self._banding(satu)
        yield Judul("e. Penyebab keberhasilan atau kegagalan, hambatan, dan solusi", 3)
        yield from self._kendala(satu)
        yield Judul("f. Efisiensi penggunaan sumber daya", 3)
        efisiensi = tabel_efisiensi(self.lkjip, (satu,))
        yield from self.nomor.tabel(efisiensi, _kalimat_sisa(satu.sisa[-1]))
        yield Judul("g. Program dan kegiatan yang menunjang", 3)
        yield from self.nomor.tabel(tabel_penunjang((satu,)), _kalimat_penunjang(satu))

    def _kalimat_kini(self, iku: IKU) -> str:
        kini = iku.kini
        if kini.realisasi is None:
            return f"{iku.indikator.nama} belum dilaporkan pada tahun {kini.sebutan}."
        awal = (
            f"Realisasi {iku.indikator.nama} tahun {kini.sebutan}"
            f" {_nilai(kini.realisasi)} dari target {_nilai(kini.target)}"
        )
        if kini.capaian is None:
            return f"{awal}; capaiannya tidak dapat dihitung."
        return f"{awal}, capaian {tulis_persen(kini.capaian)} dengan predikat {kini.predikat}."

    def _menengah(self, satu: AnalisisSasaran) -> Iterator[Blok]:
        tabel = tabel_menengah(self.lkjip, (satu,))
        teks = [self._kalimat_menengah(iku) for iku in satu.iku]
        kosong = "Target Renstra belum diisi; isi di Rencana, Renstra." if teks else _TANPA_IKU
        yield from self.nomor.tabel(tabel, *(filter(None, teks) if tabel.baris else (kosong,)))
        for iku in satu.iku:
            yield from self.nomor.gambar(grafik_menengah(iku, self.lkjip))

    def _kalimat_menengah(self, iku: IKU) -> str:
        m = iku.menengah
        if m is None or m.capaian is None:
            return ""
        return (
            f"Sampai tahun {self.e.tahun} {iku.indikator.nama} {_nilai(m.realisasi)} ({m.cara})"
            f" terhadap target akhir Renstra {m.masa} {_nilai(m.target)}, capaian"
            f" {tulis_persen(m.capaian)}."
        )

    def _banding(self, satu: AnalisisSasaran) -> Iterator[Blok]:
        tabel = tabel_banding((satu,))
        kosong = "Belum ada angka nasional atau kecamatan lain yang dicatat untuk sasaran ini."
        yield from self.nomor.tabel(tabel, *(() if tabel.baris else (f"{kosong} {DILENGKAPI}",)))

    def _kendala(self, satu: AnalisisSasaran) -> Iterator[Blok]:
        teks = (
            "Menurut laporan triwulanan unit, faktor pendorong, hambatan, dan solusinya sebagai"
            " berikut."
        )
        if not satu.kendala:
            teks = f"Tidak ada hambatan yang dilaporkan unit. {DILENGKAPI}"
        yield from self.nomor.tabel(tabel_kendala((satu,)), teks)

    # --- the office's people and money -------------------------------------------------

    def _pegawai(self) -> Iterator[Blok]:
        jabatan = self.lkjip.bahan.jabatan
        teks = f"Kebutuhan dan ketersediaan pegawai belum diisi; {ISI_DI}."
        if jabatan:
            teks = kalimat_pegawai(jabatan, self.e.kantor.capaian_resmi)
        yield from self.nomor.tabel(tabel_pegawai(jabatan), teks)

    def _anggaran(self) -> Iterator[Blok]:
        k = self.e.kantor
        teks = (
            f"Dari pagu Rp {tulis_rupiah(k.pagu)} direalisasikan Rp"
            f" {tulis_rupiah(k.realisasi_anggaran)} atau {tulis_persen(k.serapan)}"
            f" (total/total); {_kata_sisa('sisanya', k.sisa_anggaran)}."
        )
        if not k.anggaran_terlapor:
            belum = f"Realisasi dari pagu Rp {tulis_rupiah(k.pagu)} belum diisi."
            tanpa = f"Rencana tahun {self.e.tahun} belum memuat pagu."
            teks = f"{belum if k.pagu else tanpa} {DILENGKAPI}"
        yield from self.nomor.tabel(tabel_anggaran(self.lkjip), teks)

    def _rekomendasi(self) -> Iterator[Blok]:
        """What became of the inspectorate's recommendations (LHE)."""
        kosong = f"Belum ada rekomendasi LHE yang dicatat. {DILENGKAPI}"
        pengantar = () if self.rekomendasi else (kosong,)
        yield from self.nomor.tabel(tabel_rekomendasi(self.rekomendasi), *pengantar)


def _nilai(nilai: Nilai) -> str:
    return tulis_nilai(nilai, Jenis.ANGKA)


def _kalimat_lalu(iku: IKU) -> str:
    lalu, kini = iku.tahun_lalu, iku.kini
    if lalu is None or lalu.realisasi is None or kini.realisasi is None or kini.tidak_valid:
        return f"Tahun pembanding untuk {iku.indikator.nama} belum ada."
    if kini.triwulan < 4:  # part of a year neither rose nor fell against a whole one
        return (
            f"{iku.indikator.nama} {kini.sebutan} {_nilai(kini.realisasi)}; sampai akhir tahun"
            f" {lalu.tahun} {_nilai(lalu.realisasi)}."
        )
    beda = kini.realisasi - lalu.realisasi
    if not beda:
        return f"{iku.indikator.nama} sama dengan tahun {lalu.tahun}."
    arah = "naik" if beda > 0 else "turun"
    besar = tulis_angka(abs(beda), 2) if bulatkan(abs(beda), 2) else "kurang dari 0,01"
    return (
        f"{iku.indikator.nama} {arah} {besar} dibanding tahun {lalu.tahun}"
        f" ({_nilai(lalu.realisasi)})."
    )


def _kata_sisa(sebutan: str, rupiah: int) -> str:
    """What is left; more spent than there was leaves nothing."""
    if rupiah < 0:
        return f"pagu terlampaui Rp {tulis_rupiah(-rupiah)}"
    return f"{sebutan} Rp {tulis_rupiah(rupiah)}"


def _kalimat_sisa(sisa: Sisa) -> str:
    h = sisa.hasil
    if not h.pagu and not h.anggaran_terlapor:
        return "Belum ada pagu di bawah sasaran ini."
    if not h.anggaran_terlapor:
        return (
            f"Pagu program pendukung sasaran ini Rp {tulis_rupiah(h.pagu)}; realisasinya belum"
            " diisi, sehingga sisanya belum dapat disebut."
        )
    persen = tulis_persen(None if sisa.persen is None else abs(sisa.persen))
    awal = (
        f"Pagu program pendukung sasaran ini Rp {tulis_rupiah(h.pagu)}, realisasi Rp"
        f" {tulis_rupiah(h.realisasi_anggaran)};"
        f" {_kata_sisa(sisa.sebutan, h.sisa_anggaran)} ({persen})."
    )
    if sisa.selisih is None:
        return awal
    if not sisa.selisih:
        return f"{awal} Capaiannya sama dengan serapannya."
    arah = "di atas" if sisa.selisih > 0 else "di bawah"
    return f"{awal} Capaian {tulis_angka(abs(sisa.selisih), 2)} poin {arah} serapannya."


def _kalimat_penunjang(satu: AnalisisSasaran) -> str:
    baik = [p for p in satu.penunjang if p.menunjang]
    kurang = [p for p in satu.penunjang if p.belum]
    semua = len(satu.penunjang)
    if not semua:
        return f"Belum ada program di bawah sasaran ini. {DILENGKAPI}"
    kalimat = f"Dari {semua} program, {len(baik)} mencapai seluruh target sub kegiatannya"
    if not kurang:
        return f"{kalimat}."
    return (
        f"{kalimat}; {len(kurang)} memuat sub kegiatan yang belum mencapai target atau"
        " belum lapor lengkap."
    )
