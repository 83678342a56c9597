"""Judge an office's sheet against the plan: pagu and anggaran kas of sub kegiatan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_rupiah
from simpelin.domain.bentuk_kantor import Bentuk
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.kode_kantor import Inti, induk_kode, inti_kode, kode_baku, tingkat_kode
from simpelin.domain.lembar_kantor import BarisKantor, kas_empat
from simpelin.domain.nomenklatur import DaftarResmi
from simpelin.domain.pohon_sah import cacat_pohon
from simpelin.domain.rencana import (
    KOSONG4,
    TRIWULAN,
    Indikator,
    Kunci,
    Simpul,
    Tingkat,
    VersiRencana,
)
from simpelin.services.baris_lembar import Dikenal, Pilihan
from simpelin.services.hasil_impor import Pencatat
from simpelin.services.impor_rencana import RencanaTahun
from simpelin.services.versi_rencana import rencana_versi

if TYPE_CHECKING:
    from simpelin.store import Store


SASARAN_PERTAMA = Kunci("S1")


@dataclass(frozen=True, slots=True)
class Dipahami:
    """What was made of a row: the figures in words, and the node."""

    kunci: Kunci | None
    nama: str
    dibaca: str


def versi_tujuan(store: Store, pilihan: Pilihan) -> VersiRencana:
    """The plan version that the figures go to.

    Raises:
        KesalahanPengguna: the year has no plan and is not to get one from the sheet, or not
            this version.
    """
    semua = store.rencana.versi(pilihan.tahun)
    if not semua and pilihan.tambah and pilihan.bentuk is Bentuk.BELANJA:
        return VersiRencana()
    if not semua:
        cara = (
            "pilih “tambahkan yang belum ada dalam rencana” untuk memulainya dari berkas ini, atau "
            if pilihan.bentuk is Bentuk.BELANJA
            else ""
        )
        raise KesalahanPengguna(
            f"Tahun {pilihan.tahun} belum punya rencana; {cara}salin struktur tahun lalu, atau "
            "impor templat lebih dahulu."
        )
    if not pilihan.versi:
        return semua[-1]
    ada = next((s for s in semua if s.nama.casefold() == pilihan.versi.casefold()), None)
    if ada is None:
        nama = ", ".join(satu.nama for satu in semua)
        raise KesalahanPengguna(
            f"Versi “{pilihan.versi}” tidak ada dalam rencana {pilihan.tahun}; yang ada: {nama}."
        )
    return ada


class PenilaiPagu:
    """Pagu (rekap belanja) or kas (RAK) of the rows, over the plan as it is in force.

    A node that the version does not list yet is written into it whole, so that what earlier
    versions say stays as it was (aturan section 1).
    """

    def __init__(self, store: Store, pilihan: Pilihan, catat: Pencatat) -> None:
        self._pilihan = pilihan
        self._catat = catat
        self._versi = versi_tujuan(store, pilihan)
        self._simpul = dict(rencana_versi(store, pilihan.tahun, self._versi.nama).simpul)
        self._terdaftar = {satu.kunci for satu in self._versi.simpul}
        self._baru: dict[Kunci, BarisKantor] = {}
        self._tertambah: dict[tuple[Inti, str], Kunci] = {}
        self._resmi = DaftarResmi(store.nomenklatur.semua() if pilihan.tambah else ())
        semua = store.rencana.versi(pilihan.tahun)
        self.hasil = RencanaTahun(pilihan.tahun, semua)
        if not semua:
            self.hasil.kepala.append(self._versi)

    @property
    def simpul(self) -> dict[Kunci, Simpul]:
        """The plan's nodes, with those of the sheet."""
        return self._simpul

    def nilai(self, baris: Sequence[Dikenal]) -> dict[int, Dipahami]:
        """Judge the rows; what is to be written stands in ``hasil``."""
        paham: dict[int, Dipahami] = {}
        pernah: dict[Kunci, BarisKantor] = {}
        for satu in sorted(baris, key=lambda s: len(inti_kode(s.baris.kode))):
            kunci = satu.kunci or self._tambah(satu)
            if kunci is None:
                paham[satu.baris.nomor] = Dipahami(None, satu.baris.nama, "")
                continue
            dulu = pernah.setdefault(kunci, satu.baris)
            paham[satu.baris.nomor] = self._satu(satu.baris, kunci, dulu)
        self._periksa_pohon()
        return paham

    def _satu(self, baris: BarisKantor, kunci: Kunci, dulu: BarisKantor) -> Dipahami:
        lama = self._simpul[kunci]
        paham = Dipahami(kunci, lama.nama, self._dibaca(baris))
        for medan, pesan in baris.galat.items():
            self._catat.tolak(baris, medan, pesan)
        if dulu is not baris:
            pesan = (
                f"{kunci} sudah ada di baris {dulu.nomor}; hapus salah satu, atau pilih "
                "“jumlahkan baris yang kodenya sama”"
            )
            self._catat.tolak(baris, "kode", pesan)
        elif lama.tingkat is not Tingkat.SUB_KEGIATAN:
            baru = kunci in self._baru
            self._catat.banding(baris, f"{kunci} {lama.nama}", None if baru else {}, {})
        elif not baris.galat:
            self._ubah(baris, lama)
        return paham

    def _ubah(self, baris: BarisKantor, lama: Simpul) -> None:
        if self._pilihan.bentuk is Bentuk.BELANJA:
            baru = replace(lama, pagu=baris.rupiah("pagu"))
            sebelum: dict[str, object] = {"pagu": lama.pagu}
            sesudah: dict[str, object] = {"pagu": baru.pagu}
        else:
            baru = replace(lama, kas=kas_empat(baris, self._pilihan.peta))
            sebelum = {f"kas_tw{n}": lama.kas[n - 1] for n in TRIWULAN}
            sesudah = {f"kas_tw{n}": baru.kas[n - 1] for n in TRIWULAN}
            self._periksa_kas(baris, baru)
        hampa = lama.kunci in self._baru
        hal = f"{lama.kunci} {lama.nama}"
        self._catat.banding(baris, hal, None if hampa else sebelum, sesudah)
        self._simpul[lama.kunci] = baru
        if hampa or baru != lama:
            self.hasil.simpul.append((self._versi.nama, baru))

    def _periksa_kas(self, baris: BarisKantor, baru: Simpul) -> None:
        jumlah = baris.rupiah("jumlah")
        kas = sum(satu or 0 for satu in baru.kas)
        if jumlah is not None and baru.kas != KOSONG4 and jumlah != kas:
            pesan = (
                f"jumlah tertulis {tulis_rupiah(jumlah)}, sedangkan angka per bulannya "
                f"{tulis_rupiah(kas)} (selisih {tulis_rupiah(jumlah - kas)}); periksa barisnya"
            )
            self._catat.tolak(baris, "jumlah", pesan)
        elif baru.pagu is not None and kas != baru.pagu:
            self._catat.catatan.append(
                f"{baru.kunci}: anggaran kas {tulis_rupiah(kas)}, pagu {tulis_rupiah(baru.pagu)}."
            )

    def _dibaca(self, baris: BarisKantor) -> str:
        if self._pilihan.bentuk is Bentuk.BELANJA:
            pagu = baris.rupiah("pagu")
            return "" if pagu is None else f"pagu {tulis_rupiah(pagu)}"
        kas = kas_empat(baris, self._pilihan.peta)
        return " · ".join(f"TW {ROMAWI[n]} {tulis_rupiah(kas[n - 1])}" for n in TRIWULAN)

    # --- what the plan lacks -------------------------------------------------

    def _tambah(self, satu: Dikenal) -> Kunci | None:
        """A new node for a row whose code the plan lacks; ``None`` where it is refused."""
        baris = satu.baris
        boleh = self._pilihan.tambah and self._pilihan.bentuk is Bentuk.BELANJA
        if not boleh or satu.temuan.ganda or "kode" in baris.galat:
            self._catat.tolak(baris, "kode", satu.temuan.sebab)
            return None
        tingkat = tingkat_kode(baris.kode)
        if tingkat is None or not baris.nama:
            apa = "kodenya bukan kode sub kegiatan" if tingkat is None else "namanya kosong"
            self._catat.tolak(baris, "kode", f"{baris.kode} tidak dapat ditambahkan: {apa}")
            return None
        if satu.temuan.sub_skpd is not None:
            baris = replace(baris, sub_skpd=satu.temuan.sub_skpd)
        jati = inti_kode(baris.kode), baris.sub_skpd
        if jati in self._tertambah:
            return self._tertambah[jati]
        kunci = Kunci(kode_baku(baris.kode), baris.sub_skpd)
        induk = self._induk(baris, tingkat)
        if induk is None:
            self._catat.tolak(baris, "kode", self._tanpa_induk(baris, tingkat))
            return None
        indikator = self._indikator_resmi(baris.kode, tingkat)
        self._simpul[kunci] = Simpul(kunci, tingkat, baris.nama, induk, indikator=indikator)
        self._baru[kunci] = satu.baris
        self._tertambah[jati] = kunci
        if tingkat is not Tingkat.SUB_KEGIATAN:
            self.hasil.simpul.append((self._versi.nama, self._simpul[kunci]))
        return kunci

    def _induk(self, baris: BarisKantor, tingkat: Tingkat) -> Kunci | None:
        if tingkat is Tingkat.PROGRAM:
            sasaran = Kunci(self._pilihan.sasaran)
            return sasaran if sasaran in self._simpul else self._sasaran_pertama()
        kode = induk_kode(baris.kode)
        inti = inti_kode(kode)
        calon = [k for k in self._simpul if inti_kode(k.kode) == inti]
        di_sini = [k for k in calon if k.sub_skpd == baris.sub_skpd]
        return next(iter(di_sini or calon), None) or self._induk_resmi(baris, kode)

    def _induk_resmi(self, baris: BarisKantor, kode: str) -> Kunci | None:
        """A parent that the sheet does not list, as the official list names it; ``None`` where
        that does not have it either."""
        resmi, tingkat = self._resmi.cari(kode), tingkat_kode(kode)
        if resmi is None or tingkat is None or resmi.tingkat is not tingkat:
            return None
        induk = self._induk(replace(baris, kode=kode), tingkat)
        if induk is None:
            return None
        simpul = Simpul(Kunci(kode_baku(kode), baris.sub_skpd), tingkat, resmi.nama, induk)
        self._simpul[simpul.kunci] = simpul
        self.hasil.simpul.append((self._versi.nama, simpul))
        return simpul.kunci

    def _sasaran_pertama(self) -> Kunci | None:
        """A plan that begins with this sheet gets one sasaran to hang its programs on; where
        there are some, somebody has to choose."""
        if any(satu.tingkat is Tingkat.SASARAN for satu in self._simpul.values()):
            return None
        sasaran = Simpul(SASARAN_PERTAMA, Tingkat.SASARAN, "Sasaran (isi namanya)")
        self._simpul[sasaran.kunci] = sasaran
        self.hasil.simpul.append((self._versi.nama, sasaran))
        self._catat.catatan.append(
            f"Sasaran {sasaran.kode} dibuat untuk menampung programnya; isi nama dan indikatornya "
            "di Rencana, begitu juga unit pemilik tiap sub kegiatan."
        )
        return sasaran.kunci

    def _indikator_resmi(self, kode: str, tingkat: Tingkat) -> tuple[Indikator, ...]:
        """What the official list measures a new sub kegiatan by, where the office has it."""
        resmi = self._resmi.cari(kode)
        if resmi is None or resmi.tingkat is not tingkat or not resmi.indikator:
            return ()
        return (Indikator(resmi.indikator, resmi.satuan),)

    def _tanpa_induk(self, baris: BarisKantor, tingkat: Tingkat) -> str:
        if tingkat is Tingkat.PROGRAM:
            return f"program {baris.kode} baru; pilih sasaran yang didukungnya"
        return (
            f"induk {induk_kode(baris.kode)} dari {baris.kode} tidak ada di berkas dan rencana; "
            "impor daftar nomenklatur, atau tambahkan induknya di Rencana"
        )

    def _periksa_pohon(self) -> None:
        for cacat in cacat_pohon(self._simpul):
            if cacat.kunci in self._baru:
                self._catat.tolak(self._baru[cacat.kunci], "kode", cacat.pesan)
