"""What happened to a sample and to an objection, in a few words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from waystation.casework.queries.timeline.kinds import Coded
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.rules.people import ToldHow
from waystation.rules.specimens import objections


def title(e: Coded) -> str:
    """``a``: what happened; ``b``: the stage of an objection, or how something was told; ``c``: the outcome."""
    if e.a == "sealed":
        return _("样本分装封存")
    if e.a == "destroyed":
        return _("样本销毁，两人签字")
    if e.a == "told":
        return words.headed(_("检测结果告知本人"), label(ToldHow(e.b)))
    stage = label(objections.Stage(e.b))
    if e.a == "asked":
        return words.headed(stage, label(objections.Origin(e.c)))
    if e.a == "decided":
        return words.headed(stage, label(objections.Decision(e.c)))
    if e.a == "reported":
        return words.headed(stage, label(objections.Verdict(e.c)))
    return words.headed(stage, _("撤回"))
