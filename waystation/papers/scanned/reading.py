"""The process that looks for codes on one scan: the scan comes in on standard input, the texts go out.

It imports neither Django nor anything of ours, knows no key and no database, and first of all gives up the
right to more memory, time and files than one scan needs.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
#: After so long no further page is begun.
ENOUGH = 12.0
MOST_PAGES = 60
#: Texts that are told, and signs of one.
MOST_TEXTS, LONGEST = 12, 300
#: Dots an inch at which a page is drawn: first coarsely, then finely where nothing was found.
DOTS = (200, 300)
#: The longest side of a drawn page; A4 at 300 dots is 3508 high.
LONGEST_SIDE = 3600
MOST_PIXELS = 17_000_000


def main() -> int:
    """Read, look, tell."""
    _limit_myself()
    content = sys.stdin.buffer.read()
    ends_at = time.monotonic() + ENOUGH
    texts: list[str] = []
    all_read = True
    if sys.argv[1:] == ["application/pdf"]:
        all_read = _look_through(content, texts, ends_at)
    else:
        texts += _texts(_picture(content))
    sys.stdout.write(json.dumps({"texts": texts[:MOST_TEXTS], "all_read": all_read}))
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


def _picture(content: bytes) -> Any:
    from PIL import Image

    opened = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
    if opened.width * opened.height > MOST_PIXELS:
        raise SystemExit(1)
    return opened.convert("L")


def _look_through(content: bytes, texts: list[str], ends_at: float) -> bool:
    """Every page coarsely, then those without a code finely, as long as there is time; whether all were."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(content)
    count = len(pdf)
    waiting = list(range(min(count, MOST_PAGES)))
    for dots in DOTS:
        without = []
        for number in waiting:
            if time.monotonic() > ends_at or len(texts) >= MOST_TEXTS:
                return False
            found = list(_texts(_page(pdf[number], dots)))
            texts += found
            if not found:
                without.append(number)
        if texts:
            break
        waiting = without
    return count <= MOST_PAGES


def _page(page: Any, dots: int) -> Any:
    width, height = page.get_size()
    longest = max(width, height, 1.0)
    scale = min(dots / 72, LONGEST_SIDE / longest)
    return page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil().convert("L")


def _texts(picture: Any) -> Iterator[str]:
    import zxingcpp

    wanted = zxingcpp.barcode_formats_from_str("QRCode")
    for found in zxingcpp.read_barcodes(picture, formats=wanted):
        if found.text and len(found.text) <= LONGEST:
            yield found.text


if __name__ == "__main__":
    sys.exit(main())
