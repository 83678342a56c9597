"""Pictures of first start and of an office with accounts, for :mod:`simpelin.ui.gambar`."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEventLoop, QTimer

from simpelin.domain.hak import Jabatan, PeranOrang
from simpelin.services import akun, masuk
from simpelin.ui.jendela import MainWindow


class Fotografer(Protocol):
    def potret(self, jendela: MainWindow, nama: str) -> None: ...


def _buang_halaman() -> None:
    """Let the pages of who signed out go: outside ``exec()`` nobody else takes them away."""
    putaran = QEventLoop()
    QTimer.singleShot(0, putaran.quit)
    putaran.exec()


def siapkan(jendela: MainWindow, fotografer: Fotografer) -> None:
    """The steps of the guided set-up."""
    mulai = getattr(jendela.halaman, "mulai", None)
    if mulai is None:
        return
    mulai.nama.setText("Kecamatan Wotu")
    mulai.siapkan_kantor()
    for langkah in ("kantor", "unit", "akun", "rencana"):
        fotografer.potret(jendela, f"siapkan-{langkah}")
        mulai.wisaya.maju()


def orang(jendela: MainWindow, fotografer: Fotografer) -> None:
    """An office that begins to use accounts: the page with people, and signing in."""
    konteks = jendela.konteks
    assert konteks is not None
    store, sandi = konteks.store, "kuda hijau 7"
    if store.akun.ada():
        return
    akun.tambah(store, "rina", "Rina Marlina, S.E.", sandi)
    masuk.masuk(store, "rina", sandi)
    unit = [satu.nama for satu in store.unit.semua()]
    for nama_masuk, nama, jabatan in (
        ("adi", "Drs. Adi Wijaya, M.Si.", Jabatan(PeranOrang.CAMAT)),
        ("eko", "Eko Prasetyo, S.STP.", Jabatan(PeranOrang.SEKCAM)),
        ("andi", "Andi Tenri, S.Ak.", Jabatan(PeranOrang.KEUANGAN)),
        ("budi", "Budi Santoso, S.Sos.", Jabatan(PeranOrang.KASI, unit[-1])),
        ("ani", "Ani Lestari", Jabatan(PeranOrang.STAF, unit[-1])),
    ):
        akun.tambah(store, nama_masuk, nama, sandi, (jabatan,))
    hari = konteks.tanggal
    plt = Jabatan(PeranOrang.SEKCAM, "", "Plt.")
    akun.tunjuk_pengganti(store, "budi", plt, hari, hari.replace(year=hari.year + 1), "800/12/ST")
    konteks.catat(None)
    jendela.buka("pengguna")
    fotografer.potret(jendela, "pengguna-akun")
    jendela.ganti_sandi()
    fotografer.potret(jendela, "ganti-sandi")
    jendela.keluar()
    _buang_halaman()
    fotografer.potret(jendela, "masuk")
    masuk.masuk(store, "ani", sandi)
    masuk.ganti_sandi(store, sandi, "gunung biru 12")
    jendela._mulai_kerja()
    jendela.buka("input")
    fotografer.potret(jendela, "input-staf")
