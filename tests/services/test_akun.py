"""Accounts and signing in: what is stored, what is refused, and what the trail says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from simpelin.domain.akun import JEDA_AWAL, JEDA_TERLAMA, Akun, jeda, sebagai_pelaku
from simpelin.domain.hak import PLH, PLT, Jabatan, PeranOrang, Tindakan
from simpelin.domain.kantor import Peran, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.services import akun, izin, masuk, pengaturan, sandi
from simpelin.services import unit as unit_
from simpelin.store import Store, open_store, periksa_keutuhan
from tests.services.akun_uji import DUA, SANDI, SATU, beri_akun, sebagai

MULAI = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)
SEKCAM, KASI = PeranOrang.SEKCAM, PeranOrang.KASI


class Jam:
    def __init__(self) -> None:
        self.kini = MULAI

    def __call__(self) -> datetime:
        return self.kini


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("akun") / "a.simpelin"
    store = open_store(path)
    for nama in (SATU, DUA):
        unit_.tambah(store, nama)
    beri_akun(store)
    store.close()
    return path.read_bytes()


@pytest.fixture
def store(contoh: bytes, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.simpelin"
    path.write_bytes(contoh)
    satu = open_store(path)
    satu.kini = Jam()
    yield satu
    satu.close()


def jam(store: Store) -> Jam:
    assert isinstance(store.kini, Jam)
    return store.kini


def test_a_post_of_the_office_stands_in_the_unit_of_that_role(store: Store) -> None:
    """The planner, who may not change the own posts, hands in the own sub-section's report."""
    sebagai(store, "rina")
    assert not izin.putusan(store, Tindakan.AJUKAN, unit=DUA)
    with store.ubah("uji"):
        izin.wajib(store, Tindakan.UNIT)
        store.unit.simpan(Unit(DUA, peran=Peran.KASUBAG_PERENCANAAN))
    assert izin.putusan(store, Tindakan.AJUKAN, unit=DUA)
    assert not izin.putusan(store, Tindakan.AJUKAN, unit=SATU)
    assert masuk.masuk(store, "rina", SANDI).unit == DUA


# --- signing in --------------------------------------------------------------------


def test_signing_in_brings_name_account_and_posts(store: Store) -> None:
    assert masuk.perlu_masuk(store)
    pelaku = masuk.masuk(store, " BUDI ", SANDI + "budi")
    assert (pelaku.nama, pelaku.akun, pelaku.unit) == ("Budi Putri", "budi", SATU)
    assert pelaku.peran == {KASI}
    assert store.pelaku == pelaku
    masuk.keluar(store)
    assert masuk.perlu_masuk(store)


def test_unknown_wrong_and_switched_off_are_told_in_the_same_words(store: Store) -> None:
    sebagai(store, "rina")
    akun.aktifkan(store, "ani", False)
    masuk.keluar(store)
    for nama, isi in (("siapa", SANDI), ("budi", "salah sekali"), ("ani", SANDI + "ani"), ("", "")):
        with pytest.raises(KesalahanPengguna) as galat:
            masuk.masuk(store, nama, isi)
        assert str(galat.value) == masuk.SALAH
        assert not store.pelaku.punya_akun
    assert "ani" not in dict(masuk.nama_masuk(store))


def test_an_unknown_name_costs_a_look_at_a_password_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dilihat = []
    monkeypatch.setattr(sandi, "cocok", lambda tersimpan, _: dilihat.append(tersimpan))
    for nama in ("budi", "siapa"):
        with pytest.raises(KesalahanPengguna):
            masuk.masuk(store, nama, "x")
    assert all(satu.startswith("$argon2id$") for satu in dilihat)
    assert len(set(dilihat)) == 2


