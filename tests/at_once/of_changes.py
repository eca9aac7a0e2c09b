"""Changes of legal records by two people."""

from __future__ import annotations

import itertools

from django.utils import timezone

from tests.at_once import Case, Words
from tests.casework.changes.making import asked_withdrawal, file_with_order, legal_test
from tests.people import Cast
from waystation.casework.forms.law import changes as hands
from waystation.casework.models import ChangeRequest

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
L = "casework.actions.law.changes."


def _request(world: Cast) -> ChangeRequest:
    return asked_withdrawal(world, legal_test(world, file_with_order(world, f"学员改{next(_n)}")))


def _ask(world: Cast) -> Words:
    row = legal_test(world, file_with_order(world, f"学员改{next(_n)}"))
    return {
        "by": world.worker,
        "subject": "screening",
        "row_id": row.pk,
        "client_id": row.client_id,
        "what": "withdraw",
        "posted": "",
        "before": {},
        "reason": "登记错人",
        "carry_out": hands.carry_out,
        "today": TODAY,
        "now": NOW,
    }


def _two_say_yes(world: Cast) -> tuple[Words, Words]:
    """The head and the officer of the station at the same moment."""
    common = {"asked": _request(world), "grants": True, "words": "核对无误", "carry_out": hands.carry_out}
    return {"by": world.head, "now": NOW, **common}, {"by": world.police, "now": NOW, **common}


CASES = {
    L + "ask": Case(_ask, "casework.change_asked"),
    L + "take_back": Case(
        lambda w: {"by": w.worker, "asked": _request(w), "now": NOW}, "casework.change_taken_back"
    ),
    L + "decide": Case(_two_say_yes, "casework.change_approved"),
}
