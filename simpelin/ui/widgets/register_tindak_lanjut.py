"""The register of the meetings' follow-ups: filters, list, and the card of one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QComboBox,
    QWidget,
)

from simpelin.domain.kalender import ROMAWI
from simpelin.domain.rapat import NomorKeputusan
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import StatusTindakLanjut, TindakLanjut
from simpelin.services import tindak_lanjut as layanan
from simpelin.services.tindak_lanjut import Saringan
from simpelin.ui.konteks import Konteks
from simpelin.ui.models.tabel import Judul, Sel
from simpelin.ui.rakit import jajar, pintasan, tumpuk
from simpelin.ui.widgets.kartu_tindak_lanjut import KATA_STATUS, KartuTindakLanjut
from simpelin.ui.widgets.pesan import Kosong
from simpelin.ui.widgets.register import Register, sel_bukti, sel_tenggat

TERBUKA, LEWAT, SEMUA = "terbuka", "lewat", ""
JUDUL = (
    Judul("Rapat", 84),
    Judul("Keputusan", 0),
    Judul("Penanggung jawab", 200),
    Judul("Tenggat", 104),
    Judul("Keadaan", 132),
    Judul("Bukti", 52, True),
)
TINGGI_KARTU = 236


class RegisterTindakLanjut(Register):
    """Overdue first; arrows walk the list, F6 goes into the card, Ctrl+Enter takes the step."""

    def __init__(self, konteks: Konteks, halaman: QWidget | None = None) -> None:
        self.kartu = KartuTindakLanjut(konteks)
        super().__init__(konteks, self.kartu, "Tindak lanjut", JUDUL, halaman)
        self.isi: tuple[TindakLanjut, ...] = ()
        self._nama: dict[tuple[int, Kunci], str] = {}
        self.unit = self.pilihan("Unit", 240)
        self.status = self.pilihan("Keadaan", 200)
        self.tahun = self.pilihan("Tahun", 150)
        self.kosong = Kosong(
            "Tidak ada tindak lanjut di sini",
            "Keputusan rapat dibagikan sebagai tindak lanjut saat rapatnya ditutup; atau saringan"
            " di atas terlalu sempit.",
            ("Tampilkan semua", self.lepas_saringan),
        )
        self.kartu.setMinimumHeight(180)
        self.belahan = self.bagi_dua(self.tabel, self.kartu, TINGGI_KARTU)
        saringan = jajar(self.unit, self.status, self.tahun, None)
        tumpuk(self, saringan, (self.belahan, 1), (self.kosong, 1))
        self.kartu.berubah.connect(self._berubah)
        pintasan(self, {"Ctrl+Return": self.kartu.maju, "Ctrl+Enter": self.kartu.maju})

    # --- content -------------------------------------------------------------------

    @property
    def hari(self) -> date:
        """The day that what is late is counted on."""
        return self.konteks.tanggal_acuan

    def muat(self) -> None:
        """Read choices and list again; who belongs to a unit begins with its own."""
        store = self.konteks.store
        nama = store.riwayat.nama_simpul()
        self._nama = {(tahun, Kunci(kode, sub)): n for (tahun, kode, sub), n in nama.items()}
        semua = layanan.daftar(store, tanggal=self.hari)
        unit = [("Semua unit", "")]
        unit += [(satu, satu) for satu in sorted({s.unit for s in semua if s.unit})]
        status = [("Terbuka", TERBUKA), ("Lewat tenggat", LEWAT), ("Semua keadaan", SEMUA)]
        status += [(KATA_STATUS[satu], satu.value) for satu in StatusTindakLanjut]
        tahun: list[tuple[str, object]] = [("Semua tahun", None)]
        tahun += [(f"Tahun {n}", n) for n in sorted({s.nomor.tahun for s in semua}, reverse=True)]
        awal: dict[QComboBox, object] = {self.unit: store.pelaku.unit}
        for kotak, isi in ((self.unit, unit), (self.status, status), (self.tahun, tahun)):
            kini = kotak.currentData() if kotak.count() else awal.get(kotak, isi[0][1])
            kotak.clear()
            for teks, data in isi:
                kotak.addItem(teks, data)
            kotak.setCurrentIndex(max(0, kotak.findData(kini)))
        self.hitung(semua, self.hari)
        self.saring()

    def saringan(self) -> Saringan:
        """What the fields above the list ask for."""
        status = self.status.currentData()
        pilih = status not in (TERBUKA, LEWAT, SEMUA)
        return Saringan(
            unit=self.unit.currentData() or "",
            status=StatusTindakLanjut(status) if pilih else None,
            hanya_terbuka=status == TERBUKA,
            hanya_lewat=status == LEWAT,
            tahun=self.tahun.currentData(),
        )

    def saring(self) -> None:
        """Show what matches, keeping the row where it still does."""
        kini = self._kini()
        self.isi = layanan.daftar(self.konteks.store, self.saringan(), self.hari)
        self.tabel.muat([self._baris(satu) for satu in self.isi])
        self.belahan.setVisible(bool(self.isi))
        self.kosong.setVisible(not self.isi)
        if self.isi:
            self.pilih(kini.nomor if kini else self.isi[0].nomor)
        else:
            self.kartu.tampilkan(None)

    def lepas_saringan(self) -> None:
        """Everything, also what is done."""
        self.unit.setCurrentIndex(0)
        self.tahun.setCurrentIndex(0)
        self.status.setCurrentIndex(self.status.findData(SEMUA))
        self.saring()

    def pilih(self, nomor: NomorKeputusan) -> None:
        """Go to a follow-up; to the first where it is not in the list."""
        semua = [satu.nomor for satu in self.isi]
        self.ke_baris(semua.index(nomor) if nomor in semua else 0)

    def tuju(self, nomor: NomorKeputusan) -> None:
        """Show a follow-up, whatever the filters were."""
        if nomor not in {satu.nomor for satu in self.isi}:
            self.lepas_saringan()
        self.pilih(nomor)

    def _kini(self) -> TindakLanjut | None:
        baris = self.tabel.currentIndex().row()
        return self.isi[baris] if 0 <= baris < len(self.isi) else None

    def _pilih(self) -> None:
        satu = self._kini()
        self.kartu.tampilkan(satu, "" if satu is None else self._nama_butir(satu))

    def _nama_butir(self, satu: TindakLanjut) -> str:
        if satu.kunci is None:
            return ""
        return self._nama.get((satu.nomor.tahun, satu.kunci), str(satu.kunci))

    def _baris(self, satu: TindakLanjut) -> tuple[Sel, ...]:
        tahun, tw, nomor = satu.nomor
        lewat = satu.hari_lewat(self.hari)
        keadaan = "Selesai" if satu.status is StatusTindakLanjut.SELESAI else ""
        menunggu = "menunggu verifikasi" if keadaan else None
        kepada = satu.keputusan
        return (
            Sel(f"TW {ROMAWI[tw]} {tahun}", f"nomor {nomor}"),
            Sel(kepada.isi, self._nama_butir(satu) or "Umum (kantor)", tebal=lewat > 0),
            Sel(kepada.orang or kepada.unit, kepada.unit if kepada.orang else None),
            sel_tenggat(satu.tenggat, lewat),
            Sel(keadaan or KATA_STATUS[satu.status], menunggu),
            sel_bukti(satu.bukti),
        )

    def _berubah(self, nomor: NomorKeputusan) -> None:
        self.konteks.catat(self._sumber)
        self.muat()
        self.pilih(nomor)
