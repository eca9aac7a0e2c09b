"""What is due in files that have just been opened: nothing is stored of them, so nothing need be compared.

The rows are those that ``keeping.write`` would make. What an order asks for depends on its own days alone, so
it is computed once for all people whose order has the same days; only ids differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from waystation.accounts.models import User
from waystation.casework import keeping
from waystation.casework.copying import as_json
from waystation.casework.models import Obligation, ObligationChange
from waystation.casework.queries.cases import Case
from waystation.clients.models import Client
from waystation.clients.rows import NewFile
from waystation.common import bulk
from waystation.orders.queries import laws_for
from waystation.rules.law import Law
from waystation.rules.obligations import CaseFacts, RecordKind, RuleCode, order_prefix
from waystation.rules.orders import OrderFacts

#: Orders whose work is kept in mind: days and figures, nothing of a person.
_KEPT = 4096


class _Due(NamedTuple):
    """One row of work of an order: ``key`` without the order's prefix; whether the order fulfils it."""

    key: str
    by_order: bool
    values: tuple[Any, ...]


#: The columns that are the same for everybody whose order has the same days.
_SAME = (
    "rule",
    "opens_on",
    "due_on",
    "closes_on",
    "state",
    "opens_as",
    "late_as",
    "closes_as",
    "priority",
    "settled_on",
)


#: What a plan of tests or meetings asks for follows from the day of sign-in and the length of the term.
_PLANNED = frozenset((RuleCode.SCREENING, RuleCode.CONTACT))
_EVERY = frozenset(RuleCode)
_OWN = _EVERY - _PLANNED


@cache
def _nobody() -> Client:
    """Whose file it is makes no difference."""
    return Client(pk=0)


def _due(order: OrderFacts, law: Law, today: date) -> tuple[_Due, ...]:
    """The work of an order of which only the first days are known, in a file that is opened today.

    The plans, most of the work, are the same for all who signed in on one day for one term, whenever they
    were served and whatever they signed.
    """
    order = replace(order, id=0)
    if order.suspensions or order.ended_on is not None:
        return _work(order, law, today, _EVERY)
    planned = OrderFacts(0, order.kind, order.state, order.years, reported_on=order.reported_on)
    return _work(order, law, today, _OWN) + _work(planned, law, today, _PLANNED)


@lru_cache(maxsize=_KEPT)
def _work(order: OrderFacts, law: Law, today: date, only: frozenset[RuleCode]) -> tuple[_Due, ...]:
    """What these rules ask for under an order that has no number yet."""
    facts = CaseFacts(orders=(order,), known_since=today)
    rows = keeping.first_values(Case(_nobody(), facts, law, (), only), today)
    return tuple(
        _Due(
            row["key"].removeprefix(order_prefix(order.id)),
            bool(row["fulfilled_by"]),
            (*[row[name] for name in _SAME], as_json(row["why"])),
        )
        for row in rows
    )


def write(files: Sequence[tuple[NewFile, OrderFacts]], *, by: User | None, today: date) -> None:
    """Write the obligations of files that were opened in this transaction, each with its line of history."""
    laws = laws_for({file.area_id for file, _order in files}, today)
    due = [
        (file.pk, order.id, one) for file, order in files for one in _due(order, laws[file.area_id], today)
    ]
    if not due:
        return
    values = zip(*(one.values for _file, _order, one in due), strict=True)
    columns: dict[str, Sequence[Any]] = dict(zip((*_SAME, "why"), values, strict=True))
    columns["client_id"] = [file for file, _order, _one in due]
    columns["order_id"] = [order for _file, order, _one in due]
    columns["key"] = [order_prefix(order) + one.key for _file, order, one in due]
    columns["fulfilled_by"] = [f"{RecordKind.ORDER}:{order}" if one.by_order else "" for _, order, one in due]
    ids = bulk.insert(Obligation, columns)
    history: dict[str, Sequence[Any]] = {"obligation_id": ids, "to_state": columns["state"]}
    history["on"], history["by_id"] = [today] * len(ids), [None if by is None else by.pk] * len(ids)
    bulk.insert(ObligationChange, history)
