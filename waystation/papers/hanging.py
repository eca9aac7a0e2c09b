"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (
    Hangs("papers.IssuedPaper", Way.MOVES, unread=("content", "facts")),
    # A print of many was a print of the file of that time.
    Hangs("papers.BatchLine", Way.STAYS),
)
