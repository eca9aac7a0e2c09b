"""What the launcher says when it cannot go on."""

from __future__ import annotations


class ClusterError(Exception):
    """The database server cannot be prepared or started; the text says why and what to do."""
