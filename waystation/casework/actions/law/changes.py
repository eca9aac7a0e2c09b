"""Changing legal records by two people: the request and its decision.

The change itself is the action that always did it (``correct_screening``, ``withdraw_step`` …). Each passes
``queries.check`` first; a request carries it out with itself as ``approved``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of, officers_of
from waystation.audit import actions as audit
from waystation.casework.models import ChangeRequest
from waystation.casework.queries.law import changes as queries
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.notices import actions as notices
from waystation.rules import changes as rules
from waystation.rules.changes import ChangeState, Subject, What
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import MAY, Role, Verb

#: What the record says of a decision.
_DEEDS = {
    ChangeState.APPROVED: "casework.change_approved",
    ChangeState.REFUSED: "casework.change_refused",
    ChangeState.LAPSED: "casework.change_lapsed",
}
#: Carries a request out: (by, request, record, now). ``by`` decides; when it is tried, ``by`` asks.
CarryOut = Callable[[User, ChangeRequest, Any, datetime], object]


def _locked(by: User, asked: ChangeRequest, verb: Verb) -> ChangeRequest:
    """The request behind its file's lock; 404 out of reach, for the request or for its sort of record."""
    must_reach(by, asked.client_id, verb, lock=True)
    if not queries.visible_to(by).filter(pk=asked.pk).exists():
        raise Http404
    row = ChangeRequest.objects.select_for_update(of=("self",)).select_related("client", "asked_by")
    found = row.get(pk=asked.pk)
    if found.state != ChangeState.WAITING:
        raise RuleBroken("changes.decided_already", state=ChangeState(found.state))
    return found


@transaction.atomic
def ask(
    *,
    by: User,
    subject: Subject,
    row_id: int,
    client_id: int,
    what: What,
    posted: str,
    before: Mapping[str, Any],
    reason: str,
    carry_out: CarryOut,
    today: date,
    now: datetime,
    legal_after: bool = False,
) -> ChangeRequest:
    """Ask for a change that needs a second person. Whatever the change itself would refuse is refused now.

    The same request sent twice is one. Raises Http404 out of reach; RuleBroken as
    ``rules.changes.check_ask``, ``changes.nobody_else``, and whatever the change raises.
    """
    record = queries.SUBJECTS[subject]
    client = must_reach(by, client_id, record.verb, lock=True)
    row = record.find(row_id, lock=True)
    if row is None or record.client_of(row).pk != client.pk:
        raise Http404
    there = queries.waiting(subject, row_id).get(row_id)
    if there and there.asked_by_id == by.pk and json.loads(there.asked)["posted"] == posted:
        return there
    found = queries.way_of(by, subject, row, today, legal_after=legal_after)
    rules.check_ask(found, reason=reason, is_waiting=there is not None)
    deciders = _deciders(by, client, record)
    told = {"posted": posted, "before": before, "mark": record.mark(row)}
    request = ChangeRequest.objects.create(
        client=client,
        subject=subject,
        row_id=row_id,
        what=what,
        asked=json.dumps(told, ensure_ascii=False),
        reason=reason.strip(),
        asked_by=by,
        asked_at=now,
    )
    _try(by, request, row, carry_out, now)
    audit.record(
        by, "casework.change_asked", request, client_id=client.pk, sort=subject, row=row_id, what=what
    )
    _tell(by, request, deciders, "changes.told_asked")
    return request


def _try(by: User, request: ChangeRequest, row: Any, carry_out: CarryOut, now: datetime) -> None:
    """Do it and take it back at once: the asker hears now what would be refused later."""
    with transaction.atomic():
        carry_out(by, request, row, now)
        transaction.set_rollback(True)


def _deciders(by: User, client: Client, record: queries.Record) -> list[User]:
    """Who may be the second person for this record: heads of the place, officers of the station.

    Raises RuleBroken ``changes.nobody_else`` where nobody but ``by`` could: it would wait for ever.
    """
    found: dict[int, User] = {}
    if Role.HEAD in MAY[record.verb]:
        found |= {user.pk: user for user in heads_of(client.area_id)}
    if Role.POLICE in MAY[record.verb]:
        found |= {user.pk: user for user in officers_of(client.station_id)}
    found.pop(by.pk, None)
    if not found:
        raise RuleBroken("changes.nobody_else")
    return list(found.values())


def _tell(by: User, request: ChangeRequest, to: list[User], code: str) -> None:
    notices.notify(
        by=by,
        to=to,
        code=code,
        client=request.client,
        key=f"change:{request.pk}:{request.state}",
        who=by.name,
        subject=request.subject,
    )


@transaction.atomic
def take_back(*, by: User, asked: ChangeRequest, now: datetime) -> ChangeRequest:
    """Who asked no longer wants it. Raises RuleBroken ``changes.not_own_request``,
    ``changes.decided_already``."""
    request = _locked(by, asked, queries.SUBJECTS[Subject(asked.subject)].verb)
    rules.check_take_back(asked_by=request.asked_by_id, by=by.pk)
    request.state, request.decided_at = ChangeState.TAKEN_BACK.value, now
    request.save(update_fields=["state", "decided_at"])
    audit.record(by, "casework.change_taken_back", request, client_id=request.client_id)
    return request


@transaction.atomic
def decide(
    *, by: User, asked: ChangeRequest, grants: bool, words: str, carry_out: CarryOut, now: datetime
) -> ChangeRequest:
    """A second person approves and the change is carried out in the same transaction, or refuses.

    If the record is no longer what it was when it was asked about, nothing is done and the request lapses;
    who asked is told either way. Raises Http404 out of reach; RuleBroken as ``rules.changes.check_decide``,
    ``changes.decided_already``, and whatever the change raises now.
    """
    request = _locked(by, asked, Verb.DECIDE_CHANGE)
    rules.check_decide(asked_by=request.asked_by_id, by=by.pk, words=words)
    state = ChangeState.REFUSED
    if grants:
        record = queries.SUBJECTS[Subject(request.subject)]
        row = record.find(request.row_id, lock=True)
        if row is not None and not queries.is_stale(request, row):
            carry_out(by, request, row, now)
            state = ChangeState.APPROVED
        else:
            state = ChangeState.LAPSED
    request.state, request.words = state.value, words.strip()
    request.decided_by, request.decided_at = by, now
    request.save(update_fields=["state", "words", "decided_by", "decided_at"])
    audit.record(
        by,
        _DEEDS[state],
        request,
        client_id=request.client_id,
        sort=request.subject,
        row=request.row_id,
        asked_by=request.asked_by_id,
    )
    _tell(by, request, [request.asked_by], f"changes.told_{state.value}")
    return request
