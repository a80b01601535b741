"""What a change hands back so that it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from companion.domain.value import Value

Again = Callable[[], None]
"""Makes a change once more that was taken back."""

Undo = Callable[[], "Again | None"]
"""Takes a change back, and hands over what makes it again where words would be gone with it."""


class Done(Value):
    """A change that is already made and safely stored; calling `undo` once puts back what was there before."""

    undo: Callable[[], None]


class Made(Done):
    """Something new that was stored, by its lasting name; undoing takes it away again."""

    uuid: str
