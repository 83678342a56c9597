"""Guess where a sheet's header stands and which column holds what.

Office sheets have titles above the header, headers over two or three rows with merged cells,
and codes in several columns. What is guessed is shown and can be changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simpelin.domain.bentuk_kantor import MEDAN, Bentuk, Isi, Medan, PetaKolom
from simpelin.domain.kemiripan import jarak
from simpelin.domain.kode_kantor import pisah_kode, seperti_bagian

TERDALAM = 40
"""The header is looked for in so many rows."""
_TERTINGGI = 3
_CONTOH = 200
_CUKUP = 0.45
_TITIK = 2
"""A program's code has two points: 7.01.01; an amount, 1.250, may have one."""
_BUKAN = {
    *("sebelum", "selisih", "bertambah", "berkurang", "persen", "persentase"),
    *("sisa", "lalu", "lebih", "kurang", "target"),
    *("volume", "satuan", "harga", "koefisien", "tarif"),
}
_KATA = re.compile(r"[a-z]+|\d+")

Kisi = Sequence[tuple[int, Mapping[str, str]]]
"""Row numbers, and their cells' texts by column letters; empty cells are left out."""


@dataclass(frozen=True, slots=True)
class Judul:
    """A header: its first row, how many rows, and each column's words from top to bottom."""

    baris: int
    tinggi: int
    teks: Mapping[str, str]

    @property
    def sidik(self) -> str:
        """What tells this file shape from others: the words in their columns."""
        isi = "|".join(f"{huruf}={' '.join(_kata(t))}" for huruf, t in self.teks.items())
        return hashlib.sha256(isi.encode()).hexdigest()


def tebak(kisi: Kisi, bentuk: Bentuk, triwulan: int | None = None) -> PetaKolom | None:
    """The likeliest header and columns for a shape; ``None`` where nothing fits."""
    semua: list[tuple[float, PetaKolom]] = []
    for judul in _calon_judul(kisi):
        nilai, peta = petakan(kisi, judul, bentuk, triwulan)
        if peta.kolom:
            semua.append((nilai - 0.05 * judul.tinggi, peta))
    if not semua:
        return None
    terbaik = max(semua, key=lambda satu: satu[0])[1]
    # printed pages repeat the header: the first of those that say the same is the header
    pertama = next(peta for _, peta in semua if peta.kolom == terbaik.kolom)
    return _perpanjang(kisi, pertama, triwulan)


def _perpanjang(kisi: Kisi, peta: PetaKolom, triwulan: int | None) -> PetaKolom:
    """Take the rest of a header's rows along where that changes no column. A word alone is none:
    it may be the title of the first block of rows."""
    isi = dict(kisi)
    while peta.tinggi < _TERTINGGI:
        if not _lanjutan(isi.get(peta.baris_isi, {})):
            break
        judul = judul_dari(kisi, peta.judul, peta.tinggi + 1)
        _, lagi = petakan(kisi, judul, peta.bentuk, triwulan)
        if lagi.kolom != peta.kolom:
            break
        peta = lagi
    return peta


def judul_dari(kisi: Kisi, baris: int, tinggi: int) -> Judul:
    """The header that stands in these rows."""
    isi = {nomor: sel for nomor, sel in kisi if baris <= nomor < baris + tinggi}
    urut = [isi[nomor] for nomor in sorted(isi)]
    kolom = sorted({h for satu in urut for h in satu}, key=urut_huruf)
    teks = {huruf: [] for huruf in kolom}  # type: dict[str, list[str]]
    for letak, satu in enumerate(urut):
        atas = ""
        for huruf in kolom:
            kata = satu.get(huruf, "")
            # a merged cell has its words in its first column alone
            lanjut = not kata and bool(atas) and any(huruf in b for b in urut[letak + 1 :])
            if lanjut and not teks[huruf]:
                teks[huruf].append(atas)
            if kata:
                teks[huruf].append(kata)
                atas = kata
    return Judul(baris, tinggi, {huruf: " ".join(kata) for huruf, kata in teks.items()})


