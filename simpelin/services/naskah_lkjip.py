"""The draft of LKjIP Bab III as a document: sentences around the tables of the analyses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.dokumen import (
    Baris,
    Blok,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Kolom,
    Paragraf,
    Rata,
    Tabel,
)
from simpelin.domain.grafik import DeretIKU, Grafik
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.lhe import Rekomendasi
from simpelin.domain.lkjip import IKU, AnalisisSasaran, LKjIP, Sisa
from simpelin.domain.lkjip_iku import (
    tabel_banding,
    tabel_iku,
    tabel_menengah,
    tabel_sasaran,
    tabel_tahun,
)
from simpelin.domain.lkjip_tabel import (
    tabel_anggaran,
    tabel_beda,
    tabel_efisiensi,
    tabel_kendala,
    tabel_penunjang,
)
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, Nilai, TabelData, tulis_nilai
from simpelin.services import grafik, kop, lhe, pengaturan
from simpelin.services.undangan import kaki

if TYPE_CHECKING:
    from simpelin.store import Store

_RATA = {
    Jenis.TEKS: Rata.KIRI,
    Jenis.TENGAH: Rata.TENGAH,
    Jenis.ANGKA: Rata.KANAN,
    Jenis.RUPIAH: Rata.KANAN,
    Jenis.PERSEN: Rata.KANAN,
}
_LEBAR_GRAFIK = 150.0
_DILENGKAPI = "(Dilengkapi kantor sebelum laporan dicetak.)"


def naskah(store: Store, lkjip: LKjIP, tanggal: date, *, gambar: bool = True) -> Dokumen:
    """Bab III, ready to be edited in Word; without ``gambar`` the charts are only named."""
    atur = pengaturan.muat(store)
    e = lkjip.evaluasi
    isi = _Penyusun(
        lkjip,
        atur.nama_skpd,
        {
            satu.isi.nama: satu
            for satu in grafik.iku(lkjip.garis, e)
            if isinstance(satu.isi, DeretIKU)
        },
        lhe.daftar(store, tahun=e.tahun, tanggal=tanggal),
        gambar,
    )
    return Dokumen(
        f"LKjIP {e.tahun} Bab III, {atur.nama_skpd}",
        tuple(isi.blok()),
        tanggal,
        atur.nama_skpd,
        None,
        kaki(atur, f"LKjIP {e.tahun}, Bab III (konsep)"),
        kop.kertas(atur),
        huruf=atur.teks("huruf_surat"),
    )


class _Penyusun:
    def __init__(
        self,
        lkjip: LKjIP,
        kantor: str,
        iku: Mapping[str, Grafik],
        rekomendasi: Sequence[Rekomendasi],
        gambar: bool,
    ) -> None:
        self.lkjip, self.e, self.kantor = lkjip, lkjip.evaluasi, kantor
        self.iku, self.rekomendasi, self.gambar = iku, rekomendasi, gambar
        self._nomor = self._grafik = 0

    def blok(self) -> Iterator[Blok]:
        """Everything, in the report's order."""
        yield Judul("BAB III\nAKUNTABILITAS KINERJA", 0)
        yield from self._pengantar()
        yield Judul("3.1 Capaian kinerja organisasi")
        yield from self._tabel(tabel_iku(self.lkjip))
        for n, satu in enumerate(self.lkjip.sasaran, 1):
            yield from self._sasaran(n, satu)
        yield Judul("3.2 Realisasi anggaran")
        yield from self._anggaran()
        yield Judul("3.3 Tindak lanjut rekomendasi evaluasi")
        yield from self._rekomendasi()
        if self.lkjip.beda:
            yield Judul("Lampiran. Angka yang berbeda dari laporan tercetak")
            yield Paragraf(
                "Angka di bawah ini tercetak di laporan tahun ini tetapi tidak sama dengan data"
                " sumbernya. Perbaiki laporan, atau datanya bila laporan yang benar."
            )
            yield from self._tabel(tabel_beda(self.lkjip))

    def _pengantar(self) -> Iterator[Blok]:
        e = self.e
        if e.contoh:
            yield Paragraf("DATA CONTOH: bukan laporan resmi.", Rata.TENGAH, tebal=True)
        sampai = "" if e.triwulan == 4 else f" sampai dengan triwulan {ROMAWI[e.triwulan]}"
        yield Paragraf(
            f"Bab ini menyajikan capaian kinerja {self.kantor} tahun {e.tahun}{sampai} menurut"
            " sasaran strategis, disusun sesuai Peraturan Menteri PANRB Nomor 53 Tahun 2014."
            f" Angka anggaran dan kinerja dihitung dari rencana versi {e.versi} dan laporan"
            " triwulanan unit.",
            menjorok=True,
        )
        batas = [(p.mulai, p.nama) for p in e.ambang.predikat]
        atas = [None, *(mulai - 1 for mulai, _ in batas[:-1])]
        yield Paragraf(
            "Predikat capaian: "
            + "; ".join(
                f"{nama} {_rentang(mulai, puncak)}"
                for (mulai, nama), puncak in zip(batas, atas, strict=True)
            )
            + ".",
            menjorok=True,
        )

    # --- one sasaran ---------------------------------------------------------

    def _sasaran(self, n: int, satu: AnalisisSasaran) -> Iterator[Blok]:
        yield Judul(f"Sasaran {n}. {satu.simpul.nama}", 2)
        if not satu.iku:
            yield Paragraf(f"Sasaran ini belum mempunyai indikator. {_DILENGKAPI}")
        yield Judul("a. Target dan realisasi tahun ini", 3)
        for iku in satu.iku:
            yield Paragraf(self._kalimat_kini(iku), menjorok=True)
        yield from self._tabel(tabel_sasaran(self.lkjip, satu))
        yield Judul("b. Perbandingan dengan tahun-tahun sebelumnya", 3)
        for iku in satu.iku:
            yield Paragraf(_kalimat_lalu(iku), menjorok=True)
        yield from self._tabel(tabel_tahun((satu,)))
        yield Judul("c. Perbandingan dengan target jangka menengah", 3)
        yield from self._menengah(satu)
        yield Judul("d. Perbandingan dengan standar nasional atau kecamatan lain", 3)
        yield from self._banding(satu)
        yield Judul("e. Penyebab keberhasilan atau kegagalan, hambatan, dan solusi", 3)
        yield from self._kendala(satu)
        yield Judul("f. Efisiensi penggunaan sumber daya", 3)
        yield Paragraf(_kalimat_sisa(satu.sisa[-1]), menjorok=True)
        yield from self._tabel(tabel_efisiensi((satu,)))
        yield Judul("g. Program dan kegiatan yang menunjang", 3)
        yield Paragraf(_kalimat_penunjang(satu), menjorok=True)
        yield from self._tabel(tabel_penunjang((satu,)))

    def _kalimat_kini(self, iku: IKU) -> str:
        kini = iku.kini
        if kini.realisasi is None:
            return f"{iku.indikator.nama} belum dilaporkan pada tahun {self.e.tahun}."
        awal = (
            f"Realisasi {iku.indikator.nama} tahun {self.e.tahun}"
            f" {_nilai(kini.realisasi)} dari target {_nilai(kini.target)}"
        )
        if kini.capaian is None:
            return f"{awal}; capaiannya tidak dapat dihitung."
        return f"{awal}, capaian {tulis_persen(kini.capaian)} dengan predikat {kini.predikat}."

    def _menengah(self, satu: AnalisisSasaran) -> Iterator[Blok]:
        tabel = tabel_menengah(self.lkjip, (satu,))
        if not tabel.baris:
            yield Paragraf(f"Target Renstra belum diisi di program. {_DILENGKAPI}")
            return
        for iku in satu.iku:
            m = iku.menengah
            if m is not None and m.capaian is not None:
                yield Paragraf(
                    f"Sampai tahun {self.e.tahun} {iku.indikator.nama} mencapai"
                    f" {tulis_persen(m.capaian)} dari target akhir Renstra {m.masa}"
                    f" ({_nilai(m.realisasi)} dari {_nilai(m.target)}, {m.cara}).",
                    menjorok=True,
                )
        yield from self._tabel(tabel)
        for iku in satu.iku:
            yield from self._gambar(self.iku.get(iku.indikator.nama))

    def _gambar(self, satu: Grafik | None) -> Iterator[Blok]:
        """The years against the Renstra as a chart."""
        if satu is None or not satu.ada:
            return
        self._grafik += 1
        keterangan = f"Grafik 3.{self._grafik}. {satu.judul}"
        if not self.gambar:
            yield Paragraf(keterangan, Rata.TENGAH)
            return
        from simpelin.documents.grafik import UKURAN, lukis

        tinggi = _LEBAR_GRAFIK * UKURAN[1] / UKURAN[0]
        yield Gambar(lukis(satu), _LEBAR_GRAFIK, tinggi, keterangan, satu.kalimat)

    def _banding(self, satu: AnalisisSasaran) -> Iterator[Blok]:
        tabel = tabel_banding((satu,))
        if tabel.baris:
            yield from self._tabel(tabel)
        else:
            yield Paragraf(
                "Belum ada angka nasional atau kecamatan lain yang dicatat untuk sasaran ini."
                f" {_DILENGKAPI}",
                menjorok=True,
            )

    def _kendala(self, satu: AnalisisSasaran) -> Iterator[Blok]:
        if not satu.kendala:
            yield Paragraf(f"Tidak ada hambatan yang dilaporkan unit. {_DILENGKAPI}", menjorok=True)
            return
        yield Paragraf(
            "Menurut laporan triwulanan unit, faktor pendorong, hambatan, dan solusinya sebagai"
            " berikut.",
            menjorok=True,
        )
        yield from self._tabel(tabel_kendala((satu,)))

    # --- the office's money --------------------------------------------------------

    def _anggaran(self) -> Iterator[Blok]:
        k = self.e.kantor
        yield Paragraf(
            f"Dari pagu Rp {tulis_rupiah(k.pagu)} direalisasikan Rp"
            f" {tulis_rupiah(k.realisasi_anggaran)} atau {tulis_persen(k.serapan)}"
            f" (total/total); sisanya Rp {tulis_rupiah(k.sisa_anggaran)}.",
            menjorok=True,
        )
        yield from self._tabel(tabel_anggaran(self.lkjip))

    def _rekomendasi(self) -> Iterator[Blok]:
        """What became of the inspectorate's recommendations (LHE)."""
        if not self.rekomendasi:
            yield Paragraf(f"Belum ada rekomendasi LHE yang dicatat. {_DILENGKAPI}", menjorok=True)
            return
        yield from self._tabel(tabel_rekomendasi(self.rekomendasi))

    # --- tables ------------------------------------------------------------------------

    def _tabel(self, data: TabelData) -> Iterator[Blok]:
        """A table with its number above it and its notes below."""
        if not data.baris:
            return
        self._nomor += 1
        yield Paragraf(
            f"Tabel 3.{self._nomor}. {data.judul}", Rata.TENGAH, tebal=True, menyatu=True
        )
        yield sebagai_tabel(data)
        if data.catatan:
            yield Paragraf("Catatan:", Rata.KIRI, kecil=True, menyatu=True)
            yield Daftar(data.catatan, bernomor=False)


