"""The measured figures as a Markdown table for docs/performance.md, and as JSON."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass, field
from typing import Any

from .load import Shot
from .scene import Operation


@dataclass(slots=True)
class Measured:
    """One operation's samples, round by round. ``raw`` and ``scoped``: p50, p95, p99 of the statements alone,
    as the owner and as the web role with its scope."""

    operation: Operation
    product: list[Shot] = field(default_factory=list)
    bare: list[Shot] = field(default_factory=list)
    raw: tuple[float, float, float] | None = None
    scoped: tuple[float, float, float] | None = None

    def ratio(self, name: str) -> float | None:
        """Median of the ratios inside the rounds."""
        pairs = [(getattr(a, name), getattr(b, name)) for a, b in zip(self.product, self.bare, strict=False)]
        found = [ours / theirs for ours, theirs in pairs if theirs]
        return statistics.median(found) if found else None


def median(shots: list[Shot], name: str) -> float:
    """The median of one figure."""
    return statistics.median(getattr(shot, name) for shot in shots)


def _number(value: float | None, digits: int = 1) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def table(clients: int, measured: list[Measured], facts: dict[str, Any]) -> str:
    """Markdown."""
    lines = [
        f"**{clients:,} files**, {facts['when']}, {facts['machine']}, load {facts['load']} at the start, "
        f"{facts['rounds']} rounds of {facts['seconds']} s, {facts['connections']} connection(s): "
        f"`{facts['command']}`",
        "",
        "| page or action | statements | p50 / p95 / p99 ms | CPU ms (database) | bare p50 / CPU ms "
        "| × bare p50 / CPU | raw p50 ms, behind the wall | requests (wrong) | others' share | goal |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in measured:
        ours, bare = one.product, one.bare
        points = " / ".join(_number(median(ours, name)) for name in ("p50", "p95", "p99"))
        base = f"{median(bare, 'p50'):.1f} / {median(bare, 'cpu'):.1f}" if bare else "-"
        times = f"{_number(one.ratio('p50'), 2)} / {_number(one.ratio('cpu'), 2)}"
        raw = f"{_number(one.raw[0])}, {_number(one.scoped[0])}" if one.raw and one.scoped else "-"
        lines.append(
            f"| {one.operation.title} | {one.operation.statements} | {points} "
            f"| {median(ours, 'cpu'):.1f} ({median(ours, 'database_cpu'):.1f}) | {base} | {times} | {raw} "
            f"| {sum(s.requests for s in ours)} ({sum(s.bad for s in ours)}) "
            f"| {max(s.foreign for s in ours):.0%} | {one.operation.goal} |"
        )
    lines += [
        "",
        f"Memory of the serving process: {facts['memory']:.0f} MB (bare {facts['bare_memory']:.0f} MB); "
        f"cold start to the first answer: {facts['cold']:.1f} s (bare {facts['bare_cold']:.1f} s).",
    ]
    return "\n".join(lines)


def data(clients: int, measured: list[Measured], facts: dict[str, Any]) -> dict[str, Any]:
    """The same with every sample."""
    found = {
        one.operation.name: {
            "title": one.operation.title,
            "statements": one.operation.statements,
            "goal": one.operation.goal,
            "product": [asdict(shot) for shot in one.product],
            "bare": [asdict(shot) for shot in one.bare],
            "raw_ms": one.raw,
            "scoped_ms": one.scoped,
            "ratio_p50": one.ratio("p50"),
            "ratio_cpu": one.ratio("cpu"),
        }
        for one in measured
    }
    return {"clients": clients, "facts": facts, "operations": found}
