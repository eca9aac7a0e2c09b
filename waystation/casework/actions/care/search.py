"""Looking for somebody, over several rooms: what falls due, and a matter where the head wants one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.casework.actions import obligations
from waystation.casework.queries import cases
from waystation.clients.models import Client
from waystation.contacts import access
from waystation.contacts.actions import searching
from waystation.contacts.models import Search, SearchDecision, SearchStep
from waystation.orders.actions import matters
from waystation.orders.models import Order
from waystation.rules.calendar import ONE_DAY
from waystation.rules.care.searching import Decision, SearchEnd
from waystation.rules.matters import MatterKind
from waystation.rules.obligations.lost import last_contact
from waystation.rules.problems import RuleBroken


@transaction.atomic
def open_search(*, by: User, client: Client, form_key: UUID, today: date) -> Search:
    """Begin to look for the client of a running order; since when, the records say.

    Raises RuleBroken ``search.no_order``, ``search.too_early``.
    """
    client = access.must_record(by, client.pk)
    case = cases.load_one(client, today)
    order = case.current()
    since = last_contact(case.facts, order) if order is not None else None
    if order is None or since is None:
        raise RuleBroken("search.no_order")
    search = searching.open_search(
        by=by,
        client=client,
        order_id=order.id,
        lost_since=since,
        law=case.law,
        form_key=form_key,
        today=today,
    )
    obligations.refresh(by=by, client=client, today=today)
    return search


@transaction.atomic
def take_step(*, by: User, search: Search, tried: searching.Tried, form_key: UUID, today: date) -> SearchStep:
    """See ``contacts.actions.searching.take_step``."""
    client = access.must_record(by, search.client_id)
    step = searching.take_step(by=by, search=search, tried=tried, form_key=form_key, today=today)
    obligations.refresh(by=by, client=client, today=today)
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
    """The head decides. Only where the head chose so, a matter asks the police to use their own means; it
    goes the way of every matter, and no legal state changes."""
    client = access.must_decide(by, search.client_id)
    made = searching.decide(
        by=by,
        search=search,
        decision=decision,
        next_on=next_on,
        note=note,
        form_key=form_key,
        today=today,
    )
    if decision is Decision.POLICE:
        matters.open_matter(
            by=by,
            client=client,
            order=Order.objects.filter(pk=search.order_id or 0).first(),
            kind=MatterKind.ABSENCE,
            key=f"search:{search.pk}",
            today=today,
            from_on=search.lost_since + ONE_DAY,
        )
    obligations.refresh(by=by, client=client, today=today)
    return made


@transaction.atomic
def close_search(
    *, by: User, search: Search, end: SearchEnd, found_on: date | None, note: str, today: date
) -> Search:
    """See ``contacts.actions.searching.close_search``."""
    client = access.must_record(by, search.client_id)
    row = searching.close_search(by=by, search=search, end=end, found_on=found_on, note=note, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row
