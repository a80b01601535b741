"""One line to write in, open or hidden, and the label above any field. What the lock screen needs, and no more."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painting import clear_base, paint_box
from companion.ui.widgets.text import Text


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
        clear_base(self)
        start = theme.px(44 if icon else 12)
        self.setTextMargins(start, 0, theme.px(10), 0)
        self.setMinimumHeight(theme.px(44))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setHeight(theme_of().px(44))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(self, self.hasFocus())
        if self._icon_name:
            theme = theme_of()
            with QPainter(self) as painter:
                side = theme.px(18)
                box = QRectF(theme.px(14), (self.height() - side) / 2, side, side)
                paint_icon(painter, self._icon_name, theme.colour("ink_soft"), box)
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
        # A field made of parts hands the keyboard to the one to write in: that is the one to name.
        named = field.focusProxy() or field
        if not named.accessibleName():
            named.setAccessibleName(words)
        if note:
            layout.addWidget(Text(note, "small", "ink_soft"))
            named.setAccessibleDescription(note)
