"""The draws of tests, for auditors: drawn again, counted, taken away as a table; no names, no later day."""

from .reading import PAGE_DAYS, Even, days, even_over_week, even_over_workers, lines, must_see, replay

__all__ = ["PAGE_DAYS", "Even", "days", "even_over_week", "even_over_workers", "lines", "must_see", "replay"]
