"""Who acts, what needs a right, and what a decision is: the words of :mod:`simpelin.domain.hak`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TANPA_AKUN = "tanpa akun"
"""What the trail names as account where nobody had to prove who they are."""

PLT, PLH = "Plt.", "Plh."


class PeranOrang(StrEnum):
    """What a person does in the tiered evaluation; one person may have several."""

    STAF = "staf"
    KASI = "kasi"
    """Head of a section or sub-section (kasi, kasubag)."""
    LURAH = "lurah"
    KEUANGAN = "keuangan"
    KASUBAG_PERENCANAAN = "kasubag_perencanaan"
    SEKCAM = "sekcam"
    CAMAT = "camat"


SEBUTAN: dict[PeranOrang, str] = {
    PeranOrang.STAF: "Staf",
    PeranOrang.KASI: "Kepala Seksi/Sub Bagian",
    PeranOrang.LURAH: "Lurah",
    PeranOrang.KEUANGAN: "Keuangan",
    PeranOrang.KASUBAG_PERENCANAAN: "Kasubag Perencanaan",
    PeranOrang.SEKCAM: "Sekretaris",
    PeranOrang.CAMAT: "Camat",
}

KEPALA = frozenset(PeranOrang) - {PeranOrang.STAF, PeranOrang.KEUANGAN}
"""Who heads the unit of the post; a treasurer who heads one is `kasi` besides."""


class Tindakan(StrEnum):
    """What needs a right. Reading never does."""

    ISI_KINERJA = "isi_kinerja"
    ISI_ANGGARAN = "isi_anggaran"
    ISI_CATATAN = "isi_catatan"
    DATA_DUKUNG = "data_dukung"
    AJUKAN = "ajukan"
    PERIKSA = "periksa"
    VERIFIKASI = "verifikasi"
    SETUJUI = "setujui"
    KEMBALIKAN = "kembalikan"
    BUKA = "buka"
    UBAH_RENCANA = "ubah_rencana"
    RENSTRA = "renstra"
    IMPOR = "impor"
    REKONSILIASI = "rekonsiliasi"
    SKM = "skm"
    PEMBANDING = "pembanding"
    UNIT = "unit"
    PENGATURAN = "pengaturan"
    KALENDER = "kalender"
    PENGECUALIAN = "pengecualian"
    PENGGUNA = "pengguna"
    LHE = "lhe"
    RAPAT = "rapat"
    UBAH_WARNA = "ubah_warna"
    TUTUP_RAPAT = "tutup_rapat"
    TINDAK_LANJUT = "tindak_lanjut"
    VERIFIKASI_TINDAK_LANJUT = "verifikasi_tindak_lanjut"
    TINDAK_LANJUT_RENJA = "tindak_lanjut_renja"


@dataclass(frozen=True, slots=True)
class Jabatan:
    """One post: a role, the unit it belongs to ('' for the whole office), and 'Plt.' or 'Plh.'
    where it is held for somebody else."""

    peran: PeranOrang
    unit: str = ""
    sebutan: str = ""

    def __str__(self) -> str:
        nama = SEBUTAN[self.peran]
        if self.unit and self.peran in (PeranOrang.STAF, PeranOrang.KASI, PeranOrang.LURAH):
            depan = "Staf" if self.peran is PeranOrang.STAF else "Kepala"
            nama = f"{depan} {self.unit}"
        return f"{self.sebutan} {nama}".strip()


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who acts: a name, the account by which it was proved ('tanpa akun' without one), the
    own roles with the own unit, and further posts, as deputy or besides."""

    nama: str
    akun: str = TANPA_AKUN
    peran: frozenset[PeranOrang] = frozenset()
    unit: str = ""
    pengganti: tuple[Jabatan, ...] = ()

    @property
    def jabatan(self) -> tuple[Jabatan, ...]:
        """Every post: the own ones first, so that a deputy's is used only where needed."""
        sendiri = (Jabatan(satu, self.unit) for satu in PeranOrang if satu in self.peran)
        return (*sendiri, *self.pengganti)

    @property
    def punya_akun(self) -> bool:
        return self.akun != TANPA_AKUN


@dataclass(frozen=True, slots=True)
class Putusan:
    """Whether an action is allowed, and under which post; else one sentence why not.

    ``jabatan`` is ``None`` where the office has no accounts. ``atas_nama`` names the unit
    for which somebody else entered.
    """

    boleh: bool
    alasan: str = ""
    jabatan: Jabatan | None = None
    atas_nama: str = ""

    def __bool__(self) -> bool:
        return self.boleh

    @property
    def peran(self) -> PeranOrang | None:
        return None if self.jabatan is None else self.jabatan.peran

    @property
    def keterangan(self) -> str:
        """What the trail must say besides the name: as deputy of whom, for which unit."""
        bagian = []
        if self.sebutan:
            bagian.append(f"sebagai {self.jabatan}")
        if self.atas_nama:
            bagian.append(f"atas nama {self.atas_nama}")
        return ", ".join(bagian)

    @property
    def sebutan(self) -> str:
        """'Plt.', 'Plh.', or '' for who acts in the own post."""
        return "" if self.jabatan is None else self.jabatan.sebutan


BEBAS = Putusan(True)
"""The decision in an office without accounts."""
