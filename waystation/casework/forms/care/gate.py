"""The hand-over from isolation, as people fill it in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import AreaChoice, Day
from waystation.accounts.models import Organisation, User
from waystation.accounts.queries import alive, workers_covering
from waystation.assessment.actions import ItemData
from waystation.clients.forms.fields import KeyedForm, PhoneField
from waystation.clients.models import Sex
from waystation.common.wording.labels import choices, label
from waystation.orders.access import areas_to_expect_in
from waystation.orders.actions.gate import Done, Expected, Found
from waystation.orders.models import Leaver
from waystation.rules.care.gate import (
    CONTACT_WAYS,
    MOST_SCORE,
    SCORES,
    TRANSPORT,
    GateStep,
    LeaverEnd,
    MetOutcome,
    StepWay,
)
from waystation.rules.files.plans import Goal, Need

EXPECT_FIELDS = {
    "gate.area_not_yours": "area",
    "gate.name_needed": "name",
    "gate.already_expected": "id_number",
    "gate.told_future": "told_on",
    "gate.release_far_away": "release_on",
    "id_length": "id_number",
    "id_characters": "id_number",
    "id_check_digit": "id_number",
    "id_birth_date": "id_number",
}
STEP_FIELDS = {
    "gate.step_future": "on",
    "gate.before_release": "on",
    "gate.after_release": "on",
    "gate.reason_needed": "note",
    "gate.done_needed": "done",
    "gate.agreed_needed": "client_agreed",
}
_text = {"autocomplete": "off"}


class ExpectForm(KeyedForm):
    """What the centre's notice says."""

    name = forms.CharField(label=_("姓名"), max_length=60, widget=forms.TextInput(_text))
    id_number = forms.CharField(
        label=_("身份证号码"),
        required=False,
        max_length=40,
        widget=forms.TextInput({**_text, "class": "w-id"}),
    )
    sex = forms.ChoiceField(label=_("性别"), choices=Sex.choices, required=False, widget=forms.RadioSelect)
    born_on = Day(label=_("出生日期"), required=False)
    area = AreaChoice(label=_("回到哪个街道、社区"), empty_label=_("请选择"))
    release_on = Day(label=_("出所日期"))
    told_on = Day(label=_("收到通知的日期"))
    centre = forms.ModelChoiceField(
        label=_("强制隔离戒毒所"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("（不在列表中）"),
    )
    centre_name = forms.CharField(label=_("不在列表中的，写名称"), required=False, max_length=80)
    phone = PhoneField(label=_("本人或者家属电话"), required=False)
    note = forms.CharField(
        label=_("通知中的其他情况"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(areas_to_expect_in(user))
        centre: Any = self.fields["centre"]
        centre.queryset = Organisation.objects.filter(
            alive(), kind=Organisation.Kind.ISOLATION_CENTRE
        ).order_by("name")

    def expected(self) -> Expected:
        """What was entered."""
        return Expected(**{name: value for name, value in self.cleaned_data.items() if name != "form_key"})


class AssignForm(forms.Form):
    """Who goes."""

    worker = forms.ModelChoiceField(label=_("责任人"), queryset=User.objects.none(), empty_label=_("请选择"))

    def __init__(self, *args: Any, leaver: Leaver, **options: Any) -> None:
        super().__init__(*args, **options)
        worker: Any = self.fields["worker"]
        worker.queryset = workers_covering(leaver.area.path)


class StepForm(KeyedForm):
    """One step; which fields it has follows from the step."""

    on = Day(label=_("日期"))

    def __init__(self, *args: Any, step: GateStep, **options: Any) -> None:
        super().__init__(*args, **options)
        self.step = step
        getattr(self, f"_{step.value}")()

    def _radio(self, name: str, words: Any, options: Any) -> None:
        self.fields[name] = forms.ChoiceField(label=words, choices=options, widget=forms.RadioSelect)

    def _words(self, name: str, words: Any, *, needed: bool, hint: Any = "", rows: int = 2) -> None:
        self.fields[name] = forms.CharField(
            label=words,
            required=needed,
            max_length=500,
            help_text=hint,
            widget=forms.Textarea(attrs={"rows": rows}),
        )

    def _contact(self) -> None:
        self._radio("way", _("怎样联系"), choices(StepWay, CONTACT_WAYS))
        self._words("note", _("谈了什么，本人怎么说"), needed=True, rows=3)

    def _plan(self) -> None:
        self.fields["on"].label = _("约定的日期（今天商量的填今天）")
        self.fields["at"] = forms.TimeField(
            label=_("几点"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
        )
        self._words("who", _("谁去接"), needed=True, hint=_("例如：王敏和本人母亲。"), rows=1)
        self._words("place", _("在哪里接"), needed=True, rows=1)
        self._radio("way", _("怎么回来"), choices(StepWay, TRANSPORT))
        self.fields["client_agreed"] = forms.BooleanField(label=_("本人同意这样接"), required=False)
        self.fields["family_agreed"] = forms.BooleanField(label=_("家属同意这样接"), required=False)
        self._words("note", _("出所后先去哪里、当天做什么"), needed=False)

    def _meet(self) -> None:
        self._radio("outcome", _("接到了吗"), choices(MetOutcome))
        self._words("note", _("情况；没有接到的，写明原因"), needed=False)
        self._words(
            "done",
            _("当天做了什么"),
            needed=False,
            hint=_("没有接到的必须填写，例如：联系家属、到住处看望、问过所里。"),
        )

    def _papers(self) -> None:
        self._words("note", _("收到哪些材料"), needed=True, hint=_("例如：决定书、治疗情况、诊断评估。"))

    def given(self) -> Done:
        """What was entered."""
        return Done(
            step=self.step, **{name: value for name, value in self.cleaned_data.items() if name != "form_key"}
        )


class AssessForm(forms.Form):
    """The centre's assessment in its four parts."""

    received_on = Day(label=_("收到日期"))
    assessed_on = Day(label=_("评估日期"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, words in PARTS.items():
            self.fields[name] = forms.IntegerField(
                label=words, required=False, min_value=0, max_value=MOST_SCORE, help_text=_("0到100分。")
            )
            self.fields[f"{name}_words"] = forms.CharField(
                label=_("说明"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
            )

    def found(self) -> Found:
        """What was entered."""
        given = self.cleaned_data
        return Found(
            given["assessed_on"],
            given["received_on"],
            tuple(given[name] for name in SCORES),
            tuple(given[f"{name}_words"] for name in SCORES),
        )

    @property
    def parts(self) -> list[tuple[Any, Any]]:
        """Score and words of each part, for the page."""
        return [(self[name], self[f"{name}_words"]) for name in SCORES]


PARTS = {
    "physical": _("生理脱毒"),
    "mind": _("身心康复"),
    "behaviour": _("行为表现"),
    "social": _("社会环境与适应能力"),
}


class MoveForm(forms.Form):
    """The centre named another day."""

    release_on = Day(label=_("新的出所日期"))


class EndForm(forms.Form):
    """Nobody comes out any more, or not here."""

    why = forms.ChoiceField(label=_("原因"), choices=choices(LeaverEnd), widget=forms.RadioSelect)


#: What most people need first, with the goal it serves.
FIRST_NEEDS = {
    Need.RELIEF: (Goal.SOCIETY, _("帮助申请临时救助")),
    Need.WORK: (Goal.SOCIETY, _("帮助找工作、报技能培训")),
    Need.FAMILY: (Goal.MIND, _("和家人一起谈一次，修复关系")),
    Need.HEALTH: (Goal.BODY, _("陪同到社区卫生服务中心检查身体")),
    Need.HOUSING: (Goal.SOCIETY, _("安排临时住处")),
    Need.PAPERS: (Goal.SOCIETY, _("补办身份证、医保等证件")),
}


class FirstPlanForm(KeyedForm):
    """The first help plan: needs with a mark, each with words; who does it."""

    who = forms.CharField(label=_("谁来做"), max_length=60)
    by_when = Day(label=_("什么时候以前"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for need, (_goal, words) in FIRST_NEEDS.items():
            self.fields[f"use_{need}"] = forms.BooleanField(label=label(need), required=False)
            self.fields[f"what_{need}"] = forms.CharField(
                label=_("做什么"), required=False, max_length=200, initial=words
            )

    def items(self) -> list[ItemData]:
        """What was chosen."""
        given = self.cleaned_data
        return [
            ItemData(goal, given[f"what_{need}"], given["who"], given["by_when"], need)
            for need, (goal, _words) in FIRST_NEEDS.items()
            if given[f"use_{need}"] and given[f"what_{need}"].strip()
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(given.get(f"use_{need}") for need in FIRST_NEEDS):
            raise forms.ValidationError(_("请至少选一项要帮助的事。"))
        return given

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Mark and words of each need, for the page."""
        return [(self[f"use_{need}"], self[f"what_{need}"]) for need in FIRST_NEEDS]
