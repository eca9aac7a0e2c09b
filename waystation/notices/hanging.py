"""What of this room hangs on a file (see ``clients.hanging``)."""

from __future__ import annotations

from waystation.clients.hanging import Hangs, Way

#: A notice is somebody's inbox: it keeps what it said, and its link leads on.
HANGING = (Hangs("notices.Notice", Way.STAYS),)
