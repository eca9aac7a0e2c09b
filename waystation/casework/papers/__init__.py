"""What the file knows for each kind of paper, as ``user`` may see it: the start of every print.

One module per group of kinds; a later room joins by a function in ``OWN``. Values are text in Chinese, as
they are
printed. What nothing in the file says stays out: the paper then has a line to write on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import override

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.papers.queries import PRINTED
from waystation.papers.rendering.values import Value
from waystation.rules.papers import KINDS, LONG, LONGEST_LINE, LONGEST_TEXT, PaperKind
from waystation.rules.people import Paper
from waystation.rules.privacy import Viewer
from waystation.rules.roles import Role

from . import agreements, legal, matters, places, release, tests, work
from .common import Teller, common

Facts = dict[str, Value]

#: Kind → what it says beside the person, the order and the figures of the law.
OWN: Mapping[Paper, Callable[[Teller], Facts]] = {
    Paper.ORDER: legal.order,
    Paper.AGREEMENT: agreements.agreement,
    Paper.HANDBOOK: legal.handbook,
    Paper.BREACH_RECORD: matters.breach_record,
    Paper.ADMONITION: matters.admonition,
    Paper.SUPPORT_PLAN: work.support_plan,
    Paper.TEST_NOTICE: tests.notice,
    Paper.TEST_DATES: tests.dates,
    Paper.TEST_RECORD: tests.record,
    Paper.INTERVIEWS: work.interviews,
    Paper.REPORTS: work.report,
    Paper.EVALUATIONS: work.evaluation,
    Paper.LEAVE: places.leave,
    Paper.CHANGE_OF_PLACE: places.change_of_place,
    Paper.SUSPENSION: legal.suspension,
    Paper.CONTINUATION: legal.continuation,
    Paper.TERMINATION: legal.termination,
    Paper.RELEASE_APPROVAL: release.approval,
    Paper.RELEASE_NOTICE: release.notice,
}


#: Kind → what of its sort there is to choose from, the usual one first: (number, words).
CHOICES: Mapping[Paper, Callable[[Teller], list[tuple[int, str]]]] = {
    Paper.AGREEMENT: agreements.choices,
    Paper.BREACH_RECORD: matters.choices,
    Paper.ADMONITION: matters.to_admonish,
    Paper.TEST_RECORD: tests.choices,
    Paper.LEAVE: places.leave_choices,
    Paper.CHANGE_OF_PLACE: places.move_choices,
}


def choices(user: User, client: Client, kind: PaperKind, today: date) -> list[tuple[int, str]]:
    """What the paper can be about, where there are several; as the screen says it."""
    offered = CHOICES.get(kind.paper)
    return offered(Teller(user, client, today)) if offered else []


def gather(user: User, client: Client, kind: PaperKind, today: date, *, about: int | None = None) -> Facts:
    """The facts of one paper about a client whom ``user`` has reached; some statements, however full the
    file. ``about``: see ``Teller``. 404 where it is not in this file."""
    with override(PRINTED):
        teller = Teller(user, client, today, about)
        facts: Facts = {**common(teller)}
        own = OWN.get(kind.paper)
        if own is not None:
            facts |= own(teller)
    wanted = {*kind.fields, *kind.lists}
    return {name: value for name, value in facts.items() if name in wanted}


def for_medic(medic: User, client: Client, screening_id: int, medicine: str, today: date) -> Facts:
    """One test with what the client says to take, as the medic of the help team may see it: the only paper
    on which that stands. The caller has asked for the right and written down the look."""
    kind = KINDS[Paper.TEST_RECORD]
    with override(PRINTED):
        teller = Teller(medic, client, today, screening_id)
        teller.viewer = Viewer.of(Role.MEDIC)
        facts: Facts = {**common(teller), **tests.record(teller), "medicine": medicine}
    return {name: value for name, value in facts.items() if name in {*kind.fields, *kind.lists}}


def told(
    user: User,
    client: Client,
    kind: PaperKind,
    typed: Mapping[str, str],
    today: date,
    *,
    about: int | None = None,
) -> Facts:
    """What the file says, and over it what was typed for this paper."""
    facts = gather(user, client, kind, today, about=about)
    for name in kind.typed:
        if name in typed:
            facts[name] = typed[name].strip()[: LONGEST_TEXT if name in LONG else LONGEST_LINE]
    return facts
