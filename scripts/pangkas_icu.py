"""A smaller libicudata for the frozen program on Linux: 32 MB of languages we never speak.

Qt's core library needs ICU's data file, which is one package with a table of contents
(ICU: common/ucmndata.h). What stays: properties, normalisation, collation and locale data of
root, English and Indonesian. Made with binutils (objcopy, ld); without them, or on another
machine, the file stays whole. ICU treats a missing item as a missing language.
"""

from __future__ import annotations

import platform
import re
import shutil
import struct
import subprocess
from pathlib import Path

KEPT = re.compile(
    r"icudt\d+l/(?:"
    r"[^/]*\.(?:icu|nrm|spp)"
    r"|(?:coll/|brkitr/)?(?:root|en|en_US|id|id_ID|pool|res_index)\.res"
    r"|(?:supplementalData|likelySubtags|keyTypeData|timezoneTypes|zoneinfo64"
    r"|numberingSystems|metaZones|windowsZones|plurals|dayPeriods|genderList)\.res"
    r"|coll/ucadata\.icu|brkitr/(?:char|word|line|sent|title)\.brk)"
)
_TOOLS = ("objcopy", "ld", "readelf")


def trim_icu(source: Path, target: Path) -> bool:
    """Write a trimmed ``source`` to ``target``; whether it could be done."""
    if platform.machine() != "x86_64" or not all(map(shutil.which, _TOOLS)):
        return False
    symbol = re.search(r"\b(icudt\d+_dat)\b", _run("readelf", "-sW", source))
    if symbol is None:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    blob, thing = target.with_suffix(".bin"), target.with_suffix(".o")
    _run("objcopy", "-O", "binary", "--only-section=.rodata", source, blob)
    blob.write_bytes(_trim(blob.read_bytes()))
    section = ".data=.rodata,alloc,load,readonly,data,contents"
    _run(
        *("objcopy", "-I", "binary", "-O", "elf64-x86-64", "--rename-section", section),
        *("--set-section-alignment", ".data=16"),
        *("--add-symbol", f"{symbol[1]}=.rodata:0,global,object", blob, thing),
    )
    _run("ld", "-shared", "-z", "noexecstack", "-soname", source.name, "-o", target, thing)
    blob.unlink()
    thing.unlink()
    return True


def _run(*command: object) -> str:
    words = [str(word) for word in command]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def _trim(package: bytes) -> bytes:
    """The package with the kept items alone, its table in the same (sorted) order."""
    head = struct.unpack_from("<H", package)[0]
    if package[2:4] != b"\xda\x27" or package[12:16] != b"CmnD":
        raise ValueError("bukan paket data ICU")
    body = package[head:]
    count = struct.unpack_from("<I", body)[0]
    table = [struct.unpack_from("<II", body, 4 + 8 * i) for i in range(count)]
    ends = [*(data for _, data in table[1:]), len(body)]
    kept = [
        (name, body[data:end])
        for (at, data), end in zip(table, ends, strict=True)
        if KEPT.fullmatch(name := body[at : body.index(b"\0", at)].decode())
    ]
    names, places = b"", []
    for name, _ in kept:
        places.append(4 + 8 * len(kept) + len(names))
        names += name.encode() + b"\0"
    begin = _align(4 + 8 * len(kept) + len(names))
    contents, offsets = b"", []
    for _, data in kept:
        offsets.append(begin + len(contents))
        contents += data.ljust(_align(len(data)), b"\0")
    index = b"".join(struct.pack("<II", *pair) for pair in zip(places, offsets, strict=True))
    toc = struct.pack("<I", len(kept)) + index + names
    return package[:head] + toc.ljust(begin, b"\0") + contents


def _align(length: int) -> int:
    return (length + 15) // 16 * 16
