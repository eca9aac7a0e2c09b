"""What a paper costs: setting each kind, a batch of a hundred, Word, an office's own template, memory.

    python -m bench.papers

No database: facts are invented. Prints processor time and wall time of this process (for the template
that is set
apart: of its children too), and ratios inside the run, which hold on any machine.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from typing import Any

COPIES, PEOPLE, ROUNDS = 5, 100, 3


def spent(act: Callable[[], object], *, children: bool = False) -> tuple[float, float]:
    """(processor time, wall time) in seconds."""
    before, wall = _cpu(children), time.perf_counter()
    act()
    return _cpu(children) - before, time.perf_counter() - wall


def _cpu(children: bool) -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN) if children else None
    return time.process_time() + (used.ru_utime + used.ru_stime if used else 0.0)


def memory() -> int:
    """MB that this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the system's
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // (1024 * 1024)


def facts(kind: Any, number: int) -> dict[str, Any]:
    """Invented facts, another name for each."""
    from waystation.rules.papers import samples

    return {
        **samples(kind.fields, kind.lists, rows=12),
        "name": f"陈安{number}",
        "file_number": f"2026-{number:06}",
    }


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.typing_settings")
    import django

    django.setup()
    from waystation.papers import proof
    from waystation.papers.rendering import apart, pages, typeset, word
    from waystation.papers.rendering.values import whole
    from waystation.rules.papers import KINDS
    from waystation.rules.people import Paper

    held = memory()
    print(f"before the first paper: {held} MB")

    def one(kind: Any, number: int) -> bytes:
        qr = proof.drawing(f"https://station.example/check/{number:036}/")
        return typeset.pdf(typeset.shipped(kind.paper), whole(kind, facts(kind, number), qr=qr).values)

    cold = spent(lambda: one(KINDS[Paper.AGREEMENT], 0))
    print(f"first paper, imports and fonts included: {cold[0]:.3f} s cpu, {cold[1]:.3f} s wall")
    slowest = (0.0, 0.0, "")
    for paper, kind in KINDS.items():
        best = min(spent(lambda kind=kind, n=n: one(kind, n)) for n in range(1, COPIES + 1))
        slowest = max(slowest, (best[0], best[1], paper.value))
    print(f"warm, the slowest of 23 kinds ({slowest[2]}): {slowest[0]:.3f} s cpu, {slowest[1]:.3f} s wall")
    kind = KINDS[Paper.TEST_RECORD]
    batch: list[bytes] = []
    made = spent(lambda: batch.extend(one(kind, n) for n in range(PEOPLE)))
    joined = spent(lambda: batch.append(pages.joined(batch)))
    print(f"{PEOPLE} test records: {made[0]:.2f} s cpu, {made[1]:.2f} s wall")
    print(f"put together: {joined[0]:.2f} s cpu, {len(batch[-1]) / 1e6:.1f} MB")
    facts_of = whole(kind, facts(kind, 1), substitute=False).values
    pdf = min(spent(lambda: one(kind, 1))[0] for _ in range(ROUNDS))
    docx = min(spent(lambda: word.docx(word.shipped(kind.paper), facts_of))[0] for _ in range(ROUNDS))
    template = typeset.shipped(kind.paper).encode()
    own = min(spent(lambda: apart.made(template, "typ", facts_of), children=True)[0] for _ in range(ROUNDS))
    copy = min(spent(lambda: pages.marked(batch[0], "副本"))[0] for _ in range(ROUNDS))
    print(f"one PDF: {pdf:.3f} s cpu; Word {docx / pdf:.1f} ×, a copy {copy / pdf:.1f} ×")
    print(f"set in a process apart: {own / pdf:.1f} ×")
    print(f"afterwards: {memory()} MB, {memory() - held} MB more")


if __name__ == "__main__":
    main()
