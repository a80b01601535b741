"""What a screen is to the shell."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from companion.context import AppContext


class Screen(QWidget):
    """A page of the app, built when first visited and destroyed on lock.

    Attributes:
        areas: the areas of the person's file it draws; a change to one of them refreshes it while it is shown.
            "day" is no area of the file: another day has begun, of the person's or of the calendar's.
    """

    areas: ClassVar[frozenset[str]] = frozenset()
    #: Whether Ctrl+N is the screen's own while it is shown; elsewhere it begins a page.
    makes_new: ClassVar[bool] = False

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx

    def refresh(self) -> None:
        """Read again what it shows."""

    def open(self, **route: Any) -> None:
        """Go to a place within it, such as one entry."""

    def leave(self) -> None:
        """Keep whatever is half written; called before another screen, the lock or the end."""

    def save(self) -> None:
        """Keep what is being written now (Ctrl+S).

        The window hears the key and asks the screen it shows; a screen has no shortcut of its own for it, for two
        hearers of one key would both hear nothing. The default has nothing to keep. What cannot be stored is said
        through `ctx.shell.show_problem`.
        """

    def go_back(self) -> bool:
        """Close what is open inside it (Escape); False when there is nothing to close."""
        return False

    def unsaved(self) -> object | None:
        """What `leave` could not keep, for another screen of this kind to take back; None where nothing is."""
        return None

    def take_back(self, held: object) -> None:
        """Show again what `unsaved` of an earlier screen gave."""

    def leads(self) -> bool:
        """Whether somebody is being led by what they see or hear, and touches nothing meanwhile."""
        return False

    def under_way(self) -> dict[str, Any] | None:
        """The route to what was begun and not ended, to be gone on with first after the lock; None where nothing is.

        Asked after `leave`. It outlives the open file: no words of the person's.
        """
        return None

    def place(self) -> dict[str, Any]:
        """The route by which `open` leads back to what is shown now, for when everything is built anew.

        Asked after `leave`. Where the keyboard was is the window's own concern.
        """
        return {}

    def first_focus(self) -> QWidget | None:
        """The part that takes the keyboard when the screen is opened; None leaves it to Tab order."""
        return None
