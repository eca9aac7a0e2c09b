"""What joining or parting would do, shown before anybody confirms: done, looked at, and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from waystation.accounts.models import User
from waystation.casework import hanging, keeping
from waystation.casework.queries import cases
from waystation.casework.refiling import joining
from waystation.casework.refiling import keeping as kept
from waystation.casework.refiling.questions import Answers, Questions, questions
from waystation.clients.hanging import Way
from waystation.clients.models import Client
from waystation.rules.obligations import Obligation


@dataclass(frozen=True)
class Moved:
    """How many rows of one table go over, and how many stay because the other file has them already."""

    model: str
    moves: int
    stays: int


@dataclass(frozen=True)
class Preview:
    """Two files side by side, before they become one. ``due``: what will be due in the file that stays."""

    target: Client
    source: Client
    asked: Questions
    seen: str
    moved: tuple[Moved, ...]
    due: tuple[Obligation, ...]


def preview(
    *, by: User, target: Client, source: Client, chosen: Mapping[str, str], today: date, now: datetime
) -> Preview:
    """Try it with ``chosen`` (what is proposed where nothing possible was chosen), and take it all back."""
    with transaction.atomic():
        before = kept.state([target, source])
        asked = questions(target, source)
        open_ones = {question: sorted(answers)[-1] for question, answers in asked.wanted.items()}
        said = {
            question: chosen[question]
            for question, may in asked.wanted.items()
            if chosen.get(question) in may
        }
        answers = Answers({**open_ones, **asked.proposed, **said})
        counts = _counts(source)
        again = list(Client.objects.filter(pk__in=[target.pk, source.pk]).select_for_update(of=("self",)))
        tried = {row.pk: row for row in again}
        joining.join(
            by=by,
            target=tried[target.pk],
            source=tried[source.pk],
            asked=asked,
            answers=answers,
            today=today,
            now=now,
        )
        left = _counts(source)
        case = cases.load_one(tried[target.pk], today)
        keeping.write([case], by=by, today=today)
        due = tuple(o for o in case.obligations(today) if o.is_live)
        transaction.set_rollback(True)
    moved = tuple(Moved(model, n - left.get(model, 0), left.get(model, 0)) for model, n in counts.items())
    return Preview(target, source, asked, kept.seen(before), moved, due)


def _counts(client: Client) -> dict[str, int]:
    found = {}
    for hangs in hanging.MOVING:
        if hangs.way is Way.MOVES:
            count = hanging.manager(hangs).filter(**{hangs.field: client}).count()
            if count:
                found[hangs.model] = count
    return found
