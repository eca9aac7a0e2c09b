"""Reading who came."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from waystation.accounts.models import User
from waystation.activities.models import Attendance, Certificate, WorkRecord
from waystation.clients.models import Client


def is_fresh(row: Attendance, by: User, today: date) -> bool:
    """Whether ``by`` wrote this down today: then one press takes it back."""
    return row.verified_by_id == by.pk and timezone.localtime(row.verified_at).date() == today


def came(client: Client) -> QuerySet[Attendance]:
    """What is written down of a client and the relatives, newest first; withdrawn rows are in it, struck."""
    return client.attendances.select_related("session", "kin", "verified_by").order_by(
        "-session__on", "-session__starts_at", "-pk"
    )


def certificates(client: Client) -> QuerySet[Certificate]:
    """The certificates of a client, newest first."""
    return client.certificates.select_related("verified_by").order_by("-issued_on", "-pk")


def work(client: Client) -> QuerySet[WorkRecord]:
    """The months of work of a client, newest first."""
    return client.work_records.select_related("verified_by").order_by("-month", "-pk")
