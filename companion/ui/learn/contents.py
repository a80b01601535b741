"""The contents of an article: its headings, where on the page each stands, and which of them is being read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup, QTextCursor
from PySide6.QtWidgets import QMenu, QPushButton

from companion.domain.value import Value
from companion.ui.article_view import ArticleView
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud


class Part(Value):
    """A heading: its level (1 is the title of the article), its words, and its position in the text."""

    level: int
    title: str
    position: int


def parts_of(view: ArticleView) -> tuple[Part, ...]:
    """Every heading of the page shown, in order."""
    found = []
    block = view.document().begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level and block.text().strip():
            found.append(Part(level, block.text().strip(), block.position()))
        block = block.next()
    return tuple(found)


def part_in_sight(view: ArticleView, parts: tuple[Part, ...]) -> int:
    """Which of the parts is being read: the last that begins in the upper third of what is seen, or before it.

    At the end of a page, where a short part never comes up so far, the last that is seen.
    """
    bar, layout = view.verticalScrollBar(), view.document().documentLayout()
    share = 1 if bar.value() and bar.value() == bar.maximum() else 3
    edge = bar.value() + view.viewport().height() / share
    at = 0
    for number, part in enumerate(parts):
        if layout.blockBoundingRect(view.document().findBlock(part.position)).top() <= edge:
            at = number
    return at


def open_contents(view: ArticleView, button: QPushButton) -> QMenu:
    """Open the list of contents under a button, the part being read ticked; choosing one goes there."""
    menu = QMenu(button)
    menu.setObjectName("contents-menu")
    menu.setAccessibleName(button.accessibleName())
    menu.setFont(theme_of().font("body"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = QActionGroup(menu)
    parts = parts_of(view)
    here = part_in_sight(view, parts)
    for number, part in enumerate(parts):
        # An ampersand in a menu underlines what follows it.
        title = part.title.replace("&", "&&")
        action = menu.addAction(f"   {title}" if part.level > 2 else title)
        action.setCheckable(True)
        action.setChecked(number == here)
        group.addAction(action)
        action.triggered.connect(lambda _on=False, chosen=part: go_to(view, chosen))
        if number == here:
            menu.setActiveAction(action)
    below = button.mapToGlobal(QPoint(button.width(), button.height()))
    menu.popup(below - QPoint(menu.sizeHint().width(), 0))
    return menu


def go_to(view: ArticleView, part: Part) -> None:
    """Bring a part to the top, and the keyboard to it, so that Tab goes on to its first link."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(part.position)
    view.setTextCursor(cursor)
    view.scroll_to(part.position)
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    say_aloud(view, part.title)
