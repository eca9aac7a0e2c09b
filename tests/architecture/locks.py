"""Which actions lock: read off the code, so that none is forgotten."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import ROOMS, layer, python_files

#: Functions of other modules that take a lock for whoever calls them.
LOCKERS = frozenset(
    {
        "select_for_update",
        "must_record",
        "must_decide",
        "lock",
        "lock_admins",
        "lock_account",
        "lock_matter",
        "lock_accounts",
    }
)


def _locks(node: ast.AST) -> bool:
    for call in ast.walk(node):
        if not isinstance(call, ast.Call):
            continue
        if ast.unparse(call.func).split(".")[-1] in LOCKERS:
            return True
        if any(word.arg == "lock" and ast.unparse(word.value) == "True" for word in call.keywords):
            return True
    return False


def _reaches_a_lock(node: ast.FunctionDef, local: dict[str, ast.FunctionDef]) -> bool:
    """Itself, or a function of its own module that it calls."""
    seen, waiting = {node.name}, [node]
    while waiting:
        here = waiting.pop()
        if _locks(here):
            return True
        called = {ast.unparse(c.func) for c in ast.walk(here) if isinstance(c, ast.Call)}
        for name in (called & set(local)) - seen:
            seen.add(name)
            waiting.append(local[name])
    return False


def locking_actions(root: Path) -> Iterator[str]:
    """``accounts.actions.people.close_account``: every public action that takes a lock."""
    for name, path in python_files(root):
        if layer(name) != "actions" or name.split("/")[0] not in ROOMS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        local = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}
        for one in local.values():
            if not one.name.startswith("_") and _reaches_a_lock(one, local):
                yield f"{name.removesuffix('.py').replace('/', '.')}.{one.name}"
