"""The LKjIP's tables of Bab II: Renstra, performance agreement, main indicators (IKU)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from simpelin.domain.bahan_lkjip import SasaranProgram, UraianIKU
from simpelin.domain.garis_waktu import AngkaRenstra
from simpelin.domain.kalender import ROMAWI, tanggal_panjang
from simpelin.domain.lkjip import LKjIP
from simpelin.domain.rencana import Indikator, JenisVersi, Simpul, Tingkat
from simpelin.domain.tabel_data import BarisData, Jenis, KolomData, Nilai, TabelData

ISI_DI = "isi di Laporan, Bahan LKjIP"
"""Where an office fills in what no plan or report holds."""
_NO = KolomData("No", 6, Jenis.TENGAH)
_SATUAN = KolomData("Satuan", 11, Jenis.TENGAH)


def sebut_versi(lkjip: LKjIP) -> str:
    """The plan version in force: ``perubahan, nomor DPPA/2023, 16 Oktober 2023, berlaku mulai
    TW IV``."""
    versi = lkjip.versi
    if versi is None:
        return lkjip.evaluasi.versi
    bagian = [versi.nama]
    if versi.nomor:
        bagian.append(f"nomor {versi.nomor}")
    if versi.tanggal:
        bagian.append(tanggal_panjang(date.fromisoformat(versi.tanggal)))
    if versi.berlaku_tw > 1:
        bagian.append(f"berlaku mulai TW {ROMAWI[versi.berlaku_tw]}")
    return ", ".join(bagian)


def sebutan_perubahan(lkjip: LKjIP) -> str:
    """``" Perubahan"`` where the version in force is one, for a heading; else nothing."""
    ada = lkjip.versi is not None and lkjip.versi.jenis is JenisVersi.PERUBAHAN
    return " Perubahan" if ada else ""


def sebut(simpul: Simpul) -> str:
    """A node's name; with its sub-SKPD, which repeats the office's names."""
    sub = simpul.kunci.sub_skpd
    return f"{simpul.nama} ({sub})" if sub else simpul.nama


def _per_indikator(
    semua: Iterable[Simpul],
) -> Iterator[tuple[int | None, Simpul, Indikator | None]]:
    """Each indicator with its node; the node's number stands at its first one only."""
    for n, simpul in enumerate(semua, 1):
        for nomor, indikator in enumerate(simpul.indikator or (None,)):
            yield (None if nomor else n), simpul, indikator


def _awal(nomor: int | None, teks: Nilai) -> Nilai:
    """What is said once of several rows."""
    return "" if nomor is None else teks


# --- 2.1 and 2.2: the Renstra ---------------------------------------------------------


def tabel_tujuan(lkjip: LKjIP) -> TabelData:
    """Table 2.1: tujuan with indicators, initial condition, target at the Renstra's end."""
    return _tabel_renstra(lkjip, Tingkat.TUJUAN)


def tabel_sasaran_renstra(lkjip: LKjIP) -> TabelData:
    """Table 2.2: the same for the sasaran."""
    return _tabel_renstra(lkjip, Tingkat.SASARAN)


def _tabel_renstra(lkjip: LKjIP, tingkat: Tingkat) -> TabelData:
    nama = tingkat.value.capitalize()
    masa = f" Renstra {lkjip.masa}" if lkjip.masa else ""
    return TabelData(
        nama,
        f"{nama} dan indikatornya{masa}",
        (
            _NO,
            KolomData(nama, 38),
            KolomData("Indikator", 36),
            _SATUAN,
            KolomData("Kondisi awal", 13, Jenis.ANGKA),
            KolomData(f"Target akhir{_tahun_akhir(lkjip)}", 13, Jenis.ANGKA),
        ),
        tuple(
            BarisData(
                (
                    *(_awal(n, n), _awal(n, simpul.nama)),
                    *(_nama(i), _satuan(i), *_angka_renstra(lkjip, simpul, i)),
                )
            )
            for n, simpul, i in _per_indikator(lkjip.simpul(tingkat))
        ),
    )


def _tahun_akhir(lkjip: LKjIP) -> str:
    masa = lkjip.garis.masa(lkjip.evaluasi.tahun)
    return f" ({masa.akhir})" if masa else ""


def _nama(indikator: Indikator | None) -> str | None:
    return indikator.nama or None if indikator else None


