"""Templates compiled for one language and one place where the program is mounted.

A page says the same words, icons and addresses a thousand times a day. What a template names outright
(``_("姓名")``, ``icon("phone")``, ``url("start")``, ``static("…")``) is looked up once, when the template is
compiled, and stands in the compiled code as text. What has places (``_("%(n)s 岁", n=age)``,
``url("casework:client", pk)``) is taken apart there, so that only the places are filled on the way out.
Designers write the same as ever; nothing here changes what a page shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_PLACE = re.compile(r"%\((\w+)\)s")


def _named(node: nodes.Node) -> str:
    """The name of a function that is called by its plain name; empty for anything else."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.dyn_args is None:
        return str(node.node.name)
    return ""


class _Fold(NodeTransformer):
    """Calls of known functions as filters (Jinja evaluates those while compiling, where it can)."""

    def __init__(self, house: HouseEnvironment, own_names: Iterable[str]) -> None:
        self.house = house
        self.direct = house.direct - set(own_names)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802  # jinja2 names it
        pieces = [piece for child in node.nodes for piece in self._pieces(child)]
        return nodes.Output([self.visit(piece) for piece in pieces], lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802  # jinja2 names it
        node = self.generic_visit(node)  # type: ignore[assignment]
        name = _named(node)
        if name not in self.direct or not node.args or node.dyn_kwargs is not None:
            return node
        first, *rest = node.args
        return nodes.Filter(first, name, rest, node.kwargs, None, None, lineno=node.lineno)

    def _pieces(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        """What stands for ``node`` in the output: itself, or its fixed pieces and its places."""
        found: list[nodes.Expr] | None = None
        if isinstance(node, nodes.Call) and _named(node) in self.direct:
            if _named(node) == "_":
                found = self._sentence(node)
            elif _named(node) == "url":
                found = self._address(node)
        yield from [node] if found is None else found

    def _sentence(self, node: nodes.Call) -> list[nodes.Expr] | None:
        """``_("%(n)s 岁", n=age)`` → age, " 岁"; None where it cannot be taken apart."""
        text = node.args[0] if len(node.args) == 1 else None
        if not isinstance(text, nodes.Const) or not node.kwargs or node.dyn_kwargs is not None:
            return None
        places = {pair.key: pair.value for pair in node.kwargs}
        words = str(self.house.words(text.value))
        pieces = _PLACE.split(words)
        if "%" in "".join(pieces[::2]) or not set(pieces[1::2]) <= set(places):
            return None
        return [
            places[piece] if index % 2 else nodes.TemplateData(piece, lineno=node.lineno)
            for index, piece in enumerate(pieces)
        ]

    def _address(self, node: nodes.Call) -> list[nodes.Expr] | None:
        """``url("casework:client", pk)`` → "/clients/", pk, "/"; None where it cannot be taken apart."""
        if len(node.args) < 2 or node.kwargs or node.dyn_kwargs is not None:
            return None
        name, *args = node.args
        if not isinstance(name, nodes.Const):
            return None
        pieces = self.house.shape(name.value, len(args))
        if pieces is None:
            return None
        return [
            nodes.TemplateData(piece, lineno=node.lineno)
            if isinstance(piece, str)
            else nodes.Filter(args[piece], "url_piece", [], [], None, None, lineno=node.lineno)
            for piece in pieces
        ]


#: The five characters of HTML in plain text: markupsafe's own, in C where it was built.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


def shown(value: Any) -> str:
    """``value`` on the page: what ``escape`` says, not wrapped up as ``Markup`` only to be joined."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # it is one
    if kind is int:
        return str(value)
    return escape(value)


class _Writer(CodeGenerator):
    """Jinja2's compiler, which writes ``shown`` where it would write ``escape`` around what is put out."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class HouseEnvironment(Environment):
    """The templates of one language. ``direct``: the functions that templates call by their plain name."""

    code_generator_class = _Writer
    shown = staticmethod(shown)
    direct: frozenset[str] = frozenset()
    words: Callable[[str], str]
    shape: Callable[[str, int], tuple[str | int, ...] | None]

    def functions(self, **named: Callable[..., Any]) -> None:
        """Let templates call these by name, as globals and, compiled, as filters: the same function."""
        self.globals.update(named)
        self.filters.update(named)
        self.direct |= frozenset(named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        own = {n.name for n in tree.find_all(nodes.Name) if n.ctx != "load"}
        own |= {macro.name for macro in tree.find_all(nodes.Macro)}
        own |= {i.target for i in tree.find_all(nodes.Import)}
        return _Fold(self, own).visit(tree)  # type: ignore[no-any-return]


class ByLanguage:
    """What Django's backend asks for templates: each from the environment of the language of the moment."""

    def __init__(self, make: Callable[[], HouseEnvironment], key: Callable[[], Any]) -> None:
        self._make, self._key = make, key
        self._known: dict[Any, HouseEnvironment] = {}

    def here(self) -> HouseEnvironment:
        """The environment for the language and the place of this request."""
        key = self._key()
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make()
        return found

    def get_template(self, name: str) -> Template:
        """A template by its name. jinja2's errors pass through."""
        return self.here().get_template(name)

    def from_string(self, source: str) -> Template:
        """A template from its text."""
        return self.here().from_string(source)
