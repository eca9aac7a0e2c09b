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
    """Apply what is missing."""
    from django.core.management import call_command

    call_command("migrate", verbosity=verbosity, interactive=False)
