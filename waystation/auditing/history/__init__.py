"""A file's history: who changed which field, when, for whom, from what to what; grouped by deed.

What changed comes from the triggers (``common.history``), who it was from the record of deeds. A change that
no deed belongs to was made in the database itself, past the program, and is shown as such.
"""

from .reading import PAGE, Act, Asked, Line, page_of, people
from .words import things

__all__ = ["PAGE", "Act", "Asked", "Line", "page_of", "people", "things"]
