"""``waystation COMMAND …``: a flat table of commands, each loaded only when it is asked for.

A command is a module with ``add_arguments(parser)`` and ``run(args) -> int`` (the exit code).
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

#: Command → module, and one line for the help page (which must not load the modules).
COMMANDS: dict[str, str] = {
    "import": "waystation.cli.import_roster",
}
HELP: dict[str, str] = {
    "import": "导入花名册（import roster 文件）",
}


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    sys.exit(_run(sys.argv[1:] if argv is None else list(argv)))


def _run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="waystation", description="驿站：社区戒毒社区康复工作系统")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    asked = next((word for word in words if not word.startswith("-")), None)
    for name, module in COMMANDS.items():
        sub = commands.add_parser(name, help=HELP.get(name))
        if name == asked:
            importlib.import_module(module).add_arguments(sub)
    args = parser.parse_args(words)
    result: int = importlib.import_module(COMMANDS[args.command]).run(args)
    return result
