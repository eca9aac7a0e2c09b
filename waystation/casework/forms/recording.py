"""Forms of a test, a contact, a correction and a withdrawal: HTTP input to clean values. No rules here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices, label
from waystation.contacts import actions as contact_actions
from waystation.rules import contacts as contact_rules
from waystation.rules import screening as screening_rules
from waystation.rules.specimens.sampling import SameSex, TestKind
from waystation.screening import actions as screening_actions
from waystation.screening.models import Analyte

#: "In a week", beside the day the plan proposes.
_WEEK = timedelta(weeks=1)
#: The largest number of a row.
_ID = 2**63 - 1


class Day(forms.DateInput):
    """The browser's own date picker; its value is ISO in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Clock(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Notes(forms.Textarea):
    def __init__(self) -> None:
        super().__init__(attrs={"rows": 3})


class Radio(forms.RadioSelect):
    """Buttons in a column."""


class _Fixed(forms.Field):
    """Choices that no form changes are shared by all forms, not copied for each."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return forms.Field.__deepcopy__(self, memo)


class OneOf(_Fixed, forms.ChoiceField):
    """One of a list that stays as it is."""


class SomeOf(_Fixed, forms.MultipleChoiceField):
    """Some of a list that stays as it is."""


class Sent(forms.Form):
    """A form that is one row however often it is sent: ``form_key`` is made when it is shown."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.today = today

    def key(self) -> UUID:
        """The form's own token."""
        found: UUID = self.cleaned_data["form_key"]
        return found


def from_draft(form: type[forms.Form], kept: QueryDict) -> dict[str, Any]:
    """What was kept of a form, as its starting values."""
    many = {n for n, field in form.base_fields.items() if isinstance(field, forms.MultipleChoiceField)}
    return {name: kept.getlist(name) if name in many else kept[name] for name in kept}


class CorrectionMixin(forms.Form):
    """Why an entry is replaced; asked for only where the row cannot be changed in place."""

    correction_reason = forms.CharField(label=_("更正原因"), max_length=100, required=False)


