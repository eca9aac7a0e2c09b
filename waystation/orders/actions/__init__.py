"""What can be done with orders, matters and local rules. Each function is one use case."""

from waystation.orders.papers import OrderData, as_data

from .local_rules import add_local_rule, end_local_rule
from .matters import open_matter
from .recording import record_order, record_orders
from .steps import correct_order, record_step, refresh_term, sign_agreement, sign_in
from .taking_back import take_back_orders
from .withdrawing import withdraw_step

__all__ = [
    "OrderData",
    "add_local_rule",
    "as_data",
    "correct_order",
    "end_local_rule",
    "open_matter",
    "record_order",
    "record_orders",
    "record_step",
    "refresh_term",
    "sign_agreement",
    "sign_in",
    "take_back_orders",
    "withdraw_step",
]
