"""What somebody brings: a certificate, a month of work. Each was seen by who writes it down.

Sources: acceptance S0-51 and S0-53; evidence §1.6: the proof is a paper, never a picture of the person.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken


class CertificateKind(StrEnum):
    """What a certificate is of."""

    SKILL = "skill"
    COURSE = "course"
    SCHOOL = "school"
    LICENCE = "licence"
    HONOUR = "honour"


class ProofSeen(StrEnum):
    """What was seen of a certificate: the paper itself, or a scan of it that is in the file."""

    ORIGINAL = "original"
    SCAN = "scan"


class WorkProof(StrEnum):
    """What was seen of a month of work; none of them asks the employer anything."""

    PAY_SLIP = "pay_slip"
    ACCOUNT = "account"
    INSURANCE = "insurance"
    CONTRACT = "contract"
    SHOP = "shop"


def check_certificate(*, issuer: str, issued_on: date, seen: ProofSeen, has_scan: bool, today: date) -> None:
    """Raises RuleBroken ``activities.issuer_needed``, ``activities.issued_later``,
    ``activities.scan_needed``."""
    if not issuer.strip():
        raise RuleBroken("activities.issuer_needed")
    if issued_on > today:
        raise RuleBroken("activities.issued_later", on=issued_on)
    if seen is ProofSeen.SCAN and not has_scan:
        raise RuleBroken("activities.scan_needed")


def check_work(*, month: date, employer: str, today: date) -> None:
    """A month has begun and its employer has a name: RuleBroken ``activities.month_later``,
    ``activities.employer_needed``. ``month``: its first day."""
    if month > today:
        raise RuleBroken("activities.month_later", on=month)
    if not employer.strip():
        raise RuleBroken("activities.employer_needed")
