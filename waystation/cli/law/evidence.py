"""Which function applies a figure or a rule, and which test shows it: found in the source, typed by nobody.

A figure is applied by the functions that name its key (also by a constant of their module, or by a name they
build from parts); a rule, a step or a situation by those that name its member. Tests are found the same way.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
#: Tests stand beside the package; one that was installed without them shows none.
TESTS = PACKAGE.parent / "tests"
#: What only lists figures, says their words or prints them applies none.
NOT_APPLIED_IN = ("rules/law/", "common/wording/", "cli/", "casework/demo/", "locale/")
#: Characters that a text made of parts must fix to be a name of something.
SHORTEST_PART = 5
#: A constant with more texts than this is a table.
LONGEST_CONSTANT = 30
#: So many names stand in a cell; the rest is counted.
SHOWN = 3

#: Tests that go through the table of figures as a whole.
TABLE_TESTS = "rules/test_law.py:"
#: Figures that no function reads yet, and why they stand in the table all the same.
NOT_USED: Mapping[str, str] = {
    "break_glass_hours": "read through the table `rules/privacy/reasons.py:HOURS`",
    "unseal_hours": "read through the table `rules/privacy/reasons.py:HOURS`",
    "test_draw_one_in_treatment": "its name is made from that of the plan (`rules/screening/`)",
    "test_draw_one_in_recovery_1y": "its name is made from that of the plan (`rules/screening/`)",
    "test_draw_one_in_recovery_2y": "its name is made from that of the plan (`rules/screening/`)",
    "test_draw_one_in_recovery_3y": "its name is made from that of the plan (`rules/screening/`)",
    "oversight_hours": "read through the table `rules/privacy/reasons.py:HOURS`",
}


@dataclass(frozen=True)
class Function:
    """One function with everything it names."""

    name: str
    words: frozenset[str]
    patterns: tuple[re.Pattern[str], ...] = ()

    def builds(self, word: str) -> bool:
        """Whether a text that it makes of parts can be ``word``."""
        return any(pattern.fullmatch(word) for pattern in self.patterns)


@dataclass
class _Module:
    constants: dict[str, set[str]] = field(default_factory=dict)
    functions: list[Function] = field(default_factory=list)


def _texts(node: ast.AST) -> Iterator[str]:
    """The texts, names and ``Class.MEMBER`` that stand below a node."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
        elif isinstance(one, ast.Name):
            yield one.id
        elif isinstance(one, ast.Attribute):
            yield one.attr
            if isinstance(one.value, ast.Name):
                yield f"{one.value.id}.{one.attr}"
            elif isinstance(one.value, ast.Attribute):
                yield f"{one.value.attr}.{one.attr}"


def _parts(node: ast.AST) -> Iterator[re.Pattern[str]]:
    """Texts made of parts (``f"test_plan_recovery_{years}y"``) of which enough is fixed to mean something."""
    for one in ast.walk(node):
        if isinstance(one, ast.JoinedStr):
            fixed = [part.value if isinstance(part, ast.Constant) else None for part in one.values]
            if max((len(str(text)) for text in fixed if text), default=0) >= SHORTEST_PART:
                yield re.compile("".join(r"\w+" if t is None else re.escape(str(t)) for t in fixed))


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The constants of a module: name and value."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                for name in ast.walk(target):
                    if isinstance(name, ast.Name):
                        yield name.id, node.value


def _read(file: Path, top: Path, *, whole: bool = False) -> list[Function]:
    """The functions of a file; ``whole``: what its large tables say is said by who names them (tests)."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    module = _Module()
    for name, value in _assigned(tree):
        said = set(_texts(value))
        # A table of many keys applies none of them by being named.
        if whole or len(said) <= LONGEST_CONSTANT:
            module.constants[name] = said
    place = file.relative_to(top).as_posix()
    for function, owner in _functions(tree):
        said = set(_texts(function))
        known: set[str] = set()
        waiting = [name for name in said if name in module.constants]
        while waiting:  # a constant may name another one
            name = waiting.pop()
            if name not in known:
                known.add(name)
                said |= module.constants[name]
                waiting += [other for other in module.constants[name] if other in module.constants]
        label = f"{place}:{owner}{function.name}"
        module.functions.append(Function(label, frozenset(said), tuple(_parts(function))))
    return module.functions


def _functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node, ""
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield inner, f"{node.name}."


@cache
def functions() -> tuple[Function, ...]:
    """Every function of the package that could apply a rule."""
    found: list[Function] = []
    for file in _sources():
        found += _read(file, PACKAGE)
    return tuple(found)


def _sources() -> Iterator[Path]:
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE).as_posix()
        if "/migrations/" not in place and not place.startswith(NOT_APPLIED_IN):
            yield file


@cache
def tests() -> tuple[Function, ...]:
    """Every test beside the package, with what it names and what its module's tables say."""
    found: list[Function] = []
    for file in sorted(TESTS.rglob("test_*.py")):
        found += [
            one for one in _read(file, TESTS, whole=True) if one.name.rpartition(":")[2].startswith("test_")
        ]
    return tuple(found)


def applied_by(*words: str) -> list[str]:
    """The functions that name any of ``words``, the pure rules first; where none does, those that build one
    from parts."""
    named = [one.name for one in functions() if not one.words.isdisjoint(words)]
    found = named or [one.name for one in functions() if any(one.builds(word) for word in words)]
    return sorted(found, key=lambda name: not name.startswith("rules/"))


def shown_by(*words: str, applied: Iterable[str] = ()) -> list[str]:
    """The tests that name any of ``words``, those of the pure rules first; where none does, those of the same
    room that name a function of ``applied``; those that go through the whole table come last."""
    named = [one.name for one in tests() if not one.words.isdisjoint(words)]
    tables = {name for name in named if name.startswith(TABLE_TESTS)}
    found = [name for name in named if name not in tables] or [
        one.name
        for name in applied
        for one in tests()
        if one.name.partition("/")[0] == name.partition("/")[0] and _short(name) in one.words
    ]
    ranked = sorted(dict.fromkeys(found), key=lambda name: not name.startswith("rules/"))
    return ranked + sorted(tables)


def _short(name: str) -> str:
    return name.rpartition(":")[2].rpartition(".")[2]


def cell(names: Iterable[str], none: str = "—") -> str:
    """The first few names and how many more."""
    listed = list(names)
    if not listed:
        return none
    more = f" +{len(listed) - SHOWN}" if len(listed) > SHOWN else ""
    return ", ".join(f"`{name}`" for name in listed[:SHOWN]) + more
