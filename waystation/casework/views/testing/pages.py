"""One test: its page, the sealing of its sample, the small deeds that follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from waystation.accounts import drafts
from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import objections as flows
from waystation.casework.forms import specimens as given
from waystation.casework.forms.recording import from_draft
from waystation.casework.queries.law import changes
from waystation.casework.views.testing.words import WORDS
from waystation.clients import access as client_access
from waystation.clients.forms.fields import attempt
from waystation.clients.views.opening import open_file
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.orders.queries import law_for
from waystation.rules.changes import Subject
from waystation.rules.people import ToldHow
from waystation.rules.roles import Verb
from waystation.rules.screening import Material
from waystation.rules.specimens import objections, sampling
from waystation.screening import access, actions
from waystation.screening.models import Screening, Specimen
from waystation.screening.queries import shown as queries

#: Which field of the sealing page a refusal belongs to.
_SEAL_FIELDS = {
    "specimens.same_person_twice": "collector_two",
    "specimens.seals_equal": "seal_b",
    "specimens.refusal_reason_needed": "refusal_reason",
    "specimens.hair_too_long": "hair_length",
    "specimens.future": "sealed_on",
}


def _now() -> Any:
    return timezone.localtime(timezone.now())


def _moment() -> dict[str, Any]:
    now = _now()
    return {
        "told_on": now.date(),
        "told_time": now.time(),
        "at_on": now.date(),
        "at_time": now.time(),
        "asked_on": now.date(),
        "told_how": ToldHow.IN_PERSON.value,
        "origin": objections.Origin.CLIENT.value,
    }


def test_page(request: UserRequest, client_id: int, screening_id: int) -> HttpResponse:
    """Everything about one test, and what can be written down next."""
    client = open_file(request, client_id, "test", Verb.SEE_CLIENTS)
    row = access.must_see(request.user, screening_id, client_id=client.pk, verb=Verb.SEE_CLIENTS)
    return _test_page(request, row, {})


test_page.__test__ = False  # type: ignore[attr-defined]  # no test


def _test_page(request: UserRequest, row: Screening, forms_sent: Mapping[str, forms.Form]) -> HttpResponse:
    """``forms_sent``: a refused form in place of the fresh one."""
    today, law = timezone.localdate(), law_for(row.client.area_id, timezone.localdate())
    shown = queries.test_page(row, law, row.order.reported_on if row.order else None)
    initial = _moment()
    fresh = {
        "told": given.ToldForm(initial=initial),
        "medicine": given.MedicineForm(),
        "ask": given.AskForm(initial=initial, today=today),
        "custody": given.CustodyForm(initial=initial, today=today, specimens=shown.specimens),
    }
    context = {
        "client": row.client,
        "row": row,
        "shown": shown,
        "forms": fresh | dict(forms_sent),
        "seen": client_access.viewer(request.user, row.client),
        "may_record": client_access.may_on(request.user, row.client, Verb.RECORD_SCREENING),
        "months": law.number("hair_lookback_months"),
        "label": label,
        "words": WORDS,
        "today": today,
        "change": changes.waiting(Subject.SCREENING, row.pk).get(row.pk),
    }
    return render(request, "casework/test.html", context)


def _tell(request: UserRequest, row: Screening, form: Any) -> object:
    return actions.tell(by=request.user, screening=row, data=form.data_for_action(), now=timezone.now())


def _declare(request: UserRequest, row: Screening, form: Any) -> object:
    said = form.cleaned_data
    return actions.declare_medicine(
        by=request.user, screening=row, declared=said["declared"], medicine=said["medicine"]
    )


def _step(request: UserRequest, row: Screening, form: Any) -> object:
    specimen = Specimen.objects.select_related("screening").get(pk=form.cleaned_data["specimen"])
    return actions.add_step(
        by=request.user,
        specimen=specimen,
        data=form.data_for_action(),
        form_key=form.key(),
        now=timezone.now(),
    )


def _ask(request: UserRequest, row: Screening, form: Any) -> object:
    answered = row.objections.filter(stage=objections.Stage.LABORATORY).exclude(verdict="").exists()
    stage = objections.Stage.RE_TEST if answered else objections.Stage.LABORATORY
    return flows.ask(
        by=request.user,
        screening=row,
        data=form.data_for_action(stage),
        form_key=form.key(),
        today=timezone.localdate(),
    )


#: Address → what is done, and what is said of it.
_DEEDS: Mapping[str, tuple[Callable[[UserRequest, Screening, Any], object], Promise]] = {
    "told": (_tell, gettext_lazy("已登记告知本人。")),
    "medicine": (_declare, gettext_lazy("已登记。药名只有医务人员能看到。")),
    "custody": (_step, gettext_lazy("已登记这一步。")),
    "ask": (_ask, gettext_lazy("已登记。有结论以前，这个结果不计入。")),
}


def _deed_form(name: str, request: UserRequest, row: Screening) -> forms.Form:
    today = timezone.localdate()
    if name == "told":
        return given.ToldForm(request.POST)
    if name == "medicine":
        return given.MedicineForm(request.POST)
    if name == "ask":
        return given.AskForm(request.POST, today=today)
    return given.CustodyForm(request.POST, today=today, specimens=list(row.specimens.order_by("part")))


@require_POST
def test_deed(request: UserRequest, client_id: int, screening_id: int, test_deed: str) -> HttpResponse:
    """Write down one thing about the test: told, medicine, a step of custody, an objection."""
    row = access.must_see(request.user, screening_id, client_id=client_id)
    if test_deed not in _DEEDS:
        raise Http404
    act, said = _DEEDS[test_deed]
    form = _deed_form(test_deed, request, row)
    if form.is_valid() and attempt(form, lambda: act(request, row, form)):
        messages.success(request, str(said))
        return redirect("casework:test", client_id, row.pk)
    return _test_page(request, row, {test_deed: form})


test_deed.__test__ = False  # type: ignore[attr-defined]  # no test


def seal(request: UserRequest, client_id: int, screening_id: int) -> HttpResponse:
    """Split and seal the sample of one test: one page, which can be left and gone on with."""
    row = access.must_see(request.user, screening_id, client_id=client_id)
    if not row.material or row.withdrawn_at is not None:
        messages.error(request, sentence("specimens.not_sampled"))
        return redirect("casework:test", client_id, row.pk)
    now, kept = _now(), drafts.load(request.user, "specimen", screening_id)
    initial = given.seal_initial(row, request.user.name, now)
    if kept and "draft" in request.GET:
        found = {name: kept[name] for name in kept if name.startswith("found_")}
        initial |= from_draft(given.SealForm, kept) | found
    panel, material = row.panel.analytes if row.panel else [], Material(row.material)
    form = given.SealForm(
        request.POST or None, initial=initial, today=now.date(), material=material, panel=panel
    )
    if request.method == "POST" and form.is_valid() and _sealed(request, row, form):
        messages.success(request, _("样本已登记封存。请把结果告知本人。"))
        return redirect("casework:test", client_id, row.pk)
    return _seal_page(request, row, form, kept if request.method == "GET" else None)


def _seal_page(
    request: UserRequest, row: Screening, form: given.SealForm, kept: QueryDict | None
) -> HttpResponse:
    context = {
        "client": row.client,
        "row": row,
        "form": form,
        "words": queries.in_words(row),
        "unit": sampling.UNITS[form.material],
        "is_hair": form.material is Material.HAIR,
        "kept": kept,
        "sealed": row.specimens.exists(),
        "label": label,
    }
    return render(request, "casework/seal.html", context)


def _sealed(request: UserRequest, row: Screening, form: given.SealForm) -> bool:
    done = attempt(
        form,
        lambda: actions.seal(
            by=request.user,
            screening=row,
            data=form.data_for_action(),
            law=law_for(row.client.area_id, timezone.localdate()),
            form_key=form.key(),
            now=timezone.now(),
        ),
        _SEAL_FIELDS,
    )
    if done:
        drafts.clear(request.user, "specimen", row.pk)
    return done
