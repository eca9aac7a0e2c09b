"""A scheme tried on made-up events: JSON in, entries, balances and next values out. Nothing is kept."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from waystation.rules.points.schemes.drawing import SEED_BYTES, commitment
from waystation.rules.points.schemes.engine import Next, Outcome, run
from waystation.rules.points.schemes.kinds import EventKind, Happened
from waystation.rules.points.schemes.ledgering import Entry
from waystation.rules.points.schemes.reading import refuse, scheme
from waystation.rules.points.schemes.shapes import Draws, Event, Member, Scheme, schedules
from waystation.rules.trial.reading import Table, as_day, parsed
from waystation.rules.trial.reading import refuse as refuse_shape

FORMAT = "waystation/points/1"


def tried(text: str | bytes, on: date | None = None) -> dict[str, Any]:
    """What the scheme of a text says of its events on a day (the last event's, if none is given).

    Raises RuleBroken with a ``path``; nothing else, whatever the text holds.
    """
    root = parsed(text)
    below = root.table("scheme")
    found = refuse("scheme_needed", "scheme") if below is None else scheme(below)
    events = _events(root)
    enrolled = root.day("enrolled_on") or min((event.on for event in events), default=found.valid_from)
    asked = root.day("on")
    member = _member(root, found, enrolled)
    root.close()
    last = on or asked or max((event.on for event in events), default=enrolled)
    return told(found, member, run(found, events, on=last, member=member), last)


def _events(root: Table) -> list[Event]:
    once: dict[str, Event] = {}
    for table in root.tables("events"):
        event = _event(table)
        if once.setdefault(event.id, event) != event:
            refuse("event_twice", table.at("id"), event=event.id)
    return list(once.values())


def _event(table: Table) -> Event:
    name = table.words("id")
    if not name or not name.isprintable():
        refuse_shape("missing_words", table.at("id"))
    found = Event(
        id=name,
        kind=table.needed_code("kind", EventKind),
        at=_moment(table),
        happened=table.code("happened", Happened) or Happened.KEPT,
        units=table.whole("units", 1, 1000) or 1,
        by_family=table.switch("by_family"),
    )
    table.close()
    return found


def _moment(table: Table) -> datetime:
    """``2026-03-05`` or ``2026-03-05T14:30``: local time."""
    value, place = table.anything("at"), table.at("at")
    if value is None:
        refuse_shape("missing_day", place)
    day = as_day(value[:10] if isinstance(value, str) else value, place)
    if len(value) == len("2026-03-05"):
        return datetime.combine(day, time())
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        refuse("moment_needed", place)
    return found


def _member(root: Table, found: Scheme, enrolled: date) -> Member:
    said, place = root.words("seed", 512), root.at("seed")
    try:
        seed = bytes.fromhex(said)
    except ValueError:
        refuse("seed_needed", place, least=SEED_BYTES)
    fixed = root.switch("takes_fixed")
    if found.draws and not fixed and len(seed) < SEED_BYTES:
        refuse("seed_needed", place, least=SEED_BYTES)
    return Member(
        enrolled_on=enrolled,
        key=root.words("client") or "client",
        seed=seed,
        takes_fixed=fixed,
        tests_count=root.switch("tests_count"),
    )


def told(found: Scheme, member: Member, outcome: Outcome, on: date) -> dict[str, Any]:
    """The outcome as plain values. Money stands beside points as text, exact."""
    return {
        "format": FORMAT,
        "scheme": {"id": found.id, "version": found.version},
        "on": on.isoformat(),
        "seed_sha256": commitment(member.seed) if found.draws and member.seed else None,
        "odds": odds(found),
        "entries": [_entry(entry) for entry in outcome.entries],
        "balances": {
            str(wallet): {"points": points, "yuan": decimal(points * found.yuan_per_point)}
            for wallet, points in outcome.balances.items()
        },
        "next": [_next(one) for one in outcome.next],
        "queued": [
            {
                "event": one.event,
                "track": one.track,
                "wallet": str(one.wallet),
                "points": one.points,
                "due": None if one.due is None else one.due.isoformat(),
                "behind": str(one.behind),
            }
            for one in outcome.queued
        ],
    }


def odds(found: Scheme) -> list[dict[str, Any]]:
    """The published odds of every track that draws."""
    return [
        {
            "track": track.id,
            "bowl": [[slip.name, decimal(slip.share), slip.points] for slip in schedule.bowl],
            "wins": decimal(schedule.winning),
            "worth": decimal(schedule.worth),
            "opt_out": schedule.opt_out,
        }
        for track in found.tracks
        for schedule in schedules(track)
        if isinstance(schedule, Draws)
    ]


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "event": entry.event,
        "on": entry.on.isoformat(),
        "wallet": str(entry.wallet),
        "track": entry.track,
        "points": entry.points,
        "why": str(entry.why),
        "level": entry.level,
        "streak": entry.streak,
        "draws": [[one.number, one.slip, one.points] for one in entry.draws],
        "near": [str(period) for period in entry.near],
    }


def _next(one: Next) -> dict[str, Any]:
    return {
        "track": one.track,
        "wallet": str(one.wallet),
        "points": one.points,
        "draws": one.draws,
        "streak": one.streak,
        "level": one.level,
        "until_restored": one.until_restored,
    }


def decimal(value: Fraction) -> str:
    """A number exactly: as a decimal where it ends, else as a fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(value)
    whole, digits = divmod(value.numerator, value.denominator), ""
    over = whole[1]
    while over:
        figure, over = divmod(over * 10, value.denominator)
        digits += str(figure)
    return f"{whole[0]}.{digits}" if digits else str(whole[0])
