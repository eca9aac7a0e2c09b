"""A caseload handed over: planned, carried out in chunks, killed, stopped, taken back; and its pages."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.casework.reading import busy_client, make_appointment, make_contact, make_matter, today
from tests.casework.test_reading_pages import statements, words
from tests.make import make_area, make_user
from tests.people import Cast, signed_in
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.casework.actions.team import hand_over as actions
from waystation.casework.jobs import hand_overs as jobs
from waystation.casework.models import HandOver
from waystation.casework.queries.team import hand_overs as queries
from waystation.clients.models import Client
from waystation.notices.models import Notice
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


def plan(world: Cast, moves: dict[Client, User], **values: object) -> HandOver:
    return actions.plan_hand_over(
        **{
            "by": world.head,
            "worker": world.worker,
            "moves": {client.pk: to for client, to in moves.items()},
            "notes": {},
            "form_key": uuid.uuid4(),
            "today": today(),
            **values,
        }
    )


def carriers(*clients: Client) -> list[str]:
    return [Client.objects.get(pk=client.pk).worker.name for client in clients]


def chunk(world: Cast, held: HandOver, size: int = 2) -> bool:
    return actions.move_chunk(by=world.head, hand_over=held, size=size, today=today(), now=timezone.now())


def test_a_caseload_goes_to_two_with_the_record_of_each_file_and_one_notice_each(world, zhou, xu):
    clients = [world.client(f"学员{n}") for n in range(7)]
    moves = {client: (zhou if n < 4 else xu) for n, client in enumerate(clients)}
    held = plan(world, moves, notes={clients[0].pk: "喜欢下午见面"})
    assert carriers(*clients) == ["王敏"] * 7
    jobs.move_all(held, chunk=3)
    held.refresh_from_db()
    assert (held.state, queries.progress(held).moved) == ("done", 7)
    assert carriers(*clients) == ["周力"] * 4 + ["许静"] * 3
    assert Entry.objects.filter(verb="clients.worker_assigned").count() == 7
    told = Notice.objects.filter(code="notices.hand_over_received").order_by("to__name")
    assert [(notice.to.name, notice.data["count"]) for notice in told] == [("周力", 4), ("许静", 3)]
    assert clients[0].team.filter(duty="worker").count() == 2
    page = signed_in(zhou).get(reverse("casework:client", args=[clients[0].pk])).content.decode()
    assert "喜欢下午见面" in page
    raw = held.files.get(client=clients[0])
    assert raw.note == "喜欢下午见面"


def test_the_job_is_ordered_in_the_same_transaction_and_once(world, zhou):
    client, key = world.client(), uuid.uuid4()
    first = plan(world, {client: zhou}, form_key=key)
    assert plan(world, {client: zhou}, form_key=key) == first
    jobs_waiting = ProcrastinateJob.objects.filter(task_name__endswith="hand_overs.move")
    assert [job.args for job in jobs_waiting] == [{"hand_over_id": first.pk}]


def test_a_job_cut_off_in_the_middle_goes_on_where_it_was(world, zhou):
    clients = [world.client(f"学员{n}") for n in range(5)]
    held = plan(world, dict.fromkeys(clients, zhou))
    assert chunk(world, held) is False
    assert sorted(carriers(*clients)) == ["周力"] * 2 + ["王敏"] * 3
    jobs.move_all(held, chunk=2)
    jobs.move_all(held, chunk=2)
    assert carriers(*clients) == ["周力"] * 5
    assert Notice.objects.filter(code="notices.hand_over_received").count() == 1


def test_stopped_it_rests_and_can_be_taken_up_again(world, zhou):
    clients = [world.client(f"学员{n}") for n in range(4)]
    held = plan(world, dict.fromkeys(clients, zhou))
    chunk(world, held)
    actions.stop_hand_over(by=world.head, hand_over=held)
    assert chunk(world, held) is True
    assert sorted(carriers(*clients)) == ["周力"] * 2 + ["王敏"] * 2
    actions.go_on(by=world.head, hand_over=held)
    actions.go_on(by=world.head, hand_over=held)
    jobs.move_all(held)
    assert carriers(*clients) == ["周力"] * 4


def test_what_changed_since_the_plan_stays_and_is_listed(world, zhou, xu):
    given, closed, fine, late = (world.client(f"学员{n}") for n in range(4))
    held = plan(world, {given: zhou, closed: zhou, fine: zhou, late: xu})
    Client.objects.filter(pk=given.pk).update(worker=xu)
    Client.objects.filter(pk=closed.pk).update(state="closed", closed_on=today())
    xu.grants.update(ends_on=today() - dt.timedelta(days=1))
    jobs.move_all(held)
    assert carriers(given, closed, fine, late) == ["许静", "王敏", "周力", "王敏"]
    assert [file.client for file in queries.left(held)] == [given, closed, late]


def test_a_head_who_lost_the_street_moves_nothing_more(world, zhou):
    client = world.client()
    held = plan(world, {client: zhou})
    world.head.grants.update(ends_on=today() - dt.timedelta(days=1))
    jobs.move_all(HandOver.objects.select_related("made_by").get(pk=held.pk))
    held.refresh_from_db()
    assert (held.state, carriers(client)) == ("stopped", ["王敏"])
    assert "没有这些档案的权限" in held.error


def test_it_is_taken_back_except_where_something_happened(world, zhou, xu):
    quiet, busy, other = (world.client(f"学员{n}") for n in range(3))
    held = plan(world, {quiet: zhou, busy: zhou, other: xu})
    jobs.move_all(held)
    make_contact(busy, zhou, held_on=today())
    actions.start_undo(by=world.head, hand_over=held, today=today())
    actions.start_undo(by=world.head, hand_over=held, today=today())
    jobs.undo.func(held.pk)
    held.refresh_from_db()
    assert held.state == "undone"
    assert carriers(quiet, busy, other) == ["王敏", "周力", "王敏"]
    assert Notice.objects.filter(code="notices.hand_over_undone").count() == 2


def test_after_seven_days_it_stays(world, zhou):
    held = plan(world, {world.client(): zhou})
    jobs.move_all(held)
    with pytest.raises(RuleBroken, match="undo_too_late"):
        actions.start_undo(by=world.head, hand_over=held, today=today() + dt.timedelta(days=7))


@pytest.mark.parametrize("who", ["worker", "other_head", "admin"])
def test_only_the_head_of_the_files_hands_over(world, zhou, who):
    client = world.client()
    with pytest.raises(Http404):
        plan(world, {client: zhou}, by=getattr(world, who))
    held = plan(world, {client: zhou})
    with pytest.raises(Http404):
        actions.start_undo(by=getattr(world, who), hand_over=held, today=today())


def test_what_cannot_be_ordered_is_refused_and_nothing_is_kept(world, zhou):
    client = world.client()
    for moves, code in (
        ({}, "hand_over.nothing"),
        ({client: world.worker}, "hand_over.to_themselves"),
        ({client: world.other_worker}, "hand_over.receiver_not_here"),
    ):
        with pytest.raises(RuleBroken, match=code):
            plan(world, moves)
    with pytest.raises(Http404):
        plan(world, {world.client("别人的", worker=zhou): zhou})
    assert HandOver.objects.count() == 0


def test_the_pages_share_out_show_before_and_after_and_order(world, zhou, xu):
    clients = [busy_client(world, f"学员{n}") for n in range(4)]
    make_appointment(clients[0], world.worker, on=today())
    make_matter(clients[1], world.worker)
    browser = signed_in(world.head)
    address = reverse("casework:hand_over") + f"?from={world.worker.pk}"
    assert "勾选要移交的学员（4 人）" in words(browser.get(address))
    assert "请先勾选要移交的学员。" in words(browser.post(address, {"receiver": zhou.pk}))
    picks = {"pick": [client.pk for client in clients], "way": "even"}
    assert "请选择由谁接收。" in words(browser.post(address, picks))
    asked = picks | {"receiver": [zhou.pk, xu.pk], "step": "share"}
    page = browser.post(address, asked)
    assert words(page).count("0 → 2") == 2
    body = page.content.decode()
    key = body.partition('name="form_key" value="')[2].partition('"')[0]
    chosen = {f"to-{client.pk}": zhou.pk for client in clients[:3]}
    confirm = asked | chosen | {"step": "confirm", "form_key": key}
    assert "有 1 份档案还没有接收人" in words(browser.post(address, confirm))
    assert HandOver.objects.count() == 0
    confirm |= {f"to-{clients[3].pk}": xu.pk, f"note-{clients[3].pk}": "住在北门"}
    answer = browser.post(address, confirm)
    held = HandOver.objects.get()
    assert answer["Location"] == reverse("casework:hand_over_state", args=[held.pk])
    browser.post(address, confirm)
    assert HandOver.objects.count() == 1
    assert "已移交 0 / 4 份" in words(browser.get(answer["Location"]))
    jobs.move_all(held)
    assert "已移交 4 份。 周力 3 份 许静 1 份" in words(browser.get(answer["Location"]))
    assert signed_in(world.other_head).get(answer["Location"]).status_code == 404
    undo = reverse("casework:hand_over_deed", args=[held.pk, "undo"])
    assert "正在撤销" in words(browser.post(undo, follow=True))


def test_a_receiver_without_the_area_is_not_offered_for_it(world, zhou):
    far = make_area("远村", parent=world.street)
    near = make_user("near", name="近处", role=Role.WORKER, area=world.community)
    clients = [world.client("甲"), world.client("乙", area=far)]
    asked = {"pick": [c.pk for c in clients], "receiver": [near.pk], "way": "even", "step": "share"}
    page = signed_in(world.head).post(reverse("casework:hand_over") + f"?from={world.worker.pk}", asked)
    assert "有 1 份档案还没有接收人" in words(page)


def test_the_pages_take_the_same_statements_for_one_and_for_thirty(world, zhou, django_assert_num_queries):
    browser = signed_in(world.head)
    address = reverse("casework:hand_over") + f"?from={world.worker.pk}"
    held = plan(world, {busy_client(world): zhou})
    state = reverse("casework:hand_over_state", args=[held.pk])
    browser.get(address)
    statements(browser, address, django_assert_num_queries, 8)
    statements(browser, state, django_assert_num_queries, 7)
    plan(world, {busy_client(world, f"学员{n}"): zhou for n in range(30)})
    statements(browser, address, django_assert_num_queries, 8)
    statements(browser, state, django_assert_num_queries, 7)
