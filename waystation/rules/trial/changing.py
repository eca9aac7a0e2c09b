"""What if: the facts with a few changes made to them, and what follows differently. Both are plain values."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Facts = Mapping[str, Any]


class What(StrEnum):
    """What can be changed in one go."""

    ORDER = "order"
    TEST = "test"
    CONTACT = "contact"
    LEAVE = "leave"
    ABSENCE = "absence"
    SUSPENSION = "suspension"
    DAY = "day"


#: The lists of the text that a record of each kind goes into.
_LISTS: Mapping[What, str] = {
    What.ORDER: "orders",
    What.TEST: "tests",
    What.CONTACT: "contacts",
    What.LEAVE: "leaves",
    What.ABSENCE: "absences",
}
#: The days of an order that can be set.
ORDER_DAYS = ("served_on", "reported_on", "agreed_on", "ended_on")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``record``: what is added, as in the text; for ``day``, the one day of the order by its
    name; for ``suspension``, the spell. Both go to the last order."""

    what: What
    record: Facts


def changed(facts: Facts, changes: Iterable[Change]) -> dict[str, Any]:
    """The facts with the changes made, one after the other; the facts given stay as they are.

    ``facts`` have been read once without complaint, the changes have not. A change that needs an order is
    passed over where there is none.
    """
    made = copy.deepcopy(dict(facts))
    for change in changes:
        if change.what in _LISTS:
            _add(made, _LISTS[change.what], change.record)
        elif made.get("orders"):
            _of_order(made["orders"][-1], change)
    return made


def _add(holder: dict[str, Any], name: str, record: Facts) -> None:
    """To the end of a list; what is no list stays for the reader to refuse."""
    held = holder.setdefault(name, [])
    if isinstance(held, list):
        held.append(dict(record))


def _of_order(order: dict[str, Any], change: Change) -> None:
    if change.what is What.SUSPENSION:
        _add(order, "suspensions", change.record)
        return
    for name in ORDER_DAYS:
        if name not in change.record:
            continue
        day = change.record[name]
        if name == "agreed_on":
            order["agreements"] = [{"signed_on": day}]
        elif name == "ended_on":
            order["end"] = {"as": "completed", "on": day}
        else:
            order[name] = day


class Sort(StrEnum):
    """How something differs."""

    NEW = "new"
    GONE = "gone"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """A duty that is new, gone or stands elsewhere: as it was and as it would be."""

    sort: Sort
    before: Facts | None
    after: Facts | None


#: What makes two rows of the same duty look different to a person.
_LOOK = ("opens_on", "due_on", "closes_on", "state", "done")


def differences(before: Facts, after: Facts) -> tuple[Difference, ...]:
    """The duties in which two results differ, in the order of their due days."""
    return tuple(sorted(_differences(before, after), key=_when))


def _differences(before: Facts, after: Facts) -> Iterator[Difference]:
    was = {item["key"]: item for item in before["obligations"]}
    now = {item["key"]: item for item in after["obligations"]}
    for key, item in now.items():
        if key not in was:
            yield Difference(Sort.NEW, None, item)
        elif any(was[key][name] != item[name] for name in _LOOK):
            yield Difference(Sort.OTHER, was[key], item)
    for key, item in was.items():
        if key not in now:
            yield Difference(Sort.GONE, item, None)


def _when(found: Difference) -> tuple[str, str]:
    shown = found.after or found.before or {}
    return shown["due_on"], shown["key"]
