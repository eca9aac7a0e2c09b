"""Which template holds for an office, which papers a file has, and what the public page may say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import override

from waystation.accounts.models import Organisation, User
from waystation.accounts.queries import up_to_root
from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.common.wording.labels.house import papers as words
from waystation.rules import papers as rules
from waystation.rules.papers import KINDS, CodeFound, PaperKind, written_number
from waystation.rules.papers.numbers import USUAL
from waystation.rules.people import Paper

from .access import registered, visible_to
from .models import Form, IssuedPaper, PaperCounter, PaperNumbering, PaperTemplate
from .rendering import apart, typeset, values, word
from .rendering.source import SHIPPED, NotTypeset

#: The language of every paper, whatever language its maker reads.
PRINTED = "zh-hans"


def template_for(office: Organisation, kind: PaperKind, form: Form) -> PaperTemplate | None:
    """The office's own template in force, else that of the nearest office above it; None: the shipped one."""
    near = up_to_root(office.area.path)
    own_first = Case(When(organisation=office, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = PaperTemplate.objects.filter(
        kind=kind.paper, form=form, until__isnull=True, organisation__area__path__in=near
    )
    return rows.order_by(own_first, "-organisation__area__path", "-pk").first()


def shipped_digest(kind: PaperKind) -> str:
    """The fingerprint of the shipped template with the parts it is made of."""
    both = (SHIPPED / f"{kind.paper}.typ").read_bytes() + (SHIPPED / "official.typ").read_bytes()
    return hashlib.sha256(both).hexdigest()


def pdf(template: PaperTemplate | None, kind: PaperKind, whole: values.Whole) -> bytes:
    """The paper as PDF. Raises ``apart.NotMade`` where an office's own template no longer works."""
    if template is None:
        try:
            return typeset.pdf(typeset.shipped(kind.paper), whole.values)
        except NotTypeset as problem:
            raise apart.NotMade(str(problem)) from problem
    return apart.made(bytes(template.content), Form.TYPST, whole.values)


def docx(template: PaperTemplate | None, kind: PaperKind, whole: values.Whole) -> bytes:
    """The paper as Word."""
    if template is None:
        return word.docx(word.shipped(kind.paper), whole.values)
    return apart.made(bytes(template.content), Form.WORD, whole.values)


def number_as_written(office: Organisation, kind: PaperKind, year: int, n: int) -> str:
    """The number of a paper as the office writes it."""
    row = PaperNumbering.objects.filter(organisation=office, kind=kind.paper).first()
    with override(PRINTED):
        short = str(label(kind.paper))
    return written_number(row.pattern if row else USUAL, kind=short, year=year, n=n)


def issued_in(client: Client) -> QuerySet[IssuedPaper]:
    """The papers of a reached file, newest first, without what they say."""
    rows = IssuedPaper.objects.filter(client=client).defer("content", "facts")
    return rows.select_related("organisation", "issued_by").order_by("-issued_on", "-pk")


@dataclass(frozen=True)
class Checked:
    """What a stranger may learn from a code: which office, which kind, what number and day, whether it
    holds. ``erased_on``: the office's own copy was deleted then, because its time was over."""

    kind: Paper
    office: str
    number: str
    issued_on: date
    cancelled_on: date | None
    erased_on: date | None = None


def checked(check_id: UUID) -> Checked | None:
    """The paper behind a genuine code; None: there is no such paper."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT waystation_paper_check(%s)", [check_id])
        (found,) = cursor.fetchone()
    if found is None:
        return None
    read: Mapping[str, str | None] = json.loads(found) if isinstance(found, str) else found
    cancelled, erased = read["cancelled_on"], read.get("erased_on")
    return Checked(
        kind=Paper(str(read["kind"])),
        office=str(read["office"]),
        number=str(read["number"]),
        issued_on=date.fromisoformat(str(read["issued_on"])),
        cancelled_on=date.fromisoformat(cancelled) if cancelled else None,
        erased_on=date.fromisoformat(erased) if erased else None,
    )


@dataclass(frozen=True)
class OnScan:
    """A paper whose code is on a scan. ``client``: whose it is, where the asker reaches that file."""

    found: CodeFound
    office: str
    issued_on: date
    client: Client | None = None


def on_scan(user: User, client: Client, ids: Sequence[UUID]) -> list[OnScan]:
    """The papers behind codes, in their order; those of other files as far as a stranger may know them,
    and whose they are where ``user`` reaches the file. One statement; three for each of another file."""
    rows = IssuedPaper.objects.filter(client=client, check_id__in=ids).defer("content", "facts")
    here = {row.check_id: row for row in rows.select_related("organisation")}
    found = []
    for check_id in ids:
        row = here.get(check_id)
        if row is not None:
            code = CodeFound(
                Paper(row.kind), row.number, is_here=True, cancelled=row.cancelled_on is not None
            )
            found.append(OnScan(code, row.organisation.name, row.issued_on, client))
        elif (known := checked(check_id)) is not None:
            found.append(_elsewhere(user, check_id, known))
    return found


def _elsewhere(user: User, check_id: UUID, known: Checked) -> OnScan:
    row = visible_to(user).filter(check_id=check_id).select_related("client").first()
    code = CodeFound(known.kind, known.number, is_here=False, cancelled=known.cancelled_on is not None)
    return OnScan(code, known.office, known.issued_on, row.client if row else None)


@dataclass(frozen=True)
class Wanted:
    """What of a register is shown: a year, a kind; none: all."""

    year: int | None = None
    kind: Paper | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.year is not None or self.kind is not None


def register(office: Organisation, wanted: Wanted) -> QuerySet[IssuedPaper]:
    """The register of a reached office, newest first."""
    rows = registered(office)
    if wanted.year is not None:
        rows = rows.filter(year=wanted.year)
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind)
    return rows.order_by("-issued_on", "-pk")


def in_register(office: Organisation) -> tuple[list[int], list[Paper]]:
    """The years and kinds in which the office has given numbers; one statement."""
    rows = list(PaperCounter.objects.filter(organisation=office).values_list("year", "kind"))
    kinds = {kind for _year, kind in rows}
    return sorted({year for year, _kind in rows}, reverse=True), [one for one in KINDS if one in kinds]


def whose(user: User, papers: Sequence[IssuedPaper]) -> dict[int, Client]:
    """Paper → client, of those whose files ``user`` reaches; one statement."""
    rows = visible_to(user).filter(pk__in=[one.pk for one in papers]).select_related("client")
    return {one.pk: one.client for one in rows}


@dataclass(frozen=True)
class TemplateState:
    """One kind on the page of an office's templates."""

    kind: PaperKind
    typst: PaperTemplate | None
    word: PaperTemplate | None
    pattern: str
    former: int


def templates_of(office: Organisation) -> list[TemplateState]:
    """Every kind with the office's own templates and numbers; two statements."""
    rows = PaperTemplate.objects.filter(organisation=office).defer("content").select_related("made_by")
    now: dict[tuple[str, str], PaperTemplate] = {}
    former: dict[str, int] = {}
    for row in rows:
        if row.until is None:
            now[row.kind, row.form] = row
        else:
            former[row.kind] = former.get(row.kind, 0) + 1
    patterns = dict(PaperNumbering.objects.filter(organisation=office).values_list("kind", "pattern"))
    return [
        TemplateState(
            kind,
            now.get((paper.value, Form.TYPST.value)),
            now.get((paper.value, Form.WORD.value)),
            patterns.get(paper.value, ""),
            former.get(paper.value, 0),
        )
        for paper, kind in KINDS.items()
    ]


def pattern_of(office: Organisation, kind: PaperKind) -> str:
    """How the office writes the numbers of a kind; empty: as usual."""
    row = PaperNumbering.objects.filter(organisation=office, kind=kind.paper).first()
    return row.pattern if row else ""


def shipped(kind: PaperKind, form: Form) -> bytes:
    """The shipped template, to work from."""
    return (SHIPPED / f"{kind.paper}.{form.value}").read_bytes()


def described(kind: PaperKind) -> dict[str, list[tuple[str, str, object]]]:
    """What a template of the kind may name: ``fields`` (code, meaning, sample), ``lists`` (code, meaning,
    columns with samples)."""
    return {
        "fields": [(name, str(words.FIELDS[name]), rules.FIELDS[name]) for name in kind.fields],
        "lists": [(name, str(words.LISTS[name]), rules.LISTS[name].items()) for name in kind.lists],
    }
