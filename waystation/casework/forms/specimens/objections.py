"""Forms of an objection: asked, decided, sent, reported, told, taken back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.casework.forms.recording import Day, Notes, OneOf, Radio, Sent
from waystation.common.wording.labels import choices
from waystation.rules.people import ToldHow
from waystation.rules.specimens import objections
from waystation.screening import actions


class AskForm(Sent):
    """The client objects, or the office wants a laboratory's answer."""

    origin = OneOf(label=_("由谁提出"), choices=choices(objections.Origin), widget=Radio)
    asked_on = forms.DateField(label=_("提出日期"), widget=Day())
    words = forms.CharField(label=_("本人的话"), max_length=200, required=False, widget=Notes())

    def data_for_action(self, stage: objections.Stage) -> actions.Asked:
        """The clean values."""
        data = self.cleaned_data
        return actions.Asked(
            stage=stage,
            origin=objections.Origin(data["origin"]),
            asked_on=data["asked_on"],
            words=data["words"],
        )


class DecideForm(forms.Form):
    """What was decided."""

    decision = OneOf(label=_("决定"), choices=choices(objections.Decision), widget=Radio)
    on = forms.DateField(label=_("决定日期"), widget=Day())
    by_whom = forms.CharField(
        label=_("由谁决定"), max_length=60, help_text=_("公安机关的检测由公安机关决定。")
    )
    reason = forms.CharField(label=_("理由"), max_length=200, required=False)

    def data_for_action(self) -> actions.Decided:
        """The clean values."""
        data = self.cleaned_data
        return actions.Decided(
            decision=objections.Decision(data["decision"]),
            on=data["on"],
            by_whom=data["by_whom"],
            reason=data["reason"],
        )


class SendForm(forms.Form):
    """Where the sample went."""

    laboratory = forms.CharField(label=_("实验室"), max_length=80)
    on = forms.DateField(label=_("送检日期"), widget=Day())


class ReportForm(forms.Form):
    """What the laboratory reported."""

    received_on = forms.DateField(label=_("实验室收到样本的日期"), widget=Day())
    on = forms.DateField(label=_("报告日期"), widget=Day())
    number = forms.CharField(label=_("报告编号"), max_length=60, required=False)
    verdict = OneOf(label=_("结论"), choices=choices(objections.Verdict), widget=Radio)

    def data_for_action(self) -> actions.Answer:
        """The clean values."""
        data = self.cleaned_data
        return actions.Answer(
            received_on=data["received_on"],
            on=data["on"],
            number=data["number"],
            verdict=objections.Verdict(data["verdict"]),
        )


class TellForm(forms.Form):
    """How the client heard the answer."""

    on = forms.DateField(label=_("告知日期"), widget=Day())
    how = OneOf(label=_("怎样告知"), choices=choices(ToldHow), widget=Radio)


class TakeBackForm(forms.Form):
    """Why an objection is taken back."""

    reason = forms.CharField(label=_("撤回的原因"), max_length=100)
