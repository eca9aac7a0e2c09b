"""The draw of one site on one morning: everything in one transaction, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.casework import keeping
from waystation.casework.queries import cases
from waystation.casework.queries.draws import listing
from waystation.casework.queries.draws.listing import Entry, Site
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.notices import actions as notices
from waystation.notices.actions import messages
from waystation.orders.queries import law_for
from waystation.rules.messages import MessageCode
from waystation.rules.screening import calls, draw
from waystation.rules.screening.draw import proof
from waystation.screening.models import DrawDay, Drawn
from waystation.screening.queries import draws as proofs

#: Later in the day a message would ask somebody in when nobody is there any more.
_USEFUL_UNTIL = time(15)


@transaction.atomic
def draw_site(*, by: User | None, site: Site, today: date) -> DrawDay | None:
    """Draw who is tested at ``site`` today. Drawn already, by whomever, it stays as it is: then None.

    ``by`` None: the morning's job. Two at once wait for each other at the site's row.
    """
    Area.objects.select_for_update(no_key=True).get(pk=site.area.pk)
    if DrawDay.objects.filter(site=site.area, on=today).exists():
        return None
    entries = listing.listed(site, today)
    most = listing.limit(law_for(site.area.path, today))
    key_id = proofs.drawing_key()
    eligible = [entry.eligible for entry in entries]
    drawn = draw.drawn_at(eligible, crypto.derived(proofs.PURPOSE, key_id), today, most)
    text = proof.written(eligible)
    day = DrawDay.objects.create(
        site=site.area,
        on=today,
        rule=draw.RULE_VERSION,
        key_id=key_id,
        limit=most,
        eligible=len(entries),
        fingerprint=proof.digest(text),
        listed=proofs.sealed(text),
        expected=calls.usual(eligible, today),
        drawn=len(drawn),
        made_by=by,
    )
    rows = _keep(day, entries, drawn)
    _due(by, rows, today)
    _tell_workers(rows, day)
    _ask_in(by, rows)
    audit.record(by, "screening.day_drawn", day, eligible=day.eligible, drawn=day.drawn, key=key_id)
    return day


def _keep(day: DrawDay, entries: Iterable[Entry], drawn: Sequence[draw.Drawn]) -> list[Drawn]:
    clients = {str(entry.client.pk): entry.client for entry in entries}
    return Drawn.objects.bulk_create(
        Drawn(
            day=day,
            client=clients[one.client],
            order_id=int(one.order),
            worker_id=clients[one.client].worker_id,
            on=day.on,
            part=one.part.value,
        )
        for one in drawn
    )


def _due(by: User | None, rows: Sequence[Drawn], today: date) -> None:
    """What is due of those who were drawn, their files locked, by number."""
    drawn = Client.objects.filter(pk__in={row.client_id for row in rows}).order_by("pk")
    clients = list(
        drawn.only("pk", "area", "state", "closed_on", "registered_on").select_for_update(
            of=("self",), no_key=True
        )
    )
    for start in range(0, len(clients), listing.CHUNK):
        chunk = clients[start : start + listing.CHUNK]
        keeping.write(cases.load(chunk, today), by=by, today=today)


def _ask_in(by: User | None, rows: Sequence[Drawn]) -> None:
    """Who agreed to messages is asked to come. That is not telling: the call's clocks wait for ``tell``."""
    for row in rows:
        morning = timezone.make_aware(datetime.combine(row.on, time()))
        messages.enqueue(
            by=by,
            client=row.client,
            code=MessageCode.COME_TODAY,
            key=f"drawn:{row.pk}",
            not_before=morning,
            not_after=timezone.make_aware(datetime.combine(row.on, _USEFUL_UNTIL)),
            on=row.on,
        )


def _tell_workers(rows: Sequence[Drawn], day: DrawDay) -> None:
    """One notice to each worker: how many of theirs, not who."""
    counts = Counter(row.worker_id for row in rows if row.worker_id is not None)
    workers = {person.pk: person for person in User.objects.filter(pk__in=counts)}
    for pk, count in sorted(counts.items()):
        notices.notify(
            by=None,
            to=[workers[pk]],
            code="notices.drawn_today",
            client=None,
            key=f"drawn:{day.pk}",
            n=count,
            on=day.on.isoformat(),
        )
