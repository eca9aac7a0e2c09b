"""Word from a template with Jinja places (docxtpl). The environment is sandboxed and escapes everything."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from .source import SHIPPED

#: What is left to write on where a sentence lacks a fact.
LINE = "＿＿＿＿＿＿"


class NotFilled(Exception):
    """The template cannot be filled; the message says where."""


def line(value: object) -> object:
    """``{{ name|line }}``: the value, or a line to write on."""
    return value or LINE


def environment() -> Any:
    """Templates see the facts and nothing else: no attribute that acts, no loop over more than a list."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    found = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    found.globals.clear()
    found.filters["line"] = line
    return found


def docx(template: bytes, facts: Mapping[str, object]) -> bytes:
    """The paper as Word. Raises :class:`NotFilled`."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    made = DocxTemplate(io.BytesIO(template))
    try:
        made.render(dict(facts), environment(), autoescape=True)
    except TemplateError as problem:
        raise NotFilled(str(problem)) from problem
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def shipped(name: str) -> bytes:
    """The shipped template of a kind."""
    return (SHIPPED / f"{name}.docx").read_bytes()


def names(template: bytes) -> set[str]:
    """Which facts a template names. Raises :class:`NotFilled` where it cannot be read."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    try:
        return set(DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(environment()))
    except TemplateError as problem:
        raise NotFilled(str(problem)) from problem
