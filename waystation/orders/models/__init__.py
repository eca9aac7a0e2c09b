"""The tables of orders and everything with a clock; one file per subject."""

from .agreements import AgreementSheet, AgreementSignature, AgreementText
from .gate import CentreAssessment, Leaver, LeaverStep
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
    "Leaver",
    "LeaverStep",
    "LocalParameter",
    "Matter",
    "MatterStep",
    "Objection",
    "Order",
    "OrderStep",
    "Release",
    "ReleaseRecord",
]
