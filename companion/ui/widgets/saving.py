"""A card that is being filled in, while what was given on it is saved."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    class Filled(Protocol):
        """What knows whether something was given on it that is not saved yet."""

        touched: bool


@contextmanager
def saving(card: Filled) -> Iterator[None]:
    """Save what was given on a card: it counts as saved before it is, and where it could not be, as not saved again.

    Before, because what is saved is told to the screens at once, and a screen that keeps what is not saved would come
    back here in the midst of it, without end.
    """
    card.touched = False
    try:
        yield
    except Exception:
        # It stays on the screen, and is tried again.
        card.touched = True
        raise
