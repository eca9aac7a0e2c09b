"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (Hangs("points.Redemption", Way.MOVES),)
