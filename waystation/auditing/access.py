"""Which entries of the record an auditor sees: those of people and of files in the own areas."""

from __future__ import annotations

from typing import cast

from django.db.models import Func, Q, QuerySet

from waystation.accounts import access
from waystation.accounts.models import Area, User
from waystation.audit import queries as record
from waystation.audit.queries import Entry
from waystation.clients.models import Client, Deletion
from waystation.common import scope
from waystation.rules.roles import Verb


def sees_all(user: User) -> bool:
    """Whether the auditor's areas are the whole house; then the system's own entries are seen too."""
    held = cast("bool | None", getattr(user, "_sees_whole_record", None))
    if held is None:
        roots = [path for path in access.paths(user, Verb.SEE_AUDIT) if len(path) == Area.steplen]
        held = bool(roots) and not QuerySet(Area).filter(depth=1).exclude(path__in=roots).exists()
        user._sees_whole_record = held  # type: ignore[attr-defined]  # asked once per request
    return held


def below_own(field: str, user: User) -> Q:
    """The condition "the path in ``field`` lies in the auditor's areas"."""
    return access.below(field, access.paths(user, Verb.SEE_AUDIT))


def files_of(user: User) -> QuerySet[Client]:
    """The files in the auditor's areas, for their numbers alone: nothing else of them is shown."""
    return Client.objects.filter(below_own("area__path", user))


def people_of(user: User) -> QuerySet[User]:
    """The accounts in the auditor's areas."""
    return access.visible_to(user, Verb.SEE_AUDIT)


def visible_to(user: User) -> QuerySet[Entry]:
    """The entries by, or for, people of the auditor's areas, and those about files there."""
    if sees_all(user):
        return record.entries()
    people = people_of(user).values("pk")
    files = files_of(user).values("pk")
    gone = Deletion.objects.filter(below_own("area__path", user), state=Deletion.State.DONE)
    erased = gone.annotate(file=Func("files", function="unnest")).values("file")
    return record.entries().filter(
        Q(actor__in=people) | Q(on_behalf_of__in=people) | Q(client_id__in=files) | Q(client_id__in=erased)
    )


#: The record is read in the scope of everything: the second wall keeps *files* from an auditor, and of files
#: only the number is read here.
reading = scope.everything
