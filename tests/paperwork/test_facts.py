"""What papers say of agreements, samples, matters, moves and releases: as it was recorded, and no more."""

from __future__ import annotations

import datetime as dt
import io
from uuid import uuid4

import docx
import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework import matters as steps
from tests.casework.places.test_moves import accepted, sent
from tests.casework.reading import busy_client
from tests.casework.test_release import finished
from tests.orders.test_agreement import DRAWN, draft, signed
from tests.paperwork.test_issuing import issue, opened, text_of
from tests.people import Cast, cast, signed_in
from tests.screening import making
from waystation.casework import papers
from waystation.casework.actions.law import release as release_flows
from waystation.casework.actions.papers import one_file
from waystation.clients.models import Client, Document, Kin
from waystation.orders.models import Agreement, AgreementSheet, Matter
from waystation.papers.models import Form
from waystation.rules.matters import Step
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper, ToldHow
from waystation.rules.release import ReleaseDeed
from waystation.rules.screening import Nature, Outcome
from waystation.rules.specimens.objections import Verdict
from waystation.rules.specimens.sampling import Signed
from waystation.screening import actions as screening
from waystation.screening.models import Screening

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SIGNED_ON = dt.date(2026, 11, 2)


@pytest.fixture
def world() -> Cast:
    return cast()


def facts(user, client: Client, paper: Paper, about: int | None = None):
    return papers.gather(user, client, KINDS[paper], TODAY, about=about)


def offered(user, client: Client, paper: Paper) -> list[str]:
    return [words for _number, words in papers.choices(user, client, KINDS[paper], TODAY)]


# --- agreement -------------------------------------------------------------------------------------------


@pytest.fixture
def order(world: Cast):
    client = world.client_with_order(
        "陈安", served_on=dt.date(2026, 10, 12), reported_on=dt.date(2026, 10, 20), agreed_on=None
    )
    return client.orders.get()


def test_the_agreement_prints_its_text_as_it_was_signed_with_the_drawn_names(world, order):
    client, sheet = order.client, signed(world, draft(world, order))
    client.name = "改了的名字"
    client.save(update_fields=["name"])
    found = facts(world.worker, client, Paper.AGREEMENT)
    heads = [row["head"] for row in found["terms"] if row["head"]]
    assert heads[0] == "一、一起做的事（具体措施）"
    assert "六、违反协议会怎样" in heads
    said = "".join(row["words"] for row in found["terms"])
    for words in ("每周三心理小组。", "帮助办理低保。", "第1年12次", "想把驾照的事问清楚。", "陈安"):
        assert words in said
    assert [(one["title"], one["name"], one["on"]) for one in found["signers"]] == [
        ("本人", "陈安", "2026年11月2日"),
        ("街道（乡镇）代表", "王敏", "2026年11月2日"),
    ]
    assert found["signers"][0]["drawn"].startswith("M0 0 L25 20 L50 40")
    assert found["agreed_from"] == "2026年11月2日"
    assert sheet.text_hash[:16] in str(found["agreed_state"])
    printed = opened(world, client, issue(world, client))
    said = text_of(printed).replace(" ", "")
    assert "每周三心理小组。" in said
    assert "在屏幕上签" in said
    word = one_file.print_draft(
        by=world.worker, client=client, kind=KINDS[Paper.AGREEMENT], typed={}, form=Form.WORD, today=TODAY
    )
    read = docx.Document(io.BytesIO(word.content))
    assert "每周三心理小组。" in "".join(one.text for one in read.paragraphs)
    assert len(read.inline_shapes) == 2


def test_the_day_of_signing_cannot_be_typed_over_a_signed_text(world, order):
    signed(world, draft(world, order))
    typed = {"agreed_from": "2020年1月1日", "terms": "别的文字", "agreed_state": "x"}
    found = papers.told(world.worker, order.client, KINDS[Paper.AGREEMENT], typed, TODAY)
    assert found["agreed_from"] == "2026年11月2日"
    assert found["terms"] != "别的文字"


def test_a_text_that_was_changed_behind_the_house_says_so_on_the_paper(world, order):
    sheet = signed(world, draft(world, order))
    AgreementSheet.objects.filter(pk=sheet.pk).update(text_hash="0" * 64)
    assert "不得使用" in str(facts(world.worker, order.client, Paper.AGREEMENT)["agreed_state"])


