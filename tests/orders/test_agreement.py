"""The two-sided agreement: prepared from the text in force, signed by both sides, kept as it was signed."""

from __future__ import annotations

import datetime as dt
import json
import uuid

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.make import make_order
from tests.people import Cast, cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.actions import orders as order_flows
from waystation.casework.actions.care import agreements as flows
from waystation.clients.models import Client, Kin
from waystation.orders.actions import agreement as actions
from waystation.orders.actions.agreement import Chosen, Signed
from waystation.orders.models import Agreement, AgreementSheet, AgreementText, Order
from waystation.orders.queries import agreement as papers
from waystation.orders.queries import law_for
from waystation.rules.agreements import Measure, Party, Section, SheetState, SignedBy
from waystation.rules.orders import Kind
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 2, tzinfo=dt.UTC)
DRAWN = [[[10 * n, 20 * n] for n in range(12)]]
BOTH = [Signed(Party.CLIENT, "陈安", DRAWN), Signed(Party.STREET, "王敏", DRAWN)]


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def order(world: Cast) -> Order:
    return make_order(
        client=world.client(),
        reported_on=dt.date(2026, 10, 20),
        served_on=dt.date(2026, 10, 12),
        agreed_on=None,
    )


def draft(world: Cast, order: Order, **more: object) -> AgreementSheet:
    given = {
        "measures": [
            Chosen(Measure.COUNSELLING, "每周三心理小组。"),
            Chosen(Measure.OTHER, "帮助办理低保。"),
        ],
        "wishes": "想把驾照的事问清楚。",
        **more,
    }
    return actions.prepare(by=world.worker, order=order, today=TODAY, **given)


def signed(world: Cast, sheet: AgreementSheet, **more: object) -> AgreementSheet:
    given = {"way": SignedBy.SCREEN, "signed": BOTH, "on": TODAY, "today": TODAY, "now": NOW, **more}
    return flows.sign(by=given.pop("by", world.worker), sheet=sheet, **given)


def refused(act) -> str:
    with pytest.raises(RuleBroken) as found:
        act()
    return found.value.code


def lines(paper: papers.Paper, section: Section) -> tuple[str, ...]:
    return next(part.lines for part in paper.parts if part.code == section)


def test_the_draft_holds_both_sides_from_the_file_and_the_figures(world: Cast, order: Order) -> None:
    sheet = draft(world, order)
    paper = papers.draft_paper(sheet, law_for(world.community.path, TODAY))
    assert (paper.title, [part.code for part in paper.parts]) == (
        "社区戒毒协议书",
        ["measures", "help", "duties", "rights", "rules", "consequences", "remedies", "wishes", "other"],
    )
    assert lines(paper, Section.MEASURES)[1:] == (
        "检测：按计划接受检测，第1年12次，第2年6次，第3年4次。由街道中心安排并提前通知，结果当场告知本人；有异议可以申请复检。",
        "见面谈话：每月至少1次，地点、时间与本人商量，可以在家里、街道中心或者其他方便的地方。",
        "每周三心理小组。",
        "帮助办理低保。",
    )
    assert "专职工作人员（责任人）（王敏）：负责日常联系，落实本协议的各项措施，替本人保密。" in lines(
        paper, Section.DUTIES
    )
    assert "离开现居住地所在县（市、区）3日以上的，事先向街道书面报告。" in lines(paper, Section.RULES)
    assert lines(paper, Section.REMEDIES)[0] == (
        "对公安机关的决定不服的，自知道之日起60日内可以申请行政复议，也可以在6个月内向人民法院起诉。"
    )
    assert lines(paper, Section.WISHES) == ("想把驾照的事问清楚。",)
    assert "永丰街道与陈安就执行社区戒毒" in paper.opening


def test_consequences_differ_between_the_two_measures(world: Cast) -> None:
    found = {}
    for kind in Kind:
        client = world.client()
        order = make_order(client=client, kind=kind, agreed_on=None)
        paper = papers.draft_paper(draft(world, order), law_for(world.community.path, TODAY))
        found[kind] = "".join(lines(paper, Section.CONSEQUENCES))
    severe = "严重违反协议：街道（乡镇）应当及时报告公安机关"
    assert f"{severe}（《戒毒条例》第二十一条）；公安机关可以决定强制隔离戒毒" in found[Kind.TREATMENT]
    assert "公安机关不可以决定强制隔离戒毒（《戒毒条例》第三十八条）" in found[Kind.RECOVERY]
    assert "不可以" not in found[Kind.TREATMENT]


def test_signing_makes_the_agreement_and_keeps_the_text_as_it_was_signed(world: Cast, order: Order) -> None:
    sheet = signed(world, draft(world, order))
    agreement = Agreement.objects.get(order=order)
    assert (sheet.state, sheet.agreement, agreement.signed_on, agreement.ends_on) == (
        SheetState.SIGNED,
        agreement,
        TODAY,
        None,
    )
    before = papers.as_signed(agreement)
    assert before is not None
    assert before.is_intact
    assert [(one.party, one.name, one.way, bool(one.paths)) for one in before.signers] == [
        ("client", "陈安", "screen", True),
        ("street", "王敏", "screen", True),
    ]
    Client.objects.filter(pk=order.client_id).update(name="陈平安")
    AgreementText.objects.update(sections={"rights": "没有。"})
    assert papers.as_signed(agreement) == before
    AgreementSheet.objects.filter(pk=sheet.pk).update(text=sheet.text.replace("陈安", "陈不安"))
    changed = papers.as_signed(agreement)
    assert changed is not None
    assert not changed.is_intact


