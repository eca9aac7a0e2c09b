"""Unforeseen tests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.screening.calls import ToldHow
from waystation.rules.screening.draw import Part

DRAWS: Words = (
    (ToldHow.PHONE, _("电话")),
    (ToldHow.IN_PERSON, _("当面")),
    (ToldHow.MESSAGE, _("短信或者微信")),
    (ToldHow.FAMILY, _("请家属转告")),
    (Part.FLOOR, _("保底")),
    (Part.CHANCE, _("随机")),
    (Part.BOTH, _("保底和随机")),
)
