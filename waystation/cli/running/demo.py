"""Serve a made-up street from a database of its own; Ctrl-C stops everything."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
from importlib.util import find_spec
from types import FrameType
from zoneinfo import ZoneInfo

from waystation.cli.migrate import migrate
from waystation.embedded.problems import ClusterError

from . import house
from .serve import check_port, refuse_foreign_keys, serve

HOST = "127.0.0.1"  # made-up people and well-known passwords: never beyond this machine
USUAL_PORT = 8000
STREET = "waystation.casework.demo"
PORTAL = "waystation.portal.demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation demo``."""
    house.add_home(parser)
    parser.add_argument(
        "--port", type=int, help=f"port (default {USUAL_PORT}, or a free one if that is taken)"
    )
    parser.add_argument("--no-serve", action="store_true", help="prepare everything and end")


def run(args: argparse.Namespace) -> int:
    """Prepare what is missing, then serve until interrupted."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        port = _port(args.port)
        with house.opened(args.data, make_keys=True, alone=True) as open_house:
            logins = prepare(open_house)
            if args.no_serve:
                print("Ready: the tables are up to date and the demo street is in.")
                return 0

            def tell(address: str) -> None:
                print(f"\nWaystation 驿站: {address}\n\n{logins}\n\nCtrl-C stops everything.", flush=True)

            serve(HOST, port, 1, tell)
    except ClusterError as problem:
        return house.fail(problem)
    except KeyboardInterrupt:
        return 130
    return 0


def prepare(open_house: house.House) -> str:
    """Migrate as the owner, fill an empty house as the program's own role; returns the sign-in lines."""
    house.set_up_django(open_house.owner)
    from django.db import connection

    from waystation.config import env

    migrate(verbosity=0)
    connection.close()
    connection.settings_dict.update(env.database(open_house.web))
    try:
        refuse_foreign_keys()
        return _fill()
    finally:
        connection.close()
        os.environ["DATABASE_URL"] = open_house.web


def _fill() -> str:
    """Load the demo street into an empty house; returns one sign-in line per role."""
    if find_spec(STREET) is None:
        return ""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    street, portal = import_module(STREET), import_module(PORTAL)
    if not get_user_model()._default_manager.exists():
        street.load(timezone.localdate(timezone=ZoneInfo(settings.TIME_ZONE)))
        portal.fill(timezone.now())
    lines = [*street.logins(), *portal.logins()]
    return "\n".join(f"  {role}: {name} / {password}" for role, name, password in lines)


def _port(asked: int | None) -> int:
    if asked is not None:
        check_port(HOST, asked)
        return asked
    try:
        check_port(HOST, USUAL_PORT)
    except ClusterError:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            return int(probe.getsockname()[1])
    return USUAL_PORT


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
