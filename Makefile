# `make` lists what can be made. Set-up runs by itself, again only when what it reads has changed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
# One more than two processors: some of the tests wait for a browser or a server.
WORKERS ?= 3
PORT ?= 0
BIN := .venv/bin
LOCAL := $(BIN)/python -m iom.local
MANAGE := $(BIN)/python manage.py
INSTALLED := .venv/.installed
BUILT := static/build/.built
LOCK := uv pip compile --quiet --generate-hashes --universal --no-header --no-annotate \
	--python-version 3.11
GENERATED := $(basename $(notdir $(wildcard */management/commands/lifecycles.py */management/commands/permissions.py)))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup libraries browser demo demo-reset test check checks fix bench screenshots lock

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-12s %s\n", $$1, $$2 }'

setup: libraries $(INSTALLED) $(BUILT) ## install what the project needs, and build the front end

libraries:
	@scripts/system.sh libraries

browser:
	@scripts/system.sh browser

$(INSTALLED): requirements.txt
	@scripts/system.sh python "$(PYTHON)"
	@echo "Installing Python packages into .venv (about half a minute)"
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(BUILT): package.json package-lock.json static/build.mjs $(shell find static/src -type f) | $(INSTALLED)
	@echo "Building the front end into static/build"
	@scripts/front_end.sh
	@touch $@

demo: setup ## run the whole service with an invented caseload, until Ctrl-C (PORT=8000 to choose)
	@$(LOCAL) demo --port $(PORT)

demo-reset: $(INSTALLED) ## delete the demonstration's data
	@$(LOCAL) reset

test: setup browser ## run every test (WORKERS=3 at a time)
	@$(LOCAL) run --valkey -- $(BIN)/pytest -n $(WORKERS) --dist worksteal

check: setup ## format, lint, types, layers, templates, migrations, generated pages
	@$(LOCAL) run -- $(MAKE) --no-print-directory --keep-going --jobs 2 --output-sync checks

fix: setup ## put right what a program can put right
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	-find . -name '*.py' -not -path './.venv/*' -not -path './node_modules/*' -print0 | xargs -0 $(BIN)/django-upgrade --target-version 5.2
	-find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 5.2

bench: setup ## measure pages under load and large caseloads
	@$(LOCAL) run --valkey --demonstration -- $(BIN)/python -m tests.bench

screenshots: setup browser ## take the pictures in docs/ with Chromium
	@$(LOCAL) run --valkey --demonstration -- $(BIN)/python -m tests.screenshots

lock: $(INSTALLED) ## compile the lock files again from pyproject.toml
	$(BIN)/$(LOCK) pyproject.toml --group dev -o requirements.txt
	$(BIN)/$(LOCK) pyproject.toml --constraints requirements.txt -o requirements-production.txt
	$(BIN)/$(LOCK) --group pyproject.toml:node -o requirements-node.txt

# Below runs inside `make check`, with a database of its own.

checks: check-format check-lint check-types check-layers check-templates check-migrations check-deploy $(GENERATED:%=check-%)

check-format:
	$(BIN)/ruff format --check --quiet .

check-lint:
	$(BIN)/ruff check --quiet .

check-types:
	$(BIN)/mypy --no-error-summary .

check-layers:
	$(BIN)/lint-imports --no-logo

check-templates:
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(BIN)/djlint --lint --quiet templates

check-migrations:
	$(MANAGE) makemigrations --check --dry-run

check-deploy:
	IOM_SECURE=True $(MANAGE) check --deploy --fail-level WARNING

check-lifecycles check-permissions: check-%:
	$(MANAGE) $* --check
