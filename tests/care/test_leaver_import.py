"""A list of leavers with their assessments: row by row first, then all of it or nothing."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.people import Cast, cast, signed_in
from waystation.accounts.models import SheetUpload
from waystation.casework.actions.care import leaver_import as actions
from waystation.casework.roster.lists import leavers as sheet
from waystation.orders.models import CentreAssessment, Leaver
from waystation.rules.calendar import add_days
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = add_days(TODAY, 10).isoformat()


@pytest.fixture
def world() -> Cast:
    return cast()


def workbook(*rows: dict[str, object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("名单")
    for place, title in enumerate(sheet.COLUMNS):
        page.write(0, place, title)
    for number, row in enumerate(rows, 1):
        for place, title in enumerate(sheet.COLUMNS):
            if title in row:
                page.write(number, place, row[title])
    book.close()
    return out.getvalue()


def row(**more: object) -> dict[str, object]:
    return {sheet.NAME: "林远", sheet.AREA: "桂花社区", sheet.RELEASE: SOON, **more}


def taken(world: Cast, content: bytes, *, rehearsal: bool = False) -> actions.Outcome:
    kept = actions.keep(by=world.district_office, file_name="名单.xlsx", content=content)
    return actions.take(by=world.district_office, upload=kept, today=TODAY, rehearsal=rehearsal)


def test_a_rehearsal_says_what_each_row_would_do_and_enters_nothing(world: Cast) -> None:
    found = taken(
        world,
        workbook(
            row(生理脱毒=85, 身心康复说明="睡眠差"),
            row(**{sheet.NAME: ""}),
            row(**{sheet.AREA: "没有这里"}),
            row(**{sheet.RELEASE: "下个月"}),
            row(**{sheet.SEX: "?"}),
            row(行为表现="好"),
            row(行为表现=101),
            row(**{sheet.NUMBER: "110101199003078516"}),
        ),
        rehearsal=True,
    )
    assert [bool(one.problem) for one in found.rows] == [False, *[True] * 7]
    assert found.rows[0].is_assessed
    assert found.rows[2].problem == "没有找到区域“没有这里”。请写街道或者社区的名称。"
    assert [one.number for one in found.rows] == list(range(2, 10))
    assert (Leaver.objects.count(), CentreAssessment.objects.count()) == (0, 0)


def test_one_bad_row_refuses_the_whole_list(world: Cast) -> None:
    with pytest.raises(RuleBroken) as refused:
        taken(world, workbook(row(), row(**{sheet.AREA: "没有这里"})))
    assert refused.value.code == "gate.sheet_has_problems"
    assert Leaver.objects.count() == 0


def test_a_csv_from_another_office_is_taken_once(world: Cast) -> None:
    text = f"通知,,\n姓名,回到的街道社区,出所日期,生理脱毒\n林远,桂花社区,{SOON},85\n周远,永丰街道,{SOON},\n"
    kept = actions.keep(by=world.head, file_name="x.csv", content=text.encode("gb18030"))
    for _ in range(2):
        actions.take(by=world.head, upload=kept, today=TODAY)
    assert sorted(Leaver.objects.values_list("name", flat=True)) == ["周远", "林远"]
    assert CentreAssessment.objects.get().physical == 85
    assert bytes(SheetUpload.objects.get(pk=kept.pk).content) == b""


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"%PDF-1.7", "只有一行".encode()])
def test_a_file_that_is_no_list_is_refused_in_words(world: Cast, content: bytes) -> None:
    browser = signed_in(world.head)
    sent = {"file": SimpleUploadedFile("x.xlsx", content)}
    answer = browser.post(reverse("casework:gate_import"), sent)
    assert answer.status_code == 200
    assert SheetUpload.objects.count() == 0


def test_upload_check_and_confirm_through_the_pages(world: Cast) -> None:
    browser = signed_in(world.district_office)
    assert browser.get(reverse("casework:gate_template")).content[:2] == b"PK"
    sent = {"file": SimpleUploadedFile("x.xlsx", workbook(row()))}
    answer = browser.post(reverse("casework:gate_import"), sent)
    shown = browser.get(answer["Location"]).content.decode()
    assert "确认登记" in shown
    assert signed_in(world.head).get(answer["Location"]).status_code == 404
    browser.post(answer["Location"])
    assert Leaver.objects.get().area == world.community
