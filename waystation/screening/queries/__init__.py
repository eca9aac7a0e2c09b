"""Reading drug tests; one file per subject."""

from .elsewhere import request_facts, requests_of
from .tests import (
    facts,
    is_editable_in_place,
    latest,
    matter_key,
    says,
    timeline,
)

__all__ = [
    "facts",
    "is_editable_in_place",
    "latest",
    "matter_key",
    "request_facts",
    "requests_of",
    "says",
    "timeline",
]