def test_delay_grows_is_kept_and_ends(store: Store) -> None:
    for _ in range(3):
        with pytest.raises(KesalahanPengguna, match="Nama atau sandi salah"):
            masuk.masuk(store, "budi", "salah")
    with pytest.raises(masuk.HarusMenunggu, match="Tunggu 5 detik"):
        masuk.masuk(store, "budi", SANDI + "budi")
    # in another window, and after opening again, it is still there
    lain = open_store(store.path)
    lain.kini = store.kini
    with pytest.raises(masuk.HarusMenunggu):
        masuk.masuk(lain, "budi", SANDI + "budi")
    lain.close()
    jam(store).kini += JEDA_AWAL
    with pytest.raises(KesalahanPengguna, match="Nama atau sandi salah"):
        masuk.masuk(store, "budi", "salah")
    jam(store).kini += JEDA_AWAL
    with pytest.raises(masuk.HarusMenunggu):
        masuk.masuk(store, "budi", SANDI + "budi")
    jam(store).kini += JEDA_AWAL
    masuk.masuk(store, "budi", SANDI + "budi")
    akun_budi = store.akun.muat("budi")
    assert akun_budi is not None
    assert (akun_budi.gagal, akun_budi.tunggu_sampai) == (0, None)


def test_the_delay_doubles_up_to_a_bound() -> None:
    assert [jeda(n).total_seconds() for n in range(7)] == [0, 0, 0, 5, 10, 20, 40]
    assert jeda(10_000) == JEDA_TERLAMA


def test_a_clock_set_back_locks_nobody_out(store: Store) -> None:
    for _ in range(3):
        with pytest.raises(KesalahanPengguna):
            masuk.masuk(store, "budi", "salah")
    jam(store).kini -= timedelta(days=400)
    masuk.masuk(store, "budi", SANDI + "budi")


def test_an_old_fingerprint_is_renewed_at_sign_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argon2 import PasswordHasher

    lama = store.akun.sandi("budi")
    monkeypatch.setattr(
        sandi, "penghash", lambda: PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    )
    sebagai(store, "budi")
    baru = store.akun.sandi("budi")
    assert baru is not None
    assert baru != lama
    assert "m=16,t=2" in baru
    masuk.keluar(store)
    sebagai(store, "budi")
    assert store.akun.sandi("budi") == baru


def test_parameters_are_those_of_the_decision_record() -> None:
    """The tests hash cheaply; the program does as docs/keputusan/0021-sandi.md says."""
    from argon2 import DEFAULT_MEMORY_COST, DEFAULT_TIME_COST, PasswordHasher, Type

    asli = PasswordHasher()
    assert (asli.memory_cost, asli.time_cost) == (DEFAULT_MEMORY_COST, DEFAULT_TIME_COST)
    assert (asli.memory_cost, asli.time_cost, asli.type) == (65536, 3, Type.ID)


# --- passwords -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("baru", "kata"),
    [
        ("pendek", "terlalu pendek"),
        ("aaaaaaaaaa", "terlalu mudah"),
        ("Budi Putri", "sama dengan nama"),
        ("budiputri123", "sama dengan nama"),
        ("Kecamatan123", "paling dulu ditebak"),
        ("x" * 150 + "yz1" * 30, "terlalu panjang"),
        (SANDI + "budi", "sama dengan yang lama"),
    ],
)
def test_weak_passwords_are_refused(store: Store, baru: str, kata: str) -> None:
    sebagai(store, "budi")
    with pytest.raises(KesalahanPengguna, match=kata):
        masuk.ganti_sandi(store, SANDI + "budi", baru)


def test_changing_needs_the_old_one_and_failures_count(store: Store) -> None:
    sebagai(store, "budi")
    with pytest.raises(KesalahanPengguna, match="Sandi lama salah"):
        masuk.ganti_sandi(store, "bukan", "gunung biru 12")
    assert store.akun.muat("budi").gagal == 1  # type: ignore[union-attr]
    masuk.ganti_sandi(store, SANDI + "budi", "gunung biru 12")
    masuk.keluar(store)
    masuk.masuk(store, "budi", "gunung biru 12")
    masuk.keluar(store)
    with pytest.raises(KesalahanPengguna, match="Masuk dulu"):
        masuk.ganti_sandi(store, "gunung biru 12", "gunung hijau 12")


