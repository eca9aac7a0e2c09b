"""What hangs on a file, and what becomes of it when two files become one (or one becomes two).

Each room that points at :class:`Client` says so in its own ``hanging.py``; ``casework.hanging`` brings them
together, and ``tests/architecture/test_hanging.py`` finds a table that nobody named. A later room joins by
one line there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum


class Way(StrEnum):
    """What becomes of the rows of the file that is closed.

    MOVES: they go to the file that stays. STAYS: they belong to the closed file and are read through the link
    (a person's inbox, the history of a place, what only grows). DERIVED: computed from the rest; moves along
    and is computed anew.
    """

    MOVES = "moves"
    STAYS = "stays"
    DERIVED = "derived"


@dataclasses.dataclass(frozen=True)
class Hangs:
    """One foreign key to a file.

    ``model``: its label. ``same``: columns by which a row is in the other file already; such a row stays with
    the closed file. ``alive``: only rows that say this are compared. ``stays_as``: what a row that stays says
    from then on, so that nobody waits for it. ``unread``: columns too large to compare. ``open_until``: a
    column that is empty while the row is open, where a file may have one open row (of each ``open_by``): the
    open row of the closed file stays with it where the other file has one of its own.
    """

    model: str
    way: Way
    field: str = "client"
    same: tuple[str, ...] = ()
    alive: Mapping[str, object] = dataclasses.field(default_factory=dict)
    stays_as: Mapping[str, object] = dataclasses.field(default_factory=dict)
    unread: tuple[str, ...] = ()
    open_until: str = ""
    open_by: tuple[str, ...] = ()

    @property
    def column(self) -> str:
        """The column of the key."""
        return f"{self.field}_id"


HANGING = (
    Hangs("clients.ClientName", Way.MOVES, same=("text",)),
    Hangs("clients.Phone", Way.MOVES, same=("number_index",), alive={"ends_on": None}),
    Hangs("clients.Kin", Way.MOVES),
    Hangs("clients.Document", Way.MOVES, unread=("content",)),
    Hangs("clients.Consent", Way.MOVES, same=("scope", "kin_id"), alive={"withdrawn_on": None}),
    Hangs("clients.TeamMember", Way.MOVES),
    Hangs("clients.AreaSpell", Way.STAYS),
    Hangs("clients.Telling", Way.MOVES, same=("form_key",)),
    # A protected file stays protected, and a tie holds, whichever of the two files it was declared in.
    Hangs("clients.Protection", Way.MOVES, same=("lifted_at",), alive={"lifted_at": None}),
    Hangs("clients.Recusal", Way.MOVES, same=("user_id",), alive={"ended_at": None}),
    # Sealed files are merged with nothing; what was asked, was asked of the file of that number.
    Hangs("clients.Sealing", Way.STAYS),
    Hangs("clients.Unsealing", Way.STAYS),
    Hangs("clients.Hold", Way.STAYS),
    Hangs("clients.Deletion", Way.STAYS),
    # What was changed, was changed in the file of that number.
    Hangs("clients.FieldChange", Way.STAYS),
    # Somebody's look at the file of that time.
    Hangs("clients.AccessPass", Way.STAYS),
    # A file merged earlier into the one that is closed now leads on to the one that stays.
    Hangs("clients.Client", Way.MOVES, field="merged_into"),
)
