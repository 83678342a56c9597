"""Qt has no Indonesian translation of its own: these are the words that users meet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject, QTranslator

BAHASA = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)

_KATA = {
    "OK": "Oke",
    "&OK": "Oke",
    "Save": "Simpan",
    "&Save": "Simpan",
    "Save All": "Simpan semua",
    "Open": "Buka",
    "&Open": "Buka",
    "&Yes": "Ya",
    "Yes": "Ya",
    "Yes to &All": "Ya untuk semua",
    "&No": "Tidak",
    "No": "Tidak",
    "N&o to All": "Tidak untuk semua",
    "Abort": "Hentikan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Close": "Tutup",
    "&Close": "Tutup",
    "Cancel": "Batal",
    "&Cancel": "Batal",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Help": "Bantuan",
    "Apply": "Terapkan",
    "Reset": "Atur ulang",
    "Restore Defaults": "Kembalikan bawaan",
    "Choose": "Pilih",
    "&Choose": "Pilih",
    # kotak sunting
    "&Undo": "Urungkan",
    "&Redo": "Ulangi",
    "Cu&t": "Potong",
    "&Copy": "Salin",
    "&Paste": "Tempel",
    "Delete": "Hapus",
    "&Delete": "Hapus",
    "Select All": "Pilih semua",
    "Copy &Link Location": "Salin tautan",
    "Show Details...": "Tampilkan rincian…",
    "Hide Details...": "Sembunyikan rincian…",
    # memilih berkas
    "Look in:": "Lihat di:",
    "File &name:": "Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "Directory:": "Folder:",
    "Back": "Kembali",
    "Forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "Create New Folder": "Buat folder baru",
    "&New Folder": "Folder baru",
    "New Folder": "Folder baru",
    "&Rename": "Ganti nama",
    "Show &hidden files": "Tampilkan berkas tersembunyi",
    "List View": "Daftar",
    "Detail View": "Rincian",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Kind": "Jenis",
    "Date Modified": "Diubah",
    "My Computer": "Komputer ini",
    "Computer": "Komputer ini",
    "Drive": "Penggerak",
    "File": "Berkas",
    "Folder": "Folder",
    "File Folder": "Folder",
    "All Files (*)": "Semua berkas (*)",
    "Find Directory": "Cari folder",
    "Remove": "Hapus",
    "Save As": "Simpan sebagai",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti berkas itu?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan. Periksa namanya."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan. Periksa namanya."
    ),
}


class Penerjemah(QTranslator):
    """Answers Qt's own words from the table above; ours are Indonesian already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return _KATA.get(source_text)


def tulis_tanggal(hari: date, pola: str) -> str:
    """A day in Indonesian, by a pattern of Qt's."""
    return BAHASA.toString(QDate(hari.year, hari.month, hari.day), pola)


def tanggal_panjang(hari: date) -> str:
    """``4 Januari 2024``."""
    return tulis_tanggal(hari, "d MMMM yyyy")


def tanggal_singkat(hari: date) -> str:
    """``4 Jan 2024``."""
    return tulis_tanggal(hari, "d MMM yyyy")
