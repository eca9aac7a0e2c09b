"""What a person has to look at before two files become one: fields that differ, and what cannot both be.

Questions are found from the rows; answers are codes and ids, so that they may be kept in the open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from waystation.clients.models import Client, Consent
from waystation.contacts.models import Contact
from waystation.orders.models import Agreement, Order
from waystation.rules.files.refiling import Proposal, Side, proposal
from waystation.screening.models import Screening

#: The facts of a file that may differ, in the order of the page. Area by path, people and places by id.
FIELDS = (
    "name",
    "sex",
    "born_on",
    "id_number",
    "area_id",
    "worker_id",
    "station_id",
    "home_address",
    "living_address",
    "substances",
    "remark",
    "registered_on",
)
#: Answers to "is this the same test recorded twice?".
APART, SAME = "apart", "same"
#: Answers to "does this consent hold?".
STANDS, WITHDRAWN = "stands", "withdrawn"


@dataclass(frozen=True)
class Field:
    """One fact that differs, with what each file says and what is proposed."""

    name: str
    target: Any
    source: Any
    proposed: Proposal

    @property
    def question(self) -> str:
        """The name of its choice in the form."""
        return f"field_{self.name}"

    @property
    def answers(self) -> frozenset[str]:
        """The sides that can be chosen."""
        sides = {Side.TARGET, Side.SOURCE}
        return frozenset(sides | {Side.BOTH}) if self.proposed.side is Side.BOTH else frozenset(sides)


@dataclass(frozen=True)
class OneOrder:
    """The same order in both files: the running one of each, or two of one number.

    Two different orders cannot run at once; if these are two, the end of one is recorded first.
    """

    target: Order
    source: Order

    @property
    def question(self) -> str:
        """The name of its choice: which entry goes on."""
        return f"order_{self.target.pk}_{self.source.pk}"


@dataclass(frozen=True)
class TwoAgreements:
    """Both entries of one order have an agreement in force: which one holds."""

    target: Agreement
    source: Agreement

    @property
    def question(self) -> str:
        """The name of its choice."""
        return f"agreement_{self.target.pk}_{self.source.pk}"


@dataclass(frozen=True)
class Twice:
    """A test or a meeting that stands in both files alike. Both are kept unless said to be one."""

    target: Screening | Contact
    source: Screening | Contact

    @property
    def question(self) -> str:
        """The name of its choice."""
        return f"twice_{self.source._meta.model_name}_{self.target.pk}_{self.source.pk}"


@dataclass(frozen=True)
class OneConsent:
    """A consent that holds in one file and was withdrawn in the other: what the person wants now is asked.

    Proposed is "withdrawn": nothing is passed on that somebody once forbade (PIPL Art. 15).
    """

    standing: Consent
    withdrawn: Consent

    @property
    def question(self) -> str:
        """The name of its choice."""
        return f"consent_{self.standing.pk}_{self.withdrawn.pk}"


@dataclass(frozen=True)
class Questions:
    """Everything to be decided about two files."""

    fields: tuple[Field, ...]
    orders: tuple[OneOrder, ...]
    agreements: tuple[TwoAgreements, ...]
    twice: tuple[Twice, ...]
    consents: tuple[OneConsent, ...] = ()
    target_orders: int = 0
    source_orders: int = 0

    @property
    def wanted(self) -> dict[str, frozenset[str]]:
        """Question → its possible answers."""
        sides = frozenset({Side.TARGET.value, Side.SOURCE.value})
        found = {f.question: frozenset(str(a) for a in f.answers) for f in self.fields}
        found |= {row.question: sides for row in self.orders}
        found |= {row.question: sides for row in self.agreements}
        found |= {row.question: frozenset({STANDS, WITHDRAWN}) for row in self.consents}
        return found | {row.question: frozenset({APART, SAME}) for row in self.twice}

    @property
    def proposed(self) -> dict[str, str]:
        """Question → what is proposed, where something is."""
        found = {f.question: str(f.proposed.side) for f in self.fields if f.proposed.side}
        found |= {row.question: Side.TARGET.value for row in self.agreements}
        found |= {row.question: WITHDRAWN for row in self.consents}
        return found | {row.question: APART for row in self.twice}


@dataclass(frozen=True)
class Answers:
    """What was chosen."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    def side(self, question: str) -> Side:
        """The side chosen; the file that stays where nothing was asked."""
        return Side(self.chosen.get(question, Side.TARGET))

    def is_same(self, question: str) -> bool:
        """Whether a double entry was said to be one."""
        return self.chosen.get(question) == SAME

    def stands(self, question: str) -> bool:
        """Whether a consent was said to hold; not said is withdrawn."""
        return self.chosen.get(question) == STANDS


