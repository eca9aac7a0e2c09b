"""Tables of points; one module per subject."""

from waystation.points.models.merchants import Contract, Merchant, Till
from waystation.points.models.paying import PaperCard, PayCode

__all__ = ["Contract", "Merchant", "PaperCard", "PayCode", "Till"]
