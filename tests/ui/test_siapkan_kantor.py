"""First start: the guided set-up of an office."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from simpelin.domain.kantor import Peran, Unit
from simpelin.services import mulai_kantor
from simpelin.ui.konteks import Konteks
from simpelin.ui.pages.beranda import Beranda
from simpelin.ui.widgets.siapkan_kantor import SiapkanKantor


@pytest.fixture
def wisaya(kosong: Konteks, qtbot: QtBot) -> SiapkanKantor:
    beranda = Beranda(kosong)
    qtbot.addWidget(beranda)
    beranda.show()
    assert beranda.mulai is not None
    beranda.mulai.nama.setText("Kecamatan Wotu")
    beranda.mulai.siapkan_kantor()
    assert beranda.mulai.wisaya is not None
    beranda.mulai.wisaya._beranda = beranda  # keeps it alive
    return beranda.mulai.wisaya


def test_office_units_and_plan_without_accounts(
    wisaya: SiapkanKantor, kosong: Konteks, qtbot: QtBot
) -> None:
    assert wisaya.nama.text() == "Kecamatan Wotu"
    wisaya.kabupaten.setText("Luwu Timur")
    wisaya.maju()
    assert kosong.pengaturan().nama_skpd == "Kecamatan Wotu"
    wisaya._buang(wisaya.baris[-1])
    wisaya.tambah_unit(Unit("Kelurahan Tomoni")).kepala.setText(" Siti  Aminah ")
    wisaya.maju()
    unit = kosong.store.unit.semua()
    assert len(unit) == len(mulai_kantor.UNIT_LAZIM)
    assert unit[-1] == Unit("Kelurahan Tomoni", kepala="Siti Aminah")
    assert {satu.peran for satu in unit} == set(Peran)
    assert wisaya.lanjut.text() == "Lanjut tanpa akun"
    wisaya.maju()
    with qtbot.waitSignal(kosong.minta_halaman) as minta:
        wisaya.selesai("rencana")
    assert minta.args == ["rencana", None]
    assert kosong.store.rencana.tahun() == (2026,)
    assert not kosong.store.akun.ada()


def test_with_an_account_the_planner_is_signed_in(wisaya: SiapkanKantor, kosong: Konteks) -> None:
    wisaya.maju()
    perencana = next(s for s in wisaya.baris if s.unit().peran is Peran.KASUBAG_PERENCANAAN)
    perencana.kepala.setText("Rina Marlina, S.E.")
    wisaya.maju()
    assert wisaya.akun.nama.text() == "Rina Marlina, S.E."
    assert wisaya.akun.nama_masuk.text() == "rina.marlina"
    wisaya.akun.sandi.setText("kuda hijau 7")
    wisaya.akun.ulang.setText("kuda hijau 7")
    wisaya.akun.simpan()
    assert wisaya.tumpukan.currentIndex() == 3
    assert kosong.store.pelaku.akun == "rina.marlina"
    wisaya.mundur()
    assert wisaya.tumpukan.currentIndex() == 1
    wisaya.maju()
    assert wisaya.tumpukan.currentIndex() == 3
    wisaya.selesai("rencana")
    assert kosong.store.rencana.tahun() == (2026,)


def test_what_is_refused_is_said_and_the_step_stays(wisaya: SiapkanKantor) -> None:
    wisaya.nama.clear()
    wisaya.maju()
    assert "nama kantornya" in wisaya.galat.text()
    assert wisaya.tumpukan.currentIndex() == 0
    wisaya.nama.setText("Kecamatan Wotu")
    wisaya.maju()
    wisaya.tambah_unit(Unit("seksi pemerintahan"))
    wisaya.maju()
    assert "tertulis dua kali" in wisaya.galat.text()
    assert wisaya.tumpukan.currentIndex() == 1


def test_back_to_the_three_choices(wisaya: SiapkanKantor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wisaya.batal):
        wisaya.mundur()
