"""The demo as a person runs it: one program to start, one key to stop, nothing left behind."""

import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.processes import lives, until
from waystation.cli.running.serve import check_server
from waystation.embedded.problems import ClusterError

#: Seconds; a first start migrates, which is a minute's work of a core that others want too.
FIRST_START = 300
QUICK_JOB = "builtin:procrastinate.builtin_tasks.remove_old_jobs"


class Demo:
    """A running ``waystation demo`` in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.log = home.with_name("demo.log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*WAYSTATION, "demo", "--data", str(home), "--port", str(free_port())],
                stdout=log,
                stderr=log,
                env=clean_environment(),
                start_new_session=True,
            )
        assert until(self.says_where, FIRST_START), self.log.read_text()
        self.address = re.search(r"http://127\.0\.0\.1:\d+", self.log.read_text()).group()

    def says_where(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        return "Ctrl-C stops everything." in self.log.read_text()

    def family(self) -> list[int]:
        """Every process of this demo: its children, and the server that works in its home."""
        found = {self.process.pid}
        table = {int(path.name): path for path in Path("/proc").iterdir() if path.name.isdigit()}
        for _ in range(4):
            found |= {pid for pid, path in table.items() if parent_of(path) in found}
        return sorted(found)

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as reply:  # noqa: S310 - our own http
                return reply.status
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code

    def answers(self) -> bool:
        try:
            return self.status("/healthz") == 200
        except OSError:  # refused, or cut off while it was dying
            return False

    def database(self) -> str:
        secrets = json.loads((self.home / "postgres" / "secrets").read_text())
        lines = (self.home / "postgres" / "data" / "postmaster.pid").read_text().splitlines()
        return f"postgresql://web:{secrets['web']}@/waystation?host={lines[4]}"

    def server_pid(self) -> int:
        return int((self.home / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


WAYSTATION = (sys.executable, "-m", "waystation")


def clean_environment() -> dict[str, str]:
    """The environment without what the test run's own server put there."""
    ours = ("DATABASE_", "WAYSTATION_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def parent_of(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def parent(pid: int) -> int:
    return parent_of(Path(f"/proc/{pid}"))


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@dataclass(frozen=True)
class Prepared:
    """A home that was made once, and what making it said."""

    home: Path
    done: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def prepared() -> Iterator[Prepared]:
    folder = Path(tempfile.mkdtemp(prefix="ws-"))
    folder.chmod(0o711)
    yield Prepared(folder / "home", run("demo", "--data", str(folder / "home"), "--no-serve"))
    shutil.rmtree(folder)


@pytest.fixture
def home(prepared: Prepared, place: Path) -> Path:
    """A home of the test's own that has been started before."""
    subprocess.run(["cp", "-a", prepared.home, place / "home"], check=True)
    return place / "home"


@pytest.fixture(params=["first start"])
def demo(request: pytest.FixtureRequest, place: Path) -> Iterator[Demo]:
    """A running demo; with ``again`` (``indirect``) on a home that was made before."""
    running = Demo(place / "home" if request.param == "first start" else request.getfixturevalue("home"))
    family = running.family()
    yield running
    running.process.kill()
    running.process.wait()
    assert until(lambda: not any(map(lives, family)), 30)


again = pytest.mark.parametrize("demo", ["again"], indirect=True)


def job_succeeds(url: str) -> bool:
    """Put a job in the queue and see it done."""
    with psycopg.connect(url, autocommit=True) as connection:
        (number,) = connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) "
            "VALUES ('default', %s, '{\"max_hours\": 1000}') RETURNING id",
            [QUICK_JOB],
        ).fetchone()

        def done() -> bool:
            (status,) = connection.execute(
                "SELECT status FROM procrastinate_jobs WHERE id = %s", [number]
            ).fetchone()
            return status == "succeeded"

        return until(done, 40)


def test_it_serves_works_survives_a_killed_database_and_leaves_nothing(demo):
    assert demo.status("/accounts/login/") == 200
    assert job_succeeds(demo.database())

    killed = demo.server_pid()
    os.kill(killed, signal.SIGKILL)
    assert until(lambda: not lives(killed))
    assert until(lambda: demo.status("/healthz") == 200, 30)
    assert demo.server_pid() != killed
    assert job_succeeds(demo.database()), demo.log.read_text()

    second = run("demo", "--data", str(demo.home), "--port", str(free_port()))
    assert second.returncode == 1
    assert f"Another Waystation already uses {demo.home}. Stop it first" in second.stderr
    assert demo.status("/healthz") == 200

    family = demo.family()
    assert len(family) >= 5, "supervisor, web and its worker, jobs, watcher and its server"
    demo.process.send_signal(signal.SIGINT)
    assert demo.process.wait(30) == 0
    assert until(lambda: not any(map(lives, family)), 5)


@again
def test_a_killed_web_server_takes_its_workers_along_and_is_back(demo):
    (web,) = [pid for pid in demo.family() if b"granian" in command(pid) and parent(pid) == demo.process.pid]
    workers = [pid for pid in demo.family() if parent(pid) == web and b"granian" in command(pid)]
    assert workers
    os.kill(web, signal.SIGKILL)
    assert until(lambda: not any(map(lives, workers)), 5)
    assert until(demo.answers, 30)


