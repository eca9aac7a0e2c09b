"""Forms of certificates, months of work, and of taking one back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.activities.actions.proofs import CertificateData, WorkData
from waystation.clients import queries as clients
from waystation.clients.forms.fields import KeyedForm, PaperChoice
from waystation.clients.models import Client, Document
from waystation.common.wording.labels import choices
from waystation.rules.activities import CertificateKind, ProofSeen, WorkProof

#: Which field a refusal belongs to.
FIELDS = {
    "activities.issuer_needed": "issuer",
    "activities.issued_later": "issued_on",
    "activities.scan_needed": "document",
    "activities.month_later": "month",
    "activities.month_known": "month",
    "activities.employer_needed": "employer",
    "activities.reason_needed": "reason",
}


class CertificateForm(KeyedForm):
    """A certificate that was seen."""

    kind = forms.ChoiceField(label=_("哪一种证书"), choices=choices(CertificateKind))
    issuer = forms.CharField(
        label=_("发证单位"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    issued_on = Day(label=_("发证日期"))
    seen = forms.ChoiceField(label=_("看过什么"), choices=choices(ProofSeen))
    document = PaperChoice(
        label=_("扫描件"),
        queryset=Document.objects.none(),
        required=False,
        help_text=_("在“材料”里上传过的，可以选在这里。"),
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["document"]
        field.queryset = clients.papers(client)

    def certificate(self) -> CertificateData:
        """What was entered."""
        given = self.cleaned_data
        kind, seen = CertificateKind(given["kind"]), ProofSeen(given["seen"])
        return CertificateData(kind, given["issuer"], given["issued_on"], seen, given["document"])


class Month(forms.DateField):
    """A month, as its first day; browsers show their own picker."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")
        super().__init__(widget=widget, input_formats=["%Y-%m", "%Y-%m-%d"], **options)

    def clean(self, value: Any) -> date | None:
        found = super().clean(value)
        return found.replace(day=1) if found else None


class WorkForm(KeyedForm):
    """A month of work whose proof was seen."""

    month = Month(label=_("月份"))
    employer = forms.CharField(
        label=_("工作单位或者经营内容"),
        max_length=80,
        help_text=_("加密保存，不会向单位核实。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    proof = forms.ChoiceField(label=_("看过什么"), choices=choices(WorkProof))

    def work(self) -> WorkData:
        """What was entered."""
        given = self.cleaned_data
        return WorkData(given["month"], given["employer"], WorkProof(given["proof"]))


class WithdrawForm(forms.Form):
    """Why something written down is taken back."""

    reason = forms.CharField(label=_("撤回的原因"), max_length=100, required=False)
