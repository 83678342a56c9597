-- Rekonsiliasi realisasi dengan BKAD, dan koreksi yang dibukukan di triwulan kemudian.

-- Daftar BKAD yang diambil untuk satu triwulan. Yang disimpan angka mereka; selisihnya dihitung
-- dari realisasi yang tersimpan, jadi keadaannya ikut berubah bila realisasi diubah kemudian.
CREATE TABLE rekonsiliasi (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    sha256 TEXT NOT NULL REFERENCES berkas (sha256),
    berkas TEXT NOT NULL,
    lembar TEXT NOT NULL,
    kumulatif INTEGER NOT NULL
        CONSTRAINT "kumulatif harus ya atau tidak" CHECK (kumulatif IN (0, 1)),
    waktu TEXT NOT NULL,
    oleh TEXT NOT NULL,
    total_kami INTEGER NOT NULL,
    total_mereka INTEGER NOT NULL,
    PRIMARY KEY (tahun, triwulan)
) STRICT, WITHOUT ROWID;

-- simpul_id kosong: kode yang hanya ada di BKAD, atau kode di semua sub-unit (sub_skpd '*').
-- mereka kosong: kode yang hanya ada di sini dan diberi penjelasan.
CREATE TABLE rekonsiliasi_baris (
    tahun INTEGER NOT NULL,
    triwulan INTEGER NOT NULL,
    urutan INTEGER NOT NULL,
    simpul_id INTEGER REFERENCES simpul (id),
    kode TEXT NOT NULL
        CONSTRAINT "kode tidak boleh kosong" CHECK (kode <> ''),
    sub_skpd TEXT NOT NULL DEFAULT '',
    nama TEXT NOT NULL DEFAULT '',
    mereka INTEGER
        CONSTRAINT "angka BKAD paling banyak 15 angka"
        CHECK (mereka BETWEEN -999999999999999 AND 999999999999999),
    penjelasan TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tahun, triwulan, urutan),
    FOREIGN KEY (tahun, triwulan) REFERENCES rekonsiliasi (tahun, triwulan)
) STRICT, WITHOUT ROWID;

CREATE INDEX rekonsiliasi_baris_simpul ON rekonsiliasi_baris (simpul_id);

-- Koreksi sudah termasuk dalam realisasi_anggaran triwulan pembukuannya; di sini asalnya.
CREATE TABLE koreksi (
    id INTEGER PRIMARY KEY,
    simpul_id INTEGER NOT NULL REFERENCES simpul (id),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    asal INTEGER NOT NULL
        CONSTRAINT "triwulan asal koreksi harus sebelum triwulan pembukuannya"
        CHECK (asal BETWEEN 1 AND triwulan - 1),
    jumlah INTEGER NOT NULL
        CONSTRAINT "jumlah koreksi tidak boleh nol, paling banyak 15 angka"
        CHECK (jumlah <> 0 AND jumlah BETWEEN -999999999999999 AND 999999999999999),
    catatan TEXT NOT NULL
        CONSTRAINT "koreksi memerlukan catatan" CHECK (trim(catatan) <> '')
) STRICT;

CREATE INDEX koreksi_simpul ON koreksi (simpul_id);
