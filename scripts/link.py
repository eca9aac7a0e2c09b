"""Make this folder importable in its environment, with the ``waystation`` command.

What an editable install does, without a build backend: nothing beyond the locked run-time packages is needed.
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
# The shell finds the interpreter beside the script, so that a long path or one with spaces does no harm.
COMMAND = """#!/bin/sh
'''exec' "$(dirname "$0")/python" "$0" "$@"
' '''
from waystation.cli.main import main

if __name__ == "__main__":  # a process that starts another one reads this file again
    main()
"""


def main() -> None:
    """Write the path file and the command."""
    if sys.prefix == sys.base_prefix:
        sys.exit("Run this with the environment's own Python.")
    (Path(sysconfig.get_path("purelib")) / "waystation-folder.pth").write_text(f"{TOP}\n", encoding="utf-8")
    command = Path(sysconfig.get_path("scripts")) / "waystation"
    command.write_text(COMMAND, encoding="ascii")
    command.chmod(0o755)


if __name__ == "__main__":
    main()
