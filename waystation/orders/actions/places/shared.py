"""Two-place supervision (双向管控): asked by letter, accepted, ended by both or with the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.access import forget, lock_account, paths
from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Document, Recusal
from waystation.clients.queries import works_in
from waystation.common import scope
from waystation.orders import access, queries
from waystation.orders.models import SharedFile
from waystation.rules.places import second as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

_OPEN = [one.value for one in rules.OPEN_SHARED]


@dataclass(frozen=True, kw_only=True)
class SharedData:
    """The letter: to whom, which place that is for the person, why, and who is to do what."""

    area: Area
    kind: rules.PlaceKind
    letter_on: date
    letter_number: str
    words: str
    shares: Mapping[rules.SharedWork, rules.DoneBy]
    letter: Document | None = None

    def written_shares(self) -> dict[str, str]:
        """As they are stored."""
        return {work.value: who.value for work, who in self.shares.items()}


@transaction.atomic
def ask_shared(*, by: User, client: Client, data: SharedData, form_key: UUID, today: date) -> SharedFile:
    """The head sends the letter. Nothing opens before the other place has accepted.

    The same form twice is one row. Raises RuleBroken as ``rules.check_letter``, ``rules.check_shares``,
    ``shared.exists``, ``shared.same_place``, ``shared.protected``, ``move.area_ended``,
    ``orders.paper_of_other_file``.
    """
    client = must_reach(by, client.pk, Verb.DECIDE_AWAY, lock=True, also=("worker",))
    saved = client.shared.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    order = client.orders.filter(ended_on__isnull=True).first()
    rules.check_letter(letter_on=data.letter_on, words=data.words, today=today, runs=order is not None)
    assert order is not None  # noqa: S101 - checked above
    rules.check_shares(data.shares)
    _check_place(client, data, today)
    # One that ended with an earlier order stands in nobody's way.
    client.shared.filter(state__in=_OPEN, order__ended_on__isnull=False).update(
        state=rules.SharedState.ENDED.value, ended_on=today
    )
    if client.shared.filter(state__in=_OPEN).exists():
        raise RuleBroken("shared.exists")
    row = SharedFile.objects.create(
        client=client,
        order=order,
        area=data.area,
        kind=data.kind.value,
        letter_on=data.letter_on,
        letter_number=data.letter_number.strip(),
        letter=data.letter,
        words=data.words.strip(),
        shares=data.written_shares(),
        summary=queries.summary_of(client, order).written(),
        state=rules.SharedState.ASKED.value,
        asked_by=by,
        form_key=form_key,
    )
    audit.record(by, "orders.shared_asked", row, client_id=client.pk, area=data.area.pk)
    return row


def _check_place(client: Client, data: SharedData, today: date) -> None:
    if client.is_protected:
        raise RuleBroken("shared.protected")
    if data.area.ends_on is not None and data.area.ends_on < today:
        raise RuleBroken("move.area_ended", area=data.area.name)
    if queries.street_of(client.area_id) == queries.street_of(data.area.path):
        raise RuleBroken("shared.same_place")
    if data.letter is not None and data.letter.client_id != client.pk:
        raise RuleBroken("orders.paper_of_other_file")


def _of_second(by: User, shared: SharedFile) -> SharedFile:
    """One whose second place ``by`` answers for, locked behind its file. 404 for every other one.

    Before the answer the file is out of reach here, and so is its lock: the wall is open for this look alone.
    """
    if not access.shared_there(by).filter(pk=shared.pk).exists():
        raise Http404
    with scope.everything():
        client = Client.objects.select_for_update(of=("self",)).get(pk=shared.client_id)
        row = (
            SharedFile.objects.select_for_update(of=("self",))
            .select_related("area", "order")
            .get(pk=shared.pk)
        )
    row.client = client
    return row


def _of_first(by: User, shared: SharedFile) -> SharedFile:
    client = must_reach(by, shared.client_id, Verb.DECIDE_AWAY, lock=True)
    row = SharedFile.objects.select_for_update(of=("self",)).select_related("area", "order").get(pk=shared.pk)
    row.client = client
    return row


@transaction.atomic
def accept_shared(*, by: User, shared: SharedFile, worker: User, words: str, today: date) -> SharedFile:
    """The second place says yes and names who answers for the person there; the file opens to it.

    Raises Http404; RuleBroken ``shared.not_now``, ``shared.no_order``, ``shared.protected``,
    ``clients.worker_not_here``, ``privacy.worker_recused``.
    """
    row = _of_second(by, shared)
    if row.state == rules.SharedState.ACTIVE and row.answered_by_id == by.pk:
        return row
    rules.must_be(rules.SharedState(row.state), rules.SharedState.ASKED)
    if row.order.ended_on is not None:
        raise RuleBroken("shared.no_order")
    if row.client.is_protected:
        raise RuleBroken("shared.protected")
    if not (lock_account(worker) and works_in(worker, row.area_id)):
        raise RuleBroken("clients.worker_not_here", who=worker.name)
    with scope.everything():
        tied = Recusal.objects.filter(client=row.client_id, user=worker, ended_at__isnull=True).exists()
    if tied:
        raise RuleBroken("privacy.worker_recused", who=worker.name)
    row.state, row.answered_on, row.answered_by = rules.SharedState.ACTIVE.value, today, by
    row.worker, row.answer = worker, words.strip()
    row.save(update_fields=["state", "answered_on", "answered_by", "worker", "answer"])
    forget(by)
    audit.record(by, "orders.shared_accepted", row, client_id=row.client_id, worker=worker.pk)
    return row


@transaction.atomic
def refuse_shared(*, by: User, shared: SharedFile, reason: str, today: date) -> SharedFile:
    """The second place says no, with the reason; the first answers alone as before.

    Raises Http404; RuleBroken ``shared.not_now``, ``shared.reason_needed``.
    """
    row = _of_second(by, shared)
    if row.state == rules.SharedState.REFUSED:
        return row
    rules.must_be(rules.SharedState(row.state), rules.SharedState.ASKED)
    if not reason.strip():
        raise RuleBroken("shared.reason_needed")
    row.state, row.answered_on, row.answered_by = rules.SharedState.REFUSED.value, today, by
    row.answer = reason.strip()
    row.save(update_fields=["state", "answered_on", "answered_by", "answer"])
    audit.record(by, "orders.shared_refused", row, client_id=row.client_id)
    return row


@transaction.atomic
def withdraw_shared(*, by: User, shared: SharedFile, today: date) -> SharedFile:
    """The first place takes its letter back, until it is answered. Raises RuleBroken ``shared.not_now``."""
    row = _of_first(by, shared)
    if row.state == rules.SharedState.WITHDRAWN:
        return row
    rules.must_be(rules.SharedState(row.state), rules.SharedState.ASKED)
    row.state, row.withdrawn_on = rules.SharedState.WITHDRAWN.value, today
    row.save(update_fields=["state", "withdrawn_on"])
    audit.record(by, "orders.shared_withdrawn", row, client_id=row.client_id)
    return row


def _either(by: User, shared: SharedFile) -> tuple[SharedFile, set[str]]:
    """One that ``by`` decides about, locked, and for which of the places: ``first``, ``second``."""
    own = paths(by, Verb.DECIDE_AWAY)
    second = any(shared.area_id.startswith(path) for path in own)
    row = _of_second(by, shared) if second else _of_first(by, shared)
    sides = {"second"} if second else set()
    if any(row.client.area_id.startswith(path) for path in own):
        sides.add("first")
    return row, sides


@transaction.atomic
def ask_end(*, by: User, shared: SharedFile, reason: str, today: date) -> SharedFile:
    """One place wants to end it. Both go on answering until the other has agreed.

    Raises Http404; RuleBroken ``shared.not_now``, ``shared.reason_needed``.
    """
    row, sides = _either(by, shared)
    if row.state == rules.SharedState.ENDING:
        return row
    rules.must_be(rules.SharedState(row.state), rules.SharedState.ACTIVE)
    if not reason.strip():
        raise RuleBroken("shared.reason_needed")
    row.state, row.end_asked_on, row.end_asked_by = rules.SharedState.ENDING.value, today, by
    row.end_asked_side, row.end_words = min(sides), reason.strip()
    row.save(update_fields=["state", "end_asked_on", "end_asked_by", "end_asked_side", "end_words"])
    audit.record(by, "orders.shared_end_asked", row, client_id=row.client_id, side=row.end_asked_side)
    return row


@transaction.atomic
def agree_end(*, by: User, shared: SharedFile, today: date) -> SharedFile:
    """The other place agrees: the file closes to the second place, the first answers alone.

    Neither can drop the person: whoever asked cannot agree. Raises Http404; RuleBroken ``shared.not_now``,
    ``shared.own_wish``.
    """
    row, sides = _either(by, shared)
    if row.state == rules.SharedState.ENDED:
        return row
    rules.must_be(rules.SharedState(row.state), rules.SharedState.ENDING)
    if by.pk == row.end_asked_by_id or not sides - {row.end_asked_side}:
        raise RuleBroken("shared.own_wish")
    row.state, row.ended_on, row.ended_by = rules.SharedState.ENDED.value, today, by
    row.save(update_fields=["state", "ended_on", "ended_by"])
    audit.record(by, "orders.shared_ended", row, client_id=row.client_id)
    return row


@transaction.atomic
def keep_on(*, by: User, shared: SharedFile) -> SharedFile:
    """The wish to end is taken back, or the other place says no: both go on. Raises Http404; RuleBroken
    ``shared.not_now``."""
    row, _sides = _either(by, shared)
    if row.state == rules.SharedState.ACTIVE:
        return row
    rules.must_be(rules.SharedState(row.state), rules.SharedState.ENDING)
    row.state, row.end_asked_on, row.end_asked_by = rules.SharedState.ACTIVE.value, None, None
    row.end_asked_side, row.end_words = "", ""
    row.save(update_fields=["state", "end_asked_on", "end_asked_by", "end_asked_side", "end_words"])
    audit.record(by, "orders.shared_kept", row, client_id=row.client_id)
    return row
