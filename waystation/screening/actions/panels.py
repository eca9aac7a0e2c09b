"""Panels and detection windows: a row begins, a row ends; none is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.rules.law import Mark
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Material
from waystation.screening.models import DetectionWindow, Panel


@transaction.atomic
def add_panel(
    *,
    by: User,
    name: str,
    material: Material,
    analytes: Sequence[str],
    cutoffs: Mapping[str, str],
    source: str,
    since: date,
) -> Panel:
    """A panel from ``since`` on. The same one twice is one.

    Raises RuleBroken ``specimens.analytes_needed``, ``specimens.source_needed``, ``specimens.window_exists``.
    """
    if not analytes:
        raise RuleBroken("specimens.analytes_needed")
    if not source.strip():
        raise RuleBroken("specimens.source_needed")
    said = {code: text.strip() for code, text in cutoffs.items() if code in analytes and text.strip()}
    row, made = Panel.objects.get_or_create(
        name=name.strip(),
        since=since,
        defaults={
            "material": material,
            "analytes": list(analytes),
            "cutoffs": said,
            "source": source.strip(),
            "mark": Mark.PRACTICE,
            "made_by": by,
        },
    )
    if not made and (row.analytes, row.cutoffs, row.made_by_id) != (list(analytes), said, by.pk):
        raise RuleBroken("specimens.window_exists")
    if made:
        audit.record(by, "screening.panel_added", row, since=since.isoformat())
    return row


@transaction.atomic
def end_panel(*, by: User, panel: Panel, until: date) -> Panel:
    """The last day of a panel; the tests made with it keep it.

    Raises RuleBroken ``specimens.panel_ended``, ``specimens.until_before_since``.
    """
    row = Panel.objects.select_for_update(of=("self",)).get(pk=panel.pk)
    _end(row, until)
    audit.record(by, "screening.panel_ended", row, until=until.isoformat())
    return row


def _end(row: Panel | DetectionWindow, until: date) -> None:
    if row.until is not None and row.until != until:
        raise RuleBroken("specimens.panel_ended")
    if until < row.since:
        raise RuleBroken("specimens.until_before_since", since=row.since)
    row.until = until
    row.save(update_fields=["until"])


@transaction.atomic
def add_window(
    *, by: User, analyte: str, material: Material, said: str, source: str, since: date
) -> DetectionWindow:
    """What a newer source says, from ``since`` on; the row before it ends the day before.

    Raises RuleBroken ``specimens.source_needed``, ``specimens.window_exists``.
    """
    if not source.strip():
        raise RuleBroken("specimens.source_needed")
    same = DetectionWindow.objects.select_for_update().filter(analyte=analyte, material=material)
    held = list(same.order_by("since"))
    for row in held:
        if row.since == since:
            if row.said == said.strip() and row.made_by_id == by.pk:
                return row
            raise RuleBroken("specimens.window_exists")
    later = [row for row in held if row.since > since]
    before = [row for row in held if row.since < since and (row.until is None or row.until >= since)]
    for row in before:
        row.until = since - timedelta(days=1)
        row.save(update_fields=["until"])
    # Two at once with the first words of all: nothing is there to lock, the second finds the first one's row.
    row, made = DetectionWindow.objects.get_or_create(
        analyte=analyte,
        material=material,
        since=since,
        defaults={
            "said": said.strip(),
            "source": source.strip(),
            "mark": Mark.PRACTICE,
            "until": later[0].since - timedelta(days=1) if later else None,
            "made_by": by,
        },
    )
    if not made:
        raise RuleBroken("specimens.window_exists")
    audit.record(by, "screening.window_added", row, since=since.isoformat())
    return row
