"""Settings and holidays: text by key."""

from __future__ import annotations

from simpelin.store.inti import Inti


class _TabelTeks:
    """A table of one key and one text, whose names are given by the subclass."""

    objek: str
    _tabel: str
    _kunci: str
    _nilai: str

    def __init__(self, inti: Inti) -> None:
        self._inti = inti

    def muat(self) -> dict[str, str]:
        """Everything, by key, ascending."""
        return dict(
            self._inti.ambil(
                f"SELECT {self._kunci}, {self._nilai} FROM {self._tabel} ORDER BY {self._kunci}"
            )
        )

    def simpan(self, kunci: str, nilai: str | None) -> None:
        """Set a key, or remove it with ``None``.

        :raises NilaiDitolak: the key is not possible.
        """
        self._inti.pastikan_ubah()
        baris = self._inti.satu(
            f"SELECT {self._nilai} FROM {self._tabel} WHERE {self._kunci} = ?", (kunci,)
        )
        lama = None if baris is None else baris[0]
        if lama == nilai:
            return
        if nilai is None:
            self._inti.tulis(f"DELETE FROM {self._tabel} WHERE {self._kunci} = ?", (kunci,))
        else:
            self._inti.tulis(
                f"INSERT INTO {self._tabel} ({self._kunci}, {self._nilai}) VALUES (?, ?)"
                f" ON CONFLICT ({self._kunci}) DO UPDATE SET {self._nilai} ="
                f" excluded.{self._nilai}",
                (kunci, nilai),
            )
        self._inti.catat(
            self.objek,
            kunci,
            None if lama is None else {self._nilai: lama},
            None if nilai is None else {self._nilai: nilai},
        )


class TabelPengaturan(_TabelTeks):
    """Settings as text; what a key means is declared in the services."""

    objek = _tabel = "pengaturan"
    _kunci, _nilai = "kunci", "nilai"


class TabelLibur(_TabelTeks):
    """Holidays by ISO date, with what they are (aturan section 9, working days)."""

    objek = "libur"
    _tabel = "hari_libur"
    _kunci, _nilai = "tanggal", "keterangan"
