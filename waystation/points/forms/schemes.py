"""A scheme on a form: a template to begin with, where, from when, and the numbers for who wants others."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import AreaChoice, Day
from waystation.accounts.models import User
from waystation.common.wording import words
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.points.access.schemes import areas
from waystation.rules.points.schemes.reading import MOST_BUDGET, read
from waystation.rules.points.schemes.templates import TEMPLATES, TemplateCode
from waystation.rules.problems import RuleBroken
from waystation.rules.trial.reading import parsed

FIELDS = {"points.scheme_starts_later": "valid_from"}


class SchemeForm(forms.Form):
    """A draft. ``numbers``: the whole configuration as docs/try.md describes it; empty: the template's."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    area = AreaChoice(label=_("适用区域"), empty_label=_("请选择"))
    name = forms.CharField(label=_("方案名称"), max_length=40)
    template = forms.ChoiceField(label=_("从哪个模板开始"), choices=choices(TemplateCode))
    valid_from = Day(label=_("开始日期"))
    budget = forms.IntegerField(
        label=_("全年预算（分）"), required=False, min_value=1, max_value=MOST_BUDGET,
        help_text=_("可以不填。用完以后，积分排到下一年，不会丢失。"),
    )  # fmt: skip
    numbers = forms.CharField(
        label=_("自定数值"), required=False, max_length=20000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("不填就用模板的数值。格式见《try points》说明，写错会指出位置。"),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(areas(user))

    def clean(self) -> dict[str, Any]:
        """``config``: the template or the typed numbers, with the budget; read once, strictly."""
        found = super().clean() or {}
        if self.errors:
            return found
        try:
            found["config"] = self._config(found)
            head = {"id": "draft", "version": 1, "valid_from": found["valid_from"].isoformat()}
            read({**found["config"], **head})
        except RuleBroken as wrong:
            said = sentence(wrong.code, wrong.params)
            self.add_error("numbers", words.headed(str(wrong.params.get("path", "")), said))
        return found

    def _config(self, found: dict[str, Any]) -> dict[str, Any]:
        typed = found["numbers"].strip()
        config = dict(parsed(typed).given if typed else TEMPLATES[TemplateCode(found["template"])].config)
        caps = config.get("caps") or {}
        if found["budget"] and isinstance(caps, dict):  # anything else is for the reader to refuse
            config["caps"] = {**caps, "budget": found["budget"]}
        return config


class EndForm(forms.Form):
    """The last day on which somebody may begin with a version."""

    last_on = Day(label=_("最后一天"))


class DecideForm(forms.Form):
    """What becomes of the points of a withdrawn fact."""

    takes_back = forms.ChoiceField(choices=(("yes", _("冲正")), ("no", _("保留给学员"))))
    words = forms.CharField(required=False, max_length=200)
