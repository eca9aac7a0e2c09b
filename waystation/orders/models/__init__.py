"""The tables of orders and everything with a clock; one file per subject."""

from .agreements import AgreementSheet, AgreementSignature, AgreementText
from .leaves import Absence, AbsenceAttempt, Leave, LeaveExtension
from .moves import Move
from .orders import (
    Agreement,
    LocalParameter,
    Matter,
    Order,
    OrderStep,
)
from .places import SharedFile

__all__ = [
    "Absence",
    "AbsenceAttempt",
    "Agreement",
    "AgreementSheet",
    "AgreementSignature",
    "AgreementText",
    "Leave",
    "LeaveExtension",
    "LocalParameter",
    "Matter",
    "Move",
    "Order",
    "OrderStep",
    "SharedFile",
]
