"""Rounds: one person marked, or the mark taken back. Nothing follows from it by itself."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.contacts import access
from waystation.contacts.models import RoundMark
from waystation.rules.care import rounds as rules
from waystation.rules.care.rounds import KnownBy, Round, Whereabouts
from waystation.rules.problems import RuleBroken


@transaction.atomic
def mark(
    *, by: User, client: Client, round_: Round, mark: Whereabouts | None, how: KnownBy | None, today: date
) -> RoundMark:
    """Say what is known of one person in the running round; None takes the mark back. Twice is once.

    Raises RuleBroken as ``rules.care.rounds.check_mark``, and ``round.file_closed``; Http404.
    """
    client = access.must_record(by, client.pk)
    if client.state != Client.State.OPEN:
        raise RuleBroken("round.file_closed")
    if mark is not None:
        rules.check_mark(mark, how)
    said = mark.value if mark else ""
    known_by = how.value if how and mark is Whereabouts.KNOWN else ""
    row = (
        RoundMark.objects.select_for_update(of=("self",)).filter(client=client, round_on=round_.first).first()
    )
    if row is None and mark is None:
        return RoundMark(client=client, round_on=round_.first, on=today, marked_by=by)
    if row is not None and (row.mark, row.how, row.on) == (said, known_by, today):
        return row
    if row is None:
        row = RoundMark.objects.create(
            client=client, round_on=round_.first, mark=said, how=known_by, on=today, marked_by=by
        )
    else:
        row.mark, row.how, row.on, row.marked_by = said, known_by, today, by
        row.save(update_fields=["mark", "how", "on", "marked_by", "marked_at"])
    audit.record(by, "contacts.round_marked", row, client_id=client.pk, mark=said, how=known_by)
    return row
