"""The small menu of the counter: which number it shows, and where the rest of it is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from companion.context import AppContext
from companion.domain.settings import Headline
from companion.ui.headline_words import headline_words
from companion.ui.theme import theme_of


def counter_menu(ctx: AppContext, headline: Headline, parent: QWidget) -> QMenu:
    """A menu of the headlines, the one in force ticked; then milestones and the settings of counting."""
    menu = QMenu(parent)
    menu.setObjectName("counter-menu")
    menu.setAccessibleName(parent.accessibleName())
    menu.setFont(theme_of().font("body"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = QActionGroup(menu)
    for value, words in headline_words():
        if value is Headline.HIDDEN:
            menu.addSeparator()
        action = menu.addAction(words)
        action.setObjectName(f"show-{value.value}")
        action.setCheckable(value is not Headline.HIDDEN)
        action.setChecked(value is headline)
        if value is not Headline.HIDDEN:
            group.addAction(action)
        action.triggered.connect(lambda _on=False, value=value: _choose(ctx, value))
    menu.addSeparator()
    milestones = menu.addAction(_tr("Milestones"))
    milestones.setObjectName("go-milestones")
    milestones.triggered.connect(lambda: ctx.shell.go("milestones"))
    used = menu.addAction(_tr("I have used"))
    used.setObjectName("go-lapse")
    used.triggered.connect(lambda: ctx.shell.go("lapse", day=None))
    settings = menu.addAction(_tr("What is counted, and from when"))
    settings.setObjectName("go-counting")
    settings.triggered.connect(lambda: ctx.shell.go("settings", section="counting"))
    return menu


def _choose(ctx: AppContext, headline: Headline) -> None:
    done = ctx.services.counter.show(headline)
    if headline is Headline.HIDDEN:
        ctx.shell.toast(_tr("The counter is hidden. Settings brings it back."), done.undo)


def _tr(words: str) -> str:
    return QCoreApplication.translate("CounterMenu", words)
