"""Judge the optional sheets ``IKU``, ``SasaranProgram`` and ``Jabatan``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from simpelin.domain.bahan_lkjip import BahanLKjIP, Jabatan, SasaranProgram, UraianIKU
from simpelin.domain.gabungan import Gabungan
from simpelin.domain.masukan import (
    Baris,
    BarisIKU,
    BarisJabatan,
    BarisSasaranProgram,
    IsiTemplat,
)
from simpelin.domain.rencana import Kunci
from simpelin.domain.renstra import Jati
from simpelin.services.bahan_lkjip import (
    boleh_ber_iku,
    cacat_iku,
    cacat_jabatan,
    cacat_program,
    nama_baku,
)
from simpelin.services.hasil_impor import Keadaan, Pencatat

if TYPE_CHECKING:
    from simpelin.store import Store

_T = TypeVar("_T", UraianIKU, SasaranProgram)
_KOLOM = {"pernyataan": "sasaran_program", "nama": "jabatan"}
"""What a field is called in its sheet, where that differs."""


@dataclass
class BahanTulis:
    """What has to be written of the three sheets."""

    uraian: dict[tuple[int, Jati], UraianIKU] = field(default_factory=dict)
    program: dict[tuple[int, Kunci], SasaranProgram] = field(default_factory=dict)
    jabatan: list[tuple[int, Jabatan]] = field(default_factory=list)

    @property
    def banyak(self) -> int:
        return len(self.uraian) + len(self.program) + len(self.jabatan)

    def tulis(self, store: Store) -> None:
        """Write what changed; inside ``store.ubah``."""
        for (tahun, jati), uraian in self.uraian.items():
            store.bahan_lkjip.simpan_uraian(tahun, jati, uraian)
        for (tahun, kunci), program in self.program.items():
            store.bahan_lkjip.simpan_program(tahun, kunci, program)
        for tahun, jabatan in self.jabatan:
            store.bahan_lkjip.simpan_jabatan(tahun, jabatan)


def nilai_bahan(
    store: Store,
    isi: IsiTemplat,
    gabungan: Callable[[int], Gabungan],
    catat: Pencatat,
    hasil: BahanTulis,
) -> None:
    """All three sheets; ``gabungan`` gives a year's plan as the file leaves it."""
    penilai = _Penilai(store, gabungan, catat, isi.kode_cacat, hasil)
    penilai.iku(isi.iku)
    penilai.program(isi.sasaran_program)
    penilai.jabatan(isi.jabatan)


