"""The law as figures: what the nation sets, and what a place sets for itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.messages import sentence
from waystation.orders import actions, queries
from waystation.orders.access import local_rules_visible_to
from waystation.orders.forms import LOCAL_RULE_FIELDS, AdoptForm, EndLocalRuleForm, LocalRuleForm
from waystation.rules.law import CATALOGUE
from waystation.rules.problems import RuleBroken


def parameters(request: UserRequest) -> HttpResponse:
    """Every figure with its article, the local ones beside it; add one."""
    today = timezone.localdate()
    form = LocalRuleForm(request.POST or None, user=request.user, initial={"since": today})
    if request.method == "POST" and form.is_valid():
        given = {
            name: form.cleaned_data[name] for name in ("key", "area", "since", "until", "source", "article")
        }
        if attempt(
            form,
            lambda: actions.add_local_rule(by=request.user, today=today, value=form.value_of(), **given),
            LOCAL_RULE_FIELDS,
        ):
            messages.success(request, _("已保存地方规定；待办事项最迟今晚全部按新规定重算。"))
            return redirect("orders:parameters")
    rules = queries.local_rules(local_rules_visible_to(request.user), today)
    context = {
        "form": form,
        "nation": queries.national_figures(),
        "rules": rules,
        "texts": queries.local_texts([shown.rule for shown in rules], today),
        "adopt": AdoptForm(user=request.user, initial={"since": today}),
        "today": today,
    }
    return render(request, "orders/parameters.html", context)


@require_POST
def end_parameter(request: UserRequest, rule_id: int) -> HttpResponse:
    """The last day of a local rule."""
    rule = local_rules_visible_to(request.user).filter(pk=rule_id).first()
    if rule is None:
        raise Http404
    form = EndLocalRuleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请填写最后一天的日期。"))
        return redirect("orders:parameters")
    try:
        actions.end_local_rule(
            by=request.user, rule=rule, until=form.cleaned_data["until"], today=timezone.localdate()
        )
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已写明失效日期；此前的决定仍按原规定。"))
    return redirect("orders:parameters")


@require_POST
def adopt_text(request: UserRequest, text_code: str) -> HttpResponse:
    """Set every known figure of a local text for an area."""
    if text_code not in CATALOGUE:
        raise Http404
    form = AdoptForm(request.POST, user=request.user)
    if not form.is_valid():
        messages.error(request, _("请选择区域并填写施行日期。"))
        return redirect("orders:parameters")
    try:
        rows = actions.adopt_local_text(
            by=request.user, code=text_code, today=timezone.localdate(), **form.cleaned_data
        )
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        said = _("已采用%(n)s项；当天可以撤销，待办事项最迟今晚全部重算。")
        messages.success(request, said % {"n": len(rows)})
    return redirect("orders:parameters")


@require_POST
def undo_adoption(request: UserRequest, text_code: str) -> HttpResponse:
    """Take away what was adopted today."""
    if text_code not in CATALOGUE:
        raise Http404
    sent = request.POST.copy()
    sent["since"] = timezone.localdate().isoformat()
    form = AdoptForm(sent, user=request.user)
    if not form.is_valid():
        raise Http404
    try:
        actions.undo_adoption(
            by=request.user, area=form.cleaned_data["area"], code=text_code, today=timezone.localdate()
        )
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已撤销采用。"))
    return redirect("orders:parameters")
