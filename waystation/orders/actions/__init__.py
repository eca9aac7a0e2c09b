"""What can be done with orders, matters and local rules. Each function is one use case."""

from waystation.orders.papers import OrderData, as_data

from .local_rules import add_local_rule, end_local_rule
from .matters import open_matter
from .recording import record_order, record_orders
from .release import end_aftercare, open_release, record_release, start_aftercare, withdraw_release
from .steps import correct_order, record_step, refresh_term, sign_agreement, sign_in
from .taking_back import take_back_orders
from .withdrawing import withdraw_step

__all__ = [
    "OrderData",
    "add_local_rule",
    "as_data",
    "correct_order",
    "end_aftercare",
    "end_local_rule",
    "open_matter",
    "open_release",
    "record_order",
    "record_orders",
    "record_release",
    "record_step",
    "refresh_term",
    "sign_agreement",
    "sign_in",
    "start_aftercare",
    "take_back_orders",
    "withdraw_release",
    "withdraw_step",
]
