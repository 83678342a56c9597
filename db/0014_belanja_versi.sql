-- Pagu dan anggaran kas rincian belanja sejak suatu versi rencana. Kolom pagu dan kas pada belanja
-- berlaku sebelum versi pertama yang mengubahnya; realisasi tetap satu.

CREATE TABLE belanja_versi (
    belanja_id INTEGER NOT NULL REFERENCES belanja (id),
    versi_id INTEGER NOT NULL REFERENCES versi (id),
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
    PRIMARY KEY (belanja_id, versi_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX belanja_versi_versi ON belanja_versi (versi_id);