def tabel_rekomendasi(semua: Sequence[Rekomendasi]) -> TabelData:
    """The register of recommendations that the year has to answer for."""
    return TabelData(
        "Rekomendasi",
        "Tindak lanjut rekomendasi hasil evaluasi",
        (
            KolomData("LHE", 9, Jenis.TENGAH),
            KolomData("No", 7, Jenis.TENGAH),
            KolomData("Rekomendasi", 38),
            KolomData("Unit", 18),
            KolomData("Tindakan", 34),
            KolomData("Keadaan", 16, Jenis.TENGAH),
        ),
        tuple(
            BarisData(
                (
                    *(str(satu.tahun), satu.nomor, satu.rekomendasi, satu.unit),
                    satu.tindakan or satu.keterangan,
                    satu.status.kata,
                )
            )
            for satu in semua
        ),
    )


def sebagai_tabel(data: TabelData) -> Tabel:
    """Table data as a printed table."""
    return Tabel(
        tuple(Kolom(k.judul, k.lebar, _RATA[k.jenis]) for k in data.kolom),
        tuple(
            Baris(
                tuple(
                    tulis_nilai(nilai, kolom.jenis)
                    for nilai, kolom in zip(baris.sel, data.kolom, strict=False)
                ),
                baris.tebal,
                baris.kelompok,
            )
            for baris in data.baris
        ),
        ukuran=8,
    )


