"""An office's own templates and numbers."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import transaction

from waystation.accounts.models import Organisation, User
from waystation.audit import actions as audit
from waystation.papers import checking
from waystation.papers.access import must_office
from waystation.papers.models import Form, PaperNumbering, PaperTemplate
from waystation.rules.papers import PaperKind, check_pattern


@transaction.atomic
def keep_template(
    *,
    by: User,
    office: Organisation,
    kind: PaperKind,
    form: Form,
    content: bytes,
    file_name: str,
    today: date,
) -> PaperTemplate:
    """Put an office's own template in force from today; the one before it stays as a former version.

    It is looked at as closely as when it was tried out. Raises RuleBroken with the codes of
    ``checking.check``.
    """
    office = must_office(by, office.pk, lock=True)
    checking.check(content, form, kind)
    digest = hashlib.sha256(content).hexdigest()
    held = PaperTemplate.objects.filter(organisation=office, kind=kind.paper, form=form, until__isnull=True)
    before = held.first()
    if before is not None and before.digest == digest:
        return before
    if before is not None:
        _end(before, by, today)
    made = PaperTemplate.objects.create(
        organisation=office,
        kind=kind.paper,
        form=form,
        content=content,
        digest=digest,
        file_name=file_name[:120],
        since=today,
        made_by=by,
    )
    audit.record(by, "papers.template_kept", made, office=office.pk, kind=kind.paper, form=form)
    return made


def _end(row: PaperTemplate, by: User, today: date) -> None:
    row.until, row.ended_by = today, by
    row.save(update_fields=["until", "ended_by"])


@transaction.atomic
def back_to_shipped(*, by: User, office: Organisation, kind: PaperKind, form: Form, today: date) -> None:
    """From now on the shipped template again."""
    office = must_office(by, office.pk, lock=True)
    held = PaperTemplate.objects.filter(
        organisation=office, kind=kind.paper, form=form, until__isnull=True
    ).first()
    if held is None:
        return
    _end(held, by, today)
    audit.record(by, "papers.template_ended", held, office=office.pk, kind=kind.paper, form=form)


@transaction.atomic
def set_pattern(*, by: User, office: Organisation, kind: PaperKind, pattern: str) -> PaperNumbering | None:
    """How the office writes the numbers of this kind from the next paper on; empty: as usual.

    Raises RuleBroken with the codes of ``rules.papers.check_pattern``.
    """
    office = must_office(by, office.pk, lock=True)
    rows = PaperNumbering.objects.filter(organisation=office, kind=kind.paper)
    if not pattern.strip():
        if held := rows.first():
            audit.record(by, "papers.numbering_usual", held, office=office.pk, kind=kind.paper)
            held.delete()
        return None
    pattern = check_pattern(pattern)
    made, _new = PaperNumbering.objects.update_or_create(
        organisation=office, kind=kind.paper, defaults={"pattern": pattern, "made_by": by}
    )
    audit.record(by, "papers.numbering_set", made, office=office.pk, kind=kind.paper)
    return made
