"""The auditor's pages: who did or saw what, by person, file, reason and day; never a client's name."""

import csv
import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.make import make_area, make_user
from tests.people import cast, searched, signed_in
from waystation.audit import actions as audit
from waystation.audit import jobs
from waystation.audit.models import Entry
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings, tmp_path):
    settings.SEALS_FILE = tmp_path / "seals.jsonl"
    return cast()


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def column(response, label):
    """The cells of one column, top down."""
    cells = re.findall(rf'<td[^>]*data-label="{label}"[^>]*>(.*?)</td>', response.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


def heads(response):
    """What stands at the head of each row."""
    cells = re.findall(r'<th scope="row">(.*?)</th>', response.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


def street_auditor(world):
    return make_user("yan", name="严审计", role=Role.AUDITOR, area=world.street)


def test_an_entry_reads_as_a_sentence_with_the_file_number_and_without_the_name(world):
    client = world.client("陈安")
    token = audit.source.set("10.0.0.7")
    audit.record(
        world.worker,
        "clients.opened",
        client,
        client_id=client.pk,
        reason="reception",
        on_behalf_of=world.other_worker,
    )
    audit.source.reset(token)
    text = words(signed_in(world.auditor).get("/audit/"))
    assert f"王敏 代李强 打开档案 {client.file_number} 接访、值班 10.0.0.7" in text
    assert "陈安" not in text


def test_the_record_takes_the_same_statements_for_one_entry_and_for_thirty(world):
    client = world.client()
    browser = signed_in(street_auditor(world))

    def statements(**query):
        with CaptureQueriesContext(connection) as seen:
            assert browser.get("/audit/", query).status_code == 200
        return len(seen)

    audit.record(world.worker, "clients.opened", client, client_id=client.pk, reason="reception")
    audit.record(world.worker, "accounts.granted", world.worker)
    browser.get("/audit/")
    first = [statements(), *(statements(over=over) for over in ("people", "files", "reasons", "days"))]
    for number in range(29):
        other = world.client(f"学员{number}")
        user = make_user(area=world.street, role=Role.WORKER, organisation=world.centre)
        audit.record(user, "clients.opened", other, client_id=other.pk, reason="reception")
        audit.record(user, "accounts.granted", user)
    again = [statements(), *(statements(over=over) for over in ("people", "files", "reasons", "days"))]
    assert (first, again) == ([7, 6, 6, 5, 5], [7, 6, 6, 5, 5])


def test_an_auditor_sees_people_and_files_of_the_own_areas_only(world):
    own, far = world.client("陈安"), world.other_client("周平")
    audit.record(world.other_worker, "clients.opened", own, client_id=own.pk)
    audit.record(world.worker, "clients.opened", far, client_id=far.pk)
    audit.record(world.other_worker, "clients.closed_far", far, client_id=far.pk)
    audit.record(None, "casework.nightly_pass_finished", far)
    text = words(signed_in(street_auditor(world)).get("/audit/"))
    assert f"李强 打开档案 {own.file_number}" in text
    assert "王敏 打开档案 辖区外的档案" in text
    assert far.file_number not in text
    assert "closed_far" not in text
    assert "完成夜间核对" not in text
    assert "完成夜间核对" in words(signed_in(world.auditor).get("/audit/"))


def test_the_filters_find_by_person_file_kind_reason_and_day(world):
    client, other = world.client("陈安"), world.client("周平")
    audit.record(world.worker, "clients.opened", client, client_id=client.pk)
    audit.record(world.head, "clients.opened", other, client_id=other.pk, reason="inspection")
    audit.record(world.head, "screening.recorded", other, client_id=other.pk, on_behalf_of=world.worker)
    audit.record(world.admin, "accounts.signed_in", world.admin)
    browser = signed_in(world.auditor)
    today = timezone.localdate()

    def found(**query):
        typed = query.keys() & {"person", "file"}
        answer = searched(browser, "/audit/", **query) if typed else browser.get("/audit/", query)
        return column(answer, "做了什么")

    assert found(person="zhao") == ["记检测", "打开档案"]
    assert found(person="王敏") == ["记检测", "打开档案"]  # the own deed, and the one done for her
    assert found(file=client.file_number) == ["打开档案"]
    assert found(kind="looks") == ["打开档案", "打开档案"]
    assert found(kind="files") == ["记检测"]
    assert found(kind="cover") == ["记检测"]
    assert found(kind="accounts") == ["登录"]
    assert found(reason="outside") == ["打开档案"]
    assert found(reason="inspection") == ["打开档案"]
    assert found(until=(today - dt.timedelta(days=1)).isoformat()) == []
    assert len(found(since="nonsense", until="2026-13-99", before="x", kind="x", over="x")) == 4
    assert len(found(since=today.isoformat(), until=(today - dt.timedelta(days=3)).isoformat())) == 4
    empty = words(searched(browser, "/audit/", file="2020-99999"))
    assert "这段时间没有符合条件的记录" in empty


def test_older_entries_are_behind_a_link(world):
    audit.record_many(
        by=world.worker, verb="notices.read", subjects=[(world.worker, None, {}) for _ in range(120)]
    )
    browser, sizes, link = signed_in(world.auditor), [], "/audit/"
    while link:
        response = browser.get(link)
        sizes.append(len(heads(response)))
        older = re.search(r'rel="next" href="([^"]+)"', response.content.decode())
        link = f"/audit/{older[1]}" if older else None
    assert sizes == [50, 50, 20]


def test_the_sums_say_who_looked_most_outside_the_own_work(world):
    client = world.client()
    for reason in ("", "reception", "inspection"):
        audit.record(world.head, "clients.opened", client, client_id=client.pk, reason=reason)
    audit.record(world.worker, "screening.recorded", client, client_id=client.pk)
    browser = signed_in(world.auditor)

    def sums(over):
        found = browser.get("/audit/", {"over": over})
        numbers = (column(found, label) for label in ("记录数", "其中查看", "其中非本职查看"))
        return list(zip(heads(found), *numbers, strict=True))

    today = timezone.localdate()
    assert sums("people") == [("赵站长（zhao）", "3", "3", "2"), ("王敏（wangmin）", "1", "0", "0")]
    assert sums("files") == [(client.file_number, "4", "3", "2")]
    assert sums("reasons") == [("督导检查", "1", "1", "1"), ("接访、值班", "1", "1", "1")]
    assert sums("days") == [(f"{today.year}年{today.month}月{today.day}日", "4", "3", "2")]


@pytest.mark.parametrize("as_file", ["csv", "xlsx"])
def test_an_export_starts_no_formula_and_is_itself_on_the_record(world, as_file):
    client = world.client()
    rogue = make_user("rogue", name="=cmd|'/C calc'!A0", role=Role.WORKER, area=world.street)
    audit.record(rogue, "clients.opened", client, client_id=client.pk)
    answer = signed_in(world.auditor).get(f"/audit/export.{as_file}", {"kind": "looks"})
    content = b"".join(answer.streaming_content)
    if as_file == "csv":
        assert content.startswith("\ufeff时间".encode())
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [line[1] for line in lines[1:]] == ["'=cmd|'/C calc'!A0"]
    assert lines[1][6] == client.file_number
    assert answer.headers["Cache-Control"] == "no-store"
    entry = Entry.objects.get(verb="audit.exported")
    assert (entry.actor, entry.data["kind"], entry.data["form"]) == (world.auditor, "looks", as_file)


def test_a_long_export_is_read_in_pieces_and_complete(world):
    audit.record_many(
        by=world.worker, verb="notices.read", subjects=[(world.worker, None, {}) for _ in range(4100)]
    )
    browser = signed_in(world.auditor)
    page = searched(browser, "/audit/", person="wangmin").content.decode()
    address = re.search(r'href="(/audit/export\.csv[^"]*)"', page)[1].replace("&amp;", "&")
    assert "wangmin" not in address
    answer = browser.get(address)
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 4101
    assert len(set(lines)) == 4101


def test_the_month_page_is_sealed_printed_and_confirmed_once(world):
    audit.record(world.worker, "notices.read", world.worker)
    jobs.seal_news()
    browser = signed_in(world.auditor)
    today = timezone.localdate()
    running = browser.get(f"/audit/months/{today.year}/{today.month}/")
    assert "这个月还没有结束" in words(running)
    before = today.replace(day=1) - dt.timedelta(days=1)
    url = f"/audit/months/{before.year}/{before.month}/"
    page = words(browser.get(url))
    assert "封存摘要" in page
    assert "单位负责人（签字）" in page
    wrong = browser.post(url, {"signed_on": (today + dt.timedelta(days=1)).isoformat()})
    assert "签字日期应在这个月的第一天到今天之间" in words(wrong)
    for _ in range(2):
        assert browser.post(url, {"signed_on": today.isoformat()}).status_code == 302
    assert "由沈审计登记" in words(browser.get(url))
    assert Entry.objects.filter(verb="audit.month_signed").count() == 1
    assert browser.get("/audit/months/2026/13/").status_code == 404


def test_sealing_on_demand_names_the_number_and_says_when_the_file_cannot_be_written(world, settings):
    browser = signed_in(world.auditor)
    audit.record(world.worker, "notices.read", world.worker)
    assert "已加封，编号1。" in words(browser.post("/audit/months/seal/", follow=True))
    settings.SEALS_FILE = settings.SEALS_FILE.with_name("nowhere") / "seals.jsonl"
    assert "写不进库外的封存文件" in words(browser.post("/audit/months/seal/", follow=True))
    assert browser.get("/audit/months/seal/").status_code == 405


def test_others_do_not_find_the_record(world):
    for user in (world.worker, world.head, world.admin, world.city_office):
        assert signed_in(user).get("/audit/").status_code == 404
    stranger = make_user("x", role=Role.AUDITOR, area=make_area("远山市", kind="city"))
    audit.record(world.worker, "notices.read", world.worker)
    assert "王敏" not in words(signed_in(stranger).get("/audit/"))
