"""What a change hands back so that it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from companion.domain.value import Value


class Done(Value):
    """A change that is already made and safely stored; calling `undo` once puts back what was there before."""

    undo: Callable[[], None]


class Made(Done):
    """Something new that was stored, by its lasting name; undoing takes it away again."""

    uuid: str
