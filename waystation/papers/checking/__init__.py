"""An uploaded template is looked at before it holds: size, what it reaches for, which fields it names,
and whether
it prints with invented facts, with none, and with many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waystation.papers.models import Form
from waystation.papers.rendering import apart
from waystation.papers.rendering.values import Value, whole
from waystation.rules.papers import PaperKind, samples
from waystation.rules.problems import RuleBroken

from . import typst_source, word_file
from .fields import check_names

#: Rows of a long list: what a file looks like after three years.
MANY = 60


@dataclass(frozen=True)
class Tried:
    """What a template came to with invented facts."""

    content: bytes
    form: Form


def check(content: bytes, form: Form, kind: PaperKind) -> Tried:
    """The template with invented facts, if it may hold.

    Raises RuleBroken: ``papers.template_large``, ``template_type``, ``template_acts`` (names what),
    ``template_unknown`` (names the fields, with what may be meant), ``template_lacks`` (names the fields),
    ``template_fails`` or ``template_fails_at`` (with the words of the program that prints).
    """
    look = typst_source.look if form is Form.TYPST else word_file.look
    named = look(content)
    check_names(named, kind)
    tried = _made(content, form, whole(kind, _facts(kind, 3), substitute=form is Form.TYPST).values)
    _made(content, form, whole(kind, {}, substitute=False).values)
    _made(content, form, whole(kind, _facts(kind, MANY), substitute=False).values)
    return Tried(tried, form)


def _facts(kind: PaperKind, rows: int) -> dict[str, Value]:
    found: dict[str, Value] = samples(kind.fields, kind.lists, rows=rows)  # type: ignore[assignment]
    return found


def _made(content: bytes, form: Form, facts: Mapping[str, Value]) -> bytes:
    try:
        return apart.made(content, form, facts)
    except apart.NotMade as problem:
        words = str(problem).strip()
        if words:
            raise RuleBroken("papers.template_fails_at", words=words[:200]) from None
        raise RuleBroken("papers.template_fails") from None
