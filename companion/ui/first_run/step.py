"""What a step of the first run is to the page around it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.problems import DiskFull, NoRoomToBegin
from companion.services.vault import Vault
from companion.ui.theme import theme_of
from companion.ui.widgets.text import Text


class Step(QWidget):
    """One step: a title, what it asks, and `keep` for what was given. `skippable` steps show a Skip button."""

    skippable = True
    #: Whether what is answered is still there when one comes back, though it was not kept in the file.
    remembered = True
    #: Whether a secret is written there, of which nothing is ever kept.
    secret = False
    #: Something new is shown in the step and read before going on; gives what the main button says then.
    settled = Signal(str)
    #: Something came into being below an answer, and is to be seen.
    revealed = Signal(QWidget)
    #: True while it works at something that has to come to its end before the step may be left.
    busy_changed = Signal(bool)

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        theme = theme_of()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(14))
        self.title = Text("", "page")
        self.title.setObjectName("step-title")
        self.column.addWidget(self.title)

    def say(self, words: str, token: str = "ink") -> Text:
        """A paragraph."""
        line = Text(words, "body", token)
        self.column.addWidget(line)
        return line

    def keep(self, go_on: Callable[[], None]) -> None:
        """Keep what was given, then call `go_on`; or stay, saying why.

        Raises:
            KnownProblem: it could not be kept; the step stays as it is.
        """
        go_on()

    def entered(self, go_on: Callable[[], None]) -> None:
        """Enter was pressed in the step, and not on a button: as `keep`, unless the step wants more than that."""
        self.keep(go_on)

    def leave(self) -> None:
        """The window closes: keep what is typed and can be kept without being asked for. The default has nothing.

        Raises:
            KnownProblem: it could not be kept.
        """

    def may_be_left(self) -> bool:
        """Whether Escape may go back from here; not while it works, or shows what is shown only once."""
        return True

    def kept_in_sight(self) -> QWidget | None:
        """What must be seen without scrolling when the step is shown, where the window is small."""
        return self.first_part()

    def first_part(self) -> QWidget | None:
        """Where the keyboard begins; None leaves it on the button that goes on."""
        return None

    def open_file(self) -> None:
        """Make the person's file, plain, when the first thing is to be kept."""
        if self.ctx.vault.database is None:
            make_file(self.ctx.vault)
        if not self.ctx.unlocked:
            self.ctx.renew_session()


def make_file(vault: Vault, passphrase: str | None = None) -> str:
    """Make the person's file; gives its recovery code, where it has a passphrase. NoRoomToBegin, as `Vault.create`."""
    try:
        return vault.create(passphrase) or ""
    except DiskFull as problem:
        # Of a first file nothing was kept before that could be called safe.
        raise NoRoomToBegin(problem.path) from problem