def test_reset_leaves_a_trace_and_must_be_changed_first(store: Store) -> None:
    sebagai(store, "rina")
    akun.atur_ulang(store, "budi", "sementara 55x")
    entri = store.riwayat.cari("akun", "budi")[0]
    assert (entri.pelaku, entri.tindakan) == ("Rina Putri", "atur ulang sandi Budi Putri")
    assert json.loads(entri.sesudah or "") == {"sandi": "diatur ulang"}
    masuk.masuk(store, "budi", "sementara 55x")
    assert masuk.harus_ganti(store)
    with pytest.raises(KesalahanPengguna, match="ganti dulu"):
        izin.wajib(store, Tindakan.ISI_KINERJA, unit=SATU)
    masuk.ganti_sandi(store, "sementara 55x", "gunung biru 12")
    assert izin.wajib(store, Tindakan.ISI_KINERJA, unit=SATU)


def test_no_fingerprint_ever_reaches_the_trail(store: Store) -> None:
    sebagai(store, "rina")
    akun.atur_ulang(store, "budi", "sementara 55x")
    teks = repr(store.riwayat.cari())
    assert "argon2" not in teks
    assert SANDI not in teks
    assert periksa_keutuhan(store.path) == []


def test_a_temporary_password_is_good_enough_and_never_twice() -> None:
    dibuat = {sandi.sementara() for _ in range(50)}
    assert len(dibuat) == 50
    for satu in dibuat:
        sandi.periksa(satu, "Budi")


# --- people ----------------------------------------------------------------------------


def test_the_first_account_is_the_planner(tmp_path: Path) -> None:
    store = open_store(tmp_path / "b.simpelin")
    assert not masuk.perlu_masuk(store)
    pertama = akun.tambah(store, "Siti.A", "Siti Aminah", SANDI)
    assert pertama.nama_masuk == "siti.a"
    assert pertama.jabatan == (Jabatan(PeranOrang.KASUBAG_PERENCANAAN),)
    # from now on who is not signed in only reads
    with pytest.raises(KesalahanPengguna, match="masuk dulu"):
        pengaturan.atur(store, "tempat", "Tomoni")
    with pytest.raises(KesalahanPengguna, match="masuk dulu"):
        akun.tambah(store, "budi", "Budi", SANDI)
    masuk.masuk(store, "siti.a", SANDI)
    assert not masuk.harus_ganti(store)
    pengaturan.atur(store, "tempat", "Tomoni")
    assert akun.tambah(store, "budi", "Budi", SANDI).ganti_sandi
    store.close()


@pytest.mark.parametrize(
    ("nama_masuk", "nama", "jabatan", "nip", "kata"),
    [
        ("budi", "Budi", (), "", "sudah dipakai"),
        ("b", "Budi", (), "", "2 sampai 40"),
        ("budi santoso", "Budi", (), "", "tanpa spasi"),
        ("baru", "  ", (), "", "nama lengkap"),
        ("baru", "Baru", (Jabatan(KASI),), "", "Pilih unit"),
        ("baru", "Baru", (Jabatan(SEKCAM, "", PLT),), "", "suatu masa"),
        ("baru", "Baru", (), "123", "18 angka"),
    ],
)
def test_refused_accounts(
    store: Store, nama_masuk: str, nama: str, jabatan: tuple[Jabatan, ...], nip: str, kata: str
) -> None:
    sebagai(store, "rina")
    banyak = len(akun.daftar(store))
    with pytest.raises(KesalahanPengguna, match=kata):
        akun.tambah(store, nama_masuk, nama, SANDI, jabatan, nip=nip)
    assert len(akun.daftar(store)) == banyak


