"""The derivation of one indicator: R, t, capaian and status, with the numbers in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from simpelin.domain.angka import tulis_angka, tulis_persen
from simpelin.domain.capaian import HasilIndikator, Status, dilaporkan, sebaran_rata
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul, cari_simpul
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.realisasi import LaporanKinerja
from simpelin.domain.rencana import KOSONG4, Kunci, Polaritas, Sifat


class Ukuran(StrEnum):
    """The figures that open their derivation."""

    CAPAIAN = "capaian"
    CAPAIAN_KINERJA = "capaian_kinerja"
    CAPAIAN_MINIMUM = "capaian_minimum"
    CAPAIAN_TERTIMBANG = "capaian_tertimbang"
    CAPAIAN_INDIKATOR = "capaian_indikator"
    CAPAIAN_TAHUNAN = "capaian_tahunan"
    PAGU = "pagu"
    RENCANA_KAS = "rencana_kas"
    REALISASI = "realisasi_anggaran"
    SERAPAN = "serapan"
    SERAPAN_KAS = "serapan_kas"
    INDIKATOR = "indikator"
    PENILAIAN = "penilaian"


@dataclass(frozen=True, slots=True)
class Rujukan:
    """Points at one figure: a node (``None`` the office), what is measured, an indicator."""

    kunci: Kunci | None
    ukuran: Ukuran
    indikator: str = ""


@dataclass(frozen=True, slots=True)
class Unsur:
    """Something that went into a figure, or was left out and why."""

    nama: str
    kode: str
    nilai: str
    ikut: bool
    sebab: str = ""
    rujukan: Rujukan | None = None


@dataclass(frozen=True, slots=True)
class AsalAngka:
    """Where a figure comes from. ``aturan`` names the rule's section."""

    rujukan: Rujukan
    judul: str
    tempat: str
    nilai: str
    rumus: tuple[str, ...]
    unsur: tuple[Unsur, ...]
    catatan: tuple[str, ...]
    aturan: str

    @property
    def masuk(self) -> tuple[Unsur, ...]:
        return tuple(satu for satu in self.unsur if satu.ikut)

    @property
    def tidak_masuk(self) -> tuple[Unsur, ...]:
        return tuple(satu for satu in self.unsur if not satu.ikut)


ARTI_STATUS: dict[Status, str] = {
    Status.TANPA_TARGET: "tanpa target",
    Status.BELUM_DIJADWALKAN: "belum dijadwalkan sampai triwulan ini",
    Status.MENDAHULUI_JADWAL: "mendahului jadwal, belum dirata-rata",
    Status.TERPENUHI: "terpenuhi, tidak ada lagi yang direncanakan",
    Status.BELUM_LAPOR: "belum lapor",
    Status.TERISI: "terisi, tetapi tidak punya capaian",
}


def indikator_bernama(hasil: HasilSimpul, nama: str) -> HasilIndikator:
    """The node's indicator of that name. Raises ``LookupError`` if it has none."""
    for satu in hasil.indikator:
        if satu.indikator.nama == nama:
            return satu
    raise LookupError(nama)


def asal_indikator(evaluasi: Evaluasi, hasil: HasilSimpul, satu: HasilIndikator) -> AsalAngka:
    """R, t, capaian, and which quarters they stand on."""
    assert hasil.simpul is not None
    satuan = satu.indikator.satuan
    rumus = [
        f"Realisasi R = {_realisasi(satu, evaluasi)}",
        f"Target t = {_target(satu)}",
        f"Capaian = {_capaian(satu)}",
    ]
    if satu.indikator.target is not None:
        setahun = tulis_angka(satu.indikator.target)
        rumus.append(
            f"Terhadap target setahun {_bersatuan(setahun, satuan)}: "
            f"{tulis_persen(satu.capaian_tahunan)}"
        )
    return AsalAngka(
        Rujukan(hasil.simpul.kunci, Ukuran.INDIKATOR, satu.indikator.nama),
        "Capaian indikator",
        satu.indikator.nama or hasil.simpul.nama,
        tulis_persen(satu.capaian),
        tuple(rumus),
        tuple(_unsur_otomatis(satu, evaluasi, hasil) if satu.otomatis else _unsur_triwulan(satu)),
        tuple(_catatan(satu)),
        "Aturan bagian 2, Indikator sampai akhir triwulan",
    )


