"""Screen texts: ``update`` gathers them into the English catalogue, ``compile`` makes what Django reads,
``check`` says what is missing. Babel does the work; no gettext programs are needed.

    .venv/bin/python scripts/messages.py update|compile|check
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "waystation"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2), "N_": None}
METHODS = [
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**/jinja2/**.html", "jinja2.ext:babel_extract"),
]
OPTIONS = {"**/jinja2/**.html": {"trimmed": "true", "encoding": "utf-8", "extensions": "jinja2.ext.do"}}


def extracted() -> Catalog:
    """All texts that the package marks, with the files they stand in (no line numbers: fewer conflicts)."""
    catalog = Catalog(project="waystation", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        PACKAGE, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS
    ):
        catalog.add(message, None, [(name, None)], auto_comments=comments, context=context)
    return catalog


def stored() -> Catalog:
    if not ENGLISH.exists():
        return Catalog(locale="en", project="waystation", charset="utf-8")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def update() -> int:
    catalog = stored()
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)
    return 0


def compile_() -> int:
    with ENGLISH.with_suffix(".mo").open("wb") as file:
        write_mo(file, stored())
    return 0


def problems() -> list[str]:
    """Texts without English, English that nobody uses, places that do not match."""
    have, want = stored(), extracted()
    found = []
    for message in want:
        if not message.id:
            continue
        held = have.get(message.id, message.context)
        if held is None or not all(held.string if isinstance(held.string, tuple) else [held.string]):
            found.append(f"no English for {message.id!r}")
        else:
            found += [f"{message.id!r}: {error}" for error in held.check(have)]
    found += [f"nobody uses {m.id!r}" for m in have if m.id and want.get(m.id, m.context) is None]
    return found


def check() -> int:
    found = problems()
    print("\n".join(found) if found else "All screen texts have their English.")
    return 1 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["update", "compile", "check"])
    return {"update": update, "compile": compile_, "check": check}[parser.parse_args().what]()


if __name__ == "__main__":
    sys.exit(main())
