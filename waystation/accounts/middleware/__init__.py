"""Around every page: who asks (``who``), and the one door (``door``)."""

from .door import UserRequest, WhoAndWhere

__all__ = ["UserRequest", "WhoAndWhere"]
