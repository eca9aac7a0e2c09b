"""Hand-overs of a caseload: the plan that is shown first, how far one is, and which can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from waystation.accounts.access import in_force
from waystation.accounts.models import Grant, User
from waystation.casework.models import HandOver, HandOverFile
from waystation.casework.queries.hand_outs import DAYS
from waystation.casework.queries.team import loads
from waystation.clients.access import reachable, visible_to
from waystation.clients.models import Client
from waystation.contacts.models import Appointment
from waystation.rules.law import Law
from waystation.rules.obligations import LIVE
from waystation.rules.roles import Role, Verb
from waystation.rules.team import caseload
from waystation.rules.team.caseload import Load

State, Outcome = HandOver.State, HandOverFile.Outcome
#: States in which a job is at work and the page looks again by itself.
BUSY = (State.QUEUED, State.MOVING, State.UNDOING)
#: The ways of sharing files out.
WAYS = {"even": caseload.share_out, "community": caseload.by_community}


def visible_to_head(user: User) -> QuerySet[HandOver]:
    """Hand-overs of which every file is in the head's reach."""
    files = HandOverFile.objects.filter(hand_over=OuterRef("pk"))
    outside = files.exclude(reachable(user, Verb.ASSIGN_WORKER, prefix="client__"))
    return HandOver.objects.filter(Exists(files), ~Exists(outside))


def must_hand_over(user: User, hand_over_id: int, *, lock: bool = False) -> HandOver:
    """The hand-over, locked on demand; 404 if it is out of reach."""
    query = visible_to_head(user).filter(pk=hand_over_id)
    found = (
        query.select_for_update(of=("self",)).first()
        if lock
        else query.select_related("worker", "made_by", "undone_by").first()
    )
    if found is None:
        raise Http404
    return found


def recent(user: User, today: date) -> QuerySet[HandOver]:
    """The last ones, with how many files."""
    rows = visible_to_head(user).filter(on__gt=today - timedelta(days=DAYS))
    return rows.select_related("worker").annotate(count=Count("files")).order_by("-pk")[:5]


def carried_by(user: User, worker: User) -> list[Client]:
    """The open files of ``worker`` that the head may hand over, by community and name; one statement."""
    rows = visible_to(user, Verb.ASSIGN_WORKER).filter(worker=worker, state=Client.State.OPEN)
    return list(rows.select_related("area").order_by("area", "pinyin", "pk"))


def can_undo(held: HandOver, today: date) -> bool:
    """Whether it is still offered for taking back: seven days, as every hand-out."""
    finished = held.state in {State.DONE, State.STOPPED}
    return finished and held.on > today - timedelta(days=DAYS)


def reaches(receivers: Iterable[User], clients: Iterable[Client]) -> dict[int, list[int]]:
    """Client id → the receivers whose grant covers its area; one statement."""
    places: dict[int, list[str]] = {receiver.pk: [] for receiver in receivers}
    held = Grant.objects.filter(in_force(), user__in=list(places), role=Role.WORKER, user__is_active=True)
    for user_id, path in held.values_list("user", "area__path"):
        places[user_id].append(path)
    return {
        client.pk: [
            pk for pk, paths in places.items() if any(client.area_id.startswith(path) for path in paths)
        ]
        for client in clients
    }


@dataclass(frozen=True)
class Share:
    """What one receiver would take, and the load before and after."""

    receiver: User
    before: Load
    after: Load
    files: int
    appointments: int
    tasks: int
    matters: int


def shared_out(
    way: str,
    clients: Sequence[Client],
    receivers: Sequence[User],
    weights: Mapping[int, int],
    held: Mapping[int, int],
) -> dict[int, int | None]:
    """A proposal: client id → receiver id, or None where nobody of them works; one statement."""
    files = {client.pk: (client.area_id, weights.get(client.pk, 0)) for client in clients}
    start = {receiver.pk: held.get(receiver.pk, 0) for receiver in receivers}
    return WAYS[way](files, start, reaches(receivers, clients))


def _counts(client_ids: list[int], today: date) -> dict[int, tuple[int, int]]:
    """Client id → (appointments ahead, tasks that are live); one statement."""
    ahead = Q(appointments__state=Appointment.State.PLANNED, appointments__on__gte=today)
    live = Q(obligations__state__in=[state.value for state in LIVE], obligations__opens_on__lte=today)
    rows = Client.objects.filter(pk__in=client_ids).order_by()
    counted = rows.annotate(
        ahead=Count("appointments", filter=ahead, distinct=True),
        live=Count("obligations", filter=live, distinct=True),
    )
    return {pk: (ahead, live) for pk, ahead, live in counted.values_list("pk", "ahead", "live")}


def shares(
    user: User, moves: Mapping[int, int], receivers: Iterable[User], law: Law, today: date
) -> list[Share]:
    """Who would get what if ``moves`` (client id → receiver id) were carried out; two statements."""
    files = {one.client_id: one for one in loads.weighed(visible_to(user, Verb.ASSIGN_WORKER))}
    held = loads.by_worker(files.values(), law, today)
    counts = _counts(list(moves), today)
    found = []
    for receiver in receivers:
        mine = [pk for pk, to in moves.items() if to == receiver.pk]
        home = loads.street_of(receiver)
        weight = sum(files[pk].weight(law, today, home=home) for pk in mine if pk in files)
        before = held.get(receiver.pk, Load(norm=law.number("caseload_norm")))
        found.append(
            Share(
                receiver,
                before,
                before.plus(len(mine), weight),
                len(mine),
                sum(counts[pk][0] for pk in mine if pk in counts),
                sum(counts[pk][1] for pk in mine if pk in counts),
                sum(files[pk].matters for pk in mine if pk in files),
            )
        )
    return found


@dataclass(frozen=True)
class Progress:
    """How many files of a hand-over have which outcome."""

    waiting: int = 0
    moved: int = 0
    left: int = 0

    @property
    def all(self) -> int:
        """All of them."""
        return self.waiting + self.moved + self.left

    @property
    def settled(self) -> int:
        """Those that are dealt with."""
        return self.moved + self.left


def progress(held: HandOver) -> Progress:
    """One statement."""
    rows = held.files.order_by().values_list("outcome").annotate(n=Count("pk"))
    return Progress(**dict(rows))


def left(held: HandOver) -> QuerySet[HandOverFile]:
    """The files that stayed where they are."""
    return held.files.filter(outcome=Outcome.LEFT).select_related("client__area", "to").order_by("pk")


def receivers(held: HandOver) -> list[tuple[str, int]]:
    """(name, files moved) of each receiver, by name; one statement."""
    rows = held.files.filter(outcome=Outcome.MOVED).order_by("to__name")
    return list(rows.values_list("to__name").annotate(n=Count("pk")))
