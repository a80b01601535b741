"""Today's list: what the day holds, a line to add to it, and quietly what yesterday left open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.plans import Intention
from companion.ui.theme import theme_of
from companion.ui.today.item_row import ItemRow, WordsLine
from companion.ui.today.items import TodayItem
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text

#: How many of yesterday's are offered at once; keeping one brings the next.
OFFERED = 3


class ListCard(Card):
    """Shows items of any source. What is written in it and not kept yet stays through every refresh."""

    added = Signal(str)
    acted = Signal(str)
    reworded = Signal(str, str)
    moved = Signal(str, int)
    dropped = Signal(str)
    #: One of yesterday's is to be kept for today (its uuid); or none of them is asked for again today.
    kept = Signal(str)
    left_be = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=0, parent=parent)
        theme = theme_of()
        self.heading(self.tr("Today"))
        self.box.addSpacing(theme.px(4))
        self._empty = Text(
            self.tr("Small things you mean to do today: a walk, a meal, a call. One is plenty."), "soft", "ink_soft"
        )
        self._empty.setObjectName("list-empty")
        self.box.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)
        self.box.addSpacing(theme.px(8))
        self._new = WordsLine(self.tr("such as a short walk"), name=self.tr("Something for today"))
        self._new.setObjectName("list-new")
        self._new.hide()
        self._new.returnPressed.connect(self._take_new)
        self._new.given_up.connect(self._close_new)
        self.box.addWidget(self._new)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self._add = Button(self.tr("Add something for today"), "quiet", compact=True)
        self._add.setObjectName("list-add")
        self._add.clicked.connect(self._open_new)
        row.addWidget(self._add)
        row.addStretch(1)
        self.box.addLayout(row)
        self._left: QWidget | None = None
        self._left_shown: tuple[Intention, ...] = ()
        self._items: tuple[TodayItem, ...] = ()
        self._rows: dict[str, ItemRow] = {}
        self.box.addStretch(1)
        # Buttons take the arrow keys for themselves, so that a line would never hear of these.
        for key, places in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda places=places: self._move_focused(places))

    # -- what it shows -------------------------------------------------------------------------------------

    def show_items(self, items: Sequence[TodayItem], left: tuple[Intention, ...]) -> None:
        """Show the lines of today and what yesterday left open; rows that stay keep the keyboard."""
        shown = tuple(items)
        if shown != self._items:
            self._items = shown
            self._place_rows()
        self._empty.setVisible(not shown)
        if left[:OFFERED] != self._left_shown:
            self._left_shown = left[:OFFERED]
            self._offer()

    def _place_rows(self) -> None:
        keys = [item.key for item in self._items]
        for key in [key for key in self._rows if key not in keys]:
            self._forget(self._rows.pop(key))
        for place, item in enumerate(self._items):
            row = self._rows.get(item.key)
            if row is None:
                row = self._rows[item.key] = self._make(item)
            row.show_item(item)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
                row.show()
        lead_up_to(self._new, (part for key in keys for part in self._rows[key].parts()))

    def _make(self, item: TodayItem) -> ItemRow:
        row = ItemRow(item, self)
        for mine, theirs in (
            (self.acted, row.acted),
            (self.reworded, row.reworded),
            (self.moved, row.moved),
            (self.dropped, row.dropped),
        ):
            theirs.connect(mine)
        return row

    def _forget(self, row: ItemRow) -> None:
        if row.isAncestorOf(self.focusWidget() or self):
            # The keyboard goes to the line that takes its place, and to adding where none does. Not to what is done
            # with that line by one key: another Enter would do it.
            place = self._list.indexOf(row)
            near = self._list.itemAt(place + 1) or self._list.itemAt(place - 1)
            beside = near.widget() if near is not None else None
            adding = self._new if self._add.isHidden() else self._add
            target = beside.more if isinstance(beside, ItemRow) and beside.more.isVisibleTo(self) else adding
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    # -- adding --------------------------------------------------------------------------------------------

    def _open_new(self) -> None:
        self._new.show()
        self._add.hide()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_new(self) -> None:
        words = self._new.text()
        if not words.strip():
            self._close_new()
            return
        # Open for the next one: whoever writes a list writes several.
        self._new.clear()
        self.added.emit(words)

    def _close_new(self) -> None:
        self._new.clear()
        self._add.show()
        if self._new.hasFocus():
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._new.hide()

    def give_back(self, words: str) -> None:
        """Show words again that could not be kept, where they were written."""
        if not self._new.text():
            self._open_new()
            self._new.setText(words)

    def keep_written(self) -> None:
        """Keep what was typed and not yet confirmed."""
        for row in tuple(self._rows.values()):
            row.take_words()
        words = self._new.text()
        if words.strip():
            self._new.clear()
            self.added.emit(words)

    # -- yesterday -----------------------------------------------------------------------------------------

    def _offer(self) -> None:
        held = self.focusWidget()
        had_keyboard = self._left is not None and held is not None and self._left.isAncestorOf(held)
        if self._left is not None:
            self.box.removeWidget(self._left)
            self._left.hide()
            self._left.deleteLater()
            self._left = None
        if self._left_shown:
            self._left = self._build_left()
            self.box.insertWidget(self.box.count() - 1, self._left)
            self._left.show()
        if had_keyboard:
            first = self._left.findChild(Button) if self._left is not None else None
            (first or self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_left(self) -> QWidget:
        theme = theme_of()
        block = QWidget()
        block.setObjectName("list-left")
        column = QVBoxLayout(block)
        column.setContentsMargins(0, theme.px(14), 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(Text(self.tr("From yesterday, if you still want it"), "small", "ink_soft"))
        buttons: list[Button] = []
        for one in self._left_shown:
            line = QHBoxLayout()
            line.addWidget(Text(one.words, "body", "ink_soft"), 1)
            keep = Button(self.tr("Keep for today"), "quiet", compact=True)
            keep.setObjectName(f"left-keep-{one.uuid}")
            keep.setAccessibleName(self.tr("Keep for today: {words}").format(words=one.words))
            keep.clicked.connect(lambda _checked=False, uuid=one.uuid: self.kept.emit(uuid))
            line.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
            buttons.append(keep)
        rest = QHBoxLayout()
        rest.setContentsMargins(0, 0, 0, 0)
        be = Button(self.tr("Let it be"), "quiet", compact=True)
        be.setObjectName("left-be")
        be.setAccessibleDescription(self.tr("Not offered again"))
        be.clicked.connect(self.left_be)
        rest.addWidget(be)
        rest.addStretch(1)
        column.addLayout(rest)
        block.setParent(self)
        before: QWidget = self._add
        for button in (*buttons, be):
            QWidget.setTabOrder(before, button)
            before = button
        return block

    def _move_focused(self, places: int) -> None:
        held = self.focusWidget()
        row = next((row for row in self._rows.values() if held is not None and row.isAncestorOf(held)), None)
        if row is not None and any(item.key == row.key and item.own for item in self._items):
            self.moved.emit(row.key, places)

    def focus_row(self, key: str) -> None:
        """Put the keyboard on a line's own button."""
        row = self._rows.get(key)
        if row is not None:
            row.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._new.isHidden():
            self._close_new()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(250), super().minimumSizeHint().height())
