#!/bin/sh
# Make the virtual environment with the newest Python that is 3.11 or newer.
set -eu
venv=$1
rm -rf "$venv"
for python in python3.14 python3.13 python3.12 python3.11 python3 python; do
    command -v "$python" >/dev/null 2>&1 || continue
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        # Debian ships venv's installer as a package of its own.
        version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            apt-get install -y -qq "$version-venv" >/dev/null || { apt-get update -qq && apt-get install -y -qq "$version-venv" >/dev/null; }
        else
            echo "$python cannot make environments: ensurepip is missing (Debian: apt-get install $version-venv)." >&2
            continue
        fi
    fi
    echo "Making $venv with $("$python" --version) …"
    exec "$python" -m venv "$venv"
done
echo "Waystation needs Python 3.11 or newer with venv, and none was found on the PATH. Install it and run make again." >&2
exit 1
