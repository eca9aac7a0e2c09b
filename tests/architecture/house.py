"""The rules of the house, each a function: root of a package → what breaks it, as readable lines.

They are functions and not only tests so that ``test_house.py`` can plant a violation for each of them and
see it found.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_VIEW_LINES = 25
MAX_ROOM_FILES = 10
FORBIDDEN_NAMES = {"utils", "helpers", "misc", "manager", "services", "base", "signals"}
#: Names that Django looks a module up by.
NAMED_BY_DJANGO = {"common/scope/postgresql/base.py"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")

#: Rooms that have actions, access and views.
ROOMS = (
    "audit",
    "accounts",
    "clients",
    "notices",
    "papers",
    "orders",
    "screening",
    "contacts",
    "assessment",
    "points",
    "activities",
    "casework",
    "auditing",
    "portal",
)
#: Where the clock may be read: at the edge, then ``today`` is passed on.
CLOCK_PLACES = ("views", "jobs", "cli", "middleware", "commands")
#: Chinese there is data (header synonyms, name tables) or goes to a terminal or log, not to a screen.
CHINESE_IS_DATA = (
    "casework/roster/",
    "casework/demo",
    "casework/synth/",
    "rules/",
    "common/crypto",
    "common/wording/words",
    "common/persons/pinyin",
    "common/persons/identity",
    "cli/",
    "embedded/",
    "config/settings",
    "accounts/imports/",
    "papers/rendering/",
    "casework/papers/",
)
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "ngettext_lazy", "gettext_noop", "N_"}


def python_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every module of the package with its path relative to ``root``; migrations are not source."""
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if "/migrations/" not in name:
            yield name, path


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    body = node.body
    skipped = 0
    if (
        isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    ):
        skipped = (body[0].end_lineno or body[0].lineno) - body[0].lineno + 1
    return (node.end_lineno or node.lineno) - node.lineno + 1 - skipped


def layer(name: str) -> str:
    """``casework/actions/recording.py`` → ``actions``; ``clients/views.py`` → ``views``."""
    parts = Path(name).with_suffix("").parts
    return parts[1] if len(parts) > 1 else parts[0]


def long_files(root: Path) -> list[str]:
    return [
        f"{name}: {lines} lines, at most {MAX_FILE_LINES}"
        for name, path in python_files(root)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_FILE_LINES
    ]


def long_functions(root: Path) -> list[str]:
    found = []
    for name, path in python_files(root):
        limit = MAX_VIEW_LINES if layer(name) == "views" else MAX_FUNCTION_LINES
        for node in functions(ast.parse(path.read_text(encoding="utf-8"))):
            if length(node) > limit:
                found.append(f"{name}:{node.lineno} {node.name}: {length(node)} lines, at most {limit}")
    return found


def crowded_rooms(root: Path) -> list[str]:
    """A room (or a folder in it) holds at most ten modules before it gets folders."""
    found = []
    for folder in sorted({path.parent for _name, path in python_files(root)}):
        modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        if len(modules) > MAX_ROOM_FILES:
            found.append(
                f"{folder.relative_to(root).as_posix()}: {len(modules)} modules, at most {MAX_ROOM_FILES}"
            )
    return found


def forbidden_file_names(root: Path) -> list[str]:
    return [
        f"{name}: a name that says nothing"
        for name, path in python_files(root)
        if path.stem in FORBIDDEN_NAMES and name not in NAMED_BY_DJANGO
    ]


