"""One sitting with the import wizard: the file, the choices, the dry run, the import.

Reading, trying and storing run off the window's thread; what they bring arrives by signals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from simpelin.domain.bentuk_kantor import Bentuk, PetaKolom
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services.baris_lembar import Pilihan
from simpelin.ui.konteks import Konteks
from simpelin.ui.pekerjaan import Kendali, Pekerjaan

if TYPE_CHECKING:
    from simpelin.services.hasil_impor import HasilImpor
    from simpelin.services.impor_lembar import PratinjauLembar
    from simpelin.services.urung_impor import ImporTerakhir
    from simpelin.store import Store
    from simpelin.workbook.lembar_kantor import BukuKantor


class SesiWisaya(QObject):
    """What was chosen so far. ``pilihan`` is ``None`` until a sheet is open."""

    terbaca = Signal()
    """A file was read; its likeliest sheet is chosen."""
    peta_berubah = Signal()
    diperiksa = Signal()
    """``pratinjau`` is fresh, or ``None`` with the reason told by ``galat``."""
    tersimpan = Signal(object)
    """The ``HasilImpor``."""
    galat = Signal(str)
    dibatalkan = Signal(str)
    """The work was stopped; the file's name."""
    bebas = Signal()
    """A piece of work is over: nothing runs now."""

    def __init__(self, konteks: Konteks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.konteks = konteks
        self.bentuk = Bentuk.BELANJA
        self.buku: BukuKantor | None = None
        self.pilihan: Pilihan | None = None
        self.ingat = False
        """Whether the map was remembered from an earlier file of this shape."""
        self.pratinjau: PratinjauLembar | None = None
        self.kerja: Pekerjaan | None = None
        self._nama = ""
        self.mulai_kerja: Callable[[Pekerjaan, str], None] = lambda _kerja, _teks: None
        """Told of every piece of work: shows its progress."""

    # --- file and sheet ------------------------------------------------------------

    def pilih_bentuk(self, bentuk: Bentuk) -> None:
        """Another preset; an open file is looked at again."""
        if bentuk is self.bentuk:
            return
        self.bentuk = bentuk
        if self.buku is not None:
            self._lembar_cocok()

    def baca(self, path: Path) -> Pekerjaan:
        """Read a file."""

        def kerja(_: Kendali) -> object:
            from simpelin.services.impor_lembar import buka_buku

            return buka_buku(path)

        self._nama = path.name
        return self._mulai(kerja, self._terbaca, f"Membaca {path.name} …")

    def _terbaca(self, buku: BukuKantor) -> None:
        self.buku = buku
        self._lembar_cocok()
        self.terbaca.emit()

    def _lembar_cocok(self) -> None:
        from simpelin.services.impor_lembar import lembar_cocok

        assert self.buku is not None
        self.pilih_lembar(lembar_cocok(self.buku, self.bentuk))

    def pilih_lembar(self, nama: str) -> None:
        """Another sheet: header and columns are guessed, or remembered."""
        from simpelin.services.impor_lembar import usulkan

        assert self.buku is not None
        k = self.konteks
        triwulan = k.triwulan if self.bentuk.bertriwulan else None
        peta, self.ingat = usulkan(k.store, self.buku, nama, self.bentuk, triwulan)
        lama = self.pilihan or Pilihan(nama, peta, k.tahun)
        self.pilihan = replace(lama, lembar=nama, tahun=k.tahun, triwulan=triwulan)
        self._pakai_peta(peta)

    # --- header, columns, options ------------------------------------------------------

    def pilih_judul(self, baris: int, tinggi: int) -> None:
        """Another header; the columns are guessed anew from it."""
        from simpelin.domain.peta_kolom import judul_dari, petakan

        assert self.buku is not None
        assert self.pilihan is not None
        kisi = self.buku.kisi(self.pilihan.lembar)
        judul = judul_dari(kisi, baris, tinggi)
        _, peta = petakan(kisi, judul, self.bentuk, self.pilihan.triwulan)
        self.ingat = False
        self._pakai_peta(peta)

    def pilih_kolom(self, medan: str, huruf: tuple[str, ...]) -> None:
        """Another column for a field; none takes it away."""
        assert self.pilihan is not None
        kolom = dict(self.pilihan.peta.kolom)
        if huruf:
            kolom[medan] = huruf
        else:
            kolom.pop(medan, None)
        self._pakai_peta(replace(self.pilihan.peta, kolom=kolom))

    def _pakai_peta(self, peta: PetaKolom) -> None:
        assert self.pilihan is not None
        self.pilihan = replace(self.pilihan, peta=peta)
        self.pilihan = replace(self.pilihan, judul_blok=self._berjudul(self.pilihan))
        self.pratinjau = None
        self.peta_berubah.emit()

    def _berjudul(self, pilihan: Pilihan) -> bool:
        """Whether titles above blocks of rows are guessed to name their sub-units."""
        from simpelin.services.judul_lembar import judul_blok

        assert self.buku is not None
        ada = judul_blok(self.konteks.store, self.buku, pilihan)
        return pilihan.sub_skpd is None and bool(ada)

    def atur(self, **apa: Any) -> None:
        """Another option, by its name in ``Pilihan``; the dry run has to be made again."""
        assert self.pilihan is not None
        self.pilihan = replace(self.pilihan, **apa)

    def judul_kolom(self) -> dict[str, str]:
        """The header's words by column, every filled column included."""
        from simpelin.domain.peta_kolom import judul_dari, urut_huruf

        assert self.buku is not None
        assert self.pilihan is not None
        peta, kisi = self.pilihan.peta, self.buku.kisi(self.pilihan.lembar)
        teks = judul_dari(kisi, peta.judul, peta.tinggi).teks
        semua = sorted({h for _, sel in kisi for h in sel}, key=urut_huruf)
        return {huruf: teks.get(huruf, "") for huruf in semua}

    # --- dry run, import, undo -------------------------------------------------------------

    def periksa(self) -> Pekerjaan:
        """What the rows would do."""
        buku, pilihan = self.buku, self.pilihan
        assert buku is not None
        assert pilihan is not None

        def kerja(store: Store) -> object:
            from simpelin.services.impor_lembar import periksa

            return periksa(store, buku, pilihan)

        self.pratinjau = None
        return self._mulai_store(kerja, self._diperiksa, f"Memeriksa lembar {pilihan.lembar} …")

    def _diperiksa(self, hasil: PratinjauLembar) -> None:
        self.pratinjau = hasil
        self.diperiksa.emit()

    def simpan(self) -> Pekerjaan:
        """Take the rows in, all or none."""
        buku, pilihan = self.buku, self.pilihan
        assert buku is not None
        assert pilihan is not None

        def kerja(store: Store) -> object:
            from simpelin.services.impor_lembar import impor_lembar

            return impor_lembar(store, buku, pilihan)

        return self._mulai_store(kerja, self._tersimpan, f"Menyimpan {buku.jalur.name} …")

    def _tersimpan(self, hasil: HasilImpor) -> None:
        self.pratinjau = None
        self.konteks.catat()
        self.tersimpan.emit(hasil)

    def terakhir(self) -> ImporTerakhir | None:
        """The import that can be taken back."""
        from simpelin.services.urung_impor import impor_terakhir

        return impor_terakhir(self.konteks.store)

    def urungkan(self) -> ImporTerakhir:
        """Take the last import back. Raises :class:`KesalahanPengguna` with why not."""
        from simpelin.services.urung_impor import urungkan_impor

        apa = urungkan_impor(self.konteks.store)
        self.konteks.catat()
        return apa

    # --- work --------------------------------------------------------------------------------

    def _mulai_store(
        self, kerja: Callable[[Store], object], selesai: Callable[..., None], teks: str
    ) -> Pekerjaan:
        konteks = self.konteks

        def jalan(kendali: Kendali) -> object:
            kendali.kemajuan(0, 0)
            return konteks.dengan_store(kerja)

        return self._mulai(jalan, selesai, teks)

    def _mulai(
        self, kerja: Callable[[Kendali], object], selesai: Callable[..., None], teks: str
    ) -> Pekerjaan:
        self.kerja = Pekerjaan(kerja, self)
        self.kerja.selesai.connect(selesai)
        self.kerja.gagal.connect(self._gagal)
        self.kerja.dihentikan.connect(self._dihentikan)
        self.kerja.usai.connect(self._usai)
        self.mulai_kerja(self.kerja, teks)
        return self.kerja.mulai()

    def _dihentikan(self) -> None:
        self.dibatalkan.emit(self._nama)

    def _usai(self) -> None:
        self.kerja = None
        self.bebas.emit()

    def _gagal(self, galat: KesalahanPengguna) -> None:
        self.galat.emit(str(galat))
        self.diperiksa.emit()