class ScreeningForm(Sent):
    """One test, missed test or test done elsewhere. Only the outcome's own fields count."""

    plan_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    outcome = OneOf(label=_("结果"), choices=choices(screening_rules.Outcome), widget=Radio)
    purpose = OneOf(label=_("检测目的"), choices=choices(screening_rules.Purpose), widget=Radio)
    nature = OneOf(label=_("检测性质"), choices=choices(screening_rules.Nature), widget=Radio)
    material = OneOf(label=_("样本"), choices=choices(screening_rules.Material), widget=Radio, required=False)
    positive_for = SomeOf(
        label=_("哪些项目呈阳性"),
        choices=Analyte.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    miss = OneOf(
        label=_("未到的情形"), choices=choices(screening_rules.MissKind), widget=Radio, required=False
    )
    reason = OneOf(
        label=_("未到的原因"), choices=choices(screening_rules.MissReason), widget=Radio, required=False
    )
    taken_on = forms.DateField(label=_("日期"), widget=Day())
    taken_at = forms.TimeField(label=_("时间"), widget=Clock(), required=False)
    place = forms.CharField(label=_("地点"), max_length=60, required=False)
    witness = forms.CharField(label=_("第二名工作人员（采样、见证）"), max_length=40, required=False)
    kind = OneOf(label=_("检测方式"), choices=choices(TestKind), widget=Radio, required=False)
    same_sex = OneOf(
        label=_("女性学员的尿样由谁采集"), choices=choices(SameSex), widget=Radio, required=False
    )
    same_sex_reason = forms.CharField(label=_("没能安排的原因"), max_length=100, required=False)
    # The page offers the lots and panels; whether one may be used the action asks, under its lock.
    kit = forms.IntegerField(label=_("试剂批号"), required=False, min_value=1, max_value=_ID)
    stock_reason = forms.CharField(label=_("账面上没有了，怎么还有"), max_length=100, required=False)
    panel = forms.IntegerField(label=_("检测板"), required=False, min_value=1, max_value=_ID)
    kit_lot = forms.CharField(label=_("试剂批号"), max_length=40, required=False)
    kit_expires_on = forms.DateField(label=_("试剂有效期至"), widget=Day(), required=False)
    kit_expired = forms.BooleanField(label=_("确实用了过期试剂：按“无效”登记，另约重做"), required=False)
    note = forms.CharField(label=_("备注"), widget=Notes(), required=False, max_length=1000)

    def clean_taken_on(self) -> date:
        day: date = self.cleaned_data["taken_on"]
        if day > self.today:
            raise forms.ValidationError(_("日期不能晚于今天，请改成实际发生的日期。"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        expires, taken = data.get("kit_expires_on"), data.get("taken_on")
        if self._sampled() and expires and taken and expires < taken and not data.get("kit_expired"):
            self.add_error(
                "kit_expires_on",
                _(
                    "检测当天试剂已经过期，结果不作数。请核对日期；确实用了过期试剂，请在下面勾选，按“无效”登记。"
                ),
            )
        return data

    def _sampled(self) -> bool:
        return self.cleaned_data.get("outcome") in set(screening_rules.SAMPLED)

    def data_for_action(self) -> screening_actions.Data:
        """The clean values; what does not belong to the outcome is dropped."""
        data = self.cleaned_data
        outcome = screening_rules.Outcome(data["outcome"])
        missed = outcome is screening_rules.Outcome.MISSED
        sampled = outcome in screening_rules.SAMPLED
        expires, kit = data["kit_expires_on"], data.get("kit")
        if sampled and not kit and data["kit_expired"] and expires and expires < data["taken_on"]:
            outcome = screening_rules.Outcome.INVALID
        return screening_actions.Data(
            taken_on=data["taken_on"],
            outcome=outcome,
            purpose=screening_rules.Purpose(data["purpose"]),
            nature=screening_rules.Nature(data["nature"]),
            material=screening_rules.Material(data["material"]) if sampled and data["material"] else None,
            taken_at=data["taken_at"],
            place=data["place"].strip(),
            witness=data["witness"].strip() if sampled else "",
            kit_lot=data["kit_lot"].strip() if sampled and not kit else "",
            kit_expires_on=expires if sampled and not kit else None,
            kind=TestKind(data["kind"]) if data.get("kind") else TestKind.ON_SITE,
            kit_id=kit if sampled else None,
            panel_id=data.get("panel") if sampled else None,
            stock_reason=data["stock_reason"],
            same_sex=SameSex(data["same_sex"]) if sampled and data["same_sex"] else None,
            same_sex_reason=data["same_sex_reason"].strip() if sampled else "",
            positive_for=data["positive_for"] if outcome is screening_rules.Outcome.POSITIVE else [],
            miss=screening_rules.MissKind(data["miss"]) if missed and data["miss"] else None,
            reason=screening_rules.MissReason(data["reason"]) if missed and data["reason"] else None,
            note=data["note"].strip(),
            plan_key=data["plan_key"],
        )


#: The everyday outcomes stand first; the others open below them.
FIRST_OUTCOMES = (
    contact_rules.Outcome.COMPLIED,
    contact_rules.Outcome.NOT_COOPERATIVE,
    contact_rules.Outcome.NOT_MET,
    contact_rules.Outcome.MOVED,
    contact_rules.Outcome.REFUSED_ENTRY,
)


class ContactForm(Sent):
    """One talk, visit or call, in five groups."""

    kind = OneOf(label=_("方式"), choices=choices(contact_rules.Kind), widget=Radio)
    met = OneOf(label=_("见到了谁"), choices=choices(contact_rules.Met), widget=Radio)
    met_whom = forms.CharField(label=_("家属或在场人"), max_length=40, required=False)
    place = forms.CharField(label=_("地点"), max_length=60, required=False)
    held_on = forms.DateField(label=_("日期"), widget=Day())
    held_at = forms.TimeField(label=_("时间"), widget=Clock(), required=False)
    outcome = OneOf(label=_("结果"), choices=choices(contact_rules.Outcome), widget=Radio)
    reason = OneOf(label=_("原因"), choices=choices(contact_rules.Reason), widget=Radio, required=False)
    observations = SomeOf(
        label=_("看到的情况"),
        choices=choices(contact_rules.Observation),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    topics = SomeOf(
        label=_("谈了什么"),
        choices=choices(contact_rules.Topic),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    promised = forms.CharField(label=_("答应的帮助"), max_length=300, required=False)
    note = forms.CharField(label=_("经过"), widget=Notes(), required=False, max_length=4000)
    next_choice = forms.ChoiceField(label=_("下次"), choices=[], widget=Radio, required=False)
    next_on = forms.DateField(label=_("另选日期"), widget=Day(), required=False)

    def __init__(self, *args: Any, proposed: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed
        self.days = {"proposed": proposed, "week": self.today + _WEEK, "none": None}
        offered: list[tuple[str, Any]] = [
            ("week", _("一周后")),
            ("other", _("另选日期")),
            ("none", _("不约")),
        ]
        if proposed is not None:
            offered.insert(0, ("proposed", _("建议日")))
        field = self.fields["next_choice"]
        field.choices = offered  # type: ignore[attr-defined]  # a ChoiceField, typed as Field
        for observation in contact_rules.Observation:
            self.fields[f"seen_{observation}"] = forms.CharField(
                label=label(observation), max_length=100, required=False
            )

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("日期不能晚于今天；还没有发生的请用“约定”。"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("next_choice") == "other" and not data.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", _("请选择下次日期，或者改选“不约”。"))
        if self._next() and self._next() < self.today:  # type: ignore[operator]  # a day, as just seen
            self.add_error("next_on", _("下次日期不能早于今天。"))
        return data

    def _next(self) -> date | None:
        chosen = self.cleaned_data.get("next_choice") or "none"
        if chosen == "other":
            return self.cleaned_data.get("next_on")
        return self.days[chosen]

    def data_for_action(self) -> contact_actions.Data:
        """The clean values; a reason that belongs to no outcome is left to the rules to refuse."""
        data = self.cleaned_data
        outcome = contact_rules.Outcome(data["outcome"])
        asked = bool(contact_rules.REASONS[outcome])
        return contact_actions.Data(
            held_on=data["held_on"],
            held_at=data["held_at"],
            kind=contact_rules.Kind(data["kind"]),
            met=contact_rules.Met(data["met"]),
            met_whom=data["met_whom"].strip(),
            place=data["place"].strip(),
            outcome=outcome,
            reason=contact_rules.Reason(data["reason"]) if asked and data["reason"] else None,
            observations={code: data[f"seen_{code}"].strip() for code in data["observations"]},
            topics=data["topics"],
            promised=data["promised"].strip(),
            note=data["note"].strip(),
            next_on=self._next(),
        )


class CorrectScreeningForm(OpenedForm, CorrectionMixin, ScreeningForm):
    """A test once more, with the reason."""

    left_alone = frozenset({"form_key", "plan_key"})


class CorrectContactForm(OpenedForm, CorrectionMixin, ContactForm):
    """A contact once more, with the reason."""

    left_alone = frozenset({"form_key", "next_choice"})


class WithdrawForm(forms.Form):
    """Why a record is taken back."""

    reason = forms.CharField(
        label=_("撤回原因"), max_length=100, help_text=_("例如：登记错人、重复登记。原记录会保留并划去。")
    )
