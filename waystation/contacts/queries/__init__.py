"""Reading contacts and appointments; one file per subject."""

from .contacts import (
    facts,
    is_editable_in_place,
    latest,
    planned,
    results_to_record,
    says,
    state_after,
    timeline,
)

__all__ = [
    "facts",
    "is_editable_in_place",
    "latest",
    "planned",
    "results_to_record",
    "says",
    "state_after",
    "timeline",
]
