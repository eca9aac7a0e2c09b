"""Goods come on the shelf and leave it; their price list is set by one and approved by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import Organisation, User
from waystation.audit import actions as audit
from waystation.points import pictures
from waystation.points.access import shop as access
from waystation.points.models import Good, Price, PriceList
from waystation.points.queries import stock
from waystation.rules.points.spending import goods as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def add_good(
    *,
    by: User,
    organisation: Organisation,
    name: str,
    unit: str,
    kind: str,
    low_at: int,
    form_key: UUID,
    today: date,
    picture: bytes = b"",
) -> Good:
    """A good comes on the shelf. The same form sent twice is one good.

    Raises Http404, RuleBroken ``points.good_excluded``, ``points.good_kind``, ``points.good_exists``,
    ``points.picture_type`` and those of ``clients.scans``.
    """
    small = pictures.small(picture) if picture else None  # takes long; nothing is locked yet
    organisation = _held(by, organisation, Verb.KEEP_SHOP)
    if held := Good.objects.filter(form_key=form_key).first():
        return held
    name, unit = name.strip(), unit.strip()
    rules.check_good(name, kind)
    if Good.objects.filter(organisation=organisation, name=name, unit=unit, ended_on=None).exists():
        raise RuleBroken("points.good_exists")
    good = Good.objects.create(
        organisation=organisation,
        name=name,
        unit=unit,
        kind=kind,
        low_at=low_at,
        picture=small,
        picture_digest=pictures.mark(small),
        form_key=form_key,
        made_by=by,
        made_on=today,
    )
    audit.record(by, "points.good_added", good, kind=kind)
    return good


@transaction.atomic
def set_picture(*, by: User, good: Good, picture: bytes) -> Good:
    """Another picture of the same thing. Raises Http404 and as :func:`add_good` for pictures."""
    small = pictures.small(picture)  # takes long; nothing is locked yet
    good = access.must_good(by, good.pk, lock=True)
    good.picture = small
    good.picture_digest = pictures.mark(good.picture)
    good.save(update_fields=["picture", "picture_digest"])
    audit.record(by, "points.good_pictured", good)
    return good


@transaction.atomic
def set_low_at(*, by: User, good: Good, low_at: int) -> Good:
    """From how many left on the board says that more should be bought. Raises Http404."""
    good = access.must_good(by, good.pk, lock=True)
    if good.low_at != low_at:
        good.low_at = low_at
        good.save(update_fields=["low_at"])
        audit.record(by, "points.good_low_set", good, low_at=low_at)
    return good


@transaction.atomic
def end_good(*, by: User, good: Good, today: date) -> Good:
    """The good is given out no more; what is left stays counted. Done twice is done once.

    Raises Http404, RuleBroken ``points.good_promised`` while somebody waits for it.
    """
    good = access.must_good(by, good.pk, lock=True)
    if good.ended_on is not None:
        return good
    if stock.of_good(good, today).promised:
        raise RuleBroken("points.good_promised")
    good.ended_on = today
    good.save(update_fields=["ended_on"])
    audit.record(by, "points.good_ended", good)
    return good


@transaction.atomic
def bring_back(*, by: User, good: Good) -> Good:
    """Undo of :func:`end_good`. Raises Http404, RuleBroken ``points.good_exists``."""
    _held(by, good.organisation, Verb.KEEP_SHOP)
    good = access.must_good(by, good.pk, lock=True)
    if good.ended_on is None:
        return good
    twin = Good.objects.filter(organisation=good.organisation, name=good.name, unit=good.unit, ended_on=None)
    if twin.exists():
        raise RuleBroken("points.good_exists")
    good.ended_on = None
    good.save(update_fields=["ended_on"])
    audit.record(by, "points.good_back", good)
    return good


@transaction.atomic
def set_prices(
    *,
    by: User,
    organisation: Organisation,
    valid_from: date,
    points: Mapping[int, int],
    form_key: UUID,
    today: date,
    at: datetime,
) -> PriceList:
    """A whole list is set, to be approved by a second person. ``points``: good → points for one unit.

    A list that still waited is dropped for it. Raises Http404, RuleBroken ``points.list_…`` (``check_list``),
    ``points.list_taken`` when that day has an approved list.
    """
    organisation = _held(by, organisation, Verb.KEEP_SHOP)
    if held := PriceList.objects.filter(form_key=form_key).first():
        return held
    goods = Good.objects.filter(organisation=organisation, ended_on=None, pk__in=points).defer("picture")
    lines = [rules.Sealed(good.pk, good.name, good.unit, points[good.pk]) for good in goods]
    rules.check_list(lines, valid_from=valid_from, today=today)
    _day_is_free(organisation, valid_from)
    waiting = PriceList.objects.filter(organisation=organisation, approved_at=None, dropped_at=None).first()
    if waiting is not None:
        _drop(by, waiting, at)
    made = PriceList.objects.create(
        organisation=organisation, valid_from=valid_from, set_by=by, set_at=at, form_key=form_key
    )
    Price.objects.bulk_create(
        Price(price_list=made, good_id=one.good_id, name=one.name, unit=one.unit, points=one.points)
        for one in lines
    )
    audit.record(by, "points.prices_set", made, valid_from=valid_from.isoformat(), lines=len(lines))
    return made


def _held(by: User, organisation: Organisation, verb: Verb) -> Organisation:
    """The centre behind the lock that everything about its names and lists takes."""
    organisation = access.must_shop(by, organisation.pk, verb)
    return Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)


def _day_is_free(organisation: Organisation, valid_from: date) -> None:
    approved = PriceList.objects.filter(organisation=organisation, approved_at__isnull=False)
    if approved.filter(valid_from__gte=valid_from).exists():
        raise RuleBroken("points.list_taken")


@transaction.atomic
def approve_prices(*, by: User, price_list: PriceList, today: date, at: datetime) -> PriceList:
    """A second person agrees; the list is sealed and nothing changes it any more. Done twice is done once.

    Raises Http404, RuleBroken ``points.second_person``, ``points.list_dropped``, ``points.list_late``,
    ``points.list_taken``.
    """
    organisation = _held(by, price_list.organisation, Verb.APPROVE_PRICES)
    row = access.must_list(by, price_list.pk, Verb.APPROVE_PRICES, lock=True)
    if row.approved_at is not None:
        return row
    if row.dropped_at is not None:
        raise RuleBroken("points.list_dropped")
    rules.check_second(row.set_by_id, by.pk)
    if row.valid_from < today:
        raise RuleBroken("points.list_late")
    _day_is_free(organisation, row.valid_from)
    approved = PriceList.objects.filter(organisation=organisation, approved_at__isnull=False)
    row.before = approved.order_by("-valid_from").first()
    row.digest = stock.digest_of(row)
    row.approved_by, row.approved_at = by, at
    row.save(update_fields=["before", "digest", "approved_by", "approved_at"])
    audit.record(by, "points.prices_approved", row, digest=row.digest)
    return row


@transaction.atomic
def drop_prices(*, by: User, price_list: PriceList, at: datetime) -> PriceList:
    """A list that waits is taken back, or refused. Done twice is done once.

    Whoever may set or approve prices there may do so; nobody else. Raises Http404, RuleBroken
    ``points.list_sealed``.
    """
    keeps = access.shops(by, Verb.KEEP_SHOP).filter(pk=price_list.organisation_id).exists()
    verb = Verb.KEEP_SHOP if keeps else Verb.APPROVE_PRICES
    _held(by, price_list.organisation, verb)
    row = access.must_list(by, price_list.pk, verb, lock=True)
    if row.approved_at is not None:
        raise RuleBroken("points.list_sealed")
    if row.dropped_at is None:
        _drop(by, row, at)
    return row


def _drop(by: User, row: PriceList, at: datetime) -> None:
    row.dropped_by, row.dropped_at = by, at
    row.save(update_fields=["dropped_by", "dropped_at"])
    audit.record(by, "points.prices_dropped", row)
