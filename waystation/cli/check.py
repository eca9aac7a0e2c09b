"""Say whether this installation is fit to serve: settings, keys, database, tables."""

from __future__ import annotations

import argparse
import os

from waystation.embedded.problems import ClusterError

from .running import house
from .running.serve import refuse_unfit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation check``."""
    house.add_home(parser)


def run(args: argparse.Namespace) -> int:
    """Check and say so; 1 with a sentence when something is wrong."""
    from django.core.management import CommandError, call_command

    try:
        with house.opened(args.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            call_command("check", databases=["default"])
            refuse_unfit()
    except (ClusterError, CommandError) as problem:
        return house.fail(problem)
    print("Keys, database and tables are in order.")
    return 0
