"""The texts for the eye of whoever words them."""

from __future__ import annotations

from dataclasses import dataclass

from waystation.accounts.access import areas_visible_to
from waystation.accounts.models import User
from waystation.common.wording.labels import label
from waystation.notices.models import Wording
from waystation.rules.messages import PLACES, TEXTS, Language, MessageCode
from waystation.rules.roles import Verb

#: Codes of refusals that are about the words.
REFUSALS = (
    "messages.text_empty",
    "messages.text_long",
    "messages.word_refused",
    "messages.place_unknown",
    "messages.place_missing",
)


@dataclass(frozen=True)
class Text:
    """One kind of message in both languages, with what may stand in it."""

    kind: str
    chinese: str
    english: str
    places: tuple[str, ...]


def shown() -> list[Text]:
    """Every text of ours."""
    return [
        Text(
            label(code),
            TEXTS[code, Language.CHINESE],
            TEXTS[code, Language.ENGLISH],
            tuple(f"{{{name.removesuffix('?')}}}" for name in PLACES[code]),
        )
        for code in MessageCode
    ]


def own(user: User) -> list[tuple[Wording, str]]:
    """What was worded anew in the areas that ``user`` words for."""
    rows = Wording.objects.filter(area__in=areas_visible_to(user, Verb.WORD_MESSAGES))
    found = rows.select_related("area", "made_by").order_by("area__path", "code", "language")
    return [(row, label(MessageCode(row.code))) for row in found]
