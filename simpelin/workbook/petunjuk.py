"""What the template says about itself: sheet ``Petunjuk`` and the notes on its headers."""

from __future__ import annotations

UMUM = (
    "Satu baris Rencana untuk satu indikator; kegiatan dengan tiga indikator memakai tiga baris.",
    "Satu baris Realisasi untuk satu indikator dan satu triwulan: angka triwulan itu saja, bukan "
    "kumulatif (posisi_akhir: keadaan di akhir triwulan).",
    "Judul kolom tebal wajib ada. Urutan kolom bebas; kolom yang tidak dipakai boleh dihapus, dan "
    "isinya di aplikasi tidak berubah.",
    "Baris menggantikan yang tersimpan dengan kunci yang sama, termasuk sel kosongnya. Baris yang "
    "tidak ada di berkas ini dibiarkan.",
    "Belum dilaporkan tidak sama dengan nol: kosongkan bila belum ada, tulis 0 bila memang nol.",
    "Kode ditulis sebagai teks, persis seperti di DPA (angka 0 di belakang ikut dibaca).",
    "Rupiah bulat: 4738183425, 4.738.183.425, dan Rp 4.738.183.425,- dibaca sama. Angka pecahan: "
    "130,11 atau 97,80%. Angka seperti 1.234 di kolom pecahan ditolak karena dua arti.",
    "Sebelum mengambil, jalankan “impor --uji” (atau tombol Uji) untuk melihat apa yang berubah. "
    "Bila satu sel saja ditolak, tidak ada yang disimpan.",
)

LEMBAR = {
    "Rencana": "Pohon rencana, indikator, target, pagu, dan anggaran kas.",
    "Realisasi": "Kinerja, rupiah, dan uraian tiap triwulan.",
    "Versi": "Boleh kosong. Nomor dan tanggal DPA/DPPA tiap versi rencana.",
    "Unit": "Boleh kosong. Seksi, sub bagian, kelurahan, dan kepalanya.",
    "Pembanding": "Boleh kosong. Angka yang tercetak di laporan lain, untuk dicocokkan.",
    "SKM": "Boleh kosong. Survei kepuasan; menggantikan isi triwulan yang disebut.",
    "Fisik": "Boleh kosong. Target dan realisasi fisik sub kegiatan, persen kumulatif.",
    "Belanja": "Boleh kosong. Rincian sub kegiatan menurut belanja; jumlahnya dicocokkan.",
    "Renstra": "Boleh kosong. Target beberapa tahun: satu baris tanpa tahun untuk seluruh masa, "
    "lalu satu baris tiap tahun.",
    "PetaKode": "Boleh kosong. Kode lama dan penggantinya sejak rencana suatu tahun.",
    "TindakLanjutRenja": "Boleh kosong. Kaki Formulir E.81 baris terakhir, satu sel tiap triwulan.",
    "IKU": "Boleh kosong. Cara mengukur indikator tujuan dan sasaran, untuk LKjIP.",
    "SasaranProgram": "Boleh kosong. Sasaran program menurut perjanjian kinerja, untuk LKjIP.",
    "Jabatan": "Boleh kosong. Kebutuhan pegawai dan yang ada tiap jabatan, untuk LKjIP.",
    "Pengaturan": "Boleh kosong. Pengaturan kantor dan ambang penilaian.",
}

_TW = {f"target_tw{n}": f"Target triwulan {n} saja (kumulatif), bukan jumlah" for n in range(1, 5)}
_KAS = {f"kas_tw{n}": f"Anggaran kas (RAK) triwulan {n}, hanya sub kegiatan" for n in range(1, 5)}
_REALISASI = {f"realisasi_tw{n}": f"Realisasi belanja triwulan {n} saja (Rp)" for n in range(1, 5)}
_U = {f"u{n}": f"Jawaban unsur {n}: 1–4, atau jumlah jawaban sekelompok" for n in range(1, 10)}

