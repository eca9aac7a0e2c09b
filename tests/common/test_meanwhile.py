"""A second tab is told what changed, field by field; nothing typed is lost, nothing overwritten unasked."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from tests.browser import PHONE, NewPage, sign_in_by_cookie
from tests.people import cast, signed_in
from tests.privacy.making import make_pass
from waystation.clients.models import Client
from waystation.common.forms.meanwhile import OpenedForm, settled
from waystation.common.persons import identity

OLD = identity.with_check_digit("42122119880412031")
NEW = identity.with_check_digit("42122119900315033")


class Note(OpenedForm):
    """Four fields of four kinds."""

    place = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("a", "甲"), ("b", "乙")])
    on = forms.DateField(required=False)
    tags = forms.MultipleChoiceField(choices=[("x", "一"), ("y", "二")], required=False)
    flag = forms.BooleanField(required=False)


FIRST = {"place": "一楼", "kind": "a", "on": dt.date(2026, 1, 2), "tags": ["x"], "flag": False}


def sent(values: dict[str, object], opened: str, **choices: str) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        if isinstance(value, list):
            data.setlist(name, value)
        elif value not in (False, None):
            data[name] = "on" if value is True else str(value)
    data["opened"] = opened
    data.update(choices)
    return data


def opened(values: dict[str, object]) -> str:
    return str(Note(initial=values)["opened"].value())


def second(
    base: dict[str, object], now: dict[str, object], mine: dict[str, object], **choices: str
) -> tuple[bool, Note]:
    form = Note(sent(mine, opened(base), **choices), initial=now)
    assert form.is_valid(), form.errors
    return settled(form, who=lambda: ("王敏", dt.datetime(2026, 11, 2, tzinfo=dt.UTC))), form


def saved(form: Note) -> dict[str, object]:
    return {name: form.cleaned_data[name] for name in FIRST}


def test_nothing_changed_meanwhile_saves_what_was_typed():
    mine = {**FIRST, "place": "二楼"}
    fine, form = second(FIRST, FIRST, mine)
    assert (fine, saved(form), form.told) == (True, mine, None)


def test_different_fields_are_put_together_and_told():
    fine, form = second(FIRST, {**FIRST, "kind": "b"}, {**FIRST, "place": "二楼"})
    assert fine
    assert saved(form) == {**FIRST, "kind": "b", "place": "二楼"}
    assert [(c.label, c.before, c.now) for c in form.told.others] == [("kind", "甲", "乙")]


def test_the_same_field_is_asked_about_and_what_was_typed_stays_in_the_form():
    now = {**FIRST, "place": "三楼", "tags": ["y"]}
    fine, form = second(FIRST, now, {**FIRST, "place": "二楼", "flag": True})
    assert not fine
    assert [(c.name, c.before, c.now, c.mine) for c in form.told.contested] == [
        ("place", "一楼", "三楼", "二楼")
    ]
    assert (form.told.who, [c.name for c in form.told.others]) == ("王敏", ["tags"])
    assert form["place"].value() == "二楼"
    assert form["tags"].value() == ["y"]
    assert form["flag"].value()


@pytest.mark.parametrize(("choice", "place"), [("theirs", "三楼"), ("mine", "二楼")])
def test_the_choice_decides(choice: str, place: str):
    now = {**FIRST, "place": "三楼"}
    _fine, asked = second(FIRST, now, {**FIRST, "place": "二楼"})
    again = Note(
        sent({**FIRST, "place": "二楼"}, str(asked["opened"].value()), keep_place=choice), initial=now
    )
    assert again.is_valid()
    assert settled(again)
    assert again.cleaned_data["place"] == place


def test_pressing_save_again_without_a_choice_asks_again_with_the_old_value():
    now = {**FIRST, "place": "三楼"}
    _fine, asked = second(FIRST, now, {**FIRST, "place": "二楼"})
    again = Note(sent({**FIRST, "place": "二楼"}, str(asked["opened"].value())), initial=now)
    assert again.is_valid()
    assert not settled(again)
    assert [(c.before, c.now, c.mine) for c in again.told.contested] == [("一楼", "三楼", "二楼")]


def test_a_third_save_while_choosing_is_asked_about_too():
    now = {**FIRST, "place": "三楼"}
    _fine, asked = second(FIRST, now, {**FIRST, "place": "二楼"})
    data = sent({**FIRST, "place": "二楼"}, str(asked["opened"].value()), keep_place="mine")
    again = Note(data, initial={**FIRST, "place": "四楼"})
    assert again.is_valid()
    assert not settled(again)
    assert [(c.before, c.now) for c in again.told.contested] == [("三楼", "四楼")]


@pytest.mark.parametrize("forged", ["", "x", "AAAA", "é", "eyJhIjoxfQ=="])
def test_a_forged_or_missing_seal_is_a_plain_form(forged: str):
    form = Note(sent({**FIRST, "place": "二楼"}, forged), initial={**FIRST, "place": "三楼"})
    assert form.is_valid()
    assert settled(form)
    assert form.cleaned_data["place"] == "二楼"


_states = st.fixed_dictionaries(
    {
        "place": st.sampled_from(["", "一楼", "二楼", "三楼"]),
        "kind": st.sampled_from("ab"),
        "on": st.sampled_from([None, dt.date(2026, 1, 2), dt.date(2026, 1, 3)]),
        "tags": st.sampled_from([[], ["x"], ["x", "y"]]),
        "flag": st.booleans(),
    }
)


@given(base=_states, now=_states, mine=_states)
def test_no_field_is_ever_lost_or_overwritten_unasked(base, now, mine):
    """Three-way merge: saved is mine where I changed it, theirs where they did; both: nothing is saved."""
    fine, form = second(base, now, mine)
    contested = {n for n in base if base[n] != now[n] and base[n] != mine[n] and now[n] != mine[n]}
    assert fine == (not contested)
    assert {c.name for c in form.told.contested if form.told} == contested if form.told else not contested
    if fine:
        wanted = {n: mine[n] if mine[n] != base[n] else now[n] for n in base}
        assert {**saved(form), "tags": sorted(saved(form)["tags"])} == wanted


# --- on the pages ---------------------------------------------------------------------------------------


def token(page: str) -> str:
    return html.unescape(re.search(r'name="opened" value="([^"]+)"', page)[1])


@pytest.mark.django_db
def test_a_hidden_number_is_compared_and_never_shown():
    world = cast()
    client = world.client(id_number=OLD)
    address = reverse("clients:edit", args=[client.pk])
    browser = signed_in(world.worker)
    first = token(browser.get(address).content.decode())
    values = {"name": "陈安", "sex": "male", "born_on": "1988-04-12"}
    Client.objects.filter(pk=client.pk).update(born_on=dt.date(1988, 4, 12))
    Client.objects.filter(pk=client.pk).update(id_number=NEW)
    other = identity.with_check_digit("42122119880412033")
    answer = browser.post(address, {**values, "id_number": other, "opened": first}).content.decode()
    assert "还没有保存：您填写期间，这份记录已被修改" in answer
    assert NEW not in answer
    assert OLD not in answer
    client.refresh_from_db()
    assert client.id_number == NEW


@pytest.mark.django_db
def test_a_colleague_is_named_and_both_changes_are_kept():
    world = cast()
    client = world.client()
    address = reverse("clients:edit", args=[client.pk])
    make_pass(world.head, client, "stated")
    mine, hers = signed_in(world.worker), signed_in(world.head)
    values = {"name": "陈安", "sex": "male", "born_on": "1990-03-15", "living_address": "", "remark": ""}
    opened_mine, opened_hers = (
        token(mine.get(address).content.decode()),
        token(hers.get(address).content.decode()),
    )
    hers.post(address, {**values, "living_address": "永丰路2号", "remark": "甲", "opened": opened_hers})
    answer = mine.post(address, {**values, "remark": "乙", "opened": opened_mine})
    text = answer.content.decode()
    assert "赵站长于" in text
    assert "保留对方的：甲" in text
    assert "用我的：乙" in text
    assert "现住址：（空） → 永丰路2号" in text
    again = {**values, "living_address": "永丰路2号", "remark": "乙", "keep_remark": "mine"}
    assert mine.post(address, {**again, "opened": token(text)}).status_code == 302
    client.refresh_from_db()
    assert (client.living_address, client.remark) == ("永丰路2号", "乙")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("javascript", [True, False])
def test_two_tabs_in_a_browser(new_page: NewPage, live_server: object, javascript: bool) -> None:
    world = cast()
    client = world.client()
    address = reverse("clients:edit", args=[client.pk])
    one = new_page(viewport=PHONE, javascript=javascript)
    sign_in_by_cookie(one, signed_in(world.worker), live_server)
    two = one.context.new_page()
    one.goto(address)
    two.goto(address)
    two.get_by_label("现住址").fill("永丰路8号")
    two.get_by_role("button", name="保存", exact=True).click()
    one.get_by_label("现住址").fill("永丰路9号")
    one.get_by_label("备注").fill("搬到姐姐家")
    one.get_by_role("button", name="保存", exact=True).click()
    expect(one.get_by_text("还没有保存：您填写期间")).to_be_visible()
    assert one.get_by_label("备注").input_value() == "搬到姐姐家"
    one.get_by_text("用我的：永丰路9号").click()
    one.get_by_role("button", name="保存", exact=True).click()
    one.get_by_text("已保存身份信息。").wait_for()
    row = Client.objects.get(pk=client.pk)
    assert (row.living_address, row.remark) == ("永丰路9号", "搬到姐姐家")
