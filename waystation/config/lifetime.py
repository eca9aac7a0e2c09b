"""No server outlives the one that started it, not even when that one is killed."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with(parent: int, by: signal.Signals) -> None:
    """Ask Linux to send this process ``by`` when the process ``parent``, which started it, is gone.

    Ends at once where it is gone already. Elsewhere than on Linux a kill -9 leaves the child.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, by)
    if os.getppid() != parent:
        os._exit(1)
