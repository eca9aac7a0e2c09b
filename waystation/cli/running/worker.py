"""Run the background jobs alone (``waystation serve`` runs them too)."""

from __future__ import annotations

import argparse
import os
import threading
import time

from waystation.embedded.problems import ClusterError

from . import house
from .serve import refuse_unfit

FINISHING = 10  # seconds for the jobs under way once an end is asked for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation worker``."""
    house.add_home(parser)


def run(args: argparse.Namespace) -> int:
    """Work until asked to stop, or until the database goes away; a supervisor starts it again."""
    from django.core.management import execute_from_command_line

    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    try:
        with house.opened(args.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            refuse_unfit()
            execute_from_command_line(
                ["waystation", "procrastinate", "worker", "--shutdown-graceful-timeout", str(FINISHING)]
            )
    except ClusterError as problem:
        return house.fail(problem)
    return 0


def _end_with_parent(parent: int) -> None:
    """End hard some time after a killed supervisor: else the worker goes on asking for a lost database."""
    while os.getppid() == parent:
        time.sleep(1)
    time.sleep(FINISHING + 2)
    os._exit(1)
