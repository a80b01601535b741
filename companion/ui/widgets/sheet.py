"""A sheet: a small window over the app that asks or tells one thing. Escape always closes it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Kind
from companion.ui.widgets.focus_chain import onwards
from companion.ui.widgets.page import ScrollArea, is_typed_into
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from companion.ui.widgets.written import Given


class Sheet(QDialog):
    """Heading, what `body` holds (scrolling when it must), and a row of buttons.

    Args:
        title: what it is about; also its accessible name and window title.
        lead: one or two sentences under the title.
        width: its width in design pixels.
    """

    #: The screen and the route that lead to such a sheet again after the lock, or to the button that opens it.
    opened_by: tuple[str, Mapping[str, object]] | None = None
    #: Whether such a sheet is only ever opened by pressing a button, and is opened again by pressing it again.
    by_button: ClassVar[bool] = False
    #: Whether a secret is typed there, of which nothing is kept.
    for_secret: ClassVar[bool] = False
    #: Keeps what is handed in, and says whether it could: set by who opens a sheet that hands in what is written.
    kept_by: Callable[..., bool]
    #: Whether what it says comes before what is typed: where not all of it is in sight, it begins at its top.
    reads_first: ClassVar[bool] = False

    def __init__(self, title: str, lead: str = "", *, width: float = 520, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(28), theme.px(24), theme.px(28), theme.px(20))
        outer.setSpacing(theme.px(16))
        self.heading = Text(title, "title")
        outer.addWidget(self.heading)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, theme.px(4), 0)
        self.body.setSpacing(theme.px(12))
        #: The sentences under the title, where there are any.
        self.lead = Text(lead, "body", "ink_soft") if lead else None
        if self.lead is not None:
            self.body.addWidget(self.lead)
        self._content = content
        self._scroll = ScrollArea(content)
        outer.addWidget(self._scroll, 1)
        #: What is wrong or going on: see `say`.
        self.says = Text("", "soft", "ink_soft")
        self.says.hide()
        outer.addWidget(self.says)
        self._above: list[QWidget] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(12))
        self._row.addStretch(1)
        outer.addLayout(self._row)
        self._width = width
        self._words_first: Mapping[str, Given] | None = None
        self._button = self._pressed()
        self._saving: Button | None = None
        # A modal sheet keeps the window's own keys from being heard; Help now, the lock and the hiding must be heard,
        # and over a sheet on a sheet too.
        keys = getattr(self._window(), "keys_over", None)
        if keys is not None:
            keys(self)

    def over(self) -> QWidget | None:
        """The window or the sheet it stands over."""
        parent = self.parentWidget()
        return parent.window() if parent is not None else None

    def _window(self) -> QWidget | None:
        """The window below it, and below every other sheet it stands over."""
        below = self.over()
        while isinstance(below, Sheet):
            below = below.over()
        return below

    @property
    def comes_back(self) -> bool:
        """Whether what is written on it is to come back after the lock.

        Not of one that keeps its words by itself as it closes.
        """
        return not self.for_secret and (self.by_button or self.opened_by is not None)

    def button_name(self) -> list[str] | None:
        """Both names of the button that opened it, its own and the one it has aloud; None where it is not there."""
        button = self._button
        return [button.objectName(), button.accessibleName()] if button is not None and isValid(button) else None

    def _pressed(self) -> QAbstractButton | None:
        below = self.over()
        part = below.focusWidget() if below is not None else None
        return part if isinstance(part, QAbstractButton) else None

    def hand_in(self, *written: object) -> None:
        """Give what was written to `kept_by`, and close; where it could not be kept, stay with all that is in it."""
        if self.kept_by(*written):
            self.accept()

    @property
    def busy(self) -> bool:
        """Whether something is going on that must end before the sheet can go."""
        return bool(getattr(self, "_busy", False))

    def add_button(self, words: str, kind: Kind = "secondary", *, default: bool = False, saves: bool = False) -> Button:
        """Add a button at the end of the row. The default one answers to Enter; one that `saves`, to Ctrl+S as well."""
        button = Button(words, kind)
        button.setDefault(default)
        if saves:
            self._saving = button
            QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._press_saving)
        # Qt has the up and down arrows lead from button to button. Here they scroll what is told above the buttons.
        button.installEventFilter(self)
        self._row.addWidget(button)
        return button

    def end_with(self, name: str, save: Callable[[], object], words: str = "") -> None:
        """Add Cancel, and beside it what saves, as Save or in other `words`; by Enter and Ctrl+S too."""
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        button = self.add_button(words or self.tr("Save"), "primary", default=True, saves=True)
        button.setObjectName(name)
        button.clicked.connect(save)

    def _press_saving(self) -> None:
        button, held = self._saving, self.focusWidget()
        if button is None or not button.isEnabled():
            return
        # As by the mouse: what stands half typed in a field is taken first.
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()
        if isValid(self) and self.isVisible() and self.focusWidget() is button and held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_above(self, part: QWidget) -> None:
        """Put a part under the heading, where it stays while what is below it is scrolled."""
        self._outer.insertWidget(1, part)
        self._above.append(part)

    def kept_words(self) -> "dict[str, Given]":
        """What is written and chosen on it, to be kept while the file is locked."""
        # Fields of every kind come in with it, which a start and most sheets do without.
        from companion.ui.widgets.written import written

        return written(self)

    def take_words(self, words: "Mapping[str, Given]") -> None:
        """Show what `kept_words` of another sheet of this kind gave."""
        from companion.ui.widgets.written import write_again

        write_again(self, words)

    def is_changed(self) -> bool:
        """Whether anything is written or chosen now that was not when the sheet was first shown."""
        return self._words_first is not None and self.kept_words() != self._words_first

    def count_as_changed(self) -> None:
        """Take what it was first shown with for written just now, as where it was brought back."""
        self._words_first = {}

    def say(self, words: str) -> None:
        """A quiet line above the buttons, where nothing scrolls it out of sight; read aloud too. No line for ''."""
        self.says.setText(words)
        self.says.setVisible(bool(words))
        if self.isVisible():
            self.fit()
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.says, words))

    def fit(self) -> None:
        """Take the height the content wants, within the window it stands over."""
        theme = theme_of()
        window = self._window()
        room = window.size() if window is not None else self.screen().availableSize()
        width = min(theme.px(self._width), room.width() - theme.px(24))
        self.resize(width, 10)
        content = self._content
        inner = width - theme.px(60)
        wanted = content.heightForWidth(inner) if content.hasHeightForWidth() else content.sizeHint().height()
        wanted = max(wanted, content.minimumSizeHint().height())
        chrome = theme.px(24 + 20 + 16 * 2 + 44) + theme.px(32)
        chrome += sum(part.sizeHint().height() + theme.px(16) for part in self._above)
        if not self.says.isHidden():
            chrome += self.says.heightForWidth(width - theme.px(28 * 2)) + theme.px(16)
        self.resize(width, min(wanted + chrome, room.height() - theme.px(24)))
        if self.isVisible():
            self._stay_within()

    def _stay_within(self) -> None:
        """Grown downwards, or standing over a smaller sheet, it may reach out of the window below."""
        window = self._window()
        if window is None:
            return
        inside, edge = window.geometry(), theme_of().px(12)
        lowest = inside.bottom() - edge - self.height()
        if self.y() > lowest:
            self.move(self.x(), max(inside.top(), lowest))

    def _order(self) -> None:
        """Tab goes through the body and then along the buttons, in whatever order they were made."""
        inside = (part for part in onwards(self) if self._content.isAncestorOf(part))
        parts = [part for part in inside if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        fields = [part for part in parts if part.isVisibleTo(self) and is_typed_into(part)]
        for place in range(self._row.count()):
            button = self._row.itemAt(place)
            if button is not None and (widget := button.widget()) is not None:
                if parts:
                    QWidget.setTabOrder(parts[-1], widget)
                parts.append(widget)
        # Where something is to be typed, the keyboard begins there and not on the button that sends it.
        if fields and self.focusWidget() is None:
            fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._scroll.scroll_by(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key nothing in the sheet has taken for itself.
        if not self._scroll.scroll_by(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._order()
        self.fit()
        if self._words_first is None and self.comes_back:
            self._words_first = self.kept_words()
        super().showEvent(event)
        # By now it is in the middle of what it stands over.
        self._stay_within()
        if self.reads_first and not event.spontaneous():
            QTimer.singleShot(0, self, self._begin_at_top)

    def _begin_at_top(self) -> None:
        if self._scroll.verticalScrollBar().maximum() > 0:
            self._scroll.begin_anew()
