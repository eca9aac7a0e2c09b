"""Who is on the list of a site's morning. Nothing here looks at a later day than the one asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waystation.accounts.models import Area
from waystation.casework.queries import cases
from waystation.casework.queries.cases import Case
from waystation.clients.models import Client
from waystation.orders.models import LocalParameter
from waystation.orders.queries import laws_for
from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.screening import calls, draw
from waystation.screening.models import DrawDay, Drawn

#: Files whose facts are read by one statement.
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One client of a morning's list."""

    client: Client
    eligible: draw.Eligible


@dataclass(frozen=True, slots=True)
class Site:
    """Where the draw of a day is made: a street with everything below it, or an area above streets itself."""

    area: Area
    #: Paths of the areas whose files belong to it.
    paths: tuple[str, ...]


def sites(today: date) -> list[Site]:
    """Every site of which at least one area draws today, by number; two statements and the local law."""
    areas = {area.path: area for area in Area.objects.all()}
    drawing = _drawing(list(areas), today)
    found: dict[str, list[str]] = defaultdict(list)
    for path in drawing:
        found[site_path(path, areas)].append(path)
    return sorted(
        (Site(areas[path], tuple(sorted(paths))) for path, paths in found.items()),
        key=lambda site: site.area.pk,
    )


def _drawing(paths: Sequence[str], today: date) -> list[str]:
    """The areas in which days are drawn today."""
    if not LocalParameter.objects.filter(key="test_draw").exists():
        return []
    laws = laws_for(paths, today)
    return [path for path in paths if calls.in_force(laws[path])]


def site_path(path: str, areas: Mapping[str, Area]) -> str:
    """The street an area belongs to; an area above the streets is a site of its own."""
    above = path
    while above:
        if areas[above].kind == Area.Kind.STREET:
            return above
        above = above[: -Area.steplen]
    return path


def undrawn(today: date) -> list[Site]:
    """The sites whose draw of today has not been made."""
    done = set(DrawDay.objects.filter(on=today).values_list("site_id", flat=True))
    return [site for site in sites(today) if site.area.pk not in done]


def limit(law: Law) -> int | None:
    """The most tests of a day that the place can do."""
    value = law.parameter("test_draw_site_max").value
    return value if isinstance(value, int) else None


def listed(site: Site, today: date) -> list[Entry]:
    """The list of a site's morning: everybody whose order runs, by number; those who rest stand on it too."""
    clients = list(
        Client.objects.filter(state=Client.State.OPEN, area__path__in=site.paths)
        .only("pk", "area", "state", "closed_on", "registered_on", "worker")
        .order_by("pk")
    )
    found: list[Entry] = []
    for start in range(0, len(clients), CHUNK):
        found += _chunk(clients[start : start + CHUNK], today)
    return found


def _chunk(clients: Sequence[Client], today: date) -> list[Entry]:
    before: dict[int, list[Drawn]] = defaultdict(list)
    earlier = Drawn.objects.filter(
        client__in=clients, on__lt=today, on__gte=add_days(today, -calls.LOOK_BACK_DAYS)
    )
    for row in earlier.only("pk", "client_id", "order_id", "on", "part"):
        before[row.client_id].append(row)
    entries = []
    for case in cases.load(clients, today):
        terms = _terms(case)
        if terms is not None:
            called = _called(case, int(terms.order), before[case.client.pk])
            entries.append(Entry(case.client, draw.Eligible(terms, called)))
    return entries


def _terms(case: Case) -> draw.Terms | None:
    order = case.current()
    if order is None:
        return None
    return calls.terms_of(
        order,
        case.law,
        client=case.client.pk,
        known_since=case.client.registered_on,
        leaves=case.facts.leave_days,
    )


def _called(case: Case, order_id: int, rows: Sequence[Drawn]) -> tuple[draw.Called, ...]:
    """The earlier calls under the order, those entered as not possible excused."""
    mine = [row for row in rows if row.order_id == order_id]
    excused = {entry.key for entry in case.facts.not_possible}
    return calls.called_before(
        [calls.Call(row.pk, row.order_id, row.on) for row in mine],
        {row.pk: draw.Part(row.part) for row in mine},
        case.facts.screenings,
        frozenset(row.pk for row in mine if f"draw:{row.pk}/test" in excused),
        case.law,
    )
