"""The text that tells a client how personal data are used, and what is never issued about them.

A text that was handed over is never changed: a new one gets a new version, and the old ones stay printable.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

#: version → since when it is handed out (PIPL Arts. 17, 30); its template is ``privacy_notice_<version>``.
VERSIONS: Mapping[str, date] = {"2026-1": date(2026, 11, 26)}
#: What is handed out today.
CURRENT = "2026-1"
