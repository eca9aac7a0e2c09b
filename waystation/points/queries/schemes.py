"""Which scheme counts for whom, and what its version says."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from waystation.accounts.models import Area
from waystation.clients.models import Client
from waystation.common.reading import statements
from waystation.points.models import Enrolment, SchemeVersion
from waystation.rules.points.schemes.reading import read
from waystation.rules.points.schemes.shapes import Scheme

#: ``Area.path`` has this many characters for each level of the tree.
_STEP = Area.steplen


def rules_of(version: SchemeVersion) -> Scheme:
    """What a version says, read. A text that was read before is not read again."""
    return _read(json.dumps(config_of(version), sort_keys=True))


def config_of(version: SchemeVersion) -> dict[str, Any]:
    """The whole configuration: what was written, and what the row itself says of it."""
    return {
        **version.config,
        "id": f"s{version.scheme_id}",
        "version": version.number,
        "valid_from": version.valid_from.isoformat(),
    }


@lru_cache(maxsize=256)
def _read(text: str) -> Scheme:
    return read(json.loads(text))


def in_force(path: str, on: date) -> SchemeVersion | None:
    """The version with which somebody begins on a day in an area: the nearest area's, there the newest."""
    above = [path[:end] for end in range(_STEP, len(path) + 1, _STEP)]
    found = (
        SchemeVersion.objects.filter(
            scheme__area__path__in=above, approved_at__isnull=False, valid_from__lte=on
        )
        .exclude(last_on__lt=on)
        .select_related("scheme__area")
    )
    return max(found, key=lambda one: (len(one.scheme.area.path), one.valid_from, one.pk), default=None)


def scheme_for(client: Client, on: date) -> Enrolment | None:
    """The version that the client runs on; None: in no scheme on that day."""
    found = Enrolment.objects.filter(client=client, since__lte=on).exclude(ended_on__lt=on)
    return found.select_related("version__scheme__area").order_by("-since", "-pk").first()


def newer_for(enrolment: Enrolment, path: str, on: date) -> SchemeVersion | None:
    """Another version that counts there by now and that the client might say yes to."""
    found = in_force(path, on)
    return None if found is None or found.pk == enrolment.version_id else found


_ISSUED = """
SELECT y.year::integer, points_issued(%(scheme)s::bigint, y.opening, y.closing),
       (SELECT coalesce(sum(p.points), 0)::bigint
          FROM points_posting p JOIN points_wallet w ON w.account_id = p.target_id
         WHERE w.client_id = %(client)s AND p.kind IN ('earned', 'primed')
           AND p."on" BETWEEN y.opening AND y.closing)
  FROM (SELECT s.year, make_date(s.year, 1, 1) AS opening, make_date(s.year, 12, 31) AS closing
          FROM generate_series(%(first)s::integer, %(last)s::integer) AS s(year)) AS y
"""


def issued(scheme: int, first: int, last: int, client: int) -> dict[int, tuple[int, int]]:
    """Calendar year → points that a scheme gave out over all files, and those that one client earned."""
    values = {"scheme": scheme, "client": client, "first": first, "last": last}
    return {year: (of_all, own) for year, of_all, own in statements.rows(_ISSUED, values)}


_POSTED = """
SELECT split_part(p.cause, '#', 1), sum(p.points)::bigint, count(*)
  FROM points_posting p JOIN points_wallet w ON w.account_id = p.target_id
 WHERE w.client_id = %(client)s AND p.kind IN ('earned', 'primed') GROUP BY 1
"""


def posted(client: int) -> dict[str, tuple[int, int]]:
    """Cause → points that were ever posted for it, taken back or not, and in how many postings."""
    return {cause: (points, count) for cause, points, count in statements.rows(_POSTED, {"client": client})}