def test_before_signing_it_is_the_prepared_text_with_lines_to_sign_on(world, order):
    bare = facts(world.worker, order.client, Paper.AGREEMENT)
    assert "尚未签订" in str(bare["agreed_state"])
    assert "每周三心理小组。" not in str(bare["terms"])
    assert "第1年12次" in str(bare["terms"])
    draft(world, order)
    found = facts(world.worker, order.client, Paper.AGREEMENT)
    assert "每周三心理小组。" in str(found["terms"])
    assert [(one["title"], one["name"]) for one in found["signers"]] == [
        ("本人", ""),
        ("监护人", ""),
        ("街道（乡镇）代表", ""),
    ]


def test_an_agreement_of_which_only_the_day_is_known_prints_the_text_of_the_office(world):
    client = world.client_with_order("周宁")
    assert Agreement.objects.filter(order__client=client).exists()
    assert "尚未签订" in str(facts(world.worker, client, Paper.AGREEMENT)["agreed_state"])


def test_of_two_agreements_one_is_chosen_and_one_of_another_file_is_not_found(world, order):
    first = signed(world, draft(world, order))
    Agreement.objects.filter(order=order).update(ends_on=SIGNED_ON)
    second = signed(world, draft(world, order, wishes="新的想法。"))
    assert offered(world.worker, order.client, Paper.AGREEMENT) == [
        "已签订，2026年11月2日",
        "已签订，11月2日",
    ]
    assert "新的想法。" in str(facts(world.worker, order.client, Paper.AGREEMENT, second.pk)["terms"])
    assert "想把驾照" in str(facts(world.worker, order.client, Paper.AGREEMENT, first.pk)["terms"])
    with pytest.raises(Http404):
        facts(world.worker, world.client_with_order("周宁"), Paper.AGREEMENT, first.pk)


def test_the_path_of_a_drawn_name_is_numbers_alone(world, order):
    signed(world, draft(world, order))
    path = facts(world.worker, order.client, Paper.AGREEMENT)["signers"][0]["drawn"]
    assert set(path) <= set("ML 0123456789")
    assert path.count("L") == len(DRAWN[0]) - 1


# --- tests -----------------------------------------------------------------------------------------------


def sampled(world: Cast) -> Screening:
    row = making.sealed(world)
    screening.declare_medicine(by=world.worker, screening=row, declared=True, medicine="止咳糖浆")
    told = screening.ToldData(
        told_at=timezone.now(),
        told_how=ToldHow.IN_PERSON,
        result_signed=Signed.REFUSED,
        result_refusal_reason="要求复检",
    )
    screening.tell(by=world.worker, screening=row, data=told, now=timezone.now())
    return row


def test_the_test_record_prints_the_sample_every_analyte_the_chain_and_the_objection(world):
    row = sampled(world)
    making.answered(world, Verdict.NOT_CONFIRMED, row)
    client = row.client
    found = facts(world.worker, client, Paper.TEST_RECORD)
    (test,) = found["tests"]
    assert test["nature"] == "服务性检测"
    assert "实验室未证实" in test["result"]
    (sample,) = found["samples"]
    seals = list(row.specimens.order_by("part").values_list("seal_number", flat=True))
    assert sample["seals"].startswith(f"A：{seals[0]}；B：{seals[1]}")
    assert sample["collectors"] == "王敏、赵站长"
    assert "吗啡（300 ng/mL）阳性" in sample["results"]
    assert "冰毒" in sample["results"]
    assert sample["results"].count("阴性") == 2
    assert "拒绝签名：要求复检" in sample["signed"]
    assert [one["step"] for one in found["custody"]][:2] == ["采集", "封存"]
    assert {one["seal"] for one in found["custody"]} == set(seals)
    (asked,) = found["objections"]
    assert asked["what"].startswith("实验室检测，本人提出异议")
    assert asked["laboratory"].startswith("甲实验室")
    assert "检2026-1" in asked["report"]
    assert "未证实" in asked["report"]
    printed = text_of(opened(world, client, issue(world, client, Paper.TEST_RECORD)))
    assert seals[0] in printed
    assert "逐项结果" in printed


def test_what_the_client_says_to_take_is_on_no_paper(world):
    client = sampled(world).client
    for user in (world.worker, world.head, world.police):
        for paper in KINDS:
            assert "止咳糖浆" not in str(facts(user, client, paper))


