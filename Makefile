# Lemniscaat: what you can do here. `make` alone lists the targets.
# Needed: Python 3.11 or newer, make, git. Everything else comes into .venv.

VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements
CATALOGUE := src/lemniscaat/locale/nl/LC_MESSAGES/django.po
PORT ?= 8000
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(ARGS)

export PYTHONPATH := $(CURDIR)/src
# Workers side by side each calculate on one thread: threads that wait for each other cost time.
export OPENBLAS_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo run test check fix messages pages bench peers browser lock

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/runtime $(VENV)/messages  ## Start a demonstration with invented people (PORT=8000)
	@echo "Starting the demonstration: stop it with Ctrl+C."
	@$(BIN)/python -m lemniscaat demo --port $(PORT)

run: $(VENV)/runtime $(VENV)/messages  ## Start the real thing, with the settings in the environment
	@$(BIN)/python -m lemniscaat run

test: $(VENV)/development $(VENV)/messages  ## Run the tests (ARGS="tests/desk -x" for some of them)
	@$(BIN)/pytest --numprocesses auto $(ARGS)

check: $(VENV)/development  ## Check style, types, arrows and risky code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/bandit --quiet --configfile pyproject.toml --recursive src

fix: $(VENV)/development  ## Mend what a machine can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: $(VENV)/development  ## Collect the sentences to translate (needs GNU gettext)
	@command -v xgettext >/dev/null || { echo "Please install GNU gettext first: xgettext is missing."; exit 1; }
	@echo "Collecting sentences into $(CATALOGUE)."
	@mkdir -p $(dir $(CATALOGUE))
	@cd src/lemniscaat && DATA_DIR="$(CURDIR)/.data" "$(CURDIR)/$(BIN)/python" -m lemniscaat makemessages \
		--locale nl --add-location file --no-obsolete --no-wrap

bench: $(VENV)/development $(VENV)/messages  ## Measure; each figure in the documents comes from here
	@$(BIN)/python -m benchmarks.run $(ARGS)

pages: $(VENV)/development  ## Run the examples in docs/methods and write what they print
	@$(BIN)/python docs/notebook.py

peers: $(VENV)/development  ## Install what others made, to measure beside our methods
	@echo "Installing the programs of others."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement $(LOCK)/peers.txt

browser: $(VENV)/development $(VENV)/messages  ## Walk through the pages in a real browser (CHROMIUM=path)
	@test -x "$(CHROMIUM)" || { echo "No browser found: install Chromium, or give CHROMIUM=path."; exit 1; }
	@CHROMIUM="$(CHROMIUM)" $(BIN)/pytest --numprocesses auto -m browser $(ARGS)

lock: $(VENV)/uv  ## Write down every package with its hashes (ARGS=--upgrade for new versions)
	@echo "Looking up the packages; this needs the network."
	@echo uv | $(COMPILE) --no-annotate --output-file $(LOCK)/uv.txt -
	@$(COMPILE) --output-file $(LOCK)/runtime.txt pyproject.toml
	@$(COMPILE) --output-file $(LOCK)/development.txt \
		--extra dev --constraint $(LOCK)/runtime.txt pyproject.toml
	@$(COMPILE) --output-file $(LOCK)/peers.txt \
		--extra peers --constraint $(LOCK)/development.txt pyproject.toml

# The stamps below are files in .venv: what is done stays done until its source changes.

$(VENV)/uv: $(LOCK)/uv.txt
	@test -n "$(PYTHON)" || { echo "Lemniscaat needs Python 3.11 or newer. Install it, or give PYTHON=path."; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(PYTHON) is too old or does not start: Lemniscaat needs Python 3.11 or newer."; exit 1; }
	@echo "Making a place for the packages in $(VENV)."
	@"$(PYTHON)" -m venv $(VENV) \
		|| { echo "Python cannot make virtual environments here. On Debian: apt-get install python3-venv."; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(VENV)/runtime: $(LOCK)/runtime.txt | $(VENV)/uv
	@echo "Installing what Lemniscaat needs to run."
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes $<
	@rm -f $(VENV)/development
	@touch $@

$(VENV)/development: $(LOCK)/development.txt $(LOCK)/runtime.txt | $(VENV)/uv
	@echo "Installing what developers need."
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes $<
	@touch $(VENV)/runtime $@

$(VENV)/messages: $(wildcard $(CATALOGUE)) | $(VENV)/runtime
	@test -z "$<" || { echo "Compiling the Dutch texts."; \
		$(BIN)/pybabel --quiet compile --use-fuzzy --domain django --directory src/lemniscaat/locale; }
	@touch $@
