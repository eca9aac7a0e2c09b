"""What schemes cost and would cost: issued, spent, open, and a version tried on the facts of a year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet

from waystation.common.reading import statements
from waystation.points.models import Event, Scheme, SchemeVersion
from waystation.points.queries import runs
from waystation.points.queries import schemes as queries
from waystation.rules.calendar import add_days
from waystation.rules.points.schemes import Event as Fact
from waystation.rules.points.schemes import Member, run
from waystation.rules.points.schemes.shapes import Period

#: A budget of which so many per cent are gone warns.
WARN_PERCENT = 80
#: Facts of one preview: a district's year. More are counted and said to be left out.
MOST_FACTS = 20_000
_WEEK, _MONTH = 7, Fraction(365, 12)


@dataclass(frozen=True, slots=True)
class Row:
    """A version on the list. ``issued``: by this version, within reach. ``gone``: of the scheme's budget of
    the year, over all its versions and files. ``left``: None without a budget. ``warns``: most is gone."""

    version: SchemeVersion
    counts: bool
    issued: int
    gone: int
    yuan: Fraction
    budget: int | None
    clients: int

    @property
    def left(self) -> int | None:
        """Points of the year's budget that are left."""
        return None if self.budget is None else max(self.budget - self.gone, 0)

    @property
    def warns(self) -> bool:
        """Whether most of the budget is gone."""
        return self.budget is not None and self.gone * 100 >= self.budget * WARN_PERCENT


def listed(schemes: QuerySet[Scheme], today: date) -> list[Row]:
    """Every version that is not dropped, the newest first within its scheme; two statements."""
    versions = (
        SchemeVersion.objects.filter(scheme__in=schemes, dropped_at__isnull=True)
        .select_related("scheme__area", "drafted_by", "approved_by")
        .order_by("scheme__area__path", "scheme__name", "-number")
    )
    numbers = _numbers([version.pk for version in versions], today.year)
    return [_row(version, numbers[version.pk], today) for version in versions]


def _row(version: SchemeVersion, numbers: tuple[int, int, int], today: date) -> Row:
    scheme = queries.rules_of(version)
    budget = next((cap.most for cap in scheme.caps if cap.period is Period.BUDGET), None)
    counts = version.approved_at is not None and version.valid_from <= today
    counts = counts and (version.last_on is None or version.last_on >= today)
    issued, gone, clients = numbers
    return Row(version, counts, issued, gone, issued * scheme.yuan_per_point, budget, clients)


#: What two people took back was not issued, as in ``points_issued``, which the budget goes by.
_NUMBERS = """
SELECT v.id, coalesce(p.points, 0)::bigint, points_issued(v.scheme_id, %(first)s::date, %(last)s::date),
       coalesce(e.clients, 0)::bigint FROM points_schemeversion v
  LEFT JOIN (SELECT p.scheme_version, sum(p.points) AS points FROM points_posting p
              WHERE p.scheme_version IS NOT NULL AND p."on" BETWEEN %(first)s AND %(last)s
                AND p.kind IN ('earned', 'primed')
                AND NOT EXISTS (SELECT FROM points_posting c WHERE c.corrects_id = p.id) GROUP BY 1) AS p
         ON p.scheme_version = v.id
  LEFT JOIN (SELECT n.version_id, count(*) AS clients FROM points_enrolment n
              WHERE n.ended_on IS NULL GROUP BY 1) AS e ON e.version_id = v.id
 WHERE v.id = ANY (%(versions)s::bigint[])
"""


def _numbers(versions: list[int], year: int) -> dict[int, tuple[int, int, int]]:
    """Version → points it issued in the year within reach, those of its scheme, and clients in it."""
    values = {"versions": versions, "first": date(year, 1, 1), "last": date(year, 12, 31)}
    return {pk: (points, gone, clients) for pk, points, gone, clients in statements.rows(_NUMBERS, values)}


_OPEN = """
SELECT coalesce(sum(a.balance), 0)::bigint, count(*) FILTER (WHERE a.balance > 0)
  FROM points_wallet w JOIN points_account a ON a.id = w.account_id
"""


def open_points() -> tuple[int, int]:
    """What stands in the wallets within reach, which somebody will spend, and in how many of them."""
    ((points, wallets),) = statements.rows(_OPEN, {})
    return points, wallets


@dataclass(frozen=True, slots=True)
class Preview:
    """A version run over the facts of a year. ``left_out``: there were more facts than one preview takes."""

    facts: int
    clients: int
    points: int
    waiting: int
    yuan: Fraction
    per_client_month: Fraction
    early: int
    left_out: bool

    @property
    def early_percent(self) -> int:
        """Share of clients who earned something beside the welcome in their first week."""
        return round(100 * self.early / self.clients) if self.clients else 0


def preview(version: SchemeVersion, today: date) -> Preview:
    """What the facts of the last 365 days would have earned and cost; one statement.

    Everybody is taken to have joined with their first fact of that year. Facts within the reader's reach, in
    the scheme's area.
    """
    began = add_days(today, -365)
    rows = Event.objects.filter(
        client__area__path__startswith=version.scheme.area.path,
        voided_at__isnull=True,
        at__date__gte=began,
        at__date__lte=today,
    ).order_by("client_id", "at", "pk")
    found = list(rows[: MOST_FACTS + 1])
    facts: dict[int, list[Fact]] = defaultdict(list)
    for event in found[:MOST_FACTS]:
        facts[event.client_id].append(runs.fact_of(event))
    return _preview(version, facts, today, left_out=len(found) > MOST_FACTS)


def _preview(version: SchemeVersion, facts: dict[int, list[Fact]], today: date, *, left_out: bool) -> Preview:
    scheme, seed = queries.rules_of(version), bytes.fromhex(version.seed)
    points = waiting = early = days = 0
    for client, own in facts.items():
        first = min(fact.on for fact in own)
        outcome = run(scheme, own, on=today, member=Member(first, f"c{client}", seed))
        points += sum(outcome.balances.values())
        waiting += sum(one.points for one in outcome.queued)
        week = add_days(first, _WEEK)
        early += any(entry.points > 0 and entry.track and entry.on < week for entry in outcome.entries)
        days += (today - first).days + 1
    yuan = points * scheme.yuan_per_point
    months = days / _MONTH
    per_month = Fraction(yuan) / months if months else Fraction(0)
    count = sum(len(own) for own in facts.values())
    return Preview(count, len(facts), points, waiting, yuan, per_month, early, left_out)
