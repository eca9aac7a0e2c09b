"""What happens at a centre and what somebody brings with them: facts with evidence that may earn points."""

from .proofs import CertificateKind, ProofSeen, WorkProof, check_certificate, check_work
from .sessions import (
    EXCUSE_PROOFS,
    AttendanceState,
    Excuse,
    ExcuseProof,
    SessionKind,
    SignedHow,
    check_attendance,
    check_session,
    check_title,
    minutes_between,
)

__all__ = [
    "EXCUSE_PROOFS",
    "AttendanceState",
    "CertificateKind",
    "Excuse",
    "ExcuseProof",
    "ProofSeen",
    "SessionKind",
    "SignedHow",
    "WorkProof",
    "check_attendance",
    "check_certificate",
    "check_session",
    "check_title",
    "check_work",
    "minutes_between",
]
