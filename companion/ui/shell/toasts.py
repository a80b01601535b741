"""A toast: one quiet sentence at the foot of the window, with Undo where there is something to take back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.painting import rounded_box
from companion.ui.widgets.text import Text

#: How long a toast stays; it waits while the pointer or the keyboard is on it.
PLAIN_MS, UNDO_MS = 4_000, 10_000


class Toasts(QWidget):
    """Shows the newest sentence and keeps the last twenty undos for Ctrl+Z."""

    def __init__(
        self,
        parent: QWidget,
        failed: Callable[[Exception], None],
        undos: Sequence[Callable[[], None]] = (),
        *,
        room: Callable[[], QRect] | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = room if room is not None else parent.rect
        theme = theme_of()
        self._failed = failed
        self._undos: list[Callable[[], None]] = list(undos)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(10))
        self._words = Text("", "body")
        self._undo = Button(self.tr("Undo"), "quiet", hint="Ctrl+Z")
        self._undo.setObjectName("toast-undo")
        self._undo.clicked.connect(self.undo_last)
        close = IconButton("x", self.tr("Close this message"))
        close.clicked.connect(self.hide)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._over)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence; with `undo`, it can be taken back from here or by Ctrl+Z."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        if undo is not None:
            self._undos = [*self._undos[-19:], undo]
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(words)
        self.place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._timer.start(UNDO_MS if undo is not None else PLAIN_MS)

    def undo_last(self) -> None:
        """Take back the last thing that can be."""
        if not self._undos:
            return
        undo = self._undos.pop()
        try:
            undo()
        except Exception as error:
            self._failed(error)
            return
        self.say(self.tr("Taken back"))

    def undos(self) -> tuple[Callable[[], None], ...]:
        """What could be taken back now, oldest first."""
        return tuple(self._undos)

    def forget(self) -> None:
        """Drop every undo, as locking does."""
        self._undos.clear()
        self._timer.stop()
        self.hide()

    def _over(self) -> None:
        focus = self.focusWidget()
        if self.underMouse() or (focus is not None and focus.hasFocus()):
            self._timer.start(PLAIN_MS)
        else:
            self.hide()

    def place(self) -> None:
        """Stand centred above the foot of the room there is."""
        theme = theme_of()
        room = self._room()
        width = min(theme.px(560), room.width() - theme.px(32))
        self.setFixedWidth(width)
        layout = self.layout()
        height = max(layout.heightForWidth(width), layout.minimumSize().height()) if layout is not None else 0
        self.setFixedHeight(height)
        self.move(room.x() + (room.width() - width) // 2, room.bottom() + 1 - height - theme.px(20))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            # The window lays out its parts after it has heard of its new size.
            QTimer.singleShot(0, self, self.place)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.fillRect(self.rect(), Qt.GlobalColor.transparent)
        rounded_box(painter, QRectF(self.rect()), theme.px(12), theme.colour("raised"), theme.colour("edge"))
