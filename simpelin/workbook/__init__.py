"""Masuk dan keluar Excel: openpyxl membaca, XlsxWriter menulis."""
