"""Keeping the stored obligations equal to what the rules say: one file at once, all files at night."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef, Q

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework.models import NightlyPass, NotPossible, Obligation, ObligationChange
from waystation.casework.queries import cases
from waystation.casework.queries.cases import Case
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.rules import contacts
from waystation.rules import obligations as rules
from waystation.rules.calendar import ONE_DAY, add_days
from waystation.rules.obligations import LIVE, ObligationState
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

log = logging.getLogger(__name__)

#: Files per transaction of the nightly pass: few enough that nobody waits long for a locked file.
BATCH = 200
_COURSE = (ObligationState.OPEN.value, ObligationState.OVERDUE.value, ObligationState.MISSED.value)
#: Contacts that change how an obligation ages: our own fault, excused, not yet qualified.
_NOT_COUNTED = contacts.NOT_COUNTED | {contacts.Outcome.EVIDENCE_AWAITED}
_WRITTEN = (
    "order",
    "rule",
    "opens_on",
    "due_on",
    "closes_on",
    "state",
    "opens_as",
    "late_as",
    "closes_as",
    "priority",
    "why",
    "fulfilled_by",
    "settled_on",
)


@transaction.atomic(savepoint=False)
def refresh(*, by: User | None, client: Client, today: date, case: Case | None = None) -> int:
    """Make the stored obligations of ``client`` equal to the rules' list; how many rows changed.

    Every flow that changes a client's facts calls this last, in its own transaction, with the client locked.
    ``case``: the facts, where the caller has them already (with the change in them); else they are read.
    """
    return _write([case or cases.load_one(client, today)], by=by, today=today)


def _boundaries(computed: Iterable[rules.Obligation], today: date) -> set[date]:
    """The coming days on which a live obligation changes its state by itself."""
    days = {o.opens_on for o in computed} | {o.due_on + ONE_DAY for o in computed}
    days |= {o.closes_on + ONE_DAY for o in computed if o.closes_on}
    return {day for day in days if day > today}


def _courses(case: Case, live: Sequence[rules.Obligation], today: date) -> dict[str, tuple[str, str, str]]:
    """What each live obligation becomes as days pass.

    Nearly always open, overdue, missed. Only a suspension, an excused absence or one that awaits its evidence
    makes it something else; then the rules are asked again for the days to come.
    """
    first = min((o.opens_on for o in live), default=today)
    special = (
        any(s.to_on is None or s.to_on >= first for facts in case.facts.orders for s in facts.suspensions)
        or any((f.is_excused or f.awaits_evidence) and f.taken_on >= first for f in case.facts.screenings)
        or any(f.outcome in _NOT_COUNTED and f.held_on >= first for f in case.facts.contacts)
    )
    if not special:
        return {}
    then = {
        day: {o.key: o.state.value for o in case.obligations(day)} for day in sorted(_boundaries(live, today))
    }

    def on(obligation: rules.Obligation, day: date | None, usual: str) -> str:
        if day is None or day <= today:
            return usual
        return then[day].get(obligation.key, ObligationState.ENDED.value)

    opens, late, closes = _COURSE
    return {
        o.key: (
            on(o, o.opens_on, opens),
            on(o, o.due_on + ONE_DAY, late),
            on(o, o.closes_on + ONE_DAY if o.closes_on else None, closes),
        )
        for o in live
    }


def _row(case: Case, obligation: rules.Obligation, course: tuple[str, str, str]) -> Obligation:
    done = obligation.fulfilled_by
    opens_as, late_as, closes_as = course
    return Obligation(
        client_id=case.client.pk,
        order_id=obligation.order_id,
        key=obligation.key,
        rule=obligation.rule.value,
        opens_on=obligation.opens_on,
        due_on=obligation.due_on,
        closes_on=obligation.closes_on,
        state=obligation.state.value,
        opens_as=opens_as,
        late_as=late_as,
        closes_as=closes_as,
        priority=obligation.priority,
        why={"code": obligation.why.code, "params": _plain(obligation.why.params)},
        fulfilled_by=cases.written_fulfilled(done),
        settled_on=done.on if done else None,
    )


def _plain(params: Any) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in params.items()}


@dataclass(slots=True)
class _Writing:
    """What one batch has to write."""

    rows: list[Obligation]
    ended: list[int]
    history: list[tuple[int | None, tuple[int, str], ObligationChange]]


def _differences(case: Case, writing: _Writing, *, by: User | None, today: date) -> None:
    """Add to ``writing`` what differs between the stored rows of one case and the rules' list."""
    known = {row.kept.key: row for row in case.stored}
    horizon = add_days(today, cases.HORIZON_DAYS)
    computed = [
        o for o in case.obligations(today) if o.key in known or not o.is_live or o.opens_on <= horizon
    ]
    courses = _courses(case, [o for o in computed if o.is_live], today)
    written: set[str] = set()
    for change in rules.changes((row.kept for row in case.stored), computed):
        row = known.get(change.key)
        if change.obligation is not None:
            made = _row(case, change.obligation, courses.get(change.key, _COURSE))
            writing.rows.append(made)
            written.add(change.key)
        elif row is not None:
            writing.ended.append(row.id)
        if change.is_history:
            entry = ObligationChange(
                from_state=change.from_state.value if change.from_state else "",
                to_state=change.to_state.value,
                on=today,
                by=by,
            )
            writing.history.append((row.id if row else None, (case.client.pk, change.key), entry))
    for obligation in computed:
        row = known.get(obligation.key)
        if row is None or obligation.key in written or not obligation.is_live:
            continue
        course = courses.get(obligation.key, _COURSE)
        if row.course != course:
            writing.rows.append(_row(case, obligation, course))


