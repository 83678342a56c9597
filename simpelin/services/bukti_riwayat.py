"""What the trail proves to the inspectorate, by criterion of the AKIP evaluation.

The criteria (PermenPANRB 88/2021, in our words): the leader decides, performance is measured
periodically, in tiers, with an application, on time. Source: issue 3 item 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from simpelin.domain.angka import tulis_angka
from simpelin.domain.kalender import ROMAWI, akhir_triwulan
from simpelin.domain.kantor import SaringanRiwayat
from simpelin.services import pengaturan, riwayat
from simpelin.services.isi_pratinjau import BarisPratinjau, KolomPratinjau, Pratinjau
from simpelin.services.kalender import rupiah_dari
from simpelin.services.kata_riwayat import JENIS, nilai_kata
from simpelin.services.ketepatan import ketepatan, rekap
from simpelin.services.riwayat import EntriKata

if TYPE_CHECKING:
    from simpelin.store import Store
    from simpelin.workbook.riwayat import Bukti, LembarBukti, Sel

_LAPORAN, _KINERJA, _ANGGARAN = "Status laporan", "Realisasi kinerja", "Realisasi anggaran"
_LANGKAH = "Langkah laporan"
_LANGKAH_PIMPINAN = ("verifikasi", "setujui", "kembalikan", "batalkan")
_PIMPINAN = ("diverifikasi", "disetujui", "dikembalikan")
"""States that only a head of the office gives a report (aturan section 9)."""
_KEPUTUSAN = tuple(
    JENIS[objek]
    for objek in ("rapat", "keputusan", "warna", "tindak_lanjut", "tindak_lanjut_renja", "lhe")
)


def bukti(store: Store, tahun: int, triwulan: int, tanggal: date) -> Bukti:
    """All that the workbook says about one quarter, read from one state of the store."""
    from simpelin.workbook.riwayat import Bukti

    with store.baca():
        atur = pengaturan.muat(store)
        keadaan = store.riwayat.rantai()
        semua = _semua(store)
        utuh, kalimat = riwayat.keadaan(keadaan)
        termasuk = tuple(satu for satu in semua if masuk(satu, tahun, triwulan))
        return Bukti(
            kantor=atur.nama_skpd,
            periode=f"Triwulan {ROMAWI[triwulan]} Tahun {tahun}",
            tanggal=tanggal,
            contoh=atur.contoh,
            cakupan=_cakupan(tahun, triwulan),
            rantai=kalimat,
            utuh=utuh,
            nomor_kepala=keadaan.nomor,
            sidik_kepala=keadaan.sidik,
            lembar=(
                _pimpinan(termasuk),
                _berkala(semua, tahun, triwulan),
                _berjenjang(termasuk),
                _aplikasi(termasuk),
                _tepat_waktu(store, tahun, triwulan, tanggal),
                _lengkap(termasuk),
            ),
        )


def pratinjau(store: Store, tahun: int, triwulan: int, tanggal: date) -> Pratinjau:
    """The workbook's first sheet, for the screen."""
    isi = bukti(store, tahun, triwulan, tanggal)
    kolom = (
        KolomPratinjau("No", 40, True),
        KolomPratinjau("Kriteria", 280),
        KolomPratinjau("Yang dibuktikan riwayat", 0),
        KolomPratinjau("Isinya", 330),
        KolomPratinjau("Baris", 64, True),
    )
    baris = tuple(
        BarisPratinjau(
            (
                str(nomor),
                satu.kriteria or satu.judul,
                satu.membuktikan,
                satu.ringkas,
                tulis_angka(len(satu.baris)),
            )
        )
        for nomor, satu in enumerate(isi.lembar, 1)
    )
    return Pratinjau(kolom, baris, (isi.cakupan, f"{isi.rantai} Sidik kepala {isi.sidik_kepala}."))


