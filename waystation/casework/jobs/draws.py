"""The morning's draw: shortly after five, and every hour of the day for a site that was missed."""

from __future__ import annotations

import logging
from datetime import date

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate.contrib.django import app

from waystation.casework.actions.draws import draw_site
from waystation.casework.queries.draws import listing
from waystation.common import scope

log = logging.getLogger(__name__)


def draw_all(*, today: date) -> tuple[int, tuple[int, ...]]:
    """Draw every site of today that is not drawn yet: how many were, and the numbers of those that broke.

    A site is one transaction; one that breaks is logged and the others go on. A lost database ends it with
    its error, and the next start goes on with what is left.
    """
    made, broken = 0, []
    for site in listing.undrawn(today):
        try:
            made += draw_site(by=None, site=site, today=today) is not None
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("draw: site %s could not be drawn", site.area.pk)
            broken.append(site.area.pk)
    return made, tuple(broken)


@app.periodic(cron="10 5-20 * * *", periodic_id="draw")
@app.task(queue="nightly", queueing_lock="draw", pass_context=False)
@scope.everything()
def draw(timestamp: int) -> None:
    """Every hour from ten past five; what was drawn stays drawn."""
    draw_all(today=timezone.localdate())
