"""Screen texts: ``update`` gathers them into the English catalogue, ``compile`` makes what Django reads,
``check`` says what is missing. Babel does the work; no gettext programs are needed.

    .venv/bin/python scripts/messages.py update|compile|check
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
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
# Without dates and addresses: two branches that add texts then merge.
HEADER = """\
# The English of Waystation's screens. The message ids are the Chinese source texts.
# `scripts/messages.py update` gathers new ones, `check` tells what is missing.
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
PLACE = re.compile(r"%\((\w+)\)[sd]")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# Chinese that stands in an English sentence on purpose: a language's own name, and words that must be typed.
KEPT_CHINESE = re.compile(r"简体中文|“[是否]”")
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


def write(catalog: Catalog) -> None:
    """The catalogue as it is kept: sorted, without line numbers or dates, so that branches merge."""
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalog, width=110, sort_output=True, omit_header=True, include_lineno=False)


def update() -> int:
    catalog = stored()
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    write(catalog)
    return 0


def compile_() -> int:
    """Write the compiled catalogue in one step, so that several test workers may do it at once."""
    target = ENGLISH.with_suffix(".mo")
    half = target.with_name(f"{target.name}.{os.getpid()}")
    with half.open("wb") as file:
        write_mo(file, stored())
    half.replace(target)
    return 0


def compile_if_stale() -> None:
    target = ENGLISH.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < ENGLISH.stat().st_mtime:
        compile_()


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each Chinese form beside its English one."""
    chinese = message.id if isinstance(message.id, tuple) else (message.id,)
    english = message.string if isinstance(message.string, tuple) else (message.string,)
    for at, text in enumerate(english):
        yield chinese[min(at, len(chinese) - 1)], text


def faults(message: Message) -> Iterator[str]:
    """What is wrong with one message's English."""
    if message.fuzzy:
        yield f"a guess, not a translation: {message.id!r}"
    for chinese, english in pairs(message):
        if not english:
            yield f"no English for {chinese!r}"
            continue
        if set(PLACE.findall(chinese)) != set(PLACE.findall(english)):
            yield f"other named places than {chinese!r}: {english!r}"
        if CHINESE.search(KEPT_CHINESE.sub("", english)):
            yield f"Chinese in the English of {chinese!r}: {english!r}"


def problems(have: Catalog, want: Iterable[Message]) -> list[str]:
    """Texts without English, English that nobody uses, places that do not match, Chinese left over."""
    found = []
    wanted = {message.id: message for message in want if message.id}
    for id_ in wanted:
        held = have.get(id_)
        found += [f"no English for {id_!r}"] if held is None else list(faults(held))
    held_ids = [message.id for message in have if message.id]
    found += [f"nobody uses {id_!r}" for id_ in held_ids if id_ not in wanted]
    found += [f"nobody uses {message.id!r}" for message in have.obsolete.values()]
    return found


def check() -> int:
    found = problems(stored(), extracted())
    print("\n".join(found) if found else "All screen texts have their English.")
    return 1 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["update", "compile", "check"])
    return {"update": update, "compile": compile_, "check": check}[parser.parse_args().what]()


if __name__ == "__main__":
    sys.exit(main())
