"""Everything written down about one thing counted, each line to be changed or removed, and what can be added."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.counter import CountEvent, EventKind, MedicineStretch
from companion.domain.day import days_between
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.domain.written import without
from companion.ui.dates import full_date
from companion.ui.deeds import attempt
from companion.ui.milestone_words import days_words
from companion.ui.settings.day_effects import Effect, effect_of, effect_of_run
from companion.ui.settings.day_sheets import DaySheet, MedicineSheet, RunSheet
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Rule
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text

#: So many lines are shown at once, the latest; the others on asking.
SHOWN = 8
#: A day of use so many days ago at most is a matter of safety now.
_LATELY = 2
Written = CountEvent | MedicineStretch


class WrittenList(QWidget):
    """The lines, newest first, and the buttons that add one.

    `counted` names what they are about, None for the first thing, to which the stretches on medicine are told too.
    `tell` says what was done, with the way to take it back. `led_away` before another screen is shown.
    """

    led_away = Signal()

    def __init__(self, ctx: AppContext, counted: str | None, tell: Callable[[str, Done], None]) -> None:
        super().__init__()
        self._ctx, self._counted, self._tell = ctx, counted, tell
        self._lines: tuple[Written, ...] | None = None
        self._all = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(10))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme_of().px(4))
        column.addLayout(self._rows)
        adds = FlowLayout(None, theme_of().px(10))
        self._adds: list[Button] = []
        for name, words, act in (
            ("start", self.tr("Set the day I count from"), lambda: self.ask_day(EventKind.START)),
            ("lapse", self.tr("Add a day I used"), lambda: self._add_lapse()),
            ("restart", self.tr("Add a day I stopped again"), lambda: self.ask_day(EventKind.RESTART)),
            ("run", self.tr("Add a past run"), lambda: self._ask_run(None)),
            ("medicine", self.tr("Add days on medicine"), lambda: self.ask_medicine(None)),
        ):
            if name == "medicine" and counted is not None:
                continue
            button = Button(words, compact=True)
            button.setObjectName(f"add-{name}")
            button.clicked.connect(act)
            adds.addWidget(button)
            self._adds.append(button)
        column.addLayout(adds)

    def refresh(self) -> None:
        """Read the lines again; the same ones again change nothing on the screen."""
        lines: list[Written] = list(self._ctx.services.counter.events(self._counted))
        if self._counted is None:
            lines += self._ctx.services.counted.medicine()
        ordered = tuple(sorted(lines, key=_last_day, reverse=True))
        if ordered != self._lines:
            self._lines = ordered
            self._draw()

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self._adds[0]

    # -- lines ------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        held = self.window().focusWidget()
        inside = held is not None and self.isAncestorOf(held) and held not in self._adds
        former = self._parts()
        place = former.index(held) if held is not None and held in former else 0
        was_at = None if held is None else held.property("line")
        empty(self._rows)
        lines = self._lines or ()
        few = lines if self._all else lines[:SHOWN]
        for line in few:
            self._rows.addWidget(self._row(line))
            self._rows.addWidget(Rule())
        if len(few) < len(lines):
            more = Button(self.tr("Show all %n written down", "", len(lines)), "quiet", compact=True)
            more.setObjectName("written-all")
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not lines:
            self._rows.addWidget(Text(self.tr("Nothing written down yet."), "soft", "ink_soft"))
        lead_up_to(self._adds[0], [part for part in self._parts() if part not in self._adds])
        if inside and held is not None:
            # What had the keyboard is gone with its line: it goes to the same line, or to what is in its place now.
            parts = self._parts()
            same = (
                part
                for part in parts
                if was_at and (part.property("line"), part.objectName()) == (was_at, held.objectName())
            )
            coming = next(same, parts[min(place, len(parts) - 1)] if parts else self._adds[0])
            coming.setFocus(Qt.FocusReason.OtherFocusReason)

    def _parts(self) -> list[QWidget]:
        parts: list[QWidget] = []
        for place in range(self._rows.count()):
            item = self._rows.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Button):
                parts.append(widget)
            elif widget is not None:
                parts += widget.findChildren(IconButton)
        return parts

    def _show_all(self) -> None:
        self._all = True
        self._draw()
        parts = self._parts()
        if len(parts) > 2 * SHOWN:
            parts[2 * SHOWN].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, line: Written) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        said = self._said(line)
        across.addWidget(Text(said), 1)
        edit = IconButton("pencil", self.tr("Change: {what}").format(what=said))
        edit.setObjectName("written-change")
        edit.clicked.connect(lambda: self._change(line))
        away = IconButton("trash-2", self.tr("Remove: {what}").format(what=said))
        away.setObjectName("written-remove")
        away.clicked.connect(lambda: self._remove(line))
        for button in (edit, away):
            button.setProperty("line", line.uuid)
        across.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _said(self, line: Written) -> str:
        if isinstance(line, MedicineStretch):
            named = self.tr("On medicine: {name}").format(name=line.name) if line.name else self.tr("On medicine")
            if line.last is None:
                return self.tr("{what}, since {day}").format(what=named, day=full_date(line.first))
            days = self.tr("{what}, {first} to {last}")
            return days.format(what=named, first=full_date(line.first), last=full_date(line.last))
        if line.last is not None:
            words = self.tr("Past run, {first} to {last}: {days}")
            used = {one.day for one in self._lines or () if isinstance(one, CountEvent) and one.kind is EventKind.LAPSE}
            taken = sum(line.day <= day <= line.last for day in used)
            days = days_words(days_between(line.day, line.last) + 1 - taken)
            return words.format(first=full_date(line.day), last=full_date(line.last), days=days)
        if line.day == date.max:
            return self.tr("Not stopped again yet")
        said = {
            EventKind.START: self.tr("Counting from {day}"),
            EventKind.LAPSE: self.tr("Used {day}"),
            EventKind.RESTART: self.tr("Stopped again {day}"),
        }
        return said[line.kind].format(day=full_date(line.day))

    # -- adding and changing ----------------------------------------------------------------------------------

    def _add_lapse(self, day: date | None = None) -> None:
        # Safety comes first, whatever day it is about, and whatever was used.
        self.led_away.emit()
        about = {} if self._counted is None else {"counted": self._counted}
        self._ctx.shell.go("lapse", day=day, count=day is None, **about)

    def ask_day(self, kind: EventKind, former: CountEvent | None = None) -> None:
        """Ask for a day of a kind, and write it down, or put it in the place of the former."""
        first = self._standing(kind, former)
        sheet = DaySheet(
            self._title(kind),
            self._ctx,
            None if first is None else first.day,
            lambda day: effect_of(self._ctx, day, kind, self._counted, former),
            parent=self.window(),
        )

        def keep(day: date, keep_former: bool) -> bool:
            if first is not None and day == first.day:
                return True
            kept = self._keep_day(kind, former, day, keep_former=keep_former)
            lately = days_between(day, self._ctx.today()) < _LATELY
            if kept and former is not None and kind is EventKind.LAPSE and lately:
                # It was lately after all: what keeps them safe comes first now, as where such a day is added.
                sheet.accepted.connect(lambda: self._add_lapse(day))
            return kept

        sheet.kept_by = keep
        sheet.lapse_wanted.connect(lambda: self._add_lapse())
        sheet.open()

    def _keep_day(self, kind: EventKind, former: CountEvent | None, day: date, *, keep_former: bool) -> bool:
        counter, written = self._ctx.services.counter, self.tr("Written down")
        if former is not None:
            moved = replace(former, day=day, at=None)
            return self._do(self.tr("Changed"), lambda: counter.edit(moved, keep_former=keep_former))
        if kind is EventKind.START:
            return self._do(written, lambda: counter.start_on(day, counted=self._counted, keep_former=keep_former))
        return self._do(written, lambda: counter.stopped_again(day, counted=self._counted))

    def _standing(self, kind: EventKind, former: CountEvent | None) -> CountEvent | None:
        """What a day takes the place of: what is being changed, or of a start the one there is."""
        if former is not None or kind is not EventKind.START:
            return former
        found = (one for one in self._lines or () if isinstance(one, CountEvent) and one.kind is EventKind.START)
        return min(found, key=lambda one: one.day, default=None)

    def _ask_run(self, event: CountEvent | None) -> None:
        first, last = (None, None) if event is None else (event.day, event.last)

        def effect(first: date, last: date) -> Effect:
            return effect_of_run(self._ctx, first, last, self._counted, event)

        sheet = RunSheet(self._ctx, effect, first, last, parent=self.window())
        sheet.kept_by = lambda first, last: self._keep_run(event, first, last)
        sheet.open()

    def _keep_run(self, event: CountEvent | None, first: date, last: date) -> bool:
        counter = self._ctx.services.counter
        if event is None:
            added = self.tr("Written down")
            return self._do(added, lambda: counter.add_past_run(first, last, counted=self._counted))
        return self._do(self.tr("Changed"), lambda: counter.edit(replace(event, day=first, last=last)))

    def ask_medicine(self, stretch: MedicineStretch | None, name: str = "") -> None:
        """Ask for days on medicine, and write them down."""
        if name:
            # Come to from elsewhere: from here on it is as if it were asked for here, also after a lock.
            self._adds[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        sheet = MedicineSheet(self._ctx, stretch, name, parent=self.window())

        def keep(first: date, name: str, last: date | None) -> bool:
            counted = self._ctx.services.counted
            if stretch is None:
                return self._do(self.tr("Written down"), lambda: counted.begin_medicine(first, name, last))
            changed = MedicineStretch(stretch.uuid, first, last, name)
            return self._do(self.tr("Changed"), lambda: counted.change_medicine(changed))

        sheet.kept_by = keep
        sheet.open()

    def _change(self, line: Written) -> None:
        if isinstance(line, MedicineStretch):
            self.ask_medicine(line)
        elif line.kind is EventKind.RUN:
            self._ask_run(line)
        else:
            self.ask_day(line.kind, line)

    def _remove(self, line: Written) -> None:
        if isinstance(line, MedicineStretch):
            self._do(self.tr("Removed"), lambda: self._ctx.services.counted.remove_medicine(line.uuid))
            return
        counter = self._ctx.services.counter
        events = counter.events(self._counted)
        alone = len(without(events, line)) == len(events) - 1
        words = self.tr("Removed") if alone else self.tr("Removed, with when you stopped again after it")
        self._do(words, lambda: counter.remove(line.uuid))

    def _do(self, words: str, act: Callable[[], Done]) -> bool:
        done = attempt(self._ctx, act)
        if done is None:
            return False
        self._tell(words, done)
        return True

    def _title(self, kind: EventKind) -> str:
        return {
            EventKind.START: self.tr("The day I count from"),
            EventKind.LAPSE: self.tr("A day I used"),
            EventKind.RESTART: self.tr("A day I stopped again"),
        }[kind]


def _last_day(line: Written) -> tuple[date, str]:
    if isinstance(line, MedicineStretch):
        return line.last or date.max, line.uuid
    return line.last or line.day, line.uuid
