"""The menus of a page: how words look, what else can be done with it, and what the cursor stands on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from companion.domain.markdown import LineWish
from companion.ui.journal import writing_keys
from companion.ui.journal.page_paper import PagePaper
from companion.ui.theme import theme_of

Act = Callable[[], object]


def new_menu(parent: QWidget, name: str, words: str) -> QMenu:
    """A menu in the face of everything else, gone when it is closed."""
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAccessibleName(words)
    menu.setFont(theme_of().font("body"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def add(menu: QMenu, name: str, words: str, act: Act, key: str = "", *, on: bool | None = None) -> None:
    """Add a line to a menu, with the key that does the same; with `on`, one that is ticked or not."""
    action = menu.addAction(words)
    action.setObjectName(name)
    if key:
        # Told, and heard by the page itself.
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    if on is not None:
        action.setCheckable(True)
        action.setChecked(on)
    action.triggered.connect(lambda _on=False: act())


def add_styles(menu: QMenu, paper: PagePaper, put_picture: Act) -> None:
    """What makes words look otherwise, each with its key and doing what the key does."""
    lines: tuple[tuple[str, str, Act, str], ...] = (
        ("style-strong", _tr("Strong"), partial(writing_keys.surround, paper, "**"), "Ctrl+B"),
        ("style-emphasis", _tr("Emphasis"), partial(writing_keys.surround, paper, "*"), "Ctrl+I"),
        ("style-heading", _tr("Heading: large, middle, small, none"), _wish(paper, LineWish.HEADING), "Ctrl+Shift+H"),
        ("style-bullet", _tr("List"), _wish(paper, LineWish.BULLET), "Ctrl+Shift+L"),
        ("style-number", _tr("Numbered list"), _wish(paper, LineWish.NUMBER), "Ctrl+Shift+N"),
        ("style-check", _tr("Box to tick"), _wish(paper, LineWish.CHECK), "Ctrl+Shift+X"),
        ("style-quote", _tr("Quote"), _wish(paper, LineWish.QUOTE), "Ctrl+Shift+B"),
    )
    for name, words, act, key in lines:
        add(menu, name, words, act, key)
    menu.addSeparator()
    add(menu, "style-picture", _tr("Put in a picture…"), put_picture)


def add_here(menu: QMenu, paper: PagePaper, see_picture: Callable[[str], object]) -> None:
    """What can be done with what the cursor stands on: a box, a link, a picture."""
    before = len(menu.actions())
    block = paper.textCursor().block()
    if (uuid := paper.chosen_picture()) != "":
        add(menu, "here-see", _tr("See the picture larger"), partial(see_picture, uuid))
        add(menu, "here-remove", _tr("Take the picture away"), paper.remove_picture)
    if (address := paper.address_at_cursor()) != "":
        # Nothing here goes to the network: what they do with an address is theirs.
        add(menu, "here-copy", _tr("Copy the address"), partial(QGuiApplication.clipboard().setText, address))
    if writing_keys.has_box(block):
        add(menu, "here-tick", _tr("Tick the box, or take the tick away"), paper.tick_here, "Ctrl+Return")
    if len(menu.actions()) > before:
        menu.addSeparator()


def pop_up(menu: QMenu, under: QWidget) -> None:
    """Show a menu above a button that stands at the foot of the window."""
    wanted, window = menu.sizeHint(), under.window()
    right = under.mapTo(window, QPoint(0, 0)).x() + wanted.width() + theme_of().px(8) - window.width()
    menu.popup(under.mapToGlobal(QPoint(-max(0, right), -wanted.height())))


def _wish(paper: PagePaper, wanted: LineWish) -> Act:
    return partial(writing_keys.wish, paper, wanted)


def _tr(words: str) -> str:
    return QCoreApplication.translate("PageMenu", words)
