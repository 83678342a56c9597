"""What makes a plan tree impossible: parents, circles, and roll-ups that feed themselves.

Aturan sections 1 and 3. Import and plan editor ask the same function.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simpelin.domain.rencana import Kunci, Simpul, Tingkat

ROLLUP = "rollup"
_BOLEH_AKAR = (Tingkat.TUJUAN, Tingkat.SASARAN)


@dataclass(frozen=True, slots=True)
class Cacat:
    """A node's column that cannot be, and why; ``indikator`` where it is an indicator's."""

    kunci: Kunci
    kolom: str
    pesan: str
    indikator: str = ""


def sebut(tingkat: Tingkat) -> str:
    """A level as people write it."""
    return tingkat.value.replace("_", " ")


def cari_simpul(kode: str, sub_skpd: str, semua: Mapping[Kunci, object]) -> Kunci | None:
    """The node that a code means: the same sub-SKPD's first, then the office's."""
    for calon in (Kunci(kode, sub_skpd), Kunci(kode)):
        if calon in semua:
            return calon
    return None


def cacat_pohon(semua: Mapping[Kunci, Simpul]) -> Iterator[Cacat]:
    """Everything in one plan, as in force, that cannot be."""
    lingkaran = dict(_lingkaran(semua))
    for kunci, simpul in semua.items():
        if kunci in lingkaran:
            yield Cacat(kunci, "induk", lingkaran[kunci])
            continue
        pesan = _induk_salah(simpul, semua)
        if pesan:
            yield Cacat(kunci, "induk", pesan)
    if not lingkaran:
        yield from _rollup_salah(semua)


def _induk_salah(simpul: Simpul, semua: Mapping[Kunci, Simpul]) -> str | None:
    seharusnya = simpul.tingkat.induk
    if simpul.induk is None:
        if simpul.tingkat in _BOLEH_AKAR or seharusnya is None:
            return None
        return f"{sebut(simpul.tingkat)} {simpul.kode} tanpa induk; isi kode {sebut(seharusnya)}nya"
    if seharusnya is None:
        return f"tujuan {simpul.kode} tidak boleh punya induk; kosongkan selnya"
    induk = semua.get(simpul.induk)
    if induk is None:
        return (
            f"induk {simpul.induk} dari {simpul.kode} tidak ada; tambahkan barisnya, atau "
            "perbaiki kodenya"
        )
    if induk.tingkat is not seharusnya:
        return (
            f"induk {simpul.induk} adalah {sebut(induk.tingkat)}, sedangkan induk "
            f"{sebut(simpul.tingkat)} {simpul.kode} harus {sebut(seharusnya)}; perbaiki kodenya"
        )
    return None


def _lingkaran(semua: Mapping[Kunci, Simpul]) -> Iterator[tuple[Kunci, str]]:
    """The nodes that are their own ancestors, each with the way round."""
    selesai: set[Kunci] = set()
    for mulai in semua:
        jalan: list[Kunci] = []
        di_jalan: set[Kunci] = set()
        kini: Kunci | None = mulai
        while kini is not None and kini in semua and kini not in selesai:
            if kini in di_jalan:
                yield from _sebut_lingkaran(jalan[jalan.index(kini) :])
                break
            jalan.append(kini)
            di_jalan.add(kini)
            kini = semua[kini].induk
        selesai |= di_jalan


def _sebut_lingkaran(putaran: list[Kunci]) -> Iterator[tuple[Kunci, str]]:
    for letak, kunci in enumerate(putaran):
        urut = [*putaran[letak:], *putaran[:letak], kunci]
        if len(putaran) == 1:
            pesan = f"{kunci} menjadi induknya sendiri; isi kode induk yang benar"
        else:
            rantai = " → ".join(map(str, urut))
            pesan = f"induk melingkar: {rantai}; perbaiki salah satu induknya"
        yield kunci, pesan


# --- otomatis ----------------------------------------------------------------


def _rollup_salah(semua: Mapping[Kunci, Simpul]) -> Iterator[Cacat]:
    """Roll-ups of unknown nodes, and sub kegiatan whose own roll-up they would be part of."""
    sumber: dict[Kunci, list[tuple[str, Kunci]]] = {}
    for kunci, simpul in semua.items():
        for satu in simpul.indikator:
            kepala, _, kode = satu.otomatis.partition(":")
            if kepala != ROLLUP:
                continue
            tujuan = cari_simpul(kode, kunci.sub_skpd, semua) if kode else kunci
            if tujuan is None:
                pesan = f"otomatis menunjuk {kode}, yang tidak ada dalam rencana; perbaiki kodenya"
                yield Cacat(kunci, "otomatis", pesan, satu.nama)
            elif simpul.tingkat is Tingkat.SUB_KEGIATAN:
                sumber.setdefault(kunci, []).append((satu.nama, tujuan))
    leluhur = {kunci: set(_ke_atas(kunci, semua)) for kunci in sumber}
    for kunci, isi in sumber.items():
        for nama, tujuan in isi:
            if _sampai(kunci, tujuan, sumber, leluhur):
                pesan = (
                    f"otomatis {kunci} menghitung dari {tujuan}, yang dihitung dari {kunci} "
                    "sendiri; kosongkan, atau tunjuk simpul lain"
                )
                yield Cacat(kunci, "otomatis", pesan, nama)


def _ke_atas(kunci: Kunci, semua: Mapping[Kunci, Simpul]) -> Iterator[Kunci]:
    kini: Kunci | None = kunci
    while kini is not None and kini in semua:
        yield kini
        kini = semua[kini].induk


def _sampai(
    asal: Kunci,
    tujuan: Kunci,
    sumber: Mapping[Kunci, list[tuple[str, Kunci]]],
    leluhur: Mapping[Kunci, set[Kunci]],
) -> bool:
    """Whether the roll-up of ``tujuan`` needs ``asal``, straight or over other roll-ups."""
    antre, pernah = [tujuan], {tujuan}
    while antre:
        kini = antre.pop()
        if kini in leluhur[asal]:
            return True
        for kunci, isi in sumber.items():
            if kini in leluhur[kunci]:
                baru = {lain for _, lain in isi} - pernah
                pernah |= baru
                antre += baru
    return False
