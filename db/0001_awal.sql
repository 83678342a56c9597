-- Skema awal SIMPELIN AJA. Gambarnya: db/skema.md.
-- Nama CONSTRAINT adalah kalimat yang dibaca pengguna bila sebuah nilai ditolak.
-- Rupiah: bilangan bulat, paling banyak 15 angka (lembar kerja pun tidak menyimpan lebih).
-- Kinerja dan target: REAL dengan paling banyak 15 angka penting, lihat docs/keputusan/0001.

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    nama TEXT NOT NULL UNIQUE
        CONSTRAINT "nama unit tidak boleh kosong" CHECK (nama <> ''),
    jabatan_kepala TEXT NOT NULL DEFAULT '',
    kepala TEXT NOT NULL DEFAULT '',
    nip TEXT NOT NULL DEFAULT '',
    pangkat TEXT NOT NULL DEFAULT '',
    peran TEXT NOT NULL DEFAULT 'unit'
        CONSTRAINT "peran unit tidak dikenal"
        CHECK (peran IN ('camat', 'sekcam', 'kasubag_perencanaan', 'keuangan', 'unit'))
) STRICT;

-- Rencana -----------------------------------------------------------------

CREATE TABLE versi (
    id INTEGER PRIMARY KEY,
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    nama TEXT NOT NULL
        CONSTRAINT "nama versi tidak boleh kosong" CHECK (nama <> ''),
    jenis TEXT NOT NULL
        CONSTRAINT "jenis versi harus murni, pergeseran, atau perubahan"
        CHECK (jenis IN ('murni', 'pergeseran', 'perubahan')),
    nomor TEXT NOT NULL DEFAULT '',
    tanggal TEXT NOT NULL DEFAULT ''
        CONSTRAINT "tanggal versi harus berbentuk 2023-12-31"
        CHECK (tanggal = '' OR date(tanggal, '+0 days') IS tanggal),
    berlaku_tw INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (berlaku_tw BETWEEN 1 AND 4),
    UNIQUE (tahun, nama),
    UNIQUE (id, tahun)
) STRICT;

-- Jati diri simpul dan indikator tetap dari versi ke versi: mengganti kode atau nama
-- tidak memutus realisasi dari pemiliknya.
CREATE TABLE simpul (
    id INTEGER PRIMARY KEY,
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    kode TEXT NOT NULL
        CONSTRAINT "kode tidak boleh kosong" CHECK (kode <> ''),
    sub_skpd TEXT NOT NULL DEFAULT '',
    UNIQUE (tahun, kode, sub_skpd),
    UNIQUE (id, tahun)
) STRICT;

CREATE TABLE indikator (
    id INTEGER PRIMARY KEY,
    simpul_id INTEGER NOT NULL REFERENCES simpul (id),
    nama TEXT NOT NULL,
    UNIQUE (simpul_id, nama),
    UNIQUE (id, simpul_id)
) STRICT;

