"""Two workers at midnight share one pass: every file once, nothing twice, and it ends once."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connections

from tests.people import cast
from waystation.audit.models import Entry
from waystation.casework.jobs import refresh_all
from waystation.casework.models import NightlyPass, Obligation, ObligationChange
from waystation.common import scope

TODAY = dt.date(2026, 3, 20)
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_one_pass():
    world = cast()
    files = {world.client_with_order(f"学员{n}").pk for n in range(12)}
    gate, results = threading.Barrier(2), []

    def work() -> None:
        try:
            gate.wait(timeout=10)
            results.append(refresh_all(today=TODAY, now=NOW, batch_size=2))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=scope.everything()(work)) for _worker in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(results) == 2
    assert results[0] == results[1]
    assert (results[0].clients, results[0].failed) == (len(files), ())
    assert set(Obligation.objects.values_list("client", flat=True)) == files
    assert NightlyPass.objects.get(on=TODAY).finished_at == NOW
    assert Entry.objects.filter(verb="casework.nightly_pass_finished").count() == 1
    kept = ObligationChange.objects.values_list("obligation", "from_state", "to_state")
    assert len(kept) == len(set(kept))
