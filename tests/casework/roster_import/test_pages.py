"""The pages of the import: upload, preview, columns, marked workbook, progress, undo; and what they cost."""

from __future__ import annotations

import io
import uuid
from urllib.parse import urlencode

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.casework.roster_import.test_story import SAMPLE, imported, street, upload
from tests.people import Cast, signed_in
from waystation.audit.models import Entry
from waystation.casework import jobs
from waystation.casework.models import RosterBatch, RosterRow
from waystation.casework.queries.rosters import batches
from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.rules.people import Substance
from waystation.rules.privacy import SIGHTS, Sight, Sort, sight
from waystation.rules.roles import Role


@pytest.fixture
def world(db: None) -> Cast:
    return street()


def send(world: Cast, content: bytes, name: str = "名册.xlsx", **more: object) -> object:
    form = {"file": SimpleUploadedFile(name, content), "area": world.street.pk, "form_key": uuid.uuid4()}
    return signed_in(world.head).post("/rosters/", form | more)


def test_upload_preview_confirm_done_undo(world: Cast) -> None:
    answer = send(world, SAMPLE.read_bytes())
    batch = RosterBatch.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/rosters/{batch.pk}/")
    browser = signed_in(world.head)
    page = browser.get(f"/rosters/{batch.pk}/").content.decode()
    assert "新建 284 份档案" in page
    assert "226 行" in page or "227 行" in page
    for tab in ("errors", "warnings", "importable", "known"):
        assert browser.get(f"/rosters/{batch.pk}/?tab={tab}").status_code == 200
    assert browser.get(f"/rosters/{batch.pk}/?page=7").status_code == 200
    assert Client.objects.count() == 0
    assert browser.post(f"/rosters/{batch.pk}/confirm/").status_code == 302
    assert browser.post(f"/rosters/{batch.pk}/confirm/").status_code == 302
    assert "已写入 0 / 284 行" in browser.get(f"/rosters/{batch.pk}/").content.decode()
    jobs.write.func(batch.pk)
    assert "已写入 284 行" in browser.get(f"/rosters/{batch.pk}/").content.decode()
    assert "撤销…" in browser.get("/rosters/").content.decode()
    browser.post(f"/rosters/{batch.pk}/undo/")
    jobs.undo.func(batch.pk)
    assert "整批已撤销" in browser.get(f"/rosters/{batch.pk}/").content.decode()
    assert Client.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7", "不是花名册工作簿"),
        (b"PK\x03\x04 broken", "文件已损坏"),
        ("姓名,电话\n".encode(), "没有找到花名册表格"),
    ],
)
def test_a_malformed_file_gets_its_sentence(world: Cast, content: bytes, said: str) -> None:
    answer = send(world, content)
    assert answer.status_code == 200
    assert said in answer.content.decode() or "空" in answer.content.decode()
    assert RosterBatch.objects.count() == 0


def test_a_file_over_the_limit_is_refused_before_it_is_read(world: Cast) -> None:
    with override_settings(UPLOAD_MAX_BYTES=1024 * 1024):
        answer = send(world, b"x" * (3 * 1024 * 1024))
    assert "文件有 3 MB，超过 1 MB 的上限" in answer.content.decode()
    assert RosterBatch.objects.count() == 0


