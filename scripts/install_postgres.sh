#!/bin/sh
# Succeeds when Debian's PostgreSQL (15 or newer) is here or could be installed; no server of its own is made.
set -eu
have() { for bin in /usr/lib/postgresql/*/bin/initdb; do [ -x "$bin" ] && return 0; done; return 1; }
if have; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Debian's PostgreSQL is not here and cannot be installed: tests run on the wheel's alone."
    exit 1
fi
config=/etc/postgresql-common/createcluster.conf
if [ ! -e "$config" ]; then
    mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" >"$config"
fi
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null 2>&1; }
install || { apt-get update -qq && install; } || { echo "apt could not install PostgreSQL."; exit 1; }
have
