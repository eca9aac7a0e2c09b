"""Pass a command on to Django's management (for example: waystation manage shell)."""

from __future__ import annotations

import argparse
import os

from waystation.embedded.problems import ClusterError

from .running import house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after ``waystation manage`` is Django's."""
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND …")


def run(args: argparse.Namespace) -> int:
    """Run Django's command on this house's database."""
    from django.core.management import execute_from_command_line

    try:
        with house.opened(None):
            os.environ["DJANGO_SETTINGS_MODULE"] = house.SETTINGS
            execute_from_command_line(["waystation manage", *args.words])
    except ClusterError as problem:
        return house.fail(problem)
    return 0
