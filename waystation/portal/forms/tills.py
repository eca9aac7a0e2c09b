"""What a till types: a code and an amount, a PIN, a receipt."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.clients.forms.fields import KeyedForm
from waystation.common.wording.labels import choices
from waystation.points.actions.merchants.purchases import Wanted
from waystation.rules.points.merchants import Goods
from waystation.rules.portal import spoken

#: Which field a refusal belongs to.
FIELDS = {
    "merchants.code_unknown": "code",
    "merchants.amount_needed": "yuan",
    "merchants.amount_too_small": "yuan",
    "merchants.goods_not_allowed": "goods",
    "merchants.receipt_unknown": "check_code",
    "merchants.refund_amount": "points",
    "merchants.refund_too_much": "points",
}


def _digits(**attributes: str) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", **attributes})


class DigitsField(forms.RegexField):
    """Digits as they are compared: wide ones of a Chinese keyboard narrow, without blanks."""

    def to_python(self, value: Any) -> str:
        return spoken(super().to_python(value) or "")


class AskForm(KeyedForm):
    """The customer's code or card, and what is bought."""

    code = DigitsField(
        r"^([0-9]{8}|[0-9]{12})$",
        label=_("顾客的码或者卡号"),
        help_text=_("手机上的8位数字，或者卡上的12位数字"),
        widget=_digits(),
        error_messages={"invalid": _("请输入8位码或者12位卡号。")},
    )
    yuan = forms.DecimalField(
        label=_("金额（元）"),
        required=False,
        min_value=Decimal("0.01"),
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    points = forms.IntegerField(
        label=_("或者直接填积分"), required=False, min_value=1, max_value=1_000_000, widget=_digits()
    )
    goods = forms.ChoiceField(label=_("买的是"))

    def __init__(self, *args: Any, goods: frozenset[Goods], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["goods"]
        field.choices = choices(Goods, goods)

    @property
    def wanted(self) -> Wanted:
        """What was typed, once it is valid."""
        said = self.cleaned_data
        return Wanted(said["code"], said["goods"], said["yuan"], said["points"])


class PinForm(forms.Form):
    """The owner of a card types it, on the till's own device."""

    pin = DigitsField(
        r"^[0-9]{6}$",
        label=_("6位密码"),
        error_messages={"invalid": _("密码是6位数字。")},
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class RefundForm(KeyedForm):
    """A receipt, its check code, and how much goes back."""

    receipt = forms.IntegerField(label=_("小票号码"), min_value=1, max_value=2_000_000_000, widget=_digits())
    check_code = DigitsField(
        r"^[0-9]{4}$",
        label=_("校验码"),
        widget=_digits(),
        error_messages={"invalid": _("校验码是小票上的4位数字。")},
    )
    points = forms.IntegerField(label=_("退多少分"), min_value=1, max_value=1_000_000, widget=_digits())
