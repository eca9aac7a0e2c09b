"""Forms of kits, panels, windows and a medic's opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.accounts.models import Organisation, User
from waystation.clients.forms.fields import KeyedForm
from waystation.common.wording.labels import choices, label
from waystation.rules.screening import Material
from waystation.rules.specimens.kits import ENTERED
from waystation.rules.specimens.panels import Analyte
from waystation.rules.specimens.sampling import MedicineOpinion
from waystation.screening import access
from waystation.screening.models import Panel

if TYPE_CHECKING:
    _OneSite = forms.ModelChoiceField[Organisation]
    _OnePanel = forms.ModelChoiceField[Panel]
else:
    _OneSite = _OnePanel = forms.ModelChoiceField

#: Which field a refusal belongs to.
LOT_FIELDS = {"specimens.lot_exists": "lot", "specimens.count_not_positive": "count"}
PANEL_FIELDS = {"specimens.analytes_needed": "analytes", "specimens.source_needed": "source"}
WINDOW_FIELDS = {"specimens.source_needed": "source", "specimens.window_exists": "since"}


class SiteChoice(_OneSite):
    """A centre or station, by its name."""

    def label_from_instance(self, obj: Organisation) -> str:
        return obj.name


class PanelChoice(_OnePanel):
    """A panel, by its name."""

    def label_from_instance(self, obj: Panel) -> str:
        return obj.name


class LotForm(KeyedForm):
    """A new lot comes in."""

    organisation = SiteChoice(label=_("放在哪里"), queryset=Organisation.objects.none(), empty_label=None)
    lot = forms.CharField(label=_("批号"), max_length=40)
    panel = PanelChoice(label=_("检测板"), queryset=Panel.objects.none(), empty_label=_("请选择"))
    expires_on = Day(label=_("有效期至"))
    count = forms.IntegerField(label=_("入库数量（份）"), min_value=1, max_value=100_000)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        site: Any = self.fields["organisation"]
        site.queryset = access.sites(user).order_by("name")
        site.initial = user.organisation_id
        panel: Any = self.fields["panel"]
        panel.queryset = Panel.objects.filter(until__isnull=True).order_by("name")


class MoveForm(KeyedForm):
    """Received, written off, counted."""

    kind = forms.ChoiceField(label=_("办理"), choices=[(kind.value, label(kind)) for kind in ENTERED])
    count = forms.IntegerField(label=_("数量（盘点填实际剩余）"), min_value=0, max_value=100_000)
    reason = forms.CharField(label=_("原因"), max_length=100, required=False)


class PanelForm(forms.Form):
    """A panel with its analytes; a cut-off beside each where it is known."""

    name = forms.CharField(label=_("名称"), max_length=60)
    material = forms.ChoiceField(label=_("样本"), choices=choices(Material))
    analytes = forms.MultipleChoiceField(
        label=_("检测项目"), choices=choices(Analyte), widget=forms.CheckboxSelectMultiple, required=False
    )
    since = Day(label=_("启用日期"))
    source = forms.CharField(
        label=_("依据的资料"), max_length=160, help_text=_("例如：试剂说明书的名称和版本。")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code, name in choices(Analyte):
            self.fields[f"cutoff_{code}"] = forms.CharField(label=str(name), max_length=30, required=False)

    def cutoffs(self) -> dict[str, str]:
        """Analyte → cut-off as typed."""
        return {str(code): self.cleaned_data[f"cutoff_{code}"] for code in Analyte}


class WindowForm(forms.Form):
    """What a newer source says of one analyte in one material."""

    analyte = forms.ChoiceField(label=_("项目"), choices=choices(Analyte))
    material = forms.ChoiceField(label=_("样本"), choices=choices(Material))
    said = forms.CharField(label=_("使用以后多长时间可能检出"), max_length=120)
    since = Day(label=_("从哪天起用这个说法"))
    source = forms.CharField(label=_("依据的资料"), max_length=160)


class EndPanelForm(forms.Form):
    """The last day of a panel."""

    panel = PanelChoice(
        label=_("检测板"), queryset=Panel.objects.filter(Q(until__isnull=True)), empty_label=_("请选择")
    )
    until = Day(label=_("最后一天"))


class OpinionForm(forms.Form):
    """What the medic says of the medicine and the result."""

    opinion = forms.ChoiceField(
        label=_("这个药能不能解释检测结果"), choices=choices(MedicineOpinion), widget=forms.RadioSelect
    )
