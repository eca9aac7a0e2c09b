"""A scheme from JSON, read strictly: every mistake names its place (``tracks[0].recovery.after``).

The reader of the trials (``rules.trial.reading``) does the plain part; what a scheme may not say is refused
here with ``points.…``. docs/try.md, "try points", describes the format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any, NoReturn

from waystation.rules.points.schemes.kinds import EventKind
from waystation.rules.points.schemes.shapes import (
    Cap,
    Draws,
    Escalating,
    Expiry,
    Flat,
    OnFail,
    Period,
    Phase,
    Recovery,
    Redeem,
    Redeemer,
    Restore,
    Schedule,
    Scheme,
    Slip,
    Track,
)
from waystation.rules.problems import RuleBroken
from waystation.rules.trial.reading import ROOT, Table
from waystation.rules.trial.reading import refuse as refuse_shape

#: Larger numbers are typing mistakes: a single success is worth less, and so is everybody's year.
MOST_POINTS, MOST_BUDGET = 100_000, 1_000_000_000
MOST_WEEKS = 520
MOST_TRACKS = 20
MOST_DRAWS = 100
#: Half of all draws win at least (evidence §1.4 no. 8).
FEWEST_WINS = Fraction(1, 2)
FINEST = 10**9

_WEEKS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
#: How a number may be written: an exponent of ten figures would keep a core busy for hours.
_NUMBER = re.compile(r"[0-9./]{1,40}(?:[eE][-+]?[0-9]{1,3})?")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def refuse(code: str, path: str, **params: object) -> NoReturn:
    """Say what a scheme may not say."""
    raise RuleBroken(f"points.{code}", path=path, **params)


def read(config: Mapping[str, Any], path: str = ROOT) -> Scheme:
    """The scheme of a JSON object. Raises RuleBroken ``trial.…`` or ``points.…`` with a ``path``."""
    return scheme(Table(path, config))


def scheme(table: Table) -> Scheme:
    """The scheme of a table of a text."""
    name, version = _name(table, "id"), _whole(table, "version", 1, 10_000, usual=1)
    valid_from = table.needed_day("valid_from")
    if table.words("currency") not in {"", "points"}:
        refuse_shape("code_needed", table.at("currency"), codes="points")
    yuan = _number(table, "yuan_per_point", Fraction(100))
    tables = table.tables("tracks")
    if not 1 <= len(tables) <= MOST_TRACKS:
        refuse("no_track", table.at("tracks"), most=MOST_TRACKS)
    tracks = tuple(_track(one) for one in tables)
    for at, track in enumerate(tracks):
        if track.id in {other.id for other in tracks[:at]}:
            refuse("track_twice", tables[at].at("id"), id=track.id)
    found = Scheme(
        id=name,
        version=version,
        valid_from=valid_from,
        yuan_per_point=yuan,
        tracks=tracks,
        priming=_priming(table),
        caps=_caps(table),
        expiry=_expiry(table),
        redeem=_redeem(table),
    )
    table.close()
    return found


def _name(table: Table, key: str) -> str:
    said = table.words(key)
    return said if _NAME.fullmatch(said) else refuse("name_needed", table.at(key))


def _whole(table: Table, key: str, least: int, most: int, usual: int | None = None) -> int:
    """A whole number that must be there unless there is a usual one. Below 0: said in words of its own."""
    value = table.given.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and value < 0:
        table.anything(key)
        refuse("never_below_zero", table.at(key))
    found = table.whole(key, least, most)
    if found is not None:
        return found
    return refuse_shape("missing_number", table.at(key)) if usual is None else usual


def _number(table: Table, key: str, most: Fraction) -> Fraction:
    """A number above 0, taken exactly as written: ``0.25``, ``"0.25"`` or ``"1/4"``."""
    said = str(table.anything(key))
    try:
        found = Fraction(said) if _NUMBER.fullmatch(said) else Fraction(0)
    except (ValueError, ZeroDivisionError):
        found = Fraction(0)
    if not 0 < found <= most or found.denominator > FINEST:
        refuse("share_needed", table.at(key), most=str(most))
    return found


def _track(table: Table) -> Track:
    name = _name(table, "id")
    events = _events(table)
    usual = _schedule(table, str(table.words("schedule")) or None)
    if usual is None:
        refuse("schedule_needed", table.at("schedule"))
    phases = tuple(_phase(one) for one in table.tables("phases"))
    _in_order(phases, table)
    on_fail, absence_fails = _on_fail(table), _absence_fails(table)
    told = table.table("disclosure")
    told_after = None if told is None else _whole(told, "recovery_after", 0, 100)
    if told:
        told.close()
    recovery = _recovery(table)
    if recovery and told_after is not None and told_after > recovery.after:
        refuse("honesty_costs", table.at("disclosure.recovery_after"), after=recovery.after)
    is_on = table.switch("on", usual=EventKind.TEST not in events)
    caps = _caps(table)
    table.close()
    return Track(name, events, usual, phases, on_fail, absence_fails, recovery, told_after, caps, is_on)


def _events(table: Table) -> tuple[EventKind, ...]:
    value = table.anything("event")
    known = {kind.value: kind for kind in EventKind}
    said = value if isinstance(value, list) else [value]
    if not said or any(not isinstance(one, str) or one not in known for one in said):
        refuse_shape("code_needed", table.at("event"), codes=", ".join(known))
    found = tuple(dict.fromkeys(known[one] for one in said))
    if EventKind.TEST in found and len(found) > 1:
        refuse("tests_stand_alone", table.at("event"))
    return found


def _schedule(table: Table, named: str | None) -> Schedule | None:
    """The one schedule of a track or phase: ``flat``, ``escalating`` or ``draws``."""
    readers = {"flat": _flat, "escalating": _escalating, "draws": _draws}
    if named is not None and named not in readers:
        refuse_shape("code_needed", table.at("schedule"), codes=", ".join(readers))
    given = [name for name in readers if table.given.get(name) is not None]
    for name in readers:
        table.anything(name)
    if named is None and len(given) > 1:
        refuse("one_schedule", table.at(given[1]))
    chosen = named or (given[0] if given else None)
    if chosen is None:
        return None
    if chosen == "flat" and isinstance(table.given.get("flat"), int):
        return Flat(_whole(table, "flat", 0, MOST_POINTS))
    below = table.table(chosen)
    return refuse("schedule_missing", table.at(chosen)) if below is None else readers[chosen](below)


def _flat(table: Table) -> Schedule:
    points, each = _whole(table, "points", 0, MOST_POINTS), table.switch("each_unit")
    most = _whole(table, "max_units", 1, 1000, usual=24 if each else 1)
    table.close()
    return Flat(points, each, most)


def _escalating(table: Table) -> Schedule:
    start, step = _whole(table, "start", 0, MOST_POINTS), _whole(table, "step", 0, MOST_POINTS)
    every = _whole(table, "step_every", 1, 1000, usual=1)
    most = table.whole("max", 0, MOST_POINTS)
    bonus_every = _whole(table, "bonus_every", 0, 1000, usual=0)
    bonus = _whole(table, "bonus", 0, MOST_POINTS, usual=0)
    if most is not None and most < start:
        refuse("max_below_start", table.at("max"), start=start)
    table.close()
    return Escalating(start, step, every, most, bonus_every, bonus)


def _draws(table: Table) -> Schedule:
    start, step = _whole(table, "start", 1, MOST_DRAWS), _whole(table, "step", 0, MOST_DRAWS)
    most = _whole(table, "max", 1, MOST_DRAWS)
    bowl = _bowl(table)
    found = Draws(start, step, most, bowl, 0)
    if most < start:
        refuse("max_below_start", table.at("max"), start=start)
    if found.winning < FEWEST_WINS:
        refuse("too_few_wins", table.at("bowl"), share=str(found.winning))
    fair = int(found.worth)
    opt_out = _whole(
        table, "opt_out", 0, MOST_POINTS, usual=-(-found.worth.numerator // found.worth.denominator)
    )
    if opt_out < fair:
        refuse("opt_out_costs", table.at("opt_out"), least=fair)
    table.close()
    return Draws(start, step, most, bowl, opt_out)


def _bowl(table: Table) -> tuple[Slip, ...]:
    rows, place = table.anything("bowl"), table.at("bowl")
    if not isinstance(rows, list) or not 1 <= len(rows) <= 20:
        refuse("bowl_needed", place)
    found = []
    for at, row in enumerate(rows):
        if not isinstance(row, list) or len(row) != 3:
            refuse("slip_needed", f"{place}[{at}]")
        slip = Table(f"{place}[{at}]", {"name": row[0], "share": row[1], "points": row[2]})
        found.append(
            Slip(
                _name(slip, "name"),
                _number(slip, "share", Fraction(1)),
                _whole(slip, "points", 0, MOST_POINTS),
            )
        )
    total = sum((slip.share for slip in found), Fraction(0))
    if total != 1:
        refuse("shares_not_whole", place, total=str(total))
    return tuple(found)


def _phase(table: Table) -> Phase:
    weeks = table.anything("weeks")
    match = _WEEKS.fullmatch(str(weeks)) if isinstance(weeks, str | int) else None
    first = int(match[1]) if match else 0
    last = int(match[2] or first) if match else 0
    if not 1 <= first <= last <= MOST_WEEKS:
        refuse("weeks_needed", table.at("weeks"), most=MOST_WEEKS)
    schedule = _schedule(table, None)
    table.close()
    return Phase(first, last, schedule)


def _in_order(phases: tuple[Phase, ...], table: Table) -> None:
    for at, (before, phase) in enumerate(pairwise(phases), start=1):
        if phase.first != before.last + 1:
            refuse("phases_not_in_row", f"{table.at('phases')}[{at}].weeks", first=before.last + 1)


def _on_fail(table: Table) -> OnFail:
    below = table.table("on_fail")
    if below is None:
        return OnFail()
    pay = _whole(below, "pay", 0, MOST_POINTS, usual=0)
    rate, streak = below.words("reset_to") or "start", below.words("streak") or "zero"
    if rate not in {"start", "keep"}:
        refuse_shape("code_needed", below.at("reset_to"), codes="start, keep")
    if streak not in {"zero", "keep"}:
        refuse_shape("code_needed", below.at("streak"), codes="zero, keep")
    below.close()
    return OnFail(pay, rate == "start", streak == "zero")


def _absence_fails(table: Table) -> bool:
    below = table.table("on_absent")
    if below is None:
        return True
    without = below.words("unexcused") or "fail"
    if without not in {"fail", "freeze"}:
        refuse_shape("code_needed", below.at("unexcused"), codes="fail, freeze")
    if (below.words("excused") or "freeze") != "freeze":
        refuse("excused_freezes", below.at("excused"))
    below.close()
    return without == "fail"


def _recovery(table: Table) -> Recovery | None:
    below = table.table("recovery")
    if below is None:
        return None
    after = _whole(below, "after", 0, 100)
    found = Recovery(after, below.code("restore_to", Restore) or Restore.LAST_EARNED)
    below.close()
    return found


def _caps(table: Table) -> tuple[Cap, ...]:
    below = table.table("caps")
    if below is None:
        return ()
    found = []
    for period in Period:
        most_ever = MOST_BUDGET if period is Period.BUDGET else MOST_POINTS * 100
        value = below.anything(period)
        if isinstance(value, dict):
            inner = Table(below.at(period), value)
            most, kind = _whole(inner, "points", 1, most_ever), inner.words("kind") or "hard"
            if kind not in {"hard", "soft"}:
                refuse_shape("code_needed", inner.at("kind"), codes="hard, soft")
            inner.close()
            found.append(Cap(period, most, kind == "hard"))
        elif value is not None:
            found.append(Cap(period, _whole(below, period, 1, most_ever)))
    below.close()
    return tuple(found)


def _priming(table: Table) -> int:
    below = table.table("priming")
    if below is None:
        return 0
    found = _whole(below, "on_enrol", 0, MOST_POINTS, usual=0)
    below.close()
    return found


def _expiry(table: Table) -> Expiry | None:
    below = table.table("expiry")
    if below is None:
        return None
    found = Expiry(_whole(below, "months", 6, 240), _whole(below, "notice_days", 14, 365, usual=60))
    below.close()
    return found


def _redeem(table: Table) -> Redeem:
    below = table.table("redeem")
    if below is None:
        return Redeem()
    who, known = below.anything("who"), {one.value: one for one in Redeemer}
    said = [*known] if who is None else who
    if not isinstance(said, list) or not said or any(not isinstance(w, str) or w not in known for w in said):
        refuse_shape("code_needed", below.at("who"), codes=", ".join(known))
    limit = below.whole("daily_limit", 1, MOST_POINTS * 100)
    code = below.switch("needs_code", usual=True)
    below.close()
    return Redeem(tuple(dict.fromkeys(known[one] for one in said)), limit, code)