def test_one_test_is_printed_by_itself_and_negative_names_its_panel(world):
    client = world.client_with_order("陈安")
    for n, outcome in enumerate(("negative", "negative", "missed")):
        more = {"miss_kind": "unexcused", "positive_for": []} if outcome == "missed" else {"positive_for": []}
        making.positive(
            world,
            client,
            outcome=outcome,
            taken_on=TODAY - dt.timedelta(days=n),
            **{"panel": making.panel(), **more},
        )
    found = facts(world.worker, client, Paper.TEST_RECORD)
    assert len(found["tests"]) == 3
    assert [one["result"].startswith("阴性（吗啡、冰毒、氯胺酮板）") for one in found["tests"]].count(
        True
    ) == 2
    assert len(found["samples"]) == 2
    choices = papers.choices(world.worker, client, KINDS[Paper.TEST_RECORD], TODAY)
    assert len(choices) == 2
    alone = facts(world.worker, client, Paper.TEST_RECORD, choices[0][0])
    assert [one["on"] for one in alone["tests"]] == [TODAY.isoformat()]


def test_an_empty_test_record_is_one_page_to_fill_in(world):
    found = facts(world.worker, world.client("周宁"), Paper.TEST_RECORD)
    assert (found["tests"], found["samples"], found["custody"], found["objections"]) == ([], [], [], [])


# --- matters ---------------------------------------------------------------------------------------------


def test_an_admonition_is_about_the_matter_that_is_chosen(world):
    client = busy_client(world)
    for _turn in range(2):
        steps.record(world, client, Outcome.REFUSED, nature=Nature.LEGAL)
    first, second = Matter.objects.filter(kind="refused_test").order_by("pk")
    steps.confirmed(world, first, "refused")
    steps.send(world.worker, first, Step.ADMONISH, code="refused", present="社区干部李")
    page = reverse("casework:paper", args=[client.pk, Paper.ADMONITION])
    browser = signed_in(world.worker)
    body = browser.get(page).content.decode()
    assert "关于哪一件" in body
    found = facts(world.worker, client, Paper.ADMONITION)
    assert found["found"] == "拒绝检测"
    assert found["found_by"].startswith("王敏")
    assert found["confirmed_by"].startswith("赵站长")
    assert "见证人：社区干部李" in found["served_how"]
    assert found["client_words"] == steps.HEARD["words"]
    matter_page = browser.get(steps.address(second)).content.decode()
    assert f"{page}?about={second.pk}" in matter_page
    other = facts(world.worker, client, Paper.ADMONITION, second.pk)
    assert (other["found"], other["client_words"], other["served_how"]) == ("", "", "")
    assert f'name="about" value="{second.pk}"' in browser.get(page, {"about": second.pk}).content.decode()
    for wrong in ("999999", "x", "-1", "1" * 40):
        assert browser.get(page, {"about": wrong}).status_code == 404
    form = {"form_key": str(uuid4()), "do": "issue", "about": second.pk, "detail": "第二件的情况"}
    assert browser.post(page, form).status_code == 302
    assert "第二件的情况" in text_of(opened(world, client, client.issued_papers.get()))


def test_the_draft_of_a_report_is_printed_as_a_draft_until_it_is_signed(world):
    client = busy_client(world)
    for _turn in range(3):
        steps.record(world, client, Outcome.REFUSED, nature=Nature.LEGAL)
    for matter in Matter.objects.filter(kind="refused_test").order_by("pk"):
        steps.confirmed(world, matter, "refused")
        steps.send(world.worker, matter, Step.ADMONISH, code="in_person")
    severe = steps.confirmed(world, Matter.objects.get(kind="severe_breach"), "severe_breach")
    steps.send(world.worker, severe, Step.ADMONISH, code="in_person")
    steps.send(world.worker, severe, Step.DRAFT, words="三次拒绝检测的事实", named=world.police.pk)
    found = facts(world.worker, client, Paper.BREACH_RECORD, severe.pk)
    assert found["report"] == "三次拒绝检测的事实"
    assert found["report_signed"] == "草稿，尚未签字：孙民警"
    assert [row["outcome"] for row in found["matters"]] == ["拒绝检测"] * 3 + ["严重违反协议"]
    steps.send(world.police, severe, Step.SIGN)
    steps.send(world.worker, severe, Step.HAND_OVER, present="永丰派出所吴警官")
    found = facts(world.worker, client, Paper.BREACH_RECORD, severe.pk)
    assert found["report_signed"].startswith("孙民警，")
    assert "永丰派出所吴警官签收" in found["report_receipt"]


