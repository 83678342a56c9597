"""A document with one of every block, and a picture to put into it."""

from __future__ import annotations

import struct
import zlib
from datetime import date

from simpelin.domain.dokumen import (
    Baris,
    Daftar,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    KepalaSurat,
    Kolom,
    Kop,
    Paragraf,
    Penanda,
    Rata,
    Rincian,
    Tabel,
    TandaTangan,
)


def png(lebar: int = 40, tinggi: int = 30) -> bytes:
    """A plain grey picture."""

    def bagian(jenis: bytes, isi: bytes) -> bytes:
        utuh = jenis + isi
        return struct.pack(">I", len(isi)) + utuh + struct.pack(">I", zlib.crc32(utuh))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    titik = zlib.compress((b"\0" + b"\x99" * lebar) * tinggi)
    potongan = bagian(b"IHDR", kepala) + bagian(b"IDAT", titik) + bagian(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + potongan


def tabel(banyak: int) -> Tabel:
    """Rows of one to three lines each; every name is found once."""
    return Tabel(
        (Kolom("No", 6, Rata.TENGAH), Kolom("Nama", 40), Kolom("Pagu", 20, Rata.KANAN)),
        tuple(
            Baris((str(n), f"Butir{n} " + "koordinasi dan sinkronisasi " * (1 + n % 3), "1.000"))
            for n in range(1, banyak + 1)
        ),
        "Tabel 1. Contoh",
        True,
    )


def dokumen(banyak: int = 60) -> Dokumen:
    return Dokumen(
        "Uji & <coba>",
        (
            KepalaSurat("Tomoni, 5 Januari 2024", (("Nomor", "005/1"),), ("Yth. Sekretaris",)),
            Paragraf("Isi surat " * 40, menjorok=True, awal="Hambatan:"),
            Rincian((("Hari", "Jumat"), ("Pukul", "09.00"))),
            Daftar(("satu", "dua")),
            Daftar(("lain",)),
            GantiHalaman(),
            Judul("JUDUL", 0),
            Judul("Bagian", 1),
            tabel(banyak),
            Gambar(png(), 80, 60, "Gambar 1. Contoh", "sebuah bidang kelabu"),
            TandaTangan((Penanda("", "Camat", "ANDI", "Pembina", "123"),)),
            TandaTangan((Penanda("Mengetahui,", "Camat"), Penanda("Tomoni,", "Notulis", "SITI"))),
        ),
        date(2024, 1, 5),
        "Kecamatan Tomoni",
        Kop(("PEMERINTAH KABUPATEN X", "KECAMATAN Y"), ("Jalan Z",), png()),
        "Notulen",
    )
