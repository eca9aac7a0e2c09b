"""Which OS user the database server runs as, and what that user can reach.

PostgreSQL refuses to run as root. When Waystation is started by root, the server runs as ``postgres`` where
the machine has that user, else as ``waystation``, a system user without shell and home that is made once,
else as ``nobody``. No folder that was there before is ever opened up for it.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class ServerUser:
    """The OS user of the server when we are root."""

    name: str
    uid: int
    gid: int


def server_user() -> ServerUser | None:
    """The user to run the server as; None when that is the user we already are."""
    if sys.platform == "win32" or os.getuid() != 0:
        return None
    found = _known("postgres") or _known("waystation")
    if found is None and (useradd := shutil.which("useradd")):
        subprocess.run(
            [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "waystation"],
            capture_output=True,
            check=False,
        )
        found = _known("waystation")
    return found or _known("nobody")


def popen_arguments(user: ServerUser | None) -> dict[str, Any]:
    """Keyword arguments for subprocess that drop to that user with no group but its own."""
    return {} if user is None else {"user": user.uid, "group": user.gid, "extra_groups": []}


def give(path: Path, user: ServerUser | None) -> None:
    """Make that user the owner of something that we have just made."""
    if user is not None:
        os.chown(path, user.uid, user.gid, follow_symlinks=False)


def make_parents(folder: Path, user: ServerUser | None) -> None:
    """Make the missing folders on the way; those that are there stay as they are.

    New ones are ours alone, and may be walked through (not listed) where the server runs as another user.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
        path.chmod(0o700 if user is None else 0o711)


def can_enter(folder: Path, user: ServerUser | None) -> bool:
    """Whether that user may walk down to the folder, by the permission bits (not by access lists)."""
    if user is None:
        return True
    resolved = folder.resolve()
    return all(_may_pass(path.stat(), user) for path in (resolved, *resolved.parents))


def _may_pass(info: os.stat_result, user: ServerUser) -> bool:
    if info.st_uid == user.uid:
        return bool(info.st_mode & stat.S_IXUSR)
    if info.st_gid == user.gid:
        return bool(info.st_mode & stat.S_IXGRP)
    return bool(info.st_mode & stat.S_IXOTH)


def _known(name: str) -> ServerUser | None:
    import pwd

    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid)
