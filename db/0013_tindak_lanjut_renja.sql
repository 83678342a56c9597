-- Baris terakhir kaki Formulir E.81: tindak lanjut yang diperlukan dalam Renja berikutnya.

CREATE TABLE tindak_lanjut_renja (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    isi TEXT NOT NULL
        CONSTRAINT "tindak lanjut Renja tidak boleh kosong" CHECK (trim(isi) <> ''),
    PRIMARY KEY (tahun, triwulan)
) STRICT, WITHOUT ROWID;
