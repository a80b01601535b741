"""The foot of a page: Done, when it was saved, how words can look, what else can be done with it, and the bin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from companion.clock import Clock
from companion.ui.journal.saved_line import SavedLine
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.text import Text


class PageFoot(QWidget):
    """One row of buttons. While only the page is shown it also leads back, and to Help now."""

    done = Signal()
    binned = Signal()
    left_alone = Signal()
    help_asked = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._row = row = QHBoxLayout(self)
        row.setSpacing(theme.px(12))
        self._done = Button(self.tr("Done"))
        self._done.setObjectName("entry-done")
        self._done.clicked.connect(self.done)
        self._leave = Button(self.tr("Back"), hint="Esc")
        self._leave.setObjectName("entry-leave-alone")
        self._leave.clicked.connect(self.left_alone)
        self.saved_line = SavedLine(clock)
        self._count = Text("", "small", "ink_soft", wrap=False)
        self._count.setObjectName("entry-words")
        self.style_button = IconButton("type", self.tr("How words look"))
        self.style_button.setObjectName("entry-style")
        self.more_button = IconButton("ellipsis", self.tr("More for this page"))
        self.more_button.setObjectName("entry-more")
        self._delete = Button("", "quiet", icon="trash-2")
        self._delete.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._delete.setObjectName("entry-delete")
        self._delete.clicked.connect(self.binned)
        self._help = Button(self.tr("Help now"), "help", icon="life-buoy")
        self._help.setObjectName("entry-help")
        self._help.clicked.connect(self.help_asked)
        row.addWidget(self._done)
        row.addWidget(self._leave)
        row.addWidget(self.saved_line, 1)
        for part in (self._count, self.style_button, self.more_button, self._delete, self._help):
            row.addWidget(part)
        self._can_delete = False
        self._alone = False
        self.say_count(None)
        self._arrange()

    def stand_alone(self, alone: bool) -> None:
        """Lead back and to Help now, while nothing else is shown that does."""
        self._alone = alone
        self._arrange()

    @property
    def is_alone(self) -> bool:
        """Whether nothing but the page is shown."""
        return self._alone

    def offer_bin(self, can_delete: bool) -> None:
        """Whether there is anything to move to the bin."""
        self._can_delete = can_delete
        self._arrange()

    def say_count(self, words: int | None) -> None:
        """Say how many words the page has; None where nobody wants to know."""
        self._count.setVisible(words is not None)
        self._count.setText("" if words is None else self.tr("%n word(s)", "", words))

    def fit(self, side: int, *, wide: bool) -> None:
        """Stand as the page above it does."""
        theme = theme_of()
        self._row.setContentsMargins(side, theme.px(12), side, theme.px(20 if wide else 12))
        self._row.setSpacing(theme.px(12 if wide else 4))
        self._delete.setText(self.tr("Move to the bin") if wide else "")
        # Its name says what is seen of it, for whoever presses by voice.
        self._delete.setAccessibleName(self.tr("Move to the bin"))
        self._delete.setAccessibleDescription(self.tr("This page"))
        self._delete.setToolTip("" if wide else self.tr("Move this page to the bin"))

    def _arrange(self) -> None:
        self._done.setVisible(not self._alone)
        self._leave.setVisible(self._alone)
        self._help.setVisible(self._alone)
        self._delete.setVisible(self._can_delete and not self._alone)