def questions(target: Client, source: Client) -> Questions:
    """What is to be decided; eight statements."""
    found = [
        Field(name, mine, theirs, proposal(name.removesuffix("_id"), mine, theirs))
        for name in FIELDS
        if _differ(mine := getattr(target, name), theirs := getattr(source, name))
    ]
    own, other = list(target.orders.order_by("pk")), list(source.orders.order_by("pk"))
    pairs = tuple(_one_order(own, other))
    return Questions(
        fields=tuple(found),
        orders=pairs,
        agreements=tuple(_agreements(pairs)),
        twice=(*_tests(target, source), *_meetings(target, source)),
        consents=tuple(_consents(target, source)),
        target_orders=len(own),
        source_orders=len(other),
    )


def _differ(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, list) and isinstance(theirs, list):
        return set(mine) != set(theirs)
    return bool((mine or "") != (theirs or ""))


def _one_order(own: Sequence[Order], other: Sequence[Order]) -> Iterable[OneOrder]:
    """Pairs that cannot both stand: both running, or of one number. An order is in one pair at most."""
    taken: set[int] = set()
    both = [(a, b) for a in own for b in other]
    running = [(a, b) for a, b in both if a.ended_on is None and b.ended_on is None]
    numbered = [(a, b) for a, b in both if a.number and a.number == b.number]
    for a, b in (*running, *numbered):
        if a.pk not in taken and b.pk not in taken:
            taken |= {a.pk, b.pk}
            yield OneOrder(a, b)


def _agreements(pairs: Sequence[OneOrder]) -> Iterable[TwoAgreements]:
    ids = [row.pk for pair in pairs for row in (pair.target, pair.source)]
    standing = {a.order_id: a for a in Agreement.objects.filter(order__in=ids, ends_on__isnull=True)}
    for pair in pairs:
        if pair.target.pk in standing and pair.source.pk in standing:
            yield TwoAgreements(standing[pair.target.pk], standing[pair.source.pk])


def _consents(target: Client, source: Client) -> Iterable[OneConsent]:
    """Consents of one scope, about the same relative: holding in one file, only withdrawn in the other."""
    latest: list[dict[tuple[object, ...], Consent]] = []
    for client in (target, source):
        rows = client.consents.select_related("kin").order_by(F("withdrawn_on").asc(nulls_last=True), "pk")
        latest.append({_about(row): row for row in rows})
    for mine, theirs in (latest, latest[::-1]):
        for about, row in mine.items():
            other = theirs.get(about)
            if row.withdrawn_on is None and other is not None and other.withdrawn_on is not None:
                yield OneConsent(row, other)


def _about(row: Consent) -> tuple[object, ...]:
    """What a consent is about. Each file has its own row of the same relative."""
    return (row.scope, (row.kin.relation, row.kin.name.strip()) if row.kin else None)


def _pairs(mine: Iterable[Any], theirs: Iterable[Any], key: Any) -> Iterable[Twice]:
    """Rows alike in both files, each once."""
    known: dict[Any, list[Any]] = {}
    for row in mine:
        known.setdefault(key(row), []).append(row)
    for row in theirs:
        if known.get(key(row)):
            yield Twice(known[key(row)].pop(0), row)


def _tests(target: Client, source: Client) -> Iterable[Twice]:
    standing = Screening.objects.filter(withdrawn_at__isnull=True).order_by("pk")
    return _pairs(
        standing.filter(client=target),
        standing.filter(client=source),
        lambda row: (row.taken_on, row.outcome, row.nature, tuple(sorted(row.positive_for))),
    )


def _meetings(target: Client, source: Client) -> Iterable[Twice]:
    standing = Contact.objects.filter(withdrawn_at__isnull=True).order_by("pk")
    return _pairs(
        standing.filter(client=target),
        standing.filter(client=source),
        lambda row: (row.held_on, row.kind, row.outcome),
    )
