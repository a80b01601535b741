"""How far an article was read."""

from __future__ import annotations

from companion.domain.value import Value

#: From this share on, in hundredths of an article's own words, it counts as read to its end.
WHOLE = 97


class Read(Value):
    """The furthest place read of an article, in hundredths of its own words, and whether its end was ever reached."""

    share: int = 0
    finished: bool = False
