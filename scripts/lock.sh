#!/bin/sh
# Write both lock files anew, with hashes and without the name of any host.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
compile() {
    "$work/venv/bin/uv" pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet "$@"
}
compile --output-file requirements.lock ${ARGS:-}
compile --group dev --constraint requirements.lock --output-file requirements-dev.lock ${ARGS:-}
if grep -nE '://|^--|@ ' requirements.lock requirements-dev.lock; then
    echo "A lock file names a place; it must hold names, versions and hashes only." >&2
    exit 1
fi
wc -l requirements.lock requirements-dev.lock