def _satuan(indikator: Indikator | None) -> str | None:
    return indikator.satuan or None if indikator else None


def _angka_renstra(
    lkjip: LKjIP, simpul: Simpul, indikator: Indikator | None
) -> tuple[Nilai, Nilai]:
    """Initial condition and end target."""
    if indikator is None:
        return None, None
    tahun, jati = lkjip.evaluasi.tahun, (simpul.kunci, indikator.nama)
    butir = lkjip.garis.butir(jati, tahun)
    angka: AngkaRenstra = lkjip.garis.angka(jati, tahun, indikator.sifat)
    return (butir.kondisi_awal if butir else None), angka.target_akhir


# --- 2.4: the performance agreement -----------------------------------------------------


def tabel_pk_sasaran(lkjip: LKjIP) -> TabelData:
    """Table 2.4, first part: sasaran, indicators, the year's targets."""
    tahun = lkjip.evaluasi.tahun
    return TabelData(
        "PK sasaran",
        f"Perjanjian kinerja{sebutan_perubahan(lkjip)} tahun {tahun}: sasaran",
        (
            _NO,
            KolomData("Sasaran", 42),
            KolomData("Indikator", 42),
            KolomData(f"Target {tahun}", 12, Jenis.ANGKA),
            _SATUAN,
        ),
        tuple(
            BarisData((_awal(n, n), _awal(n, simpul.nama), _nama(i), *_target(i)))
            for n, simpul, i in _per_indikator(lkjip.simpul(Tingkat.SASARAN))
        ),
        (f"Versi rencana: {sebut_versi(lkjip)}.",),
    )


def _target(indikator: Indikator | None) -> tuple[Nilai, Nilai]:
    return (indikator.target if indikator else None), _satuan(indikator)


def tabel_pk_program(lkjip: LKjIP) -> TabelData:
    """Table 2.4, second part: what each program is to bring about, indicators, targets."""
    tahun, program = lkjip.evaluasi.tahun, lkjip.simpul(Tingkat.PROGRAM)
    kosong = [sebut(s) for s in program if not _isi_program(lkjip, s).pernyataan]
    return TabelData(
        "PK program",
        f"Perjanjian kinerja{sebutan_perubahan(lkjip)} tahun {tahun}: sasaran program",
        (
            _NO,
            KolomData("Program", 28),
            KolomData("Sasaran program", 30),
            KolomData("Indikator", 32),
            KolomData(f"Target {tahun}", 11, Jenis.ANGKA),
            _SATUAN,
        ),
        tuple(
            BarisData(
                (
                    *(_awal(n, n), _awal(n, sebut(simpul))),
                    _awal(n, _isi_program(lkjip, simpul).pernyataan or None),
                    *(_nama(i), *_target(i)),
                )
            )
            for n, simpul, i in _per_indikator(program)
        ),
        _belum("Sasaran program", kosong, len(program)),
    )


def _isi_program(lkjip: LKjIP, simpul: Simpul) -> SasaranProgram:
    return lkjip.bahan.program.get(simpul.kunci, SasaranProgram())


def _belum(apa: str, kosong: list[str], seluruh: int) -> tuple[str, ...]:
    """What is not filled in, and where to do it; a long list is only counted."""
    if not kosong:
        return ()
    mana = "" if len(kosong) == seluruh else f" untuk {'; '.join(kosong)}"
    if len(kosong) > 5:
        mana = f" untuk {len(kosong)} dari {seluruh}"
    return (f"{apa} belum diisi{mana}; {ISI_DI}.",)


def tabel_pk_anggaran(lkjip: LKjIP) -> TabelData:
    """Table 2.4, third part: each program's budget and who pays, with the total."""
    e, program = lkjip.evaluasi, lkjip.simpul(Tingkat.PROGRAM)
    baris = [
        BarisData(
            (n, sebut(s), e.hasil[s.kunci].pagu, _isi_program(lkjip, s).sumber_dana or None),
        )
        for n, s in enumerate(program, 1)
    ]
    if baris:
        total = sum(e.hasil[s.kunci].pagu for s in program)
        rumus = ((2, f"=SUM(C{{b[0]}}:C{{b[{len(baris) - 1}]}})"),)
        baris.append(BarisData(("", "Jumlah", total, ""), True, rumus=rumus))
    kosong = [sebut(s) for s in program if not _isi_program(lkjip, s).sumber_dana]
    return TabelData(
        "PK anggaran",
        f"Perjanjian kinerja{sebutan_perubahan(lkjip)} tahun {e.tahun}: anggaran program",
        (
            _NO,
            KolomData("Program", 58),
            KolomData("Anggaran (Rp)", 22, Jenis.RUPIAH),
            KolomData("Sumber dana", 20, Jenis.TENGAH),
        ),
        tuple(baris),
        _belum("Sumber dana", kosong, len(program)),
    )


