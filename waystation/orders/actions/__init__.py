"""What can be done with orders, matters and local rules. Each function is one use case."""

from waystation.orders.papers import OrderData, as_data

from .isolation import (
    end_circumstance,
    note_circumstance,
    save_spell,
    withdraw_circumstance,
    withdraw_spell,
)
from .local_rules import add_local_rule, adopt_local_text, end_local_rule, undo_adoption
from .matters import open_matter
from .recording import record_order, record_orders
from .release import end_aftercare, open_release, record_release, start_aftercare, withdraw_release
from .steps import correct_order, isolate, record_act, record_step, refresh_term, sign_agreement, sign_in
from .taking_back import take_back_orders
from .withdrawing import withdraw_step

__all__ = [
    "OrderData",
    "add_local_rule",
    "adopt_local_text",
    "as_data",
    "correct_order",
    "end_aftercare",
    "end_circumstance",
    "end_local_rule",
    "isolate",
    "note_circumstance",
    "open_matter",
    "open_release",
    "record_act",
    "record_order",
    "record_orders",
    "record_release",
    "record_step",
    "refresh_term",
    "save_spell",
    "sign_agreement",
    "sign_in",
    "start_aftercare",
    "take_back_orders",
    "undo_adoption",
    "withdraw_circumstance",
    "withdraw_release",
    "withdraw_spell",
    "withdraw_step",
]
