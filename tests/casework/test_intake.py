"""A new person comes in by the form: file, order, worker, and what falls due."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from tests.people import cast, signed_in
from waystation.casework.actions import intake
from waystation.clients import actions as clients
from waystation.clients.models import Client
from waystation.common.persons import identity
from waystation.orders.papers import OrderData
from waystation.rules.orders import Kind, Step
from waystation.rules.people import PersonData

TODAY = dt.date(2026, 11, 2)
NUMBER = identity.with_check_digit("42122119880412031")


def form(world, **values):
    base = {
        "form_key": uuid.uuid4(),
        "name": "曾学安",
        "id_number": NUMBER,
        "area": world.community.pk,
        "years": "3",
        "kin_relation": "father",
        "kin_relation_2": "father",
        "notice_given": "on",
    }
    return {**base, **values}


ADDRESS = "/clients/new/"


@pytest.mark.django_db
def test_registering_opens_file_order_and_what_is_due_in_one_go():
    world = cast()
    person = PersonData(name="曾学安", area_path=world.community.path, id_number=NUMBER)
    order = OrderData(kind=Kind.TREATMENT, years=3, served_on=dt.date(2026, 10, 25))
    key = uuid.uuid4()
    for _click in range(2):
        client = intake.register_client(
            by=world.worker, today=TODAY, person=person, order=order, notice_given=True, form_key=key
        )
    assert (client.worker, client.orders.count(), client.documents.count()) == (world.worker, 1, 1)
    assert [row.rule for row in client.obligations.all()] == ["order.sign_in"]


@pytest.mark.django_db
def test_a_refused_order_leaves_no_file_behind():
    world = cast()
    data = form(world, kind="treatment", served_on="2026-10-25", reported_on="2026-10-20")
    answer = signed_in(world.worker).post(ADDRESS, data)
    assert "报到日期2026年10月20日早于送达日期2026年10月25日" in answer.content.decode()
    assert Client.objects.count() == 0


@pytest.mark.django_db
def test_the_form_sent_twice_makes_one_file_and_leads_to_it_both_times():
    world = cast()
    browser = signed_in(world.worker)
    data = form(world, kind="treatment", served_on="2026-10-25", phone="138 0013 8000", kin_name="曾父")
    answers = [browser.post(ADDRESS, data) for _click in range(2)]
    client = Client.objects.get()
    assert [answer["Location"] for answer in answers] == [reverse("casework:client", args=[client.pk])] * 2
    assert (client.sex, client.born_on, client.worker) == ("male", dt.date(1988, 4, 12), world.worker)
    assert (client.phones.count(), client.kin.count()) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"living_address": "别处"}, {"phone": "13900139000"}, {"kin_name": "曾母"}, {"served_on": "2026-10-26"}],
)
def test_a_spent_form_with_other_words_says_that_they_were_not_saved(change):
    world = cast()
    browser = signed_in(world.worker)
    data = form(world, kind="treatment", served_on="2026-10-25", phone="138 0013 8000", kin_name="曾父")
    said = "刚才的修改没有保存；如需更改请用更正。"
    for _press in range(2):
        assert said not in browser.post(ADDRESS, data, follow=True).content.decode()
    assert said in browser.post(ADDRESS, data | change, follow=True).content.decode()
    assert Client.objects.count() == 1


@pytest.mark.django_db
def test_the_contents_of_an_order_are_not_dropped_because_no_kind_was_chosen():
    world = cast()
    answer = signed_in(world.worker).post(ADDRESS, form(world, served_on="2026-10-25"))
    assert "请选择措施种类" in answer.content.decode()
    assert Client.objects.count() == 0


@pytest.mark.django_db
def test_a_possible_duplicate_asks_for_a_tick_and_the_same_number_is_never_entered_twice():
    world = cast()
    browser = signed_in(world.worker)
    browser.post(ADDRESS, form(world))
    twin = {"id_number": "", "sex": "male", "born_on": "1988-04-12"}
    asked = browser.post(ADDRESS, form(world, **twin)).content.decode()
    assert "姓名和出生日期相同" in asked
    assert Client.objects.count() == 1
    assert browser.post(ADDRESS, form(world, **twin, register_anyway="on")).status_code == 302
    again = browser.post(ADDRESS, form(world, register_anyway="on")).content.decode()
    assert "证件号码相同" in again
    assert Client.objects.count() == 2


@pytest.mark.django_db
def test_a_file_that_looks_alike_is_opened_and_two_of_them_lead_a_head_to_merging():
    world = cast()
    one, two = world.client("陈安"), world.client("陈安")
    twin = form(world, name="陈安", id_number="", sex="male", born_on=one.born_on.isoformat())
    seen_by_head = signed_in(world.head).post(ADDRESS, twin).content.decode()
    for client in (one, two):
        assert reverse("casework:client", args=[client.pk]) in seen_by_head
    pair = {reverse("casework:merge", args=[a.pk, b.pk]) for a, b in ((one, two), (two, one))}
    assert any(address in seen_by_head for address in pair)
    seen_by_worker = signed_in(world.worker).post(ADDRESS, twin).content.decode()
    assert "打开档案" in seen_by_worker
    assert "请告诉站长合并成一份" in seen_by_worker
    assert not any(address in seen_by_worker for address in pair)


@pytest.mark.django_db
def test_one_file_that_looks_alike_speaks_of_no_merging():
    world = cast()
    one = world.client("陈安")
    twin = form(world, name="陈安", id_number="", sex="male", born_on=one.born_on.isoformat())
    shown = signed_in(world.head).post(ADDRESS, twin).content.decode()
    assert "打开档案" in shown
    assert "合并成一份" not in shown


@pytest.mark.django_db
def test_of_a_file_elsewhere_only_its_existence_is_said():
    world = cast()
    hidden = clients.register(
        by=world.other_worker,
        today=TODAY,
        data=PersonData(name="周秘", area_path=world.other_community.path, id_number=NUMBER),
        worker=world.other_worker,
    )
    told = signed_in(world.worker).post(ADDRESS, form(world)).content.decode()
    assert "这个证件号码在其他地方已有档案" in told
    for secret in ("周秘", "柳林社区", "清河", hidden.file_number):
        assert secret not in told


@pytest.mark.django_db
def test_the_order_is_taken_through_its_steps_by_its_pages():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    new = reverse("casework:new_order", args=[client.pk])
    data = {"kind": "treatment", "years": "3", "number": "17号", "served_on": "2026-10-25"}
    assert [browser.post(new, data).status_code for _click in range(2)] == [302, 302]
    order = client.orders.get()

    def step(name, **given):
        address = reverse("casework:order_step", args=[client.pk, order.pk, name])
        return browser.post(address, given)

    assert (
        browser.get(reverse("casework:order_step", args=[client.pk, order.pk, "sign_in"])).status_code == 200
    )
    late = step(Step.SIGN_IN, on="2026-11-20").content.decode()
    assert "请写明本人说明的原因" in late
    assert step(Step.SIGN_IN, on="2026-11-05").status_code == 302
    assert step(Step.SIGN_AGREEMENT, on="2026-11-06").status_code == 302
    order.refresh_from_db()
    assert (order.state, str(order.expires_on)) == ("running", "2029-11-04")
    assert "order.agreement" in client.obligations.values_list("rule", flat=True)
    assert step("no_such_step", on="2026-11-06").status_code == 404
    for user in (world.other_worker, world.other_police, world.admin, world.district_office):
        address = reverse("casework:order_step", args=[client.pk, order.pk, "suspend"])
        assert signed_in(user).get(address).status_code == 404


@pytest.mark.django_db
def test_only_workers_and_heads_register():
    world = cast()
    for role, user in world.by_role().items():
        expected = 200 if role in {"worker", "head"} else 404
        assert signed_in(user).get(ADDRESS).status_code == expected, role
