"""Places to write and to choose: labelled, boxed, with a clear focus."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painting import focus_ring, rounded_box
from companion.ui.widgets.text import Text


def _clear_base(widget: QWidget) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    widget.setPalette(palette)


def _paint_box(widget: QWidget, focused: bool) -> None:
    theme = theme_of()
    painter = QPainter(widget)
    box = QRectF(widget.rect())
    rounded_box(painter, box, theme.px(8), theme.colour("raised"), theme.colour("edge"))
    if focused:
        focus_ring(painter, theme, box, theme.px(8))
    painter.end()


class LineField(QLineEdit):
    """One line of text in a rounded box, with an optional icon at its start."""

    def __init__(self, placeholder: str = "", *, icon: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._icon_name = icon
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        _clear_base(self)
        start = theme.px(44 if icon else 12)
        self.setTextMargins(start, 0, theme.px(10), 0)
        self.setMinimumHeight(theme.px(44))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setHeight(theme_of().px(44))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_box(self, self.hasFocus())
        if self._icon_name:
            theme = theme_of()
            painter = QPainter(self)
            side = theme.px(18)
            box = QRectF(theme.px(14), (self.height() - side) / 2, side, side)
            paint_icon(painter, self._icon_name, theme.colour("ink_soft"), box)
            painter.end()
        super().paintEvent(event)


class SecretField(LineField):
    """A line whose letters are hidden unless the person asks to see them; never remembered or suggested."""

    def __init__(self, placeholder: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, icon="key-round", name=name, parent=parent)
        self.show_letters(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def show_letters(self, show: bool) -> None:
        """Show or hide what is typed."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if show else QLineEdit.EchoMode.Password)


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
        _clear_base(self.edit)
        self.edit.viewport().setAutoFillBackground(False)
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
        _paint_box(self, self.edit.hasFocus())


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

    def showPopup(self) -> None:
        # Asked for only now: the list is a window of its own, and dear to make before anyone opens it.
        self.view().setAccessibleName(self.accessibleName())
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
        _paint_box(self, self.hasFocus())
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink"))
        room = self.rect().adjusted(theme.px(14), 0, -theme.px(40), 0)
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        side = theme.px(18)
        box = QRectF(self.width() - side - theme.px(12), (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron-down", theme.colour("ink_soft"), box)


class DateField(QDateEdit):
    """A date typed or stepped by keyboard, with the system's calendar on demand; the future can be closed off."""

    def __init__(self, name: str, value: date, *, latest: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(QDate(value.year, value.month, value.day), parent)
        theme = theme_of()
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.setAccessibleName(name)
        self.setDisplayFormat(
            QLocale().dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
        )
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setMinimumHeight(theme.px(44))
        self.setMinimumWidth(theme.px(150))
        if latest is not None:
            self.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        line = self.lineEdit()
        if line is not None:
            _clear_base(line)
            line.setTextMargins(theme.px(10), 0, 0, 0)
            line.setAccessibleName(name)
        _clear_base(self)

    def value(self) -> date:
        """The date chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_value(self, value: date) -> None:
        """Show another date."""
        self.setDate(QDate(value.year, value.month, value.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_box(self, self.hasFocus())


class TimeField(QTimeEdit):
    """A time of day typed or stepped by keyboard, to the minute, in the form of the person's own language."""

    def __init__(self, name: str, value: QTime, parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        theme = theme_of()
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.setAccessibleName(name)
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setMinimumHeight(theme.px(44))
        self.setMinimumWidth(theme.px(100))
        line = self.lineEdit()
        if line is not None:
            _clear_base(line)
            line.setTextMargins(theme.px(10), 0, 0, 0)
            line.setAccessibleName(name)
        _clear_base(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_box(self, self.hasFocus())


class Labelled(QWidget):
    """A label above a field, tied to it for the keyboard and for screen readers, with optional help below."""

    def __init__(self, words: str, field: QWidget, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        label = Text(words, "strong")
        label.setBuddy(field)
        layout.addWidget(label)
        layout.addWidget(field)
        named = field.edit if isinstance(field, TextField) else field
        if not named.accessibleName():
            named.setAccessibleName(words)
        if note:
            layout.addWidget(Text(note, "small", "ink_soft"))
            named.setAccessibleDescription(note)
