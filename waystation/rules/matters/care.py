"""After a sign of use: what is offered, in this order. Help comes first; a report never comes from here."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from waystation.rules.problems import RuleBroken


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
