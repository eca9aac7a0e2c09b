"""The administrator's pages: what they do, and how many queries they cost with 1 and 30 rows."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.archives import lying_bomb, zipped
from tests.make import make_area, make_organisation, make_user
from tests.people import Cast, cast, signed_in
from waystation.accounts.imports import workbook
from waystation.accounts.imports.layout import Kind
from waystation.accounts.models import Area, Grant, Organisation, SheetUpload, User
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


def queries(browser, address: str) -> int:
    browser.get(address)  # the session's clock is written once a minute
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


def thirty_more(world: Cast) -> None:
    for number in range(30):
        area = make_area(f"第{number}社区", parent=world.street)
        home = make_organisation(area=area, parent=world.centre)
        make_user(f"u{number}", role=Role.WORKER, area=area, organisation=home)


@pytest.mark.parametrize(
    ("name", "expected"), [("accounts:areas", 4), ("accounts:organisations", 7), ("accounts:accounts", 9)]
)
def test_a_list_costs_the_same_with_thirty_rows_more(name, expected):
    world = cast()
    browser = signed_in(world.admin)
    few = queries(browser, reverse(name))
    thirty_more(world)
    assert (few, queries(browser, reverse(name))) == (expected, expected)


def test_a_new_account_shows_its_password_once():
    world = cast()
    browser = signed_in(world.admin)
    form = {"username": "lina", "name": "李 娜", "organisation": world.centre.pk}
    answer = browser.post(reverse("accounts:new_account"), form)
    made = User.objects.get(username="lina")
    assert (answer["Location"], made.name) == (reverse("accounts:account", args=[made.pk]), "李娜")
    first, second = (browser.get(answer["Location"]).content.decode() for _look in range(2))
    assert ("一次性密码，只显示这一次" in first, "一次性密码，只显示这一次" in second) == (True, False)


def test_a_grant_is_given_and_ended_on_the_accounts_page():
    world = cast()
    browser = signed_in(world.admin)
    here = reverse("accounts:account", args=[world.worker.pk])
    form = {"role": "head", "area": world.street.pk, "starts_on": "2026-11-02"}
    add = reverse("accounts:grant", args=[world.worker.pk])
    assert browser.post(add, form)["Location"] == here
    again = browser.post(add, form)
    assert (again.status_code, "已有同样的权限" in again.content.decode()) == (200, True)
    grant = Grant.objects.get(user=world.worker, role=Role.HEAD)
    end = reverse("accounts:end_grant", args=[world.worker.pk, grant.pk])
    assert browser.post(end, {"last_day": ""})["Location"] == here
    assert browser.get(end).status_code == 405


def test_a_merger_is_shown_before_it_is_made():
    world = cast()
    second = make_area("梅园社区", parent=world.street)
    browser = signed_in(world.admin)
    address = reverse("accounts:merge_areas", args=[world.street.pk])
    form = {
        "sources": [world.community.pk, second.pk],
        "name": "桂梅社区",
        "kind": "community",
        "on": "2026-11-02",
    }
    shown = browser.post(address, form)
    assert (shown.status_code, "还没有办理" in shown.content.decode()) == (200, True)
    assert Area.objects.filter(name="桂梅社区").count() == 0
    done = browser.post(address, {**form, "confirmed": "on"})
    made = Area.objects.get(name="桂梅社区")
    page = browser.get(done["Location"]).content.decode()
    assert done["Location"] == reverse("accounts:area", args=[made.pk])
    assert "合并而成" in page


def test_a_refusal_is_a_sentence_above_the_form():
    world = cast()
    form = {"sources": [world.community.pk], "name": "新社区", "kind": "community", "on": "2026-11-02"}
    answer = signed_in(world.admin).post(reverse("accounts:merge_areas", args=[world.street.pk]), form)
    assert "合并至少需要两个区域" in answer.content.decode()


def upload(browser, kind: Kind, content: bytes):
    file = SimpleUploadedFile("表.xlsx", content)
    return browser.post(reverse("accounts:imports"), {"kind": kind, "file": file}, follow=True)


AREAS = [
    ["区域全称", "层级", "区划代码"],
    ["楚安市/江湾区/永丰街道/竹园社区", "社区", "990102001009"],
    ["楚安市/江湾区/永丰街道/竹园社区/第一网格", "网格", ""],
    ["楚安市/江湾区/永丰街道/桂花社区", "社区", ""],
]
PLACES = [
    ["区域全称", "类别", "机构名称", "上级机构"],
    ["楚安市/江湾区/永丰街道/竹园社区", "工作站", "竹园工作站", "永丰街道社区戒毒社区康复中心"],
]
PEOPLE = [
    ["用户名", "姓名", "单位", "角色", "区域全称", "派出所"],
    ["lina", "李娜", "永丰街道社区戒毒社区康复中心", "专干", "楚安市/江湾区/永丰街道", ""],
    ["lina", "李娜", "永丰街道社区戒毒社区康复中心", "站长", "楚安市/江湾区/清河街道", ""],
    ["hejing", "何警官", "永丰派出所", "民警", "楚安市/江湾区/永丰街道", "永丰派出所"],
]


def test_a_workbook_of_areas_is_previewed_confirmed_and_makes_nothing_twice():
    cast()
    world_admin = User.objects.get(username="han")
    browser, before = signed_in(world_admin), Area.objects.count()
    content = workbook.write([("区域", AREAS), ("机构", PLACES)])
    shown = upload(browser, Kind.TREE, content)
    assert "检查通过。确认后一次写入3行。" in shown.content.decode()
    assert (Area.objects.count(), Organisation.objects.filter(name="竹园工作站").count()) == (before, 0)
    for _click in range(2):
        browser.post(shown.request["PATH_INFO"])
    assert Area.objects.count() == before + 2
    assert Organisation.objects.get(name="竹园工作站").parent.name == "永丰街道社区戒毒社区康复中心"
    again = upload(browser, Kind.TREE, content)
    assert "表中的内容都已经有了" in again.content.decode()


def test_a_workbook_with_one_bad_row_writes_nothing():
    world = cast()
    browser, before = signed_in(world.admin), Area.objects.count()
    bad = [*AREAS, ["楚安市/远湾区/某街道", "街道", ""], ["楚安市/江湾区/永丰街道/西社区", "村组", ""]]
    shown = upload(browser, Kind.TREE, workbook.write([("区域", bad)]))
    page = shown.content.decode()
    assert "没有找到区域“楚安市/远湾区”" in page
    assert "“层级”里的“村组”不认识" in page
    browser.post(shown.request["PATH_INFO"])
    assert Area.objects.count() == before


def test_an_account_of_another_city_is_a_problem_of_its_row_not_of_the_page():
    world = cast()
    abroad = make_area("外市", kind="city")
    make_user("lina", name="李娜", organisation=make_organisation(area=abroad), role=Role.WORKER, area=abroad)
    page = upload(signed_in(world.admin), Kind.ACCOUNTS, workbook.write([("账号", PEOPLE)]))
    assert page.status_code == 200
    assert "用户名“lina”已属于另一位同事" in page.content.decode()


def test_accounts_come_in_with_passwords_that_can_be_taken_once():
    world = cast()
    browser = signed_in(world.admin)
    shown = upload(browser, Kind.ACCOUNTS, workbook.write([("账号", PEOPLE)]))
    here = shown.request["PATH_INFO"]
    browser.post(here)
    lina = User.objects.get(username="lina")
    assert sorted(lina.grants.values_list("role", flat=True)) == ["head", "worker"]
    take = reverse("accounts:import_passwords", args=[SheetUpload.objects.get().pk])
    book = openpyxl.load_workbook(io.BytesIO(browser.post(take).content))
    rows = [[cell.value for cell in row] for row in book.active.rows]
    assert [row[:2] for row in rows] == [["用户名", "姓名"], ["lina", "李娜"], ["hejing", "何警官"]]
    assert lina.check_password(rows[1][2])
    assert browser.post(take).status_code == 302
    assert signed_in(world.head).post(take).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a workbook", "文件打不开"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "文件有密码保护"),
        (b"x" * (workbook.MAX_BYTES + 1), "文件太大"),
        (workbook.write([("别的", [["a"]])]), "工作簿里没有可以导入的行"),
        (workbook.write([("区域", [["区域全称", "级别"], ["楚安市", "市"]])]), "没有找到表头"),
        (workbook.template(Kind.TREE), "工作簿里没有可以导入的行"),
        (zipped({"xl/workbook.xml": bytes(workbook.MAX_UNPACKED + 1)}), "文件太大"),
        (lying_bomb("xl/workbook.xml"), "文件打不开"),
    ],
    ids=["broken", "locked", "large", "no sheet", "headings", "empty template", "bomb", "lying bomb"],
)
def test_an_unreadable_workbook_gets_a_clear_sentence(content, sentence):
    world = cast()
    answer = upload(signed_in(world.admin), Kind.TREE, content)
    assert (answer.status_code, sentence in answer.content.decode()) == (200, True)
    assert SheetUpload.objects.count() == 0


def test_no_cell_that_goes_out_starts_a_formula():
    cells = ["=1+1", "+86", "-1", "@x", "普通"]
    book = openpyxl.load_workbook(io.BytesIO(workbook.write([("表", [["题"], *[[cell] for cell in cells]])])))
    found = [(cell.value, cell.data_type) for (cell,) in list(book.active.rows)[1:]]
    assert found == [("'=1+1", "s"), ("'+86", "s"), ("'-1", "s"), ("'@x", "s"), ("普通", "s")]


@pytest.mark.django_db
def test_an_account_of_an_office_with_many_people_is_changed():
    world = cast()
    assert world.centre.users.count() > 1
    page = reverse("accounts:change_account", args=[world.worker.pk])
    data = {"name": "王小敏", "organisation": world.centre.pk, "email": ""}
    browser = signed_in(world.admin)
    assert browser.get(page).content.decode().count(f'value="{world.centre.pk}"') == 1
    assert browser.post(page, data).status_code == 302
    world.worker.refresh_from_db()
    assert world.worker.name == "王小敏"
