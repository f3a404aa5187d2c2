# Everything on a fresh machine with make and Python 3.11 or newer:
#   make app     open the app on the embedded data
#   make quick   lint, types, import contracts and the tests that take little time, for every save
#   make test    lint, types, import contracts and tests
#   make fuzz    spoil a workspace and attack every output, many times more than in make test
#   make bench   measure how fast it answers, and how that grows
#   make demo    build the embedded municipality again
# Another Python: make app PYTHON=python3.12

PYTHON ?= python3
# How many examples a property is tried on: quick for every save, light for every day, full for a submission.
PROFILE ?= light
VENV   := .venv
BIN    := $(VENV)/bin
PYTEST  = $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --hypothesis-profile=$(PROFILE)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help app quick check test tests fuzz bench demo

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

app: $(VENV)/.app
	@$(BIN)/geo-pa app

quick: PROFILE = quick
quick: check
	@$(PYTEST) -m "not browser and not slow"

# Types are checked on one processor, and who drives a browser waits half of the time: side by side they fill it.
test: $(VENV)/.test
	@$(MAKE) --no-print-directory --jobs=2 check tests

tests: $(VENV)/.test
	@$(PYTEST)

fuzz: $(VENV)/.test
	GEO_PA_THOROUGH=1 $(BIN)/python -m pytest --numprocesses=auto -m fuzz --hypothesis-profile=full

check: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test
	@$(BIN)/python -m benchmarks

demo: $(VENV)/.app
	@$(BIN)/geo-pa demo build

# The stamps say that the installation is complete and newer than what it was made from.
$(VENV)/.app: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing geo_pa in $(VENV); the first time takes a minute or two."
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.app
	@echo "Installing what the tests need."
	@$(PIP) install --constraint constraints.txt --editable '.[test]'
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name it: make app PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "geo_pa needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Name another: make app PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "The virtual environment could not be made. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
