"""Query sets whose SQL is kept: the same rows as ever, and never somebody else's."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Q
from django.db.transaction import TransactionManagementError
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.make import make_client, make_grant
from tests.people import cast
from waystation.accounts import access as accounts
from waystation.accounts.models import Grant, User
from waystation.casework.queries import caselist, home, obligations
from waystation.clients.access import must_reach, visible_to
from waystation.clients.models import Client
from waystation.common.reading import kept
from waystation.contacts.models import Appointment
from waystation.rules.roles import Role, Verb

ALSO = ("area", "worker", "station")


@pytest.fixture
def world(db):
    return cast()


def afresh(user: User) -> User:
    """The same person in the next request."""
    return User.objects.get(pk=user.pk)


def can(user: User, client: Client) -> bool:
    """Whether ``must_reach`` lets them; it must agree with the query set."""
    user = afresh(user)
    seen = visible_to(user).filter(pk=client.pk).exists()
    try:
        assert must_reach(user, client.pk, Verb.SEE_CLIENTS, also=ALSO).pk == client.pk
    except Http404:
        assert not seen
        return False
    assert seen
    return True


def test_the_row_is_the_one_the_query_set_gives(world):
    client = make_client(area=world.community, worker=world.worker, id_number="110101199003078515")
    for _ in range(2):
        found = must_reach(world.worker, client.pk, Verb.SEE_CLIENTS, also=ALSO)
        whole = Client.objects.select_related(*ALSO).get(pk=client.pk)
        for field in Client._meta.concrete_fields:
            assert getattr(found, field.attname) == getattr(whole, field.attname)
        with CaptureQueriesContext(connection) as queries:
            assert (found.area, found.worker, found.station) == (whole.area, whole.worker, whole.station)
        assert len(queries) == 0


def test_everybody_of_the_house_reaches_whom_the_query_set_shows(world):
    near = make_client(area=world.community, worker=world.worker)
    far = make_client(area=world.other_community)
    people = [getattr(world, name) for name in world.__dataclass_fields__]
    users = [person for person in people if isinstance(person, User)]
    reached = {(user.pk, client.pk) for user in users for client in (near, far) if can(user, client)}
    assert (world.worker.pk, near.pk) in reached
    assert (world.worker.pk, far.pk) not in reached


def test_a_grant_given_or_taken_away_counts_from_the_next_request(world):
    client = make_client(area=world.other_community)
    assert not can(world.head, client)
    grant = make_grant(user=world.head, role=Role.HEAD, area=world.other_community)
    assert can(world.head, client)
    Grant.objects.filter(pk=grant.pk).delete()
    assert not can(world.head, client)


def test_a_client_who_moves_to_another_worker_leaves_the_first(world):
    client = make_client(area=world.community, worker=world.worker)
    assert can(world.worker, client)
    Client.objects.filter(pk=client.pk).update(worker=world.head)
    assert not can(world.worker, client)


@pytest.mark.django_db(transaction=True)
def test_a_lock_outside_a_transaction_is_refused_as_ever():
    world = cast()
    client = make_client(area=world.community, worker=world.worker)
    for _ in range(2):
        with pytest.raises(TransactionManagementError):
            must_reach(world.worker, client.pk, Verb.SEE_CLIENTS, lock=True)


def test_equal_keys_share_their_sql_and_others_do_not(world):
    first, second = (make_client(area=world.community) for _ in range(2))

    def ask(area: str, row: int) -> Client | None:
        return kept.first(("test", area), row, lambda: Client.objects.filter(area_id=area, pk=kept.ROW))

    assert ask(world.community.path, first.pk) == first
    known = len(kept._known)
    assert ask(world.community.path, second.pk) == second
    assert len(kept._known) == known
    assert ask(world.other_community.path, first.pk) is None
    assert len(kept._known) == known + 1


def test_a_condition_is_no_key(world):
    with pytest.raises(TypeError, match="test"):
        kept.first(("test", Q(pk=1)), 1, lambda: Client.objects.filter(pk=kept.ROW))


def test_what_was_kept_is_found_again_in_the_next_request(world):
    """A key that is never equal to the next one keeps everything and finds nothing."""
    client, day = make_client(area=world.community, worker=world.worker), timezone.localdate()

    def day_of(user: User) -> None:
        must_reach(user, client.pk, Verb.SEE_CLIENTS, also=ALSO)
        must_reach(user, client.pk, Verb.RECORD_CONTACT)
        list(caselist.clients(user, day, caselist.Asked()))
        caselist.options(user, oversees=False)
        list(home.tasks(user, day, home.Asked()))
        list(home.appointments(user, day, None))
        list(home.without_result(user, day, None))
        list(home.communities(user))
        home.months(user, day)
        obligations.summary(user, day)

    kept._known.clear()
    day_of(afresh(world.worker))
    known = len(kept._known)
    assert known >= 10
    day_of(afresh(world.worker))
    assert len(kept._known) == known


def test_who_reaches_nobody_costs_no_statement(world):
    nobody = afresh(world.auditor)
    accounts.reach(nobody)
    with CaptureQueriesContext(connection) as queries, pytest.raises(Http404):
        must_reach(nobody, make_client(area=world.community).pk, Verb.SEE_CLIENTS)
    assert [
        q for q in queries.captured_queries if "SELECT" in q["sql"] and "clients_client" in q["sql"]
    ] == []


def test_rows_are_those_of_the_query_set_whole_cut_and_counted(world):
    made = [make_client(area=world.community, worker=world.worker) for _ in range(3)]

    def mine():
        return visible_to(world.worker).filter(pk__in=[one.pk for one in made]).order_by("-pk")

    mine()  # what the person reaches is asked once a request
    for _ in range(2):
        rows = kept.Rows(("test rows",), mine)
        with CaptureQueriesContext(connection) as queries:
            assert rows.count() == 3
            assert [one.pk for one in rows] == [one.pk for one in mine()]
            assert [one.pk for one in rows[1:2]] == [one.pk for one in mine()[1:2]]
        assert len(queries) == 5
        pairs = kept.tuples(("test pairs",), lambda: mine().values_list("pk", "born_on"))
        assert pairs == list(mine().values_list("pk", "born_on"))
    assert list(kept.Rows(("test none",), Client.objects.none)) == []
    assert kept.Rows(("test none",), Client.objects.none).count() == 0


def test_the_day_of_somebody_whose_grant_has_ended_is_empty(world):
    day = timezone.localdate()
    client = make_client(area=world.community, worker=world.worker)
    Appointment.objects.create(client=client, what="talk", on=day, made_by=world.worker)

    def listed(user):
        return [one.pk for one in caselist.clients(afresh(user), day, caselist.Asked())]

    for _ in range(2):
        assert listed(world.worker) == [client.pk]
        assert [one.client_id for one in home.appointments(afresh(world.worker), day, None)] == [client.pk]
        assert [area.pk for area in home.communities(afresh(world.worker))] == [world.community.pk]
    Grant.objects.filter(user=world.worker).update(ends_on=day - dt.timedelta(days=1))
    assert list(home.appointments(afresh(world.worker), day, None)) == []
    assert list(home.communities(afresh(world.worker))) == []
    assert listed(world.worker) == listed(world.other_worker) == []
    assert list(home.appointments(afresh(world.other_worker), day, None)) == []
