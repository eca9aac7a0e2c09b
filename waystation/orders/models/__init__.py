"""The tables of orders and everything with a clock; one file per subject."""

from .agreements import AgreementSheet, AgreementSignature, AgreementText
from .isolation import Circumstance, IsolationSpell, OrderAct
from .orders import (
    Agreement,
    LocalParameter,
    Matter,
    Order,
    OrderStep,
)
from .release import Aftercare, Release, ReleaseRecord

__all__ = [
    "Aftercare",
    "Agreement",
    "AgreementSheet",
    "AgreementSignature",
    "AgreementText",
    "Circumstance",
    "IsolationSpell",
    "LocalParameter",
    "Matter",
    "Order",
    "OrderAct",
    "OrderStep",
    "Release",
    "ReleaseRecord",
]
