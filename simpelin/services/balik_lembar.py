"""Put back what an import changed of the sheets beside the plan, as the trail holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.bahan_lkjip import Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.fisik import TANPA_FISIK, FisikTW, cacat_fisik
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import EntriRiwayat, JawabanSKM, Pembanding
from simpelin.domain.kesalahan import Penolakan
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import Kunci

if TYPE_CHECKING:
    from simpelin.store import Store

Isi = Mapping[str, Any]


def balik(store: Store, objek: str, kunci: str, sebelum: Isi) -> None:
    """One entry of :data:`OBJEK` back; ``sebelum`` is empty where there was nothing.

    Inside ``store.ubah``.
    """
    _CARA[objek](store, kunci.split("|"), sebelum)


def fisik_mundur(store: Store, entri: Iterable[EntriRiwayat]) -> Iterator[Penolakan]:
    """Years of physical progress that what was entered since leaves wrong, once the import is
    taken back; inside ``store.ubah``."""
    bagian = (satu.kunci.split("|") for satu in entri if satu.objek == "fisik")
    for tahun, kode, sub in dict.fromkeys((t, k, s) for t, k, s, _ in bagian):
        kunci = Kunci(kode, sub)
        cacat = cacat_fisik(store.fisik.muat(int(tahun)).get(kunci, TANPA_FISIK))
        if cacat is not None:
            tw, _, pesan = cacat
            yield Penolakan(
                f"Kemajuan fisik {kunci} TW {ROMAWI[tw]} {tahun} tanpa impor itu: {pesan};"
                " betulkan triwulan itu lebih dahulu"
            )


def _kinerja(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, kode, sub, *indikator, tw = bagian
    angka = (_angka(sebelum.get(k)) for k in ("kinerja", "pembilang", "penyebut"))
    lama = LaporanKinerja(*angka) if sebelum else None
    kunci = Kunci(kode, sub)
    store.realisasi.simpan_kinerja(int(tahun), kunci, "|".join(indikator), int(tw), lama)


def _anggaran(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, kode, sub, tw = bagian
    rupiah, alasan = sebelum.get("anggaran"), str(sebelum.get("catatan", ""))
    store.realisasi.simpan_anggaran(int(tahun), Kunci(kode, sub), int(tw), rupiah, alasan)


def _catatan(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, kode, sub, tw = bagian
    kata = (str(sebelum.get(k, "")) for k in ("faktor_pendorong", "hambatan", "solusi"))
    store.realisasi.simpan_catatan(int(tahun), Kunci(kode, sub), int(tw), Catatan(*kata))


def _fisik(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, kode, sub, tw = bagian
    target, realisasi = (sebelum.get(f"{k}_fisik") for k in ("target", "realisasi"))
    lama = FisikTW(_angka(target), _angka(realisasi), str(sebelum.get("catatan", "")))
    store.fisik.simpan(int(tahun), Kunci(kode, sub), int(tw), lama)


def _angka(nilai: Any) -> Fraction | None:
    return None if nilai is None else Fraction(nilai)


def _skm(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, tw = map(int, bagian)
    baris = sebelum.get("jawaban", ())
    lama = [JawabanSKM(tw, responden, tuple(unsur)) for responden, *unsur in baris]
    store.skm.ganti(tahun, tw, lama)


def _renja(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, tw = map(int, bagian)
    store.tindak_lanjut_renja.simpan(tahun, tw, str(sebelum.get("isi", "")))


def _pembanding(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, kode, ukuran, *sumber = bagian
    nilai = str(sebelum.get("nilai", ""))
    lama = Pembanding(int(tahun), kode, ukuran, nilai, "|".join(sumber))
    if sebelum:
        store.pembanding.simpan(lama)
    else:
        store.pembanding.hapus(lama)


def _pengaturan(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    store.pengaturan.simpan("|".join(bagian), sebelum.get("nilai"))


def _libur(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    store.libur.simpan(bagian[0], sebelum.get("keterangan"))


def _uraian_iku(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, kode, sub, *indikator = bagian
    jati = (Kunci(kode, sub), "|".join(indikator))
    store.bahan_lkjip.simpan_uraian(int(tahun), jati, UraianIKU(**sebelum))


def _sasaran_program(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, kode, sub = bagian
    store.bahan_lkjip.simpan_program(int(tahun), Kunci(kode, sub), SasaranProgram(**sebelum))


def _jabatan(store: Store, bagian: Sequence[str], sebelum: Isi) -> None:
    tahun, nama = int(bagian[0]), "|".join(bagian[1:])
    if sebelum:
        store.bahan_lkjip.simpan_jabatan(tahun, Jabatan(nama, **sebelum))
    else:
        store.bahan_lkjip.hapus_jabatan(tahun, nama)


_CARA: Mapping[str, Callable[[Store, Sequence[str], Isi], None]] = {
    "kinerja": _kinerja,
    "anggaran": _anggaran,
    "catatan": _catatan,
    "fisik": _fisik,
    "skm": _skm,
    "tindak_lanjut_renja": _renja,
    "pembanding": _pembanding,
    "pengaturan": _pengaturan,
    "libur": _libur,
    "uraian_iku": _uraian_iku,
    "sasaran_program": _sasaran_program,
    "jabatan": _jabatan,
}
OBJEK = tuple(_CARA)
"""The kinds of trail entries that :func:`balik` knows."""
