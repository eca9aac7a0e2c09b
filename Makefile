# What a person runs. `make demo` and `make test` work on a bare machine with Python 3.11+, make and git.
# POSIX sh only; every target may be run again at any time.

SHELL = /bin/sh
VENV = .venv
PY = $(VENV)/bin/python
PIP = $(PY) -m pip --disable-pip-version-check -qq
# The hashes decide what is installed; byte code is written when a module is first used.
INSTALL = $(PIP) install --no-compile --require-hashes
# Each worker begins with a half of its own, so that a module's rows are made once; who is done early takes over.
PYTEST = $(PY) -m pytest -n 2 --dist worksteal
ARGS =
ENGLISH = waystation/locale/en/LC_MESSAGES/django
# Settings that name no server, for tools that only read the code.
READ_ONLY = DJANGO_SETTINGS_MODULE=tests.typing_settings

.PHONY: help setup demo test test-all test-debian lint lint-types lint-rest check format screenshots bench trouble lock wheel clean

help:
	@echo "make demo         a made-up street at http://127.0.0.1:8000 (Ctrl-C stops everything)"
	@echo "make test         checks and tests on a real PostgreSQL and a real Chromium"
	@echo "make test-all     the same with the slow ones (the wheel in an empty environment, hostile input, holes in dependencies)"
	@echo "make check        format, lint, types, import contracts, migrations, messages, house rules"
	@echo "make screenshots  the pictures in docs/"
	@echo "make bench        the measurements in docs/performance.md"
	@echo "make trouble      kills processes and PostgreSQL under write load, then counts what is left"
	@echo "make lock         the locked dependencies, anew"
	@echo "make wheel        a wheel in dist/"

setup: $(VENV)/.dev $(ENGLISH).mo

$(PY):
	@sh scripts/make_venv.sh $(VENV)

$(VENV)/.run: requirements.lock scripts/link.py | $(PY)
	@echo "Installing the locked dependencies …"
	@$(INSTALL) -r requirements.lock
	@$(PY) scripts/link.py
	@touch $@

$(VENV)/.dev: requirements-dev.lock scripts/link.py | $(PY)
	@echo "Installing the locked dependencies for development …"
	@$(INSTALL) -r requirements-dev.lock
	@$(PY) scripts/link.py
	@touch $@ $(VENV)/.run

$(ENGLISH).mo: $(ENGLISH).po | $(VENV)/.run
	@$(PY) scripts/messages.py compile

demo: $(VENV)/.run $(ENGLISH).mo
	@exec $(VENV)/bin/waystation demo $(ARGS)

# What needs no database: `test` runs it first, and the rules of the house with everything else, in one go.
lint: $(VENV)/.dev
	@$(MAKE) -j 2 lint-types lint-rest

lint-types: $(VENV)/.dev
	$(PY) -m mypy

lint-rest: $(VENV)/.dev
	$(PY) -m ruff format --check waystation tests scripts bench setup.py
	$(PY) -m ruff check waystation tests scripts bench setup.py
	$(VENV)/bin/lint-imports
	$(READ_ONLY) $(PY) -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
	$(PY) scripts/messages.py check

check: lint
	$(PYTEST) -q -m "not slow" tests/architecture

# The suite stands last, so that its closing line is the run's.
test: lint chromium test-debian
	$(PYTEST) -m "not slow" $(ARGS)

test-all: lint chromium
	@$(MAKE) test-debian ON_DEBIAN="tests --ignore=tests/architecture"
	$(PY) scripts/scan_dependencies.py
	$(PYTEST) $(ARGS)

# On Debian's PostgreSQL too, where the machine has it or lets us install it: whatever speaks to the server in
# words of its own (policies, triggers, chains, locks, large reads); `test-all` takes everything that draws no page.
ON_DEBIAN = tests/walls tests/audit tests/at_once/test_at_once.py tests/common/test_scope.py tests/common/test_lost_connection.py \
	tests/accounts/test_who.py tests/casework/test_facts.py tests/casework/test_caselist.py \
	tests/casework/test_obligations.py tests/casework/roster_import tests/casework/synth
test-debian: $(VENV)/.dev
	@if sh scripts/install_postgres.sh; then \
		echo "On Debian's PostgreSQL:"; \
		WAYSTATION_TEST_PG=debian $(PYTEST) -q -m "not slow and not browser" $(ON_DEBIAN); \
	fi

.PHONY: chromium
chromium:
	@sh scripts/install_chromium.sh

format: $(VENV)/.dev
	$(PY) -m ruff format waystation tests scripts bench setup.py
	$(PY) -m ruff check --fix waystation tests scripts bench setup.py

screenshots: $(VENV)/.dev $(ENGLISH).mo chromium
	$(PY) -m scripts.screenshots $(ARGS)

bench: $(VENV)/.run $(ENGLISH).mo
	$(PY) scripts/measure_start.py
	@sh scripts/install_wrk.sh
	$(PY) -m bench.roster_read
	$(PY) -m bench.record
	$(PY) -m bench --sizes 300,20000 $(ARGS)

trouble: $(VENV)/.run $(ENGLISH).mo
	$(PY) -m bench.trouble $(ARGS)

lock:
	@sh scripts/lock.sh

wheel: $(VENV)/.dev
	$(PY) -m build --wheel --no-isolation

clean:
	rm -rf $(VENV) $(ENGLISH).mo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@echo "var/ (the demo's data) is kept; remove it yourself if you no longer want it."
