# The one list of workflows. `make` alone says what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --no-input -qq

# The stamp's name holds what was installed: a changed lock makes another name, an unchanged one needs no network.
RUN_STAMP := $(VENV)/installed-$(shell cat requirements.lock pyproject.toml | sha256sum | cut -c1-16)
DEV_STAMP := $(VENV)/installed-dev-$(shell cat requirements-dev.lock pyproject.toml | sha256sum | cut -c1-16)

BENCH_STAMP := $(VENV)/installed-bench-$(shell cat requirements-bench.lock pyproject.toml | sha256sum | cut -c1-16)

.PHONY: help run install develop check static test system bench score lock clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */  make \1\t/' | expand -t 18

run: install  ## the demonstration: installs, loads the example record, opens the desk on this machine only
	@HABEAS_HOME="$(CURDIR)/var" $(BIN)/habeas demo

install: $(RUN_STAMP)  ## the environment only: .venv/bin/habeas

develop: $(DEV_STAMP)  ## the environment with the tools for tests and checks

check: develop static  ## style, types, import order, locks and documentation
	$(BIN)/pytest tests/setup/test_locks.py tests/docs

static: develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: develop system static  ## everything: check, then all tests
	$(BIN)/pytest

system:
	@bash tools/system-packages

bench: $(BENCH_STAMP)  ## the benchmarks, side by side with peers
	$(BIN)/python -m bench

score: develop  ## the reading scores, where ../shared is present
	$(BIN)/python -m bench.score

lock:  ## resolve the locks anew (needs uv)
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --quiet --upgrade -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev -c requirements.lock --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --upgrade -o requirements-dev.lock
	uv pip compile pyproject.toml --extra build --extra dev --extra bench -c requirements-dev.lock --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade -o requirements-bench.lock

clean:  ## remove the environment and the demonstration's data
	rm -rf $(VENV) var

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Habeas needs Python 3.11 or newer; $(PYTHON) is older. Set PYTHON=… to another."; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "No environment could be made. On Debian: sudo apt-get install python3-venv"; exit 1; }

$(RUN_STAMP): | $(BIN)/pip
	@echo "Installing Habeas into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): $(RUN_STAMP)
	@echo "Installing the tools for tests and checks into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(BENCH_STAMP): $(DEV_STAMP)
	@echo "Installing the peers that the benchmarks compare with into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@
