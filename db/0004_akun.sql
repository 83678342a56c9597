-- Akun, peran, pengganti, dan bukti pengisian atas nama. Aturan bagian 9;
-- docs/keputusan/0021-sandi.md, 0022-hak.md. Kantor tanpa akun membiarkan semuanya kosong.

CREATE TABLE akun (
    id INTEGER PRIMARY KEY,
    nama_masuk TEXT NOT NULL UNIQUE
        CONSTRAINT "nama masuk berisi huruf kecil, angka, titik, garis"
        CHECK (length(nama_masuk) BETWEEN 2 AND 40 AND nama_masuk NOT GLOB '*[^a-z0-9._-]*'),
    nama TEXT NOT NULL CONSTRAINT "nama lengkap tidak boleh kosong" CHECK (trim(nama) <> ''),
    nip TEXT NOT NULL DEFAULT ''
        CONSTRAINT "NIP harus 18 angka"
        CHECK (nip = '' OR (length(nip) = 18 AND nip NOT GLOB '*[^0-9]*')),
    sandi TEXT NOT NULL
        CONSTRAINT "sandi disimpan sebagai argon2id" CHECK (sandi LIKE '$argon2id$%'),
    aktif INTEGER NOT NULL DEFAULT 1
        CONSTRAINT "aktif harus ya atau tidak" CHECK (aktif IN (0, 1)),
    ganti_sandi INTEGER NOT NULL DEFAULT 0
        CONSTRAINT "wajib ganti sandi harus ya atau tidak" CHECK (ganti_sandi IN (0, 1)),
    gagal INTEGER NOT NULL DEFAULT 0
        CONSTRAINT "banyak percobaan tidak boleh negatif" CHECK (gagal >= 0),
    tunggu_sampai TEXT
        CONSTRAINT "waktu tunggu harus berupa waktu"
        CHECK (tunggu_sampai IS NULL OR datetime(tunggu_sampai) IS NOT NULL)
) STRICT;

-- Yang sudah bertindak tetap dikenal: akun dinonaktifkan, tidak dihapus.
CREATE TRIGGER akun_tak_dihapus BEFORE DELETE ON akun
BEGIN
    SELECT RAISE(ABORT, 'akun tidak dihapus; nonaktifkan');
END;

CREATE TABLE akun_peran (
    akun_id INTEGER NOT NULL REFERENCES akun (id),
    peran TEXT NOT NULL
        CONSTRAINT "peran orang tidak dikenal"
        CHECK (peran IN ('staf', 'kasi', 'lurah', 'keuangan', 'kasubag_perencanaan', 'sekcam', 'camat')),
    unit_id INTEGER REFERENCES unit (id),
    CONSTRAINT "staf, kasi, dan lurah perlu unit"
        CHECK (unit_id IS NOT NULL OR peran NOT IN ('staf', 'kasi', 'lurah'))
) STRICT;

CREATE UNIQUE INDEX akun_peran_sekali ON akun_peran (akun_id, peran, coalesce(unit_id, 0));
CREATE INDEX akun_peran_unit ON akun_peran (unit_id);

CREATE TABLE penugasan (
    nomor INTEGER PRIMARY KEY,
    akun_id INTEGER NOT NULL REFERENCES akun (id),
    sebutan TEXT NOT NULL
        CONSTRAINT "pengganti bertindak sebagai Plt. atau Plh." CHECK (sebutan IN ('Plt.', 'Plh.')),
    peran TEXT NOT NULL
        CONSTRAINT "peran orang tidak dikenal"
        CHECK (peran IN ('staf', 'kasi', 'lurah', 'keuangan', 'kasubag_perencanaan', 'sekcam', 'camat')),
    unit_id INTEGER REFERENCES unit (id),
    dari TEXT NOT NULL
        CONSTRAINT "tanggal mulai harus berbentuk 2023-12-31" CHECK (date(dari, '+0 days') IS dari),
    sampai TEXT NOT NULL
        CONSTRAINT "tanggal akhir harus berbentuk 2023-12-31" CHECK (date(sampai, '+0 days') IS sampai),
    surat TEXT NOT NULL
        CONSTRAINT "penugasan perlu nomor surat" CHECK (trim(surat) <> ''),
    CONSTRAINT "penugasan berakhir sesudah mulai" CHECK (sampai >= dari),
    CONSTRAINT "kasi dan lurah perlu unit" CHECK (unit_id IS NOT NULL OR peran NOT IN ('staf', 'kasi', 'lurah'))
) STRICT;

CREATE INDEX penugasan_akun ON penugasan (akun_id);
CREATE INDEX penugasan_unit ON penugasan (unit_id);

-- Lembar bertanda tangan: dasar perencana mengisi atas nama satu unit pada satu triwulan.
CREATE TABLE bukti_unit (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    sha256 TEXT NOT NULL REFERENCES berkas (sha256),
    PRIMARY KEY (tahun, triwulan, unit_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX bukti_unit_unit ON bukti_unit (unit_id);
CREATE INDEX bukti_unit_berkas ON bukti_unit (sha256);
