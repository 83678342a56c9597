"""Dari mana angka ini? The derivation of any figure of an evaluation, as plain data.

Pure: it reads one :class:`Evaluasi` and writes the formula with its numbers, what went in,
what was left out and why, and the rule's section of aturan. The window shows it; the tests
read it without Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from simpelin.domain.angka import NOL, tulis_persen, tulis_rupiah
from simpelin.domain.capaian import HasilIndikator, Status
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rencana import KOSONG4, Kunci, Tingkat
from simpelin.services.asal_indikator import (
    ARTI_STATUS,
    AsalAngka,
    Rujukan,
    Ukuran,
    Unsur,
    asal_indikator,
    indikator_bernama,
)
from simpelin.services.asal_kalimat import (
    potong_sebab,
    rumus_jumlah,
    rumus_rata,
    sebab_tanpa_capaian,
    unsur_indikator,
)

JUDUL: dict[Ukuran, str] = {
    Ukuran.CAPAIAN: "Capaian kinerja (angka resmi)",
    Ukuran.CAPAIAN_KINERJA: "Capaian kinerja (rata-rata)",
    Ukuran.CAPAIAN_MINIMUM: "Capaian minimum",
    Ukuran.CAPAIAN_TERTIMBANG: "Capaian tertimbang pagu",
    Ukuran.CAPAIAN_INDIKATOR: "Capaian indikator sendiri",
    Ukuran.CAPAIAN_TAHUNAN: "Capaian terhadap target setahun",
    Ukuran.PAGU: "Pagu",
    Ukuran.RENCANA_KAS: "Anggaran kas (RAK) sampai triwulan ini",
    Ukuran.REALISASI: "Realisasi anggaran",
    Ukuran.SERAPAN: "Serapan",
    Ukuran.SERAPAN_KAS: "Realisasi terhadap anggaran kas",
    Ukuran.INDIKATOR: "Indikator",
    Ukuran.PENILAIAN: "Mengapa perlu perhatian: indeks dan skor",
}
SEBUTAN = {
    Tingkat.TUJUAN: "tujuan",
    Tingkat.SASARAN: "sasaran",
    Tingkat.PROGRAM: "program",
    Tingkat.KEGIATAN: "kegiatan",
    Tingkat.SUB_KEGIATAN: "sub kegiatan",
}


def asal(evaluasi: Evaluasi, rujukan: Rujukan) -> AsalAngka:
    """The derivation of one figure of a node, the office (``kunci`` none) or an indicator."""
    hasil = evaluasi.kantor if rujukan.kunci is None else evaluasi.hasil[rujukan.kunci]
    if rujukan.ukuran is Ukuran.INDIKATOR:
        return asal_indikator(evaluasi, hasil, indikator_bernama(hasil, rujukan.indikator))
    return _Penyusun(evaluasi, hasil, rujukan.ukuran).susun()


def nilai(hasil: HasilSimpul, ukuran: Ukuran) -> Fraction | int | None:
    """The figure itself."""
    pembaca: dict[Ukuran, Callable[[HasilSimpul], Fraction | int | None]] = {
        Ukuran.CAPAIAN: lambda h: h.capaian_resmi,
        Ukuran.CAPAIAN_KINERJA: lambda h: h.capaian_kinerja,
        Ukuran.CAPAIAN_MINIMUM: lambda h: h.capaian_minimum,
        Ukuran.CAPAIAN_TERTIMBANG: lambda h: h.capaian_tertimbang,
        Ukuran.CAPAIAN_INDIKATOR: lambda h: h.capaian_indikator,
        Ukuran.CAPAIAN_TAHUNAN: lambda h: h.capaian_tahunan,
        Ukuran.PAGU: lambda h: h.pagu,
        Ukuran.RENCANA_KAS: lambda h: h.rencana_kas,
        Ukuran.REALISASI: lambda h: h.realisasi_anggaran if h.anggaran_terlapor else None,
        Ukuran.SERAPAN: lambda h: h.serapan if h.anggaran_terlapor else None,
        Ukuran.SERAPAN_KAS: lambda h: h.serapan_kas if h.anggaran_terlapor else None,
    }
    return pembaca[ukuran](hasil)


_RUPIAH = (Ukuran.PAGU, Ukuran.RENCANA_KAS, Ukuran.REALISASI)


def tulis_nilai(hasil: HasilSimpul, ukuran: Ukuran) -> str:
    """The figure as the screen writes it: rupiah whole, percent with two decimals."""
    angka = nilai(hasil, ukuran)
    if ukuran in _RUPIAH:
        return tulis_rupiah(None if angka is None else int(angka))
    return tulis_persen(angka)


class _Penyusun:
    """Writes the derivation of one figure of one node."""

    def __init__(self, evaluasi: Evaluasi, hasil: HasilSimpul, ukuran: Ukuran) -> None:
        self.evaluasi = evaluasi
        self.hasil = hasil
        self.ukuran = ukuran
        self.simpul = hasil.simpul
        self.kunci = None if hasil.simpul is None else hasil.simpul.kunci
        self.sub = hasil.simpul is not None and hasil.simpul.tingkat is Tingkat.SUB_KEGIATAN
        self.catatan: list[str] = []

    def susun(self) -> AsalAngka:
        rumus, unsur, bagian = self._isi()
        return AsalAngka(
            Rujukan(self.kunci, self.ukuran),
            JUDUL[self.ukuran],
            "Seluruh kantor" if self.simpul is None else self.simpul.nama,
            tulis_nilai(self.hasil, self.ukuran),
            tuple(rumus),
            tuple(unsur),
            tuple(self.catatan),
            bagian,
        )

    def _isi(self) -> tuple[list[str], list[Unsur], str]:
        u = self.ukuran
        if u is Ukuran.CAPAIAN:
            return self._resmi()
        if u is Ukuran.CAPAIAN_INDIKATOR or (self.sub and u in _DARI_INDIKATOR):
            return self._dari_indikator()
        if u in _DARI_INDIKATOR:
            return self._dari_anak()
        if u is Ukuran.CAPAIAN_TERTIMBANG:
            return self._tertimbang()
        if u in _RUPIAH:
            return self._rupiah()
        return self._hasil_bagi()

    # --- kinerja -----------------------------------------------------------------

    def _resmi(self) -> tuple[list[str], list[Unsur], str]:
        sendiri = self.hasil.capaian_indikator is not None
        self.ukuran = Ukuran.CAPAIAN_INDIKATOR if sendiri else Ukuran.CAPAIAN_KINERJA
        try:
            isi = self._dari_indikator() if sendiri or self.sub else self._dari_anak()
        finally:
            self.ukuran = Ukuran.CAPAIAN
        if sendiri:
            self.catatan.append(
                "Simpul ini punya indikator sendiri; capaian indikator itulah angka resminya."
            )
            isi[1].append(
                Unsur(
                    "Rata-rata bawahannya",
                    "",
                    tulis_persen(self.hasil.capaian_kinerja),
                    False,
                    "mendampingi angka resmi",
                    Rujukan(self.kunci, Ukuran.CAPAIAN_KINERJA),
                )
            )
        return isi

    def _dari_indikator(self) -> tuple[list[str], list[Unsur], str]:
        """The mean over the node's own indicators."""
        semua = self.hasil.indikator
        minimum = self.ukuran is Ukuran.CAPAIAN_MINIMUM
        unsur, suku = [], []
        for satu in semua:
            masuk, sebab = self._indikator_masuk(satu, minimum, tunggal=len(semua) == 1)
            unsur.append(unsur_indikator(self.kunci, satu, self._capaian_dari(satu), masuk, sebab))
            if masuk is not None:
                suku.append(masuk)
        if len(semua) == 1 and suku:
            self.catatan.append("Satu-satunya indikator di sini: ditampilkan utuh, tidak dipotong.")
        elif suku:
            self._catat_potong()
        rumus = [rumus_rata(suku, "indikator")]
        if len(semua) == 1 and self.simpul is not None:
            rumus = [*asal_indikator(self.evaluasi, self.hasil, semua[0]).rumus]
        return rumus, unsur, _BAGIAN_ROLLUP

    def _indikator_masuk(
        self, satu: HasilIndikator, minimum: bool, *, tunggal: bool
    ) -> tuple[Fraction | None, str]:
        """What an indicator brings into the mean, and why it does not."""
        if satu.dihitung:
            angka = self._capaian_dari(satu)
            if angka is None:
                return None, "tidak punya capaian"
            batas = self.evaluasi.ambang.batas_capaian
            return (angka if tunggal else min(angka, batas)), ""
        if minimum and satu.status is Status.BELUM_LAPOR:
            return NOL, "belum lapor, dihitung 0"
        if satu.tidak_valid:
            return None, "di luar skala IKM 25–100: ditampilkan, tidak dirata-rata"
        return None, ARTI_STATUS[satu.status]

    def _capaian_dari(self, satu: HasilIndikator) -> Fraction | None:
        tahunan = self.ukuran is Ukuran.CAPAIAN_TAHUNAN
        return satu.capaian_tahunan if tahunan else satu.capaian

    def _dari_anak(self) -> tuple[list[str], list[Unsur], str]:
        """The mean over the children that have a capaian, each cut first."""
        batas = self.evaluasi.ambang.batas_capaian
        unsur, suku = [], []
        for anak in self.evaluasi.anak(self.kunci):
            angka = nilai(anak, self.ukuran)
            ikut = angka is not None
            if isinstance(angka, Fraction):
                suku.append(min(angka, batas))
            sebab = potong_sebab(angka, batas) if ikut else sebab_tanpa_capaian(anak)
            unsur.append(self._unsur(anak, ikut, sebab))
        if suku:
            self._catat_potong()
        if self.ukuran is Ukuran.CAPAIAN_MINIMUM:
            self.catatan.append("Setiap indikator yang belum lapor dihitung 0.")
        return [rumus_rata(suku, self._sebutan_anak())], unsur, _BAGIAN_ROLLUP

    def _tertimbang(self) -> tuple[list[str], list[Unsur], str]:
        batas = self.evaluasi.ambang.batas_capaian
        unsur, bobot, jumlah = [], 0, NOL
        for anak in self.evaluasi.anak(self.kunci):
            ikut = anak.capaian_kinerja is not None and anak.pagu > 0
            sebab = f"pagu {tulis_rupiah(anak.pagu)}"
            if anak.capaian_kinerja is None:
                sebab = sebab_tanpa_capaian(anak)
            elif anak.pagu <= 0:
                sebab = "pagu 0"
            else:
                bobot += anak.pagu
                jumlah += anak.pagu * min(anak.capaian_kinerja, batas)
            unsur.append(self._unsur(anak, ikut, sebab, Ukuran.CAPAIAN_KINERJA))
        rumus = ["Σ (pagu × capaian) ÷ Σ pagu, bawahan langsung"]
        if bobot:
            atas = tulis_rupiah(int(jumlah / 100))
            rumus.append(
                f"100 × {atas} ÷ {tulis_rupiah(bobot)} = {tulis_persen(Fraction(jumlah, bobot))}"
            )
        return rumus, unsur, _BAGIAN_ROLLUP

    def _catat_potong(self) -> None:
        batas = tulis_persen(self.evaluasi.ambang.batas_capaian, 0)
        self.catatan.append(f"Tiap capaian dipotong pada {batas} sebelum dirata-rata.")

    # --- rupiah --------------------------------------------------------------------

    def _rupiah(self) -> tuple[list[str], list[Unsur], str]:
        isi = self._rupiah_sub() if self.sub else self._rupiah_anak()
        if self.ukuran is Ukuran.PAGU:
            self._catat_pagu_tercatat()
        return isi

    def _rupiah_sub(self) -> tuple[list[str], list[Unsur], str]:
        simpul, n = self.simpul, self.evaluasi.triwulan
        assert simpul is not None
        if self.ukuran is Ukuran.PAGU:
            ada = f"Rp {tulis_rupiah(simpul.pagu)}" if simpul.pagu is not None else "tidak diisi"
            return [f"Pagu pada rencana versi {self.evaluasi.versi}: {ada}"], [], _BAGIAN_PAGU
        kas = self.ukuran is Ukuran.RENCANA_KAS
        empat = simpul.kas if kas else self.evaluasi.realisasi.anggaran.get(simpul.kunci, KOSONG4)
        kosong = "tidak direncanakan" if kas else "belum diisi"
        unsur = [
            Unsur(
                f"TW {ROMAWI[q]}", "", tulis_rupiah(satu), satu is not None, "" if ada else kosong
            )
            for q, satu in enumerate(empat[:n], start=1)
            for ada in (satu is not None,)
        ]
        suku = [satu for satu in empat[:n] if satu is not None]
        if not kas:
            self._catat_koreksi(simpul.kunci, n)
        return [rumus_jumlah(suku, "triwulan")], unsur, _BAGIAN_RP

    def _catat_koreksi(self, kunci: Kunci, n: int) -> None:
        """What of the quarters' rupiah belongs to earlier ones (aturan section 9)."""
        for satu in self.evaluasi.realisasi.koreksi.get(kunci, ()):
            if satu.triwulan <= n:
                self.catatan.append(f"TW {ROMAWI[satu.triwulan]} memuat {satu.kata}.")

    def _rupiah_anak(self) -> tuple[list[str], list[Unsur], str]:
        unsur, suku = [], []
        for anak in self.evaluasi.anak(self.kunci):
            angka = nilai(anak, self.ukuran)
            sebab = {
                Ukuran.PAGU: "",
                Ukuran.RENCANA_KAS: "belum punya anggaran kas",
                Ukuran.REALISASI: "belum ada realisasi yang diisi",
            }[self.ukuran]
            unsur.append(self._unsur(anak, angka is not None, "" if angka is not None else sebab))
            if angka is not None:
                suku.append(int(angka))
        return [rumus_jumlah(suku, self._sebutan_anak())], unsur, _BAGIAN_RP

    def _catat_pagu_tercatat(self) -> None:
        simpul = self.simpul
        if simpul is None or self.sub or simpul.pagu is None or simpul.pagu == self.hasil.pagu:
            return
        beda = tulis_rupiah(simpul.pagu - self.hasil.pagu)
        self.catatan.append(
            f"Dokumen mencantumkan {tulis_rupiah(simpul.pagu)} pada {SEBUTAN[simpul.tingkat]} ini, "
            f"berbeda {beda} dari jumlah bawahannya. Yang dipakai jumlah bawahannya."
        )

    def _hasil_bagi(self) -> tuple[list[str], list[Unsur], str]:
        """Serapan, or realisasi against the cash plan: total over total."""
        h, kas = self.hasil, self.ukuran is Ukuran.SERAPAN_KAS
        atas = h.realisasi_terencana if kas else h.realisasi_anggaran
        bawah = h.rencana_kas if kas else h.pagu
        nama = "anggaran kas s.d. triwulan ini" if kas else "pagu"
        rumus = [f"100 × realisasi ÷ {nama} (total dibagi total)"]
        if bawah:
            hasil = tulis_persen(Fraction(100 * atas, bawah))
            rumus.append(f"100 × {tulis_rupiah(atas)} ÷ {tulis_rupiah(bawah)} = {hasil}")
        else:
            rumus.append(f"Tidak dapat dihitung: {nama} {'tidak ada' if bawah is None else '0'}.")
        if kas:
            self.catatan.append("Hanya sub kegiatan yang punya anggaran kas, di atas dan di bawah.")
        nama_atas = "Realisasi yang punya anggaran kas" if kas else JUDUL[Ukuran.REALISASI]
        penyebut = Ukuran.RENCANA_KAS if kas else Ukuran.PAGU
        ada = h.anggaran_terlapor
        tujuan = Rujukan(self.kunci, Ukuran.REALISASI)
        unsur = [
            Unsur(nama_atas, "", tulis_rupiah(atas if ada else None), ada, "", tujuan),
            Unsur(JUDUL[penyebut], "", tulis_rupiah(bawah), bawah is not None, "",
                  Rujukan(self.kunci, penyebut)),
        ]  # fmt: skip
        return rumus, unsur, _BAGIAN_RP

    # --- parts -----------------------------------------------------------------------

    def _unsur(
        self, anak: HasilSimpul, ikut: bool, sebab: str, ukuran: Ukuran | None = None
    ) -> Unsur:
        assert anak.simpul is not None
        dipakai = ukuran or self.ukuran
        tujuan = Rujukan(anak.simpul.kunci, dipakai)
        return Unsur(
            anak.simpul.nama, anak.simpul.kode, tulis_nilai(anak, dipakai), ikut, sebab, tujuan
        )

    def _sebutan_anak(self) -> str:
        anak = self.evaluasi.anak(self.kunci)
        simpul = anak[0].simpul if anak else None
        return "bawahan" if simpul is None else SEBUTAN[simpul.tingkat]


_DARI_INDIKATOR = (Ukuran.CAPAIAN_KINERJA, Ukuran.CAPAIAN_MINIMUM, Ukuran.CAPAIAN_TAHUNAN)
_BAGIAN_ROLLUP = "Aturan bagian 3, Roll-up"
_BAGIAN_RP = "Aturan bagian 3, Rupiah"
_BAGIAN_PAGU = "Aturan bagian 1, Versi rencana"
