"""Passes, special protection, ties, what was told, the help plan, merging and splitting: two at once."""

from __future__ import annotations

import datetime as dt
import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under, Words
from tests.casework.refiling.filled import chosen, filled, merged, seen
from tests.make import make_user
from tests.people import Cast, signed_in
from tests.privacy.making import make_pass
from waystation.accounts.models import User
from waystation.assessment import actions as plans
from waystation.assessment.models import Gain, PlanItem
from waystation.casework.models import Refiling
from waystation.clients.actions import protecting
from waystation.clients.models import Client, Protection, Recusal
from waystation.clients.queries import PersonData
from waystation.rules.files.plans import Goal, PlanOutcome
from waystation.rules.roles import Role

TODAY, NOW = timezone.localdate(), timezone.now()
WHY = {"reason": "minor", "words": "十七岁，在校"}
_n = itertools.count(1)
PASS, GUARD, PLAN, FILE = (
    "clients.actions.passes.",
    "clients.actions.protecting.",
    "assessment.actions.",
    "casework.actions.refiling.",
)


def _colleague(world: Cast) -> User:
    return make_user(name=f"同事{next(_n)}", role=Role.WORKER, area=world.street, organisation=world.centre)


def _client(world: Cast, **values: object) -> Client:
    return world.client(f"学员{next(_n)}", **values)


def _stated(world: Cast) -> Words:
    why = {"reason": "reception", "words": "", "hours": 12, "now": NOW}
    return {"by": world.head, "client": _client(world), **why}


def _inspected(world: Cast) -> Words:
    why = {"reason": "other", "words": "督办件", "hours": 8, "now": NOW}
    return {"by": world.district_office, "client": _client(world), **why}


def _broken(world: Cast) -> Words:
    why = {"reason": "reception", "words": "本人来站", "hours": 4, "most": 3, "today": TODAY, "now": NOW}
    return {"by": _colleague(world), "client": _client(world), **why}


def _given(world: Cast) -> Words:
    given = make_pass(_colleague(world), _client(world), "break_glass")
    return {"by": world.head, "given": given, "finding": "accepted", "note": "", "now": NOW}


def _ended(world: Cast) -> Words:
    user, client = _colleague(world), _client(world)
    make_pass(user, client, "break_glass")
    return {"by": user, "client": client, "now": NOW + dt.timedelta(minutes=1)}


def _over(world: Cast) -> Words:
    make_pass(_colleague(world), _client(world), "break_glass", starts_at=NOW - dt.timedelta(hours=9))
    return {"by": None, "now": NOW}


def _protected(world: Cast, *readers: User) -> Protection:
    client = _client(world)
    return protecting.protect(by=world.head, client=client, readers=[world.head, *readers], now=NOW, **WHY)


def _second_head(world: Cast) -> User:
    return make_user(name=f"副站长{next(_n)}", role=Role.HEAD, area=world.street, organisation=world.centre)


def _confirmed(world: Cast) -> Words:
    other = _second_head(world)
    return {"by": other, "protection": _protected(world, other), "now": NOW}


def _asked(world: Cast) -> Words:
    return {"by": world.head, "protection": _protected(world), "now": NOW}


def _lifted(world: Cast) -> Words:
    other = _second_head(world)
    row = _protected(world, other)
    protecting.ask_to_lift(by=world.head, protection=row, now=NOW)
    return {"by": other, "protection": row, "lift": True, "now": NOW}


def _dropped_reader(world: Cast) -> Words:
    row = _protected(world, world.worker)
    place = row.readers.get(user=world.worker)
    return {"by": world.head, "client": row.client, "reader_id": place.pk, "now": NOW}


def _tied(world: Cast) -> Recusal:
    worker = _colleague(world)
    client = _client(world, worker=worker)
    return protecting.recuse(by=worker, client=client, tie="relative", now=NOW)


def _recused(world: Cast) -> Words:
    worker = _colleague(world)
    return {"by": worker, "client": _client(world, worker=worker), "tie": "relative", "now": NOW}


def _told(world: Cast) -> Words:
    what = {"what": "privacy", "way": "paper", "on": TODAY, "note": "", "form_key": uuid4(), "today": TODAY}
    return {"by": world.worker, "client": _client(world), **what}


def _data(what: str = "学做饭") -> plans.ItemData:
    return plans.ItemData(goal=Goal.SOCIETY, what=what, who="本人")


def _new_item(world: Cast) -> Words:
    return {
        "by": world.worker,
        "client": _client(world),
        "data": _data(),
        "form_key": uuid4(),
        "today": TODAY,
    }


def _item(world: Cast) -> PlanItem:
    return plans.add_item(**_new_item(world))


def _new_gain(world: Cast) -> Words:
    said = {"what": "按时来了", "on": TODAY, "goal": None, "form_key": uuid4(), "today": TODAY}
    return {"by": world.worker, "client": _client(world), **said}


def _gain(world: Cast) -> Gain:
    return plans.note_gain(**_new_gain(world))


