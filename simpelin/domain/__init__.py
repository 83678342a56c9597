"""Aturan pengukuran: murni, tanpa Qt, SQL, atau berkas.

Everything here is a pure function of its arguments, over frozen values. The
rules are those of ``docs/aturan.md`` (section numbers are given in docstrings).
"""
