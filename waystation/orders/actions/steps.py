"""What happens to an order after it was entered: steps, agreement, corrections."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Document
from waystation.orders import queries
from waystation.orders.access import must_reach
from waystation.orders.models import Agreement, IsolationSpell, Order, OrderAct, OrderStep
from waystation.orders.papers import (
    CORRECTABLE,
    NO_PAPER,
    TEXTS,
    IsolationPaper,
    OrderData,
    SpellData,
    StepPaper,
    keep_term,
    refuse_crossing,
    refuse_errors,
    step_row,
)
from waystation.rules import orders as rules
from waystation.rules import steps as step_rules
from waystation.rules.law import Law
from waystation.rules.orders import PLAIN_ACTS, Act
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

_SAME_STATE = (rules.Step.SIGN_AGREEMENT, rules.Step.CORRECT)


def _last_step(order: Order) -> OrderStep | None:
    """The last step that moved the order."""
    standing = order.steps.filter(withdrawn_at__isnull=True).exclude(step__in=_SAME_STATE)
    return standing.select_related("recorded_by").order_by("-pk").first()


def _checked(
    order: Order, step: rules.Step, on: date, *, note: str, today: date
) -> tuple[rules.OrderFacts, Law]:
    """The facts and the law under which ``step`` may be recorded, or RuleBroken."""
    facts = queries.facts(order)
    law = queries.law_for(order.client.area_id, today)
    last = _last_step(order)
    if last and last.step == step and (facts.kind, facts.state, step) not in rules.WAYS:
        raise RuleBroken("orders.already_recorded", step=step, on=last.on, who=last.recorded_by.name)
    step_rules.check_step(facts, step, on, since=last.on if last else None, note=note, law=law, today=today)
    return facts, law


def _repeated(by: User, order: Order, step: rules.Step, on: date) -> bool:
    """Whether this is the same click once more: same person, same step, same day, nothing in between."""
    last = _last_step(order)
    return bool(last and last.step == step and last.on == on and last.recorded_by_id == by.pk)


def _write_step(
    by: User,
    order: Order,
    step: rules.Step,
    on: date,
    fields: list[str],
    *,
    note: str = "",
    until: date | None = None,
    paper: StepPaper = NO_PAPER,
) -> OrderStep:
    """Add the row, move the order, save what changed and record who did it."""
    state = rules.State(order.state)
    way = rules.way(rules.Kind(order.kind), state, step)
    row = step_row(by, order, step, on, state=state, way=way, note=note, until=until, paper=paper)
    row.save(force_insert=True)
    if step not in _SAME_STATE:
        order.state, order.state_on = way.to, on
        fields = [*fields, "state", "state_on"]
    if not way.to.is_open and order.ended_on is None:
        order.ended_on = on
        fields = [*fields, "ended_on"]
        order.agreements.filter(ends_on__isnull=True).update(ends_on=on)
    order.save(update_fields=sorted({*fields}))
    audit.record(
        by, "orders.step_recorded", order, client_id=order.client_id, step=step, on=on.isoformat(), to=way.to
    )
    return row


@transaction.atomic
def record_step(
    *,
    by: User,
    order: Order,
    step: rules.Step,
    on: date,
    today: date,
    note: str = "",
    until: date | None = None,
    paper: StepPaper = NO_PAPER,
) -> Order:
    """Write down a step that was decided: service, suspension, resumption, end, move, death.

    ``note`` names the paper, ``paper`` says what it says; ``until`` is the day a suspension is expected to
    end. Isolation has an action of its own (``isolate``). Errors as ``rules.steps.check_step``, and
    ``orders.already_recorded`` when a colleague was faster.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    if step in step_rules.OWN_FORM:
        raise RuleBroken("orders.step_not_lawful", kind=order.kind, state=order.state, step=step)
    if _repeated(by, order, step, on):
        return order
    _facts, law = _checked(order, step, on, note=note, today=today)
    fields: list[str] = []
    if step is rules.Step.SERVE:
        order.served_on = on
        refuse_errors(rules.check_dates(queries.facts(order), law, today))
        fields = ["served_on"]
    _write_step(by, order, step, on, fields, note=note, until=until, paper=paper)
    if step in (rules.Step.SUSPEND, rules.Step.RESUME):
        order.save(update_fields=keep_term(order, law))
    return order


@transaction.atomic
def isolate(*, by: User, order: Order, on: date, note: str, paper: IsolationPaper, today: date) -> Order:
    """A measure ends because the police decided isolation (DCL 38); its spell begins that day.

    Raises RuleBroken as ``record_step``, and ``orders.isolation_does_not_apply``,
    ``orders.weighing_needed_age``, ``orders.weighing_needed_reading`` (see ``rules.steps.check_isolation``).
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    if _repeated(by, order, rules.Step.ISOLATE, on):
        return order
    facts, law = _checked(order, rules.Step.ISOLATE, on, note=note, today=today)
    person = queries.person(order.client)
    step_rules.check_isolation(facts, on, step_rules.Grounds(paper.ground, person, paper.weighed), law)
    named = StepPaper(ground=paper.ground, authority=paper.authority, number=paper.number)
    _write_step(by, order, rules.Step.ISOLATE, on, [], note=note, paper=named)
    data = SpellData(decided_on=on, served_on=on)
    spell = IsolationSpell(client=order.client, order=order, recorded_by=by, **data.columns())
    spell.ground, spell.weighed = paper.ground, paper.weighed.strip()
    spell.number, spell.authority, spell.centre = paper.number, paper.authority, paper.centre
    refuse_crossing(order.client, spell)
    spell.save(force_insert=True)
    audit.record(by, "orders.spell_recorded", spell, client_id=order.client_id, decided_on=on.isoformat())
    return order


@transaction.atomic
def sign_in(*, by: User, order: Order, on: date, today: date, late_reason: str = "") -> Order:
    """The client has reported: the term begins (DRR 14). Late is allowed, with the reason that was given.

    Raises RuleBroken ``orders.late_reason_needed``, else as ``record_step``.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    if _repeated(by, order, rules.Step.SIGN_IN, on):
        return order
    facts, law = _checked(order, rules.Step.SIGN_IN, on, note=late_reason, today=today)
    step_rules.check_out_of_isolation(on, queries.spells_of(order.client))
    late = step_rules.is_late_sign_in(facts, on, law)
    if late and not late_reason.strip():
        raise RuleBroken("orders.late_reason_needed", due_on=rules.sign_in_due_on(facts, law))
    order.reported_on = on
    order.late_reason = late_reason.strip() if late else ""
    refuse_errors(rules.check_dates(queries.facts(order), law, today))
    fields = ["reported_on", "late_reason", *keep_term(order, law)]
    _write_step(by, order, rules.Step.SIGN_IN, on, fields, note=order.late_reason)
    return order


