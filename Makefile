# Semua perintah proyek; `make` saja menampilkan daftarnya.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SUMBER := simpelin tests scripts installer
# jumlah proses untuk tes: satu per inti
TES ?= -n auto

export PYTHONUTF8 := 1

.DEFAULT_GOAL := bantuan
.PHONY: bantuan siap run test lint types contract check bench bench-besar gambar build wheel kunci rapi clean

bantuan:
	@echo 'make run       siapkan semuanya, isi contoh, cetak evaluasi, tulis buku kerja ke out/, buka jendela'
	@echo 'make test      siapkan lalu jalankan semua tes'
	@echo 'make check     test + lint + types + contract'
	@echo 'make bench     ukur kecepatan terhadap lantainya (lihat tests/bench/)'
	@echo 'make bench-besar  ukur buku kerja satu kabupaten, 50.000 baris (beberapa menit)'
	@echo 'make gambar    buat gambar setiap layar ke out/gambar/, yang dipakai dokumen ke docs/gambar/'
	@echo 'make build     buat program beku (satu folder) ke dist/simpelin/'
	@echo 'make wheel     buat berkas pemasangan .whl ke dist/'
	@echo 'make kunci     perbarui kunci paket requirements*.lock'
	@echo 'make rapi      rapikan bentuk kode'
	@echo 'make clean     hapus hasil antara (out/ dan .venv tidak disentuh)'

siap:
	@$(PYTHON) scripts/siapkan.py

run: siap
	@$(PY) scripts/jalan.py

test: siap
	@$(PY) -m pytest $(TES)

lint: siap
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: siap
	@$(PY) -m mypy

contract: siap
	@$(VENV)/bin/lint-imports

check: test lint types contract

bench: build
	@$(PY) -m tests.bench

bench-besar: siap
	@$(PY) -m tests.bench kabupaten

gambar: siap
	@$(PY) scripts/jalan.py --gambar

build: siap
	@$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec
	@du -sh dist/simpelin

wheel: siap
	@$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls -l dist/*.whl

kunci:
	@$(PYTHON) scripts/siapkan.py --kunci

rapi: siap
	@$(PY) -m ruff check --fix --quiet . || true
	@$(PY) -m ruff format .

clean:
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find simpelin tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
