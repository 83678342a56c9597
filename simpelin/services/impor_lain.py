"""Judge the optional sheets: Unit, Pembanding, SKM, TindakLanjutRenja, Libur, Pengaturan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simpelin.domain.kantor import JawabanSKM, Pembanding, Peran, Unit
from simpelin.domain.kemiripan import nama_mirip
from simpelin.domain.kesalahan import KesalahanPengguna
from simpelin.domain.masukan import (
    BarisLibur,
    BarisPembanding,
    BarisPengaturan,
    BarisRencana,
    BarisSKM,
    BarisTindakLanjutRenja,
    BarisUnit,
)
from simpelin.domain.mirip import unit_searti
from simpelin.domain.skm import RESPONDEN, cacat_jawaban, kosong
from simpelin.services import pengaturan, renja
from simpelin.services.hasil_impor import Keadaan, Pencatat

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass
class LainTulis:
    """What has to be written of the optional sheets."""

    unit: list[Unit] = field(default_factory=list)
    pembanding: list[Pembanding] = field(default_factory=list)
    skm: dict[tuple[int, int], list[JawabanSKM]] = field(default_factory=dict)
    renja: dict[tuple[int, int], str] = field(default_factory=dict)
    pengaturan: dict[str, str | None] = field(default_factory=dict)
    libur: dict[str, str] = field(default_factory=dict)

    @property
    def banyak(self) -> int:
        daftar = len(self.unit) + len(self.pembanding)
        return daftar + sum(len(d) for d in (self.skm, self.renja, self.pengaturan, self.libur))

    def tulis(self, store: Store) -> None:
        """Write what changed; inside ``store.ubah``."""
        for unit in self.unit:
            store.unit.simpan(unit)
        for satu in self.pembanding:
            store.pembanding.simpan(satu)
        for (tahun, tw), jawaban in self.skm.items():
            store.skm.ganti(tahun, tw, jawaban)
        for (tahun, tw), isi in self.renja.items():
            store.tindak_lanjut_renja.simpan(tahun, tw, isi)
        for kunci, nilai in self.pengaturan.items():
            pengaturan.simpan(store, kunci, nilai or "")
        # after the settings, whose list of dates may have taken some away
        for tanggal, nama in self.libur.items():
            store.libur.simpan(tanggal, nama)


# --- Unit ------------------------------------------------------------------


class NamaUnit:
    """One spelling for each unit: the stored one, else the file's first; case does not count."""

    def __init__(self, tersimpan: Iterable[str]) -> None:
        self._baku: dict[str, str] = {}
        self._persis: set[str] = set()
        for nama in tersimpan:
            self.tambah(nama)

    def tambah(self, nama: str) -> None:
        """Make a spelling known."""
        self._persis.add(nama)
        self._baku.setdefault(nama.casefold(), nama)

    def __call__(self, nama: str) -> str:
        """The known spelling of ``nama``, or ``nama`` itself."""
        return nama if nama in self._persis else self._baku.get(nama.casefold(), nama)

    def dikenal(self, nama: str) -> bool:
        """Whether this unit is known."""
        return self(nama) in self._persis

    def mirip(self, nama: str) -> str | None:
        """A known unit whose name is nearly this one."""
        semua = [*sorted(self._persis), nama]
        return next((semua[p.mirip] for p in nama_mirip(semua) if p.urutan == len(semua) - 1), None)

    def searti(self, nama: str) -> str | None:
        """A known unit whose name says the same in other words."""
        return next((satu for satu in sorted(self._persis) if unit_searti(satu, nama)), None)


def nilai_unit(
    store: Store, baris: Sequence[BarisUnit], catat: Pencatat, nama: NamaUnit, hasil: LainTulis
) -> None:
    """The sheet ``Unit``: a row replaces what is known of the unit of that name."""
    lama = {satu.nama: satu for satu in store.unit.semua()}
    pernah: dict[str, BarisUnit] = {}
    for satu in baris:
        baku = nama(satu.nama)
        nama.tambah(baku)
        dulu = pernah.setdefault(baku, satu)
        if dulu is not satu:
            pesan = f"unit {baku} sudah ada di {dulu.sel('nama')}; hapus salah satu barisnya"
            catat.tolak(satu, "nama", pesan)
            continue
        unit = _unit(satu, lama.get(baku) or Unit(baku))
        sebelum = lama.get(baku)
        catat.banding(
            satu, f"unit {baku}", _isi_unit(sebelum) if sebelum else None, _isi_unit(unit)
        )
        if unit != sebelum:
            hasil.unit.append(unit)


