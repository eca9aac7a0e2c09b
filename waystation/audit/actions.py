"""The one function through which everybody writes the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction

from waystation.common.reading import statements
from waystation.rules.problems import RuleBroken

from . import queries
from .chain import form, seals, writing
from .models import MonthSigned, Seal

if TYPE_CHECKING:
    from waystation.accounts.models import User

#: Where the current request comes from; set by the middleware, absent in jobs and commands.
source: ContextVar[str | None] = ContextVar("audit_source", default=None)
#: Id of the colleague whose work is being covered: every entry of the while carries both.
acting_for: ContextVar[int | None] = ContextVar("audit_acting_for", default=None)
#: Id of the way in (``portal.Login``) of whoever is signed in to the portal: not staff, so they are no actor.
signed_in_as: ContextVar[int | None] = ContextVar("audit_signed_in_as", default=None)


@contextmanager
def covering(colleague_id: int | None) -> Iterator[None]:
    """Whatever is recorded inside is done for this colleague (None: for nobody)."""
    token = acting_for.set(colleague_id)
    try:
        yield
    finally:
        acting_for.reset(token)


def record(
    by: User | None,
    verb: str,
    subject: models.Model,
    *,
    client_id: int | None = None,
    reason: str = "",
    on_behalf_of: User | int | None = None,
    **data: object,
) -> None:
    """Add one entry in the caller's transaction.

    ``verb`` is ``room.what_happened``; ``by`` is None only for the system itself (nightly pass,
    command line) and for a client, relative or merchant in the portal: then ``data`` says ``login``
    (:data:`signed_in_as`). ``reason`` is a code: words that somebody typed rest sealed in the room that
    asked, and ``data`` says only that there are some (``words=True``). ``on_behalf_of`` is the colleague
    covered; what :data:`acting_for` says, if it is not given. ``data`` holds ids, codes and dates — no
    names, no numbers of persons, no free text.
    """
    about = writing.About(
        subject._meta.label_lower, subject.pk, client_id, form.data_text(_with_login(by, data))
    )
    writing.append(_deed(by, verb, reason, on_behalf_of), [about])


def record_many(
    *,
    by: User | None,
    verb: str,
    subjects: Iterable[tuple[models.Model, int | None, Mapping[str, object]]],
    reason: str = "",
    on_behalf_of: User | int | None = None,
) -> None:
    """As :func:`record` for many subjects in one statement: (subject, client id, data) each."""
    abouts = [
        writing.About(subject._meta.label_lower, subject.pk, client_id, form.data_text(_with_login(by, data)))
        for subject, client_id, data in subjects
    ]
    writing.append(_deed(by, verb, reason, on_behalf_of), abouts)


def record_rows(
    *,
    by: User | None,
    verb: str,
    table: type[models.Model],
    rows: Iterable[tuple[int, int | None, Mapping[str, object]]],
) -> None:
    """As :func:`record_many` for rows of one table that are no objects: (id, client id, data) each."""
    label = table._meta.label_lower
    abouts = [
        writing.About(label, pk, client_id, form.data_text(_with_login(by, data)))
        for pk, client_id, data in rows
    ]
    writing.append(_deed(by, verb, "", None), abouts)


def _with_login(by: User | None, data: Mapping[str, object]) -> Mapping[str, object]:
    """``data``, and who in the portal did it, where it was nobody of the staff."""
    login = signed_in_as.get()
    return data if by is not None or login is None else {"login": login, **data}


def _deed(by: User | None, verb: str, reason: str, on_behalf_of: User | int | None) -> writing.Deed:
    covered = acting_for.get() if on_behalf_of is None else on_behalf_of
    covered_id: int | None = covered.pk if isinstance(covered, models.Model) else covered
    actor: int | None = by.pk if by is not None else None
    return writing.Deed(
        actor=actor,
        on_behalf_of=None if actor is None or covered_id == actor else covered_id,
        verb=verb,
        reason=reason,
        source=form.address(source.get()),
        changes=verb not in queries.LOOKS,
    )


#: Looking at one file again within this time is the same look.
SAME_LOOK = timedelta(minutes=10)
_SAME_LOOK = """
SELECT 1 FROM audit_entry
 WHERE actor_id = %(by)s AND at > %(since)s AND client_id = %(client)s AND verb = %(verb)s
   AND on_behalf_of_id IS NOT DISTINCT FROM %(covered)s::bigint AND reason = %(reason)s LIMIT 1
"""


def looked(
    by: User,
    verb: str,
    subject: models.Model,
    *,
    client_id: int,
    now: datetime,
    reason: str = "",
) -> None:
    """Note that ``by`` looked at a client's file, once per ``SAME_LOOK``, reason and colleague covered."""
    told = {"by": by.pk, "client": client_id, "verb": verb, "reason": reason, "covered": acting_for.get()}
    if not statements.rows(_SAME_LOOK, {**told, "since": now - SAME_LOOK}):
        record(by, verb, subject, client_id=client_id, reason=reason)


@transaction.atomic
def seal(*, by: User | None, now: datetime) -> Seal:
    """Seal the record as it stands; ``chain.seals.carry_outside`` then writes it to the file outside."""
    made = seals.make(by_id=None if by is None else by.pk, now=now)
    if by is not None:
        record(by, "audit.sealed", made)
    return made


@transaction.atomic
def confirm_month(*, by: User, month: date, signed_on: date, today: date, now: datetime) -> MonthSigned:
    """The month's page was printed, signed by hand and put away. Said twice it stays as the first time.

    Raises RuleBroken ``audit.month_not_over``, ``audit.month_not_sealed`` and ``audit.signed_on_wrong``.
    """
    if signed_on > today or signed_on < month:
        raise RuleBroken("audit.signed_on_wrong")
    closing = queries.seal_of_month(month, today=today)
    held, made = MonthSigned.objects.get_or_create(
        month=month,
        defaults={"seal": closing, "signed_on": signed_on, "confirmed_by": by, "confirmed_at": now},
    )
    if made:
        record(by, "audit.month_signed", held, month=month.isoformat(), seal=closing.number)
    return held
