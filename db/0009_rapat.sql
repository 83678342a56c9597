-- Rapat monev, keputusan, tindak lanjut, data dukung, rekomendasi LHE (docs/keputusan/0040).

CREATE TABLE rapat (
    id INTEGER PRIMARY KEY,
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    tanggal TEXT NOT NULL DEFAULT ''
        CONSTRAINT "tanggal rapat harus berbentuk 2023-12-31"
        CHECK (tanggal = '' OR date(tanggal, '+0 days') IS tanggal),
    pukul TEXT NOT NULL DEFAULT '',
    tempat TEXT NOT NULL DEFAULT '',
    pemimpin TEXT NOT NULL DEFAULT '',
    notulis TEXT NOT NULL DEFAULT '',
    agenda TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'terbuka'
        CONSTRAINT "status rapat harus terbuka atau ditutup"
        CHECK (status IN ('terbuka', 'ditutup')),
    ditutup_pada TEXT,
    ditutup_oleh TEXT NOT NULL DEFAULT '',
    alasan_buka TEXT NOT NULL DEFAULT '',
    UNIQUE (tahun, triwulan),
    UNIQUE (id, tahun),
    CONSTRAINT "rapat yang ditutup menyebut waktunya"
        CHECK ((status = 'ditutup') = (ditutup_pada IS NOT NULL))
) STRICT;

