"""Take the last import back, in one step: the wizard's, or a template's that wrote no plan.

The trail holds what every cell was before: that is the stored inverse. An import is not
taken back where something of it was changed since; those things are named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.gabungan import Gabungan, gabungkan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import EntriRiwayat
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak, Penolakan
from simpelin.domain.rencana import TRIWULAN, Kunci, Tingkat
from simpelin.services import balik_lembar, izin
from simpelin.services.kata_riwayat import JENIS, butir_dari, tanggal_kata
from simpelin.services.kunci_isian import KunciTriwulan, kunci_triwulan
from simpelin.services.tetap import ubah_bila_tetap
from simpelin.services.versi_rencana import cari_versi

if TYPE_CHECKING:
    from simpelin.services.hasil_impor import HasilImpor
    from simpelin.store import Store

TINDAKAN = "urungkan impor"
_TERBANYAK = 10
_TERBALIK = frozenset(balik_lembar.OBJEK)
"""What a template's import may have written, and nothing else, to be taken back."""


@dataclass(frozen=True, slots=True)
class ImporTerakhir:
    """The import that can be taken back, and how many values it wrote."""

    berkas: str
    lembar: str
    bentuk: str
    waktu: str
    pelaku: str
    banyak: int


def impor_terakhir(store: Store) -> ImporTerakhir | None:
    """The newest import that can be taken back and was not, ``None`` where there is none."""
    satu = store.impor.terakhir()
    if satu is None:
        return None
    isi = satu.isi
    return ImporTerakhir(
        str(isi.get("berkas", "")),
        str(isi.get("lembar", "")),
        str(isi.get("bentuk", "")),
        satu.waktu,
        satu.pelaku,
        satu.akhir - satu.awal + 1,
    )


def urungkan_impor(store: Store) -> ImporTerakhir:
    """Put back everything that the last import changed.

    Raises:
        MasukanDitolak: something of it was changed since, or is frozen, each thing named.
        KesalahanPengguna: there is nothing to take back.
    """
    izin.wajib(store, Tindakan.IMPOR)
    keadaan = store.nomor_perubahan()
    apa = impor_terakhir(store)
    impor = store.impor.terakhir()
    if apa is None or impor is None:
        raise KesalahanPengguna("Tidak ada impor yang dapat diurungkan.")
    entri = store.impor.entri(impor)
    with store.baca():
        tolak = [*_berubah(store, entri), *_beku(store, entri)]
    if tolak:
        lebih = len(tolak) - _TERBANYAK
        tambahan = [Penolakan(f"dan {lebih} hal lain")] if lebih > 0 else []
        raise MasukanDitolak([*tolak[:_TERBANYAK], *tambahan])
    with ubah_bila_tetap(store, keadaan, TINDAKAN, sumber=apa.berkas):
        for satu in reversed(entri):
            _balik(store, satu)
        tolak = [*_di_bawah_nol(store, entri), *balik_lembar.fisik_mundur(store, entri)]
        if tolak:
            raise MasukanDitolak(tolak)
        store.impor.catat_urung(impor)
    return apa


def catat_templat(store: Store, awal: int, hasil: HasilImpor) -> tuple[str, ...]:
    """Remember a template's import, whose entries begin at ``awal``, as one that can be taken
    back; what it wrote that cannot, in words. A plan, a Renstra, units, the breakdown of
    spending and corrections have no way back but the copy made before.

    Inside ``store.ubah``.
    """
    objek = store.impor.objek_sejak(awal)
    sisa = tuple(kata for satu, kata in JENIS.items() if satu in objek - _TERBALIK)
    if not objek or sisa:
        return sisa
    isi = [satu for satu in hasil.ringkasan if satu.baru or satu.berubah]
    catatan = {
        "berkas": hasil.berkas,
        "lembar": ", ".join(satu.lembar for satu in isi),
        "bentuk": "templat",
        "baru": sum(satu.baru for satu in isi),
        "berubah": sum(satu.berubah for satu in isi),
    }
    store.impor.catat_impor(awal, catatan)
    return ()


# --- what was changed since -----------------------------------------------------------


def _berubah(store: Store, entri: Sequence[EntriRiwayat]) -> Iterator[Penolakan]:
    akhir = {(satu.objek, satu.kunci): satu for satu in entri}
    nama = store.riwayat.nama_simpul()
    for (objek, kunci), satu in akhir.items():
        kini = store.impor.entri_kini(objek, kunci)
        if kini is None or kini.sesudah == satu.sesudah:
            continue
        butir = butir_dari(satu, _isi(satu.sesudah), nama)
        yield Penolakan(
            f"{JENIS.get(objek, objek)} {butir.kode} {butir.nama} ({butir.rinci}) sudah diubah "
            f"{kini.pelaku} pada {tanggal_kata(kini.waktu)}, sesudah impor; impor tidak dapat"
            " diurungkan, ubah selnya satu per satu"
        )


