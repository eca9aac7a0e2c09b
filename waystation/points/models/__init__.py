"""Tables of points; one module per subject."""

from waystation.points.models.goods import DeliveryNote, Good, Price, PriceList, StockCheck, StockMove
from waystation.points.models.ledger import Account, Entry, Lot, LotUse, Posting, Wallet
from waystation.points.models.merchants import Contract, Merchant, Till
from waystation.points.models.paying import PaperCard, PayCode
from waystation.points.models.purchases import Purchase, Refund, Statement
from waystation.points.models.redemptions import ReceiptCounter, Redemption, RedemptionLine
from waystation.points.models.requests import PointRequest
from waystation.points.models.schemes import Correction, Enrolment, Event, Scheme, SchemeVersion

__all__ = [
    "Account",
    "Contract",
    "Correction",
    "DeliveryNote",
    "Enrolment",
    "Entry",
    "Event",
    "Good",
    "Lot",
    "LotUse",
    "Merchant",
    "PaperCard",
    "PayCode",
    "PointRequest",
    "Posting",
    "Price",
    "PriceList",
    "Purchase",
    "ReceiptCounter",
    "Redemption",
    "RedemptionLine",
    "Refund",
    "Scheme",
    "SchemeVersion",
    "Statement",
    "StockCheck",
    "StockMove",
    "Till",
    "Wallet",
]
