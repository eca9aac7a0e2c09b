"""What a month's page says: how far the record reached, in a digest that can be compared by eye."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from waystation.audit import queries as record
from waystation.audit.chain import seals
from waystation.audit.queries import MonthSigned, Seal
from waystation.rules.problems import RuleBroken

#: Months in the list.
MOST = 36


@dataclass(frozen=True, slots=True)
class Month:
    """One line of the list. ``state``: running, waiting (for a seal), unsigned, signed."""

    first: dt.date
    state: str
    signed: MonthSigned | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    """The page to print. ``seal`` is None while the month runs or waits; then ``problem`` says so."""

    first: dt.date
    last: dt.date
    entries: int
    people: int
    files: int
    seal: Seal | None
    problem: str
    digest: tuple[str, ...]
    standing: int
    lanes: int
    public_key: str
    signed: MonthSigned | None


def listed(today: dt.date) -> list[Month]:
    """The newest first, back to the record's beginning."""
    began, last, signed = record.first_entry_at(), record.last_seal(), record.months_signed()
    if began is None:
        return []
    start, here, found = timezone.localdate(began).replace(day=1), today.replace(day=1), list[Month]()
    while here >= start and len(found) < MOST:
        found.append(Month(here, _state(here, today, last, signed), signed.get(here)))
        here = (here - dt.timedelta(days=1)).replace(day=1)
    return found


def _state(first: dt.date, today: dt.date, last: Seal | None, signed: dict[dt.date, MonthSigned]) -> str:
    following = record.month_after(first)
    if today < following:
        return "running"
    if first in signed:
        return "signed"
    return "unsigned" if last is not None and last.at >= record.start_of(following) else "waiting"


def page(first: dt.date, today: dt.date) -> MonthPage:
    """Counts of the month, and the seal that closes it."""
    signed = record.months_signed().get(first)
    entries, people, files = record.month_of(first)
    seal, problem = None, ""
    try:
        seal = signed.seal if signed else record.seal_of_month(first, today=today)
    except RuleBroken as refusal:
        problem = refusal.code
    said = seals.Said.of(seal.statement) if seal else None
    return MonthPage(
        first=first,
        last=record.month_after(first) - dt.timedelta(days=1),
        entries=entries,
        people=people,
        files=files,
        seal=seal,
        problem=problem,
        digest=_in_fours(seals.digest(seal.statement)) if seal else (),
        standing=said.entries if said else 0,
        lanes=len(said.lanes) if said else 0,
        public_key=seals.public_key(seal.key_id) if seal else "",
        signed=signed,
    )


def _in_fours(digest: str) -> tuple[str, ...]:
    """Sixteen groups of four letters, for reading aloud."""
    return tuple(digest[at : at + 4] for at in range(0, len(digest), 4))
