# `make help` lists what can be asked for. Needs make and Python 3.11 or newer, nothing else:
# the rest goes into .venv, from the hashed locks. What is done once leaves a stamp there.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run test check layout lint types contracts format lock messages bench long setup clean

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
UV := $(BIN)/uv
CATALOGUES := $(wildcard src/pourparlers/locale/*/LC_MESSAGES/*.po)

help: ## list what can be asked for
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r name what; do \
	  printf '  make %-9s %s\n' "$$name" "$$what"; done

run: setup ## play the demonstration's negotiation and open its rolling text
	$(BIN)/pourparlers demo --open

test: setup ## run every test, with the coverage of the pure rooms and the record
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered $(ARGS)

long: setup ## try the laws on many long histories (HISTORIES=100000, ACTS=20000), for hours
	$(BIN)/python -m tests.laws.long $(or $(HISTORIES),100000)
	$(BIN)/python -m tests.laws.long_acts $(or $(ACTS),20000)
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/laws $(ARGS)

check: layout lint types contracts ## layout, lint, types (two checkers), contracts between rooms

layout: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy
	$(BIN)/pyrefly check

contracts: setup
	$(BIN)/lint-imports --no-logo

format: setup ## put the code into the one format, and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## print the figures of docs/benchmarks.md on this machine
	@for script in benchmarks/[!_]*.py; do \
	  [ -e "$$script" ] || { echo "no benchmarks yet"; break; }; \
	  echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

messages: setup ## collect the messages from the code into the catalogues
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --add-location=file --sort-by-file --no-wrap \
	  --omit-header -o build/pourparlers.pot src/pourparlers
	@for catalogue in $(CATALOGUES); do \
	  $(BIN)/pybabel -q update -i build/pourparlers.pot -o "$$catalogue" --no-wrap \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
	    -l "$$(basename "$$(dirname "$$(dirname "$$catalogue")")")" || exit 1; done

lock: $(STAMPS)/installer ## resolve the dependencies anew (releases at least seven days old)
	$(UV) pip compile -q --upgrade $(LOCK_OPTIONS) --group installer -o requirements-uv.txt
	$(UV) pip compile -q --upgrade $(LOCK_OPTIONS) pyproject.toml -o requirements.txt
	$(UV) pip compile -q --upgrade $(LOCK_OPTIONS) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

# The age that a release must have stands in pyproject.toml, under tool.uv.
LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --custom-compile-command "make lock"

clean: ## take away everything that make has made
	rm -rf $(VENV) build dist .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage

setup: $(STAMPS)/package ## make .venv with everything in it (the others do this first)

$(STAMPS)/package: $(STAMPS)/dependencies pyproject.toml hatch_build.py $(CATALOGUES)
	@$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation --reinstall -e .
	@$(BIN)/python -m compileall -qq src || true # for a quick first start; a module that does not compile is the tests' to report
	@touch $@

$(STAMPS)/dependencies: $(STAMPS)/installer requirements-dev.txt
	@echo "installing the locked dependencies ..."
	@$(UV) pip install -q --python $(BIN)/python --require-hashes --compile-bytecode -r requirements-dev.txt
	@touch $@

$(STAMPS)/installer: requirements-uv.txt | $(BIN)/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-uv.txt
	@mkdir -p $(STAMPS)
	@touch $@

# The first of these that is new enough. A shim that stands for no interpreter answers no, too.
$(BIN)/python:
	@for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "making $(VENV) with $$($$python --version) ..."; \
	    exec $$python -m venv --clear $(VENV); fi; done; \
	echo "Python 3.11 or newer is needed and was not found." >&2; exit 1
