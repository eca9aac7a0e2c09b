"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (
    # Somebody cannot have come twice to one session; what the file that stays says holds.
    Hangs("activities.Attendance", Way.MOVES, same=("session_id", "kin_id"), alive={"withdrawn_at": None}),
    Hangs("activities.Certificate", Way.MOVES),
    Hangs("activities.WorkRecord", Way.MOVES, same=("month",), alive={"withdrawn_at": None}),
)
