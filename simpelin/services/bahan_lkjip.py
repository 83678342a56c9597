"""What the LKjIP needs beyond plan and reports: read it, change it, list it.

Every change is the year's whole :class:`BahanLKjIP` before and after, so that a cell, a pasted
block, a renamed post and their undo are one and the same act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, astuple, replace
from typing import TYPE_CHECKING, Any

from simpelin.domain.baca_angka import rapikan
from simpelin.domain.bahan_lkjip import (
    ORANG,
    ORANG_TERBANYAK,
    URUTAN_TERBANYAK,
    BahanLKjIP,
    Jabatan,
    SasaranProgram,
    UraianIKU,
    jumlah_jabatan,
)
from simpelin.domain.gabungan import Gabungan, gabungkan
from simpelin.domain.hak import Tindakan
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.rencana import Indikator, Kunci, Simpul, Tingkat, rencana_berlaku
from simpelin.domain.renstra import Jati
from simpelin.services import izin
from simpelin.services.tetap import ubah_bila_tetap

if TYPE_CHECKING:
    from simpelin.store import Store

TINDAKAN = "isi bahan LKjIP"
_BERINDIKATOR_UTAMA = (Tingkat.TUJUAN, Tingkat.SASARAN)


def muat(store: Store, tahun: int) -> BahanLKjIP:
    """What is kept of a year."""
    return store.bahan_lkjip.muat(tahun)


def indikator_utama(store: Store, tahun: int) -> tuple[tuple[Jati, Simpul, Indikator], ...]:
    """The indicators of the year's tujuan and sasaran, sasaran first: what may be an IKU."""
    semua = [s for s in _simpul(store, tahun) if s.tingkat in _BERINDIKATOR_UTAMA]
    urut = sorted(semua, key=lambda satu: satu.tingkat is Tingkat.TUJUAN)
    return tuple(((s.kunci, i.nama), s, i) for s in urut for i in s.indikator)


def program(store: Store, tahun: int) -> tuple[Simpul, ...]:
    """The year's programs, in plan order."""
    return tuple(s for s in _simpul(store, tahun) if s.tingkat is Tingkat.PROGRAM)


def _simpul(store: Store, tahun: int) -> Iterator[Simpul]:
    rencana = rencana_berlaku(tahun, store.rencana.versi(tahun), 4)
    return (rencana.simpul[kunci] for kunci in rencana.urutan)


# --- changing ------------------------------------------------------------------------


def ganti(
    store: Store, tahun: int, dari: BahanLKjIP, ke: BahanLKjIP, tindakan: str = TINDAKAN
) -> None:
    """Store what differs between ``dari``, which was looked at, and ``ke``; the rest stays.

    Raises :class:`KesalahanPengguna` where one of those was changed meanwhile, an indicator is
    no tujuan's or sasaran's, a code is no program's, or a post is not possible.
    """
    izin.wajib(store, Tindakan.PEMBANDING)
    ke = rapi(ke)
    keadaan = store.nomor_perubahan()
    kini = store.bahan_lkjip.muat(tahun)
    beda = [_beda(satu, lain) for satu, lain in zip(_peta(dari), _peta(ke), strict=True)]
    for semua, milik in zip(beda, _peta(kini), strict=True):
        for kunci, (lama, _) in semua.items():
            if milik.get(kunci) != lama:
                raise KesalahanPengguna(
                    f"{_sebut(kunci)} sudah diubah dari jendela lain; muat ulang (F5), lalu ulangi."
                )
    sebab = next(_cacat(gabungkan(store.rencana.versi(tahun)), tahun, kini, beda), "")
    if sebab:
        raise KesalahanPengguna(f"{sebab[0].upper()}{sebab[1:]}.")
    with ubah_bila_tetap(store, keadaan, tindakan):
        _tulis(store, tahun, *beda)


