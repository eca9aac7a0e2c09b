"""The tables of orders and everything with a clock; one file per subject."""

from .agreements import AgreementSheet, AgreementSignature, AgreementText
from .gate import CentreAssessment, Leaver, LeaverStep
from .isolation import Circumstance, IsolationSpell, OrderAct
from .leaves import Absence, AbsenceAttempt, Leave, LeaveExtension
from .matters import CareOffer, Matter, MatterStep, Objection
from .moves import Move
from .orders import (
    Agreement,
    LocalParameter,
    Order,
    OrderStep,
)
from .places import SharedFile
from .release import Aftercare, Release, ReleaseRecord

__all__ = [
    "Absence",
    "AbsenceAttempt",
    "Aftercare",
    "Agreement",
    "AgreementSheet",
    "AgreementSignature",
    "AgreementText",
    "CareOffer",
    "CentreAssessment",
    "Circumstance",
    "IsolationSpell",
    "Leave",
    "LeaveExtension",
    "Leaver",
    "LeaverStep",
    "LocalParameter",
    "Matter",
    "MatterStep",
    "Move",
    "Objection",
    "Order",
    "OrderAct",
    "OrderStep",
    "Release",
    "ReleaseRecord",
    "SharedFile",
]
