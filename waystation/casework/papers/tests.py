"""Papers about tests. A day that was drawn and not yet told is never on one of them."""

from __future__ import annotations

from collections.abc import Sequence

from waystation.common.wording import test_words, words
from waystation.common.wording.labels import label
from waystation.contacts.models import TEST, Appointment
from waystation.papers.rendering.values import Value
from waystation.rules import people
from waystation.rules import screening as rules
from waystation.rules.obligations import ObligationState, RuleCode
from waystation.rules.specimens import custody, objections, sampling
from waystation.screening.models import CustodyStep, Objection, Sampling, Screening, Specimen
from waystation.screening.queries import shown

from .common import Teller, day, moment, short, told

Facts = dict[str, Value]


def choices(teller: Teller) -> list[tuple[int, str]]:
    """Every test that was taken: each can be printed by itself as a report."""
    rows = [one for one in _screenings(teller) if one.outcome in {code.value for code in rules.SAMPLED}]
    return [(one.pk, _named(teller, one)) for one in reversed(rows)]


def _named(teller: Teller, one: Screening) -> str:
    head = test_words.head(shown.said(one))
    return words.joined([words.day(one.taken_on), head])


def _screenings(teller: Teller) -> list[Screening]:
    rows = Screening.objects.filter(client=teller.client, withdrawn_at__isnull=True)
    return list(rows.select_related("recorded_by", "panel", "sampling__told_by").order_by("taken_on", "pk"))


def record(teller: Teller) -> Facts:
    """Every test that holds, oldest first, or the chosen one alone: what it showed for which panel, its
    sample under seal, who held it, what was objected. What the client says to take stands on no paper."""
    rows = _screenings(teller)
    if teller.about is not None:
        rows = [one for one in [teller.chosen(rows)] if one is not None]
    wanted = [one.pk for one in rows]
    parts = list(Specimen.objects.filter(screening__in=wanted).order_by("screening__taken_on", "part"))
    return {
        "tests": [_row(teller, one) for one in rows],
        "samples": [_sample(teller, one, parts) for one in rows if _has_sample(one, parts)],
        "custody": _custody(teller, parts),
        "objections": _objections(teller, wanted),
    }


def _row(teller: Teller, one: Screening) -> dict[str, str]:
    said = shown.said(one)
    note = told(
        str(label(rules.MissKind(one.miss_kind))) if one.miss_kind in set(rules.MissKind) else "",
        _opinion(_sheet(one)),
    )
    return {
        "on": short(one.taken_on),
        "at": f"{one.taken_at:%H:%M}" if one.taken_at else "",
        "place": teller.show("screening.screening.place", one.place),
        "material": str(label(rules.Material(one.material))) if one.material in set(rules.Material) else "",
        "nature": test_words.head(said),
        "result": teller.show("screening.screening.outcome", test_words.result(said)),
        "tester": one.recorded_by.name,
        "note": teller.show("screening.screening.outcome", note),
    }


def _opinion(sheet: Sampling | None) -> str:
    """What the medic says of a declared medicine; the medicine itself stands on no paper of the office."""
    code = sheet.medicine_opinion if sheet else ""
    known = code in set(sampling.MedicineOpinion)
    return words.headed("医务意见", str(label(sampling.MedicineOpinion(code)))) if known else ""


# --- samples ---------------------------------------------------------------------------------------------


def _sheet(one: Screening) -> Sampling | None:
    return getattr(one, "sampling", None)


def _has_sample(one: Screening, parts: Sequence[Specimen]) -> bool:
    sampled = one.panel_id is not None and one.outcome in {code.value for code in rules.SAMPLED}
    return sampled or _sheet(one) is not None or any(part.screening_id == one.pk for part in parts)


def _sample(teller: Teller, one: Screening, parts: Sequence[Specimen]) -> dict[str, str]:
    sheet = _sheet(one)
    seals = [f"{part.part}：{part.seal_number}" for part in parts if part.screening_id == one.pk]
    sex = str(label(sampling.SameSex(one.same_sex))) if one.same_sex in set(sampling.SameSex) else ""
    return {
        "on": short(one.taken_on),
        "collectors": told(*_collectors(teller, sheet), sex),
        "seals": "；".join([*seals, *_sealing(teller, sheet, bool(seals))]),
        "results": teller.show("screening.screening.findings", _analytes(one)),
        "told": told(moment(sheet.told_at), _way(sheet.told_how)) if sheet else "",
        "signed": _signature(
            teller,
            sheet.result_signed,
            "screening.sampling.result_refusal_reason",
            sheet.result_refusal_reason,
        )
        if sheet
        else "",
    }


