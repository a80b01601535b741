"""The looks each picture is drawn in: theme, window size and text size."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from companion.ui.theme import Theme
from companion.ui.theme.tokens import APPEARANCES

WIDE, SMALL = (1200, 780), (900, 600)


@dataclass(frozen=True, slots=True)
class Look:
    """One way to see the app.

    Attributes:
        theme: a key of `APPEARANCES`.
        size: width and height of the window in pixels.
        text: text size in percent.
    """

    theme: str
    size: tuple[int, int]
    text: int

    @property
    def name(self) -> str:
        """How the look stands in a file name, such as "dark-900x600-200"."""
        return f"{self.theme}-{self.size[0]}x{self.size[1]}-{self.text}"

    def make_theme(self) -> Theme:
        """The theme to install; nothing moves in a picture."""
        return Theme(APPEARANCES[self.theme], self.text / 100, motion=False)


#: What every scene is drawn in.
LOOKS: tuple[Look, ...] = tuple(
    Look(theme, size, text) for theme, size, text in product(("light", "dark"), (WIDE, SMALL), (100, 200))
)
#: What only the scenes that ask for it are drawn in besides.
CONTRAST_LOOKS: tuple[Look, ...] = tuple(
    Look("contrast-light", size, text) for size, text in product((WIDE, SMALL), (100, 200))
)
ALL_LOOKS: tuple[Look, ...] = (*LOOKS, *CONTRAST_LOOKS)
