"""Pictures of goods: whatever is sent, a small JPEG of our own making is kept."""

from __future__ import annotations

import hashlib
import io

from waystation.clients import scans
from waystation.rules.problems import RuleBroken

#: Pixels of the longer side of a picture on the shelf.
SIDE = 480
_QUALITY = 82


def small(upload: bytes) -> bytes:
    """The picture, read and drawn anew in a process of its own (``clients.scans``), then made small.

    Raises RuleBroken ``points.picture_type`` and those of ``clients.scans``.
    """
    made = scans.clean(upload)
    if not made.content_type.startswith("image/"):
        raise RuleBroken("points.picture_type")
    from PIL import Image  # dear; most requests draw nothing

    with Image.open(io.BytesIO(made.content)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def mark(picture: bytes | None) -> str:
    """What tells one picture from another in its address; empty for none."""
    return hashlib.sha256(picture).hexdigest()[:16] if picture else ""
