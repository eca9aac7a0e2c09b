"""Registering a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts import drafts
from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import intake
from waystation.casework.forms.intake import RegisterForm
from waystation.casework.forms.orders import ORDER_FIELDS
from waystation.clients.forms.fields import attempt
from waystation.clients.forms.person import PERSON_FIELDS
from waystation.clients.models import Client
from waystation.clients.queries import Duplicate, possible_duplicates, to_merge
from waystation.clients.rows import says
from waystation.orders.papers import as_data

#: The name of this form's draft.
DRAFT = "client"


def register(request: UserRequest) -> HttpResponse:
    """Show what may be the same person before anything is saved; then open the file."""
    draft = drafts.load(request.user, DRAFT, 0)
    restored = request.method == "GET" and draft is not None and "draft" in request.GET
    initial: dict[str, object] = {name: draft[name] for name in draft} if restored and draft else {}
    if restored and draft:
        initial["substances"] = draft.getlist("substances")
    form = RegisterForm(request.POST or None, user=request.user, initial=initial)
    found: list[Duplicate] = []
    if request.method == "POST" and form.is_valid():
        again = Client.objects.filter(
            form_key=form.cleaned_data["form_key"], registered_by=request.user
        ).first()
        client, found = (again, []) if again is not None else _saved(request, form)
        if client is not None:
            drafts.clear(request.user, DRAFT, 0)
            if again is None or _says(again, form):
                messages.success(request, _("已建档，档案号%(number)s。") % {"number": client.file_number})
            else:
                messages.warning(request, _("这张表已经保存过，刚才的修改没有保存；如需更改请用更正。"))
            return redirect("casework:client", client.pk)
    context = {"form": form, "has_draft": draft is not None and not restored, **_alike(request, found)}
    return render(request, "casework/register.html", context)


def _alike(request: UserRequest, found: list[Duplicate]) -> dict[str, object]:
    """Who may be the same person, and which of these files may be merged."""
    files = [row.client.pk for row in found if row.client]
    return {"duplicates": found, "mergeable": to_merge(request.user, files)}


def _says(client: Client, form: RegisterForm) -> bool:
    """Whether the file that this form made holds what the form says now."""
    order = client.orders.order_by("pk").first()
    return says(client, form.everything(), timezone.localdate()) and form.order() == (
        as_data(order) if order else None
    )


def _saved(request: UserRequest, form: RegisterForm) -> tuple[Client | None, list[Duplicate]]:
    """The new file; or None with what may be the same person, or with what is wrong in the form."""
    found = possible_duplicates(request.user, form.everything())
    if any(duplicate.is_certain for duplicate in found):
        form.add_error("id_number", _("这个证件号码已有档案，不能重复建档，请看“可能是同一个人”。"))
        return None, found
    if found and not form.cleaned_data["register_anyway"]:
        form.add_error("register_anyway", _("请先核对“可能是同一个人”中的档案，再决定是否建档。"))
        return None, found
    return _opened(request, form), found


def _opened(request: UserRequest, form: RegisterForm) -> Client | None:
    """The new file with its order, or None with the refusal at its field."""
    given = form.cleaned_data
    made: list[Client] = []
    attempt(
        form,
        lambda: made.append(
            intake.register_client(
                by=request.user,
                today=timezone.localdate(),
                person=form.everything(),
                order=form.order(),
                notice_given=given["notice_given"],
                form_key=given["form_key"],
            )
        ),
        {**PERSON_FIELDS, **ORDER_FIELDS},
    )
    return made[0] if made else None
