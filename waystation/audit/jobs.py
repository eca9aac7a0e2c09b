"""The seal of the hour."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from waystation.audit import actions
from waystation.audit.chain import seals
from waystation.audit.models import Seal
from waystation.common import scope


def seal_news() -> int | None:
    """Seal what was entered since the last seal and carry it outside; the new seal's number, if there is one.

    A file that could not be written is caught up with the next time.
    """
    made = None
    if seals.has_news(Seal.objects.order_by("-number").first()):
        made = actions.seal(by=None, now=timezone.now()).number
    seals.carry_outside()
    return made


@app.periodic(cron="7 * * * *", periodic_id="seal")
@app.task(queue="nightly", queueing_lock="seal", pass_context=False)
@scope.everything()
def seal(timestamp: int) -> None:
    """Once an hour: what is newer than the last seal is what a thief of the whole database could hide."""
    seal_news()
