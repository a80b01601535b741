"""Choosing a passphrase: typed twice, seen on request, with one gentle word about its length."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.passphrase import LEAST, Fit, fit_of
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.line import Labelled, SecretField
from companion.ui.widgets.text import Text


class CapsLockHint(Text):
    """A line that shows while Caps Lock seems to be on, told by the case of what is typed into a field.

    Only the letter just pressed is looked at, and only for its case.
    """

    def __init__(self, field: SecretField, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "ink_soft", parent=parent)
        self.setObjectName("caps-lock")
        self.setText(self.tr("Caps Lock seems to be on."))
        self.hide()
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.setVisible(letter.isupper() != shift)
            elif event.key() == Qt.Key.Key_CapsLock:
                self.hide()
        return super().eventFilter(watched, event)


class NewPassphrase(QWidget):
    """Two fields and a switch to see what is typed; `changed` after every letter."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.first = SecretField(name=self.tr("New passphrase"))
        self.first.setObjectName("new-passphrase")
        self.second = SecretField(name=self.tr("The same once more"))
        self.second.setObjectName("new-passphrase-again")
        column.addWidget(Labelled(self.tr("New passphrase"), self.first))
        column.addWidget(CapsLockHint(self.first))
        column.addWidget(Labelled(self.tr("The same once more"), self.second))
        column.addWidget(CapsLockHint(self.second))
        self.says = Text(self._hint(), "soft", "ink_soft")
        self.says.setObjectName("passphrase-says")
        column.addWidget(self.says)
        self._show = Switch(self.tr("Show what I type"))
        self._show.setObjectName("show-passphrase")
        self._show.toggled.connect(self._show_letters)
        column.addWidget(self._show)
        for field in (self.first, self.second):
            field.textChanged.connect(self._judge)

    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def empty(self) -> bool:
        """Whether nothing was typed in either field."""
        return not self.first.text() and not self.second.text()

    def matches(self) -> bool:
        """Whether a passphrase was typed that protects, twice the same; says what is missing."""
        missing = self._missing(fit_of(self.first.text()))
        if missing:
            self._refuse(missing)
            self.first.setFocus()
            return False
        if self.first.text() != self.second.text():
            self._refuse(self.tr("The two are not the same yet."))
            self.second.setFocus()
            return False
        return True

    def said_unseen(self) -> str:
        """What is said of it, where that line is not all in sight; '' where it is."""
        seen = self.says.visibleRegion().boundingRect() == self.says.rect()
        return "" if seen else self.says.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _show_letters(self, show: bool) -> None:
        self.first.show_letters(show)
        self.second.show_letters(show)

    def _refuse(self, words: str) -> None:
        """Say why it goes no further, in full ink and aloud; a hint again with the next letter."""
        self.says.setText(words)
        self.says.set_token("ink")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.says, words))

    def _judge(self) -> None:
        self.says.set_token("ink_soft")
        first, second = self.first.text(), self.second.text()
        if second and not first.startswith(second):
            self.says.setText(self.tr("The two are not the same yet."))
        elif first and (missing := self._missing(fit_of(first))):
            self.says.setText(missing)
        elif first and first == second:
            self.says.setText(self.tr("Both are the same."))
        else:
            self.says.setText(self._hint())
        self.changed.emit()

    def _hint(self) -> str:
        return self.tr(
            "{number} letters, numbers or spaces at least. A few words you will remember are better than one word."
        ).format(number=LEAST)

    def _missing(self, fit: Fit) -> str:
        """What a passphrase still needs; '' where it needs nothing."""
        return {
            Fit.FITS: "",
            Fit.EMPTY: self.tr("Type a passphrase first."),
            Fit.SHORT: self.tr(
                "Make it {number} letters or more, so that nobody can guess it. Three short words are easy to remember."
            ).format(number=LEAST),
            Fit.ALIKE: self.tr(
                "Use more different letters, so that nobody can guess it. Three short words are easy to remember."
            ),
        }[fit]
