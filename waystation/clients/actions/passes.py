"""Opening a file outside the own caseload: why, until when, and the check afterwards."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.http import Http404
from django.utils import timezone

from waystation.accounts.access import reach
from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients import access
from waystation.clients.access import must_reach, outside, passes_visible_to
from waystation.clients.models import AccessPass, Client
from waystation.rules.privacy.reasons import PassKind, Reason, check_daily, check_finding, check_reason
from waystation.rules.roles import Role, Verb


@transaction.atomic
def state_reason(
    *, by: User, client: Client, reason: str, words: str, hours: int, now: datetime
) -> AccessPass:
    """A head says why they open a file of somebody else's caseload; it is remembered for ``hours``.

    Raises RuleBroken as ``check_reason``.
    """
    client = must_reach(by, client.pk, Verb.SEE_OVERSIGHT)
    check_reason(PassKind.STATED, reason, words)
    return _give(by, client, PassKind.STATED, reason=reason, words=words, hours=hours, now=now)


@transaction.atomic
def inspect(*, by: User, client: Client, reason: str, words: str, hours: int, now: datetime) -> AccessPass:
    """District or city reads one file of its area for ``hours``, with a reason in words. 404 elsewhere."""
    client = _must_be_outside(by, client, Verb.INSPECT_FILES)
    check_reason(PassKind.OVERSIGHT, reason, words)
    return _give(by, client, PassKind.OVERSIGHT, reason=reason, words=words, hours=hours, now=now)


@transaction.atomic
def break_glass(
    *, by: User, client: Client, reason: str, words: str, hours: int, most: int, today: date, now: datetime
) -> AccessPass:
    """A worker opens a colleague's file, a head a specially protected one, for ``hours``; ``most`` a day.

    The same file again while it is open changes nothing. Raises Http404 where the file is not theirs to ask
    for; RuleBroken as ``check_reason``, ``privacy.too_many_today``.
    """
    client = _must_be_outside(by, client, Verb.BREAK_GLASS)
    check_reason(PassKind.BREAK_GLASS, reason, words)
    if not _is_head_of(by, client):
        start = timezone.make_aware(datetime.combine(today, datetime.min.time()))
        mine = AccessPass.objects.filter(user=by, kind=PassKind.BREAK_GLASS, starts_at__gte=start)
        check_daily(mine.exclude(client=client, ended_at__isnull=True, ends_at__gt=now).count(), most)
    return _give(by, client, PassKind.BREAK_GLASS, reason=reason, words=words, hours=hours, now=now)


@transaction.atomic
def give_unsealed(*, by: User, to: User, client: Client, words: str, hours: int, now: datetime) -> AccessPass:
    """``by`` agreed that ``to`` reads a sealed file for ``hours``; the words are those of the request."""
    row = _give(to, client, PassKind.UNSEALED, reason=Reason.UNSEALED, words=words, hours=hours, now=now)
    audit.record(by, "clients.unsealed", row, client_id=client.pk, until=row.ends_at.isoformat())
    return row


def _must_be_outside(by: User, client: Client, verb: Verb) -> Client:
    """The client, with ``by`` locked so that two clicks go one after the other; 404 if not theirs to ask for.

    A file that a pass already holds open is found too: asking twice is no mistake.
    """
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    found = outside(by, verb).filter(pk=client.pk).first()
    if found is not None:
        return found
    access.forget_passes(by)
    if any(held.client_id == client.pk for held in access.held_passes(by)):
        return client
    raise Http404


def _is_head_of(by: User, client: Client) -> bool:
    return any(grant.role is Role.HEAD and client.area_id.startswith(grant.path) for grant in reach(by))


def _give(
    by: User, client: Client, kind: PassKind, *, reason: str, words: str, hours: int, now: datetime
) -> AccessPass:
    """Write the pass, or answer with the one that still holds."""
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    held = AccessPass.objects.filter(
        client=client, user=by, kind=kind, ended_at__isnull=True, ends_at__gt=now
    ).first()
    if held is not None:
        return held
    row = AccessPass.objects.create(
        client=client,
        user=by,
        kind=kind,
        reason=reason,
        words=words.strip(),
        starts_at=now,
        ends_at=now + timedelta(hours=hours),
    )
    if kind is not PassKind.STATED:
        _note_until(by, now)
    audit.record(
        by,
        f"clients.{kind.value}",
        row,
        client_id=client.pk,
        reason=reason,
        until=row.ends_at.isoformat(),
        words=bool(row.words),
    )
    return row


def _note_until(by: User, now: datetime) -> None:
    """Keep on the account until when any of its passes holds; None once none does."""
    open_ones = AccessPass.objects.filter(user=by, ended_at__isnull=True, ends_at__gt=now)
    by.passes_until = open_ones.exclude(kind=PassKind.STATED).aggregate(last=Max("ends_at"))["last"]
    by.save(update_fields=["passes_until"])
    access.forget_passes(by)


@transaction.atomic
def end_pass(*, by: User, client: Client, now: datetime) -> None:
    """Hand back what a pass holds open; nothing held, nothing done."""
    rows = list(
        AccessPass.objects.select_for_update()
        .filter(client=client, user=by, ended_at__isnull=True, ends_at__gt=now)
        .exclude(kind=PassKind.STATED)
    )
    for row in rows:
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        audit.record(by, "clients.pass_ended", row, client_id=client.pk)
    if rows:
        _note_until(by, now)


@transaction.atomic
def check_pass(*, by: User, given: AccessPass, finding: str, note: str, now: datetime) -> AccessPass:
    """A head (or the office above) has looked into an emergency look. Checked twice keeps the first.

    Raises Http404, RuleBroken as ``check_finding``.
    """
    row = passes_visible_to(by, Verb.CHECK_PASSES).filter(pk=given.pk, kind=PassKind.BREAK_GLASS)
    held = row.select_for_update(of=("self",)).first()
    if held is None:
        raise Http404
    if held.finding:
        return held
    held.finding = check_finding(finding, note, by_same_person=held.user_id == by.pk).value
    held.checked_by, held.checked_at, held.check_note = by, now, note.strip()
    held.save(update_fields=["finding", "checked_by", "checked_at", "check_note"])
    audit.record(by, "clients.pass_checked", held, client_id=held.client_id, finding=held.finding)
    return held


@transaction.atomic
def forget_ended_passes(*, by: User | None, now: datetime) -> int:
    """The nightly pass: accounts whose last pass is over are asked nothing more. How many there were."""
    accounts = list(User.objects.filter(passes_until__lte=now).select_for_update(of=("self",)))
    for account in accounts:
        account.passes_until = None
        account.save(update_fields=["passes_until"])
        audit.record(by, "clients.passes_over", account)
    return len(accounts)
