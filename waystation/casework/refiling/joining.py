"""Two files become one: the rows, without a word to anybody (``casework.actions.refiling`` does that).

``join`` is also what the preview does before it takes everything back, so that what is shown is what happens.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.casework import hanging
from waystation.casework.models import Obligation
from waystation.casework.refiling import rehanging
from waystation.casework.refiling.questions import FIELDS, Answers, OneOrder, Questions
from waystation.clients.hanging import Hangs, Way
from waystation.clients.models import SEALED, AreaSpell, Client, ClientName, Consent, TeamMember
from waystation.clients.queries import works_in
from waystation.clients.rows import PINYIN, id_marks, name_row
from waystation.common.persons import pinyin
from waystation.contacts.models import Contact
from waystation.orders.models import Agreement, Order
from waystation.rules.files.refiling import Side
from waystation.rules.orders import State
from waystation.screening.models import Screening

#: Tables whose rows name their order beside the file.
ON_ORDER = frozenset(row.model for row in rehanging.ON_ORDER)


def join(
    *,
    by: User,
    target: Client,
    source: Client,
    asked: Questions,
    answers: Answers,
    today: date,
    now: datetime,
) -> None:
    """Move everything of ``source`` to ``target`` as ``answers`` say, and close ``source`` as a signpost.

    The caller holds both locks, checked the answers, and computes the obligations of both afterwards.
    """
    for pair in asked.orders:
        _one_order(pair, asked, answers, today)
    for double in asked.twice:
        if answers.is_same(double.question):
            _strike(by, double.source, now)
    gone = [p.standing.pk for p in asked.consents if not answers.stands(p.question)]
    Consent.objects.filter(pk__in=gone).update(withdrawn_on=today)
    chosen = {f.name: _value(f.target, f.source, answers.side(f.question)) for f in asked.fields}
    _team(target, source, chosen.get("worker_id", target.worker_id or source.worker_id), today)
    dropped = {(p.source if answers.side(p.question) is Side.TARGET else p.target).pk for p in asked.orders}
    for hangs in hanging.MOVING:
        _move(hangs, target, source, dropped)
    for pair in asked.orders:
        rehanging.stayed_behind(*_kept_and_gone(pair, answers), source)
    rehanging.after_spells(target, source)
    _close(target, source, today)
    _set(target, source, chosen, today)


def _value(target: Any, source: Any, side: Side) -> Any:
    if side is Side.BOTH:
        return sorted({*target, *source})
    return source if side is Side.SOURCE else target


# --- orders -------------------------------------------------------------------------------------------


def _kept_and_gone(pair: OneOrder, answers: Answers) -> tuple[Order, Order]:
    keeps_target = answers.side(pair.question) is Side.TARGET
    return (pair.target, pair.source) if keeps_target else (pair.source, pair.target)


def _one_order(pair: OneOrder, asked: Questions, answers: Answers, today: date) -> None:
    """One entry of the order goes on; the other stays with the closed file, what hung on it is re-hung."""
    kept, gone = _kept_and_gone(pair, answers)
    if gone.ended_on is None:
        # No step of the law: it was never a second order. It only must not count as a running one.
        Order.objects.filter(pk=gone.pk).update(ended_on=today, state=State.TERMINATED, state_on=today)
    _agreement(pair, kept, gone, asked, answers)
    rehanging.rehang(kept, gone)
    rehanging.sheets(kept, gone)
    if gone is pair.target:
        # One number stands once in a file: the entry that goes gives it up, the other has it.
        Order.objects.filter(pk=gone.pk).update(client=pair.source.client_id, number="")
        rehanging.with_its_file(gone, pair.source.client_id)


def _agreement(pair: OneOrder, kept: Order, gone: Order, asked: Questions, answers: Answers) -> None:
    """The agreement that holds hangs on the entry that goes on; another one in force stays with the other.

    Earlier ones, which were in force once, go along.
    """
    Agreement.objects.filter(order=gone, ends_on__isnull=False).update(order=kept)
    two = next((a for a in asked.agreements if a.target.order_id == pair.target.pk), None)
    standing = Agreement.objects.filter(ends_on__isnull=True)
    if two is None:
        if not standing.filter(order=kept).exists():
            standing.filter(order=gone).update(order=kept)
        return
    wanted = two.target if answers.side(two.question) is Side.TARGET else two.source
    if wanted.order_id == gone.pk:
        other = two.source if wanted is two.target else two.target
        ends_on = wanted.ends_on
        Agreement.objects.filter(pk=other.pk).update(ends_on=other.signed_on)
        Agreement.objects.filter(pk=wanted.pk).update(order=kept, ends_on=ends_on)
        Agreement.objects.filter(pk=other.pk).update(order=gone)


def _strike(by: User, row: Screening | Contact, now: datetime) -> None:
    type(row).objects.filter(pk=row.pk).update(
        withdrawn_at=now, withdrawn_by=by, withdrawn_reason=_("合并档案时确认为重复登记")
    )


# --- people -------------------------------------------------------------------------------------------


def _team(target: Client, source: Client, worker_id: int | None, today: date) -> None:
    """One responsible worker: the place of anybody else, and of the closed file, ends today."""
    places = TeamMember.objects.filter(
        client__in=[target, source], duty=TeamMember.Duty.WORKER, ends_on__isnull=True
    )
    keeps = places.filter(user=worker_id).order_by("client") if worker_id else places.none()
    mine = keeps.filter(client=target).first() or keeps.first()
    (places.exclude(pk=mine.pk) if mine else places).update(ends_on=today)


def _move(hangs: Hangs, target: Client, source: Client, dropped: set[int]) -> None:
    """The rows of one table; what the other file has already stays, and so does a dropped order."""
    rows = hanging.manager(hangs).filter(**{hangs.field: source})
    if hangs.way is Way.DERIVED:
        _move_derived(rows, target, dropped)
        return
    if hangs.model == "orders.Order":
        rows = rows.exclude(pk__in=dropped)
    elif hangs.model in ON_ORDER:
        # Not "not in": that would leave out what hangs on no order.
        rows = rows.exclude(order__in=dropped, order__isnull=False)
    if hangs.same:
        staying = _already_there(hangs, target, source)
        if hangs.stays_as and staying:
            hanging.manager(hangs).filter(pk__in=staying).update(**hangs.stays_as)
        rows = rows.exclude(pk__in=staying)
    if hangs.model == "clients.ClientName":
        rows.filter(kind=ClientName.Kind.CURRENT).update(client=target, kind=ClientName.Kind.FORMER)
    rows.update(**{hangs.field: target})


def _already_there(hangs: Hangs, target: Client, source: Client) -> list[int]:
    alive = {
        (f"{name}__isnull" if value is None else name): (True if value is None else value)
        for name, value in hangs.alive.items()
    }
    rows = hanging.manager(hangs).filter(**alive)
    found = _alike(rows, hangs.same, hangs.field, target, source)
    if hangs.open_until:
        still_open = rows.filter(**{f"{hangs.open_until}__isnull": True})
        found += _alike(still_open, hangs.open_by, hangs.field, target, source)
    return found


def _alike(rows: Any, columns: tuple[str, ...], field: str, target: Client, source: Client) -> list[int]:
    """Rows of ``source`` that say in ``columns`` what one of ``target`` says."""
    theirs = rows.filter(**{field: target}).values_list("pk", *columns)
    there = {_plain(rest) for _pk, *rest in theirs}
    mine = rows.filter(**{field: source}).values_list("pk", *columns)
    return [pk for pk, *rest in mine if _plain(rest) in there]


def _plain(values: Any) -> tuple[Any, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in values)


def _move_derived(rows: QuerySet[Obligation], target: Client, dropped: set[int]) -> None:
    """What is computed goes with its order; the rest is computed anew."""
    known = Obligation.objects.filter(client=target).values("key")
    rows.filter(Q(order__client=target)).exclude(key__in=known).exclude(order__in=dropped).update(
        client=target
    )


# --- the files themselves -----------------------------------------------------------------------------


def _close(target: Client, source: Client, today: date) -> None:
    """The closed file stays as a signpost: its number is found and leads on. It lies where the other lies."""
    source.area_spells.filter(ends_on__isnull=True).update(ends_on=today)
    source.merged_into = target
    if source.state == Client.State.OPEN:
        target_was_closed = target.state == Client.State.CLOSED
        source.state, source.closed_on = Client.State.CLOSED, today
        if target_was_closed:
            target.state, target.closed_on = Client.State.OPEN, None
    source.worker, source.without_worker_since = None, source.without_worker_since or today


def _set(target: Client, source: Client, chosen: dict[str, Any], today: date) -> None:
    """Write both files: the number of the closed one is given up first where the other takes it."""
    worker_id = chosen.get("worker_id", target.worker_id)
    area_id = chosen.get("area_id", target.area_id)
    # A sealed column that says the same is not written: sealed anew it would look changed.
    taken, given_up = {name for name, value in chosen.items() if value != getattr(target, name)}, set[str]()
    if "id_number" in chosen and chosen["id_number"] == source.id_number:
        chosen["id_index"], chosen["id_tail"] = id_marks(source.id_number)
        # Both numbers stay searchable: the closed file takes over the one that is given up.
        given_up = {"id_number"}
        source.id_number, marks = target.id_number, id_marks(target.id_number)
        Client.objects.filter(pk__in=[target.pk, source.pk]).update(id_index=None)
        source.id_index, source.id_tail = marks
    if area_id != target.area_id:
        target.area_spells.filter(ends_on__isnull=True).update(ends_on=today)
        AreaSpell.objects.create(client=target, area=source.area, starts_on=today)
    if "name" in chosen and chosen["name"] != target.name:
        _rename(target, chosen["name"])
        chosen["pinyin"] = pinyin.key(chosen["name"])[:PINYIN]
    for name, value in chosen.items():
        setattr(target, name, value)
    target.worker_id = _fitting(worker_id, area_id)
    target.without_worker_since = None if target.worker_id else (target.without_worker_since or today)
    if target.worker_id is None:
        target.team.filter(duty=TeamMember.Duty.WORKER, ends_on__isnull=True).update(ends_on=today)
    source.area_id = area_id
    target.is_protected = target.is_protected or source.is_protected
    target.has_recusals = target.has_recusals or source.has_recusals
    for client, fresh in ((source, given_up), (target, taken)):
        client.save(update_fields=[name for name in WRITTEN if name not in SEALED or name in fresh])


#: The columns of a file that joining may change.
WRITTEN = [
    *(name.removesuffix("_id") for name in FIELDS),
    "pinyin",
    "id_index",
    "id_tail",
    "is_protected",
    "has_recusals",
    "without_worker_since",
    "state",
    "closed_on",
    "merged_into",
    "changed_at",
]


def _fitting(worker_id: int | None, area_id: str) -> int | None:
    """The worker, if they work where the file lies now; else the file waits for one."""
    worker = User.objects.filter(pk=worker_id).first() if worker_id else None
    return worker_id if worker is not None and works_in(worker, area_id) else None


def _rename(client: Client, name: str) -> None:
    client.names.filter(kind=ClientName.Kind.CURRENT).update(kind=ClientName.Kind.FORMER)
    if not client.names.filter(text=name).update(kind=ClientName.Kind.CURRENT):
        name_row(client, ClientName.Kind.CURRENT, name).save(force_insert=True)