def _collectors(teller: Teller, sheet: Sampling | None) -> list[str]:
    names = (sheet.collector_one, sheet.collector_two) if sheet else ()
    shown_names = [teller.show("screening.sampling.collector_one", name) for name in names if name]
    return [words.listed(shown_names)] if shown_names else []


def _sealing(teller: Teller, sheet: Sampling | None, sealed: bool) -> list[str]:
    """When it was sealed and whether the client signed the seal."""
    if sheet is None or not sealed:
        return []
    signed = _signature(teller, sheet.signed, "screening.sampling.refusal_reason", sheet.refusal_reason)
    at = f"{moment(sheet.sealed_at)}封存" if sheet.sealed_at else ""
    return [told(at, signed)] if at or signed else []


def _signature(teller: Teller, code: str, column: str, reason: str) -> str:
    """本人已签名; 拒绝签名：…."""
    if code not in set(sampling.Signed):
        return ""
    said = str(label(sampling.Signed(code)))
    why = teller.show(column, reason)
    return words.headed(said, why) if why else said


def _way(code: str) -> str:
    return str(label(people.ToldHow(code))) if code in set(people.ToldHow) else ""


def _analytes(one: Screening) -> str:
    """Each of the panel with its cut-off and what it showed."""
    found = [
        name + (words.bracketed(cutoff) if cutoff else "") + finding
        for name, cutoff, finding in shown.analytes(one)
    ]
    return "；".join(found)


def _custody(teller: Teller, parts: Sequence[Specimen]) -> list[dict[str, str]]:
    """The way of every part, one part after the other."""
    steps = CustodyStep.objects.filter(specimen__in=[part.pk for part in parts])
    return [
        {
            "at": moment(row.at),
            "part": str(label(sampling.Part(row.specimen.part))),
            "seal": row.specimen.seal_number,
            "step": str(label(custody.Step(row.step))),
            "by": words.listed([row.by.name, *([row.second.name] if row.second else [])]),
            "to": told(row.to, row.place),
            "condition": str(label(custody.Condition(row.condition)))
            if row.condition in set(custody.Condition)
            else "",
        }
        for row in steps.select_related("specimen", "by", "second").order_by(
            "specimen__screening__taken_on", "specimen__screening", "specimen__part", "at", "pk"
        )
    ]


def _objections(teller: Teller, screenings: Sequence[int]) -> list[dict[str, str]]:
    """What was asked, decided, sent, found and told."""
    rows = Objection.objects.filter(screening__in=screenings, withdrawn_on__isnull=True)
    return [_objection(teller, row) for row in rows.order_by("asked_on", "pk")]


def _objection(teller: Teller, row: Objection) -> dict[str, str]:
    decision = str(label(objections.Decision(row.decision))) if row.decision else ""
    verdict = str(label(objections.Verdict(row.verdict))) if row.verdict else ""
    who = teller.show("screening.objection.decided_by_whom", row.decided_by_whom)
    return {
        "on": short(row.asked_on),
        "what": told(
            str(label(objections.Stage(row.stage))),
            str(label(objections.Origin(row.origin))),
            row.asked_words,
        ),
        "decision": told(decision, short(row.decided_on), who, row.decision_reason),
        "laboratory": told(row.laboratory, f"{short(row.sent_on)}送检" if row.sent_on else ""),
        "report": told(row.report_number, teller.show("screening.objection.verdict", verdict)),
        "told": told(short(row.answer_told_on), _way(row.answer_told_how)),
    }


def notice(teller: Teller) -> Facts:
    """The next test that was agreed with the client."""
    booked = (
        Appointment.objects.filter(
            client=teller.client, what=TEST, state=Appointment.State.PLANNED, on__gte=teller.today
        )
        .order_by("on", "at")
        .first()
    )
    if booked is None:
        return {}
    return {
        "test_on": day(booked.on),
        "test_at": f"{booked.at:%H:%M}" if booked.at else "",
        "test_place": teller.show("contacts.appointment.place", booked.place),
    }


def dates(teller: Teller) -> Facts:
    """The tests of the plan whose time has begun, and those that are done; nothing that lies ahead."""
    listed = teller.case.obligations(teller.today)
    begun = [one for one in listed if one.rule is RuleCode.SCREENING and one.opens_on <= teller.today]
    return {
        "days": [
            {
                "on": short(one.opens_on),
                "until": short(one.due_on),
                "what": str(label(rules.Purpose.PLANNED)),
                "state": str(label(ObligationState(one.state))),
            }
            for one in begun
        ]
    }
