"""Parts that are found again in a page built anew: which one had the keyboard, and which one was at the top."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid

from companion.domain.value import Value


class Mark(Value):
    """A part by its kind, its object name where it has one, and which of those alike it is."""

    kind: str
    name: str
    number: int


class Spot(Value):
    """How far a page is scrolled, told by one of its parts and so the same at another size of text.

    Attributes:
        part: the part; None is the whole page.
        share: where in the part, from 0 at its beginning to 1 at its end.
        below: how many pixels below the top of what is seen that stands.
    """

    part: Mark | None
    share: float
    below: int


def mark_of(root: QWidget, part: QWidget) -> Mark:
    """What finds a part below a root again."""
    kind, name = type(part).__name__, part.objectName()
    alike = _alike(root, kind, name)
    return Mark(kind, name, alike.index(part) if part in alike else 0)


def marked(root: QWidget, mark: Mark) -> QWidget | None:
    """The part a mark was made of, or the one in its place; None where there is no such part now."""
    alike = _alike(root, mark.kind, mark.name)
    return alike[mark.number] if mark.number < len(alike) else None


class Keyboard(Value):
    """Where the keyboard is: in which of some roots, at which part, and between which letters of it."""

    root: int
    part: Mark
    cursor: int


def keyboard_in(*roots: QWidget | None) -> Keyboard | None:
    """Where the keyboard is among some roots, for `give_keyboard`; None where it is in none of them."""
    for number, root in enumerate(roots):
        # The window's own, which it keeps while another window is in front.
        held = root.window().focusWidget() if root is not None else None
        if held is not None and root is not None and root.isAncestorOf(held):
            return Keyboard(number, mark_of(root, held), _cursor(held))
    return None


def give_keyboard(found: Keyboard | None, *roots: QWidget | None) -> None:
    """Give the keyboard to the part that had it, in roots that took the places of those asked before."""
    root = roots[found.root] if found is not None else None
    part = marked(root, found.part) if root is not None and found is not None else None
    if found is None or part is None or not part.isVisible():
        return
    part.setFocus(Qt.FocusReason.OtherFocusReason)
    # What is typed goes on where it stopped, and not before the first letter.
    if isinstance(part, QLineEdit):
        part.setCursorPosition(found.cursor)
    elif isinstance(part, QTextEdit):
        cursor = part.textCursor()
        cursor.setPosition(min(found.cursor, part.document().characterCount() - 1))
        part.setTextCursor(cursor)


def held_letters(part: QWidget | None) -> Callable[[], None]:
    """What gives a line its cursor and what is selected in it back, as they are now.

    Qt selects all of a line that the keyboard comes back to, and the next letter would take the place of all of it.
    Where the letters are hidden that is as it should be.
    """
    if not isinstance(part, QLineEdit) or part.echoMode() != QLineEdit.EchoMode.Normal:
        return lambda: None
    cursor, start, length = part.cursorPosition(), part.selectionStart(), len(part.selectedText())

    def give_back() -> None:
        if not isValid(part):
            return
        part.setCursorPosition(cursor)
        if length:
            # The cursor is at the end one was going to.
            part.setSelection(*((start + length, -length) if cursor == start else (start, length)))

    return give_back


def _cursor(part: QWidget) -> int:
    if isinstance(part, QLineEdit):
        return part.cursorPosition()
    return part.textCursor().position() if isinstance(part, QTextEdit) else 0


def _alike(root: QWidget, kind: str, name: str) -> list[QWidget]:
    return [part for part in root.findChildren(QWidget) if part.objectName() == name and type(part).__name__ == kind]
