-- Kemajuan fisik (persen, kumulatif) dan rincian belanja sub kegiatan. Gambarnya: db/skema.md.
-- Baris yang tidak ada berarti belum diisi; itu bukan nol.

CREATE TABLE fisik (
    simpul_id INTEGER NOT NULL REFERENCES simpul (id),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    target REAL CONSTRAINT "target fisik harus 0 sampai 100 persen" CHECK (target BETWEEN 0 AND 100),
    realisasi REAL
        CONSTRAINT "realisasi fisik harus 0 sampai 100 persen" CHECK (realisasi BETWEEN 0 AND 100),
    catatan TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (simpul_id, triwulan),
    CONSTRAINT "fisik tanpa angka dan catatan tidak disimpan"
        CHECK (target IS NOT NULL OR realisasi IS NOT NULL OR trim(catatan) <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE belanja (
    id INTEGER PRIMARY KEY,
    simpul_id INTEGER NOT NULL REFERENCES simpul (id),
    rekening TEXT NOT NULL DEFAULT '',
    uraian TEXT NOT NULL DEFAULT '',
    jenis TEXT NOT NULL
        CONSTRAINT "jenis belanja harus operasi, modal, tidak_terduga, atau transfer"
        CHECK (jenis IN ('operasi', 'modal', 'tidak_terduga', 'transfer')),
    pagu INTEGER
        CONSTRAINT "pagu belanja harus 0 atau lebih, paling banyak 15 angka"
        CHECK (pagu BETWEEN 0 AND 999999999999999),
    kas_tw1 INTEGER
        CONSTRAINT "kas belanja TW I harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw1 BETWEEN 0 AND 999999999999999),
    kas_tw2 INTEGER
        CONSTRAINT "kas belanja TW II harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw2 BETWEEN 0 AND 999999999999999),
    kas_tw3 INTEGER
        CONSTRAINT "kas belanja TW III harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw3 BETWEEN 0 AND 999999999999999),
    kas_tw4 INTEGER
        CONSTRAINT "kas belanja TW IV harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw4 BETWEEN 0 AND 999999999999999),
    realisasi_tw1 INTEGER
        CONSTRAINT "realisasi belanja TW I paling banyak 15 angka"
        CHECK (realisasi_tw1 BETWEEN -999999999999999 AND 999999999999999),
    realisasi_tw2 INTEGER
        CONSTRAINT "realisasi belanja TW II paling banyak 15 angka"
        CHECK (realisasi_tw2 BETWEEN -999999999999999 AND 999999999999999),
    realisasi_tw3 INTEGER
        CONSTRAINT "realisasi belanja TW III paling banyak 15 angka"
        CHECK (realisasi_tw3 BETWEEN -999999999999999 AND 999999999999999),
    realisasi_tw4 INTEGER
        CONSTRAINT "realisasi belanja TW IV paling banyak 15 angka"
        CHECK (realisasi_tw4 BETWEEN -999999999999999 AND 999999999999999),
    UNIQUE (simpul_id, rekening, uraian),
    CONSTRAINT "belanja perlu kode rekening atau uraian" CHECK (rekening <> '' OR uraian <> '')
) STRICT;