def test_nobody_changes_the_own_rights(store: Store) -> None:
    sebagai(store, "rina")
    hari = date(2026, 7, 2)
    for upaya in (
        lambda: akun.atur_jabatan(store, "rina", (Jabatan(PeranOrang.CAMAT),)),
        lambda: akun.aktifkan(store, "rina", False),
        lambda: akun.atur_ulang(store, "rina", "gunung biru 12"),
        lambda: akun.tunjuk_pengganti(
            store, "rina", Jabatan(PeranOrang.CAMAT, "", PLT), hari, hari, "1/ST"
        ),
    ):
        with pytest.raises(KesalahanPengguna, match="Tidak seorang pun"):
            upaya()
    # and the others have no say at all
    for nama in ("ani", "budi", "andi", "adi"):
        sebagai(store, nama)
        with pytest.raises(KesalahanPengguna, match="Mengatur pengguna adalah bagian"):
            akun.atur_jabatan(store, nama, (Jabatan(PeranOrang.CAMAT),))


def test_one_active_planner_remains(store: Store) -> None:
    sebagai(store, "eko")
    for upaya in (
        lambda: akun.aktifkan(store, "rina", False),
        lambda: akun.atur_jabatan(store, "rina", (Jabatan(PeranOrang.STAF, SATU),)),
    ):
        with pytest.raises(KesalahanPengguna, match="satu-satunya Kasubag Perencanaan"):
            upaya()
    akun.atur_jabatan(store, "ani", (Jabatan(PeranOrang.KASUBAG_PERENCANAAN),))
    akun.aktifkan(store, "rina", False)


def test_what_is_taken_is_gone_at_once_in_every_window(store: Store) -> None:
    sebagai(store, "budi")
    lain = open_store(store.path)
    lain.kini = store.kini
    sebagai(lain, "rina")
    akun.atur_jabatan(lain, "budi", (Jabatan(KASI, DUA),))
    assert not izin.putusan(store, Tindakan.AJUKAN, unit=SATU)
    assert izin.putusan(store, Tindakan.AJUKAN, unit=DUA)
    akun.aktifkan(lain, "budi", False)
    assert "tidak aktif lagi" in izin.putusan(store, Tindakan.AJUKAN, unit=DUA).alasan
    lain.close()


def test_an_account_is_never_deleted(store: Store) -> None:
    with pytest.raises(Exception, match="akun tidak dihapus"):
        store.koneksi.execute("DELETE FROM akun WHERE nama_masuk = 'ani'")


def test_a_units_accounts_keep_it_and_follow_its_name(store: Store) -> None:
    sebagai(store, "rina")
    with pytest.raises(KesalahanPengguna, match="masih dipakai"), store.ubah("hapus"):
        store.unit.hapus(SATU)
    izin.wajib(store, Tindakan.UNIT)
    with store.ubah("ganti nama"):
        store.unit.ganti_nama(SATU, "Seksi Baru")
    assert store.akun.muat("budi").jabatan == (Jabatan(KASI, "Seksi Baru"),)  # type: ignore[union-attr]


# --- deputies ---------------------------------------------------------------------------


def test_a_deputy_acts_within_the_dates_and_the_trail_says_so(store: Store) -> None:
    sebagai(store, "eko")
    plt = Jabatan(PeranOrang.KASUBAG_PERENCANAAN, "", PLT)
    satu = akun.tunjuk_pengganti(
        store, "budi", plt, date(2026, 7, 2), date(2026, 7, 5), "800/12/ST"
    )
    sebagai(store, "budi")
    pengaturan.atur(store, "tempat", "Tomoni")
    entri = store.riwayat.cari("pengaturan")[0]
    assert entri.tindakan == "atur (sebagai Plt. Kasubag Perencanaan)"
    jam(store).kini = datetime(2026, 7, 6, 8, 0, tzinfo=UTC)
    with pytest.raises(KesalahanPengguna, match="Mengubah pengaturan adalah bagian"):
        pengaturan.atur(store, "tempat", "Lain")
    jam(store).kini = MULAI
    sebagai(store, "eko")
    akun.akhiri_pengganti(store, satu.nomor, date(2026, 7, 3))
    assert store.akun.penugasan()[0].sampai == date(2026, 7, 3)
    with pytest.raises(KesalahanPengguna, match="di antaranya"):
        akun.akhiri_pengganti(store, satu.nomor, date(2026, 7, 9))