KOLOM: dict[str, str] = {
    "tahun": "Tahun anggaran, empat angka",
    "kode": "Kode resmi, atau teks unik untuk tujuan dan sasaran",
    "induk": "Kode simpul satu tingkat di atasnya; kosong hanya untuk tujuan dan sasaran",
    "tingkat": "tujuan, sasaran, program, kegiatan, atau sub_kegiatan",
    "nama": "Nama, sama di semua baris dengan kode yang sama",
    "sub_skpd": "Kelurahan atau sub unit dengan DPA sendiri; kosong untuk kantor",
    "versi": "murni (bila kosong), pergeseran …, perubahan …",
    "berlaku_tw": "Triwulan mulai berlakunya versi",
    "unit": "Unit pelapor indikator; baris pertama simpul = pemilik anggarannya",
    "prioritas": "ya bila prioritas",
    "indikator": "Nama indikator; boleh kosong bila simpul hanya punya satu",
    "satuan": "Satuan target",
    "sifat": "kumulatif (bila kosong), posisi_akhir, rata_rata, rasio",
    "polaritas": "positif (bila kosong), negatif, tepat",
    "otomatis": "Kosong, rollup, rollup:KODE, serapan, atau ikm",
    "maksimum": "Batas atas skala, bila ada",
    "target": "Target setahun",
    "pagu": "Pagu (Rp); di atas sub kegiatan hanya untuk dicocokkan",
    "triwulan": "1 sampai 4",
    "kinerja": "Realisasi kinerja; kosong untuk rasio",
    "pembilang": "Hanya rasio",
    "penyebut": "Hanya rasio",
    "anggaran": "Realisasi anggaran triwulan ini (Rp), hanya sub kegiatan",
    "catatan_anggaran": "Wajib bila anggaran negatif",
    "faktor_pendorong": "Uraian",
    "hambatan": "Sebab belum tercapai",
    "solusi": "Tindakan, dengan tanggal",
    "jenis": "murni, pergeseran, atau perubahan",
    "nomor": "Nomor DPA/DPPA",
    "tanggal": "Tanggal DPA/DPPA, 2023-12-31",
    "jabatan_kepala": "Jabatan kepala unit",
    "kepala": "Nama kepala unit",
    "nip": "NIP sebagai teks",
    "pangkat": "Pangkat/golongan",
    "peran": "camat, sekcam, kasubag_perencanaan, keuangan, atau unit",
    "ukuran": "pagu, realisasi_anggaran, sisa_anggaran, serapan, capaian_kinerja, atau "
    "capaian_indikator",
    "nilai": "Angka persis seperti tercetak",
    "sumber": "Laporan dan tabel tempat angka itu tercetak",
    "responden": "1, atau banyaknya responden sekelompok",
    "kunci": "Nama pengaturan (lihat “simpelin atur”)",
    "target_fisik": "Target fisik s.d. triwulan ini, persen kumulatif 0–100; tidak boleh turun",
    "realisasi_fisik": "Realisasi fisik s.d. triwulan ini, persen kumulatif 0–100",
    "catatan_fisik": "Wajib bila realisasi fisik turun",
    "rekening": "Kode rekening belanja, misalnya 5.1.02.01; boleh kosong bila uraian diisi",
    "uraian": "Nama belanja",
    "jenis_belanja": "operasi, modal, tidak_terduga, transfer; kosong: menurut rekening",
    "tahun_awal": "Tahun pertama Renstra",
    "tahun_akhir": "Tahun terakhir Renstra",
    "tahun_kode": "Kode ditulis menurut rencana tahun ini; kosong: tahun pertama Renstra",
    "sifat_tahunan": "Cara tahun-tahun digabung; kosong: seperti sifat indikatornya",
    "kondisi_awal": "Keadaan sebelum Renstra dimulai",
    "target_akhir": "Target pada akhir masa; kosong: dihitung dari target tahunan",
    "pagu_akhir": "Rupiah seluruh masa; kosong: jumlah pagu tahunan",
    "realisasi": "Hanya tahun sebelum program dipakai; lainnya dihitung",
    "realisasi_anggaran": "Rupiah, hanya tahun sebelum program dipakai; lainnya dihitung",
    "nomor_renstra": "Peraturan yang menetapkan Renstra",
    "kode_lama": "Kode menurut rencana tahun sebelumnya",
    "kode_baru": "Kode menurut rencana tahun ini",
    "sub_lama": "Sub-SKPD kode lama; kosong untuk kantor",
    "sub_baru": "Sub-SKPD kode baru; kosong untuk kantor",
    "indikator_lama": "Diisi bila hanya nama indikator ini yang berganti",
    "indikator_baru": "Nama indikator yang baru",
    "tindak_lanjut_renja": "Yang perlu dalam Renja berikutnya; satu butir satu baris dalam sel",
    "formula": "Cara menghitung indikator",
    "sumber_data": "Dari mana datanya, misalnya kuesioner SKM",
    "penanggung_jawab": "Unit yang bertanggung jawab atas indikator",
    "penjelasan": "Keterangan lain tentang indikator",
    "sasaran_program": "Yang dijanjikan program dalam perjanjian kinerja",
    "sumber_dana": "Misalnya APBD",
    "jabatan": "Nama jabatan; satu baris satu jabatan setahun",
    "urutan": "Letaknya dalam tabel; kosong: di belakang",
    "butuh_struktural": "Kebutuhan menurut analisis jabatan: pejabat struktural (orang)",
    "butuh_pelaksana": "Kebutuhan menurut analisis jabatan: pelaksana (orang)",
    "ada_struktural": "Pejabat struktural yang ada (orang)",
    "ada_pns": "Pelaksana PNS yang ada (orang)",
    "ada_non_pns": "Pelaksana non-PNS yang ada (orang)",
    **_TW,
    **_REALISASI,
    **_KAS,
    **_U,
}
"""One line on every column of the contract."""