def masuk(satu: EntriKata, tahun: int, triwulan: int) -> bool:
    """Whether an entry belongs to a quarter's evidence: it is about the quarter; or about the
    year's plan and was written by then; or about neither and written around it."""
    butir = satu.butir
    if butir.tahun is not None and butir.triwulan is not None:
        return (butir.tahun, butir.triwulan) == (tahun, triwulan)
    if butir.tahun is not None:
        return butir.tahun == tahun
    awal, akhir = _sekitar(tahun, triwulan)
    return awal <= satu.waktu.date() <= akhir


def _sekitar(tahun: int, triwulan: int) -> tuple[date, date]:
    """From the quarter's first day to the end of the next, in which it is reported."""
    berikut = (tahun, triwulan + 1) if triwulan < 4 else (tahun + 1, 1)
    return date(tahun, 3 * triwulan - 2, 1), akhir_triwulan(*berikut)


def _cakupan(tahun: int, triwulan: int) -> str:
    awal, akhir = _sekitar(tahun, triwulan)
    return (
        f"Semua entri tentang TW {ROMAWI[triwulan]} {tahun} dan tentang rencana {tahun}, kapan pun"
        f" dicatat; entri lain (unit, pengaturan, berkas) yang dicatat {awal:%d-%m-%Y} sampai"
        f" {akhir:%d-%m-%Y}."
    )


def _semua(store: Store) -> tuple[EntriKata, ...]:
    """Every entry in words, oldest first."""
    nama = riwayat.nama_simpul(store)
    nomor = riwayat.cari(store, SaringanRiwayat(), nama)
    return tuple(riwayat.muat(store, nomor, nama).values())[::-1]


# --- the sheets --------------------------------------------------------------------------------


def _pimpinan(semua: Sequence[EntriKata]) -> LembarBukti:
    langkah = _jabatan(semua)
    baris = [
        satu
        for satu in semua
        if satu.jenis in _KEPUTUSAN
        or (satu.jenis == _LANGKAH and _nilai(satu, "langkah") in _LANGKAH_PIMPINAN)
        # a state that was stored without its step, as in older stores
        or (
            satu.jenis == _LAPORAN
            and _status(satu)[1] in _PIMPINAN
            and _tempat(satu, _status(satu)[1]) not in langkah
        )
    ]
    orang = len({satu.pelaku for satu in baris})
    ringkas = (
        f"{tulis_angka(len(baris))} keputusan oleh {orang} orang."
        if baris
        else "Belum ada laporan yang diverifikasi, disetujui, atau dikembalikan."
    )
    return _lembar(
        "1 Pimpinan",
        "Pimpinan terlibat sebagai pengambil keputusan dalam mengukur capaian kinerja",
        "Siapa memverifikasi, menyetujui, atau mengembalikan laporan, kapan, dan alasannya.",
        ringkas,
        _KOLOM_ENTRI,
        (_baris_entri(satu) for satu in baris),
    )


def _berkala(semua: Sequence[EntriKata], tahun: int, triwulan: int) -> LembarBukti:
    baris: list[tuple[Sel, ...]] = []
    for n in range(1, triwulan + 1):
        isi = [
            satu
            for satu in semua
            if satu.jenis in (_KINERJA, _ANGGARAN)
            and (satu.butir.tahun, satu.butir.triwulan) == (tahun, n)
        ]
        baris.append(
            (
                f"TW {ROMAWI[n]} {tahun}",
                akhir_triwulan(tahun, n),
                sum(satu.jenis == _KINERJA for satu in isi),
                sum(satu.jenis == _ANGGARAN for satu in isi),
                len({(s.jenis, s.butir.kode, s.butir.sub_skpd, s.butir.rinci) for s in isi}),
                len({satu.pelaku for satu in isi}),
                isi[0].waktu if isi else None,
                isi[-1].waktu if isi else None,
            )
        )
    terisi = sum(satu[4] != 0 for satu in baris)
    return _lembar(
        "2 Berkala",
        "Pengukuran kinerja dilakukan secara berkala",
        "Kinerja dan anggaran diisi tiap triwulan: berapa kali, butir berapa, dari kapan sampai"
        " kapan.",
        f"Terisi {terisi} dari {triwulan} triwulan sampai TW {ROMAWI[triwulan]} {tahun}.",
        (
            ("Periode", 14),
            ("Akhir triwulan", 14),
            ("Isian kinerja", 12),
            ("Isian anggaran", 12),
            ("Butir terisi", 12),
            ("Orang", 10),
            ("Isian pertama", 18),
            ("Isian terakhir", 18),
        ),
        baris,
    )