@transaction.atomic
def sign_agreement(
    *, by: User, order: Order, on: date, today: date, paper: Document | None = None
) -> Agreement:
    """The two-sided agreement (DRR 16). A new one ends the one before it; both stay in the file."""
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    in_force = order.agreements.filter(ends_on__isnull=True).first()
    if in_force and in_force.signed_on == on and in_force.recorded_by_id == by.pk:
        return in_force
    _checked(order, rules.Step.SIGN_AGREEMENT, on, note="", today=today)
    if paper is not None and paper.client_id != order.client_id:
        raise RuleBroken("orders.paper_of_other_file")
    if in_force:
        if on <= in_force.signed_on:
            raise RuleBroken("orders.agreement_in_force", since=in_force.signed_on)
        in_force.ends_on = on
        in_force.save(update_fields=["ends_on"])
    agreement = Agreement.objects.create(order=order, signed_on=on, paper=paper, recorded_by=by)
    _write_step(by, order, rules.Step.SIGN_AGREEMENT, on, ["state"])
    return agreement


@transaction.atomic
def correct_order(*, by: User, order: Order, data: OrderData, reason: str, today: date) -> Order:
    """Set right what was written down wrongly; the reason stays as a step, the old days in the record.

    Days that moved the order (service, sign-in) can be changed, not taken away. Raises RuleBroken:
    ``orders.reason_needed``, ``orders.day_needed``, ``orders.day_not_yet``, ``orders.number_taken``, and the
    errors of ``check_dates``.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    if not reason.strip():
        raise RuleBroken("orders.reason_needed")
    for now, then in ((order.served_on, data.served_on), (order.reported_on, data.reported_on)):
        if now and not then:
            raise RuleBroken("orders.day_needed")
    if data.reported_on and not order.reported_on:
        raise RuleBroken("orders.day_not_yet")
    others = order.client.orders.exclude(pk=order.pk)
    if data.number and others.filter(number=data.number).exists():
        raise RuleBroken("orders.number_taken", number=data.number)
    law = queries.law_for(order.client.area_id, today)
    before = _correctable(order)
    for name, value in [(name, getattr(data, name)) for name in CORRECTABLE]:
        setattr(order, name, value)
    refuse_errors(rules.check_dates(queries.facts(order), law, today))
    changed = {name: value for name, value in _correctable(order).items() if before[name] != value}
    fields = [*changed, *keep_term(order, law)]
    _write_step(by, order, rules.Step.CORRECT, today, fields, note=reason.strip())
    days = {name: [str(before[name]), str(value)] for name, value in changed.items() if name not in TEXTS}
    audit.record(by, "orders.order_corrected", order, client_id=order.client_id, changed=days)
    return order


def _correctable(order: Order) -> dict[str, object]:
    return {name: getattr(order, name) for name in CORRECTABLE}


@transaction.atomic
def refresh_term(*, by: User | None, order: Order, today: date) -> bool:
    """Compute the stored term again (local law changed, a suspension goes on); whether it moved."""
    order = Order.objects.select_for_update(of=("self",)).select_related("client").get(pk=order.pk)
    before = order.starts_on, order.expires_on
    fields = keep_term(order, queries.law_for(order.client.area_id, today))
    if before == (order.starts_on, order.expires_on):
        return False
    order.save(update_fields=fields)
    audit.record(
        by, "orders.term_computed", order, client_id=order.client_id, expires_on=str(order.expires_on)
    )
    return True


@transaction.atomic
def record_act(*, by: User, order: Order, act: Act, on: date | None, today: date) -> OrderAct | None:
    """Write down the day of an act, set it right, or (``on`` None) take it back; each act stands once.

    What is done on a release is written down there (``record_release``). Raises RuleBroken
    ``orders.act_of_release``, ``orders.act_in_future``, ``orders.act_before_decision``.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    if act not in PLAIN_ACTS:
        raise RuleBroken("orders.act_of_release")
    row = order.acts.filter(act=act).first()
    if on is None:
        if row is not None:
            audit.record(by, "orders.act_taken_back", order, client_id=order.client_id, act=act)
            row.delete()
        return None
    if on > today:
        raise RuleBroken("orders.act_in_future", on=on)
    begins = order.decided_on or order.served_on
    if begins is not None and on < begins:
        raise RuleBroken("orders.act_before_decision", on=on, begins=begins)
    if row is not None and row.on == on:
        return row
    if row is None:
        row = OrderAct.objects.create(order=order, act=act, on=on, recorded_by=by)
    else:
        row.on = on
        row.save(update_fields=["on"])
    audit.record(by, "orders.act_recorded", order, client_id=order.client_id, act=act, on=on.isoformat())
    return row
