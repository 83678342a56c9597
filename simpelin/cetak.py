"""Text of the command line: tables for people; ``--json`` serves programs."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from simpelin.domain.angka import STRIP, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.evaluasi import Evaluasi, HasilSimpul
from simpelin.domain.ikm import IKM, UNSUR, mutu_ikm
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.penilaian import warna_kinerja
from simpelin.domain.rekonsiliasi import SEMUA, Banding, Keadaan, Rekonsiliasi, Sisi
from simpelin.domain.rencana import TRIWULAN, Tingkat
from simpelin.domain.sorotan import DaftarSorotan, Sorotan
from simpelin.services import pengaturan as atur
from simpelin.services.status import StatusTriwulan

if TYPE_CHECKING:
    from datetime import date

    from simpelin.domain.lhe import Rekomendasi
    from simpelin.domain.rapat import Rapat
    from simpelin.domain.tindak_lanjut import TindakLanjut
    from simpelin.services.impor import HasilImpor
    from simpelin.services.ketepatan import Ketepatan
    from simpelin.services.periksa import HasilPeriksa

_LEKUK = {tingkat: 2 * nomor for nomor, tingkat in enumerate(Tingkat)}
_LEBAR_NAMA = 46


def tabel(kepala: Sequence[str], baris: Sequence[Sequence[str]], kiri: Sequence[int]) -> str:
    """Aligned columns; those whose index is in ``kiri`` to the left, numbers to the right."""
    semua = [kepala, *baris]
    lebar = [max(len(satu[k]) for satu in semua) for k in range(len(kepala))]

    def satu_baris(isi: Sequence[str]) -> str:
        sel = [
            teks.ljust(lebar[k]) if k in kiri else teks.rjust(lebar[k])
            for k, teks in enumerate(isi)
        ]
        return "  ".join(sel).rstrip()

    garis = "  ".join("─" * satu for satu in lebar)
    return "\n".join([satu_baris(kepala), garis, *map(satu_baris, baris)])


def _judul(teks: str, hasil: Evaluasi) -> str:
    contoh = "  [DATA CONTOH]" if hasil.contoh else ""
    versi = f", rencana {hasil.versi}" if hasil.versi else ""
    return f"{teks} s.d. TW {ROMAWI[hasil.triwulan]} {hasil.tahun}{versi}{contoh}"


def evaluasi(hasil: Evaluasi, rupiah: str = "") -> str:
    """The roll-up as an indented table, the office last; ``rupiah`` says what they are."""
    if not hasil.rencana.simpul:
        return (
            f"Belum ada rencana tahun {hasil.tahun}; isi dengan “simpelin impor” atau di jendela."
        )
    baris = [_baris_evaluasi(satu, hasil) for satu in hasil]
    baris.append(_baris_evaluasi(hasil.kantor, hasil))
    kepala = ("kode", "nama", "K %", "", "lapor", "pagu", "realisasi", "serapan", "thd kas")
    gaji = hasil.tanpa_gaji
    return "\n".join(
        [
            _judul("Evaluasi", hasil),
            "",
            tabel(kepala, baris, (0, 1, 3)),
            "",
            f"Serapan tanpa gaji: {tulis_persen(gaji.serapan)}"
            f" ({tulis_rupiah(gaji.realisasi_anggaran)} dari {tulis_rupiah(gaji.pagu)})",
            f"Predikat kinerja kantor: {hasil.kantor.predikat or STRIP}",
            *([f"Realisasi rupiah: {rupiah}."] if rupiah else []),
        ]
    )


def _baris_evaluasi(hasil: HasilSimpul, semua: Evaluasi) -> tuple[str, ...]:
    simpul = hasil.simpul
    nama, kode, lekuk = "KANTOR", "", 0
    if simpul is not None:
        nama, kode, lekuk = simpul.nama, str(simpul.kode), _LEKUK[simpul.tingkat]
        if simpul.kunci.sub_skpd:
            nama += f" · {simpul.kunci.sub_skpd}"
    warna = warna_kinerja(hasil.capaian_kinerja, semua.ambang)
    return (
        kode,
        textwrap.shorten(" " * lekuk + nama, _LEBAR_NAMA, placeholder="…")
        if not lekuk
        else " " * lekuk + textwrap.shorten(nama, _LEBAR_NAMA - lekuk, placeholder="…"),
        tulis_angka(hasil.capaian_kinerja, 2),
        warna.huruf if warna else "",
        f"{hasil.terlapor}/{hasil.wajib}" if hasil.wajib else STRIP,
        tulis_rupiah(hasil.pagu),
        tulis_rupiah(hasil.realisasi_anggaran) if hasil.anggaran_terlapor else STRIP,
        tulis_persen(hasil.serapan),
        tulis_persen(hasil.serapan_kas, 1),
    )


def sorotan(daftar: DaftarSorotan) -> str:
    """The list in meeting order, as the screen shows it."""
    if not daftar.sorotan:
        return _judul("Tidak ada yang perlu perhatian", daftar.evaluasi)
    tampil = daftar.daftar_layar()
    baris = [_judul("Perlu perhatian", daftar.evaluasi), ""]
    for nomor, satu in enumerate(tampil, start=1):
        baris += _satu_sorotan(nomor, satu)
    sisa = len(daftar.sorotan) - len(tampil)
    if sisa:
        baris.append(f"… dan {sisa} lagi yang lebih ringan (lihat --json).")
    if daftar.kas_kosong:
        baris.append(f"{daftar.kas_kosong} sub kegiatan tanpa anggaran kas atau pagu.")
    return "\n".join(baris)


def _satu_sorotan(nomor: int, satu: Sorotan) -> list[str]:
    lebar = min(shutil.get_terminal_size((100, 24)).columns, 110)
    huruf = {"abu": "–", "info": "i"}.get(satu.keparahan, satu.keparahan[:1].upper())
    judul = satu.unit or "Tanpa unit"
    if satu.penilaian is not None:
        simpul = satu.penilaian.simpul
        judul = f"{simpul.nama} ({simpul.kode}) – {satu.unit}"
    kepala = textwrap.wrap(judul, lebar - 8) or [""]
    # An amount never breaks after its Rp, a percentage never before its sign.
    utuh = satu.alasan.replace("Rp ", "Rp\u00a0").replace(" %", "\u00a0%")
    alasan = textwrap.wrap(utuh, lebar - 8)
    return [
        f"{nomor:>3}. {huruf}  {kepala[0]}",
        *(f"        {satu}" for satu in kepala[1:]),
        *(f"        {satu}" for satu in alasan),
    ]


def status(hasil: StatusTriwulan) -> str:
    """Who has reported, one line a unit."""
    if not hasil.unit:
        return "Belum ada rencana, jadi belum ada unit yang harus lapor."
    baris = [
        (
            satu.nama,
            str(satu.status).replace("_", " "),
            f"{satu.terlapor} dari {satu.wajib}",
            _waktu(satu.diajukan_pada),
            str(satu.hari_terlambat) if satu.hari_terlambat else STRIP,
        )
        for satu in hasil.unit
    ]
    kepala = ("unit", "keadaan", "sudah lapor", "diajukan", "hari terlambat")
    return f"Batas pengisian: {hasil.batas:%d-%m-%Y}\n\n" + tabel(kepala, baris, (0, 1, 3))


def _waktu(iso: str | None) -> str:
    """A stored moment as people write it; it carries the zone in which it was kept."""
    return f"{datetime.fromisoformat(iso):%d-%m-%Y %H.%M}" if iso else STRIP


def ketepatan(hasil: Ketepatan) -> str:
    """A year's punctuality, one line a unit."""
    from simpelin.services.ekspor_ketepatan import sebut_ketepatan
    from simpelin.services.ketepatan import rekap

    if not hasil.baris:
        return "Belum ada rencana, jadi belum ada unit yang harus lapor."
    baris = []
    for unit in hasil.unit:
        satu = hasil.milik(unit)
        tw = [sebut_ketepatan(hasil.satu(unit, n)) for n in TRIWULAN]
        baris.append((unit, *tw, f"{satu.diterima}/{satu.diharapkan}", str(satu.hari or STRIP)))
    semua = rekap(hasil.baris)
    kepala = ("unit", *(f"TW {ROMAWI[n]}" for n in TRIWULAN), "diterima", "hari terlambat")
    return "\n".join(
        [
            f"Ketepatan laporan {hasil.tahun}, keadaan {hasil.tanggal:%d-%m-%Y}",
            "",
            tabel(kepala, baris, (0, 1, 2, 3, 4)),
            "",
            f"Diharapkan {semua.diharapkan}, diterima {semua.diterima}, {semua.tepat} tepat waktu,"
            f" {semua.hari} hari terlambat.",
        ]
    )


