"""The street of these tests, and two more workers in it."""

from __future__ import annotations

import pytest

from tests.make import make_user
from tests.people import Cast, cast
from waystation.accounts.models import User
from waystation.rules.roles import Role


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def deputy(world: Cast) -> User:
    return make_user("zhouli", name="周力", role=Role.WORKER, area=world.street, organisation=world.centre)


@pytest.fixture
def zhou(deputy: User) -> User:
    return deputy


@pytest.fixture
def xu(world: Cast) -> User:
    return make_user("xujing", name="许静", role=Role.WORKER, area=world.street, organisation=world.centre)
