"""Writing the difference between the stored obligations and what the rules say now.

Called by actions in their transaction; every change of a state leaves a row of history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from waystation.accounts.models import User
from waystation.casework import copying
from waystation.casework.models import Obligation, ObligationChange
from waystation.casework.queries import cases
from waystation.casework.queries.cases import Case, StoredRow
from waystation.rules import contacts
from waystation.rules import obligations as rules
from waystation.rules.calendar import ONE_DAY, add_days
from waystation.rules.law import Why
from waystation.rules.obligations import ObligationState

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


def _boundaries(computed: Iterable[rules.Obligation], today: date) -> set[date]:
    """The coming days on which a live obligation changes its state by itself."""
    days = {o.opens_on for o in computed} | {o.due_on + ONE_DAY for o in computed}
    days |= {o.closes_on + ONE_DAY for o in computed if o.closes_on != rules.NEVER}
    return {day for day in days if day > today}


def _courses(case: Case, live: Sequence[rules.Obligation], today: date) -> dict[str, tuple[str, str, str]]:
    """What each live obligation becomes as days pass.

    Nearly always open, overdue, missed. Only a suspension, a leave, an excused absence or one that awaits its
    evidence makes it something else; then the rules are asked again for the days to come.
    """
    first = min((o.opens_on for o in live), default=today)
    special = (
        any(s.to_on is None or s.to_on >= first for facts in case.facts.orders for s in facts.suspensions)
        or any(last >= first for _from, last in case.facts.leave_days)
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
            on(o, None if o.closes_on == rules.NEVER else o.closes_on + ONE_DAY, closes),
        )
        for o in live
    }


def _values(obligation: rules.Obligation, course: tuple[str, str, str]) -> dict[str, Any]:
    """What is kept of an obligation, whoever it is of."""
    done = obligation.fulfilled_by
    opens_as, late_as, closes_as = course
    return {
        "order_id": obligation.order_id,
        "key": obligation.key,
        "rule": obligation.rule.value,
        "opens_on": obligation.opens_on,
        "due_on": obligation.due_on,
        "closes_on": obligation.closes_on,
        "state": obligation.state.value,
        "opens_as": opens_as,
        "late_as": late_as,
        "closes_as": closes_as,
        "priority": obligation.priority,
        "why": _reasons(obligation),
        "fulfilled_by": cases.written_fulfilled(done),
        "settled_on": done.on if done else None,
    }


def _row(case: Case, obligation: rules.Obligation, course: tuple[str, str, str]) -> Obligation:
    return Obligation(client_id=case.client.pk, **_values(obligation, course))


def _reasons(obligation: rules.Obligation) -> dict[str, Any]:
    """``{"code", "params"}`` of the reason, and ``"note"`` in the same shape where there is one."""
    found = _plain(obligation.why)
    return found | {"note": _plain(obligation.note)} if obligation.note else found


def _plain(why: Why) -> dict[str, Any]:
    params = {n: v.isoformat() if isinstance(v, date) else v for n, v in why.params.items()}
    return {"code": why.code, "params": params}


@dataclass(slots=True)
class _Writing:
    """What one batch has to write."""

    new: list[Obligation]
    rows: list[Obligation]
    ended: list[int]
    history: list[tuple[int | None, tuple[int, str], ObligationChange]]


def _kept(case: Case, known: Mapping[str, StoredRow], today: date) -> list[rules.Obligation]:
    """What is stored of the rules' list: work far ahead is left out until it comes near.

    The rules are asked for nothing beyond, unless something live that is stored has moved there.
    """
    horizon = add_days(today, cases.HORIZON_DAYS)
    found = case.obligations(today, until=horizon)
    live = {key for key, row in known.items() if row.kept.state in rules.LIVE}
    if not live <= {o.key for o in found}:
        found = case.obligations(today)
    return [o for o in found if o.key in known or not o.is_live or o.opens_on <= horizon]


def _differences(case: Case, writing: _Writing, *, by: User | None, today: date) -> None:
    """Add to ``writing`` what differs between the stored rows of one case and the rules' list."""
    stored = case.stored_rows()
    known = {row.kept.key: row for row in stored}
    computed = _kept(case, known, today)
    courses = _courses(case, [o for o in computed if o.is_live], today)
    written: set[str] = set()
    for change in rules.changes((row.kept for row in stored), computed):
        row = known.get(change.key)
        if change.obligation is not None:
            made = _row(case, change.obligation, courses.get(change.key, _COURSE))
            (writing.new if row is None else writing.rows).append(made)
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


def first_values(case: Case, today: date) -> list[dict[str, Any]]:
    """What ``write`` would keep of a case of which nothing is stored yet; nothing is written."""
    computed = _kept(case, {}, today)
    courses = _courses(case, [o for o in computed if o.is_live], today)
    return [_values(o, courses.get(o.key, _COURSE)) for o in computed]


def first_rows(case: Case, today: date) -> list[Obligation]:
    """The same as rows."""
    return [Obligation(client_id=case.client.pk, **values) for values in first_values(case, today)]


def write(batch: Sequence[Case], *, by: User | None, today: date) -> int:
    """Write the differences of a batch: a few statements, none where nothing changed.

    Very many new rows are copied in: the clients are locked, so they are nobody else's to make.
    """
    writing = _Writing([], [], [], [])
    for case in batch:
        _differences(case, writing, by=by, today=today)
    copied = writing.new if len(writing.new) >= copying.WORTHWHILE else []
    upserted = writing.rows if copied else writing.new + writing.rows
    if copied:
        copying.insert(copied)
    if upserted:
        upserted = Obligation.objects.bulk_create(
            upserted,
            update_conflicts=True,
            unique_fields=["client", "key"],
            update_fields=_WRITTEN,
            batch_size=4000,
        )
    if writing.ended:
        Obligation.objects.filter(pk__in=writing.ended).update(
            state=ObligationState.ENDED.value, settled_on=today
        )
    ids = {(row.client_id, row.key): row.pk for row in (*copied, *upserted)}
    for known_id, place, entry in writing.history:
        entry.obligation_id = known_id if known_id is not None else ids[place]
    history = [entry for _, _, entry in writing.history]
    if len(history) >= copying.WORTHWHILE:
        copying.insert(history)
    else:
        ObligationChange.objects.bulk_create(history)
    return len(copied) + len(upserted) + len(writing.ended)
