"""The table of lawful steps; whatever is not in it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waystation.rules.law import Source
from waystation.rules.orders.facts import OPEN_STATES, SIGNED_IN_STATES, Decider, Kind, State, Step, Way
from waystation.rules.problems import RuleBroken


def _ways() -> Mapping[tuple[Kind, State, Step], Way]:
    """The whole table of lawful steps; whatever is not in it is refused."""
    dcl = Source.DRUG_CONTROL_LAW
    ways: dict[tuple[Kind, State, Step], Way] = {}
    for kind in Kind:
        recovery = kind is Kind.RECOVERY
        ways |= {
            (kind, State.REGISTERED, Step.SERVE): Way(
                State.AWAITING_SIGN_IN, Decider.POLICE, "37" if recovery else "13"
            ),
            (kind, State.AWAITING_SIGN_IN, Step.SIGN_IN): Way(
                State.RUNNING, Decider.STREET, "38" if recovery else "14"
            ),
            (kind, State.RUNNING, Step.SIGN_AGREEMENT): Way(
                State.RUNNING, Decider.STREET, "38" if recovery else "16"
            ),
            (kind, State.RUNNING, Step.SUSPEND): Way(State.SUSPENDED, Decider.POLICE, "24"),
            (kind, State.SUSPENDED, Step.RESUME): Way(State.RUNNING, Decider.POLICE, "24"),
        }
        # The term may run out during a suspension, so both can be released.
        for state in SIGNED_IN_STATES:
            ways[kind, state, Step.COMPLETE] = Way(
                State.COMPLETED, Decider.POLICE, "40" if recovery else "23"
            )
        for state in (State.AWAITING_SIGN_IN, State.RUNNING):
            ways[kind, state, Step.TRANSFER_OUT] = Way(State.TRANSFERRED_OUT, Decider.STREET, "22")
        for state in (State.AWAITING_SIGN_IN, State.RUNNING, State.SUSPENDED):
            ways[kind, state, Step.TERMINATE] = Way(State.TERMINATED, Decider.POLICE, "24")
        # Refusing recovery alone does not lead to isolation (DRR 38); refusing treatment may (DCL 38).
        refusable = () if recovery else (State.AWAITING_SIGN_IN,)
        for state in (*refusable, State.RUNNING, State.SUSPENDED):
            ways[kind, state, Step.ISOLATE] = Way(State.IN_ISOLATION, Decider.POLICE, "38", dcl)
        for state in OPEN_STATES:
            ways[kind, state, Step.REVOKE] = Way(State.TERMINATED, Decider.REVIEW, "", Source.REVIEW)
            ways[kind, state, Step.RECORD_DEATH] = Way(State.DECEASED, Decider.NOBODY, "", Source.HOUSE)
        for state in State:
            ways[kind, state, Step.CORRECT] = Way(state, Decider.STREET, "", Source.HOUSE)
    return ways


WAYS: Mapping[tuple[Kind, State, Step], Way] = _ways()


def way(kind: Kind, state: State, step: Step) -> Way:
    """The lawful way of a step. Raises RuleBroken ``orders.step_not_lawful``."""
    try:
        return WAYS[kind, state, step]
    except KeyError:
        raise RuleBroken("orders.step_not_lawful", kind=kind, state=state, step=step) from None


def next_state(kind: Kind, state: State, step: Step) -> State:
    """Where a step leads. Raises RuleBroken ``orders.step_not_lawful``."""
    return way(kind, state, step).to


def steps_from(kind: Kind, state: State) -> tuple[Step, ...]:
    """The steps that may be recorded now, in the order of ``Step``; for the buttons of a page."""
    return tuple(step for step in Step if (kind, state, step) in WAYS)


def replay(kind: Kind, steps: Iterable[Step]) -> State:
    """The state after ``steps`` from a registered order.

    A step recorded by mistake is withdrawn by replaying the others; RuleBroken ``orders.step_not_lawful``
    when what is left makes no sense.
    """
    state = State.REGISTERED
    for step in steps:
        state = next_state(kind, state, step)
    return state
