"""The ``waystation`` command: one table of sub-commands, each in a module that is imported when asked for."""

from __future__ import annotations

import argparse
import errno
import sys
from importlib import import_module
from types import ModuleType

from waystation import __version__
from waystation.common import scope

# Each module has a first docstring line (the help), add_arguments(parser) and run(args) -> exit code.
COMMANDS = {
    "audit": "waystation.cli.audit",
    "bench": "waystation.cli.trials.bench",
    "check": "waystation.cli.check",
    "demo": "waystation.cli.running.demo",
    "found": "waystation.cli.found",
    "import": "waystation.cli.import_roster",
    "keys": "waystation.cli.keys",
    "law": "waystation.cli.law",
    "ledger": "waystation.cli.ledger",
    "manage": "waystation.cli.manage",
    "migrate": "waystation.cli.migrate",
    "nightly": "waystation.cli.nightly",
    "proofs": "waystation.cli.proofs",
    "serve": "waystation.cli.running.serve",
    "synth": "waystation.cli.trials.synth",
    "try": "waystation.cli.trials.tried",
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
    given = words[1:]
    if hasattr(module, "words"):  # a short form that argparse does not know
        given = module.words(given)
    sys.exit(_run(module, own.parse_args(given)))


def _run(module: ModuleType, args: argparse.Namespace) -> int:
    """The command's exit code; what the installation lacks is said in a sentence."""
    try:
        with scope.everything():  # whoever may run commands here may read the database anyway
            return int(module.run(args))
    except KeyboardInterrupt:
        return 130
    except Exception as problem:
        said = _what_is_missing(problem)
        if said is None:
            raise
        print(f"waystation: {said}", file=sys.stderr)
        return 1


def _what_is_missing(problem: Exception) -> str | None:
    """A sentence for wrong settings, a database that does not answer, a folder that cannot be written."""
    if isinstance(problem, PermissionError | FileNotFoundError | NotADirectoryError | FileExistsError):
        return f"{problem.filename}: {problem.strerror}."
    if isinstance(problem, OSError) and problem.errno in {errno.ENOSPC, errno.EROFS, errno.EDQUOT}:
        return f"{problem.filename or 'The disk'}: {problem.strerror}."
    # Django is loaded by now if one of these is about to be told; the dry run of a roster never loads it.
    exceptions, database = sys.modules.get("django.core.exceptions"), sys.modules.get("django.db.utils")
    if exceptions is not None and isinstance(problem, exceptions.ImproperlyConfigured):
        return str(problem)
    if database is not None and isinstance(problem, database.NotSupportedError):
        return f"This database cannot be used: {problem}"
    if database is not None and isinstance(problem, database.OperationalError | database.InterfaceError):
        return f"The database does not answer: {str(problem).strip()}"
    return None