def _calon_judul(kisi: Kisi) -> Iterator[Judul]:
    """Bands of up to three rows of words; one that goes on in the next row is taken whole."""
    atas = [(nomor, sel) for nomor, sel in kisi if nomor <= TERDALAM + _TERTINGGI]
    isi = dict(atas)
    for nomor, sel in atas:
        if len(sel) < 2 or _berisi_data(sel):
            continue
        for akhir in range(nomor, nomor + _TERTINGGI):
            if akhir not in isi or _berisi_data(isi[akhir]):
                break
            if akhir - nomor + 1 == _TERTINGGI or not _lanjutan(isi.get(akhir + 1, {})):
                yield judul_dari(kisi, nomor, akhir - nomor + 1)


def _lanjutan(sel: Mapping[str, str]) -> bool:
    """Whether a row below a header is a part of it: words alone, more than one."""
    return len(sel) > 1 and all(map(_kata_huruf, sel.values()))


def _berisi_data(sel: Mapping[str, str]) -> bool:
    """Whether a row has amounts or codes: it is no header. '1 2 3 …' under one is none either."""
    angka = [t for t in sel.values() if not _kata_huruf(t)]
    return len(angka) * 2 > len(sel)


def _kata_huruf(teks: str) -> bool:
    return any(huruf.isalpha() for huruf in teks)


# --- columns -----------------------------------------------------------------


def petakan(
    kisi: Kisi, judul: Judul, bentuk: Bentuk, triwulan: int | None = None
) -> tuple[float, PetaKolom]:
    """How well a header fits a shape, and the columns that its fields get."""
    nilai: list[tuple[float, int, str, Medan]] = []
    for urutan, medan in enumerate(MEDAN[bentuk]):
        for huruf, teks in judul.teks.items():
            cocok = kecocokan(teks, medan, triwulan)
            if cocok >= _CUKUP:
                nilai.append((cocok, -urutan, huruf, medan))
    nilai.sort(key=lambda satu: (-satu[0], -satu[1], urut_huruf(satu[2])))
    kolom: dict[str, tuple[str, ...]] = {}
    terpakai: set[str] = set()
    jumlah = 0.0
    contoh = [sel for nomor, sel in kisi if nomor >= judul.baris + judul.tinggi][:_CONTOH]
    for cocok, _, huruf, medan in nilai:
        if medan.nama in kolom or huruf in terpakai or not _isinya_cocok(contoh, huruf, medan):
            continue
        kolom[medan.nama] = (huruf,)
        terpakai.add(huruf)
        jumlah += cocok * (2 if medan.wajib else 1)
    if "kode" not in kolom and (huruf := _kolom_kode(judul, contoh)):
        kolom["kode"] = (huruf,)
    else:
        _rentangkan_kode(kolom, terpakai, judul, contoh)
    urut = {m.nama: kolom[m.nama] for m in MEDAN[bentuk] if m.nama in kolom}
    return jumlah, PetaKolom(bentuk, judul.baris, judul.tinggi, urut)


def kecocokan(judul: str, medan: Medan, triwulan: int | None = None) -> float:
    """How surely a header means a field, 0 to 1."""
    kata = _kata(judul)
    if not kata:
        return 0.0
    # the best words come first in the list: of two that fit alike the earlier wins
    terbaik = max(
        _satu_kecocokan(kata, _kata(satu)) - 0.005 * letak
        for letak, satu in enumerate(medan.sebutan)
    )
    if _BUKAN & set(kata) or "n" in kata:
        terbaik -= 0.5
    if medan.nama == "kinerja" and triwulan is not None and terbaik > 0:
        terbaik += 0.6 if _menyebut(kata, triwulan) else 0
        terbaik -= 0.5 * any(_menyebut(kata, n) for n in range(1, 5) if n != triwulan)
    return max(terbaik, 0.0)