def test_the_second_click_signs_nothing_twice(world: Cast, order: Order) -> None:
    sheet = draft(world, order)
    assert signed(world, sheet).pk == signed(world, sheet).pk
    assert Agreement.objects.count() == 1
    assert Entry.objects.filter(verb="orders.agreement_signed").count() == 1


def test_words_and_signatures_rest_sealed_and_stay_out_of_the_record(world: Cast, order: Order) -> None:
    signed(world, draft(world, order))
    with connection.cursor() as cursor:
        cursor.execute("SELECT measures, wishes, text FROM orders_agreementsheet")
        assert all("低保".encode() not in bytes(cell) for cell in cursor.fetchone())
    told = json.dumps(list(Entry.objects.values_list("data", flat=True)), ensure_ascii=False)
    assert "心理" not in told
    assert "陈安" not in told
    assert "驾照" not in told


def test_both_sides_have_to_sign_and_a_guardian_for_a_minor(world: Cast, order: Order) -> None:
    sheet = draft(world, order)
    assert refused(lambda: signed(world, sheet, signed=BOTH[:1])) == "agreements.signature_missing"
    blank = [BOTH[0], Signed(Party.STREET, "王敏", [])]
    assert refused(lambda: signed(world, sheet, signed=blank)) == "agreements.signature_missing"
    Client.objects.filter(pk=order.client_id).update(born_on=dt.date(2008, 11, 3))
    assert refused(lambda: signed(world, sheet)) == "agreements.signature_missing"
    three = [*BOTH, Signed(Party.GUARDIAN, "陈父", DRAWN)]
    assert signed(world, sheet, signed=three).signatures.count() == 3


@pytest.mark.parametrize(
    "strokes",
    [
        "x",
        {"a": 1},
        [[["1", 2]] * 9],
        [[[1, 2, 3]] * 9],
        [[[-1, 2]] * 9],
        [[[1, 1001]] * 9],
        [[[1, 2]]] * 200,
    ],
)
def test_a_drawing_that_is_none_is_refused(world: Cast, order: Order, strokes: object) -> None:
    bad = [Signed(Party.CLIENT, "陈安", strokes), BOTH[1]]
    code = refused(lambda: signed(world, draft(world, order), signed=bad))
    assert code in {"agreements.signature_broken", "agreements.signature_missing"}
    assert Agreement.objects.count() == 0


def test_a_new_agreement_ends_the_old_one_and_both_are_kept(world: Cast, order: Order) -> None:
    first = signed(world, draft(world, order), on=dt.date(2026, 10, 25))
    second = signed(world, draft(world, order, wishes="换了工作，想改见面时间。"))
    first.agreement.refresh_from_db()
    assert (first.agreement.ends_on, second.agreement.ends_on) == (TODAY, None)
    assert [row.pk for row in papers.sheets(order.client)] == [second.pk, first.pk]


def test_taking_the_step_back_keeps_the_sheet_but_not_its_force(world: Cast, order: Order) -> None:
    sheet = signed(world, draft(world, order))
    step = order.steps.order_by("-pk").first()
    order_flows.withdraw_step(
        by=world.worker, order=order, step_id=step.pk, reason="签错了人", today=TODAY, now=NOW
    )
    sheet.refresh_from_db()
    assert (sheet.state, sheet.agreement, Agreement.objects.count()) == (SheetState.TAKEN_BACK, None, 0)
    assert papers.signed_paper(sheet).is_intact


def test_refusing_keeps_the_reason_and_changes_no_legal_state(world: Cast, order: Order) -> None:
    sheet = draft(world, order)
    given = {"by": world.worker, "sheet": sheet, "on": TODAY, "today": TODAY, "now": NOW}
    assert refused(lambda: actions.refuse(**given, reason=" ")) == "agreements.reason_needed"
    assert actions.refuse(**given, reason="不放心第三条").pk == actions.refuse(**given, reason="又一次").pk
    sheet.refresh_from_db()
    order.refresh_from_db()
    assert (sheet.state, sheet.refused_reason, order.state) == (SheetState.REFUSED, "不放心第三条", "running")
    assert refused(lambda: signed(world, sheet)) == "agreements.not_a_draft"
    assert draft(world, order).pk != sheet.pk


