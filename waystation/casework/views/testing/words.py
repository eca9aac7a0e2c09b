"""The words of codes that stand in rows of tests and objections."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

from waystation.common.wording.labels import choices
from waystation.rules.people import ToldHow
from waystation.rules.screening import Material
from waystation.rules.specimens import custody, objections, sampling

#: The words of codes that stand in rows.
WORDS: Mapping[str, Mapping[str, Promise]] = {
    "material": dict(choices(Material)),
    "part": dict(choices(sampling.Part)),
    "signed": dict(choices(sampling.Signed)),
    "observed": dict(choices(sampling.Observed)),
    "opinion": dict(choices(sampling.MedicineOpinion)),
    "same_sex": dict(choices(sampling.SameSex)),
    "step": dict(choices(custody.Step)),
    "condition": dict(choices(custody.Condition)),
    "told_how": dict(choices(ToldHow)),
    "stage": dict(choices(objections.Stage)),
    "origin": dict(choices(objections.Origin)),
    "decision": dict(choices(objections.Decision)),
    "verdict": dict(choices(objections.Verdict)),
}
