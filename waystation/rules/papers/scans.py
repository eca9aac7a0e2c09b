"""Where a scan belongs: by the code on it, by what a person chose, by the name of its file.

A person's word counts more than a code, and a code more than a name. A code of another file is for a
person to decide about: it is never filed, and never dropped, without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from waystation.rules.papers.naming import slot_of
from waystation.rules.people import Paper


@dataclass(frozen=True)
class CodeFound:
    """One of our papers whose code is on a scan. ``is_here``: it is a paper of the file that one is in."""

    kind: Paper
    number: str
    is_here: bool
    cancelled: bool = False


class Remark(StrEnum):
    """What a person should hear of a scan that was filed."""

    #: The code says another slot than the one that was chosen.
    CHOSEN_DIFFERS = "chosen_differs"
    #: Several papers in one file.
    SEVERAL = "several"
    #: The paper was cancelled.
    CANCELLED = "cancelled"
    #: The code belongs to another file; a person said it stays here.
    FOREIGN_KEPT = "foreign_kept"


@dataclass(frozen=True)
class Placed:
    """The slot of a scan, the number of the paper that it is (empty: not known), and what to say of it."""

    slot: Paper
    number: str = ""
    by_code: bool = False
    remarks: tuple[Remark, ...] = ()


def is_foreign(found: Sequence[CodeFound]) -> bool:
    """Whether a code on the scan belongs to another file."""
    return any(not one.is_here for one in found)


def placed(found: Sequence[CodeFound], chosen: Paper | None, file_name: str) -> Placed:
    """The slot of one scan. ``chosen``: what a person said."""
    here = [one for one in found if one.is_here]
    remarks = [Remark.FOREIGN_KEPT] if is_foreign(found) else []
    if any(one.cancelled for one in here):
        remarks.append(Remark.CANCELLED)
    kinds = list(dict.fromkeys(one.kind for one in here))
    number = here[0].number if len(here) == 1 else ""
    if chosen is not None:
        if kinds and kinds != [chosen]:
            return Placed(chosen, "", remarks=(*remarks, Remark.CHOSEN_DIFFERS))
        return Placed(chosen, number, remarks=tuple(remarks))
    if len(here) > 1:
        remarks.append(Remark.SEVERAL)
    if len(kinds) == 1:
        return Placed(kinds[0], number, by_code=True, remarks=tuple(remarks))
    if kinds:
        return Placed(Paper.OTHER, remarks=tuple(remarks))
    return Placed(slot_of(file_name) or Paper.OTHER, remarks=tuple(remarks))
