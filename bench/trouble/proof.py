"""What must hold after all the kills; each check returns what is wrong, in words."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.trouble.hands import Sent


def rows(kind: str) -> dict[str, tuple[int, int, str]]:
    """Form key → (row, client, opened note) of one kind of record, from the database."""
    from waystation.contacts.models import Contact
    from waystation.screening.models import Screening

    model = {"contact": Contact, "screening": Screening}[kind]
    found = model._default_manager.values_list("form_key", "pk", "client_id", "note")
    return {str(key): (pk, client, note) for key, pk, client, note in found}


def kept(sent: Iterable[Sent]) -> Iterator[str]:
    """Nothing acknowledged is lost, nothing stands twice, nothing was half written."""
    sent = list(sent)
    for kind in sorted({one.kind for one in sent}):
        held = rows(kind)
        notes = Counter((client, note) for _pk, client, note in held.values() if note)
        for one in sent:
            if one.kind != kind:
                continue
            row = held.get(one.key)
            if row is None:
                if one.acknowledged:
                    yield f"lost: {kind} {one.key} was acknowledged after {one.tries} tries and is not there"
                continue
            if row[1:] != (one.client, one.mark):
                yield f"altered: {kind} {one.key} is not what was sent"
            elif notes[one.client, one.mark] > 1:
                yield f"twice: {kind} {one.key} stands {notes[one.client, one.mark]} times"


def audited(sent: Iterable[Sent]) -> Iterator[str]:
    """Every saved record has exactly one entry of the record of deeds, and every entry its record."""
    from waystation.audit.models import Entry

    verbs = {"contact": "contacts.recorded", "screening": "screening.recorded"}
    for kind in sorted({one.kind for one in sent}):
        verb = verbs[kind]
        entries = Counter(Entry._default_manager.filter(verb=verb).values_list("subject_id", flat=True))
        held = {pk: key for key, (pk, _client, _note) in rows(kind).items()}
        ours = {one.key for one in sent if one.kind == kind}
        for pk, key in held.items():
            if key in ours and entries[pk] != 1:
                yield f"{kind} {key}: {entries[pk]} entries of the record"
        for pk in entries:
            if pk not in held:
                yield f"an entry {verb} about row {pk}, which is not there"


def derived() -> Iterator[str]:
    """What is due, computed anew for every file, is what stands there already."""
    from django.utils import timezone

    from waystation.casework.actions import obligations
    from waystation.clients.models import Client

    today = timezone.localdate()
    for client in Client._default_manager.filter(state=Client.State.OPEN).order_by("pk"):
        changed = obligations.refresh(by=None, client=client, today=today)
        if changed:
            yield f"file {client.pk}: {changed} obligations stood otherwise than computed"


def imported(batch_id: int, expected: int) -> Iterator[str]:
    """The roster that was being written all the while is in, whole and once."""
    from waystation.casework.models import RosterBatch
    from waystation.clients.models import Client

    batch = RosterBatch._default_manager.get(pk=batch_id)
    if batch.state != RosterBatch.State.DONE:
        yield f"the roster is {batch.state}"
    made = batch.entries.filter(done=True).count()
    there = Client._default_manager.filter(pk__in=batch.entries.values("client")).count()
    if (made, there) != (expected, expected):
        yield f"of {expected} rows of the roster {made} are done and {there} files are there"


def chained() -> Iterator[str]:
    """The record of deeds, as ``waystation audit verify`` sees it, is whole."""
    done = subprocess.run(
        [sys.executable, "-m", "waystation", "audit", "verify"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        yield f"the record is not whole: {(done.stdout + done.stderr).strip()[-500:]}"
