"""Builds resources/font/ from Noto (docs/keputusan/0013-huruf.md); needs fontTools.

    python scripts/buat_huruf.py FOLDER_NOTO

FOLDER_NOTO holds NotoSans-Regular.ttf, NotoSans-Bold.ttf, NotoSansMath-Regular.ttf and
NotoSansSymbols2-Regular.ttf (Debian: fonts-noto-core). The family gets a name of its own, so
that a Noto Sans on the user's machine never stands in for it. Fails if figures are not tabular.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Simpelin Sans"
TARGET = Path(__file__).resolve().parents[1] / "resources" / "font"
TEXT = [*range(0x20, 0x250), *range(0x2010, 0x2053), 0x2070, 0x2074, 0x20AC, 0x2122, 0x2139]
MATH = [ord(c) for c in "←↑→↓↔↗↘↶↷↺↻⇒∑−√∞≈≠≤≥⊕⊖⊘"]
SIGNS = [ord(c) for c in "■□▪▫▲△▴▵▶▷▸▼▽▾▿◀◁◂◆◇○●◐◑◒◓◔◕★☆☐☑☒☰⚠✉✎✏✓✔✕✖✗✘➜⌛⏱⏳⏵⏷⏸🔍🔒🔓🛈"]


def subset(source: Path, wanted: list[int], target: Path, *, hinting: bool) -> Path:
    font = TTFont(source)
    options = Options()
    options.hinting = hinting
    options.layout_features = ["kern", "mark", "ccmp", "locl"] if hinting else []
    options.drop_tables += ["DSIG"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if not hinting:
        for tag in ("GSUB", "GPOS", "GDEF"):
            if tag in font:
                del font[tag]
    font.save(target)
    return target


def build(folder: Path, style: str) -> Path:
    with tempfile.TemporaryDirectory() as name:
        tmp = Path(name)
        parts = [
            subset(folder / f"NotoSans-{style}.ttf", TEXT, tmp / "text.ttf", hinting=True),
            subset(folder / "NotoSansMath-Regular.ttf", MATH, tmp / "math.ttf", hinting=False),
            subset(
                folder / "NotoSansSymbols2-Regular.ttf", SIGNS, tmp / "signs.ttf", hinting=False
            ),
        ]
        first = TTFont(parts[0])
        metrics = {
            "hhea": ("ascent", "descent", "lineGap"),
            "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent",
                     "usWinDescent", "usWeightClass", "fsSelection", "ulCodePageRange1"),
            "head": ("macStyle",),
        }  # fmt: skip
        kept = {t: {f: getattr(first[t], f) for f in fs} for t, fs in metrics.items()}
        font = Merger().merge([str(part) for part in parts])
    for table, fields in kept.items():
        for field, value in fields.items():
            setattr(font[table], field, value)
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style} 1.0", 4: f"{FAMILY} {style}".strip(),
             6: f"{FAMILY.replace(' ', '')}-{style}"}  # fmt: skip
    table = font["name"]
    # two of the sources' records say the same thing three times; ours are kept, with the licence
    table.names = [n for n in table.names if n.nameID in (0, 5, 13, 14) and n.platformID == 3]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    check(font)
    target = TARGET / f"SimpelinSans-{style}.ttf"
    font.save(target)
    return target


def check(font: TTFont) -> None:
    cmap, widths = font.getBestCmap(), font["hmtx"]
    figures = {widths[cmap[ord(c)]][0] for c in "0123456789"}
    if len(figures) != 1:
        raise SystemExit(f"angka tidak sama lebar: {sorted(figures)}")
    missing = [chr(c) for c in (*MATH, *SIGNS) if c not in cmap]
    if missing:
        raise SystemExit(f"tanda tidak ada dalam sumber: {missing}")


if __name__ == "__main__":
    for style in ("Regular", "Bold"):
        result = build(Path(sys.argv[1]), style)
        print(f"{result.name}: {result.stat().st_size:,} byte")
