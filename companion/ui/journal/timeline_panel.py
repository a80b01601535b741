"""The left side of the journal: search, what to show, the timeline, a new page, and the way to the bin."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from companion.context import AppContext
from companion.domain.journal import TimelineFilter
from companion.domain.looking import read
from companion.ui.journal.narrowing import Narrowing
from companion.ui.journal.timeline_model import Source, TimelineModel
from companion.ui.journal.timeline_rows import TimelineDelegate
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.page import QuietScrollBar, ScrollArea


class TimelineList(QListView):
    """The list itself: rows of one height; Enter opens, typing letters does not jump about."""

    #: A row, and how it was chosen: "moved" to, "clicked", or "entered".
    chosen = Signal(object, str)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = model
        self._arriving = False
        self.setObjectName("journal-timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        bar = QuietScrollBar()
        self.setVerticalScrollBar(bar)
        # A view ties itself only to the bar it was made with; without this, reaching the end would fetch nothing.
        bar.valueChanged.connect(self.verticalScrollbarValueChanged)
        bar.actionTriggered.connect(self.verticalScrollbarAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Window))
        self.setPalette(palette)
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(model))
        self.clicked.connect(lambda index: self.chosen.emit(self._timeline.row(index.row()), "clicked"))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus() and not self._arriving:
            self.chosen.emit(self._timeline.row(current.row()), "moved")

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Coming here makes a row the current one, so that the focus is seen. That alone opens nothing.
        self._arriving = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = self.indexAt(QPoint(1, 1))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._arriving = False

    def keyboardSearch(self, search: str) -> None:
        """Letters belong to the search field, which looks at everything and not only at what was fetched."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self._timeline.row(self.currentIndex().row()), "entered")
            return
        moves = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if moves and not self.selectionModel().isSelected(self.currentIndex()) and self.open_current():
            return
        super().keyPressEvent(event)

    def open_current(self) -> bool:
        """Open the row the focus came to without opening it; False where there is none."""
        current = self.currentIndex()
        if not current.isValid():
            return False
        self.selectionModel().select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.chosen.emit(self._timeline.row(current.row()), "moved")
        return True