def test_what_is_objected_to_or_not_confirmed_is_in_no_record_and_need_is_no_breach(world):
    client = busy_client(world)
    steps.record(world, client, Outcome.REFUSED, nature=Nature.LEGAL)
    matter = Matter.objects.get(kind="refused_test")
    Matter.objects.create(
        client=client, kind="relapse_sign", key="x", opened_on=TODAY, opened_by=world.worker, note="家属来电"
    )
    assert facts(world.worker, client, Paper.BREACH_RECORD)["matters"] == []
    assert len(offered(world.worker, client, Paper.BREACH_RECORD)) == 1
    steps.confirmed(world, matter, "refused")
    steps.send(world.worker, matter, Step.ADMONISH, code="in_person")
    assert len(facts(world.worker, client, Paper.BREACH_RECORD)["matters"]) == 1
    matter.objections.create(
        form_key=uuid4(), objector="client", made_on=TODAY, words="不是这样", recorded_by=world.worker
    )
    assert facts(world.worker, client, Paper.BREACH_RECORD)["matters"] == []


# --- moves and release -----------------------------------------------------------------------------------


def test_a_change_of_place_prints_who_asked_both_answers_and_the_papers(world):
    client = busy_client(world)
    Document.objects.create(
        client=client, kind="agreement", title="协议书原件", dated_on=TODAY, added_by=world.worker
    )
    before = facts(world.worker, client, Paper.CHANGE_OF_PLACE)
    assert before == before | {"from_place": "桂花社区"}
    assert "approval_in" not in before
    move = sent(world, client)
    found = facts(world.worker, client, Paper.CHANGE_OF_PLACE)
    assert found["reason"].endswith("：搬到女儿家")
    assert found["to_place"].endswith("清河街道")
    assert found["to_address"] == "柳林路1号"
    assert found["approval_out"].startswith("同意移送，赵站长")
    assert found["approval_in"] == ""
    assert [one["title"] for one in found["documents"]] == ["协议书原件"]
    police = facts(world.police, client, Paper.CHANGE_OF_PLACE)
    assert "女儿家" not in str(police)
    assert "柳林路1号" not in str(police)
    accepted(world, move)
    client.refresh_from_db()
    there = facts(world.other_worker, client, Paper.CHANGE_OF_PLACE)
    assert "同意接收，责任人李强" in there["approval_in"]


def test_a_release_prints_who_was_told_how_and_when(world):
    client, order, today = finished(world)
    kin = Kin.objects.create(client=client, name="陈母", relation=Kin.Relation.MOTHER)
    bare = facts(world.worker, client, Paper.RELEASE_NOTICE)
    assert (bare["told_client"], bare["told_family"], bare["notice_number"]) == ("", "", "")

    def done(deed: ReleaseDeed, **given: object) -> None:
        release_flows.record(
            by=world.worker, order=order, deed=deed, on=today, today=today, form_key=uuid4(), **given
        )

    done(ReleaseDeed.PAPERS_SENT, number="函9号")
    done(ReleaseDeed.CLIENT_TOLD, number="解字〔2026〕1号", way="in_person")
    done(ReleaseDeed.FAMILY_TOLD, kin=kin, way="phone")
    done(ReleaseDeed.STREET_TOLD, number="函10号")
    found = facts(world.worker, client, Paper.RELEASE_NOTICE)
    assert found["notice_number"] == "解字〔2026〕1号"
    assert found["told_client"].endswith("日，当面说明")
    assert found["told_family"].endswith("陈母（母亲）")
    assert found["told_street"].endswith("，函10号")
    assert facts(world.worker, client, Paper.RELEASE_APPROVAL)["papers_sent_on"].endswith("，函9号")
    assert "解字〔2026〕1号" in text_of(opened(world, client, issue(world, client, Paper.RELEASE_NOTICE)))


def test_why_the_family_was_not_told_is_for_those_who_read_words(world):
    client, order, today = finished(world)
    release_flows.record(
        by=world.worker,
        order=order,
        deed=ReleaseDeed.FAMILY_TOLD,
        on=today,
        today=today,
        form_key=uuid4(),
        why_not="与家人断绝来往",
    )
    assert "与家人断绝来往" in str(facts(world.worker, client, Paper.RELEASE_NOTICE)["told_family"])
    assert "断绝" not in str(facts(world.police, client, Paper.RELEASE_NOTICE)["told_family"])
