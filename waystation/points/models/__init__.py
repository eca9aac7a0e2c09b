"""Tables of points; one module per subject."""

from waystation.points.models.goods import DeliveryNote, Good, Price, PriceList, StockCheck, StockMove
from waystation.points.models.redemptions import ReceiptCounter, Redemption, RedemptionLine

__all__ = [
    "DeliveryNote",
    "Good",
    "Price",
    "PriceList",
    "ReceiptCounter",
    "Redemption",
    "RedemptionLine",
    "StockCheck",
    "StockMove",
]
