"""What clients say to take: for the medic of the help team, and for nobody else."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording import test_words
from waystation.common.wording.labels import choices
from waystation.rules.screening import Nature, Outcome
from waystation.rules.specimens.sampling import MedicineOpinion
from waystation.screening import access, actions
from waystation.screening.forms import OpinionForm
from waystation.screening.models import Sampling, Screening

PAGE = 50


def listed(request: UserRequest) -> HttpResponse:
    """Those who declared a medicine, the ones without an opinion first; no medicine is shown here."""
    with access.as_medic(request.user):
        rows = access.medicines_visible_to(request.user).select_related("screening__client", "opinion_by")
        page = Paginator(rows.order_by("medicine_opinion", "-screening__taken_on", "pk"), PAGE)
        context = {"page": page.get_page(request.GET.get("page")), "opinions": dict(choices(MedicineOpinion))}
        return render(request, "screening/medicines.html", context)


def medicine(request: UserRequest, sampling_id: int) -> HttpResponse:
    """One declaration; the look is on the record. POST: the opinion."""
    with access.as_medic(request.user):
        query = access.medicines_visible_to(request.user).select_related("screening__client")
        sheet = query.select_related("screening__panel").filter(pk=sampling_id).first()
        if sheet is None:
            raise Http404
        form = OpinionForm(request.POST or None, initial={"opinion": sheet.medicine_opinion})
        if request.method == "POST" and form.is_valid() and _said(request, sheet, form):
            messages.success(request, _("已保存。工作人员只看到您的意见，看不到药名。"))
            return redirect("screening:medicines")
        medicine = actions.read_medicine(by=request.user, sheet=sheet)
        context = {"sheet": sheet, "row": sheet.screening, "medicine": medicine, "form": form}
        return render(request, "screening/medicine.html", context | {"result": _result(sheet.screening)})


def _said(request: UserRequest, sheet: Sampling, form: OpinionForm) -> bool:
    opinion, today = MedicineOpinion(form.cleaned_data["opinion"]), timezone.localdate()
    return attempt(
        form, lambda: actions.give_opinion(by=request.user, sheet=sheet, opinion=opinion, today=today)
    )


def _result(row: Screening) -> str:
    said = test_words.Said(
        outcome=Outcome(row.outcome),
        nature=Nature(row.nature),
        positive_for=row.positive_for,
        panel=row.panel.analytes if row.panel else (),
    )
    return test_words.result(said)
