"""Speed against a floor that is measured in the same run: ``python -m tests.bench``.

Nothing here is a test: timings are printed and judged, never asserted. docs/ukuran.md says
how to read them.
"""
