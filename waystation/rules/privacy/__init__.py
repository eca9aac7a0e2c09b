"""Nobody sees more than they need: what each column holds, who sees it how, and why a file is opened.

Source: design §3 law 5 (least knowledge); PIPL Arts. 5, 6, 28, 51; DRR Arts. 7, 43. Pages, lists, exports
and reports derive from these tables; none keeps rules of its own.
"""

from waystation.rules.privacy.columns import COLUMNS, IN_HISTORY
from waystation.rules.privacy.masks import identity_ends, mask, phone_ends
from waystation.rules.privacy.sight import SIGHTS, Sight, Sort, Viewer

__all__ = [
    "COLUMNS",
    "IN_HISTORY",
    "SIGHTS",
    "Sight",
    "Sort",
    "Viewer",
    "identity_ends",
    "mask",
    "phone_ends",
]
