"""The quarter's meeting: open it, decide while talking, choose a colour, close it.

Everything is saved at once. Closing freezes a snapshot (:mod:`potret_rapat`) and hands the
decisions out as follow-ups; opening again needs a reason (issue "Monev", items 4 and 8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from simpelin.domain.baris_keputusan import BarisKeputusan, Penanggung, urai_keputusan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kalender import akhir_triwulan, hari_kerja_ke
from simpelin.domain.kantor import Peran
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.penilaian import Warna
from simpelin.domain.rapat import (
    Hadir,
    Keputusan,
    NomorKeputusan,
    Potret,
    Rapat,
    StatusRapat,
    TimpaanWarna,
    setangkah,
)
from simpelin.domain.rencana import Kunci, Rencana, rencana_berlaku
from simpelin.services import izin, pengaturan, potret_rapat, sorotan
from simpelin.services.kepala_unit import berkepala

if TYPE_CHECKING:
    from simpelin.store import Store

AGENDA = (
    "Tindak lanjut rapat sebelumnya\n"
    "Capaian kinerja dan anggaran sampai dengan triwulan ini\n"
    "Pembahasan sub kegiatan yang perlu perhatian\n"
    "Keputusan dan pembagian tugas"
)


class IsiRapat(TypedDict, total=False):
    """What :func:`atur` may change."""

    tanggal: date | None
    pukul: str
    tempat: str
    pemimpin: str
    notulis: str
    agenda: str


def muat(store: Store, tahun: int, triwulan: int) -> Rapat:
    """The quarter's meeting; before it was opened one with the office's usual entries, unsaved."""
    return store.rapat.muat(tahun, triwulan) or _bawaan(store, tahun, triwulan)


def buka(store: Store, tahun: int, triwulan: int) -> Rapat:
    """Make the quarter's meeting where there is none: the calendar's day, camat and planner,
    every head on the attendance list."""
    ada = store.rapat.muat(tahun, triwulan)
    if ada is not None:
        return ada
    izin.wajib(store, Tindakan.RAPAT)
    with store.ubah("buka rapat"):
        return _pastikan(store, tahun, triwulan)


def atur(store: Store, tahun: int, triwulan: int, **isi: Unpack[IsiRapat]) -> Rapat:
    """Change date, place, chair, minute taker or agenda of an open meeting."""
    rapi = {k: v.strip() if isinstance(v, str) else v for k, v in isi.items()}
    izin.wajib(store, Tindakan.RAPAT)
    with store.ubah("atur rapat"):
        rapat = _terbuka(store, tahun, triwulan)
        store.rapat.simpan(replace(rapat, **rapi))  # type: ignore[arg-type]
    return muat(store, tahun, triwulan)


def atur_kehadiran(store: Store, tahun: int, triwulan: int, hadir: Sequence[Hadir]) -> Rapat:
    """Replace the attendance list; lines without a name are left out."""
    izin.wajib(store, Tindakan.RAPAT)
    with store.ubah("atur daftar hadir"):
        _terbuka(store, tahun, triwulan)
        store.rapat.simpan_hadir(tahun, triwulan, [satu for satu in hadir if satu.nama.strip()])
    return muat(store, tahun, triwulan)


def catat_pembahasan(
    store: Store, tahun: int, triwulan: int, kunci: Kunci | None, catatan: str | None
) -> None:
    """Write what was said on an item, or beside the items; ``None`` takes it off again."""
    izin.wajib(store, Tindakan.RAPAT)
    with store.ubah("catat pembahasan"):
        _terbuka(store, tahun, triwulan)
        rapi = None if catatan is None else catatan.strip()
        store.rapat.simpan_pembahasan(tahun, triwulan, kunci, rapi)


# --- decisions -------------------------------------------------------------------


def dapat_ditugasi(store: Store, tahun: int, triwulan: int) -> tuple[Penanggung, ...]:
    """Who may be named in a decision: units, their heads, everyone on the attendance list."""
    unit = berkepala(store)
    semua = [
        *(Penanggung(satu.nama) for satu in unit),
        *(Penanggung(satu.nama, satu.kepala) for satu in unit if satu.kepala),
        *(Penanggung(satu.unit, satu.nama) for satu in muat(store, tahun, triwulan).hadir),
    ]
    return tuple({satu.nama: satu for satu in reversed(semua)}.values())[::-1]


def urai(store: Store, tahun: int, triwulan: int, kunci: Kunci | None, teks: str) -> BarisKeputusan:
    """Parse one line of a decision on an item; without ``@`` its owner answers for it.

    Raises :class:`KesalahanPengguna` with the sentence to show beside the line.
    """
    rapat = muat(store, tahun, triwulan)
    pemilik = _unit_butir(store, tahun, triwulan, kunci)
    return urai_keputusan(
        teks,
        dapat_ditugasi(store, tahun, triwulan),
        rapat.tanggal or date.today(),
        Penanggung(pemilik) if pemilik else None,
    )


def putuskan_baris(
    store: Store, tahun: int, triwulan: int, kunci: Kunci | None, teks: str
) -> Keputusan:
    """Parse one line and save it as a decision."""
    baris = urai(store, tahun, triwulan, kunci, teks)
    return putuskan(store, tahun, triwulan, kunci, baris.isi, baris.penanggung, baris.tenggat)


def putuskan(
    store: Store,
    tahun: int,
    triwulan: int,
    kunci: Kunci | None,
    isi: str,
    penanggung: Penanggung,
    tenggat: date,
) -> Keputusan:
    """Save a decision at once; the meeting is opened where it was not.

    Raises :class:`KesalahanPengguna`: nothing to do, nobody, a day before the meeting's, an
    item that the plan does not have, a closed meeting.
    """
    izin.wajib(store, Tindakan.RAPAT)
    with store.ubah("keputusan rapat"):
        rapat = _terbuka(store, tahun, triwulan)
        nomor = max((satu.nomor.nomor for satu in rapat.keputusan), default=0) + 1
        keputusan = Keputusan(
            NomorKeputusan(tahun, triwulan, nomor),
            " ".join(isi.split()),
            tenggat,
            kunci,
            penanggung.unit,
            penanggung.orang,
        )
        _periksa(rapat, keputusan)
        store.rapat.simpan_keputusan(keputusan)
    return keputusan


def hapus_keputusan(store: Store, nomor: NomorKeputusan) -> None:
    """Take back a decision of an open meeting that was not handed out yet."""
    izin.wajib(store, Tindakan.RAPAT)
    with store.ubah("hapus keputusan rapat"):
        _terbuka(store, nomor.tahun, nomor.triwulan)
        store.rapat.hapus_keputusan(nomor)


def _periksa(rapat: Rapat, keputusan: Keputusan) -> None:
    if not keputusan.isi.strip():
        raise KesalahanPengguna("Tulis dahulu apa yang diputuskan.")
    if not keputusan.penanggung_jawab:
        raise KesalahanPengguna("Sebut unit atau orang yang bertanggung jawab atas keputusan ini.")
    if rapat.tanggal is not None and keputusan.tenggat < rapat.tanggal:
        raise KesalahanPengguna(
            f"Tenggat {keputusan.tenggat:%d-%m-%Y} lebih awal dari rapatnya"
            f" ({rapat.tanggal:%d-%m-%Y}); tulis tanggal sesudahnya."
        )


# --- colours ---------------------------------------------------------------------


def timpa_warna(
    store: Store, tahun: int, triwulan: int, kunci: Kunci, menjadi: Warna, alasan: str
) -> TimpaanWarna:
    """Choose an item's colour beside the computed one, by one step and with a reason.

    Raises :class:`KesalahanPengguna`: no reason, further than one step, an item without a
    colour or not reported, a closed meeting.
    """
    if not alasan.strip():
        raise KesalahanPengguna("Tulis alasan perubahan warnanya; alasan itu tercetak di notulen.")
    penilaian = sorotan.susun(store, tahun, triwulan).penilaian.get(kunci)
    dari = None if penilaian is None else penilaian.warna
    boleh = setangkah(dari)
    if dari is None or menjadi not in boleh:
        raise KesalahanPengguna(_tolak_warna(kunci, dari, boleh))
    izin.wajib(store, Tindakan.UBAH_WARNA)
    with store.ubah("ubah warna"):
        _terbuka(store, tahun, triwulan)
        timpaan = TimpaanWarna(kunci, dari, menjadi, " ".join(alasan.split()))
        timpaan = replace(timpaan, oleh=store.pelaku.nama, waktu=store.waktu_kini())
        store.rapat.simpan_warna(tahun, triwulan, timpaan)
    return timpaan


def batalkan_warna(store: Store, tahun: int, triwulan: int, kunci: Kunci) -> None:
    """Go back to the computed colour."""
    izin.wajib(store, Tindakan.UBAH_WARNA)
    with store.ubah("batalkan ubah warna"):
        _terbuka(store, tahun, triwulan)
        store.rapat.hapus_warna(tahun, triwulan, kunci)


def _tolak_warna(kunci: Kunci, dari: Warna | None, boleh: Sequence[Warna]) -> str:
    if dari is Warna.ABU:
        return f"{kunci} belum lapor; warnanya berubah setelah laporannya masuk, bukan diubah."
    if dari is None:
        return f"{kunci} tidak punya warna pada triwulan ini."
    return f"Warna {kunci} adalah {dari}; hanya dapat diubah menjadi {' atau '.join(boleh)}."


# --- closing ---------------------------------------------------------------------


def tutup(store: Store, tahun: int, triwulan: int, tanggal: date | None = None) -> Rapat:
    """Close the meeting: freeze its figures and hand every decision out.

    ``tanggal`` (today where not given) is the day for what is late. Raises
    :class:`KesalahanPengguna` where it was not opened, has no date, or is closed.
    """
    if store.rapat.muat(tahun, triwulan) is None:
        raise KesalahanPengguna(
            f"{Rapat(tahun, triwulan).sebutan} belum dibuka; tidak ada yang dapat ditutup."
        )
    izin.wajib(store, Tindakan.TUTUP_RAPAT)
    with store.ubah("tutup rapat"):
        rapat = _terbuka(store, tahun, triwulan)
        if rapat.tanggal is None:
            raise KesalahanPengguna(f"Isi dahulu tanggal {rapat.sebutan}, lalu tutup.")
        for keputusan in rapat.keputusan:
            store.tindak_lanjut.bagikan(keputusan)
        waktu, oleh = store.waktu_kini(), store.pelaku.nama
        isi, sidik = potret_rapat.kanonik(potret_rapat.susun(store, rapat, tanggal or date.today()))
        lama = store.rapat.potret(tahun, triwulan)
        ke = 1 if lama is None else lama.ke + 1
        store.rapat.tambah_potret(Potret(tahun, triwulan, ke, waktu, oleh, sidik, isi))
        store.rapat.simpan(
            replace(rapat, status=StatusRapat.DITUTUP, ditutup_pada=waktu, ditutup_oleh=oleh)
        )
    return muat(store, tahun, triwulan)


def buka_kembali(store: Store, tahun: int, triwulan: int, alasan: str) -> Rapat:
    """Open a closed meeting again, for a reason; its snapshots and follow-ups stay."""
    if not alasan.strip():
        raise KesalahanPengguna("Tulis alasan membuka kembali rapatnya.")
    izin.wajib(store, Tindakan.TUTUP_RAPAT)
    with store.ubah("buka kembali rapat"):
        rapat = store.rapat.muat(tahun, triwulan)
        if rapat is None or not rapat.ditutup:
            raise KesalahanPengguna(f"{Rapat(tahun, triwulan).sebutan} belum ditutup.")
        store.rapat.simpan(
            replace(
                rapat,
                status=StatusRapat.TERBUKA,
                ditutup_pada=None,
                ditutup_oleh="",
                alasan_buka=" ".join(alasan.split()),
            )
        )
    return muat(store, tahun, triwulan)


# --- behind them -----------------------------------------------------------------


def _terbuka(store: Store, tahun: int, triwulan: int) -> Rapat:
    """The stored meeting, made where there is none; refused where it is closed."""
    rapat = _pastikan(store, tahun, triwulan)
    if rapat.ditutup:
        raise KesalahanPengguna(
            f"{rapat.sebutan} sudah ditutup; camat dapat membukanya kembali dengan alasan."
        )
    return rapat


def _pastikan(store: Store, tahun: int, triwulan: int) -> Rapat:
    ada = store.rapat.muat(tahun, triwulan)
    if ada is not None:
        return ada
    baru = _bawaan(store, tahun, triwulan)
    store.rapat.simpan(baru)
    store.rapat.simpan_hadir(tahun, triwulan, baru.hadir)
    return baru


def _bawaan(store: Store, tahun: int, triwulan: int) -> Rapat:
    atur_kantor = pengaturan.muat(store)
    hari_ke = atur_kantor.tenggat(triwulan).rapat
    unit = berkepala(store)
    kepala = {satu.peran: satu.kepala for satu in reversed(unit)}
    return Rapat(
        tahun,
        triwulan,
        hari_kerja_ke(akhir_triwulan(tahun, triwulan), hari_ke, atur_kantor.libur),
        pukul=f"{atur_kantor.teks('pukul_rapat')} {atur_kantor.teks('zona_waktu')}",
        tempat=atur_kantor.teks("tempat_rapat") or f"Ruang rapat {atur_kantor.nama_skpd}",
        pemimpin=kepala.get(Peran.CAMAT, ""),
        notulis=kepala.get(Peran.KASUBAG_PERENCANAAN, ""),
        agenda=AGENDA,
        hadir=tuple(
            Hadir(satu.kepala, satu.jabatan_kepala, satu.nama) for satu in unit if satu.kepala
        ),
    )


def _unit_butir(store: Store, tahun: int, triwulan: int, kunci: Kunci | None) -> str:
    if kunci is None:
        return ""
    simpul = _rencana(store, tahun, triwulan).simpul.get(kunci)
    return "" if simpul is None else simpul.unit


def _rencana(store: Store, tahun: int, triwulan: int) -> Rencana:
    return rencana_berlaku(tahun, store.rencana.versi(tahun), triwulan)


def sebagai_json(rapat: Rapat) -> dict[str, Any]:
    """The document of ``simpelin rapat --json``."""
    return {
        "tahun": rapat.tahun,
        "triwulan": rapat.triwulan,
        "status": rapat.status.value,
        "ditutup_pada": rapat.ditutup_pada,
        "sidik": rapat.sidik,
        **potret_rapat.rapat_json(rapat),
        "keputusan": [potret_rapat.keputusan_json(satu) for satu in rapat.keputusan],
    }