CREATE TABLE rencana_simpul (
    versi_id INTEGER NOT NULL,
    simpul_id INTEGER NOT NULL,
    tahun INTEGER NOT NULL,
    induk_id INTEGER,
    tingkat TEXT NOT NULL
        CONSTRAINT "tingkat tidak dikenal"
        CHECK (tingkat IN ('tujuan', 'sasaran', 'program', 'kegiatan', 'sub_kegiatan')),
    nama TEXT NOT NULL,
    unit_id INTEGER REFERENCES unit (id),
    prioritas INTEGER NOT NULL DEFAULT 0
        CONSTRAINT "prioritas harus ya atau tidak" CHECK (prioritas IN (0, 1)),
    pagu INTEGER
        CONSTRAINT "pagu harus 0 atau lebih, paling banyak 15 angka"
        CHECK (pagu BETWEEN 0 AND 999999999999999),
    kas_tw1 INTEGER
        CONSTRAINT "anggaran kas TW I harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw1 BETWEEN 0 AND 999999999999999),
    kas_tw2 INTEGER
        CONSTRAINT "anggaran kas TW II harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw2 BETWEEN 0 AND 999999999999999),
    kas_tw3 INTEGER
        CONSTRAINT "anggaran kas TW III harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw3 BETWEEN 0 AND 999999999999999),
    kas_tw4 INTEGER
        CONSTRAINT "anggaran kas TW IV harus 0 atau lebih, paling banyak 15 angka"
        CHECK (kas_tw4 BETWEEN 0 AND 999999999999999),
    PRIMARY KEY (versi_id, simpul_id),
    -- tahun ikut dalam kunci asing agar versi, simpul, dan induk selalu setahun
    FOREIGN KEY (versi_id, tahun) REFERENCES versi (id, tahun),
    FOREIGN KEY (simpul_id, tahun) REFERENCES simpul (id, tahun),
    FOREIGN KEY (induk_id, tahun) REFERENCES simpul (id, tahun),
    CONSTRAINT "simpul tidak boleh menjadi induk dirinya sendiri" CHECK (induk_id <> simpul_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX rencana_simpul_simpul ON rencana_simpul (simpul_id);
CREATE INDEX rencana_simpul_induk ON rencana_simpul (induk_id);
CREATE INDEX rencana_simpul_unit ON rencana_simpul (unit_id);

CREATE TABLE rencana_indikator (
    versi_id INTEGER NOT NULL,
    indikator_id INTEGER NOT NULL,
    simpul_id INTEGER NOT NULL,
    urutan INTEGER NOT NULL,
    unit_id INTEGER REFERENCES unit (id),
    satuan TEXT NOT NULL DEFAULT '',
    sifat TEXT NOT NULL
        CONSTRAINT "sifat indikator tidak dikenal"
        CHECK (sifat IN ('kumulatif', 'posisi_akhir', 'rata_rata', 'rasio')),
    polaritas TEXT NOT NULL
        CONSTRAINT "polaritas indikator tidak dikenal"
        CHECK (polaritas IN ('positif', 'negatif', 'tepat')),
    otomatis TEXT NOT NULL DEFAULT ''
        CONSTRAINT "otomatis harus kosong, rollup, rollup:KODE, serapan, atau ikm"
        CHECK (otomatis IN ('', 'rollup', 'serapan', 'ikm') OR otomatis GLOB 'rollup:?*'),
    maksimum REAL,
    target REAL CONSTRAINT "target harus 0 atau lebih" CHECK (target >= 0),
    target_tw1 REAL CONSTRAINT "target TW I harus 0 atau lebih" CHECK (target_tw1 >= 0),
    target_tw2 REAL CONSTRAINT "target TW II harus 0 atau lebih" CHECK (target_tw2 >= 0),
    target_tw3 REAL CONSTRAINT "target TW III harus 0 atau lebih" CHECK (target_tw3 >= 0),
    target_tw4 REAL CONSTRAINT "target TW IV harus 0 atau lebih" CHECK (target_tw4 >= 0),
    PRIMARY KEY (versi_id, indikator_id),
    FOREIGN KEY (versi_id, simpul_id) REFERENCES rencana_simpul (versi_id, simpul_id),
    FOREIGN KEY (indikator_id, simpul_id) REFERENCES indikator (id, simpul_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX rencana_indikator_indikator ON rencana_indikator (indikator_id);
CREATE INDEX rencana_indikator_simpul ON rencana_indikator (versi_id, simpul_id);
CREATE INDEX rencana_indikator_unit ON rencana_indikator (unit_id);

-- Realisasi ---------------------------------------------------------------
-- Baris yang tidak ada berarti belum dilaporkan; itu bukan nol.

CREATE TABLE realisasi_kinerja (
    indikator_id INTEGER NOT NULL REFERENCES indikator (id),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    kinerja REAL,
    pembilang REAL CONSTRAINT "pembilang harus 0 atau lebih" CHECK (pembilang >= 0),
    penyebut REAL CONSTRAINT "penyebut harus 0 atau lebih" CHECK (penyebut >= 0),
    PRIMARY KEY (indikator_id, triwulan),
    CONSTRAINT "kinerja tidak diisi bersama pembilang atau penyebut"
        CHECK ((kinerja IS NULL) <> (pembilang IS NULL AND penyebut IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE realisasi_anggaran (
    simpul_id INTEGER NOT NULL REFERENCES simpul (id),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    anggaran INTEGER NOT NULL
        CONSTRAINT "realisasi anggaran paling banyak 15 angka"
        CHECK (anggaran BETWEEN -999999999999999 AND 999999999999999),
    catatan TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (simpul_id, triwulan),
    CONSTRAINT "realisasi anggaran negatif memerlukan catatan"
        CHECK (anggaran >= 0 OR trim(catatan) <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE catatan_triwulan (
    simpul_id INTEGER NOT NULL REFERENCES simpul (id),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    faktor_pendorong TEXT NOT NULL DEFAULT '',
    hambatan TEXT NOT NULL DEFAULT '',
    solusi TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (simpul_id, triwulan)
) STRICT, WITHOUT ROWID;

-- Kantor ------------------------------------------------------------------

CREATE TABLE pembanding (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    kode TEXT NOT NULL DEFAULT '',
    ukuran TEXT NOT NULL
        CONSTRAINT "ukuran pembanding tidak dikenal"
        CHECK (ukuran IN ('pagu', 'realisasi_anggaran', 'sisa_anggaran',
                          'serapan', 'capaian_kinerja', 'capaian_indikator')),
    sumber TEXT NOT NULL,
    nilai TEXT NOT NULL,
    PRIMARY KEY (tahun, kode, ukuran, sumber)
) STRICT, WITHOUT ROWID;

CREATE TABLE skm (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    urutan INTEGER NOT NULL,
    responden INTEGER NOT NULL
        CONSTRAINT "banyak responden harus 0 atau lebih" CHECK (responden >= 0),
    u1 INTEGER CONSTRAINT "jawaban U1 harus 0 atau lebih" CHECK (u1 >= 0),
    u2 INTEGER CONSTRAINT "jawaban U2 harus 0 atau lebih" CHECK (u2 >= 0),
    u3 INTEGER CONSTRAINT "jawaban U3 harus 0 atau lebih" CHECK (u3 >= 0),
    u4 INTEGER CONSTRAINT "jawaban U4 harus 0 atau lebih" CHECK (u4 >= 0),
    u5 INTEGER CONSTRAINT "jawaban U5 harus 0 atau lebih" CHECK (u5 >= 0),
    u6 INTEGER CONSTRAINT "jawaban U6 harus 0 atau lebih" CHECK (u6 >= 0),
    u7 INTEGER CONSTRAINT "jawaban U7 harus 0 atau lebih" CHECK (u7 >= 0),
    u8 INTEGER CONSTRAINT "jawaban U8 harus 0 atau lebih" CHECK (u8 >= 0),
    u9 INTEGER CONSTRAINT "jawaban U9 harus 0 atau lebih" CHECK (u9 >= 0),
    PRIMARY KEY (tahun, triwulan, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE laporan (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    status TEXT NOT NULL
        CONSTRAINT "status laporan tidak dikenal"
        CHECK (status IN ('belum_mulai', 'konsep', 'diajukan', 'diperiksa', 'diverifikasi',
                          'disetujui', 'dikembalikan')),
    diajukan_pada TEXT,
    diajukan_oleh TEXT,
    alasan TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tahun, triwulan, unit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX laporan_unit ON laporan (unit_id);

CREATE TABLE pengaturan (
    kunci TEXT PRIMARY KEY NOT NULL
        CONSTRAINT "nama pengaturan tidak boleh kosong" CHECK (kunci <> ''),
    nilai TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hari_libur (
    tanggal TEXT PRIMARY KEY NOT NULL
        CONSTRAINT "tanggal libur harus berbentuk 2023-12-31" CHECK (date(tanggal, '+0 days') IS tanggal),
    keterangan TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Berkas sumber disimpan utuh di sini: menyalin penyimpanan tidak pernah meninggalkannya.
CREATE TABLE berkas (
    sha256 TEXT PRIMARY KEY NOT NULL
        CONSTRAINT "sidik berkas harus 64 huruf heksadesimal"
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    nama TEXT NOT NULL,
    ukuran INTEGER NOT NULL,
    waktu TEXT NOT NULL,
    isi BLOB NOT NULL,
    CONSTRAINT "ukuran berkas tidak cocok dengan isinya" CHECK (ukuran = length(isi))
) STRICT;

-- Riwayat perubahan: hanya dapat ditambah -----------------------------------

CREATE TABLE riwayat (
    nomor INTEGER PRIMARY KEY,
    waktu TEXT NOT NULL,
    pelaku TEXT NOT NULL,
    akun TEXT NOT NULL,
    tindakan TEXT NOT NULL,
    objek TEXT NOT NULL,
    kunci TEXT NOT NULL,
    sebelum TEXT CONSTRAINT "riwayat sebelum harus JSON" CHECK (sebelum IS NULL OR json_valid(sebelum)),
    sesudah TEXT CONSTRAINT "riwayat sesudah harus JSON" CHECK (sesudah IS NULL OR json_valid(sesudah)),
    sumber TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX riwayat_kunci ON riwayat (kunci);

CREATE TRIGGER riwayat_tak_diubah BEFORE UPDATE ON riwayat
BEGIN
    SELECT RAISE(ABORT, 'riwayat perubahan hanya dapat ditambah');
END;

CREATE TRIGGER riwayat_tak_dihapus BEFORE DELETE ON riwayat
BEGIN
    SELECT RAISE(ABORT, 'riwayat perubahan hanya dapat ditambah');
END;

-- INSERT OR REPLACE menghapus tanpa membangunkan pemicu DELETE bila recursive_triggers mati.
CREATE TRIGGER riwayat_tak_ditimpa BEFORE INSERT ON riwayat
WHEN EXISTS (SELECT 1 FROM riwayat WHERE nomor = NEW.nomor)
BEGIN
    SELECT RAISE(ABORT, 'riwayat perubahan hanya dapat ditambah');
END;
