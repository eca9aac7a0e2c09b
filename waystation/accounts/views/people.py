"""Accounts and their grants."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts import access, actions, queries
from waystation.accounts.forms.fields import attempt
from waystation.accounts.forms.people import AccountForm, EndGrantForm, GrantForm
from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Grant, User
from waystation.accounts.sign_in import devices, lockout
from waystation.audit.queries import last_save
from waystation.common.forms import searched
from waystation.common.forms.meanwhile import held, saved_words, second_tab, settled
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb

from . import handover
from .paging import page_of


@searched.searched("q", besides=("role", "area", "closed"))
def accounts(request: UserRequest) -> HttpResponse:
    """Everybody in reach, found by name, user name, role or area."""
    rows = access.visible_to(request.user).select_related("organisation")
    word, role = searched.word(request, "q"), request.GET.get("role", "")
    area, closed = request.GET.get("area", ""), request.GET.get("closed") == "1"
    choosable = list(queries.areas_below(request.user, Verb.MANAGE_ACCOUNTS).exclude(kind="grid"))
    chosen = next((one for one in choosable if str(one.pk) == area), None)
    rows = queries.matching(rows, word=word, role=role, area=chosen)
    if not closed:
        rows = rows.filter(is_active=True)
    held = Prefetch("grants", Grant.objects.filter(queries.alive()).select_related("area"), to_attr="held")
    page = page_of(request, rows.prefetch_related(held).order_by("name", "username"))
    context = {
        "page": page,
        "areas": choosable,
        "names": queries.area_names(one.path for one in choosable),
        "roles": choices(Role),
        "locked": lockout.locked_among([user.username for user in page]),
    }
    return render(
        request,
        "accounts/accounts.html",
        {**context, "word": word, "role": role, "area": area, "closed": closed},
    )


def new_account(request: UserRequest) -> HttpResponse:
    """A new account; its one-time password is shown on the next page, once."""
    form = AccountForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.create_account(by=request.user, **form.facts()))
        if made:
            handover.keep(request, made)
            messages.success(request, _("已新建账号。请接着给权限，否则登录后没有可用的页面。"))
            return redirect("accounts:account", made.user.pk)
    return render(request, "accounts/account_form.html", {"form": form, "account": None})


def account(request: UserRequest, account_id: int) -> HttpResponse:
    """One account: its person, its grants, its lock."""
    here = access.must_account(request.user, account_id)
    return _page(request, here, GrantForm(user=request.user, today=timezone.localdate()))


def _page(request: UserRequest, here: User, form: GrantForm) -> HttpResponse:
    held = list(here.grants.select_related("area", "organisation").order_by("-starts_on", "-pk"))
    today = timezone.localdate()
    context = {
        "account": here,
        "grants": held,
        "names": queries.area_names(grant.area.path for grant in held),
        "form": form,
        "password": handover.take(request, here),
        "browsers": devices.signed_in(here, here=request.session.session_key, now=timezone.now()),
        "is_locked": bool(lockout.locked_among([here.username])),
        "yesterday": today - dt.timedelta(days=1),
        "today": today,
        "hanging": queries.hanging(here, today),
    }
    return render(request, "accounts/account.html", context)


@second_tab
def change_account(request: UserRequest, account_id: int) -> HttpResponse:
    """Another name, organisation, address."""
    here = access.must_account(request.user, account_id)
    held(request, here)
    form = AccountForm(request.POST or None, user=request.user, account=here)
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(here)):
        facts = form.facts()
        if attempt(form, lambda: actions.change_account(by=request.user, account=here, **facts)):
            messages.success(request, saved_words(form, _("已保存账号资料。")))
            return redirect("accounts:account", here.pk)
    return render(request, "accounts/account_form.html", {"form": form, "account": here})


@require_POST
def grant(request: UserRequest, account_id: int) -> HttpResponse:
    """Another role for the account."""
    here, today = access.must_account(request.user, account_id), timezone.localdate()
    form = GrantForm(request.POST, user=request.user, today=today)
    if form.is_valid():
        facts = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
        if attempt(form, lambda: actions.grant(by=request.user, account=here, today=today, **facts)):
            messages.success(request, _("已增加权限。"))
            return redirect("accounts:account", here.pk)
    return _page(request, here, form)


@require_POST
def end_grant(request: UserRequest, account_id: int, grant_id: int) -> HttpResponse:
    """The last day of a grant."""
    here, today = access.must_account(request.user, account_id), timezone.localdate()
    held = here.grants.filter(pk=grant_id).first()
    form = EndGrantForm(request.POST)
    if held is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("请填写权限的最后一天。"))
        return redirect("accounts:account", here.pk)
    day = form.cleaned_data["last_day"]
    try:
        actions.end_grant(by=request.user, grant=held, last_day=day, today=today)
        messages.success(request, _("已结束权限。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("accounts:account", here.pk)


@require_POST
def do(request: UserRequest, account_id: int, deed: str) -> HttpResponse:
    """One of the buttons of the account's page."""
    here = access.must_account(request.user, account_id)
    try:
        if deed == "reset":
            handover.keep(request, actions.reset_password(by=request.user, account=here))
            messages.success(request, _("已重置密码，原来的登录全部失效。"))
        elif deed == "reopen":
            handover.keep(request, actions.reopen_account(by=request.user, account=here))
            messages.success(request, _("已恢复账号。"))
        elif deed == "sign_out":
            actions.end_sessions(by=request.user, account=here, here=request.session.session_key)
            messages.success(request, _("已让这个账号在所有设备上退出。"))
        elif deed == "close":
            actions.close_account(by=request.user, account=here, today=timezone.localdate())
            messages.success(request, _("已停用账号。"))
        else:
            actions.unlock(by=request.user, account=here)
            messages.success(request, _("已解除锁定，可以马上登录。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("accounts:account", here.pk)
