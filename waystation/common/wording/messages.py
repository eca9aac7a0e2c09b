"""The Chinese sentence of every code that rules and rooms raise or return.

Rules speak in codes so that they stay pure; a code gets its words in ``sentences``, and there alone. A
sentence says what is wrong and what to do. ``%(basis)s`` is made from ``source`` and ``article``; dates,
article numbers and codes of lists become words on the way.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.common.wording.sentences.care.activities import ACTIVITIES
from waystation.common.wording.sentences.care.asks import ASKS
from waystation.common.wording.sentences.care.draws import DRAWS
from waystation.common.wording.sentences.care.merchants import MERCHANTS
from waystation.common.wording.sentences.care.recording import CONTACTS, IDENTITY, RECORDING, SCREENING
from waystation.common.wording.sentences.care.search import SEARCH
from waystation.common.wording.sentences.care.specimens import SPECIMENS
from waystation.common.wording.sentences.house.accounts import ACCOUNTS
from waystation.common.wording.sentences.house.audit import AUDIT
from waystation.common.wording.sentences.house.changes import CHANGES
from waystation.common.wording.sentences.house.files import CLIENTS, FILES, PLANS, STEPS
from waystation.common.wording.sentences.house.imports import ROSTERS
from waystation.common.wording.sentences.house.messages import MESSAGES
from waystation.common.wording.sentences.house.papers import PAPERS
from waystation.common.wording.sentences.house.portal import PORTAL
from waystation.common.wording.sentences.house.privacy import PRIVACY
from waystation.common.wording.sentences.house.team import TEAM
from waystation.common.wording.sentences.law.agreements import AGREEMENTS
from waystation.common.wording.sentences.law.breach import BREACH, MATTERS
from waystation.common.wording.sentences.law.figures import LAW
from waystation.common.wording.sentences.law.gate import GATE
from waystation.common.wording.sentences.law.isolation import ISOLATION
from waystation.common.wording.sentences.law.obligations import OBLIGATIONS
from waystation.common.wording.sentences.law.orders import ORDERS
from waystation.common.wording.sentences.law.places import PLACES
from waystation.common.wording.sentences.law.release import RELEASE, RETENTION
from waystation.common.wording.sentences.law.trial import TRIAL
from waystation.common.wording.sentences.points.ledger import LEDGER
from waystation.common.wording.sentences.points.requests import REQUESTS
from waystation.common.wording.sentences.points.schemes import POINTS_SCHEMES
from waystation.common.wording.sentences.points.shop import SHOP
from waystation.rules import agreements, changes, contacts, matters, obligations, orders, screening
from waystation.rules.care import asking, gate, searching
from waystation.rules.law import Why
from waystation.rules.places import elsewhere, leaves, moves, second
from waystation.rules.points.spending import goods
from waystation.rules.release import keeping
from waystation.rules.specimens import objections

SENTENCES: Mapping[str, str | Promise] = {
    **TEAM,
    **LEDGER,
    **AGREEMENTS,
    **SEARCH,
    **ASKS,
    **ACTIVITIES,
    **GATE,
    **BREACH,
    **RELEASE,
    **RETENTION,
    **CHANGES,
    **LAW,
    **ORDERS,
    **PLACES,
    **ISOLATION,
    **STEPS,
    **CLIENTS,
    **PLANS,
    **FILES,
    **SCREENING,
    **DRAWS,
    **SPECIMENS,
    **MERCHANTS,
    **CONTACTS,
    **OBLIGATIONS,
    **MATTERS,
    **TRIAL,
    **POINTS_SCHEMES,
    **REQUESTS,
    **IDENTITY,
    **RECORDING,
    **ACCOUNTS,
    **ROSTERS,
    **PRIVACY,
    **PORTAL,
    **PAPERS,
    **MESSAGES,
    **AUDIT,
    **SHOP,
}

#: Which list a place of a sentence takes its words from, by the room of the code.
LISTS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("obligations", "ask"): asking.AskKind,
    ("asks", "ask"): asking.AskKind,
    ("gate", "step"): gate.GateStep,
    ("search", "step"): searching.SearchStep,
    ("search", "first"): searching.SearchStep,
    ("search", "outcome"): searching.StepOutcome,
    ("agreements", "section"): agreements.Section,
    ("agreements", "party"): agreements.Party,
    ("agreements", "state"): agreements.SheetState,
    ("points", "excluded"): goods.Excluded,
    ("orders", "kind"): orders.Kind,
    ("orders", "state"): orders.State,
    ("orders", "step"): orders.Step,
    ("move", "state"): moves.MoveState,
    ("move", "step"): moves.MoveStep,
    ("shared", "state"): second.SharedState,
    ("elsewhere", "state"): elsewhere.RequestState,
    ("places", "decision"): leaves.Decision,
    ("casework", "kind"): matters.MatterKind,
    ("matters", "stage"): matters.Stage,
    ("matters", "step"): matters.Step,
    ("matters", "kind"): matters.MatterKind,
    ("matters", "qualification"): matters.Qualification,
    ("orders", "ground"): orders.Situation,
    ("screening", "miss"): screening.MissKind,
    ("screening", "reason"): screening.MissReason,
    ("contacts", "kind"): contacts.Kind,
    ("contacts", "outcome"): contacts.Outcome,
    ("contacts", "reason"): contacts.Reason,
    ("obligations", "reason"): obligations.NotPossibleReason,
    ("changes", "subject"): changes.Subject,
    ("changes", "state"): changes.ChangeState,
    ("seal", "reason"): keeping.UnsealReason,
    ("seal", "what_for"): keeping.UnsealFor,
    ("obligations", "asked_stage"): objections.Stage,
    ("obligations", "asked_step"): objections.ObjectionStep,
    ("specimens", "asked_stage"): objections.Stage,
    ("specimens", "asked_step"): objections.ObjectionStep,
}

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def article_text(article: str) -> str:
    """第十四条 for ``"14"``; the wording of a local text as it stands; empty stays empty."""
    if not article.isdigit():
        return article
    number = words.number(int(article))
    return str(_("第%(number)s条")) % {"number": number}


def basis(source: str, article: str = "") -> str:
    """《戒毒条例》第十四条: a source (code, or the name of a local text) with its article."""
    law, place = str(LAW.get(source, source)), article_text(article)
    return str(_("%(law)s%(place)s")) % {"law": law, "place": place} if place else law


def _word(code: str, name: str, value: object) -> object:
    """One place of a sentence in words."""
    room = code.partition(".")[0]
    if (room, name) in LISTS:
        return label(LISTS[room, name](str(value)))
    if room == "law" and name == "key":
        return LAW.get(f"law.title.{value}", value)
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        with contextlib.suppress(ValueError):  # what somebody typed may look like a day and be none
            value = date.fromisoformat(value)
    if isinstance(value, date):
        return words.month(value) if name == "month" else words.day(value)
    return value


def sentence(code: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of ``code`` in the language of the moment, its places filled from ``params``.

    ``params`` may have been through JSON (dates as ISO text). Raises KeyError for a code without a sentence,
    or a place without a value: both are faults of the program.
    """
    given = dict(params or {})
    places = {name: _word(code, name, value) for name, value in given.items()}
    if "source" in given:
        places["basis"] = basis(str(given["source"]), str(given.get("article", "")))
    return str(SENTENCES[code]) % places


def because(reason: Why) -> str:
    """The sentence of a ``Why``."""
    return sentence(reason.code, reason.params)
