"""The way of a report: every sequence of steps, tiers off, own heads, the way back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpelin.domain.kantor import Peran, StatusLaporan
from simpelin.domain.tingkat import (
    BEKU,
    HASIL,
    JENJANG,
    PEJABAT,
    URUT,
    Gerak,
    Jalur,
    Jenjang,
    Langkah,
    Perjalanan,
    alasan_tolak,
    jalur,
    langkahi,
    lipat,
    peserta,
    rangkap,
)

P, V, S = URUT
_S = StatusLaporan


def jalan(gerak: Sequence[Gerak], lintas: Jalur) -> list[Langkah]:
    """The steps that are taken of a sequence of wishes; the others are refused."""
    langkah: list[Langkah] = []
    for nomor, satu in enumerate(gerak):
        kini = lipat(langkah)
        tolak = alasan_tolak(kini, satu, lintas)
        if tolak:
            with pytest.raises(ValueError, match=r"\w"):
                langkahi(kini, satu, lintas)
            continue
        langkah.append(Langkah(satu, langkahi(kini, satu, lintas), str(nomor), f"orang {nomor}"))
    return langkah


SEMUA_JALUR = st.builds(jalur, st.sampled_from(list(Peran)), st.frozensets(st.sampled_from(URUT)))
KEINGINAN = st.lists(st.sampled_from(list(Gerak)), max_size=40)


@given(KEINGINAN, SEMUA_JALUR)
def test_no_state_is_reached_without_its_earlier_tiers(
    keinginan: list[Gerak], lintas: Jalur
) -> None:
    langkah = jalan(keinginan, lintas)
    for banyak in range(len(langkah) + 1):
        kini = lipat(langkah[:banyak])
        sah = [satu.jenjang for satu in kini.sah]
        if kini.status not in BEKU:
            assert not sah
            continue
        assert kini.ajuan is not None
        seharusnya = [
            satu
            for satu in lintas.jenjang
            if kini.status is not _S.DIAJUKAN and URUT.index(satu) <= tinggi(kini.status)
        ]
        assert sah == seharusnya
        assert kini.status is (HASIL[seharusnya[-1]] if seharusnya else _S.DIAJUKAN)


@given(KEINGINAN, SEMUA_JALUR)
def test_approvals_are_undone_from_the_top_down_only(keinginan: list[Gerak], lintas: Jalur) -> None:
    langkah = jalan(keinginan, lintas)
    for nomor, satu in enumerate(langkah):
        sebelum, sesudah = lipat(langkah[:nomor]), lipat(langkah[: nomor + 1])
        if satu.gerak is Gerak.BATALKAN:
            assert sesudah.sah == sebelum.sah[:-1]
        elif satu.gerak is Gerak.KEMBALIKAN:
            assert sebelum.status is not _S.DISETUJUI
            assert (sesudah.status, sesudah.sah) == (_S.DIKEMBALIKAN, ())
        elif satu.gerak in JENJANG:
            assert sesudah.sah == (*sebelum.sah, satu)


@given(KEINGINAN, SEMUA_JALUR)
def test_whoever_has_the_report_can_always_go_on(keinginan: list[Gerak], lintas: Jalur) -> None:
    kini = lipat(jalan(keinginan, lintas))
    giliran = lintas.berikut(kini.status)
    if kini.status not in BEKU:
        assert giliran is None
        assert not alasan_tolak(kini, Gerak.AJUKAN, lintas)
    elif kini.status is _S.DISETUJUI:
        assert giliran is None
        assert not alasan_tolak(kini, Gerak.BATALKAN, lintas)
    else:
        assert giliran is not None
        bisa = [s for s in URUT if not alasan_tolak(kini, Gerak(s), lintas)]
        assert bisa == [giliran]
        assert not alasan_tolak(kini, Gerak.KEMBALIKAN, lintas)


def tinggi(status: StatusLaporan) -> int:
    return next(n for n, satu in enumerate(URUT) if HASIL[satu] is status)


@pytest.mark.parametrize(
    ("kepala", "mati", "lewat", "diambil"),
    [
        (Peran.UNIT, (), (P, V, S), ()),
        (Peran.KASUBAG_PERENCANAAN, (), (V, S), (P,)),
        (Peran.SEKCAM, (), (P, S), (V,)),
        (Peran.CAMAT, (), (P, V, S), ()),
        (Peran.UNIT, (P,), (V, S), ()),
        (Peran.UNIT, (P, V), (S,), ()),
        (Peran.UNIT, (P, V, S), (S,), ()),
        (Peran.SEKCAM, (V,), (P, S), ()),
        (Peran.KASUBAG_PERENCANAAN, (V,), (S,), (P,)),
    ],
)
def test_which_tiers_a_report_passes(
    kepala: Peran, mati: tuple[Jenjang, ...], lewat: tuple[Jenjang, ...], diambil: tuple[Jenjang]
) -> None:
    assert jalur(kepala, mati) == Jalur(lewat, diambil)


def test_a_tier_that_only_the_sender_holds_is_taken_by_the_next() -> None:
    assert jalur(Peran.UNIT, (), (P,)) == Jalur((V, S), (P,))
    assert jalur(Peran.UNIT, (P,), (P, V)) == Jalur((S,), (V,))
    # nobody stands above the camat
    assert jalur(Peran.UNIT, (), (S,)) == Jalur()


def test_every_tier_has_its_head() -> None:
    assert [PEJABAT[satu] for satu in URUT] == [
        Peran.KASUBAG_PERENCANAAN,
        Peran.SEKCAM,
        Peran.CAMAT,
    ]


@pytest.mark.parametrize(
    ("status", "gerak", "lintas", "kata"),
    [
        (_S.KONSEP, Gerak.PERIKSA, Jalur(), "belum diajukan"),
        (_S.DIKEMBALIKAN, Gerak.SETUJUI, Jalur(), "sedang dikembalikan"),
        (_S.DIAJUKAN, Gerak.SETUJUI, Jalur(), "langkah berikutnya periksa"),
        (_S.DIPERIKSA, Gerak.PERIKSA, Jalur(), "sudah diperiksa"),
        (_S.DIAJUKAN, Gerak.PERIKSA, Jalur((V, S), (P,)), "pejabat jenjang ini sendiri"),
        (_S.DIAJUKAN, Gerak.PERIKSA, Jalur((V, S)), "dimatikan di Pengaturan"),
        (_S.DISETUJUI, Gerak.KEMBALIKAN, Jalur(), "buka dahulu"),
        (_S.DIAJUKAN, Gerak.BATALKAN, Jalur(), "belum punya persetujuan"),
        (_S.DIVERIFIKASI, Gerak.AJUKAN, Jalur(), "sudah diverifikasi"),
    ],
)
def test_a_refusal_says_why(status: StatusLaporan, gerak: Gerak, lintas: Jalur, kata: str) -> None:
    assert kata in alasan_tolak(Perjalanan(status), gerak, lintas)


def test_one_person_on_two_tiers_is_found() -> None:
    ani = Langkah(Gerak.AJUKAN, _S.DIAJUKAN, "1", "Ani", "ani")
    budi = Langkah(Gerak.PERIKSA, _S.DIPERIKSA, "2", "Budi", "budi", sebagai="Plt.")
    kini = lipat([ani, budi])
    assert peserta(kini) == (ani, budi)
    assert rangkap(kini, "Ani", "ani") is ani
    assert rangkap(kini, "Budi", "budi") is budi
    assert rangkap(kini, "Budi", "lain") is None
    # a returned report begins anew: nobody stands on a tier of it
    kembali = Langkah(Gerak.KEMBALIKAN, _S.DIKEMBALIKAN, "3", "Cici", alasan="x")
    assert peserta(lipat([ani, budi, kembali])) == ()
