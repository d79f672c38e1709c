# Each target does all of its own set-up in .venv and can be repeated.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Many processes start from the same modules: they are compiled once, whatever the shell says.
export PYTHONDONTWRITEBYTECODE =
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

.PHONY: demo test fast check format lint types contracts catalogues reference bench clean

demo: $(VENV)/.web ## six sites with invented data at http://127.0.0.1:8000
	@$(BIN)/samsyn demo

test: $(VENV)/.dev ## every test
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal

fast: $(VENV)/.dev ## the tests that take under two minutes together
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not slow and not browser"

check: lint types contracts test ## what CI runs, and nothing more

format: $(VENV)/.dev ## put the code in its form
	@$(BIN)/ruff format src tests benchmarks
	@$(BIN)/ruff check --fix src tests benchmarks

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check src tests benchmarks
	@$(BIN)/ruff check src tests benchmarks

types: $(VENV)/.dev
	@SAMSYN_DATA_FOLDER=var/types $(BIN)/mypy

contracts: $(VENV)/.dev
	@$(BIN)/lint-imports

reference: $(VENV)/.dev ## write the reference of commands, settings and measures from the code
	@DJANGO_SETTINGS_MODULE=samsyn.office.config.settings $(BIN)/python -m tests.architecture.reference

# One app's with APP=people. No line numbers and a steady order, so that merges are about words.
catalogues: $(VENV)/.dev ## collect the sentences to translate, and compile the catalogues
	@for app in $(dir $(wildcard src/samsyn/office/$(or $(APP),*)/locale src/samsyn/$(or $(APP),charts)/locale)); do \
	  $(BIN)/pybabel -q extract -F babel.cfg -k gettext_lazy -k ngettext_lazy:1,2 -k pgettext_lazy:1c,2 --no-location --sort-output --no-wrap -o $$app/texts.pot $$app $$(test "$$app" != src/samsyn/office/imports/ || echo src/samsyn/interchange) && \
	  $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date -l sv -D django -d $$app/locale -i $$app/texts.pot && \
	  $(BIN)/pybabel -q compile -D django -d $$app/locale; \
	  rm -f $$app/texts.pot; \
	done

bench: $(VENV)/.dev ## measured beside peers, as ratios
	@$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed.") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) || { echo "The module venv is missing: install it (on Debian: apt install python3-venv)."; rm -rf $(VENV); exit 1; }

$(VENV)/.web: requirements/web.lock pyproject.toml | $(VENV)/bin/python
	@test -f $(VENV)/.dev || { echo "Installing what the demo needs, once ..."; $(INSTALL) --require-hashes -r requirements/web.lock; $(INSTALL) --no-build-isolation -e .; }
	@touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need, once ..."
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@$(INSTALL) --no-build-isolation -e .
	@touch $@ $(VENV)/.web

clean: ## forget everything that was set up; data under var/ stays
	@rm -rf $(VENV)
