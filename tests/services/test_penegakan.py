"""Rights are enforced in the services: every one that writes asks, and refuses without."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from simpelin.domain.kantor import LaporanUnit, Peran, StatusLaporan, Unit
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.pelaku import BEBAS
from simpelin.domain.realisasi import Catatan, LaporanKinerja
from simpelin.domain.rencana import JenisVersi, Kunci, VersiRencana
from simpelin.services import (
    atas_nama,
    izin,
    laporan,
    masuk,
    pengaturan,
    rencana,
    unit,
    versi_rencana,
)
from simpelin.services.impor import impor, impor_nomenklatur
from simpelin.services.isi_realisasi import (
    IsiAnggaran,
    IsiCatatan,
    IsiKinerja,
    isi,
    isi_yang_bisa,
)
from simpelin.store import Store, open_store
from tests.services.akun_uji import DUA, SATU, beri_akun, sebagai
from tests.services.rencana_uji import LAIN, SUB, ambil, buku
from tests.services.rencana_uji import laporan as laporan_uji
from tests.services.rencana_uji import rencana as rencana_uji
from tests.services.test_lembar_isian import Kertas

LAYANAN = Path(izin.__file__).parent
SUB_, LAIN_ = Kunci(SUB), Kunci(LAIN)
DOKUMEN = IsiKinerja(2023, 2, SUB_, "Jumlah dokumen", LaporanKinerja(Fraction(2)))
LAPORAN = IsiKinerja(2023, 2, SUB_, "Jumlah laporan", LaporanKinerja(Fraction(1)))
RUPIAH = IsiAnggaran(2023, 2, SUB_, 1000)
KATA = IsiCatatan(2023, 2, SUB_, Catatan("", "Hujan", "Tunda"))


# --- every writing service asks ----------------------------------------------------------


class _Fungsi:
    """Functions of the services by name, and what each of them calls."""

    def __init__(self) -> None:
        self.panggil: dict[tuple[str, str], set[str]] = {}
        for path in sorted(LAYANAN.glob("*.py")):
            for simpul in ast.parse(path.read_text("utf-8")).body:
                if isinstance(simpul, ast.FunctionDef):
                    self.panggil[path.stem, simpul.name] = _panggilan(simpul)

    def mencapai(self, asal: tuple[str, str], kata: frozenset[str]) -> bool:
        """Whether a function calls one of ``kata``, itself or through its own module."""
        antre, sudah = [asal], {asal}
        while antre:
            modul, nama = antre.pop()
            panggil = self.panggil[modul, nama]
            if panggil & kata:
                return True
            lagi = {(modul, n) for n in panggil if (modul, n) in self.panggil} - sudah
            sudah |= lagi
            antre += lagi
        return False


def _panggilan(fungsi: ast.FunctionDef) -> set[str]:
    nama = set()
    for simpul in ast.walk(fungsi):
        if isinstance(simpul, ast.Call):
            f = simpul.func
            nama.add(f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", ""))
            if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name):
                nama.add(f"{f.value.id}.{f.attr}")
    return nama


PINTU = frozenset({"store.ubah", "ubah_bila_tetap", "tetap.ubah_bila_tetap"})
"""The ways to write; the module `tetap` is such a way itself."""
BERTANYA = frozenset({"izin.wajib", "izin.wajib_unit", "izin.beri", "minta_izin", "beri_izin"})


PERANTARA = ("tetap", "tulis_impor")
"""Ways to open a transaction for the services that use them and have asked."""


def test_every_public_service_that_writes_asks_for_a_right() -> None:
    """A new service without `izin.wajib` fails here, and in `Store.ubah` besides."""
    fungsi = _Fungsi()
    menulis = [
        satu
        for satu in fungsi.panggil
        if not satu[1].startswith("_") and satu[0] not in PERANTARA and fungsi.mencapai(satu, PINTU)
    ]
    assert ("isi_realisasi", "isi") in menulis
    assert len(menulis) > 25
    lupa = [satu for satu in menulis if not fungsi.mencapai(satu, BERTANYA)]
    assert lupa == [], "izin.wajib(store, Tindakan.…) belum diminta"


# --- a store with accounts -----------------------------------------------------------------


@pytest.fixture(scope="module")
def isi_berkas(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("hak")
    store = open_store(folder / "a.simpelin")
    ambil(store, folder, rencana_uji(), laporan_uji())
    beri_akun(store)
    store.close()
    return (folder / "a.simpelin").read_bytes()


@pytest.fixture
def store(isi_berkas: bytes, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.simpelin"
    path.write_bytes(isi_berkas)
    satu = open_store(path)
    yield satu
    satu.close()


def _status(store: Store, unit_: str, status: StatusLaporan, triwulan: int = 2) -> None:
    store.beri_izin(BEBAS)
    with store.ubah("uji"):
        store.laporan.simpan(2023, triwulan, LaporanUnit(unit_, status))


def test_the_store_itself_refuses_what_nobody_asked_for(store: Store) -> None:
    sebagai(store, "rina")
    with pytest.raises(RuntimeError, match="without asking"), store.ubah("lupa"):
        store.pengaturan.simpan("tempat", "X")
    assert "tempat" not in store.pengaturan.muat()
    # a leave is for one transaction and one person
    pengaturan.atur(store, "tempat", "Tomoni")
    with pytest.raises(RuntimeError), store.ubah("lupa"):
        store.pengaturan.simpan("tempat", "X")
    izin.wajib(store, izin.Tindakan.PENGATURAN)
    masuk.keluar(store)
    with pytest.raises(RuntimeError), store.ubah("lupa"):
        store.pengaturan.simpan("tempat", "X")
    with store.ubah("tidak ada apa-apa"):
        pass


PERENCANA: dict[str, Callable[[Store, Path], object]] = {
    "tambah simpul": lambda s, _: rencana.tambah_simpul(
        s, rencana.SimpanSimpul(2023, "murni", rencana.rencana_versi(s, 2023, "murni").simpul[SUB_])
    ),
    "hapus simpul": lambda s, _: rencana.hapus_simpul(s, 2023, "murni", LAIN_, "salah"),
    "hapus indikator": lambda s, _: rencana.hapus_indikator(
        s, 2023, "murni", LAIN_, "Jumlah orang", "salah"
    ),
    "arsipkan": lambda s, _: rencana.arsipkan(s, 2023, "murni", LAIN_, "selesai"),
    "versi baru": lambda s, _: versi_rencana.versi_baru(
        s, 2023, VersiRencana("Pergeseran I", JenisVersi.PERGESERAN, berlaku_tw=3)
    ),
    "ubah versi": lambda s, _: versi_rencana.ubah_versi(s, 2023, VersiRencana(nomor="1")),
    "hapus versi": lambda s, _: versi_rencana.hapus_versi(s, 2023, "murni"),
    "tahun baru": lambda s, _: versi_rencana.tahun_baru(s, 2024),
    "atur": lambda s, _: pengaturan.atur(s, "tempat", "Tomoni"),
    "tambah unit": lambda s, _: unit.tambah(s, "Seksi Tiga"),
    "kepala unit": lambda s, _: unit.ubah_kepala(s, SATU, "kepala", "Budi"),
    "peran unit": lambda s, _: unit.ubah_peran(s, SATU, Peran.KEUANGAN),
    "impor": lambda s, folder: impor(s, buku(folder / "b.xlsx", rencana_uji())),
    "nomenklatur": lambda s, folder: impor_nomenklatur(s, _nomenklatur(folder)),
}


def _nomenklatur(folder: Path) -> Path:
    path = folder / "n.csv"
    path.write_text("kode,nama\n7.01,Urusan\n", "utf-8")
    return path


def _pindaian(folder: Path) -> Path:
    path = folder / "lembar.pdf"
    path.write_bytes(b"%PDF-1.7 lembar bertanda tangan")
    return path


@pytest.mark.parametrize("nama", PERENCANA)
def test_refuses_who_is_not_signed_in_and_who_may_not(
    store: Store, tmp_path: Path, nama: str
) -> None:
    sebelum = store.riwayat.cari()
    with pytest.raises(KesalahanPengguna, match="masuk dulu"):
        PERENCANA[nama](store, tmp_path)
    for orang in ("ani", "andi", "adi"):
        sebagai(store, orang)
        with pytest.raises(KesalahanPengguna, match=r"Anda masuk sebagai|tidak ada"):
            PERENCANA[nama](store, tmp_path)
    assert store.riwayat.cari() == sebelum


@pytest.mark.parametrize("nama", ["atur", "tambah unit", "tahun baru", "arsipkan", "impor"])
def test_the_planner_may(store: Store, tmp_path: Path, nama: str) -> None:
    sebagai(store, "rina")
    banyak = len(store.riwayat.cari())
    PERENCANA[nama](store, tmp_path)
    if nama != "impor":
        assert len(store.riwayat.cari()) > banyak


ORANG_ISI = {
    # who: kinerja of Seksi Satu, of Seksi Dua, rupiah, words of the node (both own a part)
    "ani": (True, False, False, True),
    "budi": (True, False, False, True),
    "dewi": (False, True, False, True),
    "andi": (False, False, True, False),
    "rina": (False, False, False, False),
    "eko": (False, False, False, False),
    "adi": (False, False, False, False),
}


@pytest.mark.parametrize("orang", ORANG_ISI)
def test_a_unit_writes_its_own_and_keuangan_the_rupiah(store: Store, orang: str) -> None:
    sebagai(store, orang)
    hasil = isi_yang_bisa(store, DOKUMEN, LAPORAN, RUPIAH, KATA)
    assert tuple(satu is None for satu in hasil) == ORANG_ISI[orang]


def test_rupiah_of_the_unit_where_the_office_says_so(store: Store) -> None:
    sebagai(store, "rina")
    pengaturan.atur(store, "sumber_rp", "unit")
    sebagai(store, "ani")
    isi(store, RUPIAH)
    assert store.realisasi.anggaran(2023, SUB_)[1] == RUPIAH.anggaran


@pytest.mark.parametrize("status", StatusLaporan)
def test_states_of_the_report(store: Store, status: StatusLaporan) -> None:
    """Submitted: frozen for the unit, not for Keuangan; approved: frozen for all."""
    _status(store, SATU, status)
    terbuka = status in (
        StatusLaporan.BELUM_MULAI,
        StatusLaporan.KONSEP,
        StatusLaporan.DIKEMBALIKAN,
    )
    sebagai(store, "ani")
    assert (isi_yang_bisa(store, DOKUMEN)[0] is None) is terbuka
    sebagai(store, "andi")
    assert (isi_yang_bisa(store, RUPIAH)[0] is None) is (status is not StatusLaporan.DISETUJUI)


def test_only_the_head_submits(store: Store) -> None:
    sebagai(store, "ani")
    with pytest.raises(KesalahanPengguna, match="Mengajukan laporan adalah bagian kepala"):
        laporan.ajukan(store, SATU, 2023, 2)


# --- atas nama -------------------------------------------------------------------------------


def test_the_planner_enters_for_a_unit_with_its_signed_sheet(store: Store, tmp_path: Path) -> None:
    sebagai(store, "dewi")
    with pytest.raises(KesalahanPengguna, match="data dukung adalah bagian pegawai"):
        atas_nama.lampirkan(store, 2023, 2, SATU, _pindaian(tmp_path))
    sebagai(store, "rina")
    assert atas_nama.perlu_bukti(store, 2023, 2, SATU)
    with pytest.raises(KesalahanPengguna, match="lampirkan dulu lembar isiannya"):
        isi(store, DOKUMEN)
    sidik = atas_nama.lampirkan(store, 2023, 2, SATU, _pindaian(tmp_path))
    assert store.berkas.muat(sidik).startswith(b"%PDF")
    assert not atas_nama.perlu_bukti(store, 2023, 2, SATU)
    isi(store, DOKUMEN)
    entri = store.riwayat.cari("kinerja")[0]
    assert entri.tindakan == "isi realisasi (atas nama Seksi Satu)"
    assert store.riwayat.cari("bukti")[0].kunci == f"2023|2|{SATU}"
    # of this unit and quarter alone
    for lain in (LAPORAN, IsiKinerja(2023, 3, SATU_KUNCI, "Jumlah dokumen", DOKUMEN.laporan)):
        with pytest.raises(KesalahanPengguna, match="lampirkan dulu"):
            isi(store, lain)


SATU_KUNCI = SUB_


@pytest.mark.parametrize(
    ("nama", "isinya"), [("a.docx", b"x"), ("a.pdf", b""), ("hilang.pdf", None)]
)
def test_what_is_no_scan_is_no_evidence(
    store: Store, tmp_path: Path, nama: str, isinya: bytes | None
) -> None:
    sebagai(store, "rina")
    if isinya is not None:
        (tmp_path / nama).write_bytes(isinya)
    with pytest.raises(KesalahanPengguna, match=nama):
        atas_nama.lampirkan(store, 2023, 2, SATU, tmp_path / nama)
    assert store.bukti.muat(2023, 2, SATU) == ()


def test_a_units_own_sheet_comes_in_by_its_people_or_the_planner_for_it(
    store: Store, tmp_path: Path
) -> None:
    kertas = Kertas(store, tmp_path / "lembar.xlsx", SATU)
    kertas.isi((SUB, "Jumlah dokumen"), kinerja=4)
    for orang in ("dewi", "andi", "adi"):
        sebagai(store, orang)
        with pytest.raises(KesalahanPengguna, match="adalah bagian"):
            kertas.kirim()
    sebagai(store, "ani")
    kertas.kirim()
    assert store.riwayat.cari("kinerja")[0].tindakan == "impor"
    sebagai(store, "rina")
    kertas.isi((SUB, "Jumlah dokumen"), kinerja=5).kirim()
    assert store.riwayat.cari("kinerja")[0].tindakan == f"impor (atas nama {SATU})"


def test_keuangans_own_approved_report_does_not_close_the_others_rupiah(
    store: Store, tmp_path: Path
) -> None:
    keuangan = "Sub Bagian Keuangan"
    with store.ubah("uji"):
        store.beri_izin(BEBAS)
        store.unit.simpan(Unit(keuangan, peran=Peran.KEUANGAN))
        store.laporan.simpan(2023, 2, LaporanUnit(keuangan, StatusLaporan.DISETUJUI))
    kertas = Kertas(store, tmp_path / "lembar.xlsx", keuangan)
    kertas.isi((SUB, "Jumlah dokumen"), anggaran=4000)
    for orang in ("ani", "dewi", "adi"):
        sebagai(store, orang)
        with pytest.raises(KesalahanPengguna, match="adalah bagian"):
            kertas.kirim()
    sebagai(store, "andi")
    kertas.kirim()
    assert store.realisasi.anggaran(2023, SUB_)[1] == 4000


def test_without_accounts_everything_is_allowed(kantor: Store) -> None:
    isi(kantor, DOKUMEN, RUPIAH, KATA)
    pengaturan.atur(kantor, "tempat", "Tomoni")
    assert kantor.riwayat.cari()[0].akun == "tanpa akun"
    assert DUA in {satu.nama for satu in unit.daftar(kantor)}


def test_a_service_that_forgets_fails_without_accounts_too(kantor: Store) -> None:
    """By the watch in tests/conftest.py, for every service that any test calls."""
    ruang: dict[str, Callable[[Store], None]] = {}
    kode = (
        "def lupa(store):\n"
        "    with store.ubah('x'):\n"
        "        store.pengaturan.simpan('tempat', 'X')"
    )
    exec(compile(kode, str(LAYANAN / "lupa.py"), "exec"), ruang)
    with pytest.raises(RuntimeError, match=r"lupa menulis tanpa izin\.wajib"):
        ruang["lupa"](kantor)
