"""After a sign of use: what is offered, in this order. Help comes first; a report never comes from here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from waystation.rules.law import Law
from waystation.rules.orders import OrderFacts, State, sign_in_due_on
from waystation.rules.problems import RuleBroken

from .kinds import MatterKind


class Offer(StrEnum):
    """What the worker offers, in the order in which the page shows it."""

    MEDICAL_HELP = "medical_help"
    REASSESSMENT = "reassessment"
    VOLUNTARY_TREATMENT = "voluntary_treatment"
    RIGHTS = "rights"


#: In the order of prominence. The statutory report is no offer: it is a matter's last step, if ever.
OFFERS = tuple(Offer)


class Answer(StrEnum):
    """What the client said to an offer. ``explained``: it was told and needs no answer."""

    ACCEPTED = "accepted"
    THINKS = "thinks"
    DECLINED = "declined"
    EXPLAINED = "explained"


def next_offer(made: Collection[Offer]) -> Offer | None:
    """The first that has not been made; None when all were."""
    return next((offer for offer in OFFERS if offer not in made), None)


def check_offer(offer: Offer, answer: Answer, made: Collection[Offer]) -> None:
    """Help before rights: raises RuleBroken ``matters.offer_out_of_order`` unless medical help was offered
    first, and ``matters.offer_answer`` where rights are answered like help, or help merely explained."""
    if offer is not Offer.MEDICAL_HELP and Offer.MEDICAL_HELP not in made:
        raise RuleBroken("matters.offer_out_of_order")
    if (offer is Offer.RIGHTS) != (answer is Answer.EXPLAINED):
        raise RuleBroken("matters.offer_answer")


#: Matters that a person may open without another record. Not the ones that a record opens by itself.
BY_HAND = (MatterKind.RELAPSE_SIGN, MatterKind.NOT_SIGNED_IN)


def check_by_hand(kind: MatterKind, order: OrderFacts | None, on: date, law: Law, today: date) -> None:
    """Raises RuleBroken ``matters.opened_by_hand`` for what a record opens by itself, ``matters.future``, and
    ``matters.not_overdue`` where the time to sign in has not passed."""
    if kind not in BY_HAND:
        raise RuleBroken("matters.opened_by_hand")
    if on > today:
        raise RuleBroken("matters.future", on=on, today=today)
    if kind is not MatterKind.NOT_SIGNED_IN:
        return
    due_on = sign_in_due_on(order, law) if order is not None else None
    if order is None or order.state is not State.AWAITING_SIGN_IN or due_on is None or today <= due_on:
        raise RuleBroken("matters.not_overdue")
