"""Read the files of the bundled example into domain values (resources/tomoni_2023/README.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from simpelin.domain.angka import SERATUS
from simpelin.domain.kantor import (
    JawabanSKM,
    LaporanUnit,
    Pembanding,
    Peran,
    StatusLaporan,
    Unit,
)
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import (
    TRIWULAN,
    EmpatAngka,
    EmpatRupiah,
    Indikator,
    JenisVersi,
    Kunci,
    Polaritas,
    Sifat,
    Simpul,
    Tingkat,
    VersiRencana,
)
from simpelin.domain.tindak_lanjut import GolonganSebab, Sebab
from simpelin.services.tercetak_contoh import (
    KODE_IKU,
    LAPORAN,
    PAGU_SASARAN,
    Baris,
    baca,
    pembanding_tercetak,
)

TAHUN = 2023
PERENCANA = "Sub Bagian Perencanaan dan Kepegawaian"
KEUANGAN = "Sub Bagian Umum dan Keuangan"


@dataclass(frozen=True)
class IsiContoh:
    """Everything of the example, as it goes into a store; keys of ``versi`` are years."""

    unit: tuple[Unit, ...]
    versi: Mapping[int, tuple[VersiRencana, ...]]
    kinerja: Mapping[tuple[int, Kunci, str, int], LaporanKinerja]
    anggaran: Mapping[tuple[Kunci, int], tuple[int, str]]
    catatan: Mapping[tuple[int, Kunci, int], Catatan]
    sebab: Mapping[tuple[Kunci, int], Sebab]
    pembanding: tuple[Pembanding, ...]
    skm: tuple[JawabanSKM, ...]
    laporan: tuple[tuple[int, LaporanUnit], ...]


def baca_contoh() -> IsiContoh:
    """Read and assemble the example.

    Raises ``FileNotFoundError`` where the program is not installed whole.
    """
    return _Pembaca().susun()


def _angka(teks: str) -> Fraction | None:
    return Fraction(teks) if teks else None


def _rupiah(teks: str) -> int | None:
    return int(teks) if teks else None


def _empat_angka(baris: Baris, awalan: str) -> EmpatAngka:
    satu, dua, tiga, empat = (_angka(baris[f"{awalan}_tw{n}"]) for n in TRIWULAN)
    return satu, dua, tiga, empat


def _empat_rupiah(baris: Baris, awalan: str) -> EmpatRupiah:
    satu, dua, tiga, empat = (_rupiah(baris[f"{awalan}_tw{n}"]) for n in TRIWULAN)
    return satu, dua, tiga, empat


def _kunci(baris: Baris) -> Kunci:
    return Kunci(baris["kode"], baris.get("sub_skpd", ""))


def _laporan_kinerja(teks: str) -> LaporanKinerja:
    atas, garis, bawah = teks.partition("/")
    if garis:
        return LaporanKinerja(pembilang=Fraction(atas), penyebut=Fraction(bawah))
    return LaporanKinerja(Fraction(teks))


class _Pembaca:
    """Holds the files while the example is put together."""

    def __init__(self) -> None:
        self.struktur = list(baca("struktur.csv"))
        self.menurut_nomor = {baris["nomor"]: baris for baris in self.struktur}
        self.triwulan = list(baca("contoh_triwulan.csv"))
        self.anggaran = {baris["kode"]: baris for baris in baca("contoh_anggaran.csv")}
        self.pemilik = {baris["kode"]: baris["unit"] for baris in baca("contoh_pemilik.csv")}
        self.murni = {baris["kode"]: baris for baris in baca("contoh_murni.csv")}
        self.riwayat = list(baca("riwayat_iku.csv"))
        self.renstra = list(baca("target_renstra.csv"))
        self.program = {baris["program"]: baris for baris in baca("indikator_program.csv")}

    def susun(self) -> IsiContoh:
        return IsiContoh(
            unit=tuple(_unit(baris) for baris in baca("unit.csv")),
            versi={**self._versi_riwayat(), TAHUN: (self._versi_murni(), self._versi_perubahan())},
            kinerja=self._kinerja(),
            anggaran=self._anggaran(),
            catatan=self._catatan(),
            sebab=_sebab(),
            pembanding=tuple(pembanding_tercetak(self.struktur, self.program, self.riwayat)),
            skm=tuple(_skm(baris) for baris in baca("contoh_skm.csv")),
            laporan=tuple(_laporan(baris) for baris in baca("contoh_laporan.csv")),
        )

    # --- plan ------------------------------------------------------------------

    def _versi_murni(self) -> VersiRencana:
        simpul = [*self._atas(), *(self._simpul(b, murni=True) for b in self._bawah())]
        return VersiRencana(nomor="DPA/2023 (contoh)", tanggal="2023-01-03", simpul=tuple(simpul))

    def _versi_perubahan(self) -> VersiRencana:
        """What the published APBD Perubahan changes: the items of contoh_murni.csv and the
        sums above them, as printed."""
        sasaran = [
            replace(simpul, pagu=PAGU_SASARAN[simpul.kode], indikator=())
            for simpul in self._atas()
            if simpul.kode in PAGU_SASARAN
        ]
        bawah = [self._simpul(b, murni=False) for b in self._bawah() if self._berubah(b)]
        return VersiRencana(
            "perubahan",
            JenisVersi.PERUBAHAN,
            "DPPA/2023 (contoh)",
            "2023-10-16",
            berlaku_tw=4,
            simpul=(*sasaran, *bawah),
        )

    def _bawah(self) -> list[dict[str, str]]:
        return [baris for baris in self.struktur if baris["tingkat"] != "sasaran"]

    def _berubah(self, baris: Baris) -> bool:
        """Whether a node is changed by the perubahan, or stands above one that is."""
        kode = baris["kode_nomenklatur"]
        return any(satu == kode or satu.startswith(f"{kode}.") for satu in self.murni)

    def _atas(self) -> list[Simpul]:
        """Tujuan and sasaran, in the order of the Renstra: T1, S1, T2, S2."""
        hasil: list[Simpul] = []
        for baris in self.renstra:
            tingkat = Tingkat(baris["tingkat"])
            nomor = len(hasil) // 2 + 1
            kunci = Kunci(f"{'T' if tingkat is Tingkat.TUJUAN else 'S'}{nomor}")
            induk = None if tingkat is Tingkat.TUJUAN else Kunci(f"T{nomor}")
            indikator = _indikator_atas(baris, kunci.kode, Fraction(baris[str(TAHUN)]))
            hasil.append(
                Simpul(
                    kunci,
                    tingkat,
                    baris["pernyataan"],
                    induk,
                    unit=PERENCANA,
                    indikator=(indikator,),
                )
            )
        return hasil

    def _simpul(self, baris: Baris, *, murni: bool) -> Simpul:
        """A node below sasaran as the given version states it."""
        if baris["tingkat"] == "sub_kegiatan":
            return self._sub_kegiatan(baris, murni=murni)
        berubah = self._berubah(baris)
        program = self.program.get(baris["nama"])
        nama = program["indikator"] if program else "Persentase capaian kinerja kegiatan (contoh)"
        indikator = Indikator(
            nama,
            "Persen",
            PERENCANA,
            Sifat.POSISI_AKHIR,
            otomatis="rollup",
            maksimum=SERATUS,
            target=_angka(baris["target"]),
            target_tw=(SERATUS, SERATUS, SERATUS, SERATUS),
        )
        return Simpul(
            Kunci(baris["kode_nomenklatur"]),
            Tingkat(baris["tingkat"]),
            baris["nama"],
            self._induk(baris),
            PERENCANA,
            pagu=None if murni and berubah else _rupiah(baris["pagu_tabel_2_6"]),
            # the overlay leaves indicators that it does not list as they are
            indikator=(indikator,) if murni else (),
        )

    def _induk(self, baris: Baris) -> Kunci:
        induk = self.menurut_nomor[baris["induk"]]
        return Kunci(induk["kode_nomenklatur"] or f"S{induk['nomor']}")

    def _sub_kegiatan(self, baris: Baris, *, murni: bool) -> Simpul:
        kode = baris["kode_nomenklatur"]
        beda = self.murni.get(kode) if murni else None
        pagu = beda["pagu"] if beda else baris["pagu_tabel_3_10"]
        return Simpul(
            _kunci(self.anggaran[kode]),
            Tingkat.SUB_KEGIATAN,
            baris["nama"],
            self._induk(baris),
            unit=self.pemilik[kode],
            pagu=_rupiah(pagu),
            kas=_empat_rupiah(beda or self.anggaran[kode], "kas"),
            indikator=tuple(self._indikator(b, beda) for b in self.triwulan if b["kode"] == kode),
        )

    def _indikator(self, baris: Baris, beda: Baris | None) -> Indikator:
        target = beda or baris
        return Indikator(
            baris["indikator"],
            baris["satuan"],
            self.pemilik[baris["kode"]],
            Sifat(baris["sifat"]),
            Polaritas(baris["polaritas"]),
            maksimum=_angka(baris["maksimum"]),
            target=_angka(target["target"]),
            target_tw=_empat_angka(target, "target"),
        )

    def _versi_riwayat(self) -> dict[int, tuple[VersiRencana, ...]]:
        """Earlier years hold the sasaran with their IKU and nothing else."""
        atas = {simpul.indikator[0].nama: simpul for simpul in self._atas()}
        menurut_tahun: dict[int, list[Simpul]] = {}
        for baris in self.riwayat:
            simpul, tahun = atas[baris["indikator"]], int(baris["tahun"])
            target = Fraction(baris["target"])
            indikator = replace(
                simpul.indikator[0],
                target=target,
                target_tw=(None, None, None, target),
                otomatis="ikm" if simpul.indikator[0].otomatis == "ikm" else "",
            )
            if tahun != TAHUN:
                menurut_tahun.setdefault(tahun, []).append(
                    replace(simpul, induk=None, indikator=(indikator,))
                )
        return {
            tahun: (VersiRencana(nomor=f"{LAPORAN}, Tabel 3.4 dan 3.7", simpul=tuple(isi)),)
            for tahun, isi in menurut_tahun.items()
        }

    # --- reports -----------------------------------------------------------------

    def _kinerja(self) -> dict[tuple[int, Kunci, str, int], LaporanKinerja]:
        hasil = {
            (TAHUN, _kunci(baris), baris["indikator"], n): _laporan_kinerja(baris[f"kinerja_tw{n}"])
            for baris in self.triwulan
            for n in TRIWULAN
            if baris[f"kinerja_tw{n}"]
        }
        for baris in self.riwayat:
            kunci = Kunci(KODE_IKU[baris["indikator"]])
            nilai = LaporanKinerja(Fraction(baris["realisasi"]))
            hasil[(int(baris["tahun"]), kunci, baris["indikator"], 4)] = nilai
        return hasil

    def _anggaran(self) -> dict[tuple[Kunci, int], tuple[int, str]]:
        hasil: dict[tuple[Kunci, int], tuple[int, str]] = {}
        for baris in self.anggaran.values():
            for n, nilai in zip(TRIWULAN, _empat_rupiah(baris, "anggaran"), strict=True):
                if nilai is not None:
                    alasan = baris["catatan_tw4"] if n == 4 else ""
                    hasil[_kunci(baris), n] = (nilai, alasan)
        return hasil

    def _catatan(self) -> dict[tuple[int, Kunci, int], Catatan]:
        hasil = {
            (TAHUN, _kunci(baris), int(baris["triwulan"])): Catatan(
                baris["faktor_pendorong"], baris["hambatan"], baris["solusi"]
            )
            for baris in baca("contoh_catatan.csv")
        }
        for baris in self.riwayat:
            if int(baris["tahun"]) == TAHUN:
                continue  # a year that is reported: its words are printed in the LKjIP
            tabel = baris["tabel"]
            sumber = Catatan(faktor_pendorong=f"Angka tercetak di {LAPORAN}, Tabel {tabel}.")
            hasil[int(baris["tahun"]), Kunci(KODE_IKU[baris["indikator"]]), 4] = sumber
        return hasil


def _sebab() -> dict[tuple[Kunci, int], Sebab]:
    """The class of each hambatan; the one that says nothing has none."""
    return {
        (_kunci(baris), int(baris["triwulan"])): Sebab(GolonganSebab(baris["golongan_sebab"]))
        for baris in baca("contoh_catatan.csv")
        if baris["golongan_sebab"]
    }


def _indikator_atas(baris: Baris, kode: str, target: Fraction) -> Indikator:
    """An indicator of tujuan or sasaran; IKU 1 follows the SKM, IKU 2 the roll-up."""
    otomatis = {"S1": "ikm", "S2": "rollup:7.01.01"}.get(kode, "")
    semester = (None, target, None, target)
    tiap = (target, target, target, target)
    akhir = (None, None, None, target)
    return Indikator(
        baris["indikator"],
        baris["satuan"],
        PERENCANA,
        Sifat.POSISI_AKHIR,
        otomatis=otomatis,
        maksimum=SERATUS if kode != "T1" else None,
        target=target,
        target_tw=semester if kode == "S1" else tiap if kode == "S2" else akhir,
    )


def _unit(baris: Baris) -> Unit:
    peran = {"perencana": Peran.KASUBAG_PERENCANAAN}.get(baris["peran"])
    if peran is None:
        peran = Peran.KEUANGAN if baris["nama"] == KEUANGAN else Peran(baris["peran"])
    return Unit(baris["nama"], baris["jabatan_kepala"], peran=peran)


def _skm(baris: Baris) -> JawabanSKM:
    jawaban = tuple(int(baris[f"u{n}"]) for n in range(1, 10))
    return JawabanSKM(int(baris["triwulan"]), int(baris["responden"]), jawaban)


def _laporan(baris: Baris) -> tuple[int, LaporanUnit]:
    status = StatusLaporan(baris["status"])
    pada = baris["diajukan_pada"] or None
    return int(baris["triwulan"]), LaporanUnit(baris["unit"], status, pada, "contoh")
