"""The way to each section where there is no room for the list of them."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from companion.ui.theme import theme_of
from companion.ui.widgets.fields import Select


class GoTo(Select):
    """A list that leads somewhere and keeps nothing chosen: keys open it, and only Enter in it goes there."""

    wanted = Signal(str)

    def __init__(self, places: Iterable[tuple[str, str]]) -> None:
        """Lead to places, each by its words and its name."""
        super().__init__("")
        self.setAccessibleName(self.tr("Go to a section"))
        self.setPlaceholderText(self.tr("Go to"))
        for words, name in places:
            self.addItem(words, name)
        self.setCurrentIndex(-1)
        self.activated.connect(self._go)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        return QSize(self.fontMetrics().horizontalAdvance(self.placeholderText()) + theme.px(56), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        # The field is as narrow as its words, and the list is not.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme_of().px(32))
        super().showPopup()
        self.view().setCurrentIndex(self.model().index(0, self.modelColumn()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        letter = bool(event.text().strip()) and event.text().isprintable()
        opening = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if plain and (letter or event.key() in opening):
            # Not as a field that takes the next one at once: each would lead away before the wanted one is reached.
            self.showPopup()
            if letter:
                QApplication.sendEvent(self.view(), event)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            # They scroll the page.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _go(self, row: int) -> None:
        name = str(self.itemData(row))
        self.setCurrentIndex(-1)
        self.wanted.emit(name)
