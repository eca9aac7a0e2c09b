"""Release and after: what was done on release, and aftercare that the client wishes."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import may_on
from waystation.clients.access import must_reach as must_reach_client
from waystation.clients.models import Client, Kin
from waystation.orders.access import must_reach
from waystation.orders.models import Aftercare, Order, Release, ReleaseRecord
from waystation.rules import release as rules
from waystation.rules.orders import State
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def open_release(*, by: User, order: Order) -> Release:
    """The order ended by its term: from now on the list says who is to be told. Again is once.

    The caller has reached and locked the order.
    """
    release, made = Release.objects.get_or_create(order=order, defaults={"opened_by": by})
    if made:
        audit.record(by, "orders.release_opened", release, client_id=order.client_id)
    return release


@transaction.atomic
def record_release(
    *,
    by: User,
    order: Order,
    deed: rules.ReleaseDeed,
    on: date,
    today: date,
    form_key: UUID,
    way: str = "",
    number: str = "",
    kin: Kin | None = None,
    why_not: str = "",
    note: str = "",
) -> ReleaseRecord:
    """Write down one thing done on release; the same form twice is one row.

    Raises RuleBroken as ``rules.release.check_deed``; ``release.already`` (by whom, when);
    ``release.relative_of_other_file``.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    saved = ReleaseRecord.objects.filter(form_key=form_key, order=order).first()
    if saved is not None:
        return saved
    standing = order.release_records.filter(deed=deed, withdrawn_at__isnull=True)
    there = standing.select_related("recorded_by").first()
    if there is not None:
        raise RuleBroken("release.already", who=there.recorded_by.name, on=there.on)
    if kin is not None and kin.client_id != order.client_id:
        raise RuleBroken("release.relative_of_other_file")
    rules.check_deed(
        deed,
        on,
        ended_on=order.ended_on if order.state == State.COMPLETED else None,
        has_notice=bool(number.strip()),
        names_relative=kin is not None,
        says_why_not=bool(why_not.strip()),
        today=today,
    )
    row = ReleaseRecord.objects.create(
        order=order,
        deed=deed,
        on=on,
        way=way,
        number=number.strip(),
        kin=kin,
        why_not=why_not.strip(),
        note=note.strip(),
        form_key=form_key,
        recorded_by=by,
    )
    audit.record(
        by, "orders.release_recorded", row, client_id=order.client_id, deed=deed.value, on=on.isoformat()
    )
    return row


@transaction.atomic
def withdraw_release(*, by: User, order: Order, record_id: int, reason: str, now: datetime) -> ReleaseRecord:
    """Strike out what was written down by mistake: on the day of entry whoever wrote it may, later a second
    person who leads the street, with the reason.

    Raises RuleBroken ``release.withdraw_same_day``, ``release.reason_needed``; 404 for a row of another one.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    row = order.release_records.filter(pk=record_id).first()
    if row is None:
        raise Http404
    if row.withdrawn_at is not None:
        return row
    written_on = timezone.localdate(row.recorded_at)
    own_today = row.recorded_by_id == by.pk and written_on == timezone.localdate(now)
    leads = row.recorded_by_id != by.pk and may_on(by, order.client, Verb.ASSIGN_WORKER)
    if not own_today and not leads:
        raise RuleBroken("release.withdraw_same_day", on=written_on)
    if not own_today and not reason.strip():
        raise RuleBroken("release.reason_needed")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now, by, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    audit.record(by, "orders.release_withdrawn", row, client_id=order.client_id, deed=row.deed)
    return row


@transaction.atomic
def start_aftercare(
    *, by: User, client: Client, starts_on: date, every_months: int, wish: str, form_key: UUID, today: date
) -> Aftercare:
    """The client wishes to stay in touch. Raises RuleBroken as ``rules.release.check_aftercare``, and
    ``release.aftercare_running``, ``clients.file_closed``."""
    client = must_reach_client(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    saved = Aftercare.objects.filter(form_key=form_key, client=client).first()
    if saved is not None:
        return saved
    if client.state == Client.State.CLOSED:
        raise RuleBroken("clients.file_closed")
    running = client.aftercare.filter(ends_on__isnull=True).first()
    if running is not None:
        raise RuleBroken("release.aftercare_running", on=running.starts_on)
    has_running_order = client.orders.filter(ended_on__isnull=True).exists()
    rules.check_aftercare(starts_on, every_months, has_running_order=has_running_order, today=today)
    row = Aftercare.objects.create(
        client=client,
        starts_on=starts_on,
        every_months=every_months,
        wish=wish.strip(),
        form_key=form_key,
        made_by=by,
    )
    audit.record(by, "orders.aftercare_started", row, client_id=client.pk, on=starts_on.isoformat())
    return row


@transaction.atomic
def end_aftercare(*, by: User, client: Client, today: date) -> Aftercare:
    """The client no longer wishes it. Twice is once; raises RuleBroken ``release.no_aftercare``."""
    client = must_reach_client(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    row = client.aftercare.order_by("-starts_on", "-pk").first()
    if row is None:
        raise RuleBroken("release.no_aftercare")
    if row.ends_on is not None:
        return row
    row.ends_on, row.ended_by = max(today, row.starts_on), by
    row.save(update_fields=["ends_on", "ended_by"])
    audit.record(by, "orders.aftercare_ended", row, client_id=client.pk, on=today.isoformat())
    return row
