"""What bahan rapat and notulen have in common: the meeting's figures, items and follow-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpelin.domain.angka import STRIP, bulatkan, potong, tulis_angka, tulis_persen, tulis_rupiah
from simpelin.domain.capaian import HasilIndikator
from simpelin.domain.dokumen import (
    Baris,
    Blok,
    Gambar,
    Judul,
    Kolom,
    Paragraf,
    Rata,
    Rincian,
    Tabel,
)
from simpelin.domain.grafik import Grafik
from simpelin.domain.kalender import tanggal_panjang
from simpelin.domain.monev import BarisRapat, baris_rapat
from simpelin.domain.penilaian import Penilaian, Warna
from simpelin.domain.prognosis import AKHIR, Rentang
from simpelin.domain.rapat import Keputusan
from simpelin.domain.realisasi import Sebab
from simpelin.domain.rencana import Kunci
from simpelin.domain.tindak_lanjut import TindakLanjut
from simpelin.services import grafik as layanan_grafik
from simpelin.services import monev as layanan_monev
from simpelin.services import pengaturan
from simpelin.services.acara import Acara, susun_acara
from simpelin.services.kalender import rupiah_dari
from simpelin.services.monev import Monev
from simpelin.services.sebab import butir_normatif

if TYPE_CHECKING:
    from simpelin.store import Store


@dataclass(frozen=True)
class IsiRapat:
    """One quarter's meeting, computed as of the day on which it meets."""

    acara: Acara
    monev: Monev
    baris: tuple[BarisRapat, ...]
    sebab: Mapping[tuple[Kunci, int], Sebab]
    tindak_lanjut: tuple[TindakLanjut, ...]
    normatif: Mapping[Kunci, tuple[str, ...]]
    grafik: tuple[Grafik, ...]
    rupiah: str = ""
    """Basis, cut-off and reconciliation of the quarter's money, in words."""

    def butir(self, kunci: Kunci) -> BarisRapat | None:
        """An item's line; ``None`` where nothing about it needs attention."""
        return next((satu for satu in self.baris if satu.kunci == kunci), None)


def muat(store: Store, tahun: int, triwulan: int) -> IsiRapat:
    """Everything that the papers of a quarter's meeting are made of."""
    acara = susun_acara(store, tahun, triwulan)
    monev = layanan_monev.susun(store, tahun, triwulan, acara.tanggal)
    semua = baris_rapat(
        monev.daftar,
        monev.semua,
        batas=monev.laporan.batas,
        tanggal=acara.tanggal,
        seluruhnya=True,
    )
    lama = tuple(
        satu
        for satu in store.tindak_lanjut.semua()
        if satu.nomor[:2] < (tahun, triwulan) and _masih(satu, acara)
    )
    return IsiRapat(
        acara,
        monev,
        semua,
        store.sebab.muat(tahun),
        lama,
        butir_normatif(store, monev.daftar),
        layanan_grafik.semua(store, tahun, triwulan, evaluasi=monev.semua, daftar=monev.daftar),
        rupiah_dari(pengaturan.muat(store), tahun, triwulan),
    )


def _masih(satu: TindakLanjut, acara: Acara) -> bool:
    """What is verified is spoken of no more, unless it was done in this very year."""
    return satu.status.terbuka or satu.nomor.tahun >= acara.tanggal.year - 1


# --- figures -----------------------------------------------------------------------


def tabel_angka(isi: IsiRapat) -> list[Blok]:
    """The office's figures, where its unspent money sits, and who has not reported."""
    m, k = isi.monev, isi.monev.kantor
    lewat = sum(1 for satu in isi.tindak_lanjut if satu.hari_lewat(isi.acara.tanggal))
    terbuka = sum(1 for satu in isi.tindak_lanjut if satu.status.terbuka)
    sisa = None if k.sisa is None else int(bulatkan(k.sisa))
    baris = [
        ("Capaian kinerja (K)", f"{tulis_persen(k.kinerja)} ({k.terlapor} dari {k.wajib} lapor)"),
        ("Serapan anggaran", tulis_persen(k.serapan)),
        ("Serapan tanpa gaji", tulis_persen(k.serapan_tanpa_gaji)),
        ("Prognosis kinerja 31 Desember", _rentang_rasio(k.prognosis)),
        ("Perkiraan sisa anggaran", f"Rp {tulis_rupiah(sisa)} ({tulis_persen(k.sisa_persen, 1)})"),
        ("Tindak lanjut terbuka", f"{terbuka}, lewat tenggat {lewat}"),
        ("Unit sudah lapor", f"{m.laporan.sudah} dari {m.laporan.unit} unit,"
         f" tepat waktu {m.laporan.tepat_waktu}"),
    ]  # fmt: skip
    blok: list[Blok] = [
        Tabel(
            (Kolom("Ukuran", 30), Kolom("Angka", 40)),
            tuple(Baris(satu) for satu in baris),
            ukuran=10,
        )
    ]
    if m.letak_sisa:
        blok.append(Paragraf(m.letak_sisa))
    if isi.rupiah:
        blok.append(Paragraf(f"Realisasi rupiah: {isi.rupiah}."))
    return blok


