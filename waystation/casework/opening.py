"""What is due in files that have just been opened: nothing is stored of them, so nothing need be compared.

The rows are those that ``keeping.write`` would make. What an order asks for depends on its own days alone, so
it is computed once for all people whose order has the same days; only ids differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
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
from waystation.rules.obligations import CaseFacts, RecordKind, order_prefix
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


@lru_cache(maxsize=_KEPT)
def _work(order: OrderFacts, law: Law, today: date) -> tuple[_Due, ...]:
    """The work of an order, as yet without a number, in a file that is opened today."""
    facts = CaseFacts(orders=(order,), known_since=today)
    rows = keeping.first_values(Case(Client(pk=0), facts, law, ()), today)
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
        (file.pk, order.id, one)
        for file, order in files
        for one in _work(replace(order, id=0), laws[file.area_id], today)
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
