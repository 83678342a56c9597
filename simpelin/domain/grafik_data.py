"""The charts' figures, from evaluations and from the years of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from simpelin.domain.angka import SERATUS, persentase, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.capaian import di_luar_skala_ikm
from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.garis_waktu import TahunIndikator
from simpelin.domain.grafik import (
    BatangSisa,
    BatangUnit,
    DeretIKU,
    Grafik,
    KinerjaTriwulan,
    Kuadran,
    RencanaRealisasi,
    SerapanUnit,
    SisaPagu,
    TitikTahun,
)
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.monev import TitikKuadran
from simpelin.domain.rencana import KOSONG4, TRIWULAN, EmpatRupiah, Indikator


def _judul(apa: str, kini: Evaluasi) -> str:
    return f"{apa} s.d. TW {ROMAWI[kini.triwulan]} {kini.tahun}"


def rencana_realisasi(semua: Sequence[Evaluasi]) -> Grafik:
    """Cash plan against realisation to each quarter's end; ``semua`` are quarters 1..n."""
    kini = semua[-1]
    rencana = _rencana_kas(kini)
    ada = [s.kantor.realisasi_anggaran if s.kantor.anggaran_terlapor else None for s in semua]
    realisasi = _empat(ada)
    isi = RencanaRealisasi(rencana, realisasi, kini.kantor.pagu)
    baris = tuple(
        (
            f"TW {ROMAWI[n]}",
            tulis_rupiah(a),
            tulis_rupiah(b),
            tulis_persen(None if b is None or a is None else persentase(b, a)),
            tulis_persen(None if b is None else persentase(b, isi.pagu)),
        )
        for n, a, b in zip(TRIWULAN, rencana, realisasi, strict=True)
    )
    akhir = kini.kantor
    kalimat = (
        f"Terserap {tulis_rupiah(akhir.realisasi_anggaran)} dari pagu {tulis_rupiah(akhir.pagu)}"
        f" ({tulis_persen(akhir.serapan)})."
    )
    return Grafik(
        "rencana",
        _judul("Rencana kas dan realisasi anggaran", kini),
        kalimat,
        isi,
        ("Sampai akhir", "Anggaran kas", "Realisasi", "Thd. kas", "Serapan"),
        baris,
        (False, True, True, True, True),
        bool(akhir.pagu),
    )


def kinerja_triwulan(semua: Sequence[Evaluasi]) -> Grafik:
    """The office's capaian against the targets to each quarter's end, quarters 1..n."""
    kantor = [satu.kantor for satu in semua]
    isi = KinerjaTriwulan(
        tuple(k.capaian_kinerja for k in kantor),
        tuple(k.capaian_minimum for k in kantor),
        tuple(f"{k.terlapor} dari {k.wajib} lapor" for k in kantor),
    )
    akhir = kantor[-1]
    kalimat = f"Capaian kinerja {tulis_persen(akhir.capaian_kinerja)}, {isi.lapor[-1]}."
    if akhir.capaian_minimum != akhir.capaian_kinerja:
        kalimat += f" Bila yang belum lapor dihitung 0: {tulis_persen(akhir.capaian_minimum)}."
    return Grafik(
        "kinerja",
        _judul("Capaian kinerja terhadap target", semua[-1]),
        kalimat,
        isi,
        ("Sampai akhir", "Capaian kinerja", "Bila yang belum lapor 0", "Laporan"),
        tuple(
            (f"TW {ROMAWI[n]}", tulis_persen(a), tulis_persen(b), lapor)
            for n, a, b, lapor in zip(TRIWULAN, isi.capaian, isi.minimum, isi.lapor, strict=False)
        ),
        (False, True, True, False),
        any(satu is not None for satu in isi.capaian),
    )


def _rencana_kas(kini: Evaluasi) -> EmpatRupiah:
    kas = [s.kas for s in kini.rencana.sub_kegiatan if s.punya_kas]
    if not kas:
        return KOSONG4
    return _empat([sum(sum(n or 0 for n in satu[:q]) for satu in kas) for q in TRIWULAN])


def _empat(nilai: Sequence[int | None]) -> EmpatRupiah:
    satu, dua, tiga, empat = (*nilai, *KOSONG4)[:4]
    return satu, dua, tiga, empat


def serapan_unit(kini: Evaluasi) -> Grafik:
    """Money by the unit that owns it."""
    milik: dict[str, BatangUnit] = {}
    for satu in kini.sub_kegiatan:
        assert satu.simpul is not None
        unit = satu.simpul.unit or "Tanpa unit"
        lama = milik.get(unit, BatangUnit(unit, 0, None, 0))
        kas = satu.rencana_kas
        milik[unit] = BatangUnit(
            unit,
            lama.pagu + satu.pagu,
            lama.rencana if kas is None else (lama.rencana or 0) + kas,
            lama.realisasi + satu.realisasi_anggaran,
        )
    batang = tuple(sorted(milik.values(), key=lambda b: -b.pagu))
    rendah = min((b for b in batang if b.serapan is not None), key=_serapan, default=None)
    kalimat = ""
    if rendah is not None:
        kalimat = f"Serapan terendah: {rendah.unit}, {tulis_persen(rendah.serapan)}."
    return Grafik(
        "unit",
        _judul("Serapan anggaran per unit", kini),
        kalimat,
        SerapanUnit(batang),
        ("Unit", "Pagu", "Anggaran kas", "Realisasi", "Serapan"),
        tuple(
            (
                b.unit,
                tulis_rupiah(b.pagu),
                tulis_rupiah(b.rencana),
                tulis_rupiah(b.realisasi),
                tulis_persen(b.serapan),
            )
            for b in batang
        ),
        (False, True, True, True, True),
        bool(batang),
    )


