"""Forms of papers: what is typed for one, scans into slots, a print of many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from waystation.clients import scans
from waystation.clients.forms.fields import KeyedForm
from waystation.common.wording.labels import choices, label
from waystation.common.wording.labels.house.papers import FIELDS
from waystation.common.wording.messages import sentence
from waystation.papers.checking import word_file
from waystation.papers.models import Form
from waystation.rules.papers import KINDS, LONG, LONGEST_LINE, LONGEST_TEXT, PaperKind
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken

#: Files of one upload.
MOST_SCANS = 20


class PaperForm(KeyedForm):
    """What is typed for one paper; it begins with what the file says, and nothing has to be filled in."""

    def __init__(
        self, *args: Any, kind: PaperKind, known: Mapping[str, object] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        for name in kind.typed:
            is_long = name in LONG
            self.fields[name] = forms.CharField(
                label=str(FIELDS[name]),
                required=False,
                max_length=LONGEST_TEXT if is_long else LONGEST_LINE,
                widget=forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput(),
                initial=(known or {}).get(name, ""),
            )

    def typed(self) -> dict[str, str]:
        """Field → words."""
        return {name: self.cleaned_data[name] for name in self.kind.typed}


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class ScansField(forms.FileField):
    """Several scans, each made anew (``clients.scans``); the first that cannot be kept is named."""

    widget = _Files(attrs={"multiple": True, "accept": ".pdf,.jpg,.jpeg,.png,.webp"})

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, scans.Scan]]:
        given = data if isinstance(data, list | tuple) else [data]
        given = [one for one in given if one]
        if not given:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(given) > MOST_SCANS:
            raise forms.ValidationError(sentence("papers.too_many_scans", {"most": MOST_SCANS}))
        return [(one.name, self._made_anew(one)) for one in given]

    def _made_anew(self, one: Any) -> scans.Scan:
        try:
            return scans.clean(one.read(settings.SCAN_MAX_BYTES + 1))
        except RuleBroken as refusal:
            told = sentence(refusal.code, refusal.params)
            raise forms.ValidationError(
                _("“%(name)s”：%(told)s 其他文件也还没有保存。"), params={"name": one.name[:60], "told": told}
            ) from None


class ScansForm(forms.Form):
    """Scans into a slot, or each where its code or its name points."""

    slot = forms.ChoiceField(
        label=_("归入"), required=False, choices=[("", _("按二维码、文件名自动归入")), *choices(Paper)]
    )
    files = ScansField(label=_("扫描件（可以一次选多个，也可以拖进来）"))  # type: ignore[assignment]  # a field
    #: Asked for only where a code belongs to another file.
    keeps_foreign = forms.BooleanField(label=_("我核对过了，二维码不符的也放在本档案"), required=False)

    def slot_or_none(self) -> Paper | None:
        """The chosen slot; None: by the names."""
        code = self.cleaned_data["slot"]
        return Paper(code) if code else None


class BatchForm(KeyedForm):
    """One kind for many clients."""

    kind = forms.ChoiceField(label=_("文书"), choices=())
    issues = forms.ChoiceField(
        label=_("打印成"),
        choices=[("draft", _("草稿（不编号）")), ("issue", _("正式文书（每份编号并存档）"))],
        initial="draft",
        widget=forms.RadioSelect,
    )
    clients = forms.TypedMultipleChoiceField(label=_("学员"), coerce=int, required=False)

    def __init__(self, *args: Any, reachable: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        kind: Any = self.fields["kind"]
        kind.choices = [(paper.value, label(paper)) for paper in KINDS]
        clients: Any = self.fields["clients"]
        clients.choices = reachable


class TemplateForm(forms.Form):
    """A template of an office: typst for the PDF, Word for the draft."""

    file = forms.FileField(
        label=_("模板文件（.typ或者.docx）"), widget=forms.FileInput(attrs={"accept": ".typ,.docx"})
    )

    def clean(self) -> dict[str, Any]:
        """Its bytes, never more than are needed to see that there are too many, and what it is written in."""
        given: dict[str, Any] = super().clean() or {}
        file = given.get("file")
        if file is not None:
            ending = file.name.rsplit(".", 1)[-1].lower()
            if ending not in Form.values:
                raise forms.ValidationError({"file": sentence("papers.template_form")})
            given["written_in"] = Form(ending)
            given["content"] = file.read(word_file.LARGEST + 1)
        return given


class NumberForm(forms.Form):
    """How an office writes the numbers of a kind."""

    pattern = forms.CharField(
        label=_("文号格式"),
        required=False,
        max_length=100,
        help_text=_("{kind}是文书名，{year}是年份，{n}是序号。空着用通常的格式。"),
    )
