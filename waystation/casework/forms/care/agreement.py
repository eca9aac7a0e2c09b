"""The agreement as it is prepared and signed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.clients.forms.papers import ScannedForm
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import label
from waystation.orders.actions.agreement import Chosen, Signed
from waystation.rules.agreements import Measure, Party, SignedBy
from waystation.rules.agreements.words import PROPOSALS

SIGN_FIELDS = {
    "orders.step_in_future": "on",
    "orders.step_before_last": "on",
    "orders.agreement_in_force": "on",
    "agreements.future": "on",
    "agreements.reason_needed": "reason",
}


class PrepareForm(OpenedForm):
    """Which measures this person's agreement holds, and what the client wants.

    ``items``: the open items of the help plan, as (text, words). Each measure has a mark and its words.
    """

    def __init__(
        self, *args: Any, items: Sequence[str], chosen: list[dict[str, str]], wishes: str, **options: Any
    ) -> None:
        super().__init__(*args, initial=_initial(chosen, items) | {"wishes": wishes}, **options)
        for code in PROPOSALS:
            self.fields[f"use_{code}"] = forms.BooleanField(label=label(code), required=False)
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("怎么做"),
                required=False,
                max_length=300,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["items"] = forms.MultipleChoiceField(
            label=_("帮扶计划中的事"),
            required=False,
            choices=[(text, text) for text in items],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["more"] = forms.CharField(
            label=_("其他措施"),
            required=False,
            max_length=1500,
            help_text=_("一行写一件具体的事。"),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields["wishes"] = forms.CharField(
            label=_("本人的想法和要求"),
            required=False,
            max_length=1500,
            help_text=_("尽量用本人的原话；会写进协议。"),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def measures(self) -> list[Chosen]:
        """What was chosen, in the order of the paper."""
        given = self.cleaned_data
        found = [Chosen(code, given[f"text_{code}"]) for code in PROPOSALS if given[f"use_{code}"]]
        found += [Chosen(Measure.PLAN_ITEM, text) for text in given["items"]]
        lines = (line.strip() for line in given["more"].splitlines())
        return found + [Chosen(Measure.OTHER, line) for line in lines if line]

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Mark and words of each measure, for the page."""
        return [(self[f"use_{code}"], self[f"text_{code}"]) for code in PROPOSALS]


def _initial(chosen: list[dict[str, str]], items: Sequence[str]) -> dict[str, Any]:
    texts = {one["code"]: one["text"] for one in chosen}
    marks = {f"use_{code}": code.value in texts for code in PROPOSALS}
    words = {f"text_{code}": texts.get(code.value, text) for code, text in PROPOSALS.items()}
    planned = [one["text"] for one in chosen if one["code"] == Measure.PLAN_ITEM]
    # An item that has been settled since stays in the draft, as a line of its own.
    loose = [text for text in planned if text not in items]
    more = [*loose, *(one["text"] for one in chosen if one["code"] == Measure.OTHER)]
    return {**marks, **words, "items": [t for t in planned if t in items], "more": "\n".join(more)}


class SignForm(ScannedForm):
    """Both sides sign: on the printed paper, or on the screen."""

    way = forms.ChoiceField(
        label=_("怎样签"),
        choices=[(SignedBy.PAPER.value, _("签在打印的纸上")), (SignedBy.SCREEN.value, _("在屏幕上签"))],
        widget=forms.RadioSelect,
    )
    on = Day(label=_("签订日期"))
    read_out = forms.BooleanField(
        label=_("已经逐条读给本人听，本人可以提问，并得到一份副本"),
        error_messages={"required": _("请先逐条读给本人听，再签字。")},
    )
    paper_place = forms.CharField(
        label=_("原件存放处"), required=False, max_length=60, help_text=_("例如：档案柜二层。")
    )

    def __init__(self, *args: Any, parties: Sequence[Party], names: dict[Party, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["scan"].label = _("签好的协议（扫描或者拍照）")
        self.parties = parties
        for party in parties:
            self.fields[f"name_{party}"] = forms.CharField(
                label=_("姓名"), max_length=60, initial=names.get(party, "")
            )
            self.fields[f"strokes_{party}"] = forms.CharField(
                required=False, max_length=80_000, widget=forms.HiddenInput
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("way") == SignedBy.PAPER and not given.get("scan") and not given.get("paper_place"):
            self.add_error("scan", _("请上传签好的协议，或者写明原件存放处。"))
        return given

    def signed(self) -> list[Signed]:
        """Who signed, and what was drawn."""
        given = self.cleaned_data
        return [
            Signed(party, given[f"name_{party}"], _read(given[f"strokes_{party}"])) for party in self.parties
        ]

    @property
    def signers(self) -> list[tuple[str, Any, Any]]:
        """Party in words, name and drawing, for the page."""
        return [(label(party), self[f"name_{party}"], self[f"strokes_{party}"]) for party in self.parties]


def _read(text: str) -> object:
    """What was drawn, if it can be read at all; the rule looks at the rest."""
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return "broken"


class RefuseForm(forms.Form):
    """The client did not want to sign."""

    on = Day(label=_("哪一天"))
    reason = forms.CharField(
        label=_("本人怎么说"),
        max_length=500,
        help_text=_("用本人的原话。不愿签字不等于拒绝接受措施。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ask_head = forms.BooleanField(
        label=_("请站长了解情况（登记一件待处理事项）"),
        required=False,
        help_text=_(
            "法律没有规定不签字就要报告：不签字不等于拒绝社区戒毒（康复）。由您决定要不要请站长了解；不勾选就不登记任何事项。"
        ),
    )
