"""Nobody leaves while files hang on them for which nobody has chosen; nothing is orphaned."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import make_appointment, make_matter, today
from tests.casework.team.test_covers import day
from tests.casework.test_reading_pages import words
from tests.make import make_cover, make_grant
from tests.people import Cast, signed_in
from waystation.accounts import actions as accounts
from waystation.accounts.models import User
from waystation.accounts.queries import hanging
from waystation.audit.models import Entry
from waystation.casework.actions.team import covers, leaving
from waystation.clients import actions as clients
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.notices.models import Notice
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


def close(world: Cast, account: User) -> User:
    return accounts.close_account(by=world.admin, account=account, today=today())


def end(world: Cast, account: User, last_day: dt.date) -> None:
    grant = account.grants.get(ends_on=None)
    accounts.end_grant(by=world.admin, grant=grant, last_day=last_day, today=today())


@pytest.mark.parametrize("deed", [close, lambda world, account: end(world, account, day(-1))])
def test_with_files_neither_account_nor_last_grant_ends_before_a_choice(world, zhou, deed):
    handed, covered, freed = (world.client(f"学员{n}") for n in range(3))
    with pytest.raises(RuleBroken, match="account_has_clients") as refusal:
        deed(world, world.worker)
    assert refusal.value.params["count"] == 3
    clients.assign_worker(by=world.head, client=handed, worker=zhou, today=today(), instead_of=world.worker)
    leaving.release(by=world.head, worker=world.worker, client_ids=[freed.pk], today=today())
    with pytest.raises(RuleBroken, match="account_has_clients"):
        deed(world, world.worker)
    make_cover(world.worker, zhou, starts_on=today(), ends_on=day(9), by=world.head, reason="vacant")
    deed(world, world.worker)
    freed.refresh_from_db()
    assert (freed.worker, freed.without_worker_since) == (None, today())
    reached = Client.objects.filter(pk__in=[handed.pk, covered.pk])

    assert set(visible_to(User.objects.get(pk=zhou.pk))) == set(reached)


def test_a_cover_that_ends_today_is_no_choice(world, zhou):
    world.client()
    make_cover(world.worker, zhou, starts_on=today(), ends_on=today(), by=world.head)
    with pytest.raises(RuleBroken, match="account_has_clients"):
        close(world, world.worker)


def test_who_covers_a_colleague_does_not_leave_either(world, zhou):
    cover = make_cover(world.worker, zhou, starts_on=day(2), ends_on=day(9), by=world.head)
    with pytest.raises(RuleBroken, match="account_covers"):
        close(world, zhou)
    covers.end_cover(by=world.head, cover=cover, now=timezone.now())
    assert not close(world, zhou).is_active


def test_a_grant_beside_another_over_the_same_files_ends_freely(world):
    world.client()
    narrow = make_grant(world.worker, Role.WORKER, world.community)
    accounts.end_grant(by=world.admin, grant=narrow, last_day=day(-1), today=today())
    narrow.refresh_from_db()
    assert narrow.ends_on == day(-1)


def test_an_end_ahead_is_set_and_the_heads_are_warned_once(world):
    client = world.client()
    end(world, world.worker, day(10))
    assert [leaving.tell_ending(by=None, today=today()) for _ in range(2)] == [1, 0]
    notice = Notice.objects.get(code="notices.grant_ending")
    assert (notice.to, notice.data["count"]) == (world.head, 1)
    assert "王敏在永丰街道的工作权限到" in words(signed_in(world.head).get(reverse("casework:covers")))
    leaving.release(by=world.head, worker=world.worker, client_ids=[client.pk], today=today())
    world.worker.grants.update(ends_on=day(12))
    assert leaving.tell_ending(by=None, today=today()) == 0


def test_an_end_far_ahead_is_no_news_yet(world):
    world.client()
    end(world, world.worker, day(15))
    assert leaving.tell_ending(by=None, today=today()) == 0


def test_the_administrator_sees_counts_alone_and_asks_the_head(world):
    client = world.client("陈安")
    make_appointment(client, world.worker, on=day(1))
    make_matter(client, world.worker)
    left = hanging(world.worker, today())
    assert (left.files, left.appointments, left.matters, left.undecided) == (1, 1, 1, True)
    browser = signed_in(world.admin)
    address = reverse("accounts:account", args=[world.worker.pk])
    page = words(browser.get(address))
    assert ("名下档案 1" in page, "陈安" in page) == (True, False)
    told = browser.post(reverse("casework:leaving_ask", args=[world.worker.pk]), follow=True)
    assert "已通知 1 位站长" in words(told)
    browser.post(reverse("casework:leaving_ask", args=[world.worker.pk]))
    notice = Notice.objects.get(code="notices.leaving_asked")
    assert (notice.to, notice.data) == (world.head, {"worker": "王敏", "count": 1})
    refused = browser.post(reverse("accounts:account_deed", args=[world.worker.pk, "close"]), follow=True)
    assert "请先由站长移交、安排代管或留站分配" in words(refused)


def test_without_a_head_the_administrator_is_told_so(world):
    world.client()
    world.head.grants.update(ends_on=day(-1))
    with pytest.raises(RuleBroken, match="no_head"):
        leaving.ask_heads(by=world.admin, account=world.worker, today=today())


def test_the_head_chooses_on_one_page(world, zhou):
    client = world.client("陈安")
    make_cover(zhou, world.worker, starts_on=today(), ends_on=day(3), by=world.head)
    browser, address = signed_in(world.head), reverse("casework:leaving", args=[world.worker.pk])
    page = words(browser.get(address))
    assert "名下 1 份档案" in page
    assert "正在代管别人的学员（1 处）" in page
    assert "请先勾选" in words(browser.post(address, follow=True))
    assert "1 份档案已转到“没有责任人”" in words(browser.post(address, {"pick": client.pk}, follow=True))
    browser.post(address, {"pick": client.pk})
    assert Entry.objects.filter(verb="clients.worker_assigned", client_id=client.pk).count() == 1
    for outsider in (world.other_head, world.worker, world.admin):
        assert signed_in(outsider).get(address).status_code == 404


def test_nobody_else_releases_files(world):
    client = world.client()
    for outsider in (world.other_head, world.worker, world.admin):
        with pytest.raises(Http404):
            leaving.release(by=outsider, worker=world.worker, client_ids=[client.pk], today=today())
    client.refresh_from_db()
    assert client.worker == world.worker


def test_a_file_reopened_after_its_worker_has_gone_waits_for_a_new_one(world):
    client = world.client(state="closed", closed_on=today())
    close(world, world.worker)
    clients.reopen_file(by=world.head, client=client, today=today())
    client.refresh_from_db()
    assert (client.worker, client.without_worker_since) == (None, today())
