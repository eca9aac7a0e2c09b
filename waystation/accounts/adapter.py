"""How allauth behaves here: no sign-up, no mail, our sentences, every sign-in on the record.

Everything hangs on methods that allauth asks its adapters for; there is no signal in this room.
"""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waystation.audit import actions as audit
from waystation.common import crypto, scope

from . import access
from .actions import password_changed
from .models import User
from .sign_in import devices, lockout

_COLUMN = "mfa.authenticator.data"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """django-axes alone counts wrong passwords (one authority for the lock)."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        account = User.objects.filter(username=lockout.username_of(request, credentials)).first()
        audit.record(None, "accounts.sign_in_failed", account or User())

    def login(self, request: HttpRequest, user: User) -> None:
        with transaction.atomic():
            super().login(request, user)
            devices.note(request, user.last_login or user.made_at)  # Django has just noted it
            audit.record(user, "accounts.signed_in", user)
        with scope.entered(access.scope_of(user)):  # the page of the sign-in is still nobody's
            waiting = user.drafts.count()
        if waiting:
            text = ngettext(
                "您有%(n)s份没有填完的表单，可以在“我的账号”里继续。",
                "您有%(n)s份没有填完的表单，可以在“我的账号”里继续。",
                waiting,
            )
            messages.info(request, text % {"n": waiting})

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """On to the first page; the browser remembers whom it has carried."""
        response: HttpResponse = super().post_login(request, user, **how)
        devices.remember(request, response, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        user = request.user
        if isinstance(user, User):
            audit.record(user, "accounts.signed_out", user)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        with transaction.atomic():
            user.set_password(password)
            user.save(update_fields=["password"])
            password_changed(by=user)

    def clean_password(self, password: str, user: User | None = None) -> str:
        """The one-time password is not kept as the own one."""
        cleaned: str = super().clean_password(password, user=user)
        if user is not None and user.must_change_password and user.check_password(cleaned):
            raise forms.ValidationError(_("请不要继续使用一次性密码，换一个自己的密码。"))
        return cleaned

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("start")

    def add_message(  # noqa: PLR0917 - allauth's own signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our own sentence, or none: the page itself shows that one is signed in."""
        said = {
            "account/messages/password_changed.txt": _("密码已更改。"),
            "mfa/messages/totp_activated.txt": _("已启用验证器，今后登录时要输入动态验证码。"),
            "mfa/messages/totp_deactivated.txt": _("已停用验证器。"),
            "mfa/messages/recovery_codes_generated.txt": _("已生成新的备用码，旧的全部作废。"),
            "mfa/messages/webauthn_added.txt": _("已添加通行密钥。"),
            "mfa/messages/webauthn_removed.txt": _("已移除通行密钥。"),
        }.get(message_template or "")
        if said:
            messages.add_message(request, level, said)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """No mail leaves the house; what would have been told goes on the record."""
        audit.record(user, f"accounts.{template_prefix.rsplit('/', 1)[-1]}", user)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        audit.record(None, "accounts.sign_in_failed", user, closed=True)
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response


class MFAAdapter(DefaultMFAAdapter):
    """Second-factor secrets rest encrypted like everything else that must not be read in a dump."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(crypto.encrypt(text, column=_COLUMN)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.decrypt(base64.b64decode(encrypted_text), column=_COLUMN)
