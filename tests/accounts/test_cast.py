"""The cast and the makers themselves: other tests stand on them."""

import datetime as dt

import pytest

from tests.make import make_order
from tests.people import cast
from waystation.accounts import access
from waystation.accounts.models import User
from waystation.clients.access import visible_to
from waystation.orders.models import Agreement, OrderStep
from waystation.rules.roles import Role


@pytest.mark.django_db
def test_everybody_of_the_cast_holds_the_role_they_are_named_for():
    world = cast()
    assert {role: access.roles(user) for role, user in world.by_role().items()} == {
        role: frozenset({role}) for role in Role
    }


@pytest.mark.django_db
def test_the_own_client_is_seen_by_worker_head_and_police_of_the_own_street_only():
    world = cast()
    client = world.client()
    people = [user for user in vars(world).values() if isinstance(user, User)]
    seeing = {user.username for user in people if visible_to(user).filter(pk=client.pk).exists()}
    assert seeing == {"wangmin", "zhao", "sunmin"}


@pytest.mark.django_db
def test_an_order_is_in_the_state_its_dates_make():
    world = cast()
    order = make_order(client=world.client())
    assert (order.state, order.starts_on, order.expires_on) == (
        "running",
        dt.date(2026, 1, 10),
        dt.date(2029, 1, 9),
    )
    assert list(OrderStep.objects.order_by("pk").values_list("step", "to_state")) == [
        ("serve", "awaiting_sign_in"),
        ("sign_in", "running"),
    ]
    assert Agreement.objects.get().signed_on == dt.date(2026, 1, 12)
    waiting = make_order(client=world.other_client(), reported_on=None, agreed_on=None)
    assert (waiting.state, waiting.expires_on) == ("awaiting_sign_in", None)
