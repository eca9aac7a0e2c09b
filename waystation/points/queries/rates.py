"""What a point is worth to a client: as the scheme says that holds for them."""

from __future__ import annotations

from decimal import Decimal

from waystation.rules.points.schemes.templates import TEMPLATES, TemplateCode


def yuan_per_point() -> Decimal:
    """Yuan for one point, of the scheme that is begun with (``rules.points.schemes.templates``)."""
    return Decimal(str(TEMPLATES[TemplateCode.MENU].config["yuan_per_point"]))