def _satu_kecocokan(kata: Sequence[str], cari: Sequence[str]) -> float:
    if list(kata) == list(cari):
        return 1.0
    if set(cari) <= set(kata):
        return 0.4 + 0.5 * len(cari) / len(kata)
    satu, dua = "".join(kata), "".join(cari)
    if len(dua) >= 5 and jarak(satu, dua) is not None:
        return 0.7
    return 0.0


def _menyebut(kata: Sequence[str], triwulan: int) -> bool:
    romawi = ("", "i", "ii", "iii", "iv")[triwulan]
    letak = [n for n, satu in enumerate(kata) if satu in ("tw", "triwulan")]
    return any(kata[n + 1 : n + 2] in ([romawi], [str(triwulan)]) for n in letak)


def _kata(teks: str) -> list[str]:
    return _KATA.findall(teks.casefold())


def _isinya_cocok(contoh: Sequence[Mapping[str, str]], huruf: str, medan: Medan) -> bool:
    """A column of words is no amount, a column without a code no code."""
    isi = [sel[huruf] for sel in contoh if sel.get(huruf, "").strip()]
    if not isi:
        return True
    if medan.isi is Isi.KODE:
        return any(satu.strip()[:1].isdigit() or satu.strip()[:1] in "xX[" for satu in isi)
    berhuruf = sum(_kata_huruf(satu.casefold().replace("rp", "")) for satu in isi)
    if medan.isi is Isi.TEKS:
        return berhuruf * 2 >= len(isi)
    return berhuruf * 2 <= len(isi)


def _kolom_kode(judul: Judul, contoh: Sequence[Mapping[str, str]]) -> str:
    """The column whose cells begin with a code, where no header says so; '' where none does.

    It may be the one of the names: '7.01.01.2.01.0001 Penyusunan …'.
    """
    for huruf in sorted({h for sel in contoh for h in sel} & set(judul.teks), key=urut_huruf):
        isi = [sel[huruf] for sel in contoh if sel.get(huruf, "").strip()]
        berkode = sum(pisah_kode(satu)[0].count(".") >= _TITIK for satu in isi)
        if berkode * 2 >= len(isi) > 0:
            return huruf
    return ""


def _rentangkan_kode(
    kolom: dict[str, tuple[str, ...]],
    terpakai: set[str],
    judul: Judul,
    contoh: Sequence[Mapping[str, str]],
) -> None:
    """A code in pieces: the columns right of its first that hold pieces too."""
    if "kode" not in kolom:
        return
    semua = sorted({h for sel in contoh for h in sel} | set(judul.teks), key=urut_huruf)
    (awal,) = kolom["kode"]
    pertama = [
        sel[awal] for sel in contoh if sel.get(awal, "")[:1].isdigit() or sel.get(awal) == "X"
    ]
    if sum(map(_pendek, pertama)) < 0.8 * len(pertama):
        return
    dipakai = [awal]
    for huruf in semua[semua.index(awal) + 1 :]:
        isi = [sel[huruf] for sel in contoh if sel.get(huruf, "").strip()]
        bagian = sum(map(seperti_bagian, isi))
        if huruf in terpakai or not isi or bagian < 0.8 * len(isi):
            break
        if not _judul_kode(judul.teks.get(huruf, "")):
            break
        dipakai.append(huruf)
    kolom["kode"] = tuple(dipakai)
    terpakai.update(dipakai)


_JUDUL_KODE = {
    *("kode", "kd", "urusan", "bidang", "program", "kegiatan", "sub", "prog", "keg"),
    *("rekening", "no"),
}


def _judul_kode(teks: str) -> bool:
    return not teks or set(_kata(teks)) <= _JUDUL_KODE


def _pendek(teks: str) -> bool:
    return len(teks) <= 4


def urut_huruf(huruf: str) -> tuple[int, str]:
    """Order of column letters: Z before AA."""
    return len(huruf), huruf
