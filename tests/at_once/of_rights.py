"""What a person does with the own data in the portal: two at once."""

from __future__ import annotations

import itertools

from django.utils import timezone

from tests.at_once import Case, Words
from tests.people import Cast
from tests.portal.making import make_login
from waystation.clients.models import Consent

TODAY = timezone.localdate()
_n = itertools.count(1)
OWN = "portal.actions.rights."


def _agreeing(world: Cast) -> Words:
    client = world.client(f"学员权{next(_n)}")
    login = make_login(client, world.worker)
    return {"by": login, "client": client, "scope": "points", "kin_id": None, "today": TODAY}


def _ending(world: Cast) -> Words:
    client = world.client(f"学员权{next(_n)}")
    row = Consent.objects.create(client=client, scope="photo", given_on=TODAY, recorded_by=world.worker)
    return {
        "by": make_login(client, world.worker),
        "client": client,
        "consent_id": row.pk,
        "today": TODAY,
    }


CASES = {
    OWN + "give": Case(_agreeing, "clients.consent_given"),
    OWN + "withdraw": Case(_ending, "clients.consent_withdrawn"),
}
