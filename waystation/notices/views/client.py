"""What was said to one client and the relatives, and where they get it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.access import may_on, viewer
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.clients.views.opening import open_file, saved
from waystation.common.wording.labels import label
from waystation.notices.actions import addresses as actions
from waystation.notices.forms import AddressForm
from waystation.notices.queries import outbox, ways
from waystation.rules.messages import Channel
from waystation.rules.roles import Verb

PAGE = 30


def shown(request: UserRequest, client_id: int) -> HttpResponse:
    """The messages with their log; addresses to add."""
    verb = Verb.CHANGE_CLIENT if request.method == "POST" else Verb.SEE_MESSAGES
    client = open_file(request, client_id, "messages", verb)
    form = AddressForm(request.POST or None, client=client)
    if request.method == "POST" and form.is_valid() and _add(request, client, form):
        return saved(request, "notices:client", client, _("已登记地址。"))
    now, known = timezone.now(), ways.wordings()
    page = Paginator(outbox.of_client(client), PAGE).get_page(request.GET.get("page"))
    seen = viewer(request.user, client)
    context = {
        "client": client,
        "form": form,
        "page": page,
        "lines": [
            (line, ways.text_of(line.row, known=known), _log(line))
            for line in outbox.lines(page.object_list, now)
        ],
        "addresses": [
            (row, label(Channel(row.channel)), seen.show("phone", row.value))
            for row in outbox.addresses(client)
        ],
        "may_change": may_on(request.user, client, Verb.CHANGE_CLIENT),
    }
    return render(request, "notices/client.html", context)


def _log(line: outbox.Line) -> list[tuple[object, str, str]]:
    return [
        (one.at, label(Channel(one.channel)), outbox.answer_words(one)) for one in line.row.deliveries.all()
    ]


def _add(request: UserRequest, client: Client, form: AddressForm) -> bool:
    given = form.cleaned_data
    return attempt(
        form,
        lambda: actions.add_address(
            by=request.user,
            client=client,
            channel=Channel(given["channel"]),
            value=given["value"],
            kin_id=getattr(given["kin"], "pk", None),
            now=timezone.now(),
        ),
        {"messages.address_bad": "value", "clients.kin_of_other_file": "kin"},
    )


@require_POST
def end_address(request: UserRequest, client_id: int, address_id: int) -> HttpResponse:
    """It is not used any more."""
    client = open_file(request, client_id, "messages")
    actions.end_address(by=request.user, client=client, address_id=address_id, now=timezone.now())
    return saved(request, "notices:client", client, _("已停用这个地址。"))
