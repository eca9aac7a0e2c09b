"""The ``waystation`` command: one table of sub-commands, each in a module that is imported when asked for."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from waystation import __version__

# Each module has a first docstring line (the help), add_arguments(parser) and run(args) -> exit code.
COMMANDS = {
    "check": "waystation.cli.check",
    "demo": "waystation.cli.running.demo",
    "import": "waystation.cli.import_roster",
    "keys": "waystation.cli.keys",
    "law": "waystation.cli.law",
    "manage": "waystation.cli.manage",
    "migrate": "waystation.cli.migrate",
    "nightly": "waystation.cli.nightly",
    "serve": "waystation.cli.running.serve",
    "worker": "waystation.cli.running.worker",
}


def main(words: list[str] | None = None) -> None:
    """Run one sub-command and leave with its exit code."""
    words = sys.argv[1:] if words is None else words
    parser = argparse.ArgumentParser(prog="waystation", description="Waystation: case management.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("command", choices=COMMANDS, help="; ".join(COMMANDS))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    chosen = parser.parse_args(words[:1])
    module = import_module(COMMANDS[chosen.command])
    own = argparse.ArgumentParser(
        prog=f"waystation {chosen.command}", description=(module.__doc__ or "").partition("\n")[0]
    )
    module.add_arguments(own)
    sys.exit(module.run(own.parse_args(words[1:])))
