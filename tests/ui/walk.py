"""Walks over the parts of a page, as a screen reader, a keyboard and an eye would."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

#: Where a line may be broken: spaces, and the marks without width that paths are given.
_BREAKS = re.compile(r"[\s\u200b]+")
#: Roles that stand for a container or a piece of Qt's own machinery, which nobody is told about by name.
_SILENT = frozenset(
    {QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Window, QAccessible.Role.Grouping}
)


def shown_parts(page: QWidget) -> Iterator[QWidget]:
    """Every part of a page that is really on the screen, the page itself first."""
    if page.isVisible():
        yield page
    for part in page.findChildren(QWidget):
        if part.isVisible() and part.window() is page.window():
            yield part


def focusable(page: QWidget) -> tuple[QWidget, ...]:
    """The parts a person can reach by Tab."""
    return tuple(
        part
        for part in shown_parts(page)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.focusProxy() is None
    )


def _interfaces(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield top
    for number in range(top.childCount()):
        child = top.child(number)
        if child is not None and child.isValid():
            yield from _interfaces(child)


def nameless(page: QWidget) -> list[str]:
    """Parts that take the focus and would be read out without a name."""
    top = QAccessible.queryAccessibleInterface(page)
    found = []
    for interface in _interfaces(top):
        state = interface.state()
        if not state.focusable or state.invisible or state.offscreen or interface.role() in _SILENT:
            continue
        if interface.role() in (QAccessible.Role.ListItem, QAccessible.Role.Cell):
            continue
        if not interface.text(QAccessible.Text.Name).strip():
            part = interface.object()
            found.append(f"{type(part).__name__} {part.objectName() if part is not None else ''} ({interface.role()})")
    return found


def tab_walk(page: QWidget) -> list[QWidget]:
    """The parts that get the focus as Tab is pressed from the start until it comes round again."""
    window = page.window()
    first = window.focusWidget() or window
    seen: list[QWidget] = []
    window.setFocus()
    for _ in range(400):
        if not window.focusNextPrevChild(True):
            break
        part = QApplication.focusWidget() or window.focusWidget()
        if part is None or part in seen:
            break
        seen.append(part)
    first.setFocus()
    return seen


def clipped(page: QWidget) -> list[str]:
    """Words that do not fit the room their part has, and pages that would have to be scrolled sideways."""
    found = []
    for part in shown_parts(page):
        if isinstance(part, QLabel) and part.text() and part.width() > 0:
            if part.wordWrap():
                if part.heightForWidth(part.width()) > part.height() + 2:
                    found.append(f"label too low: {part.text()[:60]!r}")
                words = _BREAKS.split(part.text())
                longest = max((part.fontMetrics().horizontalAdvance(word) for word in words), default=0)
                if longest > part.contentsRect().width() + 1:
                    found.append(f"label narrower than its longest word: {part.text()[:60]!r}")
            elif _widest_line(part) > part.contentsRect().width() + 1:
                found.append(f"label cut off: {part.text()[:60]!r}")
        elif isinstance(part, QAbstractButton) and part.text() and not getattr(part, "narrow", False):
            hint = part.minimumSizeHint()
            if part.minimumHeight() == part.maximumHeight():
                # A height set by hand only has to hold the words.
                hint.setHeight(part.fontMetrics().height())
            elif part.hasHeightForWidth():
                hint.setHeight(part.heightForWidth(part.width()))
            if hint.width() > part.width() + 1 or hint.height() > part.height() + 1:
                wants, has = f"{hint.width()}x{hint.height()}", f"{part.width()}x{part.height()}"
                found.append(f"button too small: {part.text()!r} wants {wants}, has {has}")
        elif isinstance(part, QLineEdit) and part.height() + 1 < part.minimumSizeHint().height():
            found.append(f"field too low: {part.accessibleName()!r}")
        if isinstance(part, QScrollArea):
            content, room = part.widget(), part.viewport().width()
            if content is not None and content.width() > room + 1:
                found.append(f"wider than the window: {content.width()} > {room}")
        elif isinstance(part, QAbstractScrollArea) and part.horizontalScrollBar().maximum() > 0:
            found.append(f"scrolls sideways: {type(part).__name__}")
    return found


def _widest_line(label: QLabel) -> int:
    return max(label.fontMetrics().horizontalAdvance(line) for line in label.text().splitlines())


def words_of(page: QWidget) -> Iterator[tuple[str, str]]:
    """Everything a page says, as (where, words): labels, buttons, placeholders, names, descriptions, tooltips."""
    for part in shown_parts(page):
        where = f"{type(part).__name__} {part.objectName()}"
        if isinstance(part, QLabel | QAbstractButton) and part.text():
            yield where, part.text()
        if isinstance(part, QLineEdit) and part.placeholderText():
            yield f"{where} placeholder", part.placeholderText()
        for kind, words in (
            ("name", part.accessibleName()),
            ("description", part.accessibleDescription()),
            ("tip", part.toolTip()),
        ):
            if words:
                yield f"{where} {kind}", words
