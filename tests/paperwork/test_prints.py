"""One kind for many: one PDF, who was left out and why, and what a kill in the middle leaves."""

from __future__ import annotations

import datetime as dt
import io
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.paperwork.test_issuing import BASE
from tests.people import cast, signed_in
from waystation.casework.actions.papers import many
from waystation.casework.jobs import prints
from waystation.papers.actions import batches
from waystation.papers.models import BatchLine, IssuedPaper, PaperBatch
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken

TODAY = timezone.localdate()


def ordered(world, clients, *, issues=True, kind=Paper.RIGHTS_NOTICE, key=None):
    return many.order_prints(
        by=world.worker,
        kind=KINDS[kind],
        client_ids=[one.pk for one in clients],
        issues=issues,
        base=BASE,
        today=TODAY,
        form_key=key or uuid4(),
    )


def again(batch):
    return PaperBatch.objects.select_related("made_by__organisation").get(pk=batch.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("issues", [True, False])
def test_many_papers_come_as_one_pdf_in_the_order_of_names(issues):
    world = cast()
    clients = [world.client(name) for name in ("周宁", "陈安", "林夏")]
    batch = ordered(world, clients, issues=issues)
    prints.print_all(again(batch))
    opened = batches.take_batch(by=world.worker, batch_id=batch.pk)
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(opened.content)).pages)
    assert words.index("陈安") < words.index("林夏") < words.index("周宁")
    assert IssuedPaper.objects.count() == (3 if issues else 0)
    assert ("草稿" in words) is not issues
    assert not BatchLine.objects.exclude(content=None).exists()
    with pytest.raises(Http404):
        batches.take_batch(by=world.head, batch_id=batch.pk)


@pytest.mark.django_db
def test_a_kill_in_the_middle_gives_no_number_twice_and_loses_none(monkeypatch):
    world = cast()
    clients = [world.client(name) for name in ("陈安", "林夏", "周宁")]
    batch = ordered(world, clients)

    def killed(**_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        real, calls = batches.line_printed, []

        def once(**given: object) -> None:
            calls.append(1)
            if len(calls) == 2:
                killed()
            real(**given)

        dying.setattr(batches, "line_printed", once)
        with pytest.raises(KeyboardInterrupt):
            prints.print_all(again(batch))
    assert IssuedPaper.objects.count() == 1
    prints.print_all(again(batch))
    prints.print_all(again(batch))
    assert sorted(IssuedPaper.objects.values_list("sequence", flat=True)) == [1, 2, 3]
    assert again(batch).state == PaperBatch.State.DONE


@pytest.mark.django_db
def test_who_went_out_of_reach_is_named_and_the_others_are_printed():
    world = cast()
    clients = [world.client(name) for name in ("陈安", "林夏")]
    batch = ordered(world, clients)
    clients[0].worker = world.other_worker
    clients[0].save(update_fields=["worker"])
    prints.print_all(again(batch))
    line = BatchLine.objects.get(client=clients[0])
    assert line.left_out == "papers.out_of_reach"
    page = signed_in(world.worker).get(reverse("casework:print", args=[batch.pk])).content.decode()
    assert "没有打印的" in page
    assert "您没有这份档案的权限" in page
    assert signed_in(world.head).get(reverse("casework:print", args=[batch.pk])).status_code == 404


@pytest.mark.django_db
def test_limits_and_other_areas():
    world = cast()
    with pytest.raises(RuleBroken):
        ordered(world, [])
    with pytest.raises(RuleBroken):
        ordered(world, [world.other_client()])
    with pytest.raises(RuleBroken):
        many.order_prints(
            by=world.worker,
            kind=KINDS[Paper.LEAVE],
            client_ids=range(1, 400),
            issues=False,
            base=BASE,
            today=TODAY,
            form_key=uuid4(),
        )
    key = uuid4()
    one = world.client()
    assert ordered(world, [one], key=key) == ordered(world, [one], key=key)


@pytest.mark.django_db
def test_the_pdf_goes_after_some_days_and_the_papers_stay():
    world = cast()
    batch = ordered(world, [world.client()])
    prints.print_all(again(batch))
    batches.forget_batches(by=None, before=TODAY)
    assert batches.take_batch(by=world.worker, batch_id=batch.pk) is not None
    batches.forget_batches(by=None, before=TODAY + dt.timedelta(days=1))
    assert batches.take_batch(by=world.worker, batch_id=batch.pk) is None
    assert IssuedPaper.objects.count() == 1


@pytest.mark.django_db
def test_the_page_orders_and_asks_as_much_for_one_as_for_thirty(django_assert_num_queries):
    world = cast()
    browser = signed_in(world.worker)
    page = reverse("casework:prints")
    first = world.client("陈安")
    browser.get(page)
    with django_assert_num_queries(5):
        browser.get(page)
    for number in range(29):
        world.client(f"学员{number}")
    with django_assert_num_queries(5):
        browser.get(page)
    sent = {"kind": "leave", "issues": "draft", "clients": [first.pk], "form_key": str(uuid4())}
    answer = browser.post(page, sent)
    assert answer.status_code == 302
    assert PaperBatch.objects.get().lines.get().client == first
