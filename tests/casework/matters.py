"""What the tests of matters share: pages of one matter, and steps sent through them."""

from __future__ import annotations

from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import today
from tests.people import Cast, signed_in
from waystation.accounts.models import User
from waystation.casework.actions import recording
from waystation.clients.models import Client
from waystation.orders.models import Matter, MatterStep
from waystation.rules.matters import STEP_VERBS, Step
from waystation.rules.roles import Verb
from waystation.rules.screening import Material, MissKind, MissReason, Nature, Outcome
from waystation.screening.actions import Data

HEARD = {"place": "街道中心", "present": "本人、王敏", "words": "那天发烧，在家里。"}


def address(matter: Matter, name: str = "matter", *more: object) -> str:
    return reverse(f"casework:{name}", args=[matter.client_id, matter.pk, *more])


def door(matter: Matter, step: Step) -> str:
    """The page of a step."""
    verb = STEP_VERBS[step]
    if verb is Verb.CLOSE_MATTER:
        return address(matter, "matter_set_aside")
    return address(matter, "matter_step" if verb is Verb.PREPARE_MATTER else "matter_second", step.value)


def send(user: User, matter: Matter, step: Step, **given: object):
    """Send the form of a step; the answer is that of the page."""
    form = {"on": today().isoformat(), "form_key": str(uuid4()), **given}
    return signed_in(user).post(door(matter, step), form, follow=True)


def record(world: Cast, client: Client, outcome: Outcome, *, by: User | None = None, **more: object):
    """Record a test as its page does."""
    miss = {"miss": MissKind.UNEXCUSED, "reason": MissReason.NO_REASON_GIVEN}
    data = {"taken_on": today(), "outcome": outcome, "purpose": "extra", "nature": Nature.CARE}
    if outcome is Outcome.MISSED:
        data |= miss
    elif outcome in {Outcome.POSITIVE, Outcome.NEGATIVE}:
        data["material"] = Material.URINE
    return recording.record_screening(
        by=by or world.worker,
        client=client,
        data=Data(**{**data, **more}),
        form_key=uuid4(),
        today=today(),
        now=timezone.localtime(timezone.now()),
    )


def confirmed(world: Cast, matter: Matter, code: str, *, by: User | None = None) -> Matter:
    """Heard and found by the worker, confirmed by the head."""
    send(by or world.worker, matter, Step.HEAR, **HEARD)
    send(by or world.worker, matter, Step.QUALIFY, code=code, words="核实过。")
    send(world.head, matter, Step.CONFIRM)
    matter.refresh_from_db()
    return matter


def taken(matter: Matter) -> list[str]:
    """The steps that stand."""
    rows = MatterStep.objects.filter(matter=matter, withdrawn_at__isnull=True).order_by("pk")
    return list(rows.values_list("step", flat=True))
