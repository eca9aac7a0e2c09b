"""The evidence of a morning, opened: the list it was drawn from, and the same draw once more."""

from __future__ import annotations

import zlib
from dataclasses import replace

from waystation.clients.models import Deletion
from waystation.common import crypto, scope
from waystation.rules.screening import draw
from waystation.rules.screening.draw import proof
from waystation.screening.models import DrawDay

#: What the key of the draws is derived for (``crypto.derived``).
PURPOSE = "draw"
#: Where the sealed list rests.
LISTED = "screening.drawday.listed"


def drawing_key() -> int:
    """The key that draws: the one of the last draw anywhere in the house, until it is retired.

    A new key would give every client other blocks, and between the old and the new ones a guaranteed test
    could fall out. So a rotation changes nothing here; retiring the key does, and docs/operate.md says so.
    """
    held = crypto.keys()
    with scope.everything():  # the draws of all sites share one key: a client who moves keeps the blocks
        last = DrawDay.objects.order_by("-on", "-pk").values_list("key_id", flat=True).first()
    return last if last in held.encrypt else held.writing


def sealed(text: str) -> bytes:
    """A list as it rests."""
    return crypto.encrypt_bytes(zlib.compress(text.encode()), column=LISTED)


def list_of(day: DrawDay) -> str:
    """The list of a morning. ``crypto.Unreadable``: its key is not in the key file."""
    return zlib.decompress(crypto.decrypt_bytes(bytes(day.listed), column=LISTED)).decode()


def eligible(day: DrawDay) -> tuple[draw.Eligible, ...]:
    """Everybody on it."""
    return proof.read(list_of(day))


def replayed(day: DrawDay) -> proof.Replay:
    """Draw the morning again and compare with the calls that are kept, order by order: a call moves with its
    order when two files become one. Raises ``crypto.Unreadable``."""
    text = list_of(day)
    by_order = {one.terms.order: one.terms.client for one in proof.read(text)}
    orders = [str(pk) for pk in day.calls.values_list("order_id", flat=True)]
    found = proof.replay(
        text,
        day.fingerprint,
        [(by_order.get(order, "?"), order) for order in orders],
        key=crypto.derived(PURPOSE, day.key_id),
        day=day.on,
        most=day.limit,
    )
    return _without_gone(found)


def _without_gone(found: proof.Replay) -> proof.Replay:
    """Calls of files that were deleted by two people went with them: no difference, but counted."""
    if not found.only_found:
        return found
    proofs = Deletion.objects.filter(
        state=Deletion.State.DONE, files__overlap=[int(client) for client, _order in found.only_found]
    )
    gone = {str(pk) for files in proofs.values_list("files", flat=True) for pk in files}
    left = tuple(pair for pair in found.only_found if pair[0] not in gone)
    return replace(found, only_found=left, gone=len(found.only_found) - len(left))