def _unsur_otomatis(satu: HasilIndikator, evaluasi: Evaluasi, hasil: HasilSimpul) -> list[Unsur]:
    """The figure that the program took as R, to be opened in its turn."""
    assert hasil.simpul is not None
    jenis, _, kode = satu.indikator.otomatis.partition(":")
    if jenis == "serapan":
        tujuan = Rujukan(hasil.simpul.kunci, Ukuran.SERAPAN)
        return [Unsur("Serapan", "", tulis_persen(hasil.serapan), True, "", tujuan)]
    dari = hasil.simpul.kunci
    kunci = cari_simpul(evaluasi.rencana, kode, dari) if kode else dari
    if jenis == "ikm" or kunci is None:
        return []
    sumber = evaluasi.hasil[kunci].capaian_kinerja
    tujuan = Rujukan(kunci, Ukuran.CAPAIAN_KINERJA)
    nama = f"Rata-rata bawahan {kunci.kode}"
    return [Unsur(nama, kunci.kode, tulis_persen(sumber), True, "", tujuan)]


def _unsur_triwulan(satu: HasilIndikator) -> list[Unsur]:
    sifat, satuan = satu.indikator.sifat, satu.indikator.satuan
    hasil = []
    for q in range(satu.triwulan):
        laporan, target = satu.laporan[q], satu.indikator.target_tw[q]
        ada = dilaporkan(sifat, laporan)
        rencana = f"target {tulis_angka(target)}" if target is not None else "tanpa target sendiri"
        sebab = rencana if ada else f"{rencana}, belum diisi"
        hasil.append(Unsur(f"TW {ROMAWI[q + 1]}", "", tulis_laporan(laporan, satuan), ada, sebab))
    return hasil


def tulis_laporan(laporan: LaporanKinerja | None, satuan: str = "") -> str:
    """One quarter's entry as the screen writes it."""
    if laporan is None:
        return "–"
    if laporan.pembilang is not None or laporan.penyebut is not None:
        return f"{tulis_angka(laporan.pembilang)} dari {tulis_angka(laporan.penyebut)}"
    return _bersatuan(tulis_angka(laporan.kinerja), satuan)


def _bersatuan(angka: str, satuan: str) -> str:
    return f"{angka} {satuan}".strip()


# --- R -------------------------------------------------------------------------


def _realisasi(satu: HasilIndikator, evaluasi: Evaluasi) -> str:
    satuan = satu.indikator.satuan
    if satu.otomatis:
        cara = _cara_otomatis(satu.indikator.otomatis)
        return f"{_bersatuan(tulis_angka(satu.realisasi), satuan)} ({cara})"
    terlapor = [
        (q, laporan)
        for q, laporan in enumerate(satu.laporan[: satu.triwulan], start=1)
        if laporan is not None and dilaporkan(satu.indikator.sifat, laporan)
    ]
    if not terlapor:
        return "– (belum ada triwulan yang diisi; bukan 0)"
    penulis = {
        Sifat.KUMULATIF: _jumlah,
        Sifat.POSISI_AKHIR: _terakhir,
        Sifat.RATA_RATA: _rata,
        Sifat.RASIO: _rasio,
    }
    return penulis[satu.indikator.sifat](satu, terlapor)


Terlapor = list[tuple[int, LaporanKinerja]]


def _jumlah(satu: HasilIndikator, terlapor: Terlapor) -> str:
    hasil = _bersatuan(tulis_angka(satu.realisasi), satu.indikator.satuan)
    suku = " + ".join(tulis_angka(laporan.kinerja) for _, laporan in terlapor)
    return f"{suku} = {hasil} (jumlah)" if len(terlapor) > 1 else f"{hasil} (jumlah)"


def _terakhir(satu: HasilIndikator, terlapor: Terlapor) -> str:
    hasil = _bersatuan(tulis_angka(satu.realisasi), satu.indikator.satuan)
    return f"{hasil} (posisi terakhir, TW {ROMAWI[terlapor[-1][0]]})"


def _rata(satu: HasilIndikator, terlapor: Terlapor) -> str:
    hasil = _bersatuan(tulis_angka(satu.realisasi), satu.indikator.satuan)
    suku = " + ".join(tulis_angka(laporan.kinerja) for _, laporan in terlapor)
    return f"({suku}) ÷ {len(terlapor)} = {hasil} (rata-rata)"


