"""Passwords: what makes one good enough, and argon2id around what is stored of it.

argon2 is imported when the first password is looked at, never at the start
(docs/keputusan/0021-sandi.md).
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from simpelin.domain.kesalahan import KesalahanPengguna

if TYPE_CHECKING:
    from argon2 import PasswordHasher

TERPENDEK, TERPANJANG = 8, 200
_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is read wrongly from paper: l and 1, o and 0, i."""


@cache
def penghash() -> PasswordHasher:
    """argon2id with the library's parameters (RFC 9106, low memory: 64 MiB, 3 passes)."""
    from argon2 import PasswordHasher

    return PasswordHasher()


def hash_sandi(sandi: str) -> str:
    """What is stored of a password."""
    return penghash().hash(_baku(sandi))


def cocok(tersimpan: str, sandi: str) -> bool:
    """Whether a password is the one that ``tersimpan`` was made from."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return penghash().verify(tersimpan, _baku(sandi))
    except (VerificationError, InvalidHashError):
        return False


def perlu_hash_ulang(tersimpan: str) -> bool:
    """Whether the parameters have changed since."""
    return penghash().check_needs_rehash(tersimpan)


@cache
def umpan() -> str:
    """The fingerprint of nobody's password: an unknown name costs as much as a wrong one."""
    return hash_sandi(secrets.token_hex(16))


def sementara() -> str:
    """A password to hand over once, easy to type: 'kbrw-7mfe-tq4n'."""
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(3))


def periksa(sandi: str, *nama: str) -> None:
    """Make sure that a password is good enough for who has these names.

    :raises KesalahanPengguna: one sentence what is wrong with it.
    """
    if len(sandi) < TERPENDEK:
        raise KesalahanPengguna(
            f"Sandi terlalu pendek; pakai paling sedikit {TERPENDEK} huruf atau angka,"
            " misalnya tiga kata yang mudah diingat."
        )
    if len(sandi) > TERPANJANG:
        raise KesalahanPengguna(f"Sandi terlalu panjang; paling banyak {TERPANJANG} huruf.")
    if len(set(sandi.casefold())) < 4:
        raise KesalahanPengguna("Sandi terlalu mudah ditebak; pakai huruf yang lebih beragam.")
    kecil = _rapat(sandi)
    if kecil in _LAZIM:
        raise KesalahanPengguna("Sandi itu yang paling dulu ditebak orang; pilih yang lain.")
    for satu in nama:
        if satu and kecil.strip("0123456789") in (_rapat(satu), _rapat(satu)[::-1]):
            raise KesalahanPengguna("Sandi tidak boleh sama dengan nama Anda; pilih yang lain.")


_DAFTAR_LAZIM = """
password passw0rd password1 password123 12345678 123456789 1234567890 qwertyui qwerty123
qwertyuiop asdfghjkl 11223344 87654321 abcd1234 abc12345 admin123 administrator kecamatan
kecamatan123 indonesia indonesia123 bismillah bismillah123 rahasia123 sayangku simpelin
simpelin123 simpelinaja perencanaan camat123 iloveyou 1q2w3e4r
"""
_LAZIM = frozenset(_DAFTAR_LAZIM.split())


def _rapat(teks: str) -> str:
    return "".join(huruf for huruf in _baku(teks).casefold() if huruf.isalnum())


def _baku(teks: str) -> str:
    """One form of letters, however a keyboard composed them."""
    return unicodedata.normalize("NFKC", teks)
