"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (
    Hangs("contacts.Contact", Way.MOVES),
    Hangs(
        "contacts.Appointment",
        Way.MOVES,
        same=("what", "on"),
        alive={"state": "planned"},
        stays_as={"state": "cancelled"},
    ),
)
