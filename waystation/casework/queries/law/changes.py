"""Legal records and requests to change them: what each record is, and which requests a person sees.

``SUBJECTS`` is the one list of legal records whose later change waits for a second person; how a change is
read from its form and carried out stands beside it, in ``casework.forms.law.changes``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from waystation.accounts.access import roles
from waystation.accounts.models import User
from waystation.casework.models import ChangeRequest
from waystation.clients.access import reachable
from waystation.clients.models import Client
from waystation.common.fields import SealedBytesField
from waystation.orders.models import Absence, IsolationSpell, Leave, LeaveExtension, Order, OrderStep
from waystation.orders.queries import law_for
from waystation.papers.models import IssuedPaper
from waystation.rules import changes as rules
from waystation.rules.changes import ChangeState, Entry, Subject, Way, WhySecond, way
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb, may
from waystation.rules.screening import Nature
from waystation.screening.models import Screening

#: Lines of a page.
PAGE = 30


@dataclass(frozen=True)
class Record:
    """One sort of legal record: its table, the verb that records it, and how a row of it was entered.

    ``file``: the way to its client. ``above``: label and column of the row it hangs on, where it does not
    hang on the file itself. ``legal``: for tables that hold care beside law. ``struck``: the column that
    says when it was taken back; ``writer`` and ``entered``: who wrote it down, and when.
    """

    model: type[Model]
    verb: Verb
    struck: str = ""
    writer: str = "recorded_by_id"
    entered: str = "recorded_at"
    file: str = "client"
    above: tuple[str, str] = ("", "")
    legal: Callable[[Any], bool] = lambda row: True
    approved: Callable[[Any], bool] = lambda row: False
    beside: Callable[[Any], object] = lambda row: None

    def find(self, row_id: int, *, lock: bool = False) -> Any:
        """The row with its client, or None; the caller has reached the client."""
        rows: QuerySet[Any] = self.model._default_manager.select_related(self.file)
        return (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=row_id).first()

    def is_struck(self, row: Any) -> bool:
        """Whether it was taken back or replaced."""
        return bool(self.struck and getattr(row, self.struck))

    def client_of(self, row: Any) -> Client:
        """Whose record it is."""
        for name in self.file.split("__"):
            row = getattr(row, name)
        found: Client = row
        return found

    def hangs_on(self, row_id: int) -> list[tuple[str, int]]:
        """The row that hangs on the file: itself, or the one above (label, id)."""
        label, column = self.above
        if not label:
            return [(self.model._meta.label, row_id)]
        above = self.model._default_manager.filter(pk=row_id).values_list(column, flat=True)
        return [(label, pk) for pk in above]

    def mark(self, row: Any) -> str:
        """What the record says, as a fingerprint: equal as long as nobody has changed it.

        Whose file it is counts separately: two files that are joined change no record.
        """
        values = {
            field.name: getattr(row, field.attname)
            for field in self.model._meta.concrete_fields
            if field.name != "client" and not isinstance(field, SealedBytesField)
        }
        text = json.dumps([values, self.beside(row)], cls=DjangoJSONEncoder, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def _steps(order: Order) -> object:
    return list(order.steps.order_by("pk").values_list("pk", "withdrawn_at"))


SUBJECTS: Mapping[Subject, Record] = {
    Subject.SCREENING: Record(
        Screening,
        Verb.RECORD_SCREENING,
        struck="withdrawn_at",
        legal=lambda row: row.nature == Nature.LEGAL,
        approved=lambda row: row.replaces_id is not None,
    ),
    Subject.ORDER: Record(Order, Verb.RECORD_ORDER_STEP, beside=_steps),
    Subject.ORDER_STEP: Record(
        OrderStep,
        Verb.RECORD_ORDER_STEP,
        struck="withdrawn_at",
        file="order__client",
        above=("orders.Order", "order_id"),
        beside=lambda row: _steps(row.order),
    ),
    Subject.LEAVE: Record(Leave, Verb.RECORD_AWAY, struck="withdrawn_on"),
    Subject.EXTENSION: Record(
        LeaveExtension,
        Verb.RECORD_AWAY,
        struck="withdrawn_on",
        file="leave__client",
        above=("orders.Leave", "leave_id"),
    ),
    Subject.ABSENCE: Record(Absence, Verb.RECORD_AWAY, struck="withdrawn_on"),
    Subject.PAPER: Record(
        IssuedPaper, Verb.ISSUE_PAPERS, struck="cancelled_on", writer="issued_by_id", entered="issued_at"
    ),
    Subject.ISOLATION: Record(IsolationSpell, Verb.RECORD_ORDER_STEP, struck="withdrawn_at"),
}


def way_of(by: User, subject: Subject, row: Any, today: date, *, legal_after: bool = False) -> Way:
    """How ``by`` may change this record today. ``legal_after``: the change itself would make it legal.

    Raises RuleBroken as ``rules.changes.way``.
    """
    entry, free_days = _entry(subject, row, today, legal_after=legal_after)
    return way(entry, by=by.pk, today=today, free_days=free_days)


def _entry(subject: Subject, row: Any, today: date, *, legal_after: bool = False) -> tuple[Entry, int]:
    """The record as the rules see it, and the days on which its writer changes it alone."""
    record = SUBJECTS[subject]
    entry = Entry(
        written_by=getattr(row, record.writer),
        entered_on=timezone.localdate(getattr(row, record.entered)),
        is_legal=legal_after or record.legal(row),
        is_approved=record.approved(row),
        is_struck=record.is_struck(row),
    )
    return entry, law_for(record.client_of(row).area_id, today).number("change_free_days")


def check(
    *,
    by: User,
    subject: Subject,
    row: Any,
    today: date,
    approved: ChangeRequest | None,
    legal_after: bool = False,
) -> None:
    """The gate before a record is changed: a legal one after its day only by an approved request.

    The caller has reached and locked the file: the record is read again behind that lock, for the row that a
    page was opened with may be older. Of one that was taken back the action itself says so. Raises RuleBroken
    ``changes.second_person``.
    """
    row = SUBJECTS[subject].find(row.pk)
    if row is None or SUBJECTS[subject].is_struck(row):
        return
    if approved is not None and (approved.subject, approved.row_id) == (subject, row.pk):
        return
    if way_of(by, subject, row, today, legal_after=legal_after) is Way.SECOND_PERSON:
        raise RuleBroken("changes.second_person")


def why_second(by: User, subject: Subject, row: Any, today: date) -> WhySecond | None:
    """Why a change of this record waits for another person; None where it does not, or is taken back."""
    entry, free_days = _entry(subject, row, today)
    return rules.why_second(entry, by=by.pk, today=today, free_days=free_days)


def waiting(subject: Subject, *row_ids: int) -> dict[int, ChangeRequest]:
    """The requests that wait on these records of one sort, by record; the caller has reached the file."""
    rows = ChangeRequest.objects.filter(subject=subject, row_id__in=row_ids, state=ChangeState.WAITING)
    return {row.row_id: row for row in rows.select_related("asked_by")}


def waiting_in(client: Client) -> dict[str, ChangeRequest]:
    """All that wait in one file, by record (``"leave:12"``): one statement; the caller has reached it."""
    rows = ChangeRequest.objects.filter(client=client, state=ChangeState.WAITING)
    return {f"{row.subject}:{row.row_id}": row for row in rows}


def visible_to(user: User) -> QuerySet[ChangeRequest]:
    """The requests about records that ``user`` may record: nobody sees one about another sort of record."""
    mine = Q(pk__in=[])
    for verb in sorted({record.verb for record in SUBJECTS.values() if may(roles(user), record.verb)}):
        named = [subject.value for subject, record in SUBJECTS.items() if record.verb is verb]
        mine |= reachable(user, verb, prefix="client__") & Q(subject__in=named)
    return ChangeRequest.objects.filter(mine).select_related(
        "client__area", "client__worker", "asked_by", "decided_by"
    )


def to_decide(user: User) -> QuerySet[ChangeRequest]:
    """What waits for ``user`` as the second person, the longest waiting first; never one of their own."""
    mine = reachable(user, Verb.DECIDE_CHANGE, prefix="client__")
    rows = visible_to(user).filter(mine, state=ChangeState.WAITING)
    return rows.exclude(asked_by=user).order_by("asked_at", "pk")


def on_shelf(user: User, shelf: str) -> QuerySet[ChangeRequest]:
    """``waiting``: for me to decide; ``mine``: what I asked; ``done``: what was decided of my files."""
    if shelf == "waiting":
        return to_decide(user)
    rows = visible_to(user).order_by("-asked_at", "-pk")
    return rows.filter(asked_by=user) if shelf == "mine" else rows.exclude(state=ChangeState.WAITING)


def is_stale(request: ChangeRequest, row: Any) -> bool:
    """Whether the record says something else than when it was asked about."""
    record = SUBJECTS[Subject(request.subject)]
    is_same_file = record.client_of(row).pk == request.client_id
    return not is_same_file or record.mark(row) != json.loads(request.asked)["mark"]


def open_requests(client_id: int) -> int:
    """How many requests wait in a file; the caller holds its lock."""
    return ChangeRequest.objects.filter(client=client_id, state=ChangeState.WAITING).count()