def _rentang_rasio(rentang: Rentang | None) -> str:
    if rentang is None:
        return STRIP
    bawah, pusat, atas = (
        tulis_persen(potong(n, 0, 1) * 100, 1) for n in (rentang.bawah, rentang.pusat, rentang.atas)
    )
    return pusat if bawah == atas else f"{pusat} (antara {bawah} dan {atas})"


def tabel_daftar(isi: IsiRapat, baris: Sequence[BarisRapat]) -> Tabel:
    """The ranked list as a table."""
    return Tabel(
        (
            Kolom("No", 6, Rata.TENGAH),
            Kolom("", 3, Rata.TENGAH),
            Kolom("Yang perlu perhatian dan sebabnya", 48),
            Kolom("Rupiah", 18, Rata.KANAN),
            Kolom("Penanggung jawab", 20),
        ),
        tuple(
            Baris(
                (
                    str(n),
                    huruf_warna(satu.warna),
                    f"{satu.judul}\n{satu.alasan}"
                    + (
                        "\nnormatif: " + ", ".join(_kurang(isi, satu)) if _kurang(isi, satu) else ""
                    ),
                    f"{tulis_rupiah(satu.taruhan.rupiah)}\n{satu.taruhan.sebutan}",
                    satu.pemilik,
                )
            )
            for n, satu in enumerate(baris, 1)
        ),
    )


def _kurang(isi: IsiRapat, baris: BarisRapat) -> tuple[str, ...]:
    return isi.normatif.get(baris.kunci, ()) if baris.kunci is not None else ()


def huruf_warna(warna: str) -> str:
    """The letter of a state; '' where there is none."""
    return Warna(warna).huruf if warna else ""


# --- one item ----------------------------------------------------------------------


def blok_butir(isi: IsiRapat, kunci: Kunci, lagi: Sequence[tuple[str, str]]) -> Blok:
    """An item as label and text: why, its figures, hambatan and solusi, and ``lagi``."""
    p = isi.monev.daftar.penilaian.get(kunci)
    if p is None:
        return Rincian((("Butir", f"{kunci} (tidak ada lagi dalam rencana)"), *lagi), 34)
    return Rincian(tuple(_baris_butir(isi, p)) + tuple(lagi), 34)


def _baris_butir(isi: IsiRapat, p: Penilaian) -> list[tuple[str, str]]:
    kunci = p.simpul.kunci
    baris = isi.butir(kunci)
    catatan = isi.monev.semua[-1].realisasi.catatan.get((kunci, p.triwulan))
    hasil = [("Unit", p.simpul.unit or STRIP), ("Keadaan", _keadaan(isi, p))]
    if baris is not None:
        hasil.append(("Sebab masuk daftar", baris.alasan))
    hasil += [("Kinerja", "\n".join(map(_kinerja, p.hasil.indikator)) or STRIP)]
    hasil += [("Anggaran", _anggaran(p))]
    if p.triwulan != AKHIR:
        hasil.append(("Prognosis 31 Des.", _rentang_rasio(p.prognosis)))
    hasil += [
        ("Hambatan", (catatan.hambatan if catatan else "") or "belum diisi"),
        ("Solusi", (catatan.solusi if catatan else "") or "belum diisi"),
    ]
    sebab = _sebab(isi.sebab.get((kunci, p.triwulan)))
    return [*hasil, ("Golongan sebab", sebab)] if sebab else hasil


def _keadaan(isi: IsiRapat, p: Penilaian) -> str:
    warna = p.warna
    kata = STRIP if warna is None else f"{warna} ({warna.huruf})"
    for satu in isi.acara.rapat.warna:
        if satu.kunci == p.simpul.kunci and satu.berlaku(warna):
            kata += f"; camat menetapkan {satu.menjadi} ({satu.menjadi.huruf}): {satu.alasan}"
    return kata


def _kinerja(hasil: HasilIndikator) -> str:
    satuan = hasil.indikator.satuan
    nama = f"{hasil.indikator.nama}: " if hasil.indikator.nama else ""
    if hasil.realisasi is None and hasil.target is None:
        return f"{nama}belum dijadwalkan"
    return (
        f"{nama}{tulis_angka(hasil.realisasi)} dari {tulis_angka(hasil.target)} {satuan}"
        f" (capaian {tulis_persen(hasil.capaian)})"
    )


