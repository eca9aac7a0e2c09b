"""How heavy a caseload is: the weight of a file, and of all files of a worker beside the norm.

The published norm counts heads: one full-time worker for every thirty people on file (domain §2.9). Heads are
not alike: somebody in the first months, tested monthly, an hour away, takes several times the hours of
somebody in a quiet third year. So a file has a weight in hundredths of an ordinary file; the norm is read as
so many ordinary files. All weights are dated local figures marked as our own proposal (``Mark.DESIGN``):
no published source weighs caseloads (peers §1.13). A weight is there to share work out, never to rank people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_months
from waystation.rules.law import Law
from waystation.rules.orders import Kind, State
from waystation.rules.screening import tests_a_year

#: The weight of an ordinary file: one. Weights are whole hundredths, so that sums are exact.
ONE = 100
#: No tier has been assessed: the weight stays as it is.
NEUTRAL = 100


class Travel(StrEnum):
    """How far the worker has to go for a visit."""

    NEAR = "near"
    FAR = "far"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What makes a file heavy. Without a running order nothing is tested; ``tier_percent``: of its tier."""

    client_id: int
    travel: Travel
    registered_on: date
    kind: Kind | None = None
    state: State | None = None
    years: int = 3
    starts_on: date | None = None
    open_matters: int = 0
    tier_percent: int = NEUTRAL


def travel_of(kilometres: int | None, *, same_street: bool, law: Law) -> Travel:
    """Outside the worker's own street; far from the centre (a figure); else near. None: not measured."""
    if not same_street:
        return Travel.OUTSIDE
    far = kilometres is not None and kilometres >= law.number("caseload_far_kilometres")
    return Travel.FAR if far else Travel.NEAR


def weight_of(file: FileFacts, law: Law, today: date) -> int:
    """The weight of one file in hundredths of an ordinary one.

    A share for being on file at all, for each test asked per month in the present year of the order, for the
    way, for the first months after sign-in (without an order: after registration), and for each matter that
    waits; then the percentage of the tier.
    """
    weight = law.number("caseload_weight_file")
    if file.state is State.RUNNING and file.kind is not None and file.starts_on is not None:
        tests = tests_a_year(file.kind, file.years, file.starts_on, today, law)
        weight += law.number("caseload_weight_monthly_test") * tests // MONTHS
    if file.travel is not Travel.NEAR:
        weight += law.number(f"caseload_weight_{file.travel.value}")
    began = file.starts_on or file.registered_on
    if today < add_months(began, law.number("caseload_new_months")):
        weight += law.number("caseload_weight_new")
    weight += law.number("caseload_weight_matter") * file.open_matters
    return weight * file.tier_percent // NEUTRAL


#: Months of a year: the test plans count by the year.
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Load:
    """Files and weight of one worker; ``norm``: files a full-time worker is reckoned to carry."""

    files: int = 0
    weight: int = 0
    norm: int = 0

    @property
    def ordinary(self) -> float:
        """The weight in ordinary files."""
        return self.weight / ONE

    @property
    def share(self) -> int:
        """The weight in per cent of the norm; 0 without a norm."""
        return self.weight * 100 // (self.norm * ONE) if self.norm else 0

    @property
    def needs_relief(self) -> bool:
        """Whether the weight lies above the norm: a task for the head, not a mark for the worker."""
        return self.share > 100

    def plus(self, files: int, weight: int) -> Load:
        """With so many more files."""
        return Load(self.files + files, self.weight + weight, self.norm)


def load(weights: Iterable[int], law: Law) -> Load:
    """A caseload from the weights of its files."""
    held = list(weights)
    return Load(len(held), sum(held), law.number("caseload_norm"))


def share_out(
    files: Mapping[int, tuple[str, int]], loads: Mapping[int, int], reaches: Mapping[int, Iterable[int]]
) -> dict[int, int | None]:
    """Who takes which file so that the weights come out even: client id → worker id (None: nobody may).

    ``files``: client id → (community, weight); ``loads``: worker id → present weight; ``reaches``: client id
    → the workers who may take it. The heaviest file goes first, each to the lightest caseload at that moment;
    of two equally light ones to the one who already takes somebody of the same community, then to the first
    in the order of ``loads``. The same input gives the same answer.
    """
    now = dict(loads)
    order = {worker: place for place, worker in enumerate(loads)}
    taken: dict[int, set[str]] = {worker: set() for worker in loads}
    found: dict[int, int | None] = {}
    for client, (community, weight) in sorted(files.items(), key=lambda one: (-one[1][1], one[1][0], one[0])):
        able = [worker for worker in reaches.get(client, ()) if worker in now]
        if not able:
            found[client] = None
            continue
        best = min(able, key=lambda worker: (now[worker], community not in taken[worker], order[worker]))
        found[client] = best
        now[best] += weight
        taken[best].add(community)
    return found


def by_community(
    files: Mapping[int, tuple[str, int]], loads: Mapping[int, int], reaches: Mapping[int, Iterable[int]]
) -> dict[int, int | None]:
    """The same with whole communities: those of one community stay together with one worker.

    A file whose chosen worker does not reach it goes to nobody (None); the head chooses by hand.
    """
    whole: dict[str, int] = {}
    able: dict[str, set[int]] = {}
    for client, (community, weight) in files.items():
        whole[community] = whole.get(community, 0) + weight
        able[community] = able.get(community, set(loads)) & set(reaches.get(client, ()))
    names = sorted(whole)
    groups = {place: (name, whole[name]) for place, name in enumerate(names)}
    order = list(loads)
    chosen = share_out(
        groups, loads, {p: [w for w in order if w in able[name]] for p, name in enumerate(names)}
    )
    places = {name: place for place, name in enumerate(names)}
    return {client: chosen[places[community]] for client, (community, _weight) in files.items()}
