"""A notice belongs to the account it is addressed to, and to nobody else."""

from __future__ import annotations

from django.db.models import QuerySet

from waystation.accounts.models import User

from .models import Notice


def visible_to(user: User) -> QuerySet[Notice]:
    """The notices to ``user``, newest first."""
    return Notice.objects.filter(to=user).order_by("-made_at", "-pk")
