"""What can be done with orders, matters and local rules. Each function is one use case."""

from waystation.orders.papers import OrderData, as_data

from .acts import record_act
from .adopting import adopt_local_text, undo_adoption
from .circumstances import end_circumstance, note_circumstance, withdraw_circumstance
from .isolation import isolate, save_spell, withdraw_spell
from .local_rules import add_local_rule, end_local_rule
from .matters import close_matter, open_matter
from .recording import record_order, record_orders
from .steps import correct_order, record_step, refresh_term, sign_agreement, sign_in
from .taking_back import take_back_orders
from .withdrawing import withdraw_step

__all__ = [
    "OrderData",
    "add_local_rule",
    "adopt_local_text",
    "as_data",
    "close_matter",
    "correct_order",
    "end_circumstance",
    "end_local_rule",
    "isolate",
    "note_circumstance",
    "open_matter",
    "record_act",
    "record_order",
    "record_orders",
    "record_step",
    "refresh_term",
    "save_spell",
    "sign_agreement",
    "sign_in",
    "take_back_orders",
    "undo_adoption",
    "withdraw_circumstance",
    "withdraw_spell",
    "withdraw_step",
]
