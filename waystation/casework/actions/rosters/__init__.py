"""A roster comes in: upload, correct, choose, confirm, write, take back. Each function is one use case."""

from .confirming import confirm_batch, continue_batch, drop_batch, forget_batch
from .preparing import Decision, choose, map_columns, read_batch, set_marked, take_marked, upload
from .undoing import start_undo, undo_now
from .writing import fail_batch, write_chunk

__all__ = [
    "Decision",
    "choose",
    "confirm_batch",
    "continue_batch",
    "drop_batch",
    "fail_batch",
    "forget_batch",
    "map_columns",
    "read_batch",
    "set_marked",
    "start_undo",
    "take_marked",
    "undo_now",
    "upload",
    "write_chunk",
]
