"""Forms of the centre's shop: goods, deliveries, counts, prices, orders and hand-outs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.clients.forms.fields import KeyedForm
from waystation.common.wording.labels import choices
from waystation.points.queries.stock import Shelf
from waystation.rules.points.spending.goods import MOST_POINTS, GoodKind
from waystation.rules.points.spending.redemptions import MOST_UNITS, CancelReason, ConfirmedHow

#: Which field a refusal belongs to.
GOOD_FIELDS = {
    "points.good_excluded": "name",
    "points.good_exists": "name",
    "points.good_kind": "kind",
    "points.picture_type": "picture",
    "clients.scan_type": "picture",
    "clients.scan_heic": "picture",
    "clients.scan_broken": "picture",
    "clients.scan_too_large": "picture",
    "clients.scan_too_many_pixels": "picture",
}
DELIVERY_FIELDS = {"points.supplier_needed": "supplier", "points.paper_needed": "paper_number"}
LIST_FIELDS = {"points.list_past": "valid_from", "points.list_taken": "valid_from"}
_PICTURES = {"accept": "image/jpeg,image/png,image/webp"}


def _bytes(upload: Any) -> bytes:
    """What was sent; a file that is too large is cut, so that the reader of scans refuses it by its size."""
    return b"" if upload is None else bytes(upload.read(settings.SCAN_MAX_BYTES + 1))


class PictureForm(forms.Form):
    """Another picture of a good."""

    picture = forms.FileField(label=_("照片"), widget=forms.FileInput(attrs=_PICTURES))

    def clean_picture(self) -> bytes:
        return _bytes(self.cleaned_data["picture"])


class GoodForm(KeyedForm):
    """A good comes on the shelf."""

    name = forms.CharField(label=_("名称"), max_length=40, help_text=_("写上规格，例如：菜籽油5升。"))
    unit = forms.CharField(label=_("单位"), max_length=10, help_text=_("例如：桶、袋、条。"))
    kind = forms.ChoiceField(label=_("类别"), choices=[("", _("请选择")), *choices(GoodKind)])
    low_at = forms.IntegerField(label=_("剩多少时提醒补货"), min_value=0, max_value=100_000, initial=5)
    picture = forms.FileField(
        label=_("照片"),
        required=False,
        widget=forms.FileInput(attrs=_PICTURES),
        help_text=_("用手机拍一张即可，会自动缩小，并去掉拍摄地点等信息。"),
    )

    def clean_picture(self) -> bytes:
        return _bytes(self.cleaned_data["picture"])


class LowForm(forms.Form):
    """From how many left on to buy more."""

    low_at = forms.IntegerField(label=_("剩多少时提醒补货"), min_value=0, max_value=100_000)


class DeliveryForm(KeyedForm):
    """Goods come in with their paper."""

    count = forms.IntegerField(label=_("到货数量"), min_value=1, max_value=100_000)
    cost = forms.DecimalField(
        label=_("每件进价（元）"), min_value=Decimal(0), max_value=Decimal(100_000), decimal_places=2
    )
    supplier = forms.CharField(label=_("供货单位"), max_length=60)
    paper_number = forms.CharField(label=_("送货单编号"), max_length=40)
    note = forms.FileField(
        label=_("送货单照片"), required=False, widget=forms.FileInput(attrs={"accept": "image/*,.pdf"})
    )

    def clean_note(self) -> bytes:
        return _bytes(self.cleaned_data["note"])

    @property
    def cost_fen(self) -> int:
        """What one piece cost, in fen."""
        return int(self.cleaned_data["cost"] * 100)


class CountForm(KeyedForm):
    """So many are there."""

    counted = forms.IntegerField(label=_("实际数量"), min_value=0, max_value=1_000_000)
    reason = forms.CharField(label=_("不符的原因"), max_length=100, required=False)


class WriteOffForm(KeyedForm):
    """So many are spoiled or gone."""

    pieces = forms.IntegerField(label=_("报损数量"), min_value=1, max_value=1_000_000)
    reason = forms.CharField(label=_("原因"), max_length=100)


class PricesForm(KeyedForm):
    """A whole list: points for one unit of each good; empty: not given out."""

    valid_from = Day(label=_("从哪天起执行"))

    def __init__(self, *args: Any, rows: Iterable[Shelf], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = list(rows)
        for row in self.rows:
            self.fields[f"good_{row.good.pk}"] = forms.IntegerField(
                label=row.good.name, required=False, min_value=1, max_value=MOST_POINTS, initial=row.points
            )

    def points(self) -> dict[int, int]:
        """Good → points, of those that have some."""
        said = {row.good.pk: self.cleaned_data.get(f"good_{row.good.pk}") for row in self.rows}
        return {good: points for good, points in said.items() if points}

    def lines(self) -> list[tuple[Shelf, forms.BoundField]]:
        """Each good with its field."""
        return [(row, self[f"good_{row.good.pk}"]) for row in self.rows]


class OrderForm(KeyedForm):
    """What is chosen at the counter: units of each good on offer."""

    family = forms.TypedChoiceField(
        label=_("用谁的积分"),
        choices=[("", _("本人")), ("1", _("家庭份额"))],
        coerce=bool,
        empty_value=False,  # type: ignore[arg-type]  # the stub wants text; Django hands on whatever it is
        required=False,
        widget=forms.RadioSelect,
    )
    ready = forms.BooleanField(label=_("物品已经从货架拿好（由我备货）"), required=False, initial=True)

    def __init__(self, *args: Any, rows: Iterable[Shelf], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = list(rows)
        for row in self.rows:
            self.fields[f"units_{row.good.pk}"] = forms.IntegerField(
                label=row.good.name, required=False, min_value=0, max_value=MOST_UNITS
            )

    def units(self) -> dict[int, int]:
        """Good → units, of those that were chosen."""
        said = {row.good.pk: self.cleaned_data.get(f"units_{row.good.pk}") for row in self.rows}
        return {good: units for good, units in said.items() if units}

    def lines(self) -> list[tuple[Shelf, forms.BoundField]]:
        """Each good with its field."""
        return [(row, self[f"units_{row.good.pk}"]) for row in self.rows]


class HandOutForm(forms.Form):
    """How whoever takes the goods says so."""

    way = forms.ChoiceField(
        label=_("怎样确认领取"), choices=choices(ConfirmedHow), initial="screen", widget=forms.RadioSelect
    )
    strokes = forms.CharField(required=False, widget=forms.HiddenInput, max_length=100_000)
    code = forms.CharField(
        label=_("领取码"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_strokes(self) -> object:
        """What was drawn, as it was sent; the rule looks at it."""
        try:
            return json.loads(self.cleaned_data["strokes"] or "null")
        except (ValueError, RecursionError):
            return None


class ReasonForm(forms.Form):
    """Why the points go back."""

    reason = forms.ChoiceField(label=_("原因"), choices=choices(CancelReason))
