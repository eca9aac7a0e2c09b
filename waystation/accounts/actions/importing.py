"""A whole workbook of areas and organisations, or of accounts: everything or nothing.

Each row goes through the same action as the page's form, so that a workbook can do nothing that a page
refuses. Rows that are there already (by full name, by user name) are left as they are: the same workbook
twice makes nothing twice.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from waystation.accounts import access, queries
from waystation.accounts.imports import layout
from waystation.accounts.imports.layout import (
    ACCOUNTS,
    AREA_KINDS,
    AREAS,
    ORGANISATION_KINDS,
    POSTS,
    ROLES,
    Kind,
)
from waystation.accounts.imports.workbook import Row, read
from waystation.accounts.models import Area, Grant, Organisation, SheetUpload, User
from waystation.audit import actions as audit
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .areas import create_area
from .grants import grant
from .organisations import create_organisation
from .people import Handover, create_account
from .posts import fill_post


@dataclass
class RowResult:
    """What becomes of one row: ``made`` anew, or there already, or a ``problem`` in words."""

    row: Row
    made: bool = False
    problem: str = ""


@dataclass
class Outcome:
    """What becomes of the workbook. ``handovers``: new accounts with their one-time passwords."""

    results: list[RowResult] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)

    @property
    def problems(self) -> list[RowResult]:
        return [one for one in self.results if one.problem]

    @property
    def made(self) -> int:
        return sum(one.made for one in self.results)


@transaction.atomic
def upload_sheet(*, by: User, kind: Kind, file_name: str, content: bytes) -> SheetUpload:
    """Keep a readable workbook until it is confirmed; RuleBroken if it cannot be read."""
    read(kind, content)
    kept = SheetUpload(kind=kind, file_name=file_name[:120], made_by=by)
    kept.seal(content)
    kept.save(force_insert=True)
    audit.record(by, "accounts.sheet_uploaded", kept, kind=kind)
    return kept


@transaction.atomic
def import_sheet(*, by: User, upload: SheetUpload, today: dt.date, rehearsal: bool = False) -> Outcome:
    """Do it. Refused as a whole if one row has a problem; a second confirmation does nothing.

    ``rehearsal``: everything that the workbook would do, done and taken back.
    """
    held = SheetUpload.objects.select_for_update().get(pk=upload.pk, made_by=by)
    if held.done_on is not None:
        return Outcome()
    outcome = _run(by, held, today, rehearsal=rehearsal)
    if rehearsal:
        transaction.set_rollback(True)
        access.forget(by)
        return outcome
    if outcome.problems:
        raise RuleBroken("accounts.sheet_has_problems", count=len(outcome.problems))
    held.done_on = today
    held.content = b""
    held.passwords = "\n".join(
        f"{one.user.username}\t{one.user.name}\t{one.password}" for one in outcome.handovers
    )
    held.save(update_fields=["done_on", "content", "passwords"])
    audit.record(by, "accounts.sheet_imported", held, made=outcome.made, rows=len(outcome.results))
    return outcome


@transaction.atomic
def take_passwords(*, by: User, upload: SheetUpload) -> list[list[str]]:
    """User name, name, one-time password of every new account: the first time; afterwards an empty list."""
    held = SheetUpload.objects.select_for_update().get(pk=upload.pk, made_by=by)
    lines = [line.split("\t") for line in held.passwords.splitlines()]
    if lines:
        held.passwords = ""
        held.save(update_fields=["passwords"])
        audit.record(by, "accounts.passwords_taken", held, count=len(lines))
    return lines


def _run(by: User, upload: SheetUpload, today: dt.date, *, rehearsal: bool) -> Outcome:
    outcome = Outcome()
    for row in read(Kind(upload.kind), upload.opened()):
        result = RowResult(row)
        outcome.results.append(result)
        try:
            with transaction.atomic():
                result.made = _do(by, row, today, outcome, rehearsal=rehearsal)
        except RuleBroken as refusal:
            result.problem = sentence(refusal.code, refusal.params)
    return outcome


def _do(by: User, row: Row, today: dt.date, outcome: Outcome, *, rehearsal: bool) -> bool:
    if row.sheet == AREAS.name:
        return _area(by, row, today)
    if row.sheet == POSTS.name:
        return _post(by, row, today)
    if row.sheet == ACCOUNTS.name:
        return _account(by, row, today, outcome, rehearsal=rehearsal)
    return _organisation(by, row, today)


def _needed(row: Row, title: str) -> str:
    if not row.cells[title]:
        raise RuleBroken("accounts.cell_missing", column=title)
    return row.cells[title]


def _code(row: Row, title: str, known: dict[str, str]) -> str:
    text = _needed(row, title)
    if text not in known:
        raise RuleBroken("accounts.cell_unknown", column=title, value=text, known="、".join(known))
    return known[text]


def _find_area(by: User, full_name: str) -> Area | None:
    """The living area of that full name (市/区/街道/…) in the reach of ``by``."""
    above: Area | None = None
    for name in full_name.replace("›", "/").strip("/").split("/"):
        here = Area.objects.get_children(above) if above else Area.objects.get_root_nodes()
        above = here.filter(queries.alive(), name=name).first()
        if above is None:
            return None
    return above if above and access.areas_visible_to(by).filter(pk=above.pk).exists() else None


def _known_area(by: User, full_name: str) -> Area:
    area = _find_area(by, full_name)
    if area is None:
        raise RuleBroken("accounts.area_not_found", name=full_name)
    return area


def _area(by: User, row: Row, today: dt.date) -> bool:
    full_name, kind = _needed(row, layout.AREA), _code(row, layout.LEVEL, dict(AREA_KINDS))
    if (found := _find_area(by, full_name)) is not None:
        if found.kind != kind:
            raise RuleBroken("accounts.area_other_kind", name=full_name, kind=found.get_kind_display())
        return False
    above, _slash, name = full_name.replace("›", "/").strip("/").rpartition("/")
    code = row.cells[layout.DIVISION]
    if code and not (code.isdigit() and 6 <= len(code) <= 12):
        raise RuleBroken("accounts.code_form", value=code)
    if len(name) > 60:
        raise RuleBroken("accounts.name_too_long", most=60)
    parent = _known_area(by, above)
    create_area(
        by=by,
        parent=parent,
        kind=kind,
        name=name,
        code=code,
        starts_on=today,
        today=today,
        is_village=row.cells[layout.LEVEL] == layout.VILLAGE,
    )
    return True


def _organisation(by: User, row: Row, today: dt.date) -> bool:
    area = _known_area(by, _needed(row, layout.AREA))
    kind, name = _code(row, layout.ORG_KIND, dict(ORGANISATION_KINDS)), _needed(row, layout.ORG_NAME)
    if len(name) > 80:
        raise RuleBroken("accounts.name_too_long", most=80)
    if Organisation.objects.filter(area=area, kind=kind, name=name).exists():
        return False
    parent = _known_organisation(by, row.cells[layout.ORG_ABOVE]) if row.cells[layout.ORG_ABOVE] else None
    create_organisation(by=by, kind=kind, name=name, area=area, parent=parent, starts_on=today, today=today)
    return True


def _post(by: User, row: Row, today: dt.date) -> bool:
    organisation = _known_organisation(by, _needed(row, layout.ORG_NAME))
    title, name = _needed(row, layout.POST), _needed(row, layout.NAME)
    if max(len(title), len(name)) > 40:
        raise RuleBroken("accounts.name_too_long", most=40)
    area = _known_area(by, row.cells[layout.AREA]) if row.cells[layout.AREA] else organisation.area
    username = row.cells[layout.USERNAME]
    holder = access.visible_to(by, Verb.MANAGE_AREAS).filter(username=username).first() if username else None
    if username and holder is None:
        raise RuleBroken("accounts.username_not_found", username=username)
    if holder is not None and holder.name != name:
        raise RuleBroken("accounts.username_other_person", username=username)
    if organisation.posts.filter(queries.alive(), area=area, title=title, name=name).exists():
        return False
    fill_post(
        by=by,
        organisation=organisation,
        title=title,
        name=name,
        holder=holder,
        area=area,
        starts_on=_day(row, layout.SINCE) or today,
        today=today,
    )
    return True


def _day(row: Row, title: str) -> dt.date | None:
    """A cell with a day, as the spreadsheet or a person writes it; None if it is empty."""
    text = row.cells[title]
    if not text:
        return None
    try:
        return dt.date(*(int(part) for part in re.findall(r"\d+", text)))
    except (TypeError, ValueError):
        raise RuleBroken("accounts.day_form", column=title, value=text) from None


def _known_organisation(by: User, name: str, *kinds: str) -> Organisation:
    """The one organisation in reach with that name; two of them are a problem for a person."""
    found = access.organisations_visible_to(by).filter(queries.alive(), name=name)
    rows = list((found.filter(kind__in=kinds) if kinds else found)[:2])
    if len(rows) != 1:
        code = "accounts.organisation_not_found" if not rows else "accounts.organisation_ambiguous"
        raise RuleBroken(code, name=name)
    return rows[0]


def _account(by: User, row: Row, today: dt.date, outcome: Outcome, *, rehearsal: bool) -> bool:
    """A row is an account, a grant, or both; several rows may give one account several grants."""
    username, name = _needed(row, layout.USERNAME).lower(), _needed(row, layout.NAME)
    if len(name) > 40:
        raise RuleBroken("accounts.name_too_long", most=40)
    organisation = _known_organisation(by, _needed(row, layout.HOME))
    account = User.objects.filter(username=username).first()
    made = account is None
    if account is None:
        handover = create_account(
            by=by, username=username, name=name, organisation=organisation, rehearsal=rehearsal
        )
        account = handover.user
        outcome.handovers.append(handover)
    elif account.name != name or not access.visible_to(by).filter(pk=account.pk).exists():
        raise RuleBroken("accounts.username_other_person", username=username)
    return _granted(by, row, account, today) or made


def _granted(by: User, row: Row, account: User, today: dt.date) -> bool:
    if not row.cells[layout.ROLE]:
        return False
    role = ROLES[_needed(row, layout.ROLE)] if row.cells[layout.ROLE] in ROLES else None
    if role is None:
        raise RuleBroken(
            "accounts.cell_unknown", column=layout.ROLE, value=row.cells[layout.ROLE], known="、".join(ROLES)
        )
    area = _known_area(by, _needed(row, layout.AREA))
    station = row.cells[layout.STATION]
    organisation = _known_organisation(by, station, Organisation.Kind.POLICE_STATION) if station else None
    held = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        user=account,
        role=role,
        area=area,
        organisation=organisation,
    )
    if held.exists():
        return False
    grant(
        by=by, account=account, role=role, area=area, organisation=organisation, starts_on=today, today=today
    )
    return True
