"""Two people do the same thing at the same moment, on the real database, for every action that locks.

A case says what the two do and which entries of the record may be there afterwards. Whoever comes second is
done (the same once more), is refused in words, or finds nothing; nothing else may come out, so a deadlock, a
breach of a constraint or a lost update fails the case. ``tests/architecture/test_locks.py`` keeps the list
of cases equal to the list of actions that lock.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.db import connections
from django.db.models import Model
from django.http import Http404

from tests.people import Cast
from waystation.audit.models import Entry
from waystation.common import scope
from waystation.rules.problems import RuleBroken

Words = Mapping[str, Any]
#: Seconds; a lock that is never let go ends the test here.
PATIENCE = 60


@dataclass(frozen=True)
class Case:
    """``make(world)``: what both say (one mapping), or what each says (two).

    ``entries``: how many of ``verb`` may be entered by both together; more than one only where each of the
    two says something of its own (the last one's words stand, both are in the record).
    """

    make: Callable[[Cast], Words | tuple[Words, Words]]
    verb: str
    entries: frozenset[int] = frozenset({1})


@dataclass(frozen=True)
class Under:
    """Always called inside another action, under the lock that one takes first."""

    flow: str


def action(name: str) -> Callable[..., object]:
    """``accounts.actions.people.close_account`` → the function."""
    module, _dot, function = name.rpartition(".")
    found: Callable[..., object] = getattr(import_module(f"waystation.{module}"), function)
    return found


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run the acts in threads that start together; what came of each, in a word."""
    gate = threading.Barrier(len(acts))
    results = ["hangs"] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        with scope.everything():
            try:
                gate.wait(timeout=PATIENCE)
                act()
                results[place] = "done"
            except RuleBroken as refusal:
                results[place] = f"refused: {refusal.code}"
            except Http404:
                results[place] = "not there"
            except Exception as trouble:  # noqa: BLE001 - what else came out is what the test reports
                results[place] = f"{type(trouble).__name__}: {trouble}"
            finally:
                connections.close_all()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return results


def _own(words: Words) -> dict[str, Any]:
    """Each thread has its own copies of the rows."""
    return {name: copy.copy(value) if isinstance(value, Model) else value for name, value in words.items()}


def trouble(name: str, case: Case, world: Cast) -> str:
    """What went wrong when the two of ``case`` met; empty if nothing."""
    try:
        said = case.make(world)
    except Exception as error:  # noqa: BLE001 - the other cases are still to be tried
        return f"{name}: not set up: {type(error).__name__}: {error}"
    first, second = said if isinstance(said, tuple) else (said, said)
    before = Entry.objects.filter(verb=case.verb).count()
    act = action(name)
    one, two = _own(first), _own(second)
    results = at_once(lambda: act(**one), lambda: act(**two))
    entered = Entry.objects.filter(verb=case.verb).count() - before
    fine = all(result in {"done", "not there"} or result.startswith("refused") for result in results)
    if fine and "done" in results and entered in case.entries:
        return ""
    return f"{name}: {results}, {entered} × {case.verb}"
