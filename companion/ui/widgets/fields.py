"""Several lines to write in, and a choice from a list: boxed, with a clear focus."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.page import QuietScrollBar
from companion.ui.widgets.painting import clear_base, paint_box


class TextField(QFrame):
    """Several lines of plain text in a rounded box; `edit` is the editor inside."""

    changed = Signal()

    def __init__(self, placeholder: str = "", *, name: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.edit = QPlainTextEdit(self)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setFont(theme.font("body"))
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name or placeholder)
        self.edit.setTabChangesFocus(True)
        clear_base(self.edit)
        self.edit.viewport().setAutoFillBackground(False)
        # Lines are broken at its width; what is longer than it is high scrolls by the same bar as a page.
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.setVerticalScrollBar(QuietScrollBar())
        self.edit.document().setDocumentMargin(2)
        self.edit.textChanged.connect(self.changed)
        self.edit.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(10), theme.px(8), theme.px(6), theme.px(8))
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setMinimumHeight(self.edit.fontMetrics().lineSpacing() * lines + theme.px(16) + 6)

    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

    def set_text(self, words: str) -> None:
        """Replace what is written."""
        self.edit.setPlainText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(self, self.edit.hasFocus())


class Select(QComboBox):
    """A choice from a list; the wheel changes it only while it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.setFont(theme.font("body"))
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.px(44))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        #: When the last letter of a name was typed, in the milliseconds of key events.
        self._typed_at: int | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, before = event.timestamp(), self._typed_at
        in_name = before is not None and now - before < QApplication.keyboardInputInterval()
        self._typed_at = now if event.text().isprintable() and (event.text().strip() or in_name) else None
        if in_name and event.key() == Qt.Key.Key_Space:
            # A letter of the name that is being typed; as the space bar, Qt would open the list.
            event = QKeyEvent(event.type(), 0, event.modifiers(), " ")
        super().keyPressEvent(event)

    def showPopup(self) -> None:
        # Asked for only now: the list is a window of its own, and dear to make before anyone opens it.
        self.view().setAccessibleName(self.accessibleName())
        around = self.view().parentWidget()
        if isinstance(around, QFrame):
            # The style's own frame leaves out sides; one plain line goes round all four.
            around.setFrameStyle(QFrame.Shape.Box.value | QFrame.Shadow.Plain.value)
            around.setLineWidth(1)
            palette = around.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme_of().colour("edge"))
            around.setPalette(palette)
        super().showPopup()

    def sizeHint(self) -> QSize:
        theme = theme_of()
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=60)
        return QSize(min(widest + theme.px(56), theme.px(420)), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(110), theme_of().px(44))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        paint_box(self, self.hasFocus())
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(theme.colour("ink"))
            room = self.rect().adjusted(theme.px(14), 0, -theme.px(40), 0)
            shown = self.currentText() or self.placeholderText()
            words = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
            side = theme.px(18)
            box = QRectF(self.width() - side - theme.px(12), (self.height() - side) / 2, side, side)
            paint_icon(painter, "chevron-down", theme.colour("ink_soft"), box)