def _berjenjang(semua: Sequence[EntriKata]) -> LembarBukti:
    baris = [satu for satu in semua if satu.jenis == _LAPORAN]
    baris.sort(key=lambda satu: (satu.butir.nama, satu.nomor))
    unit = len({satu.butir.nama for satu in baris})
    orang = len({satu.pelaku for satu in baris})
    langkah = _jabatan(semua)
    return _lembar(
        "3 Berjenjang",
        "Setiap jenjang memantau capaian kinerja unit di bawahnya",
        "Jalan laporan tiap unit dari jenjang ke jenjang: diajukan, diperiksa, diverifikasi,"
        " disetujui, atau dikembalikan.",
        f"{tulis_angka(len(baris))} langkah laporan dari {unit} unit, oleh {orang} orang.",
        (
            ("Unit", 34),
            ("Waktu dicatat", 17),
            ("Siapa", 24),
            ("Akun", 14),
            ("Dari", 16),
            ("Menjadi", 16),
            ("Diajukan pada", 17),
            ("Sebagai", 26),
            ("Alasan", 40),
            ("No. entri", 9),
        ),
        (
            (
                satu.butir.nama,
                satu.waktu,
                satu.pelaku,
                satu.akun,
                *_status(satu),
                _nilai(satu, "diajukan pada"),
                langkah.get(_tempat(satu, _status(satu)[1]), ""),
                _nilai(satu, "alasan"),
                satu.nomor,
            )
            for satu in baris
        ),
    )


def _aplikasi(semua: Sequence[EntriKata]) -> LembarBukti:
    kelompok: dict[tuple[str, str, str], list[EntriKata]] = {}
    for satu in semua:
        kelompok.setdefault((satu.pelaku, satu.akun, satu.jenis), []).append(satu)
    orang = len({satu.pelaku for satu in semua})
    return _lembar(
        "4 Aplikasi",
        "Pengumpulan dan pengukuran data kinerja memanfaatkan aplikasi",
        "Setiap angka masuk lewat aplikasi, tercatat orang dan waktunya, dan dirantai sidik.",
        f"{tulis_angka(len(semua))} perubahan oleh {orang} orang.",
        (
            ("Siapa", 30),
            ("Akun", 18),
            ("Jenis", 26),
            ("Perubahan", 12),
            ("Pertama", 18),
            ("Terakhir", 18),
        ),
        (
            (*kunci, len(isi), isi[0].waktu, isi[-1].waktu)
            for kunci, isi in sorted(kelompok.items())
        ),
    )


def _tepat_waktu(store: Store, tahun: int, triwulan: int, tanggal: date) -> LembarBukti:
    hasil = ketepatan(store, tahun, tanggal)
    baris = hasil.pada(triwulan)
    kini = rekap(baris)
    setahun = rekap([satu for satu in hasil.baris if satu.triwulan <= triwulan])
    batas = f" {baris[0].batas:%d-%m-%Y}" if baris else ""
    return _lembar(
        "5 Tepat waktu",
        "Laporan kinerja disampaikan tepat waktu",
        f"Kapan laporan tiap unit diterima pertama kali, terhadap batas{batas}; dikembalikan"
        " sesudahnya dihitung di kolomnya.",
        f"Diharapkan {kini.diharapkan}, diterima {kini.diterima}, {kini.tepat} tepat waktu;"
        f" sampai TW {ROMAWI[triwulan]}: {setahun.tepat} dari {setahun.diharapkan} tepat waktu,"
        f" {setahun.hari} hari terlambat. Realisasi rupiah"
        f" {rupiah_dari(pengaturan.muat(store), tahun, triwulan)}.",
        (
            ("Unit", 42),
            ("Status", 16),
            ("Batas", 12),
            ("Diterima pertama", 17),
            ("Terlambat (hari)", 11),
            ("Diterima terakhir", 17),
            ("Dikembalikan (kali)", 12),
            ("Harus lapor", 9),
            ("Sudah lapor", 9),
        ),
        (
            (
                satu.unit,
                nilai_kata("status", str(satu.status)),
                satu.batas,
                satu.pertama,
                satu.hari,
                satu.terakhir,
                satu.dikembalikan,
                satu.wajib,
                satu.terlapor,
            )
            for satu in baris
        ),
    )


