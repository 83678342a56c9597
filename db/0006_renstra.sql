-- Rencana strategis (Renstra): target, pagu, dan realisasi beberapa tahun. Gambarnya: db/skema.md.
-- Butirnya tidak terikat pada simpul satu tahun: kode ditulis menurut rencana tahun_kode,
-- dan renstra_alih mengikuti kode yang berganti (docs/keputusan/0030).

CREATE TABLE renstra (
    id INTEGER PRIMARY KEY,
    awal INTEGER NOT NULL
        CONSTRAINT "tahun awal Renstra harus antara 1900 dan 9999" CHECK (awal BETWEEN 1900 AND 9999),
    akhir INTEGER NOT NULL
        CONSTRAINT "tahun akhir Renstra harus antara 1900 dan 9999"
        CHECK (akhir BETWEEN 1900 AND 9999),
    nomor TEXT NOT NULL DEFAULT '',
    UNIQUE (awal, akhir),
    CONSTRAINT "masa Renstra harus 1 sampai 20 tahun" CHECK (akhir - awal BETWEEN 0 AND 19)
) STRICT;

CREATE TABLE renstra_butir (
    id INTEGER PRIMARY KEY,
    renstra_id INTEGER NOT NULL REFERENCES renstra (id),
    kode TEXT NOT NULL
        CONSTRAINT "kode tidak boleh kosong" CHECK (kode <> ''),
    sub_skpd TEXT NOT NULL DEFAULT '',
    -- kosong: indikator tanpa nama, dan rupiah simpulnya
    indikator TEXT NOT NULL DEFAULT '',
    tahun_kode INTEGER NOT NULL
        CONSTRAINT "tahun kode harus antara 1900 dan 9999" CHECK (tahun_kode BETWEEN 1900 AND 9999),
    satuan TEXT NOT NULL DEFAULT '',
    sifat TEXT NOT NULL DEFAULT ''
        CONSTRAINT "sifat Renstra tidak dikenal"
        CHECK (sifat IN ('', 'kumulatif', 'posisi_akhir', 'rata_rata', 'rasio')),
    kondisi_awal REAL,
    target_akhir REAL
        CONSTRAINT "target akhir Renstra harus 0 atau lebih" CHECK (target_akhir >= 0),
    pagu_akhir INTEGER
        CONSTRAINT "pagu akhir Renstra harus 0 atau lebih, paling banyak 15 angka"
        CHECK (pagu_akhir BETWEEN 0 AND 999999999999999),
    UNIQUE (renstra_id, kode, sub_skpd, indikator, tahun_kode),
    CONSTRAINT "rupiah Renstra berdiri pada simpul, bukan pada indikator"
        CHECK (indikator = '' OR pagu_akhir IS NULL),
    UNIQUE (id, indikator)
) STRICT;

CREATE TABLE renstra_tahun (
    butir_id INTEGER NOT NULL,
    -- ikut dalam kunci asing agar rupiah hanya ada pada simpul
    indikator TEXT NOT NULL,
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    target REAL CONSTRAINT "target Renstra harus 0 atau lebih" CHECK (target >= 0),
    realisasi REAL,
    pagu INTEGER
        CONSTRAINT "pagu Renstra harus 0 atau lebih, paling banyak 15 angka"
        CHECK (pagu BETWEEN 0 AND 999999999999999),
    anggaran INTEGER
        CONSTRAINT "realisasi anggaran Renstra harus 0 atau lebih, paling banyak 15 angka"
        CHECK (anggaran BETWEEN 0 AND 999999999999999),
    PRIMARY KEY (butir_id, tahun),
    FOREIGN KEY (butir_id, indikator) REFERENCES renstra_butir (id, indikator),
    CONSTRAINT "tahun Renstra yang kosong tidak disimpan"
        CHECK (coalesce(target, realisasi, pagu, anggaran) IS NOT NULL),
    CONSTRAINT "rupiah Renstra berdiri pada simpul, bukan pada indikator"
        CHECK (indikator = '' OR coalesce(pagu, anggaran) IS NULL)
) STRICT, WITHOUT ROWID;

-- Sejak rencana tahun itu, yang dahulu bernama lama kini bernama baru.
CREATE TABLE renstra_alih (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    kode_lama TEXT NOT NULL
        CONSTRAINT "kode lama tidak boleh kosong" CHECK (kode_lama <> ''),
    sub_lama TEXT NOT NULL DEFAULT '',
    indikator_lama TEXT NOT NULL DEFAULT '',
    kode_baru TEXT NOT NULL
        CONSTRAINT "kode baru tidak boleh kosong" CHECK (kode_baru <> ''),
    sub_baru TEXT NOT NULL DEFAULT '',
    indikator_baru TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tahun, kode_lama, sub_lama, indikator_lama),
    CONSTRAINT "kode baru sudah dipakai dalam peta kode tahun itu"
        UNIQUE (tahun, kode_baru, sub_baru, indikator_baru),
    CONSTRAINT "peta kode menyebut indikator lama dan baru, atau tidak keduanya"
        CHECK ((indikator_lama = '') = (indikator_baru = '')),
    CONSTRAINT "peta kode harus mengubah sesuatu"
        CHECK (kode_lama <> kode_baru OR sub_lama <> sub_baru OR indikator_lama <> indikator_baru)
) STRICT, WITHOUT ROWID;