# --- 2.7: the main indicators -------------------------------------------------------------


def tabel_uraian_iku(lkjip: LKjIP) -> TabelData:
    """Table 2.7: how each IKU is measured, from what, and who answers for it; an indicator of a
    tujuan stands in it where it was described."""
    isi = list(_per_indikator(_berurai(lkjip)))
    kosong = [i.nama for _, s, i in isi if i and not _utama(_uraian(lkjip, s, i))]
    return TabelData(
        "Uraian IKU",
        f"Indikator kinerja utama tahun {lkjip.evaluasi.tahun}",
        (
            _NO,
            KolomData("Sasaran", 28),
            KolomData("Indikator", 26),
            KolomData("Satuan", 11, Jenis.TENGAH),
            KolomData("Formula", 32),
            KolomData("Sumber data", 26),
            KolomData("Penanggung jawab", 24),
            KolomData("Penjelasan", 34),
        ),
        tuple(
            BarisData(
                (
                    *(_awal(n, n), _awal(n, _sebut_tingkat(simpul)), _nama(i), _satuan(i)),
                    *_empat_uraian(_uraian(lkjip, simpul, i) if i else UraianIKU()),
                )
            )
            for n, simpul, i in isi
        ),
        _belum(
            "Formula, sumber data, atau penanggung jawab", kosong, sum(bool(i) for *_, i in isi)
        ),
    )


def _berurai(lkjip: LKjIP) -> tuple[Simpul, ...]:
    """Every sasaran, before them the tujuan of which an indicator is described."""
    ada = {kunci for kunci, _ in lkjip.bahan.uraian}
    tujuan = (satu for satu in lkjip.simpul(Tingkat.TUJUAN) if satu.kunci in ada)
    return (*tujuan, *lkjip.simpul(Tingkat.SASARAN))


def _sebut_tingkat(simpul: Simpul) -> str:
    return f"Tujuan: {simpul.nama}" if simpul.tingkat is Tingkat.TUJUAN else simpul.nama


def _uraian(lkjip: LKjIP, simpul: Simpul, indikator: Indikator) -> UraianIKU:
    return lkjip.bahan.uraian.get((simpul.kunci, indikator.nama), UraianIKU())


def _utama(satu: UraianIKU) -> bool:
    """Whether all is said but the explanation, which not every indicator needs."""
    return bool(satu.formula and satu.sumber_data and satu.penanggung_jawab)


def _empat_uraian(satu: UraianIKU) -> tuple[Nilai, ...]:
    isi = (satu.formula, satu.sumber_data, satu.penanggung_jawab, satu.penjelasan)
    return tuple(teks or None for teks in isi)


def tabel_target_iku(lkjip: LKjIP) -> TabelData:
    """Table 2.7, its targets: one column for each year of the Renstra; empty without one."""
    tahun = lkjip.evaluasi.tahun
    masa = lkjip.garis.masa(tahun)
    semua = tuple(masa.tahun) if masa else ()
    baris: list[BarisData] = []
    for _, simpul, i in _per_indikator(lkjip.simpul(Tingkat.SASARAN)) if masa else ():
        butir = lkjip.garis.butir((simpul.kunci, i.nama), tahun) if i else None
        if i is not None:
            target = (butir.pada(t).target if butir else None for t in semua)
            baris.append(BarisData((len(baris) + 1, _nama(i), _satuan(i), *target)))
    return TabelData(
        "Target IKU",
        f"Target indikator kinerja utama tiap tahun Renstra {lkjip.masa}",
        (
            *(_NO, KolomData("Indikator", 36), _SATUAN),
            *(KolomData(str(satu), 9, Jenis.ANGKA) for satu in semua),
        ),
        tuple(baris),
    )
