"""One line to write in, open or hidden, and the label above any field. What the lock screen needs, and no more."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painting import clear_base, paint_box
from companion.ui.widgets.text import Text

#: So near its end a line with a limit says how many letters still fit.
NEAR = 10


class LineField(QLineEdit):
    """One line of text in a rounded box, with an optional icon at its start. See `set_limit` for a longest length."""

    def __init__(self, placeholder: str = "", *, icon: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._icon_name = icon
        #: How many letters still fit, in words, where the end is near.
        self._left = ""
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        clear_base(self)
        start = theme.px(44 if icon else 12)
        self.setTextMargins(start, 0, theme.px(10), 0)
        self.setMinimumHeight(theme.px(44))

    def set_limit(self, longest: int) -> None:
        """Take so many letters at most. Near the end it is said how many still fit, so that none goes unnoticed.

        What stands there already is never cut, wherever it came from.
        """
        self.setMaxLength(max(longest, _length(self.text())))
        self.textChanged.connect(self._tell_left)
        self.inputRejected.connect(self._tell_full)
        self._tell_left(self.text())

    def left_words(self) -> str:
        """How many letters still fit, in words; nothing where the end is not near, or there is none."""
        return self._left

    def _tell_left(self, words: str) -> None:
        left = self.maxLength() - _length(words)
        said = self.tr("%n left", "", left) if left <= NEAR else ""
        if said == self._left:
            return
        if said and (not self._left or left == 0):
            # To the ear once as the end comes near, and at the end.
            self._say_aloud(self.tr("%n letter(s) left", "", left))
        self._left = said
        theme, edges = theme_of(), self.textMargins()
        beside = theme.px(10) + QFontMetrics(theme.font("small")).horizontalAdvance(said) if said else 0
        edges.setRight(theme.px(10) + beside)
        self.setTextMargins(edges)
        self.update()

    def _tell_full(self) -> None:
        self._say_aloud(self.tr("No more letters fit here."))

    def _say_aloud(self, words: str) -> None:
        if self.hasFocus():
            from companion.ui.widgets.aloud import say_aloud

            say_aloud(self, words)

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
        if self._left:
            theme = theme_of()
            with QPainter(self) as painter:
                painter.setFont(theme.font("small"))
                painter.setPen(theme.colour("ink_soft"))
                room = self.rect().adjusted(0, 0, -theme.px(12), 0)
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._left)


def _length(words: str) -> int:
    """How many letters Qt takes words for."""
    return len(words.encode("utf-16-le")) // 2


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


def named_line(box: QBoxLayout, object_name: str, name: str, words: str, hint: str = "", limit: int = 0) -> LineField:
    """Put a line under its label at the end of a box, with these words in it; `limit` letters, where there is one."""
    field = LineField(hint, name=name)
    field.setObjectName(object_name)
    field.setText(words)
    if limit:
        field.set_limit(limit)
    box.addWidget(Labelled(name, field))
    return field
