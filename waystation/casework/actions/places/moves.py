"""Change of place and two-place supervision, with what falls due after them, and who is told where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import Area, User
from waystation.accounts.queries import heads_of
from waystation.casework.actions import obligations
from waystation.clients.models import Client
from waystation.common import scope
from waystation.notices import actions as notices
from waystation.orders import queries
from waystation.orders.actions import places
from waystation.orders.models import Move, SharedFile


def _tell(
    by: User, to: Iterable[User | None], code: str, key: str, client: Client | None, **data: str
) -> None:
    """Tell people of this place or the other; ``client`` only where writer and reader both reach the file."""
    people = {one.pk: one for one in to if one is not None}
    notices.notify(by=by, to=list(people.values()), code=code, client=client, key=key, **data)


def _to_name(move: Move) -> str:
    return queries.street_name(move.to_area_id) if move.to_area_id else move.to_outside


@transaction.atomic
def ask_move(*, by: User, client: Client, data: places.MoveData, form_key: UUID, today: date) -> Move:
    """See ``orders.actions.places.ask_move``."""
    move = places.ask_move(by=by, client=client, data=data, form_key=form_key, today=today)
    obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def send_move(*, by: User, move: Move, papers: Iterable[int], today: date) -> Move:
    """See ``orders.actions.places.send_move``; the other street's heads are asked."""
    move = places.send_move(by=by, move=move, papers=papers, today=today)
    if move.to_area_id:
        key = f"move:{move.pk}/{move.sent_on}"
        name = queries.street_name(move.from_area_id)
        _tell(by, heads_of(move.to_area_id), "places.move_arrived", key, None, from_name=name)
    obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def withdraw_move(*, by: User, move: Move, reason: str, today: date) -> Move:
    """See ``orders.actions.places.withdraw_move``; where it was sent already, the other street hears."""
    was_sent = move.sent_on is not None
    move = places.withdraw_move(by=by, move=move, reason=reason, today=today)
    if was_sent and move.to_area_id:
        name = queries.street_name(move.from_area_id)
        _tell(
            by,
            heads_of(move.to_area_id),
            "places.move_withdrawn",
            f"move-off:{move.pk}",
            None,
            from_name=name,
        )
    obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def accept_move(*, by: User, move: Move, area: Area, worker: User, today: date) -> Move:
    """See ``orders.actions.places.accept_move``; what is due goes on under the law of the new place.

    The old place is told that it arrived, the new worker that a person is theirs.
    """
    move = places.accept_move(by=by, move=move, area=area, worker=worker, today=today)
    name = _to_name(move)
    old = [move.sent_by, move.from_worker, move.recorded_by]
    _tell(by, old, "places.move_taken", f"move-taken:{move.pk}", None, to_name=name)
    _tell(by, [worker], "places.move_yours", f"move-yours:{move.pk}", move.client)
    obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def return_move(*, by: User, move: Move, reason: str, today: date) -> Move:
    """See ``orders.actions.places.return_move``; the sender hears it."""
    move = places.return_move(by=by, move=move, reason=reason, today=today)
    people = [move.sent_by, move.from_worker, move.recorded_by]
    _tell(
        by,
        people,
        "places.move_back",
        f"move-back:{move.pk}/{move.returned_on}",
        None,
        to_name=_to_name(move),
    )
    with scope.everything():  # what is due of a file that its caller does not reach
        obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def undo_move(*, by: User, move: Move, reason: str, today: date) -> Move:
    """See ``orders.actions.places.undo_move``; the old place answers again and hears it."""
    move = places.undo_move(by=by, move=move, reason=reason, today=today)
    people = [move.sent_by, move.from_worker]
    _tell(by, people, "places.move_undone", f"move-undone:{move.pk}", None, to_name=_to_name(move))
    with scope.everything():  # the file has left its caller's places
        obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def record_receipt(*, by: User, move: Move, on: date, note: str, today: date) -> Move:
    """See ``orders.actions.places.record_receipt``."""
    move = places.record_receipt(by=by, move=move, on=on, note=note, today=today)
    obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def report_there(*, by: User, move: Move, on: date, today: date) -> Move:
    """See ``orders.actions.places.report_there``."""
    move = places.report_there(by=by, move=move, on=on, today=today)
    obligations.refresh(by=by, client=move.client, today=today)
    return move


