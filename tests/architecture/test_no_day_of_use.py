"""Nothing computes a day of use: what is said of detection is read by people and by nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import waystation

PACKAGE = Path(waystation.__file__).parent
#: Where the table of detection windows may be named: its own model, its actions, the page that prints it.
KEEPERS = {
    "screening/models/__init__.py",
    "screening/models/panels.py",
    "screening/actions/panels.py",
    "screening/queries/panels.py",
    "screening/migrations/0005_specimens.py",
    "screening/migrations/0007_panels_and_windows.py",
}


def named(root: Path) -> set[str]:
    """The files that name the table, by class or by table."""
    return {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if any(
            (isinstance(node, ast.Name | ast.alias) and _name(node) == "DetectionWindow")
            or (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and ("screening_detectionwindow" in node.value or node.value == "DetectionWindow")
                and not path.name.startswith("__")
            )
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else str(getattr(node, "name", ""))


def counted(path: Path) -> list[str]:
    """Where a file takes days from a day of a test, or touches tests at all."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in {"taken_on", "taken_at"}:
            found.append(f"line {node.lineno}: {node.attr}")
        if isinstance(node, ast.alias) and node.name == "Screening":
            found.append("names tests")
    return found


def test_only_its_keepers_name_the_table_of_windows():
    assert named(PACKAGE) <= KEEPERS, "what is said of detection is for reading; compute nothing with it"


def test_its_keepers_know_no_day_of_any_test():
    for name in KEEPERS - {"screening/models/__init__.py", "screening/migrations/0005_specimens.py"}:
        assert counted(PACKAGE / name) == [], name


def test_a_window_is_words_no_number_that_could_be_subtracted():
    from waystation.screening.models import DetectionWindow

    numbers = [
        field.name
        for field in DetectionWindow._meta.concrete_fields
        if field.get_internal_type() in {"DecimalField", "FloatField", "DurationField", "IntegerField"}
    ]
    assert numbers == []


def test_planted_violations_are_found(tmp_path: Path):
    file = tmp_path / "casework" / "guess.py"
    file.parent.mkdir()
    file.write_text(
        "from waystation.screening.models import DetectionWindow\n\n\n"
        "def used_on(test):\n    return test.taken_on - DetectionWindow.objects.get().days\n",
        encoding="utf-8",
    )
    assert named(tmp_path) == {"casework/guess.py"}
    assert counted(file) == ["line 5: taken_on"]
