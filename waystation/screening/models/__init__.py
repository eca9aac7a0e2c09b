"""Tables of drug tests; one module per subject."""

from waystation.screening.models.draws import DrawDay, Drawn
from waystation.screening.models.elsewhere import TestRequest
from waystation.screening.models.kits import KitLot, KitMovement
from waystation.screening.models.objections import Objection
from waystation.screening.models.panels import DetectionWindow, Panel
from waystation.screening.models.specimens import CustodyStep, Sampling, Specimen
from waystation.screening.models.tests import Analyte, Screening

__all__ = [
    "Analyte",
    "CustodyStep",
    "DetectionWindow",
    "DrawDay",
    "Drawn",
    "KitLot",
    "KitMovement",
    "Objection",
    "Panel",
    "Sampling",
    "Screening",
    "Specimen",
    "TestRequest",
]