@again
def test_a_killed_demo_takes_everything_along_and_starts_again(demo):
    family = demo.family()
    demo.process.kill()
    demo.process.wait()
    assert until(lambda: not any(map(lives, family)), 30)
    second = Demo(demo.home)
    try:
        assert second.status("/healthz") == 200
    finally:
        second.process.send_signal(signal.SIGTERM)
        assert second.process.wait(30) == 0


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*WAYSTATION, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=FIRST_START,
        env=clean_environment() | environment,
    )


def test_preparing_without_serving_keeps_secrets_to_their_owner(prepared, home):
    assert (prepared.done.returncode, prepared.done.stderr) == (0, "")
    for name in ("keys.json", "secret_key", "postgres/secrets"):
        assert stat.S_IMODE((prepared.home / name).stat().st_mode) == 0o600, name
    fit = run("check", "--data", str(home))
    assert "Keys, database and tables are in order." in fit.stdout


def test_old_data_never_meets_new_keys(home):
    (home / "keys.json").unlink()
    refused = run("demo", "--data", str(home), "--no-serve")
    assert refused.returncode == 1
    assert "keys.json is missing. Restore it from your backup" in refused.stderr
    assert not (home / "keys.json").exists()


def test_serving_without_keys_is_refused_with_what_to_do(place):
    refused = run("serve", "--data", str(place / "home"), "--port", str(free_port()))
    assert refused.returncode == 1
    assert f"`waystation keys {place / 'home'}`" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_serving_tables_of_another_version_is_refused(place):
    assert run("keys", str(place / "home")).returncode == 0
    refused = run("serve", "--data", str(place / "home"), "--port", str(free_port()))
    assert refused.returncode == 1
    assert re.search(r"\d+ migrations are missing\. Back up, then run `waystation migrate`", refused.stderr)
    assert run("migrate", "--data", str(place / "home")).returncode == 0
    assert run("check", "--data", str(place / "home")).returncode == 0


def test_a_port_that_is_taken_is_named(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = run("demo", "--data", str(place / "home"), "--port", str(port))
    assert refused.returncode == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in refused.stderr
    assert not (place / "home" / "postgres").exists()


def test_keys_are_never_overwritten(place):
    assert run("keys", str(place)).returncode == 0
    before = (place / "keys.json").read_bytes()
    refused = run("keys", str(place))
    assert refused.returncode == 1
    assert (place / "keys.json").read_bytes() == before


def test_with_an_address_of_its_own_it_starts_no_server(place, django_db_setup):
    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, dbname="postgres") as connection:
        (version,) = connection.execute("SHOW server_version_num").fetchone()
    assert run("keys", str(place / "home")).returncode == 0
    unmigrated = run("check", "--data", str(place / "home"), DATABASE_URL=address)
    assert "migrations are missing" in unmigrated.stderr, (version, unmigrated.stderr)
    assert not (place / "home" / "postgres").exists()


@pytest.mark.parametrize("command", ["check", "migrate", "nightly", "serve", "worker"])
def test_a_wrong_address_is_a_sentence_that_does_not_repeat_the_password(place, command):
    assert run("keys", str(place / "home")).returncode == 0
    refused = run(command, "--data", str(place / "home"), DATABASE_URL="mysql://lina:geheim@host/x")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("waystation: DATABASE_URL is not a PostgreSQL address.")
    assert "geheim" not in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("command", ["check", "migrate", "nightly"])
def test_a_database_that_does_not_answer_is_a_sentence(place, command):
    assert run("keys", str(place / "home")).returncode == 0
    nobody = f"postgresql://lina@127.0.0.1:{free_port()}/x"
    refused = run(command, "--data", str(place / "home"), DATABASE_URL=nobody)
    assert refused.returncode == 1
    assert "waystation: The database does not answer: connection failed" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_damaged_keys_are_refused_with_what_to_do(home):
    (home / "keys.json").write_text('{"encrypt": [')
    for command in (["check"], ["serve", "--port", str(free_port())]):
        refused = run(*command, "--data", str(home))
        assert refused.returncode == 1
        assert "keys.json is damaged. Restore it from your key backup." in refused.stderr
        assert "Traceback" not in refused.stderr


def test_a_folder_that_cannot_be_made_is_named(place):
    (place / "file").write_text("")
    refused = run("demo", "--data", str(place / "file" / "home"), "--no-serve")
    assert refused.returncode == 1
    assert f"waystation: {place / 'file' / 'home'}: Not a directory." in refused.stderr


def test_a_port_beyond_the_last_is_refused(place):
    refused = run("demo", "--data", str(place / "home"), "--port", "99999")
    assert "a port is a number from 1 to 65535" in refused.stderr


def test_an_empty_house_is_founded_once_with_a_password_that_works_once(place):
    home = ("--data", str(place / "home"))
    assert run("keys", str(place / "home")).returncode == 0
    words = ("found", *home, "--area", "楚安市", "--username", "han", "--name", "韩东")
    assert "migrations are missing" in run(*words).stderr
    assert run("migrate", *home).returncode == 0
    done = run(*words)
    assert (done.returncode, done.stdout.splitlines()[0].split("\t")[0]) == (0, "han")
    again = run(*words)
    assert (again.returncode, "已经有管理员" in again.stderr) == (1, True)
    assert "已核对0份档案" in run("nightly", *home).stdout


@pytest.mark.parametrize(
    ("version", "fits"), [(140012, False), (149999, False), (150000, True), (180001, True)]
)
def test_a_server_older_than_15_is_refused(version, fits):
    if fits:
        check_server(version)
    else:
        with pytest.raises(ClusterError, match="PostgreSQL 15 or newer is needed; this server is 14"):
            check_server(version)
