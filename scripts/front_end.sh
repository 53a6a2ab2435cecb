#!/bin/sh
# Build static/build with the machine's Node when it is 18 or later, else with one from .venv.
set -eu

if ! node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null || ! command -v npm >/dev/null; then
    echo "No Node 18 or later here: installing one into .venv"
    .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt
    PATH="$PWD/.venv/bin:$PATH"
fi

npm ci --ignore-scripts --no-audit --no-fund --silent
npm run --silent build
