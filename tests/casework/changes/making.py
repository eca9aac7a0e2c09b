"""A legal test of an earlier day, and a request to change it."""

from __future__ import annotations

import datetime as dt
import re

from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import make_screening
from tests.people import Cast, signed_in
from waystation.casework.actions.law import changes as flows
from waystation.casework.forms.law import changes as hands
from waystation.casework.models import ChangeRequest
from waystation.clients.models import Client
from waystation.rules.calendar import add_days
from waystation.rules.changes import Subject, What
from waystation.screening.models import Screening

TODAY = timezone.localdate()
WHY = "把阴性写成了无效"


def file_with_order(world: Cast, name: str = "陈安") -> Client:
    """Somebody signed in forty days ago."""
    began = add_days(TODAY, -40)
    return world.client_with_order(
        name, served_on=add_days(began, -3), reported_on=began, agreed_on=add_days(began, 1)
    )


def entered(row: object, days_ago: int, *, column: str = "recorded_at") -> None:
    """The record was written down so many days ago."""
    at = timezone.now() - dt.timedelta(days=days_ago)
    type(row)._default_manager.filter(pk=row.pk).update(**{column: at})  # type: ignore[attr-defined]
    row.refresh_from_db()  # type: ignore[attr-defined]


def legal_test(world: Cast, client: Client, *, days_ago: int = 1, **values: object) -> Screening:
    """A test of the police, written down by 王敏 so many days ago."""
    given = {"nature": "legal", "outcome": "invalid", "taken_on": add_days(TODAY, -2)} | values
    row = make_screening(client, world.worker, **given)
    entered(row, days_ago)
    return row


def shown(browser: Browser, address: str) -> dict[str, str]:
    """The hidden values of a form as a browser would send them back."""
    page = browser.get(address).content.decode()
    found = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def correction(world: Cast, row: Screening, **values: str) -> dict[str, str]:
    """The correction of a test as its page is sent."""
    address = reverse("casework:correct_screening", args=[row.client_id, row.pk])
    return shown(signed_in(world.worker), address) | {
        "outcome": "negative",
        "purpose": "planned",
        "nature": "legal",
        "material": "urine",
        "taken_on": row.taken_on.isoformat(),
        "correction_reason": WHY,
        **values,
    }


def send_correction(world: Cast, row: Screening, **values: str):
    """Press the button of the correction page as 王敏."""
    address = reverse("casework:correct_screening", args=[row.client_id, row.pk])
    return signed_in(world.worker).post(address, correction(world, row, **values))


def asked_correction(world: Cast, row: Screening, **values: str) -> ChangeRequest:
    """A request to correct a test, by its page."""
    assert send_correction(world, row, **values).status_code == 302
    return ChangeRequest.objects.get(subject="screening", row_id=row.pk, state="waiting")


def asked_withdrawal(world: Cast, row: Screening) -> ChangeRequest:
    """A request to take a test back."""
    return flows.ask(
        by=world.worker,
        subject=Subject.SCREENING,
        row_id=row.pk,
        client_id=row.client_id,
        what=What.WITHDRAW,
        posted="",
        before=hands.before(Subject.SCREENING, row, TODAY),
        reason="登记错人",
        carry_out=hands.carry_out,
        today=TODAY,
        now=timezone.now(),
    )


def decide(by, request: ChangeRequest, *, grants: bool = True, words: str = "与报告单一致") -> ChangeRequest:
    """The second person's word."""
    return flows.decide(
        by=by, asked=request, grants=grants, words=words, carry_out=hands.carry_out, now=timezone.now()
    )
