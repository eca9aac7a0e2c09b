"""The upload of a workbook."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.imports.layout import Kind
from waystation.accounts.imports.workbook import MAX_BYTES
from waystation.common.wording.messages import sentence


class UploadForm(forms.Form):
    """What it brings, and the file."""

    kind = forms.ChoiceField(
        label=_("导入什么"),
        choices=[(Kind.TREE, _("区域和机构")), (Kind.ACCOUNTS, _("账号和权限"))],
        widget=forms.RadioSelect,
        initial=Kind.TREE,
    )
    file = forms.FileField(
        label=_("文件"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=_("xlsx格式，最大5MB。"),
    )

    def clean_file(self) -> object:
        """Too large is said before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            megabytes = MAX_BYTES // 1024 // 1024
            raise forms.ValidationError(sentence("accounts.workbook_too_big", {"megabytes": megabytes}))
        return file
