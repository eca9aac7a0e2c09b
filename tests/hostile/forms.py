"""What a page asks for: the forms in its HTML, with a lawful value for every field."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form: where it is sent, and its fields in order (a name may stand several times)."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the forms of one page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self._options: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(words.get("action") or self.page, words.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is None:
            return
        elif tag == "select":
            self._select, self._options = words.get("name", ""), []
        elif tag == "option" and self._select:
            self._options.append(words.get("value", ""))
        elif tag == "textarea":
            self._form.fields.append((words.get("name", ""), "约谈记录"))
        elif tag in {"input", "button"} and words.get("name"):
            self._take_input(self._form, words)

    def _take_input(self, form: Form, words: dict[str, str]) -> None:
        name, kind = words["name"], words.get("type", "text")
        if kind == "file":
            form.files.append(name)
        elif kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(words.get("value", "on"))
        else:
            form.fields.append((name, words.get("value", "") or _USUAL.get(kind, "陈安")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._form is not None and self._select:
            self._form.choices[self._select] = [option for option in self._options if option] or [""]
            self._select = ""
        elif tag == "form":
            self._form = None


_USUAL = {
    "date": "2026-11-02",
    "number": "3",
    "tel": "19900001111",
    "time": "09:30",
    "password": "correct-horse",
}


def forms_of(page: str, html: str) -> list[Form]:
    """The forms of ``html``, which was found at ``page``."""
    reader = _Reader(page)
    reader.feed(html)
    return reader.forms
