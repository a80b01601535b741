"""What a screen is to the shell."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from companion.context import AppContext


class Screen(QWidget):
    """A page of the app, built when first visited and destroyed on lock.

    Attributes:
        areas: the areas of the person's file it draws; a change to one of them refreshes it while it is shown.
    """

    areas: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx

    def refresh(self) -> None:
        """Read again what it shows."""

    def open(self, **route: Any) -> None:
        """Go to a place within it, such as one entry."""

    def leave(self) -> None:
        """Keep whatever is half written; called before another screen, the lock or the end."""

    def go_back(self) -> bool:
        """Close what is open inside it (Escape); False when there is nothing to close."""
        return False

    def first_focus(self) -> QWidget | None:
        """The part that takes the keyboard when the screen is opened; None leaves it to Tab order."""
        return None
