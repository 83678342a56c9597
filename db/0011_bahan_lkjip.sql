-- Yang dicetak LKjIP dan tidak ada dalam rencana maupun laporan: cara IKU diukur (Tabel 2.7),
-- sasaran program menurut perjanjian kinerja (2.4), dan pegawai menurut jabatan (3.9).
-- Ditulis dengan kode seperti `banding`, bukan dengan simpul (docs/keputusan/0045).

CREATE TABLE uraian_iku (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    kode TEXT NOT NULL
        CONSTRAINT "kode tidak boleh kosong" CHECK (kode <> ''),
    sub_skpd TEXT NOT NULL DEFAULT '',
    indikator TEXT NOT NULL DEFAULT '',
    formula TEXT NOT NULL DEFAULT '',
    sumber_data TEXT NOT NULL DEFAULT '',
    penanggung_jawab TEXT NOT NULL DEFAULT '',
    penjelasan TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tahun, kode, sub_skpd, indikator),
    CONSTRAINT "uraian IKU harus ada isinya"
        CHECK (formula <> '' OR sumber_data <> '' OR penanggung_jawab <> '' OR penjelasan <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE sasaran_program (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    kode TEXT NOT NULL
        CONSTRAINT "kode tidak boleh kosong" CHECK (kode <> ''),
    sub_skpd TEXT NOT NULL DEFAULT '',
    pernyataan TEXT NOT NULL DEFAULT '',
    sumber_dana TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tahun, kode, sub_skpd),
    CONSTRAINT "sasaran program harus ada isinya" CHECK (pernyataan <> '' OR sumber_dana <> '')
) STRICT, WITHOUT ROWID;

-- NULL berarti tidak disebut, bukan nol orang.
CREATE TABLE jabatan (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    nama TEXT NOT NULL
        CONSTRAINT "nama jabatan tidak boleh kosong" CHECK (trim(nama) <> ''),
    urutan INTEGER NOT NULL DEFAULT 0
        CONSTRAINT "urutan jabatan harus 0 sampai 9999" CHECK (urutan BETWEEN 0 AND 9999),
    butuh_struktural INTEGER
        CONSTRAINT "banyak orang harus 0 sampai 99999" CHECK (butuh_struktural BETWEEN 0 AND 99999),
    butuh_pelaksana INTEGER
        CONSTRAINT "banyak orang harus 0 sampai 99999" CHECK (butuh_pelaksana BETWEEN 0 AND 99999),
    ada_struktural INTEGER
        CONSTRAINT "banyak orang harus 0 sampai 99999" CHECK (ada_struktural BETWEEN 0 AND 99999),
    ada_pns INTEGER
        CONSTRAINT "banyak orang harus 0 sampai 99999" CHECK (ada_pns BETWEEN 0 AND 99999),
    ada_non_pns INTEGER
        CONSTRAINT "banyak orang harus 0 sampai 99999" CHECK (ada_non_pns BETWEEN 0 AND 99999),
    PRIMARY KEY (tahun, nama)
) STRICT, WITHOUT ROWID;
