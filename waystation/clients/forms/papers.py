"""Papers, consents and the help team: the forms of the file's own pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.accounts.models import User
from waystation.accounts.queries import workers_covering
from waystation.clients import queries, scans
from waystation.clients.models import Client, Consent, Document, Kin, TeamMember
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

from .fields import KeyedForm, KinChoice, PaperChoice, PhoneField


class ScannedForm(KeyedForm):
    """A form that may bring the scan of a paper."""

    scan = forms.FileField(
        label=_("扫描件"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["scan"].help_text = _(
            "PDF、JPEG、PNG 或者 WebP，不超过%(most)s兆字节；去掉拍摄地点等信息后加密保存。"
        ) % {"most": settings.SCAN_MAX_BYTES // (1024 * 1024)}

    def clean_scan(self) -> scans.Scan | None:
        """The scan made anew; never more is read than is needed to see that it is too large."""
        given = self.cleaned_data["scan"]
        if not given:
            return None
        try:
            return scans.clean(given.read(settings.SCAN_MAX_BYTES + 1))
        except RuleBroken as refusal:
            raise forms.ValidationError(sentence(refusal.code, refusal.params)) from None


class DocumentForm(ScannedForm):
    """A paper, with its scan if there is one."""

    kind = forms.ChoiceField(label=_("种类"), choices=choices(Paper))
    title = forms.CharField(label=_("名称或者文号"), max_length=100)
    dated_on = Day(label=_("材料日期"))
    paper_place = forms.CharField(
        label=_("原件存放处"), required=False, max_length=60, help_text=_("例如：档案柜二层。")
    )
    field_order = ("form_key", "kind", "title", "dated_on", "paper_place", "scan")


class ConsentForm(forms.Form):
    """What the client agrees to."""

    scope = forms.ChoiceField(label=_("同意事项"), choices=Consent.Scope.choices)
    kin = KinChoice(
        label=_("对哪位家属"),
        queryset=Kin.objects.none(),
        required=False,
        empty_label=_("（与家属无关）"),
        help_text=_("“与家属联系”“向家属说明进展”须选择家属；发消息的同意，选了家属就是发给这位家属的。"),
    )
    given_on = Day(label=_("同意日期"))
    paper = PaperChoice(
        label=_("书面同意"), queryset=Document.objects.none(), required=False, empty_label=_("（尚无）")
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        kin: Any = self.fields["kin"]
        kin.queryset = queries.present_kin(client)
        paper: Any = self.fields["paper"]
        paper.queryset = queries.papers(client).filter(withdrawn_on__isnull=True)


#: Places of the team for which somebody with an account can be chosen.
_ROLES = {
    TeamMember.Duty.DEPUTY: Role.WORKER,
    TeamMember.Duty.OFFICER: Role.WORKER,
    TeamMember.Duty.POLICE: Role.POLICE,
    TeamMember.Duty.MEDIC: Role.MEDIC,
    TeamMember.Duty.GRID: Role.HELPER,
    TeamMember.Duty.VOLUNTEER: Role.HELPER,
}


class MemberForm(forms.Form):
    """A place in the help team: an account, a relative, or a name."""

    duty = forms.ChoiceField(
        label=_("职责"),
        choices=[(d.value, d.label) for d in TeamMember.Duty if d is not TeamMember.Duty.WORKER],
    )
    user = forms.ModelChoiceField(
        label=_("系统内人员"), queryset=User.objects.none(), required=False, empty_label=_("（没有账号）")
    )
    kin = KinChoice(
        label=_("家属"), queryset=Kin.objects.none(), required=False, empty_label=_("（不是家属）")
    )
    name = forms.CharField(
        label=_("姓名"), required=False, max_length=60, help_text=_("没有账号、也不是家属时填写。")
    )
    phone = PhoneField(label=_("电话"), required=False)

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        user: Any = self.fields["user"]
        user.queryset = queries.people_with_any(set(_ROLES.values()), client.area_id)
        kin: Any = self.fields["kin"]
        kin.queryset = queries.present_kin(client)


class WorkerForm(forms.Form):
    """Who answers for the client from today; ``instead_of`` is who did when the page was shown."""

    worker = forms.ModelChoiceField(
        label=_("责任人"), queryset=User.objects.none(), required=False, empty_label=_("（暂不分配）")
    )
    instead_of = forms.ModelChoiceField(
        queryset=User.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        worker: Any = self.fields["worker"]
        worker.queryset = workers_covering(client.area_id)
        instead_of: Any = self.fields["instead_of"]
        instead_of.queryset = User.objects.filter(is_active=True)
