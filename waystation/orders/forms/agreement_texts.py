"""A new version of the office's text of the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import AreaChoice, Day
from waystation.accounts.models import User
from waystation.clients.forms.fields import KeyedForm
from waystation.common.wording.labels import choices, label
from waystation.orders.access import areas_to_write_for
from waystation.rules.agreements import NEEDED, Section
from waystation.rules.orders import Kind

TEXT_FIELDS = {"orders.area_not_yours": "area", "agreements.since_past": "since"}


class AgreementTextForm(KeyedForm):
    """Where, from when, and the lines of each part."""

    area = AreaChoice(label=_("适用区域"), empty_label=_("请选择"), help_text=_("对该区域及其下级有效。"))
    kind = forms.ChoiceField(label=_("措施种类"), choices=choices(Kind), widget=forms.HiddenInput)
    since = Day(label=_("施行日期"))
    note = forms.CharField(
        label=_("这一版改了什么"), required=False, max_length=200, help_text=_("给同事看的，不写进协议。")
    )

    def __init__(
        self, *args: Any, user: User, sections: Mapping[str, str], initial: dict[str, Any], **options: Any
    ) -> None:
        bodies = {f"part_{section}": sections.get(section, "") for section in Section}
        options["initial"] = initial | bodies
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(areas_to_write_for(user))
        for section in Section:
            self.fields[f"part_{section}"] = forms.CharField(
                label=label(section),
                required=section in NEEDED,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def sections(self) -> dict[Section, str]:
        """The lines of each part."""
        return {section: self.cleaned_data[f"part_{section}"] for section in Section}

    @property
    def parts(self) -> list[Any]:
        """The fields of the parts, for the page."""
        return [self[f"part_{section}"] for section in Section]
