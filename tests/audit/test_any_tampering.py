"""Whatever column of whatever row is changed in whatever way: it is found."""

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from tests.audit.tampering import superuser
from tests.make import make_user
from waystation.audit import actions as audit
from waystation.audit.chain import verify
from waystation.audit.models import Entry, Lane

pytestmark = pytest.mark.django_db(transaction=True)

VALUES = {
    "bigint": st.integers(-(2**40), 2**40),
    "smallint": st.integers(-(2**15), 2**15 - 1),
    "varchar": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20),
    "bytea": st.binary(max_size=40),
    "jsonb": st.sampled_from(
        ["{}", "[]", "null", "3", '{"n": 2}', '{"n": 1, "m": null}', f'{{"n": {"9" * 5000}}}', '""']
    ),
    "inet": st.sampled_from(["10.0.0.8", "10.0.0.7/24", "::1", "::10.0.0.7", "fe80::1/64"]),
    "timestamp with time zone": st.sampled_from(["2026-11-02 10:00+08", "infinity", "1900-01-01 00:00+00"]),
}
COLUMNS = {
    "audit_entry": "id at actor_id on_behalf_of_id verb subject_type subject_id client_id reason data source"
    " lane position seen key_id mac",
    "audit_lane": "id count last head key_id mac",
}


@pytest.fixture
def hand():
    """A superuser with every guard down, and a record of eight entries that can be put back."""
    user = make_user("lina")
    token = audit.source.set("10.0.0.7")
    for number in range(1, 9):
        audit.record(user, "clients.opened", user, client_id=number, reason="referral", n=number)
    audit.source.reset(token)
    with superuser() as held:
        held.execute("ALTER TABLE audit_entry DROP CONSTRAINT audit_place_once")
        for name in ("audit_lane_empty_or_not", "audit_lane_counts_up"):
            held.execute(sql.SQL("ALTER TABLE audit_lane DROP CONSTRAINT {}").format(sql.Identifier(name)))
        for table, names in COLUMNS.items():
            for name in names.split():
                if name != "id":
                    held.execute(
                        sql.SQL("ALTER TABLE {} ALTER {} DROP NOT NULL").format(
                            sql.Identifier(table), sql.Identifier(name)
                        )
                    )
            held.execute(
                sql.SQL("CREATE TABLE {} AS TABLE {}").format(
                    sql.Identifier(f"{table}_kept"), sql.Identifier(table)
                )
            )
    assert verify().whole
    return Lane.objects.get(count=8).pk


def tampered(table, name, value, where):
    """Whether the change could be made and made any difference."""
    with superuser() as held:
        for one in COLUMNS:
            held.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(one)))
            held.execute(
                sql.SQL("INSERT INTO {} SELECT * FROM {}").format(
                    sql.Identifier(one), sql.Identifier(f"{one}_kept")
                )
            )
        try:
            with held.transaction():
                done = held.execute(
                    sql.SQL("UPDATE {t} SET {c} = %(v)s WHERE {w} AND {c} IS DISTINCT FROM %(v)s").format(
                        t=sql.Identifier(table), c=sql.Identifier(name), w=sql.SQL(where)
                    ),
                    {"v": value},
                )
        except (psycopg.DataError, psycopg.IntegrityError):  # no column holds that
            return False
        return done.rowcount == 1


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_change_of_any_column_of_any_row_is_found(hand, data):
    table = data.draw(st.sampled_from(["audit_entry", "audit_entry", "audit_lane"]))
    name = data.draw(st.sampled_from(COLUMNS[table].split()))
    model = Entry if table == "audit_entry" else Lane
    (column,) = [held for held in model._meta.concrete_fields if held.column == name]
    kind = column.db_type(connection).partition("(")[0]
    value = data.draw(st.none() | VALUES[kind])
    if table == "audit_entry":
        where = f"lane = {hand} AND position = {data.draw(st.integers(1, 8))}"
    else:
        where = f"id = {data.draw(st.sampled_from([hand, 0]))}"
    if tampered(table, name, value, where):
        assert not verify().whole, f"{table}.{name} := {value!r} where {where}"
