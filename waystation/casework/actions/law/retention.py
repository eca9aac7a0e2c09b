"""Holding closed files back, proposing that one is deleted, and the second person's deletion."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.audit import actions as audit
from waystation.audit import queries as record
from waystation.casework.erasing import carrying, proof
from waystation.casework.queries.law import retention as queries
from waystation.clients import access
from waystation.clients.actions import sealing
from waystation.clients.models import Client, Deletion, Hold
from waystation.clients.queries import people_with_any
from waystation.common import crypto, scope
from waystation.notices import actions as notices
from waystation.orders.queries import law_for
from waystation.points.actions import carrying as points
from waystation.rules.law import Law
from waystation.rules.release import retention as rules
from waystation.rules.roles import Role, Verb


@dataclass(frozen=True, slots=True)
class Checked:
    """How a proof came out. ``fits``: it is that of the number given; None: no number was given."""

    findings: tuple[proof.Finding, ...]
    fits: bool | None

    @property
    def stands(self) -> bool:
        """Nothing was found."""
        return not self.findings


def _locked(by: User, client_id: int, verb: Verb) -> Client:
    """A sealed file of the areas, locked. Raises Http404."""
    rows = access.sealed_for(by, verb).filter(merged_into__isnull=True).select_for_update(of=("self",))
    client = rows.filter(pk=client_id).first()
    if client is None:
        raise Http404
    return client


def _locked_proposal(by: User, deletion_id: int, verb: Verb) -> Deletion:
    """A proposal of the areas; its file is locked first, then the proposal. Raises Http404."""
    rows = access.deletions_visible_to(by, verb)
    client_id = rows.filter(pk=deletion_id).values_list("client", flat=True).first()
    if client_id is not None:
        Client.objects.select_for_update(of=("self",)).filter(pk=client_id).first()
    row = rows.select_for_update(of=("self",)).filter(pk=deletion_id).first()
    if row is None:
        raise Http404
    return row


@transaction.atomic
def hold(
    *, by: User, client: Client, reason: str, words: str, until: date, today: date, now: datetime
) -> Hold:
    """Keep a file longer, with the reason and until a day. Said again with the same reason and day: one hold.

    A proposal to delete it is taken back by it. Raises Http404, RuleBroken as ``rules.check_hold``.
    """
    held = _locked(by, client.pk, Verb.HOLD_FILES)
    why = rules.check_hold(reason, words, until, law_for(held.area_id, today), today)
    same = held.holds.filter(reason=why, until_on=until, lifted_on__isnull=True).first()
    if same is not None:
        return same
    row = Hold.objects.create(
        client=held, reason=why, words=words.strip(), from_on=today, until_on=until, held_by=by, held_at=now
    )
    audit.record(by, "clients.file_held", row, client_id=held.pk, reason=why.value, until=until, words=True)
    waiting = held.deletions.filter(state=Deletion.State.PROPOSED).select_for_update(of=("self",)).first()
    if waiting is not None:
        sealing.withdraw_proposal(by=by, proposed=waiting, today=today)
    return row


@transaction.atomic
def lift(*, by: User, held: Hold, today: date) -> Hold:
    """A hold is no longer needed. Lifted twice keeps the first day. Raises Http404."""
    client = _locked(by, held.client_id, Verb.HOLD_FILES)
    row = Hold.objects.select_for_update(of=("self",)).get(pk=held.pk, client=client)
    if row.lifted_on is None:
        row.lifted_on, row.lifted_by = today, by
        row.save(update_fields=["lifted_on", "lifted_by"])
        audit.record(by, "clients.hold_lifted", row, client_id=client.pk)
    return row


@transaction.atomic
def propose(*, by: User, client: Client, words: str, today: date, now: datetime) -> Deletion:
    """A head proposes that a file whose years are over is deleted. Proposed twice is one proposal.

    Raises Http404, RuleBroken as ``rules.check_may_delete``.
    """
    held = _locked(by, client.pk, Verb.PROPOSE_DELETION)
    waiting = held.deletions.filter(state=Deletion.State.PROPOSED).first()
    if waiting is not None:
        return waiting
    law = law_for(held.area_id, today)
    rules.check_may_delete(queries.retention_of(held, law, today), today)
    row = Deletion.objects.create(
        client=held,
        area=held.area,
        place=held.area.name,
        words=words.strip(),
        proposed_on=today,
        proposed_by=by,
        proposed_at=now,
        may_from=rules.may_confirm_from(today, law),
    )
    audit.record(by, "clients.deletion_proposed", row, client_id=held.pk, may_from=row.may_from)
    to = {user.pk: user for user in people_with_any({Role.DISTRICT}, held.area_id)}
    to |= {user.pk: user for user in heads_of(held.area_id)}
    notices.notify(
        by=by,
        to=list(to.values()),
        code="retention.told_proposed",
        client=None,
        key=f"deletion:{row.pk}",
        who=by.name,
        file=held.file_number,
        on=row.may_from.isoformat(),
    )
    return row


@transaction.atomic
def withdraw(*, by: User, proposed: Deletion, today: date) -> Deletion:
    """Anybody who may hold the file back takes a proposal back. Twice keeps the first. Raises Http404."""
    row = _locked_proposal(by, proposed.pk, Verb.HOLD_FILES)
    if row.state == Deletion.State.PROPOSED:
        sealing.withdraw_proposal(by=by, proposed=row, today=today)
    return row


@transaction.atomic
def confirm(*, by: User, proposed: Deletion, file_number: str, today: date, now: datetime) -> Deletion:
    """A second person deletes the file with everything that hangs on it; the proposal becomes the proof.

    One transaction: everything goes or nothing. Confirmed twice keeps the first. Raises Http404; RuleBroken
    as ``rules.check_confirm`` and ``rules.check_may_delete``, ``retention.other_number``,
    ``retention.withdrawn``.
    """
    row = _locked_proposal(by, proposed.pk, Verb.CONFIRM_DELETION)
    if row.state == Deletion.State.DONE:
        return row
    client = _locked(by, int(row.client_id or 0), Verb.CONFIRM_DELETION)
    queries.check_confirm(row, client, by, file_number, today)
    law = law_for(client.area_id, today)
    found = queries.retention_of(client, law, today)
    rules.check_may_delete(found, today)
    with (
        scope.everything()
    ):  # notices, drafts and rows of rosters are other people's, behind walls of their own
        list(Client.objects.select_for_update(of=("self",)).filter(merged_into=client).order_by("pk"))
        key_id = crypto.keys().writing
        erased = carrying.what_would_go(client, besides=row, key_id=key_id)
        for file in erased.files:
            points.settle(by=by, client_id=file, on=today, at=now)
        said = {"done_by": by, "done_on": today, "done_at": now, "key_id": key_id, "year": today.year}
        said |= _of_the_file(client, found, law) | _of_the_rows(erased)
        said |= {"mark": proof.mark_of(client.file_number, key_id), "sequence": _next_number(today.year)}
        _carry_out(by, row, said, client.pk)
        carrying.erase(erased, by=by, today=today)
    notices.notify(
        by=by,
        to=[row.proposed_by],
        code="retention.told_done",
        client=None,
        key=f"deleted:{row.pk}",
        who=by.name,
        number=row.number,
    )
    return row


def _of_the_file(client: Client, found: rules.Retention, law: Law) -> dict[str, Any]:
    """What the proof says of the file: its days and the figure that was applied."""
    figure = law.parameter("retention_years")
    return {
        "ground": {
            "key": figure.key,
            "value": figure.value,
            "source": str(figure.source),
            "article": figure.article,
            "area_path": figure.area_path,
            "since": figure.since.isoformat(),
        },
        "closed_on": client.closed_on,
        "begins_on": found.begins_on,
        "ended_on": found.ends_on,
        "backups_until": rules.backups_until(law.on, law),
        "client": None,
        "state": Deletion.State.DONE,
        "words": "",
    }


def _of_the_rows(erased: carrying.Erased) -> dict[str, Any]:
    """What the proof says of what goes, and where the record of deeds stood before."""
    last = record.entries().order_by("-pk").values_list("pk", flat=True).first()
    return {
        "files": list(erased.files),
        "counts": dict(erased.counts),
        "rows": erased.rows,
        "digest": erased.digest,
        "record_before": last or 0,
    }


def _carry_out(by: User, row: Deletion, said: dict[str, Any], client_id: int) -> None:
    """Write the deed, then the proof with the deed's place: from here on the database lets rows go."""
    for name, value in said.items():
        setattr(row, name, value)
    row.stands = proof.stands(row)
    audit.record(
        by,
        proof.DEED,
        row,
        client_id=client_id,
        number=row.sequence,
        year=row.year,
        rows=row.rows,
        digest=row.digest,
        stands=row.stands,
    )
    deed = record.entries().filter(verb=proof.DEED, subject_id=row.pk).order_by("-pk")
    row.record_after = deed.values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (row.transaction,) = cursor.fetchone()
    row.save(update_fields=[*said, "stands", "record_after", "transaction"])


def _next_number(year: int) -> int:
    """The next number of the year, without a gap: whoever asks at the same time waits to the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('clients_deletion.sequence'))")
    last = Deletion.objects.filter(year=year).order_by("-sequence").values_list("sequence", flat=True).first()
    return (last or 0) + 1


@transaction.atomic
def check(*, by: User, row: Deletion, file_number: str) -> Checked:
    """Look whether a proof stands, and whether it is that of a number; on the record. Raises Http404."""
    if not access.deletions_visible_to(by, Verb.SEE_RETENTION).filter(pk=row.pk).exists():
        raise Http404
    with scope.everything():
        findings = tuple(proof.verify(row))
    fits = None
    if file_number.strip() and proof.Finding.KEY_MISSING not in findings:
        fits = hmac.compare_digest(proof.mark_of(file_number, int(row.key_id or 0)), row.mark)
    audit.record(by, "clients.deletion_checked", row, findings=[one.value for one in findings])
    return Checked(findings, fits)