def rapi(bahan: BahanLKjIP) -> BahanLKjIP:
    """Texts as the template reads them back: lines without spaces at their ends, a post's
    name on one line."""
    return BahanLKjIP(
        {jati: UraianIKU(*map(_teks, astuple(satu))) for jati, satu in bahan.uraian.items()},
        {k: SasaranProgram(*map(_teks, astuple(satu))) for k, satu in bahan.program.items()},
        tuple(replace(satu, nama=rapikan(satu.nama)) for satu in bahan.jabatan),
    )


def _teks(teks: str) -> str:
    baris = teks.replace("\u00a0", " ").splitlines()
    return "\n".join(satu.rstrip() for satu in baris).strip()


_Beda = Mapping[Any, tuple[Any, Any]]


def _peta(bahan: BahanLKjIP) -> tuple[Mapping[Any, Any], ...]:
    """The three tables by key."""
    return bahan.uraian, bahan.program, {satu.nama: satu for satu in bahan.jabatan}


def _beda(dari: Mapping[Any, Any], ke: Mapping[Any, Any]) -> _Beda:
    """What differs, by key: before and after, ``None`` where there is nothing."""
    return {
        kunci: (dari.get(kunci), ke.get(kunci))
        for kunci in dict.fromkeys((*dari, *ke))
        if dari.get(kunci) != ke.get(kunci)
    }


def _tulis(store: Store, tahun: int, uraian: _Beda, program: _Beda, jabatan: _Beda) -> None:
    for jati, (_, baru) in uraian.items():
        store.bahan_lkjip.simpan_uraian(tahun, jati, baru or UraianIKU())
    for kunci, (_, baru) in program.items():
        store.bahan_lkjip.simpan_program(tahun, kunci, baru or SasaranProgram())
    for nama, (_, baru) in jabatan.items():
        if baru is None:
            store.bahan_lkjip.hapus_jabatan(tahun, nama)
        else:
            store.bahan_lkjip.simpan_jabatan(tahun, baru)


def _cacat(rencana: Gabungan, tahun: int, kini: BahanLKjIP, beda: Iterable[_Beda]) -> Iterator[str]:
    """Why what was changed cannot be kept. Words that the plan has left behind may still be
    changed and emptied, not begun."""
    uraian, sasaran, jabatan = beda
    for jati, (lama, _) in uraian.items():
        sebab = cacat_iku(rencana, tahun, jati)
        yield from [sebab] if sebab and lama is None else ()
    for kunci, (lama, _) in sasaran.items():
        sebab = cacat_program(rencana, tahun, kunci)
        yield from [sebab] if sebab and lama is None else ()
    for _, baru in jabatan.values():
        if baru is not None:
            yield from cacat_jabatan(baru).values()
    tetap = (satu.nama for satu in kini.jabatan if satu.nama not in jabatan)
    yield from cacat_nama((*tetap, *(nama for nama, (_, baru) in jabatan.items() if baru)))


def boleh_ber_iku(rencana: Gabungan, kunci: Kunci) -> bool:
    """Whether this is a tujuan or sasaran of the plan."""
    simpul = rencana.simpul.get(kunci)
    return simpul is not None and simpul.tingkat in _BERINDIKATOR_UTAMA


def cacat_iku(rencana: Gabungan, tahun: int, jati: Jati) -> str:
    """Why this is no indicator that can be an IKU of the year's plan; '' where it is."""
    kunci, indikator = jati
    if not boleh_ber_iku(rencana, kunci):
        return f"{kunci} bukan kode tujuan atau sasaran dalam rencana {tahun}; perbaiki kodenya"
    if indikator not in rencana.indikator[kunci]:
        ada = "; ".join(rencana.indikator[kunci]) or "belum ada"
        return f"indikator “{indikator}” tidak ada pada {kunci} rencana {tahun} (yang ada: {ada})"
    return ""