-- Nama dan unit seperti pada hari rapat: daftar hadir tidak berubah bila unit berganti nama.
CREATE TABLE rapat_hadir (
    rapat_id INTEGER NOT NULL REFERENCES rapat (id),
    urutan INTEGER NOT NULL,
    nama TEXT NOT NULL
        CONSTRAINT "nama dalam daftar hadir tidak boleh kosong" CHECK (trim(nama) <> ''),
    jabatan TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    hadir INTEGER NOT NULL DEFAULT 0
        CONSTRAINT "hadir harus ya atau tidak" CHECK (hadir IN (0, 1)),
    PRIMARY KEY (rapat_id, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE rapat_pembahasan (
    rapat_id INTEGER NOT NULL,
    tahun INTEGER NOT NULL,
    simpul_id INTEGER,
    urutan INTEGER NOT NULL,
    catatan TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (rapat_id, urutan),
    FOREIGN KEY (rapat_id, tahun) REFERENCES rapat (id, tahun),
    FOREIGN KEY (simpul_id, tahun) REFERENCES simpul (id, tahun)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX rapat_pembahasan_butir ON rapat_pembahasan (rapat_id, coalesce(simpul_id, 0));
CREATE INDEX rapat_pembahasan_simpul ON rapat_pembahasan (simpul_id);

CREATE TABLE keputusan (
    id INTEGER PRIMARY KEY,
    rapat_id INTEGER NOT NULL,
    tahun INTEGER NOT NULL,
    nomor INTEGER NOT NULL
        CONSTRAINT "nomor keputusan harus 1 atau lebih" CHECK (nomor >= 1),
    simpul_id INTEGER,
    unit_id INTEGER REFERENCES unit (id),
    orang TEXT NOT NULL DEFAULT '',
    isi TEXT NOT NULL
        CONSTRAINT "isi keputusan tidak boleh kosong" CHECK (trim(isi) <> ''),
    tenggat TEXT NOT NULL
        CONSTRAINT "tenggat keputusan harus berbentuk 2023-12-31"
        CHECK (date(tenggat, '+0 days') IS tenggat),
    UNIQUE (rapat_id, nomor),
    FOREIGN KEY (rapat_id, tahun) REFERENCES rapat (id, tahun),
    FOREIGN KEY (simpul_id, tahun) REFERENCES simpul (id, tahun),
    CONSTRAINT "keputusan harus punya penanggung jawab"
        CHECK (unit_id IS NOT NULL OR trim(orang) <> '')
) STRICT;

CREATE INDEX keputusan_simpul ON keputusan (simpul_id);
CREATE INDEX keputusan_unit ON keputusan (unit_id);

-- Warna yang dipilih camat berdiri di samping yang dihitung, paling jauh satu tingkat.
CREATE TABLE rapat_warna (
    rapat_id INTEGER NOT NULL,
    tahun INTEGER NOT NULL,
    simpul_id INTEGER NOT NULL,
    dari TEXT NOT NULL,
    menjadi TEXT NOT NULL,
    alasan TEXT NOT NULL
        CONSTRAINT "perubahan warna memerlukan alasan" CHECK (trim(alasan) <> ''),
    oleh TEXT NOT NULL,
    waktu TEXT NOT NULL,
    PRIMARY KEY (rapat_id, simpul_id),
    FOREIGN KEY (rapat_id, tahun) REFERENCES rapat (id, tahun),
    FOREIGN KEY (simpul_id, tahun) REFERENCES simpul (id, tahun),
    CONSTRAINT "warna hanya dapat digeser satu tingkat"
        CHECK (dari || ' ' || menjadi IN ('hijau kuning', 'kuning hijau', 'kuning oranye',
                                          'oranye kuning', 'oranye merah', 'merah oranye'))
) STRICT, WITHOUT ROWID;

CREATE INDEX rapat_warna_simpul ON rapat_warna (simpul_id);

-- Potret angka saat rapat ditutup; membuka kembali menambah, tidak mengganti.
CREATE TABLE rapat_potret (
    rapat_id INTEGER NOT NULL REFERENCES rapat (id),
    ke INTEGER NOT NULL CONSTRAINT "nomor potret harus 1 atau lebih" CHECK (ke >= 1),
    waktu TEXT NOT NULL,
    oleh TEXT NOT NULL,
    sidik TEXT NOT NULL
        CONSTRAINT "sidik potret harus 64 huruf heksadesimal"
        CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*'),
    isi TEXT NOT NULL CONSTRAINT "potret rapat harus JSON" CHECK (json_valid(isi)),
    PRIMARY KEY (rapat_id, ke)
) STRICT;

CREATE TRIGGER rapat_potret_tak_diubah BEFORE UPDATE ON rapat_potret
BEGIN
    SELECT RAISE(ABORT, 'potret rapat tidak dapat diubah');
END;

CREATE TRIGGER rapat_potret_tak_dihapus BEFORE DELETE ON rapat_potret
BEGIN
    SELECT RAISE(ABORT, 'potret rapat tidak dapat diubah');
END;

CREATE TRIGGER rapat_potret_tak_ditimpa BEFORE INSERT ON rapat_potret
WHEN EXISTS (SELECT 1 FROM rapat_potret WHERE rapat_id = NEW.rapat_id AND ke = NEW.ke)
BEGIN
    SELECT RAISE(ABORT, 'potret rapat tidak dapat diubah');
END;

-- Tindak lanjut: ada sejak rapatnya ditutup dan keputusannya dibagikan.
CREATE TABLE tindak_lanjut (
    id INTEGER PRIMARY KEY,
    keputusan_id INTEGER NOT NULL UNIQUE REFERENCES keputusan (id),
    status TEXT NOT NULL DEFAULT 'baru'
        CONSTRAINT "status tindak lanjut tidak dikenal"
        CHECK (status IN ('baru', 'berjalan', 'selesai', 'diverifikasi')),
    tenggat TEXT NOT NULL
        CONSTRAINT "tenggat tindak lanjut harus berbentuk 2023-12-31"
        CHECK (date(tenggat, '+0 days') IS tenggat),
    selesai_pada TEXT,
    CONSTRAINT "tindak lanjut yang selesai menyebut waktunya"
        CHECK ((status IN ('selesai', 'diverifikasi')) = (selesai_pada IS NOT NULL))
) STRICT;

CREATE TABLE tindak_lanjut_kabar (
    tindak_lanjut_id INTEGER NOT NULL REFERENCES tindak_lanjut (id),
    urutan INTEGER NOT NULL,
    waktu TEXT NOT NULL,
    oleh TEXT NOT NULL,
    status TEXT NOT NULL
        CONSTRAINT "status tindak lanjut tidak dikenal"
        CHECK (status IN ('baru', 'berjalan', 'selesai', 'diverifikasi')),
    isi TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tindak_lanjut_id, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE sebab_hambatan (
    simpul_id INTEGER NOT NULL REFERENCES simpul (id),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    sebab TEXT NOT NULL DEFAULT ''
        CONSTRAINT "golongan sebab tidak dikenal"
        CHECK (sebab IN ('', 'perencanaan', 'pengadaan', 'sdm', 'regulasi', 'cuaca_alam',
                         'pihak_ketiga', 'keuangan_kas', 'lainnya')),
    tenggat TEXT NOT NULL DEFAULT ''
        CONSTRAINT "tenggat solusi harus berbentuk 2023-12-31"
        CHECK (tenggat = '' OR date(tenggat, '+0 days') IS tenggat),
    penanggung_jawab TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (simpul_id, triwulan)
) STRICT, WITHOUT ROWID;

-- Rekomendasi hasil evaluasi AKIP oleh inspektorat.
CREATE TABLE lhe (
    id INTEGER PRIMARY KEY,
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    nomor TEXT NOT NULL
        CONSTRAINT "nomor rekomendasi tidak boleh kosong" CHECK (trim(nomor) <> ''),
    rekomendasi TEXT NOT NULL
        CONSTRAINT "isi rekomendasi tidak boleh kosong" CHECK (trim(rekomendasi) <> ''),
    unit_id INTEGER REFERENCES unit (id),
    tindakan TEXT NOT NULL DEFAULT '',
    tenggat TEXT NOT NULL DEFAULT ''
        CONSTRAINT "tenggat rekomendasi harus berbentuk 2023-12-31"
        CHECK (tenggat = '' OR date(tenggat, '+0 days') IS tenggat),
    status TEXT NOT NULL DEFAULT 'baru'
        CONSTRAINT "status rekomendasi tidak dikenal"
        CHECK (status IN ('baru', 'berjalan', 'selesai', 'tidak_dapat')),
    keterangan TEXT NOT NULL DEFAULT '',
    selesai_pada TEXT NOT NULL DEFAULT ''
        CONSTRAINT "tanggal selesai harus berbentuk 2023-12-31"
        CHECK (selesai_pada = '' OR date(selesai_pada, '+0 days') IS selesai_pada),
    UNIQUE (tahun, nomor),
    CONSTRAINT "rekomendasi yang tidak dapat ditindaklanjuti memerlukan alasan"
        CHECK (status <> 'tidak_dapat' OR trim(keterangan) <> '')
) STRICT;

CREATE INDEX lhe_unit ON lhe (unit_id);

-- Data dukung: isinya sekali menurut sidiknya, dalam penyimpanan ini juga.
CREATE TABLE isi_dukung (
    sha256 TEXT PRIMARY KEY NOT NULL
        CONSTRAINT "sidik data dukung harus 64 huruf heksadesimal"
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    jenis TEXT NOT NULL
        CONSTRAINT "jenis data dukung tidak dikenal"
        CHECK (jenis IN ('jpg', 'png', 'pdf', 'docx', 'xlsx')),
    ukuran INTEGER NOT NULL,
    isi BLOB NOT NULL,
    CONSTRAINT "ukuran data dukung tidak cocok dengan isinya" CHECK (ukuran = length(isi))
) STRICT;

CREATE TABLE data_dukung (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES isi_dukung (sha256),
    nama TEXT NOT NULL
        CONSTRAINT "nama data dukung tidak boleh kosong" CHECK (trim(nama) <> ''),
    waktu TEXT NOT NULL,
    oleh TEXT NOT NULL,
    simpul_id INTEGER REFERENCES simpul (id),
    triwulan INTEGER
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    indikator_id INTEGER,
    tindak_lanjut_id INTEGER REFERENCES tindak_lanjut (id),
    lhe_id INTEGER REFERENCES lhe (id),
    FOREIGN KEY (indikator_id, simpul_id) REFERENCES indikator (id, simpul_id),
    CONSTRAINT "data dukung melekat pada satu hal"
        CHECK ((simpul_id IS NOT NULL) + (tindak_lanjut_id IS NOT NULL) + (lhe_id IS NOT NULL) = 1),
    CONSTRAINT "data dukung laporan menyebut triwulannya"
        CHECK ((simpul_id IS NULL) = (triwulan IS NULL)),
    CONSTRAINT "indikator data dukung menyebut simpulnya"
        CHECK (indikator_id IS NULL OR simpul_id IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX data_dukung_sekali ON data_dukung (
    sha256, coalesce(simpul_id, 0), coalesce(triwulan, 0), coalesce(indikator_id, 0),
    coalesce(tindak_lanjut_id, 0), coalesce(lhe_id, 0)
);
CREATE INDEX data_dukung_simpul ON data_dukung (simpul_id, triwulan);
CREATE INDEX data_dukung_indikator ON data_dukung (indikator_id);
CREATE INDEX data_dukung_tindak_lanjut ON data_dukung (tindak_lanjut_id);
CREATE INDEX data_dukung_lhe ON data_dukung (lhe_id);
