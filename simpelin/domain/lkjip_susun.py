"""What the LKjIP says, read from one :class:`Evaluasi` and one :class:`GarisWaktu`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from simpelin.domain.angka import persen_bulat, persentase, tulis_angka
from simpelin.domain.capaian import HasilIndikator, Status, capaian, di_luar_skala_ikm
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.garis_waktu import AngkaRenstra, GarisWaktu, TahunIndikator, realisasi_setahun
from simpelin.domain.kantor import Banding, Pembanding
from simpelin.domain.lkjip import (
    IKU,
    AnalisisSasaran,
    Beda,
    Kendala,
    LKjIP,
    Menengah,
    Penunjang,
    Sisa,
    TahunIKU,
)
from simpelin.domain.realisasi import Catatan
from simpelin.domain.rencana import Indikator, Polaritas, Sifat, Simpul, Tingkat
from simpelin.domain.renstra import Jati, RealisasiTahun
from simpelin.domain.temuan_dasar import AturanData, Ketidaksesuaian

_TERCETAK = (AturanData.PEMBANDING_BEDA, AturanData.PAGU_GANDA, AturanData.JUMLAH_ANAK_BEDA)
_TERCAPAI = Fraction(100)


def susun_lkjip(
    evaluasi: Evaluasi,
    garis: GarisWaktu,
    temuan: Sequence[Ketidaksesuaian] = (),
    pembanding: Sequence[Pembanding] = (),
    banding: Mapping[Jati, tuple[Banding, ...]] | None = None,
) -> LKjIP:
    """Read the seven analyses of every sasaran that the plan has.

    ``temuan`` are the year's findings and ``pembanding`` the figures of its printed report,
    from which come the figures that are wrong there.
    """
    masa = garis.masa(evaluasi.tahun)
    rusak = {satu.kode for satu in temuan if satu.aturan is AturanData.DI_LUAR_SKALA}
    penyusun = _Penyusun(evaluasi, garis, rusak, banding or {})
    sasaran = tuple(
        penyusun.sasaran(hasil)
        for hasil in evaluasi
        if hasil.simpul is not None and hasil.simpul.tingkat is Tingkat.SASARAN
    )
    return LKjIP(
        evaluasi,
        garis,
        sasaran,
        (*_iku_beda(sasaran, pembanding), *_temuan_beda(temuan)),
        str(masa) if masa else "",
    )


class _Penyusun:
    def __init__(
        self,
        evaluasi: Evaluasi,
        garis: GarisWaktu,
        rusak: set[str],
        banding: Mapping[Jati, tuple[Banding, ...]],
    ) -> None:
        self.e, self.garis, self.rusak, self.banding = evaluasi, garis, rusak, banding

    def sasaran(self, hasil: HasilSimpul) -> AnalisisSasaran:
        bawah = list(self._bawah(hasil))
        program = [satu for satu in bawah if _tingkat(satu) is Tingkat.PROGRAM]
        return AnalisisSasaran(
            hasil,
            tuple(self._iku(hasil, satu) for satu in hasil.indikator),
            tuple(self._kendala(hasil)),
            tuple(self.sisa(satu) for satu in (*bawah, hasil)),
            tuple(self._penunjang(satu) for satu in program),
        )

    # --- analyses 1 to 4: the indicators ------------------------------------------

    def _iku(self, hasil: HasilSimpul, satu: HasilIndikator) -> IKU:
        jati = (_simpul(hasil).kunci, satu.indikator.nama)
        ganti = self._pengganti(satu)
        tahun = self.garis.rentang(jati, self.e.tahun, self.garis.semua_tahun(self.e.tahun))
        baris = tuple(
            self._tahun(satu.indikator, t, ganti if t.tahun == self.e.tahun else None)
            for t in tahun
            if t.nilai is not None or t.target_berlaku is not None
        )
        kini = self._kini(satu, ganti)
        baris = (*(b for b in baris if b.tahun != self.e.tahun), kini)
        return IKU(
            satu.indikator,
            kini,
            baris,
            self._menengah(jati, satu, kini),
            self.banding.get(jati, ()),
            satu.realisasi if ganti is not None else None,
            self._responden() if ganti is not None else 0,
        )

    def _pengganti(self, satu: HasilIndikator) -> Fraction | None:
        """The questionnaires' index where the reported IKM cannot be."""
        if not satu.tidak_valid or satu.indikator.otomatis != "ikm":
            return None
        ikm = self.e.realisasi.ikm[self.e.triwulan - 1]
        return None if ikm is None else ikm.nilai

    def _responden(self) -> int:
        ikm = self.e.realisasi.ikm[self.e.triwulan - 1]
        return ikm.responden if ikm else 0

    def _kini(self, satu: HasilIndikator, ganti: Fraction | None) -> TahunIKU:
        nilai = satu.realisasi if ganti is None else ganti
        rusak = satu.tidak_valid and ganti is None
        return self._baris(self.e.tahun, satu.indikator, satu.target, nilai, rusak)

    def _tahun(
        self, indikator: Indikator, tahun: TahunIndikator, ganti: Fraction | None
    ) -> TahunIKU:
        nilai = tahun.nilai if ganti is None else ganti
        return self._baris(
            tahun.tahun, indikator, tahun.target_berlaku, nilai, _mustahil(indikator, nilai)
        )

    def _baris(
        self,
        tahun: int,
        indikator: Indikator,
        target: Fraction | None,
        nilai: Fraction | None,
        rusak: bool,
    ) -> TahunIKU:
        persen = None if rusak else _capaian(nilai, target, indikator.polaritas)
        predikat = self.e.ambang.predikat_dari(persen)
        sampai = self.e.triwulan if tahun == self.e.tahun else 4
        return TahunIKU(tahun, target, nilai, persen, predikat, rusak, sampai)

    def _menengah(self, jati: Jati, satu: HasilIndikator, kini: TahunIKU) -> Menengah | None:
        masa = self.garis.masa(self.e.tahun)
        if masa is None:
            return None
        angka = self.garis.angka(jati, self.e.tahun, satu.indikator.sifat)
        sah = tuple(r for r in angka.lalu if not _mustahil(satu.indikator, r.nilai))
        setahun = self._setahun(satu, kini)
        sampai = replace(angka, lalu=sah).sampai(setahun)
        semua = sah if setahun is None else (*sah, setahun)
        return Menengah(
            str(masa),
            angka.target_akhir,
            sampai,
            _capaian(sampai, angka.target_akhir, satu.indikator.polaritas),
            _cara(angka.sifat, semua),
            self._tanpa_angka(angka, kini, masa.awal) if semua else (),
        )

    def _tanpa_angka(self, angka: AngkaRenstra, kini: TahunIKU, awal: int) -> tuple[int, ...]:
        """Years to this one without any figure; of a position only the last one counts."""
        if angka.sifat is Sifat.POSISI_AKHIR:
            return ()
        ada = {satu.tahun for satu in angka.lalu}
        if kini.realisasi is not None:
            ada.add(self.e.tahun)
        return tuple(n for n in range(awal, self.e.tahun + 1) if n not in ada)

    def _setahun(self, satu: HasilIndikator, kini: TahunIKU) -> RealisasiTahun | None:
        """This year's figure as the years are added up with it: a ratio with its two parts."""
        if kini.realisasi is None or kini.tidak_valid:
            return None
        if kini.realisasi == satu.realisasi:
            return realisasi_setahun(satu, self.e.tahun)
        return RealisasiTahun(self.e.tahun, kini.realisasi)

    # --- analyses 5 to 7: words, money, programs -------------------------------------

    def _kendala(self, hasil: HasilSimpul) -> Iterator[Kendala]:
        for satu in (hasil, *self._bawah(hasil)):
            simpul = _simpul(satu)
            for n in range(1, self.e.triwulan + 1):
                catatan = self.e.realisasi.catatan.get((simpul.kunci, n))
                if catatan is not None and catatan != Catatan():
                    # the sasaran's own capaian stands in its indicators' table
                    capaian = None if satu is hasil else satu.capaian_resmi
                    yield Kendala(simpul, capaian, n, catatan)

    def sisa(self, hasil: HasilSimpul) -> Sisa:
        resmi, serapan = hasil.capaian_resmi, hasil.serapan
        selisih = None if resmi is None or serapan is None else resmi - serapan
        return Sisa(
            hasil,
            persentase(hasil.sisa_anggaran, hasil.pagu),
            selisih,
            self._efisien(hasil),
        )

    def _efisien(self, hasil: HasilSimpul) -> bool:
        resmi = hasil.capaian_resmi
        if resmi is None or resmi < _TERCAPAI:
            return False
        if hasil.sisa_anggaran < 0:
            return False  # more was spent than there was
        if not hasil.anggaran_terlapor:
            return False  # money that nobody has entered yet was not saved
        semua = (hasil, *self._bawah(hasil))
        # the nodes' own indicators too: an outcome that nobody reported is no saving
        if any(i.status is Status.BELUM_LAPOR for satu in semua for i in satu.indikator):
            return False
        if any(satu.simpul is not None and satu.simpul.kode in self.rusak for satu in semua):
            return False
        return not any(
            self.e.ambang.gaji(_simpul(satu).nama) and satu.pagu
            for satu in semua
            if _tingkat(satu) is Tingkat.SUB_KEGIATAN
        )

    def _penunjang(self, hasil: HasilSimpul) -> Penunjang:
        dinilai = [s for s in self._sub(hasil) if s.capaian_kinerja is not None or s.wajib]
        belum = tuple(s for s in dinilai if not _tercapai(s))
        return Penunjang(hasil, len(dinilai), len(dinilai) - len(belum), belum)

    def _bawah(self, hasil: HasilSimpul) -> Iterator[HasilSimpul]:
        for kunci in hasil.anak:
            anak = self.e.hasil[kunci]
            yield anak
            yield from self._bawah(anak)

    def _sub(self, hasil: HasilSimpul) -> Iterator[HasilSimpul]:
        return (s for s in self._bawah(hasil) if _tingkat(s) is Tingkat.SUB_KEGIATAN)


