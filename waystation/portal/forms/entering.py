"""Signing in to the portal and choosing a password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation as checks
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waystation.rules.portal import spoken

#: Shorter than the staff's: behind it stands one file, and five wrong tries close the door for a while.
SHORTEST = 8
CHECKS = (
    checks.MinimumLengthValidator(SHORTEST),
    checks.CommonPasswordValidator(),
    checks.NumericPasswordValidator(),
)


class SignIn(forms.Form):
    """The names are those that django-axes knows, so that it never keeps what was typed as ``password``."""

    login = forms.CharField(
        label=_("号码"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "username", "placeholder": _("8位数字")}
        ),
    )
    password = forms.CharField(
        label=_("密码或一次性密码"),
        max_length=200,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_login(self) -> str:
        return spoken(self.cleaned_data["login"])


class OwnPassword(forms.Form):
    """A password of one's own, twice."""

    password = forms.CharField(
        label=_("新密码"),
        max_length=200,
        help_text=_("至少8位，要有字母和数字，只有您自己知道。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("再输入一次"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, number: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.number = number

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        checks.validate_password(password, password_validators=CHECKS)
        if self.number in password:
            raise ValidationError(gettext("密码里不要用您的号码。"))
        return password

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "password" in given and given.get("again") != given["password"]:
            self.add_error("again", gettext("两次输入的密码不一样，请重新输入。"))
        return given
