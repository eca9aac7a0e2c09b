"""Hostile input on every form and address, as every role: no breakdown, nothing logged, nothing half done.

``make test`` sends a seeded slice; ``make test-all`` sends ten thousand. A failure names seed and number, and
sends the same again.
"""

from __future__ import annotations

import logging
import random

import pytest
from django.db import connection, transaction

from tests.architecture.rows import _world
from tests.architecture.test_url_matrix import CLOSED
from tests.hostile.sender import Stranger

#: Requests after which the house is put back as it was, so that what was closed or merged does not stay so.
ROUND = 250

#: Facts that hold whatever was sent: each statement finds the rows that break one.
WHOLE = {
    "a file without its present name": """
        SELECT id FROM clients_client c WHERE NOT EXISTS (
            SELECT 1 FROM clients_clientname n WHERE n.client_id = c.id AND n.kind = 'current')
    """,
    "a file without a place": """
        SELECT id FROM clients_client c WHERE NOT EXISTS (
            SELECT 1 FROM clients_areaspell s WHERE s.client_id = c.id AND s.ends_on IS NULL)
    """,
    "a file whose worker has no place in its team": """
        SELECT id FROM clients_client c WHERE worker_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM clients_teammember m WHERE m.client_id = c.id AND m.user_id = c.worker_id
                AND m.duty = 'worker' AND m.ends_on IS NULL)
    """,
    "a scan without its type": """
        SELECT id FROM clients_document WHERE (size_bytes > 0) <> (content_type <> '')
    """,
    "a test, talk, paper or file that nobody entered on the record": """
        SELECT id FROM screening_screening s WHERE id > {screening} AND NOT EXISTS (
            SELECT 1 FROM audit_entry e WHERE e.subject_type = 'screening.screening' AND e.subject_id = s.id)
        UNION ALL SELECT id FROM contacts_contact s WHERE id > {contact} AND NOT EXISTS (
            SELECT 1 FROM audit_entry e WHERE e.subject_type = 'contacts.contact' AND e.subject_id = s.id)
        UNION ALL SELECT id FROM clients_document s WHERE id > {document} AND NOT EXISTS (
            SELECT 1 FROM audit_entry e WHERE e.subject_type = 'clients.document' AND e.subject_id = s.id)
        UNION ALL SELECT id FROM clients_client s WHERE id > {client} AND NOT EXISTS (
            SELECT 1 FROM audit_entry e WHERE e.client_id = s.id)
    """,
}
COUNTED = {
    "screening": "screening_screening",
    "contact": "contacts_contact",
    "document": "clients_document",
    "client": "clients_client",
}


class Heard(logging.Handler):
    """Errors of the log, which would be exceptions."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        self.records.append(f"{record.name}: {record.getMessage()}\n{trace[-3000:]}")


def last_rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for name, table in COUNTED.items():
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 - our own tables
            found[name] = cursor.fetchone()[0]
        return found


def broken_rows(before: dict[str, int]) -> dict[str, list[int]]:
    with connection.cursor() as cursor:
        found = {}
        for what, statement in WHOLE.items():
            cursor.execute(statement.format(**before))
            if rows := [row[0] for row in cursor.fetchall()]:
                found[what] = rows
        return found


def attack(seed: int, requests: int) -> Stranger:
    """Send them; every answer below 500, nothing in the log, every fact whole."""
    heard = Heard()
    logging.getLogger().addHandler(heard)
    world, own, other = _world()
    stranger = Stranger(world, (own, other), random.Random(seed))
    try:
        while stranger.number < requests:
            with transaction.atomic():
                before = last_rows()
                for _ in range(min(ROUND, requests - stranger.number)):
                    sent, answer = stranger.send_one()
                    assert answer.status_code < 500, (seed, sent, heard.records[-1:])
                    assert heard.records == [], (seed, sent, heard.records)
                assert broken_rows(before) == {}, (seed, stranger.number)
                transaction.set_rollback(True)
            stranger.browsers.clear()
            stranger.forms.clear()
    finally:
        logging.getLogger().removeHandler(heard)
    return stranger


@pytest.mark.django_db
def test_a_seeded_slice_of_hostile_input_breaks_nothing():
    stranger = attack(seed=20261102, requests=250)
    assert stranger.statuses[200] > 25
    assert stranger.statuses[302] > 10


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(1, 5))
def test_ten_thousand_hostile_requests_break_nothing(seed):
    stranger = attack(seed=seed, requests=2500)
    missed = {place.name for place in stranger.places} - stranger.reached - CLOSED
    assert len(missed) < len(stranger.places) / 3, sorted(missed)


def test_a_breakdown_would_be_heard():
    """The harness itself: an error in the log is an error here."""
    heard = Heard()
    logging.getLogger().addHandler(heard)
    try:
        try:
            raise ZeroDivisionError("planted")  # noqa: TRY301 - planted
        except ZeroDivisionError:
            logging.getLogger("django.request").exception("broken")
    finally:
        logging.getLogger().removeHandler(heard)
    assert "ZeroDivisionError" in heard.records[0]