class _Penilai:
    def __init__(
        self,
        store: Store,
        gabungan: Callable[[int], Gabungan],
        catat: Pencatat,
        kode_cacat: frozenset[str],
        hasil: BahanTulis,
    ) -> None:
        self._store, self._gabungan, self._catat = store, gabungan, catat
        self._kode_cacat, self._hasil = kode_cacat, hasil
        self._bahan: dict[int, BahanLKjIP] = {}
        self._pernah: dict[tuple[object, ...], Baris] = {}

    def _lama(self, tahun: int) -> BahanLKjIP:
        if tahun not in self._bahan:
            self._bahan[tahun] = self._store.bahan_lkjip.muat(tahun)
        return self._bahan[tahun]

    # --- IKU, SasaranProgram ---------------------------------------------------------

    def iku(self, baris: Sequence[BarisIKU]) -> None:
        """A row replaces what is said of its indicator."""
        for satu in baris:
            rencana = self._gabungan(satu.tahun)
            jati = _jati(satu, rencana)
            kolom = "indikator" if boleh_ber_iku(rencana, jati[0]) else "kode"
            sebab = cacat_iku(rencana, satu.tahun, jati)
            if self._boleh(satu, kolom, sebab, jati):
                lama = self._lama(satu.tahun).uraian.get(jati, UraianIKU())
                baru = self._teks(satu, f"IKU {jati[0]} {jati[1]} {satu.tahun}", lama)
                if baru != lama:
                    self._hasil.uraian[satu.tahun, jati] = baru

    def program(self, baris: Sequence[BarisSasaranProgram]) -> None:
        """A row replaces what is said of its program."""
        for satu in baris:
            kunci = Kunci(satu.kode, satu.sub_skpd)
            sebab = cacat_program(self._gabungan(satu.tahun), satu.tahun, kunci)
            if self._boleh(satu, "kode", sebab, kunci):
                lama = self._lama(satu.tahun).program.get(kunci, SasaranProgram())
                baru = self._teks(satu, f"program {kunci} {satu.tahun}", lama)
                if baru != lama:
                    self._hasil.program[satu.tahun, kunci] = baru

    def _boleh(
        self, baris: BarisIKU | BarisSasaranProgram, kolom: str, sebab: str, kunci: object
    ) -> bool:
        if sebab and baris.kode in self._kode_cacat:
            # its row in Rencana was refused already
            return False
        if sebab:
            self._catat.tolak(baris, kolom, sebab)
            return False
        return self._sekali(baris, "kode", f"{baris.kode} {baris.tahun}", (baris.tahun, kunci))

    def _sekali(self, baris: Baris, kolom: str, apa: str, kunci: tuple[object, ...]) -> bool:
        dulu = self._pernah.setdefault((baris.lembar.nama, *kunci), baris)
        if dulu is not baris:
            pesan = f"{apa} sudah ada di {dulu.sel(kolom)}; hapus salah satu barisnya"
            self._catat.tolak(baris, kolom, pesan)
        return dulu is baris

    def _teks(self, baris: Baris, hal: str, lama: _T) -> _T:
        """The row's texts over ``lama``, noted."""
        baru = replace(lama, **_dari(baris, lama))
        if lama.kosong and baru.kosong:
            self._catat.nilai(baris, Keadaan.SAMA)
        else:
            self._catat.banding(baris, hal, None if lama.kosong else _isi(lama), _isi(baru))
        return baru

    # --- Jabatan ---------------------------------------------------------------------

    def jabatan(self, baris: Sequence[BarisJabatan]) -> None:
        """A row replaces the post of its name; a new one without place goes to the end."""
        akhir: dict[int, int] = {}
        for satu in baris:
            semua = {nama_baku(j.nama): j for j in self._lama(satu.tahun).jabatan}
            baku = nama_baku(satu.jabatan)
            if not self._sekali(satu, "jabatan", f"jabatan {satu.jabatan}", (satu.tahun, baku)):
                continue
            lama = semua.get(baku)
            terakhir = akhir.setdefault(
                satu.tahun, max((j.urutan for j in semua.values()), default=0)
            )
            baru = _jabatan(satu, lama or Jabatan(satu.jabatan, terakhir + 1))
            akhir[satu.tahun] = max(terakhir, baru.urutan)
            for kolom, sebab in cacat_jabatan(baru).items():
                self._catat.tolak(satu, _KOLOM.get(kolom, kolom), sebab)
            hal = f"jabatan {baru.nama} {satu.tahun}"
            self._catat.banding(satu, hal, _isi(lama) if lama else None, _isi(baru))
            if baru != lama:
                self._hasil.jabatan.append((satu.tahun, baru))


def _jati(baris: BarisIKU, rencana: Gabungan) -> Jati:
    """The indicator that a row means: the only one where it names none."""
    kunci = Kunci(baris.kode, baris.sub_skpd)
    ada = rencana.indikator.get(kunci, {})
    sendiri = not baris.indikator and len(ada) == 1
    return kunci, next(iter(ada)) if sendiri else baris.indikator


def _jabatan(baris: BarisJabatan, lama: Jabatan) -> Jabatan:
    isi = _dari(baris, lama)
    isi.pop("nama")
    if isi.get("urutan") is None:
        isi["urutan"] = lama.urutan
    return replace(lama, **isi)


def _dari(baris: Baris, lama: UraianIKU | SasaranProgram | Jabatan) -> dict[str, Any]:
    """A row's fields, those of ``lama`` where the sheet lacks the column."""
    nama = [satu.name for satu in fields(lama)]
    kolom = {satu: _KOLOM.get(satu, satu) for satu in nama}
    return {
        satu: getattr(baris, kolom[satu])
        if baris.lembar.punya(kolom[satu])
        else getattr(lama, satu)
        for satu in nama
    }


def _isi(satu: UraianIKU | SasaranProgram | Jabatan) -> dict[str, object]:
    """A row's values as the sheet names them; the name is its key."""
    return {_KOLOM.get(k, k): nilai for k, nilai in asdict(satu).items() if k != "nama"}
