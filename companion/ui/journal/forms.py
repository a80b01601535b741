"""The menu of forms for a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from companion.content.problems import ContentProblem
from companion.content.templates import Template
from companion.context import AppContext
from companion.ui.theme import theme_of


def open_forms(ctx: AppContext, beside: QWidget, take: Callable[[Template], None]) -> None:
    """Offer the forms below a button; the one that is chosen is handed to `take`."""
    try:
        forms = ctx.library.templates()
    except ContentProblem:
        ctx.shell.toast(QCoreApplication.translate("Forms", "The forms cannot be read. Pages do without."))
        return
    menu = QMenu(beside)
    menu.setObjectName("entry-forms")
    menu.setAccessibleName(QCoreApplication.translate("Forms", "Begin with a form"))
    menu.setFont(theme_of().font("body"))
    menu.setToolTipsVisible(True)
    for form in forms:
        action = menu.addAction(form.name)
        action.setObjectName(f"form-{form.id}")
        action.setToolTip(form.line)
        action.setStatusTip(form.line)
        action.triggered.connect(lambda _on=False, form=form: take(form))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))
