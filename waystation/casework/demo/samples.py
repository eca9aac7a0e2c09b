"""The demo's kits, and one positive that goes its whole way: seals, objection, laboratory, not confirmed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from waystation.casework.actions import objections
from waystation.clients.models import Client
from waystation.rules import screening
from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.people import ToldHow
from waystation.rules.specimens.objections import Decision, Origin, Stage, Verdict
from waystation.rules.specimens.sampling import SameSex, Signed
from waystation.screening import actions
from waystation.screening.models import Panel, Screening

from .records import new_key
from .street import Street

#: How many days ago the sample of the chain was taken.
_AGO = 14


def kits(street: Street) -> None:
    """Two lots: the one in use, and one that expires soon."""
    worker, today = street.users["worker1"], street.today
    organisation = worker.organisation
    assert organisation is not None  # noqa: S101 - the demo gives every worker one
    for lot, days, count in (("WH2026-11", 300, 80), ("WH2026-02", 21, 6)):
        actions.add_lot(
            by=worker,
            organisation=organisation,
            lot=lot,
            panel=Panel.objects.get(name="三联尿检板"),
            expires_on=add_days(today, days),
            count=count,
            form_key=new_key(street),
            today=today,
        )


def panels(street: Street) -> None:
    """The tests of the past say which panel they were made with, but for the oldest ones."""
    panel = Panel.objects.get(name="三联尿检板")
    since = add_days(street.today, -365)
    for test in street.screenings:
        if test.outcome in screening.SAMPLED and test.taken_on >= since:
            test.panel = panel
            test.same_sex = SameSex.KEPT if test.client.sex == "female" else ""


def chain(street: Street, client: Client) -> None:
    """A positive of the police, objected to, refuted by a laboratory, and told."""
    worker, police, today = street.users["worker1"], street.users["police1"], street.today
    on = add_days(today, -_AGO)
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(10, 20)))
    row = Screening.objects.create(
        client=client,
        order=client.orders.get(ended_on=None),
        form_key=new_key(street),
        purpose=screening.Purpose.RANDOM,
        nature=screening.Nature.LEGAL,
        material=screening.Material.URINE,
        taken_on=on,
        taken_at=dt.time(10, 0),
        place="望湖派出所",
        witness="苏站长",
        same_sex=SameSex.KEPT if client.sex == "female" else "",
        panel=Panel.objects.get(name="三联尿检板"),
        outcome=screening.Outcome.POSITIVE,
        positive_for=["morphine"],
        recorded_by=police,
    )
    data = actions.SealData(
        collectors=("程警官", "苏站长"),
        seals=("WH-0117-A", "WH-0117-B"),
        sealed_at=at,
        signed=Signed.SIGNED,
        amounts=(30, 30),
        storage_place="冷藏柜二层",
    )
    now = timezone.make_aware(dt.datetime.combine(today, dt.time(0, 5)))
    actions.seal(by=police, screening=row, data=data, law=Law(today), form_key=new_key(street), now=now)
    told = actions.ToldData(told_at=at, told_how=ToldHow.IN_PERSON, result_signed=Signed.SIGNED)
    actions.tell(by=police, screening=row, data=told, now=now)
    actions.declare_medicine(
        by=worker, screening=row, declared=True, medicine="复方甘草片，每天三次，吃了五天"
    )
    _objection(street, row, on)


def _objection(street: Street, row: Screening, on: dt.date) -> None:
    worker, police, today = street.users["worker1"], street.users["police1"], street.today
    asked = objections.ask(
        by=worker,
        screening=row,
        data=actions.Asked(
            stage=Stage.LABORATORY,
            origin=Origin.CLIENT,
            asked_on=add_days(on, 1),
            words="最近感冒，一直在吃止咳药，没有用过别的。",
        ),
        form_key=new_key(street),
        today=today,
    )
    decided = actions.Decided(decision=Decision.GRANTED, on=add_days(on, 2), by_whom="望湖派出所")
    objections.decide(by=police, objection=asked, data=decided, today=today)
    words: dict[str, Any] = {"laboratory": "云泽市司法鉴定中心", "on": add_days(on, 3)}
    objections.send(by=police, objection=asked, today=today, **words)
    answer = actions.Answer(
        received_on=add_days(on, 3),
        on=add_days(on, 5),
        number="云鉴〔2026〕117",
        verdict=Verdict.NOT_CONFIRMED,
    )
    objections.report(by=police, objection=asked, data=answer, today=today)
    how = ToldHow.IN_PERSON
    objections.tell_answer(by=worker, objection=asked, on=add_days(on, 6), how=how, today=today)
