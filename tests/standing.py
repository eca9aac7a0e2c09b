"""Rows that a whole module's tests find there: made once, under each test's own transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from waystation.common import scope


def made_once(make: Callable[[], Any]) -> Any:
    """A fixture of the module with what ``make`` made; each test's changes are rolled back to it.

    For modules without tests that really commit. What a test may change in memory it takes as a copy
    (``copy.deepcopy``), as it would read the rows anew.
    """

    @pytest.fixture(scope="module")
    def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        with django_db_blocker.unblock(), scope.everything(), transaction.atomic():
            yield make()
            transaction.set_rollback(True)

    return made
