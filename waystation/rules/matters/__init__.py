"""Matters: something a person has to look into, step by step, until it is settled. Nothing follows by itself.

``kinds``: what opens a matter and how it may be qualified. ``path``: which step is lawful in which stage.
``persons``: who may take it. ``reports``: when a paper to the police may be drafted at all. ``objections``:
what an objection stops and who decides it. ``said``: what a step
has to say. ``care``: what is offered after a sign of use, in which order. ``clocks`` (imported by itself,
because it leans on obligations): what is due, and what counts as a breach.
"""

from .care import BY_HAND, OFFERS, Answer, Offer, check_by_hand, check_offer, next_offer
from .kinds import (
    ADMONISHABLE,
    COUNTED,
    MILD,
    QUALIFICATIONS,
    REPORTABLE,
    MatterKind,
    MatterOutcome,
    NotHeard,
    Qualification,
    Served,
    check_qualification,
)
from .objections import ObjectionDecision, Objector, check_decider, check_objection
from .path import STAGE_ORDER, WAYS, MatterFacts, Stage, Step, after, check_step, steps_from
from .persons import STEP_VERBS, check_person
from .reports import check_draft
from .said import CODES, SET_ASIDE, WORDED, check_said

__all__ = [
    "ADMONISHABLE",
    "BY_HAND",
    "CODES",
    "COUNTED",
    "MILD",
    "OFFERS",
    "QUALIFICATIONS",
    "REPORTABLE",
    "SET_ASIDE",
    "STAGE_ORDER",
    "STEP_VERBS",
    "WAYS",
    "WORDED",
    "Answer",
    "MatterFacts",
    "MatterKind",
    "MatterOutcome",
    "NotHeard",
    "ObjectionDecision",
    "Objector",
    "Offer",
    "Qualification",
    "Served",
    "Stage",
    "Step",
    "after",
    "check_by_hand",
    "check_decider",
    "check_draft",
    "check_objection",
    "check_offer",
    "check_person",
    "check_qualification",
    "check_said",
    "check_step",
    "next_offer",
    "steps_from",
]
