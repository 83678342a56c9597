"""What rows of a meeting become, and what the trail keeps of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from simpelin.domain.kantor import kunci_riwayat
from simpelin.domain.rapat import Hadir, Keputusan, NomorKeputusan, Rapat, TimpaanWarna
from simpelin.domain.rencana import Kunci


def kunci_keputusan(keputusan: Keputusan) -> str:
    """How the trail names a decision and what hangs on it: under its item."""
    tahun, triwulan, nomor = keputusan.nomor
    kunci = keputusan.kunci or Kunci("")
    return kunci_riwayat(tahun, kunci, f"keputusan {nomor}", triwulan)


def keputusan_dari(baris: Sequence[Any]) -> Keputusan:
    """A decision of a row: year, quarter, number, text, due, code, sub-SKPD, unit, person."""
    tahun, tw, nomor, isi, tenggat, kode, sub, unit, orang = baris
    return Keputusan(
        NomorKeputusan(tahun, tw, nomor),
        isi,
        date.fromisoformat(tenggat),
        kunci_dari(kode, sub),
        unit or "",
        orang,
    )


def kunci_dari(kode: str | None, sub: str | None) -> Kunci | None:
    return None if kode is None else Kunci(kode, sub or "")


def tanggal_dari(teks: str) -> date | None:
    return date.fromisoformat(teks) if teks else None


def kolom_kepala(rapat: Rapat) -> dict[str, Any]:
    return {
        "tanggal": rapat.tanggal.isoformat() if rapat.tanggal else "",
        "pukul": rapat.pukul,
        "tempat": rapat.tempat,
        "pemimpin": rapat.pemimpin,
        "notulis": rapat.notulis,
        "agenda": rapat.agenda,
        "status": rapat.status.value,
        "ditutup_pada": rapat.ditutup_pada,
        "ditutup_oleh": rapat.ditutup_oleh,
        "alasan_buka": rapat.alasan_buka,
    }


def terisi(kolom: dict[str, Any]) -> dict[str, Any]:
    return {nama: nilai for nama, nilai in kolom.items() if nilai}


def isi_hadir(hadir: tuple[Hadir, ...]) -> dict[str, Any] | None:
    if not hadir:
        return None
    nama = {ya: [satu.nama for satu in hadir if satu.hadir is ya] for ya in (True, False)}
    return terisi({"hadir": nama[True], "tidak_hadir": nama[False]})


def isi_keputusan(keputusan: Keputusan | None) -> dict[str, Any] | None:
    if keputusan is None:
        return None
    kolom = {"isi": keputusan.isi, "unit": keputusan.unit, "orang": keputusan.orang}
    return terisi({**kolom, "tenggat": keputusan.tenggat.isoformat()})


def isi_warna(timpaan: TimpaanWarna | None) -> dict[str, Any] | None:
    if timpaan is None:
        return None
    dari, menjadi = timpaan.dari.value, timpaan.menjadi.value
    return {"dari": dari, "menjadi": menjadi, "alasan": timpaan.alasan}
