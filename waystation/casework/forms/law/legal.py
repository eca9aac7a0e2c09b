"""Isolation, dated acts and circumstances, as people fill them in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.orders.papers import SpellData
from waystation.rules.orders import Exemption, SpellEnd

#: Which field a refusal belongs to.
SPELL_FIELDS = {
    "orders.spell_before_law": "decided_on",
    "orders.spell_crosses": "decided_on",
    "orders.prolonged_too_long": "prolonged_months",
    "orders.change_before_proposal": "change_decided_on",
    "orders.spell_end_with_its_day": "end",
    "changes.reason_needed": "reason",
}
CIRCUMSTANCE_FIELDS = {
    "orders.child_day_needed": "child_born_on",
    "orders.child_over_one": "child_born_on",
    "orders.circumstance_in_future": "from_on",
    "orders.circumstance_holds": "from_on",
    "orders.circumstance_for_women": "kind",
}
_text = {"autocomplete": "off"}


class SpellForm(OpenedForm, forms.Form):
    """An isolation as its papers tell it; days that have not come stay empty."""

    decided_on = Day(label=_("决定日期"))
    number = forms.CharField(
        label=_("决定书文号"), required=False, max_length=60, widget=forms.TextInput(_text)
    )
    authority = forms.CharField(
        label=_("决定机关"), required=False, max_length=80, widget=forms.TextInput(_text)
    )
    centre = forms.CharField(
        label=_("强制隔离戒毒所"), required=False, max_length=80, widget=forms.TextInput(_text)
    )
    served_on = Day(label=_("送达日期"), required=False)
    family_told_on = Day(label=_("通知家属的日期"), required=False)
    prolonged_months = forms.IntegerField(
        label=_("延长（月）"), min_value=0, max_value=24, initial=0, help_text=_("没有延长的填0。")
    )
    change_proposed_on = Day(label=_("建议变更为社区戒毒的日期"), required=False)
    change_decided_on = Day(label=_("批准变更的日期"), required=False)
    gate_notice_on = Day(label=_("收到解除前通知的日期"), required=False)
    papers_received_on = Day(label=_("收到材料和评估的日期"), required=False)
    ended_on = Day(label=_("结束日期"), required=False)
    end = forms.ChoiceField(
        label=_("结束方式"), required=False, choices=[("", _("（还没有结束）")), *choices(SpellEnd)]
    )

    reason = forms.CharField(
        label=_("更正的原因"),
        required=False,
        max_length=200,
        help_text=_("补填空着的内容不用写；改动已登记的内容才写。"),
    )

    def spell(self) -> SpellData:
        """What was entered."""
        told = dict(self.cleaned_data)
        texts = {name: told[name].strip() for name in ("number", "authority", "centre")}
        days = (
            "decided_on",
            "served_on",
            "family_told_on",
            "change_proposed_on",
            "change_decided_on",
            "gate_notice_on",
            "papers_received_on",
            "ended_on",
        )
        return SpellData(
            **texts,
            **{name: told[name] for name in days},
            prolonged_months=told["prolonged_months"],
            end=SpellEnd(told["end"]) if told["end"] else None,
        )


class CircumstanceForm(forms.Form):
    """A circumstance in which isolation does not apply; an age is read from the day of birth."""

    kind = forms.ChoiceField(
        label=_("情形"),
        choices=choices(Exemption, (Exemption.PREGNANT, Exemption.NURSING)),
        widget=forms.RadioSelect,
    )
    from_on = Day(label=_("自哪一天起"))
    child_born_on = Day(
        label=_("孩子的出生日期"), required=False, help_text=_("只在哺乳时填写；孩子满一周岁时自动结束。")
    )

    def given(self) -> dict[str, Any]:
        """What the action is handed."""
        told = self.cleaned_data
        return {
            "kind": Exemption(told["kind"]),
            "from_on": told["from_on"],
            "child_born_on": told["child_born_on"],
        }


class OnDayForm(forms.Form):
    """One day."""

    on = Day(label=_("日期"))
