"""A local rule, as an office fills it in."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from waystation.accounts.forms.fields import AreaChoice, Day
from waystation.accounts.models import User
from waystation.common.wording.messages import sentence
from waystation.orders.access import areas_to_rule
from waystation.orders.queries import choice_of
from waystation.rules.law import DEFINITIONS, Unit, Value

_YES, _NO = {gettext_noop("是"), "yes", "1"}, {gettext_noop("否"), "no", "0"}
_NONE = {gettext_noop("无"), "none"}
#: Which field a refusal belongs to.
LOCAL_RULE_FIELDS = {
    "law.wrong_type": "value",
    "law.out_of_bounds": "value",
    "law.wrong_plan_length": "value",
    "law.above_nation": "value",
    "law.below_nation": "value",
    "law.ends_before_start": "until",
    "law.source_missing": "source",
    "orders.area_not_yours": "area",
    "orders.local_rule_exists": "since",
}


class LocalRuleForm(forms.Form):
    """A figure for an area, from a day, with the text it stands in."""

    key = forms.ChoiceField(label=_("参数"))
    area = AreaChoice(label=_("适用区域"), empty_label=_("请选择"), help_text=_("对该区域及其下级有效。"))
    value = forms.CharField(
        label=_("数值"),
        max_length=40,
        help_text=_(
            "数字直接填写；每年次数用横线分开，例如12-6-4；是否类填“是”或者“否”；不计算的期限填“无”。"
        ),
    )
    since = Day(label=_("施行日期"))
    until = Day(label=_("失效日期"), required=False)
    source = forms.CharField(label=_("依据的文件"), max_length=120, help_text=_("写全名和文号。"))
    article = forms.CharField(label=_("条款"), required=False, max_length=120)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        key: Any = self.fields["key"]
        key.choices = [(d.key, sentence(d.title)) for d in DEFINITIONS.values() if d.local]
        area: Any = self.fields["area"]
        area.offer(areas_to_rule(user))

    def value_of(self) -> Value:
        """The value in the unit of its key; what cannot be read is handed on for the rule to refuse."""
        text = str(self.cleaned_data["value"]).strip()
        unit = DEFINITIONS[self.cleaned_data["key"]].unit
        if text.lower() in _NONE and DEFINITIONS[self.cleaned_data["key"]].optional:
            return None
        if unit is Unit.CHOICE:
            return choice_of(text)
        if unit is Unit.SWITCH and text.lower() in _YES | _NO:
            return text.lower() in _YES
        if unit in {Unit.TIMES_PER_YEAR, Unit.ONE_IN_DAYS}:
            parts = re.split(r"[-、,，\s]+", text)
            return tuple(int(part) for part in parts) if all(p.isdecimal() for p in parts) else text
        return int(text) if text.isdecimal() else text


class AdoptForm(forms.Form):
    """Where and from when the known figures of a local text hold."""

    area = AreaChoice(label=_("适用区域"), empty_label=_("请选择"))
    since = Day(label=_("施行日期"))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(areas_to_rule(user))


class EndLocalRuleForm(forms.Form):
    """The last day on which a local rule holds."""

    until = Day(label=_("最后一天"))
