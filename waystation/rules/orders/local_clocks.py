"""Clocks that only some places have, duties without a count of days, and the client's remedies.

The nation sets no number of days for any of the clocks here; a place that does sets the figure with its
source, and only then does a deadline appear. Remedies are the client's own rights (Administrative Review Law
Art. 20, Administrative Litigation Law Art. 46).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from waystation.rules.calendar import add_days, add_months, days_between
from waystation.rules.law import Law, Source, Why, why
from waystation.rules.orders.facts import Act, Kind, State
from waystation.rules.orders.making import made, workday_deadline
from waystation.rules.orders.timing import Deadline, DeadlineState, OrderFacts, hours_as_days


def after_decision(facts: OrderFacts, law: Law, today: date) -> list[Deadline]:
    """``service``: hours from the decision; ``street_told``: workdays from the decision."""
    decided = facts.decided_on
    if decided is None:
        return []
    held, found = law.at(decided), []
    if (hours := held.count("service_hours")) is not None:
        reason = held.why("orders.why.service_hours", "service_hours", event=decided)
        due_on = add_days(decided, hours_as_days(hours))
        found.append(made(facts, "service", today, due_on=due_on, done_on=facts.served_on, reason=reason))
    told = workday_deadline(
        facts,
        "street_told",
        today,
        figure="street_told_workdays",
        held=held,
        event=decided,
        done_on=facts.done_on(Act.STREET_TOLD),
        act=Act.STREET_TOLD,
    )
    return [*found, told] if told else found


def after_move(facts: OrderFacts, law: Law, today: date) -> list[Deadline]:
    """``move_file``: workdays to send the file after the person moved; ``move_police_told``: workdays to tell
    the police once the person has reported at the new place."""
    found: list[Deadline | None] = []
    if facts.state is State.TRANSFERRED_OUT and facts.ended_on is not None:
        held, done = law.at(facts.ended_on), facts.done_on(Act.FILE_SENT)
        sent = workday_deadline(
            facts,
            "move_file",
            today,
            figure="move_file_workdays",
            held=held,
            event=facts.ended_on,
            done_on=done,
            act=Act.FILE_SENT,
        )
        found.append(replace(sent, state=_open_state(sent, today)) if sent else None)
    if facts.arrived_by_move and facts.reported_on is not None:
        held, done = law.at(facts.reported_on), facts.done_on(Act.POLICE_TOLD)
        found.append(
            workday_deadline(
                facts,
                "move_police_told",
                today,
                figure="move_police_told_workdays",
                held=held,
                event=facts.reported_on,
                done_on=done,
                act=Act.POLICE_TOLD,
            )
        )
    return [deadline for deadline in found if deadline is not None]


def _open_state(deadline: Deadline, today: date) -> DeadlineState:
    """The state of a duty that begins with the end of the order, so does not end with it."""
    if deadline.done_on is not None:
        return deadline.state
    if deadline.due_on == today:
        return DeadlineState.TODAY
    return DeadlineState.COMING if deadline.due_on > today else DeadlineState.PASSED


def before_expiry(facts: OrderFacts, last_day: date, law: Law, today: date) -> list[Deadline]:
    """``papers_before_expiry``: the street sends agreement and papers so many workdays before the end."""
    found = workday_deadline(
        facts,
        "papers_before_expiry",
        today,
        figure="papers_before_expiry_workdays",
        held=law.at(facts.law_day(last_day)),
        event=last_day,
        done_on=facts.done_on(Act.PAPERS_SENT),
        act=Act.PAPERS_SENT,
        is_before=True,
    )
    return [found] if found else []


def release_served(facts: OrderFacts, last_day: date, law: Law, today: date) -> list[Deadline]:
    """``release_served``: the police serve the notice of release within so many workdays of the end."""
    done = facts.done_on(Act.RELEASE_SERVED)
    found = workday_deadline(
        facts,
        "release_served",
        today,
        figure="release_served_workdays",
        held=law.at(last_day),
        event=last_day,
        done_on=done,
        act=Act.RELEASE_SERVED,
    )
    if found is None:
        return []
    if facts.state is State.COMPLETED:
        found = replace(found, state=_open_state(found, today))
    return [found]


@dataclass(frozen=True, slots=True)
class PromptDuty:
    """A duty for which the text gives no number of days ("promptly"). ``act`` None: a field of the order."""

    code: str
    done_on: date | None
    why: Why
    act: Act | None = None

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return f"orders.deadline.{self.code}"


def prompt_duties(facts: OrderFacts, law: Law) -> tuple[PromptDuty, ...]:
    """What is to be done without a count of days: service on the family, the file of a person who moved, the
    notice of release to the client and the family. Where a place counts days, its deadline stands instead."""
    found: list[PromptDuty] = []
    recovery = facts.kind is Kind.RECOVERY
    if facts.served_on is not None:
        source, article = (Source.DRUG_CONTROL_LAW, "48") if recovery else (Source.REGULATION, "13")
        reason = why("orders.why.family_served", source=source, article=article, served_on=facts.served_on)
        found.append(PromptDuty("family_served", facts.family_served_on, reason))
    ended = facts.ended_on
    if ended is None:
        return tuple(found)
    held = law.at(ended)
    if facts.state is State.TRANSFERRED_OUT and held.count("move_file_workdays") is None:
        reason = why("orders.why.move_file", source=Source.REGULATION, article="22", ended_on=ended)
        found.append(PromptDuty("move_file", facts.done_on(Act.FILE_SENT), reason, Act.FILE_SENT))
    if facts.state is State.COMPLETED:
        article = "40" if recovery else "23"
        for act in (Act.RELEASE_SERVED, Act.RELEASE_FAMILY_TOLD):
            if act is Act.RELEASE_SERVED and held.count("release_served_workdays") is not None:
                continue
            reason = why(f"orders.why.{act}", source=Source.REGULATION, article=article, ended_on=ended)
            found.append(PromptDuty(str(act), facts.done_on(act), reason, act))
    return tuple(found)


def remedies(facts: OrderFacts, law: Law, today: date) -> tuple[Deadline, ...]:
    """Until when the client may ask for a review and may sue, counted from service. Rights, not duties: when
    a day is over the state is ``ended``. Where a review was asked for, the lawsuit has another clock
    (``lawsuit_after_review_on``)."""
    if facts.served_on is None:
        return ()
    served, held = facts.served_on, law.at(facts.served_on)
    review_by = add_days(served, held.number("review_window_days"))
    lawsuit_by = add_months(served, held.number("lawsuit_months"))
    return (
        _right("review", review_by, held.why("orders.why.review", "review_window_days", event=served), today),
        _right("lawsuit", lawsuit_by, held.why("orders.why.lawsuit", "lawsuit_months", event=served), today),
    )


def lawsuit_after_review_on(decided_on: date, law: Law) -> date:
    """The last day to sue after the decision on a review was received (Administrative Litigation Law Art.
    45)."""
    return add_days(decided_on, law.at(decided_on).number("lawsuit_after_review_days"))


def _right(code: str, until: date, reason: Why, today: date) -> Deadline:
    state = DeadlineState.COMING
    if until == today:
        state = DeadlineState.TODAY
    elif until < today:
        state = DeadlineState.ENDED
    return Deadline(code, until, days_between(today, until), state, reason, is_right=True)