def _anggaran(p: Penilaian) -> str:
    h = p.hasil
    kas = "" if h.rencana_kas is None else f", rencana kas Rp {tulis_rupiah(h.rencana_kas)}"
    pagu = f"pagu Rp {tulis_rupiah(h.pagu)}"
    if not h.anggaran_terlapor:
        return f"belum ada realisasi; {pagu}{kas}"
    return f"Rp {tulis_rupiah(h.realisasi_anggaran)} dari {pagu} ({tulis_persen(h.serapan)}){kas}"


def _sebab(sebab: Sebab | None) -> str:
    if sebab is None or sebab.golongan is None:
        return ""
    bagian = [sebab.golongan.kata]
    if sebab.tenggat is not None:
        bagian.append(f"diselesaikan {tanggal_panjang(sebab.tenggat)}")
    if sebab.penanggung_jawab:
        bagian.append(f"oleh {sebab.penanggung_jawab}")
    return ", ".join(bagian)


# --- decisions, follow-ups, charts ---------------------------------------------------


def tabel_keputusan(isi: IsiRapat, keputusan: Sequence[Keputusan]) -> Tabel:
    """Decisions with item, who answers, and by when."""
    simpul = isi.monev.semua[-1].rencana.simpul
    return Tabel(
        (
            Kolom("No", 6, Rata.TENGAH),
            Kolom("Keputusan", 40),
            Kolom("Tentang", 28),
            Kolom("Penanggung jawab", 20),
            Kolom("Tenggat", 14),
        ),
        tuple(
            Baris(
                (
                    str(satu.nomor.nomor),
                    satu.isi,
                    "Kantor"
                    if satu.kunci is None
                    else (simpul[satu.kunci].nama if satu.kunci in simpul else str(satu.kunci)),
                    satu.penanggung_jawab,
                    tanggal_panjang(satu.tenggat),
                )
            )
            for satu in keputusan
        ),
    )


def tabel_tindak_lanjut(isi: IsiRapat) -> Blok:
    """Where earlier decisions stand on the day of the meeting."""
    if not isi.tindak_lanjut:
        return Paragraf("Tidak ada tindak lanjut dari rapat sebelumnya.")
    hari = isi.acara.tanggal
    urut = sorted(isi.tindak_lanjut, key=lambda s: (-s.hari_lewat(hari), s.tenggat, s.nomor))
    return Tabel(
        (
            Kolom("Nomor", 10, Rata.TENGAH),
            Kolom("Keputusan", 36),
            Kolom("Penanggung jawab", 20),
            Kolom("Tenggat", 16),
            Kolom("Keadaan", 22),
        ),
        tuple(
            Baris(
                (
                    str(satu.nomor),
                    satu.keputusan.isi,
                    satu.keputusan.penanggung_jawab,
                    tanggal_panjang(satu.tenggat),
                    _keadaan_tindak_lanjut(satu, isi),
                )
            )
            for satu in urut
        ),
    )


def _keadaan_tindak_lanjut(satu: TindakLanjut, isi: IsiRapat) -> str:
    lewat = satu.hari_lewat(isi.acara.tanggal)
    kata = f"{satu.status}, lewat {lewat} hari" if lewat else str(satu.status)
    return f"{kata}\n{satu.kabar[-1].isi}" if satu.kabar and satu.kabar[-1].isi else kata


def blok_grafik(grafik: Sequence[Grafik], lebar: float = 160, *, gambar: bool = True) -> list[Blok]:
    """The charts as pictures, each with its sentence; without ``gambar`` their names alone."""
    if not gambar:
        return [Paragraf(satu.kalimat, awal=satu.judul) for satu in grafik]
    from simpelin.documents.grafik import UKURAN, lukis

    tinggi = lebar * UKURAN[1] / UKURAN[0]
    hasil: list[Blok] = []
    for nomor, satu in enumerate(grafik, 1):
        keterangan = f"Grafik {nomor}. {satu.judul}"
        uraian = f"{satu.judul}. {satu.kalimat}"
        hasil.append(Gambar(lukis(satu), lebar, tinggi, keterangan, uraian))
        if satu.kalimat:
            hasil.append(Paragraf(satu.kalimat, Rata.TENGAH, kecil=True))
    return hasil


def bagian(judul: str, *blok: Blok) -> list[Blok]:
    """A part with its heading."""
    return [Judul(judul, 1), *blok]
