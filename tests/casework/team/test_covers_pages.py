"""The pages of covers, and what a deputy sees on the daily pages."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import busy_client, make_appointment, today
from tests.casework.team.test_covers import day
from tests.casework.test_reading_pages import counts, names, statements, words
from tests.make import make_cover, make_grant, make_user
from tests.people import searched, signed_in
from tests.privacy.making import make_pass
from waystation.accounts.models import Cover, User
from waystation.audit import actions as audit
from waystation.audit.models import Entry
from waystation.clients.models import Client, ProtectedReader, Protection, Recusal
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


def test_the_deputys_home_shows_both_parts_apart_and_one_alone(world, deputy, django_assert_num_queries):
    own = busy_client(world, "方远", worker=deputy)
    theirs = busy_client(world, "陈安")
    make_appointment(theirs, world.worker, on=today())
    browser, home = signed_in(deputy), reverse("casework:home")
    assert "陈安" not in words(browser.get(home))
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    page = words(statements(browser, home, django_assert_num_queries, 11))
    assert page.index("我的学员") < page.index("方远") < page.index("代王敏（到") < page.index("陈安")
    due = own.obligations.filter(
        state__in=("open", "overdue")
    )  # nobody met them for thirty days: that is late
    assert f"我的（{due.count()}）" in page
    assert sorted(due.values_list("rule", flat=True)) == ["contact.monthly", "lost.look", "screening.planned"]
    mine = browser.get(home, {"whose": deputy.pk})
    assert ("方远" in words(mine), "陈安" in words(mine)) == (True, False)
    other = browser.get(home, {"whose": world.worker.pk})
    assert ("方远" in words(other), "陈安" in words(other)) == (False, True)
    assert counts(mine)[0] + counts(other)[0] == counts(browser.get(home))[0]
    assert "办理时会同时记下您和王敏的名字" in words(other)


def test_home_takes_the_same_statements_for_a_deputy_with_thirty(world, deputy, django_assert_num_queries):
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    browser = signed_in(deputy)
    browser.get(reverse("casework:home"))
    for n in range(30):
        make_appointment(busy_client(world, f"学员{n}"), world.worker, on=today())
    statements(browser, reverse("casework:home"), django_assert_num_queries, 12)


def test_the_covered_worker_keeps_the_list_and_is_told_who_helps(world, deputy):
    busy_client(world, "陈安")
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    page = words(signed_in(world.worker).get(reverse("casework:home")))
    assert "周力正在代管您的学员" in page
    assert "陈安" in page


def test_list_search_and_client_page_reach_the_covered_files(world, deputy):
    client = busy_client(world, "陈安")
    browser = signed_in(deputy)
    assert browser.get(reverse("casework:client", args=[client.pk])).status_code == 404
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    assert names(browser.get(reverse("casework:clients"))) == ["陈安"]
    assert names(searched(browser, reverse("casework:clients"), q="ca")) == ["陈安"]
    assert "您代管到" in words(browser.get(reverse("casework:client", args=[client.pk])))
    assert browser.get(reverse("casework:record_contact", args=[client.pk])).status_code == 200


def test_what_the_deputy_records_carries_both_names(world, deputy):
    client, own = busy_client(world, "陈安"), busy_client(world, "方远", worker=deputy)
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    for who, file in ((deputy, client), (deputy, own), (world.worker, client)):
        browser = signed_in(who)
        browser.get(reverse("casework:client", args=[file.pk]))
        talk = {
            "form_key": uuid.uuid4(),
            "kind": "talk",
            "met": "client",
            "outcome": "complied",
            "held_on": today().isoformat(),
            "step": "save",
        }
        answer = browser.post(reverse("casework:record_contact", args=[file.pk]), talk)
        assert answer.status_code == 302, words(answer)
    told = {
        (entry.actor.name, entry.on_behalf_of.name if entry.on_behalf_of else "", entry.client_id)
        for entry in Entry.objects.filter(verb="contacts.recorded")
    }
    assert told == {("周力", "王敏", client.pk), ("周力", "", own.pk), ("王敏", "", client.pk)}
    opened = Entry.objects.filter(verb="clients.opened", client_id=client.pk).order_by("pk")
    assert [entry.on_behalf_of for entry in opened] == [world.worker, None]
    make_pass(world.head, client, "stated")
    page = signed_in(world.head).get(reverse("casework:client", args=[client.pk])).content.decode()
    assert page.count("周力（代王敏）") == 1
    page = signed_in(deputy).get(reverse("casework:client", args=[own.pk])).content.decode()
    assert "周力（代" not in page


def test_the_covered_name_does_not_stay_for_the_next_request(world, deputy):
    client = busy_client(world, "陈安")
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    browser = signed_in(deputy)
    browser.get(reverse("casework:client", args=[client.pk]))
    browser.post(reverse("casework:notices_read"))
    assert audit.acting_for.get() is None


def test_a_worker_cannot_ask_home_for_anybody_else(world, deputy):
    """?whose= of somebody not covered is as if not asked."""
    busy_client(world, "陈安", worker=make_user(name="第三位", role=Role.WORKER, area=world.street))
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    page = words(signed_in(deputy).get(reverse("casework:home"), {"whose": world.head.pk}))
    assert "陈安" not in page


def test_the_board_names_confirms_moves_and_ends(world, deputy):
    browser, board = signed_in(world.head), reverse("casework:covers")
    page = browser.get(board)
    assert "没有代管安排" in words(page)
    facts = {
        "worker": world.worker.pk,
        "deputy": deputy.pk,
        "reason": "leave",
        "starts_on": day(1).isoformat(),
        "ends_on": day(3).isoformat(),
    }
    wrong = words(browser.post(board, facts | {"ends_on": day(0).isoformat()}))
    assert "最后一天早于开始日期" in wrong
    browser.post(board, facts)
    browser.post(board, facts)
    cover = Cover.objects.get()
    assert "周力代王敏" in words(browser.get(board))
    move = reverse("casework:cover_deed", args=[cover.pk, "move"])
    assert "请填写新的最后一天" in words(browser.post(move, {"last_day": "x"}, follow=True))
    browser.post(move, {"last_day": day(5).isoformat()})
    cover.refresh_from_db()
    assert cover.ends_on == day(5)
    assert browser.post(reverse("casework:cover_deed", args=[cover.pk, "other"])).status_code == 404
    browser.post(reverse("casework:cover_deed", args=[cover.pk, "end"]))
    assert browser.post(reverse("casework:cover_deed", args=[cover.pk, "end"])).status_code == 404
    cover.refresh_from_db()
    assert cover.ended_by == world.head


def test_the_board_takes_the_same_statements_for_one_and_for_thirty(world, deputy, django_assert_num_queries):
    browser, board = signed_in(world.head), reverse("casework:covers")
    world.client("陈安")
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(1), by=world.head)
    browser.get(board)
    statements(browser, board, django_assert_num_queries, 11)
    for n in range(30):
        worker = make_user(name=f"员工{n}", role=Role.WORKER, area=world.street)
        world.client(f"学员{n}", worker=worker)
        make_cover(worker, deputy, starts_on=today(), ends_on=day(n), by=world.head)
    page = words(statements(browser, board, django_assert_num_queries, 11))
    assert page.count("周力代") == 31


def test_a_worker_asks_and_takes_it_back(world, deputy):
    browser, mine = signed_in(world.worker), reverse("casework:my_covers")
    facts = {
        "deputy": deputy.pk,
        "reason": "illness",
        "starts_on": day(1).isoformat(),
        "ends_on": day(3).isoformat(),
    }
    assert "岗位空缺" not in browser.get(mine).content.decode()
    browser.post(mine, facts)
    cover = Cover.objects.get()
    assert (cover.worker, cover.confirmed_at) == (world.worker, None)
    assert "等站长确认" in words(browser.get(mine))
    confirm = reverse("casework:cover_deed", args=[cover.pk, "confirm"])
    assert browser.post(confirm, {"deputy": deputy.pk}).status_code == 404
    assert signed_in(deputy).post(reverse("casework:my_cover_end", args=[cover.pk])).status_code == 404
    page = signed_in(world.head).post(confirm, {"deputy": deputy.pk}, follow=True)
    assert "已确认代管" in page.content.decode()
    assert "病假" not in signed_in(deputy).get(mine).content.decode().partition("<form")[0]
    browser.post(reverse("casework:my_cover_end", args=[cover.pk]))
    cover.refresh_from_db()
    assert cover.ended_by == world.worker


# --- files that stay closed to the deputy -----------------------------------------------------------------


def protect(client: Client, *readers: User) -> Protection:
    """A specially protected file with its named people."""
    Client.objects.filter(pk=client.pk).update(is_protected=True)
    row = Protection.objects.create(
        client=client, reason="witness", words="证人", set_by=readers[0], set_at=timezone.now()
    )
    for reader in readers:
        ProtectedReader.objects.create(protection=row, user=reader, named_by=readers[0])
    return row


def test_head_and_worker_hear_how_many_files_stay_closed_to_the_deputy_but_not_whose(world, deputy):
    closed, named, tied = (world.client(name) for name in ("陈安", "高山", "周平"))
    world.client("林远")
    protect(closed, world.worker)
    protect(named, world.worker, deputy)
    Recusal.objects.create(client=tied, user=deputy, tie="relative", declared_at=timezone.now())
    Client.objects.filter(pk=tied.pk).update(has_recusals=True)
    make_cover(world.worker, deputy, starts_on=day(1), ends_on=day(3), by=world.head)
    board = words(signed_in(world.head).get(reverse("casework:covers")))
    assert "王敏有 2 份档案不在代管之内" in board
    own = words(signed_in(world.worker).get(reverse("casework:my_covers")))
    assert "2 份不在代管之内" in own
    for page in (board, own):
        assert not any(name in page for name in ("陈安", "高山", "周平"))
        assert closed.file_number not in page
    assert "不在代管之内" not in words(signed_in(deputy).get(reverse("casework:my_covers")))


def test_nothing_is_said_where_the_deputy_sees_all_or_the_mark_is_over(world, deputy):
    client, gone = world.client("陈安"), world.client("高山")
    row = protect(client, world.worker)
    protect(gone, world.worker)
    Client.objects.filter(pk=gone.pk).update(state="closed", closed_on=today())
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    assert "王敏有 1 份档案不在代管之内" in words(signed_in(world.head).get(reverse("casework:covers")))
    ProtectedReader.objects.create(protection=row, user=deputy, named_by=world.worker)
    for user, page in ((world.head, "casework:covers"), (world.worker, "casework:my_covers")):
        assert "不在代管之内" not in words(signed_in(user).get(reverse(page)))


def test_a_head_counts_only_files_of_the_own_areas(world, deputy):
    make_grant(world.worker, Role.WORKER, world.other_street)
    protect(world.other_client("周平", worker=world.worker), world.worker)
    make_cover(world.worker, deputy, starts_on=today(), ends_on=day(3), by=world.head)
    assert "不在代管之内" not in words(signed_in(world.head).get(reverse("casework:covers")))
    assert "1 份不在代管之内" in words(signed_in(world.worker).get(reverse("casework:my_covers")))
