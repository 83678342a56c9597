"""Write what the next Renja has to take up (form E.81's last text), and propose lines for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.renja import BATAS_HURUF, UsulanRenja, rapikan, usulan_renja
from simpelin.services import izin, sorotan

if TYPE_CHECKING:
    from simpelin.domain.sorotan import DaftarSorotan
    from simpelin.store import Store


def muat(store: Store, tahun: int, triwulan: int) -> tuple[str, ...]:
    """The text's lines; none where nothing was written."""
    return tuple(store.tindak_lanjut_renja.muat(tahun, triwulan).splitlines())


def simpan(
    store: Store, tahun: int, triwulan: int, teks: str, lama: str | None = None
) -> tuple[str, ...]:
    """Keep the quarter's text, one item a line; an empty text removes it.

    ``lama`` is the text that was shown when the writing began. Raises
    :class:`KesalahanPengguna` without the right, where it is too long for the form, or where
    somebody else changed it meanwhile.
    """
    izin.wajib(store, Tindakan.TINDAK_LANJUT_RENJA)
    isi = pastikan(teks)
    with store.ubah("tindak lanjut Renja berikutnya"):
        if lama is not None and store.tindak_lanjut_renja.muat(tahun, triwulan) != lama:
            raise KesalahanPengguna(
                "Teks ini baru saja diubah dari jendela lain; salin tulisan Anda, muat ulang"
                " (pindah bentuk lalu kembali), dan gabungkan."
            )
        store.tindak_lanjut_renja.simpan(tahun, triwulan, isi)
    return tuple(isi.splitlines())


def pastikan(teks: str) -> str:
    """The text as it is stored. Raises :class:`KesalahanPengguna` where it is too long."""
    isi = rapikan(teks)
    if len(isi) > BATAS_HURUF:
        raise KesalahanPengguna(
            f"Tindak lanjut Renja berikutnya {len(isi)} huruf, paling banyak {BATAS_HURUF};"
            " ringkas, atau pindahkan rinciannya ke notulen."
        )
    return isi


def usulan(
    store: Store,
    tahun: int,
    triwulan: int,
    tanggal: date | None = None,
    daftar: DaftarSorotan | None = None,
) -> tuple[UsulanRenja, ...]:
    """Lines that may be taken over and are not in the text yet; nothing is stored.

    ``daftar`` is the quarter's sorotan where it is at hand.
    """
    with store.baca():
        daftar = daftar or sorotan.susun(store, tahun, triwulan, tanggal)
        semua = usulan_renja(daftar, store.tindak_lanjut.semua(), store.sebab.muat(tahun))
        ada = set(muat(store, tahun, triwulan))
    return tuple(satu for satu in semua if rapikan(satu.teks) not in ada)


def sebagai_json(
    tahun: int, triwulan: int, isi: Sequence[str], usul: Sequence[UsulanRenja]
) -> dict[str, Any]:
    """The document of ``simpelin renja --json``."""
    return {
        "tahun": tahun,
        "triwulan": triwulan,
        "tindak_lanjut": list(isi),
        "usulan": [{"teks": satu.teks, "sebab": satu.sebab} for satu in usul],
    }


def sebagai_teks(tahun: int, triwulan: int, isi: Sequence[str], usul: Sequence[UsulanRenja]) -> str:
    """The same for a reader."""
    baris = [f"Tindak lanjut dalam Renja {tahun + 1}, menurut TW {ROMAWI[triwulan]} {tahun}:"]
    baris += [f"  {n}. {satu}" for n, satu in enumerate(isi, 1)] or ["  belum ditulis"]
    if usul:
        baris += ["Usulan yang belum diambil (ambil dengan --ambil NOMOR):"]
        baris += [f"  [{n}] {satu.teks}\n      {satu.sebab}" for n, satu in enumerate(usul, 1)]
    return "\n".join(baris)
