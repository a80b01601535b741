"""What the counter counts from, and which number it shows."""

from collections.abc import Hashable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.counter import CountEvent, EventKind
from companion.domain.settings import Counting, Headline
from companion.ui.dates import full_date
from companion.ui.settings.section import Choice, Section
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Rule
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class CountingSection(Section):
    """What is written down about starts, lapses and stopping again; a day of use takes only itself away."""

    name = "counting"
    family = False

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("CountingSection", "Counting"),
            QCoreApplication.translate(
                "CountingSection",
                "Count from a day you choose, or not at all. Prescribed medicine never changes the count.",
            ),
        )
        self._how = Choice(self.tr("Count my days"), self._count)
        self._how.add(Counting.COUNT, self.tr("Yes")).setObjectName("count-yes")
        self._how.add(Counting.NOT_YET, self.tr("Not yet")).setObjectName("count-not-yet")
        self._how.add(Counting.RATHER_NOT, self.tr("I'd rather not")).setObjectName("count-rather-not")
        self.row(self.tr("Count my days"), self._how)
        self._headline = Select(self.tr("The number on Today"))
        self._headline.setObjectName("headline")
        for value, words in (
            (Headline.CURRENT, self.tr("Days now")),
            (Headline.TOTAL, self.tr("Days without use in all")),
            (Headline.LONGEST, self.tr("Longest run")),
            (Headline.SHARE_30, self.tr("Days without use, of the last 30")),
            (Headline.SHARE_90, self.tr("Days without use, of the last 90")),
            (Headline.SINCE_START, self.tr("Days since I began")),
            (Headline.HIDDEN, self.tr("Hide the counter")),
        ):
            self._headline.addItem(words, value.value)
        self._headline.activated.connect(lambda row: self._show_as(self._headline.itemData(row)))
        self.row(self.tr("The number on Today"), self._headline)
        self._first = Choice(self.tr("The first day is"), lambda value: self._set(first_day=value))
        self._first.add(0, self.tr("day 0")).setObjectName("first-day-0")
        self._first.add(1, self.tr("day 1")).setObjectName("first-day-1")
        self.row(self.tr("The first day is"), self._first)
        self.rule()
        self._events = QVBoxLayout()
        self._events.setSpacing(theme_of().px(4))
        self.box.addLayout(self._events)
        adds = FlowLayout(None, theme_of().px(10))
        for kind, words in (
            (EventKind.START, self.tr("Set the day I count from")),
            (EventKind.LAPSE, self.tr("Add a day I used")),
            (EventKind.RESTART, self.tr("Add a day I stopped again")),
        ):
            button = Button(words, compact=True)
            button.setObjectName(f"add-{kind.value}")
            button.clicked.connect(lambda _checked=False, kind=kind: self._add(kind))
            adds.addWidget(button)
        self.box.addLayout(adds)
        self.note(
            self.tr(
                "A day you used ends a run. That one day is not counted, so your total is one less, and a longest run "
                "it falls into gets shorter. Every other day you gained stays counted."
            )
        )

    def refresh(self) -> None:
        known = self.ctx.services.settings.current()
        self._how.show_value(known.counting)
        self._first.show_value(known.first_day)
        self._headline.setCurrentIndex(max(0, self._headline.findData(known.headline.value)))
        while self._events.count():
            item = self._events.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        events = self.ctx.services.counter.events()
        for event in events:
            self._events.addWidget(self._event_row(event))
            self._events.addWidget(Rule())
        if not events:
            self._events.addWidget(Text(self.tr("Nothing written down yet."), "soft", "ink_soft"))

    def _kind_words(self, kind: EventKind) -> str:
        return {
            EventKind.START: self.tr("Counting from"),
            EventKind.LAPSE: self.tr("Used"),
            EventKind.RESTART: self.tr("Stopped again"),
        }[kind]

    def _title(self, kind: EventKind) -> str:
        return {
            EventKind.START: self.tr("The day I count from"),
            EventKind.LAPSE: self.tr("A day I used"),
            EventKind.RESTART: self.tr("A day I stopped again"),
        }[kind]

    def _effect(self, kind: EventKind) -> tuple[str, str]:
        """What writing down such a day does to the count, said before it is written down: first this, then that."""
        return {
            EventKind.START: ("", ""),
            EventKind.LAPSE: (
                self.tr("This one day comes out of your total. Every other day stays counted."),
                self.tr("If it falls into your longest run, that run gets shorter."),
            ),
            EventKind.RESTART: (
                self.tr("The count begins again from this day."),
                self.tr("Days between using and this day are not counted."),
            ),
        }[kind]

    def _event_row(self, event: CountEvent) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = self.tr("{what} {day}").format(what=self._kind_words(event.kind), day=full_date(event.day))
        line.addWidget(Text(words), 1)
        edit = IconButton("pencil", self.tr("Change: {what}").format(what=words))
        edit.clicked.connect(lambda: self._edit(event))
        away = IconButton("trash-2", self.tr("Remove: {what}").format(what=words))
        away.clicked.connect(lambda: self._remove(event))
        line.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add(self, kind: EventKind) -> None:
        sheet = DaySheet(self._title(kind), self.ctx, None, *self._effect(kind), parent=self.window())
        sheet.accepted.connect(lambda: self._added(kind, sheet))
        sheet.open()

    def _added(self, kind: EventKind, sheet: "DaySheet") -> None:
        day, counter = sheet.day(), self.ctx.services.counter
        if day is None:
            return
        done = counter.start_on(day) if kind is EventKind.START else counter.add(kind, day)
        self.ctx.shell.toast(self.tr("Written down"), done.undo)

    def _edit(self, event: CountEvent) -> None:
        effect = self._effect(event.kind)
        sheet = DaySheet(self._title(event.kind), self.ctx, event.day, *effect, parent=self.window())
        sheet.accepted.connect(lambda: self._edited(event, sheet))
        sheet.open()

    def _edited(self, event: CountEvent, sheet: "DaySheet") -> None:
        from companion.domain.value import replace

        day = sheet.day()
        if day is not None and day != event.day:
            done = self.ctx.services.counter.edit(replace(event, day=day, at=None))
            self.ctx.shell.toast(self.tr("Changed"), done.undo)

    def _remove(self, event: CountEvent) -> None:
        done = self.ctx.services.counter.remove(event.uuid)
        self.ctx.shell.toast(self.tr("Removed"), done.undo)

    def _count(self, value: Hashable) -> None:
        counter = self.ctx.services.counter
        if value is Counting.COUNT:
            if any(event.kind is not EventKind.LAPSE for event in counter.events()):
                self._set(counting=Counting.COUNT)
            else:
                self._add(EventKind.START)
                self.refresh()
        else:
            counter.stop_counting(Counting(str(value)))

    def _show_as(self, headline: Any) -> None:
        self.ctx.services.counter.show(Headline(headline))

    def _set(self, **values: object) -> None:
        self.ctx.services.settings.change(**values)


