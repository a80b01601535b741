"""Gives memory back to the system that a piece of work has needed and nothing needs now."""

import sys


def give_back_unused() -> None:
    """Give back what the C library keeps of freed memory; nothing where it is not the GNU one, which keeps the most.

    A start frees some ten megabytes in pieces that lie below others, and these stay with the process until it is told.
    It is asked once a large piece of work is over, on the worker: each call takes a few milliseconds.
    """
    if sys.platform != "linux":
        return
    # Not with the start: it is no light module.
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
