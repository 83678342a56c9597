"""Edit the plan: nodes and indicators of one version, checked as a tree before they are stored.

An edit in a later version writes the full effective node into that version's overlay, so
what an earlier version says stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna, MasukanDitolak, Penolakan
from simpelin.domain.periksa_rencana import cacat_kolom, rasio_berbeda
from simpelin.domain.pohon_sah import Cacat, cacat_pohon
from simpelin.domain.rencana import (
    KOSONG4,
    TRIWULAN,
    Kunci,
    Rencana,
    Simpul,
    Tingkat,
    VersiRencana,
    rencana_berlaku,
)
from simpelin.services import izin
from simpelin.services.ikut_bahan import ikut_indikator, ikut_kode
from simpelin.services.ikut_kode import ikuti
from simpelin.services.tetap import ubah_bila_tetap
from simpelin.services.versi_rencana import (
    bandingkan,
    cari_versi,
    rencana_versi,
    tahun_baru,
    ubah_versi,
    versi_baru,
)

if TYPE_CHECKING:
    from simpelin.store import Store

__all__ = [
    "PerluArsip",
    "SimpanSimpul",
    "arsipkan",
    "bandingkan",
    "hapus_indikator",
    "hapus_simpul",
    "rencana_versi",
    "simpan_simpul",
    "tahun_baru",
    "tambah_simpul",
    "ubah_versi",
    "versi_baru",
]


@dataclass(frozen=True, slots=True)
class SimpanSimpul:
    """Store a node as one version shall have it.

    ``asal`` is the key it had so far, ``None`` for a new node; ``nama_indikator`` pairs old
    and new names of indicators that were renamed. ``lama`` is the node as it was shown when
    the change was begun: where it is another one by now, nothing is overwritten.
    """

    tahun: int
    versi: str
    simpul: Simpul
    asal: Kunci | None = None
    nama_indikator: tuple[tuple[str, str], ...] = ()
    lama: Simpul | None = None


class PerluArsip(KesalahanPengguna):
    """It cannot be deleted, but archived: listed with pagu 0 and an empty target."""


def tambah_simpul(store: Store, perintah: SimpanSimpul) -> None:
    """Add a node to a version; see :func:`simpan_simpul`."""
    simpan_simpul(store, replace(perintah, asal=None))


def simpan_simpul(store: Store, perintah: SimpanSimpul) -> None:
    """Store a node with all its indicators, its new code and its indicators' new names.

    Raises :class:`MasukanDitolak` with one sentence for each thing that cannot be, and
    :class:`KesalahanPengguna` where someone else changed the node meanwhile; nothing is
    stored then.
    """
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    keadaan = store.nomor_perubahan()
    simpul = _rapikan(perintah.simpul)
    perintah = replace(perintah, simpul=simpul)
    cari_versi(store, perintah.tahun, perintah.versi)
    _pastikan_tetap(store, perintah)
    cacat = list(_periksa(store, perintah))
    if cacat:
        pesan = dict.fromkeys(_kalimat(satu.pesan) for satu in cacat)
        raise MasukanDitolak(Penolakan(satu) for satu in pesan)
    tahun, asal = perintah.tahun, perintah.asal
    if asal == simpul.kunci and not perintah.nama_indikator:
        lama = rencana_versi(store, tahun, perintah.versi).simpul.get(simpul.kunci)
        if lama == simpul:
            return
    with ubah_bila_tetap(store, keadaan, "ubah rencana" if asal else "tambah rencana"):
        if asal is not None and asal != simpul.kunci:
            store.rencana.ganti_kode(tahun, asal, simpul.kunci)
            ikuti(store, tahun, (asal, ""), (simpul.kunci, ""))
            ikut_kode(store, tahun, asal, simpul.kunci)
        for lama_nama, nama in perintah.nama_indikator:
            lama_jati, jati = (simpul.kunci, lama_nama), (simpul.kunci, nama)
            store.rencana.ganti_nama_indikator(tahun, simpul.kunci, lama_nama, nama)
            ikut_indikator(store, tahun, lama_jati, jati)
            if lama_nama and nama:
                ikuti(store, tahun, lama_jati, jati)
        store.rencana.simpan_simpul(tahun, perintah.versi, simpul)


def _pastikan_tetap(store: Store, perintah: SimpanSimpul) -> None:
    if perintah.lama is None or perintah.asal is None:
        return
    kini = rencana_versi(store, perintah.tahun, perintah.versi).simpul.get(perintah.asal)
    if kini is None or _rapikan(kini) != _rapikan(perintah.lama):
        raise KesalahanPengguna(
            f"{perintah.asal} {perintah.lama.nama} sudah diubah dari jendela lain sejak dibuka."
            " Batalkan untuk melihat isinya yang terbaru, lalu ulangi perubahannya."
        )


def _rapikan(simpul: Simpul) -> Simpul:
    """Without spaces around words; an indicator's unit is empty where it is the node's."""
    indikator = tuple(
        replace(
            i,
            nama=" ".join(i.nama.split()),
            satuan=i.satuan.strip(),
            unit="" if i.unit.strip() == simpul.unit.strip() else i.unit.strip(),
        )
        for i in simpul.indikator
    )
    kunci = Kunci(simpul.kunci.kode.strip(), simpul.kunci.sub_skpd.strip())
    nama = " ".join(simpul.nama.split())
    return replace(simpul, kunci=kunci, nama=nama, unit=simpul.unit.strip(), indikator=indikator)


# --- checks --------------------------------------------------------------------


def _periksa(store: Store, perintah: SimpanSimpul) -> Iterator[Cacat]:
    simpul, asal = perintah.simpul, perintah.asal
    yield from cacat_kolom(simpul)
    semua = store.rencana.versi(perintah.tahun)
    if simpul.kunci != asal:
        for versi in semua:
            for lain in versi.simpul:
                if lain.kunci == simpul.kunci:
                    pesan = f"kode {simpul.kunci} sudah dipakai {lain.nama}; pilih kode lain"
                    yield Cacat(simpul.kunci, "kode", pesan)
                    return
    jadi = [_dengan(satu, perintah) for satu in semua]
    yield from rasio_berbeda(jadi, simpul.kunci)
    letak = next(n for n, satu in enumerate(semua) if satu.nama == perintah.versi)
    dulu = {c.pesan for c in _cacat_pohon(perintah.tahun, semua, letak)}
    baru = [c for c in _cacat_pohon(perintah.tahun, jadi, letak) if c.pesan not in dulu]
    # a circle is told once, from the node that closes it
    yield from [c for c in baru if c.kunci == simpul.kunci] or baru


def _cacat_pohon(tahun: int, versi: Sequence[VersiRencana], letak: int) -> Iterator[Cacat]:
    """What cannot be in the plan of this version and of every later one."""
    for banyak in range(letak + 1, len(versi) + 1):
        yield from cacat_pohon(rencana_berlaku(tahun, versi[:banyak], TRIWULAN[-1]).simpul)


def _dengan(versi: VersiRencana, perintah: SimpanSimpul) -> VersiRencana:
    """A version as it will be: the node in its place, its new key and names everywhere."""
    baru, asal = perintah.simpul, perintah.asal
    nama = dict(perintah.nama_indikator)

    def satu(simpul: Simpul) -> Simpul:
        if asal is not None and simpul.induk == asal:
            simpul = replace(simpul, induk=baru.kunci)
        if simpul.kunci != asal:
            return simpul
        if versi.nama == perintah.versi:
            return baru
        indikator = tuple(replace(i, nama=nama.get(i.nama, i.nama)) for i in simpul.indikator)
        return replace(simpul, kunci=baru.kunci, indikator=indikator)

    jadi = tuple(satu(simpul) for simpul in versi.simpul)
    if versi.nama == perintah.versi and baru not in jadi:
        jadi = (*jadi, baru)
    return replace(versi, simpul=jadi)


def _kalimat(pesan: str) -> str:
    return f"{pesan[:1].upper()}{pesan[1:]}."


# --- taking away -----------------------------------------------------------------


def hapus_simpul(store: Store, tahun: int, versi: str, kunci: Kunci, alasan: str) -> None:
    """Delete a node that this version brought in and nothing hangs on.

    Raises :class:`PerluArsip` where it has realisasi or an earlier version lists it,
    :class:`KesalahanPengguna` without a reason or where it has children.
    """
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    _pastikan_alasan(alasan)
    if _pemuat(store, tahun, versi, kunci)[0] != versi:
        raise PerluArsip(
            f"{kunci} berasal dari versi sebelumnya, jadi tidak dapat dihapus; arsipkan"
            " (pagu 0, target kosong) mulai versi ini."
        )
    if store.rencana.punya_realisasi(tahun, kunci):
        raise PerluArsip(
            f"{kunci} sudah punya realisasi, jadi tidak dapat dihapus; arsipkan (pagu 0, target"
            " kosong) agar realisasinya tetap dihitung."
        )
    with store.ubah(f"hapus dari rencana: {alasan.strip()}"):
        for nama in reversed(_pemuat(store, tahun, versi, kunci)):
            store.rencana.hapus_simpul(tahun, nama, kunci)


def hapus_indikator(
    store: Store, tahun: int, versi: str, kunci: Kunci, nama: str, alasan: str
) -> None:
    """Delete an indicator that this version brought in and nothing was reported on.

    Raises as :func:`hapus_simpul` does.
    """
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    _pastikan_alasan(alasan)
    pemuat = [
        satu.nama
        for satu in store.rencana.versi(tahun)
        if any(s.kunci == kunci and any(i.nama == nama for i in s.indikator) for s in satu.simpul)
    ]
    if not pemuat or pemuat[0] != versi:
        raise PerluArsip(
            f"Indikator “{nama}” berasal dari versi sebelumnya; arsipkan dengan target kosong."
        )
    if store.rencana.punya_realisasi(tahun, kunci, nama):
        raise PerluArsip(
            f"Indikator “{nama}” sudah punya realisasi; arsipkan dengan target kosong."
        )
    with store.ubah(f"hapus indikator: {alasan.strip()}"):
        for satu in reversed(pemuat):
            store.rencana.hapus_indikator(tahun, satu, kunci, nama)


def arsipkan(
    store: Store, tahun: int, versi: str, kunci: Kunci, alasan: str, indikator: str | None = None
) -> None:
    """Discontinue a node and all below it, or one of its indicators, from this version on.

    It stays listed with pagu 0 and an empty target; what it had realised still counts.
    """
    izin.wajib(store, Tindakan.UBAH_RENCANA)
    _pastikan_alasan(alasan)
    rencana = rencana_versi(store, tahun, versi)
    if kunci not in rencana.simpul:
        raise KesalahanPengguna(f"{kunci} tidak ada dalam rencana {tahun}; muat ulang (F5).")
    with store.ubah(f"arsipkan: {alasan.strip()}"):
        if indikator is not None:
            simpul = _kosongkan(rencana.simpul[kunci], indikator)
            store.rencana.simpan_simpul(tahun, versi, simpul)
            return
        for satu in _dan_bawahnya(rencana, kunci):
            simpul = rencana.simpul[satu]
            sub = simpul.tingkat is Tingkat.SUB_KEGIATAN
            pagu = 0 if sub or simpul.pagu is not None else None
            simpul = replace(_kosongkan(simpul), pagu=pagu, kas=KOSONG4)
            store.rencana.simpan_simpul(tahun, versi, simpul)


def _kosongkan(simpul: Simpul, nama: str | None = None) -> Simpul:
    indikator = tuple(
        replace(i, target=None, target_tw=KOSONG4) if nama in (None, i.nama) else i
        for i in simpul.indikator
    )
    return replace(simpul, indikator=indikator)


def _dan_bawahnya(rencana: Rencana, kunci: Kunci) -> Iterator[Kunci]:
    yield kunci
    for satu in rencana.anak.get(kunci, ()):
        yield from _dan_bawahnya(rencana, satu)


def _pemuat(store: Store, tahun: int, versi: str, kunci: Kunci) -> list[str]:
    """The versions that list a node, in order. Raises where none does."""
    cari_versi(store, tahun, versi)
    semua = [
        satu.nama
        for satu in store.rencana.versi(tahun)
        if any(simpul.kunci == kunci for simpul in satu.simpul)
    ]
    if not semua:
        raise KesalahanPengguna(f"{kunci} tidak ada dalam rencana {tahun}; muat ulang (F5).")
    return semua


def _pastikan_alasan(alasan: str) -> None:
    if not alasan.strip():
        raise KesalahanPengguna("Tulis alasannya; alasan itu masuk riwayat perubahan.")
