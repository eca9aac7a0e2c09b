"""Covers: who names and confirms them, what is refused, when they end, who is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404
from django.utils import timezone

from tests.casework.reading import today
from tests.make import make_cover, make_grant, make_user
from tests.people import Cast
from waystation.accounts.models import Cover, User
from waystation.audit.models import Entry
from waystation.casework.actions.team import covers
from waystation.casework.queries.team import covers as queries
from waystation.clients.access import visible_to
from waystation.notices.models import Notice
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role
from waystation.rules.team.covers import CoverReason

pytestmark = pytest.mark.django_db


def day(n: int) -> dt.date:
    """``n`` days from today."""
    return today() + dt.timedelta(days=n)


def name(world: Cast, deputy: User, **values: object) -> Cover:
    return covers.name_cover(
        **{
            "by": world.head,
            "worker": world.worker,
            "deputy": deputy,
            "reason": CoverReason.LEAVE,
            "starts_on": today(),
            "ends_on": day(6),
            "today": today(),
            "now": timezone.now(),
            **values,
        }
    )


def told(code: str) -> list[str]:
    return sorted(Notice.objects.filter(code=code).values_list("to__name", flat=True))


def refused(code: str, act) -> dict[str, object]:
    before = Cover.objects.count()
    with pytest.raises(RuleBroken) as refusal:
        act()
    assert refusal.value.code == code
    assert Cover.objects.count() == before
    return dict(refusal.value.params)


def test_a_head_names_a_deputy_who_sees_the_files_and_everybody_is_told(world, deputy):
    world.client("陈安")
    cover = name(world, deputy)
    assert [c.name for c in visible_to(User.objects.get(pk=deputy.pk))] == ["陈安"]
    assert told("notices.cover_set") == ["周力", "王敏"]
    entry = Entry.objects.get(verb="casework.cover_named")
    assert (entry.subject_id, entry.data["deputy"]) == (cover.pk, deputy.pk)


def test_the_same_sent_twice_is_one_cover(world, deputy):
    assert name(world, deputy) == name(world, deputy)
    assert Cover.objects.count() == 1
    assert Notice.objects.count() == 2


@pytest.mark.parametrize("who", ["other_head", "worker", "admin", "district_office"])
def test_only_the_head_of_the_team_names_covers(world, deputy, who):
    with pytest.raises(Http404):
        name(world, deputy, by=getattr(world, who))
    assert Cover.objects.count() == 0


def test_nobody_covers_the_own_files(world):
    refused("covers.self", lambda: name(world, world.worker))


def test_days_that_are_over_or_turned_round_are_refused(world, deputy):
    refused("covers.starts_in_past", lambda: name(world, deputy, starts_on=day(-1)))
    refused("covers.ends_before_start", lambda: name(world, deputy, starts_on=day(3), ends_on=day(2)))


def test_two_covers_of_one_worker_may_touch_but_not_overlap(world, deputy):
    third = make_user(name="第三位", role=Role.WORKER, area=world.street)
    name(world, deputy)
    refused("covers.twice", lambda: name(world, third, starts_on=day(6), ends_on=day(9)))
    name(world, third, starts_on=day(7), ends_on=day(9))
    assert Cover.objects.count() == 2


def test_there_are_no_chains_in_either_direction(world, deputy):
    third = make_user(name="第三位", role=Role.WORKER, area=world.street)
    name(world, deputy)
    refused("covers.worker_covers", lambda: name(world, third, worker=deputy))
    refused("covers.deputy_away", lambda: name(world, world.worker, worker=third))
    refused("covers.deputy_away", lambda: name(world, world.worker, worker=deputy))
    name(world, third, worker=deputy, starts_on=day(7), ends_on=day(8))


def test_one_deputy_may_cover_two_colleagues(world, deputy):
    third = make_user(name="第三位", role=Role.WORKER, area=world.street)
    world.client("陈安")
    world.client("方远", worker=third)
    name(world, deputy)
    name(world, deputy, worker=third)
    assert sorted(c.name for c in visible_to(User.objects.get(pk=deputy.pk))) == ["方远", "陈安"]


def test_a_deputy_who_does_not_reach_the_files_is_refused_and_told_where(world):
    world.client("陈安")
    name_of = refused("covers.deputy_not_here", lambda: name(world, world.other_worker))
    assert name_of == {"deputy": "李强", "where": "江湾区 › 永丰街道 › 桂花社区"}
    make_grant(world.other_worker, Role.WORKER, world.community, ends_on=day(3))
    refused("covers.deputy_not_here", lambda: name(world, world.other_worker))
    name(world, world.other_worker, ends_on=day(3))


def test_a_closed_account_covers_nobody(world, deputy):
    User.objects.filter(pk=deputy.pk).update(is_active=False)
    refused("covers.deputy_closed", lambda: name(world, deputy))


def test_a_head_may_look_after_the_files_too(world):
    world.client("陈安")
    assert name(world, world.head).deputy == world.head
    assert told("notices.cover_set") == ["王敏"]


def test_a_worker_asks_and_a_head_confirms_even_with_somebody_else(world, deputy):
    third = make_user(name="第三位", role=Role.WORKER, area=world.street)
    world.client("陈安")
    asked = covers.ask_cover(
        by=world.worker,
        deputy=deputy,
        reason=CoverReason.ILLNESS,
        starts_on=today(),
        ends_on=day(2),
        today=today(),
    )
    assert told("notices.cover_asked") == ["赵站长"]
    assert visible_to(User.objects.get(pk=deputy.pk)).count() == 0
    with pytest.raises(Http404):
        covers.confirm_cover(by=world.other_head, cover=asked, deputy=None, today=today(), now=timezone.now())
    covers.confirm_cover(by=world.head, cover=asked, deputy=third, today=today(), now=timezone.now())
    again = covers.confirm_cover(by=world.head, cover=asked, deputy=third, today=today(), now=timezone.now())
    assert (again.deputy, Entry.objects.filter(verb="casework.cover_confirmed").count()) == (third, 1)
    assert visible_to(User.objects.get(pk=third.pk)).count() == 1
    with pytest.raises(RuleBroken, match="confirmed_meanwhile"):
        covers.confirm_cover(by=world.head, cover=asked, deputy=deputy, today=today(), now=timezone.now())


def test_an_absence_without_a_deputy_waits_for_the_head(world, deputy):
    asked = covers.ask_cover(
        by=world.worker,
        deputy=None,
        reason=CoverReason.LEAVE,
        starts_on=day(1),
        ends_on=day(2),
        today=today(),
    )
    assert told("notices.absence_told") == ["赵站长"]
    with pytest.raises(RuleBroken, match="deputy_needed"):
        covers.confirm_cover(by=world.head, cover=asked, deputy=None, today=today(), now=timezone.now())


def test_it_ends_early_by_head_or_worker_and_not_by_the_deputy(world, deputy):
    world.client("陈安")
    cover = name(world, deputy)
    for outsider in (deputy, world.other_head, world.admin):
        with pytest.raises(Http404):
            covers.end_cover(by=outsider, cover=cover, now=timezone.now())
    covers.end_cover(by=world.worker, cover=cover, now=timezone.now())
    first = covers.end_cover(by=world.head, cover=cover, now=timezone.now())
    assert first.ended_by == world.worker
    assert visible_to(User.objects.get(pk=deputy.pk)).count() == 0
    assert told("notices.cover_ended") == ["周力", "赵站长"]
    with pytest.raises(RuleBroken, match=r"covers\.over"):
        covers.move_end(by=world.head, cover=cover, last_day=day(9), today=today())


def test_the_last_day_moves_both_ways_within_the_rules(world, deputy):
    third = make_user(name="第三位", role=Role.WORKER, area=world.street)
    cover = name(world, deputy)
    name(world, third, starts_on=day(8), ends_on=day(9))
    refused(
        "covers.twice", lambda: covers.move_end(by=world.head, cover=cover, last_day=day(8), today=today())
    )
    refused(
        "covers.ends_before_start",
        lambda: covers.move_end(by=world.head, cover=cover, last_day=day(-1), today=today()),
    )
    moved = covers.move_end(by=world.head, cover=cover, last_day=day(7), today=today())
    assert (moved.ends_on, told("notices.cover_moved")) == (day(7), ["周力", "王敏"])


def test_the_night_says_once_that_a_cover_is_over(world, deputy):
    cover = make_cover(world.worker, deputy, starts_on=day(-5), ends_on=day(-1), by=world.head)
    make_cover(world.other_worker, deputy, starts_on=day(-5), ends_on=today(), by=world.other_head)
    assert [covers.tell_over(by=None, today=today()) for _ in range(2)] == [1, 0]
    assert told("notices.cover_over") == ["周力", "王敏", "赵站长"]
    assert Entry.objects.get(verb="casework.cover_over").subject_id == cover.pk


def test_gaps_name_files_that_nobody_reaches(world, deputy):
    world.client("陈安")
    world.client("方远", worker=deputy)
    assert queries.gaps(world.head, [], today()) == []
    make_cover(world.worker, world.other_worker, starts_on=today(), ends_on=day(1), by=world.head)
    deputy.grants.update(ends_on=day(-1))
    team = queries.of_team(world.head, today())
    found = queries.gaps(world.head, team, today())
    assert [(gap.worker.name, gap.files, gap.deputy and gap.deputy.name) for gap in found] == [
        ("周力", 1, None),
        ("王敏", 1, "李强"),
    ]
