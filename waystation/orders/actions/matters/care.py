"""What was offered after a sign of use, and what the client said to it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.orders.access import lock_matter
from waystation.orders.models import CareOffer, Matter
from waystation.rules.matters import Answer, Offer, check_offer
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def offer_care(
    *,
    by: User,
    matter: Matter,
    offer: Offer,
    answer: Answer,
    on: date,
    words: str,
    form_key: UUID,
    today: date,
) -> CareOffer:
    """Write down an offer and its answer. The caller has locked the client.

    Raises Http404, and RuleBroken as ``rules.matters.check_offer``, ``matters.future``,
    ``matters.before_last``.
    """
    matter = lock_matter(by, matter, Verb.PREPARE_MATTER)
    there = matter.offers.filter(form_key=form_key).first()
    if there is not None:
        return there
    made = {
        Offer(one) for one in matter.offers.filter(withdrawn_at__isnull=True).values_list("offer", flat=True)
    }
    check_offer(offer, answer, made)
    if on > today:
        raise RuleBroken("matters.future", on=on, today=today)
    since = matter.from_on or matter.opened_on
    if on < since:
        raise RuleBroken("matters.before_last", on=on, since=since)
    row = CareOffer.objects.create(
        matter=matter,
        form_key=form_key,
        offer=offer.value,
        answer=answer.value,
        on=on,
        words=words.strip(),
        offered_by=by,
    )
    audit.record(
        by,
        "orders.care_offered",
        matter,
        client_id=matter.client_id,
        offer=offer.value,
        answer=answer.value,
    )
    return row


@transaction.atomic
def withdraw_offer(*, by: User, offer: CareOffer, today: date, now: datetime) -> CareOffer:
    """Take back an offer that was written down today, by the one who did. Twice is once.

    The caller has locked the client. Raises Http404, ``matters.undo_not_yours``, ``matters.undo_too_late``.
    """
    matter = lock_matter(by, offer.matter, Verb.PREPARE_MATTER)
    row = CareOffer.objects.select_for_update(of=("self",)).filter(pk=offer.pk, matter=matter).first()
    if row is None:
        raise Http404
    if row.withdrawn_at is not None:
        return row
    if row.offered_by_id != by.pk:
        raise RuleBroken("matters.undo_not_yours", who=row.offered_by.name)
    if (day := timezone.localdate(row.recorded_at)) != today:
        raise RuleBroken("matters.undo_too_late", on=day)
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    audit.record(by, "orders.care_offer_withdrawn", matter, client_id=matter.client_id, offer=row.offer)
    return row