def ikm(hasil: IKM) -> str:
    """The index, its grade and the nine elements."""
    if hasil.nilai is None:
        return "Belum ada jawaban SKM untuk kesembilan unsur."
    huruf, nama = mutu_ikm(hasil.nilai)
    mutu = f"mutu {huruf} ({nama})"
    baris = [(unsur, tulis_angka(nrr, 2)) for unsur, nrr in zip(UNSUR, hasil.nrr, strict=True)]
    return "\n".join(
        [
            f"IKM {tulis_angka(hasil.nilai, 2)}, {mutu}, {hasil.responden} responden",
            f"Dengan bobot tercetak 0,11: {tulis_angka(hasil.nilai_bobot_011, 2)}",
            "",
            tabel(("unsur", "NRR"), baris, (0,)),
        ]
    )


def ketidaksesuaian(hasil: HasilPeriksa) -> str:
    """What contradicts itself, heaviest first."""
    if not hasil.ketidaksesuaian:
        return "Tidak ada ketidaksesuaian data."
    baris = []
    for satu in hasil.ketidaksesuaian:
        kepala = f"[{satu.keparahan}] {satu.aturan}"
        baris.append(f"{kepala}: {satu.pesan}")
    return "\n".join([f"{len(baris)} ketidaksesuaian data", "", *baris])


