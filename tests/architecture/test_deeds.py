"""Every verb of the record reads as words on the auditor's pages."""

import ast
import re
from pathlib import Path

import waystation
from waystation.auditing import wording

VERB = re.compile(r"[a-z]+\.[a-z_]+")


def verbs_written():
    """Every verb that stands in the program as a literal."""
    found = set()
    for path in Path(waystation.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "verb":
                said = (part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant))
                found |= {word for word in said if isinstance(word, str) and VERB.fullmatch(word)}
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
