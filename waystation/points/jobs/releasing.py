"""Points that waited behind a cap are posted on the morning of their day."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.db import InterfaceError, OperationalError

from waystation.points.actions import awards
from waystation.points.models import Enrolment

log = logging.getLogger(__name__)


def release_due(*, today: date, now: datetime) -> int:
    """Post for every enrolment whose day has come, each in a transaction; how many were gone through.

    One that breaks is logged and tried again tomorrow, and the others go on; a lost database ends the run.
    """
    due = Enrolment.objects.filter(waits_until__lte=today, ended_on__isnull=True)
    held = list(due.select_related("client").order_by("client_id"))
    for enrolment in held:
        try:
            awards.release(by=None, enrolment=enrolment, at=now)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("points: enrolment %s could not be released", enrolment.pk)
    return len(held)
