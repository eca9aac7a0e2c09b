"""Forms of a test's sample, of the result that is told, of medicines and of the chain of custody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from waystation.casework.forms.recording import Clock, Day, Notes, OneOf, Radio, Sent, SomeOf
from waystation.common.wording.labels import choices, label
from waystation.rules.people import ToldHow
from waystation.rules.screening import Material
from waystation.rules.specimens import custody, sampling
from waystation.rules.specimens.panels import Analyte
from waystation.screening import actions

_PIECE: dict[str, Any] = {"min_value": 0, "max_value": 10_000, "required": False}


def _moment(data: dict[str, Any], day: str, hour: str) -> datetime:
    """A day and a time of the form as a moment of the place."""
    return timezone.make_aware(datetime.combine(data[day], data[hour]))


class SealForm(Sent):
    """One sample: who took it, the two parts and their seals, what was seen, each analyte's result."""

    collector_one = forms.CharField(label=_("采样人员一"), max_length=40)
    collector_two = forms.CharField(
        label=_("采样人员二"),
        max_length=40,
        required=False,
        help_text=_("采样应有两名工作人员；没有的照实留空。"),
    )
    sealed_on = forms.DateField(label=_("封存日期"), widget=Day())
    sealed_time = forms.TimeField(label=_("封存时间"), widget=Clock())
    seal_a = forms.CharField(label=_("A样本封签编号"), max_length=40)
    seal_b = forms.CharField(label=_("B样本封签编号"), max_length=40)
    amount_a = forms.IntegerField(label=_("A样本的量"), **_PIECE)
    amount_b = forms.IntegerField(label=_("B样本的量"), **_PIECE)
    storage_place = forms.CharField(
        label=_("存放在哪里"),
        max_length=60,
        required=False,
        help_text=_("例如：冷藏柜二层。没有入库就先留空。"),
    )
    signed = OneOf(label=_("本人在封签上签名"), choices=choices(sampling.Signed), widget=Radio)
    refusal_reason = forms.CharField(label=_("拒绝签名的情况"), max_length=100, required=False)
    observed = SomeOf(
        label=_("样本情况"),
        choices=choices(sampling.Observed),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    temperature = forms.DecimalField(
        label=_("样本温度（℃）"), max_digits=4, decimal_places=1, min_value=0, max_value=60, required=False
    )
    hair_length = forms.DecimalField(
        label=_("毛发长度（厘米，从根部起）"), max_digits=4, decimal_places=1, min_value=0, required=False
    )
    is_wrapped = forms.BooleanField(label=_("用锡纸包好，装入纸袋"), required=False)
    is_filmed = forms.BooleanField(label=_("采样全程录像"), required=False)

    def __init__(self, *args: Any, material: Material, panel: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.material, self.panel = material, [code for code in panel if code in set(Analyte)]
        hair = ("hair_length", "is_wrapped", "is_filmed")
        for name in ("temperature",) if material is Material.HAIR else hair:
            del self.fields[name]
        for code in self.panel:
            self.fields[f"found_{code}"] = OneOf(
                label=label(Analyte(code)), choices=choices(sampling.Finding), widget=Radio
            )

    def analytes(self) -> list[Any]:
        """The fields of the panel's analytes."""
        return [self[f"found_{code}"] for code in self.panel]

    def data_for_action(self) -> actions.SealData:
        """The clean values."""
        data = self.cleaned_data
        return actions.SealData(
            collectors=(data["collector_one"], data["collector_two"]),
            seals=(data["seal_a"], data["seal_b"]),
            amounts=(data["amount_a"], data["amount_b"]),
            sealed_at=_moment(data, "sealed_on", "sealed_time"),
            signed=sampling.Signed(data["signed"]),
            refusal_reason=data["refusal_reason"] if data["signed"] == sampling.Signed.REFUSED else "",
            hair_length_mm=_tenths(data.get("hair_length")),
            is_wrapped=data.get("is_wrapped", False),
            is_filmed=data.get("is_filmed", False),
            observed=data["observed"],
            temperature_tenths=_tenths(data.get("temperature")),
            storage_place=data["storage_place"],
            findings={code: data[f"found_{code}"] for code in self.panel},
        )


def _tenths(value: Decimal | None) -> int | None:
    return None if value is None else int(value * 10)


class ToldForm(forms.Form):
    """How the result was told."""

    told_on = forms.DateField(label=_("告知日期"), widget=Day())
    told_time = forms.TimeField(label=_("告知时间"), widget=Clock())
    told_how = OneOf(label=_("怎样告知"), choices=choices(ToldHow), widget=Radio)
    result_signed = OneOf(label=_("本人在结果上签名"), choices=choices(sampling.Signed), widget=Radio)
    result_refusal_reason = forms.CharField(label=_("拒绝签名的情况"), max_length=100, required=False)

    def data_for_action(self) -> actions.ToldData:
        """The clean values."""
        data = self.cleaned_data
        return actions.ToldData(
            told_at=_moment(data, "told_on", "told_time"),
            told_how=ToldHow(data["told_how"]),
            result_signed=sampling.Signed(data["result_signed"]),
            result_refusal_reason=data["result_refusal_reason"],
        )


class MedicineForm(forms.Form):
    """What the client says to take. Never shown again to who writes it."""

    declared = forms.TypedChoiceField(
        label=_("本人说最近在用药"),
        choices=[("yes", _("有")), ("no", _("无"))],
        widget=Radio,
        coerce=lambda value: value == "yes",
    )
    medicine = forms.CharField(
        label=_("药名和用法（本人的话）"),
        widget=Notes(),
        max_length=500,
        required=False,
        help_text=_("保存以后只有帮教小组里的医务人员能看到，您自己也看不到。"),
    )


class CustodyForm(Sent):
    """One step of one part."""

    specimen = forms.TypedChoiceField(label=_("样本"), coerce=int)
    step = OneOf(label=_("步骤"), choices=choices(custody.Step, custody.BY_HAND))
    at_on = forms.DateField(label=_("日期"), widget=Day())
    at_time = forms.TimeField(label=_("时间"), widget=Clock())
    to = forms.CharField(label=_("交给谁、送到哪里"), max_length=60, required=False)
    place = forms.CharField(label=_("存放在哪里"), max_length=60, required=False)
    condition = OneOf(
        label=_("样本状况"), choices=[("", _("不适用")), *choices(custody.Condition)], required=False
    )

    def __init__(self, *args: Any, specimens: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(row.pk, f"{label(sampling.Part(row.part))} {row.seal_number}") for row in specimens]
        self.fields["specimen"].choices = named  # type: ignore[attr-defined]  # a choice field, typed as Field

    def data_for_action(self) -> actions.StepData:
        """The clean values; what the step does not ask for is dropped."""
        data = self.cleaned_data
        return actions.StepData(
            step=custody.Step(data["step"]),
            at=_moment(data, "at_on", "at_time"),
            to=data["to"],
            place=data["place"] if data["step"] == custody.Step.STORED else "",
            condition=custody.Condition(data["condition"]) if data["condition"] else None,
        )


def seal_initial(row: Any, by_name: str, now: datetime) -> dict[str, Any]:
    """What the sealing page starts with: who records, the witness, this moment, what the screening showed."""
    panel = row.panel.analytes if row.panel else []
    found: dict[str, Any] = {
        f"found_{code}": row.findings.get(code)
        or (sampling.Finding.POSITIVE if code in row.positive_for else sampling.Finding.NEGATIVE).value
        for code in panel
    }
    today: date = now.date()
    return found | {
        "collector_one": by_name,
        "collector_two": row.witness,
        "sealed_on": today,
        "sealed_time": now.time(),
    }
