"""The trail in words: no key, no JSON, numbers the Indonesian way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from simpelin.domain.hak import PeranOrang
from simpelin.domain.kantor import EntriRiwayat, SaringanRiwayat
from simpelin.domain.rencana import Kunci
from simpelin.services import contoh, isi_realisasi, riwayat
from simpelin.services.isi_realisasi import IsiAnggaran
from simpelin.services.kata_riwayat import JENIS
from simpelin.store import Pelaku, Store, open_store

NAMA = {(2023, "7.01", "Kel. Tomoni"): "Urusan", (2023, "7.01", ""): "Urusan Kecamatan"}
SUB = Kunci("7.01.02.2.04.0003")


@pytest.fixture(scope="module")
def isi(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("riwayat") / "a.simpelin", pelaku=Pelaku("Siti"))
    contoh.isi_contoh(store)
    store.pelaku = Pelaku("Budi", "budi", frozenset({PeranOrang.KEUANGAN}))
    isi_realisasi.isi(store, IsiAnggaran(2023, 3, SUB, 1_234_567))
    return store


def _entri(objek: str, kunci: str, sebelum: str | None, sesudah: str | None) -> EntriRiwayat:
    waktu = "2023-07-03T08:15:00+08:00"
    return EntriRiwayat(1, waktu, "Siti", "", "isi", objek, kunci, sebelum, sesudah, "a.xlsx")


KATA = [
    ("kinerja", "2023|7.01||Dok|1", None, '{"kinerja":1234.5}',
     "Urusan Kecamatan", "Dok, TW I 2023", "–", "1.234,5"),
    ("kinerja", "2023|7.01||A|B|4", '{"pembilang":3,"penyebut":4}', None,
     "Urusan Kecamatan", "A|B, TW IV 2023", "pembilang 3; penyebut 4", "–"),
    ("anggaran", "2023|7.01|Kel. Tomoni|2", '{"anggaran":1000,"catatan":"a"}',
     '{"anggaran":-5000000,"catatan":"a"}', "Urusan", "TW II 2023, Kel. Tomoni",
     "Rp 1.000", "Rp (5.000.000)"),
    ("rencana", "2023|7.09||murni", None,
     '{"tingkat":"sub_kegiatan","nama":"X","pagu":0,"indikator":["a"]}',
     "7.09 (tidak ada lagi dalam rencana)", "rencana 2023 versi murni", "–",
     "pagu Rp 0; nama X; tingkat sub kegiatan"),
    ("rencana", "2023|7.01||murni", '{"nama":"X","indikator":["a","b"]}',
     '{"nama":"X","indikator":["b","a"]}', "Urusan Kecamatan", "rencana 2023 versi murni",
     "diubah", "diubah"),
    ("indikator", "2023|7.01||Baru", '{"nama":"Lama"}', '{"nama":"Baru"}',
     "Urusan Kecamatan", "Baru, 2023", "Lama", "Baru"),
    ("laporan", "2023|3|Seksi A", None,
     '{"status":"belum_mulai","diajukan_pada":"2023-10-03T08:00:00+08:00"}',
     "Seksi A", "TW III 2023", "–", "status belum mulai; diajukan pada 03-10-2023 08.00"),
    ("pembanding", "2023||pagu|LAKIP", None, '{"nilai":"97.80"}',
     "Kantor", "pagu menurut LAKIP, 2023", "–", "97.80"),
    ("skm", "2023|2", None, '{"jawaban":[[2,1],[3,1]]}',
     "Jawaban survei kepuasan", "TW II 2023", "–", "5 responden, 2 baris"),
    ("libur", "2023-08-17", None, '{"keterangan":"HUT RI"}', "17-08-2023", "", "–", "HUT RI"),
    ("pengaturan", "batas_rp.2023.2", None, '{"nilai":"2023-07-05"}',
     None, "TW II 2023", "–", "2023-07-05"),
    ("berkas", "ab" * 32, None, '{"nama":"a.xlsx","ukuran":1000}', "a.xlsx", "", "–",
     "nama a.xlsx; ukuran 1.000"),
    ("renstra", "2021-2026", None, '{"nomor":"Perbup 5"}',
     "Renstra 2021–2026", "", "–", "Perbup 5"),
    ("renstra_butir", "2021|7.01||Dok|2021-2026", '{"target_2022":3}', '{"target_2022":4}',
     "Urusan Kecamatan", "Dok, Renstra 2021–2026", "3", "4"),
    ("renstra_butir", "2021|7.01|||2021-2026", None, '{"pagu_2022":5000}',
     "Urusan Kecamatan", "Renstra 2021–2026", "–", "Rp 5.000"),
    ("alih_kode", "2024|7.09||", None, '{"kode_baru":"7.10"}',
     "7.09 (tidak ada lagi dalam rencana)", "sejak rencana 2024", "–", "7.10"),
    ("kesepakatan", "2023|2|a", None, '[true,null]', "2023, 2, a", "", "–", "ya, –"),
]  # fmt: skip


@pytest.mark.parametrize(("objek", "kunci", "lama", "baru", "nama", "rinci", "a", "b"), KATA)
def test_entry_in_words(
    objek: str,
    kunci: str,
    lama: str | None,
    baru: str | None,
    nama: str | None,
    rinci: str,
    a: str,
    b: str,
) -> None:
    hasil = riwayat.kata(_entri(objek, kunci, lama, baru), NAMA)
    assert nama is None or hasil.butir.nama == nama
    assert (hasil.butir.rinci, hasil.sebelum, hasil.sesudah) == (rinci, a, b)


def test_no_entry_of_the_example_shows_json_or_a_key(isi: Store) -> None:
    nama = riwayat.nama_simpul(isi)
    semua = riwayat.muat(isi, riwayat.cari(isi, SaringanRiwayat()), nama)
    assert len(semua) > 500
    for satu in semua.values():
        tampil = f"{satu.butir.nama} {satu.butir.rinci} {satu.sebelum} {satu.sesudah}"
        assert not set('{}[]"|') & set(tampil), tampil
        assert satu.perubahan
        assert satu.jenis in JENIS.values()


def test_filters(isi: Store) -> None:
    def cari(**apa: object) -> tuple[int, ...]:
        return riwayat.cari(isi, SaringanRiwayat(**apa))  # type: ignore[arg-type]

    semua, (terakhir,) = cari(), cari(pelaku="Budi")
    assert semua[0] == terakhir
    assert list(semua) == sorted(semua, reverse=True)
    assert isi.riwayat.pelaku() == ("Budi", "Siti")
    anggaran = isi.riwayat.cari("anggaran")
    assert cari(objek=("anggaran",)) == tuple(satu.nomor for satu in anggaran)
    hari = date.today()
    assert cari(dari=hari - timedelta(days=1), sampai=hari + timedelta(days=1)) == semua
    assert cari(teks="anggaran", pelaku="Budi", objek=("anggaran", "skm")) == (terakhir,)
    assert cari(sampai=date(2000, 1, 1)) == ()
    assert cari(teks=isi.riwayat.ambil([terakhir])[0].sidik[:20].upper()) == (terakhir,)
    assert cari(teks="%") != semua
    assert cari(teks="_|") == ()


def test_words_find_a_node_by_its_name(isi: Store) -> None:
    nama = riwayat.nama_simpul(isi)
    cocok = riwayat.cari(isi, SaringanRiwayat(teks=f" {nama[2023, *SUB][:30].upper()} "), nama)
    entri = riwayat.muat(isi, cocok, nama).values()
    assert {satu.butir.kode for satu in entri} >= {SUB.kode}
    assert len(entri) < 100


def test_links_and_head(isi: Store) -> None:
    keadaan = isi.riwayat.rantai()
    assert keadaan.utuh
    (pertama, terakhir) = isi.riwayat.ambil([1, keadaan.nomor])[::-1]
    assert isi.riwayat.tersambung(pertama)
    assert isi.riwayat.tersambung(terakhir)
    assert terakhir.sidik == keadaan.sidik
    palsu = EntriRiwayat(*[getattr(terakhir, n) for n in terakhir.__slots__[:-1]], "0" * 64)
    assert not isi.riwayat.tersambung(palsu)
