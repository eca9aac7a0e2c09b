"""Tables of what happens at a centre and what somebody brings; one file per subject."""

from .proofs import Certificate, WorkRecord
from .sessions import Attendance, Session

__all__ = ["Attendance", "Certificate", "Session", "WorkRecord"]