def _lengkap(semua: Sequence[EntriKata]) -> LembarBukti:
    return _lembar(
        "Riwayat lengkap",
        "",
        "Semua entri dalam cakupan, menurut nomornya, masing-masing dengan sidiknya.",
        f"{tulis_angka(len(semua))} entri.",
        (*_KOLOM_ENTRI, ("Sidik", 23)),
        ((*_baris_entri(satu), satu.sidik) for satu in semua),
        judul="Riwayat lengkap",
    )


# --- rows --------------------------------------------------------------------------------------

_KOLOM_ENTRI = (
    ("No. entri", 9),
    ("Waktu", 16),
    ("Siapa", 18),
    ("Akun", 12),
    ("Tindakan", 18),
    ("Jenis", 16),
    ("Butir", 34),
    ("Rincian", 26),
    ("Sebelum", 24),
    ("Sesudah", 38),
    ("Berkas asal", 18),
)


def _baris_entri(satu: EntriKata) -> tuple[Sel, ...]:
    butir = satu.butir
    rinci = ", ".join(filter(None, (butir.kode, butir.rinci)))
    return (
        satu.nomor,
        satu.waktu,
        satu.pelaku,
        satu.akun,
        satu.tindakan,
        satu.jenis,
        butir.nama,
        rinci,
        satu.sebelum,
        satu.sesudah,
        satu.sumber,
    )


def _lembar(
    nama: str,
    kriteria: str,
    membuktikan: str,
    ringkas: str,
    kolom: Sequence[tuple[str, float]],
    baris: Iterable[tuple[Sel, ...]],
    judul: str = "",
) -> LembarBukti:
    from simpelin.workbook.riwayat import Kolom, LembarBukti

    isi = tuple(Kolom(teks, lebar, kecil=teks == "Sidik") for teks, lebar in kolom)
    return LembarBukti(nama, judul or kriteria, kriteria, membuktikan, ringkas, isi, tuple(baris))


def _jabatan(semua: Sequence[EntriKata]) -> dict[tuple[str, str, str], str]:
    """Under which post each step was taken, by unit, time and the state it gave."""
    return {
        _tempat(satu, _nilai(satu, "menjadi")): _sebagai(satu)
        for satu in semua
        if satu.jenis == _LANGKAH
    }


def _sebagai(satu: EntriKata) -> str:
    """The post, and that the person stood on another tier of the same report too."""
    rangkap = "rangkap: orang yang sama di dua jenjang" if _nilai(satu, "rangkap") else ""
    return "; ".join(filter(None, (_nilai(satu, "sebagai"), rangkap)))


def _tempat(satu: EntriKata, menjadi: str) -> tuple[str, str, str]:
    return satu.butir.nama, satu.waktu.isoformat(), menjadi


def _status(satu: EntriKata) -> tuple[str, str]:
    """A report's state before and after."""
    for ubah in satu.perubahan:
        if ubah.label == "status":
            return ubah.sebelum, ubah.sesudah
    return "", ""


def _nilai(satu: EntriKata, label: str) -> str:
    return next((ubah.sesudah for ubah in satu.perubahan if ubah.label == label), "")