def _unit(baris: BarisUnit, lama: Unit) -> Unit:
    def teks(kolom: str) -> str:
        return str(getattr(baris if baris.lembar.punya(kolom) else lama, kolom))

    return Unit(
        lama.nama,
        teks("jabatan_kepala"),
        teks("kepala"),
        teks("nip"),
        teks("pangkat"),
        (baris.peran or Peran.UNIT) if baris.lembar.punya("peran") else lama.peran,
    )


def _isi_unit(unit: Unit) -> dict[str, object]:
    kolom = ("jabatan_kepala", "kepala", "nip", "pangkat")
    return {satu: getattr(unit, satu) for satu in kolom} | {"peran": unit.peran.value}


def unit_baru(
    baris: Iterable[BarisRencana], catat: Pencatat, nama: NamaUnit, hasil: LainTulis
) -> None:
    """Units that only the plan names are made, each with a note."""
    for satu in baris:
        if not satu.unit or nama.dikenal(satu.unit):
            continue
        mirip, searti = nama.mirip(satu.unit), nama.searti(satu.unit)
        saran = ""
        if mirip:
            saran = f" (mirip “{mirip}”: periksa ejaannya)"
        elif searti:
            saran = f" (bila ini “{searti}” yang sudah ada, samakan namanya)"
        catat.catatan.append(f"unit baru: {satu.unit}{saran}")
        nama.tambah(satu.unit)
        hasil.unit.append(Unit(satu.unit))


# --- Pembanding --------------------------------------------------------------


def nilai_pembanding(
    store: Store,
    baris: Sequence[BarisPembanding],
    catat: Pencatat,
    kode: Mapping[int, set[str]],
    hasil: LainTulis,
) -> None:
    """The sheet ``Pembanding``. ``kode`` are the plan's codes by year: others get a note."""
    lama = {_kunci(satu): satu.nilai for satu in store.pembanding.semua()}
    pernah: dict[tuple[int, str, str, str], BarisPembanding] = {}
    for satu in baris:
        baru = Pembanding(satu.tahun, satu.kode, satu.ukuran, satu.nilai, satu.sumber)
        dulu = pernah.setdefault(_kunci(baru), satu)
        if dulu is not satu:
            pesan = f"{satu.ukuran} {satu.kode or 'kantor'} sudah ada di {dulu.sel('nilai')}"
            catat.tolak(satu, "nilai", f"{pesan}; hapus salah satu, atau beri sumber yang berbeda")
            continue
        dikenal = kode.get(satu.tahun)
        if satu.kode and dikenal and satu.kode not in dikenal:
            catat.catatan.append(
                f"lembar {satu.lembar.nama}, sel {satu.sel('kode')}: kode {satu.kode} tidak ada "
                f"dalam rencana {satu.tahun}"
            )
        tersimpan = lama.get(_kunci(baru))
        hal = f"{satu.ukuran} {satu.kode or 'kantor'} {satu.tahun} ({satu.sumber or '-'})"
        catat.banding(
            satu, hal, None if tersimpan is None else {"nilai": tersimpan}, {"nilai": baru.nilai}
        )
        if tersimpan != baru.nilai:
            hasil.pembanding.append(baru)


def _kunci(satu: Pembanding) -> tuple[int, str, str, str]:
    return satu.tahun, satu.kode, satu.ukuran, satu.sumber


# --- SKM ---------------------------------------------------------------------


def nilai_skm(store: Store, baris: Sequence[BarisSKM], catat: Pencatat, hasil: LainTulis) -> None:
    """The sheet ``SKM``: replaces what is stored for the quarters that it speaks of."""
    kelompok: dict[tuple[int, int], list[BarisSKM]] = {}
    hampa = [satu for satu in baris if kosong(satu.responden, satu.jawaban)]
    for satu in hampa:
        catat.nilai(satu, Keadaan.SAMA)
    if hampa:
        catat.catatan.append(
            f"lembar {hampa[0].lembar.nama}: {len(hampa)} baris tanpa satu jawaban pun (mulai "
            f"{hampa[0].sel('u1')}) bukan responden; dilewati"
        )
    for satu in baris:
        if not kosong(satu.responden, satu.jawaban):
            kelompok.setdefault((satu.tahun, satu.triwulan), []).append(satu)
    for (tahun, tw), isi in kelompok.items():
        lama = [satu for satu in store.skm.muat(tahun) if satu.triwulan == tw]
        baru = [JawabanSKM(tw, satu.responden or 1, satu.jawaban) for satu in isi]
        sisa = Counter(lama)
        for satu, jawaban in zip(isi, baru, strict=True):
            _periksa_jawaban(satu, catat)
            if sisa[jawaban]:
                sisa[jawaban] -= 1
                catat.nilai(satu, Keadaan.SAMA)
            else:
                catat.nilai(satu, Keadaan.BERUBAH if lama else Keadaan.BARU)
        if lama != baru:
            hasil.skm[tahun, tw] = baru


