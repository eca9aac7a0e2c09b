"""The tables of orders and everything with a clock; one file per subject."""

from .isolation import Circumstance, IsolationSpell, OrderAct
from .orders import (
    Agreement,
    LocalParameter,
    Matter,
    Order,
    OrderStep,
)

__all__ = [
    "Agreement",
    "Circumstance",
    "IsolationSpell",
    "LocalParameter",
    "Matter",
    "Order",
    "OrderAct",
    "OrderStep",
]
