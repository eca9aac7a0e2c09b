#!/bin/sh
# Have wrk, the load generator of `waystation bench`: the machine's, else Debian's package where we may install it.
set -eu
if command -v wrk >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing wrk for the measurements …"
    install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk >/dev/null; }
    install || { apt-get update -qq && install; }
    exit 0
fi
echo "The measurements need wrk, and it can be installed only by root (Debian: apt-get install wrk)." >&2
exit 1
