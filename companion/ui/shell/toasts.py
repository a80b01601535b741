"""A toast: one quiet sentence in a strip below the screen, with Undo where there is something to take back.

The strip has its own room and the screen above gives it up, so that a toast covers nothing: not the button that was
just pressed, not a field that is being written in, and never a number in Help now.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from companion.domain.problems import DiskProblem
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.painting import rounded_box
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QVariantAnimation

    from companion.domain.undo import Undo

#: How long a toast stays at least, and longer where there is more to read or to hear, by so much for each letter; it
#: waits while the pointer or the keyboard is on it.
PLAIN_MS, UNDO_MS, LETTER_MS = 4_000, 10_000, 90
#: How long the screen takes to make room, where things may move.
ROOM_MS = 140


class Toasts(QWidget):
    """Shows the newest sentence and keeps the last twenty undos for Ctrl+Z."""

    def __init__(self, parent: QWidget, failed: Callable[[Exception], None], undos: "Sequence[Undo]" = ()) -> None:
        super().__init__(parent)
        self._failed = failed
        self._undos: list[Undo] = list(undos)
        self._came_from: QWidget | None = None
        self._lead: Callable[[], None] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._over)
        self._moving: QVariantAnimation | None = None
        self.setFixedHeight(0)
        self.hide()
        self._built = False

    def _build(self) -> None:
        """Make what shows the sentence; not before there is one, for the window is to be seen first."""
        self._built = True
        theme = theme_of()
        self._note = _Note()
        self._note.setMaximumWidth(theme.px(560))
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(14))
        across.addStretch(0)
        across.addWidget(self._note, 1)
        across.addStretch(0)
        row = QHBoxLayout(self._note)
        row.setContentsMargins(theme.px(18), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(10))
        self._words = Text("", "body")
        self._undo = Button(self.tr("Undo"), "quiet", hint="Ctrl+Z")
        self._undo.setObjectName("toast-undo")
        self._undo.clicked.connect(self.undo_last)
        self._way = Button("", "quiet")
        self._way.setObjectName("toast-way")
        self._way.clicked.connect(self._go)
        close = IconButton("x", self.tr("Close this message"))
        close.setObjectName("toast-close")
        close.clicked.connect(self.put_away)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._way)
        row.addWidget(close)

    def say(
        self,
        words: str,
        undo: "Undo | None" = None,
        way: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a sentence; with `undo`, it can be taken back from here or by Ctrl+Z; with `way`, a button leads on."""
        if not self._built:
            self._build()
        self._words.setText(words)
        # Where a long path may be broken is nothing to be read aloud.
        spoken = words.replace("\u200b", "")
        self._words.setAccessibleName(spoken)
        if undo is not None:
            self._undos = [*self._undos[-19:], undo]
        self._undo.setVisible(undo is not None)
        self._way.setVisible(way is not None)
        if way is not None:
            label, self._lead = way
            self._way.setText(label)
        self.setAccessibleName(spoken)
        held = QApplication.focusWidget()
        if held is not None and not self.isAncestorOf(held):
            self._came_from = held
        self.show()
        self._take_room(self._wanted_height())
        say_aloud(self, spoken)
        least = PLAIN_MS if undo is None and way is None else UNDO_MS
        self._timer.start(max(least, LETTER_MS * len(spoken)))

    def _go(self) -> None:
        self.put_away()
        if self._lead is not None:
            try:
                self._lead()
            except Exception as error:
                self._failed(error)

    @property
    def offers_undo(self) -> bool:
        """Whether what is in sight can be taken back."""
        return self._built and self.isVisible() and not self._undo.isHidden() and bool(self._undos)

    def undo_last(self) -> None:
        """Take back the last thing that can be; where the disk does not take that, it can be tried again."""
        if not self._undos:
            return
        undo = self._undos.pop()
        try:
            again = undo()
        except Exception as error:
            if isinstance(error, DiskProblem):
                self._undos.append(undo)
            self._failed(error)
            return
        self.say(self.tr("Taken back"), way=None if again is None else (self.tr("Put it back"), again))

    def undos(self) -> "tuple[Undo, ...]":
        """What could be taken back now, oldest first."""
        return tuple(self._undos)

    def put_away(self) -> None:
        """Take the sentence out of sight; what can be taken back still can. The keyboard goes back to where it was."""
        self._timer.stop()
        back, held = self._came_from, QApplication.focusWidget()
        if held is not None and self._has_keyboard():
            if back is not None and isValid(back) and back.isVisible():
                back.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                # Kept by a button that goes, it would be given to the next one here, and the toast would never leave.
                held.clearFocus()
        self._take_room(0)

    def forget(self) -> None:
        """Drop every undo, and the way a sentence leads, as locking does."""
        self._undos.clear()
        self._came_from = self._lead = None
        self._timer.stop()
        self._stop_moving()
        self._set_height(0)

    def _has_keyboard(self) -> bool:
        held = QApplication.focusWidget()
        return held is not None and self.isAncestorOf(held)

    def _over(self) -> None:
        if self.underMouse() or self._has_keyboard():
            self._timer.start(PLAIN_MS)
        else:
            self.put_away()

    # -- the room it takes ---------------------------------------------------------------------------------

    def _wanted_height(self) -> int:
        across, row = self.layout(), self._note.layout()
        if across is None or row is None:
            return 0
        edges = across.contentsMargins()
        width = min(self._note.maximumWidth(), max(1, self.width() - edges.left() - edges.right()))
        row.invalidate()
        return max(row.heightForWidth(width), row.minimumSize().height()) + edges.top() + edges.bottom()

    def _take_room(self, height: int) -> None:
        self._stop_moving()
        if not theme_of().motion or not self.isVisible() or height == self.height():
            self._set_height(height)
            return
        moving = self._moving
        if moving is None:
            from PySide6.QtCore import QEasingCurve, QVariantAnimation

            moving = self._moving = QVariantAnimation(self)
            moving.setDuration(ROOM_MS)
            moving.setEasingCurve(QEasingCurve.Type.OutCubic)
            moving.valueChanged.connect(self._set_height)
        moving.setStartValue(self.height())
        moving.setEndValue(height)
        moving.start()

    def _stop_moving(self) -> None:
        if self._moving is not None:
            self._moving.stop()

    def _set_height(self, height: int) -> None:
        self.setFixedHeight(height)
        self.setVisible(height > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.isVisible():
            # Another width, another number of lines.
            self._take_room(self._wanted_height())


class _Note(QWidget):
    """The box around the sentence."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            rounded_box(painter, QRectF(self.rect()), theme.px(12), theme.colour("raised"), theme.colour("edge"))