def _iku_beda(
    sasaran: Sequence[AnalisisSasaran], pembanding: Sequence[Pembanding]
) -> Iterator[Beda]:
    """An IKM that cannot be, and the capaian that was printed from it."""
    for satu in sasaran:
        for iku in satu.iku:
            if iku.tercatat is None or iku.kini.realisasi is None:
                continue
            kode = satu.simpul.kode
            sebab = (
                f"{tulis_angka(iku.tercatat, 2)} di luar skala IKM 25–100;"
                f" {iku.responden} kuesioner memberi {tulis_angka(iku.kini.realisasi, 2)}."
            )
            yield Beda(kode, "IKM", "isian kinerja", iku.tercatat, iku.kini.realisasi, sebab)
            yield from _menengah_beda(kode, iku, iku.tercatat, sebab)
            for cetak in pembanding:
                if (cetak.kode, cetak.ukuran) != (kode, "capaian_indikator"):
                    continue
                if iku.kini.capaian is not None:
                    tercetak = Fraction(cetak.nilai)
                    yield Beda(kode, cetak.ukuran, cetak.sumber, tercetak, iku.kini.capaian, sebab)


def _menengah_beda(kode: str, iku: IKU, tercatat: Fraction, sebab: str) -> Iterator[Beda]:
    """The same against the Renstra's end target, where the year's own figure is held against it."""
    m = iku.menengah
    if m is None or m.capaian is None or m.realisasi != iku.kini.realisasi:
        return
    keliru = _capaian(tercatat, m.target, iku.indikator.polaritas)
    if keliru is not None:
        yield Beda(kode, "capaian_menengah", "isian kinerja", keliru, m.capaian, sebab)


