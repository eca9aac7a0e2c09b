"""Try a rule on made-up facts from a file: no database, no server and no settings of a house are needed.

One module per rule, imported when it is asked for: ``waystation try RULE --help`` says what its file holds.
"""

from __future__ import annotations

import argparse
from importlib import import_module

# Each module has a first docstring line (the help), add_arguments(parser) and run(args) -> exit code.
RULES = {
    "caseload": "waystation.cli.trials.tried.caseload",
    "order": "waystation.cli.trials.tried.order",
    "points": "waystation.cli.trials.tried.points",
    "schedule": "waystation.cli.trials.tried.schedule",
}
#: The exit code when the facts cannot be read.
UNREADABLE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The rule; its own words are read by its module."""
    parser.add_argument("rule", choices=RULES, help="the rule to try")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Try the rule; its exit code."""
    module = import_module(RULES[args.rule])
    own = argparse.ArgumentParser(
        prog=f"waystation try {args.rule}", description=(module.__doc__ or "").partition("\n")[0]
    )
    module.add_arguments(own)
    return int(module.run(own.parse_args(args.rest)))
