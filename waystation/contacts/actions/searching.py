"""Looking for somebody: opening a search, its steps, the head's decision, its end. Nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client, Kin
from waystation.contacts import access
from waystation.contacts.models import Search, SearchDecision, SearchStep
from waystation.contacts.queries import searches as queries
from waystation.rules.calendar import add_days
from waystation.rules.care import searching as rules
from waystation.rules.care.searching import FOUND, Decision, SearchEnd, StepOutcome
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True)
class Tried:
    """One step as it was taken."""

    step: rules.SearchStep
    on: date
    outcome: StepOutcome
    kin: Kin | None = None
    partner: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)


@transaction.atomic
def open_search(
    *, by: User, client: Client, order_id: int | None, lost_since: date, law: Law, form_key: UUID, today: date
) -> Search:
    """Begin to look for somebody; there is one search at a time. Raises RuleBroken ``search.too_early``."""
    client = access.must_record(by, client.pk)
    standing = Search.objects.filter(client=client, closed_on__isnull=True).first()
    if standing is not None:
        return standing
    rules.check_open(lost_since, today, law)
    search = Search.objects.create(
        client=client,
        order_id=order_id,
        lost_since=lost_since,
        opened_on=today,
        opened_by=by,
        box_until=add_days(today, law.number("search_box_days")),
        form_key=form_key,
    )
    audit.record(by, "contacts.search_opened", search, client_id=client.pk, lost_since=lost_since.isoformat())
    return search


def _held(by: User, search: Search, *, head: bool = False) -> Search:
    """The open search behind its client's lock. RuleBroken ``search.closed``."""
    (access.must_decide if head else access.must_record)(by, search.client_id)
    row = Search.objects.select_for_update(of=("self",)).select_related("client").get(pk=search.pk)
    if row.closed_on is not None:
        raise RuleBroken("search.closed", on=row.closed_on)
    return row


@transaction.atomic
def take_step(*, by: User, search: Search, tried: Tried, form_key: UUID, today: date) -> SearchStep:
    """Write a step down; the same form twice is one. Who was reached ends the search.

    Raises RuleBroken as ``rules.care.searching.check_step``, and ``search.closed``.
    """
    if (saved := SearchStep.objects.filter(form_key=form_key, search=search).first()) is not None:
        access.must_record(by, search.client_id)
        return saved
    row = _held(by, search)
    agreed = tried.kin is not None and queries.consenting_kin(row.client).filter(pk=tried.kin.pk).exists()
    rules.check_step(
        tried.step,
        tried.outcome,
        tried.on,
        taken=queries.taken(row),
        opened_on=row.opened_on,
        today=today,
        reason=tried.reason,
        has_consent=agreed,
        place_named=queries.place_named(row),
    )
    step = SearchStep.objects.create(search=row, recorded_by=by, form_key=form_key, **vars(tried))
    audit.record(
        by,
        "contacts.search_step_taken",
        step,
        client_id=row.client_id,
        step=tried.step,
        outcome=tried.outcome,
    )
    if tried.outcome in FOUND:
        _close(by, row, SearchEnd.FOUND, found_on=tried.on, note="", today=today)
    return step


@transaction.atomic
def decide(
    *,
    by: User,
    search: Search,
    decision: Decision,
    next_on: date,
    note: str,
    form_key: UUID,
    today: date,
) -> SearchDecision:
    """The head says how it goes on; only the head may. The same form twice is one.

    Raises Http404, RuleBroken ``search.closed``, ``search.note_needed``, ``search.next_in_past``.
    """
    if (saved := SearchDecision.objects.filter(form_key=form_key, search=search).first()) is not None:
        access.must_decide(by, search.client_id)
        return saved
    row = _held(by, search, head=True)
    if not note.strip():
        raise RuleBroken("search.note_needed")
    if next_on <= today:
        raise RuleBroken("search.next_in_past", on=next_on)
    made = SearchDecision.objects.create(
        search=row,
        decision=decision,
        on=today,
        next_on=next_on,
        note=note.strip(),
        decided_by=by,
        form_key=form_key,
    )
    audit.record(by, "contacts.search_decided", made, client_id=row.client_id, decision=decision)
    return made


@transaction.atomic
def close_search(
    *, by: User, search: Search, end: SearchEnd, found_on: date | None, note: str, today: date
) -> Search:
    """The client came back, or is known to be elsewhere, or the search was a mistake. Ended twice it stays as
    the first time. Raises RuleBroken ``search.found_day_needed``, ``search.future``,
    ``search.note_needed``."""
    access.must_record(by, search.client_id)
    row = Search.objects.select_for_update(of=("self",)).filter(pk=search.pk).first()
    if row is None:
        raise Http404
    if row.closed_on is not None:
        return row
    if end in (SearchEnd.FOUND, SearchEnd.RETURNED) and found_on is None:
        raise RuleBroken("search.found_day_needed")
    if found_on is not None and found_on > today:
        raise RuleBroken("search.future", on=found_on)
    if not note.strip():
        raise RuleBroken("search.note_needed")
    return _close(by, row, end, found_on=found_on, note=note, today=today)


def _close(by: User, row: Search, end: SearchEnd, *, found_on: date | None, note: str, today: date) -> Search:
    row.found_on = found_on if end in (SearchEnd.FOUND, SearchEnd.RETURNED) else None
    row.closed_on, row.closed_by, row.end, row.end_note = today, by, end, note.strip()
    row.save(update_fields=["found_on", "closed_on", "closed_by", "end", "end_note"])
    audit.record(by, "contacts.search_closed", row, client_id=row.client_id, end=end)
    return row
