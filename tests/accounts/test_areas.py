"""The tree: new, renamed, moved, merged and split areas; files, grants and names survive (S1-09)."""

import datetime as dt

import pytest
from django.http import Http404

from tests.make import make_area, make_organisation, make_user
from tests.people import cast
from waystation.accounts import access, actions, queries
from waystation.accounts.models import Area, AreaChange
from waystation.audit.models import Entry
from waystation.clients.access import visible_to
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 2)
YESTERDAY = dt.date(2026, 11, 1)


def refused(act) -> str:
    with pytest.raises(RuleBroken) as caught:
        act()
    return caught.value.code


def state() -> tuple[list[tuple[object, ...]], int, int]:
    """Everything that a refused action must leave alone."""
    rows = list(Area.objects.order_by("pk").values_list("pk", "path", "name", "ends_on"))
    return rows, AreaChange.objects.count(), Entry.objects.count()


def test_a_new_area_hangs_below_its_parent_and_is_on_the_record():
    world = cast()
    made = actions.create_area(
        by=world.admin, parent=world.street, kind="community", name="竹园社区", starts_on=TODAY, today=TODAY
    )
    assert queries.area_names([made.path]) == {made.path: "江湾区 › 永丰街道 › 竹园社区"}
    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_id, entry.actor) == ("accounts.area_created", made.pk, world.admin)


def test_the_same_area_twice_is_refused():
    world = cast()
    before = state()
    code = refused(
        lambda: actions.create_area(
            by=world.admin,
            parent=world.street,
            kind="community",
            name="桂花社区",
            starts_on=TODAY,
            today=TODAY,
        )
    )
    assert (code, state()) == ("accounts.area_name_taken", before)


@pytest.mark.parametrize("kind", ["city", "district", "street"])
def test_an_area_hangs_only_below_a_larger_kind(kind):
    world = cast()
    code = refused(
        lambda: actions.create_area(
            by=world.admin, parent=world.street, kind=kind, name="新", starts_on=TODAY, today=TODAY
        )
    )
    assert code == "accounts.kind_not_below"


def test_a_division_code_belongs_to_one_area():
    world = cast()
    code = refused(
        lambda: actions.rename_area(
            by=world.admin, area=world.community, name="桂花社区", code="990102001", on=TODAY, today=TODAY
        )
    )
    assert code == "accounts.area_code_taken"


@pytest.mark.parametrize("who", ["head", "worker", "district_office", "auditor"])
def test_only_an_administrator_changes_the_tree(who):
    world = cast()
    before, by = state(), getattr(world, who)
    for act in (
        lambda: actions.create_area(
            by=by, parent=world.street, kind="grid", name="新", starts_on=TODAY, today=TODAY
        ),
        lambda: actions.rename_area(by=by, area=world.community, name="新", on=TODAY, today=TODAY),
        lambda: actions.move_area(
            by=by, area=world.community, parent=world.other_street, on=TODAY, today=TODAY
        ),
        lambda: actions.merge_areas(
            by=by, sources=[world.community], into=world.other_community, on=TODAY, today=TODAY
        ),
        lambda: actions.split_area(by=by, area=world.community, names=["东", "西"], on=TODAY, today=TODAY),
    ):
        with pytest.raises(Http404):
            act()
    assert state() == before


def test_an_administrator_of_another_city_reaches_nothing_here():
    world = cast()
    stranger = make_user(role=Role.ADMIN, area=make_area("远山市", kind="city"))
    with pytest.raises(Http404):
        actions.rename_area(by=stranger, area=world.community, name="新", on=TODAY, today=TODAY)
    assert list(access.areas_visible_to(stranger).values_list("name", flat=True)) == ["远山市"]


def test_a_former_name_stays_in_the_history_and_a_second_click_adds_nothing():
    world = cast()
    for _click in range(2):
        actions.rename_area(
            by=world.admin, area=world.community, name="金桂社区", on=TODAY, today=TODAY, note="民政批复"
        )
    change = AreaChange.objects.get()
    assert (change.kind, change.old_name, change.on, change.note) == ("rename", "桂花社区", TODAY, "民政批复")
    assert queries.history(world.community) == [change]


def test_a_moved_area_takes_its_files_to_the_new_street():
    world = cast()
    client = world.client()
    moved = actions.move_area(
        by=world.admin, area=world.community, parent=world.other_street, on=TODAY, today=TODAY
    )
    client.refresh_from_db()
    assert client.area_id == moved.path
    assert moved.path.startswith(world.other_street.path)
    assert visible_to(world.other_head).filter(pk=client.pk).exists()
    assert not visible_to(world.head).filter(pk=client.pk).exists()


def test_an_area_is_not_moved_below_itself_nor_the_root_anywhere():
    world = cast()
    grid = make_area("一格", kind="grid", parent=world.community)

    def code(area: Area, parent: Area) -> str:
        return refused(
            lambda: actions.move_area(by=world.admin, area=area, parent=parent, on=TODAY, today=TODAY)
        )

    assert [
        code(world.city, world.street),
        code(world.street, grid),
        code(world.street, world.other_street),
    ] == ["accounts.root_stays", "accounts.move_below_itself", "accounts.kind_not_below"]


