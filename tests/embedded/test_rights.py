"""Who may do what on a fresh cluster."""

import stat

import psycopg
import pytest


def ask(url: str, question: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(question)
        return answer.fetchall() if answer.description else []


def test_secrets_sockets_and_data_belong_to_their_owner_alone(running):
    modes = {
        path.name: oct(stat.S_IMODE(path.stat().st_mode))
        for path in (running.secrets_file, running.log_file, running.data_dir)
    }
    assert modes == {"secrets": "0o600", "postgres.log": "0o600", "data": "0o700"}
    assert stat.S_IMODE(running.socket_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE((running.socket_dir / ".s.PGSQL.5432").stat().st_mode) == 0o700


@pytest.mark.parametrize("role", ["owner", "web", "superuser"])
def test_a_wrong_password_is_refused(running, role):
    right = running.url(role)
    name, _, rest = right.partition("@")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(f"{name}x@{rest}")


def test_no_line_of_the_access_rules_trusts_anybody(running):
    rules = ask(running.url("superuser"), "SELECT DISTINCT auth_method FROM pg_hba_file_rules")
    assert rules == [("scram-sha-256",)]


def test_neither_role_has_power_over_the_server(running):
    attributes = ask(
        running.url("web"),
        "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles "
        "WHERE rolname IN ('owner', 'web') ORDER BY rolname",
    )
    assert attributes == [
        ("owner", False, False, False, False, False),
        ("web", False, False, False, False, False),
    ]


def test_web_uses_the_owners_tables_and_makes_none(running):
    ask(running.url("owner"), "CREATE TABLE seen (id serial, word text)")
    assert ask(running.url("web"), "INSERT INTO seen (word) VALUES ('字') RETURNING word") == [("字",)]
    for forbidden in (
        "CREATE TABLE mine (id int)",
        "DROP TABLE seen",
        "TRUNCATE seen",
        "CREATE DATABASE mine",
    ):
        with pytest.raises(psycopg.Error) as refused:
            ask(running.url("web"), f"{forbidden}")
        assert refused.value.sqlstate == "42501", forbidden


def test_pages_carry_checksums_and_text_is_unicode(running):
    settings = ask(
        running.url("web"),
        "SELECT name, setting FROM pg_settings WHERE name IN ('data_checksums', 'server_encoding', "
        "'listen_addresses', 'jit', 'password_encryption', 'log_min_error_statement') ORDER BY name",
    )
    assert settings == [
        ("data_checksums", "on"),
        ("jit", "off"),
        ("listen_addresses", ""),
        ("log_min_error_statement", "panic"),
        ("password_encryption", "scram-sha-256"),
        ("server_encoding", "UTF8"),
    ]
    assert ask(running.url("web"), "SELECT upper('éß'), lower('Ж')")[0][1] == "ж"


def test_the_servers_log_keeps_no_value_of_a_failed_statement(running):
    ask(running.url("owner"), "CREATE TABLE once (name text UNIQUE)")
    for _ in range(2):
        try:
            ask(running.url("web"), "INSERT INTO once VALUES ('王小明') RETURNING 1")
        except psycopg.errors.UniqueViolation:
            break
    log = running.log_file.read_text()
    assert "once_name_key" in log
    assert "王小明" not in log
