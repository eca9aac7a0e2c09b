"""Terms for trying."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from waystation.rules.screening import draw

KEY = bytes(range(32))
START = date(2026, 3, 2)
THREE_YEARS = date(2029, 3, 1)
TREATMENT = (12, 6, 4)
CHANCE = (Fraction(1, 30),)


def terms(**facts: object) -> draw.Terms:
    """Three years of community treatment."""
    plan = draw.Plan(START, TREATMENT)
    usual = {
        "client": "1",
        "order": "1",
        "plan": plan,
        "chances": CHANCE,
        "begins": START,
        "ends": THREE_YEARS,
    }
    return draw.Terms(**{**usual, **facts})


def after(days: int) -> date:
    return START + timedelta(days=days)


@st.composite
def any_rests(draw_one, *, known_later: bool = True):
    """A few runs of days out of the draw, some of which come to be known late."""
    found = []
    for _ in range(draw_one(st.integers(0, 4))):
        first, length = draw_one(st.integers(0, 1000)), draw_one(st.integers(0, 150))
        late = known_later and draw_one(st.booleans())
        known = after(max(0, first - draw_one(st.integers(0, 40)))) if late else None
        reason = draw_one(st.sampled_from(list(draw.RestReason)))
        found.append(draw.Rest(after(first), after(first + length), reason, known))
    return tuple(found)


@st.composite
def any_terms(draw_one, *, floor: draw.Floor | None = None, known_later: bool = True):
    """Any client's term: plan, chances, a draw that begins late, rests."""
    counts = draw_one(st.lists(st.sampled_from([0, 1, 2, 4, 6, 12, 26]), min_size=1, max_size=3))
    kind = floor or draw_one(st.sampled_from(list(draw.Floor)))
    return terms(
        client=str(draw_one(st.integers(1, 10**6))),
        plan=draw.Plan(START, tuple(counts), kind),
        chances=tuple(
            draw_one(
                st.lists(st.sampled_from([Fraction(1, n) for n in (15, 30, 60)]), min_size=1, max_size=3)
            )
        ),
        begins=after(draw_one(st.sampled_from([0, 0, 0, 10, 100, 400]))),
        ends=draw_one(st.sampled_from([THREE_YEARS, after(700), after(401)])),
        rests=draw_one(any_rests(known_later=known_later)),
        extra_max=draw_one(st.integers(3, 6)),
    )


def run(held: draw.Terms, *, excused: frozenset[date] = frozenset(), last: date | None = None) -> draw.Course:
    """Every day of the term, one after another."""
    course = draw.Course(held, KEY, first=held.begins)
    day = held.begins
    while day <= (last or held.ends):
        part = course.morning(day).part
        if part is not None:
            course.call(day, part, stands=day not in excused)
        day += timedelta(days=1)
    return course
