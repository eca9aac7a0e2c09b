"""The page of local rules: for the offices that set them."""

import pytest

from tests.people import cast, signed_in
from waystation.orders import queries
from waystation.orders.models import LocalParameter
from waystation.rules.law import DEFINITIONS

ADDRESS = "/local-rules/"


def rule(world, **values):
    base = {
        "key": "test_plan_treatment",
        "area": world.district.pk,
        "value": "12-8-6",
        "since": "2026-11-01",
        "source": "江湾区试行办法",
    }
    return {**base, **values}


@pytest.mark.django_db
def test_an_office_adds_and_ends_a_rule_of_its_place():
    world = cast()
    browser = signed_in(world.district_office)
    assert [browser.post(ADDRESS, rule(world)).status_code for _click in range(2)] == [302, 302]
    row = LocalParameter.objects.get()
    assert row.value == [12, 8, 6]
    shown = browser.get(ADDRESS).content.decode()
    assert "国家或者系统默认为12-6-4，这里改为12-8-6。" in shown
    assert browser.post(f"{ADDRESS}{row.pk}/end/", {"until": "2026-12-31"}).status_code == 302
    row.refresh_from_db()
    assert str(row.until) == "2026-12-31"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"value": "12-8"}, "应按年填写3个数"),
        ({"value": "很多"}, "格式不对"),
        ({"value": "12-8-99"}, "应在0到52之间"),
        ({"key": "report_deadline_days", "value": "20"}, "不能多于国家规定的15"),
        ({"until": "2026-10-01"}, "失效日期2026年10月1日早于施行日期2026年11月1日"),
        ({"key": "suspension_extends_term", "value": "也许"}, "格式不对"),
    ],
)
def test_what_cannot_stand_is_said_at_its_field(values, told):
    world = cast()
    answer = signed_in(world.district_office).post(ADDRESS, rule(world, **values))
    assert told in answer.content.decode()
    assert not LocalParameter.objects.exists()


@pytest.mark.django_db
def test_others_find_no_such_page_and_no_area_of_another_place():
    world = cast()
    for role, user in world.by_role().items():
        assert signed_in(user).get(ADDRESS).status_code == (200 if role in {"district", "city"} else 404), (
            role
        )
    answer = signed_in(world.district_office).post(ADDRESS, rule(world, area=world.city.pk))
    assert answer.status_code == 200
    assert not LocalParameter.objects.exists()


def test_every_choice_is_said_in_words_and_read_back_from_them():
    for definition in DEFINITIONS.values():
        for choice in definition.choices:
            shown = queries.shown_value(definition.key, choice)
            assert shown != choice
            assert queries.choice_of(shown) == choice
