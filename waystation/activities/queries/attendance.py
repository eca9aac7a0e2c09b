"""Reading who came."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from waystation.accounts.models import User
from waystation.activities.models import Attendance


def is_fresh(row: Attendance, by: User, today: date) -> bool:
    """Whether ``by`` wrote this down today: then one press takes it back."""
    return row.verified_by_id == by.pk and timezone.localtime(row.verified_at).date() == today
