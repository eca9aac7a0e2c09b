"""The tables of orders and everything with a clock; one file per subject."""

from .orders import (
    Agreement,
    LocalParameter,
    Matter,
    Order,
    OrderStep,
)

__all__ = [
    "Agreement",
    "LocalParameter",
    "Matter",
    "Order",
    "OrderStep",
]
