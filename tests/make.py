"""One plain function per thing a test needs: sensible values, no surprises, nothing made behind the back.

Rows are written directly, without actions, so that a test of one action does not hang on another. Every
function takes keywords; what is not named gets a fresh or ordinary value. All people are invented.
"""

from __future__ import annotations

import datetime as dt
import itertools

from django.contrib.auth.hashers import make_password
from pypinyin import Style, lazy_pinyin

from waystation.accounts.models import Area, Cover, Grant, Organisation, User
from waystation.clients.models import AreaSpell, Client, ClientName, Phone, Sex, TeamMember
from waystation.common import crypto
from waystation.orders.models import Agreement, Order, OrderStep
from waystation.rules import orders as order_rules
from waystation.rules.calendar import last_day_of_term
from waystation.rules.roles import Role

#: The day on which areas, organisations and grants of the tests begin.
LONG_AGO = dt.date(2020, 1, 1)
#: What everybody made here signs in with.
PASSWORD = "correct-horse-42"

_numbers = itertools.count(1)


def make_area(
    name: str = "",
    *,
    kind: str = Area.Kind.COMMUNITY,
    parent: Area | None = None,
    code: str = "",
    starts_on: dt.date = LONG_AGO,
    ends_on: dt.date | None = None,
) -> Area:
    """A node of the tree, as the last child of ``parent`` (None: a root)."""
    values = {
        "name": name or f"第{next(_numbers)}区",
        "kind": kind,
        "code": code,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    if parent is None:
        return Area.objects.add_root(values)
    return Area.objects.add_child(parent, values)


def make_organisation(
    name: str = "",
    *,
    area: Area,
    kind: str = Organisation.Kind.CENTRE,
    parent: Organisation | None = None,
    starts_on: dt.date = LONG_AGO,
    ends_on: dt.date | None = None,
) -> Organisation:
    return Organisation.objects.create(
        name=name or f"第{next(_numbers)}机构",
        kind=kind,
        area=area,
        parent=parent,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def make_user(
    username: str = "",
    *,
    name: str = "",
    organisation: Organisation | None = None,
    role: Role | None = None,
    area: Area | None = None,
    password: str = PASSWORD,
    must_change_password: bool = False,
    is_active: bool = True,
) -> User:
    """Somebody who can sign in; with ``role`` and ``area`` they hold that grant since long ago."""
    number = next(_numbers)
    user = User.objects.create(
        username=username or f"user{number}",
        name=name or f"员工{number}",
        organisation=organisation,
        must_change_password=must_change_password,
        is_active=is_active,
        password=make_password(password),
    )
    if role is not None:
        assert area is not None, "a role holds for an area"
        make_grant(user, role, area, organisation=organisation)
    return user


def make_grant(
    user: User,
    role: Role,
    area: Area,
    *,
    organisation: Organisation | None = None,
    starts_on: dt.date = LONG_AGO,
    ends_on: dt.date | None = None,
) -> Grant:
    return Grant.objects.create(
        user=user,
        role=role,
        area=area,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def make_cover(
    worker: User,
    deputy: User | None,
    *,
    starts_on: dt.date,
    ends_on: dt.date,
    by: User | None,
    **values: object,
) -> Cover:
    """``deputy`` looks after the files of ``worker``; with ``by`` confirmed, else proposed by the worker."""
    moment = dt.datetime.combine(min(starts_on, dt.date(2026, 1, 1)), dt.time(8), dt.UTC)
    return Cover.objects.create(
        **{
            "worker": worker,
            "deputy": deputy,
            "reason": "leave",
            "starts_on": starts_on,
            "ends_on": ends_on,
            "made_by": by or worker,
            "confirmed_by": by,
            "confirmed_at": moment if by else None,
            **values,
        }
    )


def make_client(
    name: str = "",
    *,
    area: Area,
    worker: User | None = None,
    station: Organisation | None = None,
    sex: str = Sex.MALE,
    born_on: dt.date = dt.date(1990, 3, 15),
    id_number: str = "",
    phone: str = "",
    registered_on: dt.date = dt.date(2026, 1, 5),
    registered_by: User | None = None,
    state: str = Client.State.OPEN,
    closed_on: dt.date | None = None,
) -> Client:
    """An open file with its name row, area spell and, with ``worker``, its place in the team. No order.

    ``id_number`` is stored encrypted, without its search indexes: a test of search registers by the action.
    """
    number = next(_numbers)
    name = name or f"学员{number}"
    pinyin = "".join(lazy_pinyin(name))
    client = Client.objects.create(
        file_number=f"T{number:06}",
        name=name,
        pinyin=pinyin,
        sex=sex,
        born_on=born_on,
        id_number=id_number,
        area=area,
        station=station,
        worker=worker,
        without_worker_since=None if worker else registered_on,
        state=state,
        closed_on=closed_on,
        registered_on=registered_on,
        registered_by=registered_by or worker or make_user(),
    )
    ClientName.objects.create(
        client=client,
        kind=ClientName.Kind.CURRENT,
        text=name,
        pinyin=pinyin,
        initials="".join(lazy_pinyin(name, style=Style.FIRST_LETTER)),
    )
    AreaSpell.objects.create(client=client, area=area, starts_on=registered_on)
    if worker is not None:
        TeamMember.objects.create(
            client=client, duty=TeamMember.Duty.WORKER, user=worker, starts_on=registered_on
        )
    if phone:
        Phone.objects.create(
            client=client,
            number=phone,
            number_index=crypto.blind("phone", phone),
            number_tail=crypto.blind("phone_tail", phone[-4:]),
        )
    return client


def make_order(
    *,
    client: Client,
    kind: order_rules.Kind = order_rules.Kind.TREATMENT,
    served_on: dt.date | None = dt.date(2026, 1, 5),
    reported_on: dt.date | None = dt.date(2026, 1, 10),
    agreed_on: dt.date | None = dt.date(2026, 1, 12),
    years: int = 3,
    number: str = "",
    authority: str = "永丰派出所",
    recorded_by: User | None = None,
) -> Order:
    """An order in the state its dates make: served, signed in (the term runs), agreed. None leaves out."""
    by = recorded_by or client.registered_by
    steps: list[tuple[order_rules.Step, dt.date]] = []
    if served_on:
        steps.append((order_rules.Step.SERVE, served_on))
    if reported_on:
        steps.append((order_rules.Step.SIGN_IN, reported_on))
    state, state_on = order_rules.State.REGISTERED, client.registered_on
    order = Order.objects.create(
        client=client,
        kind=kind,
        number=number or f"社戒决字〔2026〕{next(_numbers)}号",
        authority=authority,
        served_on=served_on,
        years=years,
        reported_on=reported_on,
        starts_on=reported_on,
        expires_on=last_day_of_term(reported_on, years) if reported_on else None,
        state=state,
        state_on=state_on,
        recorded_by=by,
    )
    for step, on in steps:
        way = order_rules.way(kind, state, step)
        OrderStep.objects.create(
            order=order,
            step=step,
            on=on,
            from_state=state,
            to_state=way.to,
            decider=way.decider,
            article=way.article,
            recorded_by=by,
        )
        state, state_on = way.to, on
    order.state, order.state_on = state, state_on
    order.save(update_fields=["state", "state_on"])
    if agreed_on:
        Agreement.objects.create(order=order, signed_on=agreed_on, recorded_by=by)
    return order