def _nilai(nilai: Nilai) -> str:
    return tulis_nilai(nilai, Jenis.ANGKA)


def _rentang(mulai: int, puncak: int | None) -> str:
    if puncak is None:
        return f"≥ {mulai} %"
    return f"≤ {puncak} %" if mulai <= 0 else f"{mulai}–{puncak} %"


def _kalimat_lalu(iku: IKU) -> str:
    lalu, kini = iku.tahun_lalu, iku.kini
    if lalu is None or lalu.realisasi is None or kini.realisasi is None or kini.tidak_valid:
        return f"Tahun pembanding untuk {iku.indikator.nama} belum ada."
    beda = kini.realisasi - lalu.realisasi
    if not beda:
        return f"{iku.indikator.nama} sama dengan tahun {lalu.tahun}."
    arah = "naik" if beda > 0 else "turun"
    return (
        f"{iku.indikator.nama} {arah} {tulis_angka(abs(beda), 2)} dibanding tahun {lalu.tahun}"
        f" ({_nilai(lalu.realisasi)})."
    )


def _kalimat_sisa(sisa: Sisa) -> str:
    h = sisa.hasil
    awal = (
        f"Pagu program pendukung sasaran ini Rp {tulis_rupiah(h.pagu)}, realisasi Rp"
        f" {tulis_rupiah(h.realisasi_anggaran)}; {sisa.sebutan} Rp"
        f" {tulis_rupiah(h.sisa_anggaran)} ({tulis_persen(sisa.persen)})."
    )
    if sisa.selisih is None:
        return awal
    arah = "di atas" if sisa.selisih >= 0 else "di bawah"
    return f"{awal} Capaian {tulis_angka(abs(sisa.selisih), 2)} poin {arah} serapannya."


def _kalimat_penunjang(satu: AnalisisSasaran) -> str:
    baik = [p for p in satu.penunjang if p.menunjang]
    kurang = [p for p in satu.penunjang if p.belum]
    semua = len(satu.penunjang)
    if not semua:
        return f"Belum ada program di bawah sasaran ini. {_DILENGKAPI}"
    kalimat = f"Dari {semua} program, {len(baik)} mencapai seluruh target sub kegiatannya"
    if not kurang:
        return f"{kalimat}."
    return f"{kalimat}; {len(kurang)} memuat sub kegiatan yang belum mencapai target."
