"""The file's own pages about the person: identity, names, phones, people at home."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.audit.queries import last_save
from waystation.clients import actions, queries
from waystation.clients.forms.fields import attempt
from waystation.clients.forms.person import (
    PERSON_FIELDS,
    ChangeKinForm,
    IdentityForm,
    KinForm,
    NameForm,
    PhoneForm,
    kin_values,
)
from waystation.clients.models import Client, ClientName
from waystation.common.forms.meanwhile import saved_words, second_tab, settled
from waystation.common.persons import identity
from waystation.common.wording.messages import sentence
from waystation.rules.privacy import identity_ends
from waystation.rules.problems import RuleBroken

from .opening import open_file, refused, saved, today


@second_tab
def edit(request: UserRequest, client_id: int) -> HttpResponse:
    """Who the person is."""
    client = open_file(request, client_id, "edit", lock=request.method == "POST")
    stations = queries.stations_for(request.user)
    form = IdentityForm(request.POST or None, stations=stations, client=client)
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(client)):
        data = form.person(client.area_id)
        if attempt(
            form,
            lambda: actions.change_identity(by=request.user, client=client, data=data, today=today()),
            PERSON_FIELDS,
        ):
            return saved(request, "clients:edit", client, saved_words(form, _("已保存身份信息。")))
    return _identity_page(request, client, form)


def _identity_page(
    request: UserRequest,
    client: Client,
    form: IdentityForm,
    shown: str = "",
    name_form: NameForm | None = None,
) -> HttpResponse:
    context = {
        "client": client,
        "form": form,
        "name_form": name_form or NameForm(),
        "names": client.names.exclude(kind=ClientName.Kind.CURRENT).order_by("kind", "pk"),
        "masked": identity_ends(client.id_number),
        "shown": shown,
    }
    return render(request, "clients/edit.html", context)


@never_cache
@require_POST
def reveal(request: UserRequest, client_id: int) -> HttpResponse:
    """The whole identity number, on this answer only; the look is in the record."""
    client = open_file(request, client_id, "edit")
    shown = actions.reveal_number(by=request.user, client=client)
    form = IdentityForm(stations=queries.stations_for(request.user), client=client)
    return _identity_page(request, client, form, shown=shown)


@require_POST
def add_name(request: UserRequest, client_id: int) -> HttpResponse:
    """A former name or nickname."""
    client = open_file(request, client_id, "edit")
    name_form = NameForm(request.POST)
    if name_form.is_valid() and attempt(
        name_form,
        lambda: actions.add_name(by=request.user, client=client, **name_form.cleaned_data),
        {"clients.name_listed": "text", "clients.name_needed": "text"},
    ):
        return saved(request, "clients:edit", client, _("已登记名字。"))
    form = IdentityForm(stations=queries.stations_for(request.user), client=client)
    return _identity_page(request, client, form, name_form=name_form)


@require_POST
def remove_name(request: UserRequest, client_id: int, name_id: int) -> HttpResponse:
    """A name that was entered by mistake."""
    client = open_file(request, client_id, "edit")
    try:
        actions.remove_name(by=request.user, client=client, name_id=name_id)
    except RuleBroken as refusal:
        return refused(request, "clients:edit", client, sentence(refusal.code, refusal.params))
    return saved(request, "clients:edit", client, _("已移除这个名字。"))


def phones(request: UserRequest, client_id: int) -> HttpResponse:
    """The numbers the client can be reached at, and those that no longer do."""
    client = open_file(request, client_id, "phones")
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        added = attempt(
            form,
            lambda: actions.add_phone(by=request.user, client=client, today=today(), **given),
            {"clients.phone_needed": "number"},
        )
        if added:
            for finding in identity.parse_phone(given["number"]).findings:
                messages.warning(request, sentence(finding.code))
            return saved(request, "clients:phones", client, _("已登记电话。"))
    rows = list(client.phones.order_by("pk"))
    context = {
        "client": client,
        "form": form,
        "current": [row for row in rows if row.ends_on is None],
        "ended": [row for row in rows if row.ends_on is not None],
    }
    return render(request, "clients/phones.html", context)


@require_POST
def end_phone(request: UserRequest, client_id: int, phone_id: int) -> HttpResponse:
    """A number that no longer reaches the client."""
    client = open_file(request, client_id, "phones")
    actions.end_phone(by=request.user, client=client, phone_id=phone_id, today=today())
    return saved(request, "clients:phones", client, _("已停用这个号码，历史中仍可查看。"))


def kin(request: UserRequest, client_id: int) -> HttpResponse:
    """The people at home."""
    client = open_file(request, client_id, "kin")
    form = KinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.kin()
        if attempt(form, lambda: actions.add_kin(by=request.user, client=client, data=data, today=today())):
            return saved(request, "clients:kin", client, _("已登记家庭成员。"))
    rows = list(client.kin.order_by("pk"))
    context = {
        "client": client,
        "form": form,
        "current": [row for row in rows if row.ends_on is None],
        "ended": [row for row in rows if row.ends_on is not None],
    }
    return render(request, "clients/kin.html", context)


@second_tab
def change_kin(request: UserRequest, client_id: int, kin_id: int) -> HttpResponse:
    """Set right what is written about one of them."""
    client = open_file(request, client_id, "kin", lock=request.method == "POST")
    row = client.kin.filter(pk=kin_id, ends_on__isnull=True).first()
    if row is None:
        raise Http404
    form = ChangeKinForm(request.POST or None, initial=kin_values(row))
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(row)):
        data = form.kin()
        if attempt(
            form,
            lambda: actions.change_kin(
                by=request.user, client=client, kin_id=kin_id, data=data, today=today()
            ),
        ):
            return saved(request, "clients:kin", client, saved_words(form, _("已保存修改。")))
    return render(request, "clients/change_kin.html", {"client": client, "form": form, "kin": row})


@require_POST
def end_kin(request: UserRequest, client_id: int, kin_id: int) -> HttpResponse:
    """One of them no longer belongs to the household."""
    client = open_file(request, client_id, "kin")
    actions.end_kin(by=request.user, client=client, kin_id=kin_id, today=today())
    messages.success(request, _("已移到历史；与其有关的同意同时停止。"))
    return redirect("clients:kin", client.pk)
