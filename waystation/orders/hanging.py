"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

HANGING = (
    Hangs("orders.Order", Way.MOVES),
    Hangs(
        "orders.IsolationSpell",
        Way.MOVES,
        same=("decided_on",),
        alive={"withdrawn_at": None},
        open_until="ended_on",
    ),
    Hangs(
        "orders.Circumstance",
        Way.MOVES,
        same=("kind", "from_on"),
        alive={"withdrawn_at": None},
        open_until="to_on",
        open_by=("kind",),
    ),
    Hangs("orders.Matter", Way.MOVES),
    Hangs("orders.Leave", Way.MOVES),
    Hangs("orders.Absence", Way.MOVES),
    # While one is on its way, its files are not joined (``casework.actions.refiling``).
    Hangs("orders.Move", Way.MOVES),
    Hangs("orders.SharedFile", Way.MOVES),
    Hangs("orders.Leaver", Way.MOVES),
    Hangs("orders.Aftercare", Way.MOVES, same=("ends_on",), alive={"ends_on": None}),
)
