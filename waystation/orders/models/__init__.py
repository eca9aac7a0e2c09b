"""The tables of orders and everything with a clock; one file per subject."""

from .agreements import AgreementSheet, AgreementSignature, AgreementText
from .gate import CentreAssessment, Leaver, LeaverStep
from .orders import (
    Agreement,
    LocalParameter,
    Matter,
    Order,
    OrderStep,
)

__all__ = [
    "Agreement",
    "AgreementSheet",
    "AgreementSignature",
    "AgreementText",
    "CentreAssessment",
    "Leaver",
    "LeaverStep",
    "LocalParameter",
    "Matter",
    "Order",
    "OrderStep",
]
