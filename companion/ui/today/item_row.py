"""One line of today's list, and what can be done with it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.today.items import TodayItem
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.painting import hairline
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text

#: Where words begin, beside the icon.
INDENT = 34


class WordsLine(LineField):
    """A line to write in that Escape gives up."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            # Else the window hears Escape, and goes back from something that is not in the way.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class ItemRow(QWidget):
    """Icon, title and second line; at the right the action, and for own lines a button for what else can be done.

    While the keyboard is in an own line, F2 changes it and Delete takes it off; the card has the keys that move it.
    """

    acted = Signal(str)
    reworded = Signal(str, str)
    #: The key, and by how many places: -1 or 1.
    moved = Signal(str, int)
    dropped = Signal(str)

    def __init__(self, item: TodayItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.key = item.key
        self._item = item
        self.setObjectName(f"item-{item.key}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, theme.px(9))
        self._column.setSpacing(theme.px(6))
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(4))
        self._words = QVBoxLayout()
        self._words.setContentsMargins(theme.px(INDENT), theme.px(3), theme.px(6), theme.px(3))
        self._words.setSpacing(theme.px(2))
        self.title = Text("", "strong")
        self._detail = Text("", "small", "ink_soft")
        self._detail.setObjectName("item-detail")
        self._words.addWidget(self.title)
        self._words.addWidget(self._detail)
        self._line.addLayout(self._words, 1)
        self.act = Button("", "quiet", compact=True)
        self.act.setObjectName("item-act")
        self.act.clicked.connect(lambda: self.acted.emit(self.key))
        self._line.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        self.more = IconButton("ellipsis", "", size=30)
        self.more.setObjectName("item-more")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_acts)
        self._line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self._line)
        self._acts: QWidget | None = None
        self._field: WordsLine | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fill()

    def show_item(self, item: TodayItem) -> None:
        """Show the line as it is now; the same again changes nothing."""
        if item != self._item:
            self._item = item
            self._fill()

    def parts(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return (self.act, self.more)

    def _fill(self) -> None:
        item = self._item
        self.setAccessibleName(item.title)
        self.title.setText(item.title)
        self.title.set_token("ink_soft" if item.done else "ink")
        self._detail.setText(item.detail)
        self._detail.setVisible(bool(item.detail))
        if self.act.text() != item.act:
            self.act.setText(item.act)
        self.act.setAccessibleName(item.spoken or item.act)
        self.act.setVisible(bool(item.act))
        self.more.setVisible(item.own)
        said = self.tr("More for: {words}").format(words=item.title)
        self.more.setAccessibleName(said)
        self.more.setToolTip(self.tr("Change, move or take off"))
        self.update()

    # -- what else can be done -----------------------------------------------------------------------------

    def _show_acts(self, on: bool) -> None:
        if on and self._acts is None:
            self._acts = self._build_acts()
            self._column.addWidget(self._acts)
            before: QWidget = self.more
            for button in self._acts.findChildren(Button):
                QWidget.setTabOrder(before, button)
                before = button
        if self._acts is not None:
            self._acts.setVisible(on)

    def _build_acts(self) -> QWidget:
        theme = theme_of()
        acts = QWidget()
        flow = FlowLayout(acts, theme.px(6))
        flow.setContentsMargins(theme.px(INDENT - 6), 0, 0, 0)
        for name, words, spoken, act in (
            ("item-change", self.tr("Change"), self.tr("Change: {words}"), self.edit),
            ("item-up", self.tr("Up"), self.tr("Move up: {words}"), lambda: self.moved.emit(self.key, -1)),
            ("item-down", self.tr("Down"), self.tr("Move down: {words}"), lambda: self.moved.emit(self.key, 1)),
            ("item-drop", self.tr("Take off"), self.tr("Take off: {words}"), lambda: self.dropped.emit(self.key)),
        ):
            button = Button(words, "quiet", compact=True)
            button.setObjectName(name)
            button.setAccessibleName(spoken.format(words=self._item.title))
            button.clicked.connect(act)
            flow.addWidget(button)
        return acts

    def edit(self) -> None:
        """Write the words anew, in their own place."""
        if self._field is None and self._item.own:
            field = self._field = WordsLine(name=self.tr("Change: {words}").format(words=self._item.title))
            field.setObjectName("item-words")
            field.setText(self._item.title)
            field.returnPressed.connect(self.take_words)
            field.given_up.connect(self._close_field)
            self._words.insertWidget(0, field)
            lead_up_to(self.act, (field,))
            self.title.hide()
            self._detail.hide()
            field.show()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()

    def take_words(self) -> None:
        """Keep what was written in place of the words, if anything was."""
        if self._field is None:
            return
        words = self._field.text()
        self._close_field()
        if words.strip() and words.strip() != self._item.title:
            self.reworded.emit(self.key, words)

    def _close_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            self._words.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.title.show()
        self._detail.setVisible(bool(self._item.detail))
        if self.more.isChecked():
            self.more.setChecked(False)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._item.own or self._field is not None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.edit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(self.key)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(150), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            side = theme.px(20)
            middle = self._line.geometry().center().y()
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self.width() - side - theme.px(2) if mirrored else theme.px(2)
            token = "ink_soft" if self._item.done else "primary"
            paint_icon(painter, self._item.icon, theme.colour(token), QRectF(left, middle - side / 2, side, side))
            foot = self.rect()
            foot.setTop(foot.bottom())
            hairline(painter, foot, theme.colour("line"))
