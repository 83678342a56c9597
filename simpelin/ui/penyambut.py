"""Who sits before the window: signing in and out, and which pages are theirs."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget

from simpelin.domain.pelaku import Pelaku
from simpelin.ui.bingkai import BarAtas, Rel
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages import DAFTAR, EntriHalaman
from simpelin.ui.pages.halaman import Halaman
from simpelin.ui.widgets.tumpukan import TumpukanHalaman


class Penyambut(QMainWindow):
    """The part of the main window that asks who it is; the frame rests meanwhile."""

    konteks: Konteks | None
    bar: BarAtas
    rel: Rel
    tumpukan: TumpukanHalaman
    _halaman: dict[str, Halaman]
    _lembar: list[QWidget]
    _kini: str

    def buka(self, id_halaman: str, sasaran: object = None) -> None:
        raise NotImplementedError

    def _isi_bingkai(self, *_: object) -> None:
        raise NotImplementedError

    def _tutup_halaman(self) -> None:
        raise NotImplementedError

    def _sambut(self) -> None:
        """Ask who it is where the office has accounts; else the first page."""
        from simpelin.services import masuk

        assert self.konteks is not None
        if not masuk.perlu_masuk(self.konteks.store):
            self._mulai_kerja()
            return
        from simpelin.ui.widgets.masuk import LembarMasuk

        lembar = LembarMasuk(self.konteks)
        if lembar.masuk_sendiri():
            lembar.deleteLater()
            self._mulai_kerja()
            return
        lembar.masuk.connect(self._mulai_kerja)
        lembar.lihat.connect(self._mulai_kerja)
        self._tampilkan_lembar(lembar)

    def _tampilkan_lembar(self, lembar: QWidget) -> None:
        """Something in place of the pages; the frame rests meanwhile."""
        self._isi_bingkai()
        self._istirahatkan(True)
        self._lembar.append(lembar)
        self.tumpukan.addWidget(lembar)
        self.tumpukan.setCurrentWidget(lembar)

    def _istirahatkan(self, ya: bool) -> None:
        """Rest the frame while something stands in place of the pages."""
        self.rel.setEnabled(not ya)
        self.rel.setVisible(not ya)
        self.bar.setEnabled(not ya)
        for satu in (self.bar.periode, self.bar.cari, self.bar.orang):
            satu.setVisible(not ya)

    def _mulai_kerja(self) -> None:
        """Who acts is known: their pages, from the first."""
        from simpelin.services import masuk

        konteks = self.konteks
        assert konteks is not None
        self._tutup_halaman()
        self._isi_bingkai()
        self._istirahatkan(False)
        if konteks.store.pelaku.punya_akun and masuk.harus_ganti(konteks.store):
            self.ganti_sandi()
            return
        self.buka(DAFTAR[0].id)

    def ganti_sandi(self) -> None:
        """Change the own password, in place."""
        from simpelin.services import masuk
        from simpelin.ui.widgets.masuk import LembarSandi

        konteks = self.konteks
        if konteks is None or not konteks.store.pelaku.punya_akun:
            return
        lembar = LembarSandi(konteks, masuk.harus_ganti(konteks.store))
        lembar.selesai.connect(self._sesudah_sandi)
        self._tampilkan_lembar(lembar)

    def _sesudah_sandi(self) -> None:
        self._istirahatkan(False)
        self.buka(self._kini if self._kini in self._halaman else DAFTAR[0].id)

    def keluar(self) -> None:
        """Sign out: what was typed is stored, this PC forgets, and the names are asked again."""
        from simpelin.services import masuk
        from simpelin.ui import kenangan

        if self.konteks is None:
            return
        self.setFocus()
        kenangan.lupakan(self.konteks.store.path)
        self._tutup_halaman()
        masuk.keluar(self.konteks.store)
        self._sambut()

    def _pelaku(self) -> Pelaku:
        """Who acts, with the posts of today: they may have changed since signing in."""
        from simpelin.services import izin

        assert self.konteks is not None
        kini = izin.pelaku_kini(self.konteks.store)
        return kini if isinstance(kini, Pelaku) else self.konteks.store.pelaku

    def _boleh(self, entri: EntriHalaman) -> str:
        """Why a page is not for who acts; '' where it is."""
        from simpelin.services import izin

        assert self.konteks is not None
        if entri.perlu is None:
            return ""
        return izin.putusan(self.konteks.store, entri.perlu).alasan
