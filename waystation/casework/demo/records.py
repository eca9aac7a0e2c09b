"""The tests and meetings of the demo's files, along the plan, with the gaps and absences of real life."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils import timezone

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.contacts.models import Contact
from waystation.orders.models import Order
from waystation.rules import contacts, orders, screening
from waystation.rules.calendar import add_days, add_months
from waystation.rules.law import Law
from waystation.screening.models import Screening

from .street import Shape, Street

_TALKS = (
    "谈了近期作息和工作，情绪平稳，愿意继续按时检测。",
    "说夜里睡得不好，建议先到社区卫生服务中心看一下。",
    "正在找工作，想了解夜校和招聘会的时间。",
    "家里老人住院，最近照顾较多，约定下次在家里见面。",
    "谈到上个月遇到旧同伴，已经主动回避，给予肯定。",
)


def records(street: Street, client: Client, order: Order, shape: Shape) -> None:
    """Two years of tests and meetings along the plan, with the gaps and absences of real life."""
    chance, today, by = street.chance, street.today, client.worker or street.users["worker1"]
    facts = orders.OrderFacts(
        id=order.pk,
        kind=shape.kind,
        state=orders.State(order.state),
        years=shape.years,
        served_on=shape.served_on,
        reported_on=shape.reported_on,
        agreed_on=shape.agreed_on,
    )
    law = Law(today)
    until = shape.suspended_on or shape.ended_on or today
    earliest = add_months(today, -37)
    for item in screening.plan(facts, law):
        if item.opens_on >= until or item.due_on < earliest or chance.random() < 0.04:
            continue
        taken_on = add_days(item.opens_on, chance.randrange(0, max(1, (item.due_on - item.opens_on).days)))
        if taken_on >= until or (item.due_on >= today and chance.random() < 0.45):
            continue
        street.screenings.append(_test(street, client, order, taken_on, by))
    for meeting in contacts.plan(facts, law, until=until):
        if meeting.due_on < earliest or chance.random() < 0.05:
            continue
        held_on = add_days(
            meeting.opens_on, chance.randrange(0, max(1, (meeting.due_on - meeting.opens_on).days))
        )
        if held_on >= until or (meeting.due_on >= today and chance.random() < 0.4):
            continue
        street.contacts.append(_meeting(street, client, order, held_on, by))


def new_key(street: Street) -> uuid.UUID:
    return uuid.UUID(int=street.chance.getrandbits(128), version=4)


def _test(street: Street, client: Client, order: Order, taken_on: dt.date, by: User) -> Screening:
    chance = street.chance
    luck = chance.random()
    outcome, miss, reason = screening.Outcome.NEGATIVE, "", ""
    if luck > 0.97:
        outcome, miss, reason = screening.Outcome.MISSED, screening.MissKind.UNEXCUSED, "no_reason_given"
    elif luck > 0.94:
        outcome, miss, reason = screening.Outcome.MISSED, screening.MissKind.EXCUSED, "illness"
    elif luck > 0.925:
        outcome = screening.Outcome.INVALID
    elif luck > 0.91:
        outcome = screening.Outcome.ELSEWHERE
    elif luck > 0.9:
        outcome = screening.Outcome.REFUSED
    return Screening(
        client=client,
        order=order,
        form_key=new_key(street),
        purpose=screening.Purpose.PLANNED,
        nature=screening.Nature.CARE,
        material=screening.Material.URINE if outcome in screening.SAMPLED else "",
        taken_on=taken_on,
        taken_at=dt.time(chance.randrange(9, 17), chance.choice([0, 10, 20, 30, 40, 50])),
        place="街道中心",
        witness="程警官",
        outcome=outcome,
        miss_kind=miss,
        reason=reason,
        recorded_by=by,
    )


def _meeting(street: Street, client: Client, order: Order, held_on: dt.date, by: User) -> Contact:
    chance = street.chance
    kind = chance.choice(
        [contacts.Kind.TALK, contacts.Kind.TALK, contacts.Kind.HOME_VISIT, contacts.Kind.OFFICE]
    )
    outcome, reason = contacts.Outcome.COMPLIED, ""
    if chance.random() > 0.95:
        outcome, reason = contacts.Outcome.NOT_MET, contacts.Reason.NO_ANSWER
    return Contact(
        client=client,
        order=order,
        form_key=new_key(street),
        kind=kind,
        met=contacts.Met.NOBODY if outcome is contacts.Outcome.NOT_MET else contacts.Met.CLIENT,
        place="家中" if kind is contacts.Kind.HOME_VISIT else "街道中心",
        held_on=held_on,
        held_at=dt.time(chance.randrange(9, 17), chance.choice([0, 15, 30, 45])),
        outcome=outcome,
        reason=reason,
        topics=[chance.choice(list(contacts.Topic)).value],
        note=chance.choice(_TALKS) if outcome is contacts.Outcome.COMPLIED else "",
        recorded_by=by,
    )


def written_on_the_day(street: Street) -> None:
    """The records of the past were entered when they happened, not when the demo was loaded."""
    for test in street.screenings:
        test.recorded_at = _moment(test.taken_on, test.taken_at)
    for meeting in street.contacts:
        meeting.recorded_at = _moment(meeting.held_on, meeting.held_at)
    Screening.objects.bulk_update(street.screenings, ["recorded_at"])
    Contact.objects.bulk_update(street.contacts, ["recorded_at"])


def _moment(day: dt.date, hour: dt.time | None) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, hour or dt.time(9)))
