"""Draw a year of unpredictable tests from a file of plans and a test key, and say what it guarantees.

FILE is JSON; what stands in it and how a day is drawn, to the byte: docs/try.md, "try schedule".
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from waystation.cli.trials.tried.facts import Place, WrongFacts, load
from waystation.rules.calendar import add_years
from waystation.rules.screening import draw
from waystation.rules.screening.draw import chances
from waystation.rules.screening.draw.blocks import year_begins, year_of
from waystation.rules.screening.draw.course import fewest
from waystation.rules.screening.draw.numbers import KEY_BYTES

PATHS = 10_000
YEAR = 365
UNREADABLE = 2
TOP = ("key", "from", "to", "clients", "client", "site_max")
NAMES = (
    "client", "order", "site", "starts_on", "years", "ends_on", "plan", "chance", "floor", "draws_from",
    "rests", "excused", "extra_max", "makeup_days",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One client of the file. ``excused``: days on which a call came to nothing and was excused."""

    terms: draw.Terms
    site: str
    excused: frozenset[date]


@dataclass(frozen=True)
class Facts:
    """The whole file. ``site_max``: tests a day, by site; "" holds for every site."""

    key: bytes
    first: date
    last: date
    clients: tuple[Asked, ...]
    site_max: dict[str, int]

    def most(self, site: str) -> int | None:
        """The most tests of a day at a site; None: no limit."""
        return self.site_max.get(site, self.site_max.get(""))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation try schedule``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the facts, as JSON")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument(
        "--paths", type=int, default=PATHS, help=f"simulated paths of each plan ({PATHS}; 0: none)"
    )


def run(args: argparse.Namespace) -> int:
    """Draw and print; 2 with a sentence that names the place when the file cannot be read."""
    try:
        paths = Place("--paths", args.paths).whole(0, 1_000_000)
        facts = read(load(args.file))
    except WrongFacts as wrong:
        print(f"waystation try schedule: {wrong}", file=sys.stderr)
        return UNREADABLE
    found = result(facts, paths=paths)
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n" if args.json else "".join(lines(found))
    sys.stdout.buffer.write(text.encode())
    return 0


def _key(place: Place) -> bytes:
    try:
        key = bytes.fromhex(place.text(most=1000))
        if len(key) >= KEY_BYTES:
            return key
    except ValueError:
        pass
    raise WrongFacts(
        f"{place.at}: at least {KEY_BYTES} bytes in hexadecimal are needed; a test key, never a house's."
    )


def read(top: Place) -> Facts:
    """The facts of a file. WrongFacts names the place."""
    top.only(TOP)
    places = top["clients"].each(least=1, most=5000) if top.has("clients") else [top["client"]]
    clients = tuple(_client(place) for place in places)
    known: set[str] = set()
    for place, one in zip(places, clients, strict=True):
        if one.terms.client in known:
            raise WrongFacts(f"{place.at}.client: {one.terms.client} stands in the file twice.")
        known.add(one.terms.client)
    first = top.get("from", Place.day, min(one.terms.plan.starts_on for one in clients))
    last = top.get("to", Place.day, first + timedelta(days=YEAR - 1))
    if not first <= last <= first + timedelta(days=10 * YEAR + 3):
        raise WrongFacts(f"$.to: a day from {first} on and within ten years is needed, not {last}.")
    return Facts(_key(top["key"]), first, last, clients, top.get("site_max", _site_max, {}))


def _site_max(place: Place) -> dict[str, int]:
    if isinstance(place.value, dict):
        return {
            name: Place(f"{place.at}.{name}", most).whole(0, 100_000) for name, most in place.value.items()
        }
    return {"": place.whole(0, 100_000)}


