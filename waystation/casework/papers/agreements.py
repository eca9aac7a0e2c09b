"""The agreement as it was signed; before that, as it would be signed today."""

from __future__ import annotations

from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.orders.models import AgreementSheet
from waystation.orders.queries import agreement as papers
from waystation.papers.rendering.values import Value
from waystation.rules.agreements import Party, SheetState, SignedBy
from waystation.rules.agreements import words as said
from waystation.rules.problems import RuleBroken

from .common import Teller, day
from .legal import family, team

Facts = dict[str, Value]

_AS_SIGNED = "正文按签订时的原文打印，校验值%s。"
_DRAFT = "尚未签订的文本，签订后以签订的原文为准。"
_BROKEN = "注意：正文与签订时的校验值不符，不得使用，请马上告诉管理员。"
_ON_PAPER = "见签字原件"
_ON_SCREEN = "在屏幕上签"
#: How much of the fingerprint is printed: enough to compare by eye.
_SHOWN = 16
#: Drawn points lie in a field of 1000 × 1000 for a pad that is two and a half times as wide as it is high.
_WIDER = 2.5


def _sheets(teller: Teller) -> list[AgreementSheet]:
    """Signed ones that hold, then drafts, then signed ones that were replaced; newest first."""
    rows = AgreementSheet.objects.filter(
        order__client=teller.client, state__in=[SheetState.SIGNED, SheetState.DRAFT]
    )
    rows = rows.select_related("order__client__worker", "template__area", "agreement")
    found = list(rows.prefetch_related("signatures").order_by("-made_on", "-pk"))
    return sorted(found, key=_rank)


def _rank(sheet: AgreementSheet) -> int:
    if sheet.state == SheetState.DRAFT:
        return 1
    return 2 if sheet.agreement is None or sheet.agreement.ends_on else 0


def choices(teller: Teller) -> list[tuple[int, str]]:
    """Every text that was prepared or signed."""
    return [(sheet.pk, _named(sheet)) for sheet in _sheets(teller)]


def _named(sheet: AgreementSheet) -> str:
    state = label(SheetState(sheet.state))
    if sheet.agreement is None:
        return words.joined([state, words.day(sheet.made_on)])
    ended = sheet.agreement.ends_on
    return words.joined(
        [
            state,
            words.span(sheet.agreement.signed_on, ended) if ended else words.day(sheet.agreement.signed_on),
        ]
    )


def agreement(teller: Teller) -> Facts:
    """Who signs with whom, what was agreed in their words, and the signatures."""
    sheet = teller.chosen(_sheets(teller))
    paper = _paper(teller, sheet)
    facts: Facts = {"team": team(teller), "family_name": family(teller), "signed_on": day(teller.today)}
    if paper is None:
        return facts
    order = sheet.order if sheet else teller.order
    facts |= {"terms": _terms(teller, paper), "agreed_state": _state(paper)}
    if order is not None:
        facts |= {
            "order_number": order.number,
            "authority": order.authority,
            "agreed_to": day(paper.ends_on or order.expires_on),
        }
    if paper.signed_on is not None:
        facts |= {"agreed_from": day(paper.signed_on), "signed_on": day(paper.signed_on)}
    facts["signers"] = [_signer(teller, one) for one in paper.signers] or _to_sign()
    return facts


def _paper(teller: Teller, sheet: AgreementSheet | None) -> papers.Paper | None:
    """As signed; a draft as it would be signed today; else the office's text for this order."""
    if sheet is not None and sheet.text:
        return papers.signed_paper(sheet)
    if sheet is None:
        if teller.order is None:
            return None
        try:
            template = papers.text_in_force(teller.client.area_id, teller.order.kind, teller.today)
        except RuleBroken:
            return None
        sheet = AgreementSheet(order=teller.order, template=template)
    return papers.draft_paper(sheet, teller.law)


def _state(paper: papers.Paper) -> str:
    if not paper.text_hash:
        return _DRAFT
    return _AS_SIGNED % paper.text_hash[:_SHOWN] if paper.is_intact else _BROKEN


def _terms(teller: Teller, paper: papers.Paper) -> list[dict[str, str]]:
    """The text in its parts: a head stands with the first line under it."""

    def seen(text: str) -> str:
        return teller.show("orders.agreementsheet.text", text)

    rows = [{"head": "", "words": seen(paper.opening)}]
    for number, part in enumerate(paper.parts, 1):
        heads = [f"{words.number(number)}、{part.heading}", *([""] * len(part.lines))]
        rows += [{"head": head, "words": seen(line)} for head, line in zip(heads, part.lines, strict=False)]
    return rows


def _signer(teller: Teller, one: papers.Signer) -> dict[str, str]:
    is_drawn = bool(one.strokes) and teller.viewer.whole("legal")
    return {
        "title": one.title,
        "name": teller.show("orders.agreementsignature.name", one.name),
        "way": _ON_SCREEN if one.way == SignedBy.SCREEN else _ON_PAPER,
        "on": day(one.on),
        "drawn": _path(one) if is_drawn else "",
    }


def _path(one: papers.Signer) -> str:
    strokes = ([(int(x * _WIDER), int(y)) for x, y in stroke] for stroke in one.strokes)
    lines = (stroke if len(stroke) > 1 else stroke * 2 for stroke in strokes)
    return " ".join("M" + " L".join(f"{x} {y}" for x, y in line) for line in lines)


def _to_sign() -> list[dict[str, str]]:
    """Lines to sign on."""
    empty = {"name": "", "way": "", "on": "", "drawn": ""}
    return [{"title": said.SIGNERS[one], **empty} for one in (Party.CLIENT, Party.GUARDIAN, Party.STREET)]
