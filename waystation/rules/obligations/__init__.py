"""What is due: one pure function from the facts of a case to its list of obligations.

Lists, badges, pages, messages and reports all use this function, so they agree. It looks at facts only and
keeps nothing: when a record is withdrawn, running it again opens the item again. Finished items stay in the
list: they are the record of compliance.

An obligation has a window. It may be done from ``opens_on``, should be done by ``due_on``, and still counts,
marked late, until ``closes_on`` (``NEVER``: as long as the order lives).
"""

from waystation.rules.obligations.clocks import Clock
from waystation.rules.obligations.drawn import clocks as drawn_clocks
from waystation.rules.obligations.engine import obligations, order_prefix, would_fulfil
from waystation.rules.obligations.facts import (
    DONE_STATES,
    LIVE,
    NEVER,
    RULES,
    UPCOMING_DAYS,
    CaseFacts,
    FulfilledBy,
    NotPossible,
    NotPossibleReason,
    Obligation,
    ObligationState,
    RecordKind,
    Rule,
    RuleCode,
)
from waystation.rules.obligations.history import (
    Change,
    Listed,
    Stored,
    Summary,
    changes,
    check_not_possible,
    summary,
    work_order,
)

__all__ = [
    "DONE_STATES",
    "LIVE",
    "NEVER",
    "RULES",
    "UPCOMING_DAYS",
    "CaseFacts",
    "Change",
    "Clock",
    "FulfilledBy",
    "Listed",
    "NotPossible",
    "NotPossibleReason",
    "Obligation",
    "ObligationState",
    "RecordKind",
    "Rule",
    "RuleCode",
    "Stored",
    "Summary",
    "changes",
    "check_not_possible",
    "drawn_clocks",
    "obligations",
    "order_prefix",
    "summary",
    "work_order",
    "would_fulfil",
]