def _client(place: Place) -> Asked:
    place.only(NAMES)
    starts_on = place["starts_on"].day()
    if place.has("ends_on"):
        ends = place["ends_on"].day()
    else:
        ends = add_years(starts_on, place.get("years", lambda one: one.whole(1, 10), 3)) - timedelta(days=1)
    if ends < starts_on:
        raise place["ends_on"].wrong(f"a day from {starts_on} on is needed")
    begins = place.get("draws_from", Place.day, starts_on)
    if not starts_on <= begins <= ends:
        raise place["draws_from"].wrong(f"a day from {starts_on} to {ends} is needed")
    terms = draw.Terms(
        client=place["client"].text(),
        order=place.get("order", Place.text, "1"),
        plan=draw.Plan(
            starts_on,
            tuple(one.whole(0, YEAR) for one in place["plan"].each(least=1, most=10)),
            draw.Floor(place.get("floor", lambda one: one.choice(list(draw.Floor)), draw.Floor.YEAR.value)),
        ),
        chances=tuple(one.share() for one in _one_or_more(place["chance"])),
        begins=begins,
        ends=ends,
        rests=tuple(_rest(one) for one in (place["rests"].each() if place.has("rests") else ())),
        extra_max=place.get("extra_max", lambda one: one.whole(3, 31), 6),
        makeup_days=place.get("makeup_days", lambda one: one.whole(0, 14), 2),
    )
    excused = frozenset(one.day() for one in (place["excused"].each() if place.has("excused") else ()))
    return Asked(terms, place.get("site", Place.text, ""), excused)


def _one_or_more(place: Place) -> list[Place]:
    return place.each(least=1, most=10) if isinstance(place.value, list) else [place]


def _rest(place: Place) -> draw.Rest:
    place.only(("from", "to", "reason", "known_on"))
    first, last = place["from"].day(), place["to"].day()
    if last < first:
        raise place["to"].wrong(f"a day from {first} on is needed")
    reason = place.get("reason", lambda one: one.choice(list(draw.RestReason)), draw.RestReason.OTHER.value)
    known_on = place["known_on"].day() if place.has("known_on") else None
    return draw.Rest(first, last, draw.RestReason(reason), known_on)


@dataclass
class Loads:
    """A site's days: how many came, how many floors waited."""

    tests: dict[date, int]
    put_off: dict[date, int]


def drawn(facts: Facts) -> tuple[dict[str, draw.Course], dict[str, Loads]]:
    """Every client's course to the last day, and every site's load: day by day, as a house would do it."""
    begins = min(one.terms.begins for one in facts.clients)
    courses = {one.terms.client: draw.Course(one.terms, facts.key, first=begins) for one in facts.clients}
    sites: dict[str, list[Asked]] = {}
    for one in facts.clients:
        sites.setdefault(one.site, []).append(one)
    loads = {site: Loads({}, {}) for site in sites}
    for day in _days(begins, facts.last):
        for site, members in sites.items():
            told = {one.terms.client: courses[one.terms.client].morning(day) for one in members}
            held = draw.level(told, facts.most(site))
            for one in members:
                part = held[one.terms.client].part
                if part is not None:
                    courses[one.terms.client].call(day, part, stands=day not in one.excused)
            loads[site].tests[day] = sum(one.part is not None for one in held.values())
            loads[site].put_off[day] = sum(told[name].floor and not held[name].floor for name in told)
    return courses, loads


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def result(facts: Facts, *, paths: int) -> dict[str, Any]:
    """Everything the command says, ready for JSON."""
    courses, loads = drawn(facts)
    simulations: dict[draw.Terms, dict[str, Any] | None] = {}
    clients = []
    for one in facts.clients:
        alike = replace(one.terms, client="", order="")
        if alike not in simulations:
            simulations[alike] = _simulated(one.terms, facts, paths)
        clients.append(_said(one, facts, courses[one.terms.client]) | {"simulated": simulations[alike]})
    return {
        "rule": draw.RULE_VERSION,
        "from": facts.first.isoformat(),
        "to": facts.last.isoformat(),
        "clients": clients,
        "sites": [_load(site, facts, held) for site, held in loads.items()],
    }