def test_the_nearest_and_newest_text_counts_and_an_agreement_keeps_its_own(world: Cast, order: Order) -> None:
    sections = {section: f"{section}的内容" for section in Section}

    def write(by, area, since):
        return actions.write_text(
            by=by,
            area=area,
            kind="treatment",
            since=since,
            sections=sections,
            note="",
            form_key=uuid.uuid4(),
            today=TODAY,
        )

    sheet = draft(world, order)
    city = write(world.city_office, world.city, TODAY)
    street = write(world.head, world.street, dt.date(2026, 11, 10))
    at = lambda on: papers.text_in_force(world.community.path, "treatment", on)  # noqa: E731
    assert (at(TODAY), at(dt.date(2026, 11, 10)), street.version) == (city, street, 1)
    sheet.refresh_from_db()
    assert sheet.template.area is None
    assert refused(lambda: write(world.head, world.other_street, TODAY)) == "orders.area_not_yours"
    assert refused(lambda: write(world.head, world.street, dt.date(2026, 11, 1))) == "agreements.since_past"
    sections[Section.RIGHTS] = " "
    assert refused(lambda: write(world.head, world.street, TODAY)) == "agreements.section_missing"
    sections[Section.RIGHTS] = "{密码}"
    assert refused(lambda: write(world.head, world.street, TODAY)) == "agreements.unknown_token"


@pytest.mark.parametrize("who", ["other_worker", "police", "auditor", "district_office"])
def test_nobody_else_prepares(world: Cast, order: Order, who: str) -> None:
    with pytest.raises(Http404):
        actions.prepare(by=getattr(world, who), order=order, measures=[], wishes="", today=TODAY)
    assert AgreementSheet.objects.count() == 0


# --- pages --------------------------------------------------------------------------------------------


def page(name: str, client: Client, *rest: int) -> str:
    return reverse(f"casework:{name}", args=[client.pk, *rest])


def test_prepare_read_out_sign_and_print_through_the_pages(world: Cast, order: Order) -> None:
    browser, client = signed_in(world.worker), order.client
    shown = browser.get(page("agreement_prepare", client, order.pk)).content.decode()
    assert "第1年12次" in shown
    answer = browser.post(
        page("agreement_prepare", client, order.pk),
        {"use_work": "on", "text_work": "先报电工班。", "more": "办低保\n\n看牙", "wishes": "少跑一趟"},
    )
    sheet = AgreementSheet.objects.get()
    assert answer["Location"] == page("agreement_sheet", client, sheet.pk)
    assert [one["text"] for one in papers.chosen(sheet)] == ["先报电工班。", "办低保", "看牙"]
    draft_page = browser.get(answer["Location"]).content.decode()
    assert "这是草稿" in draft_page
    assert "先报电工班。" in draft_page
    assert "（签字）" in draft_page
    day = timezone.localdate().isoformat()
    sent = {"way": "paper", "on": day, "name_client": "陈安", "name_street": "王敏", "form_key": uuid.uuid4()}
    unread = browser.post(page("agreement_sign", client, sheet.pk), sent).content.decode()
    assert "请先逐条读给本人听" in unread
    assert "请上传签好的协议，或者写明原件存放处。" in unread
    browser.post(
        page("agreement_sign", client, sheet.pk), {**sent, "read_out": "on", "paper_place": "档案柜二层"}
    )
    agreement = Agreement.objects.get()
    assert agreement.paper is not None
    assert agreement.paper.paper_place == "档案柜二层"
    printed = browser.get(page("agreement_sheet", client, sheet.pk)).content.decode()
    assert "签在纸上" in printed
    assert "原文校验码" in printed
    assert "这是草稿" not in printed


def test_a_relative_is_offered_as_guardian_of_a_minor(world: Cast, order: Order) -> None:
    Client.objects.filter(pk=order.client_id).update(born_on=timezone.localdate() - dt.timedelta(days=6000))
    Kin.objects.create(client=order.client, name="陈建华", relation="father")
    sheet = draft(world, order)
    shown = signed_in(world.worker).get(page("agreement_sign", order.client, sheet.pk)).content.decode()
    assert "监护人" in shown
    assert "陈建华" in shown


def test_the_police_read_the_signed_paper_but_not_why_somebody_would_not_sign(
    world: Cast, order: Order
) -> None:
    sheet = draft(world, order)
    actions.refuse(by=world.worker, sheet=sheet, on=TODAY, reason="怕丢工作", today=TODAY, now=NOW)
    address = page("agreement_sheet", order.client, sheet.pk)
    assert "怕丢工作" in signed_in(world.worker).get(address).content.decode()
    seen = signed_in(world.police).get(address).content.decode()
    assert "社区戒毒协议书" in seen
    assert "怕丢工作" not in seen
    assert signed_in(world.other_worker).get(address).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_takes_the_same_statements_for_one_and_thirty(
    world: Cast, order: Order, many: int, django_assert_num_queries
) -> None:
    text = AgreementText.objects.get(kind="treatment")
    AgreementSheet.objects.bulk_create(
        AgreementSheet(
            order=order,
            template=text,
            state=SheetState.REFUSED,
            refused_on=TODAY,
            made_on=TODAY,
            made_by=world.worker,
        )
        for _ in range(many)
    )
    browser, address = signed_in(world.worker), page("agreements", order.client)
    browser.get(address)
    with django_assert_num_queries(12):
        shown = browser.get(address).content.decode()
    assert shown.count("本人未签</span>") == many
