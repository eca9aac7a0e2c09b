#!/bin/sh
# Have a Chromium for the browser tests: the machine's, else Debian's package where we may install it.
set -eu
[ "${WAYSTATION_NO_BROWSER:-}" != 1 ] || { echo "WAYSTATION_NO_BROWSER=1: the browser tests are skipped."; exit 0; }
[ -z "${WAYSTATION_CHROMIUM:-}" ] || exit 0
for program in chromium chromium-browser google-chrome; do
    if command -v "$program" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests …"
    install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; }
    install || { apt-get update -qq && install; }
    exit 0
fi
echo "The browser tests need Chromium, and it can be installed only by root (Debian: apt-get install chromium)." >&2
echo "Install it, or name one with WAYSTATION_CHROMIUM=/path, or leave them out with WAYSTATION_NO_BROWSER=1." >&2
exit 1
