# Two commands do everything: `make demo` and `make test`. The rest is for who works on the house.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

.PHONY: setup setup-test demo test proof bench lock format clean

setup: .venv/run.stamp            ## what the product needs: .venv with the command `leidraad`
setup-test: .venv/test.stamp      ## and what its tests need

demo: setup                       ## the demo municipality on http://127.0.0.1:8000
	$(BIN)/leidraad demo --port $(PORT)

test: setup-test                  ## everything that CI runs first
	$(BIN)/python -m tests.run_tests

proof: setup-test                 ## what takes longer: kills, power cuts, fuzzing, large inputs, a crawl
	$(BIN)/python -m tests.run_proof

bench: .venv/bench.stamp          ## speed, beside named peers, in one run
	$(BIN)/python -m bench

lock: pyproject.toml              ## pin every dependency with its hashes (needs uv)
	uv pip compile pyproject.toml build-requirements.in --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --upgrade -q -o requirements.lock
	uv pip compile pyproject.toml build-requirements.in --extra test --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --upgrade -q -o requirements-test.lock
	uv pip compile pyproject.toml build-requirements.in --extra test --extra bench --universal \
	  --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade -q -o requirements-bench.lock

format:                           ## let ruff lay out the code
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean:                            ## throw away what can be made again; never your data outside var/
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/test.stamp: .venv/run.stamp requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

.venv/bench.stamp: .venv/test.stamp requirements-bench.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@
