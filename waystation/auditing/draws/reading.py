"""What an auditor reads of the draws. Called within ``access.reading()``."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from waystation.accounts import access
from waystation.accounts.imports.workbook import harmless
from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.rules.roles import Verb
from waystation.rules.screening import calls
from waystation.rules.screening.draw import proof
from waystation.rules.screening.draw.proof import Evenness, Replay
from waystation.screening.models import DrawDay
from waystation.screening.queries import draws

#: Mornings of one page.
PAGE_DAYS = 50
#: Days before a morning whose lists are opened for the comparison of workers.
WORKER_DAYS = 30
#: Chance alone gives as much or more so rarely that somebody should look.
RARE = 0.01


@dataclass(frozen=True, slots=True)
class Even:
    """A χ² in words: None, where there is too little to say anything."""

    found: Evenness | None
    groups: int

    @property
    def rare(self) -> bool:
        """Whether somebody should look into it."""
        return self.found is not None and self.found.p < RARE


def days(user: User) -> QuerySet[DrawDay]:
    """The mornings of the sites in the auditor's areas, the newest first, without their lists."""
    mine = access.below("site__path", access.paths(user, Verb.SEE_AUDIT))
    return (
        DrawDay.objects.filter(mine)
        .select_related("site", "made_by")
        .defer("listed")
        .order_by("-on", "site__path")
    )


def must_see(user: User, day_id: int) -> DrawDay:
    """One morning with its list; 404 outside the auditor's areas."""
    try:
        return days(user).defer(None).get(pk=day_id)
    except DrawDay.DoesNotExist:
        raise Http404 from None


def replay(day: DrawDay) -> Replay | None:
    """The morning drawn again; None: its key is not in the key file any more."""
    try:
        return draws.replayed(day)
    except crypto.Unreadable:
        return None


def even_over_week(rows: Iterable[DrawDay]) -> Even:
    """Whether some day of the week is drawn more than was to be expected of its mornings."""
    observed, expected = [0.0] * 7, [0.0] * 7
    for row in rows:
        observed[row.on.weekday()] += row.drawn
        expected[row.on.weekday()] += row.expected
    return Even(proof.evenness(observed, expected), 7)


def even_over_workers(user: User, day: DrawDay) -> Even:
    """Whether some worker's clients are drawn more than they should be, in the month up to a morning.

    By who is in charge today, on both sides; no worker is named or ranked.
    """
    since = day.on - dt.timedelta(days=WORKER_DAYS - 1)
    rows = days(user).defer(None).filter(site=day.site_id, on__range=(since, day.on))
    expected: dict[int, float] = defaultdict(float)
    observed: dict[int, float] = defaultdict(float)
    in_charge = dict(Client.objects.values_list("pk", "worker_id"))
    for row in rows.prefetch_related("calls"):
        for one in draws.eligible(row):
            expected[in_charge.get(int(one.terms.client)) or 0] += calls.usual([one], row.on)
        for call in row.calls.all():
            observed[in_charge.get(call.client_id) or 0] += 1
    workers = sorted(expected)
    return Even(
        proof.evenness([observed[one] for one in workers], [expected[one] for one in workers]), len(workers)
    )


def lines(rows: Iterable[DrawDay]) -> Iterator[str]:
    """The mornings as CSV, line by line; begins with the mark by which Excel knows UTF-8."""
    yield "\ufeff" + _line(
        [
            _("日期"),
            _("站点"),
            _("规则版本"),
            _("密钥编号"),
            _("名单人数"),
            _("名单指纹"),
            _("每天上限"),
            _("抽中"),
            _("预计"),
        ]
    )
    for row in rows:
        limit = "" if row.limit is None else row.limit
        site = harmless(row.site.name)
        yield _line(
            [
                row.on.isoformat(),
                site,
                row.rule,
                row.key_id,
                row.eligible,
                row.fingerprint,
                limit,
                row.drawn,
                f"{row.expected:.2f}",
            ]
        )


def _line(cells: list[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
