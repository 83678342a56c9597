"""What Verifikasi asks in place: approve, return, open again, the batch, final rupiah."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtWidgets import QComboBox

from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.tingkat import BEKU, Jenjang
from simpelin.services import antrean as layanan
from simpelin.services import langkah_laporan, rupiah_final
from simpelin.services.antrean import ButirAntrean
from simpelin.ui.konteks import Konteks
from simpelin.ui.widgets.bar_tanya import BarTanya
from simpelin.ui.widgets.isi_laporan import PanelLaporan
from simpelin.ui.widgets.pesan import BarisPesan

TOMBOL = {
    Jenjang.PERIKSA: "Periksa",
    Jenjang.VERIFIKASI: "Verifikasi",
    Jenjang.SETUJUI: "Setujui",
}
MENUNGGU = {
    Jenjang.PERIKSA: "menunggu diperiksa",
    Jenjang.VERIFIKASI: "menunggu diverifikasi",
    Jenjang.SETUJUI: "menunggu disetujui",
}
KATA_KEADAAN_JADI = {
    Jenjang.PERIKSA: "diperiksa",
    Jenjang.VERIFIKASI: "diverifikasi",
    Jenjang.SETUJUI: "disetujui",
}


def ada_persetujuan(satu: ButirAntrean | None) -> bool:
    """Whether some tier's approval stands."""
    return satu is not None and satu.status in BEKU[1:]


