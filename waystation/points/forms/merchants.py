"""Forms about merchants: what is said of one, what is agreed, a till."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts import queries
from waystation.accounts.forms.fields import AreaChoice, Day
from waystation.accounts.models import User
from waystation.clients.forms.fields import KeyedForm, PhoneField
from waystation.common.wording.labels import choices
from waystation.points.actions.merchants.registry import ContractData, MerchantData
from waystation.rules.points.merchants import Goods, MerchantKind
from waystation.rules.roles import Verb

#: Which field a refusal belongs to.
MERCHANT_FIELDS = {"merchants.exists": "name"}
CONTRACT_FIELDS = {
    "merchants.ends_before_start": "ends_on",
    "merchants.contract_overlaps": "starts_on",
    "merchants.limits_crossed": "wallet_daily",
    "merchants.goods_needed": "goods",
    "merchants.goods_excluded": "goods",
}
#: Points a day; a thousand are some hundred yuan.
_MOST = 1_000_000


class MerchantForm(forms.Form):
    """A new merchant."""

    name = forms.CharField(label=_("名称（和招牌一致）"), max_length=60)
    kind = forms.ChoiceField(label=_("类别"), choices=choices(MerchantKind))
    area = AreaChoice(label=_("所在区域"))
    address = forms.CharField(label=_("地址"), max_length=120, required=False)
    contact = forms.CharField(label=_("联系人"), max_length=40, required=False)
    phone = PhoneField(label=_("联系电话"), required=False)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(queries.areas_below(user, Verb.MANAGE_MERCHANTS))

    @property
    def said(self) -> MerchantData:
        """What was typed, once it is valid."""
        data = dict(self.cleaned_data)
        return MerchantData(kind=MerchantKind(data.pop("kind")), **data)


class ContractForm(KeyedForm):
    """What is agreed with a merchant."""

    starts_on = Day(label=_("开始日期"))
    ends_on = Day(label=_("最后一天"))
    number = forms.CharField(label=_("协议编号"), max_length=40, required=False)
    merchant_daily = forms.IntegerField(label=_("商户每天最多兑换（分）"), min_value=1, max_value=_MOST)
    wallet_daily = forms.IntegerField(label=_("每人每天在本店最多兑换（分）"), min_value=1, max_value=_MOST)
    goods = forms.MultipleChoiceField(
        label=_("可以兑换的商品"),
        choices=choices(Goods),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("烟、酒、彩票、药品和现金在任何商户都不能兑换。"),
    )

    @property
    def said(self) -> ContractData:
        """What was typed, once it is valid."""
        data = dict(self.cleaned_data)
        data.pop("form_key")
        return ContractData(goods=tuple(data.pop("goods")), **data)


class TillForm(forms.Form):
    """One more till."""

    name = forms.CharField(label=_("收银台名称"), max_length=30, help_text=_("例如“前台”“老板手机”。"))
