"""The derivation of why a sub kegiatan is on the list: its indices, forecast and score."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from simpelin.domain.angka import NOL, bulatkan, potong, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.penilaian import Penilaian, Warna
from simpelin.domain.prognosis import Rentang
from simpelin.domain.rencana import Kunci
from simpelin.domain.sorotan import DaftarSorotan, Sorotan, pagu_terbesar
from simpelin.services.asal_indikator import AsalAngka, Rujukan, Ukuran, Unsur

_BAGIAN = "Aturan bagian 6, Perlu perhatian"
_TIDAK_ADA = "– (tidak dapat dibentuk)"


def asal_penilaian(daftar: DaftarSorotan, kunci: Kunci) -> AsalAngka:
    """Every index of a sub kegiatan with its numbers. Raises ``LookupError`` for another node."""
    p = daftar.penilaian[kunci]
    sorotan = next((s for s in daftar.sorotan if s.penilaian is p), None)
    return AsalAngka(
        Rujukan(kunci, Ukuran.PENILAIAN),
        "Keadaan (terburuk dari K, Rp, dan prognosis)",
        p.simpul.nama,
        _nama_warna(p.warna),
        (*_kinerja(p), *_anggaran(p), *_bersama(p), *_perkiraan(p), *_skor(daftar, p, sorotan)),
        tuple(_warna(p)),
        (sorotan.alasan,) if sorotan is not None else ("Tidak ada aturan yang kena.",),
        _BAGIAN,
    )


def _nama_warna(warna: Warna | None) -> str:
    if warna is None:
        return "–"
    return "belum lapor" if warna is Warna.ABU else str(warna)


def _warna(p: Penilaian) -> list[Unsur]:
    kunci = p.simpul.kunci
    return [
        Unsur("Kinerja", "", _nama_warna(p.warna_k), p.warna_k is not None, "",
              Rujukan(kunci, Ukuran.CAPAIAN)),
        Unsur("Anggaran terhadap kas", "", _nama_warna(p.warna_rp), p.warna_rp is not None, "",
              Rujukan(kunci, Ukuran.SERAPAN_KAS)),
        Unsur("Prognosis", "", _nama_warna(p.warna_prognosis), p.warna_prognosis is not None),
    ]  # fmt: skip


def _indeks(nilai: Fraction | None) -> str:
    return _TIDAK_ADA if nilai is None else tulis_angka(nilai, 3)


def _poin(nilai: Fraction | None) -> str:
    return _TIDAK_ADA if nilai is None else f"{tulis_angka(nilai, 1)} poin"


def _kinerja(p: Penilaian) -> list[str]:
    capaian = tulis_persen(p.hasil.capaian_kinerja)
    return [
        f"SPI K = {capaian} ÷ 100 = {_indeks(p.spi_k)}" if p.spi_k is not None
        else f"SPI K = {_TIDAK_ADA}",
        f"Simpangan K = {_poin(p.dev_k)}",
    ]  # fmt: skip


def _anggaran(p: Penilaian) -> list[str]:
    h = p.hasil
    if h.rencana_kas is None or p.spi_rp is None:
        return [f"SPI Rp = {_TIDAK_ADA}"]
    b, a = tulis_rupiah(h.realisasi_anggaran), tulis_rupiah(h.rencana_kas)
    baris = [f"SPI Rp = {b} ÷ {a} = {_indeks(p.spi_rp)}"]
    if p.dev_kas is not None:
        pagu = tulis_rupiah(h.pagu)
        baris.append(f"Simpangan kas = 100 × ({b} − {a}) ÷ {pagu} = {_poin(p.dev_kas)}")
    return baris


def _bersama(p: Penilaian) -> list[str]:
    baris = []
    if p.gap is not None:
        baris.append(f"Gap = simpangan K − simpangan kas = {_poin(p.gap)}")
    if p.kuadran is not None:
        baris.append(f"Kuadran: {p.kuadran}")
    return baris


def _perkiraan(p: Penilaian) -> list[str]:
    baris = []
    if p.prognosis is not None:
        baris.append(f"Prognosis kinerja 31 Desember: {_rentang_persen(p.prognosis)}")
    if p.belanja is not None:
        r = p.belanja
        ujung = f"{_bulat(r.bawah)}–{_bulat(r.atas)}" if r.bawah != r.atas else _bulat(r.pusat)
        baris.append(f"Prognosis belanja: {ujung}, tengah {_bulat(r.pusat)}")
    if p.sisa is not None:
        baris.append(f"Diperkirakan tidak terserap: {_bulat(p.sisa)}")
    if p.kejar is not None:
        baris.append(f"Mengejar sisa target: {p.kejar.kategori}")
    return baris


def _rentang_persen(rentang: Rentang) -> str:
    """Cut at the whole target, for display."""
    satu = Fraction(1)
    bawah, pusat, atas = (100 * min(n, satu) for n in (rentang.bawah, rentang.pusat, rentang.atas))
    if bawah == atas:
        return f"{tulis_persen(pusat, 1)} dari target setahun"
    tengah = f"tengah {tulis_persen(pusat, 1)} dari target setahun"
    return f"{tulis_angka(bawah, 1)}–{tulis_persen(atas, 1)}, {tengah}"


def _bulat(nilai: Fraction | int) -> str:
    return f"Rp {tulis_rupiah(int(bulatkan(nilai)))}"


def _skor(daftar: DaftarSorotan, p: Penilaian, sorotan: Sorotan | None) -> list[str]:
    if sorotan is None or sorotan.skor is None:
        return []
    d_k = _kurang(p.spi_k)
    d_rp = _kurang(p.spi_rp)
    d_f = _kurang(None if p.prognosis is None else p.prognosis.pusat)
    d_g = NOL if p.gap is None else potong((-p.gap - 10) / 40, 0, 1)
    terbesar = pagu_terbesar(daftar.evaluasi)
    m = sqrt(min(Fraction(1), Fraction(p.hasil.pagu, terbesar))) if terbesar > 0 else 0.0
    berat = (
        f"100 × (0,40 × {_tiga(d_k)} + 0,20 × {_tiga(d_rp)} + 0,25 × {_tiga(d_f)}"
        f" + 0,15 × {_tiga(d_g)}) × (0,6 + 0,4 × {_tiga(Fraction(m))})"
    )
    tambah = f" + 5 × {min(sorotan.berturut_merah, 3)}" if sorotan.berturut_merah else ""
    tambah += " + 5 (prioritas)" if p.simpul.prioritas else ""
    return [f"Skor U = {berat}{tambah} = {tulis_angka(Fraction(sorotan.skor), 2)}"]


def _kurang(indeks: Fraction | None) -> Fraction:
    return NOL if indeks is None else potong(1 - indeks, 0, 1)


def _tiga(nilai: Fraction) -> str:
    return tulis_angka(nilai, 3)
