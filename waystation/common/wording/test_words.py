"""How a result is said on pages, lists and papers: whose test, negative for which panel, what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.rules.screening import SAMPLED, Nature, Outcome
from waystation.rules.specimens.objections import Standing
from waystation.rules.specimens.panels import Analyte, not_looked_for
from waystation.rules.specimens.sampling import TestKind


@dataclass(frozen=True)
class Said:
    """What a sentence about one test is made of. ``panel``: codes of its analytes; empty: not recorded."""

    outcome: Outcome
    nature: Nature
    kind: TestKind = TestKind.ON_SITE
    standing: Standing = Standing.PLAIN
    positive_for: Sequence[str] = ()
    panel: Sequence[str] = ()


def analytes(codes: Iterable[str]) -> str:
    """吗啡、冰毒."""
    known = set(Analyte)
    return words.listed(label(Analyte(code)) if code in known else code for code in codes)


def panel(codes: Sequence[str]) -> str:
    """吗啡、冰毒、氯胺酮板."""
    return _("%(analytes)s板") % {"analytes": analytes(codes)} if codes else _("检测板未记录")


def head(said: Said) -> str:
    """服务性检测; 公安机关检测（实验室检测）: whose test it is, said every time."""
    nature = label(said.nature)
    return nature if said.kind is TestKind.ON_SITE else nature + words.bracketed(label(said.kind))


def result(said: Said) -> str:
    """阴性（吗啡、冰毒、氯胺酮板），本次未检：依托咪酯."""
    if said.outcome is Outcome.POSITIVE:
        return _positive(said)
    outcome = label(said.outcome)
    if said.outcome not in SAMPLED:
        return outcome
    return words.joined([outcome + words.bracketed(panel(said.panel)), left_out(said.panel)])


def left_out(codes: Sequence[str]) -> str:
    """本次未检：依托咪酯、合成大麻素; empty where the panel shows them or none is known."""
    missing = not_looked_for(codes)
    return _("本次未检：%(analytes)s") % {"analytes": analytes(missing)} if missing else ""


def _positive(said: Said) -> str:
    if said.standing is Standing.PLAIN:
        outcome = label(said.outcome)
    else:
        outcome = _("初筛阳性（%(standing)s）") % {"standing": label(said.standing)}
    return words.headed(outcome, analytes(said.positive_for)) if said.positive_for else outcome
