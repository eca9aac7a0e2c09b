"""Deleting a file with everything that hangs on it, and the proof that stays (ADR 0017)."""

from .carrying import Erased, erase, what_would_go
from .proof import Finding, Proven, proofs, verify

__all__ = ["Erased", "Finding", "Proven", "erase", "proofs", "verify", "what_would_go"]
