# `make` lists the targets. They need only Python 3.11 or newer (with venv and pip), git and make.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV   := .venv
# The first Python that is new enough. To use another: make PYTHON=python3.13 site
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
            $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
STAMP  := $(VENV)/.stamp
BIN    := $(VENV)/bin
JOBS   ?= 3

.PHONY: help site serve screenshots test coverage judges lint types format wheel sbom bench constraints clean

help:
	@echo "make site         install everything into $(VENV)/ and build content/ into site/"
	@echo "make serve        preview the site at http://127.0.0.1:8000/ and rebuild it on every save"
	@echo "make screenshots  write screenshots of every kind of page into screenshots/"
	@echo "make test         run the tests"
	@echo "make coverage     run the tests, and report which lines they did not reach"
	@echo "make judges       validate whole sites (slow; needs Java, nginx, Node and Chromium)"
	@echo "make lint         check style, format and safety of the code (ruff, bandit) and of workflows (zizmor)"
	@echo "make types        check the types (mypy)"
	@echo "make format       fix style and format where ruff can"
	@echo "make wheel        build the package into dist/"
	@echo "make sbom         write a bill of materials of the packages that users install into dist/"
	@echo "make bench        measure how long builds of generated sites take"
	@echo "make constraints  update the pinned versions of dependencies"
	@echo "make clean        delete everything that make has created"

# One environment for all targets; installed again only when one of its two files changes.
$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Laur needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3.11 site" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) has no venv. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Creating $(VENV)/ with $$($(PYTHON) --version)"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the versions in constraints.txt (once; this takes a moment)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@touch $@

site: $(STAMP)
	$(BIN)/python build.py
	@echo "The site is in site/. To preview it: make serve"

serve: $(STAMP)
	$(BIN)/python build.py serve

# The images of the README: make screenshots SCREENSHOT_ARGS=--readme
screenshots: $(STAMP)
	$(BIN)/python -m tests.validators.screenshots $(SCREENSHOT_ARGS)

test: $(STAMP)
	@rm -f .coverage .coverage.*
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not slow" $(PYTEST_ARGS)

# Twice as slow as `make test`, as every line is noted.
coverage: $(STAMP)
	$(MAKE) --no-print-directory test PYTEST_ARGS=--cov

judges: $(STAMP)
	@test -d node_modules || npm ci --silent --ignore-scripts --no-audit --no-fund
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "slow or hypothesis" --hypothesis-profile=thorough $(PYTEST_ARGS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive laur build.py
	$(BIN)/zizmor --offline --no-progress --quiet --persona pedantic .github

types: $(STAMP)
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(STAMP)
	$(BIN)/python -m hatchling build -t wheel -t sdist

sbom: $(STAMP)
	@mkdir -p dist
	$(BIN)/python -m tests.supply > dist/laur.cdx.json

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

constraints: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@sed -n '/^#/p;/^[^#]/q' constraints.txt > constraints.new
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --upgrade --no-strip-extras \
	    --no-header --no-emit-index-url --quiet >> constraints.new
	@mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) site screenshots .laur dist build .coverage .coverage.* htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
