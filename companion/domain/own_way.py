"""A way to cope of the person's own: what they call it, what they do, and when it is for."""

from __future__ import annotations

from companion.domain.value import Value

#: How the record names a way of their own: this, and its uuid.
PREFIX = "own:"
#: What is taken where no length was said, and the longest one, in minutes.
USUAL_MINUTES, MOST_MINUTES = 10, 60


class OwnWayWords(Value):
    """What a person wrote of it. Feelings and triggers are of the fixed lists that ways are sorted by."""

    name: str
    steps: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    minutes: int = USUAL_MINUTES
    caution: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a way of one's own needs a name")
        if not 1 <= self.minutes <= MOST_MINUTES:
            raise ValueError(f"a way takes 1 to {MOST_MINUTES} minutes, not {self.minutes}")


class OwnWay(Value):
    """A way of their own, in their order."""

    uuid: str
    words: OwnWayWords
    position: int = 0

    @property
    def tool(self) -> str:
        """What the record of tries knows it by."""
        return f"{PREFIX}{self.uuid}"
