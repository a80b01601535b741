"""What is in a report: for whom, of which days, which parts, and what of use and of other people is told."""

from __future__ import annotations

from contextlib import ExitStack

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.progress import Span
from companion.domain.reports import OFFERED, Part, Reader
from companion.domain.value import replace
from companion.ui.paper_pages import A4, LETTER
from companion.ui.reports.wanted import Wanted, part_title
from companion.ui.widgets.buttons import Button, Switch
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.text import Text


class Choices(Card):
    """Shows what is chosen and tells of each choice.

    Signals:
        reader_chosen: whom it is for.
        span_chosen: another stretch of days.
        wanted: what is in it, as a Wanted.
        paper_chosen: the size of the paper.
        pages_asked: pages of the journal are to be chosen.
    """

    reader_chosen = Signal(object)
    span_chosen = Signal(object)
    wanted = Signal(object)
    paper_chosen = Signal(str)
    pages_asked = Signal()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(spacing=6)
        self._wanted: Wanted | None = None
        self.heading(self.tr("What it holds"))
        self.readers = Choice(self.tr("Whom it is for"), lambda reader: self.reader_chosen.emit(Reader(str(reader))))
        names = {
            Reader.COUNSELLOR: self.tr("My counsellor"),
            Reader.DOCTOR: self.tr("My doctor"),
            Reader.MYSELF: self.tr("Myself"),
        }
        for reader in Reader:
            self.readers.add(reader, names[reader]).setObjectName(f"report-{reader.value}")
        self.box.addWidget(self.readers)
        today, weekday = ctx.today(), ctx.services.settings.current().first_weekday
        dates = Columns((1, 1), least=260)
        self._dates = []
        for name, words in (("report-first", self.tr("From")), ("report-last", self.tr("To"))):
            field = DateField(words, today, today=today, latest=today, first_weekday=weekday)
            field.setObjectName(name)
            field.changed.connect(self._dates_changed)
            self._dates.append(field)
            dates.add(Labelled(words, field))
        self.box.addWidget(dates)
        #: The parts in the order of whoever it is for.
        self._order = QVBoxLayout()
        self._order.setSpacing(self.box.spacing())
        self.box.addLayout(self._order)
        self._parts: dict[Part, Switch] = {}
        self._bare: dict[Part, Text] = {}
        for part in Part:
            switch = self._parts[part] = Switch(part_title(part))
            switch.setObjectName(f"report-part-{part.value}")
            switch.toggled.connect(lambda _on: self._changed())
            bare = self._bare[part] = Text(self.tr("Nothing is written there in these days."), "small", "ink_soft")
            bare.setObjectName(f"report-bare-{part.value}")
            for widget in (switch, bare):
                self._order.addWidget(widget)
            bare.hide()
        self.pages = Button("", "secondary", icon="notebook-text", compact=True)
        self.pages.setObjectName("report-pages")
        self.pages.clicked.connect(self.pages_asked)
        self.box.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignLeft)
        self._use = self._tick("report-use", self.tr("Days of use"))
        why = self.tr(
            "Whoever counsels you can help more when they know. For anybody else it is off until you tick it."
        )
        self.box.addWidget(Text(why, "small", "ink_soft"))
        self._names = self._tick("report-names", self.tr("Names of my people in full"))
        short = self.tr("Otherwise those you keep in People stand there by their first letters.")
        self.box.addWidget(Text(short, "small", "ink_soft"))
        self.box.addWidget(Text(self.tr("Paper"), "strong"))
        self.paper = Choice(self.tr("Paper"), lambda paper: self.paper_chosen.emit(str(paper)))
        self.paper.add(A4, self.tr("A4")).setObjectName("report-a4")
        self.paper.add(LETTER, self.tr("Letter")).setObjectName("report-letter")
        self.box.addWidget(self.paper)

    def show_choice(self, wanted: Wanted, span: Span, chosen: int) -> None:
        """Show what is chosen, and how many pages of the journal."""
        offered = OFFERED[wanted.reader]
        if self._wanted is None or self._wanted.reader is not wanted.reader:
            self._put_in_order(offered)
        self._wanted = wanted
        parts: list[QObject] = [*self._parts.values(), self._use, self._names, *self._dates]
        with ExitStack() as silent:
            for part in parts:
                silent.enter_context(QSignalBlocker(part))
            self.readers.show_value(wanted.reader)
            for kind, switch in self._parts.items():
                switch.setVisible(kind in offered)
                switch.setChecked(kind in wanted.parts)
            self._use.setChecked(wanted.use)
            self._names.setChecked(wanted.names)
            for field, day in zip(self._dates, (span.first, span.last), strict=True):
                if field.value() != day:
                    field.set_value(day)
        self.pages.setVisible(Part.ENTRIES in offered and Part.ENTRIES in wanted.parts)
        self.pages.setText(self.tr("Choose pages") if not chosen else self.tr("%n page(s) chosen", "", chosen))

    def show_bare(self, there: frozenset[Part]) -> None:
        """Say of each part that is ticked and of which nothing is there that it is so; of pages the button says it.

        Where there is nothing at all that is said once, where the pages would be.
        """
        for part, bare in self._bare.items():
            wanted = self._wanted
            ticked = bool(there) and wanted is not None and part in wanted.parts and part in OFFERED[wanted.reader]
            bare.setVisible(ticked and part not in there and part is not Part.ENTRIES)

    def _put_in_order(self, offered: tuple[Part, ...]) -> None:
        """Have the switches stand, and Tab go through them, as the parts stand on paper."""
        before: QWidget = self._dates[-1]
        for part in (*offered, *(one for one in Part if one not in offered)):
            for widget in (self._parts[part], self._bare[part]):
                self._order.removeWidget(widget)
                self._order.addWidget(widget)
            QWidget.setTabOrder(before, self._parts[part])
            before = self._parts[part]

    def _tick(self, name: str, words: str) -> Switch:
        switch = Switch(words)
        switch.setObjectName(name)
        switch.toggled.connect(lambda _on: self._changed())
        self.box.addWidget(switch)
        return switch

    def _changed(self) -> None:
        if self._wanted is not None:
            ticked = frozenset(part for part, switch in self._parts.items() if switch.isChecked())
            self.wanted.emit(
                replace(self._wanted, parts=ticked, use=self._use.isChecked(), names=self._names.isChecked())
            )

    def _dates_changed(self) -> None:
        first, last = (field.value() for field in self._dates)
        if first is not None and last is not None:
            self.span_chosen.emit(Span(min(first, last), max(first, last)))
