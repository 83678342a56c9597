"""Take the last import of the wizard back, in one step.

The trail holds what every cell was before: that is the stored inverse. An import is not
taken back where something of it was changed since; those things are named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simpelin.domain.gabungan import Gabungan, gabungkan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kantor import EntriRiwayat, StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak, Penolakan
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import TRIWULAN, Kunci, Tingkat
from simpelin.services import izin
from simpelin.services.isi_realisasi import BEKU
from simpelin.services.kata_riwayat import JENIS, butir_dari
from simpelin.services.versi_rencana import cari_versi

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = "urungkan impor"
_TERBANYAK = 10


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
    """The newest import of the wizard that was not taken back, ``None`` where there is none."""
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
        MasukanDitolak: something of it was changed since, each thing named.
        KesalahanPengguna: there is nothing to take back.
    """
    izin.wajib(store, Tindakan.IMPOR)
    apa = impor_terakhir(store)
    impor = store.impor.terakhir()
    if apa is None or impor is None:
        raise KesalahanPengguna("Tidak ada impor lembar kantor yang dapat diurungkan.")
    entri = store.impor.entri(impor)
    with store.baca():
        tolak = [*_berubah(store, entri), *_beku(store, entri)]
    if tolak:
        lebih = len(tolak) - _TERBANYAK
        tambahan = [Penolakan(f"dan {lebih} hal lain")] if lebih > 0 else []
        raise MasukanDitolak([*tolak[:_TERBANYAK], *tambahan])
    with store.ubah(TINDAKAN, sumber=apa.berkas):
        for satu in reversed(entri):
            _balik(store, satu)
        store.impor.catat_urung(impor)
    return apa


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
            f"{kini.pelaku} sesudah impor; impor tidak dapat diurungkan, ubah selnya satu per satu"
        )


def _beku(store: Store, entri: Sequence[EntriRiwayat]) -> Iterator[Penolakan]:
    """Reports that were closed since: kinerja from submission on, rupiah once approved."""
    hanya_rupiah: dict[tuple[int, int, str], bool] = {}
    rencana: dict[int, Gabungan] = {}
    for satu in entri:
        if satu.objek not in ("kinerja", "anggaran", "catatan"):
            continue
        teks_tahun, kode, sub, *sisa = satu.kunci.split("|")
        tahun, kunci = int(teks_tahun), Kunci(kode, sub)
        if tahun not in rencana:
            rencana[tahun] = gabungkan(store.rencana.versi(tahun))
        simpul = rencana[tahun].simpul.get(kunci)
        if simpul is None:
            continue
        indikator = rencana[tahun].indikator[kunci].get("|".join(sisa[:-1]))
        unit = (indikator.unit if indikator and satu.objek == "kinerja" else "") or simpul.unit
        tempat = (tahun, int(sisa[-1]), unit)
        hanya_rupiah[tempat] = hanya_rupiah.get(tempat, True) and satu.objek == "anggaran"
    for (tahun, tw, unit), rupiah in hanya_rupiah.items():
        laporan = store.laporan.muat(tahun, tw).get(unit)
        beku = (StatusLaporan.DISETUJUI,) if rupiah else BEKU
        if laporan is not None and laporan.status in beku:
            yield Penolakan(
                f"Laporan {unit} TW {ROMAWI[tw]} {tahun} sudah {laporan.status}; buka kembali "
                "dengan alasan, lalu urungkan lagi"
            )


# --- one entry back ---------------------------------------------------------------------


def _isi(teks: str | None) -> dict[str, Any]:
    return {} if teks is None else dict(json.loads(teks, parse_float=Fraction))


def _balik(store: Store, entri: EntriRiwayat) -> None:
    bagian = entri.kunci.split("|")
    if entri.objek == "versi":
        store.rencana.hapus_versi(int(bagian[0]), "|".join(bagian[1:]))
        return
    tahun, kunci, sisa = int(bagian[0]), Kunci(bagian[1], bagian[2]), bagian[3:]
    sebelum = _isi(entri.sebelum)
    if entri.objek == "kinerja":
        nama, tw = "|".join(sisa[:-1]), int(sisa[-1])
        laporan = LaporanKinerja(*(_angka(sebelum, k) for k in ("kinerja", *_DUA)))
        store.realisasi.simpan_kinerja(tahun, kunci, nama, tw, laporan if sebelum else None)
    elif entri.objek == "anggaran":
        rupiah, alasan = sebelum.get("anggaran"), str(sebelum.get("catatan", ""))
        store.realisasi.simpan_anggaran(tahun, kunci, int(sisa[0]), rupiah, alasan)
    elif entri.objek == "catatan":
        kata = Catatan(*(str(sebelum.get(k, "")) for k in _KATA))
        store.realisasi.simpan_catatan(tahun, kunci, int(sisa[0]), kata)
    elif entri.objek == "rencana":
        _balik_rencana(store, tahun, kunci, "|".join(sisa), sebelum)


_DUA = ("pembilang", "penyebut")
_KATA = ("faktor_pendorong", "hambatan", "solusi")


def _angka(isi: Mapping[str, Any], kolom: str) -> Fraction | None:
    nilai = isi.get(kolom)
    return None if nilai is None else Fraction(nilai)


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
