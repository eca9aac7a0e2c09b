"""Handing over a caseload: planned with a look at every file, carried out by a job, stopped, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework.actions.hand_out import give, undo_hand_out
from waystation.casework.background import defer_hand_over
from waystation.casework.models import HandOver, HandOverFile
from waystation.casework.queries.team import hand_overs as queries
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.notices import actions as notices
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

State, Outcome = queries.State, queries.Outcome


@transaction.atomic
def plan_hand_over(
    *,
    by: User,
    worker: User,
    moves: Mapping[int, User],
    notes: Mapping[int, str],
    form_key: UUID,
    today: date,
) -> HandOver:
    """Order the hand-over of ``moves`` (client id → receiver); a job carries it out. Ordered twice it is one.

    ``notes``: words for the successor, by client id. Raises RuleBroken ``hand_over.nothing``,
    ``hand_over.to_themselves``, ``hand_over.receiver_not_here`` (names one). 404: a file out of reach.
    """
    standing = HandOver.objects.filter(form_key=form_key, made_by=by).first()
    if standing is not None:
        return standing
    if not moves:
        raise RuleBroken("hand_over.nothing")
    if any(to.pk == worker.pk for to in moves.values()):
        raise RuleBroken("hand_over.to_themselves", worker=worker.name)
    clients = list(visible_to(by, Verb.ASSIGN_WORKER).filter(pk__in=list(moves), worker=worker))
    if len(clients) != len(moves):
        raise Http404
    able = queries.reaches({to.pk: to for to in moves.values()}.values(), clients)
    for client in clients:
        if moves[client.pk].pk not in able[client.pk]:
            raise RuleBroken(
                "hand_over.receiver_not_here", client=client.name, receiver=moves[client.pk].name
            )
    held = HandOver.objects.create(worker=worker, on=today, made_by=by, form_key=form_key)
    HandOverFile.objects.bulk_create(
        HandOverFile(
            hand_over=held, client=client, to=moves[client.pk], note=notes.get(client.pk, "").strip()
        )
        for client in clients
    )
    audit.record(by, "casework.hand_over_ordered", held, worker=worker.pk, count=len(clients))
    defer_hand_over("move", held)
    return held


def _take(by: User, held: HandOver, size: int) -> list[HandOverFile]:
    """The next files of a hand-over with their clients locked, in one order."""
    files = list(held.files.filter(outcome=Outcome.WAITING).select_related("to").order_by("client")[:size])
    rows = visible_to(by, Verb.ASSIGN_WORKER).filter(pk__in=[file.client_id for file in files])
    clients = {client.pk: client for client in rows.select_for_update(of=("self",)).order_by("pk")}
    if len(clients) != len(files):
        raise Http404
    for file in files:
        file.client = clients[file.client_id]
    return files


def _still_there(held: HandOver, client: Client) -> bool:
    return client.worker_id == held.worker_id and client.state == Client.State.OPEN


@transaction.atomic
def move_chunk(*, by: User, hand_over: HandOver, size: int, today: date, now: datetime) -> bool:
    """Hand over the next ``size`` files, whole or not at all; True when nothing is left to do.

    A file that somebody else has moved or closed meanwhile, or whose receiver no longer works there, stays
    and is listed. A hand-over that was stopped does nothing.
    """
    held = queries.must_hand_over(by, hand_over.pk, lock=True)
    if held.state not in {State.QUEUED, State.MOVING}:
        return True
    files = _take(by, held, size)
    if not files:
        return _finish(by, held, now)
    parts: dict[int, list[HandOverFile]] = {}
    for file in files:
        file.outcome = Outcome.LEFT
        if _still_there(held, file.client):
            parts.setdefault(file.to_id, []).append(file)
    for _receiver, part in sorted(parts.items()):
        if _given(by, held, part, today):
            for file in part:
                file.outcome, file.moved_at = Outcome.MOVED, now
    HandOverFile.objects.bulk_update(files, ["outcome", "moved_at"])
    held.state = State.MOVING
    held.save(update_fields=["state"])
    moved = sum(file.outcome == Outcome.MOVED for file in files)
    audit.record(by, "casework.hand_over_went_on", held, moved=moved, left=len(files) - moved)
    return False


def _given(by: User, held: HandOver, part: list[HandOverFile], today: date) -> bool:
    """Give one receiver the files; False where the receiver no longer works there."""
    try:
        with transaction.atomic():
            give(
                by=by,
                clients=[file.client for file in part],
                worker=part[0].to,
                today=today,
                hand_over=held,
            )
    except RuleBroken:
        return False
    return True


def _finish(by: User, held: HandOver, now: datetime) -> bool:
    held.state, held.finished_at, held.error = State.DONE, now, ""
    held.save(update_fields=["state", "finished_at", "error"])
    audit.record(by, "casework.hand_over_finished", held)
    _tell(by, held, "notices.hand_over_received", "moved")
    return True


def _tell(by: User, held: HandOver, code: str, event: str) -> None:
    """Each receiver hears how many files came (or went back), in one notice."""
    counts: dict[int, int] = {}
    for file in held.files.filter(outcome=Outcome.MOVED).only("to", "hand_over"):
        counts[file.to_id] = counts.get(file.to_id, 0) + 1
    for person in User.objects.filter(pk__in=counts).order_by("pk"):
        notices.notify(
            by=by,
            to=[person],
            code=code,
            client=None,
            key=f"hand_over:{held.pk}:{event}",
            count=counts[person.pk],
            worker=held.worker.name,
        )


@transaction.atomic
def stop_hand_over(*, by: User, hand_over: HandOver) -> HandOver:
    """Stop after the files that are moved already; the rest stay where they are. Stopped twice is once."""
    held = queries.must_hand_over(by, hand_over.pk, lock=True)
    if held.state not in {State.QUEUED, State.MOVING}:
        return held
    held.state = State.STOPPED
    held.save(update_fields=["state"])
    audit.record(by, "casework.hand_over_stopped", held)
    return held


@transaction.atomic
def fail_hand_over(*, by: None, hand_over: HandOver, error: str) -> HandOver:
    """A job cannot go on: stopped, with the sentence that the page shows."""
    held = HandOver.objects.select_for_update().get(pk=hand_over.pk)
    if held.state in queries.BUSY:
        held.state, held.error = State.STOPPED, error
        held.save(update_fields=["state", "error"])
        audit.record(by, "casework.hand_over_failed", held)
    return held


@transaction.atomic
def go_on(*, by: User, hand_over: HandOver) -> HandOver:
    """Take a stopped hand-over up again. Raises RuleBroken ``hand_over.not_stopped`` once it is undone."""
    held = queries.must_hand_over(by, hand_over.pk, lock=True)
    if held.state in {State.UNDOING, State.UNDONE}:
        raise RuleBroken("hand_over.not_stopped")
    if held.state != State.STOPPED:
        return held
    held.state, held.error = State.QUEUED, ""
    held.save(update_fields=["state", "error"])
    audit.record(by, "casework.hand_over_taken_up", held)
    defer_hand_over("move", held)
    return held


@transaction.atomic
def start_undo(*, by: User, hand_over: HandOver, today: date) -> HandOver:
    """Order that it be taken back where nothing happened since. Raises RuleBroken ``hand_over.undo_too_late``
    after seven days, or while it is under way."""
    held = queries.must_hand_over(by, hand_over.pk, lock=True)
    if held.state in {State.UNDOING, State.UNDONE}:
        return held
    if not queries.can_undo(held, today):
        raise RuleBroken("hand_over.undo_too_late")
    held.state, held.undone_by = State.UNDOING, by
    held.save(update_fields=["state", "undone_by"])
    audit.record(by, "casework.hand_over_undo_ordered", held)
    defer_hand_over("undo", held)
    return held


@transaction.atomic
def undo_part(*, by: User, hand_over: HandOver, today: date, now: datetime) -> bool:
    """Take the next part back (what one receiver got in one go); True when all are dealt with."""
    held = queries.must_hand_over(by, hand_over.pk, lock=True)
    if held.state != State.UNDOING:
        return True
    part = held.parts.filter(undone_at__isnull=True).order_by("-pk").first()
    if part is not None:
        undo_hand_out(by=by, batch=part, today=today, now=now)
        return False
    held.state, held.undone_at = State.UNDONE, now
    held.save(update_fields=["state", "undone_at"])
    audit.record(by, "casework.hand_over_undone", held)
    _tell(by, held, "notices.hand_over_undone", "undone")
    return True
