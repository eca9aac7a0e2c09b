"""Finding people, and what a page asks about them. Every search starts from ``visible_to(user)``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from waystation.accounts.access import below, in_force, paths
from waystation.accounts.models import Grant, Organisation, User
from waystation.accounts.queries import up_to_root, workers_covering
from waystation.common import crypto
from waystation.common.persons import identity, pinyin
from waystation.common.reading import kept, statements
from waystation.rules.people import PersonData
from waystation.rules.roles import Role, Verb

from .access import visible_to
from .models import Client, ClientName, Document, Kin, Phone
from .rows import TAIL, phone_marks

_DIGITS = re.compile(r"\+?[0-9]+X?")
_LATIN = re.compile(r"[a-z' ]+")
_FILE_NUMBER = re.compile(r"[0-9]{4}-[0-9]+")
_WHOLE_ID = 15
#: A word that could be part of many names of areas; more areas than this are no answer.
_MOST_AREAS = 40


def works_in(user: User, area_path: str) -> bool:
    """Whether ``user`` is a worker for that area today."""
    return user.is_active and workers_covering(area_path).filter(pk=user.pk).exists()


def people_with_any(roles: Iterable[Role], area_path: str) -> QuerySet[User]:
    """Those who hold one of ``roles`` for an area today, by name; for places in the help team."""
    grants = Grant.objects.filter(
        in_force(), user=OuterRef("pk"), role__in=list(roles), area__path__in=up_to_root(area_path)
    )
    return User.objects.filter(Exists(grants), is_active=True).order_by("name", "pk")


def area_stations(area_path: str) -> list[int]:
    """The police station of an area: the one at it or nearest above it; nothing where two stand there."""
    rows = list(
        Organisation.objects.filter(
            in_force(), kind=Organisation.Kind.POLICE_STATION, area__path__in=up_to_root(area_path)
        ).values_list("pk", "area__path")
    )
    nearest = max((path for _pk, path in rows), key=len, default="")
    found = [pk for pk, path in rows if path == nearest]
    return found if len(found) == 1 else []


def stations_for(user: User) -> QuerySet[Organisation]:
    """The police stations at, below or above the areas of ``user``."""
    own = paths(user, Verb.CHANGE_CLIENT)
    above = {step for path in own for step in up_to_root(path)}
    return Organisation.objects.filter(
        in_force(),
        Q(area__path__in=above) | below("area__path", own),
        kind=Organisation.Kind.POLICE_STATION,
    ).order_by("name")


# --- one search box -----------------------------------------------------------------------------------


def _cleaned(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True)
class Typed:
    """What was typed as a name, in the forms that names are compared with."""

    text: str
    bare: str
    sound: str
    is_latin: bool
    is_long: bool

    def marked(self) -> Typed:
        """The same with marks in place of the words, for SQL that is kept (``kept.Rows``)."""
        return replace(self, text=kept.WORDS[0], bare=kept.WORDS[1], sound=kept.WORDS[2])

    def words(self) -> dict[str, str]:
        """Mark → word."""
        return dict(zip(kept.WORDS, (self.text, self.bare, self.sound), strict=False))


def typed(text: str) -> Typed | None:
    """What was typed, if it can be a name: no digits, no file number, not nothing."""
    text = _cleaned(text)
    if not text or _FILE_NUMBER.fullmatch(text) or _DIGITS.fullmatch(_compact(text)):
        return None
    bare = text.replace(" ", "")
    sound = bare.lower().replace("'", "").replace("ü", "v")
    return Typed(text, bare, sound, bool(_LATIN.fullmatch(sound)), len(sound) > 1)


def _compact(text: str) -> str:
    return re.sub(r"[\s\-()]", "", text).upper()


def _by_name(name: Typed) -> list[When]:
    """How well a name fits: the whole, the beginning, a part; then sound and initials."""
    names = ClientName.objects.filter(client=OuterRef("pk"))
    found = [
        When(Q(name=name.bare), then=Value(1)),
        When(Exists(names.filter(text__in=[name.bare, name.text])), then=Value(2)),
    ]
    if name.is_latin:
        found += [
            When(Exists(names.filter(pinyin=name.sound)), then=Value(4)),
            When(Exists(names.filter(initials=name.sound)), then=Value(5)),
        ]
        if name.is_long:
            found += [
                When(Exists(names.filter(pinyin__startswith=name.sound)), then=Value(6)),
                When(Exists(names.filter(initials__startswith=name.sound)), then=Value(7)),
            ]
    else:
        found += [
            When(Exists(names.filter(text__startswith=name.bare)), then=Value(6)),
            When(Exists(names.filter(text__contains=name.bare)), then=Value(7)),
        ]
    return found


def _ends_so(stored: str, digits: str) -> bool:
    return stored.endswith(digits)


def _by_digits(user: User, digits: str) -> list[When]:
    """Identity number or phone, whole or by its last four or more characters; two statements.

    The stored marks know the whole and the last four; what was typed beyond four is compared with the
    opened numbers of the few that fit.
    """
    mine = visible_to(user)
    if len(digits) < TAIL:
        return []
    # The number of a file that was merged leads to the file that stays.
    numbered = Client.objects.filter(Q(pk__in=mine.values("pk")) | Q(merged_into__in=mine.values("pk")))
    numbered = numbered.annotate(stays=Coalesce("merged_into_id", "pk"))
    tail = digits[-TAIL:]
    by_id = [
        pk
        for pk, number in numbered.filter(id_tail=crypto.blind("id_tail", tail)).values_list(
            "stays", "id_number"
        )
        if _ends_so(number, digits)
    ]
    phones = Phone.objects.filter(client__in=mine, number_tail=crypto.blind("phone_tail", tail))
    by_phone = [
        client
        for client, number in phones.values_list("client_id", "number")
        if _ends_so(number, identity.parse_phone(digits).number)
    ]
    found = [When(pk__in=by_id, then=Value(3)), When(pk__in=by_phone, then=Value(3))]
    if len(digits) >= _WHOLE_ID:
        whole = identity.parse(digits).number
        same = Client.objects.filter(merged_into=OuterRef("pk"), id_index=crypto.blind("id", whole))
        found.insert(0, When(Q(id_index=crypto.blind("id", whole)) | Q(Exists(same)), then=Value(0)))
    return found


_AREAS_NAMED = "SELECT path FROM accounts_area WHERE name LIKE %s ORDER BY path LIMIT %s"


def areas_named(name: Typed) -> list[str]:
    """The paths of communities and streets that hold the word in their name; one statement, or none."""
    if len(name.text) < 2 or name.text.isascii():
        return []
    part = connection.ops.prep_for_like_query(name.text)
    found = [path for (path,) in statements.rows(_AREAS_NAMED, [f"%{part}%", _MOST_AREAS + 1])]
    return found if len(found) <= _MOST_AREAS else []


def search(user: User, text: str, *, also: Iterable[int] = ()) -> QuerySet[Client]:
    """The clients ``user`` may see that ``text`` can mean, exact ones first; a query set for paging.

    Name, former name, pinyin, initials, identity number and phone (whole or the last four and more),
    file number, community or street. ``also``: ids that other rooms found (order numbers). At most two
    statements are made here, and one or two by the caller for page and count.
    """
    name = typed(text)
    if name is not None:
        return search_name(user, name, areas_named(name), also=also)
    text, found = _cleaned(text), []
    if _FILE_NUMBER.fullmatch(text):
        merged = Client.objects.filter(merged_into=OuterRef("pk"), file_number=text)
        found.append(When(Q(file_number=text) | Q(Exists(merged)), then=Value(0)))
    if _DIGITS.fullmatch(_compact(text)):
        found += _by_digits(user, _compact(text))
    return _ranked(user, found, also)


def search_name(
    user: User, name: Typed, areas: Sequence[str], *, also: Iterable[int] = ()
) -> QuerySet[Client]:
    """``search`` for what can be a name, in ``areas`` that are called so; no statement here."""
    there = [When(below("area__path", list(areas)), then=Value(9))] if areas else []
    return _ranked(user, _by_name(name) + there, also)


def _ranked(user: User, found: list[When], also: Iterable[int]) -> QuerySet[Client]:
    found.append(When(pk__in=also, then=Value(3)))
    rank = Case(*found, default=None, output_field=IntegerField(null=True))
    return (
        visible_to(user)
        .annotate(rank=rank)
        .filter(rank__isnull=False)
        .order_by("rank", F("state").desc(), "pinyin", "pk")
        .select_related("area", "worker")
    )


# --- duplicates while registering ---------------------------------------------------------------------


@dataclass(frozen=True)
class Duplicate:
    """A file that may be the same person. ``client`` is None where the user may not see it: then only that
    it exists is said. ``reasons``: ``id_number``, ``name_and_birth``, ``phone``, ``pinyin_and_birth``."""

    client: Client | None
    reasons: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        """The same identity number: never a second file."""
        return "id_number" in self.reasons


def possible_duplicates(user: User, data: PersonData, *, most: int = 20) -> list[Duplicate]:
    """Files that may be the person of ``data``, certain ones first; three statements.

    The identity number is compared everywhere, all else among the files ``user`` may see.
    """
    number = ""
    born_on = data.born_on
    if data.id_number.strip():
        read = identity.parse(data.id_number)
        number, born_on = read.number, born_on or read.born_on
    found: list[Duplicate] = []
    hidden = bool(number) and bool(numbers_on_file([crypto.blind("id", number)]))
    for client in _alike(user, data, number, born_on)[:most]:
        reasons = tuple(name for name in _REASONS if getattr(client, f"same_{name}"))
        found.append(Duplicate(client, reasons))
        hidden = hidden and "id_number" not in reasons
    if hidden:
        found.insert(0, Duplicate(None, ("id_number",)))
    return found


def to_merge(user: User, ids: Iterable[int]) -> set[int]:
    """Those of the files that ``user`` may merge; no statement for fewer than two, or who may merge none."""
    wanted = set(ids)
    if len(wanted) < 2 or not paths(user, Verb.MERGE_FILES):
        return set()
    return set(visible_to(user, Verb.MERGE_FILES).filter(pk__in=wanted).values_list("pk", flat=True))


def numbers_on_file(marks: Iterable[bytes]) -> set[bytes]:
    """Which of these blind indexes of identity numbers have a file, wherever it is; never which file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT waystation_numbers_on_file(%s::bytea[])", [list(marks)])
        return {bytes(mark) for mark in cursor.fetchone()[0]}


