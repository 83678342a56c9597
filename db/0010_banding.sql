-- Angka nasional atau kecamatan lain, pembanding realisasi indikator dalam LKjIP.
-- Indikator ditulis dengan kode dan namanya, bukan dengan simpul: angka pihak lain boleh dicatat
-- sebelum rencana tahun itu disusun (docs/keputusan/0044).

CREATE TABLE banding (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    kode TEXT NOT NULL
        CONSTRAINT "kode tidak boleh kosong" CHECK (kode <> ''),
    sub_skpd TEXT NOT NULL DEFAULT '',
    indikator TEXT NOT NULL DEFAULT '',
    pihak TEXT NOT NULL
        CONSTRAINT "pihak pembanding tidak boleh kosong" CHECK (trim(pihak) <> ''),
    nilai REAL NOT NULL,
    sumber TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tahun, kode, sub_skpd, indikator, pihak)
) STRICT, WITHOUT ROWID;
