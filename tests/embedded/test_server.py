"""The cluster's life: made, started, stopped, killed, refused."""

import os
import signal
import stat
from pathlib import Path

import psycopg
import pytest

from tests.processes import lives, needs_root, until
from waystation.embedded import watch
from waystation.embedded.problems import ClusterError
from waystation.embedded.server import Cluster

#: The longest that a watcher may take over stopping its server, and a moment to notice that it must.
STOPPED = 10 + sum(seconds for _signal, seconds in watch.STOP_SIGNALS)


def rows(url: str) -> list[int]:
    with psycopg.connect(url) as connection:
        return [number for (number,) in connection.execute("SELECT number FROM kept ORDER BY number")]


def test_rows_outlive_a_stop_and_a_second_start(place):
    with Cluster(place / "data", durable=False) as cluster:
        first = cluster.server_pid()
        with psycopg.connect(cluster.url("owner")) as connection:
            connection.execute("CREATE TABLE kept (number int)")
            connection.execute("INSERT INTO kept VALUES (1), (2)")
        assert cluster.is_running()
    assert not cluster.is_running()
    assert not lives(first)
    assert not cluster.socket_dir.exists()
    with Cluster(place / "data", durable=False) as again:
        assert rows(again.url("web")) == [1, 2]
        assert again.url("web") == cluster.url("web")


def test_stopping_twice_and_starting_twice_do_no_harm(place):
    cluster = Cluster(place / "data", durable=False)
    cluster.stop()
    cluster.start()
    pid = cluster.server_pid()
    cluster.start()
    assert cluster.server_pid() == pid
    cluster.stop()
    cluster.stop()
    assert not cluster.is_running()


def test_a_killed_server_comes_back_by_itself_with_its_committed_rows(place):
    with Cluster(place / "data") as cluster:
        with psycopg.connect(cluster.url("owner")) as connection:
            connection.execute("CREATE TABLE kept (number int)")
            connection.execute("INSERT INTO kept VALUES (7)")
        killed = cluster.server_pid()
        os.kill(killed, signal.SIGKILL)
        assert until(lambda: answers(cluster.url("owner")))
        assert cluster.server_pid() != killed
        assert rows(cluster.url("owner")) == [7]


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_server_goes_when_its_owner_goes(owner, number):
    assert lives(owner.server)
    owner.end(number)
    assert until(lambda: not lives(owner.server), STOPPED)
    assert until(lambda: not lives(owner.watcher), STOPPED)


def test_a_server_left_by_killed_owner_and_watcher_is_replaced(owner, place):
    os.kill(owner.watcher, signal.SIGKILL)
    owner.end(signal.SIGKILL)
    assert lives(owner.server), "nobody is left to stop it"
    with Cluster(place / "data", durable=False) as cluster:
        assert not lives(owner.server)
        assert cluster.server_pid() not in (None, owner.server)
        assert answers(cluster.url("web"))


def test_a_pid_file_that_names_another_program_is_not_believed(place):
    with Cluster(place / "data", durable=False):
        pass
    pid_file = place / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{place / 'data'}\n0\n5432\n/tmp\n\n0 0\nready\n")
    if os.getuid() == 0:
        os.chown(pid_file, *owner_of(place / "data"))
    cluster = Cluster(place / "data", durable=False)
    assert not cluster.is_running()


def owner_of(path: Path) -> tuple[int, int]:
    return path.stat().st_uid, path.stat().st_gid


def test_a_second_program_on_the_same_folder_is_refused_at_once(owner, place):
    with pytest.raises(ClusterError, match="Another Waystation already uses"):
        Cluster(place / "data", durable=False).start()
    assert lives(owner.server)


def test_the_data_of_another_major_version_is_refused_with_the_way_out(place):
    cluster = Cluster(place / "data", durable=False)
    cluster.init()
    (place / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(ClusterError, match=r"made by PostgreSQL 14.*pg_dump.*pg_restore"):
        cluster.start()
    assert not cluster.is_running()


def test_a_folder_with_other_things_in_it_is_left_alone(place):
    (place / "data").mkdir()
    (place / "data" / "letter.txt").write_text("keep me")
    with pytest.raises(ClusterError, match="is not empty"):
        Cluster(place / "data").start()
    assert [path.name for path in (place / "data").iterdir()] == ["letter.txt"]


def test_a_socket_folder_that_is_too_long_is_refused_before_anything_starts(place):
    cluster = Cluster(place / "data", durable=False, socket_dir=place / ("x" * 100))
    with pytest.raises(ClusterError, match="socket folder"):
        cluster.start()
    assert not cluster.is_running()


def test_a_long_temporary_folder_gives_way_to_a_short_one(place, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(place / ("t" * 90)))
    socket_dir = Cluster(place / "data").socket_dir
    assert len(os.fsencode(socket_dir / ".s.PGSQL.5432")) <= 100


def test_a_socket_folder_that_others_may_enter_is_refused(place):
    cluster = Cluster(place / "data", durable=False, socket_dir=place / "open")
    (place / "open").mkdir(mode=0o755)
    with pytest.raises(ClusterError, match="is in the way"):
        cluster.start()


def test_without_its_secrets_file_nothing_is_made_anew(place):
    cluster = Cluster(place / "data", durable=False)
    cluster.init()
    (place / "secrets").unlink()
    with pytest.raises(ClusterError, match="Put it back from your backup"):
        cluster.start()
    assert not cluster.is_running()
    assert not (place / "secrets").exists()


def test_over_tcp_it_listens_on_the_loopback_only(place):
    with Cluster(place / "data", durable=False, tcp=True) as cluster:
        assert f"@127.0.0.1:{cluster.port}/" in cluster.url("web")
        with psycopg.connect(cluster.url("web")) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)


def test_folders_that_were_there_keep_their_rights(place):
    (place / "home").mkdir(mode=0o751)
    before = {path: path.stat().st_mode for path in (place, place / "home", *place.parents)}
    with Cluster(place / "home" / "var" / "data", durable=False) as cluster:
        after = {path: path.stat().st_mode for path in before}
        assert after == before
        assert stat.S_IMODE((place / "home" / "var").stat().st_mode) & 0o066 == 0
        assert cluster.is_running()


@needs_root
def test_a_closed_folder_is_refused_and_stays_closed(place):
    (place / "closed").mkdir(mode=0o700)
    with pytest.raises(ClusterError, match="cannot enter"):
        Cluster(place / "closed" / "data").start()
    assert stat.S_IMODE((place / "closed").stat().st_mode) == 0o700
    assert list((place / "closed").iterdir()) == []


@needs_root
def test_root_does_not_run_the_server(running):
    assert Path(f"/proc/{running.server_pid()}").stat().st_uid != 0
    assert running.data_dir.stat().st_uid == Path(f"/proc/{running.server_pid()}").stat().st_uid