class TanyaVerifikasi:
    """The part of the page that asks; the page brings the pieces."""

    konteks: Konteks
    butir: tuple[ButirAntrean, ...]
    tampak: tuple[ButirAntrean, ...]
    jenjang: QComboBox
    panel: PanelLaporan
    tanya: BarTanya
    pesan: BarisPesan
    dilihat: int
    """The store's state that the panel shows."""

    @property
    def kini(self) -> ButirAntrean | None:
        """The report that is chosen."""
        raise NotImplementedError

    def muat(self) -> None:
        """Show what the store has."""
        raise NotImplementedError

    def _jenjang_borong(self) -> Jenjang | None:
        """The tier of the batch: the one that is filtered by, else of the first that waits."""
        pilihan = self.jenjang.currentData()
        giliran = [satu.giliran for satu in self.tampak if satu.giliran is not None]
        if pilihan and giliran:
            return Jenjang(pilihan)
        return min(giliran, key=list(Jenjang).index, default=None)

    def minta_setuju(self) -> None:
        """Ask, and give the approval of the tier that has the report."""
        satu = self.kini
        if satu is None or satu.giliran is None:
            return
        jenjang, unit = satu.giliran, satu.unit
        banyak = len(self.panel.berat())
        temuan = f" Ada {banyak} ketidaksesuaian; tulis catatannya bila perlu." if banyak else ""
        kunci = " Sesudah itu laporan terkunci." if jenjang is Jenjang.SETUJUI else ""
        final, medan, kosong = "", "Catatan (boleh kosong)", self.panel.kosong
        if jenjang is Jenjang.SETUJUI and not self.panel.rp_final:
            final = " Rupiahnya belum dinyatakan final oleh Keuangan."
        if kosong.banyak:
            final += f" Masih kosong: {escape(kosong.kalimat)}."
        if kosong.banyak and jenjang is Jenjang.SETUJUI:
            medan = "Alasan menyetujui dengan yang kosong"
        self.tanya.tanya(
            f"{TOMBOL[jenjang]} laporan <b>{unit}</b>?{kunci}{final}{temuan}",
            ya=TOMBOL[jenjang],
            medan=medan,
            tindakan=lambda teks: self._coba(
                lambda: langkah_laporan.setuju(
                    self.konteks.store, jenjang, unit, *self._periode(), teks, dilihat=self.dilihat
                )
            ),
        )

    def minta_kembalikan(self) -> None:
        """Return the report with a reason that its unit reads."""
        satu = self.kini
        if satu is None or satu.status not in BEKU or satu.status is StatusLaporan.DISETUJUI:
            return
        self.tanya.tanya(
            f"Kembalikan laporan <b>{satu.unit}</b>? Unit membaca alasannya di lembarnya.",
            ya="Kembalikan",
            medan="Alasan, misalnya: realisasi fisik 0003 belum sesuai foto",
            tindakan=lambda teks: self._coba(
                lambda: langkah_laporan.kembalikan(
                    self.konteks.store, satu.unit, *self._periode(), teks
                )
            ),
        )

    def minta_buka(self) -> None:
        """Open an approved report again, or undo the topmost approval, with a reason."""
        satu = self.kini
        if satu is None or not ada_persetujuan(satu):
            return
        if satu.status is not StatusLaporan.DISETUJUI:
            self._minta_batal(satu)
            return
        self.tanya.tanya(
            f"Buka kembali laporan <b>{satu.unit}</b>? Semua persetujuannya batal, dari atas ke"
            " bawah; potret lama tetap tersimpan.",
            ya="Buka kembali",
            medan="Alasan membuka kembali",
            tindakan=lambda teks: self._coba(
                lambda: langkah_laporan.buka(self.konteks.store, satu.unit, *self._periode(), teks)
            ),
        )

    def _minta_batal(self, satu: ButirAntrean) -> None:
        self.tanya.tanya(
            f"Batalkan persetujuan terakhir laporan <b>{satu.unit}</b> ({satu.status})? Laporan"
            " kembali menunggu di jenjang itu.",
            ya="Batalkan persetujuan",
            medan="Alasan membatalkan",
            tindakan=lambda teks: self._coba(
                lambda: langkah_laporan.batalkan(
                    self.konteks.store, satu.unit, *self._periode(), teks
                )
            ),
        )

    def minta_borong(self) -> None:
        """Approve at one tier every report on which nothing was found."""
        jenjang = self._jenjang_borong()
        if jenjang is None:
            return
        k = self.konteks
        tunggu = [satu for satu in self.butir if satu.giliran is jenjang]
        bersih = layanan.tanpa_temuan(k.store, *self._periode(), tunggu)
        if not bersih:
            self.pesan.kabar(
                f"Dari {len(tunggu)} laporan yang {MENUNGGU[jenjang]}, tidak ada yang lengkap"
                " tanpa ketidaksesuaian; periksa satu per satu."
            )
            return
        self.tanya.tanya(
            f"{TOMBOL[jenjang]} <b>{len(bersih)}</b> laporan tanpa ketidaksesuaian:"
            f" {', '.join(bersih)}?",
            ya=f"{TOMBOL[jenjang]} {len(bersih)} laporan",
            tindakan=lambda _teks: self._borong(jenjang),
        )

    def _borong(self, jenjang: Jenjang) -> str | None:
        jadi, tolak = layanan.setujui_tanpa_temuan(
            self.konteks.store, jenjang, *self._periode(), self.butir
        )
        if jadi:
            self.konteks.catat(self)
            self.muat()
            self.konteks.pesan.emit(f"{len(jadi)} laporan {KATA_KEADAAN_JADI[jenjang]}.")
        return "\n".join(tolak) or None

    def _final(self) -> None:
        """Declare the rupiah of the chosen unit final, or take that back."""
        satu = self.kini
        if satu is None:
            return
        try:
            if self.panel.rp_final:
                rupiah_final.batalkan_final(self.konteks.store, *self._periode(), satu.unit)
            else:
                rupiah_final.nyatakan_final(self.konteks.store, *self._periode(), [satu.unit])
        except KesalahanPengguna as galat:
            self.pesan.galat(str(galat))
            return
        self.konteks.catat(self)
        self.muat()

    def _coba(self, kerja: Callable[[], object]) -> str | None:
        try:
            kerja()
        except KesalahanPengguna as galat:
            return str(galat)
        self.konteks.catat(self)
        self.muat()
        return None

    def _periode(self) -> tuple[int, int]:
        return self.konteks.tahun, self.konteks.triwulan
