"""The pages people read: what stands on them, for whom, and in how many statements."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.urls import reverse

from tests.casework.reading import (
    busy_client,
    make_appointment,
    make_contact,
    make_matter,
    make_screening,
    today,
)
from tests.people import cast, searched, signed_in
from waystation.audit.models import Entry
from waystation.casework.queries import obligations

pytestmark = pytest.mark.django_db


def words(response) -> str:
    """The page's text without tags, every run of white space one blank."""
    body = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def counts(response) -> list[int]:
    """The three numbers of the strip at the top of home."""
    return [int(n) for n in re.findall(r'class="count[^"]*"[^>]*><b>(\d+)</b>', response.content.decode())]


def names(response) -> list[str]:
    """The names in the list of clients."""
    return re.findall(
        r'<th scope="row" class="who-cell"><span><a [^>]*>([^<]*)</a>', response.content.decode()
    )


def events(response) -> list[str]:
    """The lines of the timeline."""
    return re.findall(r"<li>.*?</li>", response.content.decode().partition('class="timeline"')[2], re.DOTALL)


def statements(browser, address, django_assert_num_queries, number):
    with django_assert_num_queries(number):
        response = browser.get(address)
    assert response.status_code == 200
    return response


# --- home ---------------------------------------------------------------------------------------------


def test_home_counts_its_tasks_only_where_they_fill_more_than_a_page(django_assert_num_queries):
    world = cast()
    first = busy_client(world)
    make_appointment(first, world.worker, on=today())
    browser = signed_in(world.worker)
    browser.get(reverse("casework:home"))
    statements(browser, reverse("casework:home"), django_assert_num_queries, 11)
    for n in range(29):
        client = busy_client(world, f"学员{n}")
        make_appointment(client, world.worker, on=today())
        make_appointment(client, world.worker, on=today() - dt.timedelta(days=1))
    response = statements(browser, reverse("casework:home"), django_assert_num_queries, 12)
    assert counts(response)[2] == 29


def test_home_lists_what_is_due_and_leads_to_the_form():
    world = cast()
    client = busy_client(world)
    response = signed_in(world.worker).get(reverse("casework:home"))
    body = response.content.decode()
    found = obligations.summary(world.worker, today())
    assert counts(response) == [found.today, found.overdue, 0]
    assert found.today > 0
    assert f'href="{reverse("casework:record_screening", args=[client.pk])}"' in body
    assert f'href="{reverse("casework:not_possible", args=[client.pk])}?key=' in body
    assert "第1年第2次检测" in words(response)


def test_home_of_a_worker_without_clients_says_what_to_do_next():
    world = cast()
    text = words(signed_in(world.worker).get(reverse("casework:home")))
    assert "今天的工作都已办完 可以看看学员名单，提前约好下一次见面。" in text
    assert "今天没有约见 在学员页面点“约见”可以安排。" in text


def test_home_filters_by_person_and_says_so_when_nobody_fits():
    world = cast()
    busy_client(world, "陈安")
    busy_client(world, "周平")
    browser = signed_in(world.worker)
    text = words(searched(browser, reverse("casework:home"), person="周"))
    assert "周平" in text
    assert "陈安" not in text
    assert "没有符合条件的工作" in words(searched(browser, reverse("casework:home"), person="郑"))


def test_home_ignores_nonsense_in_the_address():
    world = cast()
    busy_client(world)
    odd = {"kind": "x", "area": "九", "page": "zz", "worker": "-1", "person": "\0'\"<script>"}
    response = signed_in(world.worker).get(reverse("casework:home"), odd)
    assert response.status_code == 200
    assert "<script>'" not in response.content.decode()


def test_a_worker_cannot_ask_for_a_colleagues_list_and_a_head_can_read_it():
    world = cast()
    busy_client(world)
    address = reverse("casework:home")
    own = signed_in(world.worker).get(address, {"worker": world.other_worker.pk})
    assert "今日工作" in words(own)
    shown = signed_in(world.head).get(address, {"worker": world.worker.pk})
    assert "王敏的工作" in words(shown)
    assert "办理" not in words(shown)
    assert signed_in(world.head).get(address, {"worker": world.other_worker.pk}).status_code == 404


# --- clients ------------------------------------------------------------------------------------------


def test_the_list_takes_the_same_statements_for_one_client_and_for_thirty(django_assert_num_queries):
    world = cast()
    busy_client(world)
    browser = signed_in(world.worker)
    browser.get(reverse("casework:clients"))
    statements(browser, reverse("casework:clients"), django_assert_num_queries, 6)
    for n in range(29):
        busy_client(world, f"学员{n}")
    statements(browser, reverse("casework:clients"), django_assert_num_queries, 6)


def test_somebody_not_visible_is_absent_from_list_and_search():
    world = cast()
    world.client("陈安")
    world.other_client("周平")
    browser = signed_in(world.worker)
    assert "周平" not in words(browser.get(reverse("casework:clients")))
    assert "没有找到“周平”" in words(searched(browser, reverse("casework:clients"), q="周平"))


def test_one_hit_is_still_a_list_and_an_order_number_finds_its_client():
    world = cast()
    client = world.client_with_order(number="社戒决字〔2026〕77号")
    response = searched(signed_in(world.worker), reverse("casework:clients"), q="2026〕77")
    assert names(response) == [client.name]
    assert "1 人" in words(response)


