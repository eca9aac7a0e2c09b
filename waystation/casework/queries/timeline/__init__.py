"""The timeline of a file.

A new subject joins by: its ``Kind`` (``kinds``), its title (``titles``), one file in ``sources``: rows with
the columns of ``sources/orders.sql``, which start from ``%(client)s``, and the columns its words come from
(``WORDS``), by which they are masked.
"""

from .events import PAGE, Event, Wanted, authors, events
from .kinds import KINDS, Kind
from .titles import analytes, appointment_words, obligation_title

__all__ = [
    "KINDS",
    "PAGE",
    "Event",
    "Kind",
    "Wanted",
    "analytes",
    "appointment_words",
    "authors",
    "events",
    "obligation_title",
]
