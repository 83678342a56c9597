"""The automatic backups beside the store: what there is, and keeping a sensible number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simpelin.domain.hak import Tindakan
from simpelin.domain.putaran import Putaran, disimpan
from simpelin.services import izin, pengaturan

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.store.putaran import SalinanOtomatis

KATA_SEBAB = {
    "sebelum-impor": "sebelum impor",
    "sebelum-migrasi": "sebelum pembaruan program",
    "sebelum-pulih": "yang digantikan saat memulihkan",
    "rusak": "penyimpanan yang rusak",
}


@dataclass(frozen=True, slots=True)
class Cadangan:
    """One automatic copy; ``tetap`` says why it stays, '' where the next rotation takes it."""

    path: Path
    waktu: datetime
    sebab: str
    ukuran: int
    tetap: str

    @property
    def kata_sebab(self) -> str:
        return KATA_SEBAB[self.sebab]


def daftar(store: Store, kini: datetime | None = None) -> tuple[Cadangan, ...]:
    """The automatic copies, newest first."""
    semua = store.daftar_salinan()
    diputar = [satu for satu in semua if satu.diputar]
    waktu, atur = [satu.waktu for satu in diputar], aturan(store)
    alasan = disimpan(waktu, _saat(store, kini), atur) if atur else ["semua disimpan"] * len(waktu)
    kata = dict(zip((satu.path for satu in diputar), alasan, strict=True))
    return tuple(_satu(satu, kata) for satu in semua)


def _satu(satu: SalinanOtomatis, kata: dict[Path, str]) -> Cadangan:
    tetap = kata.get(satu.path, "tidak pernah dihapus")
    return Cadangan(satu.path, satu.waktu, satu.sebab, satu.ukuran, tetap)


def aturan(store: Store) -> Putaran | None:
    """How many the office keeps; ``None`` where it keeps all."""
    atur = pengaturan.muat(store)
    if atur.teks("cadangan_putar") != "ya":
        return None
    return Putaran(*(int(atur.teks(f"cadangan_{satu}")) for satu in ("hari", "minggu", "bulan")))


def putar(store: Store, kini: datetime | None = None) -> tuple[Path, ...]:
    """Delete the automatic copies beyond what the office keeps; which were. Called after a new
    copy was made and what it was made for is stored."""
    atur = aturan(store)
    return store.putar_salinan(atur, _saat(store, kini)) if atur else ()


def rapikan(store: Store, kini: datetime | None = None) -> tuple[Path, ...]:
    """The same, asked for by a person.

    Raises :class:`KesalahanPengguna` without the right.
    """
    izin.wajib(store, Tindakan.PENGATURAN)
    return putar(store, kini)


def _saat(store: Store, kini: datetime | None) -> datetime:
    """Local time without offset, as the names of the copies have it."""
    return kini or store.kini().replace(tzinfo=None)


def sebagai_json(semua: Sequence[Cadangan], hilang: Sequence[Path]) -> dict[str, Any]:
    """The document of ``simpelin cadangan --json``."""
    return {
        "cadangan": [
            {
                "berkas": str(satu.path),
                "waktu": satu.waktu.isoformat(),
                "sebab": satu.kata_sebab,
                "ukuran": satu.ukuran,
                "disimpan": satu.tetap or None,
            }
            for satu in semua
        ],
        "dihapus": [str(satu) for satu in hilang],
    }


def sebagai_teks(semua: Sequence[Cadangan], hilang: Sequence[Path]) -> str:
    """The same for a reader."""
    baris = [
        f"{satu.waktu:%Y-%m-%d %H.%M}  {ukuran_kata(satu.ukuran):>9}  {satu.kata_sebab}"
        f" ({satu.tetap or 'dihapus berikutnya'})  {satu.path.name}"
        for satu in semua
    ]
    if hilang:
        baris.append(f"{len(hilang)} cadangan dihapus.")
    return "\n".join(baris) or "Belum ada cadangan otomatis."


def ukuran_kata(byte: int) -> str:
    """``1,4 MB``."""
    if byte < 10**6:
        return f"{max(1, round(byte / 1000))} kB"
    return f"{byte / 10**6:.1f} MB".replace(".", ",")
