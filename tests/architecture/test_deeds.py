"""Every verb of the record reads as words on the auditor's pages."""

import ast
from pathlib import Path

import waystation
from waystation.auditing import wording


def verbs_written():
    """Every verb that stands in the program as a literal."""
    found = set()
    for path in Path(waystation.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called in {"audit.record", "audit.looked", "audit.record_many", "record", "_record"}:
                given = [*node.args[1:2], *(k.value for k in node.keywords if k.arg == "verb")]
                found |= {arg.value for arg in given if isinstance(arg, ast.Constant)}
    return found


def test_every_verb_of_the_record_has_words():
    written = verbs_written()
    assert len(written) > 100
    without = written - set(wording.DEEDS)
    assert without == set(), "add what the person did to waystation/auditing/wording.py"
