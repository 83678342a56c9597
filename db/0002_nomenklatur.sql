-- Daftar resmi kode dan nama program, kegiatan, sub kegiatan (`impor --nomenklatur`).
-- Bahan untuk memilih dan mencocokkan; rencana tidak bergantung padanya.

CREATE TABLE nomenklatur (
    kode TEXT PRIMARY KEY NOT NULL
        CONSTRAINT "kode nomenklatur tidak boleh kosong" CHECK (kode <> ''),
    tingkat TEXT NOT NULL
        CONSTRAINT "tingkat nomenklatur tidak dikenal"
        CHECK (tingkat IN ('program', 'kegiatan', 'sub_kegiatan')),
    nama TEXT NOT NULL
        CONSTRAINT "nama nomenklatur tidak boleh kosong" CHECK (nama <> ''),
    induk TEXT NOT NULL DEFAULT '',
    kinerja TEXT NOT NULL DEFAULT '',
    indikator TEXT NOT NULL DEFAULT '',
    satuan TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
