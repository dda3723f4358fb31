# What a developer does here; `make` alone lists it. Needs Python 3.11 or newer with venv, nothing else.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LOCK := locks/dev.txt
DISTRIBUTIONS := protos services/chassis services/customers services/tickets services/channels services/reports cli
PROJECTS := $(addsuffix /pyproject.toml,$(DISTRIBUTIONS))
# The first Python that is new enough; name another with `make run PYTHON=…`.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if $(shell \
	$(name) -c 'import sys; print("yes" if sys.version_info >= (3, 11) else "")' 2>/dev/null),$(name))) python3)
QUICK := $(wildcard services/*/tests/test_rules.py) tests/test_architecture.py tests/test_lengths.py tests/test_docs.py tests/test_protos.py cli/tests
# One after the other, with nothing beside it: what says something about the time that things take.
WHOLE := tests/faults/test_hanging_peers.py tests/faults/test_restarts.py
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest -p no:cacheprovider
# Whoever starts a service a hundred times must not compile all of it each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  \033[1mmake %-9s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: $(STAMP) ## Start everything with sample data; Ctrl-C ends it, the data stays
	@$(BIN)/crm up

.PHONY: test
test: $(STAMP) ## All tests: real PostgreSQL, services together and alone, browser, short fault tests
	@failed=0; \
	$(PYTEST) -m "not slow and not node" -n 3 --dist loadfile --durations=25 $(addprefix --ignore=,$(WHOLE)) || failed=1; \
	$(PYTEST) -m "not slow and not node" --durations=10 $(WHOLE) || failed=1; \
	exit $$failed

.PHONY: check
check: $(STAMP) ## Format, lint, types, protos and the quick tests; under two minutes
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python protos/build.py --check
	@cd protos && ../$(BIN)/buf lint image.binpb --config buf.yaml
	@cd protos && ../$(BIN)/buf breaking image.binpb --against released.binpb --config buf.yaml
	@$(PYTEST) -q -m "not slow and not node and not browser" $(QUICK)

.PHONY: faults
faults: $(STAMP) ## The long form of all tests that have one: faults, kills, state machines, random pasts; for hours
	@$(PYTEST) -m slow

.PHONY: oracle
oracle: $(STAMP) ## 100,000 cases of service levels against a slow oracle; an hour or more (CASES=3000: fewer)
	@SLA_CASES=$(or $(CASES),100000) $(PYTEST) -q services/tickets/tests/test_sla_oracle.py

.PHONY: histories
histories: $(STAMP) ## Every measure of reports over 1,000 random histories of calls, and 1,000 of feeds, against a slow oracle (CASES=100)
	@REPORTS_HISTORIES=$(or $(CASES),1000) $(PYTEST) -q tests/histories
	@REPORTS_PASTS=$(or $(CASES),1000) $(PYTEST) -q services/reports/tests/test_differences.py

.PHONY: bench
bench: $(STAMP) ## Measure; prints a table and writes artefacts/bench.json (BENCH=short: fewer rounds)
	@$(BIN)/python -m bench $(BENCH)

.PHONY: protos
protos: $(STAMP) ## Generate the Python code of the protos
	@$(BIN)/python protos/build.py

.PHONY: lock
lock: $(STAMP) ## Choose and lock the versions of all dependencies anew, with hashes
	@$(BIN)/python locks/lock.py

.PHONY: images
images: $(STAMP) ## Build the container images with podman (BASE=, NAME=, TAG=, OFFLINE=1: see services/build-images.sh)
	@services/build-images.sh

.PHONY: clean
clean: ## Remove the environment, caches and what tests left; the sample data (.crm) too
	@if [ -x $(BIN)/crm ]; then $(BIN)/crm down || true; fi
	@rm -rf $(VENV) .crm artefacts build wheels .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} + ; find . -name '*.egg-info' -prune -exec rm -rf {} +

.PHONY: python-is-fit
python-is-fit:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || echo not there)." >&2; \
		echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "This Python has no venv and pip. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

# The environment: locked packages by hash, then our own distributions from where they stand.
# Not compiled beforehand, which takes a third of the time: much of it is never imported, and what is, compiles itself.
$(STAMP): $(wildcard $(LOCK)) $(PROJECTS) | python-is-fit
	@[ -x $(BIN)/python ] || { echo "Making the environment in $(VENV) ..."; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the locked packages, a minute or so ..."
	@{ if [ -f $(LOCK) ]; then $(PIP) install --no-compile --require-hashes -r $(LOCK); fi; \
		$(PIP) install --no-deps --no-build-isolation $(addprefix -e ./,$(DISTRIBUTIONS)); \
	} > $(VENV)/install.log 2>&1 || { cat $(VENV)/install.log >&2; exit 1; }
	@touch $@