_REASONS = ("id_number", "name_and_birth", "phone", "pinyin_and_birth")


def _by_number(number: str) -> Q:
    """The file with this identity number, or the one in which it was merged."""
    index = crypto.blind("id", number)
    return Q(id_index=index) | Q(Exists(Client.objects.filter(merged_into=OuterRef("pk"), id_index=index)))


def _alike(user: User, data: PersonData, number: str, born_on: object) -> QuerySet[Client]:
    """Visible clients that fit in any way, marked with how."""
    names = ClientName.objects.filter(client=OuterRef("pk"))
    indexes = [phone_marks(identity.parse_phone(typed).number)[0] for typed in data.phones if typed.strip()]
    never = Q(pk__in=[])
    name = data.name.strip()
    on_day = Q(born_on=born_on) if born_on else never
    conditions = {
        "id_number": _by_number(number) if number else never,
        "name_and_birth": on_day & Q(Exists(names.filter(text=name))),
        "phone": Q(Exists(Phone.objects.filter(client=OuterRef("pk"), number_index__in=indexes))),
        "pinyin_and_birth": on_day & Q(Exists(names.filter(pinyin=pinyin.joined(name)))),
    }
    alike = never
    for condition in conditions.values():
        alike |= condition
    marks = {f"same_{name}": Case(When(q, then=True), default=False) for name, q in conditions.items()}
    return (
        visible_to(user)
        .filter(alike)
        .annotate(**marks)
        .select_related("area", "worker")
        .order_by(F("same_id_number").desc(), F("same_name_and_birth").desc(), "pinyin", "pk")
    )


# --- pages of one file --------------------------------------------------------------------------------


def papers(client: Client) -> QuerySet[Document]:
    """The papers of a file, newest first, without the scans themselves."""
    return client.documents.defer("content").select_related("added_by").order_by("-dated_on", "-pk")


def present_kin(client: Client) -> QuerySet[Kin]:
    """The relatives who still count."""
    return client.kin.filter(ends_on__isnull=True).order_by("pk")
