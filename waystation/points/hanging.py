"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (
    Hangs("points.Redemption", Way.MOVES),
    # What was asked, was asked about the wallet of the file of that time.
    Hangs("points.PointRequest", Way.STAYS),
    # A wallet stays with its file; joining files moves the points by a posting (``actions.carrying``).
    Hangs("points.Wallet", Way.STAYS),
    # What was earned stays with the wallet it filled; the client begins anew in the file that stays.
    Hangs("points.Enrolment", Way.STAYS),
    Hangs("points.Event", Way.STAYS),
    Hangs("points.Correction", Way.STAYS),
    # A code lives for minutes, a card names the wallet of the file of its time.
    Hangs("points.PayCode", Way.STAYS),
    Hangs("points.PaperCard", Way.STAYS),
)
