"""Forms of a matter: one step, an objection, its answer, an offer of help, a matter opened by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import User
from waystation.casework.forms.recording import Clock, Day, Notes, Radio, Sent
from waystation.clients.forms.fields import KinChoice, PaperChoice
from waystation.clients.models import Client, Kin
from waystation.clients.queries import papers
from waystation.common.wording.labels import choices
from waystation.orders.actions.matters import StepData
from waystation.rules import matters as rules
from waystation.rules.matters import Answer, MatterKind, ObjectionDecision, Objector, Offer, Step

if TYPE_CHECKING:
    _OneUser = forms.ModelChoiceField[User]
else:
    _OneUser = forms.ModelChoiceField


class OfficerChoice(_OneUser):
    """Somebody who may sign, with the office."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.name}（{obj.organisation}）" if obj.organisation else obj.name


#: The fields of each step, in the order of asking; one with ``?`` may stay empty.
FIELDS: Mapping[Step, tuple[str, ...]] = {
    Step.HEAR: ("on", "place?", "present?", "words?", "code?", "attempts?", "paper?"),
    Step.EXCUSE: ("on", "words", "paper?"),
    Step.QUALIFY: ("code", "words", "on"),
    Step.SEND_BACK: ("words", "on"),
    Step.CONFIRM: ("words?", "on"),
    Step.TALK: ("on", "place?", "words", "paper?"),
    Step.ADMONISH: ("on", "code", "present?", "paper?"),
    Step.CLOSE: ("words?", "on"),
    Step.DRAFT: ("words", "named", "on"),
    Step.DROP_DRAFT: ("words", "on"),
    Step.SIGN: ("on",),
    Step.HAND_OVER: ("on", "place?", "present", "paper?"),
    Step.SET_ASIDE: ("code", "words", "on"),
}
_LABELS: Mapping[tuple[Step, str], Promise] = {
    (Step.HEAR, "code"): _("没有听到的原因"),
    (Step.QUALIFY, "code"): _("认定"),
    (Step.ADMONISH, "code"): _("送达方式"),
    (Step.SET_ASIDE, "code"): _("了解后的结论"),
    (Step.HEAR, "place"): _("在哪里听取"),
    (Step.HAND_OVER, "place"): _("接收机关"),
    (Step.ADMONISH, "present"): _("见证人"),
    (Step.HAND_OVER, "present"): _("签收人"),
    (Step.HEAR, "words"): _("本人怎么说"),
    (Step.EXCUSE, "words"): _("理由"),
    (Step.QUALIFY, "words"): _("为什么这样认定"),
    (Step.SEND_BACK, "words"): _("为什么退回"),
    (Step.CONFIRM, "words"): _("复核意见"),
    (Step.TALK, "words"): _("谈了什么，安排了什么帮助"),
    (Step.CLOSE, "words"): _("备注"),
    (Step.DRAFT, "words"): _("报告内容"),
    (Step.DROP_DRAFT, "words"): _("为什么作废"),
    (Step.SET_ASIDE, "words"): _("了解到的情况"),
}
_HELP: Mapping[tuple[Step, str], Promise] = {
    (Step.HEAR, "words"): _("尽量用本人的原话。没有听到的，填下面的原因和找过几次。"),
    (Step.HEAR, "attempts"): _("没有听到本人说明时填写：哪天、怎样找的、结果。"),
    (Step.ADMONISH, "present"): _("本人不收时必须填写。"),
    (Step.SET_ASIDE, "words"): _("请写明本人的说明、核实的情况和安排的帮助。"),
    (Step.DRAFT, "words"): _("只写事实、本人说明和认定。草稿不会自动发出，由指定的人签字。"),
}


