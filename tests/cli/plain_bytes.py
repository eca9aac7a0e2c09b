"""Columns of bytes that the commands of keys leave as they are, each with its reason."""

from __future__ import annotations

#: Bytes that are neither sealed nor an index of something sealed.
KNOWN_PLAIN = {
    "common.KeyCheck": ("value",),
    "audit.Entry": ("mac",),
    "audit.Lane": ("head", "mac"),
    "audit.Seal": ("signature",),
    # An office's own form: words and fields, nothing of anybody.
    "papers.PaperTemplate": ("content",),
    # A picture of goods on a shelf.
    "points.Good": ("picture",),
    # Keyed marks of what lives for minutes or hours; after a new index key one signs in again. The number of
    # a card is kept nowhere, so cards are handed out anew (docs/operate.md).
    "points.PayCode": ("mark",),
    "points.PaperCard": ("mark",),
    "portal.OneTimeCode": ("code",),
    "portal.Session": ("key",),
}
