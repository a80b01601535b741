"""The ways out of a picture, in a menu: its table, and files of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from companion.context import AppContext
from companion.ui.progress.picture import Picture
from companion.ui.theme import theme_of

if TYPE_CHECKING:
    from companion.ui.progress.saving import Form


def new_menu(parent: QWidget) -> QMenu:
    """A menu of a picture, gone when it is closed."""
    menu = QMenu(parent)
    menu.setObjectName("progress-menu")
    menu.setAccessibleName(parent.accessibleName())
    menu.setFont(theme_of().font("body"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def add_ways_out(menu: QMenu, ctx: AppContext, picture: Picture, over: QWidget) -> None:
    """Offer the table of a picture, and to save it as a picture, as a drawing and as its numbers."""
    from companion.ui.progress import saving

    table = menu.addAction(_tr("See it as a table"))
    table.setObjectName("as-table")
    table.triggered.connect(lambda _on=False: open_table(picture, over))
    names = _tr("Save it as a picture (PNG)"), _tr("Save it as a drawing (SVG)"), _tr("Save its numbers (CSV)")
    for form, words in zip(saving.forms(), names, strict=True):
        action = menu.addAction(words)
        action.setObjectName(f"save-{form.ending}")
        action.triggered.connect(lambda _on=False, form=form: _save(ctx, picture, form, over))


def open_table(picture: Picture, over: QWidget) -> None:
    """Show what a picture is drawn from."""
    from companion.ui.progress.table_sheet import TableSheet

    TableSheet(picture.name, picture.table(), over).open()


def _save(ctx: AppContext, picture: Picture, form: Form, over: QWidget) -> None:
    from companion.ui.progress import saving

    place = saving.ask_where(over, picture.name, form)
    if place is None:
        return
    try:
        saving.put(saving.content_of(picture, form.ending), place)
    except OSError:
        ctx.shell.toast(_tr("It could not be put there. Another place may do."))
        return
    from companion.ui.widgets.places import with_place

    ctx.shell.toast(with_place(_tr("Saved: {name}, in {folder}"), place))


def _tr(words: str) -> str:
    return QCoreApplication.translate("PictureCard", words)
