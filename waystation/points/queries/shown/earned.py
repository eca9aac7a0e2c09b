"""What a fact earned, and what the next one of its kind is worth: computed, said in forms."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from waystation.accounts.models import Area
from waystation.clients.models import Client
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.points.models import Posting, SchemeVersion
from waystation.points.queries import runs, schemes
from waystation.rules.points.schemes import EventKind
from waystation.rules.points.schemes.engine import Next
from waystation.rules.points.schemes.shapes import Draws, Flat, Schedule


def may_earn(client: Client) -> bool:
    """Whether a scheme ever counted where the file is, or the client is in one. One statement, so that an
    area without points pays for them with no more than that."""
    path = client.area_id
    above = [path[:end] for end in range(Area.steplen, len(path) + 1, Area.steplen)]
    here = Q(scheme__area__path__in=above, approved_at__isnull=False)
    return SchemeVersion.objects.filter(here | Q(enrolments__client=client)).exists()


def words_of(client: Client, cause: str) -> str:
    """“+10 分，余额 45” of what a fact brought; empty where it brought nothing. One statement."""
    mine = Q(cause=cause) | Q(cause__startswith=f"{cause}#")
    rows = Posting.objects.filter(mine, target__wallet__client=client).order_by("pk")
    found = list(rows.values_list("points", "target_after"))
    if not found:
        return ""
    return _("，+%(n)s 分，余额 %(all)s") % {
        "n": sum(points for points, _after in found),
        "all": found[-1][1],
    }


def worth(path: str, kind: EventKind, on: date) -> str:
    """What one fact of a kind is worth in an area, in words; empty where nothing earns it. One statement."""
    version = schemes.in_force(path, on)
    if version is None:
        return ""
    track = next((one for one in schemes.rules_of(version).tracks if kind in one.events), None)
    return "" if track is None else _said(track.schedule)


def upcoming(client: Client, kind: EventKind, on: date) -> str:
    """What the client's next fact of a kind brings, by the version they run on; at most four statements."""
    enrolment = schemes.scheme_for(client, on)
    if enrolment is None:
        return worth(client.area_id, kind, on)
    scheme, outcome = runs.outcome_of(enrolment, on)
    track = next((one.id for one in scheme.tracks if kind in one.events), None)
    found = next((one for one in outcome.next if one.track == track), None)
    return "" if found is None else _next(found)


def next_of(client: Client, on: date) -> list[tuple[str, str]]:
    """What the client may earn next: (what, how much) of every track that is on."""
    enrolment = schemes.scheme_for(client, on)
    if enrolment is None:
        return []
    scheme, outcome = runs.outcome_of(enrolment, on)
    named = {one.id: words.listed(label(kind) for kind in one.events) for one in scheme.tracks}
    return [(named[one.track], said) for one in outcome.next if (said := _next(one))]


def _next(found: Next) -> str:
    if found.points is None:
        return _("抽奖 %(n)s 次") % {"n": found.draws} if found.draws else ""
    return _("+%(n)s 分") % {"n": found.points}


def _said(schedule: Schedule) -> str:
    if isinstance(schedule, Flat):
        each = _("每小时 %(n)s 分") if schedule.each_unit else _("每次 %(n)s 分")
        return each % {"n": schedule.points}
    if isinstance(schedule, Draws):
        return _("每次抽奖")
    return _("从 %(n)s 分起递增") % {"n": schedule.start}
