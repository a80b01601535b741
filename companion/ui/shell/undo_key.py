"""Ctrl+Z where words are typed: the field's own undo while it has one, and else the window's."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from companion.ui.shell.toasts import Toasts


class UndoKey(QObject):
    """Follows the keyboard about a window and lets go of Ctrl+Z what the field that has it could do nothing with.

    A field of Qt's takes the key whether it has something to undo or not, so that the window would never hear it. It
    is the window's when nothing was typed in the field, and when something can be taken back that is newer than
    what was typed, such as a check-in saved by Enter in its own last line.
    """

    def __init__(self, window: QWidget, app: QApplication) -> None:
        super().__init__(window)
        self._window = window
        self._part: QWidget | None = None
        self._words_then: object = None
        self._toasts: Toasts | None = None
        app.focusChanged.connect(self._follow)

    def said(self, toasts: Toasts) -> None:
        """Something that can be taken back was said just now; what is typed from here on is newer."""
        self._toasts = toasts
        self._words_then = _words(self._part) if self._part is not None and isValid(self._part) else None

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._part is not None and isValid(self._part):
            self._part.removeEventFilter(self)
        # Another field: whatever was typed there is not older than what was said.
        self._part, self._words_then = None, None
        if new is not None and new.window() is self._window and _field(new) is not None:
            self._part = new
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and isinstance(watched, QWidget)
            and self._is_the_windows(watched)
        ):
            event.ignore()
            return True
        return False

    def _is_the_windows(self, part: QWidget) -> bool:
        toasts = self._toasts
        if toasts is None or not isValid(toasts) or not toasts.undos():
            return False
        newer = toasts.offers_undo and self._words_then is not None and self._words_then == _words(part)
        return newer or not _can_undo(part)


def _field(part: QWidget) -> QLineEdit | QTextEdit | QPlainTextEdit | None:
    """The field letters go to when a part has the keyboard; a date or a number has its line inside."""
    if isinstance(part, QLineEdit | QTextEdit | QPlainTextEdit):
        return part
    return part.findChild(QLineEdit)


def _can_undo(part: QWidget) -> bool:
    field = _field(part)
    if field is None or field.isReadOnly():
        return False
    if _steps(field):
        return True
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _words(part: QWidget) -> object:
    """What says whether something was typed since: a line's words, or the number of changes to a text."""
    field = _field(part)
    if field is None:
        return None
    return (field.text(), _steps(field)) if isinstance(field, QLineEdit) else field.document().revision()


def _steps(field: QWidget) -> int:
    """What a field can take back besides its letters, such as the tags that were made of them."""
    return int(getattr(field, "undo_steps", 0))