def _said(one: Asked, facts: Facts, course: draw.Course) -> dict[str, Any]:
    terms, called = one.terms, course.called
    inside = [call for call in called if facts.first <= call.on <= facts.last]
    first, last = max(facts.first, terms.begins), min(facts.last, terms.ends)
    stood = [call for call in inside if call.stands]
    return {
        "client": terms.client,
        "order": terms.order,
        "site": one.site,
        "tests": len(inside),
        "days": [_call(call) for call in inside],
        "blocks": list(_blocks(terms, facts, called)),
        "years": list(_years(terms, facts, called)),
        "fewest_in_365_days": {
            "tests": fewest([call.on for call in stood], first=first, last=last, length=YEAR),
            "floor": fewest(
                [call.on for call in stood if call.part.is_floor], first=first, last=last, length=YEAR
            ),
        },
        "formula": _formula(terms, facts),
    }


def _call(call: draw.Called) -> dict[str, Any]:
    return {"day": call.on.isoformat(), "part": call.part.value} | ({} if call.stands else {"excused": True})


def _blocks(terms: draw.Terms, facts: Facts, called: list[draw.Called]) -> Iterator[dict[str, Any]]:
    """The blocks that touch the asked days, with their floor's day."""
    keyed = terms.keyed(facts.key)
    for block in draw.blocks(terms.plan, keyed, ends=terms.ends, last=facts.last.toordinal()):
        if block.last < facts.first.toordinal():
            continue
        days = [
            call.on.isoformat()
            for call in called
            if call.part.is_floor and block.first <= call.on.toordinal() <= block.last
        ]
        yield {
            "first": date.fromordinal(block.first).isoformat(),
            "last": date.fromordinal(block.last).isoformat(),
            "asks": draw.asks(terms, block, keyed),
            "floor": days,
        }


def _years(terms: draw.Terms, facts: Facts, called: list[draw.Called]) -> Iterator[dict[str, Any]]:
    """The account of every year of the order that begins in the asked days or before."""
    starts_on = terms.plan.starts_on
    until = min(facts.last, terms.ends)
    for year in range(1, year_of(starts_on, until.toordinal()) + 1):
        first = date.fromordinal(year_begins(starts_on, year))
        last = date.fromordinal(year_begins(starts_on, year + 1) - 1)
        if last < facts.first:
            continue
        found = draw.account(terms, facts.key, called, first=first, last=min(last, until))
        whole = terms.begins <= first and last <= until and terms.plan.floor is draw.Floor.YEAR
        yield {
            "year": year,
            "from": first.isoformat(),
            "to": min(last, until).isoformat(),
            "asked": terms.plan.count(year),
            "block_days": _block_days(terms, year),
            "whole_blocks": found.whole_blocks,
            "floors": found.floors,
            "excused_blocks": found.excused,
            "tests": found.calls,
            "kept": found.kept and (not whole or found.whole_blocks >= terms.plan.count(year)),
        }


def _block_days(terms: draw.Terms, year: int) -> int | None:
    """Days of a block that begins in the year; None: the windows of the plan are the blocks."""
    if terms.plan.floor is draw.Floor.WINDOW:
        return None
    return draw.block_length(terms.plan.count(year))


def _formula(terms: draw.Terms, facts: Facts) -> list[dict[str, Any]]:
    """For each year of the plan: tests to be expected, and the daily chance by days since the last one."""
    if terms.plan.floor is not draw.Floor.YEAR:
        return []
    said = []
    for year in range(1, max(len(terms.plan.counts), len(terms.chances)) + 1):
        count, chance = terms.plan.count(year), terms.chances[min(year, len(terms.chances)) - 1]
        by_gap = chances.by_formula(count, float(chance), chances.LONGEST_GAP)
        said.append(
            {
                "year": year,
                "expected_tests": round(chances.expected(count, float(chance)), 4),
                "smallest": round(min(by_gap), 6),
                "largest": round(max(by_gap), 6),
                "chance_by_days_since": [round(one, 6) for one in by_gap],
            }
        )
    return said


