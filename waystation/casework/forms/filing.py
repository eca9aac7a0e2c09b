"""Forms of a file's way: to another community, to rest, into use again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import AreaChoice
from waystation.accounts.models import User
from waystation.accounts.queries import areas_below
from waystation.rules.roles import Verb

#: Which field a refusal belongs to.
MOVE_FIELDS = {"clients.area_not_yours": "area", "clients.area_ended": "area", "clients.same_area": "area"}


class MoveAreaForm(forms.Form):
    """The community the file belongs to from today."""

    area = AreaChoice(label=_("转到哪个社区"), help_text=_("只列出您负责的区域；转到别处请联系上级禁毒办。"))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(areas_below(user, Verb.ASSIGN_WORKER))
