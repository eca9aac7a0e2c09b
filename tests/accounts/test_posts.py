"""Posts and their holders, figures of an area, who is counted, an end without successor, a merger undone."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.make import make_area, make_client, make_organisation, make_user
from tests.people import cast, signed_in
from waystation.accounts import actions, queries
from waystation.accounts.imports import workbook
from waystation.accounts.models import Area, AreaChange, AreaFact, Grant, Organisation, Post
from waystation.audit.models import Entry
from waystation.rules.posts import Staff
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 2)


def refused(act) -> str:
    with pytest.raises(RuleBroken) as caught:
        act()
    return caught.value.code


def fill(world, **values) -> Post:
    facts = {"organisation": world.centre, "title": "联络员", "starts_on": TODAY, "today": TODAY}
    return actions.fill_post(by=world.admin, **{**facts, **values})


def test_a_post_is_held_by_an_account_or_by_a_name_and_its_history_stays():
    world = cast()
    first = fill(world, title="党工委书记、禁毒工作委第一主任", name="林秀")
    actions.end_post(by=world.admin, post=first, last_day=TODAY, today=TODAY)
    second = fill(world, title=first.title, holder=world.head)
    assert (second.name, second.area) == (world.head.name, world.centre.area)
    page = signed_in(world.admin).get(reverse("accounts:organisation", args=[world.centre.pk]))
    text = page.content.decode()
    assert (world.head.name in text, "历任" in text) == (True, True)
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "accounts.post_filled",
        "accounts.post_ended",
        "accounts.post_filled",
    ]


def test_a_post_needs_a_holder_and_is_held_once():
    world = cast()
    assert refused(lambda: fill(world)) == "accounts.post_needs_holder"
    fill(world, name="林秀")
    assert refused(lambda: fill(world, name="林秀")) == "accounts.post_twice"
    assert Post.objects.count() == 1


def test_a_post_of_an_ended_organisation_ends_with_it():
    world = cast()
    office = make_organisation("旧办", area=world.street)
    post = fill(world, organisation=office, name="林秀")
    actions.end_organisation(by=world.admin, organisation=office, on=TODAY, today=TODAY)
    post.refresh_from_db()
    assert post.ends_on == TODAY
    assert refused(lambda: fill(world, organisation=office, name="魏平", today=TODAY + dt.timedelta(1))) == (
        "accounts.organisation_ended"
    )


def test_one_worker_with_two_communities_is_counted_once_and_shown_with_both():
    world = cast()
    second = make_area("地勘社区", parent=world.street)
    worker = make_user(name="周敏", role=Role.WORKER, area=world.community, organisation=world.centre)
    Grant.objects.create(user=worker, role=Role.WORKER, area=second, starts_on=TODAY - dt.timedelta(9))
    members = {member.name: member for member in queries.staff(world.street)[Staff.FULL_TIME]}
    assert set(members) == {"周敏", world.worker.name}
    assert [work.path for work in members["周敏"].works] == sorted([world.community.path, second.path])
    page = signed_in(world.admin).get(reverse("accounts:area_staff", args=[world.street.pk, "full_time"]))
    assert "负责2处" in page.content.decode()


def test_volunteers_and_grid_managers_are_counted_where_they_work():
    world = cast()
    for name in ("林秀", "魏平", "钱多"):
        fill(world, title="志愿者", name=name, starts_on=TODAY - dt.timedelta(400))
    grid = make_area("第一网格", parent=world.community, kind="grid")
    fill(world, title="网格员", name="石磊", area=grid, starts_on=TODAY - dt.timedelta(400))
    gone = fill(world, title="志愿者", name="已离任", starts_on=TODAY - dt.timedelta(400))
    actions.end_post(by=world.admin, post=gone, last_day=TODAY - dt.timedelta(300), today=TODAY)
    counted = {kind: len(found) for kind, found in queries.staff(world.street).items()}
    assert counted == {Staff.FULL_TIME: 1, Staff.VOLUNTEER: 3, Staff.GRID: 1}
    here = {kind: len(found) for kind, found in queries.staff(world.community).items()}
    assert here == {Staff.FULL_TIME: 0, Staff.VOLUNTEER: 0, Staff.GRID: 1}
    page = signed_in(world.admin).get(reverse("accounts:area", args=[world.street.pk])).content.decode()
    assert all(text in page for text in ("1名专职工作人员", "3名志愿者", "1名网格员"))


def test_committees_and_villages_are_counted_from_the_tree():
    world = cast()
    for name in ("东村", "西村"):
        actions.create_area(
            by=world.admin,
            parent=world.street,
            kind="community",
            name=name,
            is_village=True,
            starts_on=TODAY,
            today=TODAY,
        )
    assert queries.communities_below(world.street) == {"committees": 1, "villages": 2}


def test_a_figure_has_a_day_and_a_source_and_a_correction_is_on_the_record():
    world = cast()
    facts = {"by": world.admin, "area": world.street, "kind": "size", "source": "街道年报", "today": TODAY}
    actions.record_fact(**facts, value=Decimal("26.4"), on=dt.date(2019, 12, 31))
    actions.record_fact(**facts, value=Decimal("26.5"), on=TODAY)
    actions.record_fact(**facts, value=Decimal("26.45"), on=TODAY)
    assert [fact.value for fact in queries.newest_facts(world.street)] == [Decimal("26.45")]
    assert AreaFact.objects.count() == 2
    assert Entry.objects.order_by("-pk").first().data["before"] == {"value": "26.50", "source": "街道年报"}
    half = {**facts, "kind": "population"}
    assert refused(lambda: actions.record_fact(**half, value=Decimal("1.5"), on=TODAY)) == (
        "accounts.fact_whole_number"
    )


def test_the_page_of_figures_takes_and_shows_them():
    world = cast()
    browser = signed_in(world.admin)
    address = reverse("accounts:area_facts", args=[world.street.pk])
    form = {"kind": "population", "value": "230000", "on": "2019-12-31", "source": "街道年报"}
    assert browser.post(address, form)["Location"] == address
    page = browser.get(reverse("accounts:area", args=[world.street.pk])).content.decode()
    assert ("230,000" in page, "截至2019年12月31日，街道年报" in page) == (True, True)


def test_an_area_ends_without_successor_only_when_nothing_lives_there():
    world = cast()
    code = refused(lambda: actions.end_area(by=world.admin, area=world.community, on=TODAY, today=TODAY))
    assert code == "accounts.area_in_use"
    empty = make_area("空社区", parent=world.street)
    actions.end_area(by=world.admin, area=empty, on=TODAY, today=TODAY, note="撤销批复")
    empty.refresh_from_db()
    assert empty.ends_on == dt.date(2026, 11, 1)
    page = signed_in(world.admin).get(reverse("accounts:area", args=[empty.pk])).content.decode()
    assert "撤销，停用。" in page


def merged(world, **values) -> tuple[Area, AreaChange]:
    second = make_area("梅园社区", parent=world.street)
    facts = {"sources": [world.community, second], "on": TODAY, "today": TODAY}
    result = actions.merge_areas(by=world.admin, **{**facts, **values})
    return result, AreaChange.objects.get()


def test_a_merger_is_taken_back_on_the_day_it_was_made():
    world = cast()
    file = world.client()
    result, change = merged(world, parent=world.street, kind="community", name="桂梅社区")
    above = actions.undo_merge(by=world.admin, change=change, today=timezone.localdate())
    world.community.refresh_from_db()
    file.refresh_from_db()
    assert (above.pk, world.community.ends_on) == (world.street.pk, None)
    assert world.community.path.startswith(world.street.path)
    assert (file.area_id, len(world.community.path)) == (world.community.path, len(world.street.path) + 4)
    assert (Area.objects.filter(pk=result.pk).count(), AreaChange.objects.count()) == (0, 0)
    assert Entry.objects.filter(verb="accounts.merge_undone", subject_id=result.pk).count() == 1
    again = refused(lambda: actions.undo_merge(by=world.admin, change=change, today=timezone.localdate()))
    assert again == "accounts.undo_too_late"


def test_a_merger_into_an_area_that_was_there_leaves_that_area():
    world = cast()
    into = make_area("南社区", parent=world.street)
    result, change = merged(world, into=into)
    actions.undo_merge(by=world.admin, change=change, today=timezone.localdate())
    assert result.pk == into.pk
    assert Area.objects.filter(pk=into.pk, ends_on=None).exists()
    assert set(Area.objects.filter(name__in=["桂花社区", "梅园社区"]).values_list("depth", flat=True)) == {
        into.depth
    }


@pytest.mark.parametrize("what", ["file", "grant", "organisation", "fact"])
def test_a_merger_whose_successor_is_in_use_stays(what):
    world = cast()
    result, change = merged(world, parent=world.street, kind="community", name="桂梅社区")
    if what == "file":
        make_client(area=result)
    elif what == "grant":
        make_user(role=Role.WORKER, area=result)
    elif what == "organisation":
        make_organisation(area=result)
    else:
        AreaFact.objects.create(
            area=result, kind="size", value=1, on=TODAY, source="年报", made_by=world.admin
        )
    tree = list(Area.objects.order_by("pk").values_list("pk", "path", "ends_on"))
    code = refused(lambda: actions.undo_merge(by=world.admin, change=change, today=timezone.localdate()))
    assert code == "accounts.undo_in_use"
    assert list(Area.objects.order_by("pk").values_list("pk", "path", "ends_on")) == tree


def test_a_merger_of_another_day_or_followed_by_a_change_stays():
    world = cast()
    result, change = merged(world, parent=world.street, kind="community", name="桂梅社区")
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert refused(lambda: actions.undo_merge(by=world.admin, change=change, today=tomorrow)) == (
        "accounts.undo_too_late"
    )
    actions.rename_area(
        by=world.admin, area=result, name="桂梅花社区", on=TODAY + dt.timedelta(1), today=tomorrow
    )
    code = refused(lambda: actions.undo_merge(by=world.admin, change=change, today=timezone.localdate()))
    assert code == "accounts.undo_too_late"


def test_every_kind_of_office_of_the_two_cities_can_be_entered():
    kinds = set(Organisation.Kind.values)
    assert {"commission", "governance", "peoples_group", "property"} <= kinds


def test_a_workbook_brings_villages_and_posts_and_twice_makes_nothing_twice():
    world = cast()
    sheets = [
        ("区域", [["区域全称", "层级", "区划代码"], ["楚安市/江湾区/永丰街道/东村", "村", ""]]),
        (
            "任职",
            [
                ["机构名称", "职务", "姓名", "用户名", "负责区域", "区域全称", "任职自"],
                [world.centre.name, "志愿者", "林秀", "", "", "", "2026年10月1日"],
                [world.centre.name, "联络员", world.worker.name, "wangmin", "", "", ""],
            ],
        ),
    ]
    browser = signed_in(world.admin)
    for _time in range(2):
        file = SimpleUploadedFile("tree.xlsx", workbook.write(sheets))
        preview = browser.post(reverse("accounts:imports"), {"kind": "tree", "file": file})["Location"]
        browser.post(preview)
    assert Area.objects.get(name="东村").is_village
    assert list(Post.objects.order_by("pk").values_list("title", "name", "holder", "starts_on")) == [
        ("志愿者", "林秀", None, dt.date(2026, 10, 1)),
        ("联络员", world.worker.name, world.worker.pk, timezone.localdate()),
    ]


def test_a_post_with_a_wrong_day_or_account_is_a_problem_of_its_row():
    world = cast()
    heading = ["机构名称", "职务", "姓名", "用户名", "区域全称", "任职自"]
    rows = [
        [world.centre.name, "志愿者", "林秀", "", "", "去年"],
        [world.centre.name, "志愿者", "林秀", "nobody", "", ""],
    ]
    file = SimpleUploadedFile("tree.xlsx", workbook.write([("任职", [heading, *rows])]))
    browser = signed_in(world.admin)
    preview = browser.post(reverse("accounts:imports"), {"kind": "tree", "file": file})["Location"]
    page = browser.get(preview).content.decode()
    assert ("“去年”不是日期" in page, "没有用户名为“nobody”的账号" in page) == (True, True)
    assert Post.objects.count() == 0