def impor(hasil: HasilImpor) -> str:
    """What an import did, or would do."""
    return hasil.sebagai_teks()


def pengaturan(isi: atur.Pengaturan) -> str:
    """Every setting with its value, by group."""
    baris = []
    kelompok = ""
    urutan = list(dict.fromkeys(satu.kelompok for satu in atur.BUTIR))
    for butir in sorted(atur.BUTIR, key=lambda satu: urutan.index(satu.kelompok)):
        if butir.kelompok != kelompok:
            kelompok = butir.kelompok
            baris += ["", kelompok.upper()]
        if butir.per_triwulan:
            milik = [k for k in isi.tersimpan if k.startswith(f"{butir.kunci}.")]
            baris += [f"  {k} = {isi.teks(k)}" for k in sorted(milik)]
            baris.append(f"  {butir.kunci}.TAHUN.TRIWULAN    {butir.label}")
        else:
            baris.append(f"  {butir.kunci} = {isi.teks(butir.kunci)}    {butir.label}")
    return "\n".join(baris[1:])


# --- rekonsiliasi ------------------------------------------------------------------


def rekonsiliasi(hasil: Rekonsiliasi, catatan: Sequence[str] = (), *, uji: bool = False) -> str:
    """Totals, then every difference and one-sided code, the largest first."""
    daftar = hasil.daftar
    sampai = "s.d. " if daftar.kumulatif else ""
    kepala = f"Rekonsiliasi BKAD {sampai}TW {ROMAWI[daftar.triwulan]} {daftar.tahun}"
    baris = [
        f"{kepala}: {daftar.berkas}{' (uji, tidak disimpan)' if uji else ''}",
        f"  Di sini {tulis_rupiah(hasil.total_kami)}, BKAD {tulis_rupiah(hasil.total_mereka)},"
        f" selisih {tulis_rupiah(hasil.selisih)}",
    ]
    baris += [f"  {_satu_banding(satu)}" for satu in hasil.perbedaan]
    cocok = sum(not satu.berbeda for satu in hasil.baris)
    baris.append(f"  {cocok} kode cocok, {len(hasil.perbedaan)} berbeda atau di satu pihak saja")
    baris += [f"  Catatan: {satu}" for satu in catatan]
    baris.append(f"Keadaan: {_keadaan_rekonsiliasi(hasil)}")
    return "\n".join(baris)


