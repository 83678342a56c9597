-- Riwayat berantai: tiap entri membawa sidik atas isinya dan sidik entri sebelumnya.
-- Fungsi sidik_riwayat() disediakan program saat migrasi (simpelin/domain/rantai.py);
-- aturan byte-nya: docs/keputusan/0020-rantai-riwayat.md.

ALTER TABLE riwayat RENAME TO riwayat_lama;

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
    sumber TEXT NOT NULL DEFAULT '',
    sidik TEXT NOT NULL
        CONSTRAINT "sidik riwayat harus 64 huruf heksadesimal"
        CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*')
) STRICT;

-- Entri lama dirantai menurut nomornya; nomor yang sudah hilang tetap tampak hilang.
WITH RECURSIVE rantai (nomor, sidik) AS (
    SELECT nomor, sidik_riwayat(printf('%064d', 0), nomor, waktu, pelaku, akun, tindakan, objek,
                                kunci, sebelum, sesudah, sumber)
    FROM riwayat_lama WHERE nomor = (SELECT min(nomor) FROM riwayat_lama)
    UNION ALL
    SELECT r.nomor, sidik_riwayat(rantai.sidik, r.nomor, r.waktu, r.pelaku, r.akun, r.tindakan,
                                  r.objek, r.kunci, r.sebelum, r.sesudah, r.sumber)
    FROM rantai
    JOIN riwayat_lama r
        ON r.nomor = (SELECT min(x.nomor) FROM riwayat_lama x WHERE x.nomor > rantai.nomor)
)
INSERT INTO riwayat
SELECT l.nomor, l.waktu, l.pelaku, l.akun, l.tindakan, l.objek, l.kunci, l.sebelum, l.sesudah,
       l.sumber, rantai.sidik
FROM rantai JOIN riwayat_lama l ON l.nomor = rantai.nomor;

DROP TABLE riwayat_lama;

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

-- Kepala rantai: entri terakhir yang ditulis program. Tanpa ini ekor yang dipotong tidak tampak.
CREATE TABLE riwayat_kepala (
    satu INTEGER PRIMARY KEY
        CONSTRAINT "kepala riwayat hanya satu" CHECK (satu = 1),
    nomor INTEGER NOT NULL
        CONSTRAINT "nomor kepala riwayat harus 0 atau lebih" CHECK (nomor >= 0),
    sidik TEXT NOT NULL
        CONSTRAINT "sidik kepala riwayat harus 64 huruf heksadesimal"
        CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*')
) STRICT;

INSERT INTO riwayat_kepala
SELECT 1, coalesce(max(nomor), 0), coalesce(
    (SELECT sidik FROM riwayat ORDER BY nomor DESC LIMIT 1), printf('%064d', 0)
)
FROM riwayat;

CREATE TRIGGER riwayat_kepala_tak_dihapus BEFORE DELETE ON riwayat_kepala
BEGIN
    SELECT RAISE(ABORT, 'kepala riwayat hanya dapat maju');
END;

CREATE TRIGGER riwayat_kepala_tak_ditimpa BEFORE INSERT ON riwayat_kepala
WHEN EXISTS (SELECT 1 FROM riwayat_kepala)
BEGIN
    SELECT RAISE(ABORT, 'kepala riwayat hanya dapat maju');
END;

CREATE TRIGGER riwayat_kepala_maju BEFORE UPDATE ON riwayat_kepala
WHEN NEW.nomor <= OLD.nomor
    OR NOT EXISTS (SELECT 1 FROM riwayat WHERE nomor = NEW.nomor AND sidik = NEW.sidik)
BEGIN
    SELECT RAISE(ABORT, 'kepala riwayat hanya dapat maju');
END;
