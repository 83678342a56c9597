"""Judge the optional sheets ``Renstra`` and ``PetaKode`` against what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simpelin.domain.masukan import BarisAlih, BarisRenstra
from simpelin.domain.rencana import Kunci
from simpelin.domain.renstra import AlihKode, ButirRenstra, NilaiTahun, Renstra, cacat_renstra
from simpelin.services.hasil_impor import Keadaan, Pencatat

if TYPE_CHECKING:
    from simpelin.store import Store

_IdButir = tuple[Kunci, str, int]
_SEMASA: tuple[str, ...] = ("satuan", "sifat_tahunan", "kondisi_awal", "target_akhir", "pagu_akhir")
_SETAHUN: tuple[str, ...] = ("target", "realisasi", "pagu", "realisasi_anggaran")
_RUPIAH = ("pagu", "realisasi_anggaran", "pagu_akhir")


@dataclass
class RenstraTulis:
    """What has to be written of the two sheets."""

    masa: list[Renstra] = field(default_factory=list)
    butir: list[tuple[Renstra, ButirRenstra]] = field(default_factory=list)
    alih: list[AlihKode] = field(default_factory=list)

    @property
    def banyak(self) -> int:
        return len(self.masa) + len(self.butir) + len(self.alih)

    def tulis(self, store: Store) -> None:
        """Write what changed; inside ``store.ubah``."""
        for masa in self.masa:
            store.renstra.simpan(masa)
        for masa, butir in self.butir:
            store.renstra.simpan_butir(masa, butir)
        for alih in self.alih:
            # an end that moves from one entry to another must be free first
            store.renstra.hapus_alih(alih)
        for alih in self.alih:
            store.renstra.simpan_alih(alih)


def nilai_renstra(
    store: Store, baris: Sequence[BarisRenstra], catat: Pencatat, hasil: RenstraTulis
) -> None:
    """The sheet ``Renstra``: a row replaces one item's year, or (no year) what is said of it
    for the whole period."""
    menurut_masa: dict[tuple[int, int], list[BarisRenstra]] = {}
    for satu in baris:
        menurut_masa.setdefault((satu.tahun_awal, satu.tahun_akhir), []).append(satu)
    semua = {(r.awal, r.akhir): r for r in store.renstra.semua()}
    for (awal, akhir), milik in menurut_masa.items():
        lama = semua.get((awal, akhir))
        masa = _masa(lama, Renstra(awal, akhir), milik)
        cacat = cacat_renstra(masa)
        if cacat:
            catat.tolak(milik[0], "tahun_akhir", f"{cacat}; perbaiki tahunnya")
            continue
        if lama is None or lama.nomor != masa.nomor:
            hasil.masa.append(masa)
            if lama is not None:
                catat.ubah(milik[0], f"Renstra {masa}", "nomor_renstra", lama.nomor, masa.nomor)
        _Penilai(masa, lama, catat).nilai(milik, hasil)


def _masa(lama: Renstra | None, kosong: Renstra, baris: Iterable[BarisRenstra]) -> Renstra:
    """The period's head: the regulation's number from whichever row has it."""
    nomor = next((satu.nomor_renstra for satu in baris if satu.nomor_renstra), "")
    return replace(kosong, nomor=nomor or (lama.nomor if lama else ""))


class _Penilai:
    """Judges the rows of one period."""

    def __init__(self, masa: Renstra, lama: Renstra | None, catat: Pencatat) -> None:
        self._masa, self._catat = masa, catat
        self._lama: Mapping[_IdButir, ButirRenstra] = lama.menurut_id if lama else {}
        self._kini: dict[_IdButir, ButirRenstra] = {}
        self._pernah: dict[tuple[_IdButir, int | None], BarisRenstra] = {}
        self._uang: dict[tuple[_IdButir, int | None, str], tuple[BarisRenstra, int]] = {}

    def nilai(self, baris: Sequence[BarisRenstra], hasil: RenstraTulis) -> None:
        boleh = [satu for satu in baris if self._boleh(satu)]
        # a node's own rows first: rupiah in an indicator's row are held against them
        for satu in sorted(boleh, key=lambda b: bool(b.indikator)):
            self._satu(satu)
        hasil.butir += [
            (self._masa, satu) for satu in self._kini.values() if satu != self._lama.get(satu.id)
        ]

    def _id(self, baris: BarisRenstra) -> _IdButir:
        kunci = Kunci(baris.kode, baris.sub_skpd)
        return kunci, baris.indikator, baris.tahun_kode or self._masa.awal

    def _boleh(self, baris: BarisRenstra) -> bool:
        dulu = self._pernah.setdefault((self._id(baris), baris.tahun), baris)
        if dulu is not baris:
            apa = f"indikator “{baris.indikator}”" if baris.indikator else "tanpa indikator"
            kapan = f"tahun {baris.tahun}" if baris.tahun else "tanpa tahun"
            pesan = f"{baris.kode} {apa} {kapan} sudah ada di {dulu.sel('kode')}; hapus salah satu"
            self._catat.tolak(baris, "kode", pesan)
            return False
        if baris.tahun is not None and baris.tahun not in self._masa.tahun:
            pesan = f"tahun {baris.tahun} di luar Renstra {self._masa}; perbaiki tahunnya"
            self._catat.tolak(baris, "tahun", pesan)
            return False
        return self._kolom_pada_tempatnya(baris)

    def _kolom_pada_tempatnya(self, baris: BarisRenstra) -> bool:
        """What is said of the whole period stands in the row without a year, and only there."""
        if baris.tahun is None:
            salah, apa = _SETAHUN, "angka setahun"
            ke = "isi kolom tahun"
        else:
            salah, apa = _SEMASA, "untuk seluruh masa Renstra"
            ke = "pindahkan ke baris indikator ini yang kolom tahunnya kosong"
        terisi = [kolom for kolom in salah if getattr(baris, kolom) not in (None, "")]
        for kolom in terisi:
            self._catat.tolak(baris, kolom, f"kolom {kolom} adalah {apa}; {ke}")
        return not terisi

    # --- one row -----------------------------------------------------------------

    def _satu(self, baris: BarisRenstra) -> None:
        id_butir = self._id(baris)
        lama = self._ambil(id_butir)
        baru = self._butir(baris, lama)
        self._kini[id_butir] = baru
        uang = self._titip_uang(baris) if baris.indikator else ()
        dulu, kini = _isi(lama, baris.tahun), _isi(baru, baris.tahun)
        hal = f"Renstra {self._masa} {baris.kode} {baris.indikator}".rstrip()
        hal += f" {baris.tahun}" if baris.tahun else ""
        kosong = all(nilai in (None, "") for nilai in dulu.values())
        berisi = any(nilai not in (None, "") for nilai in kini.values())
        if kosong and (berisi or uang) and all(satu is None for satu in uang):
            self._catat.banding(baris, hal, None, kini)
        elif kosong and not berisi:
            self._catat.nilai(baris, Keadaan.SAMA)
        else:
            self._catat.banding(baris, hal, dulu, kini)

    def _ambil(self, id_butir: _IdButir) -> ButirRenstra:
        return self._kini.get(id_butir) or self._lama.get(id_butir) or ButirRenstra(*id_butir)

    def _butir(self, baris: BarisRenstra, lama: ButirRenstra) -> ButirRenstra:
        punya = baris.lembar.punya
        rupiah = not baris.indikator
        if baris.tahun is None:
            return replace(
                lama,
                satuan=baris.satuan if punya("satuan") else lama.satuan,
                sifat=baris.sifat_tahunan if punya("sifat_tahunan") else lama.sifat,
                kondisi_awal=baris.kondisi_awal if punya("kondisi_awal") else lama.kondisi_awal,
                target_akhir=baris.target_akhir if punya("target_akhir") else lama.target_akhir,
                pagu_akhir=baris.pagu_akhir if rupiah and punya("pagu_akhir") else lama.pagu_akhir,
            )
        dulu = lama.pada(baris.tahun)
        ganti_rp = rupiah and punya("realisasi_anggaran")
        satu = NilaiTahun(
            baris.target if punya("target") else dulu.target,
            baris.realisasi if punya("realisasi") else dulu.realisasi,
            baris.pagu if rupiah and punya("pagu") else dulu.pagu,
            baris.realisasi_anggaran if ganti_rp else dulu.anggaran,
        )
        return _dengan(lama, baris.tahun, satu)

    def _titip_uang(self, baris: BarisRenstra) -> tuple[int | None, ...]:
        """Rupiah in the row of an indicator belong to its node, and are stated once.

        Gives what was stored of each that the row states.
        """
        kunci, _, tahun_kode = self._id(baris)
        id_uang: _IdButir = (kunci, "", tahun_kode)
        hasil: list[int | None] = []
        for kolom in _RUPIAH:
            nilai = getattr(baris, kolom)
            if nilai is None:
                continue
            beda = self._tertulis_lain(baris, id_uang, kolom, nilai)
            if beda is not None:
                pesan = f"{kolom} {baris.kode} berbeda dengan {beda.sel(kolom)}; tulis sekali saja"
                self._catat.tolak(baris, kolom, pesan)
            else:
                hasil.append(self._simpan_uang(baris, id_uang, kolom, nilai))
        return tuple(hasil)

    def _tertulis_lain(
        self, baris: BarisRenstra, id_uang: _IdButir, kolom: str, nilai: int
    ) -> BarisRenstra | None:
        """The row that states this amount of the node differently."""
        sendiri = self._pernah.get((id_uang, baris.tahun))
        if sendiri is not None and getattr(sendiri, kolom) not in (None, nilai):
            return sendiri
        pertama, dulu = self._uang.setdefault((id_uang, baris.tahun, kolom), (baris, nilai))
        return pertama if dulu != nilai else None

    def _simpan_uang(
        self, baris: BarisRenstra, id_uang: _IdButir, kolom: str, nilai: int
    ) -> int | None:
        lama = self._ambil(id_uang)
        sebelum = _uang(self._lama.get(id_uang), baris.tahun, kolom)
        if baris.tahun is None:
            baru = replace(lama, pagu_akhir=nilai)
        else:
            dulu = lama.pada(baris.tahun)
            pagu = kolom == "pagu"
            satu = replace(dulu, pagu=nilai) if pagu else replace(dulu, anggaran=nilai)
            baru = _dengan(lama, baris.tahun, satu)
        self._kini[id_uang] = baru
        if sebelum not in (None, nilai):
            self._catat.ubah(baris, f"Renstra {self._masa} {baris.kode}", kolom, sebelum, nilai)
        return sebelum


def _uang(butir: ButirRenstra | None, tahun: int | None, kolom: str) -> int | None:
    if butir is None:
        return None
    if tahun is None:
        return butir.pagu_akhir
    satu = butir.pada(tahun)
    return satu.pagu if kolom == "pagu" else satu.anggaran


def _dengan(butir: ButirRenstra, tahun: int, nilai: NilaiTahun) -> ButirRenstra:
    """An item with one year set, its years in order and without empty ones."""
    semua = {**butir.tahun, tahun: nilai}
    return replace(butir, tahun={t: n for t, n in sorted(semua.items()) if not n.kosong})


def _isi(butir: ButirRenstra, tahun: int | None) -> dict[str, object]:
    """What a row says, as the sheet names it; rupiah only where the node's own row says them."""
    rupiah = not butir.indikator
    if tahun is None:
        isi: dict[str, object] = {
            "satuan": butir.satuan,
            "sifat_tahunan": butir.sifat.value if butir.sifat else "",
            "kondisi_awal": butir.kondisi_awal,
            "target_akhir": butir.target_akhir,
        }
        return isi | ({"pagu_akhir": butir.pagu_akhir} if rupiah else {})
    satu = butir.pada(tahun)
    isi = {"target": satu.target, "realisasi": satu.realisasi}
    uang = {"pagu": satu.pagu, "realisasi_anggaran": satu.anggaran}
    return isi | (uang if rupiah else {})


