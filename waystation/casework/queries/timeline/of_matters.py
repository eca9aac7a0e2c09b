"""What happened in a matter, in a few words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from waystation.casework.queries.timeline.kinds import Coded
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.rules import matters


def title(e: Coded) -> str:
    """``b`` says which event, ``c`` and ``d`` its codes, ``a`` the kind of the matter."""
    kind = label(matters.MatterKind(e.a))
    if e.b == "opened":
        return _("新的待处理事项：%(kind)s") % {"kind": kind}
    if e.b == "step":
        step = matters.Step(e.c)
        code = label(matters.CODES[step](e.d)) if e.d and step in matters.CODES else ""
        return (words.headed(label(step), code) if code else label(step)) + words.bracketed(kind)
    if e.b == "objected":
        return words.headed(_("提出异议"), label(matters.Objector(e.c))) + words.bracketed(kind)
    if e.b == "answered":
        return words.headed(_("答复异议"), label(matters.ObjectionDecision(e.c))) + words.bracketed(kind)
    if e.b == "offered":
        offer, answer = label(matters.Offer(e.c)), label(matters.Answer(e.d)) if e.d else ""
        return words.headed(_("提供帮助"), words.joined([offer, answer]))
    return _("事项已办结：%(kind)s") % {"kind": kind}
