"""Bring the database's tables to this version."""

from __future__ import annotations

import argparse

from waystation.embedded.problems import ClusterError

from .running import house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation migrate``."""
    house.add_home(parser)


def run(args: argparse.Namespace) -> int:
    """Migrate as the owner of the tables."""
    try:
        with house.opened(args.data) as open_house:
            house.set_up_django(open_house.owner)
            migrate(verbosity=1)
    except ClusterError as problem:
        return house.fail(problem)
    return 0


def migrate(*, verbosity: int) -> None:
    """Apply what is missing; an empty database gets the tables whole and only the steps since."""
    from django.core.management import call_command

    from .fresh.lay import lay_tables

    if lay_tables() and verbosity:
        print("An empty database: its tables come whole, then the steps since.")
    call_command("migrate", verbosity=verbosity, interactive=False)