def _serapan(batang: BatangUnit) -> Fraction:
    return batang.serapan or Fraction(0)


def kuadran(kini: Evaluasi, titik: Sequence[TitikKuadran]) -> Grafik:
    """The quadrant of the sub kegiatan that have both indices."""
    letak: dict[str, int] = {}
    for satu in titik:
        letak[str(satu.kuadran)] = letak.get(str(satu.kuadran), 0) + 1
    bagian = [f"{banyak} {nama}" for nama, banyak in sorted(letak.items(), key=lambda s: -s[1])]
    return Grafik(
        "kuadran",
        _judul("Kinerja terhadap anggaran", kini),
        f"{'; '.join(bagian)}." if bagian else "",
        Kuadran(tuple(titik)),
        ("No", "Sub kegiatan", "K thd. rencana", "Rp thd. kas", "Pagu", "Kuadran"),
        tuple(
            (
                str(n),
                satu.nama,
                tulis_persen(satu.spi_k * 100, 1),
                tulis_persen(satu.spi_rp * 100, 1),
                tulis_rupiah(satu.pagu),
                str(satu.kuadran),
            )
            for n, satu in enumerate(titik, 1)
        ),
        (True, False, True, True, True, False),
        bool(titik),
    )


def sisa_pagu(kini: Evaluasi, banyak: int = 10) -> Grafik:
    """Unspent pagu by item: the ``banyak`` largest, the others in one."""
    semua = sorted(
        (
            BatangSisa(
                satu.simpul.nama, satu.sisa_anggaran, satu.pagu, kini.ambang.gaji(satu.simpul.nama)
            )
            for satu in kini.sub_kegiatan
            if satu.simpul is not None and satu.sisa_anggaran > 0
        ),
        key=lambda b: -b.sisa,
    )
    total = sum(b.sisa for b in semua)
    isi = SisaPagu(
        tuple(semua[:banyak]), sum(b.sisa for b in semua[banyak:]), len(semua[banyak:]), total
    )
    kalimat = ""
    if semua:
        porsi = tulis_persen(persentase(semua[0].sisa, total), 1)
        kalimat = f"{porsi} dari sisa {tulis_rupiah(total)} ada pada {semua[0].nama}."
    return Grafik(
        "sisa",
        _judul("Sisa pagu menurut sub kegiatan", kini),
        kalimat,
        isi,
        ("Sub kegiatan", "Pagu", "Sisa", "% pagu", "% seluruh sisa"),
        tuple(
            (
                b.nama,
                tulis_rupiah(b.pagu),
                tulis_rupiah(b.sisa),
                tulis_persen(b.persen),
                tulis_persen(persentase(b.sisa, total)),
            )
            for b in semua
        ),
        (False, True, True, True, True),
        bool(semua),
    )


# --- the years of an IKU ---------------------------------------------------------------


def iku(indikator: Indikator, tahun: Sequence[TahunIndikator], nomor: int = 1) -> Grafik:
    """An indicator over the years, those of its Renstra that are still to come included."""
    urut = tuple(
        TitikTahun(t.tahun, t.target_berlaku, t.nilai, sah(indikator, t.nilai))
        for t in tahun
        if t.nilai is not None or t.target_berlaku is not None
    )
    isi = DeretIKU(indikator.nama, indikator.satuan, urut)
    cacat = [t for t in urut if not t.sah]
    kalimat = ""
    if cacat:
        daftar = ", ".join(f"{t.tahun} ({tulis_angka(t.realisasi)})" for t in cacat)
        kalimat = f"Di luar skala, tidak digambar sebagai capaian: {daftar}."
    return Grafik(
        f"iku{nomor}",
        f"{indikator.nama} terhadap target Renstra",
        kalimat,
        isi,
        ("Tahun", "Target", "Realisasi", "Capaian", "Keterangan"),
        tuple(
            (
                str(t.tahun),
                tulis_angka(t.target),
                tulis_angka(t.realisasi),
                tulis_persen(
                    persentase(t.realisasi, t.target)
                    if t.sah and t.realisasi is not None and t.target
                    else None
                ),
                "" if t.sah else "di luar skala, tidak valid",
            )
            for t in urut
        ),
        (False, True, True, True, False),
        any(t.realisasi is not None for t in urut),
    )


def sah(indikator: Indikator, nilai: Fraction | None) -> bool:
    """Whether a figure lies within its indicator's scale (aturan sections 7 and 8)."""
    if nilai is None:
        return True
    if indikator.otomatis == "ikm" and di_luar_skala_ikm(nilai):
        return False
    if indikator.maksimum is not None and nilai > indikator.maksimum:
        return False
    persen = indikator.satuan.strip().casefold() in ("persen", "%")
    return not (indikator.sifat == "rasio" and persen and nilai > SERATUS)