def _pair(world: Cast, *, orders: bool) -> tuple[Client, Client]:
    n = next(_n)
    return filled(world, f"陈安{n}", n=2 * n), filled(world, f"陈鞍{n}", n=2 * n + 1, order=orders)


def _to_merge(world: Cast) -> Words:
    target, source = _pair(world, orders=False)
    return {
        "by": world.head,
        "target": target,
        "source": source,
        "chosen": chosen(target, source),
        "reason": "本人到场核对",
        "seen": seen(target, source),
        "today": TODAY,
        "now": NOW,
    }


def _proposed(world: Cast) -> Refiling:
    return merged(world.head, *_pair(world, orders=True))


def _to_split(world: Cast) -> Words:
    client = filled(world, f"陈安{next(_n)}", n=2 * next(_n))
    person = PersonData(name="陈鞍", area_path=client.area_id, sex="male", born_on=dt.date(1990, 3, 15))
    item = PlanItem.objects.get(client=client)
    return {
        "by": world.head,
        "source": client,
        "person": person,
        "chosen": [f"assessment.PlanItem:{item.pk}"],
        "reason": "核对为两个人",
        "seen": seen(client),
        "today": TODAY,
        "now": NOW,
    }


def _signed_in_twice(world: Cast) -> Words:
    user = _colleague(world)
    signed_in(user)
    signed_in(user)
    return {"by": world.admin, "account": user}


_TWO = frozenset({1, 2})  # each of the two may say its own, and both words are in the record

CASES: dict[str, Case | Under] = {
    "accounts.actions.people.end_sessions": Case(_signed_in_twice, "accounts.sessions_ended"),
    f"{PASS}state_reason": Case(_stated, "clients.stated"),
    f"{PASS}inspect": Case(_inspected, "clients.oversight"),
    f"{PASS}break_glass": Case(_broken, "clients.break_glass"),
    f"{PASS}check_pass": Case(_given, "clients.pass_checked"),
    f"{PASS}end_pass": Case(_ended, "clients.pass_ended"),
    f"{PASS}forget_ended_passes": Case(_over, "clients.passes_over"),
    f"{GUARD}protect": Case(
        lambda w: {"by": w.head, "client": _client(w), "readers": [], "now": NOW, **WHY}, "clients.protected"
    ),
    f"{GUARD}name_reader": Case(
        lambda w: {"by": w.head, "client": _protected(w).client, "reader": _colleague(w)},
        "clients.protected_reader_named",
    ),
    f"{GUARD}drop_reader": Case(_dropped_reader, "clients.protected_reader_dropped"),
    f"{GUARD}confirm_protection": Case(_confirmed, "clients.protection_confirmed"),
    f"{GUARD}ask_to_lift": Case(_asked, "clients.protection_lift_asked"),
    f"{GUARD}decide_lift": Case(_lifted, "clients.protection_lifted"),
    f"{GUARD}recuse": Case(_recused, "clients.recused"),
    f"{GUARD}end_recusal": Case(
        lambda w: {"by": w.head, "recusal": _tied(w), "now": NOW}, "clients.recusal_ended"
    ),
    f"{GUARD}let_carry": Under("casework.actions.hand_out.hand_out"),
    "clients.actions.telling.tell": Case(_told, "clients.told"),
    f"{PLAN}add_item": Case(_new_item, "assessment.plan_item_added"),
    f"{PLAN}change_item": Case(
        lambda w: {"by": w.worker, "item": _item(w), "data": _data("找工作")},
        "assessment.plan_item_changed",
    ),
    f"{PLAN}settle_item": Case(
        lambda w: {
            "by": w.worker,
            "item": _item(w),
            "outcome": PlanOutcome.REACHED,
            "on": TODAY,
            "note": "",
            "today": TODAY,
        },
        "assessment.plan_item_settled",
        _TWO,
    ),
    f"{PLAN}note_gain": Case(_new_gain, "assessment.gain_noted"),
    f"{PLAN}withdraw_gain": Case(
        lambda w: {"by": w.worker, "gain": _gain(w), "now": NOW}, "assessment.gain_withdrawn"
    ),
    f"{FILE}merge": Case(_to_merge, "casework.files_merged", frozenset({2})),
    f"{FILE}confirm_merge": Case(
        lambda w: {"by": w.worker, "act": _proposed(w), "today": TODAY, "now": NOW},
        "casework.files_merged",
        frozenset({2}),
    ),
    f"{FILE}drop_merge": Case(
        lambda w: {"by": w.worker, "act": _proposed(w)}, "casework.merge_dropped", frozenset({2})
    ),
    f"{FILE}split": Case(_to_split, "casework.file_split", frozenset({2})),
    f"{FILE}undo": Case(
        lambda w: {
            "by": w.head,
            "act": merged(w.head, *_pair(w, orders=False)),
            "today": TODAY,
            "now": timezone.now(),
        },
        "casework.refiling_undone",
        frozenset({2}),
    ),
}