def test_an_empty_list_says_what_to_do():
    world = cast()
    assert "还没有学员 登记第一位学员" in words(signed_in(world.worker).get(reverse("casework:clients")))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"stage": "no_order"}, ["周平"]),
        ({"stage": "treatment"}, ["陈安"]),
        ({"stage": "paused"}, []),
        ({"nobody": "1"}, ["周平"]),
        ({"unseen": "30"}, ["陈安"]),
        ({"unseen": "41"}, []),
    ],
)
def test_filters_of_the_list(asked, expected):
    world = cast()
    busy_client(world, "陈安", days=40)
    world.client("周平", worker=None)
    response = signed_in(world.head).get(reverse("casework:clients"), asked)
    assert names(response) == expected


# --- one client ---------------------------------------------------------------------------------------


def test_the_page_takes_the_same_statements_for_one_event_and_for_fifty(django_assert_num_queries):
    world = cast()
    client = busy_client(world, days=300)
    browser = signed_in(world.worker)
    address = reverse("casework:client", args=[client.pk])
    browser.get(address)
    statements(browser, address, django_assert_num_queries, 8)
    for n in range(60):
        make_contact(client, world.worker, held_on=today() - dt.timedelta(days=n), note=f"第{n}次谈话")
    response = statements(browser, address, django_assert_num_queries, 8)
    assert len(events(response)) == 50


def test_opening_a_file_is_noted_once_in_ten_minutes():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    for _ in range(2):
        browser.get(reverse("casework:client", args=[client.pk]))
    assert Entry.objects.filter(verb="clients.opened", actor=world.worker, client_id=client.pk).count() == 1


def test_every_kind_of_event_stands_in_the_timeline():
    world = cast()
    client = busy_client(world, days=200)
    make_screening(client, world.worker, taken_on=today() - dt.timedelta(days=3))
    make_contact(client, world.worker, held_on=today() - dt.timedelta(days=2), note="谈了工作")
    make_matter(client, world.worker)
    text = words(signed_in(world.worker).get(reverse("casework:client", args=[client.pk])))
    for part in (
        "检测：阴性",
        "检测：阳性（初筛）：氯胺酮",
        "谈话：见到本人，配合",
        "谈了工作",
        "社区戒毒：报到（街道（乡镇），第十四条）",
        "新的待处理事项：初筛阳性待了解",
        "未完成：",
        "建立档案",
        "专职工作人员（责任人）：王敏",
    ):
        assert part in text, part


def test_what_was_corrected_is_struck_through_with_its_reason():
    world = cast()
    client = busy_client(world)
    make_screening(
        client,
        world.worker,
        taken_on=today(),
        withdrawn_at=dt.datetime.now(dt.UTC),
        withdrawn_by=world.worker,
        withdrawn_reason="写错人",
    )
    response = signed_in(world.worker).get(reverse("casework:client", args=[client.pk]))
    assert re.search(r'class="struck".*?检测：阴性', response.content.decode(), re.DOTALL)
    assert "已更正或撤回，原因：写错人" in words(response)


def test_the_timeline_is_filtered_by_kind_word_day_and_author():
    world = cast()
    client = busy_client(world)
    make_contact(client, world.worker, held_on=today(), note="说到夜校")
    make_contact(client, world.head, held_on=today() - dt.timedelta(days=9), note="家里有事")
    browser, address = signed_in(world.worker), reverse("casework:client", args=[client.pk])

    def shown(**asked: object) -> list[str]:
        notes = ("说到夜校", "家里有事")
        return [
            note for event in events(searched(browser, address, **asked)) for note in notes if note in event
        ]

    assert shown(kind="contact") == ["说到夜校", "家里有事"]
    assert shown(keyword="夜校") == ["说到夜校"]
    assert shown(kind="contact", since=today().isoformat()) == ["说到夜校"]
    assert shown(author=world.head.pk, kind="contact") == ["家里有事"]
    assert "没有符合条件的记录" in words(searched(browser, address, keyword="没有这个词"))


def test_names_and_notes_are_text_never_markup():
    world = cast()
    client = busy_client(world, "<b>陈</b>")
    make_contact(client, world.worker, held_on=today(), note="<script>alert(1)</script>")
    body = signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).content.decode()
    assert "<b>陈</b>" not in body
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


def test_the_identity_number_shows_its_ends_and_whole_only_by_a_look_of_its_own():
    world = cast()
    client = world.client(id_number="990502199003151233")
    response = signed_in(world.worker).get(reverse("casework:client", args=[client.pk]))
    assert "990502********1233" in words(response)
    assert client.id_number not in response.content.decode()
    assert reverse("clients:reveal", args=[client.pk]) in response.content.decode()


# --- who may ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["home", "clients", "office", "hand_out"])
def test_pages_are_not_there_for_other_roles(page):
    world = cast()
    for user in (world.auditor, world.admin, world.medic, world.city_office):
        assert signed_in(user).get(reverse(f"casework:{page}")).status_code == 404


def test_a_file_of_another_street_is_as_if_it_were_not_there():
    world = cast()
    client = world.client()
    matter = make_matter(client, world.worker)
    for user in (world.other_worker, world.other_head, world.other_police):
        browser = signed_in(user)
        assert browser.get(reverse("casework:client", args=[client.pk])).status_code == 404
        assert browser.get(reverse("casework:matter", args=[client.pk, matter.pk])).status_code == 404
