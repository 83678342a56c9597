"""The chain of the trail: each entry's fingerprint covers its content and the one before.

Fingerprints (`sidik`) are SHA-256, written as 64 hexadecimal digits. What goes into one is
unambiguous: a versioned prefix, the previous fingerprint, then every field with its length,
so different content never has the same bytes. Source: issue 3 item 5, docs/keputusan/0020.
"""

from __future__ import annotations

from hashlib import sha256

AWAL = "0" * 64
"""What stands before the first entry."""

_VERSI = b"SIMPELIN riwayat 1\n"
_KOSONG = b"-\n"

Medan = str | bytes | None
"""A field: text, its UTF-8 bytes (the same), or nothing (not the same as empty text)."""


def bytes_baku(sebelumnya: str, nomor: int, *medan: Medan) -> bytes:
    """The canonical bytes of an entry.

    :param sebelumnya: fingerprint of the entry before, :data:`AWAL` for the first.
    :param nomor: the entry's number.
    :param medan: waktu, pelaku, akun, tindakan, objek, kunci, sebelum, sesudah, sumber.
    """
    bagian = [_VERSI]
    for satu in (sebelumnya, str(nomor), *medan):
        if satu is None:
            bagian.append(_KOSONG)
            continue
        # SQLite refuses half a surrogate when the entry is written; here it must not fail first
        isi = satu if isinstance(satu, bytes) else satu.encode("utf-8", "surrogatepass")
        bagian.append(b"%d:%b\n" % (len(isi), isi))
    return b"".join(bagian)


def sidik(sebelumnya: str, nomor: int, *medan: Medan) -> str:
    """The fingerprint of an entry: SHA-256 over :func:`bytes_baku`, 64 hexadecimal digits."""
    return sha256(bytes_baku(sebelumnya, nomor, *medan)).hexdigest()
