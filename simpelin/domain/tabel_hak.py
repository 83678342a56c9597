"""The table of rights: role × action × state of the report (aturan section 9)."""

from __future__ import annotations

from dataclasses import dataclass

from simpelin.domain.kantor import StatusLaporan
from simpelin.domain.pelaku import KEPALA, PeranOrang, Tindakan

_S = StatusLaporan
TERBUKA = frozenset({_S.BELUM_MULAI, _S.KONSEP, _S.DIKEMBALIKAN})
"""The unit still writes."""
BELUM_DISETUJUI = frozenset(StatusLaporan) - {_S.DISETUJUI}


@dataclass(frozen=True, slots=True)
class Hak:
    """One line of the table: who, whether for the own unit only, in which states of the
    report, and on which condition."""

    siapa: frozenset[PeranOrang]
    sendiri: bool = False
    status: frozenset[StatusLaporan] | None = None
    atas_nama: bool = False
    """Only for a unit that is not the own, with its signed sheet as evidence."""
    rp_unit: bool = False
    """Only where the office lets the owning unit enter rupiah."""


_P = PeranOrang
_ANGGOTA = frozenset(PeranOrang)
_PERENCANA = frozenset({_P.KASUBAG_PERENCANAAN})
_KEUANGAN = frozenset({_P.KEUANGAN})
_SEKCAM = frozenset({_P.SEKCAM})
_CAMAT = frozenset({_P.CAMAT})
_PIMPINAN = _PERENCANA | _SEKCAM | _CAMAT

_MILIK_PERENCANA = (Hak(_PERENCANA),)
_ISI_UNIT = (
    Hak(_ANGGOTA, sendiri=True, status=TERBUKA),
    Hak(_PERENCANA, status=TERBUKA, atas_nama=True),
)

HAK: dict[Tindakan, tuple[Hak, ...]] = {
    Tindakan.ISI_KINERJA: _ISI_UNIT,
    Tindakan.ISI_CATATAN: _ISI_UNIT,
    Tindakan.ISI_ANGGARAN: (
        Hak(_KEUANGAN, status=BELUM_DISETUJUI),
        Hak(_ANGGOTA, sendiri=True, status=TERBUKA, rp_unit=True),
        Hak(_PERENCANA, status=TERBUKA, atas_nama=True, rp_unit=True),
    ),
    Tindakan.DATA_DUKUNG: (
        Hak(_ANGGOTA, sendiri=True, status=BELUM_DISETUJUI),
        Hak(_PERENCANA, status=BELUM_DISETUJUI, atas_nama=True),
    ),
    Tindakan.AJUKAN: (
        Hak(KEPALA, sendiri=True, status=TERBUKA),
        Hak(_PERENCANA, status=TERBUKA, atas_nama=True),
    ),
    Tindakan.PERIKSA: (Hak(_PERENCANA, status=frozenset({_S.DIAJUKAN})),),
    Tindakan.VERIFIKASI: (Hak(_SEKCAM, status=frozenset({_S.DIPERIKSA})),),
    Tindakan.SETUJUI: (Hak(_CAMAT, status=frozenset({_S.DIVERIFIKASI})),),
    Tindakan.KEMBALIKAN: (
        Hak(_PERENCANA, status=frozenset({_S.DIAJUKAN})),
        Hak(_SEKCAM, status=frozenset({_S.DIPERIKSA})),
        Hak(_CAMAT, status=frozenset({_S.DIVERIFIKASI})),
    ),
    # an approval is undone by the tier that gave it, from the top down
    Tindakan.BUKA: (
        Hak(_PERENCANA, status=frozenset({_S.DIPERIKSA})),
        Hak(_SEKCAM, status=frozenset({_S.DIVERIFIKASI})),
        Hak(_CAMAT, status=frozenset({_S.DISETUJUI})),
    ),
    Tindakan.UBAH_RENCANA: _MILIK_PERENCANA,
    Tindakan.RENSTRA: _MILIK_PERENCANA,
    Tindakan.IMPOR: _MILIK_PERENCANA,
    Tindakan.REKONSILIASI: (Hak(_KEUANGAN), Hak(_PERENCANA)),
    Tindakan.SKM: _MILIK_PERENCANA,
    Tindakan.PEMBANDING: _MILIK_PERENCANA,
    Tindakan.UNIT: _MILIK_PERENCANA,
    Tindakan.PENGATURAN: _MILIK_PERENCANA,
    Tindakan.KALENDER: _MILIK_PERENCANA,
    Tindakan.PENGECUALIAN: (Hak(_PIMPINAN),),
    # the planner is often alone in the sub-section: somebody must name the deputy
    Tindakan.PENGGUNA: (Hak(_PERENCANA), Hak(_SEKCAM)),
    Tindakan.LHE: (Hak(_PERENCANA), Hak(_SEKCAM)),
    Tindakan.RAPAT: (Hak(_PIMPINAN),),
    Tindakan.UBAH_WARNA: (Hak(_CAMAT),),
    Tindakan.TUTUP_RAPAT: (Hak(_CAMAT),),
    Tindakan.TINDAK_LANJUT: (Hak(_ANGGOTA, sendiri=True), Hak(_PERENCANA)),
    Tindakan.VERIFIKASI_TINDAK_LANJUT: (Hak(_PIMPINAN),),
    Tindakan.TINDAK_LANJUT_RENJA: (Hak(_PIMPINAN),),
}

KATA: dict[Tindakan, str] = {
    Tindakan.ISI_KINERJA: "mengisi kinerja",
    Tindakan.ISI_ANGGARAN: "mengisi rupiah",
    Tindakan.ISI_CATATAN: "mengisi hambatan dan solusi",
    Tindakan.DATA_DUKUNG: "mengubah data dukung",
    Tindakan.AJUKAN: "mengajukan laporan",
    Tindakan.PERIKSA: "memeriksa laporan",
    Tindakan.VERIFIKASI: "memverifikasi laporan",
    Tindakan.SETUJUI: "menyetujui laporan",
    Tindakan.KEMBALIKAN: "mengembalikan laporan",
    Tindakan.BUKA: "membuka kembali laporan",
    Tindakan.UBAH_RENCANA: "mengubah rencana",
    Tindakan.RENSTRA: "mengubah Renstra",
    Tindakan.IMPOR: "mengimpor",
    Tindakan.REKONSILIASI: "mencatat rekonsiliasi",
    Tindakan.SKM: "mengisi SKM",
    Tindakan.PEMBANDING: "mengubah bahan LKjIP",
    Tindakan.UNIT: "mengubah unit",
    Tindakan.PENGATURAN: "mengubah pengaturan",
    Tindakan.KALENDER: "mengubah kalender",
    Tindakan.PENGECUALIAN: "memberi pengecualian batas waktu",
    Tindakan.PENGGUNA: "mengatur pengguna",
    Tindakan.LHE: "mengubah daftar rekomendasi LHE",
    Tindakan.RAPAT: "mencatat rapat",
    Tindakan.UBAH_WARNA: "mengubah warna",
    Tindakan.TUTUP_RAPAT: "menutup rapat",
    Tindakan.TINDAK_LANJUT: "mengisi kemajuan tindak lanjut",
    Tindakan.VERIFIKASI_TINDAK_LANJUT: "memverifikasi tindak lanjut",
    Tindakan.TINDAK_LANJUT_RENJA: "menulis tindak lanjut Renja berikutnya",
}

ATAS_NAMA = frozenset(t for t, hak in HAK.items() if any(satu.atas_nama for satu in hak))
"""What the planner may do for a unit that handed in its signed sheet."""