def _satu_banding(satu: Banding) -> str:
    tempat = f" ({'semua sub-unit' if satu.sub_skpd == SEMUA else satu.sub_skpd})"
    kode = f"{satu.kode}{tempat if satu.sub_skpd else ''} {satu.nama}".rstrip()
    sisi = "" if satu.sisi is Sisi.DUA else f" [{satu.sisi}]"
    kata = f" – {satu.penjelasan}" if satu.penjelasan else ""
    return (
        f"{kode}{sisi}: di sini {tulis_rupiah(satu.kami)}, BKAD {tulis_rupiah(satu.mereka)},"
        f" selisih {tulis_rupiah(satu.selisih)}{kata}"
    )


def _keadaan_rekonsiliasi(hasil: Rekonsiliasi) -> str:
    if hasil.keadaan is Keadaan.COCOK:
        return "cocok"
    if hasil.selesai:
        return "ada selisih, semuanya dijelaskan"
    return f"ada selisih, {len(hasil.belum_dijelaskan)} belum dijelaskan"


def rapat(hasil: Rapat) -> str:
    """A meeting's head and its decisions."""
    tanggal = f"{hasil.tanggal:%d-%m-%Y}" if hasil.tanggal else STRIP
    kepala = f"{hasil.sebutan}, {tanggal}, {hasil.status}"
    if hasil.sidik:
        kepala += f" (sidik potret {hasil.sidik[:16]}…)"
    baris = [
        (
            str(satu.nomor.nomor),
            satu.isi,
            str(satu.kunci or "kantor"),
            satu.penanggung_jawab,
            f"{satu.tenggat:%d-%m-%Y}",
        )
        for satu in hasil.keputusan
    ]
    if not baris:
        return f"{kepala}\nBelum ada keputusan."
    judul = ("no", "keputusan", "tentang", "penanggung jawab", "tenggat")
    return f"{kepala}\n\n{tabel(judul, baris, (1, 2, 3))}"


def tindak_lanjut(semua: Sequence[TindakLanjut], hari: date) -> str:
    """The register of follow-ups, overdue first."""
    if not semua:
        return "Tidak ada tindak lanjut."
    baris = []
    for satu in semua:
        lewat = satu.hari_lewat(hari)
        sebut = f"lewat {lewat} hari" if lewat else ""
        siapa, tenggat = satu.keputusan.penanggung_jawab, f"{satu.tenggat:%d-%m-%Y}"
        baris.append(
            (str(satu.nomor), satu.keputusan.isi, siapa, tenggat, sebut, satu.status.value)
        )
    judul = ("nomor", "keputusan", "penanggung jawab", "tenggat", "", "keadaan")
    return tabel(judul, baris, (0, 1, 2, 3, 4, 5))


def lhe(semua: Sequence[Rekomendasi], hari: date) -> str:
    """The inspectorate's recommendations, open ones first."""
    if not semua:
        return "Tidak ada rekomendasi LHE."
    baris = []
    for satu in semua:
        tenggat = f"{satu.tenggat:%d-%m-%Y}" if satu.tenggat else STRIP
        lewat = satu.hari_lewat(hari)
        if lewat:
            tenggat += f", lewat {lewat} hari"
        nomor = f"{satu.tahun} no {satu.nomor}"
        baris.append((nomor, satu.rekomendasi, satu.unit or STRIP, tenggat, satu.status.kata))
    judul = ("LHE", "rekomendasi", "unit", "tenggat", "keadaan")
    return tabel(judul, baris, (0, 1, 2, 3, 4))