class TimelinePanel(QWidget):
    """Says what the person looks for by signals; the screen answers by giving the list a source.

    For someone who loves a person who uses nothing is to be looked for by craving or check-in.
    """

    looked = Signal()
    chosen = Signal(object, str)
    new_asked = Signal()
    bin_asked = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = ctx.is_family()
        theme = theme_of()
        self.model = TimelineModel(ctx.today, self)
        self.list = TimelineList(self.model)
        self.list.chosen.connect(self.chosen)
        layout = QVBoxLayout(self)
        self._layout = layout
        bar = theme.px(12)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, bar, 0)
        self._above = above
        self.search = LineField(self.tr("Search your journal"), icon="search")
        self.search.setObjectName("journal-search")
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        field = QHBoxLayout()
        field.setSpacing(theme.px(4))
        field.addWidget(self.search, 1)
        self.narrowing = Narrowing(ctx, self.query)
        self.narrowing.wanted.connect(self.look_for)
        field.addWidget(self.narrowing.button)
        above.addLayout(field)
        above.addWidget(self.narrowing)
        above.addWidget(self._build_chips())
        layout.addLayout(above)
        self._writing = False
        self._empty: dict[str, QWidget] = {}
        self._stack = QStackedLayout()
        # It shows what it is given at once: not before it has its place, or that would be a window of its own.
        layout.addLayout(self._stack, 1)
        self._stack.addWidget(self.list)
        layout.addLayout(self._build_foot())
        self._fit()

    def _build_chips(self) -> QWidget:
        theme = theme_of()
        row = QWidget()
        flow = FlowLayout(row, theme.px(6))
        names = {
            TimelineFilter.ALL: self.tr("All"),
            TimelineFilter.ENTRIES: self.tr("Pages"),
            TimelineFilter.CHECK_INS: self.tr("Check-ins"),
            TimelineFilter.CRAVINGS: self.tr("Cravings"),
        }
        self._chips: dict[TimelineFilter, Chip] = {}
        for kind, name in names.items():
            if self._family and kind in (TimelineFilter.CHECK_INS, TimelineFilter.CRAVINGS):
                continue
            chip = Chip(name, checked=kind is TimelineFilter.ALL)
            chip.setObjectName(f"journal-show-{kind.value}")
            chip.clicked.connect(lambda _on, kind=kind: self._filter(kind))
            flow.addWidget(chip)
            self._chips[kind] = chip
        self.ranked = Chip(self.tr("Best match first"))
        self.ranked.setObjectName("journal-ranked")
        self.ranked.toggled.connect(lambda _on: self.looked.emit())
        self.ranked.hide()
        flow.addWidget(self.ranked)
        return row

    def _empty_state(self, name: str) -> QWidget:
        """What is said in place of the list; each is built when it is first needed."""
        if name not in self._empty:
            said = {
                "none-yet": (
                    "notebook-text",
                    self.tr("Your pages will be here"),
                    self.tr("What you write and your check-ins, newest first. They stay on this computer."),
                ),
                "first-page": (
                    "pencil",
                    self.tr("Your first page"),
                    self.tr("It is kept as you write, and stands here as soon as you pause."),
                ),
                "not-found": (
                    "search",
                    self.tr("Nothing found"),
                    self.tr("Try fewer letters, or another word you may have used."),
                ),
                "none-fits": (
                    "search",
                    self.tr("Nothing fits all of it"),
                    self.tr("Take away one of the limits above, or a word."),
                ),
                "none-of-kind": ("list", self.tr("None of these yet"), self.tr("Choose All to see everything.")),
            }
            area = ScrollArea(EmptyState(*said[name]))
            area.setObjectName(f"journal-{name}")
            self._stack.addWidget(area)
            self._empty[name] = area
        return self._empty[name]

    def _build_foot(self) -> QHBoxLayout:
        theme = theme_of()
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, theme.px(12), 0)
        foot.setSpacing(theme.px(8))
        self._new = Button(self.tr("New page"), "primary", icon="plus")
        self._new.setObjectName("journal-new")
        self._new.setToolTip(self.tr("Ctrl+N"))
        self._new.clicked.connect(self.new_asked)
        foot.addWidget(self._new, 1)
        # By its name and not by the icon of deleting, which stands on the page.
        bin_button = Button(self.tr("Bin"))
        bin_button.setObjectName("journal-bin")
        bin_button.setAccessibleName(self.tr("Open the bin"))
        bin_button.setToolTip(self.tr("Pages moved to the bin, for 30 days"))
        bin_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        bin_button.clicked.connect(self.bin_asked)
        foot.addWidget(bin_button)
        return foot

    def query(self) -> str:
        """What is looked for; empty when nothing is."""
        return self.search.text().strip()

    def filter(self) -> TimelineFilter:
        """Which rows are asked for."""
        return next(kind for kind, chip in self._chips.items() if chip.isChecked())

    def best_first(self) -> bool:
        """Whether hits come best match first rather than newest first."""
        return self.ranked.isChecked()

    def show_rows(self, source: Source, *, keep: bool = False) -> None:
        """Fill the list from a source, or say that there is nothing and why."""
        self.model.load(source, keep=keep)
        self.list.setCurrentIndex(QModelIndex())
        if not keep:
            self.list.scrollToTop()
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        if self.model.rowCount():
            shown: QWidget = self.list
        elif self.query():
            shown = self._empty_state("none-fits" if read(self.query()).is_narrowed else "not-found")
        elif self.filter() is not TimelineFilter.ALL:
            shown = self._empty_state("none-of-kind")
        else:
            shown = self._empty_state("first-page" if self._writing else "none-yet")
        self._stack.setCurrentWidget(shown)

    def set_writing(self, writing: bool) -> None:
        """Say of a list without rows that its first page is being written, rather than that there is none."""
        if writing != self._writing:
            self._writing = writing
            self._show_what_there_is()

    def first_focus(self) -> QWidget:
        """The list, or where there is nothing in it the button that begins a page."""
        return self.list if self.model.rowCount() else self._new

    def mark(self, uuid: str) -> None:
        """Show which row is open, where it is among those fetched."""
        place = self.model.place_of(uuid) if uuid else -1
        index = self.model.index(place) if place >= 0 else QModelIndex()
        blocked = self.list.blockSignals(True)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)
        else:
            self.list.selectionModel().clear()
        self.list.blockSignals(blocked)
        self.list.viewport().update()

    def look_for(self, words: str) -> None:
        """Put words into the search field and its cursor after them."""
        self.search.setText(words)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.search and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self.model.rowCount():
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                self.list.open_current()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.chosen.emit(self.model.row(0), "entered")
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        theme = theme_of()
        short = self.height() < theme.px(420)
        side = theme.px(16)
        # At the rows' right edge there is room for the scroll bar, so that rows end where the search field does.
        self._layout.setContentsMargins(
            side, theme.px(8 if short else 24), side - theme.px(12), theme.px(8 if short else 16)
        )
        for part in (self._layout, self._above):
            part.setSpacing(theme.px(6 if short else 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = self.width() - 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else 0
        with QPainter(self) as painter:
            painter.fillRect(QRect(edge, 0, 1, self.height()), theme_of().colour("line"))

    def _searched(self, words: str) -> None:
        looking = bool(words.strip())
        self.narrowing.show_line(words.strip())
        for chip in self._chips.values():
            chip.setVisible(not looking)
        self.ranked.setVisible(bool(read(words).words))
        self.looked.emit()

    def _filter(self, kind: TimelineFilter) -> None:
        for other, chip in self._chips.items():
            chip.setChecked(other is kind)
        self.looked.emit()