def test_merged_areas_end_below_their_successor_and_keep_files_grants_and_organisations():
    world = cast()
    client, workstation = world.client(), make_organisation("桂花工作站", area=world.community)
    second = make_area("梅园社区", parent=world.street)
    merged = actions.merge_areas(
        by=world.admin,
        sources=[world.community, second],
        parent=world.street,
        kind="community",
        name="桂梅社区",
        on=TODAY,
        today=TODAY,
        note="街道批复",
    )
    for old in (world.community, second):
        old.refresh_from_db()
        assert old.ends_on == YESTERDAY
        assert old.path.startswith(merged.path)
    client.refresh_from_db()
    assert client.area_id == world.community.path
    assert visible_to(world.worker).get() == client
    reached = make_user(role=Role.HEAD, area=merged)
    assert visible_to(reached).get() == client
    assert access.paths(world.helper, Verb.SEE_LAW) == (world.community.path,)
    assert queries.left_at(world.community) == queries.Left(clients=1, organisations=1, grants=1, areas=0)
    assert workstation.area.pk == world.community.pk
    (change,) = queries.history(merged)
    assert [area.name for area in change.sources.order_by("pk")] == ["桂花社区", "梅园社区"]
    assert list(queries.areas_below(world.admin, Verb.MANAGE_AREAS).filter(kind="community")) == [
        merged,
        world.other_community,
    ]


def test_the_same_merger_a_second_time_is_refused():
    world = cast()
    second = make_area("梅园社区", parent=world.street)

    def merge() -> Area:
        return actions.merge_areas(
            by=world.admin, sources=[world.community], into=second, on=TODAY, today=TODAY
        )

    merge()
    before = state()
    assert (refused(merge), state()) == ("accounts.area_ended", before)


def test_what_cannot_be_merged():
    world = cast()
    other = make_area("梅园社区", parent=world.street)
    late = make_area("新社区", parent=world.street, starts_on=TODAY)

    def code(**facts: object) -> str:
        return refused(lambda: actions.merge_areas(by=world.admin, **{"on": TODAY, "today": TODAY, **facts}))

    before = state()
    assert [
        code(sources=[world.community], parent=world.street, kind="community", name="一"),
        code(sources=[world.community, other]),
        code(sources=[world.community, other], parent=world.street, kind="grid", name="一"),
        code(sources=[world.street, world.community], into=world.other_street),
        code(sources=[world.community, other], into=world.other_street, on=dt.date(2026, 11, 3)),
        code(sources=[late], into=other),
        code(sources=[world.street], into=world.community),
    ] == [
        "accounts.merge_needs_two",
        "accounts.merge_needs_successor",
        "accounts.merge_into_smaller",
        "accounts.merge_nested",
        "accounts.change_in_future",
        "accounts.change_before_start",
        "accounts.merge_nested",
    ]
    assert state() == before


def test_four_communities_become_a_street_of_the_district():
    world = cast()
    names = ["百花社区", "红新社区", "新岭社区", "红塔社区"]
    olds = [make_area(name, parent=world.street) for name in names]
    street = actions.merge_areas(
        by=world.admin,
        sources=olds,
        parent=world.district,
        kind="street",
        name="红塔街道",
        on=TODAY,
        today=TODAY,
    )
    assert queries.area_names([street.path]) == {street.path: "江湾区 › 红塔街道"}
    assert [old.name for old in Area.objects.get_children(street)] == names


def test_a_split_area_ends_beside_its_successors_and_lists_what_is_left():
    world = cast()
    world.client()
    made = actions.split_area(
        by=world.admin, area=world.community, names=["桂东社区", "桂西社区"], on=TODAY, today=TODAY
    )
    world.community.refresh_from_db()
    assert world.community.ends_on == YESTERDAY
    assert [(new.name, new.kind, new.starts_on) for new in made] == [
        ("桂东社区", "community", TODAY),
        ("桂西社区", "community", TODAY),
    ]
    assert queries.left_at(world.community) == queries.Left(clients=1, organisations=0, grants=1, areas=0)
    before = state()
    again = refused(
        lambda: actions.split_area(
            by=world.admin, area=world.community, names=["东", "西"], on=TODAY, today=TODAY
        )
    )
    assert (again, state()) == ("accounts.area_ended", before)


@pytest.mark.parametrize("names", [["一个"], ["同名", "同名"], []])
def test_a_split_needs_two_names(names):
    world = cast()
    code = refused(
        lambda: actions.split_area(by=world.admin, area=world.community, names=names, on=TODAY, today=TODAY)
    )
    assert code == "accounts.split_needs_two"


def test_an_organisation_is_founded_once_refiled_and_ended_when_nobody_is_left():
    world = cast()

    def found():
        return actions.create_organisation(
            by=world.admin,
            kind="workstation",
            name="桂花工作站",
            area=world.community,
            parent=world.centre,
            starts_on=TODAY,
            today=TODAY,
        )

    station = found()
    assert refused(found) == "accounts.organisation_name_taken"
    circle = refused(
        lambda: actions.change_organisation(
            by=world.admin,
            organisation=world.centre,
            kind="centre",
            name=world.centre.name,
            area=world.street,
            parent=station,
            today=TODAY,
        )
    )
    assert circle == "accounts.organisation_circle"
    in_use = refused(
        lambda: actions.end_organisation(by=world.admin, organisation=world.centre, on=TODAY, today=TODAY)
    )
    assert in_use == "accounts.organisation_in_use"
    for _click in range(2):
        actions.end_organisation(by=world.admin, organisation=station, on=TODAY, today=TODAY)
    station.refresh_from_db()
    assert station.ends_on == TODAY
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "accounts.organisation_created",
        "accounts.organisation_ended",
    ]
    with pytest.raises(Http404):
        actions.end_organisation(by=world.head, organisation=world.centre, on=TODAY, today=TODAY)
