"""Forms of a test's sample and of an objection to its result."""

from .objections import AskForm, DecideForm, ReportForm, SendForm, TakeBackForm, TellForm
from .sealing import CustodyForm, MedicineForm, SealForm, ToldForm, seal_initial

__all__ = [
    "AskForm",
    "CustodyForm",
    "DecideForm",
    "MedicineForm",
    "ReportForm",
    "SealForm",
    "SendForm",
    "TakeBackForm",
    "TellForm",
    "ToldForm",
    "seal_initial",
]
