"""What a change hands back so that it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """A change that is already made and safely stored; calling `undo` once puts back what was there before."""

    undo: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Made(Done):
    """Something new that was stored, by its lasting name; undoing takes it away again."""

    uuid: str
