# Two commands do everything: `make serve` and `make test`. They set up what they need.
PYTHON ?= python3
PIP_ARGS ?=
# Files of tests are shared out among processes, four at most, each with a model of half a gigabyte. One thread each:
# two processes of two threads wait for each other, and take half as long again.
PARALLEL ?= -n auto --maxprocesses 4 --dist loadfile
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR := $(or $(ALINEA_HOME),.alinea)
# What a snapshot is made of; the two modules carry the layout and the version of the reader.
KNOWLEDGE := $(shell find corpus ontology/ttl ontology/senses -type f 2>/dev/null) alinea/snapshots.py ingest/reader.py

.DEFAULT_GOAL := help
.PHONY: help setup always serve snapshot test test-thorough test-all check lint types imports startup quality bench conformance docs screens messages clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.runtime: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed; set PYTHON=...'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo 'The venv module is missing; on Debian: apt install python3-venv'; exit 1; }
	@echo 'Installing (a few minutes the first time) ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -c constraints.txt -e '.[dev]'
	@touch $@

setup: $(VENV)/.runtime ## create the environment

$(HOME_DIR)/CURRENT: $(VENV)/.runtime $(KNOWLEDGE) $(if $(SOURCE),always)
	@$(BIN)/alinea build --home $(HOME_DIR) $(addprefix --source ,$(SOURCE))

snapshot: $(HOME_DIR)/CURRENT ## build from corpus/ where it changed since the last build

always: # whether the documents of SOURCE changed only a build can tell

serve: snapshot ## set up, build and serve; PORT=8123 serves there, SOURCE=FOLDER builds with your laws
	@$(BIN)/alinea serve --home $(HOME_DIR) $(if $(PORT),--port $(PORT))

test: $(VENV)/.dev ## the quick tests, three minutes on two cores
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest $(PARALLEL) -m 'not slow and not thorough' --hypothesis-profile steady

test-thorough: $(VENV)/.dev ## what CI runs besides: real browsers, made-up requests and files, whole ontologies
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest $(PARALLEL) -m 'thorough and not slow' --hypothesis-profile steady

test-all: $(VENV)/.dev ## every test, the slow ones too
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest $(PARALLEL)

check: lint types imports startup quality ## everything that CI holds besides the tests

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .

types: $(VENV)/.dev
	@$(BIN)/mypy

imports: $(VENV)/.dev
	@$(BIN)/lint-imports

startup: $(VENV)/.dev ## `alinea --help` within 0.4 s, the best of five
	@$(BIN)/python bench/startup.py

quality: $(VENV)/.dev snapshot ## shapes, integrity and the floors of search
	@$(BIN)/alinea check --home $(HOME_DIR)
	@$(BIN)/alinea eval --home $(HOME_DIR)

bench: $(VENV)/.dev snapshot ## side-by-side measurements
	@$(BIN)/python bench/run.py --home $(HOME_DIR)

conformance: $(VENV)/.dev ## the W3C's SPARQL 1.1 tests over HTTP; TESTS=DIR is a checkout of w3c/rdf-tests
	@test -n "$(TESTS)" || { echo 'Name a checkout of https://github.com/w3c/rdf-tests: make conformance TESTS=DIR'; exit 1; }
	@$(BIN)/python -m tests.conformance $(TESTS)

docs: $(VENV)/.dev ## the ontology as a page (site/ontology.html) and as a picture (docs/ontology.svg)
	@PYTHONPATH=. $(BIN)/python docs/reference.py
	@PYTHONPATH=. $(BIN)/python docs/picture.py

screens: $(VENV)/.dev snapshot ## pictures of the main pages (docs/*.png), in a real browser
	@PYTHONPATH=. $(BIN)/python docs/screens.py --home $(HOME_DIR)

messages: $(VENV)/.dev ## the catalogues of the pages, brought up to date with the code
	@$(BIN)/python -m search_api.pages.interface.extraction

clean: ## remove environment and snapshots
	@rm -rf $(VENV) .alinea site
