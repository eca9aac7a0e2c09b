"""Who stands in for whom in the made-up street, and a finished hand-over: by the program's own actions."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework.actions import recording
from waystation.casework.actions.team import covers, hand_over
from waystation.clients.models import Client
from waystation.contacts.actions import Data
from waystation.rules import contacts
from waystation.rules.calendar import add_days
from waystation.rules.team.covers import CoverReason

#: Days of the leave, and files that were handed over for good before it.
AWAY, HANDED = 6, 2


def fill(users: Mapping[str, User], today: dt.date) -> None:
    """Two files of the second worker go to the first, who looks after the rest while the second is away.

    The first, as deputy, has talked with one of the covered clients today: the record carries both names.
    """
    now = timezone.make_aware(dt.datetime.combine(today, dt.time(8, 30)))
    head, away, deputy = (_fresh(users[name]) for name in ("head1", "worker2", "worker1"))
    theirs = list(Client.objects.filter(worker=away, orders__ended_on__isnull=True).distinct().order_by("pk"))
    handed, covered = theirs[:HANDED], theirs[HANDED]
    held = hand_over.plan_hand_over(
        by=head,
        worker=away,
        moves={client.pk: deputy for client in handed},
        notes={handed[0].pk: "喜欢下午见面，先打电话约。"},
        form_key=uuid.UUID(int=handed[0].pk, version=4),
        today=today,
    )
    while not hand_over.move_chunk(by=head, hand_over=held, size=HANDED, today=today, now=now):
        pass
    covers.name_cover(
        by=head,
        worker=away,
        deputy=deputy,
        reason=CoverReason.LEAVE,
        starts_on=today,
        ends_on=add_days(today, AWAY),
        today=today,
        now=now,
    )
    with audit.covering(None):
        recording.record_contact(
            by=_fresh(deputy),
            client=covered,
            data=Data(
                held_on=today,
                kind=contacts.Kind.PHONE,
                met=contacts.Met.CLIENT,
                outcome=contacts.Outcome.COMPLIED,
                topics=[contacts.Topic.WORK.value],
                note="代管期间打电话问候，近况平稳，下周照常见面。",
            ),
            form_key=uuid.UUID(int=covered.pk, version=4),
            today=today,
            now=now,
        )


def _fresh(user: User) -> User:
    """The account as a new request knows it: with the covers and grants of now."""
    return User.objects.get(pk=user.pk)