def cacat_program(rencana: Gabungan, tahun: int, kunci: Kunci) -> str:
    """Why this is no program of the year's plan; '' where it is."""
    simpul = rencana.simpul.get(kunci)
    if simpul is not None and simpul.tingkat is Tingkat.PROGRAM:
        return ""
    return f"{kunci} bukan kode program dalam rencana {tahun}; perbaiki kodenya"


def cacat_jabatan(jabatan: Jabatan) -> dict[str, str]:
    """What is wrong with a post, by column."""
    salah: dict[str, str] = {}
    if not jabatan.nama.strip():
        salah["nama"] = "isi nama jabatannya dahulu"
    for kolom, batas in (
        *((satu, ORANG_TERBANYAK) for satu in ORANG),
        ("urutan", URUTAN_TERBANYAK),
    ):
        nilai = getattr(jabatan, kolom)
        if nilai is not None and not 0 <= nilai <= batas:
            apa = "urutan" if kolom == "urutan" else "banyak orang"
            salah[kolom] = f"{apa} harus bilangan 0 sampai {batas}, bukan {nilai}"
    return salah


def cacat_nama(nama: Iterable[str]) -> Iterator[str]:
    """Posts of one name in a year: capitals and spaces do not make another."""
    pernah: dict[str, str] = {}
    for satu in nama:
        kunci = nama_baku(satu)
        if kunci in pernah:
            yield f"jabatan “{pernah[kunci]}” sudah ada; pakai nama lain, atau ubah barisnya"
        pernah[kunci] = satu


def nama_baku(nama: str) -> str:
    """A post's name as it is compared."""
    return rapikan(nama).casefold()


def _sebut(kunci: object) -> str:
    """What a key means, for a sentence."""
    if isinstance(kunci, Kunci):
        return f"Sasaran program {kunci}"
    if isinstance(kunci, tuple):
        return f"Uraian indikator “{kunci[1]}”"
    return f"Jabatan “{kunci}”"


# --- listing -------------------------------------------------------------------------


def sebagai_json(bahan: BahanLKjIP) -> dict[str, Any]:
    """The document of ``simpelin bahan-lkjip --json``."""
    total = jumlah_jabatan(bahan.jabatan)
    return {
        "iku": [
            {**_kode(kunci), "indikator": indikator, **asdict(isi)}
            for (kunci, indikator), isi in bahan.uraian.items()
        ],
        "sasaran_program": [
            {**_kode(kunci), "sasaran_program": isi.pernyataan, "sumber_dana": isi.sumber_dana}
            for kunci, isi in bahan.program.items()
        ],
        "jabatan": [_jabatan(satu) for satu in bahan.jabatan],
        "jumlah": {"butuh": total.butuh, "ada": total.ada},
    }


def _kode(kunci: Kunci) -> dict[str, str]:
    return {"kode": kunci.kode, "sub_skpd": kunci.sub_skpd}


def _jabatan(satu: Jabatan) -> dict[str, Any]:
    isi = asdict(satu)
    return {"jabatan": isi.pop("nama"), **isi}


def sebagai_teks(bahan: BahanLKjIP, tahun: int) -> str:
    """The same for a reader."""
    baris = [
        f"IKU {kunci} {indikator}: {isi.formula or '–'} · {isi.sumber_data or '–'} · "
        f"{isi.penanggung_jawab or '–'}"
        for (kunci, indikator), isi in bahan.uraian.items()
    ]
    baris += [
        f"Program {kunci}: {isi.pernyataan or '–'} ({isi.sumber_dana or '–'})"
        for kunci, isi in bahan.program.items()
    ]
    orang = [*bahan.jabatan, jumlah_jabatan(bahan.jabatan)] if bahan.jabatan else []
    baris += [f"{satu.nama}: butuh {_orang(satu.butuh)}, ada {_orang(satu.ada)}" for satu in orang]
    return "\n".join(baris) or f"Belum ada bahan LKjIP untuk tahun {tahun}."


def _orang(nilai: int | None) -> str:
    return "–" if nilai is None else str(nilai)
