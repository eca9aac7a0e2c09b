"""A few papers that the demo's worker has issued, so that the index of a file shows all its states."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from waystation.accounts.models import User
from waystation.casework.actions.papers import one_file
from waystation.clients.models import Client
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper

#: Where the demo answers; the codes on its papers lead there.
BASE = "http://127.0.0.1:8000/check/TOKEN/"
_ISSUED = (Paper.RIGHTS_NOTICE, Paper.AGREEMENT, Paper.TEST_RECORD)


def fill(worker: User, today: dt.date) -> None:
    """Three papers of the first file with an order that runs."""
    worker = User.objects.select_related("organisation").get(pk=worker.pk)
    client = Client.objects.filter(worker=worker, orders__state="running").order_by("pk").first()
    if client is None:
        return
    for paper in _ISSUED:
        one_file.issue_paper(
            by=worker,
            client=client,
            kind=KINDS[paper],
            typed={},
            base=BASE,
            today=today,
            form_key=uuid4(),
        )