def _simulated(terms: draw.Terms, facts: Facts, paths: int) -> dict[str, Any] | None:
    first, last = max(facts.first, terms.begins), min(facts.last, terms.ends)
    if not paths or last < first:
        return None
    found = chances.simulate(terms, facts.key, first=first, last=last, paths=paths)
    smallest, largest = found.smallest(), found.largest()
    return {
        "paths": paths,
        "mean_tests": round(found.tests, 4),
        "fewest_tests": found.fewest,
        "floor_kept": found.floor_kept,
        "smallest": _gap(smallest),
        "largest": _gap(largest),
        "by_days_since": [[gap.days, gap.reached, gap.tested] for gap in found.gaps],
    }


def _gap(gap: chances.Gap | None) -> dict[str, Any] | None:
    if gap is None or gap.share is None:
        return None
    return {"days_since": gap.days, "reached": gap.reached, "chance": round(gap.share, 6)}


def _load(site: str, facts: Facts, held: Loads) -> dict[str, Any]:
    days = [day for day in held.tests if facts.first <= day <= facts.last]
    return {
        "site": site,
        "limit": facts.most(site),
        "tests": sum(held.tests[day] for day in days),
        "most_on_a_day": max((held.tests[day] for day in days), default=0),
        "put_off": sum(held.put_off[day] for day in days),
        "days": [
            [day.isoformat(), held.tests[day], held.put_off[day]]
            for day in days
            if held.tests[day] or held.put_off[day]
        ],
    }


def lines(found: dict[str, Any]) -> Iterator[str]:
    """The same for people."""
    yield f"{found['from']} … {found['to']} ({found['rule']})\n"
    for one in found["clients"]:
        yield from _client_lines(one)
    for site in found["sites"]:
        limit = "no limit" if site["limit"] is None else f"limit {site['limit']}"
        yield (
            f"\nsite {site['site'] or '-'} ({limit}): {site['tests']} tests, at most "
            f"{site['most_on_a_day']} on a day, {site['put_off']} floors put off\n"
        )


def _client_lines(one: dict[str, Any]) -> Iterable[str]:
    yield f"\nclient {one['client']}, order {one['order']}: {one['tests']} tests\n"
    for day in one["days"]:
        yield f"  {day['day']}  {day['part']}{'  excused' if day.get('excused') else ''}\n"
    for year in one["years"]:
        length = f"blocks of {year['block_days']} days" if year["block_days"] else "blocks are windows"
        yield (
            f"  year {year['year']} to {year['to']}: asked {year['asked']}, {length}, whole "
            f"{year['whole_blocks']}, floor calls {year['floors']}, excused {year['excused_blocks']}, "
            f"{'kept' if year['kept'] else 'NOT kept'}\n"
        )
    few = one["fewest_in_365_days"]
    if few["tests"] is not None:
        yield f"  fewest in any 365 days: {few['tests']} tests, {few['floor']} by the floor\n"
    for year in one["formula"]:
        yield (
            f"  plan year {year['year']} by formula: {year['expected_tests']} tests in 365 days; "
            f"daily chance {year['smallest']} to {year['largest']} "
            f"until {chances.LONGEST_GAP} days after a test\n"
        )
    if seen := one["simulated"]:
        yield f"  {seen['paths']} paths: {seen['mean_tests']} tests, at least {seen['fewest_tests']}; "
        yield f"floor {'kept in all' if seen['floor_kept'] else 'NOT kept in all'}\n"
        for word in ("smallest", "largest"):
            if gap := seen[word]:
                yield f"  {word} daily chance {gap['chance']}, {gap['days_since']} days after a test\n"
