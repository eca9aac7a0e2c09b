"""What happened to a sample and to an objection, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.casework.queries.timeline.kinds import Coded
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.rules.people import ToldHow
from waystation.rules.specimens import objections


def title(e: Coded) -> str:
    """``a``: what happened; ``b``: stage of an objection, or how it was told; ``c``: what came of it."""
    if e.a in _OF_SAMPLE:
        return str(_OF_SAMPLE[e.a])
    if e.a == "told":
        return words.headed(_("检测结果告知本人"), label(ToldHow(e.b)))
    said = label(_SAID[e.a](e.c)) if e.a in _SAID else _("撤回")
    return words.headed(label(objections.Stage(e.b)), said)


_OF_SAMPLE: Mapping[str, Promise] = {
    "sealed": gettext_lazy("样本分装封存"),
    "destroyed": gettext_lazy("样本销毁，两人签字"),
}
_SAID: Mapping[str, type[StrEnum]] = {
    "asked": objections.Origin,
    "decided": objections.Decision,
    "reported": objections.Verdict,
}
