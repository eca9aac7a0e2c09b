"""Agreements from the text, two people who come out of isolation, somebody who was looked for and found."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils import timezone

from waystation.accounts.models import Area, Organisation, User
from waystation.casework.actions.care import agreements, gate, search
from waystation.clients.models import Client, Kin
from waystation.contacts.actions.searching import Tried
from waystation.contacts.models import Contact
from waystation.orders.actions.agreement import Chosen, Signed, prepare
from waystation.orders.actions.gate import Done, Expected, Found
from waystation.rules import contacts
from waystation.rules.agreements import Measure, Party, SignedBy
from waystation.rules.calendar import add_days
from waystation.rules.care.gate import GateStep
from waystation.rules.care.searching import SearchStep, StepOutcome

#: Days a measure has run before its client goes missing in the demo.
_LONG = 90


def _key(number: int) -> uuid.UUID:
    return uuid.UUID(int=(0xCA2E << 96) + number, version=4)


def fill(users: dict[str, User], clients: list[Client], today: dt.date) -> None:
    """Through the actions, so that notices, duties and the record are there as well."""
    worker, head = (User.objects.get(pk=users[name].pk) for name in ("worker1", "head1"))
    mine = [client for client in clients if client.worker_id == worker.pk]
    _agreements(worker, mine, today)
    _leavers(worker, head, today)
    _search(worker, mine, today)


def _agreements(worker: User, clients: list[Client], today: dt.date) -> None:
    waiting = [c for c in clients if c.orders.filter(state="running", agreements__isnull=True).exists()]
    for number, client in enumerate(waiting[:2]):
        order = client.orders.get(ended_on=None)
        sheet = prepare(
            by=worker,
            order=order,
            measures=[
                Chosen(Measure.COUNSELLING, "心理辅导：每周三下午参加心理小组，可以单独谈。"),
                Chosen(Measure.WORK, "就业帮助：报名免费电工班，结业后推荐上岗。"),
            ],
            wishes="白天要上班，希望约在傍晚见面。",
            today=today,
        )
        if number == 0:
            agreements.sign(
                by=worker,
                sheet=sheet,
                way=SignedBy.PAPER,
                signed=[Signed(Party.CLIENT, client.name), Signed(Party.STREET, worker.name)],
                on=today,
                today=today,
                now=timezone.make_aware(dt.datetime.combine(today, dt.time(9))),
                paper_place="档案柜甲3",
                form_key=_key(1),
            )


def _leavers(worker: User, head: User, today: dt.date) -> None:
    street = Area.objects.get(pk=head.grants.order_by("pk")[0].area_id)
    centre = Organisation.objects.create(
        kind=Organisation.Kind.ISOLATION_CENTRE,
        name="澄江强制隔离戒毒所",
        area=Area.objects.get(path=street.path[: -Area.steplen]),
        starts_on=dt.date(2020, 1, 1),
    )
    known = {"area": street, "centre": centre, "told_on": today, "sex": "male"}
    later = Expected(name="柏远", release_on=add_days(today, 6), **known)
    first = gate.expect(by=head, data=later, form_key=_key(2), today=today)
    gate.assign(by=head, leaver=first, worker=worker, today=today)
    gate.record_step(
        by=worker,
        leaver=first,
        data=Done(step=GateStep.CONTACT, on=today, way="visit", note="愿意回家，想先找一份工作。"),
        form_key=_key(3),
        today=today,
    )
    gate.assess(
        by=worker,
        leaver=first,
        found=Found(today, today, (90, 75, 85, 60), ("戒断症状消失", "睡眠较差", "", "家中只有老人")),
        today=today,
    )
    soon = Expected(name="凌川", release_on=add_days(today, 2), **known)
    gate.expect(by=head, data=soon, form_key=_key(4), today=today)


def _search(worker: User, clients: list[Client], today: dt.date) -> None:
    """Out of reach for weeks, found through the mother, wants to come home."""
    long_ago = {"state": "running", "starts_on__lt": add_days(today, -_LONG)}
    running = [client for client in clients if client.orders.filter(**long_ago).exists()]
    found = next(
        (c for c in running if c.consents.filter(scope="family_contact", withdrawn_on=None).exists()), None
    )
    if found is None:
        return
    lost = add_days(today, -45)
    found.contacts.filter(held_on__gt=lost).delete()
    found.screenings.filter(taken_on__gt=lost).delete()
    kin = Kin.objects.get(consents__client=found, consents__scope="family_contact")
    opened_on = add_days(today, -9)
    case = search.open_search(by=worker, client=found, form_key=_key(5), today=opened_on)
    Contact.objects.create(
        client=found,
        form_key=_key(6),
        kind=contacts.Kind.HOME_VISIT,
        met=contacts.Met.FAMILY,
        held_on=add_days(today, -6),
        outcome=contacts.Outcome.COMPLIED,
        topics=[contacts.Topic.FAMILY_MENDING.value],
        note="和家里谈了两次，老人愿意让孩子回来吃饭。",
        recorded_by=worker,
    )
    steps = (
        (SearchStep.PHONE, StepOutcome.NO_ANSWER, None, "号码通，没有人接。", 9),
        (SearchStep.MESSAGE, StepOutcome.SENT, None, "发了问候。", 9),
        (SearchStep.FAMILY, StepOutcome.NEWS, kin, "说在邻区做工，换了号码。", 5),
        (SearchStep.VISIT, StepOutcome.WANTS_HOME, None, "见到本人，想回家。", 2),
    )
    for number, (step, outcome, relative, note, ago) in enumerate(steps):
        on = add_days(today, -ago)
        search.take_step(
            by=worker,
            search=case,
            tried=Tried(step, on, outcome, relative, note=note),
            form_key=_key(10 + number),
            today=on,
        )
