"""Draw the shipped templates anew: ``python -m scripts.draw_papers``. A test compares what is committed."""

from __future__ import annotations

from pathlib import Path

from scripts.papers import typst_writer, word_writer
from scripts.papers.first_half import FIRST
from scripts.papers.second_half import SECOND
from waystation.rules.papers import KINDS

SHIPPED = Path(__file__).parent.parent / "waystation" / "papers" / "shipped"
DRAWN = {**FIRST, **SECOND}


def drawn() -> dict[str, bytes]:
    """File name → content of every shipped template."""
    found: dict[str, bytes] = {}
    for paper, kind in KINDS.items():
        found[f"{paper.value}.typ"] = typst_writer.write(kind, DRAWN[paper]).encode()
        found[f"{paper.value}.docx"] = word_writer.write(kind, DRAWN[paper])
    return found


def main() -> None:
    """Write what has changed."""
    for name, content in drawn().items():
        place = SHIPPED / name
        if not place.exists() or place.read_bytes() != content:
            place.write_bytes(content)
            print(f"drawn: {place.name}")


if __name__ == "__main__":
    main()
