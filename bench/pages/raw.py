"""The statements of a request through psycopg alone, in a closed loop: what database and driver cost."""

from __future__ import annotations

import statistics
import time

import psycopg


def timed(
    address: str, requests: list[list[str]], seconds: float, first: str = ""
) -> tuple[float, float, float]:
    """(p50, p95, p99) in ms of one request's statements, each fetched; ``first`` goes ahead."""
    took: list[float] = []
    with psycopg.connect(address, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
        cursor = connection.cursor()
        if first:
            cursor.execute(first)  # type: ignore[arg-type]  # as the product says it
        end = time.perf_counter() + seconds
        number = 0
        while time.perf_counter() < end or len(took) < 20:
            start = time.perf_counter()
            for sql in requests[number % len(requests)]:
                cursor.execute(sql)  # type: ignore[arg-type]  # the product's own text
                cursor.fetchall()
            took.append((time.perf_counter() - start) * 1000)
            number += 1
    points = statistics.quantiles(took, n=100)
    return points[49], points[94], points[98]
