"""One PostgreSQL cluster of our own: made, started, stopped, and safe for health data by default.

Passwords are checked for every connection (scram-sha-256), the server listens on a socket in a folder that
only its own OS user can enter, pages carry checksums, and its log holds no statement and no row. Two roles:
``owner`` owns the database and migrates it; ``web`` reads and writes rows and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import quote

from waystation.embedded import os_user, watch
from waystation.embedded.binaries import Binaries, copy_for_everyone, find_binaries
from waystation.embedded.problems import ClusterError

Role = Literal["superuser", "owner", "web"]

DATABASE = "waystation"
SUPERUSER = "postgres"
SOCKET_PORT = 5432  # only names the socket file; nothing listens on it
LONGEST_SOCKET = 100  # bytes; the kernel's own limit is 107
RECOVERY_SECONDS = 120  # after a crash the server replays its log before it is ready
_QUIET_LOG = {
    # Statements, parameters and the DETAIL of a failed constraint would carry personal data into the log.
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "log_timezone": "UTC",
}
_THROW_AWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "128MB",
}


class Cluster:
    """A PostgreSQL data folder and the server on it.

    ``data_dir`` is the server's folder; beside it lie ``secrets`` (passwords, 0600), ``postgres.log`` and a
    lock file. ``durable=False`` is for tests only: a power cut loses everything. ``settings`` are further
    server settings. ``tcp`` listens on 127.0.0.1 instead of a socket. ``remove`` is a
    folder that goes away with the server, whatever ends it.

    Use it as a context manager, or call ``start`` and ``stop``. The server also stops when this process ends
    in any other way.
    """

    def __init__(
        self,
        data_dir: Path | str,
        *,
        binaries: Binaries | None = None,
        durable: bool = True,
        settings: dict[str, str] | None = None,
        socket_dir: Path | None = None,
        remove: Path | None = None,
        tcp: bool = False,
    ) -> None:
        self.data_dir = Path(data_dir).absolute()
        self.binaries = find_binaries() if binaries is None else binaries
        self.durable = durable
        self.settings = dict(settings or {})
        self.remove = remove
        self.user = os_user.server_user()
        self.secrets_file = self.data_dir.with_name("secrets")
        self.log_file = self.data_dir.with_name("postgres.log")
        self.socket_dir = None if tcp else socket_dir or _short_folder(self.data_dir)
        self.port = _free_port() if tcp else SOCKET_PORT
        self._watcher: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def init(self) -> None:
        """Make the data folder unless it is there. Raises ClusterError when it cannot be made or opened."""
        version_file = self.data_dir / "PG_VERSION"
        if version_file.exists():
            self._check_version(version_file.read_text().strip())
            return
        if self.data_dir.exists() and any(self.data_dir.iterdir()):
            raise ClusterError(
                f"{self.data_dir} is not empty and holds no PostgreSQL data; name another folder."
            )
        os_user.make_parents(self.data_dir.parent, self.user)
        self._check_reach()
        passwords = self._passwords()
        self._run_initdb(passwords["superuser"])

    def start(self) -> None:
        """Start the server (making the data folder first) and return when the roles may connect.

        Raises ClusterError when another program holds the data folder or the server does not come up.
        """
        if self._watcher is not None:
            return
        self.init()
        self._check_reach()
        self._prepare_socket_dir()
        order = {
            "lock": str(self.data_dir.with_name(f"{self.data_dir.name}.lock")),
            "log": str(self.log_file),
            "data": str(self.data_dir),
            "asker": os.getpid(),
            "command": [str(self.binaries.program("postgres")), "-D", str(self.data_dir), *self._options()],
            "user": os_user.popen_arguments(self.user),
            "recovery": RECOVERY_SECONDS,
            "remove": str(self.remove) if self.remove else "",
        }
        self._watcher = subprocess.Popen(
            [sys.executable, "-I", "-S", watch.__file__, json.dumps(order)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        if self._watcher.stdout is None or self._watcher.stdout.readline().strip() != "ready":
            self._refuse(self._watcher.wait())
        try:
            self._provision()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server and wait until it has gone. Does nothing when it does not run."""
        watcher, self._watcher = self._watcher, None
        if watcher is None:
            return
        for pipe in (watcher.stdin, watcher.stdout):
            if pipe is not None:
                pipe.close()
        watcher.wait()
        if self.socket_dir is not None:
            shutil.rmtree(self.socket_dir, ignore_errors=True)

    def is_running(self) -> bool:
        """Whether a server runs on this data folder, whoever started it."""
        return watch.server_pid(self.data_dir) is not None

    def server_pid(self) -> int | None:
        """The server's process id, or None."""
        return watch.server_pid(self.data_dir)

    def url(self, role: Role, database: str = DATABASE) -> str:
        """The address for one role, in the form that ``DATABASE_URL`` takes."""
        name = SUPERUSER if role == "superuser" else role
        password = quote(self._passwords()[role], safe="")
        if self.socket_dir is None:
            return f"postgresql://{name}:{password}@127.0.0.1:{self.port}/{database}"
        return f"postgresql://{name}:{password}@/{database}?host={quote(str(self.socket_dir), safe='/')}"

    # -- making -------------------------------------------------------------------------------------------

    def _run_initdb(self, password: str) -> None:
        locale = ["--locale-provider=builtin"] if self.binaries.major >= 17 else []
        with tempfile.TemporaryDirectory(prefix="waystation-") as folder:
            password_file = Path(folder) / "password"
            password_file.touch(mode=0o600)
            password_file.write_text(password)
            self.data_dir.mkdir(mode=0o700, exist_ok=True)
            for path in (Path(folder), password_file, self.data_dir):
                os_user.give(path, self.user)
            command = [
                str(self.binaries.program("initdb")),
                *("-D", str(self.data_dir), "-U", SUPERUSER, f"--pwfile={password_file}"),
                *("--auth=scram-sha-256", "--data-checksums", "--encoding=UTF8", *locale, "--locale=C.UTF-8"),
                *([] if self.durable else ["--no-sync"]),
            ]
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                check=False,
                cwd="/",
                **os_user.popen_arguments(self.user),
            )
        if done.returncode != 0:
            shutil.rmtree(self.data_dir, ignore_errors=True)
            raise ClusterError(f"initdb could not make {self.data_dir}: {done.stderr.strip()}")

    def _provision(self) -> None:
        """Create the roles, the database and their rights, where they are missing."""
        import psycopg
        from psycopg import sql

        passwords = self._passwords()
        with psycopg.connect(self.url("superuser", "postgres"), autocommit=True) as connection:
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for name in ("owner", "web"):
                if name not in known:
                    connection.execute(
                        sql.SQL(
                            "CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD {}"
                        ).format(sql.Identifier(name), sql.Literal(passwords[name]))
                    )
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                return
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER owner").format(sql.Identifier(DATABASE)))
        with psycopg.connect(self.url("superuser"), autocommit=True) as connection:
            for statement in RIGHTS:
                connection.execute(statement)

    def _passwords(self) -> dict[str, str]:
        """The roles' passwords; made and written on first use."""
        if self.secrets_file.exists():
            known: dict[str, str] = json.loads(self.secrets_file.read_text())
            return known
        if (self.data_dir / "PG_VERSION").exists():
            raise ClusterError(
                f"{self.secrets_file} is missing, so nobody can sign in to {self.data_dir}. "
                "Put it back from your backup."
            )
        made = {role: secrets.token_urlsafe(24) for role in ("superuser", "owner", "web")}
        os_user.make_parents(self.secrets_file.parent, self.user)
        descriptor = os.open(self.secrets_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(made, file)
        return made

    # -- checking -----------------------------------------------------------------------------------------

    def _check_version(self, found: str) -> None:
        if found == str(self.binaries.major):
            return
        raise ClusterError(
            f"{self.data_dir} was made by PostgreSQL {found}, and these programs are "
            f"{self.binaries.version}. Nothing was changed. Start version {found} once more (PG_BINDIR=…), "
            "dump with `pg_dump --format=custom --file=waystation.dump DATABASE_OWNER_URL`, move the folder "
            "away, start this version and load it with "
            "`pg_restore --no-owner --dbname DATABASE_OWNER_URL waystation.dump`."
        )

    def _check_reach(self) -> None:
        """As root, the server's OS user must reach the data and the programs; nothing is opened up for it."""
        if self.user is None:
            return
        if not os_user.can_enter(self.data_dir.parent, self.user):
            raise ClusterError(
                f"The server runs as the user {self.user.name}, who cannot enter {self.data_dir.parent}. "
                "Name a data folder outside closed folders, for example under /var/lib/waystation."
            )
        if not os_user.can_enter(self.binaries.bindir, self.user):
            self.binaries = copy_for_everyone(self.binaries)

    def _prepare_socket_dir(self) -> None:
        if self.socket_dir is None:
            return
        length = len(os.fsencode(self.socket_dir / f".s.PGSQL.{SOCKET_PORT}"))
        if length > LONGEST_SOCKET:
            raise ClusterError(
                f"The socket folder {self.socket_dir} is {length} bytes long with its file name, and "
                f"{LONGEST_SOCKET} is the most a socket may have. Set TMPDIR to a short folder."
            )
        try:
            self.socket_dir.mkdir(mode=0o700)
        except FileExistsError:
            # Someone else could have put a folder of this name into a shared /tmp.
            info = self.socket_dir.lstat()
            owners = {os.getuid(), self.user.uid if self.user else os.getuid()}
            if (
                not stat.S_ISDIR(info.st_mode)
                or info.st_uid not in owners
                or stat.S_IMODE(info.st_mode) != 0o700
            ):
                raise ClusterError(
                    f"{self.socket_dir} is in the way: it is not a folder that only the server's user may "
                    "enter. Remove it."
                ) from None
        os_user.give(self.socket_dir, self.user)

    def _options(self) -> list[str]:
        options = {
            "listen_addresses": "127.0.0.1" if self.socket_dir is None else "",
            "port": str(self.port),
            "unix_socket_directories": "" if self.socket_dir is None else str(self.socket_dir),
            "unix_socket_permissions": "0700",
            # Compiling a statement, as Debian's server may, takes longer (0.1 to 0.2 s) than running it.
            "jit": "off",
            **_QUIET_LOG,
            **({} if self.durable else _THROW_AWAY),
            **self.settings,
        }
        return [word for name, value in options.items() for word in ("-c", f"{name}={value}")]

    def _refuse(self, code: int) -> None:
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            for pipe in (watcher.stdin, watcher.stdout):
                if pipe is not None:
                    pipe.close()
        if code == watch.LOCKED:
            raise ClusterError(f"Another Waystation already uses {self.data_dir}. Stop it first.")
        lines = self.log_file.read_text(errors="replace").splitlines()[-8:] if self.log_file.exists() else []
        raise ClusterError(
            "\n".join([f"PostgreSQL did not start; its log {self.log_file} ends with:", *lines])
        )


RIGHTS = (
    f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
    f"GRANT CONNECT ON DATABASE {DATABASE} TO web",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT CREATE, USAGE ON SCHEMA public TO owner",
    "GRANT USAGE ON SCHEMA public TO web",
    "ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public "
    "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO web",
    "ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO web",
)


def _short_folder(data_dir: Path) -> Path:
    """A short folder for the socket, the same for the same data folder.

    A runtime folder is preferred; a TMPDIR that is too long for a socket gives way to /tmp.
    """
    name = f"waystation-{hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    bases: list[Path] = [Path(runtime)] if runtime and os.getuid() != 0 and Path(runtime).is_dir() else []
    bases += [Path(tempfile.gettempdir()), Path("/tmp")]  # noqa: S108 - the folder inside is ours alone, checked
    for base in bases:
        if len(os.fsencode(base / name / f".s.PGSQL.{SOCKET_PORT}")) <= LONGEST_SOCKET:
            return base / name
    return bases[0] / name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: Any = probe.getsockname()[1]
        return int(port)