def _write(batch: Sequence[Case], *, by: User | None, today: date) -> int:
    """Write the differences of a batch: at most three statements, none where nothing changed."""
    writing = _Writing([], [], [])
    for case in batch:
        _differences(case, writing, by=by, today=today)
    ids: dict[tuple[int, str], int] = {}
    if writing.rows:
        made = Obligation.objects.bulk_create(
            writing.rows,
            update_conflicts=True,
            unique_fields=["client", "key"],
            update_fields=_WRITTEN,
            batch_size=4000,
        )
        ids = {(row.client_id, row.key): row.pk for row in made}
    if writing.ended:
        Obligation.objects.filter(pk__in=writing.ended).update(
            state=ObligationState.ENDED.value, settled_on=today
        )
    for known_id, place, entry in writing.history:
        entry.obligation_id = known_id if known_id is not None else ids[place]
    ObligationChange.objects.bulk_create([entry for _, _, entry in writing.history], batch_size=8000)
    return len(writing.rows) + len(writing.ended)


@dataclass(frozen=True, slots=True)
class NightlyResult:
    """What a nightly pass did. ``failed``: the ids of the files it could not compute, each logged."""

    clients: int
    changed: int
    failed: tuple[int, ...]


def _wanted() -> Any:
    """Open files, and closed ones that still have something unsettled."""
    live = Obligation.objects.filter(client=OuterRef("pk"), state__in=[state.value for state in LIVE])
    return Client.objects.filter(Q(state=Client.State.OPEN) | Exists(live)).order_by("pk")


def refresh_all(*, today: date, now: datetime, batch_size: int = BATCH) -> NightlyResult:
    """The nightly pass over all files, a batch to a transaction; restartable.

    How far it came is kept with each batch (:class:`NightlyPass`): a pass that was cut off goes on there, and
    one that was finished today does nothing. Two passes at once share the work. A file whose facts break the
    computation is left as it is, logged and reported; the others go on.
    """
    NightlyPass.objects.get_or_create(on=today)
    while _next_batch(today=today, now=now, batch_size=batch_size):
        pass
    held = NightlyPass.objects.get(on=today)
    return NightlyResult(held.clients, held.changed, tuple(held.failed))


@transaction.atomic
def _next_batch(*, today: date, now: datetime, batch_size: int) -> bool:
    """One batch; False when nothing is left."""
    held = NightlyPass.objects.select_for_update().get(on=today)
    if held.finished_at is not None:
        return False
    batch = list(
        _wanted()
        .filter(pk__gt=held.last_client_id)
        .only("pk", "area", "state", "closed_on")
        .select_for_update(of=("self",), no_key=True)[:batch_size]
    )
    if not batch:
        held.finished_at = now
        held.save(update_fields=["finished_at"])
        return False
    changed, failed = _batch(batch, today=today)
    held.last_client_id = batch[-1].pk
    held.clients += len(batch)
    held.changed += changed
    held.failed = [*held.failed, *failed]
    held.save(update_fields=["last_client_id", "clients", "changed", "failed"])
    return True


def _batch(batch: Sequence[Client], *, today: date) -> tuple[int, list[int]]:
    """(changed rows, files that failed). Only when the batch breaks is it tried file by file."""
    try:
        with transaction.atomic():
            return _write(cases.load(batch, today), by=None, today=today), []
    except (OperationalError, InterfaceError):
        raise  # the database is away: no file's fault, and the pass goes on later
    except Exception:  # noqa: BLE001 - edge of the worker loop: one broken file must not stop the others
        log.warning("nightly: a batch broke, going file by file")
    changed, failed = 0, []
    for client in batch:
        try:
            with transaction.atomic():
                changed += _write([cases.load_one(client, today)], by=None, today=today)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("nightly: file %s could not be computed", client.pk)
            failed.append(client.pk)
    return changed, failed


@transaction.atomic
def not_possible(*, by: User, client: Client, key: str, reason: str, note: str, today: date) -> NotPossible:
    """Note that one obligation could not be done, with its reason.

    Said twice it stays one entry. Raises RuleBroken as ``rules.obligations.check_not_possible``, and
    ``obligations.unknown`` for a key the rules do not know.
    """
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    case = cases.load_one(client, today)
    obligation = next((o for o in case.obligations(today) if o.key == key), None)
    if obligation is None:
        raise RuleBroken("obligations.unknown")
    standing = NotPossible.objects.filter(client=client, key=key, withdrawn_at__isnull=True).first()
    if standing is not None:
        return standing
    rules.check_not_possible(obligation, entered_on=today, today=today)
    entry = NotPossible.objects.create(
        client=client,
        key=key,
        reason=rules.NotPossibleReason(reason).value,
        note=note,
        on=today,
        by=by,
    )
    audit.record(
        by, "casework.not_possible_entered", entry, client_id=client.pk, key=key, reason=entry.reason
    )
    refresh(by=by, client=client, today=today)
    return entry


@transaction.atomic
def withdraw_not_possible(*, by: User, entry: NotPossible, today: date, now: datetime) -> NotPossible:
    """Take such an entry back; what was due is due again. Taken back twice it stays as the first time."""
    client = must_reach(by, entry.client_id, Verb.RECORD_CONTACT, lock=True)
    entry = NotPossible.objects.select_for_update().get(pk=entry.pk)
    if entry.withdrawn_at is None:
        entry.withdrawn_at = now
        entry.save(update_fields=["withdrawn_at"])
        audit.record(by, "casework.not_possible_withdrawn", entry, client_id=client.pk, key=entry.key)
        refresh(by=by, client=client, today=today)
    return entry