def _beku(store: Store, entri: Sequence[EntriRiwayat]) -> Iterator[Penolakan]:
    """What was closed since: kinerja, words and physical progress from submission on, rupiah
    once approved or declared final."""
    rencana: dict[int, Gabungan] = {}
    kunci_tw: dict[tuple[int, int], KunciTriwulan] = {}
    sebab: dict[str, None] = {}
    for satu in entri:
        if satu.objek not in ("kinerja", "anggaran", "catatan", "fisik"):
            continue
        teks_tahun, kode, sub, *sisa = satu.kunci.split("|")
        tahun, tw, kunci = int(teks_tahun), int(sisa[-1]), Kunci(kode, sub)
        if tahun not in rencana:
            rencana[tahun] = gabungkan(store.rencana.versi(tahun))
        simpul = rencana[tahun].simpul.get(kunci)
        if simpul is None:
            continue
        if (tahun, tw) not in kunci_tw:
            kunci_tw[tahun, tw] = kunci_triwulan(store, tahun, tw)
        terkunci = kunci_tw[tahun, tw]
        if satu.objek == "anggaran":
            alasan = terkunci.rupiah_beku(simpul.unit)
        else:
            indikator = rencana[tahun].indikator.get(kunci, {}).get("|".join(sisa[:-1]))
            alasan = terkunci.beku((indikator.unit if indikator else "") or simpul.unit)
        if alasan:
            sebab[terkunci.kalimat(alasan)] = None
    yield from map(Penolakan, sebab)


def _di_bawah_nol(store: Store, entri: Sequence[EntriRiwayat]) -> Iterator[Penolakan]:
    """Running totals that a later quarter's negative amount leaves below 0, once the import is
    taken back; inside ``store.ubah``."""
    rupiah = (satu.kunci.split("|") for satu in entri if satu.objek == "anggaran")
    for tahun, kode, sub in dict.fromkeys((t, k, s) for t, k, s, _ in rupiah):
        kunci, jumlah = Kunci(kode, sub), 0
        for n, satu in enumerate(store.realisasi.anggaran(int(tahun), kunci), 1):
            jumlah += satu or 0
            if jumlah < 0:
                yield Penolakan(
                    f"{kunci}: tanpa impor itu jumlah realisasi s.d. TW {ROMAWI[n]} menjadi"
                    f" {tulis_rupiah(jumlah)}, di bawah 0; betulkan triwulan itu lebih dahulu"
                )
                break


# --- one entry back ---------------------------------------------------------------------


def _isi(teks: str | None) -> dict[str, Any]:
    return {} if teks is None else dict(json.loads(teks, parse_float=Fraction))


def _balik(store: Store, entri: EntriRiwayat) -> None:
    bagian = entri.kunci.split("|")
    if entri.objek == "versi":
        store.rencana.hapus_versi(int(bagian[0]), "|".join(bagian[1:]))
        return
    sebelum = _isi(entri.sebelum)
    if entri.objek in balik_lembar.OBJEK:
        balik_lembar.balik(store, entri.objek, entri.kunci, sebelum)
    elif entri.objek == "rencana":
        tahun, kode, sub, *versi = bagian
        _balik_rencana(store, int(tahun), Kunci(kode, sub), "|".join(versi), sebelum)


def _balik_rencana(
    store: Store, tahun: int, kunci: Kunci, versi: str, sebelum: Mapping[str, Any]
) -> None:
    """A node that the import brought in goes; of another only pagu and kas go back."""
    if not sebelum:
        store.rencana.hapus_simpul(tahun, versi, kunci)
        return
    simpul = next((s for s in cari_versi(store, tahun, versi).simpul if s.kunci == kunci), None)
    if simpul is None:
        raise KesalahanPengguna(
            f"{kunci} tidak ada lagi dalam versi {versi}; impor tidak diurungkan."
        )
    a, b, c, d = (sebelum.get(f"kas_tw{n}") for n in TRIWULAN)
    kas = (a, b, c, d) if simpul.tingkat is Tingkat.SUB_KEGIATAN else simpul.kas
    lama = replace(simpul, pagu=sebelum.get("pagu"), kas=kas)
    store.rencana.simpan_simpul(tahun, versi, lama)
