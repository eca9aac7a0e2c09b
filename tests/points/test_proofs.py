"""``waystation ledger verify`` finds whatever is not so, and says where; nothing else."""

from __future__ import annotations

import argparse
from contextlib import nullcontext

import pytest
from psycopg.errors import CheckViolation

from tests.audit.tampering import superuser
from tests.people import cast
from tests.points.making import DAY, NOW, make_points
from waystation.casework.models import Refiling
from waystation.cli import ledger as command
from waystation.points import proofs
from waystation.points.actions import carrying, ledger
from waystation.points.models import Wallet
from waystation.rules.points.postings import AccountKind, Terms


@pytest.fixture
def filled(monkeypatch):
    """A little of everything: earned, spent, refunded, corrected, carried."""
    monkeypatch.setattr(proofs, "ALSO", ())  # the shop's own proofs are the shop's tests' matter
    monkeypatch.setattr(proofs, "CAUSES", {**proofs.CAUSES, "made": None, "bought": None, "refund": None})
    world = cast()
    one, two = world.client("陈一"), world.client("陈二")
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    when = {"by": world.worker, "on": DAY, "at": NOW}
    make_points(one, world.worker, 10, scheme=Terms(1, DAY, 0))
    make_points(one, world.worker, 10, family=True)
    wrong = make_points(one, world.worker, 3)
    bought = ledger.spend(client=one, cause="bought:1", points=8, to=shop, **when)
    ledger.refund(posting=bought.posting, cause="refund:1", points=2, **when)
    ledger.undo(posting=wrong.posting, second=world.head, reason="错", **when)
    act = Refiling.objects.create(
        kind="merge", state="done", source=one, target=two, source_number="x", on=DAY, made_by=world.head
    )
    carrying.carry(by=world.head, source=one, target=two, refiling=act.pk, on=DAY, at=NOW)
    return world


@pytest.mark.django_db
def test_an_untouched_ledger_is_whole(filled):
    report = proofs.verify()
    assert report.findings == ()
    assert (report.whole, report.accounts, report.postings) == (True, 6, 8)


@pytest.mark.django_db
def test_a_cause_that_is_not_there_is_found(filled, monkeypatch):
    lost = make_points(filled.client(), filled.worker, 1, cause="attendance:999").posting
    odd = make_points(filled.client(), filled.worker, 1, cause="attendance:x").posting
    make_points(filled.client(), filled.worker, 1, cause="gift:1")
    make_points(filled.client(), filled.worker, 1, cause=f"refiling:{Refiling.objects.get().pk}#2")
    monkeypatch.setattr(proofs, "TOLD", 1)
    report = proofs.verify()
    assert [found.says for found in report.findings] == [
        f"Posting {lost} is for attendance:999, which is not there.",
        "1 postings are for “gift”, which nobody knows.",
    ]
    assert (report.untold, odd > lost) == (1, True)


WALLET = "(SELECT min(account_id) FROM points_wallet)"
BOUGHT = "(SELECT id FROM points_posting WHERE kind = 'spent')"
#: What a superuser may do → the proofs that fail.
TAMPERINGS = [
    ("UPDATE points_account SET balance = balance + 5 WHERE id = :wallet", {"balance", "wallet"}),
    ("UPDATE points_posting SET points = points + 1 WHERE id = :bought", {"balance", "chain", "taken"}),
    ("UPDATE points_posting SET source_after = 99 WHERE id = :bought", {"chain"}),
    ("DELETE FROM points_posting WHERE id = :bought", {"balance", "chain"}),
    (
        'UPDATE points_lot SET "left" = "left" - 1 WHERE id = (SELECT max(id) FROM points_lot)',
        {"lot", "wallet"},
    ),
    ("DELETE FROM points_lotuse WHERE id = (SELECT min(id) FROM points_lotuse)", {"lot", "taken"}),
    (
        "DELETE FROM points_lot WHERE posting_id = (SELECT min(id) FROM points_posting)",
        {"brought", "taken"},
    ),
    ("UPDATE points_posting SET second_id = NULL WHERE kind = 'corrected'", {"refused"}),
    ("UPDATE points_posting SET words = '' WHERE kind = 'corrected'", {"corrected"}),
    ("UPDATE points_posting SET corrects_id = id - 1 WHERE kind = 'corrected'", {"corrected"}),
    (
        "UPDATE points_posting SET points = 9 WHERE refunds_id = :bought",
        {"refunded", "balance", "chain", "brought"},
    ),
    ("UPDATE points_posting SET kind = 'spent' WHERE kind = 'refunded'", {"refunded"}),
    ("ALTER TABLE points_posting DISABLE TRIGGER points_posting_append_only", {"guards"}),
    ("DROP TRIGGER points_lot_append_only ON points_lot", {"guards"}),
    ("GRANT UPDATE ON points_account TO web", {"rights"}),
]


@pytest.mark.django_db(transaction=True)
def test_what_a_superuser_changes_is_found(filled):
    for statement, failing in TAMPERINGS:
        assert _found_after(statement) == failing, statement


def _found_after(statement: str) -> set[str]:
    """Which proofs fail once the statement ran; it is rolled back. ``refused``: a check said no."""
    with superuser() as held:
        try:
            held.execute(statement.replace(":wallet", WALLET).replace(":bought", BOUGHT))
        except CheckViolation:
            held.rollback()
            return {"refused"}
        failing = {
            proof.name for proof in proofs.proofs() if held.execute(proof.sql, proof.values).fetchall()
        }
        held.rollback()
    return failing


@pytest.mark.django_db
def test_the_command_says_so_in_sentences_and_by_its_exit_code(filled, monkeypatch, capsys):
    monkeypatch.setattr(command.house, "opened", lambda _data: nullcontext())
    monkeypatch.setattr(command.house, "set_up_django", lambda _url: None)
    monkeypatch.setenv("DATABASE_URL", "postgresql:///x")
    words = argparse.Namespace(what="verify", json=False, data=None)
    assert command.run(words) == 0
    assert "The ledger is whole: 6 accounts, 8 postings, " in capsys.readouterr().out
    make_points(filled.client(), filled.worker, 1, cause="gift:1")
    assert command.run(words) == 1
    said = capsys.readouterr().out
    assert "1 postings are for “gift”, which nobody knows." in said
    assert "NOT whole" in said
    words.json = True
    assert command.run(words) == 1
    assert '"whole": false' in capsys.readouterr().out
    assert Wallet.objects.count() == 5
