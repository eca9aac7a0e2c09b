"""Word from a template with Jinja places (docxtpl). The environment is sandboxed and escapes everything."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from .source import SHIPPED

#: What is left to write on where a sentence lacks a fact.
LINE = "＿＿＿＿＿＿"
#: Signs of a drawn name that are looked at: a signature has a few hundred points.
LONGEST_PATH = 60_000
_NUMBER = re.compile(r"\d{1,4}")


class NotFilled(Exception):
    """The template cannot be filled; the message says where."""


def line(value: object) -> object:
    """``{{ name|line }}``: the value, or a line to write on."""
    return value or LINE


def _picture(path: str) -> io.BytesIO:
    """A drawn name as a PNG. ``path``: M and L with points of a field of 2500 × 1000, as SVG has it."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (500, 200), "white")
    pen = ImageDraw.Draw(image)
    for stroke in path.split("M"):
        found = [int(number) // 5 for number in _NUMBER.findall(stroke)]
        points = list(zip(found[::2], found[1::2], strict=False))
        if points:
            pen.line(points, fill=20, width=5, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    out.seek(0)
    return out


def _drawing(document: Any, path: object) -> object:
    """``{{ row.drawn|drawing }}``: the drawn name as a picture in the line; nothing for nothing."""
    from docx.shared import Mm
    from docxtpl import InlineImage

    return InlineImage(document, _picture(str(path)[:LONGEST_PATH]), height=Mm(11)) if path else ""


def environment(document: Any = None) -> Any:
    """Templates see the facts and nothing else: no attribute that acts, no loop over more than a list."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    found = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    found.globals.clear()
    found.filters["line"] = line
    found.filters["drawing"] = lambda path: _drawing(document, path)
    return found


def docx(template: bytes, facts: Mapping[str, object]) -> bytes:
    """The paper as Word. Raises :class:`NotFilled`."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    made = DocxTemplate(io.BytesIO(template))
    try:
        made.render(dict(facts), environment(made), autoescape=True)
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