class StepForm(Sent):
    """What a person says about one step."""

    code = forms.ChoiceField(widget=Radio)
    on = forms.DateField(label=_("日期"), widget=Day())
    place = forms.CharField(label=_("地点"), max_length=60)
    present = forms.CharField(label=_("有谁在场"), max_length=200)
    words = forms.CharField(max_length=4000, widget=Notes())
    attempts = forms.CharField(label=_("找过几次"), max_length=1000, widget=Notes())
    paper = PaperChoice(queryset=None, label=_("证明或文书"), empty_label=_("没有，或者以后再补"))
    named = OfficerChoice(queryset=None, label=_("由谁签字"), empty_label=None)

    def __init__(
        self,
        *args: Any,
        step: Step,
        kind: MatterKind,
        client: Client,
        officers: QuerySet[User] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        wanted = FIELDS[step]
        for name in [n for n in self.fields if n not in {"form_key", *(w.rstrip("?") for w in wanted)}]:
            del self.fields[name]
        self.order_fields([name.rstrip("?") for name in wanted])
        for name in wanted:
            field: Any = self.fields[name.rstrip("?")]
            field.required = not name.endswith("?")
            field.label = _LABELS.get((step, name.rstrip("?")), field.label)
            field.help_text = _HELP.get((step, name.rstrip("?")), "")
        if "code" in self.fields:
            self._codes(step, kind)
        if "paper" in self.fields:
            paper: Any = self.fields["paper"]
            paper.queryset = papers(client).filter(withdrawn_on__isnull=True)
        if "named" in self.fields:
            named: Any = self.fields["named"]
            named.queryset = officers

    def _codes(self, step: Step, kind: MatterKind) -> None:
        field: Any = self.fields["code"]
        members: Iterable[StrEnum] = rules.CODES[step]
        if step is Step.QUALIFY:
            members = rules.QUALIFICATIONS[kind]
        elif step is Step.SET_ASIDE:
            members = rules.SET_ASIDE
        found: list[tuple[str, Any]] = choices(rules.CODES[step], members)
        field.choices = found if field.required else [("", _("已经听到")), *found]

    def data_for_action(self) -> StepData:
        """The same as the action takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "form_key"}
        return StepData(**given)


class ObjectionForm(Sent):
    """An objection in the client's words."""

    objector = forms.ChoiceField(label=_("谁提出"), choices=choices(Objector), widget=Radio)
    consented = forms.BooleanField(label=_("本人同意提出（替本人提出时）"), required=False)
    made_on = forms.DateField(label=_("提出日期"), widget=Day())
    words = forms.CharField(
        label=_("异议的内容"), help_text=_("尽量用本人的原话。"), max_length=4000, widget=Notes()
    )
    paper = PaperChoice(
        queryset=None, label=_("证明或文书"), required=False, empty_label=_("没有，或者以后再补")
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        paper: Any = self.fields["paper"]
        paper.queryset = papers(client).filter(withdrawn_on__isnull=True)


class AnswerForm(forms.Form):
    """The answer to an objection; the client reads the reason."""

    decision = forms.ChoiceField(
        label=_("答复"),
        choices=choices(ObjectionDecision, {ObjectionDecision.UPHELD, ObjectionDecision.REJECTED}),
        widget=Radio,
    )
    reason = forms.CharField(
        label=_("理由"), help_text=_("本人会看到这段话。"), max_length=2000, widget=Notes()
    )


class TakeBackForm(forms.Form):
    """The client takes an objection back."""

    reason = forms.CharField(label=_("本人怎么说"), max_length=1000, widget=Notes())


class OfferForm(Sent):
    """One offer and what the client said."""

    offer = forms.ChoiceField(label=_("提供什么"), choices=choices(Offer), widget=Radio)
    answer = forms.ChoiceField(label=_("本人的回答"), choices=choices(Answer), widget=Radio)
    on = forms.DateField(label=_("日期"), widget=Day())
    words = forms.CharField(label=_("本人的话和约定"), max_length=1000, required=False, widget=Notes())


class OpenForm(Sent):
    """A matter that no other record opens."""

    what = forms.ChoiceField(label=_("是什么情况"), widget=Radio)
    on = forms.DateField(label=_("哪一天"), widget=Day())
    words = forms.CharField(
        label=_("情况"),
        help_text=_("只写看到、听到的。本人自己说出来的，和检测阳性一样对待，先给帮助。"),
        max_length=2000,
        widget=Notes(),
    )

    def __init__(self, *args: Any, offered: list[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        what: Any = self.fields["what"]
        what.choices = offered


class FamilyCallForm(Sent):
    """A call from the family, at whatever hour."""

    kin = KinChoice(
        queryset=Kin.objects.none(), label=_("谁打来的"), empty_label=_("没有登记的亲友"), required=False
    )
    caller = forms.CharField(label=_("来电人（没有登记的）"), max_length=40, required=False)
    on = forms.DateField(label=_("日期"), widget=Day())
    at = forms.TimeField(label=_("时间"), widget=Clock())
    words = forms.CharField(label=_("家属怎么说"), max_length=2000, widget=Notes())
    worried = forms.BooleanField(label=_("家属担心本人可能又用了，或者不对劲"), required=False)

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        kin: Any = self.fields["kin"]
        kin.queryset = Kin.objects.filter(client=client, ends_on__isnull=True).order_by("pk")
