"""A field for one day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget


class MedanTanggal(QDateEdit):
    """dd-mm-yyyy, typed or picked from a calendar."""

    def __init__(self, nama: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("dd-MM-yyyy")
        self.setAccessibleName(nama)

    def hari(self) -> date:
        """The day that stands there."""
        hari = self.date()
        return date(hari.year(), hari.month(), hari.day())

    def atur(self, hari: date) -> None:
        """Show a day."""
        self.setDate(QDate(hari.year, hari.month, hari.day))
