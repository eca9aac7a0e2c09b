"""The pages of a call, of a day's load, and of what a schedule finds."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.casework.draws.street import draw_day, make_call, other_people, people, rule
from tests.casework.reading import make_screening
from tests.people import Cast, cast, signed_in
from waystation.casework.actions import obligations
from waystation.casework.models import Obligation
from waystation.screening.models import DrawDay, Drawn
from waystation.screening.queries import panels

TODAY = timezone.localdate()
ONE = dt.timedelta(days=1)


@pytest.fixture
def world(db: None) -> Cast:
    made = cast()
    rule(made, "test_draw", True)
    return made


def due_call(world: Cast) -> Drawn:
    client = people(world, 1)[0]
    call = make_call(client, TODAY, world.street)
    obligations.refresh(by=None, client=client, today=TODAY)
    return call


def address(name: str, call: Drawn) -> str:
    return reverse(f"casework:{name}", args=[call.client_id, call.pk])


def states() -> dict[str, str]:
    return dict(Obligation.objects.filter(key__startswith="draw:").values_list("rule", "state"))


def test_one_tap_on_the_work_list_and_one_to_take_it_back(world: Cast) -> None:
    call = due_call(world)
    browser = signed_in(world.worker)
    home = browser.get(reverse("casework:home")).content.decode()
    assert home.count(address("draw_told", call)) == 1
    for _twice in range(2):
        assert browser.post(address("draw_told", call)).status_code == 302
    call.refresh_from_db()
    assert (call.told_on, call.told_how, call.told_by) == (TODAY, "phone", world.worker)
    assert states() == {"screening.draw_told": "done", "screening.drawn": "open"}
    assert address("draw_told", call) not in browser.get(reverse("casework:home")).content.decode()
    browser.post(address("draw_told", call), {"undo": "1"})
    call.refresh_from_db()
    assert (call.told_on, call.told_how, call.told_by) == (None, "", None)
    assert states() == {"screening.draw_told": "open", "screening.drawn": "open"}


def test_what_is_said_on_the_page_is_neutral_and_the_hours_are_kept(world: Cast) -> None:
    call = due_call(world)
    browser = signed_in(world.worker)
    page = browser.get(address("drawn", call)).content.decode()
    said = page[page.index('class="strong">您好') :].partition("</p>")[0]
    assert world.street.name in said
    assert not any(word in said for word in ("检测", "尿", "毒", "抽签", "抽检"))
    backwards = browser.post(
        address("drawn", call), {"how": "message", "slot_from": "18:00", "slot_to": "17:00"}
    )
    assert "约定的时间段结束得比开始早" in backwards.content.decode()
    kept = browser.post(address("drawn", call), {"how": "message", "slot_from": "17:30", "slot_to": "18:30"})
    assert kept.status_code == 302
    call.refresh_from_db()
    assert (call.told_how, call.slot_from, call.slot_to) == ("message", dt.time(17, 30), dt.time(18, 30))
    assert "17:30" in browser.get(address("drawn", call)).content.decode()


def test_a_call_whose_days_are_over_is_told_no_more(world: Cast) -> None:
    client = people(world, 1)[0]
    call = make_call(client, TODAY - 3 * ONE, world.street)
    page = signed_in(world.worker).post(address("drawn", call), {"how": "phone"})
    assert "已经过了可以通知的日子" in page.content.decode()
    call.refresh_from_db()
    assert call.told_on is None


def test_what_was_told_yesterday_stays(world: Cast) -> None:
    client = people(world, 1)[0]
    told = {"told_on": TODAY - ONE, "told_at": timezone.now(), "told_how": "phone", "told_by": world.worker}
    call = make_call(client, TODAY - ONE, world.street, **told)
    page = signed_in(world.worker).post(address("draw_told", call), {"undo": "1"}, follow=True)
    assert "不能再撤回" in page.content.decode()
    call.refresh_from_db()
    assert call.told_on == TODAY - ONE


def test_a_call_of_another_street_does_not_exist(world: Cast) -> None:
    call = make_call(other_people(world, 1)[0], TODAY, world.other_street)
    browser = signed_in(world.worker)
    assert browser.get(address("drawn", call)).status_code == 404
    assert browser.post(address("draw_told", call)).status_code == 404
    call.refresh_from_db()
    assert call.told_on is None


def test_the_head_sees_the_day_and_draws_a_missed_one(world: Cast) -> None:
    people(world, 30)
    browser = signed_in(world.head)
    page = browser.get(reverse("casework:draw_load")).content.decode()
    assert "今天还没有抽签的站点：永丰街道" in page
    browser.post(reverse("casework:draw_now"))
    day = DrawDay.objects.get()
    assert (day.site, day.on, day.made_by) == (world.street, TODAY, world.head)
    browser.post(reverse("casework:draw_now"))
    assert DrawDay.objects.count() == 1
    page = browser.get(reverse("casework:draw_load")).content.decode()
    assert f"抽中的人（{day.drawn}）" in page
    assert "手动抽签" in page


def test_no_page_of_a_later_day(world: Cast) -> None:
    browser = signed_in(world.head)
    for asked in (TODAY + ONE, TODAY - 61 * ONE, "x", "2026-13-01"):
        assert browser.get(reverse("casework:draw_load"), {"day": str(asked)}).status_code == 404


def test_before_its_morning_a_day_stands_on_no_page_of_anybody(world: Cast) -> None:
    """Everybody looks at every list today; the draw of tomorrow then changes none of what they saw."""
    clients = people(world, 12)
    for client in clients:
        obligations.refresh(by=None, client=client, today=TODAY)
    draw_day(TODAY)
    pages = ["casework:home", "casework:clients", "casework:office", "casework:draw_load", "casework:notices"]
    before = {}
    for user in world.by_role().values():
        browser = signed_in(user)
        for name in pages:
            before[user.pk, name] = browser.get(reverse(name)).content.decode()
        for client in clients:
            answer = browser.get(reverse("casework:client", args=[client.pk]))
            before[user.pk, client.pk] = answer.content.decode()
    tomorrow = TODAY + ONE
    said = {
        f"{tomorrow.year}年{tomorrow.month}月{tomorrow.day}日检测",
        f"{tomorrow.month}月{tomorrow.day}日检测",
    }
    assert [key for key, page in before.items() if any(words in page for words in said)] == []
    assert not Drawn.objects.filter(on__gt=TODAY).exists()
    assert not Obligation.objects.filter(key__startswith="draw:", opens_on__gt=TODAY).exists()


@pytest.mark.parametrize("count", [1, 30])
def test_the_load_page_asks_the_same_however_many(world: Cast, count: int) -> None:
    for client in people(world, count):
        make_call(client, TODAY, world.street)
        make_screening(client, world.worker, taken_on=TODAY)
    browser = signed_in(world.head)
    browser.get(reverse("casework:draw_load"))
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(reverse("casework:draw_load")).status_code == 200
    assert len(asked) == 10


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("2–4天；小剂量后只有1–1.5天", 2),
        ("单次1–3天；质谱5–6天", 1),
        ("不到1天", 1),
        ("0.5–1天", 1),
        ("约90天（3厘米）", 90),
        ("1.5天", 2),
        ("数小时", None),
        ("可以检出", None),
    ],
)
def test_the_shortest_days_of_a_window_in_words(said: str, days: int | None) -> None:
    assert panels.shortest_days(said) == days


def test_telling_of_a_draw_stands_on_the_timeline_and_one_that_was_not_told_does_not(world: Cast) -> None:
    call = due_call(world)
    browser = signed_in(world.worker)
    where = reverse("casework:client", args=[call.client_id])
    assert "通知当天抽检" not in browser.get(where).content.decode()
    browser.post(address("draw_told", call))
    assert "通知当天抽检" in browser.get(where).content.decode()


def test_the_probability_page_in_words_and_numbers(world: Cast) -> None:
    browser = signed_in(world.helper)
    page = browser.get(reverse("casework:detection")).content.decode()
    assert "一年平均检测24.8次" in page
    assert "至少一次阳性的机会" in page
    assert "22%" in page
    only_plan = browser.get(
        reverse("casework:detection"),
        {"count": 4, "one_in": "", "window": 3, "sensitivity": 95, "specificity": 99},
    ).content.decode()
    assert "一年平均检测5.0次" in only_plan
    # The window of an item is taken from the table that is kept; the rest of the schedule stays.
    assert "?window=2&amp;count=4&amp;sensitivity=95&amp;specificity=99" in only_plan
    wrong = browser.get(reverse("casework:detection"), {"count": 400, "window": 0}).content.decode()
    assert "至少一次阳性的机会" not in wrong
