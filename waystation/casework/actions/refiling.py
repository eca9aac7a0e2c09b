"""Merging two files of one person, splitting a file that holds two, and taking either back.

One transaction each. Both files are locked in the order of their ids, so two heads cannot block each other,
and a record made meanwhile is either in before (and moves) or finds the file that stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.access import paths
from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.audit import actions as audit
from waystation.casework.actions import obligations
from waystation.casework.models import NotSame, Obligation, ObligationChange, Refiling
from waystation.casework.refiling import joining, keeping, parting
from waystation.casework.refiling.questions import Answers, questions
from waystation.clients import actions as clients
from waystation.clients.access import visible_to
from waystation.clients.models import Client, Recusal
from waystation.notices import actions as notices
from waystation.orders.models import Move, SharedFile
from waystation.points.actions import carrying as points
from waystation.rules.files import refiling as rules
from waystation.rules.files.refiling import RefilingKind, RefilingState
from waystation.rules.people import PersonData
from waystation.rules.places.moves import OPEN_MOVES
from waystation.rules.places.second import OPEN_SHARED
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def _both(by: User, one: int, other: int, verb: Verb) -> tuple[Client, Client]:
    """Both files behind their locks, in the order asked. 404 out of reach; RuleBroken ``files.same_file``,
    ``files.merged_meanwhile``."""
    if one == other:
        raise RuleBroken("files.same_file")
    wanted = [one, other]
    list(Client.objects.filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",)))
    rows = {row.pk: row for row in visible_to(by, verb).filter(pk__in=wanted)}
    if len(rows) < len(wanted):
        gone = Client.objects.filter(pk__in=wanted, merged_into__isnull=False)
        reached = visible_to(by, verb).filter(pk__in=[*wanted, *gone.values_list("merged_into", flat=True)])
        if gone.exists() and reached.exists():
            raise RuleBroken("files.merged_meanwhile")
        raise Http404
    return rows[one], rows[other]


def _settled_elsewhere(client_ids: list[int]) -> None:
    """Refuse while another place has been asked about one of the files: it answers for the file it was shown.

    Raises RuleBroken ``files.on_its_way``.
    """
    moving = Move.objects.filter(client__in=client_ids, state__in=[one.value for one in OPEN_MOVES])
    shared = SharedFile.objects.filter(client__in=client_ids, state__in=[one.value for one in OPEN_SHARED])
    if moving.exists() or shared.exists():
        raise RuleBroken("files.on_its_way")


@transaction.atomic
def merge(
    *,
    by: User,
    target: Client,
    source: Client,
    chosen: Mapping[str, str],
    reason: str,
    seen: str,
    today: date,
    now: datetime,
) -> Refiling:
    """Make two files of one person into one: ``source`` closes as a signpost to ``target``.

    ``chosen``: an answer to every question of ``refiling.questions``; ``seen``: the fingerprint of what the
    page showed. Where both carry a legal order it is only proposed, and a second person confirms it. Raises
    RuleBroken ``files.reason_needed``, ``files.choice_missing``, ``files.changed_meanwhile``,
    ``files.merged_meanwhile``, ``files.same_file``, ``files.already_proposed``; Http404 out of reach.
    """
    target, source = _both(by, target.pk, source.pk, Verb.MERGE_FILES)
    rules.check_reason(reason)
    _settled_elsewhere([target.pk, source.pk])
    before = keeping.state([target, source])
    if keeping.seen(before) != seen:
        raise RuleBroken("files.changed_meanwhile")
    asked = questions(target, source)
    rules.check_choices(asked.wanted, chosen)
    pair = [target.pk, source.pk]
    waiting = Refiling.objects.filter(state=RefilingState.PROPOSED, source__in=pair, target__in=pair)
    if waiting.exists():
        raise RuleBroken("files.already_proposed")
    act = Refiling.objects.create(
        kind=RefilingKind.MERGE,
        state=RefilingState.PROPOSED,
        source=source,
        target=target,
        source_number=source.file_number,
        choices={name: chosen[name] for name in asked.wanted},
        reason=reason.strip(),
        seen=seen,
        on=today,
        made_by=by,
    )
    if rules.needs_second_person(asked.target_orders, asked.source_orders):
        _record(by, "casework.merge_proposed", act)
        _tell(by, act, "files.merge_proposed", _second_persons(by, target, source))
        return act
    _join(by, act, (target, source), before, today=today, now=now)
    return act


def _record(by: User, verb: str, act: Refiling) -> None:
    """The same entry in the record of both files."""
    data = {"source": act.source_id, "target": act.target_id, "kind": act.kind}
    pair = (act.target_id, act.source_id)
    audit.record_many(by=by, verb=verb, subjects=[(act, client_id, data) for client_id in pair])


def _join(
    by: User,
    act: Refiling,
    files: tuple[Client, Client],
    before: keeping.State,
    *,
    today: date,
    now: datetime,
) -> None:
    target, source = files
    told = {user for user in (target.worker, source.worker) if user is not None}
    answers = Answers(act.choices)
    asked = questions(target, source)
    joining.join(by=by, target=target, source=source, asked=asked, answers=answers, today=today, now=now)
    points.carry(by=by, source=source, target=target, refiling=act.pk, on=today, at=now)
    _finish(by, act, (target, source), before, today=today, now=now)
    _record(by, "casework.files_merged", act)
    for pair in asked.consents:
        if not answers.stands(pair.question):
            scope = pair.standing.scope
            audit.record(by, "clients.consent_withdrawn", pair.standing, client_id=target.pk, scope=scope)
    told |= {target.worker} if target.worker is not None else set()
    _tell(by, act, "files.merged", told)


def _finish(
    by: User,
    act: Refiling,
    files: tuple[Client, Client],
    before: keeping.State,
    *,
    today: date,
    now: datetime,
) -> None:
    """Compute both files anew, and keep what is needed to take it back."""
    for client in files:
        obligations.refresh(by=by, client=client, today=today)
    kept = keeping.difference(before, keeping.state(files))
    act.state, act.on, act.kept = RefilingState.DONE, today, kept.written()
    act.confirmed_by, act.confirmed_at = by, now
    act.save(update_fields=["state", "on", "kept", "confirmed_by", "confirmed_at"])


def _tell(by: User, act: Refiling, code: str, to: Iterable[User]) -> None:
    notices.notify(
        by=by,
        to=sorted(to, key=lambda user: user.pk),
        code=code,
        client=act.target,
        key=f"refiling:{act.pk}:{code}",
        number=act.source_number,
    )


def _second_persons(by: User, target: Client, source: Client) -> list[User]:
    """Who may confirm: everybody but ``by`` who reaches both files and may."""
    known = {*heads_of(target.area_id), *heads_of(source.area_id)}
    known |= {user for user in (target.worker, source.worker) if user is not None}
    pair = [target.pk, source.pk]
    return [
        user
        for user in known
        if user.pk != by.pk and visible_to(user, Verb.CONFIRM_MERGE).filter(pk__in=pair).count() == len(pair)
    ]


@transaction.atomic
def confirm_merge(*, by: User, act: Refiling, today: date, now: datetime) -> Refiling:
    """The second person says yes. Said twice it stays as the first time.

    Raises RuleBroken ``files.second_person`` for the one who proposed it, ``files.changed_since_proposed``
    (then it is proposed anew), ``files.not_waiting``; Http404 out of reach.
    """
    act = _waiting(by, act)
    if act.state == RefilingState.DONE:
        return act
    if act.made_by_id == by.pk:
        raise RuleBroken("files.second_person")
    target, source = _both(by, act.target_id, act.source_id, Verb.CONFIRM_MERGE)
    before = keeping.state([target, source])
    if keeping.seen(before) != act.seen:
        raise RuleBroken("files.changed_since_proposed")
    _join(by, act, (target, source), before, today=today, now=now)
    _tell(by, act, "files.merge_confirmed", [act.made_by])
    return act


@transaction.atomic
def drop_merge(*, by: User, act: Refiling) -> Refiling:
    """A proposal that will not be carried out, by whoever may confirm or made it. Twice is once."""
    act = _waiting(by, act)
    if act.state == RefilingState.PROPOSED:
        act.state = RefilingState.DROPPED
        act.save(update_fields=["state"])
        _record(by, "casework.merge_dropped", act)
        _tell(by, act, "files.merge_dropped", [act.made_by])
    return act


def _waiting(by: User, act: Refiling) -> Refiling:
    """The act behind its lock, if ``by`` reaches both files or the one that is left of them."""
    found = Refiling.objects.select_for_update(of=("self",)).select_related("made_by").get(pk=act.pk)
    mine = visible_to(by, Verb.CONFIRM_MERGE)
    if found.state == RefilingState.PROPOSED:
        if mine.filter(pk__in=[found.target_id, found.source_id]).count() != 2:  # both
            raise Http404
    elif not mine.filter(pk__in=[found.target_id, found.source_id]).exists():
        raise Http404
    if found.state in {RefilingState.UNDONE, RefilingState.DROPPED} and act.state == RefilingState.PROPOSED:
        raise RuleBroken("files.not_waiting")
    return found


@transaction.atomic
def split(
    *,
    by: User,
    source: Client,
    person: PersonData,
    chosen: Iterable[str],
    reason: str,
    seen: str,
    today: date,
    now: datetime,
) -> Refiling:
    """Give part of a file to a person who gets a file of their own.

    ``chosen``: keys of ``parting.units``. The responsible worker is the same until the head changes it.
    Raises RuleBroken ``files.reason_needed``, ``files.changed_meanwhile``, ``files.unit_unknown`` and those
    of ``clients.register``; Http404 out of reach.
    """
    rules.check_reason(reason)
    list(Client.objects.filter(pk=source.pk).select_for_update(of=("self",)))
    found = visible_to(by, Verb.MERGE_FILES).filter(pk=source.pk).first()
    if found is None:
        raise Http404
    source = found
    if source.is_protected:
        raise RuleBroken("files.protected")
    _settled_elsewhere([source.pk])
    before = keeping.state([source])
    if keeping.seen(before) != seen:
        raise RuleBroken("files.changed_meanwhile")
    known = {unit.key: unit for unit in parting.units(source)}
    if not set(chosen) <= known.keys():
        raise RuleBroken("files.unit_unknown")
    target = clients.register(by=by, today=today, data=person, worker=source.worker)
    target.registered_on, target.has_recusals = source.registered_on, source.has_recusals
    target.save(update_fields=["registered_on", "has_recusals"])
    for tie in source.recusals.filter(ended_at__isnull=True):
        # Whoever is tied to one of the two may be tied to the other: a head lifts it when it is clear.
        Recusal.objects.create(client=target, user=tie.user, tie=tie.tie, declared_at=tie.declared_at)
    parting.move([known[key] for key in chosen], source, target)
    act = Refiling.objects.create(
        kind=RefilingKind.SPLIT,
        state=RefilingState.DONE,
        source=source,
        target=target,
        source_number=target.file_number,
        choices={"units": sorted(chosen)},
        reason=reason.strip(),
        seen=seen,
        on=today,
        made_by=by,
    )
    _finish(by, act, (target, source), before, today=today, now=now)
    _record(by, "casework.file_split", act)
    _tell(by, act, "files.split", [source.worker] if source.worker else [])
    return act


@transaction.atomic
def undo(*, by: User, act: Refiling, today: date, now: datetime) -> Refiling:
    """Put both files back as they were, while nothing that was moved has changed since. Twice is once.

    Raises RuleBroken ``files.undo_too_late``, ``files.changed_since``; Http404 where ``by`` does not reach
    what comes back.
    """
    act = Refiling.objects.select_for_update(of=("self",)).get(pk=act.pk)
    pair = [act.target_id, act.source_id]
    files = {
        row.pk: row
        for row in Client.objects.filter(pk__in=pair).order_by("pk").select_for_update(of=("self",))
    }
    target, source = files[act.target_id], files[act.source_id]
    stays = target if act.kind == RefilingKind.MERGE else source
    if not visible_to(by, Verb.MERGE_FILES).filter(pk=stays.pk).exists():
        if act.state != RefilingState.UNDONE:
            raise Http404
        return act
    if act.state == RefilingState.UNDONE:
        return act
    if act.state != RefilingState.DONE:
        raise RuleBroken("files.not_done")
    rules.check_undo(act.on, days=keeping.undo_days(stays, act.on), today=today)
    kept = keeping.Kept.read(act.kept)
    if not keeping.untouched(kept, keeping.state([target, source])):
        raise RuleBroken("files.changed_since")
    _must_reach_back(by, kept)
    told = {user for user in (target.worker, source.worker) if user is not None}
    points.carry_back(by=by, source=source, refiling=act.pk, on=today, at=now)
    keeping.restore(kept)
    _settle(by, act, today)
    act.state, act.undone_by, act.undone_at = RefilingState.UNDONE, by, now
    act.save(update_fields=["state", "undone_by", "undone_at"])
    _record(by, "casework.refiling_undone", act)
    for client in Client.objects.filter(pk__in=pair).select_related("worker"):
        told |= {client.worker} if client.worker is not None else set()
    _tell(by, act, "files.undone", told)
    return act


def _must_reach_back(by: User, kept: keeping.Kept) -> None:
    """404 unless ``by`` reaches the places to which the files go back."""
    changed = kept.rows.get(Client._meta.db_table, {}).values()
    back = [was["area_path"] for was in changed if was and "area_path" in was]
    allowed = paths(by, Verb.MERGE_FILES)
    if any(not any(area.startswith(path) for path in allowed) for area in back):
        raise Http404


def _settle(by: User, act: Refiling, today: date) -> None:
    """After taking back: what was computed meanwhile for rows that went is computed where they are now."""
    files = list(Client.objects.filter(pk__in=[act.target_id, act.source_id]).order_by("pk"))
    if act.kind == RefilingKind.SPLIT:
        _close_again(act, today)
        files = [Client.objects.get(pk=row.pk) for row in files]
    for client in files:
        lost = Obligation.objects.filter(client=client, order__isnull=False).exclude(order__client=client)
        ObligationChange.objects.filter(obligation__in=lost.values("pk")).delete()
        Obligation.objects.filter(pk__in=list(lost.values_list("pk", flat=True))).delete()
        obligations.refresh(by=by, client=client, today=today)


def _close_again(act: Refiling, today: date) -> None:
    """The file a split had opened stays as a signpost to the one it came from: no number is ever lost."""
    row = Client.objects.get(pk=act.target_id)
    row.merged_into_id, row.state, row.closed_on = act.source_id, Client.State.CLOSED, today
    row.worker, row.without_worker_since, row.id_index, row.id_tail = None, today, None, None
    row.id_number = ""
    row.save(
        update_fields=[
            "merged_into",
            "state",
            "closed_on",
            "worker",
            "without_worker_since",
            "id_index",
            "id_tail",
            "id_number",
            "changed_at",
        ]
    )


@transaction.atomic
def keep_apart(*, by: User, one: Client, other: Client, today: date) -> NotSame:
    """Two files that look alike are two people: they are not proposed again. Twice is once."""
    first, second = sorted((one.pk, other.pk))
    if first == second or visible_to(by, Verb.MERGE_FILES).filter(pk__in=[first, second]).count() != 2:
        raise Http404
    row, made = NotSame.objects.get_or_create(
        one_id=first, other_id=second, defaults={"said_by": by, "said_on": today}
    )
    if made:
        for client_id in (first, second):
            audit.record(by, "casework.files_kept_apart", row, client_id=client_id)
    return row
