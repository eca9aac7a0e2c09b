"""Who holds which post, from when to when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from waystation.accounts import access, queries, tree
from waystation.accounts.models import Area, Organisation, Post, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken


@transaction.atomic
def fill_post(
    *,
    by: User,
    organisation: Organisation,
    title: str,
    starts_on: dt.date,
    today: dt.date,
    name: str = "",
    holder: User | None = None,
    area: Area | None = None,
    ends_on: dt.date | None = None,
) -> Post:
    """``holder`` (or somebody of that ``name`` without an account) takes a post, for ``area``.

    ``area``: what the post covers, when it is not the organisation's own area (a grid manager's grid).
    """
    organisation = access.must_organisation(by, organisation.pk, lock=True)
    area = access.must_area(by, area.pk if area else organisation.area_id)
    if organisation.ends_on is not None and organisation.ends_on < today:
        raise RuleBroken("accounts.organisation_ended", name=organisation.name)
    tree.check_in_force(area, today)
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("accounts.end_before_start", on=starts_on)
    name = holder.name if holder else name
    if not name:
        raise RuleBroken("accounts.post_needs_holder")
    again = Post.objects.filter(queries.alive(), organisation=organisation, area=area, title=title, name=name)
    if again.filter(holder=holder).exists() or (ends_on is None and again.filter(ends_on=None).exists()):
        raise RuleBroken("accounts.post_twice", name=name, title=title)
    post = Post.objects.create(
        organisation=organisation,
        area=area,
        title=title,
        name=name,
        holder=holder,
        starts_on=starts_on,
        ends_on=ends_on,
        made_by=by,
    )
    audit.record(by, "accounts.post_filled", post, organisation=organisation.pk, area=area.pk)
    return post


@transaction.atomic
def end_post(*, by: User, post: Post, last_day: dt.date, today: dt.date) -> Post:
    """The holder leaves; the post's history stays. The same again does nothing."""
    held = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    access.must_organisation(by, held.organisation_id)
    if held.ends_on == last_day:
        return held
    if last_day > today:
        raise RuleBroken("accounts.change_in_future")
    if last_day < held.starts_on:
        raise RuleBroken("accounts.end_before_start", on=held.starts_on)
    held.ends_on = last_day
    held.save(update_fields=["ends_on"])
    audit.record(by, "accounts.post_ended", held, on=last_day.isoformat())
    return held
