"""The ICU package is made again with fewer items, and still is one."""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def pangkas() -> ModuleType:
    path = Path(__file__).resolve().parents[1] / "scripts" / "pangkas_icu.py"
    spec = importlib.util.spec_from_file_location("pangkas_icu", path)
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


def paket(isi: dict[str, bytes]) -> bytes:
    """A common data package as ICU lays it out."""
    kepala = struct.pack("<H", 32) + b"\xda\x27" + b"\0" * 8 + b"CmnD" + b"\0" * 16
    nama, letak, data, mulai = b"", [], b"", 4 + 8 * len(isi)
    panjang = sum(len(n) + 1 for n in isi)
    awal = (mulai + panjang + 15) // 16 * 16
    for n, satu in isi.items():
        letak.append(struct.pack("<II", mulai + len(nama), awal + len(data)))
        nama += n.encode() + b"\0"
        data += satu.ljust((len(satu) + 15) // 16 * 16, b"\0")
    return kepala + (struct.pack("<I", len(isi)) + b"".join(letak) + nama).ljust(awal, b"\0") + data


def baca(isi: bytes) -> dict[str, bytes]:
    badan = isi[struct.unpack_from("<H", isi)[0] :]
    banyak = struct.unpack_from("<I", badan)[0]
    daftar = [struct.unpack_from("<II", badan, 4 + 8 * i) for i in range(banyak)]
    ujung = [*(d for _, d in daftar[1:]), len(badan)]
    return {
        badan[n : badan.index(b"\0", n)].decode(): badan[d:u].rstrip(b"\0")
        for (n, d), u in zip(daftar, ujung, strict=True)
    }


def test_what_is_kept_is_whole_and_the_rest_gone(pangkas: ModuleType) -> None:
    semua = {
        "icudt73l/coll/id.res": b"urut",
        "icudt73l/coll/zh.res": b"buang" * 9,
        "icudt73l/id.res": b"indonesia",
        "icudt73l/nfkc.nrm": b"normal" * 7,
        "icudt73l/translit/any.res": b"buang",
        "icudt73l/zh.res": b"buang",
    }
    assert baca(paket(semua)) == semua
    hasil = baca(pangkas._trim(paket(semua)))
    assert hasil == {k: v for k, v in semua.items() if not v.startswith(b"buang")}
    assert list(hasil) == sorted(hasil)


def test_something_else_is_refused(pangkas: ModuleType) -> None:
    with pytest.raises(ValueError, match="bukan paket"):
        pangkas._trim(b"\0" * 64)
