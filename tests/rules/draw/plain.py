"""The draw once more, written from docs/try.md alone, with nothing of the program's own."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date, timedelta
from fractions import Fraction

ONE = timedelta(days=1)


def number(key: bytes, client: str, order: str, purpose: str, day: str, *, which: int = 0) -> int:
    message = "\n".join(["waystation/draw/1", client, order, purpose, day]).encode()
    return int.from_bytes(hmac.new(key, message, hashlib.sha256).digest()[8 * which : 8 * which + 8], "big")


def anniversary(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 2, 28)


def year_of(start: date, day: date) -> int:
    year = 1
    while anniversary(start, year) <= day:
        year += 1
    return year


def blocks(key: bytes, client: str, order: str, *, start: date, plan: list[int], until: date):
    """(first day, days) of every block up to ``until``."""

    def length(year: int) -> int:
        return 366 // (plan[min(year, len(plan)) - 1] + 1)

    first = start - (number(key, client, order, "phase", "") * length(1) >> 64) * ONE
    while first <= until:
        year = year_of(start, first)
        days = length(year)
        if first + (days - 1) * ONE >= anniversary(start, year):
            days = min(days, length(year + 1))
        yield first, [first + n * ONE for n in range(days)], plan[min(year, len(plan)) - 1] > 0
        first += days * ONE


def year_of_calls(
    key: bytes,
    client: str,
    order: str,
    *,
    start: date,
    end: date,
    plan: list[int],
    chance: list[Fraction],
    draws_from: date,
    rests: list[tuple[date, date, date | None]] = (),
    excused: set[date] = frozenset(),
    extra_max: int = 6,
    makeup: int = 2,
) -> list[tuple[date, str]]:
    """Every call of one client whom nobody levels, with its part."""
    calls: list[tuple[date, str]] = []
    cut = list(blocks(key, client, order, start=start, plan=plan, until=end))
    day = draws_from

    def rank(one: date) -> int:
        return number(key, client, order, "day", one.isoformat(), which=1)

    def rests_on(one: date, known: date) -> bool:
        return any(a <= one <= b and (since is None or since <= known) for a, b, since in rests)

    while day <= end:
        if not rests_on(day, day):
            days, asks = next((days, asks) for _, days, asks in cut if day in days)
            if asks and not (draws_from <= days[0] and days[-1] <= end):
                asks = draws_from <= min(days, key=rank) <= end
            mine = [on for on, part in calls if part != "chance" and on in days]
            floor = False
            if asks and not any(on not in excused for on in mine):
                after = max(mine) + makeup * ONE if mine else date.min
                left = [one for one in days if day <= one <= end and one > after and not rests_on(one, day)]
                floor = bool(left) and min(left, key=rank) == day
            share = chance[min(year_of(start, day), len(chance)) - 1]
            by_chance = (
                number(key, client, order, "day", day.isoformat()) * share.denominator
                < share.numerator * 2**64
            )
            extras = [
                on for on, part in calls if part == "chance" and on.isoformat()[:7] == day.isoformat()[:7]
            ]
            if not floor and len(extras) >= extra_max:
                by_chance = False
            if floor or by_chance:
                calls.append((day, "both" if floor and by_chance else "floor" if floor else "chance"))
        day += ONE
    return calls
