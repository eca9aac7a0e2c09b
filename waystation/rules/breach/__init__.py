"""Severe breach of the agreement (DRR 20)."""

from waystation.rules.breach.counting import (
    BreachFact,
    BreachKind,
    Counted,
    Counter,
    CounterCode,
    NotCounted,
    count,
    not_away,
)

__all__ = [
    "BreachFact",
    "BreachKind",
    "Counted",
    "Counter",
    "CounterCode",
    "NotCounted",
    "count",
    "not_away",
]