def test_the_marked_workbook_has_marks_and_no_formula(world: Cast) -> None:
    batch = upload(world)
    answer = signed_in(world.head).get(f"/rosters/{batch.pk}/marked/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book["花名册"]
    assert "没有姓名" in str(sheet.cell(17, sheet.max_column).value)
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


def test_a_big_file_is_read_and_marked_by_jobs(world: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from waystation.casework.actions.rosters import preparing
    from waystation.casework.views.rosters import preview

    monkeypatch.setattr(preparing, "READ_AT_ONCE_BYTES", 1000)
    monkeypatch.setattr(preview, "READ_AT_ONCE_BYTES", 1000)
    send(world, SAMPLE.read_bytes())
    batch = RosterBatch.objects.get()
    browser = signed_in(world.head)
    assert "正在读取文件" in browser.get(f"/rosters/{batch.pk}/").content.decode()
    jobs.read.func(batch.pk)
    assert "新建 284 份档案" in browser.get(f"/rosters/{batch.pk}/").content.decode()
    assert browser.get(f"/rosters/{batch.pk}/marked/").status_code == 302
    jobs.mark.func(batch.pk)
    assert browser.get(f"/rosters/{batch.pk}/marked/").content.startswith(b"PK")
    assert browser.get(f"/rosters/{batch.pk}/marked/")["Cache-Control"] == "no-store"


def test_a_big_file_that_cannot_be_read_says_so(world: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from waystation.casework.actions.rosters import preparing

    monkeypatch.setattr(preparing, "READ_AT_ONCE_BYTES", 10)
    send(world, b"%PDF-1.7 and more")
    batch = RosterBatch.objects.get()
    jobs.read.func(batch.pk)
    page = signed_in(world.head).get(f"/rosters/{batch.pk}/").content.decode()
    assert "不是花名册工作簿" in page


def test_a_big_file_that_breaks_the_program_does_not_stay_in_reading(
    world: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from waystation.casework.actions.rosters import preparing

    monkeypatch.setattr(preparing, "READ_AT_ONCE_BYTES", 10)
    send(world, SAMPLE.read_bytes())
    batch = RosterBatch.objects.get()
    RosterBatch.objects.filter(pk=batch.pk).update(content=b"not what was sealed")
    jobs.read.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.error, batch.content) == ("dropped", "程序出错，已记入日志。", None)


def test_a_choice_of_endless_digits_is_passed_over(world: Cast) -> None:
    batch = upload(world)
    form = urlencode({f"choice-{'9' * 5000}": "skip", "choice-0": f"same:{'9' * 5000}"})
    address, kind = f"/rosters/{batch.pk}/", "application/x-www-form-urlencoded"
    assert signed_in(world.head).post(address, form, content_type=kind).status_code == 302


def test_columns_are_corrected_on_their_page(world: Cast) -> None:
    batch = upload(world)
    browser = signed_in(world.head)
    url = f"/rosters/{batch.pk}/columns/"
    assert "身份证号码" in browser.get(url).content.decode()
    columns = next(s for s in batch.summary["sheets"] if not s["skipped"])["columns"]
    form = {f"column-{c['letter']}": c["field"] for c in columns}
    letter = {c["field"]: c["letter"] for c in columns}
    twice = form | {f"column-{letter['remark']}": "name"}
    assert "同一个栏目不能对应两列" in browser.post(url, twice).content.decode()
    form[f"column-{letter['remark']}"] = ""
    assert browser.post(url, form).status_code == 302
    batch.refresh_from_db()
    assert batch.mapping == {"remark": ""}


def test_the_template_can_be_downloaded(world: Cast) -> None:
    content = signed_in(world.head).get("/rosters/template/").content
    sheet = openpyxl.load_workbook(io.BytesIO(content))["花名册"]
    assert [sheet.cell(1, n).value for n in (1, 3, 10)] == ["姓名", "身份证号码", "决定书送达日期"]


def test_others_find_nothing(world: Cast) -> None:
    batch = upload(world)
    for user in (world.other_head, world.worker, world.admin):
        browser = signed_in(user)
        for page in ("", "columns/", "marked/"):
            assert browser.get(f"/rosters/{batch.pk}/{page}").status_code == 404
        for page in ("confirm/", "drop/", "undo/", "continue/"):
            assert browser.post(f"/rosters/{batch.pk}/{page}").status_code == 404


def test_choices_on_the_page_are_kept(world: Cast) -> None:
    imported(world)
    again = upload(world)
    Client.objects.filter(name="姜然萍").update(substances=["opioids"])
    row = RosterRow.objects.get(batch=again, client__name="姜然萍")
    browser = signed_in(world.head)
    page = browser.get(f"/rosters/{again.pk}/?tab=known").content.decode()
    assert f"{label(Substance.OPIOIDS)} → {label(Substance.METHAMPHETAMINE)}" in page
    form = {f"choice-{row.row}": f"same:{row.client_id}", f"take-{row.row}": ["substances"]}
    browser.post(f"/rosters/{again.pk}/?tab=known", form)
    row.refresh_from_db()
    assert (row.choice, row.takes) == ("same", ["substances"])
    assert "更新 1 份" in browser.get(f"/rosters/{again.pk}/").content.decode()


def spent(browser: object, url: str) -> int:
    browser.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(url).status_code == 200
    return len(seen)


def test_the_pages_cost_the_same_for_one_row_and_for_thirty(world: Cast) -> None:
    browser = signed_in(world.head)
    lists, previews = [], []
    for rows in (1, 30):
        batch = upload(world)
        RosterRow.objects.filter(batch=batch, row__gte=rows).delete()
        previews.append(spent(browser, f"/rosters/{batch.pk}/"))
        for _ in range(rows):
            RosterBatch.objects.create(
                area=world.street, file_name="x", today="2026-11-02", made_by=world.head
            )
        lists.append(spent(browser, "/rosters/"))
    assert previews == [9, 9]
    assert lists == [10, 10]


def test_proposals_cost_the_same_for_one_row_and_for_thirty(world: Cast) -> None:
    imported(world)
    browser = signed_in(world.head)
    costs = []
    for rows in (1, 30):
        batch = upload(world)
        RosterRow.objects.filter(batch=batch).exclude(
            pk__in=RosterRow.objects.filter(batch=batch, found="on_file").order_by("row").values("pk")[:rows]
        ).delete()
        costs.append(spent(browser, f"/rosters/{batch.pk}/?tab=known"))
    assert costs == [15, 15]


def test_two_files_that_may_be_the_same_person_lead_to_merging(world: Cast) -> None:
    person = batches.row_data(upload(world).entries.get(row=0)).person
    one, two = (world.client(name, phone=person.phone or "") for name in ("改过的名字", "又一个名字"))
    batch = upload(world)
    page = signed_in(world.head).get(f"/rosters/{batch.pk}/?tab=known").content.decode()
    assert reverse("casework:merge", args=[one.pk, two.pk]) in page
    two.delete()
    page = signed_in(world.head).get(f"/rosters/{upload(world).pk}/?tab=known").content.decode()
    assert "核对并合并" not in page


def test_the_preview_and_the_marked_workbook_follow_the_table_of_who_sees_what(
    world: Cast, monkeypatch
) -> None:
    person = batches.row_data(upload(world).entries.get(row=0)).person
    world.client("改过的名字", phone=person.phone or "")
    batch = upload(world)
    browser = signed_in(world.head)
    page = browser.get(f"/rosters/{batch.pk}/").content.decode()
    assert person.name in page
    assert person.phone in page
    assert person.id not in page, "a whole number is never shown without being asked for"
    assert browser.get(f"/rosters/{batch.pk}/marked/").status_code == 200
    assert Entry.objects.filter(verb="casework.roster_taken", actor=world.head).count() == 1
    monkeypatch.setattr(sight, "_widest", sight._widest.__wrapped__)  # the table is read once a process
    monkeypatch.setitem(SIGHTS, Role.HEAD, {**SIGHTS[Role.HELPER], Sort.PHONE: Sight.MASKED})
    page = browser.get(f"/rosters/{batch.pk}/").content.decode()
    assert person.name[0] + "*" in page
    assert not any(
        said in page for said in (person.name, person.phone, person.id, "改过的名字", "社区戒毒 ·")
    )
    assert browser.get(f"/rosters/{batch.pk}/marked/", follow=True).content.decode().count("不能下载") == 1
    assert Entry.objects.filter(verb="casework.roster_taken").count() == 1