class DaySheet(Sheet):
    """Asks for a day that is today or past, beginning with today or the one given."""

    def __init__(
        self,
        title: str,
        ctx: AppContext,
        day: date | None = None,
        lead: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, lead, width=460, parent=parent)
        today = ctx.today()
        week = ctx.services.settings.current().first_weekday
        self._field = DateField(self.tr("Day"), day or today, today=today, latest=today, first_weekday=week)
        self._field.setObjectName("day-field")
        self.body.addWidget(Labelled(self.tr("Day"), self._field))
        quick = FlowLayout(None, theme_of().px(8))
        for words, back in ((self.tr("Today"), 0), (self.tr("Yesterday"), 1), (self.tr("A week ago"), 7)):
            button = Button(words, compact=True)
            button.setObjectName(f"day-{back}-back")
            button.clicked.connect(
                lambda _checked=False, back=back: self._field.set_value(today - timedelta(days=back))
            )
            quick.addWidget(button)
        self.body.addLayout(quick)
        if note:
            self.body.addWidget(Text(note, "small", "ink_soft"))
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        keep = self.add_button(self.tr("Keep"), "primary", default=True)
        keep.setObjectName("day-keep")
        keep.clicked.connect(self.accept)
        self._field.setFocus()

    def accept(self) -> None:
        """Close with the day that is written there; stay where none can be read."""
        if self._field.take() is not None:
            super().accept()

    def day(self) -> date | None:
        """The day chosen, once the sheet was accepted."""
        return self._field.value()