def _periksa_jawaban(baris: BarisSKM, catat: Pencatat) -> None:
    for n, pesan in cacat_jawaban(baris.responden, baris.jawaban):
        catat.tolak(baris, "responden" if n == RESPONDEN else f"u{n}", pesan)


# --- TindakLanjutRenja ---------------------------------------------------------


def nilai_renja(
    store: Store, baris: Sequence[BarisTindakLanjutRenja], catat: Pencatat, hasil: LainTulis
) -> None:
    """The sheet ``TindakLanjutRenja``: a row replaces its quarter's text."""
    lama = store.tindak_lanjut_renja.semua()
    pernah: dict[tuple[int, int], BarisTindakLanjutRenja] = {}
    for satu in baris:
        tempat = (satu.tahun, satu.triwulan)
        dulu = pernah.setdefault(tempat, satu)
        if dulu is not satu:
            pesan = f"TW {satu.triwulan} {satu.tahun} sudah ada di {dulu.sel('triwulan')}"
            catat.tolak(satu, "triwulan", f"{pesan}; satukan dalam satu sel")
            continue
        try:
            isi = renja.pastikan(satu.tindak_lanjut_renja)
        except KesalahanPengguna as salah:
            catat.tolak(satu, "tindak_lanjut_renja", str(salah))
            continue
        sebelum = lama.get(tempat)
        if not isi and sebelum is None:
            catat.nilai(satu, Keadaan.SAMA)
            continue
        hal = f"tindak lanjut Renja TW {satu.triwulan} {satu.tahun}"
        catat.banding(satu, hal, None if sebelum is None else {"isi": sebelum}, {"isi": isi})
        if isi != (sebelum or ""):
            hasil.renja[tempat] = isi


# --- Libur ---------------------------------------------------------------------


def nilai_libur(
    store: Store, baris: Sequence[BarisLibur], catat: Pencatat, hasil: LainTulis
) -> None:
    """The sheet ``Libur``: a row names its day; days that the file lacks are left alone."""
    lama = store.libur.muat()
    pernah: dict[str, BarisLibur] = {}
    for satu in baris:
        dulu = pernah.setdefault(satu.tanggal_libur, satu)
        if dulu is not satu:
            pesan = f"tanggal {satu.tanggal_libur} sudah ada di {dulu.sel('tanggal_libur')}"
            catat.tolak(satu, "tanggal_libur", f"{pesan}; hapus salah satu barisnya")
            continue
        sebelum = lama.get(satu.tanggal_libur)
        isi = {"nama_libur": satu.nama_libur}
        hal = f"hari libur {satu.tanggal_libur}"
        catat.banding(satu, hal, None if sebelum is None else {"nama_libur": sebelum}, isi)
        # a list of dates in Pengaturan may take the day away first
        if sebelum != satu.nama_libur or pengaturan.HARI_LIBUR in hasil.pengaturan:
            hasil.libur[satu.tanggal_libur] = satu.nama_libur


# --- Pengaturan --------------------------------------------------------------


def nilai_pengaturan(
    store: Store, baris: Sequence[BarisPengaturan], catat: Pencatat, hasil: LainTulis
) -> None:
    """The sheet ``Pengaturan``: settings as ``simpelin atur`` takes them."""
    lama = pengaturan.muat(store).tersimpan
    for satu in baris:
        try:
            butir = pengaturan.cari_butir(satu.kunci)
        except KesalahanPengguna as salah:
            catat.tolak(satu, "kunci", str(salah))
            continue
        try:
            nilai = butir.uji(satu.nilai) if satu.nilai else ""
        except ValueError as salah:
            catat.tolak(satu, "nilai", f"{butir.label} ({satu.kunci}): {salah}")
            continue
        tersimpan = lama.get(satu.kunci)
        catat.banding(
            satu,
            f"pengaturan {satu.kunci}",
            None if tersimpan is None else {"nilai": tersimpan},
            {"nilai": nilai},
        )
        if (tersimpan or "") != nilai:
            hasil.pengaturan[satu.kunci] = nilai or None