# --- PetaKode ------------------------------------------------------------------------


def nilai_alih(
    store: Store, baris: Sequence[BarisAlih], catat: Pencatat, hasil: RenstraTulis
) -> None:
    """The sheet ``PetaKode``: a row replaces where its old code leads in that year."""
    lama = {_ujung(satu): satu for satu in store.renstra.alih()}
    kini = dict(lama)
    pernah: dict[tuple[int, Kunci, str], BarisAlih] = {}
    for satu in baris:
        alih = AlihKode(
            satu.tahun,
            Kunci(satu.kode_lama, satu.sub_lama),
            Kunci(satu.kode_baru, satu.sub_baru),
            satu.indikator_lama,
            satu.indikator_baru,
        )
        if not _alih_boleh(satu, alih, pernah, catat):
            continue
        sebelum = lama.get(_ujung(alih))
        kini[_ujung(alih)] = alih
        hal = f"peta kode {alih.tahun} {alih.lama} {alih.indikator_lama}".rstrip()
        catat.banding(satu, hal, _isi_alih(sebelum) if sebelum else None, _isi_alih(alih))
        if alih != sebelum:
            hasil.alih.append(alih)
    _tolak_tujuan_kembar(kini.values(), pernah, catat)


def _alih_boleh(
    baris: BarisAlih,
    alih: AlihKode,
    pernah: dict[tuple[int, Kunci, str], BarisAlih],
    catat: Pencatat,
) -> bool:
    dulu = pernah.setdefault(_ujung(alih), baris)
    if dulu is not baris:
        pesan = f"{alih.lama} sudah dipetakan di {dulu.sel('kode_lama')}; hapus salah satu"
        catat.tolak(baris, "kode_lama", pesan)
    elif bool(alih.indikator_lama) != bool(alih.indikator_baru):
        pesan = "indikator_lama dan indikator_baru diisi keduanya, atau kosong keduanya"
        catat.tolak(baris, "indikator_baru", pesan)
    elif (alih.lama, alih.indikator_lama) == (alih.baru, alih.indikator_baru):
        catat.tolak(baris, "kode_baru", "kode baru sama dengan kode lama; hapus barisnya")
    else:
        return True
    return False


def _tolak_tujuan_kembar(
    semua: Iterable[AlihKode],
    baris: Mapping[tuple[int, Kunci, str], BarisAlih],
    catat: Pencatat,
) -> None:
    """Two old codes cannot become one."""
    pernah: dict[tuple[int, Kunci, str], AlihKode] = {}
    for alih in semua:
        tujuan = (alih.tahun, alih.baru, alih.indikator_baru)
        dulu = pernah.setdefault(tujuan, alih)
        letak = baris.get(_ujung(alih)) or baris.get(_ujung(dulu))
        if dulu is not alih and letak is not None:
            pesan = f"{dulu.lama} dan {alih.lama} sama-sama menjadi {alih.baru}; pilih salah satu"
            catat.tolak(letak, "kode_baru", pesan)


def _ujung(alih: AlihKode) -> tuple[int, Kunci, str]:
    return alih.tahun, alih.lama, alih.indikator_lama


def _isi_alih(alih: AlihKode) -> dict[str, object]:
    return {
        "kode_baru": alih.baru.kode,
        "sub_baru": alih.baru.sub_skpd,
        "indikator_baru": alih.indikator_baru,
    }
