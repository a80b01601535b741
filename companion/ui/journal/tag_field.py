"""The tags of a page: chips that can be taken off, and a small field that completes from tags used before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QSizePolicy, QToolTip, QWidget

from companion.domain.checkin import tidy_words
from companion.ui.journal.pill import Pill
from companion.ui.journal.tag_choices import CHOICES, TagChoices, TagRow
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import focus_ring, rounded_box

#: Letters of the longest tag.
_LONGEST = 60
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class TagChip(PaintedButton):
    """A tag on the page; pressing it, or Delete, takes it off."""

    radius = 15

    removed = Signal(str)

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(tag, parent, name=QCoreApplication.translate("TagChip", "Tag {tag}").format(tag=tag))
        self.setAccessibleDescription(self.tr("Press to take it off"))
        self.tag = tag
        self.setObjectName(f"tag-{tag}")
        self.setFont(theme_of().font("small-strong"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Take off this tag"))
        self.clicked.connect(lambda: self.removed.emit(self.tag))

    def _room(self) -> int:
        return theme_of().px(220)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        words = min(self.fontMetrics().horizontalAdvance(self.tag), self._room())
        return QSize(words + theme.px(12 + 4 + 14 + 9), theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.tag)
            return
        super().keyPressEvent(event)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        rounded_box(painter, box, box.height() / 2, theme.colour("primary_soft"), theme.colour("primary"), 1.5)
        painter.setPen(theme.colour("ink"))
        painter.setFont(self.font())
        side = theme.px(14)
        cross = QRectF(box.right() - side - theme.px(9), (box.height() - side) / 2, side, side)
        area = QRectF(theme.px(12), 0, cross.left() - theme.px(12 + 3), box.height())
        words = self.fontMetrics().elidedText(self.tag, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        paint_icon(painter, "x", theme.colour("ink" if self.hot else "ink_soft"), cross)


class _TagEntry(QLineEdit):
    """The field a new tag is typed into, in the form of a chip."""

    closed = Signal()
    named = Signal(str)
    stepped_back = Signal()
    took_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: How many times Ctrl+Z takes a tag back once no letter is left to undo.
        self.undo_steps = 0
        theme = theme_of()
        self.setObjectName("tag-entry")
        self.setFrame(False)
        self.setFont(theme.font("small"))
        self.setMaxLength(_LONGEST)
        self.inputRejected.connect(self._tell_full)
        self.setPlaceholderText(self.tr("name a tag"))
        self.setAccessibleName(self.tr("New tag"))
        self.setTextMargins(theme.px(12), 0, theme.px(8), 0)
        self.setFixedSize(theme.px(150), theme.px(30))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def _tell_full(self) -> None:
        words = self.tr("A tag has %n letter(s) at most.", "", _LONGEST)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)
        say_aloud(self, words)

    def event(self, event: QEvent) -> bool:
        # Escape closes this field first, and only then whatever it lies in.
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        if event.key() != Qt.Key.Key_Escape:
            return super().event(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == ",":
            if self.text().strip():
                self.named.emit(self.text())
            else:
                self.closed.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.stepped_back.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and self.undo_steps and not self.isUndoAvailable():
            self.took_back.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            rounded_box(painter, box, box.height() / 2, theme.colour("raised"), theme.colour("edge"))
            if self.hasFocus():
                focus_ring(painter, theme, box, box.height() / 2)
        super().paintEvent(event)


class TagField(QWidget):
    """What stands at the top of a page beside its date: values of the day, tags, and a way to add one.

    Args:
        known: gives the names of tags in use that begin so, the most used first.
    """

    changed = Signal()

    def __init__(self, known: Callable[[str], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._known = known
        self._tags: list[str] = []
        #: What was added since the field was opened, one for each Enter.
        self._added: list[frozenset[str]] = []
        self._flow = FlowLayout(self, theme.px(8))
        self._fixed: list[Pill] = []
        self._chips: list[TagChip] = []
        self.add_button = Chip(self.tr("+ tag"))
        self.add_button.setCheckable(False)
        self.add_button.setObjectName("tag-add")
        self.add_button.setAccessibleName(self.tr("Add a tag"))
        self.add_button.setToolTip(self.tr("Add a tag"))
        self.add_button.clicked.connect(self.begin)
        self._flow.addWidget(self.add_button)
        self._entry: _TagEntry | None = None
        self._popup: QListView | None = None
        self._found = QStringListModel(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tags(self) -> tuple[str, ...]:
        """The tags in their order."""
        return tuple(self._tags)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show other tags without telling anyone they changed."""
        self._close()
        self._tags = list(tags)
        self._draw()

    def set_values(self, values: Sequence[str]) -> None:
        """Show the values of the day before the tags."""
        if [pill.accessibleName() for pill in self._fixed] == list(values):
            return
        for pill in self._fixed:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._fixed = [Pill(words) for words in values]
        for number, pill in enumerate(self._fixed):
            self._flow.insert_widget(number, pill)
            pill.show()
        self.updateGeometry()

    def set_at_end(self, at_end: bool) -> None:
        """Whether the chips end at the far edge or begin at the near one."""
        self._flow.set_at_end(at_end)

    def begin(self) -> None:
        """Open the field for a new tag."""
        entry = self._entry if self._entry is not None else self._build_entry()
        # Not by clearing it, which Ctrl+Z would undo.
        entry.setText("")
        entry.show()
        self.add_button.hide()
        entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _build_entry(self) -> _TagEntry:
        entry = self._entry = _TagEntry()
        entry.named.connect(self._add)
        entry.closed.connect(self._cancel)
        entry.stepped_back.connect(self._take_last)
        entry.took_back.connect(self._take_back)
        entry.textEdited.connect(self._offer)
        entry.installEventFilter(self)
        completer = QCompleter(self._found, entry)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(CHOICES)
        self._popup = TagChoices(self.tr("Tags used before"))
        completer.setPopup(self._popup)
        # The completer brings its own way to draw rows with the list it is given.
        self._popup.setItemDelegate(TagRow(self._popup))
        entry.setCompleter(completer)
        # The field takes the choice as its text when it is activated; only after that can it be emptied again.
        completer.activated.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self._flow.insert_widget(self._flow.count() - 1, entry)
        return entry

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        choosing = self._popup is not None and self._popup.isVisible()
        if watched is self._entry and isinstance(event, QFocusEvent) and event.lostFocus() and not choosing:
            self._left(event.reason())
        return super().eventFilter(watched, event)

    def _left(self, reason: Qt.FocusReason) -> None:
        # While another window or a menu has the keys for a moment, the word waits to be gone on with.
        if reason not in _COMES_BACK:
            self.take_in()
            self._close()

    def take_in(self) -> None:
        """Make a tag of what stands in the field, as before the page is stored and left."""
        if self._entry is not None and self._entry.text().strip():
            self._put(self._entry.text())
            self._entry.setText("")

    def _offer(self, beginning: str) -> None:
        taken = {tag.casefold() for tag in self._tags}
        beginning = beginning.strip()
        found = [tag for tag in self._known(beginning) if tag.casefold() not in taken] if beginning else []
        self._found.setStringList(found)
        if not found and self._popup is not None:
            self._popup.hide()

    def _put(self, words: str) -> None:
        wanted = []
        for tag in tidy_words((words,)):
            same = (known for known in self._known(tag) if known.casefold() == tag.casefold())
            wanted.append(next(same, tag))
        tags = list(tidy_words((*self._tags, *wanted)))
        if tags != self._tags:
            self._tags = tags
            self._draw()
            self.changed.emit()

    def _add(self, words: str) -> None:
        before = frozenset(self._tags)
        self._put(words)
        self._added.append(frozenset(self._tags) - before)
        if self._entry is not None:
            self.begin()
            self._count_steps()

    def _take_back(self) -> None:
        added = self._added.pop()
        self._tags = [tag for tag in self._tags if tag not in added]
        self._draw()
        self._count_steps()
        self.changed.emit()

    def _count_steps(self) -> None:
        # What was taken off since by hand is taken back already.
        self._added = [still for added in self._added if (still := added & frozenset(self._tags))]
        if self._entry is not None:
            self._entry.undo_steps = len(self._added)

    def _cancel(self) -> None:
        self._close()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_last(self) -> None:
        if self._tags:
            self._remove(self._tags[-1])

    def _remove(self, tag: str) -> None:
        place = self._tags.index(tag)
        had_focus = self._chips[place].hasFocus()
        self._tags.remove(tag)
        self._draw()
        self._count_steps()
        if had_focus:
            near = self._chips[min(place, len(self._chips) - 1)] if self._chips else self.add_button
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _close(self) -> None:
        self._added = []
        self._count_steps()
        if self._entry is not None:
            self._entry.setText("")
            self._entry.hide()
        self.add_button.show()
        self.updateGeometry()

    def _draw(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [TagChip(tag) for tag in self._tags]
        for number, chip in enumerate(self._chips):
            chip.removed.connect(self._remove)
            self._flow.insert_widget(len(self._fixed) + number, chip)
            chip.show()
        self.add_button.setText(self.tr("+") if self._tags else self.tr("+ tag"))
        self._order_tabs()
        self.updateGeometry()

    def _order_tabs(self) -> None:
        before: QWidget | None = None
        for part in (*self._chips, self.add_button):
            if before is not None:
                QWidget.setTabOrder(before, part)
            before = part
