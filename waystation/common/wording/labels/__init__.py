"""The Chinese words of the lists that rules define: states, outcomes, reasons. Neutral words only.

One module per subject, in shelves; a new one joins by one line of ``TABLES``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language

from waystation.common.wording.labels.care import (
    activities,
    asks,
    contacts,
    draws,
    gate,
    merchants,
    search,
    specimens,
    tests,
)
from waystation.common.wording.labels.house import files, messages, papers, people
from waystation.common.wording.labels.law import (
    agreements,
    breach,
    changes,
    isolation,
    obligations,
    orders,
    places,
    release,
    retention,
)
from waystation.common.wording.labels.points import goods, requests, schemes
from waystation.common.wording.labels.shape import Words

TABLES: tuple[Words, ...] = (
    breach.BREACH,
    release.RELEASE,
    retention.RETENTION,
    changes.CHANGES,
    orders.ORDERS,
    breach.MATTERS,
    agreements.AGREEMENTS,
    places.PLACES,
    gate.GATE,
    search.SEARCH,
    asks.ASKS,
    isolation.ISOLATION,
    tests.SCREENING,
    draws.DRAWS,
    specimens.SPECIMENS,
    merchants.MERCHANTS,
    contacts.CONTACTS,
    contacts.PLANS,
    requests.REQUESTS,
    activities.ACTIVITIES,
    obligations.OBLIGATIONS,
    obligations.LAW,
    people.ROLES,
    people.PEOPLE,
    people.POSTS,
    people.COVERS,
    files.REFILINGS,
    files.PRIVACY,
    messages.CHANNELS,
    messages.KINDS,
    messages.STATES,
    messages.REASONS,
    messages.ANSWERS,
    papers.FILLINGS,
    papers.SHEETS,
    papers.REMARKS,
    goods.GOODS,
    schemes.SCHEMES,
)

LABELS: Mapping[tuple[type[StrEnum], str], Promise] = {
    (type(member), str(member)): words for table in TABLES for member, words in table
}


def label(member: StrEnum) -> str:
    """The words of a member in the language of the moment. KeyError: a member without words is a fault."""
    key = (get_language(), type(member), member.value)
    words = _said.get(key)
    if words is None:
        words = _said[key] = str(LABELS[type(member), member.value])
    return words


#: Words that were said before, by language: a page has hundreds.
_said: dict[tuple[str | None, type[StrEnum], str], str] = {}


def choices(kind: type[StrEnum], members: Iterable[StrEnum] | None = None) -> list[tuple[str, Promise]]:
    """(value, words) of a list for a form field, in the order of its definition.

    ``members`` narrows it, for example to the reasons that belong to an outcome.
    """
    wanted = set(kind) if members is None else set(members)
    return [(str(member), LABELS[kind, str(member)]) for member in kind if member in wanted]
