-- Evaluasi berjenjang: langkah laporan, potret persetujuan, rupiah final, pengecualian kunci,
-- dan satu daftar hari libur. Aturan bagian 9; docs/keputusan/0023-tingkat-laporan.md.

-- Langkah laporan: siapa berbuat apa, sebagai apa, kapan. Hanya dapat ditambah.
CREATE TABLE langkah_laporan (
    nomor INTEGER PRIMARY KEY,
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    gerak TEXT NOT NULL
        CONSTRAINT "langkah laporan tidak dikenal"
        CHECK (gerak IN ('ajukan', 'periksa', 'verifikasi', 'setujui', 'batalkan', 'kembalikan')),
    menjadi TEXT NOT NULL
        CONSTRAINT "status sesudah langkah tidak dikenal"
        CHECK (menjadi IN ('diajukan', 'diperiksa', 'diverifikasi', 'disetujui', 'dikembalikan')),
    waktu TEXT NOT NULL,
    orang TEXT NOT NULL,
    akun TEXT NOT NULL DEFAULT '',
    peran TEXT NOT NULL DEFAULT '',
    sebagai TEXT NOT NULL DEFAULT ''
        CONSTRAINT "pengganti hanya Plt. atau Plh." CHECK (sebagai IN ('', 'Plt.', 'Plh.')),
    alasan TEXT NOT NULL DEFAULT '',
    rangkap INTEGER NOT NULL DEFAULT 0
        CONSTRAINT "rangkap harus ya atau tidak" CHECK (rangkap IN (0, 1)),
    atas_nama INTEGER NOT NULL DEFAULT 0
        CONSTRAINT "atas nama harus ya atau tidak" CHECK (atas_nama IN (0, 1)),
    CONSTRAINT "mengembalikan dan membatalkan perlu alasan"
        CHECK (gerak NOT IN ('batalkan', 'kembalikan') OR trim(alasan) <> '')
) STRICT;

CREATE INDEX langkah_laporan_unit ON langkah_laporan (unit_id, tahun, triwulan);

CREATE TRIGGER langkah_laporan_tak_diubah BEFORE UPDATE ON langkah_laporan
BEGIN
    SELECT RAISE(ABORT, 'langkah laporan hanya dapat ditambah');
END;

CREATE TRIGGER langkah_laporan_tak_dihapus BEFORE DELETE ON langkah_laporan
BEGIN
    SELECT RAISE(ABORT, 'langkah laporan hanya dapat ditambah');
END;

CREATE TRIGGER langkah_laporan_tak_ditimpa BEFORE INSERT ON langkah_laporan
WHEN EXISTS (SELECT 1 FROM langkah_laporan WHERE nomor = NEW.nomor)
BEGIN
    SELECT RAISE(ABORT, 'langkah laporan hanya dapat ditambah');
END;

-- Yang sudah diajukan sebelum ada langkah tetap punya langkah pertamanya.
INSERT INTO langkah_laporan (tahun, triwulan, unit_id, gerak, menjadi, waktu, orang)
SELECT tahun, triwulan, unit_id, 'ajukan', 'diajukan', diajukan_pada, coalesce(diajukan_oleh, '')
FROM laporan
WHERE diajukan_pada IS NOT NULL
    AND status IN ('diajukan', 'diperiksa', 'diverifikasi', 'disetujui')
ORDER BY diajukan_pada;

-- Potret: angka dan rencana pada saat disetujui. Hanya dapat ditambah; yang terakhir berlaku.
CREATE TABLE potret_laporan (
    nomor INTEGER PRIMARY KEY,
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    waktu TEXT NOT NULL,
    orang TEXT NOT NULL,
    isi TEXT NOT NULL CONSTRAINT "potret harus JSON" CHECK (json_valid(isi)),
    sidik TEXT NOT NULL
        CONSTRAINT "sidik potret harus 64 huruf heksadesimal"
        CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE INDEX potret_laporan_unit ON potret_laporan (unit_id, tahun, triwulan);

CREATE TRIGGER potret_laporan_tak_diubah BEFORE UPDATE ON potret_laporan
BEGIN
    SELECT RAISE(ABORT, 'potret laporan hanya dapat ditambah');
END;

CREATE TRIGGER potret_laporan_tak_dihapus BEFORE DELETE ON potret_laporan
BEGIN
    SELECT RAISE(ABORT, 'potret laporan hanya dapat ditambah');
END;

CREATE TRIGGER potret_laporan_tak_ditimpa BEFORE INSERT ON potret_laporan
WHEN EXISTS (SELECT 1 FROM potret_laporan WHERE nomor = NEW.nomor)
BEGIN
    SELECT RAISE(ABORT, 'potret laporan hanya dapat ditambah');
END;

-- Rupiah triwulan yang sudah dinyatakan final oleh Keuangan, per unit pemilik anggaran.
CREATE TABLE rupiah_final (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    waktu TEXT NOT NULL,
    orang TEXT NOT NULL,
    PRIMARY KEY (tahun, triwulan, unit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX rupiah_final_unit ON rupiah_final (unit_id);

-- Pengecualian kunci: satu unit boleh mengisi sesudah batas, sampai suatu tanggal.
CREATE TABLE pengecualian_kunci (
    tahun INTEGER NOT NULL
        CONSTRAINT "tahun harus antara 1900 dan 9999" CHECK (tahun BETWEEN 1900 AND 9999),
    triwulan INTEGER NOT NULL
        CONSTRAINT "triwulan harus 1 sampai 4" CHECK (triwulan BETWEEN 1 AND 4),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    sampai TEXT NOT NULL
        CONSTRAINT "tanggal akhir pengecualian harus berbentuk 2023-12-31"
        CHECK (date(sampai, '+0 days') IS sampai),
    alasan TEXT NOT NULL
        CONSTRAINT "pengecualian kunci perlu alasan" CHECK (trim(alasan) <> ''),
    waktu TEXT NOT NULL,
    orang TEXT NOT NULL,
    PRIMARY KEY (tahun, triwulan, unit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX pengecualian_kunci_unit ON pengecualian_kunci (unit_id);

-- Hari libur tinggal di satu tempat: isi pengaturan "hari_libur" pindah ke tabelnya.
INSERT OR IGNORE INTO hari_libur (tanggal)
SELECT trim(j.value)
FROM pengaturan p, json_each('["' || replace(p.nilai, ',', '","') || '"]') j
WHERE p.kunci = 'hari_libur' AND date(trim(j.value), '+0 days') IS trim(j.value);

DELETE FROM pengaturan WHERE kunci = 'hari_libur';
