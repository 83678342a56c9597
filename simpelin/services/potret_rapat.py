"""The snapshot of a closed meeting, and what changed since the last one.

The snapshot is canonical JSON: sorted keys, no spaces, UTF-8. Its SHA-256 stands in the
store, in the trail, and on the minutes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from simpelin.domain.evaluasi import Evaluasi
from simpelin.domain.kalender import ROMAWI
from simpelin.domain.penilaian import Warna
from simpelin.domain.perubahan_rapat import ButirRapat, Perubahan, bandingkan, butir_rapat
from simpelin.domain.rapat import Keputusan, Potret, Rapat
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan
from simpelin.domain.tindak_lanjut import TindakLanjut
from simpelin.services import evaluasi, sorotan

if TYPE_CHECKING:
    from simpelin.store import Store

BENTUK = 1
"""Raised when the snapshot's shape changes."""


@dataclass(frozen=True, slots=True)
class SejakRapatLalu:
    """What changed, and since when: a sentence for the heading, '' where nothing came before."""

    acuan: str
    perubahan: tuple[Perubahan, ...]


def susun(store: Store, rapat: Rapat, tanggal: date) -> dict[str, Any]:
    """Everything that the meeting saw and decided, as it is now."""
    semua = evaluasi.hitung_semua(store, rapat.tahun, rapat.triwulan)
    daftar = sorotan.susun(store, rapat.tahun, rapat.triwulan, tanggal, semua)
    return {
        "bentuk": BENTUK,
        "tahun": rapat.tahun,
        "triwulan": rapat.triwulan,
        "tanggal": tanggal.isoformat(),
        "rapat": rapat_json(rapat),
        "evaluasi": evaluasi.sebagai_json(semua[-1]),
        "sorotan": sorotan.sebagai_json(daftar, {satu.kunci: satu for satu in rapat.warna})[
            "sorotan"
        ],
        "butir": [_butir(satu) for satu in butir_rapat(daftar).values()],
        "keputusan": [keputusan_json(satu) for satu in rapat.keputusan],
        "tindak_lanjut": [tindak_lanjut_json(satu) for satu in store.tindak_lanjut.semua()],
    }


def kanonik(dokumen: Mapping[str, Any]) -> tuple[str, str]:
    """A document as canonical JSON, and the SHA-256 of its bytes."""
    isi = json.dumps(dokumen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return isi, hashlib.sha256(isi.encode()).hexdigest()


def utuh(potret: Potret) -> bool:
    """Whether a snapshot is what was frozen."""
    return hashlib.sha256(potret.isi.encode()).hexdigest() == potret.sidik


def butir_potret(potret: Potret) -> dict[Kunci, ButirRapat]:
    """The items of a snapshot."""
    return {satu.kunci: satu for satu in map(_dari_json, json.loads(potret.isi)["butir"])}


def sejak_rapat_lalu(
    store: Store, daftar: DaftarSorotan, semua: Sequence[Evaluasi] = ()
) -> SejakRapatLalu:
    """What changed since the last closed meeting, or since the earlier quarter's figures
    where none was closed; nothing where there is neither. ``semua`` are the evaluations of
    this year's quarters from the first, where they are at hand."""
    kini = daftar.evaluasi
    potret = store.rapat.potret_sebelum(kini.tahun, kini.triwulan)
    if potret is not None:
        acuan = f"rapat TW {ROMAWI[potret.triwulan]} {potret.tahun}"
        return SejakRapatLalu(acuan, bandingkan(butir_potret(potret), butir_rapat(daftar)))
    tahun, triwulan = _sebelum(kini.tahun, kini.triwulan)
    if tahun not in store.rencana.tahun():
        return SejakRapatLalu("", ())
    ada = semua[:triwulan] if tahun == kini.tahun else ()
    lalu = butir_rapat(sorotan.susun(store, tahun, triwulan, semua=ada or None))
    acuan = f"keadaan TW {ROMAWI[triwulan]} {tahun} (belum ada rapat yang ditutup)"
    return SejakRapatLalu(acuan, bandingkan(lalu, butir_rapat(daftar)))


def _sebelum(tahun: int, triwulan: int) -> tuple[int, int]:
    return (tahun, triwulan - 1) if triwulan > 1 else (tahun - 1, 4)


# --- JSON ------------------------------------------------------------------------


def rapat_json(rapat: Rapat) -> dict[str, Any]:
    """Head, attendance, what was said and which colours were chosen."""
    return {
        "tanggal": rapat.tanggal.isoformat() if rapat.tanggal else None,
        "pukul": rapat.pukul,
        "tempat": rapat.tempat,
        "pemimpin": rapat.pemimpin,
        "notulis": rapat.notulis,
        "agenda": rapat.agenda,
        "hadir": [
            {"nama": h.nama, "jabatan": h.jabatan, "unit": h.unit, "hadir": h.hadir}
            for h in rapat.hadir
        ],
        "pembahasan": [
            {**_tentang(satu.kunci), "catatan": satu.catatan} for satu in rapat.pembahasan
        ],
        "warna": [
            {
                **_tentang(satu.kunci),
                "dari": satu.dari.value,
                "menjadi": satu.menjadi.value,
                "alasan": satu.alasan,
                "oleh": satu.oleh,
            }
            for satu in rapat.warna
        ],
    }


def keputusan_json(keputusan: Keputusan) -> dict[str, Any]:
    """A decision; ``kode`` is null for one on the office."""
    return {
        "nomor": str(keputusan.nomor),
        **_tentang(keputusan.kunci),
        "isi": keputusan.isi,
        "unit": keputusan.unit,
        "orang": keputusan.orang,
        "tenggat": keputusan.tenggat.isoformat(),
    }


def tindak_lanjut_json(satu: TindakLanjut) -> dict[str, Any]:
    """A follow-up with its decision and its notes of progress."""
    return {
        **keputusan_json(satu.keputusan),
        "tenggat_keputusan": satu.keputusan.tenggat.isoformat(),
        "tenggat": satu.tenggat.isoformat(),
        "status": satu.status.value,
        "selesai_pada": satu.selesai_pada,
        "bukti": satu.bukti,
        "kabar": [
            {"waktu": k.waktu, "oleh": k.oleh, "status": k.status.value, "isi": k.isi}
            for k in satu.kabar
        ],
    }


def _tentang(kunci: Kunci | None) -> dict[str, Any]:
    if kunci is None:
        return {"kode": None, "sub_skpd": None}
    return {"kode": kunci.kode, "sub_skpd": kunci.sub_skpd}


def _butir(satu: ButirRapat) -> dict[str, Any]:
    return {
        **_tentang(satu.kunci),
        "nama": satu.nama,
        "unit": satu.unit,
        "warna": satu.warna.value if satu.warna else None,
        "disorot": satu.disorot,
        "skor": satu.skor,
    }


def _dari_json(satu: Mapping[str, Any]) -> ButirRapat:
    return ButirRapat(
        Kunci(satu["kode"], satu["sub_skpd"]),
        satu["nama"],
        satu["unit"],
        Warna(satu["warna"]) if satu["warna"] else None,
        satu["disorot"],
        satu["skor"],
    )
