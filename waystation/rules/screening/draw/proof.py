"""Evidence of a draw: the list it was made from, whether a replay gives the same, whether chance is even."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from waystation.rules.screening.draw.blocks import Floor, Plan
from waystation.rules.screening.draw.morning import Called, Part
from waystation.rules.screening.draw.site import Drawn, Eligible, drawn_at
from waystation.rules.screening.draw.terms import Rest, RestReason, Terms


def written(eligible: Iterable[Eligible]) -> str:
    """The list of a site's day, the same text for the same facts: a line of JSON for each client."""
    lines = [_line(one) for one in eligible]
    return "".join(f"{json.dumps(line, separators=(',', ':'))}\n" for line in sorted(lines))


def _line(one: Eligible) -> list[Any]:
    terms = one.terms
    return [
        terms.client,
        terms.order,
        terms.plan.starts_on.isoformat(),
        list(terms.plan.counts),
        terms.plan.floor.value,
        [str(chance) for chance in terms.chances],
        terms.begins.isoformat(),
        terms.ends.isoformat(),
        terms.extra_max,
        terms.makeup_days,
        [[rest.first.isoformat(), rest.last.isoformat(), rest.reason.value] for rest in terms.rests],
        [[call.on.isoformat(), call.part.value, int(call.stands)] for call in one.called],
    ]


def read(text: str) -> tuple[Eligible, ...]:
    """The other way round. Every rest of the list was known that morning."""
    return tuple(_eligible(json.loads(line)) for line in text.splitlines())


def _eligible(line: list[Any]) -> Eligible:
    client, order, starts, counts, floor, chances, begins, ends, most, makeup, rests, called = line
    return Eligible(
        Terms(
            client=client,
            order=order,
            plan=Plan(date.fromisoformat(starts), tuple(counts), Floor(floor)),
            chances=tuple(Fraction(chance) for chance in chances),
            begins=date.fromisoformat(begins),
            ends=date.fromisoformat(ends),
            rests=tuple(
                Rest(date.fromisoformat(first), date.fromisoformat(last), RestReason(reason))
                for first, last, reason in rests
            ),
            extra_max=most,
            makeup_days=makeup,
        ),
        tuple(Called(date.fromisoformat(on), Part(part), bool(stands)) for on, part, stands in called),
    )


def digest(text: str) -> str:
    """The list's fingerprint: SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Replay:
    """A day drawn again. ``only_kept``/``only_found``: (client, order) that stand on one side alone.

    ``gone``: how many were drawn whose files have been deleted since; their calls went with them.
    """

    list_fits: bool
    only_kept: tuple[tuple[str, str], ...]
    only_found: tuple[tuple[str, str], ...]
    gone: int = 0

    @property
    def equal(self) -> bool:
        """Whether the list is the one that was sealed and gives the same people."""
        return self.list_fits and not self.only_kept and not self.only_found


def replay(
    text: str, fingerprint: str, kept: Iterable[tuple[str, str]], *, key: bytes, day: date, most: int | None
) -> Replay:
    """Draw a site's day again from its list and compare with who was kept as drawn."""
    found: Sequence[Drawn] = drawn_at(read(text), key, day, most)
    again, stood = {(one.client, one.order) for one in found}, set(kept)
    return Replay(digest(text) == fingerprint, tuple(sorted(stood - again)), tuple(sorted(again - stood)))


@dataclass(frozen=True, slots=True)
class Evenness:
    """χ² of counts against what was to be expected. ``p``: how often chance alone gives as much or more."""

    statistic: float
    freedom: int
    p: float


def evenness(observed: Sequence[float], expected: Sequence[float]) -> Evenness | None:
    """Compare counts of groups with their expectations, scaled to the same sum; None: fewer than two groups
    with an expectation of at least five (below that the test says nothing)."""
    pairs = [(one, other) for one, other in zip(observed, expected, strict=True) if other > 0]
    scale = sum(one for one, _ in pairs) / total if (total := sum(other for _, other in pairs)) else 0.0
    pairs = [(one, other * scale) for one, other in pairs]
    if len(pairs) < 2 or any(other < 5 for _, other in pairs):
        return None
    statistic = sum((one - other) ** 2 / other for one, other in pairs)
    freedom = len(pairs) - 1
    return Evenness(statistic, freedom, beyond(statistic, freedom))


def beyond(statistic: float, freedom: int) -> float:
    """The chance that χ² with ``freedom`` degrees of freedom is at least ``statistic``: the closed forms."""
    half = statistic / 2
    if half <= 0:
        return 1.0
    if freedom % 2:
        total, term, step = math.erfc(math.sqrt(half)), math.exp(-half) * math.sqrt(half / math.pi) * 2, 1.5
        for _ in range((freedom - 1) // 2):
            total += term
            term *= half / step
            step += 1
        return min(1.0, total)
    total, term = 0.0, math.exp(-half)
    for number in range(1, freedom // 2 + 1):
        total += term
        term *= half / number
    return min(1.0, total)
