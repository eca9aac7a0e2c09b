"""Agreements: the text in force at a place, the paper as it would be signed now, and as it was signed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.utils import translation

from waystation.accounts.models import Area
from waystation.accounts.queries import up_to_root
from waystation.clients.models import Client, TeamMember
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import basis
from waystation.orders.models import Agreement, AgreementSheet, AgreementSignature, AgreementText, Order
from waystation.orders.queries import orders
from waystation.rules import orders as rules
from waystation.rules import screening
from waystation.rules.agreements import Measure, Party, Section, SheetState, SignedBy, filled
from waystation.rules.agreements import words as said
from waystation.rules.law import Law
from waystation.rules.orders import Kind
from waystation.rules.problems import RuleBroken

#: The language of the paper, whatever the screen speaks.
_PAPER = "zh-hans"


@dataclass(frozen=True)
class Part:
    """One part of the paper. ``code``: a member of ``rules.agreements.Section``."""

    code: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Signer:
    """One side that signed. ``strokes``: what was drawn, as points of a field of 1000 × 1000."""

    party: str
    title: str
    name: str
    way: str
    on: date | None
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()

    @property
    def paths(self) -> list[str]:
        """The strokes as SVG paths."""
        return [
            "M" + " L".join(f"{x} {y}" for x, y in (stroke if len(stroke) > 1 else stroke * 2))
            for stroke in self.strokes
        ]


@dataclass(frozen=True)
class Paper:
    """The whole agreement, ready to be read out or printed. ``starts_on``/``ends_on``: in force from – to.

    ``is_intact``: a signed text is still the one its hash was taken of.
    """

    title: str
    number: str
    opening: str
    parts: tuple[Part, ...]
    signers: tuple[Signer, ...] = ()
    signed_on: date | None = None
    ends_on: date | None = None
    text_hash: str = ""
    is_intact: bool = True


# --- texts of the office ------------------------------------------------------------------------------


def texts_for(area_path: str, kind: str, on: date) -> QuerySet[AgreementText]:
    """The versions that hold at a place on a day, the one that counts first: nearest area, then newest."""
    here = Q(area__isnull=True) | Q(area__path__in=up_to_root(area_path))
    return (
        AgreementText.objects.filter(here, kind=kind, since__lte=on)
        .select_related("area")
        .order_by(Length("area__path").desc(nulls_last=True), "-since", "-version")
    )


def text_in_force(area_path: str, kind: str, on: date) -> AgreementText:
    """The text to start from. Raises RuleBroken ``agreements.no_text``."""
    found = texts_for(area_path, kind, on).first()
    if found is None:
        raise RuleBroken("agreements.no_text")
    return found


# --- the paper ----------------------------------------------------------------------------------------


def always(order: Order, law: Law) -> list[tuple[Measure, str]]:
    """The measures that follow from the order and the figures in force: tests and meetings."""
    facts = orders.facts(order)
    held = law.at(order.reported_on or law.on)
    counts = held.plan(screening.plan_key(facts))[: order.years]
    years = "，".join(said.TESTS_YEAR % {"year": n, "times": times} for n, times in enumerate(counts, 1))
    return [
        (Measure.TESTS, said.TESTS % years),
        (Measure.MEETINGS, said.MEETINGS % held.number("contact_min_per_month")),
    ]


def chosen(sheet: AgreementSheet) -> list[dict[str, str]]:
    """The measures chosen for this person: ``code`` and ``text``."""
    return list(json.loads(sheet.measures or "[]"))


def _street(area_path: str) -> str:
    """The street or township of an area; its own name where there is none above."""
    areas = {area.path: area for area in Area.objects.filter(path__in=up_to_root(area_path))}
    streets = [area.name for area in areas.values() if area.kind == Area.Kind.STREET]
    return str(streets[0] if streets else areas[area_path].name)


def _values(order: Order, law: Law) -> dict[str, str]:
    """What the braces of a text stand for."""
    client = order.client
    return {
        said.CLIENT: client.name,
        said.ORDER: order.number or said.BLANK,
        said.MEASURE: said.MEASURES[Kind(order.kind)],
        said.STREET: _street(client.area_id),
        said.WORKER: client.worker.name if client.worker else said.BLANK,
        said.STARTS: words.day(order.starts_on) if order.starts_on else said.BLANK,
        said.ENDS: words.day(order.expires_on) if order.expires_on else said.BLANK,
        **{name: str(law.number(key)) for name, key in said.FIGURES.items()},
    }


def _team(client: Client) -> list[str]:
    """What each member of the help team does, the responsible worker first."""
    rows = client.team.filter(ends_on__isnull=True).select_related("user", "kin").order_by("starts_on", "pk")
    order = list(TeamMember.Duty)
    found = sorted(rows, key=lambda row: order.index(TeamMember.Duty(row.duty)))
    return [
        said.MEMBER % {"duty": TeamMember.Duty(row.duty).label, "name": who, "does": said.DUTIES[row.duty]}
        for row in found
        if (who := row.user.name if row.user else row.kin.name if row.kin else row.name)
    ]


def _consequences(order: Order, law: Law) -> list[str]:
    """What breach, refusal and use again may lead to for this person under this measure."""
    person = rules.Person(born_on=order.client.born_on)
    return [
        words.headed(
            label(situation),
            "；".join(_said(one) for one in rules.consequences(Kind(order.kind), situation, person, law)),
        )
        for situation in said.SITUATIONS
    ]


def _said(one: rules.Consequence) -> str:
    where = words.bracketed(basis(one.source, one.article)) if one.article else ""
    return f"{label(one.decider)}{label(one.force)}{label(one.deed)}{where}"


def draft_paper(sheet: AgreementSheet, law: Law) -> Paper:
    """The paper as it would be signed on ``law.on``, from the file as it is now. ``sheet`` comes with order,
    client, worker and text."""
    order = sheet.order
    with translation.override(_PAPER):
        values = _values(order, law)
        more = {
            Section.MEASURES: [text for _code, text in always(order, law)]
            + [one["text"] for one in chosen(sheet)],
            Section.DUTIES: _team(order.client),
            Section.CONSEQUENCES: _consequences(order, law),
            Section.WISHES: sheet.wishes.splitlines() or [said.NO_WISHES],
        }
        parts = [
            Part(section.value, said.HEADINGS[section], tuple(lines))
            for section in Section
            if (lines := filled(sheet.template.sections.get(section, ""), values) + more.get(section, []))
        ]
        opening = " ".join(filled(said.OPENING, values))
    return Paper(said.TITLES[Kind(order.kind)], order.number, opening, tuple(parts), ends_on=order.expires_on)


def frozen(paper: Paper) -> tuple[str, str]:
    """The paper as it is kept once it is signed, and its SHA-256."""
    kept = {
        "title": paper.title,
        "number": paper.number,
        "opening": paper.opening,
        "parts": [[part.code, part.heading, list(part.lines)] for part in paper.parts],
        "signers": [[signer.party, signer.name, signer.way] for signer in paper.signers],
        "signed_on": paper.signed_on.isoformat() if paper.signed_on else "",
    }
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def signed_paper(sheet: AgreementSheet) -> Paper:
    """The paper of a signed sheet exactly as it was signed, whatever the file says today."""
    kept: dict[str, Any] = json.loads(sheet.text)
    drawn = {row.party: row for row in sheet.signatures.all()}
    signers = tuple(_signer(party, name, way, drawn.get(party)) for party, name, way in kept["signers"])
    return Paper(
        title=kept["title"],
        number=kept["number"],
        opening=kept["opening"],
        parts=tuple(Part(code, heading, tuple(lines)) for code, heading, lines in kept["parts"]),
        signers=signers,
        signed_on=date.fromisoformat(kept["signed_on"]) if kept["signed_on"] else None,
        ends_on=sheet.agreement.ends_on if sheet.agreement else None,
        text_hash=sheet.text_hash,
        is_intact=hashlib.sha256(sheet.text.encode()).hexdigest() == sheet.text_hash,
    )


def _signer(party: str, name: str, way: str, row: AgreementSignature | None) -> Signer:
    strokes = json.loads(row.strokes or "[]") if row else []
    return Signer(
        party,
        said.SIGNERS[Party(party)],
        name,
        SignedBy(way).value,
        row.signed_on if row else None,
        tuple(tuple((x, y) for x, y in stroke) for stroke in strokes),
    )


def as_signed(agreement: Agreement) -> Paper | None:
    """The paper of an agreement as it was signed; None where only the day is known (entered from an old
    book). The caller has reached the file."""
    sheet = (
        AgreementSheet.objects.filter(agreement=agreement)
        .select_related("agreement")
        .prefetch_related("signatures")
        .first()
    )
    return signed_paper(sheet) if sheet and sheet.text else None


# --- lists --------------------------------------------------------------------------------------------


def draft_of(order: Order) -> AgreementSheet | None:
    """The draft of an order, if there is one."""
    return AgreementSheet.objects.filter(order=order, state=SheetState.DRAFT).first()


def sheets(client: Client) -> QuerySet[AgreementSheet]:
    """Every sheet of a file, newest first, without its sealed words."""
    rows = AgreementSheet.objects.filter(order__client=client)
    return (
        rows.select_related("order", "template__area", "agreement", "made_by", "settled_by")
        .defer("measures", "wishes", "text", "refused_reason")
        .order_by("-made_on", "-pk")
    )


def without_sheet(client: Client) -> QuerySet[Agreement]:
    """Agreements of which only the fact is on file, newest first."""
    rows = Agreement.objects.filter(order__client=client, sheet__isnull=True)
    return rows.select_related("order", "recorded_by").order_by("-signed_on", "-pk")