def _temuan_beda(temuan: Sequence[Ketidaksesuaian]) -> Iterator[Beda]:
    """What was printed against what the figures give; each place once."""
    sudah: set[tuple[str, str, str]] = set()
    for satu in temuan:
        if satu.aturan not in _TERCETAK:
            continue
        ukuran, sumber = str(satu.angka.get("ukuran", "")), str(satu.angka["sumber"])
        if (satu.kode, ukuran, sumber) in sudah or satu.angka["terhitung"] is None:
            continue
        sudah.add((satu.kode, ukuran, sumber))
        yield Beda(
            satu.kode,
            ukuran,
            sumber,
            Fraction(str(satu.angka["tercatat"])),
            Fraction(str(satu.angka["terhitung"])),
            satu.pesan,
        )


_CARA = {
    Sifat.KUMULATIF: "jumlah tahun-tahun",
    Sifat.POSISI_AKHIR: "posisi tahun terakhir",
    Sifat.RATA_RATA: "rata-rata tahun-tahun",
    Sifat.RASIO: "rasio seluruh tahun",
}


def _cara(sifat: Sifat, tahun: Sequence[RealisasiTahun]) -> str:
    """How :func:`realisasi_periode` put these years together."""
    if sifat is Sifat.RASIO and not all(satu.berpasangan for satu in tahun):
        return "rata-rata rasio tahun-tahun"
    return _CARA[sifat]


def _simpul(hasil: HasilSimpul) -> Simpul:
    assert hasil.simpul is not None
    return hasil.simpul


def _tingkat(hasil: HasilSimpul) -> Tingkat | None:
    return hasil.simpul.tingkat if hasil.simpul else None


def _tercapai(hasil: HasilSimpul) -> bool:
    """Whether a sub kegiatan reported all that was due and reached its target."""
    if hasil.capaian_kinerja is None or hasil.terlapor < hasil.wajib:
        return False
    return persen_bulat(hasil.capaian_kinerja) >= _TERCAPAI


def _mustahil(indikator: Indikator, nilai: Fraction | None) -> bool:
    return indikator.otomatis == "ikm" and di_luar_skala_ikm(nilai)


def _capaian(
    nilai: Fraction | None, target: Fraction | None, polaritas: Polaritas
) -> Fraction | None:
    if nilai is None or target is None:
        return None
    return capaian(nilai, target, polaritas)
