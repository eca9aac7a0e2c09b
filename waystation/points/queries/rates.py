"""What a point is worth to a client: as the version of the scheme says on which they run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from waystation.clients.models import Client
from waystation.points.queries.schemes import rules_of, scheme_for
from waystation.rules.points.schemes.templates import TEMPLATES, TemplateCode


def yuan_per_point(client_id: int, on: date) -> Decimal:
    """Yuan for one point. Whoever is in no scheme has points of the simple menu's worth."""
    enrolment = scheme_for(Client(pk=client_id), on)
    if enrolment is None:
        return Decimal(str(TEMPLATES[TemplateCode.MENU].config["yuan_per_point"]))
    rate = rules_of(enrolment.version).yuan_per_point
    return Decimal(rate.numerator) / Decimal(rate.denominator)
