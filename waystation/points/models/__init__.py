"""Tables of points; one module per subject."""

from waystation.points.models.goods import DeliveryNote, Good, Price, PriceList, StockCheck, StockMove
from waystation.points.models.ledger import Account, Entry, Lot, LotUse, Posting, Wallet
from waystation.points.models.merchants import Contract, Merchant, Till
from waystation.points.models.paying import PaperCard, PayCode
from waystation.points.models.purchases import Purchase, Refund, Statement
from waystation.points.models.redemptions import ReceiptCounter, Redemption, RedemptionLine
from waystation.points.models.requests import PointRequest

__all__ = [
    "Account",
    "Contract",
    "DeliveryNote",
    "Entry",
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
    "Statement",
    "StockCheck",
    "StockMove",
    "Till",
    "Wallet",
]
