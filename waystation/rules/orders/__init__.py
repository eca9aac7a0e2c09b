"""Orders of community treatment and community recovery: states, lawful steps, term, deadlines.

Sources: Drug Control Law (DCL), Drug Rehabilitation Regulation (DRR). A missed deadline never changes a
state: only a step that a named person records does, and each step says who decides it.
"""

from waystation.rules.orders.duties import (
    agreement_due_on,
    agreement_why,
    day_of_term,
    deadlines,
    expiry_why,
    sign_in_why,
    standing,
)
from waystation.rules.orders.facts import (
    OPEN_STATES,
    SIGNED_IN_STATES,
    Decider,
    Kind,
    Standing,
    State,
    Step,
    TerminationReason,
    Way,
)
from waystation.rules.orders.timing import (
    Deadline,
    DeadlineState,
    Finding,
    OrderFacts,
    Severity,
    Suspension,
    Term,
    allowed_years,
    check_dates,
    sign_in_due_on,
    term,
)
from waystation.rules.orders.ways import WAYS, next_state, replay, steps_from, way

__all__ = [
    "OPEN_STATES",
    "SIGNED_IN_STATES",
    "WAYS",
    "Deadline",
    "DeadlineState",
    "Decider",
    "Finding",
    "Kind",
    "OrderFacts",
    "Severity",
    "Standing",
    "State",
    "Step",
    "Suspension",
    "Term",
    "TerminationReason",
    "Way",
    "agreement_due_on",
    "agreement_why",
    "allowed_years",
    "check_dates",
    "day_of_term",
    "deadlines",
    "expiry_why",
    "next_state",
    "replay",
    "sign_in_due_on",
    "sign_in_why",
    "standing",
    "steps_from",
    "term",
    "way",
]