def _rasio(satu: HasilIndikator, terlapor: Terlapor) -> str:
    atas = " + ".join(tulis_angka(laporan.pembilang) for _, laporan in terlapor)
    bawah = " + ".join(tulis_angka(laporan.penyebut) for _, laporan in terlapor)
    if satu.realisasi is None:
        return "– (penyebut 0: tidak ada kejadian)"
    return f"100 × ({atas}) ÷ ({bawah}) = {tulis_angka(satu.realisasi, 2)}"


def _cara_otomatis(cara: str) -> str:
    jenis, _, kode = cara.partition(":")
    if jenis == "serapan":
        return "diambil dari serapan simpul ini"
    if jenis == "ikm":
        return "diambil dari survei kepuasan (SKM), semua responden sampai triwulan ini"
    tempat = f"simpul {kode}" if kode else "simpul ini"
    return f"diambil dari rata-rata capaian {tempat}"


# --- t and capaian ---------------------------------------------------------------


def _target(satu: HasilIndikator) -> str:
    indikator, n = satu.indikator, satu.triwulan
    hasil = _bersatuan(tulis_angka(satu.target), indikator.satuan)
    if indikator.target is None:
        return "– (indikator ini tanpa target setahun)"
    if indikator.target_tw == KOSONG4:
        return _target_tanpa_jadwal(satu, hasil)
    if satu.target is None:
        return "– (belum ada target sampai triwulan ini)"
    diberikan = [t for t in indikator.target_tw[:n] if t is not None]
    suku = " + ".join(tulis_angka(t) for t in diberikan)
    if indikator.sifat is Sifat.KUMULATIF:
        return f"{suku} = {hasil}" if len(diberikan) > 1 else hasil
    if indikator.sifat is Sifat.RATA_RATA and len(diberikan) > 1:
        return f"({suku}) ÷ {len(diberikan)} = {hasil}"
    return f"{hasil} (target terakhir yang diberikan)"


def _target_tanpa_jadwal(satu: HasilIndikator, hasil: str) -> str:
    tahunan = tulis_angka(satu.indikator.target)
    if sebaran_rata(satu.indikator):
        return f"{tahunan} × {satu.triwulan} ÷ 4 = {hasil} (jadwal kosong: disebar rata)"
    if satu.indikator.sifat is Sifat.KUMULATIF:
        akhir = satu.target is not None
        sebab = "jadwal kosong dan target kecil: jatuh tempo TW IV"
        return f"{hasil} ({sebab})" if akhir else f"– ({sebab})"
    return f"{hasil} (jadwal kosong: target setahun berlaku tiap triwulan)"


def _capaian(satu: HasilIndikator) -> str:
    r, t = satu.realisasi, satu.target
    if r is None or t is None:
        return "– (butuh realisasi dan target)"
    hasil = tulis_persen(satu.capaian)
    polaritas = satu.indikator.polaritas
    if not t:
        if polaritas is Polaritas.POSITIF:
            return "– (target 0)"
        return f"{hasil} (target 0: realisasi 0 berarti 100, selain itu 0)"
    return f"{_rumus_capaian(r, t, polaritas)} = {hasil}"


def _rumus_capaian(r: Fraction, t: Fraction, polaritas: Polaritas) -> str:
    ditulis_r, ditulis_t = tulis_angka(r), tulis_angka(t)
    if polaritas is Polaritas.POSITIF:
        return f"100 × {ditulis_r} ÷ {ditulis_t}"
    if polaritas is Polaritas.NEGATIF:
        return f"100 × (2 × {ditulis_t} − {ditulis_r}) ÷ {ditulis_t}"
    return f"100 − 100 × |{ditulis_r} − {ditulis_t}| ÷ {ditulis_t}"


def _catatan(satu: HasilIndikator) -> list[str]:
    status = "terisi" if satu.status is Status.TERISI else ARTI_STATUS[satu.status]
    hasil = [f"Status: {status}."]
    polaritas = satu.indikator.polaritas
    if polaritas is Polaritas.NEGATIF:
        hasil.append("Polaritas negatif: makin kecil makin baik.")
    elif polaritas is Polaritas.TEPAT:
        hasil.append("Polaritas tepat: makin dekat dengan target makin baik.")
    if satu.tidak_valid:
        hasil.append("Di luar skala IKM 25–100 (tidak valid): ditampilkan, tidak dirata-rata.")
    return hasil
