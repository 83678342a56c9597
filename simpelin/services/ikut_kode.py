"""When a year's plan gives a node another code or an indicator another name, the Renstra follows.

Its items stay with what they mean: those stated by that year's codes are written anew, and
for those of earlier years the map of codes gets an entry (docs/keputusan/0030).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simpelin.domain.gabungan import gabungkan
from simpelin.domain.renstra import AlihKode, Jati, PetaKode

if TYPE_CHECKING:
    from simpelin.store import Store


def ikuti(store: Store, tahun: int, lama: Jati, baru: Jati) -> None:
    """Take note that what the plan of ``tahun`` called ``lama`` is called ``baru`` from now on.

    A name of '' means the node with all that stands on it. Inside ``store.ubah``.
    """
    if lama == baru:
        return
    dahulu = _dari_dahulu(store, tahun, lama)
    _tulis_ulang_butir(store, tahun, lama, baru)
    if not _alihkan_ujung(store, tahun, lama, baru) and dahulu is not None:
        _tambah(store, _alih(tahun, dahulu, baru))
    berikut = tahun + 1
    if not _alihkan_pangkal(store, berikut, lama, baru) and _ada(store, berikut, lama):
        _tambah(store, _alih(berikut, baru, lama))


def _tulis_ulang_butir(store: Store, tahun: int, lama: Jati, baru: Jati) -> None:
    for renstra in store.renstra.semua():
        for satu in renstra.butir:
            cocok = satu.kunci == lama[0] and (not lama[1] or satu.indikator == lama[1])
            if satu.tahun_kode != tahun or not cocok:
                continue
            kosong = replace(
                satu, sifat=None, kondisi_awal=None, target_akhir=None, pagu_akhir=None, tahun={}
            )
            store.renstra.simpan_butir(renstra, kosong)
            nama = baru[1] if lama[1] else satu.indikator
            pindah = replace(satu, kunci=baru[0], indikator=nama)
            if pindah.id not in renstra.menurut_id:
                store.renstra.simpan_butir(renstra, pindah)


def _alihkan_ujung(store: Store, tahun: int, lama: Jati, baru: Jati) -> bool:
    """Entries of this year that lead to the old name lead to the new one; whether the item's
    own was among them."""
    kena = [
        satu
        for satu in store.renstra.alih()
        if satu.tahun == tahun and _termasuk((satu.baru, satu.indikator_baru), lama)
    ]
    for satu in kena:
        store.renstra.hapus_alih(satu)
    for satu in kena:
        kunci, nama = _ganti((satu.baru, satu.indikator_baru), baru)
        if (satu.lama, satu.indikator_lama) != (kunci, nama):
            store.renstra.simpan_alih(replace(satu, baru=kunci, indikator_baru=nama))
    return any((satu.baru, satu.indikator_baru) == lama for satu in kena)


def _alihkan_pangkal(store: Store, tahun: int, lama: Jati, baru: Jati) -> bool:
    """The same for entries that start from the old name: next year's."""
    kena = [
        satu
        for satu in store.renstra.alih()
        if satu.tahun == tahun and _termasuk((satu.lama, satu.indikator_lama), lama)
    ]
    for satu in kena:
        store.renstra.hapus_alih(satu)
    for satu in kena:
        kunci, nama = _ganti((satu.lama, satu.indikator_lama), baru)
        if (satu.baru, satu.indikator_baru) != (kunci, nama):
            store.renstra.simpan_alih(replace(satu, lama=kunci, indikator_lama=nama))
    return any((satu.lama, satu.indikator_lama) == lama for satu in kena)


def _termasuk(jati: Jati, lama: Jati) -> bool:
    """Whether ``jati`` is ``lama``, or an indicator on the node that ``lama`` means."""
    return jati == lama or (not lama[1] and jati[0] == lama[0])


def _ganti(jati: Jati, baru: Jati) -> Jati:
    return baru if baru[1] else (baru[0], jati[1])


def _alih(tahun: int, lama: Jati, baru: Jati) -> AlihKode:
    return AlihKode(tahun, lama[0], baru[0], lama[1], baru[1])


def _tambah(store: Store, alih: AlihKode) -> None:
    """Add an entry unless one of its ends already has another."""
    milik = [satu for satu in store.renstra.alih() if satu.tahun == alih.tahun]
    ujung = {(satu.lama, satu.indikator_lama) for satu in milik}
    tujuan = {(satu.baru, satu.indikator_baru) for satu in milik}
    asal, sasaran = (alih.lama, alih.indikator_lama), (alih.baru, alih.indikator_baru)
    if asal not in ujung and sasaran not in tujuan:
        store.renstra.simpan_alih(alih)


def _dari_dahulu(store: Store, tahun: int, jati: Jati) -> Jati | None:
    """What last year's plan calls it; ``None`` where no earlier plan or Renstra knows it."""
    peta = PetaKode(store.renstra.alih())
    dahulu = peta.pada(jati, tahun, tahun - 1)
    if dahulu is None or _ada(store, tahun - 1, dahulu):
        return dahulu
    semua = (b for r in store.renstra.semua() for b in r.butir if b.tahun_kode < tahun)
    kini = (peta.pada((b.kunci, b.indikator), b.tahun_kode, tahun) for b in semua)
    return dahulu if any(k is not None and _termasuk(k, jati) for k in kini) else None


def _ada(store: Store, tahun: int, jati: Jati) -> bool:
    kunci, nama = jati
    rencana = gabungkan(store.rencana.versi(tahun))
    return kunci in rencana.simpul and (not nama or nama in rencana.indikator[kunci])
