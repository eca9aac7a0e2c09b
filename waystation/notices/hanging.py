"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (
    # A notice is somebody's inbox: it keeps what it said, and its link leads on.
    Hangs("notices.Notice", Way.STAYS),
    # What waits still goes to the person, and by the address the person gave.
    Hangs("notices.Message", Way.MOVES),
    Hangs("notices.Address", Way.MOVES, same=("kin_id", "channel"), alive={"ended_at": None}),
)
