"""The catalogue of local texts in words, with what an office has adopted of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from waystation.common.wording.messages import article_text, sentence
from waystation.orders.models import LocalParameter
from waystation.rules.law import CATALOGUE

from .orders import shown_value


@dataclass(frozen=True)
class Adopted:
    """What of a text holds in an area. ``may_undo``: adopted today, so it can be undone as if never done."""

    area_id: int
    area: str
    figures: int
    may_undo: bool


@dataclass(frozen=True)
class ShownText:
    """A local text: its figures as (title, value, article) and where it was adopted."""

    code: str
    title: str
    edition: str
    figures: list[tuple[str, str, str]]
    adopted: list[Adopted]


def local_texts(rows: Sequence[LocalParameter], today: date) -> list[ShownText]:
    """Every text of the catalogue in words. ``rows``: local rules with their ``area``; no statement."""
    return [
        ShownText(
            code=text.code,
            title=text.title,
            edition=text.edition,
            figures=[
                (sentence(f"law.title.{one.key}"), shown_value(one.key, one.value), article_text(one.article))
                for one in text.variants
            ],
            adopted=_adopted([row for row in rows if row.text == text.code and row.until is None], today),
        )
        for text in CATALOGUE.values()
    ]


def _adopted(rows: Sequence[LocalParameter], today: date) -> list[Adopted]:
    found: dict[int, list[LocalParameter]] = {}
    for row in rows:
        found.setdefault(row.area_id, []).append(row)
    return [
        Adopted(
            area_id,
            held[0].area.name,
            len(held),
            any(timezone.localtime(row.made_at).date() == today for row in held),
        )
        for area_id, held in found.items()
    ]
