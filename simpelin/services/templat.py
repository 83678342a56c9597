"""Write the template workbook: empty, filled from the store, or one unit's *lembar isian*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from simpelin.domain.belanja import Belanja, BelanjaVersi
from simpelin.domain.fisik import TANPA_FISIK
from simpelin.domain.gabungan import gabungkan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import (
    KOSONG4,
    TRIWULAN,
    Simpul,
    VersiRencana,
    susun,
    urut_kunci,
)
from simpelin.services import pengaturan
from simpelin.services.impor_simpul import isi_indikator, isi_simpul
from simpelin.services.izin_isian import IzinIsian, izin_isian
from simpelin.services.kalender import rupiah_dari
from simpelin.services.templat_bahan import baris_bahan
from simpelin.services.templat_renstra import baris_alih, baris_renstra

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.isian_fisik import BarisFisikIsi
    from simpelin.workbook.isian_kolom import BarisIsi
    from simpelin.workbook.templat_tulis import BarisTulis

_TAHUN_SKM = range(2000, 2101)


def templat(path: Path) -> None:
    """Write the empty template. Raises :class:`KesalahanPengguna` where it cannot be written."""
    from simpelin.workbook.templat_tulis import tulis_templat

    tulis_templat(path, {})


def templat_isi(store: Store, path: Path) -> None:
    """Write the template filled from the store; importing it elsewhere gives the same figures.

    Everything that the template carries, every year: versions, plan, realisasi, units,
    compared figures, survey answers, settings. Raises :class:`KesalahanPengguna` where it
    cannot be written.
    """
    from simpelin.workbook.templat_tulis import tulis_templat

    atur = pengaturan.muat(store)
    with store.baca():
        tahun = store.rencana.tahun()
        isi: dict[str, list[BarisTulis]] = {
            "Rencana": [b for t in tahun for b in _rencana(t, store.rencana.versi(t))],
            "Realisasi": [b for t in tahun for b in _realisasi(store, t)],
            "Versi": [_versi(t, v) for t in tahun for v in store.rencana.versi(t)],
            "Unit": list(_unit(store)),
            "Pembanding": list(_pembanding(store)),
            "SKM": list(_skm(store)),
            "Fisik": [b for t in tahun for b in _fisik(store, t)],
            "Belanja": [b for t in tahun for b in _belanja(store, t)],
            "Renstra": list(baris_renstra(store)),
            "PetaKode": list(baris_alih(store)),
            "TindakLanjutRenja": list(_renja(store)),
            **baris_bahan(store),
            "Koreksi": [b for t in tahun for b in _koreksi(store, t)],
            "Libur": list(_libur(store)),
            "Pengaturan": list(_pengaturan(store)),
        }
    tulis_templat(path, isi, kantor=atur.nama_skpd, contoh=atur.contoh)


def lembar_isian(store: Store, path: Path, unit: str, tahun: int, triwulan: int) -> None:
    """Write one unit's entry workbook for one quarter: all locked but the cells to fill.

    Raises:
        KesalahanPengguna: the unit does not exist or has nothing to fill, the year has no
            plan, or the file cannot be written.
    """
    from simpelin.workbook.isian_kolom import IsiIsian
    from simpelin.workbook.isian_tulis import tulis_isian

    if not store.rencana.versi(tahun):
        raise KesalahanPengguna(f"Tahun {tahun} belum punya rencana; impor rencananya dahulu.")
    atur = pengaturan.muat(store)
    izin = izin_isian(store, unit, tahun, triwulan)
    tulis_isian(
        path,
        IsiIsian(
            kantor=atur.nama_skpd,
            unit=unit,
            tahun=tahun,
            triwulan=triwulan,
            batas=izin.lembar.batas,
            contoh=atur.contoh,
            beku=izin.beku,
            baris=tuple(_baris_isian(izin)),
            fisik=tuple(_fisik_isian(store, izin)),
            terkunci=izin.terkunci,
            rupiah=rupiah_dari(atur, tahun, triwulan),
        ),
    )


# --- sheets ----------------------------------------------------------------


def _rencana(tahun: int, versi: tuple[VersiRencana, ...]) -> Iterator[BarisTulis]:
    for satu in versi:
        for simpul in _urut_pohon(satu):
            for baris in _baris_simpul(simpul):
                yield {
                    **baris,
                    "tahun": tahun,
                    "versi": satu.nama,
                    "berlaku_tw": satu.berlaku_tw,
                }


def _urut_pohon(versi: VersiRencana) -> Iterator[Simpul]:
    """Depth first; what hangs on a node of an earlier version comes after."""
    pohon = susun(0, versi.nama, versi.simpul)
    yield from (pohon.simpul[kunci] for kunci in pohon.urutan)
    lepas = set(pohon.simpul) - set(pohon.urutan)
    yield from (pohon.simpul[kunci] for kunci in sorted(lepas, key=urut_kunci))


def _baris_simpul(simpul: Simpul) -> Iterator[BarisTulis]:
    """One row an indicator; the node's own columns stand in its first row.

    Where the owner of the money is not the first unit that its indicators name, the node
    has a row of its own before them.
    """
    kunci = {"kode": simpul.kode, "sub_skpd": simpul.kunci.sub_skpd}
    node: dict[str, object] = {**isi_simpul(simpul), **kunci}
    dasar = {kolom: node[kolom] for kolom in ("induk", "tingkat", "nama")} | kunci
    unit = (satu.unit or simpul.unit for satu in simpul.indikator)
    if not simpul.indikator or next(filter(None, unit), "") != simpul.unit:
        yield _baris(node)
        node = dict(dasar)
    for indikator in simpul.indikator:
        milik = isi_indikator(indikator, simpul)
        yield _baris({**node, **milik, "indikator": indikator.nama})
        node = dict(dasar)


def _baris(isi: Mapping[str, object]) -> BarisTulis:
    return dict(isi)  # type: ignore[arg-type]


def _realisasi(store: Store, tahun: int) -> Iterator[BarisTulis]:
    realisasi = store.realisasi.muat(tahun)
    alasan = store.realisasi.catatan_anggaran(tahun)
    gabungan = gabungkan(store.rencana.versi(tahun))
    for kunci in sorted(gabungan.simpul, key=urut_kunci):
        nama = list(gabungan.indikator[kunci]) or [""]
        for tw in TRIWULAN:
            laporan = {
                satu: lap
                for satu in nama
                if (lap := realisasi.kinerja.get((kunci, satu), KOSONG4)[tw - 1]) is not None
            }
            uang = realisasi.anggaran.get(kunci, KOSONG4)[tw - 1]
            kata = realisasi.catatan.get((kunci, tw), Catatan())
            bersama: dict[str, object] = {
                "anggaran": uang,
                "catatan_anggaran": alasan.get((kunci, tw), ""),
                "faktor_pendorong": kata.faktor_pendorong,
                "hambatan": kata.hambatan,
                "solusi": kata.solusi,
            }
            if not laporan and any(nilai not in (None, "") for nilai in bersama.values()):
                laporan = {nama[0]: LaporanKinerja()}
            for letak, (satu, lap) in enumerate(laporan.items()):
                yield _baris(
                    {
                        "tahun": tahun,
                        "kode": kunci.kode,
                        "sub_skpd": kunci.sub_skpd,
                        "triwulan": tw,
                        "indikator": satu,
                        "kinerja": lap.kinerja,
                        "pembilang": lap.pembilang,
                        "penyebut": lap.penyebut,
                        **(bersama if letak == 0 else {}),
                    }
                )


def _versi(tahun: int, versi: VersiRencana) -> BarisTulis:
    return {
        "tahun": tahun,
        "versi": versi.nama,
        "jenis": versi.jenis.value,
        "nomor": versi.nomor,
        "tanggal": versi.tanggal,
        "berlaku_tw": versi.berlaku_tw,
    }


def _unit(store: Store) -> Iterator[BarisTulis]:
    kolom = ("nama", "jabatan_kepala", "kepala", "nip", "pangkat")
    for satu in store.unit.semua():
        yield {nama: getattr(satu, nama) for nama in kolom} | {"peran": satu.peran.value}


def _pembanding(store: Store) -> Iterator[BarisTulis]:
    for satu in store.pembanding.semua():
        yield {
            "tahun": satu.tahun,
            "kode": satu.kode,
            "ukuran": satu.ukuran,
            "nilai": satu.nilai,
            "sumber": satu.sumber,
        }


def _skm(store: Store) -> Iterator[BarisTulis]:
    for tahun in _TAHUN_SKM:
        for satu in store.skm.muat(tahun):
            unsur = {f"u{n}": nilai for n, nilai in enumerate(satu.jawaban, start=1)}
            yield {"tahun": tahun, "triwulan": satu.triwulan, "responden": satu.responden, **unsur}


def _fisik(store: Store, tahun: int) -> Iterator[BarisTulis]:
    semua = store.fisik.muat(tahun)
    for kunci in sorted(semua, key=urut_kunci):
        for tw, satu in enumerate(semua[kunci], 1):
            if not satu.kosong:
                yield {
                    "tahun": tahun,
                    "kode": kunci.kode,
                    "sub_skpd": kunci.sub_skpd,
                    "triwulan": tw,
                    "target_fisik": satu.target,
                    "realisasi_fisik": satu.realisasi,
                    "catatan_fisik": satu.catatan,
                }


def _belanja(store: Store, tahun: int) -> Iterator[BarisTulis]:
    semua, versi = store.belanja.muat(tahun, 0), store.belanja.versi(tahun)
    for kunci in sorted(semua, key=urut_kunci):
        for satu in semua[kunci]:
            dasar: dict[str, object] = {
                "tahun": tahun,
                "kode": kunci.kode,
                "sub_skpd": kunci.sub_skpd,
                "rekening": satu.rekening,
                "uraian": satu.uraian,
                "jenis_belanja": satu.jenis.value,
            }
            tw = {f"realisasi_tw{n}": nilai for n, nilai in enumerate(satu.realisasi, 1)}
            yield _baris(dasar | _pagu_kas(satu) | tw)
            for lain in versi.get((kunci, satu.kunci), ()):
                yield _baris(dasar | {"versi": lain.versi} | _pagu_kas(lain))


def _pagu_kas(satu: Belanja | BelanjaVersi) -> dict[str, object]:
    return {"pagu": satu.pagu, **{f"kas_tw{n}": nilai for n, nilai in enumerate(satu.kas, 1)}}


def _renja(store: Store) -> Iterator[BarisTulis]:
    for (tahun, triwulan), isi in store.tindak_lanjut_renja.semua().items():
        yield {"tahun": tahun, "triwulan": triwulan, "tindak_lanjut_renja": isi}


def _koreksi(store: Store, tahun: int) -> Iterator[BarisTulis]:
    semua = store.realisasi.koreksi(tahun)
    for kunci in sorted(semua, key=urut_kunci):
        for satu in semua[kunci]:
            yield {
                "tahun": tahun,
                "kode": kunci.kode,
                "triwulan": satu.triwulan,
                "asal_tw": satu.asal,
                "jumlah_koreksi": satu.jumlah,
                "sub_skpd": kunci.sub_skpd,
                "catatan_koreksi": satu.catatan,
            }


def _libur(store: Store) -> Iterator[BarisTulis]:
    for tanggal, nama in store.libur.muat().items():
        yield {"tanggal_libur": tanggal, "nama_libur": nama}


def _pengaturan(store: Store) -> Iterator[BarisTulis]:
    """Settings that figures and prints depend on; how the window looks and how many
    backups are kept stays here, and the holidays have a sheet of their own, with their names."""
    for kunci, nilai in sorted(pengaturan.muat(store).tersimpan.items()):
        try:
            butir = pengaturan.cari_butir(kunci)
        except KesalahanPengguna:
            continue
        di_sini = butir.kelompok in (pengaturan.TAMPILAN, pengaturan.CADANGAN)
        if not di_sini and kunci != pengaturan.HARI_LIBUR:
            yield {"kunci": kunci, "nilai": nilai}


# --- lembar isian ----------------------------------------------------------


def _fisik_isian(store: Store, izin: IzinIsian) -> Iterator[BarisFisikIsi]:
    """The unit's sub kegiatan; none where nobody in the office enters physical progress."""
    from simpelin.workbook.isian_fisik import BarisFisikIsi

    semua = store.fisik.muat(izin.tahun)
    if not semua:
        return
    for kunci in izin.sub_kegiatan:
        fisik = semua.get(kunci, TANPA_FISIK)[izin.triwulan - 1]
        yield BarisFisikIsi(*kunci, izin.lembar.evaluasi.rencana.simpul[kunci].nama, fisik)


