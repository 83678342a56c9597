"""SIMPELIN AJA: evaluasi kinerja dan anggaran triwulanan kecamatan."""

__version__ = "0.1.0"