@transaction.atomic
def tell_police(*, by: User, move: Move, on: date, today: date) -> Move:
    """See ``orders.actions.places.tell_police``."""
    move = places.tell_police(by=by, move=move, on=on, today=today)
    obligations.refresh(by=by, client=move.client, today=today)
    return move


# --- two places -----------------------------------------------------------------------------------------


@transaction.atomic
def ask_shared(
    *, by: User, client: Client, data: places.SharedData, form_key: UUID, today: date
) -> SharedFile:
    """See ``orders.actions.places.ask_shared``; the other street's heads get the letter."""
    row = places.ask_shared(by=by, client=client, data=data, form_key=form_key, today=today)
    name = queries.street_name(row.client.area_id)
    _tell(by, heads_of(row.area_id), "places.shared_letter", f"shared:{row.pk}", None, from_name=name)
    obligations.refresh(by=by, client=row.client, today=today)
    return row


def _first_place(row: SharedFile) -> list[User | None]:
    with scope.everything():  # who answers there is no secret of the file
        worker = Client.objects.select_related("worker").get(pk=row.client_id).worker
    return [row.asked_by, worker]


@transaction.atomic
def accept_shared(*, by: User, shared: SharedFile, worker: User, words: str, today: date) -> SharedFile:
    """See ``orders.actions.places.accept_shared``; both places hear it."""
    row = places.accept_shared(by=by, shared=shared, worker=worker, words=words, today=today)
    name = queries.street_name(row.area_id)
    key = f"shared-yes:{row.pk}"
    _tell(by, [*_first_place(row), worker], "places.shared_yes", key, None, to_name=name, who=worker.name)
    with scope.everything():  # the page's transaction was told what its head reached before
        obligations.refresh(by=by, client=row.client, today=today)
    return row


@transaction.atomic
def refuse_shared(*, by: User, shared: SharedFile, reason: str, today: date) -> SharedFile:
    """See ``orders.actions.places.refuse_shared``."""
    row = places.refuse_shared(by=by, shared=shared, reason=reason, today=today)
    name = queries.street_name(row.area_id)
    _tell(by, _first_place(row), "places.shared_no", f"shared-no:{row.pk}", None, to_name=name)
    with scope.everything():  # as above
        obligations.refresh(by=by, client=row.client, today=today)
    return row


@transaction.atomic
def withdraw_shared(*, by: User, shared: SharedFile, today: date) -> SharedFile:
    """See ``orders.actions.places.withdraw_shared``."""
    row = places.withdraw_shared(by=by, shared=shared, today=today)
    obligations.refresh(by=by, client=row.client, today=today)
    return row


@transaction.atomic
def ask_end(*, by: User, shared: SharedFile, reason: str, today: date) -> SharedFile:
    """See ``orders.actions.places.ask_end``; the other place is asked."""
    row = places.ask_end(by=by, shared=shared, reason=reason, today=today)
    other = _first_place(row) if row.end_asked_side == "second" else [row.answered_by, row.worker]
    _tell(by, other, "places.shared_end_asked", f"shared-end:{row.pk}/{today}", None)
    with scope.everything():  # either side may reach the file only as the other place's
        obligations.refresh(by=by, client=row.client, today=today)
    return row


@transaction.atomic
def agree_end(*, by: User, shared: SharedFile, today: date) -> SharedFile:
    """See ``orders.actions.places.agree_end``; both places hear it."""
    row = places.agree_end(by=by, shared=shared, today=today)
    people = [*_first_place(row), row.answered_by, row.worker]
    _tell(by, people, "places.shared_ended", f"shared-over:{row.pk}", None)
    with scope.everything():  # as above
        obligations.refresh(by=by, client=row.client, today=today)
    return row


@transaction.atomic
def keep_on(*, by: User, shared: SharedFile, today: date) -> SharedFile:
    """See ``orders.actions.places.keep_on``."""
    row = places.keep_on(by=by, shared=shared)
    with scope.everything():  # as above
        obligations.refresh(by=by, client=row.client, today=today)
    return row
