"""Registering a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts import drafts
from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import intake
from waystation.casework.actions.care import gate
from waystation.casework.forms.intake import RegisterForm
from waystation.casework.forms.orders import ORDER_FIELDS
from waystation.casework.views.reading import asked
from waystation.clients.forms.fields import attempt
from waystation.clients.forms.person import PERSON_FIELDS
from waystation.clients.models import Client
from waystation.clients.queries import Duplicate, possible_duplicates, to_merge
from waystation.clients.rows import says
from waystation.orders.access import must_see_leaver
from waystation.orders.models import Leaver
from waystation.orders.papers import as_data
from waystation.rules.orders import Kind
from waystation.rules.roles import Verb

#: The name of this form's draft.
DRAFT = "client"


def register(request: UserRequest) -> HttpResponse:
    """Show what may be the same person before anything is saved; then open the file."""
    draft = drafts.load(request.user, DRAFT, 0)
    restored = request.method == "GET" and draft is not None and "draft" in request.GET
    leaver = _leaver(request)
    form = _form(request, draft if restored else None, leaver)
    found: list[Duplicate] = []
    if request.method == "POST" and form.is_valid():
        again = Client.objects.filter(
            form_key=form.cleaned_data["form_key"], registered_by=request.user
        ).first()
        client, found = (again, []) if again is not None else _saved(request, form)
        if client is not None:
            drafts.clear(request.user, DRAFT, 0)
            if leaver is not None:
                gate.attach(by=request.user, leaver=leaver, client=client, today=timezone.localdate())
            if again is None or _says(again, form):
                messages.success(request, _("已建档，档案号%(number)s。") % {"number": client.file_number})
            else:
                messages.warning(request, _("这张表已经保存过，刚才的修改没有保存；如需更改请用更正。"))
            return redirect("casework:client", client.pk)
    context = {"form": form, "has_draft": draft is not None and not restored, **_alike(request, found)}
    return render(request, "casework/register.html", context)


def _form(request: UserRequest, draft: QueryDict | None, leaver: Leaver | None) -> RegisterForm:
    """Filled with what was typed before, else with what a centre's notice says."""
    initial: dict[str, object] = {name: draft[name] for name in draft} if draft else {}
    if draft:
        initial["substances"] = draft.getlist("substances")
    elif leaver is not None:
        initial = _told_of(leaver)
    form = RegisterForm(request.POST or None, user=request.user, initial=initial)
    form.known_number = leaver.id_number if leaver is not None else ""
    return form


def _leaver(request: UserRequest) -> Leaver | None:
    """Somebody who comes out of isolation and for whom the file is opened (``?leaver=``)."""
    number = asked.number(request, "leaver")
    return must_see_leaver(request.user, number, Verb.WELCOME) if number is not None else None


def _told_of(leaver: Leaver) -> dict[str, object]:
    """What the centre's notice says of the person."""
    return {
        "name": leaver.name,
        "sex": leaver.sex,
        "born_on": leaver.born_on,
        "area": leaver.area_id,
        "phone": leaver.phone,
        "kind": Kind.RECOVERY.value,
    }


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
