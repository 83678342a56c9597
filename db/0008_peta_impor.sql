-- Peta kolom wisaya impor: satu bentuk berkas kantor (menurut judul kolomnya) diingat satu peta.
-- Hanya kenyamanan; menghapusnya tidak mengubah angka apa pun.

CREATE TABLE peta_impor (
    sidik TEXT NOT NULL
        CONSTRAINT "sidik peta impor harus 64 huruf heksadesimal"
        CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*'),
    bentuk TEXT NOT NULL
        CONSTRAINT "bentuk peta impor tidak boleh kosong" CHECK (bentuk <> ''),
    peta TEXT NOT NULL
        CONSTRAINT "peta impor harus JSON" CHECK (json_valid(peta)),
    PRIMARY KEY (sidik, bentuk)
) STRICT, WITHOUT ROWID;
