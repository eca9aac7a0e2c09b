"""The tables of orders and everything with a clock; one file per subject."""

from .agreements import AgreementSheet, AgreementSignature, AgreementText
from .gate import CentreAssessment, Leaver, LeaverStep
from .isolation import Circumstance, IsolationSpell, OrderAct
from .matters import CareOffer, Matter, MatterStep, Objection
from .orders import (
    Agreement,
    LocalParameter,
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
    "CareOffer",
    "CentreAssessment",
    "Circumstance",
    "IsolationSpell",
    "Leaver",
    "LeaverStep",
    "LocalParameter",
    "Matter",
    "MatterStep",
    "Objection",
    "Order",
    "OrderAct",
    "OrderStep",
    "Release",
    "ReleaseRecord",
]
