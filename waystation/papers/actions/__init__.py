"""What a person does with papers: issue, cancel, open; templates and numbers of an office."""

from .issuing import cancel, issue, open_paper
from .templates import back_to_shipped, keep_template, set_pattern

__all__ = [
    "back_to_shipped",
    "cancel",
    "issue",
    "keep_template",
    "open_paper",
    "set_pattern",
]
