"""Areas, organisations, accounts, grants, posts, sheets."""

from __future__ import annotations

import itertools
from decimal import Decimal

from django.utils import timezone

from tests.at_once import Case
from tests.make import make_area, make_grant, make_organisation, make_user
from tests.people import Cast
from waystation.accounts import actions
from waystation.accounts.imports import workbook
from waystation.accounts.models import Area, AreaChange, Post, SheetUpload
from waystation.rules.roles import Role

TODAY = timezone.localdate()
_n = itertools.count(1)
TWICE = frozenset({1, 2})


def _street(world: Cast) -> Area:
    return make_area(f"街{next(_n)}", kind="street", parent=Area.objects.get(pk=world.district.pk))


def _community(world: Cast) -> Area:
    return make_area(f"社区{next(_n)}", parent=_street(world))


def _admin(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.admin, **words}


def _account(world: Cast, **values: object):
    return make_user(organisation=world.centre, **values)


def _grant(world: Cast):
    return make_grant(_account(world), Role.MEDIC, world.street)


def _merged(world: Cast) -> AreaChange:
    street = _street(world)
    two = [make_area(parent=Area.objects.get(pk=street.pk)) for _ in range(2)]
    two = [Area.objects.get(pk=one.pk) for one in two]
    actions.merge_areas(
        by=world.admin,
        sources=two,
        parent=Area.objects.get(pk=street.pk),
        kind="community",
        name="合并",
        on=TODAY,
        today=TODAY,
    )
    return AreaChange.objects.latest("pk")


def _pair(world: Cast) -> list[Area]:
    street = _street(world)
    made = [make_area(parent=Area.objects.get(pk=street.pk)) for _ in range(2)]
    return [Area.objects.get(pk=one.pk) for one in made]


def _sheets(world: Cast) -> list[tuple[str, list[list[str]]]]:
    name = f"{world.city.name}/{world.district.name}/{world.street.name}/新村{next(_n)}"
    return [("区域", [["区域全称", "层级", "区划代码"], [name, "社区", ""]])]


def _upload(world: Cast, **values: object) -> SheetUpload:
    """A workbook with one new community, not yet imported."""
    row = SheetUpload(kind="tree", file_name="x.xlsx", made_by=world.admin, **values)
    row.seal(workbook.write(_sheets(world)))
    row.save()
    return row


def _post(world: Cast) -> Post:
    return Post.objects.create(
        organisation=world.centre,
        area=world.street,
        title="联络员",
        name=f"林{next(_n)}",
        starts_on=TODAY,
        made_by=world.admin,
    )


def _merge(world: Cast) -> dict[str, object]:
    two = _pair(world)
    street = Area.objects.get(path=two[0].path[: -Area.steplen])
    return _admin(world, sources=two, parent=street, kind="community", name="合并", on=TODAY, today=TODAY)


P, G, A = "accounts.actions.people.", "accounts.actions.grants.", "accounts.actions.areas."
CASES = {
    "accounts.actions.importing.import_sheet": Case(
        lambda w: _admin(w, upload=_upload(w), today=TODAY), "accounts.sheet_imported"
    ),
    "accounts.actions.importing.take_passwords": Case(
        lambda w: _admin(w, upload=_upload(w, done_on=TODAY, passwords="a\tb\tc")), "accounts.passwords_taken"
    ),
    A + "create_area": Case(
        lambda w: _admin(w, parent=_street(w), kind="community", name="新社区", starts_on=TODAY, today=TODAY),
        "accounts.area_created",
    ),
    A + "rename_area": Case(
        lambda w: _admin(w, area=_community(w), name="新名称", on=TODAY, today=TODAY),
        "accounts.area_renamed",
        TWICE,
    ),
    A + "move_area": Case(
        lambda w: _admin(w, area=_community(w), parent=_street(w), on=TODAY, today=TODAY),
        "accounts.area_moved",
        TWICE,
    ),
    "accounts.actions.endings.end_area": Case(
        lambda w: _admin(w, area=_community(w), on=TODAY, today=TODAY), "accounts.area_ended"
    ),
    "accounts.actions.endings.undo_merge": Case(
        lambda w: _admin(w, change=_merged(w), today=TODAY), "accounts.merge_undone"
    ),
    "accounts.actions.facts.record_fact": Case(
        lambda w: _admin(
            w, area=_community(w), kind="size", value=Decimal("1.5"), on=TODAY, source="年报", today=TODAY
        ),
        "accounts.fact_recorded",
    ),
    "accounts.actions.merging.merge_areas": Case(_merge, "accounts.areas_merged"),
    "accounts.actions.merging.split_area": Case(
        lambda w: _admin(w, area=_community(w), names=["东", "西"], on=TODAY, today=TODAY),
        "accounts.area_split",
    ),
    "accounts.actions.organisations.change_organisation": Case(
        lambda w: _admin(
            w,
            organisation=make_organisation(area=w.street),
            kind="centre",
            name=f"新名{next(_n)}",
            area=w.street,
            parent=None,
            today=TODAY,
        ),
        "accounts.organisation_changed",
        TWICE,
    ),
    "accounts.actions.organisations.end_organisation": Case(
        lambda w: _admin(w, organisation=make_organisation(area=w.street), on=TODAY, today=TODAY),
        "accounts.organisation_ended",
    ),
    P + "change_account": Case(
        lambda w: _admin(w, account=_account(w), name="改名", organisation=w.centre),
        "accounts.account_changed",
        TWICE,
    ),
    P + "close_account": Case(
        lambda w: _admin(w, account=_account(w), today=TODAY), "accounts.account_closed"
    ),
    P + "reopen_account": Case(
        lambda w: _admin(w, account=_account(w, is_active=False)), "accounts.account_reopened"
    ),
    P + "reset_password": Case(lambda w: _admin(w, account=_account(w)), "accounts.password_reset", TWICE),
    P + "password_changed": Case(lambda w: {"by": _account(w)}, "accounts.password_changed", TWICE),
    P + "end_tour": Case(
        lambda w: {"by": _account(w), "now": timezone.now(), "skipped": True}, "accounts.tour_ended"
    ),
    P + "unlock": Case(lambda w: _admin(w, account=_account(w)), "accounts.account_unlocked", TWICE),
    G + "grant": Case(
        lambda w: _admin(
            w, account=_account(w), role=Role.MEDIC, area=w.street, starts_on=TODAY, today=TODAY
        ),
        "accounts.granted",
    ),
    G + "end_grant": Case(
        lambda w: _admin(w, grant=_grant(w), last_day=TODAY, today=TODAY), "accounts.grant_ended"
    ),
    "accounts.actions.posts.fill_post": Case(
        lambda w: _admin(
            w, organisation=w.centre, title="主任", name=f"骆{next(_n)}", starts_on=TODAY, today=TODAY
        ),
        "accounts.post_filled",
    ),
    "accounts.actions.posts.end_post": Case(
        lambda w: _admin(w, post=_post(w), last_day=TODAY, today=TODAY),
        "accounts.post_ended",
    ),
}
