"""How big a roster may be. Numbers of safety, not of law; a caller may choose others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Refused beyond: bytes of the file, bytes unpacked, unpacked ÷ packed, parts, and cells in all."""

    file_bytes: int = 50 * 2**20
    unpacked_bytes: int = 600 * 2**20
    ratio: int = 250
    ratio_from_bytes: int = 40 * 2**20
    parts: int = 2_000
    cells: int = 8_000_000


DEFAULT_LIMITS = Limits()
