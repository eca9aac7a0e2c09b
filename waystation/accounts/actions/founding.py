"""The first area and the first administrator, from the command line; afterwards people do it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from waystation.accounts.models import Area, Grant, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

from .people import check_username


@transaction.atomic
def found_house(
    *, by: None, kind: str, area_name: str, username: str, name: str, password: str, today: dt.date
) -> User:
    """A root area and its administrator; refused as soon as there is any administrator."""
    if Grant.objects.filter(role=Role.ADMIN).exists():
        raise RuleBroken("accounts.already_founded")
    check_username(username)
    area: Area = Area.objects.add_root({"kind": kind, "name": area_name, "starts_on": today})
    admin = User(username=username, name=name)
    admin.set_password(password)
    admin.save(force_insert=True)
    Grant.objects.create(user=admin, role=Role.ADMIN, area=area, starts_on=today)
    audit.record(by, "accounts.house_founded", admin, area=area.pk)
    return admin
