"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (
    Hangs("contacts.Contact", Way.MOVES),
    Hangs("contacts.Ask", Way.MOVES, same=("form_key",)),
    # An open search stays with the file that is closed where the other has one of its own.
    Hangs("contacts.Search", Way.MOVES, same=("end",), alive={"closed_on": None}),
    # What is known of one person in a round is said once; the file that stays has said it already.
    Hangs("contacts.RoundMark", Way.MOVES, same=("round_on",)),
    Hangs(
        "contacts.Appointment",
        Way.MOVES,
        same=("what", "on"),
        alive={"state": "planned"},
        stays_as={"state": "cancelled"},
    ),
)
