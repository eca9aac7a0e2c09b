"""Many new obligations at once are copied in, and are the rows that one file alone would get."""

import datetime as dt

import pytest

from tests.make import make_client, make_order
from tests.people import cast
from waystation.casework import copying
from waystation.casework.actions.obligations import refresh
from waystation.casework.jobs import refresh_all
from waystation.casework.models import Obligation, ObligationChange
from waystation.casework.queries import cases
from waystation.clients.models import Client

TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 1, tzinfo=dt.UTC)
KEPT = [f.attname for f in Obligation._meta.concrete_fields if not f.primary_key]


def signed_in(client: Client, day: dt.date) -> None:
    make_order(client=client, served_on=day, reported_on=day, agreed_on=day)


def stored() -> list[tuple[object, ...]]:
    return list(Obligation.objects.order_by("client_id", "key").values_list(*KEPT))


def history() -> list[tuple[object, ...]]:
    columns = ("obligation__client_id", "obligation__key", "from_state", "to_state", "on", "by_id")
    return list(ObligationChange.objects.order_by(*columns[:2]).values_list(*columns))


def test_a_copied_batch_is_what_each_file_alone_would_get(db):
    world = cast()
    clients = [make_client(area=world.community) for _ in range(12)]
    for number, client in enumerate(clients):
        signed_in(client, dt.date(2024, 6, 1) + dt.timedelta(days=17 * number))
    done = refresh_all(today=TODAY, now=NOW)
    together, changes = stored(), history()
    assert done.changed == len(together) >= copying.WORTHWHILE
    assert len(changes) >= copying.WORTHWHILE
    assert ObligationChange.objects.filter(at__isnull=True).count() == 0

    ObligationChange.objects.all().delete()
    Obligation.objects.all().delete()
    for client in clients:
        refresh(by=None, client=client, today=TODAY)
    assert stored() == together
    assert history() == changes


def test_after_a_copied_batch_ordinary_rows_get_fresh_numbers(db):
    world = cast()
    for _ in range(12):
        signed_in(make_client(area=world.community), dt.date(2024, 6, 1))
    refresh_all(today=TODAY, now=NOW)
    late = make_client(area=world.community)
    signed_in(late, dt.date(2026, 10, 1))
    assert refresh(by=None, client=late, today=TODAY) == Obligation.objects.filter(client=late).count() > 0


def test_nothing_is_written_from_a_case_that_was_read_for_a_page(db):
    client = make_client(area=cast().community)
    signed_in(client, dt.date(2026, 10, 1))
    shown = cases.load_one(client, TODAY, to_write=False)
    assert shown.obligations(TODAY) == cases.load_one(client, TODAY).obligations(TODAY)
    with pytest.raises(ValueError, match="read without what is stored"):
        refresh(by=None, client=client, today=TODAY, case=shown)
