"""The last step of every page that changes a legal record: at once, or as a request for a second person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django import forms
from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.law import changes as flows
from waystation.casework.forms.law import changes as hands
from waystation.casework.models import ChangeRequest
from waystation.casework.queries.law import changes as queries
from waystation.clients.forms.fields import attempt
from waystation.rules.changes import Subject, Way, What


class Outcome(IntEnum):
    """What came of pressing the button; false where the form has to be shown again."""

    REFUSED = 0
    DONE = 1
    ASKED = 2


#: What the forms call the reason.
_REASONS = ("correction_reason", "reason")


def about(request: UserRequest, form: forms.Form, subject: Subject, row: Any) -> dict[str, object]:
    """What a page of a change says before the button is pressed: the request that waits, or that one will.

    A reason that may be left out otherwise is asked for then.
    """
    found = says(request, subject, row)
    for name in _REASONS if found["needs_second"] else ():
        if name in form.fields:
            form.fields[name].required = True
    return found


def says(request: UserRequest, subject: Subject, row: Any) -> dict[str, object]:
    """The same for a page that asks for its reason itself."""
    waits: ChangeRequest | None = queries.waiting(subject, row.pk).get(row.pk)
    why = queries.why_second(request.user, subject, row, timezone.localdate())
    return {"change": waits, "needs_second": why}


@dataclass(frozen=True)
class Change:
    """What a page is about to change, and why. ``legal_after``: the change itself would make it legal."""

    subject: Subject
    row: Any
    what: What
    reason: str
    legal_after: bool = False


def attempt_or_ask(
    request: UserRequest,
    form: forms.Form,
    act: Callable[[], object],
    fields: Mapping[str, str],
    change: Change,
    *,
    said: Callable[[], str] | None = None,
) -> Outcome:
    """Make the change, or ask for it where a second person is needed; refused, the form says why.

    ``said``: the sentence that tells that it was made.
    """
    record, today = queries.SUBJECTS[change.subject], timezone.localdate()
    given = (request.user, change.subject, change.row, today)
    needed = not record.is_struck(change.row) and (
        queries.way_of(*given, legal_after=change.legal_after) is Way.SECOND_PERSON
    )
    if not needed:
        if not attempt(form, act, fields):
            return Outcome.REFUSED
        if said is not None:
            messages.success(request, said())
        return Outcome.DONE
    reason = next((name for name in _REASONS if name in form.fields), "")
    if not attempt(form, lambda: _ask(request, form, change), {**fields, "changes.reason_needed": reason}):
        return Outcome.REFUSED
    messages.success(request, _("已提出申请，等另一人批准后生效；在这之前记录不变。"))
    return Outcome.ASKED


def _ask(request: UserRequest, form: forms.Form, change: Change) -> ChangeRequest:
    now = timezone.now()
    today, row = timezone.localdate(now), change.row
    return flows.ask(
        by=request.user,
        subject=change.subject,
        row_id=row.pk,
        client_id=queries.SUBJECTS[change.subject].client_of(row).pk,
        what=change.what,
        posted=hands.posted_text(form),
        before=hands.before(change.subject, row, today),
        reason=change.reason,
        carry_out=hands.carry_out,
        today=today,
        now=now,
        legal_after=change.legal_after,
    )