def _baris_isian(izin: IzinIsian) -> Iterator[BarisIsi]:
    from simpelin.workbook.isian_kolom import BarisIsi

    for (kunci, nama), satu in izin.baris.items():
        isian = satu.isian
        indikator = isian.indikator
        kata = izin.lembar.catatan.get(kunci, Catatan()) if isian.pertama else Catatan()
        buka_rp = not satu.kunci_rp
        yield BarisIsi(
            kode=kunci.kode,
            sub_skpd=kunci.sub_skpd,
            tingkat=isian.simpul.tingkat,
            simpul=isian.simpul.nama,
            indikator=nama,
            satuan=indikator.indikator.satuan if indikator else "",
            sifat=indikator.indikator.sifat if indikator else None,
            target=indikator.indikator.target if indikator else None,
            target_sampai=indikator.target if indikator else None,
            lalu=isian.lalu,
            laporan=isian.kinerja if satu.milik else None,
            buka_k=satu.milik and not satu.kunci_k,
            pagu=isian.hasil.pagu if isian.pertama else None,
            rp_lalu=isian.rp_lalu if isian.pertama else None,
            rp_ini=isian.rp_ini if isian.pertama else None,
            catatan_rp=isian.catatan_rp if buka_rp else "",
            buka_rp=buka_rp,
            catatan=kata if satu.milik else Catatan(),
            buka_teks=satu.milik and isian.pertama and not izin.terkunci,
        )
