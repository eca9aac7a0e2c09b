"""The design system, part by part, on one page: what new pages are made of (``SHOW_DESIGN``)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

_CSS = Path(__file__).parent / "static" / "common" / "house.css"


@cache
def tokens() -> dict[str, str]:
    """Every token of ``house.css`` with its value in light, in the order of the file."""
    root = _CSS.read_text(encoding="utf-8").partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", root))


def colours() -> list[str]:
    """The tokens that are colours."""
    return [name for name, value in tokens().items() if value.startswith("#")]


class Example(forms.Form):
    """A form with one of everything, one of it wrong."""

    name = forms.CharField(label=_("姓名"), help_text=_("与证件一致。"))
    day = forms.DateField(label=_("日期"), widget=forms.DateInput(attrs={"type": "date"}))
    outcome = forms.ChoiceField(
        label=_("结果"),
        choices=[("a", _("阴性")), ("b", _("阳性")), ("c", _("未到"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("备注"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    sure = forms.BooleanField(label=_("我已核对"), required=False)


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    """Type, spacing, colours, then each part with the words it is called by in templates and in house.css."""
    if not settings.SHOW_DESIGN:
        raise Http404
    form = Example({"name": "", "day": "2026-11-02", "outcome": "a"})
    context = {
        "colours": colours(),
        "spaces": [name for name in tokens() if re.fullmatch(r"s\d", name)],
        "tokens": tokens(),
        "form": form,
        "page": Paginator(range(120), 50).page(2),
        "unread": 0,
    }
    return render(request, "common/design.html", context)
