"""A list of leavers with their assessments: looked at row by row first, then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction

from waystation.accounts.access import forget
from waystation.accounts.models import Area, Organisation, SheetUpload, User
from waystation.accounts.queries import alive
from waystation.audit import actions as audit
from waystation.casework.roster.lists import leavers as sheet
from waystation.casework.roster.lists.leavers import SheetRow
from waystation.common.wording.messages import sentence
from waystation.orders.access import areas_to_expect_in
from waystation.orders.actions.gate import Expected, Found
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from . import gate

#: How these uploads are told from those of areas and accounts.
KIND = "leavers"
#: A list of some hundred rows; more is another file.
MOST_BYTES = 2 * 1024 * 1024


@dataclass
class RowResult:
    """What becomes of a row: a new leaver (with an assessment or not), or a problem in words."""

    number: int
    name: str
    release_on: str
    is_assessed: bool = False
    problem: str = ""


@dataclass
class Outcome:
    """What becomes of the list."""

    rows: list[RowResult] = field(default_factory=list)

    @property
    def problems(self) -> list[RowResult]:
        """The rows that cannot be taken."""
        return [row for row in self.rows if row.problem]


@transaction.atomic
def keep(*, by: User, file_name: str, content: bytes) -> SheetUpload:
    """Keep a readable list, sealed, until it is confirmed. Raises RuleBroken ``gate.sheet_too_big`` and as
    ``roster.leavers.read``."""
    if len(content) > MOST_BYTES:
        raise RuleBroken("gate.sheet_too_big")
    sheet.read(content)
    kept = SheetUpload(kind=KIND, file_name=file_name[:120], made_by=by)
    kept.seal(content)
    kept.save(force_insert=True)
    audit.record(by, "casework.leaver_list_kept", kept)
    return kept


@transaction.atomic
def take(*, by: User, upload: SheetUpload, today: date, rehearsal: bool = False) -> Outcome:
    """Enter everybody; refused as a whole if one row has a problem. Confirmed twice it does nothing more.

    ``rehearsal``: everything done and taken back, so that a page can say what each row would do. Raises
    RuleBroken ``gate.sheet_has_problems``.
    """
    held = SheetUpload.objects.select_for_update().get(pk=upload.pk, made_by=by, kind=KIND)
    if held.done_on is not None:
        return Outcome()
    outcome = Outcome([_row(by, held, row, today) for row in sheet.read(held.opened())])
    if rehearsal:
        transaction.set_rollback(True)
        forget(by)
        return outcome
    if outcome.problems:
        raise RuleBroken("gate.sheet_has_problems", count=len(outcome.problems))
    held.done_on, held.content = today, b""
    held.save(update_fields=["done_on", "content"])
    audit.record(by, "casework.leaver_list_taken", held, rows=len(outcome.rows))
    return outcome


def _row(by: User, upload: SheetUpload, row: SheetRow, today: date) -> RowResult:
    result = RowResult(row.number, row.text(sheet.NAME), row.text(sheet.RELEASE))
    try:
        with transaction.atomic():
            data, found = _read(by, row, today)
            key = uuid5(NAMESPACE_OID, f"leavers:{upload.pk}:{row.number}")
            leaver = gate.expect(by=by, data=data, form_key=key, today=today)
            result.release_on = data.release_on.isoformat()
            if found is not None:
                gate.assess(by=by, leaver=leaver, found=found, today=today, verb=Verb.EXPECT_LEAVER)
                result.is_assessed = True
    except RuleBroken as refusal:
        result.problem = sentence(refusal.code, refusal.params)
    return result


def _read(by: User, row: SheetRow, today: date) -> tuple[Expected, Found | None]:
    sex = row.text(sheet.SEX)
    if sex not in sheet.SEXES:
        raise RuleBroken("gate.cell_sex")
    release_on = row.day(sheet.RELEASE)
    if release_on is None:
        raise RuleBroken("gate.cell_needed", column=sheet.RELEASE)
    centre_name = row.text(sheet.CENTRE)
    centres = Organisation.objects.filter(alive(), kind=Organisation.Kind.ISOLATION_CENTRE)
    centre = centres.filter(name=centre_name).first() if centre_name else None
    scores = tuple(row.score(title) for title in sheet.SCORES)
    words = tuple(row.text(title) for title in sheet.WORDS)
    data = Expected(
        area=_area(by, row.needed(sheet.AREA)),
        name=row.needed(sheet.NAME),
        release_on=release_on,
        told_on=today,
        sex=sheet.SEXES[sex],
        born_on=row.day(sheet.BORN),
        id_number=row.text(sheet.NUMBER),
        phone=row.text(sheet.PHONE),
        centre=centre,
        centre_name="" if centre else centre_name,
    )
    is_assessed = any(score is not None for score in scores) or any(words)
    return data, Found(row.day(sheet.ASSESSED), today, scores, words) if is_assessed else None


def _area(by: User, name: str) -> Area:
    """The one area of that name where ``by`` may enter leavers; the last part of a full name counts."""
    last = name.replace("›", "/").strip("/").split("/")[-1].strip()
    found = list(areas_to_expect_in(by).filter(name=last)[:2])
    if len(found) != 1:
        raise RuleBroken("gate.cell_area", value=name)
    return found[0]