@pytest.mark.parametrize(
    ("jabatan", "dari", "sampai", "surat", "kata"),
    [
        (Jabatan(SEKCAM), 1, 2, "1", "Plt. atau Plh."),
        (Jabatan(PeranOrang.STAF, SATU, PLH), 1, 2, "1", "Staf tidak perlu"),
        (Jabatan(KASI, "", PLH), 1, 2, "1", "Pilih unit"),
        (Jabatan(SEKCAM, "", PLH), 2, 1, "1", "sesudah tanggal mulainya"),
        (Jabatan(SEKCAM, "", PLH), 1, 2, " ", "nomor surat"),
    ],
)
def test_refused_deputies(
    store: Store, jabatan: Jabatan, dari: int, sampai: int, surat: str, kata: str
) -> None:
    sebagai(store, "rina")
    with pytest.raises(KesalahanPengguna, match=kata):
        akun.tunjuk_pengganti(
            store, "budi", jabatan, date(2026, 7, dari), date(2026, 7, sampai), surat
        )
    assert store.akun.penugasan() == ()


def test_an_office_wide_post_heads_no_unit() -> None:
    rangkap = Akun(
        "a", "A", jabatan=(Jabatan(PeranOrang.KASUBAG_PERENCANAAN), Jabatan(PeranOrang.STAF, SATU))
    )
    pelaku = sebagai_pelaku(rangkap, (), date(2026, 7, 2))
    assert set(pelaku.jabatan) == set(rangkap.jabatan)


# --- another program -----------------------------------------------------------------------


def _ramai(store: Store) -> None:
    """What can happen to accounts in a year."""
    sebagai(store, "rina")
    akun.atur_jabatan(store, "ani", (Jabatan(KASI, DUA), Jabatan(PeranOrang.KEUANGAN, DUA)))
    akun.aktifkan(store, "dewi", False)
    plh = Jabatan(KASI, SATU, PLH)
    satu = akun.tunjuk_pengganti(store, "adi", plh, date(2026, 7, 1), date(2026, 7, 9), "1/ST")
    akun.akhiri_pengganti(store, satu.nomor, date(2026, 7, 5))
    izin.wajib(store, Tindakan.UNIT)
    with store.ubah("ganti nama"):
        store.unit.ganti_nama(SATU, "Seksi Baru")
        store.unit.ganti_nama(DUA, SATU)


def test_what_the_program_did_is_sound(store: Store) -> None:
    _ramai(store)
    assert periksa_keutuhan(store.path) == []


@pytest.mark.parametrize(
    ("sql", "kata"),
    [
        ("INSERT INTO akun_peran (akun_id, peran) SELECT id, 'camat' FROM akun"
         " WHERE nama_masuk = 'ani'", "Peran ani diubah di luar program: kini Camat"),
        ("DELETE FROM akun_peran WHERE peran = 'camat'", "Peran adi diubah di luar program"),
        ("UPDATE akun SET aktif = 1 WHERE nama_masuk = 'dewi'", "Akun dewi diaktifkan di luar"),
        ("INSERT INTO akun (nama_masuk, nama, sandi) VALUES ('hantu', 'H', '$argon2id$x')",
         "Akun hantu dibuat di luar program"),
        ("UPDATE penugasan SET sampai = '2099-12-31'", "Penugasan adi"),
    ],
)  # fmt: skip
def test_a_post_given_with_another_program_is_found(store: Store, sql: str, kata: str) -> None:
    _ramai(store)
    store.koneksi.execute(sql)
    temuan = periksa_keutuhan(store.path)
    assert any(satu.startswith(kata) for satu in temuan), temuan
