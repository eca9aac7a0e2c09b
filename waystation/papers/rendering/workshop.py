"""The process in which an office's own template is set: it knows no key and no database, and has little
memory
and time. One order comes in on standard input (JSON), a verdict and the paper go out.

It imports neither Django nor anything that could reach one.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

REFUSED = 3  # exit code: standard output holds the words of the refusal

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
#: A paper of an office's own template that is larger was not meant for paper.
MOST = 40 * 1024 * 1024


def main() -> int:
    """Set or fill one template."""
    order = json.loads(sys.stdin.buffer.read())
    sys.path.insert(0, str(Path(__file__).parents[3]))
    _limit_myself()
    template = base64.b64decode(order["template"])
    try:
        made = _typst(template, order) if order["form"] == "typ" else _word(template, order)
    except _refusals() as refusal:
        sys.stdout.buffer.write(str(refusal).encode()[:2000])
        return REFUSED
    if len(made) > MOST:
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


def _limit_myself() -> None:
    try:
        import resource
    except ImportError:  # Windows; the caller's patience is the limit there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refusals() -> tuple[type[Exception], ...]:
    from waystation.papers.rendering.source import NotTypeset
    from waystation.papers.rendering.word import NotFilled

    return NotTypeset, NotFilled


def _typst(template: bytes, order: dict[str, object]) -> bytes:
    from waystation.papers.rendering import source

    made = source.compiler(order["folders"])
    found = source.compiled(
        made,
        template.decode(),
        order["facts"],  # type: ignore[arg-type]
        order["families"],  # type: ignore[arg-type]
        format="pdf",
        timestamp=source.MOMENT,
    )
    assert isinstance(found, bytes)  # noqa: S101 - one PDF, whatever its pages
    return found


def _word(template: bytes, order: dict[str, object]) -> bytes:
    from waystation.papers.rendering import word

    if order.get("names"):
        return json.dumps(sorted(word.names(template))).encode()
    return word.docx(template, order["facts"])  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
