"""Serve the pages and run the background jobs until interrupted."""

from __future__ import annotations

import argparse
import os
import socket
import time
import urllib.request
from collections.abc import Callable

from waystation.embedded.problems import ClusterError

from . import house
from .supervisor import Child, Supervisor, signals_stop, web_command, worker_command

FIRST_ANSWER = 60.0  # seconds
OLDEST = 15  # PostgreSQL


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation serve``."""
    house.add_home(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="web processes")


def run(args: argparse.Namespace) -> int:
    """Serve; refuses to start without keys, or with tables of another version."""
    try:
        check_port(args.host, args.port)
        with house.opened(args.data, alone=True):
            house.set_up_django(os.environ["DATABASE_URL"])
            refuse_unfit()
            serve(
                args.host,
                args.port,
                args.workers,
                lambda address: print(f"Waystation: {address}", flush=True),
            )
    except ClusterError as problem:
        return house.fail(problem)
    return 0


def serve(host: str, port: int, workers: int, ready: Callable[[str], None]) -> None:
    """Run web server and worker under supervision; ``ready`` is called once with the address."""
    supervisor = Supervisor([Child("web", web_command(host, port, workers)), Child("jobs", worker_command())])
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    health = address.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")
    waiting = True
    deadline = time.monotonic() + FIRST_ANSWER

    def tell() -> None:
        nonlocal waiting
        if not waiting:
            return
        if answers(health):
            waiting = False
            ready(address)
        elif time.monotonic() > deadline:
            raise ClusterError(f"{address} did not answer within {FIRST_ANSWER:.0f} s.")

    with signals_stop(supervisor):
        supervisor.run(tell)


def answers(address: str) -> bool:
    """Whether the health page answers, the database behind it included."""
    try:
        # Under a name that is always allowed: the outside name need not be this address.
        asked = urllib.request.Request(f"{address}/healthz", headers={"Host": "localhost"})  # noqa: S310 - http
        with urllib.request.urlopen(asked, timeout=5) as reply:  # noqa: S310 - our own http address
            return bool(reply.status == 200)
    except OSError:
        return False


def check_port(host: str, port: int) -> None:
    """Raise ClusterError when the port cannot be listened on."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as problem:
            why = getattr(problem, "strerror", None) or "a port is a number from 1 to 65535"
            raise ClusterError(f"Port {port} on {host} cannot be used ({why}); choose --port.") from None


def check_server(version: int) -> None:
    """Raise ClusterError when the server (``server_version`` of libpq, as 150018) is older than ours."""
    if version < OLDEST * 10000:
        raise ClusterError(f"PostgreSQL {OLDEST} or newer is needed; this server is {version // 10000}.")


def refuse_unfit(*, keys_too: bool = True) -> None:
    """Raise ClusterError when the tables are not of this version, or the key file is not of this database.

    ``keys_too`` is False for the one command that brings the two together again.
    """
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.db import NotSupportedError, OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    from waystation.common.crypto import read_keys

    try:
        read_keys(settings.KEYS_FILE)
        connection.ensure_connection()
        check_server(connection.connection.info.server_version)
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (ImproperlyConfigured, OperationalError, NotSupportedError) as problem:
        raise ClusterError(str(problem)) from None
    finally:
        connection.close()
    if behind:
        raise ClusterError(f"{len(behind)} migrations are missing. Back up, then run `waystation migrate`.")
    if keys_too:
        refuse_foreign_keys()


def refuse_foreign_keys() -> None:
    """Raise ClusterError unless the key file is the one that this database was written with."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import connection

    from waystation.common.crypto.checks import must_fit

    try:
        must_fit()
    except ImproperlyConfigured as problem:
        raise ClusterError(str(problem)) from None
    finally:
        connection.close()