def _calls(node: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            yield call, ast.unparse(call.func)


def unsafe_actions(root: Path) -> list[str]:
    """Public functions of ``actions`` take ``by`` first by keyword, are one transaction and are audited."""
    found = []
    for name, path in python_files(root):
        if layer(name) != "actions" or name.split("/")[0] not in ROOMS or name == "audit/actions.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            decorators = {ast.unparse(d) for d in node.decorator_list}
            if node.args.args or not node.args.kwonlyargs or node.args.kwonlyargs[0].arg != "by":
                found.append(f"{name}:{node.lineno} {node.name}: keyword-only, `by` first")
            if not decorators & {"transaction.atomic", "transaction.atomic(savepoint=False)"}:
                found.append(f"{name}:{node.lineno} {node.name}: not @transaction.atomic")
            if not _is_audited(node, tree):
                found.append(f"{name}:{node.lineno} {node.name}: nothing is audited")
    return found


def _is_audited(node: ast.FunctionDef, tree: ast.Module) -> bool:
    """It calls ``audit.record``, or one of its own module that does, or another module's action (``by=``)."""
    local = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    seen: set[str] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        for call, called in _calls(here):
            if called == "audit.record" or ("." in called and any(k.arg == "by" for k in call.keywords)):
                return True
            if called in local and called not in seen:
                seen.add(called)
                waiting.append(local[called])
    return False


def clock_readings(root: Path) -> list[str]:
    """``today`` and ``now`` are read at the edge and passed on: rules and actions work on any day."""
    found = []
    for name, path in python_files(root):
        if layer(name) in CLOCK_PLACES or name.split("/")[0] in CLOCK_PLACES:
            continue
        for call, called in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            if re.search(r"(^|\.)(today|now|localdate|localtime|utcnow)$", called) and not (
                called.endswith(("localtime", "localdate")) and call.args
            ):
                found.append(f"{name}:{call.lineno} {called}(): pass the day in")
    return found


def careless_writes(root: Path) -> list[str]:
    """No ``save()`` without ``update_fields`` in actions, no ``.objects.all()`` in views, no signals."""
    found = []
    for name, path in python_files(root):
        text = path.read_text(encoding="utf-8")
        for call, called in _calls(ast.parse(text)):
            if called.endswith(".save") and layer(name) == "actions" and not _saves_named_fields(call):
                found.append(f"{name}:{call.lineno} {called}() without update_fields")
            if called.endswith(".objects.all") and layer(name) in {"views", "forms"}:
                found.append(f"{name}:{call.lineno} {called}(): start from visible_to(user)")
            if called.endswith((".connect", "receiver")) and "psycopg" not in called and "signals" in text:
                found.append(f"{name}:{call.lineno} {called}: no signals, call the action")
    return found


def _saves_named_fields(call: ast.Call) -> bool:
    return any(k.arg in {"update_fields", "force_insert"} for k in call.keywords)


def jobs_without_scope(root: Path) -> list[str]:
    """A background job says what it may reach; without that the database shows it nothing."""
    found = []
    for name, path in python_files(root):
        if layer(name) != "jobs":
            continue
        for node in functions(ast.parse(path.read_text(encoding="utf-8"))):
            worn = [ast.unparse(one) for one in node.decorator_list]
            queued = any(one.startswith("app.task") for one in worn) and isinstance(node, ast.FunctionDef)
            if queued and "scope.everything()" not in worn:
                found.append(f"{name}:{node.lineno} {node.name}: @scope.everything() below @app.task")
    return found


def swallowed_exceptions(root: Path) -> list[str]:
    """``except Exception`` only at the edge of a worker loop (jobs, command line, supervisor)."""
    found = []
    for name, path in python_files(root):
        if layer(name) in {"jobs", "cli"} or name.split("/")[0] in {"cli", "embedded"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or ast.unparse(node.type) == "Exception"
            ):
                found.append(f"{name}:{node.lineno} catches everything")
    return found


def unmarked_chinese(root: Path) -> list[str]:
    """Chinese that a screen shows stands inside ``_()``: else the English page shows Chinese."""
    found = []
    for name, path in python_files(root):
        if name.startswith(CHINESE_IS_DATA):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        allowed = _docstrings(tree) | _marked(tree)
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in allowed:
                continue
            if CHINESE.search(node.value):
                found.append(f"{name}:{node.lineno} {node.value[:24]!r} is not marked for translation")
    for path in sorted(root.rglob("jinja2/**/*.html")):
        found += _unmarked_in_template(path, path.relative_to(root).as_posix())
    return found


def _docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _marked(tree: ast.AST) -> set[int]:
    marked: set[int] = set()
    for call, called in _calls(tree):
        if called.split(".")[-1] in {
            "_",
            "gettext",
            "gettext_lazy",
            "ngettext",
            "pgettext",
            "ngettext_lazy",
            "gettext_noop",
            "N_",
        }:
            marked |= {id(node) for argument in call.args for node in ast.walk(argument)}
    return marked


def _unmarked_in_template(path: Path, name: str) -> list[str]:
    text = path.read_text(encoding="utf-8")
    blank = lambda match: re.sub(r"[^\n]", " ", match.group())  # noqa: E731  # keeps the line numbers
    text = re.sub(r"\{#.*?#\}", blank, text, flags=re.DOTALL)
    text = re.sub(r"\{%\s*trans.*?\{%\s*endtrans\s*%\}", blank, text, flags=re.DOTALL)
    text = re.sub(r"\bn?_?(?:gettext)?\(\s*(\"[^\"]*\"|'[^']*')", blank, text)
    text = re.sub(r"\bngettext\(\s*(\"[^\"]*\"|'[^']*')\s*,\s*(\"[^\"]*\"|'[^']*')", blank, text)
    return [
        f"{name}:{number} {line.strip()[:40]!r} is not marked for translation"
        for number, line in enumerate(text.splitlines(), 1)
        if CHINESE.search(line)
    ]


def lively_templates(root: Path) -> list[str]:
    """The strict content policy: no inline script, style or handler in any template."""
    bad = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)
    found = []
    for path in sorted([*root.rglob("jinja2/**/*.html"), *root.rglob("templates/**/*.html")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if bad.search(line):
                found.append(f"{path.relative_to(root).as_posix()}:{number} {line.strip()[:60]}")
    return found


def broken_marks(root: Path) -> list[str]:
    """Texts for translation have named places and are never put together with f-strings."""
    found = []
    for name, path in python_files(root):
        for call, called in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            if called.split(".")[-1] in {"_", "gettext", "gettext_lazy", "ngettext"} and call.args:
                first = call.args[0]
                if isinstance(first, ast.JoinedStr):
                    found.append(f"{name}:{call.lineno} f-string inside {called}()")
                elif isinstance(first, ast.Constant) and re.search(r"%[sd]|\{\}", str(first.value)):
                    found.append(f"{name}:{call.lineno} nameless place in {first.value!r}")
    return found


def bare_legal_numbers(root: Path) -> list[str]:
    """Days, months and years of the law stand in ``rules/law.py`` with their article, not in other code."""
    found = []
    for name, path in python_files(root):
        if not name.startswith(("clients/", "orders/", "screening/", "contacts/", "casework/", "rules/")):
            continue
        if name.startswith(("rules/law", "casework/demo", "casework/synth/", "casework/roster/")):
            continue
        for call, called in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            if called.split(".")[-1] not in {"timedelta", "add_days", "add_months", "add_years"}:
                continue
            values = [
                *call.args,
                *(k.value for k in call.keywords if k.arg in {"days", "weeks", "months", "years"}),
            ]
            for value in values:
                if isinstance(value, ast.Constant) and isinstance(value.value, int) and abs(value.value) > 1:
                    found.append(
                        f"{name}:{call.lineno} {ast.unparse(call)}: a number of days needs a parameter"
                    )
    return found


ALL = (
    long_files,
    long_functions,
    crowded_rooms,
    forbidden_file_names,
    unsafe_actions,
    clock_readings,
    careless_writes,
    jobs_without_scope,
    swallowed_exceptions,
    unmarked_chinese,
    lively_templates,
    broken_marks,
    bare_legal_numbers,
)
