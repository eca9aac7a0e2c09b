"""Orders and their steps, as people fill them in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.clients.forms.fields import PaperChoice
from waystation.clients.models import Client, Document
from waystation.clients.queries import papers
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.orders.papers import IsolationPaper, OrderData, StepPaper
from waystation.rules.orders import GROUNDS, Kind, Restraint, Situation, Step, TerminationReason

#: Which field a refusal of an order's data belongs to.
ORDER_FIELDS = {
    "orders.number_taken": "number",
    "orders.future_served": "served_on",
    "orders.served_before_law": "served_on",
    "orders.future_family_served": "family_served_on",
    "orders.future_report": "reported_on",
    "orders.report_before_served": "reported_on",
    "orders.future_agreement": "agreed_on",
    "orders.years_not_allowed": "years",
    "orders.printed_backwards": "printed_to",
    "orders.future_decision": "decided_on",
    "orders.served_before_decision": "served_on",
    "orders.still_in_isolation": "reported_on",
    "orders.recovery_not_after_change": "kind",
    "orders.day_needed": "served_on",
    "orders.day_not_yet": "reported_on",
    "orders.reason_needed": "reason",
}
STEP_FIELDS = {
    "orders.step_in_future": "on",
    "orders.step_before_last": "on",
    "orders.not_yet_over": "on",
    "orders.note_needed": "note",
    "orders.late_reason_needed": "late_reason",
    "orders.agreement_in_force": "on",
    "orders.still_in_isolation": "on",
    "orders.weighing_needed_age": "weighed",
    "orders.weighing_needed_reading": "weighed",
    "orders.spell_crosses": "on",
}

_text = {"autocomplete": "off"}


class OrderFields(forms.Form):
    """The order as its paper says it; days that have not come stay empty."""

    kind = forms.ChoiceField(label=_("措施种类"), choices=choices(Kind), widget=forms.RadioSelect)
    number = forms.CharField(
        label=_("决定书文号"), required=False, max_length=60, widget=forms.TextInput(_text)
    )
    authority = forms.CharField(
        label=_("决定机关"), required=False, max_length=80, widget=forms.TextInput(_text)
    )
    years = forms.IntegerField(label=_("期限（年）"), min_value=1, max_value=10, initial=3)
    served_on = Day(label=_("送达日期"), required=False)
    family_served_on = Day(label=_("向家属送达"), required=False)
    decided_on = Day(label=_("决定日期"), required=False)
    printed_from = Day(label=_("决定书载明：自"), required=False)
    printed_to = Day(label=_("决定书载明：至"), required=False)
    is_far = forms.BooleanField(
        label=_("住得离街道较远"), required=False, help_text=_("只在当地对路途较远的人另有报到期限时有影响。")
    )
    arrived_by_move = forms.BooleanField(label=_("由其他街道转来执行"), required=False)

    def order(self) -> OrderData | None:
        """What was entered; None where no order was chosen."""
        given = self.cleaned_data
        if not given["kind"]:
            return None
        return OrderData(
            kind=Kind(given["kind"]),
            years=given["years"],
            number=given["number"].strip(),
            authority=given["authority"].strip(),
            served_on=given["served_on"],
            family_served_on=given["family_served_on"],
            reported_on=given.get("reported_on"),
            late_reason=given.get("late_reason", "").strip(),
            agreed_on=given.get("agreed_on"),
            printed_from=given["printed_from"],
            printed_to=given["printed_to"],
            decided_on=given["decided_on"],
            is_far=given["is_far"],
            arrived_by_move=given["arrived_by_move"],
        )


class NewOrderForm(OrderFields):
    """Another order of a person on file, with what is already known of it."""

    reported_on = Day(label=_("报到日期"), required=False)
    late_reason = forms.CharField(
        label=_("迟到的原因"), required=False, max_length=200, help_text=_("报到超过期限时填写。")
    )
    agreed_on = Day(label=_("签订协议日期"), required=False)


class CorrectOrderForm(OpenedForm, OrderFields):
    """What was written down wrongly, and why it is changed."""

    reported_on = Day(label=_("报到日期"), required=False)
    late_reason = forms.CharField(label=_("迟到的原因"), required=False, max_length=200)
    reason = forms.CharField(label=_("更正的原因"), max_length=200)


class StepForm(forms.Form):
    """A step that was decided, with the paper it stands in.

    ``paper``: the step whose paper has to be named; None where it may stay unnamed.
    """

    on = Day(label=_("日期"))
    note = forms.CharField(
        label=_("文书名称、文号或者说明"), required=False, max_length=200, widget=forms.TextInput(_text)
    )

    def __init__(self, *args: Any, paper: Step | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if paper is not None:
            note = self.fields["note"]
            note.required = True
            note.error_messages["required"] = sentence("orders.note_needed", {"step": paper})

    def given(self) -> dict[str, Any]:
        """What the action is handed."""
        told = self.cleaned_data
        return {"on": told["on"], "note": told["note"]}


class DecidedForm(StepForm):
    """A step that an authority decided: who, and the number of its paper."""

    authority = forms.CharField(
        label=_("决定机关"), required=False, max_length=80, widget=forms.TextInput(_text)
    )
    number = forms.CharField(label=_("文号"), required=False, max_length=60, widget=forms.TextInput(_text))

    def paper_of_step(self) -> StepPaper:
        """The paper behind the step."""
        told = self.cleaned_data
        return StepPaper(
            ground=told.get("ground", ""),
            restraint=told.get("restraint", ""),
            authority=told["authority"],
            number=told["number"],
        )

    def given(self) -> dict[str, Any]:
        """Also the paper, and how long it is expected to last."""
        return {
            **super().given(),
            "until": self.cleaned_data.get("until"),
            "paper": self.paper_of_step(),
        }


class SuspendForm(DecidedForm):
    """A suspension: which restraint, and how long it is expected to last."""

    restraint = forms.ChoiceField(
        label=_("限制人身自由的措施"), required=False, choices=[("", _("（没有写明）")), *choices(Restraint)]
    )
    until = Day(label=_("预计到"), required=False)


class TerminateForm(DecidedForm):
    """A termination, and why (DRR 24)."""

    ground = forms.ChoiceField(
        label=_("终止的原因"), required=False, choices=[("", _("（没有写明）")), *choices(TerminationReason)]
    )


class IsolateForm(StepForm):
    """The police decided isolation: on which ground, who, where to; why, where it might have been spared."""

    ground = forms.ChoiceField(label=_("决定的依据"), choices=choices(Situation, GROUNDS))
    authority = forms.CharField(
        label=_("决定机关"), required=False, max_length=80, widget=forms.TextInput(_text)
    )
    number = forms.CharField(label=_("文号"), required=False, max_length=60, widget=forms.TextInput(_text))
    centre = forms.CharField(
        label=_("强制隔离戒毒所"), required=False, max_length=80, widget=forms.TextInput(_text)
    )
    weighed = forms.CharField(
        label=_("决定书说明的理由"),
        required=False,
        max_length=200,
        help_text=_("本人可以不适用，或者按本地的理解不适用，而公安机关仍然决定的，在这里写明。"),
    )

    def given(self) -> dict[str, Any]:
        """What ``isolate`` is handed."""
        told = self.cleaned_data
        paper = IsolationPaper(
            ground=Situation(told["ground"]),
            weighed=told["weighed"],
            number=told["number"].strip(),
            authority=told["authority"].strip(),
            centre=told["centre"].strip(),
        )
        return {**super().given(), "paper": paper}


class SignInForm(forms.Form):
    """The client has come."""

    on = Day(label=_("报到日期"))
    late_reason = forms.CharField(
        label=_("迟到的原因"),
        required=False,
        max_length=200,
        help_text=_("只在超过期限时填写；没有说明的写“未说明”。"),
    )


class AgreementForm(forms.Form):
    """The two-sided agreement."""

    on = Day(label=_("签订日期"))
    paper = PaperChoice(
        label=_("协议书"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("（稍后登记）"),
        help_text=_("先在“材料”中登记协议书，再在这里选择。"),
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        paper: Any = self.fields["paper"]
        paper.queryset = papers(client).filter(withdrawn_on__isnull=True)
